-- PostgreSQL: these rows are evidence too. This stops mistakes, not the owner of the database.

CREATE TRIGGER set_aside_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON set_aside
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER withdrawal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON withdrawal
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER alert_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON alert
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER acknowledgement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON acknowledgement
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER reminder_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reminder
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();
