-- The life of a deposit: rows set aside, withdrawals, what recipients are told, reminders of what is expected.
-- In every table, seq is the entry of the log that records the row; rows are only ever added.

-- Rows of a deposit accepted in part that were set aside.
CREATE TABLE set_aside (
    id TEXT NOT NULL PRIMARY KEY,                  -- e-000001…
    seq BIGINT NOT NULL UNIQUE,                    -- Entry that records the row.
    deposit TEXT NOT NULL REFERENCES deposit (id), -- Deposit.
    row_count BIGINT NOT NULL,                     -- Rows set aside.
    sha256 TEXT NOT NULL,                          -- Digest of the file that holds them.
    size_bytes BIGINT NOT NULL                     -- Its size.
);
CREATE INDEX set_aside_by_deposit ON set_aside (deposit, seq);

-- Deposits taken back by their depositor; one withdrawal a deposit.
CREATE TABLE withdrawal (
    id TEXT NOT NULL PRIMARY KEY,                         -- w-000001…
    seq BIGINT NOT NULL UNIQUE,                           -- Entry that records the row.
    deposit TEXT NOT NULL UNIQUE REFERENCES deposit (id), -- Deposit.
    reason TEXT NOT NULL,                                 -- Code of the reason, of a closed list.
    withdrawn_at TEXT NOT NULL,                           -- When.
    withdrawn_by TEXT NOT NULL                            -- Who acted, as in log_entry.actor.
);

-- What the recipients of a version are told when it is replaced or withdrawn.
CREATE TABLE alert (
    id TEXT NOT NULL PRIMARY KEY,                    -- v-000001…
    seq BIGINT NOT NULL UNIQUE,                      -- Entry that records the row.
    kind TEXT NOT NULL,                              -- replaced or withdrawn.
    recipient TEXT NOT NULL,                         -- Who is told.
    deposit TEXT NOT NULL REFERENCES deposit (id),   -- The version that it received.
    delivery TEXT NOT NULL REFERENCES delivery (id), -- Its last delivery of that version.
    by_deposit TEXT REFERENCES deposit (id),         -- The version that takes its place, where there is one.
    raised_at TEXT NOT NULL                          -- When.
);
CREATE INDEX alert_by_recipient ON alert (recipient, seq);

-- Alerts that their recipients have read.
CREATE TABLE acknowledgement (
    id TEXT NOT NULL PRIMARY KEY,                     -- k-000001…
    seq BIGINT NOT NULL UNIQUE,                       -- Entry that records the row.
    alert TEXT NOT NULL UNIQUE REFERENCES alert (id), -- Alert.
    acknowledged_at TEXT NOT NULL,                    -- When.
    acknowledged_by TEXT NOT NULL                     -- Who acted, as in log_entry.actor.
);

-- Reminders of expected deposits; each is given once.
CREATE TABLE reminder (
    id TEXT NOT NULL PRIMARY KEY, -- p-000001…
    seq BIGINT NOT NULL UNIQUE,   -- Entry that records the row.
    dataset TEXT NOT NULL,        -- Dataset.
    period TEXT NOT NULL,         -- What it is about.
    party TEXT NOT NULL,          -- Who must deposit.
    due_on TEXT NOT NULL,         -- The day on which it is due.
    stage TEXT NOT NULL,          -- before-30, before-7, before-1, late-1, late-2…
    reminded_at TEXT NOT NULL,    -- When.
    UNIQUE (dataset, period, party, due_on, stage)
);
CREATE INDEX delivery_by_deposit ON delivery (deposit, seq);
CREATE INDEX deposit_by_sha256 ON deposit (sha256, seq);

INSERT INTO counter (name, last) VALUES
    ('set_aside', 0), ('withdrawal', 0), ('alert', 0), ('acknowledgement', 0), ('reminder', 0);
