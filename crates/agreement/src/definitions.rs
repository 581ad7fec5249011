//! The keys of the convention language, defined once: the reader checks against this table, proposes the nearest
//! name from it, and the reference page is derived from it.
//!
//! What a key means is said in the resource files (`key-<block>-<key>`).

mod life;

use crate::DiagnosticCode;

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum KeyType {
    /// Text of at least one character.
    Text,
    /// Name made of small letters, digits and hyphens.
    Name,
    /// Some names.
    Names,
    /// Names of variables, as headers are written.
    Variables,
    /// Name of one variable.
    Variable,
    /// A day, without quotes.
    Date,
    /// ISO 8601 duration in years, months, weeks or days.
    Duration,
    /// One of a closed list.
    Choice(&'static [&'static str]),
    /// Some of a closed list.
    Choices(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// `region:99`.
    Territory,
    /// Nine digits with their key.
    Siren,
    /// Address of a mailbox.
    Mailbox,
    /// Folder under `datasets/`.
    Folder,
    /// One day of the year, `08-31`.
    Day,
    /// A school year, `2026-2027`.
    SchoolYear,
    /// Number of an article of this convention.
    Article,
    /// Some of them.
    Articles,
    /// One day of the year or several, `11-30`.
    Days,
    /// A share of a whole, `1 %`.
    Share,
    /// A table with these keys.
    Table(&'static [Key]),
    /// Some tables with these keys.
    Rows(&'static [Key]),
}

/// Whether a key must be there, and what is said where it isn't.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Need {
    Required(DiagnosticCode),
    Optional,
}

/// One key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    pub name: &'static str,
    pub value: KeyType,
    pub need: Need,
    /// A value as it would be written.
    pub example: &'static str,
}

/// A block, or the front matter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    pub name: &'static str,
    pub keys: &'static [Key],
}

const fn must(name: &'static str, value: KeyType, example: &'static str) -> Key {
    Key { name, value, need: Need::Required(DiagnosticCode::MissingKey), example }
}

const fn must_or(code: DiagnosticCode, name: &'static str, value: KeyType, example: &'static str) -> Key {
    Key { name, value, need: Need::Required(code), example }
}

const fn may(name: &'static str, value: KeyType, example: &'static str) -> Key {
    Key { name, value, need: Need::Optional, example }
}

pub(crate) const KINDS_OF_AGREEMENT: &[&str] = &["cadre", "application"];
pub(crate) const KINDS_OF_VARIABLE: &[&str] =
    &["ine", "nominative", "address", "sensitive", "quasi", "pseudonym", "plain"];

/// Fields of an annex: what a line is about.
pub(crate) const FIELDS_OF_ANNEX: &[&str] = &["statistiques", "scolarite", "numerique", "bati-scolaire"];

pub(crate) const FRONT_MATTER: Block = Block {
    name: "front-matter",
    keys: &[
        must("id", KeyType::Name, "\"exemple-2024\""),
        must("title", KeyType::Text, "\"Convention d'application\""),
        must("kind", KeyType::Choice(KINDS_OF_AGREEMENT), "\"application\""),
        may("applies", KeyType::Name, "\"men-rdf-2015\""),
        must("parties", KeyType::Names, "[\"rectorat-exemple\", \"region-exemple\"]"),
        may("signed_on", KeyType::Date, "2024-03-01"),
        may("notified_on", KeyType::Date, "2024-03-08"),
        may("ends_on", KeyType::Date, "2028-08-31"),
        must_or(DiagnosticCode::TermMissing, "term", KeyType::Table(life::TERM), "{ lasts = \"P1Y\" }"),
        may("ending", KeyType::Table(life::ENDING), "{ force_majeure = { beyond = \"P6M\" } }"),
        may("amendment", KeyType::Table(life::AMENDMENT), "{ proposed = \"together\" }"),
    ],
};

pub(crate) const PARTY: Block = Block {
    name: "party",
    keys: &[
        must("id", KeyType::Name, "\"region-exemple\""),
        must("name", KeyType::Text, "\"Région Exemple\""),
        must("role", KeyType::Name, "\"region\""),
        may("territory", KeyType::Territory, "\"region:99\""),
        may("siren", KeyType::Siren, "\"999000011\""),
        may("dpo", KeyType::Mailbox, "\"dpd@region-exemple.invalid\""),
    ],
};

