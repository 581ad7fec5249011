//! How far persons can be told apart in an individual file, as whole numbers: kept with its check report.
//!
//! Measuring is `entente-disclosure`, from the typed rows that `entente-intake` reads.

use serde::{Deserialize, Serialize};

use crate::VariableName;

/// The risk of an individual file: its rows in classes of equal quasi-identifiers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRisk {
    /// What somebody may know of a person: the variables of the schema whose kind is `quasi`.
    pub quasi: Vec<VariableName>,
    /// Persons.
    pub rows: u64,
    /// Distinct combinations of the quasi-identifiers.
    pub classes: u64,
    /// Persons of the smallest class.
    pub k: u64,
    /// Persons alone in their class.
    pub uniques: u64,
    /// Persons in classes under 2, 3, 5, 10 and 11.
    pub rows_under: Vec<RowsUnder>,
    /// What the classes tell of each variable whose kind is `sensitive`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sensitive: Vec<SensitiveRisk>,
    /// Sensitive variables of too many values, of which nothing is measured.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmeasured: Vec<VariableName>,
}

/// Persons in small classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowsUnder {
    /// Classes of fewer persons than this.
    pub limit: u64,
    /// Persons in them.
    pub rows: u64,
}

/// What classes tell of a sensitive variable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SensitiveRisk {
    /// The variable.
    pub variable: VariableName,
    /// Distinct values in the least diverse class: at 1, whoever finds a person's class knows the value.
    pub distinct_l: u64,
    /// The entropy of the least diverse class, as a number of values, in hundredths.
    pub entropy_l_hundredths: u64,
    /// The greatest distance of a class to the whole file, in thousandths.
    pub t_thousandths: u64,
}

impl FileRisk {
    /// Persons in classes of fewer than `limit`, where that limit is one of those kept.
    pub fn rows_under(&self, limit: u64) -> Option<u64> {
        self.rows_under.iter().find(|under| under.limit == limit).map(|under| under.rows)
    }
}
