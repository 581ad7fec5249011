//! One column of one chunk: numbers its distinct cells, applies the rules to each, and keeps what the rows hold.
//!
//! What is counted and reported of it is `outcome`'s work, how it is written `pages`'.

use entente_disclosure::Pseudonyms;
use entente_model::{FindingCode, Storage};

use super::intern::{Former, Interner};
use super::keys::{KeyHasher, KeyRule, NO_KEY};
use super::pages::{ColumnToEncode, Values};
use super::rules::{Faults, Reading, VariableRules};
use super::survey::TextEncoding;
use super::text::{CellForm, read_cell};

/// Rows after which a column whose cells nearly all differ is known as such.
const APART_ROWS_MIN: usize = 4096;
/// The same where more than half differ: of few rows most would, of a column that repeats itself later (establishments).
const HALF_APART_ROWS_MIN: usize = 1 << 16;

/// How the cells of a column are read.
#[derive(Clone, Copy)]
pub(super) struct CellReading<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) encoding: TextEncoding,
    pub(super) form: CellForm,
}

/// The column of one variable in the chunk at hand; its memory serves for the next chunk.
pub(super) struct Column {
    interner: Interner,
    /// Whether equal cells are not worth looking for.
    apart: bool,
    /// For each regular row, the number of its cell.
    pub(super) codes: Vec<u32>,
    /// For each distinct cell, what the rules say.
    pub(super) readings: Vec<Reading>,
    /// What they said in a former chunk, and how its cells were read.
    former: Former<Reading>,
    read_as: Option<(TextEncoding, CellForm)>,
    /// All the faults of the column.
    pub(super) faults: Faults,
    /// For each distinct cell, its key hash, where the variable is part of a key.
    hashes: Vec<u64>,
    /// Texts of the distinct cells, where they will be written.
    texts: Vec<u8>,
    offsets: Vec<u32>,
    absent: Vec<bool>,
    longs: Vec<i64>,
    ints: Vec<i32>,
    decimals: Vec<i128>,
    flags: Vec<bool>,
}

impl Column {
    pub(super) fn new() -> Self {
        Self {
            interner: Interner::new(),
            apart: false,
            codes: Vec::new(),
            readings: Vec::new(),
            former: Former::new(),
            read_as: None,
            faults: Faults::default(),
            hashes: Vec::new(),
            texts: Vec::new(),
            offsets: Vec::new(),
            absent: Vec::new(),
            longs: Vec::new(),
            ints: Vec::new(),
            decimals: Vec::new(),
            flags: Vec::new(),
        }
    }

    /// Forgets the chunk before, but for what was said of at most `left` of its cells.
    pub(super) fn clear(&mut self, left: &mut usize) {
        // Judged on the chunk before: a column whose values nearly all differ stays so.
        let (distinct, rows) = (self.interner.places().len(), self.codes.len());
        self.apart = self.apart || (rows >= HALF_APART_ROWS_MIN && distinct * 2 > rows);
        if self.apart && !self.former.is_empty() {
            self.former = Former::new();
        } else if !self.apart {
            self.interner.hand_over(&mut self.readings, &mut self.former, left);
        }
        self.interner.clear();
        self.codes.clear();
        self.readings.clear();
        self.faults = Faults::default();
    }

    /// Numbers the cells of a block: `bounds` holds `columns + 1` positions for each row; `expected` is about how many
    /// rows the chunk has.
    pub(super) fn take_block(
        &mut self,
        bytes: &[u8],
        bounds: &[u32],
        columns: usize,
        file_column: usize,
        expected: usize,
    ) {
        self.codes.reserve_exact(expected.saturating_sub(self.codes.len()));
        let cells = bounds.chunks_exact(columns + 1).map(|row| (row[file_column], row[file_column + 1] - 1));
        // An identifier is known before its first chunk ends.
        let (distinct, rows) = (self.interner.places().len(), self.codes.len());
        self.apart = self.apart || (rows >= APART_ROWS_MIN && distinct * 20 > rows * 19);
        if self.apart {
            self.interner.expect(expected);
            self.codes.extend(cells.map(|place| self.interner.number_apart(place)));
        } else {
            self.interner.number(bytes, cells, &mut self.codes);
        }
    }

    /// The distinct cells, as they stand in the chunk.
    pub(super) fn places(&self) -> &[(u32, u32)] {
        self.interner.places()
    }

