//! The indices themselves. Pure functions of counts `[unit][group]`; units without pupils weigh nothing.
//!
//! Where an index is not defined (one group only, nobody), it is `None`, never 0.

/// Shares of groups in a count; empty where nobody is counted.
pub fn shares(counts: &[f64]) -> Vec<f64> {
    let total: f64 = counts.iter().sum();
    if total > 0.0 { counts.iter().map(|count| count / total).collect() } else { Vec::new() }
}

/// Entropy of shares, −Σ p ln p, in nats.
pub fn entropy(shares: &[f64]) -> f64 {
    -shares.iter().filter(|&&share| share > 0.0).map(|share| share * share.ln()).sum::<f64>()
}

fn totals(units: &[Vec<f64>]) -> Vec<f64> {
    let mut totals = vec![0.0; units.first().map_or(0, Vec::len)];
    for unit in units {
        totals.iter_mut().zip(unit).for_each(|(total, count)| *total += count);
    }
    totals
}

/// Mutual information M = h(P) − Σ (t/T) h(p), in nats.
pub fn mutual_information(units: &[Vec<f64>]) -> Option<f64> {
    let overall = totals(units);
    let total: f64 = overall.iter().sum();
    if total <= 0.0 {
        return None;
    }
    let within: f64 =
        units.iter().map(|unit| unit.iter().sum::<f64>() / total * entropy(&shares(unit))).sum();
    Some(entropy(&shares(&overall)) - within)
}

/// Theil's multigroup entropy index H = 1 − Σ (t/T) h(p) / h(P): the index that the ministry publishes.
pub fn entropy_index(units: &[Vec<f64>]) -> Option<f64> {
    let whole = entropy(&shares(&totals(units)));
    (whole > 0.0).then(|| mutual_information(units).map(|information| information / whole)).flatten()
}

/// Multigroup dissimilarity: Σ t |p − P| / (2 T Σ P(1 − P)).
pub fn dissimilarity_many(units: &[Vec<f64>]) -> Option<f64> {
    let overall = shares(&totals(units));
    let total: f64 = totals(units).iter().sum();
    let spread: f64 = overall.iter().map(|share| share * (1.0 - share)).sum();
    if spread <= 0.0 {
        return None;
    }
    let sum: f64 = units
        .iter()
        .map(|unit| {
            let here = shares(unit);
            let distance: f64 = here.iter().zip(&overall).map(|(p, whole)| (p - whole).abs()).sum();
            unit.iter().sum::<f64>() * distance
        })
        .sum();
    Some(sum / (2.0 * total * spread))
}

/// Pupils of two groups by unit: a group and another, or a group and all the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoGroups {
    /// Pupils of the group A and of the group B in each unit that has any.
    units: Vec<(f64, f64)>,
    a: f64,
    b: f64,
}

impl TwoGroups {
    /// From pairs of counts; `None` where a group is empty.
    pub fn new(units: impl IntoIterator<Item = (f64, f64)>) -> Option<Self> {
        let units: Vec<(f64, f64)> = units.into_iter().filter(|(a, b)| a + b > 0.0).collect();
        let a = units.iter().map(|unit| unit.0).sum();
        let b = units.iter().map(|unit| unit.1).sum();
        (a > 0.0 && b > 0.0).then_some(Self { units, a, b })
    }

    /// Dissimilarity D: the share of either group that would have to change unit.
    pub fn dissimilarity(&self) -> f64 {
        0.5 * self.units.iter().map(|(a, b)| (a / self.a - b / self.b).abs()).sum::<f64>()
    }

    /// Gini: mean difference of shares between two pupils drawn at random, over its maximum.
    pub fn gini(&self) -> f64 {
        let total = self.a + self.b;
        let share = self.a / total;
        let mut units: Vec<(f64, f64)> = self.units.iter().map(|(a, b)| (a / (a + b), a + b)).collect();
        units.sort_by(|x, y| x.0.total_cmp(&y.0));
        // Σᵤᵥ tᵤ tᵥ |pᵤ − pᵥ| in one pass over sorted shares.
        let (mut below, mut weighted_below, mut sum) = (0.0, 0.0, 0.0);
        for (p, pupils) in units {
            sum += 2.0 * pupils * (p * below - weighted_below);
            below += pupils;
            weighted_below += pupils * p;
        }
        sum / (2.0 * total * total * share * (1.0 - share))
    }

    /// Isolation of A: share of A among the schoolmates of a pupil of A.
    pub fn isolation(&self) -> f64 {
        self.units.iter().map(|(a, b)| a / self.a * a / (a + b)).sum()
    }

