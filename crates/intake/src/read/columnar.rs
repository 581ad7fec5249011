//! Parquet files as rows of text: every type is written exactly, nested values as JSON.

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StringArray, StringBuilder};
use arrow::compute::{CastOptions, cast, cast_with_options};
use arrow::datatypes::{DataType, Field, Float32Type, Float64Type, Schema, TimeUnit};
use arrow::util::display::FormatOptions;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::basic::Compression;

use super::fault::{ReadFault, damaged, system, unreadable};
use super::names::Names;
use super::number::write_plain;
use super::{CellReader, Cells, SheetHeader};

const FORM: &str = "Parquet";
/// Rows decoded at a time.
const BATCH_ROWS: usize = 4096;
const COLUMNS_MAX: usize = 10_000;
/// Bytes that the pages of one column may have in one group of rows: a page is decoded whole.
const COLUMN_BYTES_MAX: i64 = 256 << 20;

/// A Parquet file.
#[derive(Debug)]
pub(super) struct Columnar {
    path: PathBuf,
    names: Arc<Names>,
}

impl Columnar {
    pub(super) fn new(path: &Path, names: Arc<Names>) -> Self {
        Self { path: path.to_owned(), names }
    }

    /// Reads the file.
    pub(super) fn cells(&self) -> Result<Box<dyn CellReader>, ReadFault> {
        let file = File::open(&self.path).map_err(system)?;
        let (schema, batches) = guarded(|| {
            let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|_| damaged(FORM))?;
            check(&builder)?;
            let schema = Arc::clone(builder.schema());
            let batches = builder.with_batch_size(BATCH_ROWS).build().map_err(|_| damaged(FORM))?;
            Ok((schema, batches))
        })?;
        let is_day = |field: &Arc<Field>| self.names.is_day(field.name());
        let days = schema.fields().iter().map(is_day).collect();
        Ok(Box::new(ColumnarReader { schema, batches, days, rank: 0 }))
    }
}

/// Refuses what would not be read in bounded memory, or not at all.
fn check(builder: &ParquetRecordBatchReaderBuilder<File>) -> Result<(), ReadFault> {
    if builder.schema().fields().len() > COLUMNS_MAX {
        return Err(unreadable("sheet-bounds"));
    }
    for group in builder.metadata().row_groups() {
        for column in group.columns() {
            if !matches!(
                column.compression(),
                Compression::UNCOMPRESSED | Compression::SNAPPY | Compression::ZSTD(_)
            ) {
                let codec = format!("{}", column.compression());
                let name = codec.split('(').next().unwrap_or_default().to_ascii_lowercase();
                return Err(unreadable("codec").with("codec", name));
            }
            if column.uncompressed_size() > COLUMN_BYTES_MAX {
                return Err(unreadable("columnar").count("mebibytes", (COLUMN_BYTES_MAX >> 20) as u64));
            }
        }
    }
    Ok(())
}

/// The library panics on some damaged files: that is a damaged file.
fn guarded<T>(work: impl FnOnce() -> Result<T, ReadFault>) -> Result<T, ReadFault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(damaged(FORM)))
}

struct ColumnarReader {
    schema: Arc<Schema>,
    batches: ParquetRecordBatchReader,
    /// Whether the variable of that column is a day.
    days: Vec<bool>,
    /// Rank of the last row given.
    rank: u64,
}

impl ColumnarReader {
    fn texts(&self, batch: &RecordBatch) -> Result<Vec<StringArray>, ReadFault> {
        let columns = batch.columns().iter().zip(&self.days);
        columns.map(|(column, is_day)| texts_of(column, *is_day)).collect()
    }
}

impl CellReader for ColumnarReader {
    fn header(&mut self) -> Result<Option<SheetHeader>, ReadFault> {
        let names: Vec<String> = self.schema.fields().iter().map(|field| field.name().clone()).collect();
        Ok((!names.is_empty()).then_some(SheetHeader { names, line: 1 }))
    }

    fn next(&mut self, target_bytes: usize) -> Result<Option<Cells>, ReadFault> {
        let mut cells = Cells::new(self.schema.fields().len());
        let before = self.rank;
        while cells.len() < target_bytes.max(1) {
            let rank = self.rank + 1;
            let batch = guarded(|| self.batches.next().transpose().map_err(|_| damaged(FORM)));
            let Some(batch) = batch.map_err(|fault| fault.at(rank))? else { break };
            let texts = guarded(|| self.texts(&batch)).map_err(|fault| fault.at(rank))?;
            for row in 0..batch.num_rows() {
                for column in &texts {
                    cells.push(if column.is_null(row) { b"" } else { column.value(row).as_bytes() });
                }
                self.rank += 1;
                cells.end_row(self.rank);
            }
        }
        Ok((self.rank > before).then_some(cells))
    }
}

