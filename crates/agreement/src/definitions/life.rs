//! The keys of a convention's life: its term, the ways of ending it, its amendments.

use super::vocabulary::{
    APPROVAL, COUNT, COUNTED_FROM, ENDS_FOR, GOES_ON_UNTIL, NOTICE_FORM, PROPOSAL, RENEWAL_MODE, TERM_START,
};
use super::{Key, KeyType, may, must};

/// `[term]`: how long the convention lasts. One of `lasts`, `school_year`, `until`, `follows`.
pub(super) const TERM: &[Key] = &[
    may("from", KeyType::Choice(&TERM_START), "\"notification\""),
    may("lasts", KeyType::Duration, "\"P1Y\""),
    may("school_year", KeyType::SchoolYear, "\"2026-2027\""),
    may("until", KeyType::Date, "2028-12-31"),
    may("follows", KeyType::Name, "\"partenariat-ent\""),
    may("school_year_ends", KeyType::Day, "\"08-31\""),
    may("renewal", KeyType::Table(RENEWAL), "{ mode = \"tacit\", every = \"P1Y\" }"),
    may("notice", KeyType::Table(NOTICE), "{ lasts = \"P1Y\", form = \"registered-letter\" }"),
    ARTICLE,
];

const RENEWAL: &[Key] = &[
    must("mode", KeyType::Choice(&RENEWAL_MODE), "\"tacit\""),
    must("every", KeyType::Duration, "\"P1Y\""),
    may("after", KeyType::Text, "\"bilan\""),
    may("at_most", KeyType::Duration, "\"P6Y\""),
    ARTICLE,
];

const NOTICE: &[Key] = &[
    must("lasts", KeyType::Duration, "\"P1Y\""),
    may("form", KeyType::Choice(&NOTICE_FORM), "\"registered-letter\""),
    FROM,
    may("count", KeyType::Choice(&COUNT), "\"full-months\""),
    may("ends_for", KeyType::Choice(&ENDS_FOR), "\"author\""),
    ARTICLE,
];

/// `[ending]`: the other ways to end it, and what goes on after its end.
pub(super) const ENDING: &[Key] = &[
    may("fault", KeyType::Table(FAULT), "{ after = \"P3M\", from = \"sending\" }"),
    may("conciliation", KeyType::Table(CONCILIATION), "{ within = \"P1M\", then = \"P15D\" }"),
    may("force_majeure", KeyType::Table(FORCE_MAJEURE), "{ beyond = \"P6M\" }"),
    may("goes_on", KeyType::Rows(GOES_ON), "[{ what = \"accès à l'ENT\", until = \"school-year-end\" }]"),
];

const FAULT: &[Key] = &[
    may("after", KeyType::Duration, "\"P3M\""),
    may("form", KeyType::Choice(&NOTICE_FORM), "\"registered-letter\""),
    FROM,
    ARTICLE,
];

const CONCILIATION: &[Key] = &[
    may("within", KeyType::Duration, "\"P1M\""),
    may("then", KeyType::Duration, "\"P15D\""),
    may("court_after", KeyType::Duration, "\"P1M\""),
    may("court", KeyType::Text, "\"tribunal administratif d'Exemple\""),
    ARTICLE,
];

const FORCE_MAJEURE: &[Key] = &[may("beyond", KeyType::Duration, "\"P6M\""), ARTICLE];

const GOES_ON: &[Key] = &[
    must("what", KeyType::Text, "\"accès à l'ENT\""),
    may("articles", KeyType::Articles, "[\"2\", \"A.1\"]"),
    may("until", KeyType::Choice(&GOES_ON_UNTIL), "\"school-year-end\""),
    may("lasts", KeyType::Duration, "\"P3M\""),
    ARTICLE,
];

/// `[amendment]`: who proposes an amendment, who approves it, and who revises the annex.
pub(super) const AMENDMENT: &[Key] = &[
    may("proposed", KeyType::Choice(&PROPOSAL), "\"together\""),
    may("proposed_by", KeyType::Names, "[\"rectorat\", \"region\"]"),
    may("approved", KeyType::Choice(&APPROVAL), "\"all\""),
    may("approved_by", KeyType::Names, "[\"rectorat\", \"region\"]"),
    may("keeps", KeyType::Text, "\"les objectifs de la convention\""),
    may("annex", KeyType::Table(ANNEX), "{ by = \"comite-pilotage\", every = \"P1Y\" }"),
    ARTICLE,
];

const ANNEX: &[Key] =
    &[must("by", KeyType::Name, "\"comite-pilotage\""), may("every", KeyType::Duration, "\"P1Y\""), ARTICLE];

const FROM: Key = may("from", KeyType::Choice(&COUNTED_FROM), "\"receipt\"");
const ARTICLE: Key = may("article", KeyType::Article, "\"7\"");
