//! What is done to a variable before it leaves.

use serde::{Deserialize, Serialize};

use crate::{CodeListId, VariableName};

/// How long a pseudonym stays the same for a recipient and a purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PseudonymStability {
    /// Over the years: the recipient may follow a cohort.
    Stable,
    /// Another one each school year.
    Yearly,
}

/// One way to protect a variable.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protection {
    /// Keyed pseudonym for this recipient and purpose (CC15 article 4: « identifiant crypté »).
    Pseudonym(PseudonymStability),
    /// Value replaced by the `group` of its code in the list.
    Generalise(CodeListId),
    /// Column left out.
    Drop,
}

/// A protection and the variable that it applies to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct VariableProtection {
    /// The variable.
    pub variable: VariableName,
    /// What is done to it.
    pub protection: Protection,
}
