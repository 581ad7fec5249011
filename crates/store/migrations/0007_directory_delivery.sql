-- Deliveries of the directory of an ENT, and their pushes to the recipient's server. In both tables, seq is the entry of the
-- log that records the row; rows are only ever added.

-- What a clause `ent` made on a day. The files, by name and digest, are in the receipt.
CREATE TABLE directory_delivery (
    id TEXT NOT NULL PRIMARY KEY,                    -- x-000001…
    seq BIGINT NOT NULL UNIQUE,                      -- Entry that records the row.
    decision TEXT NOT NULL REFERENCES decision (id), -- Decision that permits it.
    agreement TEXT NOT NULL,                         -- Convention.
    clause TEXT NOT NULL,                            -- Its clause `ent`.
    producer TEXT NOT NULL,                          -- Who provides the directory.
    recipient TEXT NOT NULL,                         -- Who receives.
    kind TEXT NOT NULL,                              -- complete or delta.
    delivered_on TEXT NOT NULL,                      -- Its day, as its files are named.
    channel TEXT NOT NULL,                           -- file or sftp.
    state_before TEXT,                               -- Fingerprint of the state that a delta begins from.
    state_after TEXT NOT NULL,                       -- Fingerprint of the state that it reaches.
    size_bytes BIGINT NOT NULL,                      -- Size of its files.
    row_count BIGINT NOT NULL,                       -- Its records.
    receipt TEXT NOT NULL,                           -- JSON of the receipt.
    receipt_sha256 TEXT NOT NULL,                    -- Digest of that JSON.
    made_at TEXT NOT NULL                            -- When.
);
CREATE INDEX directory_delivery_by_clause ON directory_delivery (agreement, clause, seq);

-- Pushes: each says whether every file was read back as it was sent.
CREATE TABLE directory_push (
    id TEXT NOT NULL PRIMARY KEY,                               -- z-000001…
    seq BIGINT NOT NULL UNIQUE,                                 -- Entry that records the row.
    delivery TEXT NOT NULL REFERENCES directory_delivery (id),  -- Delivery.
    outcome TEXT NOT NULL,                                      -- proved or failed.
    attempts BIGINT NOT NULL,                                   -- How many times it was tried.
    target TEXT NOT NULL,                                       -- Server and folder; neither account nor key.
    reason TEXT,                                                -- Why it failed, by its code.
    proof_sha256 TEXT,                                          -- Digest of the list of files as read back, where proved.
    pushed_at TEXT NOT NULL                                     -- When.
);
CREATE INDEX directory_push_by_delivery ON directory_push (delivery, seq);

INSERT INTO counter (name, last) VALUES ('directory_delivery', 0), ('directory_push', 0);
