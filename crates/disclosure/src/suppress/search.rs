//! Chooses which cells are hidden with the primary ones: for each, the cheapest change of the table that moves it
//! enough; then takes groups of them apart and builds them again, as long as it costs less.
//!
//! What a change is, is in `moves`. Every cell of a chosen change can move as far as the primary cell itself, so
//! a secondary cell is no better known than the cell that it hides. Ropke and Pisinger's large neighbourhoods.

use super::moves::{LineChange, line_changes};
use super::random::Random;
use super::table::CountTable;

/// A cell that must be hidden, and how wide its interval must stay.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    pub at: usize,
    pub width: i64,
}

/// Products tried for one cell, at most: beyond, changes are drawn.
const PRODUCTS_MAX: usize = 6_000;
/// Products kept for combinations.
const OTHERS_MAX: usize = 400;
/// Costs closer than this are equal.
pub(super) const SAME: f32 = 1e-4;

/// A chosen change: its cells, the target's included, and how far it goes each way.
#[derive(Clone, Debug, Default)]
pub(super) struct Chosen {
    pub cells: Vec<u32>,
}

pub(super) struct Search<'a> {
    pub table: &'a CountTable,
    /// What hiding a cell costs; infinite where it may not be hidden.
    pub weights: Vec<f32>,
    /// How many reasons there are to hide a cell: itself primary, or changes that use it.
    pub reasons: Vec<u32>,
    pub targets: Vec<Target>,
    pub chosen: Vec<Option<Chosen>>,
    pub random: Random,
    /// For each cell, the targets whose change uses it.
    users: Vec<Vec<u32>>,
    scratch: Scratch,
}

#[derive(Default)]
struct Scratch {
    lines: Vec<Vec<LineChange>>,
    /// For each depth: offset and sign of the cells of the product so far.
    stack: Vec<Vec<(u32, i8)>>,
}

/// The product so far.
#[derive(Clone, Copy)]
struct Reach {
    cost: f32,
    /// Smallest value among the cells that go down when the target goes up.
    down: i64,
    /// Smallest value among those that go with it.
    along: i64,
}

/// The best product so far, for a target.
pub(super) struct Best {
    pub cost: f32,
    pub cells: Vec<u32>,
    pub ties: usize,
    /// Cheap products, whether or not they move the target enough.
    pub others: Vec<Other>,
}

/// A product and its signs.
pub(super) struct Other {
    pub cost: f32,
    pub cells: Vec<(u32, i8)>,
}

impl<'a> Search<'a> {
    /// `hidden` cells are hidden whatever is chosen: the targets, and those that somebody asked to hide.
    pub fn new(
        table: &'a CountTable,
        weights: Vec<f32>,
        targets: Vec<Target>,
        hidden: &[usize],
        seed: u64,
    ) -> Self {
        let mut reasons = vec![0; weights.len()];
        for &at in hidden {
            reasons[at] += 1;
        }
        for target in &targets {
            reasons[target.at] += 1;
        }
        let chosen = vec![None; targets.len()];
        let users = vec![Vec::new(); weights.len()];
        let (random, scratch) = (Random::new(seed), Scratch::default());
        Self { table, weights, reasons, targets, chosen, random, users, scratch }
    }

    /// Gives every target a change, then improves as long as the effort lasts.
    pub fn run(&mut self, rounds: usize) {
        let mut order: Vec<usize> = (0..self.targets.len()).collect();
        // Cells with few ways out first: those of the margins, then the largest.
        let key = |target: &Target| {
            let margins = (0..self.table.trees.len())
                .filter(|&d| !self.table.trees[d].children(self.table.node(target.at, d)).is_empty())
                .count();
            (std::cmp::Reverse(margins), std::cmp::Reverse(self.table.values[target.at]))
        };
        order.sort_by_key(|&position| key(&self.targets[position]));
        for &position in &order {
            self.choose(position, f32::INFINITY);
        }
        for _ in 0..2 {
            self.random.shuffle(&mut order);
            for &position in &order {
                self.rebuild(vec![position]);
            }
        }
        self.improve(rounds);
    }

    fn improve(&mut self, rounds: usize) {
        let orders = self.orders();
        if self.targets.len() < 2 {
            return;
        }
        for round in 0..rounds {
            if round % 2 == 0 {
                let order = &orders[self.random.below(orders.len())];
                let size = 2 + self.random.below(order.len().min(24) - 1);
                let start = self.random.below(order.len() - size + 1);
                self.rebuild(order[start..start + size].to_vec());
            } else {
                self.do_without();
            }
        }
    }

