-- Figures that both sides share: studies, version after version, what parties do with them, and what they say of forecasts.
-- In every table, seq is the entry of the log that records the row; rows are only ever added.

-- Versions of studies: the text, and the figures as they were when it was drafted.
CREATE TABLE study_version (
    id TEXT NOT NULL PRIMARY KEY,   -- et-000001…
    seq BIGINT NOT NULL UNIQUE,     -- Entry that records the row.
    agreement TEXT NOT NULL,        -- Convention under which its parties look at the same figures.
    study TEXT NOT NULL,            -- Name of the study.
    number BIGINT NOT NULL,         -- Number among its versions, from 1.
    party TEXT NOT NULL,            -- The party that drafts it.
    text TEXT NOT NULL,             -- The file as given.
    sha256 TEXT NOT NULL,           -- Digest of that file.
    figures TEXT NOT NULL,          -- JSON of the figures, as the party was entitled to them.
    figures_sha256 TEXT NOT NULL,   -- Digest of that JSON.
    as_of TEXT NOT NULL,            -- Data is that which the node had at that instant.
    drafted_at TEXT NOT NULL,       -- When.
    drafted_by TEXT NOT NULL        -- Who acted, as in log_entry.actor.
);
CREATE UNIQUE INDEX study_version_by_number ON study_version (study, number);

-- What parties do with a version: proposed, approved, published, withdrawn.
CREATE TABLE study_act (
    id TEXT NOT NULL PRIMARY KEY,                        -- ea-000001…
    seq BIGINT NOT NULL UNIQUE,                          -- Entry that records the row.
    version TEXT NOT NULL REFERENCES study_version (id), -- The version.
    what TEXT NOT NULL,                                  -- What was done.
    party TEXT NOT NULL,                                 -- The party that did it.
    acted_at TEXT NOT NULL,                              -- When.
    acted_by TEXT NOT NULL                               -- Who acted, as in log_entry.actor.
);
CREATE INDEX study_act_by_version ON study_act (version, seq);

-- What parties say of a forecast: adjustments, comments, figures proposed and agreed, events declared.
CREATE TABLE forecast_act (
    id TEXT NOT NULL PRIMARY KEY,              -- fp-000001…
    seq BIGINT NOT NULL UNIQUE,                -- Entry that records the row.
    agreement TEXT NOT NULL,                   -- Convention under which its parties look at the same figures.
    place TEXT NOT NULL,                       -- school:UAI, or level:code of a territory.
    grade TEXT NOT NULL,                       -- Level of schooling; empty for all of them.
    year BIGINT NOT NULL,                      -- The rentrée.
    what TEXT NOT NULL,                        -- What was done.
    party TEXT NOT NULL,                       -- The party that did it.
    pupils TEXT,                               -- Its figure, where there is one.
    words TEXT NOT NULL,                       -- Its reason or comment; may be empty.
    change TEXT,                               -- JSON of the event that it declares.
    answers TEXT REFERENCES forecast_act (id), -- The act that it answers or takes back.
    acted_at TEXT NOT NULL,                    -- When.
    acted_by TEXT NOT NULL                     -- Who acted, as in log_entry.actor.
);
CREATE INDEX forecast_act_by_agreement ON forecast_act (agreement, seq);

INSERT INTO counter (name, last) VALUES ('study_version', 0);
INSERT INTO counter (name, last) VALUES ('study_act', 0);
INSERT INTO counter (name, last) VALUES ('forecast_act', 0);
