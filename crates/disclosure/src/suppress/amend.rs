//! Changes of a pattern after its audit: more cells hidden where it failed, some published where they were needless.
//!
//! Cells are numbered as in the written table: line after line. Nothing is known here of how the audit judged.

use super::moves::line_changes;
use super::random::Random;
use super::{CellStatus, Suppression, SuppressionOptions, weights};

/// Changes tried to protect one cell more.
const TRIES: usize = 4_000;

impl Suppression {
    /// The dimensions as they were given: `region>dep,sexe`.
    pub fn dimensions(&self) -> String {
        let levels: Vec<String> =
            self.table.dimensions.columns.iter().map(|levels| levels.join(">")).collect();
        levels.join(",")
    }

    /// How many cells the written table has.
    pub fn cells(&self) -> usize {
        self.places.len()
    }

    /// The true value of a line.
    pub(crate) fn value(&self, line: u32) -> i64 {
        self.table.values[self.places[line as usize] as usize]
    }

    /// Whether a line's value is left out.
    pub(crate) fn is_hidden(&self, line: u32) -> bool {
        self.status[self.places[line as usize] as usize] != CellStatus::Published
    }

    /// The lines whose value is left out.
    pub(crate) fn hidden_lines(&self) -> Vec<u32> {
        (0..self.places.len() as u32).filter(|&line| self.is_hidden(line)).collect()
    }

    /// The lines of one contributor, who knows what the others do not.
    pub(crate) fn lone_lines(&self) -> Vec<u32> {
        let alone = |&line: &u32| self.table.units(self.places[line as usize] as usize) == 1;
        (0..self.places.len() as u32).filter(alone).collect()
    }

    /// Whether cells are sums of amounts rather than counts.
    pub(crate) fn is_of_amounts(&self) -> bool {
        self.table.contributions.is_some()
    }

    /// How wide each line must be if it is hidden: as its rule says where it is at risk; elsewhere it must not be known.
    pub(crate) fn widths(&self, options: &SuppressionOptions) -> Vec<(u32, i64)> {
        let width = |line: usize| options.rule.width(&self.table, self.places[line] as usize).unwrap_or(1);
        (0..self.places.len()).map(|line| (line as u32, width(line))).collect()
    }

    /// Hides a line with others, unless it is already.
    pub(crate) fn hide(&mut self, line: u32) {
        let at = self.places[line as usize] as usize;
        if self.status[at] == CellStatus::Published && !self.kept.contains(&at) {
            self.status[at] = CellStatus::Secondary;
        }
    }

    pub(crate) fn publish(&mut self, line: u32) {
        self.status[self.places[line as usize] as usize] = CellStatus::Published;
    }

    /// What the hidden cells cost.
    pub(crate) fn cost(&self, options: &SuppressionOptions) -> f64 {
        let weights = weights(&self.table, options.cost);
        let hidden = self.status.iter().zip(weights).filter(|(status, _)| **status == CellStatus::Secondary);
        hidden.map(|(_, weight)| f64::from(weight)).sum()
    }

    /// Hides every cell that may be.
    pub(crate) fn hide_all(&mut self, options: &SuppressionOptions) {
        let weights = weights(&self.table, options.cost);
        for (at, weight) in weights.iter().enumerate() {
            if weight.is_finite() && self.status[at] == CellStatus::Published && !self.kept.contains(&at) {
                self.status[at] = CellStatus::Secondary;
            }
        }
    }

    /// Secondary cells, the dearest last.
    pub(crate) fn secondary_by_cost(&self, options: &SuppressionOptions) -> Vec<u32> {
        let weights = weights(&self.table, options.cost);
        let forced: Vec<usize> =
            options.forced.iter().filter_map(|codes| self.table.find(codes).ok()).collect();
        let place = |line: &u32| self.places[*line as usize] as usize;
        let mut lines: Vec<u32> = (0..self.places.len() as u32)
            .filter(|line| {
                self.status[place(line)] == CellStatus::Secondary && !forced.contains(&place(line))
            })
            .collect();
        // Drawn, so that equal costs are spread over the table (neighbours rarely fall in one batch) and near ones
        // change places from one beginning to the other.
        let mut random = Random::new(options.seed);
        let mut drawn: Vec<(f32, u32)> = lines
            .drain(..)
            .map(|line| (weights[place(&line)] * (1.0 + random.below(1_000) as f32 / 1_000.0), line))
            .collect();
        drawn.sort_by(|one, two| one.0.total_cmp(&two.0));
        drawn.into_iter().map(|(_, line)| line).collect()
    }