    /// Applies the rules once to each distinct cell; keeps the texts where they will be written.
    pub(super) fn read(
        &mut self,
        reading: CellReading<'_>,
        rules: &VariableRules<'_>,
        hasher: Option<&KeyHasher>,
        writes: Option<Option<&Pseudonyms>>,
    ) {
        self.hashes.clear();
        self.texts.clear();
        self.offsets.clear();
        self.offsets.push(0);
        let is_text = rules.variable.value_type.storage() == Storage::Text;
        let writes_text = writes.is_some_and(|pseudonyms| is_text || pseudonyms.is_some());
        let pseudonyms = writes.flatten();
        let distinct = self.interner.places().len();
        self.readings.reserve_exact(distinct);
        if hasher.is_some() {
            self.hashes.reserve_exact(distinct);
        }
        if writes_text {
            self.offsets.reserve_exact(distinct + 1);
            let cells = self.interner.places().iter().map(|(start, end)| (end - start) as usize);
            self.texts.reserve_exact(match pseudonyms {
                Some(_) => distinct * Pseudonyms::CHARACTERS,
                None => cells.sum(),
            });
        }
        let read_as = (reading.encoding, reading.form);
        if self.read_as.replace(read_as) != Some(read_as) {
            self.former.clear();
        }
        for (number, &(start, end)) in self.interner.places().iter().enumerate() {
            let known = self.interner.said_before(number, &self.former).copied();
            if let Some(read) = known.filter(|_| hasher.is_none() && !writes_text) {
                self.faults = self.faults.union(read.faults);
                self.readings.push(read);
                continue;
            }
            let cell =
                read_cell(&reading.bytes[start as usize..end as usize], reading.encoding, reading.form);
            let mut text = cell.text;
            if rules.in_capitals && text.bytes().any(|byte| byte.is_ascii_lowercase()) {
                text.to_mut().make_ascii_uppercase();
            }
            let read = known.unwrap_or_else(|| {
                let mut read = rules.read(&text);
                if cell.misencoded {
                    read.faults.add(FindingCode::Encoding);
                }
                read
            });
            self.faults = self.faults.union(read.faults);
            if let Some(hasher) = hasher {
                let number = !is_text && read.faults.is_empty();
                self.hashes.push(if number { hasher.number(read.number) } else { hasher.text(&text) });
            }
            if writes_text {
                match pseudonyms {
                    _ if read.missing => {}
                    Some(pseudonyms) => pseudonyms.append(&text, &mut self.texts),
                    None => self.texts.extend_from_slice(text.as_bytes()),
                }
                self.offsets.push(self.texts.len() as u32);
            }
            self.readings.push(read);
        }
    }

