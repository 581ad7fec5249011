//! A check report as text: the result first, then each cause.

use std::fmt::Write as _;

use entente_exchange::finding_words;
use entente_intake::report::is_about_rows;
use entente_model::{CheckReport, FindingGroup, Message, Place, Severity, VariableName, Verdict};
use entente_text::{Lang, number};

use super::{say, share, word, wrap};

/// The report, the verdict on its first line.
pub fn report(lang: Lang, report: &CheckReport) -> String {
    let verdict = match report.verdict {
        Verdict::Accepted => "report-accepted",
        Verdict::Partial => "report-partial",
        Verdict::Rejected if report.rows_blocked == 0 => "report-rejected-whole",
        Verdict::Rejected => "report-rejected",
    };
    let encoding = if report.encoding.is_empty() { String::new() } else { format!(" ({})", report.encoding) };
    let mut text = say(
        lang,
        &Message::new(verdict)
            .count("count", report.rows)
            .with("blocked", number(lang, report.rows_blocked))
            .with("share", share(lang, report.rows_blocked, report.rows))
            .with("encoding", encoding)
            .count("causes", report.findings.len() as u64),
    );
    text.push('\n');
    for (position, group) in report.findings.iter().enumerate() {
        text.push('\n');
        text.push_str(&cause(lang, position + 1, group, report.rows));
    }
    text
}

fn cause(lang: Lang, rank: usize, group: &FindingGroup, rows: u64) -> String {
    let severity = match group.severity {
        Severity::Blocking => "severity-blocking",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    };
    let mut text = format!("{rank:>4}. [{}] ", word(lang, severity));
    let names: Vec<&str> = group.variable.iter().chain(&group.variables).map(VariableName::as_str).collect();
    if !names.is_empty() {
        write!(text, "{} · ", names.join(", ")).expect("writing to a string cannot fail");
    }
    if is_about_rows(group.code) && rows > 0 {
        let several = group.variables.len() > 1 && group.count > rows;
        let count = Message::new(if several { "cause-count-values" } else { "cause-count" })
            .count("count", group.count)
            .with("share", share(lang, group.count.min(rows), rows));
        text.push_str(&say(lang, &count));
    }
    text.push('\n');
    let mut line = |sentence: &str| {
        text.push_str("      ");
        text.push_str(&wrap(sentence, 6));
        text.push('\n');
    };
    line(&finding_words().say(lang, &group.message));
    if let Some(places) = places(lang, group) {
        line(&places);
    }
    if let Some(examples) = examples(lang, group) {
        line(&examples);
    }
    let remedy = finding_words().say(lang, &group.remedy);
    line(&say(lang, &Message::new("cause-remedy").with("remedy", remedy)));
    text
}

fn places(lang: Lang, group: &FindingGroup) -> Option<String> {
    let placed: Vec<&Place> = group.places.iter().filter(|place| place.line > 0).collect();
    let first = placed.first()?;
    let line = |place: &&Place| match &place.file {
        // A deposit of several files: the line alone would not say which.
        Some(file) => format!("{file}:{}", place.line),
        None => number(lang, place.line),
    };
    let lines: Vec<String> = placed.iter().map(line).collect();
    let more = if group.count > placed.len() as u64 { "…" } else { "" };
    let mut message = Message::new("cause-places")
        .count("count", placed.len() as u64)
        .with("lines", format!("{}{}", lines.join(", "), more));
    if let Some(column) = first.column.filter(|_| placed.iter().all(|place| place.column == first.column)) {
        message = Message { id: "cause-places-column".to_owned(), ..message }.with("column", column);
    }
    Some(say(lang, &message))
}

fn examples(lang: Lang, group: &FindingGroup) -> Option<String> {
    if group.examples.is_empty() {
        return None;
    }
    let shown: Vec<String> = group
        .examples
        .iter()
        .map(|example| format!("`{}` ({})", example.value, number(lang, example.count)))
        .collect();
    Some(say(lang, &Message::new("cause-examples").with("examples", shown.join(", "))))
}
