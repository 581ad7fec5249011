//! Cuts a part into chunks of whole records, so that each can be checked by another thread.

use std::io::{self, Read};

use entente_model::FindingGroup;

use super::footer::{self, FooterForm};
use super::split::{Holds, Split, last_record_end};
use crate::read::{CellReader, ReadFault};

/// A record may not be longer: beyond, the file is no table.
const RECORD_BYTES_MAX: usize = 8 << 20;
/// Bytes read and looked at while they are in the processor's own memory.
const BLOCK_BYTES: usize = 256 << 10;

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
    Text(Holds),
    /// Cells, where the reader put them.
    Cells(Box<Split>),
}

impl Chunk {
    /// Its rows, where they come cut.
    pub(super) fn cut(&self) -> Option<&Split> {
        match &self.content {
            Content::Text(_) => None,
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
                Ok(chunk.map(|(line, bytes, holds)| (line, bytes, Content::Text(holds))))
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
            let above = lines(&bytes[..start], self.marks.terminator);
            self.footers.insert(0, self.line + above);
            bytes.truncate(start);
        }
    }

    fn next(
        &mut self,
        former: Vec<u8>,
        chunk_bytes: usize,
        is_wrong: &dyn Fn(&str) -> bool,
    ) -> Result<Option<(u64, Vec<u8>, Holds)>, ChunkFault> {
        let mut bytes = former;
        bytes.clear();
        bytes.append(&mut self.carried);
        let mut seen = Seen::default();
        seen.look(&bytes, self.marks.terminator);
        let mut target = chunk_bytes.max(bytes.len() + 1);
        loop {
            self.fill(&mut bytes, target, &mut seen).map_err(ChunkFault::Io)?;
            if self.ended {
                break;
            }
            if let Some(end) = self.last_record_end(&bytes, seen.holds) {
                seen.lines -= lines(&bytes[end..], self.marks.terminator);
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
            seen.lines = lines(&bytes, self.marks.terminator);
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        let first_line = self.line;
        self.line += seen.lines;
        Ok(Some((first_line, bytes, seen.holds)))
    }

    fn last_record_end(&self, bytes: &[u8], holds: Holds) -> Option<usize> {
        if !holds.quotes {
            return memchr::memrchr(self.marks.terminator, bytes).map(|at| at + 1);
        }
        last_record_end(bytes, self.marks.delimiter, self.marks.terminator)
    }

    fn fill(&mut self, bytes: &mut Vec<u8>, target: usize, seen: &mut Seen) -> io::Result<()> {
        bytes.reserve_exact(target - bytes.len());
        while bytes.len() < target && !self.ended {
            let (start, missing) = (bytes.len(), BLOCK_BYTES.min(target - bytes.len()));
            let read = Read::by_ref(&mut self.source).take(missing as u64).read_to_end(bytes)?;
            self.ended = read < missing;
            seen.look(&bytes[start..], self.marks.terminator);
        }
        Ok(())
    }
}

/// What was seen of a chunk as it was read.
#[derive(Default)]
struct Seen {
    holds: Holds,
    lines: u64,
}

impl Seen {
    fn look(&mut self, bytes: &[u8], terminator: u8) {
        self.holds = self.holds.or(Holds::of(bytes));
        self.lines += lines(bytes, terminator);
    }
}

fn lines(bytes: &[u8], terminator: u8) -> u64 {
    memchr::memchr_iter(terminator, bytes).count() as u64
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
        while let Some((line, bytes, holds)) = chunks.next(former, 1_000, &|_| false).expect("it is cut") {
            assert_eq!((line, holds), (lines, Holds { quotes: true, nul: false }));
            lines += memchr::memchr_iter(b'\n', &bytes).count() as u64;
            all.extend_from_slice(&bytes);
            (former, count) = (bytes, count + 1);
        }
        assert_eq!((all, count > 20), (text.into_bytes(), true));
    }
}
