//! What one chunk gives: counts, key hashes, blocked rows, and its row group where the file may still be accepted.

use std::sync::atomic::{AtomicBool, Ordering};

use entente_model::FindingCode;
use parquet::arrow::arrow_writer::ArrowColumnChunk;

use super::CheckError;
use super::chunks::Chunk;
use super::column::{ChunkState, ColumnPlan, ColumnReader};
use super::header::Header;
use super::keys::{KeyHasher, KeyRule, NO_KEY};
use super::split::{Split, split};
use super::survey::TextEncoding;
use super::tally::{ChunkTallies, RowBits, Subject};
use super::typed_file::RowGroupEncoder;

/// What every worker shares.
pub(super) struct Plan<'a> {
    pub(super) encoding: TextEncoding,
    pub(super) header: &'a Header,
    /// By variable, in the dataset's order; `None` where the file does not have it.
    pub(super) columns: Vec<Option<ColumnPlan<'a>>>,
    pub(super) keys: Vec<KeyRule>,
    pub(super) hasher: KeyHasher,
    /// Where row groups go; `None` where the header already blocks the file.
    pub(super) encoder: Option<RowGroupEncoder>,
    /// Whether the file may still be accepted: encoding is most of the work, and vain once something blocks.
    pub(super) acceptable: AtomicBool,
}

/// What one chunk gives.
pub(super) struct ChunkOutcome {
    pub(super) index: usize,
    pub(super) rows: u64,
    pub(super) tallies: ChunkTallies,
    pub(super) blocked: RowBits,
    pub(super) keys: Vec<Vec<u64>>,
    pub(super) encoded: Option<Vec<ArrowColumnChunk>>,
}

/// Checks one chunk.
pub(super) fn read_chunk(
    chunk: &Chunk,
    plan: &Plan<'_>,
    reader: &mut ColumnReader,
) -> Result<ChunkOutcome, CheckError> {
    let marks = plan.header.marks;
    let split = split(&chunk.bytes, plan.header.columns, marks.delimiter, marks.terminator);
    let mut state = ChunkState {
        bytes: &chunk.bytes,
        first_line: chunk.first_line,
        split: &split,
        encoding: plan.encoding,
        tallies: ChunkTallies::new(),
        blocked: RowBits::default(),
        keys: plan.keys.iter().map(|_| vec![NO_KEY; split.rows as usize]).collect(),
    };
    count_structure(&mut state);
    if !state.blocked.is_empty() {
        plan.acceptable.store(false, Ordering::Relaxed);
    }
    let acceptable = || plan.acceptable.load(Ordering::Relaxed);
    let mut group = match &plan.encoder {
        Some(encoder) if acceptable() && split.rows > 0 => {
            Some(encoder.start(chunk.index, split.rows as usize)?)
        }
        _ => None,
    };
    for column in &plan.columns {
        let array = match column {
            Some(column) => reader
                .read(column, &plan.hasher, &plan.keys, &mut state, group.is_some())
                .map_err(arrow_error)?,
            None => None,
        };
        if !state.blocked.is_empty() || !acceptable() {
            plan.acceptable.store(false, Ordering::Relaxed);
            group = None;
        }
        if let Some(group) = &mut group {
            group.push(array.as_ref())?;
        }
    }
    let ChunkState { tallies, blocked, keys, .. } = state;
    let encoded = group.map(|group| group.finish());
    Ok(ChunkOutcome { index: chunk.index, rows: u64::from(split.rows), tallies, blocked, keys, encoded })
}

fn arrow_error(error: arrow::error::ArrowError) -> CheckError {
    CheckError::Parquet(error.into())
}

/// Irregular rows, quotes, NUL bytes, blank lines.
fn count_structure(state: &mut ChunkState<'_>) {
    let split: &Split = state.split;
    let line_of = |row: u32| state.first_line + u64::from(split.lines[row as usize]);
    let mut add = |code, places: &mut dyn Iterator<Item = (u64, Option<u32>)>| {
        let mut places = places.peekable();
        if places.peek().is_none() {
            return;
        }
        let tally = state.tallies.entry((code, Subject::File)).or_default();
        for (line, column) in places {
            tally.count += 1;
            tally.place(line, column);
        }
    };
    add(FindingCode::RaggedRow, &mut split.ragged.iter().map(|(row, _)| (line_of(*row), None)));
    add(FindingCode::NulByte, &mut split.nul_rows.iter().map(|row| (line_of(*row), None)));
    let blank = |line: &u32| (state.first_line + u64::from(*line), None);
    add(FindingCode::BlankLine, &mut split.blank_lines.iter().map(blank));
    let mut quote_rows: Vec<(u32, u32)> = split.quote_faults.clone();
    quote_rows.dedup_by_key(|(row, _)| *row);
    add(
        FindingCode::Quote,
        &mut quote_rows
            .iter()
            .filter(|(row, _)| *row < split.rows)
            .map(|(row, column)| (line_of(*row), Some(column + 1))),
    );
    if let Some(tally) = state.tallies.get_mut(&(FindingCode::RaggedRow, Subject::File)) {
        for (_, cells) in &split.ragged {
            match tally.values.iter_mut().find(|(value, _)| *value == cells.to_string()) {
                Some((_, count)) => *count += 1,
                None => tally.value(|| cells.to_string(), 1),
            }
        }
    }
    let ragged = split.ragged.iter().map(|(row, _)| row);
    for row in ragged.chain(&split.nul_rows).chain(quote_rows.iter().map(|(row, _)| row)) {
        if *row < split.rows {
            state.blocked.set(u64::from(*row));
        }
    }
}
