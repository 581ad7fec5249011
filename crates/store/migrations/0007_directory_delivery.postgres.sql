-- PostgreSQL: these rows are evidence too.

CREATE TRIGGER directory_delivery_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON directory_delivery
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER directory_push_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON directory_push
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();
