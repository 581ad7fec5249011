//! The intake: reads a deposited file as it is, collects every finding, and writes the typed Parquet of an
//! accepted one.
//!
//! Nothing is decided here: what a rejected deposit becomes is `entente-exchange`'s work. The bytes pass through
//! `survey` (encoding), `header`, `chunks`, `split`, `column` (rules once per distinct value), `keys`,
//! `repeats` and `typed_file`; `report` turns the tallies into sentences. Memory holds a few chunks, never the file.

mod across;
mod changes;
mod chunks;
mod column;
mod cutter;
mod engine;
mod example;
mod faulty;
mod footer;
mod formats;
mod header;
mod identifiers;
mod intern;
mod keys;
mod last;
mod locate;
mod outcome;
mod pages;
mod positions;
mod remedy;
mod repeats;
mod report;
mod rules;
mod shift;
mod split;
mod survey;
mod tally;
mod text;
mod typed_file;
mod values;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use entente_disclosure::Pseudonyms;
use entente_model::{ArticleRef, CheckReport, Dataset, Period, References, VariableName};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::read::ReadOptions;
pub(crate) use example::shown;
pub use faulty::{FaultyRow, FaultyRows, RowFinding};
pub use report::is_about_rows;
pub(crate) use report::{RowWording, rows_lost};
pub use rules::RuleError;
pub(crate) use split::Split;

/// What a deposit is checked as, and against what.
#[derive(Clone)]
pub struct CheckContext<'a> {
    /// The dataset that it should be.
    pub dataset: &'a Dataset,
    /// Code lists and the directory of establishments.
    pub references: &'a References,
    /// What it is about; its reference date is that of the nomenclatures.
    pub period: Period,
    /// The day at which nomenclatures and the directory are read; that of the period otherwise.
    pub reference_date: Date,
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
    /// How the file is to be read, where somebody says so.
    pub reading: ReadOptions,
    /// Files that foreign keys refer to, by name.
    pub resources: BTreeMap<String, PathBuf>,
    /// The typed copy of the version before, for bounds on what changes.
    pub previous: Option<PathBuf>,
    /// A variable whose values are written as pseudonyms.
    pub pseudonyms: Option<(VariableName, Pseudonyms)>,
    /// Whether rows that something blocks may be set aside, and the others accepted.
    pub accept_partial: bool,
}

impl<'a> CheckContext<'a> {
    /// A check of a file of that dataset about that period; the other fields say nothing yet.
    pub fn new(dataset: &'a Dataset, references: &'a References, period: Period) -> Self {
        Self {
            dataset,
            references,
            period,
            reference_date: period.reference_date(),
            sha256: String::new(),
            size_bytes: 0,
            checked_at: Timestamp::UNIX_EPOCH,
            excluded_article: None,
            rows_expected: None,
            reading: ReadOptions::default(),
            resources: BTreeMap::new(),
            previous: None,
            pseudonyms: None,
            accept_partial: false,
        }
    }
}

/// The check could not be made; faults of the file are findings, not errors.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// Reading or writing failed.
    #[error("the deposited file could not be read, or its typed copy not written: {0}")]
    Io(#[from] io::Error),
    /// Whoever takes the faulty rows could not take them.
    #[error("the findings could not be written: {0}")]
    Findings(io::Error),
    /// The typed copy could not be encoded.
    #[error("the typed copy could not be written: {0}")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// A rule of the schema cannot be checked.
    #[error(transparent)]
    Rule(#[from] RuleError),
}

/// Checks a deposited file and writes its typed copy, only where it is accepted: temporary name, sync, rename.
///
/// Blocking; two worker threads. Faulty rows are handed over in file order, those that repeat a key last. Memory grows
/// with the size of chunks, plus 1 bit a row, plus at most 144 MiB for the keys whose uniqueness is checked, all together
/// (9 bytes a row; beyond 16 million rows they go to a temporary file).
pub fn check(
    input: &Path,
    output_parquet: Option<&Path>,
    context: &CheckContext<'_>,
    faulty: Option<&mut dyn FaultyRows>,
) -> Result<CheckReport, CheckError> {
    let settings = engine::Settings::of_file(std::fs::metadata(input)?.len());
    engine::run(input, output_parquet, context, faulty, &settings)
}
