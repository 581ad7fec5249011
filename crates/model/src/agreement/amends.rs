//! What makes a text an amendment: the exact text that it amends, and who proposed it (decision 0009).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::PartyId;

/// `amends`: this file is the whole text of a convention as amended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amends {
    /// Number of the amendment, from 1; the text without amendment is number 0.
    pub number: u32,
    /// SHA-256 of the exact text that it amends, in hexadecimal.
    pub sha256: String,
    /// Who proposed it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposed_by: Vec<PartyId>,
    /// Day of the proposal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_on: Option<Date>,
    /// First day on which it is in force, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force_on: Option<Date>,
}
