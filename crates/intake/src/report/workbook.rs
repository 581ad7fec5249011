//! The faulty rows as a workbook to correct and send back: a comment on each faulty cell says what is wrong and what to do.
//!
//! Rows are written as they come and not kept; every cell is text, so that nothing of somebody's file can be computed.
//! The cells are those of the depositor's own file, not masked: the workbook goes to nobody else.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Seek, Write};
use std::path::Path;

use entente_model::{CheckReport, FindingGroup, Message, Severity};
use entente_text::{Lang, number};
use jiff::tz::TimeZone;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Note, Workbook, Worksheet, XlsxError,
};

use super::json::share;
use crate::check::{CheckContext, FaultyRow, FaultyRows, RowWording};
use crate::words::words;

/// Rows written at most: beyond, a file is corrected at its source.
pub const ROWS_MAX: u32 = 100_000;
/// Files of a deposit that have their own sheet.
const SHEETS_MAX: usize = 50;
/// What a cell and a comment can hold (ECMA-376 and Excel's limits).
const CELL_UNITS_MAX: usize = 32_767;
const NOTE_UNITS_MAX: usize = 2_000;
const COLUMNS_MAX: usize = 16_384;
const NOTE_WIDTH: u32 = 320;

/// Writes the workbook as rows come.
pub struct FaultyWorkbook<'c, 'a> {
    workbook: Workbook,
    wording: RowWording<'c, 'a>,
    sheets: Vec<Sheet>,
    /// Where a row stands already: those that repeat a key come once more, at the end.
    written: HashMap<(usize, u64), u32>,
    /// By sheet, row and column.
    notes: BTreeMap<(usize, u32, u16), String>,
    rows: u32,
    left_out: u64,
    wrong: Format,
}

/// The sheet of one file.
struct Sheet {
    file: Option<String>,
    columns: usize,
    next_row: u32,
}

fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    }
}

impl<'c, 'a> FaultyWorkbook<'c, 'a> {
    /// A workbook whose sentences are in that language; `folder` holds the rows until the end, the system's own otherwise.
    pub fn new(context: &'c CheckContext<'a>, lang: Lang, folder: Option<&Path>) -> io::Result<Self> {
        let mut workbook = Workbook::new();
        if let Some(folder) = folder {
            workbook.set_tempdir(folder).map_err(failed)?;
        }
        // The instant of the check, not that of the writing: the same check gives the same bytes.
        let made = context.checked_at.to_zoned(TimeZone::UTC).date();
        let made =
            ExcelDateTime::from_ymd(made.year().max(1900) as u16, made.month() as u8, made.day() as u8);
        let properties = DocProperties::new().set_title(context.dataset.id.as_str());
        workbook.set_properties(&properties.set_creation_datetime(&made.map_err(failed)?));
        workbook.add_worksheet().set_name(words().word(lang, "workbook-summary")).map_err(failed)?;
        let wrong = Format::new().set_background_color(Color::RGB(0x00FF_E3DC));
        Ok(Self {
            workbook,
            wording: RowWording::new(context, lang),
            sheets: Vec::new(),
            written: HashMap::new(),
            notes: BTreeMap::new(),
            rows: 0,
            left_out: 0,
            wrong,
        })
    }

    /// Writes the summary and the whole workbook.
    pub fn finish<W: Write + Seek + Send>(mut self, report: &CheckReport, out: W) -> io::Result<()> {
        for ((sheet, row, column), text) in std::mem::take(&mut self.notes) {
            let note = Note::new(text).add_author_prefix(false).set_width(NOTE_WIDTH);
            self.sheet(sheet)?.insert_note(row, column, &note).map_err(failed)?;
        }
        self.summary(report).map_err(failed)?;
        self.workbook.save_to_writer(out).map_err(failed)
    }

    fn sheet(&mut self, sheet: usize) -> io::Result<&mut Worksheet> {
        // The summary is the first one.
        self.workbook.worksheet_from_index(sheet + 1).map_err(failed)
    }

    fn summary(&mut self, report: &CheckReport) -> Result<(), XlsxError> {
        let lang = self.wording.lang();
        let (rows, left_out) = (self.rows, self.left_out);
        let sheet = self.workbook.worksheet_from_index(0)?;
        let bold = Format::new().set_bold();
        let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let said = Message::new("workbook-rows")
            .count("rows", report.rows)
            .count("count", u64::from(rows))
            .count("causes", report.findings.len() as u64);
        sheet.write_string(0, 0, words().say(lang, &said))?;
        if left_out > 0 {
            let said =
                Message::new("workbook-left-out").count("count", left_out).count("most", u64::from(ROWS_MAX));
            sheet.write_string_with_format(1, 0, words().say(lang, &said), &bold)?;
        }
        let heads = ["severity", "code", "variable", "count", "share", "sentence", "remedy", "places"];
        for (column, (head, width)) in heads.iter().zip([14, 18, 24, 10, 10, 70, 70, 40]).enumerate() {
            let head = words().word(lang, &format!("workbook-{head}"));
            sheet.write_string_with_format(3, column as u16, head, &bold)?;
            sheet.set_column_width(column as u16, width)?;
        }
        for (rank, group) in report.findings.iter().enumerate() {
            let row = rank as u32 + 4;
            for (column, text) in summary_cells(lang, group, report.rows).iter().enumerate() {
                sheet.write_string_with_format(row, column as u16, fitting(text, CELL_UNITS_MAX), &wrap)?;
            }
        }
        sheet.set_freeze_panes(4, 0)?;
        Ok(())
    }

