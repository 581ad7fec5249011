//! Decides whether a party may receive a dataset for a purpose, and cites the article each time.
//!
//! Pure: no file, no clock, no database. Compiling a convention is `entente-agreement`'s work, applying the protections of a
//! [`Permit`] is `entente-data`'s, recording a decision is `entente-exchange`'s.
//!
//! # How a request is decided
//! Clauses become Cedar policies, one policy set for each convention in application (a local application and its cadre,
//! or a cadre alone). For each grant that speaks of the dataset and of the recipient, in the order of the text and the application's
//! before the cadre's, Cedar is asked once whether what this grant would deliver (its variables, with the kind that each has
//! once protected) may be received. **The first grant that permits all that is asked wins; grants are never added up**, because
//! two protected halves together can say what neither says alone.
//! A prohibition of the convention overrides its grants. Where Cedar permits nothing, the nearest clause is looked for, since a
//! default denial has no reason to give. Where a clause would permit but the configuration cannot carry it out, it is a gap.
//!
//! # When a convention grants
//! On the days when it is in force, by its text ([`Decider::decide`]) or as its life says ([`Decider::decide_knowing`]): a suspended
//! convention, one that ended or was not notified yet grants nothing, save the articles that go on after its end.
//!
//! # No file without a decision
//! INVARIANT: only [`Decider::decide`] and [`Decider::decide_knowing`] make a [`Permit`]; it has no public field or constructor and is not read from a file.
//!
//! ```compile_fail
//! // A permit cannot be made up: its fields are private.
//! fn forge(request: entente_model::AccessRequest) -> entente_policy::Permit {
//!     entente_policy::Permit { request }
//! }
//! ```
//! ```compile_fail
//! // Nor changed from another one.
//! fn widen(permit: entente_policy::Permit) -> entente_policy::Permit {
//!     entente_policy::Permit { scope: entente_model::Scope::All, ..permit }
//! }
//! ```
//! ```compile_fail
//! // Nor read from text.
//! let permit: entente_policy::Permit = serde_json::from_str("{}").unwrap();
//! ```
//! It is read through a decision, which compiles:
//! ```
//! fn variables(decider: &entente_policy::Decider, request: &entente_model::AccessRequest) -> usize {
//!     match decider.decide(request) {
//!         entente_policy::Decision::Permitted(permit) => permit.variables().len(),
//!         _ => 0,
//!     }
//! }
//! ```
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod accesses;
mod cedar;
mod decider;
mod decision;
mod directory;
mod gap;
mod index;
mod nearest;
mod oracle;
mod permit;
mod plan;
mod reason;
mod slice;
mod standing;
mod words;

pub use accesses::{AccessChange, AccessLine, AccessTurn, ProtectionChange, compare_accesses};
pub use cedar::PolicyError;
pub use decider::Decider;
pub use decision::{Decision, Gap, NotCovered, Refusal};
pub use directory::{DirectoryDecision, DirectoryPermit, DirectoryRequest};
pub use nearest::Nearest;
pub use permit::Permit;
pub use reason::{Cited, Missing, MissingKind, Reason};
pub use standing::{AgreementStanding, Standings};
pub use words::{obligation_message, words};
