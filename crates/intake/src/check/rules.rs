//! The rules of each variable, compiled once, and their verdict on one distinct value.
//!
//! Rules over several variables are `across`; what can be proposed to the depositor is `remedy`.

mod error;
mod pattern;
mod slips;

use std::collections::HashSet;

use entente_model::{
    CodeList, Dataset, FindingCode, Institutions, Membership, Uai, ValueCheck, ValueType, Variable,
};
use jiff::civil::Date;

pub use self::error::RuleError;
use self::pattern::Pattern;
use super::formats::Format;
use super::values::ValueReader;
use super::{CheckContext, CheckError, identifiers};

/// A set of finding codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Faults(u64);

impl Faults {
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
    pub(super) fn add(&mut self, code: FindingCode) {
        self.0 |= 1 << code as u64;
    }
    pub(super) fn holds(self, code: FindingCode) -> bool {
        self.0 & (1 << code as u64) != 0
    }
    pub(super) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    pub(super) fn codes(self) -> impl Iterator<Item = FindingCode> {
        VALUE_CODES.into_iter().filter(move |code| self.holds(*code))
    }
    fn only(code: FindingCode) -> Self {
        Self(1 << code as u64)
    }
}

/// The codes that a single value may earn.
pub(super) const VALUE_CODES: [FindingCode; 19] = [
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
    FindingCode::LeadingZeros,
    FindingCode::SerialDate,
    FindingCode::Format,
    FindingCode::Territory,
];

enum Check<'a> {
    Uai { directory: Option<&'a Institutions> },
    Ine,
    Siren,
    Siret,
    CodeList(&'a CodeList),
    SchoolYear,
    Format(Format<'a>),
}

/// What one distinct value is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reading {
    pub(super) faults: Faults,
    pub(super) missing: bool,
    /// In the unit of `values::ValueReader::read`; 0 for what is stored as text, faults of type and missing values.
    pub(super) number: i128,
}

/// The rules of one variable.
pub(super) struct VariableRules<'a> {
    pub(super) variable: &'a Variable,
    pub(super) required: bool,
    /// Identifiers are compared as text afterwards: the typed copy holds them in capitals.
    pub(super) in_capitals: bool,
    missing_values: &'a [String],
    reader: ValueReader,
    allowed: HashSet<&'a str>,
    allowed_numbers: Vec<i128>,
    pattern: Option<Pattern>,
    bounds: Bounds,
    checks: Vec<Check<'a>>,
    reference_date: Date,
}

#[derive(Debug, Default)]
struct Bounds {
    minimum: Option<i128>,
    maximum: Option<i128>,
    above: Option<i128>,
    below: Option<i128>,
}

impl Bounds {
    fn hold(&self, number: i128) -> bool {
        self.minimum.is_none_or(|least| number >= least)
            && self.maximum.is_none_or(|most| number <= most)
            && self.above.is_none_or(|least| number > least)
            && self.below.is_none_or(|most| number < most)
    }

    fn are_open(&self) -> bool {
        [self.minimum, self.maximum, self.above, self.below].iter().all(Option::is_none)
    }
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
        let mut rules = Self::bare(variable, context)?;
        rules.required = is_required(context.dataset, variable);
        rules.allowed = constraints.allowed.iter().map(String::as_str).collect();
        if rules.reader.is_typed() {
            rules.allowed_numbers =
                constraints.allowed.iter().filter_map(|text| rules.reader.read(text)).collect();
        }
        rules.pattern = match &constraints.pattern {
            None => None,
            Some(pattern) => Some(Pattern::compile(pattern).ok_or_else(|| RuleError::Pattern {
                line: variable.line,
                variable: variable.name.to_string(),
                pattern: pattern.clone(),
            })?),
        };
        rules.bounds = Bounds {
            minimum: rules.bound(constraints.minimum.as_ref())?,
            maximum: rules.bound(constraints.maximum.as_ref())?,
            above: rules.bound(constraints.exclusive_minimum.as_ref())?,
            below: rules.bound(constraints.exclusive_maximum.as_ref())?,
        };
        rules.checks = variable.checks.iter().filter_map(|check| compile_check(check, context)).collect();
        Ok(rules)
    }

    /// The type of the variable and its absent values, without its constraints and checks.
    pub(super) fn bare(variable: &'a Variable, context: &CheckContext<'a>) -> Result<Self, CheckError> {
        let reader = ValueReader::of(variable).ok_or_else(|| RuleError::Notation {
            line: variable.line,
            variable: variable.name.to_string(),
            format: variable.notation.format.clone().unwrap_or_default(),
        })?;
        let identifier = |check: &ValueCheck| matches!(check, ValueCheck::Uai { .. } | ValueCheck::Ine);
        Ok(Self {
            variable,
            required: false,
            in_capitals: variable.checks.iter().any(identifier),
            missing_values: context.dataset.missing_values_of(variable),
            reader,
            allowed: HashSet::new(),
            allowed_numbers: Vec::new(),
            pattern: None,
            bounds: Bounds::default(),
            checks: Vec::new(),
            reference_date: context.reference_date,
        })
    }

    fn bound(&self, bound: Option<&String>) -> Result<Option<i128>, CheckError> {
        let has_order = !matches!(
            self.variable.value_type,
            ValueType::String
                | ValueType::Any
                | ValueType::Boolean
                | ValueType::Duration
                | ValueType::Object
                | ValueType::Array
                | ValueType::List
                | ValueType::GeoPoint
                | ValueType::GeoJson
        );
        let Some(text) = bound.filter(|_| has_order) else { return Ok(None) };
        let wrong = || RuleError::Bound {
            line: self.variable.line,
            variable: self.variable.name.to_string(),
            bound: text.clone(),
        };
        Ok(Some(self.reader.read_bound(text).ok_or_else(wrong)?))
    }

    /// Whether values are kept and compared as numbers.
    pub(super) fn is_typed(&self) -> bool {
        self.reader.is_typed()
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
        let Some(number) = self.reader.read(text) else {
            reading.faults = Faults::only(slips::cause_of_type(self.variable.value_type, text));
            return reading;
        };
        reading.faults = self.faults(text, number);
        if !reading.faults.is_empty() && slips::lost_zeros(self, text, reading.faults) {
            reading.faults = Faults::only(FindingCode::LeadingZeros);
        }
        if self.is_typed() {
            reading.number = number;
        }
        reading
    }

    fn faults(&self, text: &str, number: i128) -> Faults {
        let mut faults = Faults::default();
        for check in &self.checks {
            if let Some(code) = self.fault_of(check, text) {
                faults.add(code);
            }
        }
        let allowed =
            self.allowed.is_empty() || self.allowed.contains(text) || self.allowed_numbers.contains(&number);
        if !allowed {
            faults.add(FindingCode::Enum);
        }
        if faults.is_empty() {
            self.check_form(text, number, &mut faults);
        }
        faults
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
            Check::Format(format) => fault_if(!format.is_valid(text), format.code()),
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
            let length = self.reader.length(text) as u64;
            let short = constraints.min_length.is_some_and(|least| length < u64::from(least));
            if short || constraints.max_length.is_some_and(|most| length > u64::from(most)) {
                faults.add(FindingCode::Length);
            }
        }
        if !self.bounds.are_open() && !self.bounds.hold(self.reader.comparable(number)) {
            faults.add(FindingCode::Range);
        }
    }
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
        ValueCheck::Format { format, options } => {
            Check::Format(Format::compile(*format, options, context.references, context.reference_date)?)
        }
    })
}
