//! What one chunk gives: counts, key hashes, blocked rows, faulty rows, and its row group where the file may be accepted.

use std::collections::BTreeMap;
use std::hash::RandomState;
use std::sync::atomic::{AtomicBool, Ordering};

use entente_disclosure::Pseudonyms;
use entente_model::{FindingCode, Place, Severity, Storage};
use parquet::basic::ZstdLevel;
use parquet::schema::types::SchemaDescPtr;

use super::CheckError;
use super::across::{AcrossRules, OwnKeys, Watched, WatchedColumn};
use super::changes::{ChangeRules, Figures};
use super::chunks::{Chunk, Content};
use super::column::{CellReading, Column};
use super::example::shown;
use super::faulty::{FaultyRow, RowFinding, cells_of};
use super::header::Header;
use super::keys::{KeyHasher, KeyRule, NO_KEY};
use super::pages::{EncodedColumn, PageEncoder};
use super::repeats::ChunkKeys;
use super::rules::VariableRules;
use super::shift::{FAULTS_MIN, ShiftTest};
use super::split::{Split, Splitter};
use super::survey::TextEncoding;
use super::tally::{ChunkTallies, RowBits, Subject};
use super::text::{CellForm, read_cell};

/// Rows whose positions are held at a time: small enough for the processor's own memory.
pub(super) const BLOCK_ROWS: usize = 2048;
/// Distinct cells of which a worker recalls what the rules said of them in a former chunk; about 64 bytes each.
const RECALLED_CELLS_MAX: usize = 1 << 19;

/// What every worker shares.
pub(super) struct Plan<'a> {
    pub(super) parts: Vec<PartPlan>,
    /// By variable, in the dataset's order.
    pub(super) rules: Vec<VariableRules<'a>>,
    pub(super) across: AcrossRules<'a>,
    pub(super) changes: ChangeRules<'a>,
    pub(super) own_hasher: RandomState,
    pub(super) keys: Vec<KeyRule>,
    pub(super) hasher: KeyHasher,
    /// What is written; `None` where nothing is.
    pub(super) schema: Option<SchemaDescPtr>,
    /// A variable whose values are written as pseudonyms.
    pub(super) pseudonyms: Option<(usize, Pseudonyms)>,
    /// Whether the file may still be accepted: encoding is most of the work, and vain once something blocks.
    pub(super) acceptable: AtomicBool,
    /// Rows to leave out of what is written, when their findings are known already.
    pub(super) set_aside: Option<SetAside>,
    /// Whether faulty rows are asked for.
    pub(super) wants_rows: bool,
}

impl Plan<'_> {
    /// Whether the text can't be a value of the first column of a part: what begins as a total may be one.
    pub(super) fn is_wrong_at_first(&self, part: usize, text: &str) -> bool {
        let column_of = &self.parts[part].header.column_of;
        let first = column_of.iter().position(|column| *column == Some(0));
        first.is_some_and(|variable| !self.rules[variable].read(text).faults.is_empty())
    }
}

/// Rows that a first reading has blocked.
pub(super) struct SetAside {
    pub(super) rows: RowBits,
    /// Rank in the deposit of the first row of each chunk.
    pub(super) first_rows: Vec<u64>,
}

/// One file of the deposit.
pub(super) struct PartPlan {
    /// Its name, where there are several.
    pub(super) name: Option<String>,
    pub(super) encoding: TextEncoding,
    pub(super) form: CellForm,
    pub(super) header: Header,
}

/// What one chunk gives.
pub(super) struct ChunkOutcome {
    pub(super) index: usize,
    pub(super) rows: u64,
    pub(super) tallies: ChunkTallies,
    pub(super) blocked: RowBits,
    pub(super) keys: Vec<ChunkKeys>,
    pub(super) changes: Figures,
    pub(super) own: OwnKeys,
    pub(super) part: usize,
    pub(super) faulty: Vec<FaultyRow>,
    pub(super) encoded: Option<Vec<EncodedColumn>>,
    /// Rows that ended with a separator too many.
    pub(super) trailing: u64,
}

