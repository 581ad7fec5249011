-- Witnesses of the log: who cosigns its checkpoints; of each key the last row counts.
CREATE TABLE witness (
    id TEXT NOT NULL PRIMARY KEY, -- o-000001…
    seq BIGINT NOT NULL UNIQUE,   -- Entry that records the row.
    party TEXT NOT NULL,          -- The party that runs it.
    key TEXT NOT NULL,            -- Its public key, as signed notes write it.
    url TEXT,                     -- Where it answers by HTTP.
    kind TEXT NOT NULL,           -- added or removed.
    recorded_at TEXT NOT NULL,    -- When.
    recorded_by TEXT NOT NULL     -- Who acted, as in log_entry.actor.
);

INSERT INTO counter (name, last) VALUES ('witness', 0);
