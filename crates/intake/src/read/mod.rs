//! What is deposited, whatever its form, as parts that the engine reads: the text of a delimited file, or cells.
//!
//! The form is known by content, never by name. An archive is unpacked to a temporary folder within bounds; a workbook,
//! a Parquet file, JSON records or a fixed-width file come as cells. What the cells mean is the engine's work (`check`).

mod archive;
mod bordereau;
mod cells;
mod columnar;
mod detect;
mod element;
mod fault;
mod fixed;
mod json;
mod names;
mod number;
mod ods;
mod open;
mod sheet;
#[cfg(test)]
mod tests;
mod xls;
mod xlsx;
mod xml;
mod zipped;

use std::path::PathBuf;

use entente_model::FindingGroup;

pub(crate) use cells::Cells;
pub(crate) use fault::ReadFault;
pub use fixed::{FixedLayout, FixedVariable};
pub(crate) use names::fold;
pub(crate) use open::{Form, Part, open};

/// What whoever deposits says of the file; it wins over what the file looks like.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// Encoding of the text, by its usual label (`UTF-8`, `windows-1252`, `ISO-8859-15`…).
    pub encoding: Option<String>,
    /// Separator of the cells of a delimited file.
    pub delimiter: Option<char>,
    /// Sheet of a workbook; its first sheet with the expected variables otherwise.
    pub sheet: Option<String>,
    /// Where the columns of a fixed-width file stand; the dataset's own layout otherwise.
    pub layout: Option<FixedLayout>,
    /// Folder in which an archive is unpacked for the time of the check; the system's otherwise.
    pub folder: Option<PathBuf>,
}

/// The names of the columns, and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SheetHeader {
    /// As written, in the order of the file.
    pub(crate) names: Vec<String>,
    /// Row of the sheet, from 1; also 1 where the names are not a row of the file (records, Parquet, fixed width).
    pub(crate) line: u64,
}

/// Reads a part that comes as cells, from its beginning to its end.
pub(crate) trait CellReader: Send {
    /// The names of the columns; `None` where the part is empty.
    fn header(&mut self) -> Result<Option<SheetHeader>, ReadFault>;

    /// The next rows, of about that many bytes; `None` after the last.
    fn next(&mut self, target_bytes: usize) -> Result<Option<Cells>, ReadFault>;

    /// What is to be told of the part once all its rows are read.
    fn notes(&mut self) -> Vec<FindingGroup> {
        Vec::new()
    }
}
