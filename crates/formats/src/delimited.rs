//! Delimited tables as flat records: ONDE, BCN, DNMA. The separator is found, the encoding too.

use std::io::Read;

use crate::cells::Cells;
use crate::error::FormatError;
use crate::finding::{Fault, Findings, FormatFindingCode};
use crate::limits::Limits;
use crate::source::decode::{EncodingReport, TextSource};

/// Reads a table, row after row.
pub struct DelimitedReader<R> {
    rows: csv::Reader<TextBytes<R>>,
    header: Vec<String>,
    row: csv::StringRecord,
    cells: Cells,
    limits: Limits,
}

impl<R: Read> DelimitedReader<R> {
    /// Opens a table and reads its header: the separator is the one of `;`, `,`, tabulation and `|` that it has most of.
    pub fn new(input: R, limits: Limits) -> Result<Self, FormatError> {
        let mut bytes = TextBytes { source: TextSource::new(input), text: String::new(), at: 0 };
        bytes.ensure(1).map_err(|source| FormatError::Stream { line: 1, source })?;
        let first = bytes.text.lines().next().unwrap_or_default();
        let delimiter = b";,\t|"
            .iter()
            .copied()
            .max_by_key(|&delimiter| memchr::memchr_iter(delimiter, first.as_bytes()).count())
            .unwrap_or(b';');
        let mut rows = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes);
        let mut row = csv::StringRecord::new();
        read_row(&mut rows, &mut row)?;
        let header = row.iter().map(|name| name.trim_start_matches('\u{feff}').to_owned()).collect();
        Ok(Self { rows, header, row, cells: Cells::default(), limits })
    }

    /// Names of the columns, as written.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// Encoding found.
    pub fn encoding(&self) -> &EncodingReport {
        self.rows.get_ref().source.report()
    }

    /// The next row: its line and its cells, the holder of each being the rank of its column.
    pub fn next_record(&mut self, findings: &mut Findings) -> Result<Option<(u64, &Cells)>, FormatError> {
        loop {
            let line = self.rows.position().line();
            if !read_row(&mut self.rows, &mut self.row)? {
                return Ok(None);
            }
            if self.row.as_slice().len() > self.limits.record_bytes_max {
                let max = self.limits.record_bytes_max as u64;
                return Err(FormatError::TooMuch { line, path: String::new(), unit: "bytes", max });
            }
            // A blank line, or the footer of a tool: fewer cells than any row has.
            if self.row.iter().all(str::is_empty) {
                continue;
            }
            if self.row.len() != self.header.len() {
                let (expected, value) = (self.header.len().to_string(), self.row.len().to_string());
                let fault = Fault { expected: &expected, value: &value, ..Fault::default() };
                findings.add(FormatFindingCode::RowRagged, &fault, line, "");
                if self.row.len() < self.header.len().div_ceil(2) {
                    continue;
                }
            }
            self.cells.clear(line);
            for (rank, (name, value)) in self.header.iter().zip(self.row.iter()).enumerate() {
                self.cells.push(name, value.trim(), line, rank as u32);
            }
            return Ok(Some((line, &self.cells)));
        }
    }
}

fn read_row<R: Read>(rows: &mut csv::Reader<R>, row: &mut csv::StringRecord) -> Result<bool, FormatError> {
    let line = rows.position().line();
    rows.read_record(row).map_err(|error| FormatError::Stream { line, source: std::io::Error::other(error) })
}

/// Text as bytes, for the reader of delimited files.
struct TextBytes<R> {
    source: TextSource<R>,
    text: String,
    at: usize,
}

impl<R: Read> TextBytes<R> {
    fn ensure(&mut self, count: usize) -> std::io::Result<()> {
        while self.text.len() - self.at < count {
            self.text.drain(..self.at);
            self.at = 0;
            if !self.source.fill(&mut self.text).map_err(std::io::Error::other)? {
                break;
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for TextBytes<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.ensure(1)?;
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&rest[..length]);
        self.at += length;
        Ok(length)
    }
}
