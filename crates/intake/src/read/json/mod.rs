//! JSON records as rows: one record a line, an array of them, or the answers and exports of open-data portals.
//!
//! Records are found by `scanner` and checked by `serde_json`, one at a time: the document is never held. The columns
//! are the names met in the first records, in their order; a name that comes later is told.

mod record;
mod scanner;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use entente_model::{FindingCode, FindingGroup, Message, Place, Severity};

use super::fault::{ReadFault, damaged, group, unreadable};
use super::sheet::RowBuffer;
use super::{CellReader, Cells, SheetHeader};
use record::{Pairs, key_of, push_value};
use scanner::Scanner;

const FORM: &str = "JSON";
/// Records whose names make the header.
const HEAD_RECORDS: usize = 1_000;
const HEAD_BYTES: usize = 4 << 20;
const COLUMNS_MAX: usize = 10_000;
/// Under these names the answer of a portal holds its records (Opendatasoft, CKAN, GeoJSON, OData).
const LISTS: [&str; 7] = ["results", "records", "features", "data", "rows", "items", "value"];

/// A file of records.
#[derive(Debug)]
pub(super) struct Records {
    path: PathBuf,
    shape: Shape,
    wrapping: Wrapping,
    pub(super) names: Vec<String>,
    /// How many records the answer says there are in all: more than it holds where it is one page.
    pub(super) total: Option<u64>,
}

/// How the records follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape {
    Lines,
    Array,
    /// An array under that name of the document.
    Under(String),
}

/// What stands around the values of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrapping {
    None,
    /// `{"recordid":…,"fields":{…}}`, Opendatasoft v1.
    Fields,
    /// `{"record":{"fields":{…}}}`, Opendatasoft v2.
    RecordFields,
    /// `{"type":"Feature","properties":{…}}`, GeoJSON.
    Properties,
}

impl Records {
    /// Finds how records are written, and their names.
    pub(super) fn open(path: &Path) -> Result<Self, ReadFault> {
        let (shape, total) = shape_of(path)?;
        let mut records =
            Self { path: path.to_owned(), shape, wrapping: Wrapping::None, names: Vec::new(), total };
        let mut source = records.source()?;
        let mut known: HashMap<String, usize> = HashMap::new();
        let (mut count, mut size_bytes, mut text) = (0, 0, Vec::new());
        while count < HEAD_RECORDS && size_bytes < HEAD_BYTES && source.next(&mut text)? {
            if count == 0 {
                records.wrapping = Wrapping::of(&text);
            }
            count += 1;
            size_bytes += text.len();
            for (key, _) in Pairs::of(records.wrapping.inside(&text)) {
                let key = key_of(key).ok_or_else(|| damaged(FORM).at(source.place))?;
                if !known.contains_key(&*key) {
                    known.insert(key.to_string(), known.len());
                    records.names.push(key.into_owned());
                }
            }
            if known.len() > COLUMNS_MAX {
                return Err(unreadable("sheet-bounds").at(source.place));
            }
        }
        Ok(records)
    }

    /// Reads the file.
    pub(super) fn cells(&self) -> Result<Box<dyn CellReader>, ReadFault> {
        let column_of = self.names.iter().enumerate().map(|(column, name)| (name.clone(), column)).collect();
        Ok(Box::new(RecordReader {
            source: self.source()?,
            wrapping: self.wrapping,
            names: self.names.clone(),
            column_of,
            text: Vec::new(),
            row: RowBuffer::default(),
            value: String::new(),
            late: None,
        }))
    }

    fn source(&self) -> Result<Source, ReadFault> {
        let mut scanner = Scanner::open(&self.path)?;
        if let Shape::Under(wanted) = &self.shape {
            scanner.enter_object()?;
            while let Some(key) = scanner.next_key()? {
                if key == *wanted {
                    break;
                }
                scanner.skip_value()?;
            }
        }
        if self.shape != Shape::Lines {
            scanner.enter_array()?;
        }
        Ok(Source { scanner, lines: self.shape == Shape::Lines, rank: 0, place: 0 })
    }
}

/// Looks at the beginning: a document that holds a list, or records one after the other.
fn shape_of(path: &Path) -> Result<(Shape, Option<u64>), ReadFault> {
    let mut scanner = Scanner::open(path)?;
    if scanner.peek()? == Some(b'[') {
        return Ok((Shape::Array, None));
    }
    let mut first = Vec::new();
    let whole = scanner.value(&mut first).is_ok();
    if whole && scanner.peek()?.is_some() {
        return Ok((Shape::Lines, None));
    }
    // One document, perhaps too long to be held: its names are read until the one that holds a list of records.
    let mut scanner = Scanner::open(path)?;
    scanner.enter_object()?;
    let mut total = None;
    let mut text = Vec::new();
    loop {
        let key = match scanner.next_key() {
            Ok(Some(key)) => key,
            // A record too long for a record, or cut: the reader of records tells.
            Ok(None) | Err(_) => return Ok((Shape::Lines, None)),
        };
        let opens = scanner.peek()?;
        if opens == Some(b'[') && LISTS.contains(&key.as_str()) {
            return Ok((Shape::Under(key), total));
        }
        if matches!(opens, Some(b'0'..=b'9')) && ["total_count", "nhits"].contains(&key.as_str()) {
            text.clear();
            scanner.value(&mut text)?;
            total = std::str::from_utf8(&text).ok().and_then(|text| text.parse().ok());
        } else {
            scanner.skip_value()?;
        }
    }
}

