-- PostgreSQL: evidence rows are only ever added.
CREATE TRIGGER study_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON study_version
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER study_act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON study_act
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();

CREATE TRIGGER forecast_act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON forecast_act
FOR EACH STATEMENT EXECUTE FUNCTION refuse_evidence_change();
