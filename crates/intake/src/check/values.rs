//! Reads a text as a value of its variable's type: French and international ways of writing it, or the only one that the
//! schema allows.
//!
//! No rounding and no guess: what cannot be kept exactly is not a value of the type. Numbers are here, moments in
//! `moments`, JSON and coordinates in `structures`. Differences with frictionless are listed in decision 0008.

mod moments;
mod structures;

use entente_model::{Notation, Storage, ValueType, Variable};
use jiff::civil::Date;

use self::moments::Moments;
pub(super) use self::moments::date;
use self::structures::Structure;

/// Digits kept after the decimal mark of a `number`: official figures are exact decimals, never floats.
pub(super) const DECIMAL_SCALE: u32 = 18;
/// Digits of a `number` in all, as Arrow's Decimal128 counts them.
pub(super) const DECIMAL_DIGITS: u8 = 38;

const ONE: i128 = 10i128.pow(DECIMAL_SCALE);
const LIMIT: i128 = 10i128.pow(DECIMAL_DIGITS as u32);

/// Reads the values of one variable.
#[derive(Debug)]
pub(super) struct ValueReader {
    value_type: ValueType,
    form: Form,
}

#[derive(Debug)]
enum Form {
    /// Nothing is asked of it.
    Text,
    Integer,
    Number,
    /// Numbers in the only notation that the schema allows.
    Noted {
        decimal: String,
        group: String,
        with_unit: bool,
    },
    Boolean,
    Answers {
        yes: Vec<String>,
        no: Vec<String>,
    },
    Moment(Moments),
    Year,
    Structure(Structure),
    List {
        delimiter: String,
        items: Box<ValueReader>,
    },
}

impl ValueReader {
    /// The reader of a variable; nothing where its format cannot be used.
    pub(super) fn of(variable: &Variable) -> Option<Self> {
        Self::new(variable.value_type, &variable.notation)
    }

    fn new(value_type: ValueType, notation: &Notation) -> Option<Self> {
        let noted = notation.decimal_char.is_some() || notation.group_char.is_some() || notation.with_unit;
        let form = match value_type {
            ValueType::String | ValueType::Any => Form::Text,
            ValueType::Integer | ValueType::Number if noted => Form::Noted {
                decimal: notation.decimal_char.clone().unwrap_or_else(|| ".".to_owned()),
                group: notation.group_char.clone().unwrap_or_default(),
                with_unit: notation.with_unit,
            },
            ValueType::Integer => Form::Integer,
            ValueType::Number => Form::Number,
            ValueType::Boolean if notation.true_values.is_empty() && notation.false_values.is_empty() => {
                Form::Boolean
            }
            ValueType::Boolean => Form::Answers {
                yes: or_default(&notation.true_values, &["true", "True", "TRUE", "1"]),
                no: or_default(&notation.false_values, &["false", "False", "FALSE", "0"]),
            },
            ValueType::Date
            | ValueType::Datetime
            | ValueType::Time
            | ValueType::YearMonth
            | ValueType::Duration => Form::Moment(Moments::new(value_type, notation.format.as_deref())?),
            ValueType::Year => Form::Year,
            ValueType::Object | ValueType::Array | ValueType::GeoPoint | ValueType::GeoJson => {
                Form::Structure(Structure::new(value_type, notation.format.as_deref())?)
            }
            ValueType::List => Form::List {
                delimiter: notation
                    .delimiter
                    .clone()
                    .filter(|mark| !mark.is_empty())
                    .unwrap_or_else(|| ",".to_owned()),
                items: Box::new(Self::new(
                    notation.item_type.filter(|item| *item != ValueType::List).unwrap_or_default(),
                    &Notation::default(),
                )?),
            },
        };
        Some(Self { value_type, form })
    }

    /// Reads a value as one number, by which it is also ordered: the integer, the decimal times 10^18, 0 or 1, days since
    /// 1970, the year, nanoseconds, months; 0 for text.
    pub(super) fn read(&self, text: &str) -> Option<i128> {
        let text = match self.form {
            Form::Text => return Some(0),
            _ => text.trim(),
        };
        match &self.form {
            Form::Text => Some(0),
            Form::Integer => integer(text),
            Form::Number => decimal(text),
            Form::Noted { decimal, group, with_unit } => {
                noted(text, decimal, group, *with_unit, self.value_type == ValueType::Integer)
            }
            Form::Boolean => boolean(text).map(i128::from),
            Form::Answers { yes, no } => {
                let is_one_of = |words: &[String]| words.iter().any(|word| word == text);
                if is_one_of(yes) { Some(1) } else { is_one_of(no).then_some(0) }
            }
            Form::Moment(moments) => moments.read(text),
            Form::Year => year(text),
            Form::Structure(structure) => structure.holds(text).then_some(0),
            Form::List { delimiter, items } => {
                text.split(delimiter.as_str()).all(|item| items.read(item).is_some()).then_some(0)
            }
        }
    }

