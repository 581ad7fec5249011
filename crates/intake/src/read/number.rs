//! Numbers, dates and times of a spreadsheet as the text that a person reads in the cell.
//!
//! A workbook keeps a day as a count of days and a code as a number: its number format says which one was meant.

use std::fmt::Write as _;

use jiff::Span;
use jiff::civil::{Date, date};

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum NumberForm {
    /// A number.
    #[default]
    Plain,
    /// A number with at least that many digits before the decimal mark: a code that begins with zeros.
    Zeros(u8),
    /// A day.
    Day,
    /// A day and a time.
    Instant,
    /// A time of the day.
    Time,
    /// A duration, which may pass 24 hours.
    Duration,
}

impl NumberForm {
    /// What a format code means (ECMA-376 part 1, 18.8.31), from its first section: that of positive numbers.
    pub(super) fn of_code(code: &str) -> Self {
        if ["General", "Standard", "@"].iter().any(|plain| code.eq_ignore_ascii_case(plain)) {
            return Self::Plain;
        }
        let marks = Marks::of(code);
        match marks {
            Marks { elapsed: true, .. } => Self::Duration,
            Marks { days: true, times: true, .. } => Self::Instant,
            Marks { days: true, .. } => Self::Day,
            Marks { times: true, .. } => Self::Time,
            // `mmmm` alone is a month; next to hours or seconds, `m` are minutes.
            Marks { months: true, .. } => Self::Day,
            Marks { digits_min: 2.., other: false, .. } => Self::Zeros(marks.digits_min),
            _ => Self::Plain,
        }
    }

    /// What a number of a format known to every spreadsheet means (ECMA-376 part 1, 18.8.30).
    pub(super) fn of_builtin(id: u32) -> Self {
        match id {
            14..=17 | 27..=31 | 34..=36 | 50..=54 | 57 | 58 => Self::Day,
            18..=21 | 32 | 33 | 45 | 47 | 55 | 56 => Self::Time,
            22 => Self::Instant,
            46 => Self::Duration,
            _ => Self::Plain,
        }
    }
}

/// What stands in a format code outside quotes.
#[derive(Default)]
struct Marks {
    days: bool,
    months: bool,
    times: bool,
    elapsed: bool,
    /// Digits from the first `0` on.
    digits_min: u8,
    /// A decimal mark, a group separator, a percent: more than digits.
    other: bool,
}

impl Marks {
    fn of(code: &str) -> Self {
        let mut marks = Self::default();
        let mut characters = code.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                ';' => break,
                '"' => {
                    let _ = characters.by_ref().find(|end| *end == '"');
                }
                '\\' | '_' | '*' => {
                    characters.next();
                }
                '[' => {
                    let inside: String = characters.by_ref().take_while(|end| *end != ']').collect();
                    let elapsed = !inside.is_empty() && inside.chars().all(|mark| "hHmMsS".contains(mark));
                    marks.elapsed |= elapsed;
                }
                'y' | 'Y' | 'd' | 'D' | 'j' | 'J' => marks.days = true,
                'm' | 'M' => marks.months = true,
                'h' | 'H' | 's' | 'S' => marks.times = true,
                '0' => marks.digits_min = marks.digits_min.saturating_add(1),
                '#' | '?' if marks.digits_min > 0 => marks.digits_min = marks.digits_min.saturating_add(1),
                '#' | '?' | ' ' | '-' | '(' | ')' => {}
                _ => marks.other = true,
            }
        }
        // Three hundred zeros are no code.
        marks.digits_min = if marks.digits_min > 40 { 0 } else { marks.digits_min };
        marks
    }
}

/// Writes a number as its format shows it, save the separators.
pub(super) fn write_number(value: f64, form: NumberForm, epoch_1904: bool, out: &mut String) {
    match form {
        NumberForm::Plain => write_plain(value, out),
        NumberForm::Zeros(digits) => write_zeros(value, digits, out),
        NumberForm::Day | NumberForm::Instant | NumberForm::Time | NumberForm::Duration => {
            if !write_serial(value, form, epoch_1904, out) {
                write_plain(value, out);
            }
        }
    }
}

