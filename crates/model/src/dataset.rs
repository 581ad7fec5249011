//! Datasets and their variables, as `datasets/<id>/schema.json` states them.
//!
//! What a value must be beyond its type is `value_check`, what a row or the whole file must be is `row_rule`, with the
//! expressions of its rules in `expression`.

mod expression;
mod row_rule;
mod value_check;

use serde::{Deserialize, Serialize};

pub use expression::{Expression, Function};
pub use row_rule::{
    Change, Comparison, FieldsMatch, ForeignKey, Measure, ReferredTo, RowCheck, RowRule, Wording,
};
pub use value_check::{FormatOptions, ValueCheck, ValueFormat};

use crate::{DatasetId, VariableName};

/// What a cell may hold, once read: the types of Table Schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ValueType {
    /// Text, codes included.
    #[default]
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
    /// Anything: nothing is asked of it.
    Any,
    /// A day and a time of day.
    Datetime,
    /// A time of day.
    Time,
    /// A year and a month, `2026-09`.
    YearMonth,
    /// A duration of ISO 8601, `P1Y2M`.
    Duration,
    /// A JSON object.
    Object,
    /// A JSON array.
    Array,
    /// Values between separators.
    List,
    /// A longitude and a latitude.
    GeoPoint,
    /// A GeoJSON or TopoJSON object.
    GeoJson,
}

/// As what values of a type are kept in the typed copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Storage {
    /// Text as received.
    Text,
    /// 64-bit whole number.
    Integer,
    /// Exact decimal of 38 digits, 18 of them after the mark.
    Decimal,
    /// True or false.
    Boolean,
    /// Days since 1970.
    Date,
    /// 32-bit whole number.
    Year,
}

impl ValueType {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::String,
        Self::Integer,
        Self::Number,
        Self::Boolean,
        Self::Date,
        Self::Year,
        Self::Any,
        Self::Datetime,
        Self::Time,
        Self::YearMonth,
        Self::Duration,
        Self::Object,
        Self::Array,
        Self::List,
        Self::GeoPoint,
        Self::GeoJson,
    ];

    /// As what its values are kept; types that have no own column are kept as the text that was checked.
    pub fn storage(self) -> Storage {
        match self {
            Self::Integer => Storage::Integer,
            Self::Number => Storage::Decimal,
            Self::Boolean => Storage::Boolean,
            Self::Date => Storage::Date,
            Self::Year => Storage::Year,
            Self::String
            | Self::Any
            | Self::Datetime
            | Self::Time
            | Self::YearMonth
            | Self::Duration
            | Self::Object
            | Self::Array
            | Self::List
            | Self::GeoPoint
            | Self::GeoJson => Storage::Text,
        }
    }

    /// Its name in Table Schema.
    pub fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Year => "year",
            Self::Any => "any",
            Self::Datetime => "datetime",
            Self::Time => "time",
            Self::YearMonth => "yearmonth",
            Self::Duration => "duration",
            Self::Object => "object",
            Self::Array => "array",
            Self::List => "list",
            Self::GeoPoint => "geopoint",
            Self::GeoJson => "geojson",
        }
    }
}

/// What a variable says about persons: it decides masking in reports and what the rules of a convention forbid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    #[default]
    Plain,
}

impl VariableKind {
    /// Whether values may be shown as examples in a report.
    pub fn may_be_shown(self) -> bool {
        matches!(self, Self::Plain | Self::Quasi | Self::Sensitive)
    }
}

/// How values are written, where the schema says so; what it leaves open is read in its French and international forms.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Notation {
    /// `format` of Table Schema, other than `default`: `any`, a pattern such as `%d/%m/%Y`, `object`, `topojson`…
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// The only decimal mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal_char: Option<String>,
    /// The only mark between groups of digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_char: Option<String>,
    /// Whether a unit may stand before or after the number (`bareNumber: false`).
    #[serde(skip_serializing_if = "is_false")]
    pub with_unit: bool,
    /// The only texts that mean yes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub true_values: Vec<String>,
    /// The only texts that mean no.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub false_values: Vec<String>,
    /// What separates the items of a list; a comma where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<String>,
    /// Type of the items of a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_type: Option<ValueType>,
}

