//! The forms of a report for others: JSON for programs, CSV of every finding, workbook of the rows to correct.
//!
//! What a report says is `check::report`; the terminal is the binary's, the page is `entente-web`'s.

mod every_place;
mod findings_csv;
mod json;
mod workbook;

pub use every_place::EveryPlace;
pub use findings_csv::FindingsCsv;
pub use json::{report_json, share};
pub use workbook::{FaultyWorkbook, ROWS_MAX};

pub use crate::check::is_about_rows;

/// A cell that no spreadsheet computes: an apostrophe makes text of what begins like a formula (OWASP, CSV injection).
fn harmless(cell: &str) -> std::borrow::Cow<'_, str> {
    let first = cell.trim_start_matches([' ', '\u{a0}']).chars().next();
    let runs = first.is_some_and(|character| "=+-@\t\r\n|%＝＋－＠".contains(character));
    if runs { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            (" @SUM(A1)", "' @SUM(A1)"),
            ("-2", "'-2"),
            ("0350001A", "0350001A"),
            ("", ""),
            ("\t=1", "'\t=1"),
        ] {
            assert_eq!(harmless(cell), expected);
        }
    }
}
