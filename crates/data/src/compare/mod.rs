//! Compares two versions of a dataset by key: how many rows were added, are gone, were changed, and in which variables.
//!
//! It reads the typed files that the intake wrote and gives counts only, never a value. Rows are scattered by a hash of
//! their key into parts that fit in memory, on disk: `rows` makes their records, `merge` puts two parts side by side.
//! Hashes have keys of their own in each comparison, which nobody keeps: what lies on disk for that time says nothing.

mod merge;
mod rows;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use arrow::datatypes::{DataType, SchemaRef};
use entente_model::{Dataset, ValueCheck, ValueType, Variable, VariableName};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde::{Deserialize, Serialize};

use merge::Tally;
use rows::{RecordLayout, scatter};

/// Memory of one part of one version; two of them are held at a time.
const PART_BYTES: usize = 64 << 20;
/// More parts than this would be too many open files.
const PARTS_MAX: usize = 256;

/// Two versions to compare.
#[derive(Clone, Copy, Debug)]
pub struct VersionPair<'a> {
    /// What both are.
    pub dataset: &'a Dataset,
    /// Typed file of the former version.
    pub former: &'a Path,
    /// Typed file of the latter version.
    pub latter: &'a Path,
    /// Whether both are about one period. From one period to another, variables that name the period are left out of
    /// the key and of the comparison: they change on every row.
    pub same_period: bool,
    /// Where parts that exceed the memory may be written.
    pub folder: &'a Path,
}

/// How many rows of one variable changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariableComparison {
    /// The variable.
    pub variable: VariableName,
    /// Rows, found in both versions, whose value differs.
    pub changed: u64,
}

/// What differs between two versions: counts only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionComparison {
    /// The variables that tell which row is which; empty where whole rows were compared.
    pub key: Vec<VariableName>,
    /// Rows of the former version.
    pub rows_former: u64,
    /// Rows of the latter version.
    pub rows_latter: u64,
    /// Rows of the latter version whose key is not in the former.
    pub added: u64,
    /// Rows of the former version whose key is not in the latter.
    pub gone: u64,
    /// Rows of both whose values differ.
    pub changed: u64,
    /// Rows of both that are the same.
    pub same: u64,
    /// Variables of both whose values differ somewhere, the one that changed most first.
    pub variables: Vec<VariableComparison>,
    /// Variables that only the latter version has.
    pub variables_added: Vec<VariableName>,
    /// Variables that only the former version has.
    pub variables_gone: Vec<VariableName>,
}

