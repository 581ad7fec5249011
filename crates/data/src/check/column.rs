//! One column of one chunk: numbers its distinct cells, applies the rules to each, counts the faults, and gives the
//! values as Arrow.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, Int32Array, Int64Array,
    StringArray,
};
use arrow::buffer::{BooleanBuffer, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow::datatypes::Int32Type;
use arrow::error::ArrowError;
use entente_model::ValueType;

use super::example::shown;
use super::intern::Interner;
use super::keys::{KeyHasher, KeyRule, NO_KEY};
use super::rules::{Faults, Reading, VariableRules};
use super::split::Split;
use super::survey::TextEncoding;
use super::tally::{ChunkTallies, RowBits, Subject};
use super::text::read_cell;
use super::values::{DECIMAL_DIGITS, DECIMAL_SCALE};

/// A chunk as cut, and what is being said about it.
pub(super) struct ChunkState<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) first_line: u64,
    pub(super) split: &'a Split,
    pub(super) encoding: TextEncoding,
    pub(super) tallies: ChunkTallies,
    /// Rows of the chunk that something blocks.
    pub(super) blocked: RowBits,
    /// For each key rule, the hash of each row of the chunk.
    pub(super) keys: Vec<Vec<u64>>,
}

/// What a worker keeps from one column to the next: memory, and which columns hold nearly distinct values.
pub(super) struct ColumnReader {
    interner: Interner,
    codes: Vec<u32>,
    readings: Vec<Reading>,
    hashes: Vec<u64>,
    /// By variable: whether equal cells are not worth looking for.
    apart: Vec<bool>,
}

/// A variable and where the file holds it.
pub(super) struct ColumnPlan<'a> {
    pub(super) rules: VariableRules<'a>,
    /// Its position in the dataset.
    pub(super) position: usize,
    pub(super) file_column: usize,
    /// Key rules that it belongs to.
    pub(super) keys: Vec<usize>,
}

/// Texts of the distinct cells, ready for Arrow.
struct Texts {
    bytes: Vec<u8>,
    offsets: Vec<i32>,
}

impl ColumnReader {
    pub(super) fn new(variables: usize) -> Self {
        Self {
            interner: Interner::new(),
            codes: Vec::new(),
            readings: Vec::new(),
            hashes: Vec::new(),
            apart: vec![false; variables],
        }
    }

    /// Checks the column; gives its values where `wanted`.
    pub(super) fn read(
        &mut self,
        plan: &ColumnPlan<'_>,
        hasher: &KeyHasher,
        key_rules: &[KeyRule],
        state: &mut ChunkState<'_>,
        wanted: bool,
    ) -> Result<Option<ArrayRef>, ArrowError> {
        self.number_cells(plan, state);
        let wants_text = wanted && plan.rules.variable.value_type == ValueType::String;
        let (texts, faults) = self.read_distinct(plan, hasher, state, wants_text);
        for &key in &plan.keys {
            self.add_to_key(&mut state.keys[key], &key_rules[key], hasher, state.split);
        }
        if !faults.is_empty() {
            self.count_faults(plan, state);
        }
        if wanted { self.array(plan, texts).map(Some) } else { Ok(None) }
    }

    fn number_cells(&mut self, plan: &ColumnPlan<'_>, state: &ChunkState<'_>) {
        self.interner.clear();
        self.codes.clear();
        let cells = state.split.cells(plan.file_column);
        if self.apart[plan.position] {
            self.codes.extend(cells.map(|place| self.interner.number_apart(place)));
        } else {
            self.codes.extend(cells.map(|place| self.interner.number(state.bytes, place)));
            let (distinct, rows) = (self.interner.places().len(), self.codes.len());
            self.apart[plan.position] = rows > 1000 && distinct * 2 > rows;
        }
    }

    /// Applies the rules once to each distinct cell.
    fn read_distinct(
        &mut self,
        plan: &ColumnPlan<'_>,
        hasher: &KeyHasher,
        state: &ChunkState<'_>,
        wants_text: bool,
    ) -> (Texts, Faults) {
        self.readings.clear();
        self.hashes.clear();
        let mut texts = Texts { bytes: Vec::new(), offsets: vec![0] };
        let mut faults = Faults::default();
        let typed = plan.rules.variable.value_type != ValueType::String;
        for &(start, end) in self.interner.places() {
            let cell = read_cell(&state.bytes[start as usize..end as usize], state.encoding);
            let mut text = cell.text;
            if plan.rules.in_capitals && text.bytes().any(|byte| byte.is_ascii_lowercase()) {
                text.to_mut().make_ascii_uppercase();
            }
            let mut reading = plan.rules.read(&text);
            if cell.misencoded {
                reading.faults.add(entente_model::FindingCode::Encoding);
            }
            faults = faults.union(reading.faults);
            if !plan.keys.is_empty() {
                let valid_number = typed && reading.faults.is_empty();
                self.hashes.push(if valid_number {
                    hasher.number(reading.number)
                } else {
                    hasher.text(&text)
                });
            }
            if wants_text {
                if !reading.missing {
                    texts.bytes.extend_from_slice(text.as_bytes());
                }
                texts.offsets.push(texts.bytes.len() as i32);
            }
            self.readings.push(reading);
        }
        (texts, faults)
    }

