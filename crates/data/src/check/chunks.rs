//! Cuts the text into chunks of whole records, so that each can be read by another thread.

use std::io::{self, Read};

use super::split::last_record_end;

/// A record may not be longer: beyond, the file is no table.
const RECORD_BYTES_MAX: usize = 8 << 20;

/// Some whole records, and where they stand.
#[derive(Debug)]
pub(super) struct Chunk {
    /// Rank in the file, from 0.
    pub(super) index: usize,
    /// Physical line of its first byte, from 1.
    pub(super) first_line: u64,
    pub(super) bytes: Vec<u8>,
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
}

/// Reads chunks in file order.
pub(super) struct ChunkReader<R> {
    source: R,
    marks: Marks,
    chunk_bytes: usize,
    carried: Vec<u8>,
    line: u64,
    index: usize,
    ended: bool,
}

impl<R: Read> ChunkReader<R> {
    /// `source` stands just after the header, on physical line `line`.
    pub(super) fn new(source: R, marks: Marks, chunk_bytes: usize, line: u64) -> Self {
        Self { source, marks, chunk_bytes, carried: Vec::new(), line, index: 0, ended: false }
    }

    pub(super) fn next(&mut self) -> Result<Option<Chunk>, ChunkFault> {
        let mut bytes = std::mem::take(&mut self.carried);
        let mut target = self.chunk_bytes.max(bytes.len() + 1);
        loop {
            self.fill(&mut bytes, target).map_err(ChunkFault::Io)?;
            if self.ended {
                break;
            }
            if let Some(end) = last_record_end(&bytes, self.marks.delimiter, self.marks.terminator) {
                self.carried = bytes[end..].to_vec();
                bytes.truncate(end);
                break;
            }
            if bytes.len() > RECORD_BYTES_MAX {
                return Err(ChunkFault::EndlessRecord { line: self.line });
            }
            target = bytes.len() * 2;
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        let chunk = Chunk { index: self.index, first_line: self.line, bytes };
        self.index += 1;
        self.line += memchr::memchr_iter(self.marks.terminator, &chunk.bytes).count() as u64;
        Ok(Some(chunk))
    }

    fn fill(&mut self, bytes: &mut Vec<u8>, target: usize) -> io::Result<()> {
        let missing = target - bytes.len();
        bytes.reserve_exact(missing);
        let read = Read::by_ref(&mut self.source).take(missing as u64).read_to_end(bytes)?;
        self.ended = self.ended || read < missing;
        Ok(())
    }
}
