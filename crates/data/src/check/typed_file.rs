//! The typed copy of an accepted file: Parquet, zstd, the dataset's columns in its order.
//!
//! Workers encode row groups side by side; one thread appends them in file order. Text is logical strings, numbers
//! are exact decimals, absent values are null. Its metadata say which dataset, period and source file it comes from.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::{ArrayRef, new_null_array};
use arrow::datatypes::{DataType, Field, Schema};
use entente_model::{Dataset, ValueType};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::{
    ArrowColumnChunk, ArrowColumnWriter, ArrowRowGroupWriterFactory, compute_leaves,
};
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::ColumnPath;
use tempfile::NamedTempFile;

use super::values::{DECIMAL_DIGITS, DECIMAL_SCALE};
use super::{CheckContext, CheckError};

/// The file being written; nothing of it is left where [`TypedFile::keep`] is not reached.
pub(super) struct TypedFile {
    temporary: NamedTempFile,
    writer: SerializedFileWriter<File>,
    target: PathBuf,
}

/// Encodes row groups, from any thread.
pub(super) struct RowGroupEncoder {
    factory: ArrowRowGroupWriterFactory,
    fields: Vec<Field>,
}

/// One row group being encoded, a column after the other.
pub(super) struct RowGroup<'a> {
    columns: std::iter::Zip<std::vec::IntoIter<ArrowColumnWriter>, std::slice::Iter<'a, Field>>,
    encoded: Vec<ArrowColumnChunk>,
    rows: usize,
}

impl TypedFile {
    /// Opens a temporary file beside the target.
    pub(super) fn create(
        target: &Path,
        context: &CheckContext<'_>,
    ) -> Result<(Self, RowGroupEncoder), CheckError> {
        let folder =
            target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let temporary = NamedTempFile::new_in(folder)?;
        let fields = fields(context.dataset);
        let schema = Arc::new(Schema::new(fields.clone()));
        let file = temporary.as_file().try_clone()?;
        let writer = ArrowWriter::try_new(file, schema, Some(properties(context)))?;
        let (writer, factory) = writer.into_serialized_writer()?;
        Ok((Self { temporary, writer, target: target.to_owned() }, RowGroupEncoder { factory, fields }))
    }

    /// Appends the next row group.
    pub(super) fn append(&mut self, columns: Vec<ArrowColumnChunk>) -> Result<(), CheckError> {
        let mut group = self.writer.next_row_group()?;
        for column in columns {
            column.append_to_row_group(&mut group)?;
        }
        group.close()?;
        Ok(())
    }

    /// Syncs the file and gives it its name.
    pub(super) fn keep(self) -> Result<(), CheckError> {
        self.writer.close()?;
        self.temporary.as_file().sync_all()?;
        self.temporary.persist(&self.target).map_err(|failed| failed.error)?;
        sync_folder(&self.target)?;
        Ok(())
    }
}

/// A rename is safe once its folder is on disk.
fn sync_folder(target: &Path) -> io::Result<()> {
    match target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) if cfg!(unix) => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

impl RowGroupEncoder {
    pub(super) fn start(&self, index: usize, rows: usize) -> Result<RowGroup<'_>, CheckError> {
        let writers = self.factory.create_column_writers(index)?;
        Ok(RowGroup { columns: writers.into_iter().zip(&self.fields), encoded: Vec::new(), rows })
    }
}

impl RowGroup<'_> {
    /// Encodes the next column; `None` for a variable that the file does not have.
    pub(super) fn push(&mut self, column: Option<&ArrayRef>) -> Result<(), CheckError> {
        let (mut writer, field) = self.columns.next().expect("one push for each variable of the dataset");
        let absent;
        let array = match column {
            Some(array) => array,
            None => {
                absent = new_null_array(field.data_type(), self.rows);
                &absent
            }
        };
        for leaf in compute_leaves(field, array)? {
            writer.write(&leaf)?;
        }
        self.encoded.push(writer.close()?);
        Ok(())
    }

    pub(super) fn finish(self) -> Vec<ArrowColumnChunk> {
        self.encoded
    }
}

fn fields(dataset: &Dataset) -> Vec<Field> {
    let field = |variable: &entente_model::Variable| {
        Field::new(variable.name.as_str(), data_type(variable.value_type), true)
    };
    dataset.variables.iter().map(field).collect()
}

fn data_type(value_type: ValueType) -> DataType {
    match value_type {
        ValueType::String => DataType::Utf8,
        ValueType::Integer => DataType::Int64,
        ValueType::Number => DataType::Decimal128(DECIMAL_DIGITS, DECIMAL_SCALE as i8),
        ValueType::Boolean => DataType::Boolean,
        ValueType::Date => DataType::Date32,
        ValueType::Year => DataType::Int32,
    }
}

fn properties(context: &CheckContext<'_>) -> WriterProperties {
    let entry = |name: &str, value: String| KeyValue::new(format!("entente:{name}"), value);
    let mut builder = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_created_by(format!("entente {}", env!("CARGO_PKG_VERSION")))
        .set_key_value_metadata(Some(vec![
            entry("dataset", context.dataset.id.to_string()),
            entry("period", context.period.to_string()),
            entry("sha256", context.sha256.clone()),
        ]));
    // Values that all differ make a dictionary that is dropped again.
    let dataset = context.dataset;
    for variable in &dataset.variables {
        if variable.constraints.unique || dataset.primary_key == [variable.name.clone()] {
            let path = ColumnPath::new(vec![variable.name.to_string()]);
            builder = builder.set_column_dictionary_enabled(path, false);
        }
    }
    builder.build()
}
