//! The front matter.

use super::life::{AMENDMENT, ENDING, TERM};
use super::vocabulary::AGREEMENT_KIND;
use super::{Block, Key, KeyType, may, must, must_or};
use crate::DiagnosticCode;

pub(crate) const FRONT_MATTER: Block = Block {
    name: "front-matter",
    keys: &[
        must("id", KeyType::Name, "\"exemple-2024\""),
        must("title", KeyType::Text, "\"Convention d'application\""),
        must("kind", KeyType::Choice(&AGREEMENT_KIND), "\"application\""),
        may("applies", KeyType::Name, "\"men-rdf-2015\""),
        may("attached_to", KeyType::Name, "\"ent-exemple-2023\""),
        may("amends", KeyType::Table(AMENDS), "{ number = 1, sha256 = \"9f86…\" }"),
        must("parties", KeyType::Names, "[\"rectorat-exemple\", \"region-exemple\"]"),
        may("signed_on", KeyType::Date, "2024-03-01"),
        may("notified_on", KeyType::Date, "2024-03-08"),
        may("ends_on", KeyType::Date, "2028-08-31"),
        must_or(DiagnosticCode::TermMissing, "term", KeyType::Table(TERM), "{ lasts = \"P1Y\" }"),
        may("ending", KeyType::Table(ENDING), "{ force_majeure = { beyond = \"P6M\" } }"),
        may("amendment", KeyType::Table(AMENDMENT), "{ proposed = \"together\" }"),
    ],
    examples: &[],
};

/// `[amends]`: this file is the whole text as amended.
const AMENDS: &[Key] = &[
    must("number", KeyType::Number(1, 999), "1"),
    must("sha256", KeyType::Text, "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\""),
    may("proposed_by", KeyType::Names, "[\"region-exemple\"]"),
    may("proposed_on", KeyType::Date, "2025-02-03"),
    may("in_force_on", KeyType::Date, "2025-09-01"),
];
