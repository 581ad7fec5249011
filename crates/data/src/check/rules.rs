//! The rules of each variable, compiled once, and their verdict on one distinct value.

use std::collections::HashSet;

use entente_model::{
    CodeList, Dataset, FindingCode, Institutions, Membership, Uai, ValueCheck, ValueType, Variable,
};
use jiff::civil::Date;
use regex::{Regex, RegexBuilder};

use super::values::{comparable, read_bound, read_value};
use super::{CheckContext, CheckError, identifiers};

/// Compiled expressions may not take more memory: a schema is input like another.
const PATTERN_BYTES_MAX: usize = 1 << 20;

/// A set of finding codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Faults(u32);

impl Faults {
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
    pub(super) fn add(&mut self, code: FindingCode) {
        self.0 |= 1 << code as u32;
    }
    pub(super) fn holds(self, code: FindingCode) -> bool {
        self.0 & (1 << code as u32) != 0
    }
    pub(super) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    pub(super) fn codes(self) -> impl Iterator<Item = FindingCode> {
        VALUE_CODES.into_iter().filter(move |code| self.holds(*code))
    }
}

/// The codes that a single value may earn.
pub(super) const VALUE_CODES: [FindingCode; 15] = [
    FindingCode::Encoding,
    FindingCode::MissingValue,
    FindingCode::Type,
    FindingCode::Enum,
    FindingCode::Pattern,
    FindingCode::Range,
    FindingCode::Length,
    FindingCode::Uai,
    FindingCode::UaiUnknown,
    FindingCode::UaiClosed,
    FindingCode::Ine,
    FindingCode::Siret,
    FindingCode::CodeUnknown,
    FindingCode::CodeClosed,
    FindingCode::SchoolYear,
];

enum Check<'a> {
    Uai { directory: Option<&'a Institutions> },
    Ine,
    Siren,
    Siret,
    CodeList(&'a CodeList),
    SchoolYear,
}

/// What one distinct value is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reading {
    pub(super) faults: Faults,
    pub(super) missing: bool,
    /// In the unit of `values::read_value`; 0 for text, faults and missing values.
    pub(super) number: i128,
}

/// The rules of one variable.
pub(super) struct VariableRules<'a> {
    pub(super) variable: &'a Variable,
    pub(super) required: bool,
    /// Identifiers are compared as text afterwards: the typed copy holds them in capitals.
    pub(super) in_capitals: bool,
    missing_values: &'a [String],
    allowed: HashSet<&'a str>,
    allowed_numbers: Vec<i128>,
    pattern: Option<Regex>,
    minimum: Option<i128>,
    maximum: Option<i128>,
    checks: Vec<Check<'a>>,
    reference_date: Date,
}

/// Compiles the rules of every variable, in the dataset's order.
pub(super) fn compile<'a>(context: &CheckContext<'a>) -> Result<Vec<VariableRules<'a>>, CheckError> {
    context.dataset.variables.iter().map(|variable| VariableRules::compile(variable, context)).collect()
}

/// Whether a row without this variable says nothing of use.
pub(super) fn is_required(dataset: &Dataset, variable: &Variable) -> bool {
    // Of a key of several variables, some may be absent (as in frictionless).
    variable.constraints.required || dataset.primary_key == [variable.name.clone()]
}

impl<'a> VariableRules<'a> {
    fn compile(variable: &'a Variable, context: &CheckContext<'a>) -> Result<Self, CheckError> {
        let constraints = &variable.constraints;
        let bound = |bound: &Option<String>| match bound {
            Some(text) if variable.value_type != ValueType::String => {
                let wrong = || CheckError::Bound {
                    line: variable.line,
                    variable: variable.name.to_string(),
                    bound: text.clone(),
                };
                read_bound(variable.value_type, text).ok_or_else(wrong).map(Some)
            }
            _ => Ok(None),
        };
        let read = |text: &String| read_value(variable.value_type, text);
        let typed = variable.value_type != ValueType::String;
        Ok(Self {
            variable,
            required: is_required(context.dataset, variable),
            in_capitals: variable
                .checks
                .iter()
                .any(|check| matches!(check, ValueCheck::Uai { .. } | ValueCheck::Ine)),
            missing_values: &context.dataset.missing_values,
            allowed: constraints.allowed.iter().map(String::as_str).collect(),
            allowed_numbers: if typed {
                constraints.allowed.iter().filter_map(read).collect()
            } else {
                vec![]
            },
            pattern: compile_pattern(variable)?,
            minimum: bound(&constraints.minimum)?,
            maximum: bound(&constraints.maximum)?,
            checks: variable.checks.iter().filter_map(|check| compile_check(check, context)).collect(),
            reference_date: context.period.reference_date(),
        })
    }

