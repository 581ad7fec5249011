-- PostgreSQL: versions and their changes are only ever added.
CREATE TRIGGER reference_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reference_version
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER reference_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reference_change
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();
