-- Keys of pseudonyms: which one is in force, and who holds which share of it. No key and no share is here: a mark is 64 bits
-- of a hash of 256 random ones. In both tables, seq is the entry of the log that records the row.

-- Keys of pseudonyms in the order in which they were put in force; the last one is.
CREATE TABLE pseudonym_key (
    id TEXT NOT NULL PRIMARY KEY,       -- h-000001…
    seq BIGINT NOT NULL UNIQUE,         -- Entry that records the row.
    generation BIGINT NOT NULL UNIQUE,  -- Its rank, from 1.
    mark TEXT NOT NULL UNIQUE,          -- Tells it from other keys.
    put_in_force_at TEXT NOT NULL,      -- When.
    put_in_force_by TEXT NOT NULL       -- Who acted, as in log_entry.actor.
);

-- Splittings of keys in three shares, of which two give the key back.
CREATE TABLE key_split (
    id TEXT NOT NULL PRIMARY KEY,  -- i-000001…
    seq BIGINT NOT NULL UNIQUE,    -- Entry that records the row.
    generation BIGINT NOT NULL,    -- Which key.
    shares TEXT NOT NULL,          -- JSON: of each share, its holder and its mark.
    split_at TEXT NOT NULL,        -- When.
    split_by TEXT NOT NULL         -- Who acted, as in log_entry.actor.
);
CREATE INDEX key_split_by_generation ON key_split (generation, seq);

INSERT INTO counter (name, last) VALUES ('pseudonym_key', 0), ('key_split', 0);
