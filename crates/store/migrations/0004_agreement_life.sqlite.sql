-- SQLite: these rows are evidence too. This stops mistakes, not somebody who holds the file.

CREATE TRIGGER agreement_fact_no_update BEFORE UPDATE ON agreement_fact
BEGIN SELECT RAISE(ABORT, 'rows of agreement_fact are evidence and never change'); END;

CREATE TRIGGER agreement_fact_no_delete BEFORE DELETE ON agreement_fact
BEGIN SELECT RAISE(ABORT, 'rows of agreement_fact are evidence and never change'); END;

CREATE TRIGGER agreement_signature_no_update BEFORE UPDATE ON agreement_signature
BEGIN SELECT RAISE(ABORT, 'rows of agreement_signature are evidence and never change'); END;

CREATE TRIGGER agreement_signature_no_delete BEFORE DELETE ON agreement_signature
BEGIN SELECT RAISE(ABORT, 'rows of agreement_signature are evidence and never change'); END;

CREATE TRIGGER key_entry_no_update BEFORE UPDATE ON key_entry
BEGIN SELECT RAISE(ABORT, 'rows of key_entry are evidence and never change'); END;

CREATE TRIGGER key_entry_no_delete BEFORE DELETE ON key_entry
BEGIN SELECT RAISE(ABORT, 'rows of key_entry are evidence and never change'); END;

CREATE TRIGGER amendment_no_update BEFORE UPDATE ON amendment
BEGIN SELECT RAISE(ABORT, 'rows of amendment are evidence and never change'); END;

CREATE TRIGGER amendment_no_delete BEFORE DELETE ON amendment
BEGIN SELECT RAISE(ABORT, 'rows of amendment are evidence and never change'); END;

CREATE TRIGGER adhesion_no_update BEFORE UPDATE ON adhesion
BEGIN SELECT RAISE(ABORT, 'rows of adhesion are evidence and never change'); END;

CREATE TRIGGER adhesion_no_delete BEFORE DELETE ON adhesion
BEGIN SELECT RAISE(ABORT, 'rows of adhesion are evidence and never change'); END;

CREATE TRIGGER paper_agreement_no_update BEFORE UPDATE ON paper_agreement
BEGIN SELECT RAISE(ABORT, 'rows of paper_agreement are evidence and never change'); END;

CREATE TRIGGER paper_agreement_no_delete BEFORE DELETE ON paper_agreement
BEGIN SELECT RAISE(ABORT, 'rows of paper_agreement are evidence and never change'); END;

CREATE TRIGGER agreement_reminder_no_update BEFORE UPDATE ON agreement_reminder
BEGIN SELECT RAISE(ABORT, 'rows of agreement_reminder are evidence and never change'); END;

CREATE TRIGGER agreement_reminder_no_delete BEFORE DELETE ON agreement_reminder
BEGIN SELECT RAISE(ABORT, 'rows of agreement_reminder are evidence and never change'); END;
