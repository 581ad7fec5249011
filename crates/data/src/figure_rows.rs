//! Reads chosen columns of a file of the node as text, row by row: a typed copy, or the file of a delivery.
//!
//! It decides nothing about who may read the file, and turns no text into a figure: `entente-exchange` does both.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use arrow::array::{Array, AsArray, StringArray};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::produce::DeliveryFormat;

/// Rows of one batch.
const BATCH_ROWS: usize = 8192;

/// Why the rows of a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum FigureRowsError {
    /// The file cannot be opened.
    #[error("`{}` cannot be read: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Not a file of that format.
    #[error("`{}` is not read to its end: {reason}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// A column is missing.
    #[error("`{}` has no column `{column}`", path.display())]
    Column {
        /// The file.
        path: PathBuf,
        /// Which.
        column: String,
    },
}

/// Calls `take` with the cells of those columns in each row, in the order asked for; an absent value is `None`.
///
/// Numbers of a typed copy have a decimal point, those of a delivered CSV a comma.
///
/// # Errors
/// Where the file cannot be read, or lacks one of the columns.
pub fn each_figure_row(
    path: &Path,
    format: DeliveryFormat,
    columns: &[&str],
    take: &mut dyn FnMut(&[Option<&str>]),
) -> Result<(), FigureRowsError> {
    let file = File::open(path).map_err(|source| FigureRowsError::File { path: path.to_owned(), source })?;
    match format {
        DeliveryFormat::Parquet => parquet_rows(path, file, columns, take),
        DeliveryFormat::Csv => csv_rows(path, file, columns, take),
    }
}

/// The columns of a file, in their order.
///
/// # Errors
/// Where the file cannot be read.
pub(crate) fn figure_columns(path: &Path, format: DeliveryFormat) -> Result<Vec<String>, FigureRowsError> {
    let file = File::open(path).map_err(|source| FigureRowsError::File { path: path.to_owned(), source })?;
    let unreadable = |reason: String| FigureRowsError::Unreadable { path: path.to_owned(), reason };
    match format {
        DeliveryFormat::Parquet => {
            let builder = ParquetRecordBatchReaderBuilder::try_new(file);
            let builder = builder.map_err(|error| unreadable(error.to_string()))?;
            Ok(builder.schema().fields().iter().map(|field| field.name().clone()).collect())
        }
        DeliveryFormat::Csv => {
            let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(io::BufReader::new(file));
            let header = reader.headers().map_err(|error| unreadable(error.to_string()))?;
            Ok(header.iter().map(|name| name.trim_start_matches('\u{feff}').to_owned()).collect())
        }
    }
}

fn parquet_rows(
    path: &Path,
    file: File,
    columns: &[&str],
    take: &mut dyn FnMut(&[Option<&str>]),
) -> Result<(), FigureRowsError> {
    let unreadable = |reason: String| FigureRowsError::Unreadable { path: path.to_owned(), reason };
    let builder =
        ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| unreadable(error.to_string()))?;
    let mut places = Vec::with_capacity(columns.len());
    for column in columns {
        let place = builder.schema().index_of(column);
        places.push(place.map_err(|_| missing(path, column))?);
    }
    let mask = ProjectionMask::roots(builder.parquet_schema(), places);
    let reader = builder.with_projection(mask).with_batch_size(BATCH_ROWS).build();
    for batch in reader.map_err(|error| unreadable(error.to_string()))? {
        let batch = batch.map_err(|error| unreadable(error.to_string()))?;
        let mut texts: Vec<StringArray> = Vec::with_capacity(columns.len());
        for name in columns {
            let column = batch.column_by_name(name).ok_or_else(|| missing(path, name))?;
            let text = cast(column, &DataType::Utf8).map_err(|error| unreadable(error.to_string()))?;
            texts.push(text.as_string::<i32>().clone());
        }
        for row in 0..batch.num_rows() {
            let cells: Vec<Option<&str>> =
                texts.iter().map(|text| text.is_valid(row).then(|| text.value(row))).collect();
            take(&cells);
        }
    }
    Ok(())
}

fn csv_rows(
    path: &Path,
    file: File,
    columns: &[&str],
    take: &mut dyn FnMut(&[Option<&str>]),
) -> Result<(), FigureRowsError> {
    let unreadable =
        |error: csv::Error| FigureRowsError::Unreadable { path: path.to_owned(), reason: error.to_string() };
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(io::BufReader::new(file));
    let header = reader.headers().map_err(unreadable)?.clone();
    let mut places = Vec::with_capacity(columns.len());
    for column in columns {
        let place = header.iter().position(|name| name.trim_start_matches('\u{feff}') == *column);
        places.push(place.ok_or_else(|| missing(path, column))?);
    }
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(unreadable)? {
        let cells: Vec<Option<&str>> =
            places.iter().map(|&place| record.get(place).filter(|cell| !cell.is_empty())).collect();
        take(&cells);
    }
    Ok(())
}

fn missing(path: &Path, column: &str) -> FigureRowsError {
    FigureRowsError::Column { path: path.to_owned(), column: column.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delivered_csv_is_read_by_the_names_of_its_columns() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, "\u{feff}uai;niveau;effectif\r\n0990001N;6E;12\r\n0990001N;5E;\r\n").unwrap();
        let mut rows = Vec::new();
        let mut take = |cells: &[Option<&str>]| {
            rows.push(cells.iter().map(|c| c.map(str::to_owned)).collect::<Vec<_>>())
        };
        each_figure_row(&path, DeliveryFormat::Csv, &["effectif", "uai"], &mut take).unwrap();
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(rows, [vec![text("12"), text("0990001N")], vec![None, text("0990001N")]]);
        let error = each_figure_row(&path, DeliveryFormat::Csv, &["nom"], &mut |_| {}).unwrap_err();
        assert!(error.to_string().contains("no column `nom`"), "{error}");
        let error = each_figure_row(&path, DeliveryFormat::Parquet, &["uai"], &mut |_| {}).unwrap_err();
        assert!(matches!(error, FigureRowsError::Unreadable { .. }));
    }
}
