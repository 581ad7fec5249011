//! Conventions side by side: what an amendment changes in the text and in fact (C6), whether a local convention keeps
//! what its cadre asks (C8), who joins (C11), who has what with whom (C12).
//!
//! Pure: everything is computed from compiled conventions. Deciding one access is `entente-policy`; which version is in
//! force is `life`.

mod access;
mod access_effects;
mod articles;
mod clause_effects;
mod condition;
mod conformance;
mod diff;
mod effect;
mod effect_words;
mod fact;
mod given;
mod key_trend;
mod render;
mod rule_facts;
mod say;
mod side;
mod side_by_side;
mod words_diff;

pub use articles::{ArticleDiff, ArticleHeading};
pub use condition::{Condition, Trend};
pub use conformance::{Deviation, DeviationKind, conformance};
pub use diff::{AgreementDiff, DiffSide, diff};
pub use effect::{AccessVariable, Effect, EffectSubject, KeyChange, Reach, Receiver, Turn, Weight};
pub use fact::{Stated, Topic};
pub use given::{GivenDataset, GivenUse, GivenVariable, given};
pub use render::{diff_json, effect_json, render_diff};
pub use side::{Cited, Named, Side};
pub use side_by_side::{AgreementComparison, compare, comparison_json, render_comparison};
pub use words_diff::{Stretch, StretchKind};
