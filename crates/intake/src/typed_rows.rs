//! The typed copy of an accepted file read again: some of its columns, row by row, as text; and the risk of its persons.
//!
//! Bounded by batches. Writing the copy is `check::typed_file`; what the risk is, is `entente-disclosure`.

use std::fs::File;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use arrow::array::{Array, AsArray, StringArray};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use entente_disclosure::microdata::{Assessment, ClassCount};
use entente_model::{Dataset, FileRisk, RowsUnder, SensitiveRisk, VariableKind, VariableName};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

/// The typed file cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("`{}` cannot be read: {reason}", path.display())]
pub struct TypedRowsError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub reason: String,
}

/// Shows these columns of a Parquet file row by row, as text, in the order in which they are named, until told to stop.
///
/// # Errors
/// The file cannot be read, or has no such column.
pub fn read_typed_rows(
    path: &Path,
    variables: &[VariableName],
    mut show: impl FnMut(&[Option<&str>]) -> ControlFlow<()>,
) -> Result<(), TypedRowsError> {
    let failed = |reason: String| TypedRowsError { path: path.to_owned(), reason };
    for batch in open(path, variables)? {
        let batch = batch.map_err(|error| failed(error.to_string()))?;
        let mut columns: Vec<StringArray> = Vec::with_capacity(variables.len());
        for variable in variables {
            let column = batch
                .column_by_name(variable.as_str())
                .ok_or_else(|| failed(format!("it has no column `{variable}`")))?;
            let text = cast(column, &DataType::Utf8).map_err(|error| failed(error.to_string()))?;
            columns.push(text.as_string::<i32>().clone());
        }
        let mut row: Vec<Option<&str>> = Vec::with_capacity(columns.len());
        for position in 0..batch.num_rows() {
            row.clear();
            row.extend(columns.iter().map(|column| value(column, position)));
            if show(&row).is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// The columns of a Parquet file: a copy that was made before a variable came to its dataset does not have it.
///
/// # Errors
/// The file cannot be read.
pub fn typed_variables(path: &Path) -> Result<Vec<VariableName>, TypedRowsError> {
    let failed = |reason: String| TypedRowsError { path: path.to_owned(), reason };
    let file = File::open(path).map_err(|error| failed(error.to_string()))?;
    let builder =
        ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| failed(error.to_string()))?;
    Ok(builder.schema().fields().iter().map(|field| VariableName::new(field.name().clone())).collect())
}

fn value(column: &StringArray, position: usize) -> Option<&str> {
    column.is_valid(position).then(|| column.value(position))
}

fn open(path: &Path, variables: &[VariableName]) -> Result<ParquetRecordBatchReader, TypedRowsError> {
    let failed = |reason: String| TypedRowsError { path: path.to_owned(), reason };
    let file = File::open(path).map_err(|error| failed(error.to_string()))?;
    let builder =
        ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| failed(error.to_string()))?;
    let wanted = |name: &str| variables.iter().any(|variable| variable.as_str() == name);
    let fields = builder.schema().fields().iter().enumerate();
    let roots: Vec<usize> =
        fields.filter(|(_, field)| wanted(field.name())).map(|(place, _)| place).collect();
    let mask = ProjectionMask::roots(builder.parquet_schema(), roots);
    builder.with_projection(mask).build().map_err(|error| failed(error.to_string()))
}

/// Measures how far persons can be told apart in a typed file, on the variables of the schema whose kind is `quasi`;
/// nothing where it has none: its rows are not persons.
///
/// # Errors
/// The file cannot be read.
pub fn measure_risk(path: &Path, dataset: &Dataset) -> Result<Option<FileRisk>, TypedRowsError> {
    let of_kind = |kind: VariableKind| -> Vec<VariableName> {
        let variables = dataset.variables.iter().filter(|variable| variable.kind == kind);
        variables.map(|variable| variable.name.clone()).collect()
    };
    let (quasi, sensitive) = (of_kind(VariableKind::Quasi), of_kind(VariableKind::Sensitive));
    if quasi.is_empty() {
        return Ok(None);
    }
    let names: Vec<String> = sensitive.iter().map(ToString::to_string).collect();
    let variables: Vec<VariableName> = quasi.iter().chain(&sensitive).cloned().collect();
    let mut count = ClassCount::new(&names);
    while !count.is_done() {
        read_typed_rows(path, &variables, |row| {
            let (quasi, sensitive) = row.split_at(quasi.len());
            count.add(quasi.iter().copied(), sensitive.iter().copied());
            ControlFlow::Continue(())
        })?;
        count.end_pass();
    }
    let (found, unmeasured) = count.finish(1.0);
    Ok(Some(risk(quasi, &found, unmeasured)))
}

fn risk(quasi: Vec<VariableName>, found: &Assessment, unmeasured: Vec<String>) -> FileRisk {
    FileRisk {
        quasi,
        rows: found.rows,
        classes: found.classes,
        k: found.k,
        uniques: found.uniques,
        rows_under: found.rows_under.iter().map(|&(limit, rows)| RowsUnder { limit, rows }).collect(),
        sensitive: found
            .diversity
            .iter()
            .map(|one| SensitiveRisk {
                variable: VariableName::new(&one.variable),
                distinct_l: one.distinct_l,
                entropy_l_hundredths: (one.entropy_l * 100.0).round() as u64,
                t_thousandths: (one.t * 1_000.0).round() as u64,
            })
            .collect(),
        unmeasured: unmeasured.into_iter().map(VariableName::new).collect(),
    }
}
