//! Days, times of day, moments, months and durations.
//!
//! Without a format: ISO 8601, and French days. With a pattern (`%d/%m/%Y`): that one only. With `any`: what people write.

use entente_model::ValueType;
use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::strtime;
use jiff::tz::Offset;

use super::days;

const SECOND: i128 = 1_000_000_000;

/// Reads moments of one type in one format.
#[derive(Debug)]
pub(super) struct Moments {
    value_type: ValueType,
    format: Format,
}

#[derive(Debug)]
enum Format {
    Default,
    Any,
    /// ISO or French days only, without a detour.
    Iso,
    French,
    Pattern(String),
}

impl Moments {
    /// Nothing where the pattern cannot be used.
    pub(super) fn new(value_type: ValueType, format: Option<&str>) -> Option<Self> {
        let format = match (value_type, format) {
            (ValueType::YearMonth | ValueType::Duration, _) | (_, None | Some("default")) => Format::Default,
            (_, Some("any")) => Format::Any,
            (ValueType::Date, Some("%Y-%m-%d")) => Format::Iso,
            (ValueType::Date, Some("%d/%m/%Y")) => Format::French,
            (_, Some(pattern)) => {
                // Frictionless of 2016 wrote `fmt:%Y`.
                let pattern = pattern.strip_prefix("fmt:").unwrap_or(pattern);
                let moment = jiff::civil::date(2026, 9, 1).at(8, 30, 0, 0);
                strtime::format(pattern, &moment.to_zoned(jiff::tz::TimeZone::UTC).ok()?).ok()?;
                Format::Pattern(pattern.to_owned())
            }
        };
        Some(Self { value_type, format })
    }

    /// Days, nanoseconds or months, by which values are ordered; 0 for a duration.
    pub(super) fn read(&self, text: &str) -> Option<i128> {
        match self.value_type {
            ValueType::Date => self.day(text).map(|date| days(date).into()),
            ValueType::Datetime => self.moment(text),
            ValueType::Time => self.time(text).map(nanoseconds),
            ValueType::YearMonth => year_month(text),
            ValueType::Duration => is_duration(text).then_some(0),
            _ => None,
        }
    }

    fn day(&self, text: &str) -> Option<Date> {
        match &self.format {
            Format::Default => date(text),
            Format::Iso => iso(text),
            Format::French => french(text),
            Format::Any => date(text).or_else(|| written_otherwise(text)),
            Format::Pattern(pattern) => strtime::parse(pattern, text).ok()?.to_date().ok(),
        }
    }

    fn time(&self, text: &str) -> Option<Time> {
        match &self.format {
            Format::Default | Format::Iso | Format::French => clock(text, true),
            Format::Any => clock(text, false),
            Format::Pattern(pattern) => strtime::parse(pattern, text).ok()?.to_time().ok(),
        }
    }

    fn moment(&self, text: &str) -> Option<i128> {
        let (day, time, offset) = match &self.format {
            Format::Pattern(pattern) => {
                let parsed = strtime::parse(pattern, text).ok()?;
                let moment = parsed.to_datetime().or_else(|_| parsed.to_date().map(DateTime::from)).ok()?;
                (moment.date(), moment.time(), parsed.offset().map_or(0, Offset::seconds))
            }
            _ => {
                let (day, rest) = text.split_at_checked(10)?;
                let (time, offset) = split_offset(rest.strip_prefix(['T', 't', ' '])?.trim_start())?;
                (self.day_of_moment(day)?, clock(time, false)?, offset)
            }
        };
        Some(i128::from(days(day)) * 86_400 * SECOND + nanoseconds(time) - i128::from(offset) * SECOND)
    }

    fn day_of_moment(&self, text: &str) -> Option<Date> {
        if matches!(self.format, Format::Any) {
            date(text).or_else(|| written_otherwise(text))
        } else {
            date(text)
        }
    }
}

fn nanoseconds(time: Time) -> i128 {
    let seconds = i128::from(time.hour()) * 3600 + i128::from(time.minute()) * 60 + i128::from(time.second());
    seconds * SECOND + i128::from(time.subsec_nanosecond())
}

