//! Columns of an individual file as numbered values: what every measure works on.
//!
//! A value is kept once, a row holds its number: twelve million rows of six variables fit in memory.

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// The file, or what was asked of it, cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MicrodataError {
    /// The header lacks a variable.
    #[error("the file has no variable `{variable}`: its header is `{header}`")]
    Variable {
        /// Which.
        variable: String,
        /// The header as read.
        header: String,
    },
    /// No variable, no row, or a parameter out of its range.
    #[error("`{what}` is not possible: {hint}")]
    Parameter {
        /// What was asked.
        what: String,
        /// What could be asked.
        hint: MicrodataHint,
    },
    /// A hierarchy does not hold a value of the file.
    #[error("the hierarchy of `{variable}` lacks `{count}` of its values")]
    Hierarchy {
        /// Of which variable.
        variable: String,
        /// How many values.
        count: usize,
    },
    /// A line with more or fewer fields than the header.
    #[error("line {line} has {fields} field{}, the header has {header_fields}", if *fields == 1 { "" } else { "s" })]
    Row {
        /// Line of the file, the header being line 1.
        line: u64,
        /// How many it has.
        fields: usize,
        /// How many the header has.
        header_fields: usize,
    },
    /// The file is not delimited text.
    #[error("the file is not a delimited table")]
    Csv(#[from] csv::Error),
    /// The file cannot be read or written.
    #[error("`{path}` cannot be read or written")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// What could be asked instead of what is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MicrodataHint {
    /// A quasi-identifier is needed.
    NoQuasi,
    /// The share of the population is out of its range.
    Sampling,
    /// The size of classes, or the number of quasi-identifiers, is out of its range.
    Classes,
    /// The file as a whole does not meet what is asked.
    Unmet,
    /// How a variable may be generalised.
    Generalising,
    /// A value stands twice in the list of a hierarchy.
    ListedTwice,
}

impl fmt::Display for MicrodataHint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoQuasi => "name at least one quasi-identifier",
            Self::Sampling => "the share of the population is above 0 and at most 1",
            Self::Classes => "ask for at least 1 and name from one to sixty quasi-identifiers",
            Self::Unmet => "the file as a whole does not meet it: ask for less, or for a larger file",
            Self::Generalising => {
                "write `flat`, `date`, `interval:5,10`, `interval:5,10:6..20` or `prefix:11,4`"
            }
            Self::ListedTwice => "a value of a list has one line",
        })
    }
}

/// A variable: its distinct values, and the number of each row's value.
#[derive(Clone, Debug, Default)]
pub struct VariableCodes {
    /// The variable.
    pub name: String,
    /// Distinct values, in the order in which they were met.
    pub values: Vec<String>,
    /// For each row, the position of its value.
    pub codes: Vec<u32>,
}

impl VariableCodes {
    /// A column that somebody else numbered.
    pub fn from_codes(name: impl Into<String>, values: Vec<String>, codes: Vec<u32>) -> Self {
        Self { name: name.into(), values, codes }
    }
}

/// Seeded: values of a file cannot be chosen so that they fall together.
pub(super) type QuickMap<K, V> = HashMap<K, V, foldhash::fast::RandomState>;

/// Where the named variables stand in the header.
pub(super) fn places(header: &csv::ByteRecord, names: &[String]) -> Result<Vec<usize>, MicrodataError> {
    let titles: Vec<String> = header
        .iter()
        .map(|title| String::from_utf8_lossy(title).trim_start_matches('\u{feff}').trim().to_owned())
        .collect();
    let place = |name: &String| {
        titles
            .iter()
            .position(|title| title == name)
            .ok_or_else(|| MicrodataError::Variable { variable: name.clone(), header: titles.join(";") })
    };
    names.iter().map(place).collect()
}
