//! Turns rows into records of hashes, scattered by key into parts on disk.
//!
//! A record is the hash of the key (128 bits), that of the compared values (64) and one for each of them (32). What the
//! records say of each other is `merge`.

use std::fs::File;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Date32Type, Decimal128Type, Int32Type, Int64Type};
use entente_model::VariableName;
use parquet::arrow::ProjectionMask;

use super::{ComparisonError, Version};

/// Rows of one batch.
const BATCH_ROWS: usize = 8192;
/// Hash of a key, and hash of all the compared values.
pub(super) const KEY_BYTES: usize = 16;
pub(super) const HEAD_BYTES: usize = KEY_BYTES + 8;
/// Hash of one compared value.
pub(super) const VALUE_BYTES: usize = 4;

/// A variable that goes into the records.
pub(super) struct Compared {
    pub(super) name: VariableName,
    /// Both versions hold it in one type, hashed as it is.
    pub(super) native: bool,
}

/// What a record is made of, and the keys of its hashes.
pub(super) struct RecordLayout {
    key: Vec<Compared>,
    values: Vec<Compared>,
    hashers: [RandomState; 3],
}

impl RecordLayout {
    pub(super) fn new(key: Vec<Compared>, values: Vec<Compared>) -> Self {
        Self { key, values, hashers: [RandomState::new(), RandomState::new(), RandomState::new()] }
    }
    pub(super) fn record_bytes(&self) -> usize {
        HEAD_BYTES + VALUE_BYTES * self.values.len()
    }
    pub(super) fn compared(&self) -> usize {
        self.values.len()
    }

    /// The records of a batch, one after the other.
    fn records(&self, batch: &RecordBatch) -> Result<Vec<u8>, ComparisonError> {
        let rows = batch.num_rows();
        let [first, second, of_values] = &self.hashers;
        let mut keys = vec![[first.build_hasher(), second.build_hasher()]; rows];
        for variable in &self.key {
            let column = column(batch, variable)?;
            each_value(&column, &mut |row, value| {
                for hasher in &mut keys[row] {
                    value.write(hasher);
                }
            });
        }
        let mut values = vec![0u32; rows * self.values.len()];
        for (rank, variable) in self.values.iter().enumerate() {
            let column = column(batch, variable)?;
            each_value(&column, &mut |row, value| {
                let mut hasher = of_values.build_hasher();
                value.write(&mut hasher);
                values[row * self.values.len() + rank] = hasher.finish() as u32;
            });
        }
        let mut whole: Vec<_> = (0..rows).map(|_| of_values.build_hasher()).collect();
        for variable in &self.values {
            let column = column(batch, variable)?;
            each_value(&column, &mut |row, value| value.write(&mut whole[row]));
        }
        let mut records = Vec::with_capacity(rows * self.record_bytes());
        for row in 0..rows {
            for hasher in &keys[row] {
                records.extend_from_slice(&hasher.finish().to_le_bytes());
            }
            records.extend_from_slice(&whole[row].finish().to_le_bytes());
            for value in &values[row * self.values.len()..(row + 1) * self.values.len()] {
                records.extend_from_slice(&value.to_le_bytes());
            }
        }
        Ok(records)
    }
}

/// A value, as it is hashed. An absent one differs from an empty text.
enum Hashed<'a> {
    Absent,
    Text(&'a str),
    Number(i128),
}

impl Hashed<'_> {
    fn write(&self, hasher: &mut impl Hasher) {
        match self {
            Self::Absent => hasher.write_u8(0),
            Self::Text(text) => {
                hasher.write_u8(1);
                hasher.write(text.as_bytes());
                // Two texts side by side in a key must not be taken for two others.
                hasher.write_u32(text.len() as u32);
            }
            Self::Number(number) => {
                hasher.write_u8(2);
                hasher.write_i128(*number);
            }
        }
    }
}

fn column(batch: &RecordBatch, variable: &Compared) -> Result<ArrayRef, ComparisonError> {
    let column = batch.column(batch.schema().index_of(variable.name.as_str())?).clone();
    if variable.native { Ok(column) } else { Ok(cast(&column, &DataType::Utf8)?) }
}

