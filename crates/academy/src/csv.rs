//! Writes delimited text as producers do: `;`, UTF-8 with or without mark, or Latin-1, quoted or not, CRLF or LF.
//!
//! Rows come in as cells and go out in blocks; nothing is kept but the block under way.

use std::io::{self, Write};

/// Encoding of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 without mark.
    #[default]
    Utf8,
    /// UTF-8 with its mark (BOM).
    Utf8Bom,
    /// What producers call Latin-1: windows-1252, which adds `œ`, `’` and `€` to ISO-8859-1.
    Latin1,
}

/// When a cell stands between quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quoting {
    /// Never, even where the value holds a separator.
    Never,
    /// Where the value holds a separator, a quote or an end of line.
    #[default]
    WhenNeeded,
    /// Always.
    Always,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineEnd {
    /// Carriage return and line feed.
    #[default]
    CrLf,
    /// Line feed.
    Lf,
}

/// How a file is written, and which faults are put in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileOptions {
    /// Encoding.
    pub encoding: Encoding,
    /// Quotes.
    pub quoted: Quoting,
    /// Ends of lines.
    pub line_end: LineEnd,
    /// Faults: a kind, and how many of it.
    pub faults: Vec<(crate::FaultKind, u64)>,
}

/// One row: its cells with `;` between them, as most rows are written, so that a row costs no allocation and one copy.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    text: String,
    ends: Vec<usize>,
}

impl Row {
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }
    pub(crate) fn push(&mut self, cell: &str) {
        if !self.ends.is_empty() {
            self.text.push(';');
        }
        self.text.push_str(cell);
        self.ends.push(self.text.len());
    }
    /// Adds a cell of ASCII bytes.
    pub(crate) fn push_ascii(&mut self, cell: &[u8]) {
        self.push(std::str::from_utf8(cell).expect("callers pass ASCII digits and letters"));
    }
    pub(crate) fn push_number(&mut self, number: u64) {
        let mut digits = [0; 20];
        let mut start = digits.len();
        let mut rest = number;
        loop {
            start -= 1;
            digits[start] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.push_ascii(&digits[start..]);
    }
    pub(crate) fn push_empty(&mut self, cells: usize) {
        for _ in 0..cells {
            self.push("");
        }
    }
    pub(crate) fn cells(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let cell = &self.text[start..end];
            start = end + 1;
            cell
        })
    }
    /// Whether a cell holds a separator, a quote or an end of line. No early end: the loop is then one of vectors.
    fn needs_quotes(&self) -> bool {
        let bytes = self.text.as_bytes();
        let separators: usize = bytes.iter().map(|&byte| usize::from(byte == b';')).sum();
        let other = bytes.iter().fold(false, |found, &byte| found | matches!(byte, b'"' | b'\n' | b'\r'));
        other || separators + 1 > self.ends.len().max(1)
    }
}

/// A cell of a row that is written with a fault.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    /// Quoted as the options say.
    Value(String),
    /// Written as it is.
    Raw(String),
}

/// Stands for one byte that is not of the file's encoding, until the block is encoded.
pub(crate) const BROKEN_CHARACTER: char = '\u{1a}';

const BLOCK_BYTES: usize = 1 << 16;

/// Writes rows.
pub(crate) struct CsvWriter<'a> {
    out: &'a mut dyn Write,
    encoding: Encoding,
    quoted: Quoting,
    line_end: &'static str,
    block: String,
    encoded: Vec<u8>,
    line: u64,
    bytes: u64,
}

impl<'a> CsvWriter<'a> {
    pub(crate) fn new(out: &'a mut dyn Write, options: &FileOptions) -> Self {
        let mut block = String::with_capacity(BLOCK_BYTES + 4096);
        if options.encoding == Encoding::Utf8Bom {
            block.push('\u{feff}');
        }
        let line_end = match options.line_end {
            LineEnd::CrLf => "\r\n",
            LineEnd::Lf => "\n",
        };
        let (encoding, quoted) = (options.encoding, options.quoted);
        Self { out, encoding, quoted, line_end, block, encoded: Vec::new(), line: 0, bytes: 0 }
    }

    /// The last physical line written, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// Writes a row as it is.
    pub(crate) fn row(&mut self, row: &Row) -> io::Result<()> {
        let quoted = self.quoted;
        if quoted == Quoting::Never || (quoted == Quoting::WhenNeeded && !row.needs_quotes()) {
            self.block.push_str(&row.text);
            return self.end_line();
        }
        for (position, cell) in row.cells().enumerate() {
            if position > 0 {
                self.block.push(';');
            }
            push_value(&mut self.block, quoted, cell);
        }
        self.end_line()
    }

