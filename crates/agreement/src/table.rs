//! Reads a TOML table against its definition: every fault is reported where it stands, and reading goes on.

use std::borrow::Cow;

use entente_model::{Delay, SchoolYear, Territory, Uai, YearDay};
use jiff::Span;
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::de::{DeInteger, DeTable, DeValue};

use crate::DiagnosticCode;
use crate::definitions::{Key, KeyType, Need};
use crate::diagnostic::{Fault, Reports};
use crate::nearest::nearest;
use crate::source::{Source, Spot};
use crate::written;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct At<T> {
    pub value: T,
    pub spot: Spot,
}

/// Where a TOML text stands in its file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'s> {
    pub source: &'s Source<'s>,
    /// Byte of the file where the TOML text begins.
    pub base: usize,
    /// The line that opens it: where something is missing, that is what is shown.
    pub opening: Spot,
}

/// The entries of a table that was checked against its definition.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entries<'t> {
    table: &'t DeTable<'t>,
    base: usize,
}

/// Reads the text; `None` where it isn't TOML, which was then reported.
pub(crate) fn read<'t>(text: &'t str, place: Place<'_>, reports: &mut Reports) -> Option<DeTable<'t>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    // What the parser says after its first complaint is mostly an echo of it.
    let start = |error: &toml::de::Error| error.span().map_or(0, |range| range.start);
    if let Some(first) = errors.iter().min_by_key(|error| start(error)) {
        let spot = first.span().map_or(place.opening, |range| Spot::shifted(&range, place.base));
        reports.report(place.source, spot, syntax_fault(first.message()));
    }
    errors.is_empty().then(|| table.into_inner())
}

/// Reads a text of ours.
pub(crate) fn parse(text: &str) -> Option<DeTable<'_>> {
    DeTable::parse(text).ok().map(toml::Spanned::into_inner)
}

/// The parser speaks English; its most frequent complaints have their own sentence here.
fn syntax_fault(complaint: &str) -> Fault {
    if complaint.contains("duplicate key") {
        return Fault::new(DiagnosticCode::KeyTwice);
    }
    let fault = Fault::new(DiagnosticCode::BadToml);
    if complaint.contains("must be quoted") || complaint.contains("missing opening quote") {
        fault.cause("bad-toml-quotes-cause").remedy("bad-toml-quotes-remedy")
    } else if complaint.contains("unclosed") || complaint.contains("missing comma") {
        fault.cause("bad-toml-unclosed-cause").remedy("bad-toml-unclosed-remedy")
    } else if complaint.contains("date") || complaint.contains("month") || complaint.contains("day") {
        fault.cause("bad-toml-date-cause").remedy("bad-toml-date-remedy")
    } else if complaint.contains("no value")
        || complaint.contains("missing value")
        || complaint.contains("assignment")
    {
        fault.cause("bad-toml-value-cause").remedy("bad-toml-value-remedy")
    } else {
        fault
    }
}

/// Checks every entry; whether all is well.
pub(crate) fn validate(
    table: &DeTable<'_>,
    block: &'static str,
    keys: &'static [Key],
    place: Place<'_>,
    reports: &mut Reports,
) -> bool {
    let mut sound = true;
    for (name, value) in table {
        if reports.is_full(place.source) {
            return false;
        }
        let spot = Spot::shifted(&name.span(), place.base);
        let written: &str = name.get_ref();
        let Some(key) = keys.iter().find(|key| key.name == written) else {
            let fault = Fault::new(DiagnosticCode::UnknownKey)
                .with("key", written)
                .with("block", block)
                .listed("known", keys.iter().map(|key| key.name))
                .nearest(nearest(written, keys.iter().map(|key| key.name)));
            reports.report(place.source, spot, fault);
            sound = false;
            continue;
        };
        let spot = Spot::shifted(&value.span(), place.base);
        sound &= Checker { block, key, place, reports: &mut *reports }.check(value.get_ref(), spot);
    }
    for key in keys {
        if let Need::Required(code) = key.need
            && !table.contains_key(key.name)
        {
            let fault =
                Fault::new(code).with("key", key.name).with("block", block).with("example", key.example);
            reports.report(place.source, place.opening, fault);
            sound = false;
        }
    }
    sound
}

/// Checks the value of one key.
struct Checker<'c, 's> {
    block: &'static str,
    key: &'static Key,
    place: Place<'s>,
    reports: &'c mut Reports,
}