/// The shortest text that reads back equal: `12`, `0.1`, never `12.0` nor `1e3`.
///
/// A spreadsheet computes in binary and shows 15 digits: a fraction that needs more is the noise of a sum (`0.1 + 0.2`).
pub(super) fn write_plain(value: f64, out: &mut String) {
    let start = out.len();
    // Writing to a text cannot fail.
    let _ = write!(out, "{value}");
    let digits = out[start..].bytes().filter(u8::is_ascii_digit).count();
    if digits > 15 && value.fract() != 0.0 && value.is_finite() {
        let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
        out.truncate(start);
        let _ = write!(out, "{rounded}");
    }
    if &out[start..] == "-0" {
        out.replace_range(start.., "0");
    }
}

fn write_zeros(value: f64, digits: u8, out: &mut String) {
    if value.fract() == 0.0 && (0.0..1e15).contains(&value) {
        let _ = write!(out, "{value:0>width$}", width = usize::from(digits));
    } else {
        write_plain(value, out);
    }
}

/// A count of days as ISO 8601; `false` where it is no date of a spreadsheet.
fn write_serial(value: f64, form: NumberForm, epoch_1904: bool, out: &mut String) -> bool {
    // 2958465 is 9999-12-31.
    if !value.is_finite() || !(0.0..2_958_466.0).contains(&value) {
        return false;
    }
    let millis_total = (value * 86_400_000.0).round() as i64;
    let (days, millis) = (millis_total.div_euclid(86_400_000), millis_total.rem_euclid(86_400_000));
    match form {
        NumberForm::Duration => write_time(millis_total, out),
        NumberForm::Time if days == 0 => write_time(millis, out),
        _ => {
            let Some(day) = day_of(days, epoch_1904) else { return false };
            let _ = write!(out, "{day}");
            if form != NumberForm::Day || millis != 0 {
                out.push('T');
                write_time(millis, out);
            }
        }
    }
    true
}

/// The day of a serial number. The 1900 calendar counts a 29 February 1900 that never was: 60 is no day.
fn day_of(serial: i64, epoch_1904: bool) -> Option<Date> {
    let epoch = match (epoch_1904, serial) {
        (true, _) => date(1904, 1, 1),
        (false, 60) | (false, ..=0) => return None,
        (false, 1..60) => date(1899, 12, 31),
        (false, _) => date(1899, 12, 30),
    };
    epoch.checked_add(Span::new().try_days(serial).ok()?).ok()
}

fn write_time(millis: i64, out: &mut String) {
    let (seconds, millis) = (millis / 1000, millis % 1000);
    let _ = write!(out, "{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if millis != 0 {
        let _ = write!(out, ".{millis:03}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: f64, code: &str) -> String {
        let mut out = String::new();
        write_number(value, NumberForm::of_code(code), false, &mut out);
        out
    }

    #[test]
    fn numbers_read_as_the_cell_shows_them() {
        let cases = [
            (12.0, "General", "12"),
            (-0.0, "General", "0"),
            (0.1 + 0.2, "General", "0.3"),
            (1.1, "0.0", "1.1"),
            (1e21, "General", "1000000000000000000000"),
            (9_007_199_254_740_992.0, "0", "9007199254740992"),
            (990_001.0, "0000000", "0990001"),
            (123_456_789.0, "0#\" \"##\" \"##\" \"##\" \"##", "0123456789"),
            (12.5, "#,##0.00", "12.5"),
            (0.25, "0%", "0.25"),
            (46_266.0, "dd/mm/yyyy", "2026-09-01"),
            (46_266.0, "[$-40C]d\\ mmmm\\ yyyy;@", "2026-09-01"),
            (46_266.437_5, "yyyy-mm-dd hh:mm", "2026-09-01T10:30:00"),
            (46_266.0, "yyyy-mm-dd hh:mm", "2026-09-01T00:00:00"),
            (0.4375, "h:mm", "10:30:00"),
            (1.5, "[h]:mm:ss", "36:00:00"),
            (59.0, "d/m/y", "1900-02-28"),
            (60.0, "d/m/y", "60"),
            (61.0, "d/m/y", "1900-03-01"),
            (-1.0, "d/m/y", "-1"),
            (3e6, "d/m/y", "3000000"),
        ];
        for (value, code, expected) in cases {
            assert_eq!(shown(value, code), expected, "{value} as {code}");
        }
    }

    #[test]
    fn the_epoch_of_1904_is_four_years_later() {
        let mut out = String::new();
        write_number(44_804.0, NumberForm::Day, true, &mut out);
        assert_eq!(out, "2026-09-01");
    }
}