/// The values of a column as text; an absent one stays absent.
fn texts_of(column: &ArrayRef, is_day: bool) -> Result<StringArray, ReadFault> {
    let text = match column.data_type() {
        DataType::Float64 => floats(column.as_primitive::<Float64Type>().iter()),
        // Through text: 0.1 of 32 bits is 0.1, not 0.10000000149011612.
        DataType::Float32 => floats(
            column
                .as_primitive::<Float32Type>()
                .iter()
                .map(|value| value.map(|v| v.to_string().parse().unwrap_or(f64::from(v)))),
        ),
        DataType::Float16 => return texts_of(&cast_to(column, &DataType::Float32)?, is_day),
        DataType::Dictionary(_, values) => return texts_of(&cast_to(column, values)?, is_day),
        DataType::RunEndEncoded(_, values) => return texts_of(&cast_to(column, values.data_type())?, is_day),
        DataType::Timestamp(unit, _) if is_day && is_midnight(column, *unit)? => {
            let local = cast_to(column, &DataType::Date32)?;
            return texts_of(&local, false);
        }
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView | DataType::FixedSizeBinary(_) => {
            binary(column)?
        }
        DataType::List(_)
        | DataType::LargeList(_)
        | DataType::FixedSizeList(..)
        | DataType::Struct(_)
        | DataType::Map(..) => nested(column)?,
        _ => {
            let options = CastOptions { safe: false, format_options: formats() };
            let text = cast_with_options(column, &DataType::Utf8, &options).map_err(|_| damaged(FORM))?;
            text.as_string::<i32>().clone()
        }
    };
    Ok(text)
}

/// ISO 8601, to the second where nothing is finer.
fn formats() -> FormatOptions<'static> {
    FormatOptions::new()
        .with_timestamp_format(Some("%Y-%m-%dT%H:%M:%S%.f"))
        .with_timestamp_tz_format(Some("%Y-%m-%dT%H:%M:%S%.f%:z"))
        .with_datetime_format(Some("%Y-%m-%dT%H:%M:%S%.f"))
        .with_time_format(Some("%H:%M:%S%.f"))
}

fn cast_to(column: &ArrayRef, wanted: &DataType) -> Result<ArrayRef, ReadFault> {
    cast(column, wanted).map_err(|_| damaged(FORM))
}

fn floats(values: impl Iterator<Item = Option<f64>>) -> StringArray {
    let mut builder = StringBuilder::new();
    let mut text = String::new();
    for value in values {
        text.clear();
        match value {
            // The « not a number » of pandas is how it writes an absent value.
            None => builder.append_null(),
            Some(value) if value.is_nan() => builder.append_null(),
            Some(value) => {
                write_plain(value, &mut text);
                builder.append_value(&text);
            }
        }
    }
    builder.finish()
}

/// Whether every moment of the column is the beginning of a day: how pandas writes days.
fn is_midnight(column: &ArrayRef, unit: TimeUnit) -> Result<bool, ReadFault> {
    let per_day: i64 = match unit {
        TimeUnit::Second => 86_400,
        TimeUnit::Millisecond => 86_400_000,
        TimeUnit::Microsecond => 86_400_000_000,
        TimeUnit::Nanosecond => 86_400_000_000_000,
    };
    let counts = cast_to(column, &DataType::Int64)?;
    let mut counts = counts.as_primitive::<arrow::datatypes::Int64Type>().iter().flatten();
    Ok(counts.all(|count| count % per_day == 0))
}

/// Text where the bytes are text, hexadecimal otherwise.
fn binary(column: &ArrayRef) -> Result<StringArray, ReadFault> {
    let bytes = cast_to(column, &DataType::LargeBinary)?;
    let mut builder = StringBuilder::new();
    for value in bytes.as_binary::<i64>() {
        match value.map(std::str::from_utf8) {
            None => builder.append_null(),
            Some(Ok(text)) => builder.append_value(text),
            Some(Err(_)) => {
                let hexadecimal = value.unwrap_or_default().iter().map(|byte| format!("{byte:02x}"));
                builder.append_value(hexadecimal.collect::<String>());
            }
        }
    }
    Ok(builder.finish())
}

/// Lists and structures as JSON.
fn nested(column: &ArrayRef) -> Result<StringArray, ReadFault> {
    let mut builder = StringBuilder::new();
    for row in 0..column.len() {
        if column.is_null(row) {
            builder.append_null();
        } else {
            builder.append_value(json_of(column, row)?.to_string());
        }
    }
    Ok(builder.finish())
}

fn json_of(column: &ArrayRef, row: usize) -> Result<serde_json::Value, ReadFault> {
    use serde_json::Value;
    if column.is_null(row) {
        return Ok(Value::Null);
    }
    let list = |values: ArrayRef| -> Result<Value, ReadFault> {
        (0..values.len()).map(|at| json_of(&values, at)).collect::<Result<Vec<_>, _>>().map(Value::Array)
    };
    match column.data_type() {
        DataType::List(_) => list(column.as_list::<i32>().value(row)),
        DataType::LargeList(_) => list(column.as_list::<i64>().value(row)),
        DataType::FixedSizeList(..) => list(column.as_fixed_size_list().value(row)),
        DataType::Map(..) => list(Arc::new(column.as_map().value(row))),
        DataType::Struct(fields) => {
            let columns = column.as_struct().columns();
            let pairs = fields
                .iter()
                .zip(columns)
                .map(|(field, column)| Ok((field.name().clone(), json_of(column, row)?)));
            pairs.collect::<Result<serde_json::Map<_, _>, ReadFault>>().map(Value::Object)
        }
        kind => {
            let text = texts_of(&column.slice(row, 1), false)?;
            let text = if text.is_null(0) { return Ok(Value::Null) } else { text.value(0) };
            let is_plain = kind.is_numeric() || *kind == DataType::Boolean;
            let plain = is_plain.then(|| serde_json::from_str(text).ok()).flatten();
            Ok(plain.unwrap_or_else(|| Value::String(text.to_owned())))
        }
    }
}
