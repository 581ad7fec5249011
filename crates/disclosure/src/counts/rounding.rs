//! Small counts rounded to nothing or to the base, so that every margin is still the sum of its cells.
//!
//! Only inner cells under the base change; margins are added up again from what they became, and none is between 1
//! and the base less 1. Which cells go up is chosen so that margins stay near the truth: one after the other, then
//! by exchanges (the idea of Langsrud and Heldal's small count rounding). The table must be published rounded only:
//! beside a true margin a rounded cell would be recomputed.

use std::collections::HashMap;
use std::io::Write;

use serde::{Deserialize, Serialize};

use crate::suppress::{CountTable, SuppressError};

/// Passes of exchanges.
const PASSES: usize = 3;

/// How far the margins moved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoundingReport {
    /// Counts under this became 0 or this.
    pub base: u32,
    /// Inner cells that changed.
    pub changed: usize,
    /// Cells, margins included.
    pub cells: usize,
    /// The largest difference of a cell or margin.
    pub largest_difference: i64,
    /// The mean difference, without sign.
    pub mean_difference: f64,
}

/// A table whose small counts are rounded.
#[derive(Clone, Debug)]
pub struct RoundedTable {
    table: CountTable,
    values: Vec<i64>,
    /// What was done.
    pub report: RoundingReport,
}

/// Rounds the small counts of a table.
///
/// # Errors
/// A base under 2.
pub fn round_table(table: CountTable, base: u32) -> Result<RoundedTable, SuppressError> {
    if base < 2 {
        return Err(SuppressError::Rule { rule: format!("rounding to {base}") });
    }
    let step = i64::from(base);
    let inner = table.inner_cells();
    let small: Vec<(usize, i64)> =
        inner.iter().copied().filter(|&(_, value)| value > 0 && value < step).collect();
    let above: Vec<Vec<usize>> = small.iter().map(|&(at, _)| table.margins_of(at)).collect();
    // What each margin lacks when all small cells go down.
    let mut lack: HashMap<usize, i64> = HashMap::new();
    for ((_, value), above) in small.iter().zip(&above) {
        for &margin in above {
            *lack.entry(margin).or_default() += value;
        }
    }
    let up = choose(&small, &above, &mut lack, step);
    let mut change: HashMap<usize, i64> = HashMap::new();
    for (((_, value), above), &up) in small.iter().zip(&above).zip(&up) {
        for &margin in above {
            *change.entry(margin).or_default() += if up { step - value } else { -value };
        }
    }
    let mut values = table.all_values().to_vec();
    for (&at, change) in &change {
        values[at] += change;
    }
    let cells = table.cells();
    let report = RoundingReport {
        base,
        changed: small.len(),
        cells,
        largest_difference: change.values().map(|change| change.abs()).max().unwrap_or(0),
        mean_difference: change.values().map(|change| change.abs() as f64).sum::<f64>() / cells.max(1) as f64,
    };
    Ok(RoundedTable { table, values, report })
}

/// What a set of margins gains when each lacks `change` less: the sum of squares that goes away.
fn gain(above: &[usize], lack: &HashMap<usize, i64>, change: i64) -> i64 {
    above.iter().map(|margin| lack[margin] * lack[margin] - (lack[margin] - change).pow(2)).sum()
}

fn apply(above: &[usize], lack: &mut HashMap<usize, i64>, change: i64) {
    for margin in above {
        *lack.entry(*margin).or_default() -= change;
    }
}

fn choose(
    small: &[(usize, i64)],
    above: &[Vec<usize>],
    lack: &mut HashMap<usize, i64>,
    step: i64,
) -> Vec<bool> {
    let mut up = vec![false; small.len()];
    // Largest first: they are the nearest to the base.
    let mut order: Vec<usize> = (0..small.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(small[at].1), at));
    for _ in 0..PASSES {
        let mut changed = false;
        for &at in &order {
            let change = if up[at] { -step } else { step };
            if gain(&above[at], lack, change) > 0 {
                apply(&above[at], lack, change);
                up[at] = !up[at];
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    up
}

impl RoundedTable {
    /// Writes the columns of the dimensions and the rounded count; every cell is published.
    ///
    /// # Errors
    /// The stream refuses.
    pub fn write(&self, output: impl Write, count: &str) -> Result<(), SuppressError> {
        self.table.write_values(output, count, &self.values)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::suppress::Dimensions;

    fn rounded(counts: &[u64]) -> (RoundedTable, String) {
        let mut text = "r,d,s,n\n".to_owned();
        for (at, count) in counts.iter().enumerate() {
            text += &format!("r{},d{},s{},{count}\n", at / 8, at / 2, at % 2);
        }
        let dimensions = Dimensions::parse("r>d,s").unwrap();
        let table = CountTable::read(text.as_bytes(), &dimensions, "n").unwrap();
        let table = round_table(table, 5).unwrap();
        let mut out = Vec::new();
        table.write(&mut out, "n").unwrap();
        (table, String::from_utf8(out).unwrap())
    }

    proptest! {
        #[test]
        fn no_small_count_is_left_and_margins_add_up(counts in prop::collection::vec(0_u64..20, 2..80)) {
            let (_, out) = rounded(&counts);
            let mut sums: HashMap<String, i64> = HashMap::new();
            let mut cells: HashMap<String, i64> = HashMap::new();
            for line in out.lines().skip(1) {
                let parts: Vec<&str> = line.split(',').collect();
                let value: i64 = parts[3].parse().unwrap();
                prop_assert!(value == 0 || value >= 5, "{line}");
                cells.insert(parts[..3].join(","), value);
                if !parts[1].is_empty() && !parts[2].is_empty() {
                    for (d, s) in [(false, true), (true, false), (false, false)] {
                        let name = [parts[0], if d { parts[1] } else { "" }, if s { parts[2] } else { "" }].join(",");
                        *sums.entry(name).or_default() += value;
                    }
                    *sums.entry(",,".to_owned()).or_default() += value;
                }
            }
            for (name, sum) in sums {
                prop_assert_eq!(cells[&name], sum, "{}", name);
            }
        }
    }

    #[test]
    fn margins_stay_near_the_truth() {
        let counts: Vec<u64> = (0..200).map(|at| 1 + at * 7 % 4).collect();
        let (table, _) = rounded(&counts);
        assert!(table.report.largest_difference <= 10, "{:?}", table.report);
        assert!(round_table(table.table, 1).is_err());
    }
}
