//! The engine: walks through the origins from the first, and makes at each one the forecasts that could be made then.
//!
//! What is chosen at an origin (strength, decay, weights, widths of intervals) is chosen on outcomes that were known at
//! that origin. A back-test and a forecast are the same walk. Events, scenarios and given totals come after: `adjust`.

pub(crate) mod blend;
pub(crate) mod entry;
pub(crate) mod fit;
pub(crate) mod nodes;
pub(crate) mod plan;
pub(crate) mod pooled;
pub(crate) mod residual;

use crate::backtest_report::ChosenWeights;
use crate::blocks::{in_blocks, over_blocks};
use crate::panel::Panel;

use blend::{COST_NODES, COST_SCHOOLS, Trial, WEIGHTS, choose, weight};
use fit::Fit;
use nodes::{Ahead, NodeForecasts};
use plan::{Flow, Plan};
use residual::{Calibration, Residuals, Scale};

/// Weight of last year's total of a school in its forecast, before anything is learned, by horizon (the last one goes on).
const NAIVE_PRIOR: [f64; 2] = [0.3, 0.4];
/// Weight of last year's count of a grade.
const NAIVE_GRADE_PRIOR: f64 = 0.0;
/// Weight of a territory's own forecast against the sum of its schools.
const NODE_PRIOR: f64 = 0.5;
/// Weight of last year's count in a territory's own forecast.
const NODE_NAIVE_PRIOR: f64 = 0.0;
/// The stand-in for past errors knows no school's own ratio, which takes a tenth off the errors of grades and a twentieth
/// off those of schools (the least of what New York showed, where both are known).
const STAND_IN_GRADE: f64 = 0.9;
const STAND_IN_SCHOOL: f64 = 0.95;

/// Which of the two grade trials a flow belongs to.
const KINDS: usize = 2;

/// The walk.
pub(crate) struct Engine<'a> {
    pub(crate) panel: &'a Panel,
    pub(crate) horizons: usize,
    pub(crate) threads: usize,
    coverage: f64,
    pub(crate) fits: Vec<Fit>,
    /// By kind of flow, then by origin.
    grade_trials: [Vec<Trial>; KINDS],
    total_trials: Vec<Trial>,
    /// By level, then by origin: own forecast against sum, then last year against own forecast.
    node_trials: [Vec<Vec<Trial>>; 2],
    residuals: Vec<Residuals>,
    naive_residuals: Vec<Residuals>,
    /// Totals of the schools forecast a year before the origin; empty at the first.
    pub(crate) last_totals: Vec<f64>,
    totals: Vec<f64>,
}

/// Weights chosen at an origin, by horizon.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    /// Of last year's count in a grade that is entered, then in one that is progressed to.
    pub(crate) grade: [Vec<f64>; KINDS],
    /// Of last year's total of a school.
    pub(crate) total: Vec<f64>,
    /// By level: of its own forecast.
    pub(crate) nodes: Vec<Vec<f64>>,
    /// By level: of last year's count in its own forecast.
    pub(crate) naive_nodes: Vec<Vec<f64>>,
}

/// What was made at an origin.
pub(crate) struct Made {
    pub(crate) origin: usize,
    /// Years ahead that were made.
    pub(crate) horizons: usize,
    /// `[school][horizon][grade]`, pupils.
    pub(crate) figures: Vec<f64>,
    pub(crate) weights: Weights,
    pub(crate) nodes: NodeForecasts,
    pub(crate) calibration: Calibration,
    /// Of last year's figures, for comparison.
    pub(crate) naive_calibration: Calibration,
}

/// What one block of schools gave.
struct BlockTrials {
    grade: [Trial; KINDS],
    total: Trial,
}

impl<'a> Engine<'a> {
    pub(crate) fn new(panel: &'a Panel, horizons: usize, coverage: f64, threads: usize) -> Self {
        Self {
            panel,
            horizons,
            threads,
            coverage,
            fits: Vec::new(),
            grade_trials: [Vec::new(), Vec::new()],
            total_trials: Vec::new(),
            node_trials: [vec![Vec::new(); panel.levels.len()], vec![Vec::new(); panel.levels.len()]],
            residuals: Vec::new(),
            naive_residuals: Vec::new(),
            last_totals: Vec::new(),
            totals: Vec::new(),
        }
    }

    /// Walks to `origin` and gives what was made there. Call with origins in order.
    pub(crate) fn walk_to(&mut self, origin: usize) -> Made {
        loop {
            let here = self.fits.len();
            let made = self.step(here);
            if here >= origin {
                return made;
            }
        }
    }