    /// Adds the column to the keys of the rows it is part of.
    pub(super) fn add_to_key(&self, key: &mut [u64], rule: &KeyRule, hasher: &KeyHasher, regular: &[u32]) {
        const ABSENT: u64 = 1;
        let single = rule.variables.len() == 1;
        for (row, code) in regular.iter().zip(&self.codes) {
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

    /// The column as it is written; `kept` are the codes of the rows kept, where some are set aside.
    pub(super) fn prepared<'c>(
        &'c mut self,
        storage: Storage,
        kept: Option<&'c [u32]>,
    ) -> ColumnToEncode<'c> {
        self.absent.clear();
        if self.readings.iter().any(|reading| reading.missing) {
            self.absent.extend(self.readings.iter().map(|reading| reading.missing));
        }
        let numbers = || self.readings.iter().map(|reading| reading.number);
        let values = match storage {
            Storage::Text => Values::Texts { bytes: &self.texts, offsets: &self.offsets },
            Storage::Integer => {
                self.longs.clear();
                self.longs.extend(numbers().map(|number| number as i64));
                Values::Longs(&self.longs)
            }
            Storage::Decimal => {
                self.decimals.clear();
                self.decimals.extend(numbers());
                Values::Decimals(&self.decimals)
            }
            Storage::Boolean => {
                self.flags.clear();
                self.flags.extend(numbers().map(|number| number == 1));
                Values::Flags(&self.flags)
            }
            Storage::Date | Storage::Year => {
                self.ints.clear();
                self.ints.extend(numbers().map(|number| number as i32));
                Values::Ints(&self.ints)
            }
        };
        ColumnToEncode {
            values,
            absent: &self.absent,
            codes: kept.unwrap_or(&self.codes),
            all_used: kept.is_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use entente_model::References;
    use proptest::prelude::*;

    use super::super::{CheckContext, rules};
    use super::*;

    #[test]
    fn few_rows_do_not_tell_that_a_column_never_repeats_itself() {
        for (rows, distinct, apart) in
            [(5_000, 4_000, false), (70_000, 30_000, false), (70_000, 60_000, true)]
        {
            let text: String = (0..rows).map(|row| format!("{:05};", row % distinct)).collect();
            let bounds: Vec<u32> = (0..rows).flat_map(|row| [row * 6, row * 6 + 6]).collect();
            let mut column = Column::new();
            column.take_block(text.as_bytes(), &bounds, 1, 0, rows as usize);
            column.clear(&mut 100_000);
            assert_eq!(column.apart, apart, "{distinct} of {rows}");
        }
    }

    /// Reads these cells as the next chunk: what is said of each row's, and the text that is written of it.
    fn read_chunk(
        column: &mut Column,
        cells: &[&str],
        rules: &VariableRules<'_>,
        (encoding, hashed, written): (TextEncoding, bool, bool),
    ) -> Vec<(Faults, bool, i128, Vec<u8>)> {
        let text: String = cells.iter().flat_map(|cell| [*cell, "\n"]).collect();
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end as u32 + 1);
        let bounds: Vec<u32> = std::iter::once(0).chain(ends).collect();
        let bounds: Vec<u32> = bounds.windows(2).flat_map(|pair| [pair[0], pair[1]]).collect();
        column.clear(&mut 100);
        column.take_block(text.as_bytes(), &bounds, 1, 0, cells.len());
        let reading = CellReading { bytes: text.as_bytes(), encoding, form: CellForm::Quoted };
        let hasher = KeyHasher::default();
        column.read(reading, rules, hashed.then_some(&hasher), written.then_some(None));
        let said = |code: &u32| {
            let (code, read) = (*code as usize, column.readings[*code as usize]);
            let written = match column.offsets.get(code..code + 2) {
                Some(ends) => column.texts[ends[0] as usize..ends[1] as usize].to_vec(),
                None => Vec::new(),
            };
            (read.faults, read.missing, read.number, written)
        };
        column.codes.iter().map(said).collect()
    }

    proptest! {
        /// What was said in a former chunk is what is said without it, however the next one is read.
        #[test]
        fn former_chunks_change_nothing(
            chunks in prop::collection::vec(
                (
                    prop::collection::vec(0_usize..CELLS.len(), 0..40),
                    prop::sample::select(vec![TextEncoding::Utf8 { bom: false }, TextEncoding::Latin9]),
                    any::<bool>(),
                    any::<bool>(),
                ),
                1..8,
            ),
            field in prop::sample::select(FIELDS.to_vec()),
        ) {
            let text = format!("{{\"fields\":[{{\"name\":\"essai\",{field}}}]}}");
            let known = std::collections::HashSet::new();
            let (dataset, _) = entente_agreement::read_schema("schema.json", &text, "essai", &known);
            let (dataset, references) = (dataset.expect("a schema"), References::default());
            let context = CheckContext::new(&dataset, &references, "2026".parse().expect("a period"));
            let rules = &rules::compile(&context).expect("rules")[0];
            let mut kept = Column::new();
            for (cells, encoding, hashed, written) in &chunks {
                let cells: Vec<&str> = cells.iter().map(|cell| CELLS[*cell]).collect();
                let how = (*encoding, *hashed, *written);
                let fresh = read_chunk(&mut Column::new(), &cells, rules, how);
                prop_assert_eq!(read_chunk(&mut kept, &cells, rules, how), fresh);
            }
        }
    }

    const FIELDS: [&str; 4] = [
        r#""type":"string","entente":{"check":"uai"}"#,
        r#""type":"integer","constraints":{"required":true,"maximum":40}"#,
        r#""type":"string","constraints":{"enum":["lycée","12"]}"#,
        r#""type":"string","constraints":{"pattern":"[0-9é]*"}"#,
    ];
    const CELLS: [&str; 14] = [
        "",
        "12",
        "\"12\"",
        "0120",
        "41",
        "lycée",
        "\"lycée\"",
        "a\u{81}b",
        "0990001M",
        "0990001m",
        "0990001N",
        "un texte de plus de quinze octets",
        "\"un texte de plus de quinze octets\"",
        "2025-09-01",
    ];
}
