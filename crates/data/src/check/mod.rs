//! The intake: reads a deposited file as it is, collects every finding, and writes the typed Parquet of an
//! accepted one.
//!
//! Nothing is decided here: what a rejected deposit becomes is `entente-exchange`'s work. The bytes pass through
//! `survey` (encoding), `header`, `chunks`, `split`, `column` (rules once per distinct value), `keys` and
//! `typed_file`; `report` turns the tallies into sentences. Memory holds a few chunks, never the file.

mod chunks;
mod column;
mod engine;
mod example;
mod header;
mod identifiers;
mod intern;
mod keys;
mod outcome;
mod remedy;
mod report;
mod rules;
mod split;
mod survey;
mod tally;
mod text;
mod typed_file;
mod values;

use std::io;
use std::path::Path;

use entente_model::{ArticleRef, CheckReport, Dataset, Period};
use jiff::Timestamp;

use crate::References;

/// What a file is checked as, and against what.
#[derive(Clone, Debug)]
pub struct CheckContext<'a> {
    /// The dataset that it should be.
    pub dataset: &'a Dataset,
    /// Code lists and the directory of establishments.
    pub references: &'a References,
    /// What it is about; its reference date is that of the nomenclatures.
    pub period: Period,
    /// SHA-256 of the file as received.
    pub sha256: String,
    /// Its size.
    pub size_bytes: u64,
    /// When it is checked.
    pub checked_at: Timestamp,
    /// The article that forbids the excluded variables.
    pub excluded_article: Option<ArticleRef>,
    /// Number of rows announced with the file, where one was.
    pub rows_expected: Option<u64>,
}

/// The check could not be made; faults of the file are findings, not errors.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// Reading or writing failed.
    #[error("the deposited file could not be read, or its typed copy not written: {0}")]
    Io(#[from] io::Error),
    /// The typed copy could not be encoded.
    #[error("the typed copy could not be written: {0}")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// A regular expression of the schema cannot be used.
    #[error("schema line {line}, variable `{variable}`: `{pattern}` is not a usable regular expression")]
    Pattern {
        /// Line of the variable in `schema.json`.
        line: u32,
        /// The variable.
        variable: String,
        /// The expression as written.
        pattern: String,
    },
    /// A bound of the schema is not a value of its variable's type.
    #[error("schema line {line}, variable `{variable}`: the bound `{bound}` is not of its type")]
    Bound {
        /// Line of the variable in `schema.json`.
        line: u32,
        /// The variable.
        variable: String,
        /// The bound as written.
        bound: String,
    },
}

/// Checks a deposited file and writes its typed copy, only where it is accepted: temporary name, sync, rename.
///
/// Blocking; two worker threads. Memory grows with the size of chunks, plus 1 bit a row, plus at most 192 MiB for
/// each key whose uniqueness is checked (beyond 16 million rows, its hashes go to a temporary file).
pub fn check(
    input: &Path,
    output_parquet: &Path,
    context: &CheckContext<'_>,
) -> Result<CheckReport, CheckError> {
    engine::run(input, output_parquet, context, &engine::Settings::default())
}
