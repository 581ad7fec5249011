-- PostgreSQL: evidence rows are only ever added.
CREATE TRIGGER witness_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON witness
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();
