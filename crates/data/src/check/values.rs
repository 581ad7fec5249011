//! Reads a text as a value of its variable's type: French and international ways of writing it.
//!
//! No rounding and no guess: what cannot be kept exactly is not a value of the type.

use entente_model::ValueType;
use jiff::civil::Date;

/// Digits kept after the decimal mark of a `number`: official figures are exact decimals, never floats.
pub(super) const DECIMAL_SCALE: u32 = 18;
/// Digits of a `number` in all, as Arrow's Decimal128 counts them.
pub(super) const DECIMAL_DIGITS: u8 = 38;

const ONE: i128 = 10i128.pow(DECIMAL_SCALE);
const LIMIT: i128 = 10i128.pow(DECIMAL_DIGITS as u32);

/// Reads a value as one number: the integer, the decimal times 10^18, 0 or 1, days since 1970, the year; 0 for text.
pub(super) fn read_value(value_type: ValueType, text: &str) -> Option<i128> {
    let text = text.trim();
    match value_type {
        ValueType::String => Some(0),
        ValueType::Integer => integer(text),
        ValueType::Number => decimal(text),
        ValueType::Boolean => boolean(text).map(i128::from),
        ValueType::Date => date(text).map(|date| i128::from(days(date))),
        ValueType::Year => year(text),
    }
}

fn integer(text: &str) -> Option<i128> {
    let (negative, digits) = sign(text);
    let (whole, rest) = whole_part(digits)?;
    let value = if negative { -whole } else { whole };
    (rest.is_empty() && i64::try_from(value).is_ok()).then_some(value)
}

/// `1234,5`, `1 234.50`, `-3`, `1,2E+3`.
fn decimal(text: &str) -> Option<i128> {
    let (negative, digits) = sign(text);
    let (mantissa, exponent) = match digits.find(['e', 'E']) {
        None => (digits, 0),
        Some(at) => (&digits[..at], digits[at + 1..].parse::<i32>().ok()?),
    };
    let (whole, rest) = match mantissa.strip_prefix(['.', ',']) {
        Some(_) => (0, mantissa),
        None => whole_part(mantissa)?,
    };
    let fraction = match rest.strip_prefix(['.', ',']) {
        None if rest.is_empty() => "",
        None => return None,
        Some("") => return None,
        Some(fraction) => fraction.trim_end_matches('0'),
    };
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) || fraction.len() > 30 {
        return None;
    }
    let mut value = whole;
    for digit in fraction.bytes() {
        value = value.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
    }
    let power = i64::from(DECIMAL_SCALE) + i64::from(exponent) - fraction.len() as i64;
    let value = scale(value, power)?;
    (value < LIMIT).then_some(if negative { -value } else { value })
}

fn scale(mut value: i128, power: i64) -> Option<i128> {
    if value == 0 {
        return Some(0);
    }
    if power.unsigned_abs() > 60 {
        return None;
    }
    for _ in 0..power.max(0) {
        value = value.checked_mul(10)?;
    }
    for _ in power.min(0)..0 {
        if value % 10 != 0 {
            return None;
        }
        value /= 10;
    }
    Some(value)
}

fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// The digits before a decimal mark, which may stand in groups of three, and what follows them.
fn whole_part(text: &str) -> Option<(i128, &str)> {
    let mut value: i128 = 0;
    let mut group = 0;
    let mut grouped = false;
    for (at, character) in text.char_indices() {
        match character {
            '0'..='9' => {
                value = value.checked_mul(10)?.checked_add(i128::from(u32::from(character) - 48))?;
                group += 1;
            }
            ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' => {
                if group == 0 || group > 3 || (grouped && group != 3) {
                    return None;
                }
                grouped = true;
                group = 0;
            }
            _ => return ends_well(group, grouped).then(|| (value, &text[at..])),
        }
    }
    ends_well(group, grouped).then_some((value, ""))
}

fn ends_well(group: u32, grouped: bool) -> bool {
    if grouped { group == 3 } else { group > 0 }
}

