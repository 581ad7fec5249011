//! Progression ratios pooled over schools: of the whole and of each territory, as known at an origin.
//!
//! A ratio is pupils of a grade over those of the grade that feeds it a year before. Ratios of one school, and how far
//! they are drawn to the pooled one, are `plan`'s and `strength`'s work.

use crate::blocks::over_blocks;
use crate::panel::{NOWHERE, Panel};

/// Transitions that a ratio looks back on.
const TRANSITIONS_MAX: usize = 4;
/// Weight of a transition against the one after it.
const RECENCY: f64 = 0.7;
/// A feeder grade with less than this share of the grade does not explain it: the school recruits from elsewhere.
pub(crate) const FEEDER_SHARE_MIN: f64 = 0.25;
/// Pupils for which a territory's ratio is drawn to that of the whole.
const TERRITORY_STRENGTH: f64 = 2_000.0;
/// Territories must hold this many schools on average for their ratios to be used.
const SCHOOLS_BY_NODE_MIN: f64 = 8.0;

/// Pooled ratios at an origin, by grade.
#[derive(Clone, Debug)]
pub(crate) struct Pooled {
    /// By grade.
    pub(crate) national: Vec<f64>,
    /// `[grade][node]` of `level`.
    by_node: Vec<Vec<f64>>,
    /// The level whose ratios are used, if any.
    level: Option<usize>,
    /// By grade: share of the schools that taught its feeder for two years and teach it too.
    pub(crate) continues: Vec<f64>,
    /// Ratio of the whole in each single transition, `[grade][transition]`, the latest first.
    pub(crate) yearly: Vec<Vec<f64>>,
}

/// Weighted pupils of a grade, and of its feeder a year before, in one school.
pub(crate) fn sums(counts: &[f64], width: usize, origin: usize, grade: usize, feeder: usize) -> (f64, f64) {
    let (mut here, mut below, mut weight) = (0.0, 0.0, 1.0);
    for year in (1..=origin).rev().take(TRANSITIONS_MAX) {
        let (from, to) = (counts[(year - 1) * width + feeder], counts[year * width + grade]);
        if is_flow(from, to) {
            here += weight * to;
            below += weight * from;
        }
        weight *= RECENCY;
    }
    (here, below)
}

fn is_flow(from: f64, to: f64) -> bool {
    from > 0.0 && to > 0.0 && from >= FEEDER_SHARE_MIN * to
}

/// What is summed over schools for one grade.
#[derive(Clone, Default)]
struct GradeSums {
    flow: (f64, f64),
    by_node: Vec<(f64, f64)>,
    established: f64,
    with_next: f64,
    /// By transition, the latest first.
    yearly: [(f64, f64); TRANSITIONS_MAX],
}

impl GradeSums {
    fn add(
        &mut self,
        counts: &[f64],
        width: usize,
        origin: usize,
        (grade, feeder): (usize, usize),
        node: u32,
    ) {
        let (to, from) = sums(counts, width, origin, grade, feeder);
        self.flow.0 += to;
        self.flow.1 += from;
        if let Some(of_node) = self.by_node.get_mut(node as usize) {
            of_node.0 += to;
            of_node.1 += from;
        }
        let now = &counts[origin * width..(origin + 1) * width];
        let before = origin.checked_sub(1).map_or(now, |year| &counts[year * width..(year + 1) * width]);
        if now[feeder] > 0.0 && before[feeder] > 0.0 {
            self.established += 1.0;
            self.with_next += f64::from(u8::from(now[grade] > 0.0));
        }
        for (age, sums) in self.yearly.iter_mut().enumerate().take(origin) {
            let year = origin - age;
            let (from, to) = (counts[(year - 1) * width + feeder], counts[year * width + grade]);
            if is_flow(from, to) {
                sums.0 += to;
                sums.1 += from;
            }
        }
    }

    fn merge(&mut self, other: &Self) {
        let add = |sums: &mut (f64, f64), more: &(f64, f64)| {
            sums.0 += more.0;
            sums.1 += more.1;
        };
        add(&mut self.flow, &other.flow);
        self.by_node.iter_mut().zip(&other.by_node).for_each(|(sums, more)| add(sums, more));
        self.yearly.iter_mut().zip(&other.yearly).for_each(|(sums, more)| add(sums, more));
        self.established += other.established;
        self.with_next += other.with_next;
    }
}

impl Pooled {
    /// Reads years up to `origin` only.
    pub(crate) fn new(panel: &Panel, origin: usize, threads: usize) -> Self {
        let width = panel.grades.len();
        let level = pooling_level(panel, origin);
        let nodes = level.map_or(0, |level| panel.levels[level].codes.len());
        let empty = vec![GradeSums { by_node: vec![(0.0, 0.0); nodes], ..GradeSums::default() }; width];
        let blocks = over_blocks(panel.schools.len(), threads, |schools| {
            let mut sums = empty.clone();
            for school in schools {
                let node = level.map_or(NOWHERE, |level| panel.node(level, school, origin));
                for (grade, sums) in sums.iter_mut().enumerate() {
                    if let Some(feeder) = panel.grades[grade].feeder {
                        sums.add(panel.school(school), width, origin, (grade, feeder), node);
                    }
                }
            }
            sums
        });
        let mut all = empty;
        for block in &blocks {
            all.iter_mut().zip(block).for_each(|(sums, more)| sums.merge(more));
        }
        Self::from_sums(&all, level)
    }

    fn from_sums(all: &[GradeSums], level: Option<usize>) -> Self {
        let ratio = |(to, from): (f64, f64)| (from > 0.0).then(|| to / from);
        let national: Vec<f64> = all.iter().map(|sums| ratio(sums.flow).unwrap_or(1.0)).collect();
        let by_node = all.iter().zip(&national).map(|(sums, national)| {
            let shrunk =
                |&(to, from): &(f64, f64)| (to + TERRITORY_STRENGTH * national) / (from + TERRITORY_STRENGTH);
            sums.by_node.iter().map(shrunk).collect()
        });
        let continues = all.iter().map(|sums| ratio((sums.with_next, sums.established)).unwrap_or(1.0));
        let yearly = all.iter().map(|sums| sums.yearly.iter().filter_map(|&sums| ratio(sums)).collect());
        Self {
            by_node: by_node.collect(),
            continues: continues.collect(),
            yearly: yearly.collect(),
            national,
            level,
        }
    }

    /// The ratio of the school's territory, or of the whole.
    pub(crate) fn ratio(&self, panel: &Panel, school: usize, origin: usize, grade: usize) -> f64 {
        let node = self.level.map_or(NOWHERE, |level| panel.node(level, school, origin));
        self.by_node[grade].get(node as usize).copied().unwrap_or(self.national[grade])
    }
}

/// The lowest level whose nodes hold enough schools.
fn pooling_level(panel: &Panel, origin: usize) -> Option<usize> {
    let open = (0..panel.schools.len()).filter(|&school| panel.total(school, origin) > 0.0).count() as f64;
    (0..panel.levels.len()).find(|&level| {
        let mut seen = vec![false; panel.levels[level].codes.len()];
        for school in 0..panel.schools.len() {
            let node = panel.node(level, school, origin);
            if node != NOWHERE && panel.total(school, origin) > 0.0 {
                seen[node as usize] = true;
            }
        }
        let nodes = seen.iter().filter(|&&seen| seen).count();
        nodes > 1 && open / nodes as f64 >= SCHOOLS_BY_NODE_MIN
    })
}
