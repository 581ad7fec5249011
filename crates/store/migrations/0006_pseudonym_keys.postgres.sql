-- PostgreSQL: these rows are evidence too. This stops mistakes, not the owner of the database.

CREATE TRIGGER pseudonym_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON pseudonym_key
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER key_split_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON key_split
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();
