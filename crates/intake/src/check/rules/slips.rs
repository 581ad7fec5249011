//! Slips that have a cause of their own: what a spreadsheet did to codes and dates.

use entente_model::{FindingCode, ValueType};

use super::{Faults, VariableRules};

/// Zeros that a code may have lost.
const ZEROS_MAX: usize = 3;
/// Longest code that is completed.
const CODE_BYTES_MAX: usize = 20;
/// Day numbers of spreadsheets that are days of living people: 1927 to 2064.
const SERIAL_DAYS: std::ops::RangeInclusive<u32> = 10_000..=60_000;

/// Faults that a lost zero may have caused; not of an INE, whose key a wrong zero may satisfy by chance.
const CAUSED: [FindingCode; 7] = [
    FindingCode::Enum,
    FindingCode::Pattern,
    FindingCode::Uai,
    FindingCode::Siret,
    FindingCode::CodeUnknown,
    FindingCode::Format,
    FindingCode::Territory,
];

/// Whether the value would be good with the zeros that a spreadsheet ate.
pub(super) fn lost_zeros(rules: &VariableRules<'_>, text: &str, faults: Faults) -> bool {
    let caused = CAUSED.iter().any(|code| faults.holds(*code));
    let is_code = rules.variable.value_type == ValueType::String
        && text.len() <= CODE_BYTES_MAX
        && text.starts_with(|first: char| first.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !caused || !is_code {
        return false;
    }
    // A form alone says little: one zero. A list, a key or a closed set of values proves more.
    let zeros_max = if faults == Faults::only(FindingCode::Pattern) { 1 } else { ZEROS_MAX };
    let mut padded = text.to_owned();
    (0..zeros_max).any(|_| {
        padded.insert(0, '0');
        rules.faults(&padded, 0).is_empty()
    })
}

/// The day number of a spreadsheet where a date is expected; otherwise a fault of type.
pub(super) fn cause_of_type(value_type: ValueType, text: &str) -> FindingCode {
    let text = text.trim();
    let days = match value_type {
        ValueType::Date => Some(text),
        // A moment is a day number and a part of a day.
        ValueType::Datetime => text.split(['.', ',']).next(),
        _ => None,
    };
    let is_serial =
        |days: &str| days.len() == 5 && days.parse().is_ok_and(|days| SERIAL_DAYS.contains(&days));
    if days.is_some_and(is_serial) { FindingCode::SerialDate } else { FindingCode::Type }
}
