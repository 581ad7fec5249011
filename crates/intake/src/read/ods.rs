//! ODS workbooks (ODF 1.3 part 3), a row at a time: the whole workbook is one document, which is never held.
//!
//! A row or a cell may be repeated a million times in a few bytes: what is repeated is bounded, blanks cost nothing.

use std::path::Path;
use std::sync::Arc;

use entente_model::{FindingGroup, Severity};
use quick_xml::events::{BytesStart, Event};

use super::fault::{ReadFault, damaged, ignored, unreadable};
use super::names::Names;
use super::number::write_plain;
use super::sheet::{Head, RowBuffer, SheetReader, SheetRows};
use super::xlsx::{best_sheet, no_sheet};
use super::xml::{Xml, attribute, each_attribute, push_text};
use super::zipped::Zipped;
use super::{CellReader, ReadOptions};

pub(super) const FORM: &str = "ODS";
const MEMBERS_MAX: usize = 10_000;
const SHEETS_MAX: usize = 1_000;
/// How often one row with values may be repeated: as many rows as Excel has.
const REPEATS_MAX: u64 = 1 << 20;

/// A workbook, open on one of its sheets.
#[derive(Debug)]
pub(super) struct OpenDocument {
    zip: Zipped,
    /// Position of the sheet that is read.
    chosen: usize,
    /// What was seen of the sheets before it.
    notes: Vec<FindingGroup>,
    names: Arc<Names>,
}

impl OpenDocument {
    /// Opens a workbook on the sheet asked for, or on the first one that holds what is expected.
    pub(super) fn open(path: &Path, names: Arc<Names>, options: &ReadOptions) -> Result<Self, ReadFault> {
        let zip = Zipped::open(path, FORM, MEMBERS_MAX)?;
        if is_encrypted(&zip)? {
            return Err(unreadable("encrypted").with("form", FORM));
        }
        let mut document = Self { zip, chosen: 0, notes: Vec::new(), names };
        let mut table = document.tables()?;
        let mut known = Vec::new();
        let mut sheets: Vec<String> = Vec::new();
        // Reading stops at the first sheet that will do: the others are told when the reader reaches them.
        while let Some(name) = table.next_table()? {
            let is_wanted =
                options.sheet.as_ref().is_some_and(|wanted| wanted.trim().eq_ignore_ascii_case(name.trim()));
            known.push(Head::read(&mut table, &document.names)?.map(|head| head.known));
            sheets.push(name);
            let position = sheets.len() - 1;
            if is_wanted || (options.sheet.is_none() && known[position] > Some(0)) {
                return Ok(document.choose(position, &sheets, &known));
            }
            if sheets.len() == SHEETS_MAX {
                break;
            }
        }
        if let Some(wanted) = &options.sheet {
            return Err(no_sheet(wanted, sheets.iter().map(String::as_str)));
        }
        let position = best_sheet(&known).ok_or_else(|| damaged(FORM))?;
        Ok(document.choose(position, &sheets, &known))
    }

    fn choose(&mut self, position: usize, sheets: &[String], known: &[Option<usize>]) -> Self {
        let before = sheets.iter().zip(known).take(position).filter(|(_, known)| known.is_some());
        let notes = before.map(|(name, _)| ignored(name, "sheet", Severity::Note)).collect();
        let zip = std::mem::take(&mut self.zip);
        Self { zip, chosen: position, notes, names: Arc::clone(&self.names) }
    }

    /// Reads the chosen sheet.
    pub(super) fn cells(&self) -> Result<Box<dyn CellReader>, ReadFault> {
        let mut table = self.tables()?;
        table.notes.clone_from(&self.notes);
        for _ in 0..=self.chosen {
            table.next_table()?.ok_or_else(|| damaged(FORM))?;
        }
        Ok(Box::new(SheetReader::new(table, Arc::clone(&self.names))))
    }

    fn tables(&self) -> Result<Tables, ReadFault> {
        let member = self.zip.member("content.xml").ok_or_else(|| damaged(FORM))?;
        Ok(Tables::new(Xml::new(self.zip.read(member)?, FORM)))
    }
}

/// Whether the manifest says that members are encrypted (ODF 1.3 part 2, 4.4).
fn is_encrypted(zip: &Zipped) -> Result<bool, ReadFault> {
    let Some(member) = zip.member("META-INF/manifest.xml") else { return Ok(false) };
    let mut xml = Xml::new(zip.read(member)?, FORM);
    loop {
        match xml.next() {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "encryption-data" => {
                return Ok(true);
            }
            // Old manifests name their DTD, which nobody needs to read.
            Ok(Event::Eof) | Err(_) => return Ok(false),
            Ok(_) => {}
        }
    }
}

