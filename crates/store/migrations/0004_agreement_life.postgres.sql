-- PostgreSQL: these rows are evidence too. This stops mistakes, not the owner of the database.

CREATE TRIGGER agreement_fact_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON agreement_fact
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER agreement_signature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON agreement_signature
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER key_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON key_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER amendment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON amendment
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER adhesion_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON adhesion
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER paper_agreement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON paper_agreement
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER agreement_reminder_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON agreement_reminder
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();
