-- SQLite: evidence rows are only ever added.
CREATE TRIGGER study_version_no_update BEFORE UPDATE ON study_version
BEGIN SELECT RAISE(ABORT, 'rows of study_version are evidence and never change'); END;

CREATE TRIGGER study_version_no_delete BEFORE DELETE ON study_version
BEGIN SELECT RAISE(ABORT, 'rows of study_version are evidence and never change'); END;

CREATE TRIGGER study_act_no_update BEFORE UPDATE ON study_act
BEGIN SELECT RAISE(ABORT, 'rows of study_act are evidence and never change'); END;

CREATE TRIGGER study_act_no_delete BEFORE DELETE ON study_act
BEGIN SELECT RAISE(ABORT, 'rows of study_act are evidence and never change'); END;

CREATE TRIGGER forecast_act_no_update BEFORE UPDATE ON forecast_act
BEGIN SELECT RAISE(ABORT, 'rows of forecast_act are evidence and never change'); END;

CREATE TRIGGER forecast_act_no_delete BEFORE DELETE ON forecast_act
BEGIN SELECT RAISE(ABORT, 'rows of forecast_act are evidence and never change'); END;