    /// Writes a row whose cells were changed.
    pub(crate) fn cells(&mut self, cells: &[Cell]) -> io::Result<()> {
        let quoted = self.quoted;
        for (position, cell) in cells.iter().enumerate() {
            if position > 0 {
                self.block.push(';');
            }
            match cell {
                Cell::Value(value) => push_value(&mut self.block, quoted, value),
                Cell::Raw(text) => self.block.push_str(text),
            }
        }
        self.end_line()
    }

    /// Writes an empty line.
    pub(crate) fn blank_line(&mut self) -> io::Result<()> {
        self.end_line()
    }

    /// Writes what is left and gives the size of the file.
    pub(crate) fn finish(mut self) -> io::Result<u64> {
        self.flush_block()?;
        self.out.flush()?;
        Ok(self.bytes)
    }

    fn end_line(&mut self) -> io::Result<()> {
        self.block.push_str(self.line_end);
        self.line += 1;
        if self.block.len() >= BLOCK_BYTES { self.flush_block() } else { Ok(()) }
    }

    fn flush_block(&mut self) -> io::Result<()> {
        self.encoded.clear();
        let broken = match self.encoding {
            Encoding::Utf8 | Encoding::Utf8Bom => {
                self.encoded.extend_from_slice(self.block.as_bytes());
                // `é` in Latin-1, alone: never valid in UTF-8.
                0xE9
            }
            Encoding::Latin1 => {
                let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&self.block);
                self.encoded.extend_from_slice(&bytes);
                // One of the five bytes that windows-1252 leaves without a character.
                0x81
            }
        };
        if self.block.contains(BROKEN_CHARACTER) {
            for byte in self.encoded.iter_mut().filter(|byte| **byte == BROKEN_CHARACTER as u8) {
                *byte = broken;
            }
        }
        self.out.write_all(&self.encoded)?;
        self.bytes += self.encoded.len() as u64;
        self.block.clear();
        Ok(())
    }
}

fn push_value(block: &mut String, quoted: Quoting, value: &str) {
    let quotes = match quoted {
        Quoting::Never => false,
        Quoting::Always => true,
        Quoting::WhenNeeded => value.bytes().any(|byte| matches!(byte, b';' | b'"' | b'\n' | b'\r')),
    };
    if !quotes {
        block.push_str(value);
        return;
    }
    block.push('"');
    for (position, part) in value.split('"').enumerate() {
        if position > 0 {
            block.push_str("\"\"");
        }
        block.push_str(part);
    }
    block.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(encoding: Encoding, quoted: Quoting, line_end: LineEnd, cells: &[&str]) -> Vec<u8> {
        let mut out = Vec::new();
        let options = FileOptions { encoding, quoted, line_end, faults: Vec::new() };
        let mut writer = CsvWriter::new(&mut out, &options);
        let mut row = Row::default();
        for cell in cells {
            row.push(cell);
        }
        writer.row(&row).unwrap();
        assert_eq!(writer.line(), 1);
        let bytes = writer.finish().unwrap();
        assert_eq!(bytes, out.len() as u64);
        out
    }

    #[test]
    fn writes_each_encoding_and_quoting() {
        let write = |encoding, quoted, end| written(encoding, quoted, end, &["é", "a;b", "c\"d", ""]);
        assert_eq!(
            write(Encoding::Utf8, Quoting::WhenNeeded, LineEnd::Lf),
            "é;\"a;b\";\"c\"\"d\";\n".as_bytes()
        );
        assert_eq!(
            write(Encoding::Utf8Bom, Quoting::Always, LineEnd::CrLf),
            "\u{feff}\"é\";\"a;b\";\"c\"\"d\";\"\"\r\n".as_bytes()
        );
        assert_eq!(write(Encoding::Latin1, Quoting::Never, LineEnd::Lf), b"\xe9;a;b;c\"d;\n");
    }

    #[test]
    fn breaks_a_character_in_each_encoding() {
        let broken = "a\u{1a}b";
        assert_eq!(written(Encoding::Utf8, Quoting::Never, LineEnd::Lf, &[broken]), b"a\xe9b\n");
        assert_eq!(written(Encoding::Latin1, Quoting::Never, LineEnd::Lf, &[broken]), b"a\x81b\n");
    }

    #[test]
    fn writes_numbers() {
        let mut row = Row::default();
        for number in [0, 7, 10, u64::MAX] {
            row.push_number(number);
        }
        assert_eq!(row.cells().collect::<Vec<_>>(), ["0", "7", "10", "18446744073709551615"]);
    }
}