impl Checker<'_, '_> {
    fn check(&mut self, value: &DeValue<'_>, spot: Spot) -> bool {
        match (self.key.value, value) {
            (KeyType::Flag, DeValue::Boolean(_)) => true,
            (KeyType::Number(least, most), DeValue::Integer(found)) => {
                let sound = integer(found).is_some_and(|number| (least..=most).contains(&number));
                sound || self.out_of_bounds(spot, least, most)
            }
            (KeyType::Date, DeValue::Datetime(found)) if is_day(found) => true,
            (KeyType::Date, _) => self.refuse(spot, DiagnosticCode::BadDate, ""),
            (KeyType::Table(keys), DeValue::Table(table)) => {
                let place = Place { opening: spot, ..self.place };
                validate(table, self.block, keys, place, self.reports)
            }
            (KeyType::Days, DeValue::String(text)) => self.text(text, spot),
            (
                KeyType::Names
                | KeyType::Texts
                | KeyType::Uais
                | KeyType::Articles
                | KeyType::Variables
                | KeyType::Choices(_)
                | KeyType::Days
                | KeyType::Rows(_),
                DeValue::Array(items),
            ) => self.items(items, spot),
            (
                KeyType::Names
                | KeyType::Texts
                | KeyType::Uais
                | KeyType::Articles
                | KeyType::Variables
                | KeyType::Choices(_)
                | KeyType::Rows(_)
                | KeyType::Flag
                | KeyType::Number(..)
                | KeyType::Table(_),
                _,
            ) => self.wrong_type(value, spot),
            (_, DeValue::String(text)) => self.text(text, spot),
            _ => self.wrong_type(value, spot),
        }
    }

    fn items(&mut self, items: &[toml::Spanned<DeValue<'_>>], spot: Spot) -> bool {
        let may_be_empty = matches!((self.key.value, self.key.need), (KeyType::Rows(_), Need::Optional));
        if items.is_empty() && !may_be_empty {
            let code = match self.key.need {
                Need::Required(code) if code != DiagnosticCode::MissingKey => code,
                _ => DiagnosticCode::EmptyValue,
            };
            return self.refuse(spot, code, "");
        }
        let mut sound = true;
        for item in items {
            if self.reports.is_full(self.place.source) {
                return false;
            }
            let spot = Spot::shifted(&item.span(), self.place.base);
            sound &= match (self.key.value, item.get_ref()) {
                (KeyType::Rows(keys), DeValue::Table(table)) => {
                    let place = Place { opening: spot, ..self.place };
                    validate(table, self.block, keys, place, self.reports)
                }
                (KeyType::Rows(_), other) => self.wrong_type(other, spot),
                (_, DeValue::String(text)) => self.text(text, spot),
                (_, other) => self.wrong_type(other, spot),
            };
        }
        sound
    }

    fn text(&mut self, text: &str, spot: Spot) -> bool {
        if text.trim().is_empty() {
            let code = match self.key.need {
                Need::Required(code) if code != DiagnosticCode::MissingKey => code,
                _ => DiagnosticCode::EmptyValue,
            };
            return self.refuse(spot, code, text);
        }
        let fault = match self.key.value {
            KeyType::Name | KeyType::Names if !is_name(text) => DiagnosticCode::MalformedId,
            KeyType::Duration if duration(text).is_none() => DiagnosticCode::BadDuration,
            KeyType::Delay if text.parse::<Delay>().is_err() => DiagnosticCode::BadDelay,
            KeyType::Uai | KeyType::Uais if text.parse::<Uai>().is_err() => DiagnosticCode::BadUai,
            KeyType::FileName if !is_file_name(text) => DiagnosticCode::BadFileName,
            KeyType::Territory if text.parse::<Territory>().is_err() => DiagnosticCode::BadTerritory,
            KeyType::Siren if !is_siren(text) => DiagnosticCode::BadSiren,
            KeyType::Mailbox if !is_mailbox(text) => DiagnosticCode::BadMailbox,
            KeyType::Folder if !is_folder(text) => DiagnosticCode::BadPath,
            KeyType::Day | KeyType::Days if day(text).is_none() => DiagnosticCode::BadDay,
            KeyType::SchoolYear if text.parse::<SchoolYear>().is_err() => DiagnosticCode::BadSchoolYear,
            KeyType::Share if share(text).is_none() => DiagnosticCode::BadShare,
            KeyType::Choice(known) | KeyType::Choices(known) if !known.values.contains(&text) => {
                return self.unknown_choice(text, known.values, spot);
            }
            _ => return true,
        };
        self.refuse(spot, fault, text)
    }

    fn unknown_choice(&mut self, text: &str, known: &[&str], spot: Spot) -> bool {
        let fault = Fault::new(DiagnosticCode::UnknownChoice)
            .with("key", self.key.name)
            .with("value", text)
            .listed("known", known.iter().copied())
            .nearest(nearest(text, known.iter().copied()));
        self.reports.report(self.place.source, spot, fault);
        false
    }

    fn out_of_bounds(&mut self, spot: Spot, least: i64, most: i64) -> bool {
        let fault = Fault::new(DiagnosticCode::NumberOutOfBounds)
            .with("key", self.key.name)
            .with("least", least.to_string())
            .with("most", most.to_string());
        self.reports.report(self.place.source, spot, fault);
        false
    }

    fn wrong_type(&mut self, value: &DeValue<'_>, spot: Spot) -> bool {
        let fault = Fault::new(DiagnosticCode::WrongType)
            .with("key", self.key.name)
            .with("example", self.key.example)
            .cause(found_id(value));
        self.reports.report(self.place.source, spot, fault);
        false
    }

    fn refuse(&mut self, spot: Spot, code: DiagnosticCode, text: &str) -> bool {
        let fault = Fault::new(code)
            .with("key", self.key.name)
            .with("block", self.block)
            .with("value", text)
            .with("example", self.key.example);
        self.reports.report(self.place.source, spot, fault);
        false
    }
}

fn found_id(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "found-text",
        DeValue::Integer(_) | DeValue::Float(_) => "found-number",
        DeValue::Boolean(_) => "found-flag",
        DeValue::Datetime(_) => "found-date",
        DeValue::Array(_) => "found-list",
        DeValue::Table(_) => "found-table",
    }
}