/// The versions could not be compared.
#[derive(Debug, thiserror::Error)]
pub enum ComparisonError {
    /// A typed file cannot be read.
    #[error("`{}` cannot be read: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A typed file is not of its form.
    #[error("`{}` cannot be read as typed rows: {source}", path.display())]
    Rows {
        /// The file.
        path: PathBuf,
        /// Why.
        source: parquet::errors::ParquetError,
    },
    /// Values cannot be read.
    #[error("values cannot be compared: {0}")]
    Values(#[from] arrow::error::ArrowError),
    /// What exceeds the memory cannot be written.
    #[error("no room to compare in `{}`: {source}", path.display())]
    Spill {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// A typed file that was opened.
pub(super) struct Version {
    path: PathBuf,
    builder: ParquetRecordBatchReaderBuilder<File>,
}

impl Version {
    fn open(path: &Path) -> Result<Self, ComparisonError> {
        let file =
            File::open(path).map_err(|source| ComparisonError::Read { path: path.to_owned(), source })?;
        let builder = ParquetRecordBatchReaderBuilder::try_new(file)
            .map_err(|source| ComparisonError::Rows { path: path.to_owned(), source })?;
        Ok(Self { path: path.to_owned(), builder })
    }

    fn schema(&self) -> SchemaRef {
        self.builder.schema().clone()
    }

    fn rows(&self) -> u64 {
        u64::try_from(self.builder.metadata().file_metadata().num_rows()).unwrap_or(0)
    }
}

/// Compares two versions. Blocking; two threads read, and memory holds two parts at a time, never a file.
pub fn compare_versions(pair: &VersionPair<'_>) -> Result<VersionComparison, ComparisonError> {
    let (former, latter) = (Version::open(pair.former)?, Version::open(pair.latter)?);
    let (rows_former, rows_latter) = (former.rows(), latter.rows());
    let periods = if pair.same_period { Vec::new() } else { period_variables(pair)? };
    let plan = Plan::new(pair, &periods, &former.schema(), &latter.schema());
    let record_bytes = plan.layout.record_bytes();
    let rows = usize::try_from(rows_former.max(rows_latter)).unwrap_or(usize::MAX);
    let parts = rows.saturating_mul(record_bytes).div_ceil(PART_BYTES).clamp(1, PARTS_MAX);
    let (former, latter) = std::thread::scope(|scope| {
        let other = scope.spawn(|| scatter(former, &plan.layout, parts, pair.folder));
        let latter = scatter(latter, &plan.layout, parts, pair.folder);
        (other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), latter)
    });
    let mut tally = Tally::new(plan.layout.compared());
    for (former, latter) in former?.into_iter().zip(latter?) {
        let spill = |source| ComparisonError::Spill { path: pair.folder.to_owned(), source };
        tally.merge(&former.read().map_err(spill)?, &latter.read().map_err(spill)?, &plan.layout);
    }
    Ok(plan.result(tally, rows_former, rows_latter))
}

/// Which variables tell rows apart, and which are compared.
struct Plan {
    layout: RecordLayout,
    key: Vec<VariableName>,
    compared: Vec<VariableName>,
    variables_added: Vec<VariableName>,
    variables_gone: Vec<VariableName>,
}

impl Plan {
    fn new(pair: &VersionPair<'_>, periods: &[VariableName], former: &SchemaRef, latter: &SchemaRef) -> Self {
        let only_in = |one: &SchemaRef, other: &SchemaRef| -> Vec<VariableName> {
            let fields = one.fields().iter().filter(|field| other.index_of(field.name()).is_err());
            fields.map(|field| VariableName::new(field.name())).collect()
        };
        let shared = |name: &str| former.index_of(name).is_ok() && latter.index_of(name).is_ok();
        let names_period = |name: &str| periods.iter().any(|period| period.as_str() == name);
        let kept: Vec<VariableName> = former
            .fields()
            .iter()
            .map(|field| VariableName::new(field.name()))
            .filter(|name| shared(name.as_str()) && !names_period(name.as_str()))
            .collect();
        let mut key: Vec<VariableName> =
            pair.dataset.primary_key.iter().filter(|name| kept.contains(name)).cloned().collect();
        let needed = pair.dataset.primary_key.iter().filter(|name| !names_period(name.as_str())).count();
        if key.len() < needed {
            // Half a key tells nothing apart: whole rows are compared.
            key.clear();
        }
        let compared: Vec<VariableName> = if key.is_empty() {
            Vec::new()
        } else {
            kept.iter().filter(|name| !key.contains(name)).cloned().collect()
        };
        let place = |name: &VariableName| {
            let one =
                |schema: &SchemaRef| schema.field_with_name(name.as_str()).map(|f| f.data_type().clone());
            // The same value is the same text, whatever the types of two editions of a schema.
            let native = matches!((one(former), one(latter)), (Ok(a), Ok(b)) if a == b && is_native(&a));
            rows::Compared { name: name.clone(), native }
        };
        let told_by = if key.is_empty() { &kept } else { &key };
        let layout =
            RecordLayout::new(told_by.iter().map(place).collect(), compared.iter().map(place).collect());
        Self {
            layout,
            key,
            compared,
            variables_added: only_in(latter, former),
            variables_gone: only_in(former, latter),
        }
    }

    fn result(self, tally: Tally, rows_former: u64, rows_latter: u64) -> VersionComparison {
        let mut variables: Vec<VariableComparison> = self
            .compared
            .into_iter()
            .zip(tally.variables)
            .filter(|(_, changed)| *changed > 0)
            .map(|(variable, changed)| VariableComparison { variable, changed })
            .collect();
        variables.sort_by_key(|one| std::cmp::Reverse(one.changed));
        VersionComparison {
            key: self.key,
            rows_former,
            rows_latter,
            added: tally.added,
            gone: tally.gone,
            changed: tally.changed,
            same: tally.same,
            variables,
            variables_added: self.variables_added,
            variables_gone: self.variables_gone,
        }
    }
}

/// The variables that say which period a version is about: years, of one value in each version. A year that differs from
/// row to row (that of a birth, of a building) is compared as any other variable.
fn period_variables(pair: &VersionPair<'_>) -> Result<Vec<VariableName>, ComparisonError> {
    let mut periods = Vec::new();
    for variable in pair.dataset.variables.iter().filter(|variable| is_year(variable)) {
        let name = variable.name.as_str();
        if rows::only_value(pair.former, name)?.is_some() && rows::only_value(pair.latter, name)?.is_some() {
            periods.push(variable.name.clone());
        }
    }
    Ok(periods)
}

fn is_year(variable: &Variable) -> bool {
    variable.value_type == ValueType::Year || variable.checks.contains(&ValueCheck::SchoolYear)
}

/// Types whose values are hashed as they are; the others through their text.
fn is_native(data_type: &DataType) -> bool {
    matches!(
        data_type,
        DataType::Utf8
            | DataType::Int64
            | DataType::Int32
            | DataType::Date32
            | DataType::Boolean
            | DataType::Decimal128(..)
    )
}