/// The tables of a document, where its reader stands.
struct Tables {
    xml: Xml,
    /// Whether it stands inside a table.
    open: bool,
    /// Row reached, from 1.
    line: u64,
    /// How often the last row is still to be given again.
    again: u64,
    last: RowBuffer,
    cell: CellText,
    notes: Vec<FindingGroup>,
    ended: bool,
}

/// What is known of a cell while it is read.
#[derive(Default)]
struct CellText {
    kind: Option<String>,
    value: Option<String>,
    /// What the cell shows: its paragraphs.
    shown: String,
    paragraphs: usize,
    repeated: usize,
}

impl Tables {
    fn new(xml: Xml) -> Self {
        Self {
            xml,
            open: false,
            line: 0,
            again: 0,
            last: RowBuffer::default(),
            cell: CellText::default(),
            notes: Vec::new(),
            ended: false,
        }
    }

    /// Passes to the next table; gives its name.
    fn next_table(&mut self) -> Result<Option<String>, ReadFault> {
        self.again = 0;
        self.line = 0;
        while !self.ended {
            match self.xml.next()? {
                Event::Start(element) if element.local_name().as_ref() == "table" && !self.open => {
                    self.open = true;
                    return Ok(Some(attribute(&element, "name").unwrap_or_default()));
                }
                Event::End(element) if element.local_name().as_ref() == "table" => self.open = false,
                Event::End(element) if element.local_name().as_ref() == "spreadsheet" => self.ended = true,
                Event::Eof => return Err(damaged(FORM)),
                _ => {}
            }
        }
        Ok(None)
    }

