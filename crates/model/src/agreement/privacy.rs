//! What a convention says for the persons concerned: `right`, `processing` (RGPD 12-22, 26, 30).

use serde::{Deserialize, Serialize};

use super::time::{Delay, Retention, Trigger};
use crate::{ClauseId, DatasetId, PurposeId, RoleId};

/// Rights of persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PersonRight {
    /// To be informed (RGPD 12-14).
    Information,
    /// Access (15).
    Access,
    /// Rectification (16).
    Rectification,
    /// Erasure (17).
    Erasure,
    /// Limitation (18).
    Limitation,
    /// Portability (20).
    Portability,
    /// Objection (21).
    Objection,
    /// Directives after death (law of 6 January 1978, article 85).
    PostMortem,
}

/// Who hands requests over, to whom, how fast.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forwarding {
    /// Who received the request.
    pub who: Vec<RoleId>,
    /// Who will answer it.
    pub to: RoleId,
    /// How fast, from the receipt.
    pub within: Delay,
}

/// `right`: who handles which requests of persons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RightClause {
    /// Its name in the convention.
    pub id: ClauseId,
    /// The rights.
    pub rights: Vec<PersonRight>,
    /// Requests that it is about: a module, or all the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Persons who have them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub persons: Vec<String>,
    /// Who handles them.
    pub who: Vec<RoleId>,
    /// How fast they are answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Delay>,
    /// From what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Trigger>,
    /// Who hands them over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forward: Vec<Forwarding>,
    /// To whom the answer is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tell: Vec<RoleId>,
    /// The party whose data protection officer persons write to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<RoleId>,
    /// The processing that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub processing: Option<ClauseId>,
}

/// What makes a processing lawful (RGPD 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lawfulness {
    /// Consent (6, 1, a).
    Consent,
    /// A contract (b).
    Contract,
    /// A legal obligation (c).
    LegalObligation,
    /// Vital interests (d).
    VitalInterests,
    /// A mission of public interest (e).
    PublicInterest,
    /// Legitimate interests (f).
    LegitimateInterests,
}

/// `processing`: an entry of the register (RGPD 30).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcessingClause {
    /// Its name in the convention.
    pub id: ClauseId,
    /// Its name in the register.
    pub name: String,
    /// Controllers; joint where they are several (RGPD 26).
    pub controllers: Vec<RoleId>,
    /// Processors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub processors: Vec<RoleId>,
    /// Purposes, all of the list `finalites`.
    pub purposes: Vec<PurposeId>,
    /// What makes it lawful.
    pub lawfulness: Lawfulness,
    /// The text that founds it.
    pub basis: String,
    /// Categories of persons.
    pub persons: Vec<String>,
    /// Categories of data.
    pub data: Vec<String>,
    /// Whether there are data of article 9 or 10 of the RGPD.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sensitive: bool,
    /// Datasets that it uses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub datasets: Vec<DatasetId>,
    /// Recipients.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<RoleId>,
    /// How long data are kept.
    pub retention: Retention,
    /// Measures of security.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub security: Vec<String>,
    /// Transfers outside the European Union, and their guarantees; none where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfers: Option<String>,
    /// Whether an impact assessment is needed (RGPD 35).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub impact_assessment: bool,
}