    /// Tries to publish one hidden cell: those that used it look for something else.
    fn do_without(&mut self) {
        let position = self.random.below(self.targets.len());
        let Some(chosen) = &self.chosen[position] else { return };
        let at = chosen.cells[self.random.below(chosen.cells.len())] as usize;
        let users = self.users[at].clone();
        if self.reasons[at] as usize != users.len() || users.len() > 64 {
            return;
        }
        let weight = std::mem::replace(&mut self.weights[at], f32::INFINITY);
        // What the cell saves is counted by hand: its weight is infinite for the while.
        self.rebuild_within(users.iter().map(|&user| user as usize).collect(), at, weight);
        self.weights[at] = weight;
    }

    fn rebuild(&mut self, window: Vec<usize>) {
        self.rebuild_within(window, usize::MAX, 0.0);
    }

    /// Takes the changes of some targets away and builds them again in another order; undone where it costs more.
    fn rebuild_within(&mut self, mut window: Vec<usize>, without: usize, weight: f32) {
        let mut before: Vec<(usize, Option<Chosen>)> = Vec::with_capacity(window.len());
        let mut saved = 0.0;
        for &position in &window {
            let old = self.chosen[position].clone();
            saved += self.forget(position);
            before.push((position, old));
        }
        if without != usize::MAX {
            saved = if saved.is_finite() { saved } else { self.saved_again(&before, without) + weight };
        }
        self.random.shuffle(&mut window);
        let mut spent = 0.0;
        for &position in &window {
            spent += self.choose(position, saved - spent);
            if spent > saved + SAME || self.chosen[position].is_none() {
                break;
            }
        }
        let lost = before.iter().any(|(position, old)| old.is_some() && self.chosen[*position].is_none());
        if lost || spent > saved + SAME {
            for (position, old) in before {
                self.forget(position);
                if let Some(old) = old {
                    self.take(position, old);
                }
            }
        }
    }

    /// What the cells that nobody uses any more cost, but for one.
    fn saved_again(&self, before: &[(usize, Option<Chosen>)], without: usize) -> f32 {
        let mut cells: Vec<u32> =
            before.iter().filter_map(|(_, old)| old.as_ref()).flat_map(|old| old.cells.clone()).collect();
        cells.sort_unstable();
        cells.dedup();
        let freed = cells.iter().filter(|&&at| at as usize != without && self.reasons[at as usize] == 0);
        freed.map(|&at| self.weights[at as usize]).sum()
    }

    /// The targets sorted so that neighbours are near: once for each dimension.
    fn orders(&self) -> Vec<Vec<usize>> {
        let dimensions = self.table.trees.len();
        (0..dimensions)
            .flat_map(|first| [(first, false), (first, true)])
            .map(|(first, by_parent)| {
                let mut order: Vec<usize> = (0..self.targets.len()).collect();
                order.sort_by_key(|&position| {
                    let at = self.targets[position].at;
                    let tree = &self.table.trees[first];
                    let node = self.table.node(at, first);
                    let lead = if by_parent { tree.parent(node).unwrap_or(0) } else { node };
                    (lead, at)
                });
                order
            })
            .collect()
    }

    /// Frees the cells of a target's change; gives what they cost.
    fn forget(&mut self, position: usize) -> f32 {
        let Some(old) = self.chosen[position].take() else { return 0.0 };
        let mut saved = 0.0;
        for &at in &old.cells {
            self.reasons[at as usize] -= 1;
            self.users[at as usize].retain(|&user| user as usize != position);
            if self.reasons[at as usize] == 0 {
                saved += self.weights[at as usize];
            }
        }
        saved
    }

    fn take(&mut self, position: usize, chosen: Chosen) -> f32 {
        let mut spent = 0.0;
        for &at in &chosen.cells {
            if self.reasons[at as usize] == 0 {
                spent += self.weights[at as usize];
            }
            self.reasons[at as usize] += 1;
            self.users[at as usize].push(position as u32);
        }
        self.chosen[position] = Some(chosen);
        spent
    }

    /// Gives the target the cheapest change; none where nothing moves it enough. Gives what it costs.
    fn choose(&mut self, position: usize, limit: f32) -> f32 {
        let target = self.targets[position];
        let mut found = self.cheapest(target, limit + SAME);
        if found.cost > SAME {
            self.combine(target, &mut found);
        }
        if !found.cost.is_finite() || found.cells.is_empty() {
            return 0.0;
        }
        self.take(position, Chosen { cells: found.cells })
    }

