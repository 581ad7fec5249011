//! Reads shared references in the forms in which they really come (R6): BCN tables, COG, open directories of
//! establishments, SIECLE and AAF nomenclatures, carte scolaire, GeoJSON outlines, and our own exports.
//!
//! The kind of a file is found from its content, never from its name. Where the parts go is `exchange`'s work.

mod bcn;
mod cog;
mod directory;
mod links;
mod outlines;
mod projection;
mod territories;
mod value_rows;
mod xml;

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use entente_model::{
    Code, CodeListId, Institution, InstitutionLink, InstitutionRecord, Position, TerritoryOutline,
    TerritoryUnit, Uai,
};
use jiff::civil::Date;

pub use value_rows::{ValueRows, ValueRowsError, value_rows};

/// Largest reference file: the national directory is about 60 MB.
const SIZE_BYTES_MAX: u64 = 512 << 20;
/// Notes kept: a file that is wrong everywhere says it this many times, and counts the rest.
const NOTES_MAX: usize = 1_000;

/// One reference of a file.
#[derive(Clone, Debug)]
pub enum ReferencePart {
    /// A nomenclature; the same code may stand several times, with different dates.
    CodeList(CodeListId, Vec<Code>),
    /// Territories and their history; a unit may stand several times, with different dates.
    Territories(Vec<TerritoryUnit>),
    /// The directory of establishments.
    Institutions(Vec<InstitutionRecord>),
    /// Links between establishments: mergers, successions, changes of nature.
    Links(Vec<(Uai, InstitutionLink)>),
    /// Positions of establishments known otherwise.
    Positions(Vec<(Uai, Position)>),
    /// Outlines of territories, for maps.
    Outlines(Vec<TerritoryOutline>),
}

impl ReferencePart {
    /// Name of the reference in the database and in events.
    pub fn reference(&self) -> String {
        match self {
            Self::CodeList(id, _) => format!("code-list:{id}"),
            Self::Territories(_) => "territories".to_owned(),
            Self::Institutions(_) | Self::Links(_) | Self::Positions(_) => "institutions".to_owned(),
            Self::Outlines(_) => "outlines".to_owned(),
        }
    }
    /// Number of lines read.
    pub fn len(&self) -> usize {
        match self {
            Self::CodeList(_, codes) => codes.len(),
            Self::Territories(units) => units.len(),
            Self::Institutions(records) => records.len(),
            Self::Links(links) => links.len(),
            Self::Positions(positions) => positions.len(),
            Self::Outlines(outlines) => outlines.len(),
        }
    }
    /// Whether nothing was read.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct ReferenceFile {
    /// Its references; a SIECLE nomenclature has many.
    pub parts: Vec<ReferencePart>,
    /// What there is to say about them, up to a thousand.
    pub notes: Vec<ReferenceNote>,
    /// Notes beyond those.
    pub notes_left_off: u64,
}

