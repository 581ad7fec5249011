-- References in time: each load is a version that only says what changes, so that nothing is overwritten and any
-- reference can be read as of a day, as it was known on another day. And the queries that persons save.

-- Versions of references.
CREATE TABLE reference_version (
    id TEXT NOT NULL PRIMARY KEY,  -- n-000001…
    seq BIGINT NOT NULL UNIQUE,    -- Entry that records the row.
    reference TEXT NOT NULL,       -- code-list:<id>, institutions, territories, outlines.
    source_name TEXT NOT NULL,     -- Name of the file as given; shown, never used as a path.
    sha256 TEXT NOT NULL,          -- Digest of the source as given.
    row_count BIGINT NOT NULL,     -- Rows of the source.
    change_count BIGINT NOT NULL,  -- Rows of reference_change.
    changes_sha256 TEXT NOT NULL,  -- Digest of those rows.
    state_sha256 TEXT,             -- Digest of the file that the reference is kept in once it has taken effect.
    effective_on TEXT,             -- First day on which it is used; absent where it was used at once.
    access TEXT NOT NULL,          -- open: given without a session; reserved: to the parties.
    recorded_at TEXT NOT NULL,     -- When this node learned it.
    recorded_by TEXT NOT NULL      -- Who acted, as in log_entry.actor.
);
CREATE INDEX reference_version_by_reference ON reference_version (reference, seq);

-- What each version changes: the whole content of an entry as it becomes, or nothing where it is gone.
CREATE TABLE reference_change (
    version TEXT NOT NULL REFERENCES reference_version (id), -- Version.
    rank BIGINT NOT NULL,                                    -- Place in the version, from 1.
    entry TEXT NOT NULL,                                     -- Code, UAI or kind:code.
    content TEXT,                                            -- JSON of the entry; absent where it is gone.
    PRIMARY KEY (version, rank)
);
CREATE INDEX reference_change_by_entry ON reference_change (entry, version);

-- Queries on the directory that persons save and share; theirs to delete.
CREATE TABLE saved_query (
    id TEXT NOT NULL PRIMARY KEY, -- q-000001…: number of the entry that records it.
    name TEXT NOT NULL,           -- As its author names it; never in the log.
    query TEXT NOT NULL,          -- Filters, as in the address of the page.
    party TEXT NOT NULL,          -- Organisation of its author.
    author TEXT NOT NULL,         -- Account.
    sharing TEXT NOT NULL,        -- own, party or all.
    saved_at TEXT NOT NULL        -- When.
);
CREATE INDEX saved_query_by_party ON saved_query (party, id);

INSERT INTO counter (name, last) VALUES ('reference_version', 0);
