//! `grant`: who may receive a dataset, what for, on which legal basis, how protected; and `rule`: what holds for all of it.

use serde::{Deserialize, Serialize};

use super::anonymity::AnonymityRule;
use super::table::{TableClause, ZeroCells};
use super::time::{Delay, Recurrence, Retention};
use crate::{DatasetId, PurposeId, RoleId, VariableKind, VariableName, VariableProtection};

/// Which rows a recipient may receive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Establishments of its own territory.
    Territory,
    /// All rows.
    All,
}

/// Channels of delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// A file handed over.
    File,
    /// The API.
    Api,
    /// SFTP.
    Sftp,
    /// The open-data portal.
    Open,
    /// Work in place, in a secure space.
    SecureSpace,
}

/// What protects the cells of a table (secret statistique): a preset, and what the convention says more strictly.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisclosureRule {
    /// Preset of a domain: `pupils`, `enterprises`…
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<String>,
    /// Smallest count that is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<u32>,
    /// Share of a cell that its largest contributors may reach, `85 %`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dominance: Option<String>,
    /// How many largest contributors are counted together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub largest: Option<u8>,
    /// How closely the second contributor may know the first, `10 %`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p: Option<String>,
    /// What is done with empty cells; they are published where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zeros: Option<ZeroCells>,
}

/// Consent of the persons, collected before their data leave (D28, G6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentRule {
    /// Who collects it.
    pub who: RoleId,
    /// How often.
    pub every: Recurrence,
}

/// `grant`: who may receive a dataset, what for, on which legal basis, how protected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantClause {
    /// The dataset.
    pub dataset: DatasetId,
    /// Role (or id) of the recipient.
    pub to: RoleId,
    /// Rows.
    pub scope: Scope,
    /// Purposes, all of the list `finalites`.
    pub purposes: Vec<PurposeId>,
    /// Legal basis.
    pub basis: String,
    /// Variables that it covers; empty for all.
    pub variables: Vec<VariableName>,
    /// Protections.
    pub protect: Vec<VariableProtection>,
    /// How far each person of the file is hidden among others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anonymity: Option<AnonymityRule>,
    /// The table that is handed over instead of rows; `variables` are then those that it is made from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<TableClause>,
    /// What protects the cells, where the data are a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disclosure: Option<DisclosureRule>,
    /// Consent needed before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ConsentRule>,
    /// How long the recipient keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Retention>,
    /// Channels.
    pub channels: Vec<Channel>,
}

impl GrantClause {
    /// All variables, unprotected, to a recipient, as a file.
    pub fn new(dataset: impl Into<DatasetId>, to: impl Into<RoleId>, scope: Scope) -> Self {
        Self {
            dataset: dataset.into(),
            to: to.into(),
            scope,
            purposes: Vec::new(),
            basis: String::new(),
            variables: Vec::new(),
            protect: Vec::new(),
            anonymity: None,
            table: None,
            disclosure: None,
            consent: None,
            retention: None,
            channels: vec![Channel::File],
        }
    }
}

/// What a `rule` forbids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "forbid", rename_all = "kebab-case")]
pub enum Forbid {
    /// Variables of a kind, unless protected into another kind, or in one of the excepted datasets.
    Variable {
        /// The kind.
        kind: VariableKind,
        /// Datasets for which the annex says otherwise.
        except: Vec<DatasetId>,
    },
    /// A purpose.
    Purpose {
        /// The purpose.
        purpose: PurposeId,
    },
    /// Handing on to a third party.
    Transfer {
        /// Whether a contractor may receive it for a study, and must then destroy it.
        except_contractor: bool,
    },
}

/// What a `rule` asks of each delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "require", rename_all = "kebab-case")]
pub enum Require {
    /// The mention on each table and figure; `{producer}` and `{system}` are filled in.
    SourceMention {
        /// The form of the mention.
        text: String,
    },
    /// Reserved to cleared agents.
    Clearance {
        /// How long a clearance may last at most; as long as the organisation says, where absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lasts: Option<Delay>,
    },
    /// No survey of schools on what is already exchanged.
    NoDuplicateSurvey,
    /// Nothing that lets somebody be recognised (laws of 7 June 1951 and 6 January 1978; CC15 1 and 4, CC24 3).
    StatisticalConfidentiality,
    /// Personal data come from a processing whose entry names who receives them (CC24 4).
    SourceProcessing,
    /// Nothing leaves while the witnesses of the log have cosigned nothing for longer than that.
    Cosignature {
        /// How old the last cosignature may be.
        within: Delay,
    },
}

/// `rule`: what holds for every access under the convention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RuleClause {
    /// Forbids.
    Forbid(Forbid),
    /// Requires.
    Require(Require),
}
