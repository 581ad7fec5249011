//! What is learned at an origin, before any forecast: pooled ratios, how far schools are drawn to them, how fast entries
//! are forgotten.
//!
//! Strength and decay are chosen for each grade among fixed candidates on the transitions before the origin, each with
//! what was known a year before it; where there is none, the prior stands. Priors were fixed from the reference
//! back-test, before scoring: 80 pupils, 320 where cohorts are small (écoles), decay 0.6.

use super::entry;
use super::plan::{entries, is_progression};
use super::pooled::{Pooled, sums};
use crate::blocks::over_blocks;
use crate::panel::Panel;

/// Candidates for the strength, in pupils; the next doubles the one before.
const STRENGTHS: [f64; 7] = [20.0, 40.0, 80.0, 160.0, 320.0, 640.0, 1280.0];
/// Position of the prior for ordinary cohorts, and for small ones.
const STRENGTH_PRIOR: usize = 2;
const STRENGTH_PRIOR_SMALL: usize = 4;
/// Mean pupils of a grade under which cohorts are small.
const SMALL_COHORT: f64 = 40.0;
/// Candidates for the decay of entries.
const DECAYS: [f64; 6] = [0.15, 0.3, 0.45, 0.6, 0.75, 0.9];
const DECAY_PRIOR: usize = 3;
/// Position of the prior for sums of many schools: they move together, the last year says more.
const DECAY_PRIOR_NODES: usize = 1;
/// Relative error that one step away from the prior must gain.
const STEP_COST: f64 = 0.002;
/// Transitions on which strength and decay are chosen.
const JUDGED_MAX: usize = 3;

/// What is known at an origin.
#[derive(Clone, Debug)]
pub(crate) struct Fit {
    pub(crate) pooled: Pooled,
    /// By grade, in pupils.
    pub(crate) strength: Vec<f64>,
    /// By grade.
    pub(crate) decay: Vec<f64>,
    /// By grade, the grade that it feeds.
    pub(crate) next: Vec<Option<usize>>,
    /// By grade, those after it with the ratio from it.
    pub(crate) followers: Vec<Vec<(usize, f64)>>,
    /// Of each candidate in the transition from this origin, once it is known.
    errors: Errors,
}

/// Sums of absolute errors by grade and candidate.
#[derive(Clone, Debug)]
struct Errors {
    strength: Vec<[f64; STRENGTHS.len()]>,
    decay: Vec<[f64; DECAYS.len()]>,
}

impl Errors {
    fn new(grades: usize) -> Self {
        Self { strength: vec![[0.0; STRENGTHS.len()]; grades], decay: vec![[0.0; DECAYS.len()]; grades] }
    }

    fn merge(&mut self, other: &Self) {
        for (errors, more) in self.strength.iter_mut().zip(&other.strength) {
            errors.iter_mut().zip(more).for_each(|(error, more)| *error += more);
        }
        for (errors, more) in self.decay.iter_mut().zip(&other.decay) {
            errors.iter_mut().zip(more).for_each(|(error, more)| *error += more);
        }
    }
}

impl Fit {
    /// Learns from years up to `origin`; `earlier` are the fits of the origins before it, from the first.
    pub(crate) fn new(
        panel: &Panel,
        origin: usize,
        earlier: &[Self],
        of_nodes: bool,
        threads: usize,
    ) -> Self {
        let pooled = Pooled::new(panel, origin, threads);
        let width = panel.grades.len();
        let next = |grade: usize| panel.grades.iter().position(|other| other.feeder == Some(grade));
        let followers =
            (0..width).map(|grade| entry::followers(&panel.grades, grade, &pooled.national)).collect();
        let mut fit = Self {
            pooled,
            strength: Vec::new(),
            decay: Vec::new(),
            next: (0..width).map(next).collect(),
            followers,
            errors: Errors::new(width),
        };
        // A fit at year 0 knows no ratio: its errors say nothing.
        let judged: Vec<&Self> = earlier.iter().skip(1).rev().take(JUDGED_MAX).collect();
        for grade in 0..width {
            let prior = strength_prior(panel, origin, grade);
            let errors: Vec<&[f64]> =
                judged.iter().map(|fit| fit.errors.strength[grade].as_slice()).collect();
            fit.strength.push(STRENGTHS[best(&errors, prior)]);
            let prior = if of_nodes { DECAY_PRIOR_NODES } else { DECAY_PRIOR };
            let errors: Vec<&[f64]> = judged.iter().map(|fit| fit.errors.decay[grade].as_slice()).collect();
            fit.decay.push(DECAYS[best(&errors, prior)]);
        }
        fit
    }

