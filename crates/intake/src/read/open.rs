//! Opens a deposit: finds what it is, unpacks it, and tells the tables from what goes with them.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use entente_model::{Dataset, FindingCode, FindingGroup, Message, Place, Severity};
use tempfile::TempDir;

use super::archive::{Unpacked, unpack};
use super::bordereau::{Announced, Bordereau};
use super::columnar::Columnar;
use super::detect::{Detected, detect};
use super::element::{ElementShape, Elements};
use super::fault::{ReadFault, group, ignored, unreadable};
use super::fixed::{Fixed, FixedLayout};
use super::json::Records;
use super::names::Names;
use super::ods::OpenDocument;
use super::xls::OldWorkbook;
use super::xlsx::Workbook;
use super::{CellReader, ReadOptions};

/// Bytes in which a text shows what it is.
const HEAD_BYTES: u64 = 64 * 1024;
const HEAD_LINES: usize = 30;

/// A deposit, ready to be read. Its temporary folder lives as long as it does.
#[derive(Debug)]
pub(crate) struct Opened {
    /// The tables, to be read one after the other.
    pub(crate) parts: Vec<Part>,
    /// What opening found.
    pub(crate) findings: Vec<FindingGroup>,
    /// Rows of all parts together, where something in the deposit says so.
    pub(crate) rows_announced: Option<u64>,
    _folder: Option<TempDir>,
}

/// One table of a deposit.
#[derive(Debug)]
pub(crate) struct Part {
    /// Its name in the archive; `None` where it is the deposit itself.
    pub(crate) name: Option<String>,
    pub(crate) path: PathBuf,
    pub(crate) form: Form,
    /// What the bordereau says of it, to be compared once its rows are counted.
    pub(crate) announced: Option<Announced>,
}

/// How a table is read.
#[derive(Debug)]
pub(crate) enum Form {
    /// Delimited text, which the engine cuts.
    Text,
    /// Cells, which [`Part::cells`] gives.
    Cells(Source),
}

/// What gives the cells.
#[derive(Debug)]
pub(crate) struct Source(Kind);

#[derive(Debug)]
enum Kind {
    Xlsx(Workbook),
    Ods(OpenDocument),
    Xls(OldWorkbook),
    Parquet(Columnar),
    Json(Records),
    Elements(Elements),
    Fixed(Fixed),
}

impl Form {
    /// What a report says of how the table is written; empty for delimited text.
    pub(crate) fn label(&self) -> &'static str {
        match self {
            Self::Text => "",
            Self::Cells(Source(Kind::Xlsx(_))) => "XLSX",
            Self::Cells(Source(Kind::Ods(_))) => "ODS",
            Self::Cells(Source(Kind::Xls(_))) => "XLS",
            Self::Cells(Source(Kind::Parquet(_))) => "Parquet",
            Self::Cells(Source(Kind::Json(_))) => "JSON",
            Self::Cells(Source(Kind::Elements(_))) => "XML",
            Self::Cells(Source(Kind::Fixed(fixed))) => fixed.encoding(),
        }
    }
}

impl Part {
    /// Reads the cells from the first; the engine cuts delimited text itself.
    pub(crate) fn cells(&self) -> Result<Box<dyn CellReader>, ReadFault> {
        match &self.form {
            Form::Text => Err(unreadable("records")),
            Form::Cells(Source(Kind::Xlsx(workbook))) => workbook.cells(),
            Form::Cells(Source(Kind::Ods(document))) => document.cells(),
            Form::Cells(Source(Kind::Xls(workbook))) => workbook.cells(),
            Form::Cells(Source(Kind::Parquet(columnar))) => columnar.cells(),
            Form::Cells(Source(Kind::Json(records))) => records.cells(),
            Form::Cells(Source(Kind::Elements(elements))) => elements.cells(),
            Form::Cells(Source(Kind::Fixed(fixed))) => fixed.cells(),
        }
    }

