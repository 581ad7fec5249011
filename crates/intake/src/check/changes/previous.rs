//! The figures of the last accepted version, from its typed copy: only the columns that are needed are read.

use std::fs::File;
use std::path::Path;

use arrow::array::{Array, RecordBatch, StringArray};
use arrow::datatypes::DataType;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::{ChangeRules, Figures};
use crate::check::across::{Watched, WatchedColumn};
use crate::check::rules::{RuleError, VariableRules};
use crate::check::{CheckContext, CheckError};

/// Reads the figures of the file at that path.
pub(super) fn figures(rules: &ChangeRules<'_>, path: &Path) -> Result<Figures, CheckError> {
    let failed = |reason: &dyn std::fmt::Display| {
        CheckError::from(RuleError::Previous { path: path.to_owned(), reason: reason.to_string() })
    };
    let file = File::open(path).map_err(|error| failed(&error))?;
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| failed(&error))?;
    let readers = rules.rules_of_variables()?;
    let name = |position: &usize| rules.context.dataset.variables[*position].name.as_str();
    let wanted: Vec<usize> = builder
        .schema()
        .fields()
        .iter()
        .enumerate()
        .filter(|(_, field)| readers.keys().any(|position| name(position) == field.name()))
        .map(|(rank, _)| rank)
        .collect();
    let mask = ProjectionMask::roots(builder.parquet_schema(), wanted);
    let mut figures = Figures::default();
    for batch in builder.with_projection(mask).build().map_err(|error| failed(&error))? {
        let batch = batch.map_err(|error| failed(&error))?;
        let mut columns: Vec<Option<WatchedColumn>> = vec![None; rules.context.dataset.variables.len()];
        for (position, reader) in &readers {
            columns[*position] = column(&batch, reader, &rules.context).map_err(|error| failed(&error))?;
        }
        figures.add(rules.figures(batch.num_rows(), &columns));
    }
    Ok(figures)
}

/// A column as the rules watch it, its values read again as they were deposited.
fn column(
    batch: &RecordBatch,
    rules: &VariableRules<'_>,
    _context: &CheckContext<'_>,
) -> Result<Option<WatchedColumn>, arrow::error::ArrowError> {
    let Some(array) = batch.column_by_name(rules.variable.name.as_str()) else { return Ok(None) };
    let texts = StringArray::from(arrow::compute::cast(array, &DataType::Utf8)?.to_data());
    let mut column = WatchedColumn::default();
    let mut known: std::collections::HashMap<&str, u32> = std::collections::HashMap::new();
    for row in 0..texts.len() {
        let text = if texts.is_null(row) { "" } else { texts.value(row) };
        let code = *known.entry(text).or_insert_with(|| {
            column.values.push(Watched { text: text.into(), reading: rules.read(text) });
            column.values.len() as u32 - 1
        });
        column.codes.push(code);
    }
    Ok(Some(column))
}
