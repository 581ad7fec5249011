//! Findings as they are counted: one tally for each cause, added up chunk after chunk in file order.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use entente_model::{Example, FindingCode, FindingGroup, Place};

/// Distinct values whose count is kept for one cause in one chunk, and for one cause in all.
const CHUNK_VALUES_MAX: usize = 2_000;
const VALUES_MAX: usize = 20_000;

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// The file, its rows.
    File,
    /// A variable, by its position in the dataset.
    Variable(usize),
    /// A rule over several variables, by its rank.
    Rule(usize),
}

/// Counts of one cause in one chunk; values in order of appearance, so that a report does not depend on threads.
#[derive(Debug, Default)]
pub(super) struct ChunkTally {
    pub(super) count: u64,
    pub(super) places: Vec<Place>,
    pub(super) values: Vec<(String, u64)>,
}

impl ChunkTally {
    pub(super) fn place(&mut self, place: impl FnOnce() -> Place) {
        if self.places.len() < FindingGroup::PLACES_MAX {
            self.places.push(place());
        }
    }

    /// Counts one more row with that value.
    pub(super) fn more(&mut self, value: &str) {
        const KEPT: usize = FindingGroup::EXAMPLES_MAX * 4;
        if let Some((_, count)) = self.values.iter_mut().take(KEPT).find(|(known, _)| known == value) {
            *count += 1;
        } else if self.values.len() < KEPT {
            self.values.push((value.to_owned(), 1));
        }
    }

    pub(super) fn value(&mut self, shown: impl FnOnce() -> String, count: u64) {
        if self.values.len() < CHUNK_VALUES_MAX {
            self.values.push((shown(), count));
        }
    }
}

/// Counts of one cause in the file.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) count: u64,
    pub(super) places: Vec<Place>,
    /// How many rows hold a value, and its rank of appearance.
    values: HashMap<String, (u64, usize)>,
}

impl Tally {
    fn add(&mut self, chunk: ChunkTally) {
        self.count += chunk.count;
        let free = FindingGroup::PLACES_MAX - self.places.len();
        self.places.extend(chunk.places.into_iter().take(free));
        for (value, count) in chunk.values {
            let rank = self.values.len();
            if let Some((known, _)) = self.values.get_mut(&value) {
                *known += count;
            } else if rank < VALUES_MAX {
                self.values.insert(value, (count, rank));
            }
        }
    }

    /// How many distinct values were kept.
    pub(super) fn distinct(&self) -> usize {
        self.values.len()
    }

    /// The distinct values that were kept, in no order.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// The most frequent values, the first ones of the file among equals.
    pub(super) fn examples(&self) -> Vec<Example> {
        let mut ranked: Vec<(&String, &(u64, usize))> = self.values.iter().collect();
        ranked.sort_unstable_by_key(|(_, (count, rank))| (Reverse(*count), *rank));
        let shown =
            ranked.into_iter().filter(|(value, _)| !value.is_empty()).take(FindingGroup::EXAMPLES_MAX);
        shown.map(|(value, (count, _))| Example { value: value.clone(), count: *count }).collect()
    }
}

/// All the causes of one chunk.
pub(super) type ChunkTallies = BTreeMap<(FindingCode, Subject), ChunkTally>;

/// All the causes of the file.
#[derive(Debug, Default)]
pub(super) struct Tallies {
    by_cause: BTreeMap<(FindingCode, Subject), Tally>,
}

impl Tallies {
    /// Adds a chunk; chunks come in file order.
    pub(super) fn add(&mut self, chunk: ChunkTallies) {
        for (cause, tally) in chunk {
            self.by_cause.entry(cause).or_default().add(tally);
        }
    }

    pub(super) fn into_causes(self) -> impl Iterator<Item = ((FindingCode, Subject), Tally)> {
        self.by_cause.into_iter()
    }
}

/// One bit a row: whether something blocks it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct RowBits {
    words: Vec<u64>,
}

impl RowBits {
    pub(super) fn set(&mut self, row: u64) {
        let word = (row / 64) as usize;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (row % 64);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(super) fn holds(&self, row: u64) -> bool {
        self.words.get((row / 64) as usize).is_some_and(|word| word & (1 << (row % 64)) != 0)
    }

    pub(super) fn count(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// Adds those of a chunk whose first row is `first_row` of the file.
    pub(super) fn add(&mut self, chunk: &Self, first_row: u64) {
        for (rank, word) in chunk.words.iter().enumerate() {
            let mut rest = *word;
            while rest != 0 {
                self.set(first_row + rank as u64 * 64 + u64::from(rest.trailing_zeros()));
                rest &= rest - 1;
            }
        }
    }
}