    /// The finding where the bordereau announces another number of rows.
    pub(crate) fn count_finding(&self, rows: u64) -> Option<FindingGroup> {
        self.announced.as_ref()?.finding(self.name.as_deref().unwrap_or_default(), rows)
    }
}

/// Opens a deposit. What is wrong with it is among the findings: the error is the system's.
pub(crate) fn open(deposit: &Path, dataset: &Dataset, options: &ReadOptions) -> io::Result<Opened> {
    let layout = options.layout.clone().or_else(|| FixedLayout::of(dataset));
    open_with(deposit, Arc::new(Names::of(dataset)), options, layout, ElementShape::of(dataset))
}

/// Opens a deposit whose columns should bear those names.
#[cfg(test)]
pub(super) fn open_as(deposit: &Path, names: Arc<Names>, options: &ReadOptions) -> io::Result<Opened> {
    open_with(deposit, names, options, options.layout.clone(), None)
}

/// The same, where the columns of a fixed-width file stand, and which element of a document makes a row.
fn open_with(
    deposit: &Path,
    names: Arc<Names>,
    options: &ReadOptions,
    layout: Option<FixedLayout>,
    element: Option<ElementShape>,
) -> io::Result<Opened> {
    let opening = Opening { names, options, layout, element };
    match detect(deposit)? {
        form @ (Detected::Zip | Detected::Tar | Detected::Gzip) => opening.archive(deposit, form),
        detected => opening.single(deposit, detected),
    }
}

struct Opening<'a> {
    names: Arc<Names>,
    options: &'a ReadOptions,
    layout: Option<FixedLayout>,
    element: Option<ElementShape>,
}

/// A member that may be a table.
struct Candidate {
    /// Position among the members.
    member: usize,
    form: Form,
    /// How many of its columns are named as variables.
    known: usize,
    /// Whether it has columns at all.
    is_table: bool,
    findings: Vec<FindingGroup>,
}