    /// Exposure of B to A: share of A among the schoolmates of a pupil of B.
    pub fn exposure_of_b_to_a(&self) -> f64 {
        self.units.iter().map(|(a, b)| b / self.b * a / (a + b)).sum()
    }

    /// Exposure of A to B: share of B among the schoolmates of a pupil of A (PySAL's « Interaction »).
    pub fn exposure_of_a_to_b(&self) -> f64 {
        1.0 - self.isolation()
    }

    /// Normalised exposure (isolation − P)/(1 − P): the share of A among schoolmates of A minus among schoolmates of B.
    pub fn normalised_exposure(&self) -> f64 {
        let share = self.a / (self.a + self.b);
        (self.isolation() - share) / (1.0 - share)
    }

    /// Entropy index of the two groups.
    pub fn entropy_index(&self) -> Option<f64> {
        entropy_index(&self.rows())
    }

    /// Mutual information of the two groups, in nats.
    pub fn mutual_information(&self) -> Option<f64> {
        mutual_information(&self.rows())
    }

    fn rows(&self) -> Vec<Vec<f64>> {
        self.units.iter().map(|&(a, b)| vec![a, b]).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Values given to six digits by another implementation.
    fn check(units: &[(f64, f64)], expected: [f64; 7]) {
        let two = TwoGroups::new(units.iter().copied()).unwrap();
        let found = [
            two.dissimilarity(),
            two.gini(),
            two.entropy_index().unwrap(),
            two.mutual_information().unwrap(),
            two.isolation(),
            two.exposure_of_b_to_a(),
            two.normalised_exposure(),
        ];
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 5e-7, "{found} {expected}");
        }
        let direct = two.isolation() - two.exposure_of_b_to_a();
        assert!((two.normalised_exposure() - direct).abs() < 1e-12);
    }

    #[test]
    fn indices_of_two_groups_are_those_of_the_literature() {
        let spread = [(100.0, 0.0), (60.0, 40.0), (40.0, 60.0), (0.0, 100.0)];
        check(&spread, [0.6, 0.8, 0.514525, 0.356641, 0.76, 0.24, 0.52]);
        // The same dissimilarity, half the entropy index: both are shown.
        let even = [(80.0, 20.0), (80.0, 20.0), (20.0, 80.0), (20.0, 80.0)];
        check(&even, [0.6, 0.6, 0.278072, 0.192745, 0.68, 0.32, 0.36]);
        let uneven = [(30.0, 270.0), (60.0, 240.0), (150.0, 150.0), (10.0, 190.0), (90.0, 110.0)];
        check(&uneven, [0.435049, 0.508578, 0.152782, 0.087798, 0.385294, 0.217708, 0.167586]);
        let to_other = TwoGroups::new(uneven).unwrap().exposure_of_a_to_b();
        assert!((to_other - 0.614706).abs() < 5e-7);
    }

    #[test]
    fn indices_of_many_groups_are_those_of_the_literature() {
        // Two units of four groups.
        let units = [vec![40.0, 20.0, 5.0, 1.0], vec![20.0, 40.0, 60.0, 80.0]];
        let close = |found: Option<f64>, expected: f64| (found.unwrap() - expected).abs() < 5e-7;
        assert!(close(mutual_information(&units), 0.186587));
        assert!(close(entropy_index(&units), 0.135384));
        assert!(close(dissimilarity_many(&units), 0.304719));
    }

    #[test]
    fn an_index_that_is_not_defined_is_none() {
        assert_eq!(entropy_index(&[vec![10.0, 0.0], vec![5.0, 0.0]]), None);
        assert_eq!(entropy_index(&[]), None);
        assert_eq!(mutual_information(&[vec![0.0, 0.0]]), None);
        assert_eq!(TwoGroups::new([(10.0, 0.0)]), None);
    }

    proptest! {
        #[test]
        fn indices_lie_between_nothing_and_everything(
            units in proptest::collection::vec((0.0..300.0f64, 0.0..300.0f64), 2..30),
        ) {
            if let Some(two) = TwoGroups::new(units) {
                let all = [two.dissimilarity(), two.gini(), two.isolation(), two.entropy_index().unwrap_or(0.0)];
                for index in all {
                    prop_assert!((-1e-9..=1.0 + 1e-9).contains(&index), "{index}");
                }
                prop_assert!(two.gini() >= two.dissimilarity() - 1e-9);
            }
        }
    }
}