    /// Makes the forecasts of the next origin and scores them on what the panel holds after it.
    fn step(&mut self, origin: usize) -> Made {
        if let Some(last) = self.fits.last_mut() {
            last.judge(self.panel, origin - 1, self.threads);
        }
        let fit = Fit::new(self.panel, origin, &self.fits, false, self.threads);
        self.fits.push(fit);
        if origin == 1 {
            // With two years nothing was ever forecast. What one year's pooled ratios say of that same year stands in
            // for past errors, until there are some.
            self.residuals[0] = self.stand_in();
        }
        let weights = self.weights(origin);
        let horizons = self.ahead(origin);
        let grades = self.panel.grades.len();
        let mut figures = vec![0.0; self.panel.schools.len() * horizons * grades];
        let trials = self.make(origin, &weights, &mut figures);
        let ahead = Ahead { horizons, threads: self.threads };
        let nodes = NodeForecasts::new(self.panel, origin, ahead, &weights, &mut figures);
        self.keep_trials(origin, &trials, &nodes);
        let [residuals, naive] = self.score(origin, &figures, &nodes);
        let calibration = self.calibration(&self.residuals, origin);
        let naive_calibration = self.calibration(&self.naive_residuals, origin);
        self.residuals.push(residuals);
        self.naive_residuals.push(naive);
        let of_school = figures.chunks_exact(horizons * grades);
        let totals = of_school.map(|figures| figures[..grades].iter().sum()).collect();
        self.last_totals = std::mem::replace(&mut self.totals, totals);
        Made { origin, horizons, figures, weights, nodes, calibration, naive_calibration }
    }

    fn calibration(&self, made: &[Residuals], origin: usize) -> Calibration {
        let made: Vec<&Residuals> = made.iter().collect();
        Calibration::new(&made, origin, self.panel.levels.len(), self.horizons, self.coverage)
    }

    /// Years ahead that are made at an origin: all at the last year, elsewhere those whose outcome can be scored.
    pub(crate) fn ahead(&self, origin: usize) -> usize {
        let known = self.panel.years - 1 - origin;
        if known == 0 { self.horizons } else { self.horizons.min(known) }
    }

    fn weights(&self, origin: usize) -> Weights {
        let grade_priors = vec![NAIVE_GRADE_PRIOR; self.horizons];
        let naive = |horizon: usize| NAIVE_PRIOR[horizon.min(NAIVE_PRIOR.len() - 1)];
        let total_priors: Vec<f64> = (0..self.horizons).map(naive).collect();
        let chosen = |trials: &[Trial], priors: &[f64]| {
            choose(&trials.iter().collect::<Vec<_>>(), origin, priors, COST_SCHOOLS)
        };
        let of_nodes = |position: usize, prior: f64| {
            let priors = vec![prior; self.horizons];
            let trials = self.node_trials[position].iter();
            trials
                .map(|trials| choose(&trials.iter().collect::<Vec<_>>(), origin, &priors, COST_NODES))
                .collect()
        };
        Weights {
            grade: [0, 1].map(|kind| chosen(&self.grade_trials[kind], &grade_priors)),
            total: chosen(&self.total_trials, &total_priors),
            nodes: of_nodes(0, NODE_PRIOR),
            naive_nodes: of_nodes(1, NODE_NAIVE_PRIOR),
        }
    }

    /// Forecasts of all schools, and how each weight would have done.
    fn make(&self, origin: usize, weights: &Weights, figures: &mut [f64]) -> BlockTrials {
        let width = self.ahead(origin) * self.panel.grades.len();
        let blocks = in_blocks(figures, width, self.threads, |schools, slice| {
            let mut trials = BlockTrials::new(self.horizons);
            for (school, figures) in schools.zip(slice.chunks_exact_mut(width)) {
                let plan = Plan::new(self.panel, &self.fits[origin], school, origin);
                self.path(school, origin, &plan, figures);
                self.blend_grades(school, origin, &plan, weights, figures, &mut trials);
                if !plan.is_changing {
                    self.blend_total(school, origin, weights, figures, &mut trials);
                }
            }
            trials
        });
        let mut all = BlockTrials::new(self.horizons);
        for block in &blocks {
            all.merge(block);
        }
        all
    }

    /// The plain path: each year from the one before.
    fn path(&self, school: usize, origin: usize, plan: &Plan, figures: &mut [f64]) {
        let width = self.panel.grades.len();
        let mut from = self.panel.at(school, origin).to_vec();
        for to in figures.chunks_exact_mut(width) {
            plan.step(self.panel, &from, to);
            from.copy_from_slice(to);
        }
    }

