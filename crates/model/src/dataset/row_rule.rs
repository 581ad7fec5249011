//! What a row, a file or two versions of it must be: rules over several variables, foreign keys, bounds of change.

use serde::{Deserialize, Serialize};

use super::Expression;
use crate::{CodeListId, Severity, VariableName};

/// A rule over several variables, which each row follows or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowRule {
    /// Its name, in the findings.
    pub name: String,
    /// What it says, in French.
    pub title: String,
    /// The rule.
    pub check: RowCheck,
    /// The sentence of its finding, where the schema gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<Wording>,
    /// How much a row that breaks it weighs.
    pub severity: Severity,
    /// Its line in `schema.json`, from 1.
    pub line: u32,
}

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// In French.
    pub fr: String,
    /// In English; the French one where nobody wrote it.
    pub en: String,
}

/// The rule itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowCheck {
    /// An expression that must not be false; where a value is absent it is often neither true nor false.
    Expression {
        /// As the schema writes it.
        source: String,
        /// What it means.
        expression: Expression,
    },
    /// A total is the sum of its parts; not looked at where one of them is absent.
    Sum {
        /// The total.
        total: VariableName,
        /// The parts.
        parts: Vec<VariableName>,
    },
    /// At least one of these is present.
    OneOfRequired {
        /// The variables.
        variables: Vec<VariableName>,
    },
    /// All of these are present, or none.
    Cohesion {
        /// The variables.
        variables: Vec<VariableName>,
    },
    /// One variable compares with another; not looked at where one of them is absent.
    Compare {
        /// On the left.
        left: VariableName,
        /// How they compare.
        comparison: Comparison,
        /// On the right.
        right: VariableName,
    },
}

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Comparison {
    /// Equal.
    #[serde(rename = "==")]
    Equal,
    /// Different.
    #[serde(rename = "!=")]
    NotEqual,
    /// Below.
    #[serde(rename = "<")]
    Less,
    /// Below or equal.
    #[serde(rename = "<=")]
    LessOrEqual,
    /// Above.
    #[serde(rename = ">")]
    Greater,
    /// Above or equal.
    #[serde(rename = ">=")]
    GreaterOrEqual,
}

impl Comparison {
    /// As Validata writes it.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }
}

/// Values of some variables must stand in another place; a row where one of them is absent is not looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignKey {
    /// The variables of this dataset.
    pub variables: Vec<VariableName>,
    /// Where their values must stand.
    pub referred_to: ReferredTo,
    /// The variables there, in the same order.
    pub referred_variables: Vec<VariableName>,
    /// Its line in `schema.json`, from 1.
    pub line: u32,
}

/// What a foreign key refers to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReferredTo {
    /// The file itself.
    Own,
    /// Another resource, by its name.
    Resource(String),
    /// A code list; its codes valid at the reference date.
    CodeList(CodeListId),
    /// The directory of establishments.
    Institutions,
}

/// How the headers of a file must match the variables of a schema (Table Schema v2, `fieldsMatch`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldsMatch {
    /// The same ones in the same order.
    Exact,
    /// The same ones in any order.
    Equal,
    /// At least those of the schema.
    Subset,
    /// At most those of the schema.
    Superset,
    /// At least one of those of the schema.
    Partial,
}

/// How much a figure may change from the last accepted version to this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What it says, in French.
    pub title: String,
    /// The figure.
    pub measure: Measure,
    /// One figure for each value of this variable; one for the whole file where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<VariableName>,
    /// Most that it may change, up or down, in hundredths of a percent of the former figure.
    pub max_basis_points: u32,
    /// Figures that were and are below it are not compared.
    pub minimum: u64,
    /// How much a figure that changes more weighs.
    pub severity: Severity,
    /// Its line in `schema.json`, from 1.
    pub line: u32,
}

/// A figure of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// Number of rows.
    Rows,
    /// Sum of a variable.
    Sum(VariableName),
    /// Number of distinct values of a variable.
    Distinct(VariableName),
}
