//! Why a table could not be protected. A table that asks for nothing impossible never fails here.

use std::io;
use std::path::PathBuf;

/// The table, or what was asked of it, cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SuppressError {
    /// Not a list of columns.
    #[error(
        "`{text}` does not name dimensions: write distinct columns, coarsest first, as in `region>dep,sexe`"
    )]
    Dimensions {
        /// What was written.
        text: String,
    },
    /// The header lacks a column.
    #[error("the file has no column `{column}`: its header is `{header}`")]
    Column {
        /// Which.
        column: String,
        /// The header as read.
        header: String,
    },
    /// A cell without its code: margins are computed, not read.
    #[error(
        "line {line}, column `{column}`: the code is missing; the file holds inner cells only, without margins"
    )]
    Code {
        /// Line of the file, the header being line 1.
        line: u64,
        /// Which column.
        column: String,
    },
    /// Not a count.
    #[error("line {line}, column `{column}`: `{value}` is not a whole number from 0 to 9007199254740992")]
    Count {
        /// Line of the file, the header being line 1.
        line: u64,
        /// Which column.
        column: String,
        /// What was written.
        value: String,
    },
    /// Twice the same cell.
    #[error("line {line}: this cell was given before; the file holds each inner cell once")]
    Twice {
        /// Line of the file, the header being line 1.
        line: u64,
    },
    /// More cells than memory should hold.
    #[error("the table would have {cells} cells: more than the {cells_max} that are handled")]
    Size {
        /// Product of the sizes of the dimensions.
        cells: u128,
        /// The limit.
        cells_max: u128,
    },
    /// A named cell is not in the table.
    #[error("no cell `{cell}` in the table")]
    Cell {
        /// The codes as written.
        cell: String,
    },
    /// A rule out of its range.
    #[error("the rule `{rule}` has a parameter out of its range")]
    Rule {
        /// The rule as written.
        rule: String,
    },
    /// The file is not delimited text.
    #[error("the file is not a comma-separated table")]
    Csv(#[from] csv::Error),
    /// The file cannot be read or written.
    #[error("`{path}` cannot be read or written")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Writing to a stream failed.
    #[error("the table cannot be written")]
    Write(#[from] io::Error),
}
