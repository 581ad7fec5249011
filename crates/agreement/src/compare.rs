//! Conventions side by side: what an amendment changes in the text and in fact (C6), whether a local convention keeps
//! what its cadre asks (C8), who joins (C11), who has what with whom (C12, V4).
//!
//! Pure: everything is computed from compiled conventions. Deciding one access is `entente-policy`; which text is in force
//! on a day is `life`.

mod access;
mod access_effects;
mod adherents;
mod approval;
mod articles;
mod census;
mod clause_effects;
mod condition;
mod conformance;
mod coverage;
mod deviation_words;
mod diff;
mod effect;
mod effect_words;
mod fact;
mod given;
mod key_trend;
mod questionnaire;
mod register;
mod register_words;
mod render;
mod rule_facts;
mod say;
mod side;
mod side_by_side;
mod words_diff;

pub use adherents::{JoinedAgreement, SchoolFault, SchoolFaultKind, check_schools, with_adhesions};
pub use approval::{ApprovalNeeded, ApprovalReason, approvals_missing, approvals_needed, proposers_missing};
pub use articles::{ArticleDiff, ArticleHeading};
pub use census::{census_csv, census_schema};
pub use condition::{Condition, Trend};
pub use conformance::{Deviation, DeviationKind, conformance};
pub use coverage::{AcademyCoverage, CoverageCell, CoverageMatrix, FlowDirection, matrix};
pub use deviation_words::{conformance_json, render_conformance};
pub use diff::{AgreementDiff, DiffSide, diff, effects_of_signing};
pub use effect::{AccessVariable, Effect, EffectSubject, KeyChange, Reach, Recipient, Turn, Weight};
pub use fact::{Stated, Topic};
pub use given::{GivenDataset, GivenUse, GivenVariable, given};
pub use questionnaire::{AcademyAnswers, CensusAnswers, FactAnswer, answers};
pub use register::{
    AgreementForm, PartySide, RegisterSource, RegisteredAgreement, RegisteredFlow, RegisteredParty, Standing,
    register, standing_by_text,
};
pub use register_words::{render_answers, render_coverage};
pub use render::{diff_json, effect_json, render_diff};
pub use side::{Cited, Named, Side};
pub use side_by_side::{AgreementComparison, compare, comparison_json, render_comparison};
pub use words_diff::{Stretch, StretchKind};
