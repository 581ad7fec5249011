-- Persons who object to being in the directories of a provider. No evidence: the entries of the log are, and hold a commitment to
-- the identifier; a row goes when its objection is withdrawn.
CREATE TABLE directory_objection (
    commitment TEXT NOT NULL PRIMARY KEY, -- As the entry holds it.
    party TEXT NOT NULL,                  -- Who provides the directories.
    person TEXT NOT NULL,                 -- Identifier of the person in its register; no name.
    from_on TEXT NOT NULL                 -- First day on which the person is in none.
);

CREATE UNIQUE INDEX directory_objection_by_person ON directory_objection (party, person);
