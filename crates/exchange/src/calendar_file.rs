//! What is expected, as an iCalendar file (RFC 5545) that any calendar reads: one all-day event for each due date.
//!
//! Written here rather than with a library: five properties and two rules of writing, without a second crate of dates.

use entente_model::Message;
use entente_text::Lang;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::error::words;
use crate::views::{DueState, ExpectedView};

/// Bytes of one line at most, its end apart (RFC 5545, 3.1).
const LINE_BYTES_MAX: usize = 75;

/// The calendar of what is not accepted yet.
pub(crate) fn calendar_file(expected: &[ExpectedView], now: Timestamp, lang: Lang) -> String {
    let mut out = String::new();
    let word = |id: &str| words().word(lang, id);
    line(&mut out, "BEGIN", "VCALENDAR");
    line(&mut out, "VERSION", "2.0");
    line(&mut out, "PRODID", "-//Entente//Entente//FR");
    line(&mut out, "CALSCALE", "GREGORIAN");
    line(&mut out, "X-WR-CALNAME", &escaped(&word("calendar-name")));
    for one in expected.iter().filter(|one| one.state != DueState::Accepted) {
        event(&mut out, one, now, lang);
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

fn event(out: &mut String, expected: &ExpectedView, now: Timestamp, lang: Lang) {
    let say = |id: &str| {
        let message = Message::new(id)
            .with("title", &expected.title)
            .with("period", expected.period)
            .with("producer", &expected.producer_name)
            .with("convention", &expected.article.convention)
            .with("article", &expected.article.article);
        escaped(&words().say(lang, &message))
    };
    let stamp = now.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
    let summary = say("calendar-summary");
    line(out, "BEGIN", "VEVENT");
    let uid = format!("{}-{}-{}@entente", expected.dataset, expected.period, expected.producer);
    line(out, "UID", &escaped(&uid));
    line(out, "DTSTAMP", &stamp);
    line(out, "DTSTART;VALUE=DATE", &expected.due_on.strftime("%Y%m%d").to_string());
    line(out, "SUMMARY", &summary);
    line(out, "DESCRIPTION", &say("calendar-description"));
    line(out, "TRANSP", "TRANSPARENT");
    line(out, "BEGIN", "VALARM");
    line(out, "ACTION", "DISPLAY");
    line(out, "TRIGGER", "-P7D");
    line(out, "DESCRIPTION", &summary);
    line(out, "END", "VALARM");
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
    let text = format!("{name}:{value}");
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
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let mut out = String::new();
        line(&mut out, "SUMMARY", &"é".repeat(100));
        assert!(out.lines().all(|line| line.len() <= LINE_BYTES_MAX), "{out}");
        assert_eq!(out.replace("\r\n ", "").trim_end(), format!("SUMMARY:{}", "é".repeat(100)));
        assert_eq!(escaped("a;b,c\\d\ne\u{7}"), "a\\;b\\,c\\\\d\\ne");
    }
}