fn is_false(flag: &bool) -> bool {
    !flag
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
    /// Values are above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclusive_minimum: Option<String>,
    /// Values are below it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclusive_maximum: Option<String>,
    /// Fewest characters (items, of a list).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u32>,
    /// Most characters (items, of a list).
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
    /// How its values are written.
    #[serde(default)]
    pub notation: Notation,
    /// Texts that stand for an absent value of this variable; those of the dataset where it says nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing_values: Option<Vec<String>>,
    /// Where it stands in the lines of a fixed-width file, where the dataset may come as one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<FixedPosition>,
    /// Line of the variable in `schema.json`, from 1.
    pub line: u32,
}

/// The place of a variable in the lines of a fixed-width file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedPosition {
    /// Its first character, from 1.
    pub start: u32,
    /// Number of characters.
    pub width: u32,
}

impl Default for Variable {
    /// A variable of text without a name, for the fields that one leaves open.
    fn default() -> Self {
        Self {
            name: VariableName::new(""),
            title: String::new(),
            description: String::new(),
            value_type: ValueType::String,
            kind: VariableKind::Plain,
            constraints: Constraints::default(),
            checks: Vec::new(),
            notation: Notation::default(),
            missing_values: None,
            position: None,
            line: 0,
        }
    }
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
    /// Further sets of variables that make a row unique together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unique_keys: Vec<Vec<VariableName>>,
    /// How the headers of a file must match the variables; where absent, a column may stand anywhere, an unknown one is
    /// left out, and only a needed one must be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields_match: Option<FieldsMatch>,
    /// Texts that stand for an absent value, besides the empty cell (`ND`, `NR`…).
    pub missing_values: Vec<String>,
    /// Values that must stand in another place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub foreign_keys: Vec<ForeignKey>,
    /// Rules over several variables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RowRule>,
    /// How much figures may change from one accepted version to the next.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// Variables that must not be in a deposit.
    pub excluded: Vec<ExcludedVariable>,
    /// The variable that says to which establishment a row belongs (scope of a delivery).
    pub institution_variable: Option<VariableName>,
    /// The element of a document of the ministry (SIECLE, STS, AAF) that makes a row, where deposits may be such documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// Whether one row is one person.
    pub individual: bool,
    /// The information system that the mention of sources names (article 4).
    pub source_system: String,
    /// `dictionary.md`, as written; empty where absent.
    pub dictionary: String,
    /// `sample.csv`, as written; empty where absent.
    pub sample: String,
}

impl Default for Dataset {
    /// A dataset without a name nor a variable, for the fields that one leaves open.
    fn default() -> Self {
        Self {
            id: DatasetId::new(""),
            title: String::new(),
            description: String::new(),
            variables: Vec::new(),
            primary_key: Vec::new(),
            unique_keys: Vec::new(),
            fields_match: None,
            missing_values: Vec::new(),
            foreign_keys: Vec::new(),
            rules: Vec::new(),
            changes: Vec::new(),
            excluded: Vec::new(),
            institution_variable: None,
            record: None,
            individual: false,
            source_system: String::new(),
            dictionary: String::new(),
            sample: String::new(),
        }
    }
}

impl Dataset {
    /// The variable of that name.
    pub fn variable(&self, name: &str) -> Option<&Variable> {
        self.variables.iter().find(|variable| variable.name.as_str() == name)
    }
    /// The position of the variable of that name.
    pub fn position(&self, name: &VariableName) -> Option<usize> {
        self.variables.iter().position(|variable| variable.name == *name)
    }
    /// The excluded variable of that name, whatever its case.
    pub fn excluded_variable(&self, name: &str) -> Option<&ExcludedVariable> {
        self.excluded.iter().find(|variable| variable.name.as_str().eq_ignore_ascii_case(name))
    }
    /// The texts that stand for an absent value of that variable.
    pub fn missing_values_of<'a>(&'a self, variable: &'a Variable) -> &'a [String] {
        variable.missing_values.as_ref().unwrap_or(&self.missing_values)
    }
}
