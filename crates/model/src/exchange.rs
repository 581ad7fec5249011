//! Requests, obligations, and states of what is exchanged.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    AnonymityRule, ArticleRef, DatasetId, DisclosureRule, PartyId, PurposeId, Require, TableClause,
    VariableName, VariableProtection,
};

/// Who asks for what, and what for: the question that `policy::decide` answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessRequest {
    /// The organisation that would receive.
    pub recipient: PartyId,
    /// What it would do with it.
    pub purpose: PurposeId,
    /// The dataset.
    pub dataset: DatasetId,
    /// Variables asked for; empty for all that a grant covers.
    pub variables: Vec<VariableName>,
    /// The day at which conventions are read.
    pub on: Date,
}

/// Something that a permit binds: to be applied before, or kept by the recipient after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obligation {
    /// Applied by the platform to a variable.
    Protect {
        /// What is applied.
        #[serde(flatten)]
        protection: VariableProtection,
        /// Where it is said.
        place: ArticleRef,
    },
    /// Rows leave recoded, each hidden among others.
    Anonymity {
        /// What must hold; its variables are all named.
        anonymity: AnonymityRule,
        /// Where it is said.
        place: ArticleRef,
    },
    /// A protected table leaves instead of rows.
    Table {
        /// The table.
        table: TableClause,
        /// What protects its cells.
        disclosure: DisclosureRule,
        /// Where it is said.
        place: ArticleRef,
    },
    /// Owed by the recipient.
    Require {
        /// What is owed.
        #[serde(flatten)]
        require: Require,
        /// Where it is said.
        place: ArticleRef,
    },
    /// Not to hand on to third parties.
    NoTransfer {
        /// Whether a contractor may receive it for a study, and must then destroy it.
        except_contractor: bool,
        /// Where it is said.
        place: ArticleRef,
    },
    /// Not to be used for that purpose.
    NotForPurpose {
        /// The purpose.
        purpose: PurposeId,
        /// Where it is said.
        place: ArticleRef,
    },
}

/// State of a deposited version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VersionState {
    /// Received, not yet checked.
    Received,
    /// Checked and accepted: it is the one to deliver until another is accepted.
    Accepted,
    /// Accepted without the rows that were set aside, as its line of the annex allows: delivered all the same.
    Partial,
    /// Checked and refused: quarantined, that is kept as received, apart, and never delivered.
    Rejected,
    /// Accepted, then replaced by a later one.
    Superseded,
    /// Taken back by its depositor: never delivered again.
    Withdrawn,
}

impl VersionState {
    /// Whether it is the version to deliver.
    pub fn is_current(self) -> bool {
        matches!(self, Self::Accepted | Self::Partial)
    }
}