impl Opening<'_> {
    fn single(&self, path: &Path, detected: Detected) -> io::Result<Opened> {
        let mut opened =
            Opened { parts: Vec::new(), findings: Vec::new(), rows_announced: None, _folder: None };
        match self.form(path, detected) {
            Ok(Ok((form, findings))) => {
                opened.findings = findings;
                opened.rows_announced = total_of(&form);
                opened.parts.push(Part { name: None, path: path.to_owned(), form, announced: None });
            }
            Ok(Err(format)) => opened.findings.push(foreign(format)),
            Err(fault) => opened.findings.push(fault.finding(None)?),
        }
        Ok(opened)
    }

    /// How a file is read, and what opening it found; the name of a form that nobody reads here.
    #[allow(clippy::type_complexity)]
    fn form(
        &self,
        path: &Path,
        detected: Detected,
    ) -> Result<Result<(Form, Vec<FindingGroup>), &'static str>, ReadFault> {
        let names = || Arc::clone(&self.names);
        if let (Some(shape), Detected::Foreign("XML") | Detected::Text) = (&self.element, detected)
            && let Some((elements, findings)) = Elements::open(path, shape)?
        {
            return Ok(Ok((Form::Cells(Source(Kind::Elements(elements))), findings)));
        }
        let (kind, findings) = match detected {
            Detected::Foreign(format) => return Ok(Err(format)),
            Detected::Zip | Detected::Tar | Detected::Gzip => return Err(unreadable("nested")),
            Detected::LockedWorkbook => return Err(unreadable("encrypted").with("form", "XLSX")),
            Detected::Text => match self.fixed(path).map_err(super::fault::system)? {
                Some(fixed) => (Kind::Fixed(fixed), Vec::new()),
                None => return Ok(Ok((Form::Text, Vec::new()))),
            },
            Detected::Xlsx => {
                let (workbook, notes) = Workbook::open(path, names(), self.options)?;
                (Kind::Xlsx(workbook), notes)
            }
            Detected::Xls => {
                let (workbook, notes) = OldWorkbook::open(path, &self.names, self.options)?;
                (Kind::Xls(workbook), notes)
            }
            Detected::Ods => (Kind::Ods(OpenDocument::open(path, names(), self.options)?), Vec::new()),
            Detected::Parquet => (Kind::Parquet(Columnar::new(path, names())), Vec::new()),
            Detected::Json => (Kind::Json(Records::open(path)?), Vec::new()),
        };
        Ok(Ok((Form::Cells(Source(kind)), findings)))
    }

    /// The reader of fixed width, where the dataset has a layout and the text is not delimited all the same.
    fn fixed(&self, path: &Path) -> io::Result<Option<Fixed>> {
        let Some(layout) = self.layout.clone().filter(|layout| !layout.variables.is_empty()) else {
            return Ok(None);
        };
        if sniff(path, &self.names)?.0 > 0 {
            return Ok(None);
        }
        Fixed::open(path, layout, self.options.encoding.as_deref()).map(Some)
    }

    fn archive(&self, path: &Path, form: Detected) -> io::Result<Opened> {
        let folder = match &self.options.folder {
            Some(folder) => TempDir::new_in(folder)?,
            None => TempDir::new()?,
        };
        let mut opened =
            Opened { parts: Vec::new(), findings: Vec::new(), rows_announced: None, _folder: None };
        match unpack(path, form, folder.path()) {
            Ok(members) => self.sort(&members, &mut opened)?,
            Err(fault) => opened.findings.push(fault.finding(None)?),
        }
        opened._folder = Some(folder);
        Ok(opened)
    }

    /// Tells tables, bordereaux and the rest apart.
    fn sort(&self, members: &[Unpacked], opened: &mut Opened) -> io::Result<()> {
        let bordereau = Bordereau::find(members)?;
        let mut candidates = Vec::new();
        for (position, member) in members.iter().enumerate() {
            if !bordereau.members.contains(&position) {
                candidates.extend(self.candidate(position, member, &mut opened.findings)?);
            }
        }
        let (tables, others) = choose(candidates, members);
        let positions: Vec<usize> = tables.iter().map(|table| table.member).collect();
        for other in &others {
            let (kind, severity) =
                if other.is_table { ("table", Severity::Warning) } else { ("member", Severity::Note) };
            opened.findings.push(ignored(&members[other.member].name, kind, severity));
        }
        opened.findings.extend(bordereau.compare(members, &positions)?);
        opened.rows_announced = bordereau.total;
        let is_alone = members.len() == 1;
        for table in tables {
            let member = &members[table.member];
            opened.findings.extend(table.findings);
            opened.parts.push(Part {
                name: (!is_alone).then(|| member.name.clone()),
                path: member.path.clone(),
                form: table.form,
                announced: bordereau.announced(member),
            });
        }
        if opened.parts.is_empty() && opened.findings.iter().all(|group| group.severity != Severity::Blocking)
        {
            let fault = unreadable("no-table").count("count", members.len() as u64);
            opened.findings.push(fault.finding(None)?);
        }
        Ok(())
    }

    /// Looks at a member; what can't be read is told at once.
    fn candidate(
        &self,
        position: usize,
        member: &Unpacked,
        findings: &mut Vec<FindingGroup>,
    ) -> io::Result<Option<Candidate>> {
        let name = member.name.as_str();
        let detected = detect(&member.path)?;
        if let Detected::Foreign("7z" | "RAR" | "bzip2" | "XZ" | "Zstandard") = detected {
            findings.push(unreadable("nested").with("name", name).finding(Some(name))?);
            return Ok(None);
        }
        let looked = self.form(&member.path, detected).and_then(|form| match form {
            Err(_) => Ok(None),
            Ok((Form::Text, found)) => {
                let (known, columns) = sniff(&member.path, &self.names).map_err(super::fault::system)?;
                let is_table = columns > 1;
                Ok(Some(Candidate { member: position, form: Form::Text, known, is_table, findings: found }))
            }
            Ok((form, mut found)) => {
                if let Form::Cells(Source(Kind::Elements(_))) = form {
                    let places = found.iter_mut().flat_map(|group| &mut group.places);
                    places.for_each(|place| place.file = Some(name.to_owned()));
                }
                let part = Part { name: None, path: member.path.clone(), form, announced: None };
                let header = part.cells()?.header()?;
                let names = header.as_ref().map_or(&[][..], |header| &header.names);
                let known = self.names.count(names.iter().map(String::as_str));
                Ok(Some(Candidate {
                    member: position,
                    form: part.form,
                    known,
                    is_table: true,
                    findings: found,
                }))
            }
        });
        match looked {
            Ok(Some(candidate)) => Ok(Some(candidate)),
            Ok(None) => {
                findings.push(ignored(name, "member", Severity::Note));
                Ok(None)
            }
            Err(fault) => {
                findings.push(fault.with("name", name).finding(Some(name))?);
                Ok(None)
            }
        }
    }
}

