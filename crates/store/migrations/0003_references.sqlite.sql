-- SQLite: versions and their changes are only ever added.
CREATE TRIGGER reference_version_no_update BEFORE UPDATE ON reference_version
BEGIN SELECT RAISE(ABORT, 'rows of reference_version are evidence and never change'); END;

CREATE TRIGGER reference_version_no_delete BEFORE DELETE ON reference_version
BEGIN SELECT RAISE(ABORT, 'rows of reference_version are evidence and never change'); END;

CREATE TRIGGER reference_change_no_update BEFORE UPDATE ON reference_change
BEGIN SELECT RAISE(ABORT, 'rows of reference_change are evidence and never change'); END;

CREATE TRIGGER reference_change_no_delete BEFORE DELETE ON reference_change
BEGIN SELECT RAISE(ABORT, 'rows of reference_change are evidence and never change'); END;
