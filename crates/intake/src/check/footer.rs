//! Last lines that are no rows: totals, counts, mentions of sources, which exports add below a table.

use super::header::record;
use super::outcome::BLOCK_ROWS;
use super::split::{Split, Splitter, last_record_end, last_record_start};
use super::survey::TextEncoding;
use super::text::{CellForm, read_cell};

/// Lines of a footer at most.
pub(super) const LINES_MAX: usize = 5;

/// First words of footers, without accents or case.
const FIRST_WORDS: [&str; 18] = [
    "total",
    "totaux",
    "ensemble",
    "nombre",
    "nb",
    "fin",
    "eof",
    "source",
    "sources",
    "note",
    "champ",
    "lecture",
    "extraction",
    "edition",
    "edite",
    "genere",
    "date d",
    "export",
];

/// How the lines of a part are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct FooterForm {
    pub(super) delimiter: u8,
    pub(super) terminator: u8,
    pub(super) columns: usize,
    pub(super) encoding: TextEncoding,
}

impl FooterForm {
    /// How many bytes are left once the last line is taken off, where it is no row.
    ///
    /// A line with as many cells as the header is a row, whatever it says, unless it begins as a total and
    /// `is_wrong` says so of its first cell.
    pub(super) fn without_last(&self, bytes: &[u8], is_wrong: &dyn Fn(&str) -> bool) -> Option<usize> {
        if self.columns < 2 {
            return None;
        }
        let start = last_record_start(bytes, self.terminator);
        let (cells, _) = record(&bytes[start..], true, self.delimiter, self.terminator);
        let first = read_cell(cells.first()?, self.encoding, CellForm::Quoted).text;
        let folded = super::header::fold_words(&first);
        let begins = |word: &&str| {
            folded.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        };
        let known = FIRST_WORDS.iter().any(begins);
        let empty = cells[1..].iter().all(|cell| cell.trim_ascii().is_empty());
        let footer = if cells.len() == self.columns {
            let total = ["total", "totaux", "ensemble"].iter().any(begins);
            (total || (known && empty)) && is_wrong(&first)
        } else {
            known || is_count_of_rows(&folded) || (empty && first.starts_with(['*', '#', '(', '-']))
        };
        (footer && self.begins_a_record(bytes, start)).then_some(start)
    }

    /// Whether a record begins there: the last line of a cell on several lines may look like a total.
    fn begins_a_record(&self, bytes: &[u8], start: usize) -> bool {
        if start == 0 || last_record_end(&bytes[..start], self.delimiter, self.terminator) == Some(start) {
            return true;
        }
        // A quote that never closes is a character: only the whole text tells.
        let mut split = Split::new(self.columns);
        let mut splitter = Splitter::new(bytes, self.delimiter, self.terminator, false);
        while splitter.next_block(&mut split, BLOCK_ROWS) {}
        split.starts.binary_search(&(start as u32)).is_ok()
    }
}

/// `12 345 lignes`, `(3 rows)`, or a number alone.
fn is_count_of_rows(folded: &str) -> bool {
    let text = folded.trim_matches(|character: char| !character.is_alphanumeric());
    let rest = text.trim_start_matches(|character: char| character.is_ascii_digit() || character == ' ');
    let words =
        ["", "ligne", "lignes", "row", "rows", "enregistrement", "enregistrements", "eleves", "records"];
    text.len() > rest.len() && words.contains(&rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_quoted_cell_is_no_footer() {
        let encoding = TextEncoding::Utf8 { bom: false };
        let form = FooterForm { delimiter: b';', terminator: b'\n', columns: 2, encoding };
        for (text, kept) in [
            ("1;\"a\n12\"\n", None),
            ("1;\"a\n12\"\n12\n", Some(9)),
            ("1;\"a\n12\n", Some(5)),
            ("1;a\n12 lignes\n", Some(4)),
            ("12 lignes\n", Some(0)),
        ] {
            assert_eq!(form.without_last(text.as_bytes(), &|_| true), kept, "{text}");
        }
    }
}