    fn add_to_key(&self, key: &mut [u64], rule: &KeyRule, hasher: &KeyHasher, split: &Split) {
        const ABSENT: u64 = 1;
        let single = rule.variables.len() == 1;
        for (row, code) in split.regular.iter().zip(&self.codes) {
            let missing = self.readings[*code as usize].missing;
            let value = if missing { ABSENT } else { self.hashes[*code as usize] };
            let slot = &mut key[*row as usize];
            *slot = match (single, missing && !rule.absent_counts) {
                (_, true) => NO_KEY,
                (true, false) => value,
                (false, false) => hasher.combine(*slot, value),
            };
        }
    }

    /// Counts each fault by row and by value; only for columns that have one.
    fn count_faults(&mut self, plan: &ColumnPlan<'_>, state: &mut ChunkState<'_>) {
        let subject = Subject::Variable(plan.position);
        let column = Some(plan.file_column as u32 + 1);
        let mut counts = vec![0u64; self.readings.len()];
        let split = state.split;
        for (row, code) in split.regular.iter().zip(&self.codes) {
            let faults = self.readings[*code as usize].faults;
            if faults.is_empty() {
                continue;
            }
            counts[*code as usize] += 1;
            state.blocked.set(u64::from(*row));
            let line = state.first_line + u64::from(split.lines[*row as usize]);
            for code in faults.codes() {
                let tally = state.tallies.entry((code, subject)).or_default();
                tally.count += 1;
                tally.place(line, column);
            }
        }
        let kind = plan.rules.variable.kind;
        for (number, (start, end)) in self.interner.places().iter().enumerate() {
            let reading = self.readings[number];
            for code in reading.faults.codes() {
                let raw = &state.bytes[*start as usize..*end as usize];
                let example = || shown(&read_cell(raw, state.encoding).text, kind);
                state.tallies.entry((code, subject)).or_default().value(example, counts[number]);
            }
        }
    }

    fn array(&self, plan: &ColumnPlan<'_>, texts: Texts) -> Result<ArrayRef, ArrowError> {
        let reading = |code: &u32| &self.readings[*code as usize];
        let has_missing = self.readings.iter().any(|reading| reading.missing);
        let present = || self.codes.iter().map(|code| !reading(code).missing).collect::<BooleanBuffer>();
        let nulls = has_missing.then(|| NullBuffer::new(present()));
        let numbers = || self.codes.iter().map(|code| reading(code).number);
        Ok(match plan.rules.variable.value_type {
            ValueType::String => self.text_array(texts, nulls)?,
            ValueType::Integer => {
                let values: Vec<i64> = numbers().map(|number| number as i64).collect();
                Arc::new(Int64Array::try_new(values.into(), nulls)?)
            }
            ValueType::Number => {
                let array = Decimal128Array::try_new(numbers().collect::<Vec<i128>>().into(), nulls)?;
                Arc::new(array.with_precision_and_scale(DECIMAL_DIGITS, DECIMAL_SCALE as i8)?)
            }
            ValueType::Boolean => {
                let values: BooleanBuffer = numbers().map(|number| number == 1).collect();
                Arc::new(BooleanArray::new(values, nulls))
            }
            ValueType::Date => {
                let values: Vec<i32> = numbers().map(|number| number as i32).collect();
                Arc::new(Date32Array::try_new(values.into(), nulls)?)
            }
            ValueType::Year => {
                let values: Vec<i32> = numbers().map(|number| number as i32).collect();
                Arc::new(Int32Array::try_new(values.into(), nulls)?)
            }
        })
    }

    fn text_array(&self, texts: Texts, nulls: Option<NullBuffer>) -> Result<ArrayRef, ArrowError> {
        let offsets = OffsetBuffer::new(ScalarBuffer::from(texts.offsets));
        let bytes = Buffer::from_vec(texts.bytes);
        // As many distinct cells as rows: numbers follow the order of appearance, hence that of rows.
        if self.codes.len() == self.readings.len() {
            return Ok(Arc::new(StringArray::try_new(offsets, bytes, nulls)?));
        }
        let values = StringArray::try_new(offsets, bytes, None)?;
        let keys: Vec<i32> = self.codes.iter().map(|code| *code as i32).collect();
        let keys = Int32Array::try_new(keys.into(), nulls)?;
        Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(keys, Arc::new(values))?))
    }
}
