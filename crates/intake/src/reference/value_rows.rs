//! Which codes a deposited file uses, and how often: the distinct values of some columns of its typed Parquet.
//!
//! Bounded: a column with more distinct values than a nomenclature may have is given up and said so.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::path::{Path, PathBuf};

use arrow::array::AsArray;
use arrow::compute::cast;
use arrow::datatypes::DataType;
use entente_model::VariableName;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

/// Distinct values kept of a column: the national directory has 70,000 establishments.
const VALUES_MAX: usize = 200_000;

/// Values of one variable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueRows {
    /// Rows by value, empty cells apart.
    pub rows: BTreeMap<String, u64>,
    /// Whether it has more distinct values than were kept.
    pub is_cut: bool,
}

/// The typed file cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("`{}` cannot be read: {reason}", path.display())]
pub struct ValueRowsError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub reason: String,
}

/// Counts the values of these variables, batch by batch; a variable that the file does not have is left out.
pub fn value_rows(
    path: &Path,
    variables: &[VariableName],
) -> Result<BTreeMap<VariableName, ValueRows>, ValueRowsError> {
    let failed = |reason: String| ValueRowsError { path: path.to_owned(), reason };
    let file = File::open(path).map_err(|error| failed(error.to_string()))?;
    let builder =
        ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| failed(error.to_string()))?;
    let wanted: Vec<&str> = variables.iter().map(VariableName::as_str).collect();
    let roots: Vec<usize> = builder
        .schema()
        .fields()
        .iter()
        .enumerate()
        .filter(|(_, field)| wanted.contains(&field.name().as_str()))
        .map(|(place, _)| place)
        .collect();
    let mask = ProjectionMask::roots(builder.parquet_schema(), roots);
    let reader = builder.with_projection(mask).build().map_err(|error| failed(error.to_string()))?;
    let mut found: BTreeMap<VariableName, ValueRows> = BTreeMap::new();
    for batch in reader {
        let batch = batch.map_err(|error| failed(error.to_string()))?;
        for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
            let text = cast(column, &DataType::Utf8).map_err(|error| failed(error.to_string()))?;
            let usage = found.entry(VariableName::new(field.name())).or_default();
            let mut seen: HashMap<&str, u64> = HashMap::new();
            for value in text.as_string::<i32>().iter().flatten() {
                *seen.entry(value).or_default() += 1;
            }
            for (value, rows) in seen {
                if let Some(known) = usage.rows.get_mut(value) {
                    *known += rows;
                } else if usage.rows.len() < VALUES_MAX {
                    usage.rows.insert(value.to_owned(), rows);
                } else {
                    usage.is_cut = true;
                }
            }
        }
    }
    Ok(found)
}
