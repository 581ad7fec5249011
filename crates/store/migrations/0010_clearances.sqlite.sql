-- SQLite: evidence rows are only ever added.
CREATE TRIGGER clearance_act_no_update BEFORE UPDATE ON clearance_act
BEGIN SELECT RAISE(ABORT, 'rows of clearance_act are evidence and never change'); END;

CREATE TRIGGER clearance_act_no_delete BEFORE DELETE ON clearance_act
BEGIN SELECT RAISE(ABORT, 'rows of clearance_act are evidence and never change'); END;
