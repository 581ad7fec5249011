//! Which variables no two rows may share, and the 64-bit keyed hashes by which rows are compared (`repeats`).

use std::hash::{BuildHasher, RandomState};

use entente_model::VariableName;

/// Hash of a row that has no key to compare.
pub(super) const NO_KEY: u64 = 0;

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
