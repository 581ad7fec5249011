-- The evidence log, the rows that it records, accounts and references.
-- Runs as it is on SQLite and on PostgreSQL: TEXT and BIGINT only. Instants are RFC 3339 in UTC with
-- 6 decimals, days are ISO 8601, digests are SHA-256 in lower-case hexadecimal.

-- The evidence log: one row an entry, chained by digests; never changed.
CREATE TABLE log_entry (
    seq BIGINT NOT NULL PRIMARY KEY, -- Number of the entry, from 1, without holes.
    at TEXT NOT NULL,                -- When it was recorded.
    actor TEXT NOT NULL,             -- Who acted: system, party:<id> or user:<id>; never a name.
    body TEXT NOT NULL,              -- JSON of the event and of the digest of its row; hashed as it is.
    previous TEXT NOT NULL,          -- Digest of the entry before.
    hash TEXT NOT NULL               -- Digest of this entry.
);

-- Where the log ends; its single row is also the lock that makes writers wait for each other.
CREATE TABLE log_head (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1), -- Always 1.
    seq BIGINT NOT NULL,                           -- Number of the last entry; 0 before the first.
    hash TEXT NOT NULL                             -- Its digest; zeros before the first.
);

-- The last number given out in each evidence table.
CREATE TABLE counter (
    name TEXT NOT NULL PRIMARY KEY, -- Table that it numbers.
    last BIGINT NOT NULL            -- Last number given.
);

-- Texts of conventions as loaded. In every evidence table, seq is the entry that records the row.
CREATE TABLE agreement_text (
    id TEXT NOT NULL PRIMARY KEY, -- t-000001…
    seq BIGINT NOT NULL UNIQUE,   -- Entry that records the row.
    agreement TEXT NOT NULL,      -- Convention.
    sha256 TEXT NOT NULL,         -- Digest of the text.
    text TEXT NOT NULL,           -- The file as given.
    loaded_at TEXT NOT NULL       -- When.
);

-- Loads of references: directory, communes, code lists, schemas.
CREATE TABLE reference_load (
    id TEXT NOT NULL PRIMARY KEY,  -- l-000001…
    seq BIGINT NOT NULL UNIQUE,    -- Entry that records the row.
    reference TEXT NOT NULL,       -- institutions, communes, code-list:<id>…
    row_count BIGINT NOT NULL,     -- Rows of the reference.
    sha256 TEXT NOT NULL,          -- Digest of the source as given.
    rows_sha256 TEXT,              -- Digest of the rows kept in the table of that name, where there is one.
    loaded_at TEXT NOT NULL        -- When.
);

-- Files received. Their state follows from check_report.
CREATE TABLE deposit (
    id TEXT NOT NULL PRIMARY KEY,  -- d-000001…
    seq BIGINT NOT NULL UNIQUE,    -- Entry that records the row.
    dataset TEXT NOT NULL,         -- Dataset.
    period TEXT NOT NULL,          -- What it is about: 2026, 2026-2.
    party TEXT NOT NULL,           -- Who deposited.
    version BIGINT NOT NULL,       -- Rank among the deposits of that dataset, period and party, from 1.
    sha256 TEXT NOT NULL,          -- Digest of the file as received, which is also its name on disk.
    size_bytes BIGINT NOT NULL,    -- Its size.
    file_name TEXT NOT NULL,       -- Its name as given by the depositor; shown, never used as a path.
    received_at TEXT NOT NULL,     -- When.
    received_by TEXT NOT NULL,     -- Who acted, as in log_entry.actor.
    UNIQUE (dataset, period, party, version)
);

-- Reports of checks; the last one of a deposit counts.
CREATE TABLE check_report (
    id TEXT NOT NULL PRIMARY KEY,               -- r-000001…
    seq BIGINT NOT NULL UNIQUE,                 -- Entry that records the row.
    deposit TEXT NOT NULL REFERENCES deposit (id), -- Deposit.
    verdict TEXT NOT NULL,                      -- accepted or rejected.
    row_count BIGINT NOT NULL,                  -- Data rows of the file.
    findings BIGINT NOT NULL,                   -- Groups of findings.
    report TEXT NOT NULL,                       -- JSON of the report.
    report_sha256 TEXT NOT NULL,                -- Digest of that JSON.
    checked_sha256 TEXT,                        -- Digest of the checked file, where one was written.
    checked_at TEXT NOT NULL                    -- When.
);
CREATE INDEX check_report_by_deposit ON check_report (deposit, seq);