    /// Scores the candidates of this origin on the year after it.
    pub(crate) fn judge(&mut self, panel: &Panel, origin: usize, threads: usize) {
        let blocks = over_blocks(panel.schools.len(), threads, |schools| {
            let mut errors = Errors::new(panel.grades.len());
            for school in schools {
                self.judge_school(panel, school, origin, &mut errors);
            }
            errors
        });
        for block in &blocks {
            self.errors.merge(block);
        }
    }

    fn judge_school(&self, panel: &Panel, school: usize, origin: usize, errors: &mut Errors) {
        let (now, after) = (panel.at(school, origin), panel.at(school, origin + 1));
        for grade in 0..now.len() {
            if now[grade] == 0.0 || after[grade] == 0.0 {
                continue;
            }
            match panel.grades[grade].feeder.filter(|_| is_progression(panel, school, origin, grade)) {
                Some(feeder) => {
                    let (here, below) = sums(panel.school(school), now.len(), origin, grade, feeder);
                    let pooled = self.pooled.ratio(panel, school, origin, grade);
                    for (error, strength) in errors.strength[grade].iter_mut().zip(STRENGTHS) {
                        let ratio = (here + strength * pooled) / (below + strength);
                        *error += (ratio * now[feeder] - after[grade]).abs();
                    }
                }
                None => {
                    let entries = entries(panel, self, school, origin, grade);
                    for (error, decay) in errors.decay[grade].iter_mut().zip(DECAYS) {
                        *error += (entries.mean(decay) - after[grade]).abs();
                    }
                }
            }
        }
    }
}

fn strength_prior(panel: &Panel, origin: usize, grade: usize) -> usize {
    let counts = (0..panel.schools.len()).map(|school| panel.at(school, origin)[grade]);
    let (mut sum, mut taught) = (0.0, 0.0);
    for count in counts.filter(|&count| count > 0.0) {
        sum += count;
        taught += 1.0;
    }
    if sum < SMALL_COHORT * taught { STRENGTH_PRIOR_SMALL } else { STRENGTH_PRIOR }
}

/// The candidate of least mean error, relative to the prior's; a step away from the prior must be worth its cost.
fn best(errors: &[&[f64]], prior: usize) -> usize {
    let Some(first) = errors.first() else { return prior };
    let cost = |candidate: usize| {
        let relative = errors
            .iter()
            .filter(|errors| errors[prior] > 0.0)
            .map(|errors| errors[candidate] / errors[prior]);
        let (sum, count) = relative.fold((0.0, 0.0), |(sum, count), error| (sum + error, count + 1.0));
        let steps = candidate.abs_diff(prior) as f64;
        if count > 0.0 { sum / count + STEP_COST * steps * steps / count } else { steps }
    };
    (0..first.len()).min_by(|&a, &b| cost(a).total_cmp(&cost(b))).unwrap_or(prior)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_must_be_worth_its_distance_from_the_prior() {
        assert_eq!(best(&[], 2), 2);
        assert_eq!(best(&[&[100.0, 99.95, 100.0]], 2), 2);
        assert_eq!(best(&[&[90.0, 99.0, 100.0]], 2), 0);
        assert_eq!(best(&[&[0.0, 0.0, 0.0]], 1), 1);
    }
}