/// `2026-09-01` or `01/09/2026`.
pub(in crate::check) fn date(text: &str) -> Option<Date> {
    iso(text).or_else(|| french(text))
}

fn iso(text: &str) -> Option<Date> {
    let bytes = <&[u8; 10]>::try_from(text.as_bytes()).ok()?;
    (bytes[4] == b'-' && bytes[7] == b'-').then(|| of(&bytes[..4], &bytes[5..7], &bytes[8..]))?
}

fn french(text: &str) -> Option<Date> {
    let bytes = <&[u8; 10]>::try_from(text.as_bytes()).ok()?;
    (bytes[2] == b'/' && bytes[5] == b'/').then(|| of(&bytes[6..], &bytes[3..5], &bytes[..2]))?
}

fn of(year: &[u8], month: &[u8], day: &[u8]) -> Option<Date> {
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0i16, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + i16::from(digit - b'0'))
        })
    };
    Date::new(number(year)?, number(month)? as i8, number(day)? as i8).ok()
}

/// `2026/09/01`, `01-09-2026`, `1.9.2026`, `20260901`: year first or last, never a year of two digits.
fn written_otherwise(text: &str) -> Option<Date> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return of(&text.as_bytes()[..4], &text.as_bytes()[4..6], &text.as_bytes()[6..]);
    }
    let mut parts = text.split(['/', '-', '.']);
    let parts = [parts.next()?, parts.next()?, parts.next().filter(|_| parts.next().is_none())?];
    let short = |part: &str| (1..=2).contains(&part.len());
    match parts {
        [year, month, day] if year.len() == 4 && short(month) && short(day) => {
            of(year.as_bytes(), month.as_bytes(), day.as_bytes())
        }
        [day, month, year] if year.len() == 4 && short(month) && short(day) => {
            of(year.as_bytes(), month.as_bytes(), day.as_bytes())
        }
        _ => None,
    }
}

/// `08:30:00`, its seconds asked for or not; parts of a second after a mark.
fn clock(text: &str, with_seconds: bool) -> Option<Time> {
    let (text, fraction) = match text.split_once(['.', ',']) {
        Some((text, fraction)) => (text, fraction),
        None => (text, "0"),
    };
    let two = |range: std::ops::Range<usize>| {
        let digits = text.as_bytes().get(range)?;
        digits
            .iter()
            .all(u8::is_ascii_digit)
            .then(|| (digits[0] - b'0') as i8 * 10 + (digits[1] - b'0') as i8)
    };
    let seconds = match text.len() {
        5 if !with_seconds && fraction == "0" => 0,
        8 if text.as_bytes()[5] == b':' => two(6..8)?,
        _ => return None,
    };
    let digits =
        fraction.len() <= 9 && !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || text.as_bytes().get(2) != Some(&b':') {
        return None;
    }
    let nanoseconds = fraction.parse::<i32>().ok()? * 10i32.pow(9 - fraction.len() as u32);
    Time::new(two(0..2)?, two(3..5)?, seconds, nanoseconds).ok()
}

/// A time and the seconds of its offset: `Z`, `+02:00`, `+0200`, or none.
fn split_offset(text: &str) -> Option<(&str, i32)> {
    if let Some(time) = text.strip_suffix(['Z', 'z']) {
        return Some((time, 0));
    }
    let Some(at) = text.rfind(['+', '-']) else { return Some((text, 0)) };
    let digits: String = text[at + 1..].chars().filter(|c| *c != ':').collect();
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    let seconds = (number / 100) * 3600 + (number % 100) * 60;
    (number / 100 < 24 && number % 100 < 60).then_some(())?;
    Some((&text[..at], if text.as_bytes()[at] == b'-' { -seconds } else { seconds }))
}

/// `2026-09`, as months.
fn year_month(text: &str) -> Option<i128> {
    let (year, month) = text.split_once('-')?;
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) {
        return None;
    }
    let month: i128 = month.parse().ok()?;
    (1..=12).contains(&month).then_some(year.parse::<i128>().ok()? * 12 + month)
}