    /// A bound of the schema in the unit of [`Self::comparable`]; the bound of an integer may be a decimal.
    pub(super) fn read_bound(&self, text: &str) -> Option<i128> {
        match self.value_type {
            ValueType::Integer | ValueType::Number => decimal(text.trim()),
            ValueType::Year => integer(text.trim()),
            // Bounds stand in the schema in the variable's format or in the international one.
            _ => self.read(text).or_else(|| Self::new(self.value_type, &Notation::default())?.read(text)),
        }
    }

    /// A value in the unit of its variable's bounds.
    pub(super) fn comparable(&self, value: i128) -> i128 {
        if self.value_type == ValueType::Integer { value * ONE } else { value }
    }

    /// What `minLength` and `maxLength` count: the items of a list or an array, the members of an object, else characters.
    pub(super) fn length(&self, text: &str) -> usize {
        match &self.form {
            Form::List { delimiter, .. } => text.trim().split(delimiter.as_str()).count(),
            Form::Structure(structure) => structure.length(text.trim()),
            _ if text.is_ascii() => text.len(),
            _ => text.chars().count(),
        }
    }

    /// Whether values are kept as numbers in the typed copy.
    pub(super) fn is_typed(&self) -> bool {
        self.value_type.storage() != Storage::Text
    }
}

fn or_default(words: &[String], default: &[&str]) -> Vec<String> {
    if words.is_empty() { default.iter().map(|word| (*word).to_owned()).collect() } else { words.to_vec() }
}

fn integer(text: &str) -> Option<i128> {
    // Up to 18 digits and nothing else: what nearly every whole number is.
    if !text.is_empty() && text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(text.bytes().fold(0u64, |number, digit| number * 10 + u64::from(digit - b'0')).into());
    }
    let (negative, digits) = sign(text);
    let (whole, rest) = whole_part(digits)?;
    let value = if negative { -whole } else { whole };
    (rest.is_empty() && i64::try_from(value).is_ok()).then_some(value)
}

/// `1234,5`, `1 234.50`, `-3`, `1,2E+3`.
pub(super) fn decimal(text: &str) -> Option<i128> {
    if let Some(number) = plain_decimal(text) {
        return Some(number);
    }
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
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // Programs write the noise of binary fractions: what follows the thirtieth decimal is not kept.
    let fraction = &fraction[..fraction.len().min(30)];
    let mut value = whole;
    for digit in fraction.bytes() {
        value = value.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
    }
    let power = i64::from(DECIMAL_SCALE) + i64::from(exponent) - fraction.len() as i64;
    let value = scale(value, power)?;
    (value < LIMIT).then_some(if negative { -value } else { value })
}

/// Up to 18 digits, one mark among them at most: what nearly every decimal is.
fn plain_decimal(text: &str) -> Option<i128> {
    let (mut number, mut mark) = (0u64, None);
    if text.len() > 18 {
        return None;
    }
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => number = number * 10 + u64::from(byte - b'0'),
            b'.' | b',' if mark.is_none() => mark = Some(at),
            _ => return None,
        }
    }
    let digits = match mark {
        None if text.is_empty() => return None,
        None => 0,
        // A mark without a digit after it is no number.
        Some(at) if at + 1 == text.len() => return None,
        Some(at) => (text.len() - at - 1) as u32,
    };
    Some(i128::from(number) * 10i128.pow(DECIMAL_SCALE - digits))
}

