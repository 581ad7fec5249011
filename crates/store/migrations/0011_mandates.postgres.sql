-- PostgreSQL: evidence rows are only ever added.
CREATE TRIGGER mandate_act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON mandate_act
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();
