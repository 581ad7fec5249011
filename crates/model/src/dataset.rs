//! Datasets and their variables, as `datasets/<id>/schema.json` states them.

use serde::{Deserialize, Serialize};

use crate::{CodeListId, DatasetId, VariableName};

/// What a cell may hold, once read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ValueType {
    /// Text, codes included.
    String,
    /// Whole number.
    Integer,
    /// Decimal number; a comma is read as the decimal mark.
    Number,
    /// Yes or no (`O`/`N`, `oui`/`non`, `1`/`0`, `true`/`false`).
    Boolean,
    /// A day, ISO (`2026-09-01`) or French (`01/09/2026`).
    Date,
    /// A year of four digits.
    Year,
}

/// What a variable says about persons: it decides masking in reports and what the rules of a convention forbid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VariableKind {
    /// The national pupil number.
    Ine,
    /// Name, first name, e-mail, phone: it names a person.
    Nominative,
    /// Postal address of a person.
    Address,
    /// Says something sensitive of a person (boursier, disability…).
    Sensitive,
    /// Helps to recognise a person when crossed with others (birth year, commune, nationality…).
    Quasi,
    /// A pseudonym produced by the platform.
    Pseudonym,
    /// Nothing about persons.
    Plain,
}

impl VariableKind {
    /// Whether values may be shown as examples in a report.
    pub fn may_be_shown(self) -> bool {
        matches!(self, Self::Plain | Self::Quasi | Self::Sensitive)
    }
}

/// A check on a value beyond its type, run once per distinct value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "check", rename_all = "kebab-case")]
pub enum ValueCheck {
    /// UAI with its key; `directory` asks that it be open at the reference date.
    Uai {
        /// Whether the establishment must be in the directory.
        directory: bool,
    },
    /// INE: RNIE pattern, or BEA with its key.
    Ine,
    /// SIREN with its key.
    Siren,
    /// SIRET with its key.
    Siret,
    /// Code of a list, valid at the reference date.
    CodeList {
        /// The list.
        list: CodeListId,
    },
    /// School year, `2026` or `2026-2027`.
    SchoolYear,
}

/// Table Schema constraints.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Constraints {
    /// The cell may not be empty.
    pub required: bool,
    /// No two rows hold the same value.
    pub unique: bool,
    /// Closed list of values.
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    pub allowed: Vec<String>,
    /// Regular expression over the whole value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// Lowest number, date or year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<String>,
    /// Highest number, date or year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<String>,
    /// Fewest characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u32>,
    /// Most characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
}

/// A variable of a dataset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Variable {
    /// Header.
    pub name: VariableName,
    /// French title.
    pub title: String,
    /// French description.
    pub description: String,
    /// Type of its values.
    pub value_type: ValueType,
    /// What it says of persons.
    pub kind: VariableKind,
    /// Table Schema constraints.
    pub constraints: Constraints,
    /// Further checks of its values.
    pub checks: Vec<ValueCheck>,
    /// Line of the variable in `schema.json`, from 1.
    pub line: u32,
}

/// A variable that the source holds and that must never be deposited (names, addresses).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExcludedVariable {
    /// Header as the source writes it.
    pub name: VariableName,
    /// French title.
    pub title: String,
    /// Why it stays out.
    pub kind: VariableKind,
}

/// A jeu de données: its variables, how a file of it is checked, what its sample and dictionary are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dataset {
    /// Its name, that of its folder.
    pub id: DatasetId,
    /// French title.
    pub title: String,
    /// French description.
    pub description: String,
    /// Variables in the order of the file.
    pub variables: Vec<Variable>,
    /// Variables that make a row unique together.
    pub primary_key: Vec<VariableName>,
    /// Texts that stand for an absent value, besides the empty cell (`ND`, `NR`…).
    pub missing_values: Vec<String>,
    /// Variables that must not be in a deposit.
    pub excluded: Vec<ExcludedVariable>,
    /// The variable that says to which establishment a row belongs (scope of a delivery).
    pub institution_variable: Option<VariableName>,
    /// Whether one row is one person.
    pub individual: bool,
    /// The information system that the mention of sources names (article 4).
    pub source_system: String,
    /// `dictionary.md`, as written; empty where absent.
    pub dictionary: String,
    /// `sample.csv`, as written; empty where absent.
    pub sample: String,
}

impl Dataset {
    /// The variable of that name.
    pub fn variable(&self, name: &str) -> Option<&Variable> {
        self.variables.iter().find(|variable| variable.name.as_str() == name)
    }
    /// The excluded variable of that name, whatever its case.
    pub fn excluded_variable(&self, name: &str) -> Option<&ExcludedVariable> {
        self.excluded.iter().find(|variable| variable.name.as_str().eq_ignore_ascii_case(name))
    }
}
