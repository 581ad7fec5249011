//! The rows of a sheet as cells: finds the header under title lines, keeps every row as long as the header.
//!
//! Workbooks of three kinds are read by it; each gives its rows through [`SheetRows`].

use std::collections::VecDeque;
use std::sync::Arc;

use entente_model::FindingGroup;

use super::fault::{ReadFault, unreadable};
use super::names::Names;
use super::{CellReader, Cells, SheetHeader};

/// Rows among which the header is looked for.
const HEAD_ROWS: usize = 50;
/// Columns of the largest sheet there is.
const COLUMNS_MAX: usize = 16_384;
/// Rows of the largest sheet there is (LibreOffice; Excel has 1,048,576).
const ROWS_MAX: u64 = 1 << 24;
/// Bytes of the texts of one row.
const ROW_BYTES_MAX: usize = 8 << 20;
/// Bytes that one sheet may give: a small file can repeat a long text a thousand million times.
const SHEET_BYTES_MAX: u64 = 64 << 30;

/// The cells of one row, by column.
#[derive(Clone, Debug, Default)]
pub(super) struct RowBuffer {
    bytes: Vec<u8>,
    spans: Vec<(u32, u32)>,
    size_bytes: usize,
}

impl RowBuffer {
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.spans.clear();
        self.size_bytes = 0;
    }

    /// Puts a text in a column, from 0, and in those that follow it, `times` in all. An empty text is no cell.
    pub(super) fn put(&mut self, column: usize, times: usize, text: &str) -> Result<(), ReadFault> {
        if text.is_empty() {
            return Ok(());
        }
        let end = column.saturating_add(times);
        self.size_bytes = self.size_bytes.saturating_add(text.len().saturating_mul(times));
        if end > COLUMNS_MAX || self.size_bytes > ROW_BYTES_MAX {
            return Err(unreadable("sheet-bounds"));
        }
        let span = (self.bytes.len() as u32, (self.bytes.len() + text.len()) as u32);
        self.bytes.extend_from_slice(text.as_bytes());
        if self.spans.len() < end {
            self.spans.resize(end, (0, 0));
        }
        self.spans[column..end].fill(span);
        Ok(())
    }

    /// Columns up to the last one with a text.
    pub(super) fn width(&self) -> usize {
        self.spans.len()
    }

    pub(super) fn cell(&self, column: usize) -> &[u8] {
        self.spans.get(column).map_or(&[], |(start, end)| &self.bytes[*start as usize..*end as usize])
    }

    /// The texts, empty ones included.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        (0..self.width()).map(|column| std::str::from_utf8(self.cell(column)).unwrap_or_default())
    }

    fn filled(&self) -> usize {
        self.spans.iter().filter(|(start, end)| end > start).count()
    }
}

/// A sheet, from its first row to its last.
pub(super) trait SheetRows: Send {
    /// Fills the row with the next one; gives its number, from 1. Rows without a text may be left out.
    fn next_row(&mut self, row: &mut RowBuffer) -> Result<Option<u64>, ReadFault>;

    /// What is to be told once all is read.
    fn notes(&mut self) -> Vec<FindingGroup> {
        Vec::new()
    }
}

/// The first rows of a sheet, and which one is its header.
pub(super) struct Head {
    rows: VecDeque<(u64, RowBuffer)>,
    /// Position of the header among them.
    header: usize,
    /// How many of its texts are names of variables.
    pub(super) known: usize,
}