    fn blend_grades(
        &self,
        school: usize,
        origin: usize,
        plan: &Plan,
        weights: &Weights,
        figures: &mut [f64],
        trials: &mut BlockTrials,
    ) {
        let width = self.panel.grades.len();
        let now = self.panel.at(school, origin);
        for (horizon, figures) in figures.chunks_exact_mut(width).enumerate() {
            let actual = self.actual(school, origin, horizon);
            for grade in 0..width {
                let kind = match plan.flows[grade] {
                    Flow::Entry(_) => 0,
                    Flow::Progress(_) => 1,
                    Flow::Closed | Flow::Opens(_) => continue,
                };
                if plan.is_changing || now[grade] == 0.0 {
                    continue;
                }
                if let Some(actual) = actual {
                    trials.grade[kind].add(horizon, figures[grade], now[grade], actual[grade]);
                }
                figures[grade] += weights.grade[kind][horizon] * (now[grade] - figures[grade]);
            }
        }
    }

    /// Last year's total is the parent's forecast, its weight learned: the closed form of `reconcile` on one school.
    fn blend_total(
        &self,
        school: usize,
        origin: usize,
        weights: &Weights,
        figures: &mut [f64],
        trials: &mut BlockTrials,
    ) {
        let width = self.panel.grades.len();
        let naive = self.panel.total(school, origin);
        for (horizon, figures) in figures.chunks_exact_mut(width).enumerate() {
            let sum: f64 = figures.iter().sum();
            if sum <= 0.0 {
                continue;
            }
            if let Some(actual) = self.actual(school, origin, horizon) {
                trials.total.add(horizon, sum, naive, actual.iter().sum());
            }
            let factor = 1.0 + weights.total[horizon] * (naive - sum) / sum;
            figures.iter_mut().for_each(|figure| *figure *= factor);
        }
    }

    /// The counts of the year that is forecast, where the panel holds it and the school was open.
    pub(crate) fn actual(&self, school: usize, origin: usize, horizon: usize) -> Option<&'a [f64]> {
        let year = origin + horizon + 1;
        let counts = (year < self.panel.years).then(|| self.panel.at(school, year))?;
        counts.iter().any(|&count| count > 0.0).then_some(counts)
    }

    fn keep_trials(&mut self, origin: usize, trials: &BlockTrials, nodes: &NodeForecasts) {
        // At the first year no ratio is known: what is tried there says nothing of the method.
        let kept = |trial: &Trial| if origin == 0 { Trial::new(self.horizons) } else { trial.clone() };
        let (total, grade) = (kept(&trials.total), [kept(&trials.grade[0]), kept(&trials.grade[1])]);
        self.total_trials.push(total);
        for (all, trial) in self.grade_trials.iter_mut().zip(grade) {
            all.push(trial);
        }
        for level in 0..self.panel.levels.len() {
            let [own, naive] = self.node_trial(origin, level, nodes);
            self.node_trials[0][level].push(own);
            self.node_trials[1][level].push(naive);
        }
    }

    fn node_trial(&self, origin: usize, level: usize, nodes: &NodeForecasts) -> [Trial; 2] {
        let mut trials = [Trial::new(self.horizons), Trial::new(self.horizons)];
        if origin == 0 {
            return trials;
        }
        for horizon in 0..self.horizons {
            let Some(actual) = nodes::actual(self.panel, level, origin, horizon) else { break };
            for (node, actual) in actual.iter().enumerate() {
                for (grade, &actual) in actual.iter().enumerate() {
                    let tried = nodes.tried(level, node, horizon, grade);
                    if tried.sum > 0.0 {
                        trials[0].add(horizon, tried.sum, tried.own, actual);
                        trials[1].add(horizon, tried.plain, tried.naive, actual);
                    }
                }
            }
        }
        trials
    }

    /// Errors of what was made, and of last year's figures.
    fn score(&self, origin: usize, figures: &[f64], nodes: &NodeForecasts) -> [Residuals; 2] {
        let mut residuals = self.school_residuals(origin, figures);
        for level in 0..self.panel.levels.len() {
            let now = nodes::sums(self.panel, level, origin, origin);
            for horizon in 0..self.horizons {
                let Some(actual) = nodes::actual(self.panel, level, origin, horizon) else { break };
                for (node, actual) in actual.iter().enumerate() {
                    let settled: Vec<f64> =
                        (0..actual.len()).map(|grade| nodes.grade(level, node, horizon, grade)).collect();
                    add_node(&mut residuals[0], level, horizon, &settled, actual);
                    add_node(&mut residuals[1], level, horizon, &now[node], actual);
                }
            }
        }
        residuals
    }

    fn school_residuals(&self, origin: usize, figures: &[f64]) -> [Residuals; 2] {
        let width = self.ahead(origin) * self.panel.grades.len();
        let empty = || Residuals::new(self.panel.levels.len(), self.horizons);
        let blocks = over_blocks(self.panel.schools.len(), self.threads, |schools| {
            let mut residuals = [empty(), empty()];
            for school in schools {
                if self.panel.total(school, origin) > 0.0 {
                    self.school_residual(
                        origin,
                        school,
                        &figures[school * width..(school + 1) * width],
                        &mut residuals,
                    );
                }
            }
            residuals
        });
        let mut all = [empty(), empty()];
        for block in &blocks {
            all.iter_mut().zip(block).for_each(|(all, block)| all.merge(block));
        }
        all
    }

    fn school_residual(&self, origin: usize, school: usize, figures: &[f64], residuals: &mut [Residuals; 2]) {
        let now = self.panel.at(school, origin);
        for (horizon, figures) in figures.chunks_exact(now.len()).enumerate() {
            let Some(actual) = self.actual(school, origin, horizon) else { continue };
            for (residuals, figures) in residuals.iter_mut().zip([figures, now]) {
                for (&forecast, &actual) in figures.iter().zip(actual) {
                    if forecast > 0.0 || actual > 0.0 {
                        residuals.add(Scale::SchoolGrade, horizon, forecast, actual);
                    }
                }
                residuals.add(Scale::School, horizon, figures.iter().sum(), actual.iter().sum());
            }
        }
    }

    /// Errors of the first transition with the pooled ratios of that transition itself, no school's own.
    fn stand_in(&self) -> Residuals {
        let mut fit = self.fits[1].clone();
        fit.strength.iter_mut().for_each(|strength| *strength = 1e12);
        let horizons = 1;
        let grades = self.panel.grades.len();
        let mut residuals = Residuals::new(self.panel.levels.len(), self.horizons);
        let mut figures = vec![0.0; horizons * grades];
        for school in 0..self.panel.schools.len() {
            let (now, Some(actual)) = (self.panel.at(school, 0), self.actual(school, 0, 0)) else { continue };
            let naive: f64 = now.iter().sum();
            if naive == 0.0 {
                continue;
            }
            let plan = Plan::new(self.panel, &fit, school, 0);
            plan.step(self.panel, now, &mut figures);
            for grade in 0..grades {
                if let Flow::Progress(_) = plan.flows[grade] {
                    // A school's own ratio is not known yet; last year's count tells part of it.
                    figures[grade] = 0.5 * (figures[grade] + now[grade]);
                }
                if figures[grade] > 0.0 || actual[grade] > 0.0 {
                    stand_in_for(&mut residuals, Scale::SchoolGrade, figures[grade], actual[grade]);
                }
            }
            let sum: f64 = figures.iter().sum();
            let blended = sum + NAIVE_PRIOR[0] * (naive - sum);
            stand_in_for(&mut residuals, Scale::School, blended, actual.iter().sum());
        }
        for level in 0..self.panel.levels.len() {
            // Last year's figure: an upper bound of what a forecast does.
            let before = nodes::sums(self.panel, level, 0, 0);
            let after = nodes::sums(self.panel, level, 0, 1);
            for (before, after) in before.iter().zip(&after) {
                add_node(&mut residuals, level, 0, before, after);
            }
        }
        residuals
    }
}

