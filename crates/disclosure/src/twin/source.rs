//! What a twin may learn from: rows of persons, or public counts; and the public values of each variable.
//!
//! INVARIANT: the values of a twin come from public lists, never from the rows: that a value stands in them would already
//! tell that somebody has it.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::Rng;

use super::{TwinError, TwinValues, TwinVariable, VALUES_MAX};

/// The code of a value that is not in the public list of its variable.
pub(super) const UNLISTED: u32 = u32::MAX;

/// A variable of the twin.
pub(super) struct Column {
    pub(super) name: String,
    /// The public values, where they are few enough to be learnt; else none.
    pub(super) values: Vec<String>,
    /// How other values are made.
    form: TwinValues,
}

/// The variables, and the rows that are learnt from.
pub(super) struct Source {
    pub(super) columns: Vec<Column>,
    /// Of each variable that may be learnt, the code of each row's value.
    pub(super) codes: Vec<Vec<u32>>,
    /// How many persons a row stands for.
    pub(super) weights: Vec<u64>,
    /// Variables that the file of rows or counts holds.
    present: Vec<bool>,
}

impl Source {
    /// The variables alone: nothing is learnt.
    pub(super) fn new(columns: &[TwinVariable]) -> Self {
        let column = |column: &TwinVariable| {
            let values = match &column.values {
                TwinValues::Listed(values) if values.len() <= VALUES_MAX => values.clone(),
                _ => Vec::new(),
            };
            Column { name: column.name.clone(), values, form: column.values.clone() }
        };
        Self {
            columns: columns.iter().map(column).collect(),
            codes: vec![Vec::new(); columns.len()],
            weights: Vec::new(),
            present: vec![false; columns.len()],
        }
    }

    /// Reads rows, or counts where their column is named.
    pub(super) fn read(
        &mut self,
        input: impl Read,
        delimiter: u8,
        count: Option<&str>,
    ) -> Result<(), TwinError> {
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(input);
        let header: Vec<String> = reader
            .headers()?
            .iter()
            .map(|name| name.trim_start_matches('\u{feff}').trim().to_owned())
            .collect();
        let place = |name: &str| header.iter().position(|title| title == name);
        let missing = |column: &str| TwinError::Column { column: column.to_owned() };
        let counted = match count {
            Some(name) => Some(place(name).ok_or_else(|| missing(name))?),
            None => None,
        };
        let places: Vec<Option<usize>> = self.columns.iter().map(|column| place(&column.name)).collect();
        self.present = places.iter().map(Option::is_some).collect();
        let index: Vec<HashMap<String, u32>> =
            self.columns.iter().map(|column| column.values.iter().cloned().zip(0_u32..).collect()).collect();
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record)? {
            let weight = match counted {
                None => 1,
                // A hidden cell of a published table counts for nothing.
                Some(at) => match record.get(at).unwrap_or_default().trim() {
                    "" => 0,
                    text => text.parse().map_err(|_| TwinError::Count {
                        line: record.position().map_or(0, csv::Position::line),
                    })?,
                },
            };
            if weight == 0 {
                continue;
            }
            self.weights.push(weight);
            for ((codes, index), at) in self.codes.iter_mut().zip(&index).zip(&places) {
                let Some(at) = at else { continue };
                let value = record.get(*at).unwrap_or_default();
                codes.push(index.get(value).copied().unwrap_or(UNLISTED));
            }
        }
        Ok(())
    }

    /// The variables of few public values that the file holds.
    pub(super) fn learnt(&self) -> Vec<usize> {
        (0..self.columns.len())
            .filter(|&at| self.present[at] && !self.columns[at].values.is_empty() && !self.weights.is_empty())
            .collect()
    }

    /// Rows that no other equals, on the variables learnt.
    pub(super) fn rows_alone(&self, learnt: &[usize]) -> HashSet<Vec<u32>> {
        let mut seen: HashMap<Vec<u32>, u32> = HashMap::new();
        for row in 0..self.weights.len() {
            *seen.entry(learnt.iter().map(|&at| self.codes[at][row]).collect()).or_default() += 1;
        }
        seen.into_iter().filter(|(_, count)| *count == 1).map(|(row, _)| row).collect()
    }

    /// A row of the twin: the values drawn, and others made.
    pub(super) fn record(
        &self,
        learnt: &[usize],
        drawn: &[u32],
        number: u64,
        random: &mut ChaCha20Rng,
    ) -> Vec<String> {
        let mut record: Vec<String> = Vec::with_capacity(self.columns.len());
        for column in &self.columns {
            record.push(column.form.make(number, random));
        }
        for (&at, &code) in learnt.iter().zip(drawn) {
            record[at].clone_from(&self.columns[at].values[code as usize]);
        }
        record
    }
}

impl TwinValues {
    fn make(&self, number: u64, random: &mut ChaCha20Rng) -> String {
        match self {
            Self::Listed(values) if values.is_empty() => String::new(),
            Self::Listed(values) => values[below(random, values.len() as u64) as usize].clone(),
            Self::Between(from, to) => {
                let width = to.saturating_sub(*from).unsigned_abs().saturating_add(1);
                from.saturating_add_unsigned(below(random, width)).to_string()
            }
            Self::Ine => {
                // 099 is no département: no pupil has such a number.
                let letter = |at: u64| char::from(b'A' + (at % 26) as u8);
                format!("099{:06}{}{}", number % 1_000_000, letter(number / 1_000_000), letter(number))
            }
            Self::Numbered => format!("SYN{number:08}"),
        }
    }
}

/// A number below the bound; the bias of the product is below one in 2^32 here.
fn below(random: &mut ChaCha20Rng, bound: u64) -> u64 {
    ((u128::from(random.next_u64()) * u128::from(bound)) >> 64) as u64
}
