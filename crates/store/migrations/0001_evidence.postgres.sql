-- PostgreSQL: evidence rows are only ever added. This stops mistakes, not the owner of the database:
-- that is what verification finds.
CREATE FUNCTION refuse_evidence_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are evidence and never change', TG_TABLE_NAME;
END;
$$;

CREATE TRIGGER log_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER agreement_text_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON agreement_text
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER reference_load_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reference_load
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER deposit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON deposit
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER check_report_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON check_report
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON decision
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER delivery_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON delivery
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();