/// A number in the notation of the schema: its marks and no other, a unit around it where it allows one.
fn noted(text: &str, decimal_mark: &str, group: &str, with_unit: bool, whole: bool) -> Option<i128> {
    let mut bare = text;
    if with_unit {
        bare = bare.trim_matches(|c: char| !c.is_ascii_digit() && c != '-' && c != '+');
        bare = bare.trim_end_matches(['-', '+']);
    }
    let mut written = if group.is_empty() { bare.to_owned() } else { bare.replace(group, "") };
    if decimal_mark != "." {
        if written.contains('.') {
            return None;
        }
        written = written.replace(decimal_mark, ".");
    }
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'e' | 'E');
    if !written.chars().all(plain) {
        return None;
    }
    if whole { integer(&written) } else { decimal(&written) }
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
    // Beyond the decimals that are kept, the nearest one.
    let divisor = 10i128.checked_pow(power.min(0).unsigned_abs() as u32);
    Some(divisor.map_or(0, |divisor| {
        let rest = value % divisor;
        value / divisor + i128::from(rest >= divisor - rest)
    }))
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

fn year(text: &str) -> Option<i128> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

/// The day that a number of [`ValueReader::read`] means.
pub(super) fn date_of(days: i128) -> Option<Date> {
    let days = i32::try_from(days).ok()?;
    jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// Days since 1 January 1970, as Arrow's Date32 counts them.
pub(super) fn days(date: Date) -> i32 {
    let epoch = jiff::civil::date(1970, 1, 1);
    (date.duration_since(epoch).as_secs() / 86_400) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value_type: ValueType, text: &str) -> Option<i128> {
        ValueReader::new(value_type, &Notation::default()).unwrap().read(text)
    }

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
            ("9223372036854775807", Some(i64::MAX.into())),
            ("9223372036854775808", None),
            ("abc", None),
            ("1-", None),
            ("-", None),
        ] {
            assert_eq!(read(ValueType::Integer, text), expected, "{text}");
        }
    }

    #[test]
    fn reads_decimals_to_the_eighteenth() {
        for (text, expected) in [
            ("12,5", Some(12_500_000_000_000_000_000)),
            ("12.50", Some(12_500_000_000_000_000_000)),
            ("-1 234,5", Some(-1_234_500_000_000_000_000_000)),
            ("1,2E+3", Some(1_200_000_000_000_000_000_000)),
            ("5e-18", Some(5)),
            (",5", Some(500_000_000_000_000_000)),
            ("5e-19", Some(1)),
            ("4e-19", Some(0)),
            ("-0.0027865134494024515", Some(-2_786_513_449_402_452)),
            ("0.1000000000000000055511151231257827021181583404541015625", Some(100_000_000_000_000_006)),
            ("1e50", None),
            ("1.234,5", None),
            ("1,", None),
            ("ND", None),
            ("12 %", None),
            ("1e", None),
        ] {
            assert_eq!(read(ValueType::Number, text), expected, "{text}");
        }
    }

    #[test]
    fn a_notation_is_the_only_one() {
        let reader = |notation: Notation| ValueReader::new(ValueType::Number, &notation).unwrap();
        let french = reader(Notation {
            decimal_char: Some(",".into()),
            group_char: Some(".".into()),
            ..Notation::default()
        });
        assert_eq!(french.read("1.234,5"), Some(1234 * ONE + ONE / 2));
        assert_eq!(french.read("1 234,5"), None);
        let unit = reader(Notation { with_unit: true, ..Notation::default() });
        for (text, expected) in [("95 %", Some(95)), ("€ -3", Some(-3)), ("12", Some(12)), ("%", None)] {
            assert_eq!(unit.read(text), expected.map(|number| number * ONE), "{text}");
        }
        let answers = Notation { true_values: vec!["V".into()], ..Notation::default() };
        let answers = ValueReader::new(ValueType::Boolean, &answers).unwrap();
        assert_eq!([answers.read("V"), answers.read("oui"), answers.read("0")], [Some(1), None, Some(0)]);
    }

    #[test]
    fn reads_years_answers_and_lists() {
        assert_eq!(read(ValueType::Year, "2026"), Some(2026));
        assert_eq!(read(ValueType::Year, "26"), None);
        assert_eq!(read(ValueType::Boolean, "Oui"), Some(1));
        assert_eq!(read(ValueType::Boolean, "2"), None);
        let list = Notation {
            delimiter: Some("|".into()),
            item_type: Some(ValueType::Integer),
            ..Notation::default()
        };
        let list = ValueReader::new(ValueType::List, &list).unwrap();
        assert_eq!((list.read("1|2"), list.length("1|2"), list.read("1|a")), (Some(0), 2, None));
    }

    #[test]
    fn a_number_of_days_is_a_day() {
        let day = jiff::civil::date(2026, 9, 1);
        assert_eq!(date_of(days(day).into()), Some(day));
        assert_eq!(date_of(i128::MAX), None);
    }
}
