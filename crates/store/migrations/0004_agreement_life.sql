-- The life of conventions: what happened to them, who signed which text, the parties' keys, amendments, adhésions, the
-- census of those on paper, reminders of their calendar. In every table, seq is the entry of the log that records the row;
-- rows are only ever added: what was wrong is corrected by another row. The texts themselves are in agreement_text.

-- Facts in the life of conventions, with the day on which each happened and the day on which it was known.
CREATE TABLE agreement_fact (
    id TEXT NOT NULL PRIMARY KEY,                -- f-000001…
    seq BIGINT NOT NULL UNIQUE,                  -- Entry that records the row.
    agreement TEXT NOT NULL,                     -- Convention.
    what TEXT NOT NULL,                          -- What happened, by its code: notified-to, notice-received…
    happened_on TEXT NOT NULL,                   -- Day on which it happened, or takes effect.
    known_on TEXT NOT NULL,                      -- Day on which it was known here.
    fact TEXT NOT NULL,                          -- JSON of the fact: who, when sent, reference of the letter…
    replaces TEXT REFERENCES agreement_fact (id), -- The fact that it corrects, where it does.
    recorded_at TEXT NOT NULL,                   -- When.
    recorded_by TEXT NOT NULL                    -- Who acted, as in log_entry.actor.
);
CREATE INDEX agreement_fact_by_agreement ON agreement_fact (agreement, seq);

-- Signatures of conventions: made here with a key, or made elsewhere and recorded by a party with its key.
CREATE TABLE agreement_signature (
    id TEXT NOT NULL PRIMARY KEY,           -- s-000001…
    seq BIGINT NOT NULL UNIQUE,             -- Entry that records the row.
    agreement TEXT NOT NULL,                -- Convention.
    sha256 TEXT NOT NULL,                   -- Digest of the text that was signed.
    party TEXT NOT NULL,                    -- The party that signed.
    means TEXT,                             -- By what means, where it was made elsewhere.
    key_id TEXT NOT NULL,                   -- The key that signs the statement: the party's own, or that of who records.
    signed_on TEXT NOT NULL,                -- Which day, as the statement says.
    statement TEXT NOT NULL,                -- The statement as signed, with the initials of each article.
    statement_sha256 TEXT NOT NULL UNIQUE,  -- Its digest: a statement is kept once.
    recorded_at TEXT NOT NULL,              -- When.
    recorded_by TEXT NOT NULL               -- Who acted, as in log_entry.actor.
);
CREATE INDEX agreement_signature_by_agreement ON agreement_signature (agreement, seq);

-- The register of the parties' public keys: each entry is a signed statement.
CREATE TABLE key_entry (
    id TEXT NOT NULL PRIMARY KEY,          -- y-000001…
    seq BIGINT NOT NULL UNIQUE,            -- Entry that records the row.
    party TEXT NOT NULL,                   -- Whose key it is.
    key_id TEXT NOT NULL,                  -- The key: digest of its public part.
    kind TEXT NOT NULL,                    -- key or revoked-key.
    statement TEXT NOT NULL,               -- The statement as signed.
    statement_sha256 TEXT NOT NULL UNIQUE, -- Its digest: a statement is kept once.
    recorded_at TEXT NOT NULL,             -- When.
    recorded_by TEXT NOT NULL              -- Who acted, as in log_entry.actor.
);

-- Amendments as proposed: the whole text of the convention as it would become. Approvals are facts.
CREATE TABLE amendment (
    id TEXT NOT NULL PRIMARY KEY, -- g-000001…
    seq BIGINT NOT NULL UNIQUE,   -- Entry that records the row.
    agreement TEXT NOT NULL,      -- Convention.
    number BIGINT NOT NULL,       -- Its number, from 1; proposed again under the same one where the first was given up.
    base_sha256 TEXT NOT NULL,    -- Digest of the text that it changes.
    sha256 TEXT NOT NULL,         -- Digest of the text as amended.
    text TEXT NOT NULL,           -- That text.
    proposed_at TEXT NOT NULL,    -- When.
    proposed_by TEXT NOT NULL     -- Who acted, as in log_entry.actor.
);
CREATE INDEX amendment_by_agreement ON amendment (agreement, seq);

-- Parties that joined a convention open to them, with their annex 1.
CREATE TABLE adhesion (
    id TEXT NOT NULL PRIMARY KEY, -- j-000001…
    seq BIGINT NOT NULL UNIQUE,   -- Entry that records the row.
    agreement TEXT NOT NULL,      -- Convention.
    party TEXT NOT NULL,          -- Who joins.
    joined_on TEXT NOT NULL,      -- From which day.
    document TEXT NOT NULL,       -- What was signed to join: who, under which role, for which establishments.
    sha256 TEXT NOT NULL,         -- Its digest.
    recorded_at TEXT NOT NULL,    -- When.
    recorded_by TEXT NOT NULL     -- Who acted, as in log_entry.actor.
);
CREATE INDEX adhesion_by_agreement ON adhesion (agreement, seq);

-- Conventions on paper, for the census; of each convention the last row counts.
CREATE TABLE paper_agreement (
    id TEXT NOT NULL PRIMARY KEY, -- c-000001…
    seq BIGINT NOT NULL UNIQUE,   -- Entry that records the row.
    agreement TEXT NOT NULL,      -- Its name in the census.
    text TEXT NOT NULL,           -- What is known of it: the file as given.
    sha256 TEXT NOT NULL,         -- Digest of that file.
    scan TEXT,                    -- Digest of the scan, which is also its name on disk.
    registered_at TEXT NOT NULL,  -- When.
    registered_by TEXT NOT NULL   -- Who acted, as in log_entry.actor.
);

-- Reminders of what the calendar of a convention brings; each is given once.
CREATE TABLE agreement_reminder (
    id TEXT NOT NULL PRIMARY KEY, -- b-000001…
    seq BIGINT NOT NULL UNIQUE,   -- Entry that records the row.
    agreement TEXT NOT NULL,      -- Convention.
    entry TEXT NOT NULL,          -- What the day brings, by its code.
    due_on TEXT NOT NULL,         -- The day.
    stage TEXT NOT NULL,          -- before-30, before-7, before-1, late-1…
    reminded_at TEXT NOT NULL,    -- When.
    UNIQUE (agreement, entry, due_on, stage)
);

CREATE INDEX agreement_text_by_agreement ON agreement_text (agreement, seq);

INSERT INTO counter (name, last) VALUES
    ('agreement_fact', 0), ('agreement_signature', 0), ('key_entry', 0), ('amendment', 0), ('adhesion', 0),
    ('paper_agreement', 0), ('agreement_reminder', 0);
