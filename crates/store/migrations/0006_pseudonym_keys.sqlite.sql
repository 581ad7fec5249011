-- SQLite: these rows are evidence too. This stops mistakes, not somebody who holds the file.

CREATE TRIGGER pseudonym_key_no_update BEFORE UPDATE ON pseudonym_key
BEGIN SELECT RAISE(ABORT, 'rows of pseudonym_key are evidence and never change'); END;

CREATE TRIGGER pseudonym_key_no_delete BEFORE DELETE ON pseudonym_key
BEGIN SELECT RAISE(ABORT, 'rows of pseudonym_key are evidence and never change'); END;

CREATE TRIGGER key_split_no_update BEFORE UPDATE ON key_split
BEGIN SELECT RAISE(ABORT, 'rows of key_split are evidence and never change'); END;

CREATE TRIGGER key_split_no_delete BEFORE DELETE ON key_split
BEGIN SELECT RAISE(ABORT, 'rows of key_split are evidence and never change'); END;