/// Errors of a territory, as a whole and by grade.
fn add_node(residuals: &mut Residuals, level: usize, horizon: usize, figures: &[f64], actual: &[f64]) {
    let forecast: f64 = figures.iter().sum();
    if forecast > 0.0 {
        residuals.add(Scale::Node(level), horizon, forecast, actual.iter().sum());
        for (&figure, &actual) in figures.iter().zip(actual) {
            residuals.add(Scale::NodeGrade(level), horizon, figure, actual);
        }
    }
}

fn stand_in_for(residuals: &mut Residuals, scale: Scale, forecast: f64, actual: f64) {
    let factor = if scale == Scale::SchoolGrade { STAND_IN_GRADE } else { STAND_IN_SCHOOL };
    residuals.add(scale, 0, forecast, forecast + factor * (actual - forecast));
}

impl BlockTrials {
    fn new(horizons: usize) -> Self {
        Self { grade: [Trial::new(horizons), Trial::new(horizons)], total: Trial::new(horizons) }
    }

    fn merge(&mut self, other: &Self) {
        self.total.merge(&other.total);
        for (trial, more) in self.grade.iter_mut().zip(&other.grade) {
            trial.merge(more);
        }
    }
}

/// The candidate weights, for the record of a run.
pub(crate) fn candidates() -> Vec<f64> {
    (0..WEIGHTS).map(weight).collect()
}

/// What was chosen at an origin, for the record.
pub(crate) fn chosen_weights(engine: &Engine, origin: i32, made: &Made) -> ChosenWeights {
    let fit = &engine.fits[made.origin];
    ChosenWeights {
        origin,
        naive_total: made.weights.total.clone(),
        naive_entry: made.weights.grade[0].clone(),
        naive_progression: made.weights.grade[1].clone(),
        own_by_level: made.weights.nodes.clone(),
        strength: fit.strength.clone(),
        decay: fit.decay.clone(),
    }
}
