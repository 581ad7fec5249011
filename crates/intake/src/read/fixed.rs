//! Fixed-width files: every variable stands between two columns of characters, as the dataset's layout says.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use entente_model::Dataset;

use super::fault::{ReadFault, from_io, unreadable};
use super::{CellReader, Cells, SheetHeader};

const FORM: &str = "fixed";
const LINE_BYTES_MAX: usize = 8 << 20;

/// Where a variable stands in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedVariable {
    /// The variable.
    pub name: String,
    /// Its first character, from 1.
    pub start: usize,
    /// Number of characters.
    pub width: usize,
}

/// Where every variable of a fixed-width file stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FixedLayout {
    /// The variables in the order of the line.
    pub variables: Vec<FixedVariable>,
}

impl FixedLayout {
    /// The layout that the schema declares: the variables that say where they stand, in the order of the line.
    pub fn of(dataset: &Dataset) -> Option<Self> {
        let placed = dataset.variables.iter().filter_map(|variable| {
            let position = variable.position?;
            let (start, width) = (position.start as usize, position.width as usize);
            Some(FixedVariable { name: variable.name.to_string(), start, width })
        });
        let mut variables: Vec<FixedVariable> = placed.collect();
        variables.sort_by_key(|variable| variable.start);
        (!variables.is_empty()).then_some(Self { variables })
    }
}

/// A fixed-width file.
#[derive(Debug)]
pub(super) struct Fixed {
    path: PathBuf,
    layout: FixedLayout,
    encoding: &'static Encoding,
}

impl Fixed {
    /// Finds the encoding: the one declared, else UTF-8 where every byte is of it, else that of Windows.
    pub(super) fn open(path: &Path, layout: FixedLayout, declared: Option<&str>) -> io::Result<Self> {
        let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
        let encoding = match declared {
            Some(encoding) => encoding,
            None => guess(path)?,
        };
        Ok(Self { path: path.to_owned(), layout, encoding })
    }

    /// The encoding found.
    pub(super) fn encoding(&self) -> &'static str {
        self.encoding.name()
    }

    /// Reads the file.
    pub(super) fn cells(&self) -> Result<Box<dyn CellReader>, ReadFault> {
        let file = File::open(&self.path).map_err(super::fault::system)?;
        let decoder = self.encoding.new_decoder();
        let source = Decoded { source: file, decoder, text: Vec::new(), served: 0, ended: false };
        Ok(Box::new(FixedReader {
            lines: BufReader::with_capacity(256 << 10, source),
            layout: self.layout.clone(),
            line: 0,
            read: Vec::new(),
        }))
    }
}

fn guess(path: &Path) -> io::Result<&'static Encoding> {
    let mut file = File::open(path)?;
    let mut block = vec![0; 1 << 20];
    let mut kept = 0;
    loop {
        let read = file.read(&mut block[kept..])?;
        let filled = kept + read;
        if kept == 0
            && let Some((encoding, _)) = Encoding::for_bom(&block[..filled.min(4)])
        {
            return Ok(encoding);
        }
        match simdutf8::compat::from_utf8(&block[..filled]) {
            Ok(_) => kept = 0,
            Err(error) if error.error_len().is_none() && read > 0 => {
                kept = filled - error.valid_up_to();
                block.copy_within(error.valid_up_to()..filled, 0);
            }
            Err(_) => return Ok(WINDOWS_1252),
        }
        if read == 0 {
            return Ok(UTF_8);
        }
    }
}

/// Any encoding as UTF-8, a block at a time; what is not of the encoding becomes U+FFFD, which is a finding later.
struct Decoded {
    source: File,
    decoder: encoding_rs::Decoder,
    text: Vec<u8>,
    served: usize,
    ended: bool,
}

impl Read for Decoded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.served == self.text.len() && !self.ended {
            let mut raw = vec![0; 64 << 10];
            let read = self.source.read(&mut raw)?;
            self.ended = read == 0;
            self.text.resize(self.decoder.max_utf8_buffer_length(read).unwrap_or(read * 3 + 16), 0);
            let (_, _, written, _) = self.decoder.decode_to_utf8(&raw[..read], &mut self.text, self.ended);
            self.text.truncate(written);
            self.served = 0;
        }
        let rest = &self.text[self.served..];
        let length = rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&rest[..length]);
        self.served += length;
        Ok(length)
    }
}

struct FixedReader {
    lines: BufReader<Decoded>,
    layout: FixedLayout,
    line: u64,
    read: Vec<u8>,
}

impl FixedReader {
    /// Reads a line without its end; `false` after the last.
    fn read_line(&mut self) -> Result<bool, ReadFault> {
        self.read.clear();
        let mut bounded = Read::by_ref(&mut self.lines).take(LINE_BYTES_MAX as u64);
        let length = bounded.read_until(b'\n', &mut self.read).map_err(|error| from_io(error, FORM))?;
        if length == LINE_BYTES_MAX {
            return Err(unreadable("token").with("form", FORM).at(self.line + 1));
        }
        self.line += 1;
        while matches!(self.read.last(), Some(b'\n' | b'\r' | 0x1A)) {
            self.read.pop();
        }
        Ok(length > 0)
    }

    fn add(&self, cells: &mut Cells) {
        let text = std::str::from_utf8(&self.read).unwrap_or_default();
        if text.trim().is_empty() {
            cells.blank_row(self.line);
            return;
        }
        let mut end = 0;
        for variable in &self.layout.variables {
            let start = variable.start.saturating_sub(1);
            end = end.max(start.saturating_add(variable.width));
            cells.push(slice(text, start, variable.width).trim().as_bytes());
        }
        // What stands after the last variable makes one cell too many: the row is not of this layout.
        let rest = slice(text, end, usize::MAX).trim();
        if !rest.is_empty() {
            cells.push(rest.as_bytes());
        }
        cells.end_row(self.line);
    }
}

/// Some characters of a text.
fn slice(text: &str, start: usize, width: usize) -> &str {
    if text.is_ascii() {
        let start = start.min(text.len());
        return &text[start..start.saturating_add(width).min(text.len())];
    }
    let at = |count: usize, from: usize| {
        text[from..].char_indices().nth(count).map_or(text.len(), |(at, _)| from + at)
    };
    let from = at(start, 0);
    &text[from..at(width, from)]
}

impl CellReader for FixedReader {
    fn header(&mut self) -> Result<Option<SheetHeader>, ReadFault> {
        let names = self.layout.variables.iter().map(|variable| variable.name.clone()).collect();
        Ok(Some(SheetHeader { names, line: 1 }))
    }

    fn next(&mut self, target_bytes: usize) -> Result<Option<Cells>, ReadFault> {
        let mut cells = Cells::new(self.layout.variables.len());
        let mut any = false;
        while cells.len() < target_bytes.max(1) && self.read_line()? {
            any = true;
            self.add(&mut cells);
        }
        Ok(any.then_some(cells))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_not_bytes() {
        for (text, start, width, expected) in [
            ("abc", 1, 1, "b"),
            ("éàc", 1, 1, "à"),
            ("abc", 5, 2, ""),
            ("éa", 1, 9, "a"),
            ("é", 3, 1, ""),
            ("ab", 1, usize::MAX, "b"),
        ] {
            assert_eq!(slice(text, start, width), expected, "{text} {start} {width}");
        }
    }
}
