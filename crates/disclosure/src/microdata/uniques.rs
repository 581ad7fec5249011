//! Persons who may be alone in the population, estimated from a file that is a part of it.

use std::collections::BTreeMap;

/// Of the persons alone in the file, how many are estimated alone in the population (Zayatz 1991): the sizes of
/// classes in the file stand for those of the population, and a class of size `j` is seen alone with the chance
/// `j * share * (1 - share)^(j - 1)`.
pub fn population_uniques(sizes: &[u32], share: f64) -> f64 {
    uniques_of(&counted(sizes.iter().copied()), share)
}

/// How many classes there are of each size.
pub(super) type ClassSizes = BTreeMap<u32, u64>;

pub(super) fn counted(sizes: impl Iterator<Item = u32>) -> ClassSizes {
    let mut counts = ClassSizes::new();
    for size in sizes {
        *counts.entry(size).or_default() += 1;
    }
    counts
}

/// The same from the number of classes of each size.
pub(super) fn uniques_of(sizes: &ClassSizes, share: f64) -> f64 {
    let uniques = sizes.get(&1).map_or(0.0, |&count| count as f64);
    if share >= 1.0 || uniques == 0.0 {
        return uniques;
    }
    let seen_alone = |(&size, &count): (&u32, &u64)| {
        count as f64 * f64::from(size) * share * (1.0 - share).powi(size as i32 - 1)
    };
    let all: f64 = sizes.iter().map(seen_alone).sum();
    uniques * (uniques * share / all)
}

/// The chance that a record alone in the file and matched with one person of the population is that person
/// (Skinner and Elliot 2002): from the numbers of classes of one and of two.
pub fn unique_match_risk(uniques: u64, pairs: u64, share: f64) -> f64 {
    if uniques == 0 {
        return 0.0;
    }
    let (one, two) = (uniques as f64, pairs as f64);
    share * one / (share * one + 2.0 * (1.0 - share) * two)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_population_has_the_uniques_that_it_shows() {
        assert!((population_uniques(&[1, 1, 2, 7], 1.0) - 2.0).abs() < 1e-12);
        assert!((unique_match_risk(2, 1, 1.0) - 1.0).abs() < 1e-12);
        assert!(unique_match_risk(0, 4, 0.5).abs() < 1e-12);
    }

    #[test]
    fn a_sample_shows_more_uniques_than_the_population_has() {
        let sizes: Vec<u32> = std::iter::repeat_n(1, 100).chain(std::iter::repeat_n(4, 300)).collect();
        let estimate = population_uniques(&sizes, 0.1);
        assert!(estimate > 0.0 && estimate < 100.0, "{estimate}");
        let risk = unique_match_risk(100, 50, 0.1);
        assert!(risk > 0.0 && risk < 0.2, "{risk}");
    }
}