    /// Reads the next row into `row`; gives how often it stands there, `None` at the end of the table.
    fn read_row(&mut self, row: &mut RowBuffer) -> Result<Option<u64>, ReadFault> {
        row.clear();
        let (mut times, mut column) = (1, 0);
        loop {
            match self.xml.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "table-row" => {
                        times = repeats(&element, "number-rows-repeated");
                        column = 0;
                    }
                    "table-cell" | "covered-table-cell" => {
                        self.cell.begin(&element);
                        self.read_cell()?;
                        let repeated = self.cell.repeated;
                        row.put(column, repeated, self.cell.text())?;
                        column = column.saturating_add(repeated);
                    }
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "table-row" => return Ok(Some(times)),
                    "table" => {
                        self.open = false;
                        return Ok(None);
                    }
                    _ => {}
                },
                Event::Eof => return Err(damaged(FORM)),
                _ => {}
            }
        }
    }

    /// Reads what stands in a cell, up to its end. Comments, notes and drawings are no part of its text.
    fn read_cell(&mut self) -> Result<(), ReadFault> {
        let Self { xml, cell, .. } = self;
        // Elements open inside the cell, and the one inside which nothing counts.
        let (mut depth, mut aside) = (0_u32, None);
        loop {
            let event = xml.next()?;
            match &event {
                Event::Start(element) => {
                    depth += 1;
                    match element.local_name().as_ref() {
                        "annotation" | "note" | "table" | "frame" | "shapes" => {
                            aside.get_or_insert(depth);
                        }
                        name if aside.is_none() => cell.begin_text(name, element),
                        _ => {}
                    }
                }
                Event::End(_) if depth == 0 => return Ok(()),
                Event::End(_) => {
                    if aside == Some(depth) {
                        aside = None;
                    }
                    depth -= 1;
                }
                Event::Eof => return Err(damaged(FORM)),
                // Outside paragraphs there are only the blanks of the layout.
                event if depth > 0 && aside.is_none() => {
                    push_text(event, &mut cell.shown)?;
                    cell.check()?;
                }
                _ => {}
            }
        }
    }

    /// Whether the table holds a text; passes to its end.
    fn has_text(&mut self) -> Result<bool, ReadFault> {
        let mut row = RowBuffer::default();
        while self.read_row(&mut row)?.is_some() {
            if row.width() > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn rest(&mut self) -> Result<(), ReadFault> {
        let mut told = 0;
        while let Some(name) = self.next_table()? {
            if self.has_text()? && told < SHEETS_MAX {
                told += 1;
                self.notes.push(ignored(&name, "sheet", Severity::Note));
            }
        }
        Ok(())
    }
}

impl SheetRows for Tables {
    fn next_row(&mut self, row: &mut RowBuffer) -> Result<Option<u64>, ReadFault> {
        if self.again > 0 {
            self.again -= 1;
            self.line += 1;
            row.clone_from(&self.last);
            return Ok(Some(self.line));
        }
        if !self.open {
            return Ok(None);
        }
        let next = self.line + 1;
        let Some(times) = self.read_row(row).map_err(|fault| fault.at(next))? else { return Ok(None) };
        if row.width() == 0 {
            // A million blank rows below the table are written as one.
            self.line = self.line.saturating_add(times);
            return Ok(Some(self.line));
        }
        if times > REPEATS_MAX {
            return Err(unreadable("sheet-bounds").at(next));
        }
        self.line = next;
        self.again = times - 1;
        if self.again > 0 {
            self.last.clone_from(row);
        }
        Ok(Some(self.line))
    }

    fn notes(&mut self) -> Vec<FindingGroup> {
        // What follows the sheet is only looked at to be told; a fault there is no fault of what was read.
        if !self.open {
            let _ = self.rest();
        }
        std::mem::take(&mut self.notes)
    }
}

impl CellText {
    fn begin(&mut self, element: &BytesStart<'_>) {
        self.kind = None;
        self.value = None;
        self.shown.clear();
        self.paragraphs = 0;
        self.repeated = 1;
        let mut is_error = false;
        each_attribute(element, |name, value| match name {
            // LibreOffice says twice what a cell holds: its own `calcext` says `error`.
            "value-type" if value == "error" => is_error = true,
            "value-type" => self.kind = Some(value.to_owned()),
            "value" | "date-value" | "time-value" | "boolean-value" | "string-value" => {
                self.value = Some(value.to_owned());
            }
            "number-columns-repeated" => self.repeated = value.parse().unwrap_or(1).max(1),
            _ => {}
        });
        if is_error {
            self.kind = None;
        }
    }

    /// An element begins inside the text.
    fn begin_text(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "p" | "h" => {
                if self.paragraphs > 0 {
                    self.shown.push('\n');
                }
                self.paragraphs += 1;
            }
            "s" => {
                let count = attribute(element, "c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.shown.extend(std::iter::repeat_n(' ', count.min(32_767)));
            }
            "tab" => self.shown.push('\t'),
            "line-break" => self.shown.push('\n'),
            _ => {}
        }
    }

    fn check(&self) -> Result<(), ReadFault> {
        // Each paragraph is bounded; their number must be too.
        if self.shown.len() > (8 << 20) { Err(unreadable("token").with("form", FORM)) } else { Ok(()) }
    }

    /// The text of the cell.
    fn text(&mut self) -> &str {
        match (self.kind.as_deref(), self.value.take()) {
            (Some("float" | "percentage" | "currency"), Some(value)) => self.number(&value),
            (Some("time"), Some(value)) => {
                if let Some(time) = time_of(&value) {
                    self.shown = time;
                }
            }
            (Some("date" | "boolean" | "string"), Some(value)) => self.shown = value,
            _ => {}
        }
        &self.shown
    }

    /// A number shown with zeros before it is a code: what is shown is what was meant.
    fn number(&mut self, value: &str) {
        let Ok(number) = value.trim().parse::<f64>() else {
            self.shown = value.to_owned();
            return;
        };
        let is_code = self.shown.len() > 1
            && self.shown.starts_with('0')
            && self.shown.bytes().all(|byte| byte.is_ascii_digit())
            && self.shown.parse() == Ok(number);
        if !is_code {
            self.shown.clear();
            write_plain(number, &mut self.shown);
        }
    }
}

/// `PT10H30M00S` (XML Schema duration) is 10:30:00.
fn time_of(duration: &str) -> Option<String> {
    let rest = duration.strip_prefix("PT")?;
    let (hours, rest) = rest.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?;
    let seconds = seconds
        .split_once(['.', ','])
        .map_or(seconds, |(whole, rest)| if rest.bytes().all(|byte| byte == b'0') { whole } else { seconds });
    let is_number =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let all = [hours, minutes, seconds].into_iter().all(is_number);
    all.then(|| format!("{hours:0>2}:{minutes:0>2}:{seconds:0>2}"))
}

fn repeats(element: &BytesStart<'_>, name: &str) -> u64 {
    attribute(element, name).and_then(|times| times.parse().ok()).unwrap_or(1).max(1)
}
