//! Calendars as files that any calendar program reads: iCalendar (RFC 5545), one all-day event for each entry.
//!
//! Written here rather than with a library: a few properties and two rules of writing, without a second crate of dates. The
//! sentences come ready from the caller, and so does the stamp: nothing here reads a clock.

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Bytes of one line at most, its end apart (RFC 5545, 3.1).
const LINE_BYTES_MAX: usize = 75;

/// An all-day event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IcalEvent {
    /// What makes it the same event from one file to the next; `@entente` is added.
    pub uid: String,
    /// The day.
    pub on: Date,
    /// One line.
    pub summary: String,
    /// More about it.
    pub description: String,
    /// Kinds of things it is about, to be filtered by; none is fine.
    pub categories: Vec<String>,
    /// Reminders, each so many days before; the day before at 9 for 1, as the event begins at midnight.
    pub reminded_days_before: Vec<u16>,
}

/// The file: `stamp` says when it was made, and `name` how the calendar shows.
pub fn icalendar(name: &str, events: &[IcalEvent], stamp: Timestamp) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN", "VCALENDAR");
    line(&mut out, "VERSION", "2.0");
    line(&mut out, "PRODID", "-//Entente//Entente//FR");
    line(&mut out, "CALSCALE", "GREGORIAN");
    line(&mut out, "METHOD", "PUBLISH");
    line(&mut out, "X-WR-CALNAME", &escaped(name));
    let stamp = stamp.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
    for event in events {
        write_event(&mut out, event, &stamp);
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

fn write_event(out: &mut String, event: &IcalEvent, stamp: &str) {
    let summary = escaped(&event.summary);
    line(out, "BEGIN", "VEVENT");
    line(out, "UID", &escaped(&format!("{}@entente", event.uid)));
    line(out, "DTSTAMP", stamp);
    line(out, "DTSTART;VALUE=DATE", &event.on.strftime("%Y%m%d").to_string());
    line(out, "SUMMARY", &summary);
    if !event.description.is_empty() {
        line(out, "DESCRIPTION", &escaped(&event.description));
    }
    if !event.categories.is_empty() {
        let categories: Vec<String> = event.categories.iter().map(|one| escaped(one)).collect();
        line(out, "CATEGORIES", &categories.join(","));
    }
    line(out, "TRANSP", "TRANSPARENT");
    for days in &event.reminded_days_before {
        line(out, "BEGIN", "VALARM");
        line(out, "ACTION", "DISPLAY");
        line(out, "TRIGGER", &format!("-P{days}D"));
        line(out, "DESCRIPTION", &summary);
        line(out, "END", "VALARM");
    }
    line(out, "END", "VEVENT");
}

/// A text as RFC 5545 writes it (3.3.11); other control characters have no place in it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A property; longer lines go on after a blank, never inside a character.
fn line(out: &mut String, name: &str, value: &str) {
    let mut text = String::new();
    write!(text, "{name}:{value}").expect("writing to a string cannot fail");
    let mut rest = text.as_str();
    let mut room = LINE_BYTES_MAX;
    while rest.len() > room {
        let cut = rest.floor_char_boundary(room);
        out.push_str(&rest[..cut]);
        out.push_str("\r\n ");
        rest = &rest[cut..];
        room = LINE_BYTES_MAX - 1;
    }
    out.push_str(rest);
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let mut out = String::new();
        line(&mut out, "SUMMARY", &"é".repeat(100));
        assert!(out.lines().all(|line| line.len() <= LINE_BYTES_MAX), "{out}");
        assert_eq!(out.replace("\r\n ", "").trim_end(), format!("SUMMARY:{}", "é".repeat(100)));
        assert_eq!(escaped("a;b,c\\d\ne\u{7}"), "a\\;b\\,c\\\\d\\ne");
    }

    #[test]
    fn an_event_reads_as_the_standard_says() {
        let event = IcalEvent {
            uid: "exemple-2024-renewal-1".to_owned(),
            on: date(2025, 3, 21),
            summary: "Reconduction".to_owned(),
            description: "article 4, ligne 52".to_owned(),
            categories: vec!["renewal".to_owned()],
            reminded_days_before: vec![30, 7],
        };
        let file = icalendar("Vie, suite", &[event], Timestamp::UNIX_EPOCH);
        insta::assert_snapshot!(file.replace("\r\n", "\n"), @r"
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Entente//Entente//FR
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        X-WR-CALNAME:Vie\, suite
        BEGIN:VEVENT
        UID:exemple-2024-renewal-1@entente
        DTSTAMP:19700101T000000Z
        DTSTART;VALUE=DATE:20250321
        SUMMARY:Reconduction
        DESCRIPTION:article 4\, ligne 52
        CATEGORIES:renewal
        TRANSP:TRANSPARENT
        BEGIN:VALARM
        ACTION:DISPLAY
        TRIGGER:-P30D
        DESCRIPTION:Reconduction
        END:VALARM
        BEGIN:VALARM
        ACTION:DISPLAY
        TRIGGER:-P7D
        DESCRIPTION:Reconduction
        END:VALARM
        END:VEVENT
        END:VCALENDAR
        ");
    }

    proptest! {
        #[test]
        fn no_text_breaks_a_line(text in ".{0,300}") {
            let event = IcalEvent {
                uid: text.clone(),
                on: date(2025, 3, 21),
                summary: text.clone(),
                description: text.clone(),
                categories: vec![text.clone()],
                reminded_days_before: vec![1],
            };
            let file = icalendar(&text, &[event], Timestamp::UNIX_EPOCH);
            prop_assert!(file.ends_with("END:VCALENDAR\r\n"));
            for line in file.split_terminator("\r\n") {
                prop_assert!(line.len() <= LINE_BYTES_MAX && !line.contains(char::is_control), "{line:?}");
            }
            let unfolded = file.replace("\r\n ", "");
            prop_assert_eq!(unfolded.matches("BEGIN:VEVENT").count() - text.matches("BEGIN:VEVENT").count() * 5, 1);
        }
    }
}