    /// The sheet of that file, made where it is not there yet.
    fn sheet_of(&mut self, file: Option<&str>) -> Option<usize> {
        self.sheets.iter().position(|sheet| sheet.file.as_deref() == file)
    }

    fn add_sheet(&mut self, file: Option<&str>, names: &[String]) -> Result<(), XlsxError> {
        let lang = self.wording.lang();
        let rank = self.sheets.len() + 1;
        let name = words().word(lang, "workbook-to-correct");
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(if rank == 1 { name } else { format!("{name} {rank}") })?;
        let bold = Format::new().set_bold();
        for (column, name) in names.iter().take(COLUMNS_MAX).enumerate() {
            sheet.write_string_with_format(0, column as u16, fitting(name, CELL_UNITS_MAX), &bold)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        self.sheets.push(Sheet { file: file.map(str::to_owned), columns: names.len(), next_row: 1 });
        Ok(())
    }

    fn write_cells(&mut self, sheet: usize, row: u32, faulty: &FaultyRow) -> io::Result<()> {
        let wrong = self.wrong.clone();
        let written = self.sheet(sheet)?;
        for (column, cell) in faulty.cells.iter().take(COLUMNS_MAX).enumerate() {
            let text = fitting(cell, CELL_UNITS_MAX);
            let is_wrong = faulty.findings.iter().any(|finding| finding.column == Some(column));
            if is_wrong {
                written.write_string_with_format(row, column as u16, text, &wrong).map_err(failed)?;
            } else if !text.is_empty() {
                written.write_string(row, column as u16, text).map_err(failed)?;
            }
        }
        Ok(())
    }

    fn note(&mut self, sheet: usize, row: u32, faulty: &FaultyRow) {
        let columns = self.sheets[sheet].columns;
        let lang = self.wording.lang();
        for finding in &faulty.findings {
            let said = self.wording.say(faulty, finding, columns);
            // What is about the whole row is said on its first cell.
            let column = finding.column.unwrap_or(0).min(COLUMNS_MAX - 1) as u16;
            let text = self.notes.entry((sheet, row, column)).or_insert_with(|| {
                words().say(lang, &Message::new("workbook-line").with("line", number(lang, faulty.line)))
            });
            if !text.contains(&said.sentence) {
                text.push('\n');
                text.push_str(&said.sentence);
                text.push('\n');
                text.push_str(&said.remedy);
                *text = fitting(text, NOTE_UNITS_MAX);
            }
        }
    }
}

impl FaultyRows for FaultyWorkbook<'_, '_> {
    fn header(&mut self, file: Option<&str>, names: &[String]) -> io::Result<()> {
        if self.sheet_of(file).is_none() && self.sheets.len() < SHEETS_MAX {
            self.add_sheet(file, names).map_err(failed)?;
        }
        Ok(())
    }

    fn row(&mut self, row: &FaultyRow) -> io::Result<()> {
        let Some(sheet) = self.sheet_of(row.file.as_deref()) else {
            self.left_out += 1;
            return Ok(());
        };
        if let Some(&known) = self.written.get(&(sheet, row.line)) {
            self.note(sheet, known, row);
            return Ok(());
        }
        if self.rows >= ROWS_MAX {
            self.left_out += 1;
            return Ok(());
        }
        let place = self.sheets[sheet].next_row;
        self.sheets[sheet].next_row += 1;
        self.rows += 1;
        self.written.insert((sheet, row.line), place);
        self.write_cells(sheet, place, row)?;
        self.note(sheet, place, row);
        Ok(())
    }
}

fn summary_cells(lang: Lang, group: &FindingGroup, rows: u64) -> [String; 8] {
    let severity = match group.severity {
        Severity::Blocking => "workbook-blocking",
        Severity::Warning => "workbook-warning",
        Severity::Note => "workbook-note",
    };
    let names: Vec<&str> = group.variable.iter().chain(&group.variables).map(|name| name.as_str()).collect();
    let places: Vec<String> = group
        .places
        .iter()
        .filter(|place| place.line > 0)
        .map(|place| match place.column {
            Some(column) => format!("{}:{column}", place.line),
            None => place.line.to_string(),
        })
        .collect();
    [
        words().word(lang, severity),
        group.code.name(),
        names.join(", "),
        number(lang, group.count),
        per_cent(lang, share(group, rows)),
        words().say(lang, &group.message),
        words().say(lang, &group.remedy),
        places.join(", "),
    ]
}

fn per_cent(lang: Lang, share: f64) -> String {
    let text = format!("{:.1}", share * 100.0);
    match lang {
        Lang::Fr => format!("{}\u{202f}%", text.replace('.', ",")),
        Lang::En => format!("{text}%"),
    }
}

/// The text, cut where a cell holds no more.
fn fitting(text: &str, units_max: usize) -> String {
    if text.len() <= units_max {
        return text.to_owned();
    }
    let mut units = 1;
    let fits = |character: &char| {
        units += character.len_utf16();
        units <= units_max
    };
    let mut cut: String = text.chars().take_while(fits).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    cut
}