fn boolean(text: &str) -> Option<bool> {
    let is_one_of = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    if is_one_of(&["O", "oui", "1", "true", "vrai"]) {
        return Some(true);
    }
    is_one_of(&["N", "non", "0", "false", "faux"]).then_some(false)
}

/// `2026-09-01` or `01/09/2026`.
pub(super) fn date(text: &str) -> Option<Date> {
    let number = |range: std::ops::Range<usize>| {
        let digits = text.get(range)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i16>().ok())?
    };
    if text.len() != 10 {
        return None;
    }
    let bytes = text.as_bytes();
    let (year, month, day) = match (bytes[4], bytes[7], bytes[2], bytes[5]) {
        (b'-', b'-', _, _) => (number(0..4)?, number(5..7)?, number(8..10)?),
        (_, _, b'/', b'/') => (number(6..10)?, number(3..5)?, number(0..2)?),
        _ => return None,
    };
    Date::new(year, month as i8, day as i8).ok()
}

/// Days since 1 January 1970, as Arrow's Date32 counts them.
pub(super) fn days(date: Date) -> i32 {
    let epoch = jiff::civil::date(1970, 1, 1);
    (date.duration_since(epoch).as_secs() / 86_400) as i32
}

fn year(text: &str) -> Option<i128> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

/// A bound of the schema in the unit of [`read_value`]; the bound of an integer may be a decimal.
pub(super) fn read_bound(value_type: ValueType, text: &str) -> Option<i128> {
    match value_type {
        ValueType::Integer => decimal(text.trim()),
        _ => read_value(value_type, text),
    }
}

/// A value in the unit of its variable's bounds.
pub(super) fn comparable(value_type: ValueType, value: i128) -> i128 {
    if value_type == ValueType::Integer { value * ONE } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_as_people_write_them() {
        for (text, expected) in [
            ("12", Some(12)),
            ("+4", Some(4)),
            ("-3", Some(-3)),
            ("007", Some(7)),
            ("1 234", Some(1234)),
            ("12 345\u{202f}678", Some(12_345_678)),
            (" 5 ", Some(5)),
            ("", None),
            ("1 23", None),
            ("1234 567", None),
            ("12,0", None),
            ("9223372036854775808", None),
            ("abc", None),
            ("1-", None),
            ("-", None),
        ] {
            assert_eq!(read_value(ValueType::Integer, text), expected, "{text}");
        }
    }

    #[test]
    fn reads_decimals_exactly_or_not_at_all() {
        for (text, expected) in [
            ("12,5", Some(12_500_000_000_000_000_000)),
            ("12.50", Some(12_500_000_000_000_000_000)),
            ("-1 234,5", Some(-1_234_500_000_000_000_000_000)),
            ("1,2E+3", Some(1_200_000_000_000_000_000_000)),
            ("5e-18", Some(5)),
            (",5", Some(500_000_000_000_000_000)),
            ("5e-19", None),
            ("1e50", None),
            ("1.234,5", None),
            ("1,", None),
            ("ND", None),
            ("12 %", None),
            ("1e", None),
        ] {
            assert_eq!(read_value(ValueType::Number, text), expected, "{text}");
        }
    }

    #[test]
    fn reads_days_years_and_answers() {
        let day = |text| read_value(ValueType::Date, text);
        assert_eq!(day("1970-01-02"), Some(1));
        assert_eq!(day("01/09/2026"), day("2026-09-01"));
        assert_eq!(day("1969-12-31"), Some(-1));
        for text in ["2026-02-30", "1/9/2026", "2026/09/01", "01-09-2026", "é26-09-01", "2026-9-001"] {
            assert_eq!(day(text), None, "{text}");
        }
        assert_eq!(read_value(ValueType::Year, "2026"), Some(2026));
        assert_eq!(read_value(ValueType::Year, "26"), None);
        assert_eq!(read_value(ValueType::Boolean, "Oui"), Some(1));
        assert_eq!(read_value(ValueType::Boolean, "2"), None);
    }
}
