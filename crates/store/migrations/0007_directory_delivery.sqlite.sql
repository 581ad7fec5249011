-- SQLite: these rows are evidence too. This stops mistakes, not somebody who holds the file.

CREATE TRIGGER directory_delivery_no_update BEFORE UPDATE ON directory_delivery
BEGIN SELECT RAISE(ABORT, 'rows of directory_delivery are evidence and never change'); END;

CREATE TRIGGER directory_delivery_no_delete BEFORE DELETE ON directory_delivery
BEGIN SELECT RAISE(ABORT, 'rows of directory_delivery are evidence and never change'); END;

CREATE TRIGGER directory_push_no_update BEFORE UPDATE ON directory_push
BEGIN SELECT RAISE(ABORT, 'rows of directory_push are evidence and never change'); END;

CREATE TRIGGER directory_push_no_delete BEFORE DELETE ON directory_push
BEGIN SELECT RAISE(ABORT, 'rows of directory_push are evidence and never change'); END;
