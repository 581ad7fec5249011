-- SQLite: evidence rows are only ever added.
CREATE TRIGGER witness_no_update BEFORE UPDATE ON witness
BEGIN SELECT RAISE(ABORT, 'rows of witness are evidence and never change'); END;

CREATE TRIGGER witness_no_delete BEFORE DELETE ON witness
BEGIN SELECT RAISE(ABORT, 'rows of witness are evidence and never change'); END;
