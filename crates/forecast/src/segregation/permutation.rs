//! What an index would be by chance: small units are never alike, even where pupils are drawn at random.
//!
//! Pupils are dealt again to units of the same sizes; the mean of the index is its chance level, to be subtracted
//! before small territories are compared.

use serde::{Deserialize, Serialize};

use super::indices::entropy_index;
use crate::random::SeededRandom;

/// Draws at most, whatever is asked.
const DRAWS_MAX: usize = 10_000;
/// Pupils at most, one byte each: more than the country has.
const PUPILS_MAX: f64 = 50_000_000.0;

/// An index and what chance alone gives.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChanceLevel {
    /// The index as it is.
    pub index: f64,
    /// Its mean where pupils are dealt at random.
    pub expected: f64,
    /// The index less what chance gives, over what is left: 0 is chance, 1 is complete.
    pub corrected: f64,
    /// Share of draws at least as uneven as the table (counting itself).
    pub p_value: f64,
    /// Draws.
    pub draws: usize,
}

/// Chance level of the entropy index. Counts are rounded to pupils. `None` where the index is not defined, or
/// there are more than fifty million pupils.
pub fn chance_level(units: &[Vec<f64>], draws: usize, seed: u64) -> Option<ChanceLevel> {
    let index = entropy_index(units)?;
    if units.iter().flatten().sum::<f64>() > PUPILS_MAX {
        return None;
    }
    let draws = draws.clamp(1, DRAWS_MAX);
    let mut labels: Vec<u8> = Vec::new();
    let mut sizes = Vec::with_capacity(units.len());
    for unit in units {
        let before = labels.len();
        for (group, &count) in unit.iter().enumerate() {
            labels.extend(std::iter::repeat_n(group as u8, count.round().max(0.0) as usize));
        }
        sizes.push(labels.len() - before);
    }
    let groups = units.first().map_or(0, Vec::len);
    if groups == 0 || groups > 256 || labels.is_empty() {
        return None;
    }
    let mut random = SeededRandom::new(seed);
    let (mut sum, mut as_uneven) = (0.0, 1usize);
    for _ in 0..draws {
        for place in (1..labels.len()).rev() {
            labels.swap(place, random.below(place + 1));
        }
        let drawn = entropy_index(&deal(&labels, &sizes, groups)).unwrap_or(0.0);
        sum += drawn;
        as_uneven += usize::from(drawn >= index - 1e-12);
    }
    let expected = sum / draws as f64;
    let corrected = if expected < 1.0 { (index - expected) / (1.0 - expected) } else { 0.0 };
    Some(ChanceLevel { index, expected, corrected, p_value: as_uneven as f64 / (draws + 1) as f64, draws })
}

fn deal(labels: &[u8], sizes: &[usize], groups: usize) -> Vec<Vec<f64>> {
    let mut rest = labels;
    let mut units = Vec::with_capacity(sizes.len());
    for &size in sizes {
        let (here, after) = rest.split_at(size);
        let mut counts = vec![0.0; groups];
        for &label in here {
            counts[label as usize] += 1.0;
        }
        units.push(counts);
        rest = after;
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_units_look_segregated_by_chance() {
        let small: Vec<Vec<f64>> =
            (0..40).map(|unit| vec![f64::from(unit % 3 + 4), f64::from(6 - unit % 3)]).collect();
        let level = chance_level(&small, 200, 7).unwrap();
        assert!(level.expected > 0.03 && level.corrected < 0.01 && level.p_value > 0.5, "{level:?}");
        let apart = vec![vec![100.0, 0.0], vec![0.0, 100.0]];
        let level = chance_level(&apart, 200, 7).unwrap();
        assert!(level.expected < 0.02 && level.corrected > 0.99 && level.p_value < 0.01, "{level:?}");
        assert_eq!(level, chance_level(&apart, 200, 7).unwrap());
        assert_eq!(chance_level(&[vec![3.0, 0.0]], 10, 1), None);
    }
}