impl ReferenceFile {
    fn note(&mut self, note: ReferenceNote) {
        if self.notes.len() < NOTES_MAX {
            self.notes.push(note);
        } else {
            self.notes_left_off += 1;
        }
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
    /// The code stands twice at the same dates: the last line is kept.
    DuplicateCode {
        /// The code.
        code: String,
        /// Line of the later one.
        line: u64,
    },
    /// The event or the kind is not one that we know: the line is left out.
    UnknownKind {
        /// As written.
        kind: String,
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
    #[error("`{}` is not a reference that can be loaded: expected a BCN table, the COG, a directory of establishments, a SIECLE or AAF nomenclature, found a header that begins with `{header}`", path.display())]
    Unknown {
        /// The file.
        path: PathBuf,
        /// Beginning of its header.
        header: String,
    },
    /// The file does not say which list it is.
    #[error("`{}` does not say which code list it is: name it with --list", path.display())]
    Unnamed {
        /// The file.
        path: PathBuf,
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
    #[error("`{}` is larger than {} MiB", path.display(), max_bytes >> 20)]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit.
        max_bytes: u64,
    },
}

/// Reads a reference file and says what it holds and what was left out. `list` names the code list of a file in our
/// own form (`code;label;opens_on;closes_on;group`), which does not say it.
pub fn read_reference(path: &Path, list: Option<&CodeListId>) -> Result<ReferenceFile, ReferenceError> {
    match first_byte(path)? {
        Some(b'<') => return xml::read(path),
        Some(b'{' | b'[') => {
            let text = read_text(path, outlines::SIZE_BYTES_MAX)?;
            return if text.trim_start().starts_with('[') {
                cog::json(path, &text)
            } else {
                outlines::read(path, &text)
            };
        }
        _ => {}
    }
    let text = read_text(path, SIZE_BYTES_MAX)?;
    let mut table = Table::open(path, &text)?;
    if table.has(&["code", "label", "opens_on", "closes_on"]) {
        let list = list.ok_or_else(|| ReferenceError::Unnamed { path: path.to_owned() })?;
        return bcn::own_form(&mut table, list.clone());
    }
    if let Some(file) = directory::read(&mut table)? {
        return Ok(file);
    }
    if let Some(file) = links::read(&mut table)? {
        return Ok(file);
    }
    if let Some(file) = cog::read(&mut table)? {
        return Ok(file);
    }
    if let Some(file) = territories::read(&mut table)? {
        return Ok(file);
    }
    if let Some(file) = bcn::read(&mut table)? {
        return Ok(file);
    }
    let header = text.lines().next().unwrap_or_default().chars().take(60).collect();
    Err(ReferenceError::Unknown { path: path.to_owned(), header })
}

/// Reads the establishments of a directory, in any form that [`read_reference`] reads: what checks know of them, without
/// their addresses and positions. A number that stands several times comes several times.
pub fn read_institutions(path: &Path) -> Result<Vec<Institution>, ReferenceError> {
    if !matches!(first_byte(path)?, Some(b'<' | b'{' | b'[')) {
        let text = read_text(path, SIZE_BYTES_MAX)?;
        if let Some(institutions) = directory::institutions(&mut Table::open(path, &text)?)? {
            return Ok(institutions);
        }
    }
    let of_part = |part| match part {
        ReferencePart::Institutions(records) => records,
        _ => Vec::new(),
    };
    let records = read_reference(path, None)?.parts.into_iter().flat_map(of_part);
    Ok(records.map(|record| record.institution).collect())
}

fn failed(path: &Path) -> impl Fn(io::Error) -> ReferenceError + use<> {
    let path = path.to_owned();
    move |source| ReferenceError::Read { path: path.clone(), source }
}

/// The first byte that is neither blank nor a byte order mark.
fn first_byte(path: &Path) -> Result<Option<u8>, ReferenceError> {
    let mut start = Vec::new();
    File::open(path)
        .and_then(|file| file.take(256).read_to_end(&mut start).map(|_| ()))
        .map_err(failed(path))?;
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start);
    Ok(start.iter().copied().find(|byte| !byte.is_ascii_whitespace()))
}

fn read_text(path: &Path, max_bytes: u64) -> Result<String, ReferenceError> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(max_bytes + 1).read_to_end(&mut bytes))
        .map_err(failed(path))?;
    if bytes.len() as u64 > max_bytes {
        return Err(ReferenceError::TooLarge { path: path.to_owned(), max_bytes });
    }
    Ok(decode(&bytes))
}

/// UTF-8 with or without a mark, otherwise Windows-1252, which also reads Latin-1.
fn decode(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Where a column stands in a [`Table`], if it is there.
#[derive(Clone, Copy)]
pub(crate) struct Column(Option<usize>);

/// A delimited file whose columns are asked for by name.
pub(crate) struct Table<'a> {
    path: &'a Path,
    reader: csv::Reader<&'a [u8]>,
    record: csv::StringRecord,
    columns: HashMap<String, usize, foldhash::fast::RandomState>,
    names: Vec<String>,
    pub(crate) line: u64,
}

impl<'a> Table<'a> {
    fn open(path: &'a Path, text: &'a str) -> Result<Self, ReferenceError> {
        let first = text.lines().next().unwrap_or_default();
        let delimiter = if first.matches(';').count() >= first.matches(',').count() { b';' } else { b',' };
        let mut reader =
            csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
        let header = reader.headers().map_err(|error| malformed(path, &error))?;
        let names: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
        let columns = names.iter().cloned().enumerate().map(|(at, name)| (name, at)).collect();
        Ok(Self { path, reader, record: csv::StringRecord::new(), columns, names, line: 1 })
    }

