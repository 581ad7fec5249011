//! Territories: their own forecasts, fused with the sums of their schools, and the schools corrected to agree.
//!
//! Each grade and horizon is a tree of its own; a school's share of a correction is in proportion to its forecast, as its
//! variance is.

use super::Weights;
use super::fit::Fit;
use super::plan::Plan;
use crate::blocks::in_blocks;
use crate::panel::{NOWHERE, Panel};
use crate::reconcile::{TreeNode, reconcile};

/// A level whose nodes hold fewer schools than this on average has no forecast of its own: it would be the schools'.
const SCHOOLS_BY_NODE_MIN: f64 = 4.0;

/// What a territory's figure may be made of.
pub(crate) struct Tried {
    pub(crate) sum: f64,
    pub(crate) own: f64,
    pub(crate) plain: f64,
    pub(crate) naive: f64,
}

/// How many years ahead, on how many threads.
#[derive(Clone, Copy)]
pub(crate) struct Ahead {
    pub(crate) horizons: usize,
    pub(crate) threads: usize,
}

/// Forecasts of territories: `[level][node][horizon][grade]` in one row.
pub(crate) struct NodeForecasts {
    horizons: usize,
    grades: usize,
    /// First row of each level.
    offsets: Vec<usize>,
    /// Sum of the schools before the correction.
    pub(crate) sums: Vec<f64>,
    /// Forecast of the territory itself, last year's count blended in; NaN where the level has none.
    pub(crate) own: Vec<f64>,
    /// The same before blending.
    plain: Vec<f64>,
    /// Last year's count.
    naive: Vec<f64>,
    /// After reconciliation.
    pub(crate) settled: Vec<f64>,
}

impl NodeForecasts {
    /// Forecasts the territories, reconciles, and corrects `figures` (`[school][horizon][grade]`).
    pub(crate) fn new(
        panel: &Panel,
        origin: usize,
        Ahead { horizons, threads }: Ahead,
        weights: &Weights,
        figures: &mut [f64],
    ) -> Self {
        let grades = panel.grades.len();
        let mut offsets = vec![0];
        for level in &panel.levels {
            offsets.push(offsets[offsets.len() - 1] + level.codes.len() * horizons * grades);
        }
        let size = offsets[offsets.len() - 1];
        let mut nodes = Self {
            horizons,
            grades,
            offsets,
            sums: vec![0.0; size],
            own: vec![f64::NAN; size],
            plain: vec![f64::NAN; size],
            naive: vec![0.0; size],
            settled: Vec::new(),
        };
        nodes.sum(panel, origin, figures);
        for level in 0..panel.levels.len() {
            if holds_schools(panel, origin, level) {
                nodes.forecast(panel, origin, level, &weights.naive_nodes[level]);
            }
        }
        nodes.settled = nodes.sums.clone();
        nodes.settle(panel, origin, &weights.nodes);
        nodes.correct(panel, origin, figures, threads);
        nodes
    }

    fn row(&self, level: usize, node: usize) -> usize {
        self.offsets[level] + node * self.horizons * self.grades
    }

    fn place(&self, level: usize, node: usize, horizon: usize, grade: usize) -> usize {
        self.row(level, node) + horizon * self.grades + grade
    }

    /// Sum of the schools and the territory's own forecast, where it has one.
    pub(crate) fn tried(&self, level: usize, node: usize, horizon: usize, grade: usize) -> Tried {
        let place = self.place(level, node, horizon, grade);
        let sum = self.sums[place];
        let known = |figure: f64| if figure.is_nan() { sum } else { figure };
        Tried { sum, own: known(self.own[place]), plain: known(self.plain[place]), naive: self.naive[place] }
    }

    /// Pupils of one grade, after reconciliation.
    pub(crate) fn grade(&self, level: usize, node: usize, horizon: usize, grade: usize) -> f64 {
        self.settled[self.place(level, node, horizon, grade)]
    }