    /// Those of the batch that stand in one part of the table with a failing cell.
    pub(crate) fn near(&self, batch: &[u32], failing: &[u32]) -> Vec<u32> {
        batch.iter().copied().filter(|&line| failing.iter().any(|&other| self.is_near(line, other))).collect()
    }

    fn is_near(&self, line: u32, other: u32) -> bool {
        let dimensions = self.table.trees.len();
        let (one, two) = (self.places[line as usize] as usize, self.places[other as usize] as usize);
        (0..dimensions).all(|d| {
            let tree = &self.table.trees[d];
            let (one, two) = (self.table.node(one, d), self.table.node(two, d));
            let (above, other) = (tree.parent(one).unwrap_or(0), tree.parent(two).unwrap_or(0));
            one == two || above == other || above == two || other == one
        })
    }

    /// Hides the cells of one more change for each failing cell; gives those newly hidden.
    pub(crate) fn strengthen(&mut self, failing: &[u32], times: i64) -> Vec<u32> {
        let mut random = Random::new(failing.len() as u64 ^ times.unsigned_abs());
        let mut hidden = Vec::new();
        for &line in failing {
            let at = self.places[line as usize] as usize;
            let width = times.saturating_mul(self.width.max(1));
            let Some(cells) = self.cheapest_more(at, width, &mut random) else { continue };
            for at in cells {
                if self.status[at] == CellStatus::Published {
                    self.status[at] = CellStatus::Secondary;
                    hidden.push(at as u32);
                }
            }
        }
        let line = |at: u32| self.places.binary_search(&at).expect("a hidden cell was given") as u32;
        hidden.into_iter().map(line).collect()
    }

    /// The cheapest change drawn that hides at least one more cell and moves the cell by the width.
    fn cheapest_more(&self, at: usize, width: i64, random: &mut Random) -> Option<Vec<usize>> {
        let table = &self.table;
        let mut lines = Vec::new();
        for (dimension, tree) in table.trees.iter().enumerate() {
            let mut changes = Vec::new();
            line_changes(tree, table.node(at, dimension), random, &mut changes);
            lines.push(changes);
        }
        let mut best: Option<(usize, Vec<usize>)> = None;
        for _ in 0..TRIES {
            let Some((cells, span)) = self.draw(at, &lines, random) else { continue };
            let new = cells.iter().filter(|&&cell| self.status[cell] == CellStatus::Published).count();
            if span >= width && new > 0 && best.as_ref().is_none_or(|(known, _)| new < *known) {
                best = Some((new, cells));
            }
        }
        best.map(|(_, cells)| cells)
    }

    fn draw(
        &self,
        at: usize,
        lines: &[Vec<super::moves::LineChange>],
        random: &mut Random,
    ) -> Option<(Vec<usize>, i64)> {
        let table = &self.table;
        let mut cells = vec![(at, 1_i8)];
        for (dimension, changes) in lines.iter().enumerate() {
            let change = &changes[random.below(changes.len())];
            let node = i64::from(table.node(at, dimension));
            let stride = table.strides[dimension] as i64;
            for position in 0..cells.len() {
                let (cell, sign) = cells[position];
                for &(other, own) in change {
                    cells.push(((cell as i64 + (i64::from(other) - node) * stride) as usize, sign * own));
                }
            }
        }
        let usable = |cell: usize| table.given[cell] && table.values[cell] > 0 && !self.kept.contains(&cell);
        if !cells.iter().all(|&(cell, _)| cell == at || usable(cell)) {
            return None;
        }
        let least = |way: i8| {
            let falling = cells.iter().filter(|(_, sign)| *sign == way);
            falling.map(|&(cell, _)| table.values[cell]).min().unwrap_or(i64::MAX / 4)
        };
        let span = least(-1) + least(1);
        Some((cells.into_iter().map(|(cell, _)| cell).collect(), span))
    }
}
