//! Cuts the files of a deposit one after the other, for whichever worker asks.
//!
//! How one file is cut is `chunks`' work; who asks, and how much is held at a time, `engine`'s.

use std::io::{self, Read};
use std::sync::mpsc::Receiver;

use entente_model::FindingGroup;

use super::CheckError;
use super::chunks::{Chunk, ChunkFault, PartChunks, TextChunks};
use super::engine::Settings;
use super::footer::FooterForm;
use super::outcome::{PartPlan, Plan};
use super::survey::open_text;
use crate::read::{Form, Part, ReadFault};

/// What reading the parts to their ends tells.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) groups: Vec<FindingGroup>,
    /// By part, lines that are no rows.
    pub(super) footers: Vec<(usize, u64)>,
}

/// Why a worker stops.
pub(super) enum CheckFault {
    Error(CheckError),
    EndlessRecord { part: usize, line: u64 },
    Unreadable { part: usize, fault: ReadFault },
}

/// Cuts the parts one after the other, for whichever worker asks.
pub(super) struct Cutter<'a> {
    parts: &'a [Part],
    plan: &'a Plan<'a>,
    settings: &'a Settings,
    permits: Receiver<()>,
    /// Rank of the part at hand, and its reader once it is open.
    part: usize,
    reader: Option<PartChunks>,
    /// Rank of the next chunk.
    index: usize,
    cut_bytes: u64,
    permitted: bool,
    pub(super) notes: Notes,
}

impl<'a> Cutter<'a> {
    pub(super) fn new(
        parts: &'a [Part],
        plan: &'a Plan<'a>,
        settings: &'a Settings,
        permits: Receiver<()>,
    ) -> Self {
        Self {
            parts,
            plan,
            settings,
            permits,
            part: 0,
            reader: None,
            index: 0,
            cut_bytes: 0,
            permitted: false,
            notes: Notes::default(),
        }
    }

    /// The next chunk, in the memory of a former one; `None` after the last, or where nobody waits for it any more.
    pub(super) fn next(&mut self, mut former: Vec<u8>) -> Option<Result<Chunk, CheckFault>> {
        while let Some((source, plan)) = self.parts.get(self.part).zip(self.plan.parts.get(self.part)) {
            let part = self.part;
            // A permit goes with the chunk: what holds the first one that is waited for always has one.
            if !self.permitted {
                self.permits.recv().ok()?;
                self.permitted = true;
            }
            let mut reader = match self.reader.take().map_or_else(|| open_rows(source, plan), Ok) {
                Ok(reader) => reader,
                Err(fault) => return Some(Err(self.stopped(fault))),
            };
            let chunk_bytes = self.settings.next_chunk(self.cut_bytes);
            match reader.next(former, chunk_bytes, &|text| self.plan.is_wrong_at_first(part, text)) {
                Ok(Some((first_line, bytes, content))) => {
                    self.cut_bytes += bytes.len() as u64;
                    self.permitted = false;
                    self.reader = Some(reader);
                    let chunk = Chunk { index: self.index, part, first_line, bytes, content };
                    self.index += 1;
                    return Some(Ok(chunk));
                }
                Ok(None) => {
                    self.notes.groups.extend(reader.notes());
                    self.notes.footers.extend(reader.footers().iter().map(|line| (part, *line)));
                    self.part += 1;
                    former = Vec::new();
                }
                Err(fault) => return Some(Err(self.stopped(fault))),
            }
        }
        None
    }

    /// Leaves the part that can't be cut any further.
    fn stopped(&mut self, fault: ChunkFault) -> CheckFault {
        let part = self.part;
        self.part += 1;
        match fault {
            ChunkFault::Io(error) => CheckFault::Error(error.into()),
            ChunkFault::EndlessRecord { line } => CheckFault::EndlessRecord { part, line },
            ChunkFault::Unreadable(fault) => CheckFault::Unreadable { part, fault },
        }
    }
}

/// Opens a part where its rows begin.
pub(super) fn open_rows(part: &Part, plan: &PartPlan) -> Result<PartChunks, ChunkFault> {
    match &part.form {
        Form::Cells(_) => {
            let mut reader = part.cells().map_err(ChunkFault::Unreadable)?;
            reader.header().map_err(ChunkFault::Unreadable)?;
            Ok(PartChunks::Cells(reader))
        }
        Form::Text => {
            let header = &plan.header;
            let mut source = open_text(&part.path, plan.encoding).map_err(ChunkFault::Io)?;
            let skipped = Read::by_ref(&mut source).take(header.rows_offset as u64);
            io::copy(&mut { skipped }, &mut io::sink()).map_err(ChunkFault::Io)?;
            let footer = FooterForm {
                delimiter: header.marks.delimiter,
                terminator: header.marks.terminator,
                columns: header.columns,
                encoding: plan.encoding,
            };
            Ok(PartChunks::Text(TextChunks::new(source, header.marks, header.rows_line, footer)))
        }
    }
}
