//! Writes the rows of a delivery into one file, and gives it its name once it is whole.
//!
//! Rows are encoded on a thread of their own, two batches ahead at most. The file is written under a temporary name
//! in a folder beside the output, synced, hashed, then renamed; whatever fails, that folder goes with all it holds.
//! What the rows are is the plan's work.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::compute::BatchCoalescer;
use arrow::datatypes::SchemaRef;
use datafusion::execution::SendableRecordBatchStream;
use futures::StreamExt;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use tempfile::{NamedTempFile, TempDir};
use tokio::sync::mpsc;

use super::DeliveryFormat;
use super::csv_file::CsvFile;
use super::error::ProduceError;
use super::session::BATCH_ROWS;
use entente_audit::{HashedFile, hash_file};

/// Rows encoded before a group is written out: it bounds the memory of the encoder.
const ROW_GROUP_ROWS: usize = 1 << 18;

/// The place where a delivery is written before it has its name.
pub(super) struct Workshop {
    folder: TempDir,
    output: PathBuf,
}

impl Workshop {
    /// A folder beside the output, for its owner only.
    pub(super) fn beside(output: &Path) -> Result<Self, ProduceError> {
        if output.exists() {
            return Err(ProduceError::OutputExists { path: output.to_owned() });
        }
        let folder = tempfile::Builder::new()
            .prefix(".delivery-")
            .tempdir_in(parent(output))
            .map_err(|source| ProduceError::Write { path: output.to_owned(), source })?;
        Ok(Self { folder, output: output.to_owned() })
    }

    /// Where rows that exceed the memory may be spilled.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn failed(&self) -> impl Fn(io::Error) -> ProduceError + use<> {
        let path = self.output.clone();
        move |source| ProduceError::Write { path: path.clone(), source }
    }

    /// Writes all rows of the stream and names the file. `assert` is called before each batch is handed over, the
    /// first included, and once more after the last: nothing is written, and nothing is named, when it fails.
    pub(super) async fn write(
        self,
        mut rows: SendableRecordBatchStream,
        format: DeliveryFormat,
        metadata: Vec<(String, String)>,
        assert: impl Fn() -> Result<(), ProduceError>,
    ) -> Result<(u64, HashedFile), ProduceError> {
        let failed = self.failed();
        let file = NamedTempFile::new_in(self.folder()).map_err(&failed)?;
        let (sender, receiver) = mpsc::channel(2);
        let schema = rows.schema();
        let writing =
            tokio::task::spawn_blocking(move || write_all(receiver, file, &schema, format, metadata));
        while let Some(batch) = rows.next().await {
            let batch = batch?;
            assert()?;
            if sender.send(batch).await.is_err() {
                // The encoder stopped: its own error comes out below.
                break;
            }
        }
        assert()?;
        drop(sender);
        let written = writing.await.map_err(|error| failed(io::Error::other(error)))?;
        let (count, file, hashed) = written.map_err(|error| match error {
            EncodeError::Parquet(ParquetError::External(inner)) if inner.is::<io::Error>() => {
                failed(inner.downcast::<io::Error>().map_or_else(io::Error::other, |error| *error))
            }
            EncodeError::Parquet(source) => ProduceError::Encode { source },
            EncodeError::Io(source) => failed(source),
        })?;
        self.name(file)?;
        Ok((count, hashed))
    }

    /// Gives the file its name, without ever replacing another one.
    fn name(self, file: NamedTempFile) -> Result<(), ProduceError> {
        let failed = self.failed();
        file.persist_noclobber(&self.output).map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => ProduceError::OutputExists { path: self.output.clone() },
            _ => failed(error.error),
        })?;
        // Without this the name itself may be lost in a crash.
        #[cfg(unix)]
        File::open(parent(&self.output)).and_then(|folder| folder.sync_all()).map_err(&failed)?;
        Ok(())
    }
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

#[derive(Debug, thiserror::Error)]
enum EncodeError {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error(transparent)]
    Parquet(#[from] ParquetError),
}

enum Encoder {
    Parquet(Box<ArrowWriter<BufWriter<File>>>),
    Csv(CsvFile<BufWriter<File>>),
}

impl Encoder {
    fn new(
        file: File,
        schema: &SchemaRef,
        format: DeliveryFormat,
        metadata: Vec<(String, String)>,
    ) -> Result<Self, EncodeError> {
        let output = BufWriter::with_capacity(1 << 18, file);
        Ok(match format {
            DeliveryFormat::Csv => Self::Csv(CsvFile::new(output, schema)?),
            DeliveryFormat::Parquet => {
                let metadata = metadata.into_iter().map(|(key, value)| KeyValue::new(key, value)).collect();
                let properties = WriterProperties::builder()
                    .set_compression(Compression::ZSTD(ZstdLevel::default()))
                    .set_created_by(format!("entente {}", env!("CARGO_PKG_VERSION")))
                    .set_max_row_group_row_count(Some(ROW_GROUP_ROWS))
                    .set_key_value_metadata(Some(metadata))
                    .build();
                Self::Parquet(Box::new(ArrowWriter::try_new(output, Arc::clone(schema), Some(properties))?))
            }
        })
    }

    fn write(&mut self, batch: &RecordBatch) -> Result<(), EncodeError> {
        match self {
            Self::Parquet(writer) => writer.write(batch)?,
            Self::Csv(file) => file.write(batch)?,
        }
        Ok(())
    }

    fn finish(self) -> Result<(), EncodeError> {
        let mut output = match self {
            Self::Parquet(writer) => writer.into_inner()?,
            Self::Csv(file) => file.finish(),
        };
        output.flush()?;
        output.get_ref().sync_all()?;
        Ok(())
    }
}

/// Encodes what is received until the sender is gone; the count of rows, the file, and its hash read back from it.
fn write_all(
    mut received: mpsc::Receiver<RecordBatch>,
    file: NamedTempFile,
    schema: &SchemaRef,
    format: DeliveryFormat,
    metadata: Vec<(String, String)>,
) -> Result<(u64, NamedTempFile, HashedFile), EncodeError> {
    let mut encoder = Encoder::new(file.reopen()?, schema, format, metadata)?;
    // Batches of one size: pages are cut where batches end, and the same rows must give the same bytes.
    let mut batches = BatchCoalescer::new(Arc::clone(schema), BATCH_ROWS);
    let mut count = 0;
    while let Some(batch) = received.blocking_recv() {
        count += batch.num_rows() as u64;
        batches.push_batch(batch).map_err(ParquetError::from)?;
        while let Some(batch) = batches.next_completed_batch() {
            encoder.write(&batch)?;
        }
    }
    batches.finish_buffered_batch().map_err(ParquetError::from)?;
    while let Some(batch) = batches.next_completed_batch() {
        encoder.write(&batch)?;
    }
    encoder.finish()?;
    let hashed = hash_file(file.path())?;
    Ok((count, file, hashed))
}