/// What a worker keeps from one chunk to the next.
pub(super) struct Worker {
    columns: Vec<Column>,
    encoder: PageEncoder,
}

/// A chunk as cut, and what is being said about it.
struct ChunkState<'a> {
    part: &'a PartPlan,
    cells: CellReading<'a>,
    first_line: u64,
    split: &'a Split,
    tallies: ChunkTallies,
    /// Rows of the chunk that something blocks.
    blocked: RowBits,
    /// What is wrong in each row, where it is asked for.
    findings: BTreeMap<u32, Vec<RowFinding>>,
    wants_rows: bool,
}

impl Worker {
    pub(super) fn new(variables: usize) -> Result<Self, CheckError> {
        let columns = (0..variables).map(|_| Column::new()).collect();
        Ok(Self { columns, encoder: PageEncoder::new(ZstdLevel::default())? })
    }

    /// Checks one chunk.
    pub(super) fn read(&mut self, chunk: &Chunk, plan: &Plan<'_>) -> Result<ChunkOutcome, CheckError> {
        let part = &plan.parts[chunk.part];
        let split = self.number(chunk, part);
        let split = split.as_ref().unwrap_or_else(|| chunk.cut().expect("cut here or by its reader"));
        let mut state = ChunkState {
            part,
            cells: CellReading { bytes: &chunk.bytes, encoding: part.encoding, form: part.form },
            first_line: chunk.first_line,
            split,
            tallies: ChunkTallies::new(),
            blocked: RowBits::default(),
            findings: BTreeMap::new(),
            wants_rows: plan.wants_rows,
        };
        state.count_structure();
        let mut keys: Vec<Vec<u64>> = plan.keys.iter().map(|_| vec![NO_KEY; split.rows as usize]).collect();
        self.apply_rules(&state, plan, &mut keys);
        let shifted = self.shifted_rows(&mut state, plan);
        self.count_faults(&mut state, plan, &shifted);
        let watched = self.watched(&state, plan);
        state.count_across(plan, &watched, &shifted);
        let changes = plan.changes.figures(split.regular.len(), &watched);
        let own = plan.across.own_keys(split.rows as usize, &split.regular, &watched, &plan.own_hasher);
        if !state.blocked.is_empty() && plan.set_aside.is_none() {
            plan.acceptable.store(false, Ordering::Relaxed);
        }
        let encoded = match &plan.schema {
            Some(schema) if plan.acceptable.load(Ordering::Relaxed) => {
                self.encode(chunk, plan, schema, split)?
            }
            _ => None,
        };
        let faulty = state.faulty_rows(chunk);
        let ChunkState { tallies, blocked, .. } = state;
        Ok(ChunkOutcome {
            index: chunk.index,
            rows: u64::from(split.rows),
            tallies,
            blocked,
            keys: keys.iter().map(|hashes| ChunkKeys::new(hashes)).collect(),
            changes,
            own,
            part: chunk.part,
            faulty,
            encoded,
            trailing: u64::from(split.trailing),
        })
    }

    /// Cuts the text, a block at a time, and numbers the cells of each column; cells that come cut are taken as they are.
    fn number(&mut self, chunk: &Chunk, part: &PartPlan) -> Option<Split> {
        let header = &part.header;
        let mut left = RECALLED_CELLS_MAX;
        self.columns.iter_mut().for_each(|column| column.clear(&mut left));
        let places = header.column_of.iter().enumerate();
        let wanted: Vec<(usize, usize)> =
            places.filter_map(|(variable, column)| column.map(|column| (variable, column))).collect();
        let columns = &mut self.columns;
        let mut take = |bounds: &[u32], rows: usize| {
            for &(variable, file_column) in &wanted {
                columns[variable].take_block(&chunk.bytes, bounds, header.columns, file_column, rows);
            }
        };
        match &chunk.content {
            Content::Cells(split) => {
                let blocks = split.block().chunks(BLOCK_ROWS * (header.columns + 1));
                blocks.for_each(|bounds| take(bounds, split.regular.len()));
                None
            }
            Content::Text(holds) => {
                let marks = header.marks;
                let mut split = Split::new(header.columns);
                let mut splitter = Splitter::knowing(
                    *holds,
                    &chunk.bytes,
                    marks.delimiter,
                    marks.terminator,
                    header.trailing,
                );
                let mut expected = 0;
                while splitter.next_block(&mut split, BLOCK_ROWS) {
                    if expected == 0 {
                        expected = splitter.expected_rows(split.rows as usize);
                        split.expect(expected);
                    }
                    take(split.block(), expected);
                }
                Some(split)
            }
        }
    }

