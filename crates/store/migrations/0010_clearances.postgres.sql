-- PostgreSQL: evidence rows are only ever added.
CREATE TRIGGER clearance_act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON clearance_act
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();
