//! Cuts a part into chunks of whole records, so that each can be checked by another thread.

use std::io::{self, Read};

use entente_model::FindingGroup;

use super::footer::{self, FooterForm};
use super::split::{Split, last_record_end};
use crate::read::{CellReader, ReadFault};

/// A record may not be longer: beyond, the file is no table.
const RECORD_BYTES_MAX: usize = 8 << 20;

/// Some whole records, and where they stand.
#[derive(Debug)]
pub(super) struct Chunk {
    /// Rank in the deposit, from 0.
    pub(super) index: usize,
    /// Rank of the file of the deposit.
    pub(super) part: usize,
    /// Physical line of its first byte, from 1; cells carry their own lines.
    pub(super) first_line: u64,
    pub(super) bytes: Vec<u8>,
    pub(super) content: Content,
}

/// What a chunk's bytes are.
#[derive(Debug)]
pub(super) enum Content {
    /// Text, to be cut.
    Text,
    /// Cells, where the reader put them.
    Cells(Box<Split>),
}

impl Chunk {
    /// Its rows, where they come cut.
    pub(super) fn cut(&self) -> Option<&Split> {
        match &self.content {
            Content::Text => None,
            Content::Cells(split) => Some(split),
        }
    }
}

/// How records are written in this file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    /// Separator of cells; the line end itself where the file has one column.
    pub(super) delimiter: u8,
    pub(super) terminator: u8,
}

/// What stops the cutting.
#[derive(Debug)]
pub(super) enum ChunkFault {
    Io(io::Error),
    /// A record that never seems to end begins on that line.
    EndlessRecord {
        line: u64,
    },
    /// The reader of the part can't go on.
    Unreadable(ReadFault),
}

/// The chunks of one part, in file order.
pub(super) enum PartChunks {
    Text(TextChunks<Box<dyn Read + Send>>),
    Cells(Box<dyn CellReader>),
}

impl PartChunks {
    /// The next chunk: its first line, its bytes, what they are. Text goes into the memory of `former`, whatever it held.
    pub(super) fn next(
        &mut self,
        former: Vec<u8>,
        chunk_bytes: usize,
        is_wrong: &dyn Fn(&str) -> bool,
    ) -> Result<Option<(u64, Vec<u8>, Content)>, ChunkFault> {
        match self {
            Self::Text(chunks) => {
                let chunk = chunks.next(former, chunk_bytes, is_wrong)?;
                Ok(chunk.map(|(line, bytes)| (line, bytes, Content::Text)))
            }
            Self::Cells(reader) => {
                let cells = reader.next(chunk_bytes).map_err(ChunkFault::Unreadable)?;
                Ok(cells.map(|cells| {
                    let (bytes, split) = cells.into_parts();
                    (0, bytes, Content::Cells(Box::new(split)))
                }))
            }
        }
    }
}

impl PartChunks {
    /// Lines that were taken off as a footer.
    pub(super) fn footers(&self) -> &[u64] {
        match self {
            Self::Text(chunks) => &chunks.footers,
            Self::Cells(_) => &[],
        }
    }

    /// What the reader has to tell once it has read all.
    pub(super) fn notes(&mut self) -> Vec<FindingGroup> {
        match self {
            Self::Text(_) => Vec::new(),
            Self::Cells(reader) => reader.notes(),
        }
    }
}

/// Reads chunks of text.
pub(super) struct TextChunks<R> {
    source: R,
    marks: Marks,
    carried: Vec<u8>,
    line: u64,
    ended: bool,
    footer: FooterForm,
    /// Lines of the footer that was taken off.
    footers: Vec<u64>,
}

impl<R: Read> TextChunks<R> {
    /// `source` stands just after the header, on physical line `line`.
    pub(super) fn new(source: R, marks: Marks, line: u64, footer: FooterForm) -> Self {
        Self { source, marks, carried: Vec::new(), line, ended: false, footer, footers: Vec::new() }
    }

    /// Takes off the last lines that are no rows.
    fn cut_footer(&mut self, bytes: &mut Vec<u8>, is_wrong: &dyn Fn(&str) -> bool) {
        for _ in 0..footer::LINES_MAX {
            let Some(start) = self.footer.without_last(bytes, is_wrong) else { return };
            let above = memchr::memchr_iter(self.marks.terminator, &bytes[..start]).count() as u64;
            self.footers.insert(0, self.line + above);
            bytes.truncate(start);
        }
    }

    fn next(
        &mut self,
        former: Vec<u8>,
        chunk_bytes: usize,
        is_wrong: &dyn Fn(&str) -> bool,
    ) -> Result<Option<(u64, Vec<u8>)>, ChunkFault> {
        let mut bytes = former;
        bytes.clear();
        bytes.append(&mut self.carried);
        let mut target = chunk_bytes.max(bytes.len() + 1);
        loop {
            self.fill(&mut bytes, target).map_err(ChunkFault::Io)?;
            if self.ended {
                break;
            }
            if let Some(end) = last_record_end(&bytes, self.marks.delimiter, self.marks.terminator) {
                self.carried.extend_from_slice(&bytes[end..]);
                bytes.truncate(end);
                break;
            }
            if bytes.len() > RECORD_BYTES_MAX {
                return Err(ChunkFault::EndlessRecord { line: self.line });
            }
            target = bytes.len() * 2;
        }
        if self.ended {
            self.cut_footer(&mut bytes, is_wrong);
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        let first_line = self.line;
        self.line += memchr::memchr_iter(self.marks.terminator, &bytes).count() as u64;
        Ok(Some((first_line, bytes)))
    }

    fn fill(&mut self, bytes: &mut Vec<u8>, target: usize) -> io::Result<()> {
        let missing = target - bytes.len();
        bytes.reserve_exact(missing);
        let read = Read::by_ref(&mut self.source).take(missing as u64).read_to_end(bytes)?;
        self.ended = self.ended || read < missing;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::survey::TextEncoding;

    #[test]
    fn chunks_follow_each_other_whatever_their_memory_held() {
        let text: String = (0..2_000).map(|row| format!("{row};\"a\n{row}\"\n")).collect();
        let marks = Marks { delimiter: b';', terminator: b'\n' };
        let encoding = TextEncoding::Utf8 { bom: false };
        let footer = FooterForm { delimiter: b';', terminator: b'\n', columns: 2, encoding };
        let mut chunks = TextChunks::new(text.as_bytes(), marks, 2, footer);
        let (mut all, mut lines, mut former) = (Vec::new(), 2, b"what another chunk held".repeat(100));
        let mut count = 0;
        while let Some((line, bytes)) = chunks.next(former, 1_000, &|_| false).expect("it is cut") {
            assert_eq!(line, lines);
            lines += memchr::memchr_iter(b'\n', &bytes).count() as u64;
            all.extend_from_slice(&bytes);
            (former, count) = (bytes, count + 1);
        }
        assert_eq!((all, count > 20), (text.into_bytes(), true));
    }
}