impl Head {
    /// Reads the first rows; `None` where the sheet is empty.
    pub(super) fn read(rows: &mut dyn SheetRows, names: &Names) -> Result<Option<Self>, ReadFault> {
        let mut head = VecDeque::new();
        let mut row = RowBuffer::default();
        let mut size_bytes = 0;
        while head.len() < HEAD_ROWS && size_bytes < ROW_BYTES_MAX {
            let Some(line) = rows.next_row(&mut row)? else { break };
            if row.width() > 0 {
                size_bytes += row.size_bytes;
                head.push_back((line, row.clone()));
            }
        }
        let scores = head.iter().map(|(_, row)| names.count(row.texts()));
        // The first of the best: `max_by_key` alone would give the last.
        let best = scores.enumerate().max_by_key(|(position, known)| (*known, usize::MAX - position));
        let Some((position, known)) = best else { return Ok(None) };
        let header = if known > 0 { position } else { fullest(&head) };
        Ok(Some(Self { rows: head, header, known }))
    }
}

/// Without a known name, the first row that is about as full as the fullest: titles above a table are short.
fn fullest(rows: &VecDeque<(u64, RowBuffer)>) -> usize {
    let most = rows.iter().map(|(_, row)| row.filled()).max().unwrap_or(0);
    rows.iter().position(|(_, row)| row.filled() * 5 >= most * 4).unwrap_or(0)
}

/// Reads a sheet as cells.
pub(super) struct SheetReader<R> {
    rows: R,
    names: Arc<Names>,
    waiting: VecDeque<(u64, RowBuffer)>,
    header: Option<Option<SheetHeader>>,
    last_line: u64,
    given_bytes: u64,
}

impl<R: SheetRows> SheetReader<R> {
    pub(super) fn new(rows: R, names: Arc<Names>) -> Self {
        Self { rows, names, waiting: VecDeque::new(), header: None, last_line: 0, given_bytes: 0 }
    }

    fn columns(&mut self) -> Result<usize, ReadFault> {
        Ok(self.header()?.map_or(0, |header| header.names.len()))
    }

    /// Adds a row, and the lines without a value before it.
    fn add(
        &mut self,
        line: u64,
        row: &RowBuffer,
        columns: usize,
        cells: &mut Cells,
    ) -> Result<(), ReadFault> {
        if line > ROWS_MAX {
            return Err(unreadable("sheet-bounds").at(line));
        }
        for blank in self.last_line + 1..line {
            cells.blank_row(blank);
        }
        self.last_line = self.last_line.max(line);
        for column in 0..columns.max(row.width()) {
            cells.push(row.cell(column));
        }
        cells.end_row(line);
        self.given_bytes += row.size_bytes as u64;
        if self.given_bytes > SHEET_BYTES_MAX { Err(unreadable("sheet-bounds").at(line)) } else { Ok(()) }
    }
}

impl<R: SheetRows> CellReader for SheetReader<R> {
    fn header(&mut self) -> Result<Option<SheetHeader>, ReadFault> {
        if let Some(header) = &self.header {
            return Ok(header.clone());
        }
        let found = match Head::read(&mut self.rows, &self.names)? {
            None => None,
            Some(mut head) => {
                let rest = head.rows.split_off(head.header + 1);
                self.waiting = rest;
                head.rows.pop_back().map(|(line, row)| {
                    self.last_line = line;
                    SheetHeader { names: row.texts().map(|name| name.trim().to_owned()).collect(), line }
                })
            }
        };
        self.header = Some(found.clone());
        Ok(found)
    }

    fn next(&mut self, target_bytes: usize) -> Result<Option<Cells>, ReadFault> {
        let columns = self.columns()?;
        if columns == 0 {
            return Ok(None);
        }
        let mut cells = Cells::new(columns);
        let mut read = RowBuffer::default();
        let mut any = false;
        while cells.len() < target_bytes.max(1) {
            if let Some((line, row)) = self.waiting.pop_front() {
                self.add(line, &row, columns, &mut cells)?;
            } else {
                let Some(line) = self.rows.next_row(&mut read)? else { break };
                if read.width() == 0 {
                    continue;
                }
                self.add(line, &read, columns, &mut cells)?;
            }
            any = true;
        }
        Ok(any.then_some(cells))
    }

    fn notes(&mut self) -> Vec<FindingGroup> {
        self.rows.notes()
    }
}
