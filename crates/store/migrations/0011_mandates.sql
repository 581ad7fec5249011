-- Mandates of contractors, step by step: who studies what for whom, until when, and the attestation that the files are destroyed.
CREATE TABLE mandate_act (
    id TEXT NOT NULL PRIMARY KEY, -- pre-000001…
    seq BIGINT NOT NULL UNIQUE,   -- Entry that records the row.
    mandate TEXT NOT NULL,        -- Its first step, which names it.
    step TEXT NOT NULL,           -- declared, handed-over, extended, ended, asked, reminded, escalated or certified.
    party TEXT NOT NULL,          -- Who commissions the study.
    agreement TEXT NOT NULL,      -- Convention that lets it.
    purpose TEXT NOT NULL,        -- What for.
    contractor TEXT,              -- Name of the contractor, for declared.
    siren TEXT,                   -- Its number, for declared.
    study TEXT,                   -- Title of the study, for declared.
    until_on TEXT,                -- Last day of the study, for declared, extended and ended.
    delivery TEXT,                -- What was handed over, for handed-over.
    attestation TEXT,             -- Digest of the attestation, for certified.
    recorded_at TEXT NOT NULL,    -- When.
    recorded_by TEXT NOT NULL     -- Who acted, as in log_entry.actor.
);

CREATE INDEX mandate_act_by_mandate ON mandate_act (mandate);

INSERT INTO counter (name, last) VALUES ('mandate_act', 0);