    fn apply_rules(&mut self, state: &ChunkState<'_>, plan: &Plan<'_>, keys: &mut [Vec<u64>]) {
        let writes = plan.schema.is_some() && plan.acceptable.load(Ordering::Relaxed);
        for (variable, column) in self.columns.iter_mut().enumerate() {
            if state.part.header.column_of[variable].is_none() {
                continue;
            }
            let of_key = |rule: &KeyRule| rule.variables.contains(&variable);
            let hasher = plan.keys.iter().any(of_key).then_some(&plan.hasher);
            let pseudonyms = plan.pseudonyms.as_ref().filter(|(of, _)| *of == variable).map(|(_, p)| p);
            column.read(state.cells, &plan.rules[variable], hasher, writes.then_some(pseudonyms));
            for (key, rule) in keys.iter_mut().zip(&plan.keys).filter(|(_, rule)| of_key(rule)) {
                column.add_to_key(key, rule, &plan.hasher, &state.split.regular);
            }
        }
    }

    /// Positions of the regular rows whose cells are displaced, each one counted and blocked.
    fn shifted_rows(&self, state: &mut ChunkState<'_>, plan: &Plan<'_>) -> Vec<bool> {
        let held = |variable: &usize| state.part.header.column_of[*variable].is_some();
        let faulty: Vec<&Column> = (0..self.columns.len())
            .filter(held)
            .map(|variable| &self.columns[variable])
            .filter(|column| !column.faults.is_empty())
            .collect();
        if faulty.len() < FAULTS_MIN {
            return Vec::new();
        }
        let mut counts = vec![0u8; state.split.regular.len()];
        for column in faulty {
            for (count, code) in counts.iter_mut().zip(&column.codes) {
                let fault = !column.readings[*code as usize].faults.is_empty();
                *count = count.saturating_add(u8::from(fault));
            }
        }
        if counts.iter().all(|count| usize::from(*count) < FAULTS_MIN) {
            return Vec::new();
        }
        let placed = (0..self.columns.len()).filter(held).map(|variable| {
            let file_column = state.part.header.column_of[variable].expect("filtered on it");
            (&self.columns[variable], &plan.rules[variable], file_column)
        });
        let mut test = ShiftTest::new(state.cells, placed.collect());
        let mut shifted = vec![false; counts.len()];
        for (position, count) in counts.iter().enumerate() {
            if usize::from(*count) < FAULTS_MIN {
                continue;
            }
            if let Some(column) = test.displaced_from(position) {
                shifted[position] = true;
                let row = state.split.regular[position];
                state.add(FindingCode::ShiftedRow, Subject::File, row, Some(column), String::new);
            }
        }
        shifted
    }

