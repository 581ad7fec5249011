//! Two changes used together, where one alone costs more: both through the cell at risk, or the second taking away a
//! cell that the first would hide.
//!
//! Single changes, and the search among them, are `search`'s work.

use super::search::{Best, Other, SAME, Search, Target};

/// Of the products kept, the cheapest are added two by two.
const OTHERS_KEPT: usize = 16;
/// And a few lose what they cost to another product.
const OTHERS_CANCELLED: usize = 6;

impl Search<'_> {
    /// Two products together: both through the target, or the second taking away what the first costs.
    pub fn combine(&mut self, target: Target, best: &mut Best) {
        let mut others = std::mem::take(&mut best.others);
        others.sort_by(|one, two| one.cost.total_cmp(&two.cost));
        others.truncate(OTHERS_KEPT);
        if target.width > 1 {
            for (position, first) in others.iter().enumerate() {
                for second in &others[position + 1..] {
                    self.try_sum(target, first, second, best);
                }
            }
        }
        for first in others.iter().take(OTHERS_CANCELLED) {
            self.try_cancelling(target, first, best);
        }
    }

    fn try_sum(&self, target: Target, first: &Other, second: &Other, best: &mut Best) {
        if first.cost.max(second.cost) >= best.cost - SAME {
            return;
        }
        let mut sum: Vec<(u32, i8)> = first.cells.clone();
        let mut cost = first.cost;
        for &(at, _) in &second.cells {
            if !first.cells.iter().any(|&(other, _)| other == at) {
                if self.reasons[at as usize] == 0 {
                    cost += self.weights[at as usize];
                }
                sum.push((at, 0));
            }
        }
        if cost >= best.cost - SAME {
            return;
        }
        let width = self.way(first, second, 1) + self.way(first, second, -1);
        if width >= target.width {
            best.cost = cost;
            best.ties = 0;
            best.cells = sum.iter().map(|&(at, _)| at).collect();
        }
    }

    /// How far the target goes one way when the first product is used as far as it goes, then the second.
    fn way(&self, first: &Other, second: &Other, way: i64) -> i64 {
        let value = |at: u32| self.table.values[at as usize];
        let limit = |cells: &[(u32, i8)], used: i64| {
            let left = |at: u32| {
                let moved = first.cells.iter().find(|&&(other, _)| other == at);
                value(at) + moved.map_or(0, |&(_, sign)| used * i64::from(sign) * way)
            };
            let falling = cells.iter().filter(|&&(_, sign)| i64::from(sign) * way < 0);
            falling.map(|&(at, _)| left(at)).min().unwrap_or(1 << 40)
        };
        let used = limit(&first.cells, 0);
        used + limit(&second.cells, used)
    }

    fn try_cancelling(&mut self, target: Target, first: &Other, best: &mut Best) {
        let new: Vec<(u32, i8)> =
            first.cells.iter().copied().filter(|&(at, _)| self.reasons[at as usize] == 0).collect();
        for (at, sign) in new {
            let left = first.cost - self.weights[at as usize];
            if left >= best.cost - SAME {
                continue;
            }
            // The second product may use what the first brings, and nothing else that is published.
            for &(other, _) in &first.cells {
                self.reasons[other as usize] += 1;
            }
            let through = Target { at: at as usize, width: 1 };
            let mut second = self.cheapest(through, 0.0);
            for &(other, _) in &first.cells {
                self.reasons[other as usize] -= 1;
            }
            second.others.retain(|other| other.cost <= SAME);
            for second in &second.others {
                self.try_difference(target, first, second, (at, sign), best);
            }
        }
    }

    /// The first product less the second, which is +1 at the cell where the first is `sign`.
    fn try_difference(
        &self,
        target: Target,
        first: &Other,
        second: &Other,
        (_, sign): (u32, i8),
        best: &mut Best,
    ) {
        let mut sum: Vec<(u32, i64)> = first.cells.iter().map(|&(at, own)| (at, i64::from(own))).collect();
        for &(at, own) in &second.cells {
            let change = -i64::from(sign) * i64::from(own);
            match sum.iter_mut().find(|(other, _)| *other == at) {
                Some(known) => known.1 += change,
                None => sum.push((at, change)),
            }
        }
        sum.retain(|&(_, change)| change != 0);
        let Some(&(_, own)) = sum.iter().find(|&&(at, _)| at as usize == target.at) else { return };
        let new = sum.iter().filter(|(at, _)| self.reasons[*at as usize] == 0);
        let cost: f32 = new.map(|(at, _)| self.weights[*at as usize]).sum();
        if cost >= best.cost - SAME {
            return;
        }
        let limit = |way: i64| {
            let falling = sum.iter().filter(|(_, change)| change * way < 0);
            falling
                .map(|&(at, change)| self.table.values[at as usize] / change.abs())
                .min()
                .unwrap_or(1 << 40)
        };
        let steps = limit(1).saturating_add(limit(-1));
        if limit(1).min(limit(-1)) >= 0 && steps.saturating_mul(own.abs()) >= target.width {
            best.cost = cost;
            best.ties = 0;
            best.cells = sum.iter().map(|&(at, _)| at).collect();
        }
    }
}
