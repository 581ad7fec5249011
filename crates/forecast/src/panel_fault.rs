//! What can be wrong in the file of a panel: faults of rows, which are findings, and why a file is no panel at all.
//!
//! Finding them is `read`'s work; their sentences are in the resource files.

use serde::{Deserialize, Serialize};

use crate::mapping::MappingError;
use crate::panel::NestingError;

/// A fault in a row, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelFinding {
    /// Line in the file, the header being line 1.
    pub line: u64,
    /// Column of the value.
    pub column: String,
    /// The value as written, shortened.
    pub value: String,
    /// What is wrong with it.
    pub cause: PanelFault,
}

/// What can be wrong in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PanelFault {
    /// The year is not a year.
    Year,
    /// The school has no number.
    School,
    /// The grade is not one of the mapping.
    Grade,
    /// The count is empty: taken as 0.
    CountMissing,
    /// The count is not a whole number of pupils from 0.
    Count,
    /// The school, year and grade stand on an earlier line: the earlier one is kept.
    Duplicate,
    /// The row has fewer cells than its header.
    Ragged,
}

impl PanelFault {
    /// Id of its sentence in the resource files.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::Year => "panel-fault-year",
            Self::School => "panel-fault-school",
            Self::Grade => "panel-fault-grade",
            Self::CountMissing => "panel-fault-count-missing",
            Self::Count => "panel-fault-count",
            Self::Duplicate => "panel-fault-duplicate",
            Self::Ragged => "panel-fault-ragged",
        }
    }
}

impl PanelFinding {
    /// The sentence, for people.
    pub fn message(&self) -> entente_model::Message {
        entente_model::Message::new(self.cause.message_id())
            .with("line", self.line)
            .with("column", &self.column)
            .with("value", &self.value)
    }
}

/// Why a file is not a panel.
#[derive(Debug, thiserror::Error)]
pub enum PanelError {
    /// The file could not be read.
    #[error("the panel cannot be read: {0}")]
    Read(#[from] std::io::Error),
    /// Not delimited text.
    #[error("the panel is not delimited text: {0}")]
    Delimited(#[from] csv::Error),
    /// A column of the mapping is not in the header.
    #[error("the header has no column `{column}`, which the mapping `{mapping}` needs; it has: {header}")]
    Column {
        /// The missing column.
        column: String,
        /// The mapping.
        mapping: String,
        /// The columns that are there.
        header: String,
    },
    /// No mapping was given, and none fits.
    #[error(
        "no mapping fits the header `{header}`: write `year,school,grade,count[,group]`, or give a mapping file"
    )]
    NoMapping {
        /// The header.
        header: String,
    },
    /// The mapping does not hold together.
    #[error(transparent)]
    Mapping(#[from] MappingError),
    /// Not one row could be used.
    #[error("no row of the panel can be used; {findings} findings")]
    Empty {
        /// How many findings.
        findings: usize,
    },
    /// A year between the first and the last has no row.
    #[error("the panel goes from {first} to {last} and has no row for {missing}")]
    YearMissing {
        /// First year.
        first: i32,
        /// Last year.
        last: i32,
        /// A year without rows.
        missing: i32,
    },
    /// More than a panel holds.
    #[error("the panel has {found} {what}; at most {most} can be")]
    TooLarge {
        /// What is too many.
        what: &'static str,
        /// How many.
        found: usize,
        /// How many can be.
        most: usize,
    },
    /// The levels are not nested.
    #[error(transparent)]
    Nesting(#[from] Box<NestingError>),
}
