//! Rows already cut into cells, in the form that the engine takes from every reader.

use crate::check::Split;

/// Some rows: the bytes of their cells, UTF-8, one after the other, and where each one stands.
#[derive(Debug)]
pub(crate) struct Cells {
    bytes: Vec<u8>,
    split: Split,
    #[cfg(test)]
    pub(super) seen: Seen,
}

/// What was put in, for the tests of readers.
#[cfg(test)]
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) rows: Vec<(u64, Vec<String>)>,
    pub(super) blanks: Vec<u64>,
    row: Vec<String>,
}

impl Cells {
    /// No row yet, of a file whose header has that many columns.
    pub(crate) fn new(columns: usize) -> Self {
        Self {
            bytes: Vec::new(),
            split: Split::new(columns),
            #[cfg(test)]
            seen: Seen::default(),
        }
    }

    /// Adds the next cell of the row: its text, without quotes.
    pub(crate) fn push(&mut self, text: &[u8]) {
        self.split.push_cell(self.bytes.len());
        self.bytes.extend_from_slice(text);
        // Between two cells stands one byte, as in a delimited file.
        self.bytes.push(0);
        #[cfg(test)]
        self.seen.row.push(String::from_utf8(text.to_vec()).expect("readers give UTF-8"));
    }

    /// Ends the row, which stands on that line (the row of a sheet, the rank of a record). A row with another number
    /// of cells than the header is a finding.
    pub(crate) fn end_row(&mut self, line: u64) {
        self.split.end_row(self.bytes.len(), line);
        #[cfg(test)]
        {
            let row = std::mem::take(&mut self.seen.row);
            self.seen.rows.push((line, row));
        }
    }

    /// A line without a value.
    pub(crate) fn blank_row(&mut self, line: u64) {
        self.split.blank_row(line);
        #[cfg(test)]
        self.seen.blanks.push(line);
    }

    /// Bytes held.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// What the engine reads.
    pub(crate) fn into_parts(self) -> (Vec<u8>, Split) {
        (self.bytes, self.split)
    }
}