impl<'t> Entries<'t> {
    pub(crate) fn new(table: &'t DeTable<'t>, base: usize) -> Self {
        Self { table, base }
    }
    fn entry(&self, key: &str) -> Option<(&'t DeValue<'t>, Spot)> {
        let value = self.table.get(key)?;
        Some((value.get_ref(), Spot::shifted(&value.span(), self.base)))
    }
    pub(crate) fn spot(&self, key: &str) -> Option<Spot> {
        self.entry(key).map(|(_, spot)| spot)
    }
    pub(crate) fn text(&self, key: &str) -> Option<At<String>> {
        let (value, spot) = self.entry(key)?;
        Some(At { value: value.as_str()?.to_owned(), spot })
    }
    /// Texts of a list, or the only one.
    pub(crate) fn texts(&self, key: &str) -> Vec<At<String>> {
        let items = match self.entry(key) {
            Some((DeValue::Array(items), _)) => items,
            _ => return self.text(key).into_iter().collect(),
        };
        let texts = items.iter().filter_map(|item| {
            let value = item.get_ref().as_str()?.to_owned();
            Some(At { value, spot: Spot::shifted(&item.span(), self.base) })
        });
        texts.collect()
    }
    pub(crate) fn flag(&self, key: &str) -> Option<bool> {
        self.entry(key)?.0.as_bool()
    }
    pub(crate) fn date(&self, key: &str) -> Option<At<Date>> {
        let (value, spot) = self.entry(key)?;
        let found = value.as_datetime()?.date?;
        let date = Date::new(i16::try_from(found.year).ok()?, found.month as i8, found.day as i8).ok()?;
        Some(At { value: date, spot })
    }
    pub(crate) fn number(&self, key: &str) -> Option<i64> {
        match self.entry(key)?.0 {
            DeValue::Integer(found) => integer(found),
            _ => None,
        }
    }
    pub(crate) fn duration(&self, key: &str) -> Option<Span> {
        duration(self.entry(key)?.0.as_str()?)
    }
    /// A value of a closed list, as the model names it.
    pub(crate) fn choice<T: for<'de> Deserialize<'de>>(&self, key: &str) -> Option<T> {
        choice(self.entry(key)?.0.as_str()?)
    }
    pub(crate) fn table(&self, key: &str) -> Option<Self> {
        Some(Self { table: self.entry(key)?.0.as_table()?, base: self.base })
    }
    pub(crate) fn rows(&self, key: &str) -> Vec<(Self, Spot)> {
        let Some((DeValue::Array(items), _)) = self.entry(key) else { return Vec::new() };
        let rows = items.iter().filter_map(|item| {
            let table = item.get_ref().as_table()?;
            Some((Self { table, base: self.base }, Spot::shifted(&item.span(), self.base)))
        });
        rows.collect()
    }
    /// The whole table, as the definitions know it.
    pub(crate) fn written(&self, keys: &'static [Key]) -> serde_json::Value {
        written::object(self.table, keys)
    }
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }
}

/// The value of a closed list of the model that is written so.
pub(crate) fn choice<T: for<'de> Deserialize<'de>>(text: &str) -> Option<T> {
    let text: Cow<'_, str> = Cow::Borrowed(text);
    let deserializer: serde::de::value::CowStrDeserializer<'_, serde::de::value::Error> =
        text.into_deserializer();
    T::deserialize(deserializer).ok()
}