/// The tables to read: those whose columns are known; without any, those that have columns; without any, the longest
/// text, so that something is said of it.
fn choose(candidates: Vec<Candidate>, members: &[Unpacked]) -> (Vec<Candidate>, Vec<Candidate>) {
    let is_known = candidates.iter().any(|candidate| candidate.known > 0);
    let is_table = candidates.iter().any(|candidate| candidate.is_table);
    let size = |candidate: &Candidate| members[candidate.member].size_bytes;
    let longest = candidates.iter().max_by_key(|candidate| size(candidate)).map(|candidate| candidate.member);
    candidates.into_iter().partition(|candidate| {
        if is_known {
            candidate.known > 0
        } else if is_table {
            candidate.is_table
        } else {
            Some(candidate.member) == longest
        }
    })
}

/// How many names of variables the likeliest header of a text holds, and how many columns the text seems to have.
fn sniff(path: &Path, names: &Names) -> io::Result<(usize, usize)> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD_BYTES).read_to_end(&mut head)?;
    let text = match encoding_rs::Encoding::for_bom(&head) {
        Some((encoding, _)) => encoding.decode(&head).0,
        None if head.iter().skip(1).step_by(2).take(64).any(|byte| *byte == 0) => {
            encoding_rs::UTF_16LE.decode(&head).0
        }
        None => match std::str::from_utf8(&head) {
            Ok(text) => text.into(),
            // Cut in the middle of a character, or not UTF-8: names are compared without accents all the same.
            Err(error) if error.error_len().is_none() => String::from_utf8_lossy(&head),
            Err(_) => encoding_rs::WINDOWS_1252.decode(&head).0,
        },
    };
    let lines = text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).take(HEAD_LINES);
    let lines: Vec<&str> = lines.collect();
    let (mut known, mut columns) = (0, 0);
    for delimiter in [';', ',', '\t', '|'] {
        for line in &lines {
            known = known.max(names.count(line.split(delimiter).map(|cell| cell.trim().trim_matches('"'))));
        }
        let widths: Vec<usize> = lines.iter().map(|line| line.split(delimiter).count()).collect();
        let first = widths.first().copied().unwrap_or(0);
        let alike = widths.iter().filter(|width| **width == first).count();
        if alike * 3 >= widths.len() * 2 {
            columns = columns.max(first);
        }
    }
    Ok((known, columns))
}

fn total_of(form: &Form) -> Option<u64> {
    match form {
        Form::Cells(Source(Kind::Json(records))) => records.total,
        _ => None,
    }
}

/// A form that is not read here.
fn foreign(format: &str) -> FindingGroup {
    let message = Message::new("finding-not-delimited-text").with("format", format);
    let remedy = Message::new("remedy-not-delimited-text").with("format", format);
    let places: Vec<Place> = Vec::new();
    group(FindingCode::NotDelimitedText, Severity::Blocking, 1, places, message, remedy)
}
