//! Findings in a file of the ministry as text: weight, sentence, places, remedy.

use std::fmt::Write as _;

use entente_formats::FormatFinding;
use entente_model::{Message, Severity};
use entente_text::{Lang, number};

use super::{say, word, wrap};

/// The findings, each under its rank; nothing where there is none.
pub fn format_findings(lang: Lang, findings: &[FormatFinding]) -> String {
    let mut text = String::new();
    for (position, finding) in findings.iter().enumerate() {
        let severity = match finding.severity {
            Severity::Blocking => "severity-blocking",
            Severity::Warning => "severity-warning",
            Severity::Note => "severity-note",
        };
        let words = entente_formats::words();
        let head = format!("{:>4}. [{}] ", position + 1, word(lang, severity));
        let mut sentence = words.say(lang, &finding.message);
        if finding.count > 1 {
            sentence.push_str(&say(lang, &Message::new("aaf-times").count("count", finding.count)));
        }
        writeln!(text, "\n{head}{}", wrap(&sentence, 6)).expect("writing to a string cannot fail");
        let mut line = |sentence: &str| {
            writeln!(text, "      {}", wrap(sentence, 6)).expect("writing to a string cannot fail");
        };
        let places: Vec<String> = finding
            .places
            .iter()
            .map(|place| match place.line {
                0 => place.file.clone(),
                at => format!("{}:{}", place.file, number(lang, at)),
            })
            .collect();
        if !places.is_empty() {
            line(&say(lang, &Message::new("aaf-places").with("places", places.join(", "))));
        }
        let remedy = words.say(lang, &finding.remedy);
        line(&say(lang, &Message::new("cause-remedy").with("remedy", remedy)));
    }
    text
}
