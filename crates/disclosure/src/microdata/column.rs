//! Columns of an individual file as numbered values: what every measure works on.
//!
//! A value is kept once, a row holds its number: twelve million rows of six variables fit in memory.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::io::{self, Read};
use std::path::PathBuf;

/// The file, or what was asked of it, cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MicrodataError {
    /// The header lacks a variable.
    #[error("the file has no variable `{variable}`: its header is `{header}`")]
    Variable {
        /// Which.
        variable: String,
        /// The header as read.
        header: String,
    },
    /// No variable, no row, or a parameter out of its range.
    #[error("`{what}` is not possible: {hint}")]
    Parameter {
        /// What was asked.
        what: String,
        /// What could be asked.
        hint: &'static str,
    },
    /// A hierarchy does not hold a value of the file.
    #[error("the hierarchy of `{variable}` lacks `{count}` of its values")]
    Hierarchy {
        /// Of which variable.
        variable: String,
        /// How many values.
        count: usize,
    },
    /// The file is not delimited text.
    #[error("the file is not a delimited table")]
    Csv(#[from] csv::Error),
    /// The file cannot be read or written.
    #[error("`{path}` cannot be read or written")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// A variable: its distinct values, and the number of each row's value.
#[derive(Clone, Debug, Default)]
pub struct VariableCodes {
    /// The variable.
    pub name: String,
    /// Distinct values, in the order in which they were met.
    pub values: Vec<String>,
    /// For each row, the position of its value.
    pub codes: Vec<u32>,
}

impl VariableCodes {
    /// A column that somebody else numbered.
    pub fn from_codes(name: impl Into<String>, values: Vec<String>, codes: Vec<u32>) -> Self {
        Self { name: name.into(), values, codes }
    }
}

/// Fast and without defence against chosen keys: used on values of one file for one pass, with a cap on its chains
/// given by the table itself.
#[derive(Clone, Default)]
pub(super) struct QuickHasher(u64);

impl Hasher for QuickHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            let word = chunk.try_into().map_or(0, u64::from_le_bytes);
            self.add(word);
        }
        let mut last = [0; 8];
        let rest = chunks.remainder();
        last[..rest.len()].copy_from_slice(rest);
        self.add(u64::from_le_bytes(last) ^ ((bytes.len() as u64) << 56));
    }

    fn write_u64(&mut self, word: u64) {
        self.add(word);
    }

    fn write_u8(&mut self, _: u8) {}
}

impl QuickHasher {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

pub(super) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<QuickHasher>>;

/// Gives each value of a column its number.
#[derive(Default)]
struct Numbering {
    known: QuickMap<Box<[u8]>, u32>,
    values: Vec<String>,
    last: Option<(Box<[u8]>, u32)>,
}

impl Numbering {
    fn number(&mut self, value: &[u8]) -> u32 {
        if let Some((last, number)) = &self.last
            && **last == *value
        {
            return *number;
        }
        if let Some(&number) = self.known.get(value) {
            return number;
        }
        let number = self.values.len() as u32;
        self.values.push(String::from_utf8_lossy(value).into_owned());
        self.known.insert(value.into(), number);
        if self.values.len() <= 2 {
            self.last = Some((value.into(), number));
        }
        number
    }
}

/// Reads the named columns of delimited text.
///
/// # Errors
/// A variable is not in the header, or the text is not a table.
pub(super) fn read_columns(
    input: impl Read,
    delimiter: u8,
    names: &[String],
) -> Result<Vec<VariableCodes>, MicrodataError> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).buffer_capacity(1 << 20).from_reader(input);
    let header = reader.byte_headers()?.clone();
    let places = places(&header, names)?;
    let mut numberings: Vec<Numbering> = names.iter().map(|_| Numbering::default()).collect();
    let mut codes: Vec<Vec<u32>> = vec![Vec::new(); names.len()];
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record)? {
        for ((place, numbering), codes) in places.iter().zip(&mut numberings).zip(&mut codes) {
            codes.push(numbering.number(&record[*place]));
        }
    }
    let columns = names.iter().zip(numberings).zip(codes);
    Ok(columns
        .map(|((name, numbering), codes)| VariableCodes {
            name: name.clone(),
            values: numbering.values,
            codes,
        })
        .collect())
}

/// Where the named variables stand in the header.
pub(super) fn places(header: &csv::ByteRecord, names: &[String]) -> Result<Vec<usize>, MicrodataError> {
    let titles: Vec<String> = header
        .iter()
        .map(|title| String::from_utf8_lossy(title).trim_start_matches('\u{feff}').trim().to_owned())
        .collect();
    let place = |name: &String| {
        titles
            .iter()
            .position(|title| title == name)
            .ok_or_else(|| MicrodataError::Variable { variable: name.clone(), header: titles.join(";") })
    };
    names.iter().map(place).collect()
}
