//! Old Excel workbooks (BIFF), read whole by `calamine`: they hold 65,536 rows at most.

use std::fmt::Write as _;
use std::fs::File;
use std::io::BufReader;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use calamine::{Data, Range, Reader as _, Xls, XlsError};
use entente_model::{FindingGroup, Severity};

use super::fault::{ReadFault, damaged, ignored, system, unreadable};
use super::names::Names;
use super::number::{NumberForm, write_number, write_plain};
use super::sheet::{Head, RowBuffer, SheetReader, SheetRows};
use super::xlsx::{best_sheet, no_sheet};
use super::{CellReader, ReadOptions};

const FORM: &str = "XLS";
/// Bytes of a workbook: it is held whole, several times as large.
const WORKBOOK_BYTES_MAX: u64 = 64 << 20;

/// A workbook, open on one of its sheets.
#[derive(Debug)]
pub(super) struct OldWorkbook {
    path: PathBuf,
    sheet: String,
    names: Arc<Names>,
}

impl OldWorkbook {
    /// Opens a workbook on the sheet asked for, or on the first one that holds what is expected; tells the others.
    pub(super) fn open(
        path: &Path,
        names: &Arc<Names>,
        options: &ReadOptions,
    ) -> Result<(Self, Vec<FindingGroup>), ReadFault> {
        let size_bytes = path.metadata().map_err(system)?.len();
        if size_bytes > WORKBOOK_BYTES_MAX {
            return Err(unreadable("old-workbook").count("mebibytes", WORKBOOK_BYTES_MAX >> 20));
        }
        guarded(|| {
            let mut workbook = open(path)?;
            let sheets = workbook.sheet_names();
            let mut known = Vec::new();
            for sheet in &sheets {
                let mut rows = RangeRows::new(range(&mut workbook, sheet)?, false);
                known.push(Head::read(&mut rows, names)?.map(|head| head.known));
            }
            let chosen = match &options.sheet {
                Some(wanted) => {
                    sheets.iter().position(|sheet| sheet.trim().eq_ignore_ascii_case(wanted.trim()))
                }
                None => best_sheet(&known),
            };
            let Some(chosen) = chosen else {
                let wanted = options.sheet.as_deref().unwrap_or_default();
                return Err(no_sheet(wanted, sheets.iter().map(String::as_str)));
            };
            let others = sheets.iter().enumerate().zip(&known);
            let others = others.filter(|((position, _), known)| *position != chosen && known.is_some());
            let notes = others.map(|((_, sheet), _)| ignored(sheet, "sheet", Severity::Note)).collect();
            Ok((
                Self { path: path.to_owned(), sheet: sheets[chosen].clone(), names: Arc::clone(names) },
                notes,
            ))
        })
    }

    /// Reads the chosen sheet.
    pub(super) fn cells(&self) -> Result<Box<dyn CellReader>, ReadFault> {
        guarded(|| {
            let mut workbook = open(&self.path)?;
            let rows = RangeRows::new(range(&mut workbook, &self.sheet)?, workbook.has_1904_epoch());
            Ok(Box::new(SheetReader::new(rows, Arc::clone(&self.names))) as Box<dyn CellReader>)
        })
    }
}

/// The library panics on some damaged files: that is a damaged file.
fn guarded<T>(work: impl FnOnce() -> Result<T, ReadFault>) -> Result<T, ReadFault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(damaged(FORM)))
}

fn open(path: &Path) -> Result<Xls<BufReader<File>>, ReadFault> {
    let file = File::open(path).map_err(system)?;
    Xls::new(BufReader::new(file)).map_err(|error| of_xls(&error))
}

fn range(workbook: &mut Xls<BufReader<File>>, sheet: &str) -> Result<Range<Data>, ReadFault> {
    workbook.worksheet_range(sheet).map_err(|error| of_xls(&error))
}

fn of_xls(error: &XlsError) -> ReadFault {
    match error {
        XlsError::Password => unreadable("encrypted").with("form", FORM),
        _ => damaged(FORM),
    }
}

/// The rows of a sheet that is held.
struct RangeRows {
    range: Range<Data>,
    first: (usize, usize),
    next: usize,
    epoch_1904: bool,
}

impl RangeRows {
    fn new(range: Range<Data>, epoch_1904: bool) -> Self {
        let (row, column) = range.start().unwrap_or_default();
        Self { range, first: (row as usize, column as usize), next: 0, epoch_1904 }
    }
}

impl SheetRows for RangeRows {
    fn next_row(&mut self, row: &mut RowBuffer) -> Result<Option<u64>, ReadFault> {
        row.clear();
        if self.next >= self.range.height() {
            return Ok(None);
        }
        let line = (self.first.0 + self.next + 1) as u64;
        let mut text = String::new();
        for column in 0..self.range.width() {
            text.clear();
            if let Some(value) = self.range.get((self.next, column)) {
                write_value(value, self.epoch_1904, &mut text);
            }
            row.put(self.first.1 + column, 1, &text).map_err(|fault| fault.at(line))?;
        }
        self.next += 1;
        Ok(Some(line))
    }
}

fn write_value(value: &Data, epoch_1904: bool, out: &mut String) {
    match value {
        Data::Empty => {}
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => out.push_str(text),
        Data::Float(number) => write_plain(*number, out),
        Data::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        // Writing to a text cannot fail.
        Data::Int(number) => write!(out, "{number}").unwrap_or_default(),
        Data::Error(error) => write!(out, "{error}").unwrap_or_default(),
        Data::DateTime(moment) => {
            let serial = moment.as_f64();
            let form = if moment.is_duration() {
                NumberForm::Duration
            } else if serial.fract() == 0.0 {
                NumberForm::Day
            } else if serial < 1.0 {
                NumberForm::Time
            } else {
                NumberForm::Instant
            };
            write_number(serial, form, epoch_1904, out);
        }
    }
}
