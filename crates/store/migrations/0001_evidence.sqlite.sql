-- SQLite: evidence rows are only ever added. This stops mistakes, not somebody who holds the file:
-- that is what verification finds.

CREATE TRIGGER log_entry_no_update BEFORE UPDATE ON log_entry
BEGIN SELECT RAISE(ABORT, 'rows of log_entry are evidence and never change'); END;

CREATE TRIGGER log_entry_no_delete BEFORE DELETE ON log_entry
BEGIN SELECT RAISE(ABORT, 'rows of log_entry are evidence and never change'); END;

CREATE TRIGGER agreement_text_no_update BEFORE UPDATE ON agreement_text
BEGIN SELECT RAISE(ABORT, 'rows of agreement_text are evidence and never change'); END;

CREATE TRIGGER agreement_text_no_delete BEFORE DELETE ON agreement_text
BEGIN SELECT RAISE(ABORT, 'rows of agreement_text are evidence and never change'); END;

CREATE TRIGGER reference_load_no_update BEFORE UPDATE ON reference_load
BEGIN SELECT RAISE(ABORT, 'rows of reference_load are evidence and never change'); END;

CREATE TRIGGER reference_load_no_delete BEFORE DELETE ON reference_load
BEGIN SELECT RAISE(ABORT, 'rows of reference_load are evidence and never change'); END;

CREATE TRIGGER deposit_no_update BEFORE UPDATE ON deposit
BEGIN SELECT RAISE(ABORT, 'rows of deposit are evidence and never change'); END;

CREATE TRIGGER deposit_no_delete BEFORE DELETE ON deposit
BEGIN SELECT RAISE(ABORT, 'rows of deposit are evidence and never change'); END;

CREATE TRIGGER check_report_no_update BEFORE UPDATE ON check_report
BEGIN SELECT RAISE(ABORT, 'rows of check_report are evidence and never change'); END;

CREATE TRIGGER check_report_no_delete BEFORE DELETE ON check_report
BEGIN SELECT RAISE(ABORT, 'rows of check_report are evidence and never change'); END;

CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'rows of decision are evidence and never change'); END;

CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'rows of decision are evidence and never change'); END;

CREATE TRIGGER delivery_no_update BEFORE UPDATE ON delivery
BEGIN SELECT RAISE(ABORT, 'rows of delivery are evidence and never change'); END;

CREATE TRIGGER delivery_no_delete BEFORE DELETE ON delivery
BEGIN SELECT RAISE(ABORT, 'rows of delivery are evidence and never change'); END;
