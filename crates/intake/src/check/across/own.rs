//! References of a file to itself: a value may stand below the row that refers to it, so they are compared at the end.
//!
//! Memory holds sorted 64-bit hashes, a share of them at a time; beyond 8 million rows they go to an unnamed temporary
//! file. Two different values share a hash with a probability of about n²/2^65.

use std::collections::HashSet;
use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};

use entente_model::Storage;

use super::{AcrossRules, Test, Watched, WatchedColumn};

/// Hash of a row that refers to nothing, or that nothing can refer to.
const NO_KEY: u64 = 0;
const PAIRS_IN_MEMORY_MAX: usize = 8 << 20;
const PAIRS_SORTED_MAX: u64 = 8 << 20;

/// For each reference to the file itself, what the rows of a chunk refer to and what may refer to them.
#[derive(Debug, Default)]
pub(in crate::check) struct OwnKeys {
    rules: Vec<Vec<(u64, u64)>>,
}

/// What the rows refer to, and what may refer to them, row after row.
pub(in crate::check) struct OwnReferences {
    rules: Vec<(usize, Pairs)>,
}

#[derive(Default)]
struct Pairs {
    recent: Vec<(u64, u64)>,
    spilled: Option<File>,
    spilled_count: u64,
}

impl AcrossRules<'_> {
    fn own(&self) -> impl Iterator<Item = (usize, &super::AcrossRule, &[usize])> {
        self.rules.iter().enumerate().filter_map(|(number, rule)| match &rule.test {
            Test::Own { referred } if rule.unchecked.is_none() => Some((number, rule, referred.as_slice())),
            _ => None,
        })
    }

    /// The keys of a chunk. `rows` counts all its rows, `regular` holds the numbers of those that have columns.
    pub(in crate::check) fn own_keys(
        &self,
        rows: usize,
        regular: &[u32],
        columns: &[Option<WatchedColumn>],
        hasher: &RandomState,
    ) -> OwnKeys {
        let keys_of = |(_, rule, referred): (usize, &super::AcrossRule, &[usize])| {
            let mut pairs = vec![(NO_KEY, NO_KEY); rows];
            let find = |positions: &[usize]| {
                let find = |position: &usize| {
                    let typed = self.dataset.variables[*position].value_type.storage() != Storage::Text;
                    Some((columns.get(*position)?.as_ref()?, typed))
                };
                positions.iter().map(find).collect::<Option<Vec<_>>>()
            };
            let (Some(from), Some(to)) = (find(&rule.variables), find(referred)) else { return pairs };
            for (rank, row) in regular.iter().enumerate() {
                if let Some(pair) = pairs.get_mut(*row as usize) {
                    *pair = (key(&from, rank, hasher, true), key(&to, rank, hasher, false));
                }
            }
            pairs
        };
        OwnKeys { rules: self.own().map(keys_of).collect() }
    }
}

/// The hash of a row's values; none where one is absent, or wrong by itself where it refers.
fn key(columns: &[(&WatchedColumn, bool)], rank: usize, hasher: &RandomState, refers: bool) -> u64 {
    let mut hash = 0;
    for (column, typed) in columns {
        let Some(value) = column.value(rank) else { return NO_KEY };
        if value.reading.missing || (refers && !value.reading.faults.is_empty()) {
            return NO_KEY;
        }
        hash = hasher.hash_one((hash, comparable(value, *typed)));
    }
    hash.max(1)
}

/// A value as it is compared: typed ones by their number, text as it is.
pub(super) fn comparable(value: &Watched, typed: bool) -> (i128, &str) {
    if typed { (value.reading.number, "") } else { (0, &value.text) }
}

impl OwnReferences {
    pub(in crate::check) fn new(rules: &AcrossRules<'_>) -> Self {
        Self { rules: rules.own().map(|(number, ..)| (number, Pairs::default())).collect() }
    }

    /// Adds the keys of the next chunk, in file order.
    pub(in crate::check) fn add(&mut self, keys: OwnKeys) -> io::Result<()> {
        for ((_, pairs), mut keys) in self.rules.iter_mut().zip(keys.rules) {
            pairs.recent.append(&mut keys);
            if pairs.recent.len() >= PAIRS_IN_MEMORY_MAX {
                pairs.spill()?;
            }
        }
        Ok(())
    }

    /// Tells the rows that refer to nothing: the rule's number and the row's, rule after rule, rows in order.
    pub(in crate::check) fn finish(mut self, found: &mut dyn FnMut(usize, u64)) -> io::Result<()> {
        for (rule, pairs) in &mut self.rules {
            let mut missing = pairs.missing()?;
            missing.sort_unstable();
            missing.into_iter().for_each(|row| found(*rule, row));
        }
        Ok(())
    }
}

impl Pairs {
    fn spill(&mut self) -> io::Result<()> {
        let file = match &mut self.spilled {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        let mut buffer = Vec::with_capacity(16 * 65_536);
        for block in self.recent.chunks(65_536) {
            buffer.clear();
            for (from, to) in block {
                buffer.extend_from_slice(&from.to_le_bytes());
                buffer.extend_from_slice(&to.to_le_bytes());
            }
            file.write_all(&buffer)?;
        }
        self.spilled_count += self.recent.len() as u64;
        self.recent.clear();
        Ok(())
    }

    fn each(&mut self, take: &mut dyn FnMut(u64, u64, u64)) -> io::Result<()> {
        if let Some(file) = &mut self.spilled {
            file.seek(SeekFrom::Start(0))?;
            let mut reader = BufReader::with_capacity(1 << 19, file);
            let (mut from, mut to) = ([0; 8], [0; 8]);
            for row in 0..self.spilled_count {
                reader.read_exact(&mut from)?;
                reader.read_exact(&mut to)?;
                take(row, u64::from_le_bytes(from), u64::from_le_bytes(to));
            }
        }
        for (row, (from, to)) in self.recent.iter().enumerate() {
            take(self.spilled_count + row as u64, *from, *to);
        }
        Ok(())
    }

    /// Rows whose reference is nowhere in the file.
    fn missing(&mut self) -> io::Result<Vec<u64>> {
        let total = self.spilled_count + self.recent.len() as u64;
        let shares = total.div_ceil(PAIRS_SORTED_MAX).max(1);
        let mut missing = Vec::new();
        for share in 0..shares {
            let is_mine = |hash: u64| (u128::from(hash) * u128::from(shares)) >> 64 == u128::from(share);
            let mut known = HashSet::new();
            self.each(&mut |_, _, to| {
                if to != NO_KEY && is_mine(to) {
                    known.insert(to);
                }
            })?;
            self.each(&mut |row, from, _| {
                if from != NO_KEY && is_mine(from) && !known.contains(&from) {
                    missing.push(row);
                }
            })?;
        }
        Ok(missing)
    }
}
