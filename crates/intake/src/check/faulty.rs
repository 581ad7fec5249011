//! The rows that have findings, one after the other, for whoever corrects them: CSV of all findings, workbook to correct.

use std::io;

use entente_model::FindingCode;

use super::chunks::{Chunk, Content};
use super::header::record;
use super::outcome::PartPlan;
use super::split::Split;
use super::text::read_cell;

/// What is wrong in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFinding {
    /// Kind.
    pub code: FindingCode,
    /// Position of the variable in the dataset, where it is about one.
    pub variable: Option<usize>,
    /// Position of its column in the file, from 0, where it is about a cell.
    pub column: Option<usize>,
    /// Of a rule over several variables, their positions in the dataset; empty otherwise.
    pub variables: Vec<usize>,
    /// Of such a rule, the values that break it, masked where they are about persons; empty otherwise.
    pub value: String,
}

/// A row with findings, as received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultyRow {
    /// Which file of the deposit, where there are several.
    pub file: Option<String>,
    /// Physical line, from 1.
    pub line: u64,
    /// Its cells as text, in the order of the file; of an irregular row, what could be cut.
    pub cells: Vec<String>,
    /// What is wrong, by column.
    pub findings: Vec<RowFinding>,
}

/// Takes the faulty rows in the order of the file; rows that repeat a key come last, once all are read.
pub trait FaultyRows {
    /// The names of the columns, once for each file of the deposit, before its rows.
    fn header(&mut self, file: Option<&str>, names: &[String]) -> io::Result<()>;
    /// The next one.
    fn row(&mut self, row: &FaultyRow) -> io::Result<()>;
}

/// The cells of one row as text.
pub(super) fn cells_of(chunk: &Chunk, part: &PartPlan, split: &Split, row: u32) -> Vec<String> {
    let text = |raw: &[u8]| read_cell(raw, part.encoding, part.form).text.into_owned();
    match &chunk.content {
        Content::Cells(_) => match split.regular.binary_search(&row) {
            Ok(position) => (0..split.columns)
                .map(|column| {
                    let (start, end) = split.cell(position, column);
                    text(&chunk.bytes[start..end])
                })
                .collect(),
            Err(_) => Vec::new(),
        },
        Content::Text(_) => {
            let start = split.starts[row as usize] as usize;
            let marks = part.header.marks;
            let (cells, _) = record(&chunk.bytes[start..], true, marks.delimiter, marks.terminator);
            cells.into_iter().map(text).collect()
        }
    }
}