    /// Pupils of a territory in one horizon: sum of schools, own forecast, settled.
    pub(crate) fn summary(&self, level: usize, node: usize, horizon: usize) -> [f64; 3] {
        let place = self.place(level, node, horizon, 0);
        [&self.sums, &self.own, &self.settled].map(|figures| figures[place..place + self.grades].iter().sum())
    }

    fn sum(&mut self, panel: &Panel, origin: usize, figures: &[f64]) {
        let width = self.horizons * self.grades;
        for (school, figures) in figures.chunks_exact(width).enumerate() {
            for level in 0..panel.levels.len() {
                let node = panel.node(level, school, origin);
                if node != NOWHERE {
                    let row = self.row(level, node as usize);
                    for (sum, figure) in self.sums[row..row + width].iter_mut().zip(figures) {
                        *sum += figure;
                    }
                }
            }
        }
    }

    /// The same method, on the sums of each territory.
    fn forecast(&mut self, panel: &Panel, origin: usize, level: usize, naive_weights: &[f64]) {
        let of_nodes = panel.nodes_as_panel(level, origin);
        let mut fits: Vec<Fit> = Vec::with_capacity(origin + 1);
        for year in 0..=origin {
            if let Some(last) = fits.last_mut() {
                last.judge(&of_nodes, year - 1, 1);
            }
            let fit = Fit::new(&of_nodes, year, &fits, true, 1);
            fits.push(fit);
        }
        let fit = &fits[origin];
        let mut to = vec![0.0; self.grades];
        for node in 0..of_nodes.schools.len() {
            let plan = Plan::new(&of_nodes, fit, node, origin);
            let now = of_nodes.at(node, origin);
            let mut from = now.to_vec();
            for (horizon, naive_weight) in naive_weights.iter().enumerate().take(self.horizons) {
                plan.step(&of_nodes, &from, &mut to);
                let place = self.place(level, node, horizon, 0);
                for grade in 0..self.grades {
                    self.plain[place + grade] = to[grade];
                    self.naive[place + grade] = now[grade];
                    self.own[place + grade] = to[grade] + naive_weight * (now[grade] - to[grade]);
                }
                from.copy_from_slice(&to);
            }
        }
    }

    /// One tree by grade and horizon. The leaves are the sums of the schools of the lowest level.
    fn settle(&mut self, panel: &Panel, origin: usize, weights: &[Vec<f64>]) {
        // A panel whose levels are not nested is refused when it is read.
        let Ok(parents) = panel.parents(origin) else { return };
        let lowest = panel.levels[0].codes.len();
        let mut positions = vec![lowest];
        for level in &panel.levels {
            positions.push(positions[positions.len() - 1] + level.codes.len());
        }
        for horizon in 0..self.horizons {
            for grade in 0..self.grades {
                let tree = self.tree(panel, &parents, &positions, weights, (horizon, grade));
                let settled = reconcile(&tree);
                for level in 0..panel.levels.len() {
                    for node in 0..panel.levels[level].codes.len() {
                        let place = self.place(level, node, horizon, grade);
                        self.settled[place] = settled[positions[level] + node];
                    }
                }
            }
        }
    }

