-- Clearances of persons within their organisation, step by step; a person is a number here.
CREATE TABLE clearance_act (
    id TEXT NOT NULL PRIMARY KEY, -- hab-000001…
    seq BIGINT NOT NULL UNIQUE,   -- Entry that records the row.
    clearance TEXT NOT NULL,      -- Its first step, which names it.
    step TEXT NOT NULL,           -- requested, declined, granted, undertaken, renewed or withdrawn.
    person TEXT NOT NULL,         -- Number of the account.
    party TEXT NOT NULL,          -- Organisation of the person.
    agreement TEXT NOT NULL,      -- Convention under which data are read.
    purpose TEXT NOT NULL,        -- What for.
    until_on TEXT,                -- Last day, for granted and renewed.
    reason TEXT,                  -- Why, for withdrawn.
    undertaking TEXT,             -- The text that was signed, for undertaken.
    recorded_at TEXT NOT NULL,    -- When.
    recorded_by TEXT NOT NULL     -- Who acted, as in log_entry.actor.
);

CREATE INDEX clearance_act_by_person ON clearance_act (person);

INSERT INTO counter (name, last) VALUES ('clearance_act', 0);
