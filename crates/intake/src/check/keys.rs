//! Uniqueness: rows whose key already stands in the file, found by sorting 64-bit keyed hashes.
//!
//! Two different keys share a hash with a probability of about n²/2^65: 4 in a million for 12 million rows. Memory is
//! bounded: hashes beyond 16 million go to an unnamed temporary file, and are sorted a share at a time.

use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};

use entente_model::{FindingGroup, VariableName};

use super::tally::RowBits;

/// Hash of a row that has no key to compare.
pub(super) const NO_KEY: u64 = 0;
const HASHES_IN_MEMORY_MAX: usize = 16 << 20;
const HASHES_SORTED_MAX: u64 = 4 << 20;
/// Repeats kept before all but the first ones are dropped.
const KEPT_MAX: usize = 1024;

/// A set of variables that no two rows may share.
pub(super) struct KeyRule {
    /// Positions of its variables in the dataset.
    pub(super) variables: Vec<usize>,
    /// Whether absent values are compared too (a key of several variables) or skipped.
    pub(super) absent_counts: bool,
}

impl KeyRule {
    /// The primary key, each variable declared unique, each unique key.
    pub(super) fn of(dataset: &entente_model::Dataset) -> Vec<Self> {
        let position = |name: &VariableName| dataset.variables.iter().position(|v| v.name == *name);
        let mut rules: Vec<Self> = Vec::new();
        let mut add = |names: &[VariableName], several_absent_count: bool| {
            let known: Option<Vec<usize>> = names.iter().map(position).collect();
            let Some(mut variables) = known.filter(|variables| !variables.is_empty()) else { return };
            variables.sort_unstable();
            variables.dedup();
            if rules.iter().all(|rule| rule.variables != variables) {
                rules.push(Self { absent_counts: several_absent_count && variables.len() > 1, variables });
            }
        };
        add(&dataset.primary_key, true);
        for variable in dataset.variables.iter().filter(|variable| variable.constraints.unique) {
            add(std::slice::from_ref(&variable.name), false);
        }
        for key in &dataset.unique_keys {
            add(key, true);
        }
        rules
    }
}

/// Hashes values of keys; another one for each check.
#[derive(Clone, Default)]
pub(super) struct KeyHasher {
    state: RandomState,
}

impl KeyHasher {
    pub(super) fn text(&self, text: &str) -> u64 {
        self.state.hash_one(text).max(1)
    }

    pub(super) fn number(&self, number: i128) -> u64 {
        self.state.hash_one(number).max(1)
    }

    /// Adds the next value of a key of several variables.
    pub(super) fn combine(&self, key: u64, value: u64) -> u64 {
        let product = u128::from(key.rotate_left(23) ^ value) * 0x9E37_79B9_7F4A_7C15;
        ((product as u64) ^ ((product >> 64) as u64)).wrapping_add(key).max(1)
    }
}

/// The hashes of one key, row after row.
#[derive(Default)]
pub(super) struct KeyIndex {
    recent: Vec<u64>,
    spilled: Option<File>,
    spilled_count: u64,
}

/// Rows that repeat a key.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Repeats {
    /// How many rows repeat a key that stands above them.
    pub(super) count: u64,
    /// The first of them, and where their key stands first.
    pub(super) first: Vec<Repeat>,
    /// The keys that are repeated most: one of their rows, and how many rows repeat it.
    pub(super) most: Vec<(u64, u64)>,
    /// All the rows that repeat a key.
    pub(super) rows: RowBits,
}

/// A row that repeats the key of a former one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Repeat {
    pub(super) row: u64,
    pub(super) first_row: u64,
}

impl KeyIndex {
    /// Adds the hashes of the next rows.
    pub(super) fn add(&mut self, hashes: &[u64]) -> io::Result<()> {
        self.recent.extend_from_slice(hashes);
        if self.recent.len() >= HASHES_IN_MEMORY_MAX {
            self.spill()?;
        }
        Ok(())
    }

