//! Reads shared references in the forms in which they really come: BCN tables, COG, the open directory (R6).
//!
//! The kind of a file is found from its header, never from its name. Where the codes go is `exchange`'s work.

mod directory;
mod lists;

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use entente_model::{Code, Institution};
use jiff::civil::Date;

/// Largest reference file: the national directory is about 60 MB.
const SIZE_BYTES_MAX: u64 = 512 << 20;

/// A reference, as read.
#[derive(Clone, Debug)]
pub enum Reference {
    /// BCN N_MEF: 11-character codes, grouped by their MEFSTAT11.
    Mef(Vec<Code>),
    /// Départements in 3 positions, grouped by their académie where the file says it.
    Departements(Vec<Code>),
    /// Communes, grouped by their département in 3 positions, and their région by code of commune.
    Communes(Vec<Code>, HashMap<String, String>),
    /// The directory of establishments.
    Institutions(Vec<Institution>),
}

impl Reference {
    /// Name of the reference in events and messages.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Mef(_) => "mef",
            Self::Departements(_) => "departements",
            Self::Communes(..) => "communes",
            Self::Institutions(_) => "institutions",
        }
    }
    /// Number of lines read.
    pub fn len(&self) -> usize {
        match self {
            Self::Mef(codes) | Self::Departements(codes) | Self::Communes(codes, _) => codes.len(),
            Self::Institutions(institutions) => institutions.len(),
        }
    }
    /// Whether nothing was read.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Something to say about a reference that was read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReferenceNote {
    /// The UAI stands several times: the last line is kept.
    DuplicateUai {
        /// The number.
        uai: String,
        /// Line of the later one.
        line: u64,
    },
    /// The UAI is not one: the line is left out.
    BadUai {
        /// As written.
        uai: String,
        /// Its line.
        line: u64,
    },
    /// The code closes before it opens: it counts as closed.
    ReversedDates {
        /// As written.
        code: String,
        /// Its line.
        line: u64,
    },
    /// The code does not have the form of the reference: the line is left out.
    BadCode {
        /// As written.
        code: String,
        /// Its line.
        line: u64,
    },
}

/// The file is not a reference that we know, or cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReferenceError {
    /// Reading failed.
    #[error("`{}` cannot be read: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The header is of no known reference.
    #[error("`{}` is not a reference that can be loaded: expected BCN N_MEF, communes, départements or a directory of establishments, found a header that begins with `{header}`", path.display())]
    Unknown {
        /// The file.
        path: PathBuf,
        /// Beginning of its header.
        header: String,
    },
    /// A line cannot be read as the others.
    #[error("`{}`: {reason}", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// Why, with the line.
        reason: String,
    },
    /// Larger than any reference.
    #[error("`{}` is larger than {} MiB", path.display(), SIZE_BYTES_MAX >> 20)]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
}

/// Reads a reference file and says what it is and what was left out.
pub fn read_reference(path: &Path) -> Result<(Reference, Vec<ReferenceNote>), ReferenceError> {
    let failed = |source| ReferenceError::Read { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    File::open(path).map_err(failed)?.take(SIZE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > SIZE_BYTES_MAX {
        return Err(ReferenceError::TooLarge { path: path.to_owned() });
    }
    let text = decode(&bytes);
    if text.trim_start().starts_with('[') {
        return lists::departements_json(path, &text);
    }
    let mut table = Table::open(path, &text)?;
    let has = |name| table.columns.contains_key(name);
    if has("MEF") && has("DISPOSITIF_FORMATION") {
        lists::mef(&mut table)
    } else if has("code") && has("nom") && has("codes_postaux") {
        lists::communes(&mut table)
    } else if has("codeDepartement") && has("codeAcademie") {
        lists::departements(&mut table)
    } else if has("Identifiant_de_l_etablissement") || has("numero_uai") {
        directory::read(&mut table)
    } else {
        let header = text.lines().next().unwrap_or_default().chars().take(60).collect();
        Err(ReferenceError::Unknown { path: path.to_owned(), header })
    }
}

/// UTF-8 with or without a mark, otherwise Windows-1252, which also reads Latin-1.
fn decode(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// A delimited file whose columns are asked for by name.
pub(crate) struct Table<'a> {
    path: &'a Path,
    reader: csv::Reader<&'a [u8]>,
    record: csv::StringRecord,
    columns: HashMap<String, usize>,
    pub(crate) line: u64,
}

impl<'a> Table<'a> {
    fn open(path: &'a Path, text: &'a str) -> Result<Self, ReferenceError> {
        let first = text.lines().next().unwrap_or_default();
        let delimiter = if first.matches(';').count() >= first.matches(',').count() { b';' } else { b',' };
        let mut reader =
            csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
        let header = reader.headers().map_err(|error| malformed(path, &error))?;
        let columns = header.iter().enumerate().map(|(at, name)| (name.trim().to_owned(), at)).collect();
        Ok(Self { path, reader, record: csv::StringRecord::new(), columns, line: 1 })
    }

    /// Goes to the next record; false at the end.
    pub(crate) fn next(&mut self) -> Result<bool, ReferenceError> {
        let read = self.reader.read_record(&mut self.record).map_err(|error| malformed(self.path, &error))?;
        self.line = self.record.position().map_or(self.line, csv::Position::line);
        Ok(read)
    }

    /// The cell of that column, trimmed; empty where the column or the cell is absent.
    pub(crate) fn cell(&self, name: &str) -> &str {
        self.columns.get(name).and_then(|&at| self.record.get(at)).unwrap_or_default().trim()
    }

    /// The first of these columns that exists.
    pub(crate) fn any(&self, names: &[&str]) -> &str {
        names.iter().find(|name| self.columns.contains_key(**name)).map_or("", |name| self.cell(name))
    }
}

fn malformed(path: &Path, error: &csv::Error) -> ReferenceError {
    ReferenceError::Malformed { path: path.to_owned(), reason: error.to_string() }
}

/// Reads `31/08/2025` or `2025-08-31`; nothing for anything else.
pub(crate) fn date(text: &str) -> Option<Date> {
    if let Some((day, rest)) = text.split_once('/') {
        let (month, year) = rest.split_once('/')?;
        return Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    }
    text.parse().ok()
}
