//! The front matter.

use super::life::{AMENDMENT, ENDING, TERM};
use super::vocabulary::AGREEMENT_KIND;
use super::{Block, KeyType, may, must, must_or};
use crate::DiagnosticCode;

pub(crate) const FRONT_MATTER: Block = Block {
    name: "front-matter",
    keys: &[
        must("id", KeyType::Name, "\"exemple-2024\""),
        must("title", KeyType::Text, "\"Convention d'application\""),
        must("kind", KeyType::Choice(&AGREEMENT_KIND), "\"application\""),
        may("applies", KeyType::Name, "\"men-rdf-2015\""),
        may("attached_to", KeyType::Name, "\"ent-exemple-2023\""),
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
