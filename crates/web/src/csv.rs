//! The findings of a report as a CSV file for a spreadsheet. Values come from somebody's file: none may run there.

use entente_model::{FindingGroup, Severity};
use entente_text::Lang;

use crate::chart::ChartTable;
use crate::page::Page;

/// UTF-8 with its mark, `;` and CRLF: what the spreadsheets of French agents open without asking.
pub(crate) fn findings(p: &Page, groups: &[FindingGroup]) -> String {
    let words = entente_exchange::finding_words();
    let header = ["severity", "code", "variable", "count", "finding", "places", "examples", "remedy"];
    let mut out = String::from("\u{feff}");
    row(&mut out, &header.map(|name| p.t(format!("csv-{name}"))));
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
        row(
            &mut out,
            &[
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

/// A table of figures as it is shown, and where it comes from.
pub(crate) fn table(lang: Lang, table: &ChartTable, source: &str) -> String {
    let mut out = String::from("\u{feff}");
    row(&mut out, &table.head);
    for cells in &table.rows {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(&plain(lang, cell))).collect();
        out.push_str(&cells.join(";"));
        out.push_str("\r\n");
    }
    row(&mut out, &[source.to_owned()]);
    out
}

pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocking => "severity-blocking",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    }
}

fn row(out: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(&harmless(cell))).collect();
    out.push_str(&cells.join(";"));
    out.push_str("\r\n");
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// A number as a spreadsheet reads it, without what separates its thousands; any other text harmless.
fn plain(lang: Lang, cell: &str) -> String {
    let kept = |letter: &char| match lang {
        Lang::Fr => !['\u{202f}', '\u{a0}'].contains(letter),
        Lang::En => *letter != ',',
    };
    let number: String = cell.chars().filter(kept).map(|c| if c == '\u{2212}' { '-' } else { c }).collect();
    let is_number = number.replace(',', ".").parse::<f64>().is_ok_and(f64::is_finite);
    if is_number { number } else { harmless(cell) }
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
    fn numbers_are_numbers_and_the_rest_stays_text() {
        for (lang, cell, expected) in [
            (Lang::Fr, "1\u{202f}234,5", "1234,5"),
            (Lang::Fr, "\u{2212}12", "-12"),
            (Lang::En, "1,234.5", "1234.5"),
            (Lang::Fr, "-cmd", "'-cmd"),
            (Lang::Fr, "non montré", "non montré"),
            (Lang::En, "inf", "inf"),
        ] {
            assert_eq!(plain(lang, cell), expected);
        }
    }

    #[test]
    fn quotes_stay_inside_their_cell() {
        let mut out = String::new();
        row(&mut out, &["a\";b".to_owned(), "c\r\nd".to_owned()]);
        assert_eq!(out, "\"a\"\";b\";\"c\r\nd\"\r\n");
    }
}