pub(crate) const DATASET: Block = Block {
    name: "dataset",
    keys: &[
        must("id", KeyType::Name, "\"f-carac-elev\""),
        may("schema", KeyType::Folder, "\"datasets/f-carac-elev\""),
        must("field", KeyType::Choice(FIELDS_OF_ANNEX), "\"statistiques\""),
        must("duty", KeyType::Choice(&["required", "expected", "desirable"]), "\"expected\""),
        must_or(DiagnosticCode::DatasetWithoutProducer, "producer", KeyType::Name, "\"rectorat\""),
        may("due", KeyType::Table(DUE), "{ every = \"year\", on = \"11-30\" }"),
        may("accept", KeyType::Table(ACCEPT), "{ partial = true, set_aside_max = \"1 %\" }"),
    ],
};

const ACCEPT: &[Key] =
    &[must("partial", KeyType::Flag, "true"), may("set_aside_max", KeyType::Share, "\"1 %\"")];

const DUE: &[Key] = &[
    must("every", KeyType::Choice(&["year", "several", "request"]), "\"year\""),
    may("on", KeyType::Days, "[\"03-15\", \"06-15\"]"),
];

pub(crate) const GRANT: Block = Block {
    name: "grant",
    keys: &[
        must("dataset", KeyType::Name, "\"f-carac-elev\""),
        must("to", KeyType::Table(TO), "{ party = \"region\", scope = \"territory\" }"),
        must_or(
            DiagnosticCode::GrantWithoutPurpose,
            "purposes",
            KeyType::Names,
            "[\"planification-formations\", \"etudes\"]",
        ),
        must_or(
            DiagnosticCode::GrantWithoutBasis,
            "basis",
            KeyType::Text,
            "\"article L. 214-1 du code de l'éducation\"",
        ),
        may("variables", KeyType::Variables, "[\"uai\", \"mef\"]"),
        may("protect", KeyType::Rows(PROTECT), "[{ variable = \"id_eleve\", pseudonym = \"stable\" }]"),
        must("channels", KeyType::Choices(&["file", "api", "sftp"]), "[\"file\", \"api\"]"),
    ],
};

const TO: &[Key] = &[
    must("party", KeyType::Name, "\"region\""),
    must("scope", KeyType::Choice(&["territory", "all"]), "\"territory\""),
];

const PROTECT: &[Key] = &[
    must("variable", KeyType::Variable, "\"id_eleve\""),
    may("pseudonym", KeyType::Choice(&["stable", "yearly"]), "\"stable\""),
    may("generalise", KeyType::Name, "\"nationalites\""),
    may("drop", KeyType::Flag, "true"),
];

pub(crate) const RULE: Block = Block {
    name: "rule",
    keys: &[
        may("forbid", KeyType::Choice(&["variable", "purpose", "transfer"]), "\"variable\""),
        may("variable", KeyType::Table(RULE_VARIABLE), "{ kind = \"ine\" }"),
        may("except", KeyType::Names, "[\"annuaire-personnels\"]"),
        may("purpose", KeyType::Name, "\"gestion-individuelle\""),
        may("except_contractor", KeyType::Flag, "true"),
        may(
            "require",
            KeyType::Choice(&["source-mention", "clearance", "no-duplicate-survey"]),
            "\"clearance\"",
        ),
        may("text", KeyType::Text, "\"Sources : {producer}, {system}\""),
    ],
};

const RULE_VARIABLE: &[Key] = &[must("kind", KeyType::Choice(KINDS_OF_VARIABLE), "\"ine\"")];

/// The blocks that an article may hold, in the order of the reference page.
pub(crate) const BLOCKS: &[&Block] = &[&PARTY, &DATASET, &GRANT, &RULE];

/// The block of that name.
pub(crate) fn block(name: &str) -> Option<&'static Block> {
    BLOCKS.iter().copied().find(|block| block.name == name)
}