    /// Whether all these columns are there.
    pub(crate) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.columns.contains_key(*name))
    }

    /// Lines after those that were read, or a few less.
    pub(crate) fn lines_left(&self) -> usize {
        self.reader.get_ref().iter().filter(|byte| **byte == b'\n').count()
    }

    /// Its columns, in order.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
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

    /// Where the first of these columns that exists stands.
    pub(crate) fn column(&self, names: &[&str]) -> Column {
        Column(names.iter().find_map(|name| self.columns.get(*name).copied()))
    }

    /// The cell of a column that was looked for before, trimmed; empty where the column or the cell is absent.
    pub(crate) fn at(&self, column: Column) -> &str {
        column.0.and_then(|at| self.record.get(at)).unwrap_or_default().trim()
    }

    /// The first of these columns that exists.
    pub(crate) fn any(&self, names: &[&str]) -> &str {
        names.iter().find(|name| self.columns.contains_key(**name)).map_or("", |name| self.cell(name))
    }

    /// The same, absent where it is empty.
    pub(crate) fn some(&self, names: &[&str]) -> Option<String> {
        Some(self.any(names)).filter(|text| !text.is_empty()).map(str::to_owned)
    }
}

fn malformed(path: &Path, reason: &impl ToString) -> ReferenceError {
    ReferenceError::Malformed { path: path.to_owned(), reason: reason.to_string() }
}

/// Years of two digits: BCN begins in the twentieth century, and nothing is planned thirty years ahead.
const TWO_DIGITS_FROM: i16 = 50;

/// Reads `31/08/2025`, `1/9/97` or `2025-08-31`, with a time after it or not; nothing for anything else.
pub(crate) fn date(text: &str) -> Option<Date> {
    let text = text.split([' ', 'T']).next()?;
    if let Some((day, rest)) = text.split_once('/') {
        let (month, year) = rest.split_once('/')?;
        let short = year.len() == 2;
        let year: i16 = year.parse().ok()?;
        let year = match (short, year >= TWO_DIGITS_FROM) {
            (true, true) => 1900 + year,
            (true, false) => 2000 + year,
            (false, _) => year,
        };
        return Date::new(year, month.parse().ok()?, day.parse().ok()?).ok();
    }
    text.parse().ok()
}

/// The first day without, from the last day of use that BCN and SIECLE give; the year 9999 is theirs for never.
pub(crate) fn first_day_without(text: &str) -> Option<Date> {
    date(text).filter(|day| day.year() < 9999).and_then(|day| day.tomorrow().ok())
}

/// The ministry's 3 positions from the INSEE code: `35` is `035`, Corsica is `620` and `720`.
pub(crate) fn three_positions(departement: &str) -> String {
    match departement {
        "" => String::new(),
        "2A" | "02A" => "620".to_owned(),
        "2B" | "02B" => "720".to_owned(),
        code => padded(code, 3),
    }
}

/// A code in as many positions; nothing where there is none, so that an absent code is not taken for `00`.
pub(crate) fn padded(code: &str, positions: usize) -> String {
    let absent = if code.is_empty() { 0 } else { positions.saturating_sub(code.chars().count()) };
    let mut padded = String::with_capacity(absent + code.len());
    padded.extend(std::iter::repeat_n('0', absent));
    padded.push_str(code);
    padded
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn writes_a_departement_in_three_positions() {
        assert_eq!(["35", "2A", "02B", "974", "1"].map(three_positions), ["035", "620", "720", "974", "001"]);
    }

    #[test]
    fn reads_the_dates_that_references_have() {
        for (text, expected) in [
            ("31/08/2025", Some(day(2025, 8, 31))),
            ("1/9/97", Some(day(1997, 9, 1))),
            ("26/4/23", Some(day(2023, 4, 26))),
            ("2025-08-31", Some(day(2025, 8, 31))),
            ("08/09/2022 08:25:02", Some(day(2022, 9, 8))),
            ("31/13/2025", None),
            ("", None),
            ("soon", None),
        ] {
            assert_eq!(date(text), expected, "{text}");
        }
        assert_eq!(first_day_without("31/12/9999"), None);
        assert_eq!(first_day_without("31/08/2025"), Some(day(2025, 9, 1)));
    }
}
