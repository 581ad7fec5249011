//! What a twin learns: a tree of the pairs of variables that depend most, and rows drawn along it (Chow and Liu 1968).
//!
//! Reading what is learnt from is `source`.

use std::collections::HashMap;

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::Rng;

use super::source::{Source, UNLISTED};
use super::{TwinError, TwinOptions};
use crate::counts::{NoiseSource, PrivacyBudget};
use crate::key::MasterKey;

/// A variable and the one that it follows.
pub(super) struct Step {
    pub(super) variable: usize,
    pub(super) follows: Option<usize>,
    /// For each value of the one followed (one line where there is none), the sums of the weights of its own values.
    weights: Vec<Vec<u64>>,
}

/// The variables in the order in which they are drawn.
pub(super) struct Tree {
    pub(super) steps: Vec<Step>,
}

impl Tree {
    /// From the rows of persons, each table noised: a person is in one cell of each, so the budget is shared out.
    pub(super) fn of_persons(
        source: &Source,
        learnt: &[usize],
        options: &TwinOptions,
        secret: &MasterKey,
        budget: &mut PrivacyBudget,
    ) -> Result<Self, TwinError> {
        let tables = (learnt.len() * (learnt.len() - 1) / 2).max(1);
        let share = options.epsilon / tables as u32;
        let mut pairs: HashMap<(usize, usize), Vec<Vec<u64>>> = HashMap::new();
        for one in 0..learnt.len() {
            for other in one..learnt.len() {
                if (one == other) != (learnt.len() == 1) {
                    continue;
                }
                let release = format!(
                    "{}/{}/{}",
                    options.release, source.columns[learnt[one]].name, source.columns[learnt[other]].name
                );
                let noise = NoiseSource::new(secret, &release, share, budget)?;
                pairs.insert((one, other), noised(source, learnt[one], learnt[other], &noise));
            }
        }
        Ok(Self { steps: span(&pairs, learnt.len()) })
    }

    /// From counts that are public already.
    pub(super) fn of_counts(source: &Source, learnt: &[usize]) -> Self {
        let mut pairs = HashMap::new();
        for one in 0..learnt.len() {
            for other in one..learnt.len() {
                if (one == other) == (learnt.len() == 1) {
                    pairs.insert((one, other), counted(source, learnt[one], learnt[other]));
                }
            }
        }
        Self { steps: span(&pairs, learnt.len()) }
    }

    pub(super) fn draw(&self, random: &mut ChaCha20Rng) -> Vec<u32> {
        let mut drawn = vec![0; self.steps.len()];
        for step in &self.steps {
            let line = step.follows.map_or(0, |other| drawn[other] as usize);
            let sums = &step.weights[line];
            let all = sums.last().copied().unwrap_or(0);
            drawn[step.variable] = if all == 0 {
                // The noise left nothing of this value: any value is as likely.
                ((u128::from(random.next_u64()) * sums.len() as u128) >> 64) as u32
            } else {
                let at = ((u128::from(random.next_u64()) * u128::from(all)) >> 64) as u64;
                sums.partition_point(|&sum| sum <= at) as u32
            };
        }
        drawn
    }
}

/// The table of two variables.
fn counted(source: &Source, one: usize, other: usize) -> Vec<Vec<u64>> {
    let width = |at: usize| source.columns[at].values.len();
    let mut counts = vec![vec![0_u64; width(other)]; width(one)];
    for (row, weight) in source.weights.iter().enumerate() {
        let (first, second) = (source.codes[one][row], source.codes[other][row]);
        // A value out of the public list of its variable is not learnt.
        if first != UNLISTED && second != UNLISTED {
            counts[first as usize][second as usize] += weight;
        }
    }
    counts
}

/// The same, noised, negative counts as none.
fn noised(source: &Source, one: usize, other: usize, noise: &NoiseSource) -> Vec<Vec<u64>> {
    let mut counts = counted(source, one, other);
    for (first, line) in counts.iter_mut().enumerate() {
        for (second, count) in line.iter_mut().enumerate() {
            *count = noise.noisy(&format!("{first}/{second}"), *count).max(0) as u64;
        }
    }
    counts
}

/// The tree of the pairs that depend most, begun at the first variable.
fn span(pairs: &HashMap<(usize, usize), Vec<Vec<u64>>>, size: usize) -> Vec<Step> {
    let table = |one: usize, other: usize| -> Vec<Vec<u64>> {
        match pairs.get(&(one, other)) {
            Some(table) => table.clone(),
            None => turned(&pairs[&(other, one)]),
        }
    };
    let first = if size == 1 { table(0, 0) } else { table(0, 1) };
    let marginal: Vec<u64> = if size == 1 {
        first.iter().enumerate().map(|(at, line)| line[at]).collect()
    } else {
        first.iter().map(|line| line.iter().sum()).collect()
    };
    let mut steps = vec![Step { variable: 0, follows: None, weights: vec![running(&marginal)] }];
    let strengths: HashMap<(usize, usize), f64> =
        pairs.iter().map(|(pair, table)| (*pair, dependence(table))).collect();
    let mut left: Vec<usize> = (1..size).collect();
    while !left.is_empty() {
        let reached: Vec<usize> = steps.iter().map(|step| step.variable).collect();
        let choices = left.iter().flat_map(|&next| reached.iter().map(move |&from| (from, next)));
        let strength = |&(one, other): &(usize, usize)| strengths[&(one.min(other), one.max(other))];
        let best = choices.max_by(|one, other| strength(one).total_cmp(&strength(other)));
        let Some((from, next)) = best else { break };
        let weights = table(from, next).iter().map(|line| running(line)).collect();
        steps.push(Step { variable: next, follows: Some(from), weights });
        left.retain(|&other| other != next);
    }
    steps
}

fn turned(table: &[Vec<u64>]) -> Vec<Vec<u64>> {
    let width = table.first().map_or(0, Vec::len);
    (0..width).map(|column| table.iter().map(|line| line[column]).collect()).collect()
}

fn running(weights: &[u64]) -> Vec<u64> {
    let mut sum = 0;
    let add = |weight: &u64| {
        sum += weight;
        sum
    };
    weights.iter().map(add).collect()
}

/// Mutual information of a table of counts.
fn dependence(table: &[Vec<u64>]) -> f64 {
    let all: u64 = table.iter().flatten().sum();
    let columns: Vec<u64> = turned(table).iter().map(|line| line.iter().sum()).collect();
    let mut sum = 0.0;
    for line in table {
        let row: u64 = line.iter().sum();
        for (&count, &column) in line.iter().zip(&columns).filter(|(count, _)| **count > 0) {
            let share = count as f64 / all as f64;
            sum += share * (count as f64 * all as f64 / (row as f64 * column as f64)).ln();
        }
    }
    sum
}
