//! XLSX workbooks (ECMA-376), one sheet at a time, a row at a time.
//!
//! The crate `calamine` reads them too: it keeps every shared text as a value of its own, has no bound on any, and
//! doesn't say the number format that makes `01400` of 1400. The tests compare both on the same workbooks.

mod rows;
mod strings;
mod styles;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use entente_model::{FindingGroup, Severity};
use quick_xml::events::Event;

use super::fault::{ReadFault, damaged, ignored, unreadable};
use super::names::Names;
use super::sheet::{Head, SheetReader};
use super::xml::{Xml, attribute};
use super::zipped::Zipped;
use super::{CellReader, ReadOptions};
use rows::SheetXml;
use strings::Strings;
use styles::Styles;

pub(super) const FORM: &str = "XLSX";
/// Members of a workbook: sheets, images, comments.
const MEMBERS_MAX: usize = 10_000;
const SHEETS_MAX: usize = 1_000;

/// A workbook, open on one of its sheets.
#[derive(Debug)]
pub(super) struct Workbook {
    zip: Zipped,
    sheets: Vec<Sheet>,
    /// Position of the sheet that is read.
    chosen: usize,
    shared: Arc<Shared>,
    strings_path: Option<String>,
    names: Arc<Names>,
}

/// What the cells of every sheet refer to.
#[derive(Debug, Default)]
pub(super) struct Shared {
    styles: Styles,
    /// Read when a cell asks for the first time.
    strings: OnceLock<Strings>,
    epoch_1904: bool,
}

#[derive(Debug)]
struct Sheet {
    name: String,
    path: String,
}

impl Workbook {
    /// Opens a workbook on the sheet asked for, or on the first one that holds what is expected; tells the others.
    pub(super) fn open(
        path: &Path,
        names: Arc<Names>,
        options: &ReadOptions,
    ) -> Result<(Self, Vec<FindingGroup>), ReadFault> {
        let zip = Zipped::open(path, FORM, MEMBERS_MAX)?;
        let mut workbook = Self::contents(zip, names)?;
        let mut known = Vec::new();
        for position in 0..workbook.sheets.len() {
            let mut rows = workbook.rows(position)?;
            known.push(Head::read(&mut rows, &workbook.names)?.map(|head| head.known));
        }
        workbook.chosen = choose(&workbook.sheets, &known, options)?;
        let others = workbook.sheets.iter().enumerate().zip(&known);
        let others = others.filter(|((position, _), known)| *position != workbook.chosen && known.is_some());
        let notes = others.map(|((_, sheet), _)| ignored(&sheet.name, "sheet", Severity::Note)).collect();
        Ok((workbook, notes))
    }

    /// Reads the list of sheets, the styles, and where the shared texts are.
    fn contents(zip: Zipped, names: Arc<Names>) -> Result<Self, ReadFault> {
        let start = relations(&zip, "")?;
        let target = start.into_iter().find(|relation| relation.kind == "officeDocument");
        let workbook_path = target.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.path);
        let relations = relations(&zip, &workbook_path)?;
        let (listed, epoch_1904) = read_workbook(&zip, &workbook_path)?;
        let mut sheets = Vec::new();
        for (name, id) in listed {
            let sheet = relations.iter().find(|relation| relation.id == id && relation.kind == "worksheet");
            sheets.extend(sheet.map(|relation| Sheet { name, path: relation.path.clone() }));
        }
        let path_of = |kind: &str| relations.iter().find(|r| r.kind == kind).map(|r| r.path.clone());
        let styles = match path_of("styles").as_deref().and_then(|path| zip.member(path)) {
            Some(member) => Styles::read(Xml::new(zip.read(member)?, FORM))?,
            None => Styles::default(),
        };
        let shared = Shared { styles, strings: OnceLock::new(), epoch_1904 };
        let strings_path = path_of("sharedStrings");
        Ok(Self { zip, sheets, chosen: 0, shared: Arc::new(shared), strings_path, names })
    }

    /// Reads the chosen sheet.
    pub(super) fn cells(&self) -> Result<Box<dyn CellReader>, ReadFault> {
        Ok(Box::new(SheetReader::new(self.rows(self.chosen)?, Arc::clone(&self.names))))
    }

    fn rows(&self, position: usize) -> Result<SheetXml, ReadFault> {
        let sheet = self.sheets.get(position).ok_or_else(|| damaged(FORM))?;
        let member = self.zip.member(&sheet.path).ok_or_else(|| damaged(FORM))?;
        if self.shared.strings.get().is_none() {
            let strings = match self.strings_path.as_deref().and_then(|path| self.zip.member(path)) {
                Some(member) => Strings::read(Xml::new(self.zip.read(member)?, FORM))?,
                None => Strings::default(),
            };
            // Another thread may have read them first: they are the same.
            let _ = self.shared.strings.set(strings);
        }
        Ok(SheetXml::new(Xml::new(self.zip.read(member)?, FORM), Arc::clone(&self.shared)))
    }
}