    /// The cheapest product that moves the target enough, under a cost; and cheap ones that may not move it enough.
    pub fn cheapest(&mut self, target: Target, limit: f32) -> Best {
        let mut scratch = std::mem::take(&mut self.scratch);
        let dimensions = self.table.trees.len();
        scratch.lines.resize(dimensions, Vec::new());
        scratch.stack.resize(dimensions + 1, Vec::new());
        for (dimension, tree) in self.table.trees.iter().enumerate() {
            let node = self.table.node(target.at, dimension);
            line_changes(tree, node, &mut self.random, &mut scratch.lines[dimension]);
        }
        self.limit_products(&mut scratch.lines);
        let mut best = Best { cost: limit, cells: Vec::new(), ties: 0, others: Vec::new() };
        scratch.stack[0].clear();
        scratch.stack[0].push((target.at as u32, 1));
        let reach = Reach { cost: 0.0, down: i64::MAX, along: self.table.values[target.at] };
        self.extend(0, target, reach, &mut scratch, &mut best);
        self.scratch = scratch;
        best
    }

    fn limit_products(&mut self, lines: &mut [Vec<LineChange>]) {
        loop {
            let products = lines.iter().fold(1_usize, |product, line| product.saturating_mul(line.len()));
            if products <= PRODUCTS_MAX {
                return;
            }
            let longest = lines.iter_mut().max_by_key(|line| line.len());
            let Some(longest) = longest.filter(|line| line.len() > 2) else { return };
            let kept = longest.len() * 3 / 4;
            self.random.keep_some(longest, kept);
        }
    }

    /// Multiplies the product so far by each change along the dimension. The cells so far stand at the target's own
    /// nodes in the dimensions left: they are cells of the final product, so what they cost is a lower bound.
    fn extend(
        &mut self,
        dimension: usize,
        target: Target,
        reach: Reach,
        scratch: &mut Scratch,
        best: &mut Best,
    ) {
        if dimension == scratch.lines.len() {
            self.keep_if_better(target, reach, &scratch.stack[dimension], best);
            return;
        }
        let stride = self.table.strides[dimension] as i64;
        let node = i64::from(self.table.node(target.at, dimension));
        for change in 0..scratch.lines[dimension].len() {
            let (below, above) = scratch.stack.split_at_mut(dimension + 1);
            let (cells, next) = (&below[dimension], &mut above[0]);
            next.clear();
            next.extend_from_slice(cells);
            let mut reached = Some(reach);
            'change: for &(other, sign) in &scratch.lines[dimension][change] {
                let shift = (i64::from(other) - node) * stride;
                for &(at, own) in cells {
                    let at = (i64::from(at) + shift) as usize;
                    let sign = own * sign;
                    reached = reached.and_then(|reach| self.step(reach, at, sign, target.width, best.cost));
                    if reached.is_none() {
                        break 'change;
                    }
                    next.push((at as u32, sign));
                }
            }
            if let Some(reached) = reached {
                self.extend(dimension + 1, target, reached, scratch, best);
            }
        }
    }

    /// One more cell in the product; none where it costs too much or moves too little.
    #[inline]
    fn step(&self, reach: Reach, at: usize, sign: i8, width: i64, limit: f32) -> Option<Reach> {
        let mut reach = reach;
        if self.reasons[at] == 0 {
            reach.cost += self.weights[at];
            if reach.cost > limit + SAME || reach.cost.is_infinite() {
                return None;
            }
        }
        let value = self.table.values[at];
        if sign < 0 {
            reach.down = reach.down.min(value);
        } else {
            reach.along = reach.along.min(value);
        }
        // A product that moves the target too little may still do with another.
        (reach.down.saturating_add(reach.along) >= width.min(2)).then_some(reach)
    }

    fn keep_if_better(&mut self, target: Target, reach: Reach, cells: &[(u32, i8)], best: &mut Best) {
        if best.others.len() < OTHERS_MAX {
            best.others.push(Other { cost: reach.cost, cells: cells.to_vec() });
        }
        let width = reach.down.saturating_add(reach.along);
        if width < target.width {
            return;
        }
        let tie = (reach.cost - best.cost).abs() <= SAME;
        if tie {
            best.ties += 1;
            // Among equals each is as likely: plateaus are how the search gets out of a corner.
            if self.random.below(best.ties + 1) != 0 {
                return;
            }
        } else {
            best.ties = 0;
        }
        best.cost = best.cost.min(reach.cost);
        best.cells.clear();
        best.cells.extend(cells.iter().map(|&(at, _)| at));
    }
}