fn each_value(column: &ArrayRef, take: &mut dyn FnMut(usize, &Hashed<'_>)) {
    let mut number = |row: usize, value: Option<i128>| {
        take(row, &value.map_or(Hashed::Absent, Hashed::Number));
    };
    match column.data_type() {
        DataType::Int64 => {
            let values = column.as_primitive::<Int64Type>();
            values.iter().enumerate().for_each(|(row, value)| number(row, value.map(i128::from)));
        }
        DataType::Int32 => {
            let values = column.as_primitive::<Int32Type>();
            values.iter().enumerate().for_each(|(row, value)| number(row, value.map(i128::from)));
        }
        DataType::Date32 => {
            let values = column.as_primitive::<Date32Type>();
            values.iter().enumerate().for_each(|(row, value)| number(row, value.map(i128::from)));
        }
        DataType::Decimal128(..) => {
            let values = column.as_primitive::<Decimal128Type>();
            values.iter().enumerate().for_each(|(row, value)| number(row, value));
        }
        DataType::Boolean => {
            let values = column.as_boolean();
            values.iter().enumerate().for_each(|(row, value)| number(row, value.map(i128::from)));
        }
        _ => {
            let values = column.as_string::<i32>();
            for (row, value) in values.iter().enumerate() {
                take(row, &value.map_or(Hashed::Absent, Hashed::Text));
            }
        }
    }
}

/// The value of a variable that has only one in the whole file; nothing where it has others, is absent somewhere or is
/// not there.
pub(super) fn only_value(path: &Path, name: &str) -> Result<Option<String>, ComparisonError> {
    let version = Version::open(path)?;
    let Ok(place) = version.schema().index_of(name) else { return Ok(None) };
    let column = ProjectionMask::roots(version.builder.parquet_schema(), [place]);
    let reader = version
        .builder
        .with_projection(column)
        .with_batch_size(BATCH_ROWS)
        .build()
        .map_err(|source| ComparisonError::Rows { path: path.to_owned(), source })?;
    let mut only: Option<String> = None;
    for batch in reader {
        let values = cast(batch?.column(0), &DataType::Utf8)?;
        for value in values.as_string::<i32>() {
            match (value, &only) {
                (Some(value), Some(known)) if value == known => {}
                (Some(value), None) => only = Some(value.to_owned()),
                _ => return Ok(None),
            }
        }
    }
    Ok(only)
}

/// Records of some keys, on disk; the file has no name and goes with it.
pub(super) struct Part(BufWriter<File>);

impl Part {
    fn new(folder: &Path) -> io::Result<Self> {
        Ok(Self(BufWriter::with_capacity(1 << 16, tempfile::tempfile_in(folder)?)))
    }

    pub(super) fn read(self) -> io::Result<Vec<u8>> {
        let mut file = self.0.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.seek(SeekFrom::Start(0))?;
        let mut records = Vec::new();
        file.read_to_end(&mut records)?;
        Ok(records)
    }
}

/// Reads a version through; each row goes to the part that its key names.
pub(super) fn scatter(
    version: Version,
    layout: &RecordLayout,
    parts: usize,
    folder: &Path,
) -> Result<Vec<Part>, ComparisonError> {
    let path = version.path;
    let spill = |source| ComparisonError::Spill { path: folder.to_owned(), source };
    let mut written = (0..parts).map(|_| Part::new(folder)).collect::<io::Result<Vec<_>>>().map_err(spill)?;
    let reader = version
        .builder
        .with_batch_size(BATCH_ROWS)
        .build()
        .map_err(|source| ComparisonError::Rows { path, source })?;
    for batch in reader {
        let records = layout.records(&batch?)?;
        for record in records.chunks_exact(layout.record_bytes()) {
            let (key, _) = record.split_first_chunk::<8>().expect("a record begins with the hash of its key");
            let part = usize::try_from(u64::from_le_bytes(*key) % parts as u64).unwrap_or(0);
            written[part].0.write_all(record).map_err(spill)?;
        }
    }
    Ok(written)
}