/// Small ASCII letters, digits and hyphens, beginning with a letter or digit, 64 at most: it becomes a folder,
/// an address of a page, a Cedar identifier.
pub(crate) fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && !text.starts_with('-')
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A duration in whole calendar units: a convention does not last hours.
pub(crate) fn duration(text: &str) -> Option<Span> {
    let span: Span = text.parse().ok()?;
    let calendar = [span.get_days(), span.get_years().into(), span.get_months(), span.get_weeks()];
    let clock = span.get_hours() != 0
        || span.get_minutes() != 0
        || span.get_seconds() != 0
        || span.get_milliseconds() != 0
        || span.get_microseconds() != 0
        || span.get_nanoseconds() != 0;
    // `PT0S` and `P0D` are durations too, and last nothing.
    (text.starts_with('P') && calendar.iter().any(|count| *count > 0) && !clock && !span.is_negative())
        .then_some(span)
}

fn is_day(found: &toml::value::Datetime) -> bool {
    let day = found.date.and_then(|date| Some((i16::try_from(date.year).ok()?, date.month, date.day)));
    found.time.is_none()
        && found.offset.is_none()
        && day.is_some_and(|(year, month, day)| Date::new(year, month as i8, day as i8).is_ok())
}

/// A whole number, however it is written.
pub(crate) fn integer(found: &DeInteger<'_>) -> Option<i64> {
    i64::from_str_radix(found.as_str(), found.radix()).ok()
}

/// A month and a day that exist each year.
pub(crate) fn day(text: &str) -> Option<(i8, i8)> {
    text.parse::<YearDay>().ok().map(|day| (day.month, day.day))
}

/// A share of a whole in hundredths of a percent: `1 %` is 100. More than nothing, at most all of it.
pub(crate) fn share(text: &str) -> Option<u16> {
    let number = text.trim_end().strip_suffix('%')?.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let (whole, part) = number.split_once([',', '.']).unwrap_or((number, "0"));
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !digits(whole, 3) || !digits(part, 2) {
        return None;
    }
    let hundredths: u16 = format!("{part:0<2}").parse().ok()?;
    let share = whole.parse::<u16>().ok()? * 100 + hundredths;
    (1..=10_000).contains(&share).then_some(share)
}

/// Nine digits whose Luhn sum is a multiple of ten.
fn is_siren(text: &str) -> bool {
    if text.len() != 9 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let sum: u32 = text
        .bytes()
        .rev()
        .enumerate()
        .map(|(rank, byte)| {
            let digit = u32::from(byte - b'0') * if rank % 2 == 1 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

fn is_mailbox(text: &str) -> bool {
    let Some((user, domain)) = text.split_once('@') else { return false };
    let plain =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "._-+".contains(c));
    plain(user) && plain(domain) && domain.contains('.')
}

/// Letters, digits, `.`, `_` and `-`, 64 at most, beginning with a letter or digit: no path escapes from it.
fn is_file_name(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

fn is_folder(text: &str) -> bool {
    text.strip_prefix("datasets/").is_some_and(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_share() {
        for (text, expected) in [
            ("1 %", 100),
            ("1%", 100),
            ("0,5 %", 50),
            ("0.05\u{a0}%", 5),
            ("12,5\u{202f}%", 1250),
            ("100 %", 10_000),
        ] {
            assert_eq!(share(text), Some(expected), "{text}");
        }
        for text in
            ["", "%", "1", "0 %", "0,00 %", "101 %", "100,01 %", "-1 %", "1,234 %", ",5 %", "1e1 %", "１ %"]
        {
            assert_eq!(share(text), None, "{text}");
        }
    }

    #[test]
    fn reads_the_small_languages() {
        for text in ["P1Y", "P6M", "P1Y6M", "P2W", "P30D"] {
            assert!(duration(text).is_some(), "{text}");
        }
        for text in ["", "1 an", "PT1H", "P1DT1H", "P0D", "-P1Y", "P-1Y", "P1Y-6M", "1y", "P99999999999Y"] {
            assert!(duration(text).is_none(), "{text}");
        }
        assert_eq!(day("11-30"), Some((11, 30)));
        for text in ["30-11", "02-29", "2-28", "11", "", "é1-30", "+1-01"] {
            assert_eq!(day(text), None, "{text}");
        }
        assert!(is_siren("999000003") && !is_siren("999000004") && !is_siren("99900000"));
        assert!(is_mailbox("dpd@exemple.invalid") && !is_mailbox("dpd at exemple"));
        assert!(is_folder("datasets/a-1") && !is_folder("datasets/../a") && !is_folder("/datasets/a"));
    }
}