    fn tree(
        &self,
        panel: &Panel,
        parents: &[Vec<u32>],
        positions: &[usize],
        weights: &[Vec<f64>],
        (horizon, grade): (usize, usize),
    ) -> Vec<TreeNode> {
        let lowest = panel.levels[0].codes.len();
        let mut tree: Vec<TreeNode> = Vec::with_capacity(positions[positions.len() - 1]);
        for node in 0..lowest {
            let sum = self.sums[self.place(0, node, horizon, grade)];
            tree.push(TreeNode { parent: Some(positions[0] + node), forecast: sum, variance: sum });
        }
        // Variance left below each level, as a share of the sums: each fusion takes its weight of it.
        let mut left = 1.0;
        for level in 0..panel.levels.len() {
            let weight = weights[level][horizon].clamp(0.0, 0.999);
            let mut fused = false;
            for node in 0..panel.levels[level].codes.len() {
                let (sum, own) = (
                    self.sums[self.place(level, node, horizon, grade)],
                    self.own[self.place(level, node, horizon, grade)],
                );
                let above = parents.get(level).map(|parents| parents[node]).filter(|&above| above != NOWHERE);
                let parent = above.map(|above| positions[level + 1] + above as usize);
                let known = !own.is_nan() && weight > 0.0 && sum > 0.0;
                // V such that Σv / (Σv + V) is the weight that was learned.
                let variance = if known { left * sum * (1.0 - weight) / weight } else { f64::INFINITY };
                fused |= known;
                tree.push(TreeNode { parent, forecast: if known { own } else { 0.0 }, variance });
            }
            if fused {
                left *= 1.0 - weight;
            }
        }
        tree
    }

    /// Each school takes its share of the correction of its lowest territory.
    fn correct(&self, panel: &Panel, origin: usize, figures: &mut [f64], threads: usize) {
        let width = self.horizons * self.grades;
        in_blocks(figures, width, threads, |schools, slice| {
            for (school, figures) in schools.zip(slice.chunks_exact_mut(width)) {
                let node = panel.node(0, school, origin);
                if node != NOWHERE {
                    self.correct_school(self.row(0, node as usize), figures);
                }
            }
        });
    }

    fn correct_school(&self, row: usize, figures: &mut [f64]) {
        for (position, figure) in figures.iter_mut().enumerate() {
            let sum = self.sums[row + position];
            if sum > 0.0 {
                *figure *= self.settled[row + position] / sum;
            }
        }
    }
}

fn holds_schools(panel: &Panel, origin: usize, level: usize) -> bool {
    let open = (0..panel.schools.len()).filter(|&school| panel.total(school, origin) > 0.0);
    let mut seen = vec![false; panel.levels[level].codes.len()];
    let mut schools = 0.0;
    for school in open {
        schools += 1.0;
        let node = panel.node(level, school, origin);
        if node != NOWHERE {
            seen[node as usize] = true;
        }
    }
    let nodes = seen.iter().filter(|&&seen| seen).count() as f64;
    nodes > 0.0 && schools / nodes >= SCHOOLS_BY_NODE_MIN
}

/// Pupils of each node in the year that is forecast, openings and closings counted: `[node][grade]`.
pub(crate) fn actual(panel: &Panel, level: usize, origin: usize, horizon: usize) -> Option<Vec<Vec<f64>>> {
    let year = origin + horizon + 1;
    (year < panel.years).then(|| sums(panel, level, origin, year))
}

/// Pupils of each node in a year, schools where they lay at `origin`: `[node][grade]`.
pub(crate) fn sums(panel: &Panel, level: usize, origin: usize, year: usize) -> Vec<Vec<f64>> {
    let mut sums = vec![vec![0.0; panel.grades.len()]; panel.levels[level].codes.len()];
    for school in 0..panel.schools.len() {
        // A school that opened since lies where it opened; the others where the forecast put them.
        let known = panel.node(level, school, origin);
        let node = if known == NOWHERE { panel.node(level, school, year) } else { known };
        if node != NOWHERE {
            for (sum, count) in sums[node as usize].iter_mut().zip(panel.at(school, year)) {
                *sum += count;
            }
        }
    }
    sums
}

impl NodeForecasts {
    /// Takes the correction back from the figures of a school.
    pub(crate) fn undo(&self, panel: &Panel, origin: usize, school: usize, figures: &mut [f64]) {
        let node = panel.node(0, school, origin);
        if node == NOWHERE {
            return;
        }
        let row = self.row(0, node as usize);
        for (position, figure) in figures.iter_mut().enumerate() {
            let settled = self.settled[row + position];
            if settled > 0.0 {
                *figure *= self.sums[row + position] / settled;
            }
        }
    }
}