/// `P1Y2M3DT4H5M6S` or `P2W`, with at least one part (XML Schema `duration`).
fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('-').unwrap_or(text).strip_prefix('P') else { return false };
    let (days, times) = match rest.split_once('T') {
        Some((days, times)) => (days, Some(times)),
        None => (rest, None),
    };
    let times_hold = times.is_none_or(|times| !times.is_empty() && has_parts(times, "HMS"));
    times_hold && has_parts(days, "YMWD") && !(days.is_empty() && times.is_none())
}

fn has_parts(mut text: &str, units: &str) -> bool {
    let mut rank = 0;
    while !text.is_empty() {
        let digits =
            text.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')).count();
        let number = &text[..digits];
        let marks = number.bytes().filter(|byte| !byte.is_ascii_digit()).count();
        let unit = text[digits..].chars().next().and_then(|unit| units[rank..].find(unit));
        let Some(found) = unit.filter(|_| digits > 0 && marks <= 1 && number.as_bytes()[0].is_ascii_digit())
        else {
            return false;
        };
        rank += found + 1;
        text = &text[digits + 1..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value_type: ValueType, format: Option<&str>, text: &str) -> Option<i128> {
        Moments::new(value_type, format).unwrap().read(text)
    }

    #[test]
    fn reads_days() {
        let day = |text| read(ValueType::Date, None, text);
        assert_eq!(day("1970-01-02"), Some(1));
        assert_eq!(day("01/09/2026"), day("2026-09-01"));
        assert_eq!(day("1969-12-31"), Some(-1));
        for text in ["2026-02-30", "1/9/2026", "2026/09/01", "01-09-2026", "é26-09-01", "2026-9-001"] {
            assert_eq!(day(text), None, "{text}");
        }
        for text in ["2026/09/01", "01-09-2026", "1.9.2026", "20260901", "01/09/2026"] {
            assert_eq!(read(ValueType::Date, Some("any"), text), day("2026-09-01"), "{text}");
        }
        assert_eq!(read(ValueType::Date, Some("%Y-%m-%d"), "01/09/2026"), None);
        assert_eq!(read(ValueType::Date, Some("%d.%m.%Y"), "01.09.2026"), day("2026-09-01"));
        assert_eq!(read(ValueType::Date, Some("%d.%m.%Y"), "2026-09-01"), None);
        assert!(Moments::new(ValueType::Date, Some("%")).is_none());
    }

    #[test]
    fn reads_moments() {
        let moment = |text| read(ValueType::Datetime, None, text);
        assert_eq!(moment("1970-01-01T00:00:01Z"), Some(SECOND));
        assert_eq!(moment("1970-01-01T02:00:00+02:00"), Some(0));
        assert_eq!(moment("1970-01-01 00:00"), Some(0));
        assert_eq!(moment("01/01/1970 00:00:00.5"), Some(SECOND / 2));
        for text in ["1970-01-01", "1970-01-01T25:00:00", "1970-01-01T00:00:00+2", "é", "1970-01-01T"] {
            assert_eq!(moment(text), None, "{text}");
        }
        assert_eq!(read(ValueType::Time, None, "08:30:00"), Some(30_600 * SECOND));
        assert_eq!(read(ValueType::Time, None, "08:30"), None);
        assert_eq!(read(ValueType::Time, Some("%H:%M"), "08:30"), Some(30_600 * SECOND));
        assert_eq!(read(ValueType::YearMonth, None, "2026-09"), Some(2026 * 12 + 9));
        for text in ["2026-13", "26-09", "2026"] {
            assert_eq!(read(ValueType::YearMonth, None, text), None, "{text}");
        }
    }

    #[test]
    fn knows_durations() {
        for (text, expected) in [
            ("P1Y", true),
            ("P1Y2M10DT2H30M", true),
            ("-P2W", true),
            ("PT0.5S", true),
            ("P", false),
            ("PT", false),
            ("P1YT", false),
            ("P1D1Y", false),
            ("1Y", false),
            ("Pé", false),
        ] {
            assert_eq!(is_duration(text), expected, "{text}");
        }
    }
}
