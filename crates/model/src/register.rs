//! What the register of conventions holds besides executable conventions: who joined one (C11), and conventions that exist on
//! paper only (C12).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{AgreementId, AgreementKind, DatasetId, PartyClause, PurposeId, RoleId, Term, Uai};

/// A party joins an existing convention by signing it, with its own list of schools (EN annexe 1, NO).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adhesion {
    /// Its name.
    pub id: String,
    /// The convention that is joined.
    pub joins: AgreementId,
    /// Who joins, and the role that it takes.
    pub party: PartyClause,
    /// Day of signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_on: Option<Date>,
    /// Day on which the other parties were told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notified_on: Option<Date>,
    /// Its schools.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub schools: Vec<Uai>,
    /// Where the signed original is: number of a dossier, of a letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Path of its file, relative to the folder that was compiled.
    #[serde(default)]
    pub path: String,
    /// SHA-256 of its exact text, in hexadecimal.
    #[serde(default)]
    pub sha256: String,
}

impl Adhesion {
    /// First day of its effect: notification where it was notified, else signature.
    pub fn begins_on(&self) -> Option<Date> {
        self.notified_on.or(self.signed_on)
    }
}

/// Data that a paper convention says are handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperExchange {
    /// The dataset, where it is one of the platform.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dataset: Option<DatasetId>,
    /// What is handed over, in the words of the paper.
    pub what: String,
    /// Who hands over: a role or a party.
    pub from: RoleId,
    /// Who receives: roles or parties.
    pub to: Vec<RoleId>,
    /// Purposes, all of the list `finalites`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<PurposeId>,
    /// Whether there are data about persons; not known where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub personal: Option<bool>,
}

/// The scan of a paper convention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperScan {
    /// Name of the file.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// A convention that exists on paper only: known to the register, executed by nobody.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PaperAgreement {
    /// Its name in the register.
    pub id: AgreementId,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: AgreementKind,
    /// The cadre that it applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies: Option<AgreementId>,
    /// Its parties.
    pub parties: Vec<PartyClause>,
    /// Day of signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_on: Option<Date>,
    /// Day of notification.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notified_on: Option<Date>,
    /// First day on which it is no longer in force, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
    /// Duration; not known where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// What it hands over.
    pub data: Vec<PaperExchange>,
    /// Where the original is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Its scan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan: Option<PaperScan>,
    /// What is worth knowing of it, in Markdown.
    #[serde(default)]
    pub notes: String,
    /// Path of its file, relative to the folder that was compiled.
    #[serde(default)]
    pub path: String,
}