-- Decisions on accesses, whatever the outcome.
CREATE TABLE decision (
    id TEXT NOT NULL PRIMARY KEY,   -- a-000001…
    seq BIGINT NOT NULL UNIQUE,     -- Entry that records the row.
    outcome TEXT NOT NULL,          -- permitted, refused, not-covered or gap.
    recipient TEXT NOT NULL,        -- Who would receive.
    purpose TEXT NOT NULL,          -- What for.
    dataset TEXT NOT NULL,          -- What.
    decision TEXT NOT NULL,         -- JSON of the decision: articles, obligations, what is missing.
    decision_sha256 TEXT NOT NULL,  -- Digest of that JSON.
    decided_at TEXT NOT NULL        -- When.
);

-- Files made available to recipients.
CREATE TABLE delivery (
    id TEXT NOT NULL PRIMARY KEY,                    -- m-000001…
    seq BIGINT NOT NULL UNIQUE,                      -- Entry that records the row.
    decision TEXT NOT NULL REFERENCES decision (id), -- Decision that permits it.
    deposit TEXT NOT NULL REFERENCES deposit (id),   -- Deposit that it was made from.
    dataset TEXT NOT NULL,                           -- Dataset.
    period TEXT NOT NULL,                            -- What it is about.
    recipient TEXT NOT NULL,                         -- Who receives.
    channel TEXT NOT NULL,                           -- file, api or sftp.
    file_sha256 TEXT NOT NULL,                       -- Digest of the file.
    file_name TEXT NOT NULL,                         -- Its name for the recipient.
    size_bytes BIGINT NOT NULL,                      -- Its size.
    row_count BIGINT NOT NULL,                       -- Its rows.
    receipt TEXT NOT NULL,                           -- JSON of the receipt.
    receipt_sha256 TEXT NOT NULL,                    -- Digest of that JSON.
    sent_at TEXT NOT NULL                            -- When.
);
CREATE INDEX delivery_by_recipient ON delivery (recipient, seq);

-- Accounts of persons. Changed in place, each time with an event that holds the digest of the row.
CREATE TABLE user_account (
    id TEXT NOT NULL PRIMARY KEY,  -- u-000001…; the log knows this number only.
    seq BIGINT NOT NULL UNIQUE,    -- Entry that records the row as it is now.
    login TEXT NOT NULL UNIQUE,    -- What the person types to sign in.
    party TEXT NOT NULL,           -- Organisation.
    role TEXT NOT NULL,            -- reader, agent or administrator.
    password_hash TEXT NOT NULL,   -- Argon2, PHC text with its salt.
    lang TEXT NOT NULL,            -- fr or en.
    created_at TEXT NOT NULL       -- When.
);

-- Open sessions; rows disappear when they end.
CREATE TABLE session (
    token_sha256 TEXT NOT NULL PRIMARY KEY, -- Digest of the cookie's token.
    account TEXT NOT NULL,                  -- Account.
    opened_at TEXT NOT NULL,                -- When.
    expires_at TEXT NOT NULL                -- Until when.
);

-- Directory of establishments, replaced as a whole by a load.
CREATE TABLE institution (
    rank BIGINT NOT NULL PRIMARY KEY, -- Place in the order of the UAI, from 1.
    uai TEXT NOT NULL UNIQUE,         -- Number.
    name TEXT NOT NULL,               -- Name.
    nature TEXT NOT NULL,             -- Nature or type, as the source writes it.
    sector TEXT NOT NULL,             -- public or prive.
    commune TEXT NOT NULL,            -- INSEE code.
    departement TEXT NOT NULL,        -- 3 positions.
    academie TEXT NOT NULL,           -- 2 digits.
    region TEXT NOT NULL,             -- INSEE code.
    opened_on TEXT,                   -- Opening, where known.
    closed_on TEXT                    -- First day closed, where it is.
);

-- Communes, replaced as a whole by a load.
CREATE TABLE commune (
    rank BIGINT NOT NULL PRIMARY KEY, -- Place in the order of the codes, from 1.
    code TEXT NOT NULL UNIQUE,        -- INSEE code.
    name TEXT NOT NULL,               -- Name.
    departement TEXT NOT NULL,        -- 3 positions.
    academie TEXT NOT NULL,           -- 2 digits.
    region TEXT NOT NULL              -- INSEE code.
);

INSERT INTO log_head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

INSERT INTO counter (name, last) VALUES
    ('agreement_text', 0), ('reference_load', 0), ('deposit', 0), ('check_report', 0),
    ('decision', 0), ('delivery', 0), ('user_account', 0);
