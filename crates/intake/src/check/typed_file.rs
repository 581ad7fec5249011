//! The typed copy of an accepted file: Parquet, zstd, the dataset's columns in its order.
//!
//! Workers encode row groups side by side (`pages`); one thread appends them in file order. Text is logical strings,
//! numbers are exact decimals, absent values are null. Its metadata say which dataset, period and source file it comes from.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use arrow::datatypes::{DataType, Field, Schema};
use entente_model::{Storage, Variable};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::SchemaDescPtr;
use tempfile::NamedTempFile;

use super::pages::EncodedColumn;
use super::values::{DECIMAL_DIGITS, DECIMAL_SCALE};
use super::{CheckContext, CheckError};

/// The file being written; nothing of it is left where [`TypedFile::keep`] is not reached.
pub(super) struct TypedFile {
    temporary: NamedTempFile,
    writer: SerializedFileWriter<File>,
    target: PathBuf,
    syncing: Syncing,
}

/// A thread that brings to the disk what is written while more of it comes: little is left to wait for at the end.
struct Syncing {
    written: SyncSender<()>,
    thread: JoinHandle<io::Result<()>>,
}

impl Syncing {
    fn of(file: File) -> Self {
        let (written, of_writer) = sync_channel(1);
        let thread = thread::spawn(move || of_writer.iter().try_for_each(|()| file.sync_data()));
        Self { written, thread }
    }

    /// More is written; not waited for.
    fn written(&self) {
        // Full, it is about to sync all the same; closed, its fault is told at the end.
        let _ = self.written.try_send(());
    }

    /// Waits for it, and tells its fault: the file would not tell it again.
    fn end(self) -> io::Result<()> {
        drop(self.written);
        self.thread.join().expect("syncing does not panic")
    }
}

impl TypedFile {
    /// Opens a temporary file beside the target; the schema is what columns are encoded for.
    pub(super) fn create(
        target: &Path,
        context: &CheckContext<'_>,
    ) -> Result<(Self, SchemaDescPtr), CheckError> {
        let folder =
            target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let temporary = NamedTempFile::new_in(folder)?;
        let pseudonym = context.pseudonyms.as_ref().map(|(variable, _)| variable);
        let field = |variable: &Variable| {
            let storage = variable.value_type.storage();
            let storage = if pseudonym == Some(&variable.name) { Storage::Text } else { storage };
            Field::new(variable.name.as_str(), data_type(storage), true)
        };
        let fields: Vec<Field> = context.dataset.variables.iter().map(field).collect();
        let file = temporary.as_file().try_clone()?;
        // Arrow's own writer knows how its types are written; the pages come from elsewhere.
        let writer = ArrowWriter::try_new(file, Arc::new(Schema::new(fields)), Some(properties(context)))?;
        let (writer, _) = writer.into_serialized_writer()?;
        let schema = Arc::new(writer.schema_descr().clone());
        let syncing = Syncing::of(temporary.as_file().try_clone()?);
        Ok((Self { temporary, writer, target: target.to_owned(), syncing }, schema))
    }

    /// Appends the next row group.
    pub(super) fn append(&mut self, columns: Vec<EncodedColumn>) -> Result<(), CheckError> {
        let mut group = self.writer.next_row_group()?;
        for column in columns {
            group.append_column(&column.bytes, column.close)?;
        }
        group.close()?;
        self.syncing.written();
        Ok(())
    }

    /// Syncs the file and gives it its name.
    pub(super) fn keep(self) -> Result<(), CheckError> {
        self.writer.close()?;
        self.syncing.end()?;
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

fn data_type(storage: Storage) -> DataType {
    match storage {
        Storage::Text => DataType::Utf8,
        Storage::Integer => DataType::Int64,
        Storage::Decimal => DataType::Decimal128(DECIMAL_DIGITS, DECIMAL_SCALE as i8),
        Storage::Boolean => DataType::Boolean,
        Storage::Date => DataType::Date32,
        Storage::Year => DataType::Int32,
    }
}

fn properties(context: &CheckContext<'_>) -> WriterProperties {
    let entry = |name: &str, value: String| KeyValue::new(format!("entente:{name}"), value);
    WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_created_by(format!("entente {}", env!("CARGO_PKG_VERSION")))
        .set_key_value_metadata(Some(vec![
            entry("dataset", context.dataset.id.to_string()),
            entry("period", context.period.to_string()),
            entry("sha256", context.sha256.clone()),
        ]))
        .build()
}
