//! The rows that have findings, one after the other, for whoever corrects them: CSV of all findings, workbook to correct.

use std::io;

use entente_model::FindingCode;

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
