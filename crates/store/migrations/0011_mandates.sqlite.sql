-- SQLite: evidence rows are only ever added.
CREATE TRIGGER mandate_act_no_update BEFORE UPDATE ON mandate_act
BEGIN SELECT RAISE(ABORT, 'rows of mandate_act are evidence and never change'); END;

CREATE TRIGGER mandate_act_no_delete BEFORE DELETE ON mandate_act
BEGIN SELECT RAISE(ABORT, 'rows of mandate_act are evidence and never change'); END;
