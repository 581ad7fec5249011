//! The findings of a report as a CSV file for a spreadsheet. Values come from somebody's file: none may run there.

use entente_model::{FindingGroup, Severity};

use crate::page::Page;

/// UTF-8 with its mark, `;` and CRLF: what the spreadsheets of French agents open without asking.
pub(crate) fn findings(p: &Page, groups: &[FindingGroup]) -> String {
    let words = entente_exchange::finding_words();
    let header = ["severity", "code", "variable", "count", "finding", "places", "examples", "remedy"];
    let mut out = String::from("\u{feff}");
    line(&mut out, header.map(|name| p.t(format!("csv-{name}"))));
    for group in groups {
        let places: Vec<String> = group
            .places
            .iter()
            .map(|place| match place.column {
                Some(column) => format!("{}:{column}", place.line),
                None => place.line.to_string(),
            })
            .collect();
        let examples: Vec<String> =
            group.examples.iter().map(|example| format!("{} ({})", example.value, example.count)).collect();
        let code = serde_json::to_value(group.code).ok();
        line(
            &mut out,
            [
                p.t(severity(group.severity)),
                code.as_ref().and_then(|code| code.as_str()).unwrap_or_default().to_owned(),
                group.variable.as_ref().map(ToString::to_string).unwrap_or_default(),
                group.count.to_string(),
                words.say(p.lang, &group.message),
                places.join(", "),
                examples.join(", "),
                words.say(p.lang, &group.remedy),
            ],
        );
    }
    out
}

pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocking => "severity-blocking",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    }
}

fn line<const N: usize>(out: &mut String, cells: [String; N]) {
    let cells = cells.map(|cell| format!("\"{}\"", harmless(&cell).replace('"', "\"\"")));
    out.push_str(&cells.join(";"));
    out.push_str("\r\n");
}

/// A spreadsheet computes a cell that begins like a formula: an apostrophe makes it text (OWASP, CSV injection).
fn harmless(cell: &str) -> String {
    let first = cell.trim_start_matches([' ', '\u{a0}']).chars().next();
    let runs = first.is_some_and(|c| "=+-@\t\r\n|%＝＋－＠".contains(c));
    if runs { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            (" @SUM(A1)", "' @SUM(A1)"),
            ("0350001A", "0350001A"),
            ("", ""),
            ("\t=1", "'\t=1"),
        ] {
            assert_eq!(harmless(cell), expected);
        }
    }

    #[test]
    fn quotes_stay_inside_their_cell() {
        let mut out = String::new();
        line(&mut out, ["a\";b".to_owned(), "c\r\nd".to_owned()]);
        assert_eq!(out, "\"a\"\";b\";\"c\r\nd\"\r\n");
    }
}
