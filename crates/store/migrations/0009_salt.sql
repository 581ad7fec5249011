-- What opens the commitments of the log that stand for personal values; no evidence: erasing a salt is how a person is forgotten.
CREATE TABLE salt (
    commitment TEXT NOT NULL PRIMARY KEY, -- As the entry holds it.
    line TEXT NOT NULL,                   -- The salt with its check, or the trace of its erasure, as a book of salts writes it.
    until TEXT                            -- Last day on which it is kept; nothing once it is erased.
);

CREATE INDEX salt_by_until ON salt (until);
