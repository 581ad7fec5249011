//! `dataset`: a line of the annex (C7).

use serde::{Deserialize, Serialize};

use super::time::Recurrence;
use crate::{DatasetId, RoleId, VariableName};

/// Fields of the annex (CC24 article 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Statistics.
    Statistiques,
    /// Schooling.
    Scolarite,
    /// Digital equipment and services.
    Numerique,
    /// School buildings.
    BatiScolaire,
}

/// How much a dataset is owed (C7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DutyLevel {
    /// By regulation.
    Required,
    /// Expected.
    Expected,
    /// Desirable.
    Desirable,
}

/// When a deposit is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueDate {
    /// How often.
    pub every: Recurrence,
    /// Days of the school year, as month and day, in the order of the school year; empty on request.
    pub on: Vec<(i8, i8)>,
}

/// How the annex opens a dataset to the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Openness {
    /// On the internet, without restriction.
    Open,
    /// Reserved, on registration.
    Registration,
    /// Reserved.
    Reserved,
    /// A file is handed over.
    File,
}

/// A file with faulty rows is accepted without them, within a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartialAcceptance {
    /// Largest share of the rows that may be set aside, in hundredths of a percent: 100 is 1 %.
    pub set_aside_max_hundredths: u16,
}

impl PartialAcceptance {
    /// Whether so many rows of a file may be set aside; never all of them.
    pub fn allows(self, rows_set_aside: u64, rows: u64) -> bool {
        let most = u128::from(rows) * u128::from(self.set_aside_max_hundredths);
        rows_set_aside < rows && u128::from(rows_set_aside) * 10_000 <= most
    }
}

/// `dataset`: a line of the annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatasetClause {
    /// The dataset.
    pub id: DatasetId,
    /// Its folder, `datasets/<id>` by default.
    pub schema: String,
    /// Field of the annex.
    pub field: Field,
    /// How much it is owed.
    pub duty: DutyLevel,
    /// The text that makes it obligatory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// Role of its producer.
    pub producer: RoleId,
    /// When it is due.
    pub due: Option<DueDate>,
    /// Source system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// Which persons, schools or years it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub perimeter: Option<String>,
    /// Variables that the annex lists; all those of the schema where it lists none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variables: Vec<VariableName>,
    /// How it is opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<Openness>,
    /// Technical provisions: format, encoding, service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provisions: Option<String>,
    /// Rules of security.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security: Option<String>,
    /// Whether a file with faulty rows may be accepted without them, and how many; absent where it may not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partial: Option<PartialAcceptance>,
}

impl DatasetClause {
    /// A line in the folder of its name, of which nothing else is said.
    pub fn new(id: impl Into<DatasetId>, field: Field, duty: DutyLevel, producer: impl Into<RoleId>) -> Self {
        let id = id.into();
        Self {
            schema: format!("datasets/{id}"),
            id,
            field,
            duty,
            basis: None,
            producer: producer.into(),
            due: None,
            system: None,
            perimeter: None,
            variables: Vec::new(),
            access: None,
            provisions: None,
            security: None,
            partial: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_the_rows_may_be_set_aside() {
        let one_percent = PartialAcceptance { set_aside_max_hundredths: 100 };
        for (set_aside, rows, allowed) in [
            (0, 10, true),
            (1, 100, true),
            (1, 99, false),
            (2, 199, false),
            (0, 0, false),
            (u64::MAX, u64::MAX, false),
        ] {
            assert_eq!(one_percent.allows(set_aside, rows), allowed, "{set_aside} of {rows}");
        }
        let all = PartialAcceptance { set_aside_max_hundredths: 10_000 };
        assert!(all.allows(9, 10) && !all.allows(10, 10), "a file without a sound row is not accepted");
    }
}