/// The sheet asked for; otherwise the one with most names of variables, the first one where none has any.
fn choose(sheets: &[Sheet], known: &[Option<usize>], options: &ReadOptions) -> Result<usize, ReadFault> {
    if let Some(wanted) = &options.sheet {
        let named = sheets.iter().position(|sheet| sheet.name.trim().eq_ignore_ascii_case(wanted.trim()));
        return named.ok_or_else(|| no_sheet(wanted, sheets.iter().map(|sheet| sheet.name.as_str())));
    }
    best_sheet(known).ok_or_else(|| damaged(FORM))
}

/// Position of the sheet to read, from how many names of variables the header of each holds; `None` is an empty sheet.
pub(super) fn best_sheet(known: &[Option<usize>]) -> Option<usize> {
    let best = |(position, known): &(usize, &Option<usize>)| (**known, usize::MAX - position);
    known.iter().enumerate().max_by_key(best).map(|(position, _)| position)
}

/// The sheet asked for is not there; these are.
pub(super) fn no_sheet<'a>(wanted: &str, sheets: impl Iterator<Item = &'a str>) -> ReadFault {
    let list: Vec<&str> = sheets.take(10).collect();
    unreadable("no-sheet").with("sheet", wanted).with("sheets", list.join(", "))
}

/// A member that another one refers to.
struct Relation {
    id: String,
    /// Last part of its type: strict and transitional workbooks only differ before it.
    kind: String,
    path: String,
}

/// The relations of a member (ECMA-376 part 2, 9.3); of the package itself for an empty name.
fn relations(zip: &Zipped, path: &str) -> Result<Vec<Relation>, ReadFault> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let own =
        if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let Some(member) = zip.member(&own) else { return Ok(Vec::new()) };
    let mut xml = Xml::new(zip.read(member)?, FORM);
    let mut relations = Vec::new();
    loop {
        match xml.next()? {
            Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                let of = |name| attribute(&element, name).unwrap_or_default();
                let kind = of("Type").rsplit('/').next().unwrap_or_default().to_owned();
                relations.push(Relation { id: of("Id"), kind, path: resolve(folder, &of("Target")) });
                if relations.len() > MEMBERS_MAX {
                    return Err(damaged(FORM));
                }
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// The member that a target names, from the folder of whoever refers to it.
fn resolve(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Names and relations of the sheets in order, and whether days are counted from 1904.
fn read_workbook(zip: &Zipped, path: &str) -> Result<(Vec<(String, String)>, bool), ReadFault> {
    let member = zip.member(path).ok_or_else(|| damaged(FORM))?;
    let mut xml = Xml::new(zip.read(member)?, FORM);
    let (mut sheets, mut epoch_1904) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "workbookPr" => {
                    epoch_1904 = matches!(attribute(&element, "date1904").as_deref(), Some("1" | "true"));
                }
                "sheet" if sheets.len() < SHEETS_MAX => {
                    let of = |name| attribute(&element, name).unwrap_or_default();
                    sheets.push((of("name"), of("id")));
                }
                _ => {}
            },
            Event::Eof => return Ok((sheets, epoch_1904)),
            _ => {}
        }
    }
}
