//! The keys of the convention language, defined once: the reader checks against these tables, proposes the nearest
//! name from them, writes them in their order, and the reference page and the JSON Schema are derived from them.
//!
//! What a key means is said in the resource files: `key-<block>-<key>`, `label-<key>` in a few words,
//! `value-<vocabulary>-<value>` for each value of a closed list.

mod dataset;
mod duty;
mod ent;
mod front;
mod governance;
mod grant;
mod life;
mod party;
mod privacy;
mod register;
pub(crate) mod vocabulary;

pub(crate) use dataset::DATASET;
pub(crate) use front::FRONT_MATTER;
pub(crate) use grant::{ANONYMITY, CONSENT, GRANT, RULE, TABLE};
pub(crate) use register::{ADHESION, PAPER};
pub(crate) use vocabulary::Vocabulary;

use crate::DiagnosticCode;

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum KeyType {
    /// Text of at least one character.
    Text,
    /// Some texts.
    Texts,
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
    /// `at-once`, or an ISO 8601 duration that may have hours.
    Delay,
    /// A whole number between two bounds, both included.
    Number(i64, i64),
    /// One of a closed list.
    Choice(&'static Vocabulary),
    /// Some of a closed list.
    Choices(&'static Vocabulary),
    /// `true` or `false`.
    Flag,
    /// `region:99`.
    Territory,
    /// Nine digits with their key.
    Siren,
    /// Number of an establishment.
    Uai,
    /// Some of them.
    Uais,
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
    /// Beginning of a file name, name of an archive.
    FileName,
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
    /// Whole blocks as they would be written; those of all blocks make one convention that compiles.
    pub examples: &'static [&'static str],
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

// The words for « when » are the same in every block: they are defined here once.
const WITHIN: Key = may("within", KeyType::Delay, "\"P8D\"");
const FROM: Key = may("from", KeyType::Choice(&vocabulary::TRIGGER), "\"request-received\"");
const BEFORE: Key = may("before", KeyType::Choice(&vocabulary::TRIGGER), "\"communication\"");
const UNTIL: Key = may("until", KeyType::Choice(&vocabulary::TRIGGER), "\"school-year-end\"");
const EVERY: Key = may("every", KeyType::Choice(&vocabulary::RECURRENCE), "\"year\"");
const ON: Key = may("on", KeyType::Days, "[\"03-15\", \"10-15\"]");
const BY: Key = may("by", KeyType::Date, "2026-06-30");

pub(crate) const RETENTION: &[Key] = &[
    must("lasts", KeyType::Delay, "\"P3M\""),
    may("from", KeyType::Choice(&vocabulary::TRIGGER), "\"account-closed\""),
    may("why", KeyType::Text, "\"suivi d'une cohorte du collège au baccalauréat\""),
];

pub(crate) const DISCLOSURE: &[Key] = &[
    may("preset", KeyType::Choice(&vocabulary::PRESET), "\"pupils-11\""),
    may("threshold", KeyType::Number(2, 1_000_000), "11"),
    may("dominance", KeyType::Share, "\"85 %\""),
    may("largest", KeyType::Number(1, 3), "1"),
    may("p", KeyType::Share, "\"10 %\""),
    may("zeros", KeyType::Choice(&vocabulary::ZERO_CELLS), "\"published\""),
];

/// The blocks that an article may hold, in the order of the reference page.
pub(crate) const BLOCKS: &[&Block] = &[
    &party::PARTY,
    &DATASET,
    &GRANT,
    &RULE,
    &duty::DUTY,
    &governance::BODY,
    &privacy::RIGHT,
    &privacy::PROCESSING,
    &ent::SECURE_SPACE,
    &ent::ENT,
    &governance::COMPETENCE,
    &governance::ACTION,
    &governance::INDICATOR,
];

/// Who may be named without being a role, a party or a body of the convention.
pub(crate) const RESERVED_NAMES: &[&str] = &["each-party", "persons", "public", "cnil"];

/// The block of that name.
pub(crate) fn block(name: &str) -> Option<&'static Block> {
    BLOCKS.iter().copied().find(|block| block.name == name)
}