    /// Counts each fault by row and by value; only for columns that have one.
    fn count_faults(&self, state: &mut ChunkState<'_>, plan: &Plan<'_>, shifted: &[bool]) {
        for (variable, column) in self.columns.iter().enumerate() {
            let Some(file_column) = state.part.header.column_of[variable] else { continue };
            if column.faults.is_empty() {
                continue;
            }
            let kind = plan.rules[variable].variable.kind;
            let subject = Subject::Variable(variable);
            let cells = state.cells;
            let show = |code: u32| {
                let (start, end) = column.places()[code as usize];
                let raw = &cells.bytes[start as usize..end as usize];
                shown(&read_cell(raw, cells.encoding, cells.form).text, kind)
            };
            let mut counts = vec![0u64; column.readings.len()];
            let split = state.split;
            for (position, (row, code)) in split.regular.iter().zip(&column.codes).enumerate() {
                let faults = column.readings[*code as usize].faults;
                if faults.is_empty() || shifted.get(position).copied().unwrap_or(false) {
                    continue;
                }
                counts[*code as usize] += 1;
                for fault in faults.codes() {
                    state.add(fault, subject, *row, Some(file_column), || show(*code));
                }
            }
            for (code, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                for fault in column.readings[code].faults.codes() {
                    let tally = state.tallies.entry((fault, subject)).or_default();
                    tally.value(|| show(code as u32), *count);
                }
            }
        }
    }

    /// The columns that rules over several variables look at.
    fn watched(&self, state: &ChunkState<'_>, plan: &Plan<'_>) -> Vec<Option<WatchedColumn>> {
        let mut watched: Vec<Option<WatchedColumn>> = self.columns.iter().map(|_| None).collect();
        for variable in plan.across.watched().into_iter().chain(plan.changes.watched()) {
            if watched[variable].is_some() || state.part.header.column_of[variable].is_none() {
                continue;
            }
            let column = &self.columns[variable];
            let values = column.places().iter().zip(&column.readings).map(|(&(start, end), reading)| {
                let raw = &state.cells.bytes[start as usize..end as usize];
                let text = read_cell(raw, state.cells.encoding, state.cells.form).text;
                Watched { text: text.into_owned().into_boxed_str(), reading: *reading }
            });
            watched[variable] = Some(WatchedColumn { codes: column.codes.clone(), values: values.collect() });
        }
        watched
    }

    fn encode(
        &mut self,
        chunk: &Chunk,
        plan: &Plan<'_>,
        schema: &SchemaDescPtr,
        split: &Split,
    ) -> Result<Option<Vec<EncodedColumn>>, CheckError> {
        let kept: Option<Vec<usize>> = plan.set_aside.as_ref().map(|aside| {
            let first_row = aside.first_rows[chunk.index];
            let is_kept = |(_, row): &(usize, &u32)| !aside.rows.holds(first_row + u64::from(**row));
            split.regular.iter().enumerate().filter(is_kept).map(|(position, _)| position).collect()
        });
        let rows = kept.as_ref().map_or(split.regular.len(), Vec::len);
        if rows == 0 {
            return Ok(None);
        }
        let header = &plan.parts[chunk.part].header;
        let mut encoded = Vec::with_capacity(self.columns.len());
        for (variable, column) in self.columns.iter_mut().enumerate() {
            let descr = schema.column(variable);
            if header.column_of[variable].is_none() {
                encoded.push(self.encoder.encode_absent(&descr, rows)?);
                continue;
            }
            let codes: Option<Vec<u32>> =
                kept.as_ref().map(|kept| kept.iter().map(|position| column.codes[*position]).collect());
            let as_text = plan.pseudonyms.as_ref().is_some_and(|(of, _)| *of == variable);
            let storage = plan.rules[variable].variable.value_type.storage();
            let storage = if as_text { Storage::Text } else { storage };
            let column = column.prepared(storage, codes.as_deref());
            encoded.push(self.encoder.encode(&descr, &column)?);
        }
        Ok(Some(encoded))
    }
}