    /// Reads one distinct value. One cause, one finding: a value that is not of its type or not an identifier is not
    /// also said to be of a wrong form or length.
    pub(super) fn read(&self, text: &str) -> Reading {
        let mut reading = Reading::default();
        if self.is_missing(text) {
            reading.missing = true;
            if self.required {
                reading.faults.add(FindingCode::MissingValue);
            }
            return reading;
        }
        let Some(number) = read_value(self.variable.value_type, text) else {
            reading.faults.add(FindingCode::Type);
            return reading;
        };
        for check in &self.checks {
            if let Some(code) = self.fault_of(check, text) {
                reading.faults.add(code);
            }
        }
        if !self.allowed.is_empty() && !self.allowed.contains(text) && !self.allowed_numbers.contains(&number)
        {
            reading.faults.add(FindingCode::Enum);
        }
        if reading.faults.is_empty() {
            self.check_form(text, number, &mut reading.faults);
        }
        reading.number = number;
        reading
    }

    fn is_missing(&self, text: &str) -> bool {
        let trimmed = text.trim();
        trimmed.is_empty() || self.missing_values.iter().any(|missing| missing == trimmed)
    }

    fn fault_of(&self, check: &Check<'_>, text: &str) -> Option<FindingCode> {
        let fault_if = |wrong: bool, code| wrong.then_some(code);
        match check {
            Check::Ine => fault_if(!identifiers::is_ine(text), FindingCode::Ine),
            Check::Siren => fault_if(!identifiers::is_siren(text), FindingCode::Siret),
            Check::Siret => fault_if(!identifiers::is_siret(text), FindingCode::Siret),
            Check::SchoolYear => fault_if(!identifiers::is_school_year(text), FindingCode::SchoolYear),
            Check::CodeList(list) => match list.membership(text, self.reference_date) {
                Membership::Valid(_) => None,
                Membership::NotYet(_) | Membership::Closed(_) => Some(FindingCode::CodeClosed),
                Membership::Unknown => Some(FindingCode::CodeUnknown),
            },
            Check::Uai { directory } => {
                let Ok(uai) = text.parse::<Uai>() else { return Some(FindingCode::Uai) };
                match directory.map(|directory| directory.get(uai))? {
                    None => Some(FindingCode::UaiUnknown),
                    Some(institution) => {
                        fault_if(!institution.is_open_on(self.reference_date), FindingCode::UaiClosed)
                    }
                }
            }
        }
    }

    fn check_form(&self, text: &str, number: i128, faults: &mut Faults) {
        let constraints = &self.variable.constraints;
        if self.pattern.as_ref().is_some_and(|pattern| !pattern.is_match(text)) {
            faults.add(FindingCode::Pattern);
        }
        if constraints.min_length.is_some() || constraints.max_length.is_some() {
            let length = text.chars().count() as u64;
            let short = constraints.min_length.is_some_and(|least| length < u64::from(least));
            if short || constraints.max_length.is_some_and(|most| length > u64::from(most)) {
                faults.add(FindingCode::Length);
            }
        }
        let number = comparable(self.variable.value_type, number);
        if self.minimum.is_some_and(|least| number < least) || self.maximum.is_some_and(|most| number > most)
        {
            faults.add(FindingCode::Range);
        }
    }
}

fn compile_pattern(variable: &Variable) -> Result<Option<Regex>, CheckError> {
    let Some(pattern) = &variable.constraints.pattern else { return Ok(None) };
    // The expression is over the whole value (Table Schema, `pattern`).
    let compiled = RegexBuilder::new(&format!("^(?:{pattern})$")).size_limit(PATTERN_BYTES_MAX).build();
    compiled.map(Some).map_err(|_| CheckError::Pattern {
        line: variable.line,
        variable: variable.name.to_string(),
        pattern: pattern.clone(),
    })
}

/// A check whose reference was not loaded is left out here, and said in the report.
fn compile_check<'a>(check: &'a ValueCheck, context: &CheckContext<'a>) -> Option<Check<'a>> {
    Some(match check {
        ValueCheck::Uai { directory } => {
            let institutions = &*context.references.institutions;
            Check::Uai { directory: (*directory && !institutions.is_empty()).then_some(institutions) }
        }
        ValueCheck::Ine => Check::Ine,
        ValueCheck::Siren => Check::Siren,
        ValueCheck::Siret => Check::Siret,
        ValueCheck::SchoolYear => Check::SchoolYear,
        ValueCheck::CodeList { list } => Check::CodeList(context.references.code_lists.get(list)?),
    })
}
