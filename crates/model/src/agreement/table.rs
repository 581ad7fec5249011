//! `table`: what a grant hands over instead of rows: cells counted by some variables, and how they are protected.
//!
//! Nouns only: the rule is applied by `entente-disclosure`, the cells are counted by `entente-data`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{RoleId, VariableName};

/// How the cells of a table are protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TableMethod {
    /// Cells at risk are hidden, and others with them.
    #[default]
    Suppress,
    /// Small counts become nothing or the threshold; margins still add up.
    Round,
    /// Each count has a noise of a declared budget.
    Noise,
}

/// What must stay true of a hidden cell for whoever reads the published ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TableRequirement {
    /// Every count that the rule allows stays possible.
    #[default]
    Width,
    /// It is not known exactly.
    Exact,
}

/// What is done with empty cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ZeroCells {
    /// They are published.
    #[default]
    Published,
    /// They are at risk like a small count.
    Hidden,
}

/// The table that a grant hands over: never a row of the dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableClause {
    /// Dimensions as written, coarsest level first in each: `departement(uai)>uai`, `group(pcs)`.
    pub dimensions: Vec<String>,
    /// The variable whose values are added up; rows are counted where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<VariableName>,
    /// The amount that is added up, to which each row contributes its own: a cell may not tell what one of them gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<VariableName>,
    /// How cells are protected.
    #[serde(default, skip_serializing_if = "is_default")]
    pub method: TableMethod,
    /// What is asked of a hidden cell.
    #[serde(default, skip_serializing_if = "is_default")]
    pub requirement: TableRequirement,
    /// Budget of the noise of this table, in thousandths of epsilon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epsilon: Option<u32>,
    /// Budget of all noisy tables of the same data, in thousandths of epsilon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<u32>,
    /// Cells that are published whatever happens: one code for each column, none for a margin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keep: Vec<String>,
    /// Cells that are hidden whatever happens.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hide: Vec<String>,
    /// Roles or parties with which the recipient may put its tables side by side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared_with: Vec<RoleId>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl TableClause {
    /// The dimensions, read.
    ///
    /// # Errors
    /// The first one that is not a dimension.
    pub fn levels(&self) -> Result<Vec<Vec<TableLevel>>, TableLevelError> {
        let dimension = |text: &String| text.split('>').map(str::parse).collect();
        self.dimensions.iter().map(dimension).collect()
    }

    /// Variables that the table is made from, each once: those of its dimensions, then the one that is added up.
    pub fn variables(&self) -> Vec<VariableName> {
        let levels = self.levels().unwrap_or_default();
        let dimensions = levels.into_iter().flatten().map(|level| level.variable);
        let mut variables: Vec<VariableName> = Vec::new();
        for name in dimensions.chain(self.count.clone()).chain(self.amount.clone()) {
            if !variables.contains(&name) {
                variables.push(name);
            }
        }
        variables
    }

    /// The column of counts or amounts: the variable that is added up, or `n`.
    pub fn count_column(&self) -> &str {
        self.amount.as_ref().or(self.count.as_ref()).map_or("n", VariableName::as_str)
    }
}

/// What a level says of a variable, where it is not its own value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LevelOf {
    /// The group of its code in its code list.
    Group,
    /// The commune of the establishment.
    Commune,
    /// The département of the establishment.
    Departement,
    /// The nature of the establishment.
    Nature,
}

impl LevelOf {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Group, Self::Commune, Self::Departement, Self::Nature];

    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Commune => "commune",
            Self::Departement => "departement",
            Self::Nature => "nature",
        }
    }

    /// How the column of the delivered table ends.
    fn ending(self) -> &'static str {
        match self {
            Self::Group => "groupe",
            Self::Commune => "commune",
            Self::Departement => "departement",
            Self::Nature => "nature",
        }
    }
}

/// One level of a dimension: a variable, or what is known of its values: `pcs`, `group(pcs)`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TableLevel {
    /// What is said of it; its own value where absent.
    pub of: Option<LevelOf>,
    /// The variable.
    pub variable: VariableName,
}

/// A text that is not a level of a dimension.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a level of a dimension: write a variable, or `group(pcs)`, `departement(uai)`")]
pub struct TableLevelError {
    /// As written.
    pub text: String,
}

impl TableLevel {
    /// The column of the delivered table.
    pub fn column(&self) -> String {
        match self.of {
            None => self.variable.to_string(),
            Some(of) => format!("{}_{}", self.variable, of.ending()),
        }
    }
}

impl FromStr for TableLevel {
    type Err = TableLevelError;

    fn from_str(text: &str) -> Result<Self, TableLevelError> {
        let fault = || TableLevelError { text: text.to_owned() };
        let text = text.trim();
        let (of, variable) = match text.split_once('(') {
            None => (None, text),
            Some((word, rest)) => {
                let of = LevelOf::ALL.into_iter().find(|of| of.word() == word.trim()).ok_or_else(fault)?;
                (Some(of), rest.strip_suffix(')').ok_or_else(fault)?.trim())
            }
        };
        // What stands in the header of a table: no separator of the language or of the file.
        if variable.is_empty() || variable.contains(['(', ')', '>', ',', ';', '"', '\n', '\r']) {
            return Err(fault());
        }
        Ok(Self { of, variable: variable.into() })
    }
}

impl fmt::Display for TableLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.of {
            None => write!(f, "{}", self.variable),
            Some(of) => write!(f, "{}({})", of.word(), self.variable),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_levels_of_a_dimension() {
        let table = TableClause {
            dimensions: vec!["departement(uai) > uai".to_owned(), "group(pcs)".to_owned()],
            count: Some("effectif".into()),
            ..TableClause::default()
        };
        let columns: Vec<String> = table.levels().unwrap().iter().flatten().map(TableLevel::column).collect();
        assert_eq!(columns, ["uai_departement", "uai", "pcs_groupe"]);
        let names = table.variables();
        assert_eq!(names.iter().map(VariableName::as_str).collect::<Vec<_>>(), ["uai", "pcs", "effectif"]);
        for wrong in ["", "group()", "groupe(pcs)", "group(pcs", "a,b", "a>b"] {
            assert!(wrong.parse::<TableLevel>().is_err(), "{wrong}");
        }
    }
}