impl ChunkState<'_> {
    /// Counts a finding, keeps its place, blocks its row.
    fn add(
        &mut self,
        code: FindingCode,
        subject: Subject,
        row: u32,
        column: Option<usize>,
        value: impl FnOnce() -> String,
    ) {
        self.count(code, subject, row, column, value, true);
    }

    fn count(
        &mut self,
        code: FindingCode,
        subject: Subject,
        row: u32,
        column: Option<usize>,
        value: impl FnOnce() -> String,
        blocks: bool,
    ) {
        let line = self.first_line + u64::from(self.split.lines[row as usize]);
        let file = &self.part.name;
        let tally = self.tallies.entry((code, subject)).or_default();
        tally.count += 1;
        tally.place(|| Place {
            file: file.clone(),
            line,
            column: column.map(|column| column as u32 + 1),
            value: Some(value()).filter(|value| !value.is_empty()),
        });
        if blocks {
            self.blocked.set(u64::from(row));
        }
        if self.wants_rows {
            let variable = match subject {
                Subject::Variable(variable) => Some(variable),
                Subject::File | Subject::Rule(_) => None,
            };
            self.findings.entry(row).or_default().push(RowFinding {
                code,
                variable,
                column,
                variables: Vec::new(),
                value: String::new(),
            });
        }
    }

    /// Irregular rows, quotes, NUL bytes, blank lines.
    fn count_structure(&mut self) {
        let split: &Split = self.split;
        for (row, cells) in &split.ragged {
            self.add(FindingCode::RaggedRow, Subject::File, *row, None, || cells.to_string());
        }
        if let Some(tally) = self.tallies.get_mut(&(FindingCode::RaggedRow, Subject::File)) {
            for (_, cells) in &split.ragged {
                tally.more(&cells.to_string());
            }
        }
        for row in split.nul_rows.iter().filter(|row| **row < split.rows) {
            self.add(FindingCode::NulByte, Subject::File, *row, None, String::new);
        }
        let mut last = None;
        for (row, column) in split.quote_faults.iter().filter(|(row, _)| *row < split.rows) {
            if last.replace(*row) != Some(*row) {
                self.add(FindingCode::Quote, Subject::File, *row, Some(*column as usize), String::new);
            }
        }
        for line in &split.blank_lines {
            let (line, file) = (self.first_line + u64::from(*line), &self.part.name);
            let tally = self.tallies.entry((FindingCode::BlankLine, Subject::File)).or_default();
            tally.count += 1;
            tally.place(|| Place { file: file.clone(), ..Place::line(line) });
        }
    }

    /// Rules over several variables.
    fn count_across(&mut self, plan: &Plan<'_>, watched: &[Option<WatchedColumn>], shifted: &[bool]) {
        let regular = &self.split.regular;
        let mut found: Vec<(usize, usize)> = Vec::new();
        plan.across.check(regular.len(), watched, &mut |rule, position| found.push((rule, position)));
        for (rule, position) in found {
            if shifted.get(position).copied().unwrap_or(false) {
                continue;
            }
            let stated = plan.across.rule(rule);
            let column = match stated.variables[..] {
                [variable, ..] => self.part.header.column_of[variable],
                [] => None,
            };
            let shown = stated.variables.iter().filter_map(|&variable| {
                let column = watched[variable].as_ref()?;
                let described = plan.rules[variable].variable;
                let text = &column.values[column.codes[position] as usize].text;
                Some(format!("{} = {}", described.name, shown(text, described.kind)))
            });
            let value = shown.collect::<Vec<_>>().join(", ");
            let subject = Subject::Rule(rule);
            let blocks = stated.severity == Severity::Blocking;
            self.count(stated.code, subject, regular[position], column, || value.clone(), blocks);
            self.tallies.entry((stated.code, subject)).or_default().more(&value);
            if let Some(finding) =
                self.findings.get_mut(&regular[position]).and_then(|found| found.last_mut())
            {
                finding.variables.clone_from(&stated.variables);
                finding.value = value;
            }
        }
    }

    /// The rows with findings, as received.
    fn faulty_rows(&mut self, chunk: &Chunk) -> Vec<FaultyRow> {
        let findings = std::mem::take(&mut self.findings);
        let faulty = findings.into_iter().map(|(row, findings)| FaultyRow {
            file: self.part.name.clone(),
            line: self.first_line + u64::from(self.split.lines[row as usize]),
            cells: cells_of(chunk, self.part, self.split, row),
            findings,
        });
        faulty.collect()
    }
}