    fn spill(&mut self) -> io::Result<()> {
        let file = match &mut self.spilled {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        let mut buffer = Vec::with_capacity(8 * 65_536);
        for block in self.recent.chunks(65_536) {
            buffer.clear();
            buffer.extend(block.iter().flat_map(|hash| hash.to_le_bytes()));
            file.write_all(&buffer)?;
        }
        self.spilled_count += self.recent.len() as u64;
        self.recent.clear();
        Ok(())
    }

    /// Finds the repeats and marks their rows.
    pub(super) fn repeats(mut self, blocked: &mut RowBits) -> io::Result<Repeats> {
        if self.spilled.is_none() && self.all_differ() {
            return Ok(Repeats::default());
        }
        let total = self.spilled_count + self.recent.len() as u64;
        let shares = total.div_ceil(HASHES_SORTED_MAX).max(1);
        let mut repeats = Repeats::default();
        for share in 0..shares {
            let mut pairs = self.share(share, shares)?;
            pairs.sort_unstable();
            for run in pairs.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1) {
                repeats.add_run(run, blocked);
            }
        }
        repeats.keep_first();
        Ok(repeats)
    }

    /// Whether no hash stands twice: the usual case, found without the rows, the two halves of the space side by side.
    fn all_differ(&self) -> bool {
        let half = |upper: bool| {
            let of_half = |hash: &u64| *hash != NO_KEY && (hash >> 63 == 1) == upper;
            let mut hashes: Vec<u64> = self.recent.iter().copied().filter(of_half).collect();
            hashes.sort_unstable();
            hashes.windows(2).all(|pair| pair[0] != pair[1])
        };
        std::thread::scope(|scope| {
            let upper = scope.spawn(|| half(true));
            let lower = half(false);
            upper.join().expect("sorting does not panic") && lower
        })
    }

    /// The hashes of one share of the space, with their rows.
    fn share(&mut self, share: u64, shares: u64) -> io::Result<Vec<(u64, u64)>> {
        let mut pairs = Vec::new();
        let mut keep = |hash: u64, row: u64| {
            let of_share = (u128::from(hash) * u128::from(shares)) >> 64 == u128::from(share);
            if hash != NO_KEY && of_share {
                pairs.push((hash, row));
            }
        };
        if let Some(file) = &mut self.spilled {
            file.seek(SeekFrom::Start(0))?;
            let mut reader = BufReader::with_capacity(1 << 19, file);
            let mut word = [0; 8];
            for row in 0..self.spilled_count {
                reader.read_exact(&mut word)?;
                keep(u64::from_le_bytes(word), row);
            }
        }
        for (row, hash) in self.recent.iter().enumerate() {
            keep(*hash, self.spilled_count + row as u64);
        }
        Ok(pairs)
    }
}

impl Repeats {
    /// Adds the rows of one key, in file order.
    fn add_run(&mut self, run: &[(u64, u64)], blocked: &mut RowBits) {
        let first_row = run[0].1;
        let repeated = run.len() as u64 - 1;
        self.count += repeated;
        for (_, row) in &run[1..] {
            blocked.set(*row);
            self.rows.set(*row);
            self.first.push(Repeat { row: *row, first_row });
            if self.first.len() > KEPT_MAX {
                self.keep_first();
            }
        }
        self.most.push((run[1].1, repeated));
        if self.most.len() > KEPT_MAX {
            self.keep_first();
        }
    }

    fn keep_first(&mut self) {
        self.first.sort_unstable();
        self.first.truncate(FindingGroup::PLACES_MAX);
        self.most.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        self.most.truncate(FindingGroup::EXAMPLES_MAX);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_rows_that_repeat_a_key() {
        let mut index = KeyIndex::default();
        index.add(&[7, NO_KEY, 9, 7]).unwrap();
        index.spill().unwrap();
        index.add(&[NO_KEY, 9, 7, 8]).unwrap();
        let mut blocked = RowBits::default();
        let repeats = index.repeats(&mut blocked).unwrap();
        let repeat = |row, first_row| Repeat { row, first_row };
        assert_eq!(repeats.count, 3);
        assert_eq!(repeats.first, [repeat(3, 0), repeat(5, 2), repeat(6, 0)]);
        assert_eq!(repeats.most, [(3, 2), (5, 1)]);
        assert_eq!(blocked.count(), 3);
    }
}