impl Wrapping {
    /// From the first record.
    fn of(record: &[u8]) -> Self {
        let value = |wanted: &str| {
            Pairs::of(record).find(|(key, _)| *key == wanted.as_bytes()).map(|(_, value)| value)
        };
        let is_object = |wanted: &str| value(wanted).is_some_and(|value| value.starts_with(b"{"));
        if is_object("fields") && (value("recordid").is_some() || value("datasetid").is_some()) {
            return Self::Fields;
        }
        if is_object("properties") && value("type") == Some(b"\"Feature\"") {
            return Self::Properties;
        }
        let inner = value("record").filter(|value| value.starts_with(b"{"));
        let has_fields =
            |record: &[u8]| Pairs::of(record).any(|(key, value)| key == b"fields" && value.starts_with(b"{"));
        if inner.is_some_and(has_fields) { Self::RecordFields } else { Self::None }
    }

    /// The object that holds the values.
    fn inside(self, record: &[u8]) -> &[u8] {
        let under = |record, wanted: &str| {
            let found =
                Pairs::of(record).find(|(key, value)| *key == wanted.as_bytes() && value.starts_with(b"{"));
            found.map_or(&b"{}"[..], |(_, value)| value)
        };
        match self {
            Self::None => record,
            Self::Fields => under(record, "fields"),
            Self::Properties => under(record, "properties"),
            Self::RecordFields => under(under(record, "record"), "fields"),
        }
    }
}

/// The records, one after the other.
struct Source {
    scanner: Scanner,
    lines: bool,
    rank: u64,
    /// Line of the last record, or its rank where a record may span lines.
    place: u64,
}

impl Source {
    /// Reads the next record, checked, into `text`; `false` after the last.
    fn next(&mut self, text: &mut Vec<u8>) -> Result<bool, ReadFault> {
        text.clear();
        self.rank += 1;
        let opens = if self.lines { self.scanner.peek() } else { self.scanner.next_item() };
        let at = |rank, line, lines| if lines { line } else { rank };
        let opens = opens.map_err(|fault| fault.at(at(self.rank, self.scanner.line, self.lines)))?;
        self.place = at(self.rank, self.scanner.line, self.lines);
        match opens {
            None => return Ok(false),
            Some(b'{') => {}
            Some(_) => return Err(unreadable("records").at(self.place)),
        }
        self.scanner.value(text).map_err(|fault| fault.at(self.place))?;
        match serde_json::from_slice::<serde::de::IgnoredAny>(text) {
            Ok(_) if std::str::from_utf8(text).is_ok() => Ok(true),
            _ => Err(damaged(FORM).at(self.place)),
        }
    }
}

struct RecordReader {
    source: Source,
    wrapping: Wrapping,
    names: Vec<String>,
    column_of: HashMap<String, usize>,
    text: Vec<u8>,
    row: RowBuffer,
    value: String,
    late: Option<LateName>,
}

/// A name that the first records did not have.
struct LateName {
    name: String,
    place: u64,
    /// Records that hold one such name at least.
    records: u64,
}

impl RecordReader {
    /// Puts the values of the record in the columns of their names.
    fn fill(&mut self) -> Result<(), ReadFault> {
        let place = self.source.place;
        self.row.clear();
        let mut late = None;
        for (position, (key, value)) in Pairs::of(self.wrapping.inside(&self.text)).enumerate() {
            // Records mostly have their names in the same order. A name with an escape is not the name that it spells.
            let expected =
                self.names.get(position).filter(|name| name.as_bytes() == key && !key.contains(&b'\\'));
            let column = match expected {
                Some(_) => Some(position),
                None => {
                    let key = key_of(key).ok_or_else(|| damaged(FORM).at(place))?;
                    let column = self.column_of.get(&*key).copied();
                    if column.is_none() {
                        late.get_or_insert_with(|| key.into_owned());
                    }
                    column
                }
            };
            let Some(column) = column else { continue };
            self.value.clear();
            push_value(value, &mut self.value).ok_or_else(|| damaged(FORM).at(place))?;
            self.row.put(column, 1, &self.value).map_err(|fault| fault.at(place))?;
        }
        if let Some(name) = late {
            self.late.get_or_insert(LateName { name, place, records: 0 }).records += 1;
        }
        Ok(())
    }
}

impl CellReader for RecordReader {
    fn header(&mut self) -> Result<Option<SheetHeader>, ReadFault> {
        let names = self.names.clone();
        Ok((!names.is_empty()).then_some(SheetHeader { names, line: 1 }))
    }

    fn next(&mut self, target_bytes: usize) -> Result<Option<Cells>, ReadFault> {
        let columns = self.names.len();
        let mut cells = Cells::new(columns);
        let mut any = false;
        while columns > 0 && cells.len() < target_bytes.max(1) && self.source.next(&mut self.text)? {
            any = true;
            self.fill()?;
            for column in 0..columns {
                cells.push(self.row.cell(column));
            }
            cells.end_row(self.source.place);
        }
        Ok(any.then_some(cells))
    }

    fn notes(&mut self) -> Vec<FindingGroup> {
        let Some(late) = self.late.take() else { return Vec::new() };
        let told = |id: &str| Message::new(id).count("count", late.records).count("line", late.place);
        let message = told("finding-header-unknown-late").with("header", &late.name);
        let remedy = told("remedy-header-unknown-late").with("header", &late.name);
        let places = vec![Place::line(late.place)];
        vec![group(FindingCode::HeaderUnknown, Severity::Warning, late.records, places, message, remedy)]
    }
}
