//! `duty`: who owes which act to whom, when, and what proves it.

use serde::{Deserialize, Serialize};

use super::time::Timing;
use crate::{ClauseId, DatasetId, RoleId};

/// What a duty is about: the verbs of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Put at disposal: data, documents, equipment, coordinates.
    Provide,
    /// Keep up to date.
    Update,
    /// Destroy, delete.
    Destroy,
    /// Attest.
    Attest,
    /// Warn of an incident.
    Alert,
    /// Declare to an authority, or to the persons concerned.
    Declare,
    /// Tell, warn beforehand.
    Inform,
    /// Answer a request.
    Answer,
    /// Hand a request over.
    Forward,
    /// Ask for agreement, act together.
    Consult,
    /// Validate, agree.
    Approve,
    /// Write a text: notice, policy, charter.
    Draft,
    /// Make a text known where it can be read.
    Publish,
    /// Enter in a register.
    Record,
    /// Check, control.
    Verify,
    /// Protect, secure.
    Secure,
    /// Train, raise awareness.
    Train,
    /// Accompany, assist, advise.
    Assist,
    /// Keep in working order.
    Maintain,
    /// Appoint somebody.
    Appoint,
    /// Choose a solution, a contractor.
    Choose,
    /// Call a meeting, take part in it.
    Meet,
    /// Study, evaluate, develop together.
    Study,
    /// Do not do.
    Abstain,
}

/// What proves that a duty was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proof {
    /// The platform's own log of evidence.
    Log,
    /// A deposit.
    Deposit,
    /// The receipt of a delivery.
    Receipt,
    /// A certificate of the one who did it.
    Certificate,
    /// A registered letter.
    RegisteredLetter,
    /// A signed document.
    SignedDocument,
    /// A document handed over.
    Document,
    /// The minutes of a meeting.
    Minutes,
    /// A report.
    Report,
    /// An entry of the register of processing.
    RegisterEntry,
    /// A page, a notice that can be read.
    Page,
}

/// `duty`: who owes what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyClause {
    /// Its name in the convention.
    pub id: ClauseId,
    /// Roles, parties or bodies that owe it.
    pub who: Vec<RoleId>,
    /// What kind of act.
    pub act: Act,
    /// What, in words.
    pub what: String,
    /// To whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<RoleId>,
    /// Datasets that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub datasets: Vec<DatasetId>,
    /// When.
    #[serde(flatten)]
    pub when: Timing,
    /// What proves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
    /// Whether it survives the end of the convention.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub survives: bool,
    /// The text that founds it, beyond the convention.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}
