//! All indices of a table, as `entente index segregation … --json` writes them.

use serde::{Deserialize, Serialize};

use super::decomposition::{Decomposition, GroupPart, decompose};
use super::indices::{TwoGroups, dissimilarity_many, entropy_index, mutual_information, shares};
use super::permutation::{ChanceLevel, chance_level};
use super::table::{SegregationError, SegregationTable};

/// Indices of a table.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SegregationReport {
    /// Units with pupils.
    pub units: usize,
    /// Pupils.
    pub pupils: f64,
    /// Entropy index H of all groups, the one that the ministry publishes.
    pub h: f64,
    /// Mutual information M, in nats.
    pub m: f64,
    /// Multigroup dissimilarity.
    pub d: f64,
    /// Each group against all the others.
    pub groups: Vec<GroupIndices>,
    /// Each pair of groups, the others left out.
    pub pairs: Vec<PairIndices>,
    /// H split by part, where parts are given.
    pub decomposition: Option<Decomposition>,
    /// H by chance, where draws are asked.
    pub chance: Option<ChanceLevel>,
}

/// Indices of a group against all the others.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GroupIndices {
    /// The group.
    pub group: String,
    /// Its share of all pupils.
    pub share: f64,
    /// Indices; absent where the group is empty, or alone.
    pub indices: Option<PairValues>,
}

/// Indices of two groups.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PairIndices {
    /// The group A.
    pub a: String,
    /// The group B.
    pub b: String,
    /// Indices; absent where a group is empty.
    pub indices: Option<PairValues>,
}

/// Values of the indices of two groups, A and B.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PairValues {
    /// Dissimilarity.
    pub d: f64,
    /// Gini.
    pub gini: f64,
    /// Entropy index.
    pub h: Option<f64>,
    /// Mutual information, in nats.
    pub m: Option<f64>,
    /// Share of A among the schoolmates of A.
    pub isolation_of_a: f64,
    /// Share of A among the schoolmates of B.
    pub exposure_of_b_to_a: f64,
    /// Share of B among the schoolmates of A.
    pub exposure_of_a_to_b: f64,
    /// Isolation of A less exposure of B to A.
    pub normalised_exposure: f64,
}

impl From<&TwoGroups> for PairValues {
    fn from(two: &TwoGroups) -> Self {
        Self {
            d: two.dissimilarity(),
            gini: two.gini(),
            h: two.entropy_index(),
            m: two.mutual_information(),
            isolation_of_a: two.isolation(),
            exposure_of_b_to_a: two.exposure_of_b_to_a(),
            exposure_of_a_to_b: two.exposure_of_a_to_b(),
            normalised_exposure: two.normalised_exposure(),
        }
    }
}

/// Computes all indices. `draws` of 0 leaves chance out.
///
/// # Errors
/// Where fewer than two groups have pupils.
pub fn segregation_report(
    table: &SegregationTable,
    draws: usize,
    seed: u64,
) -> Result<SegregationReport, SegregationError> {
    let totals = table.totals();
    let units = &table.counts;
    let with_pupils = totals.iter().filter(|&&total| total > 0.0).count();
    let too_few = || SegregationError::Groups { groups: with_pupils };
    let (h, m) = (entropy_index(units).ok_or_else(too_few)?, mutual_information(units).ok_or_else(too_few)?);
    let whole = shares(&totals);
    let values = |a: &dyn Fn(&[f64]) -> (f64, f64)| {
        TwoGroups::new(units.iter().map(|unit| a(unit))).as_ref().map(PairValues::from)
    };
    let groups = table.groups.iter().enumerate().map(|(position, group)| GroupIndices {
        group: group.clone(),
        share: whole.get(position).copied().unwrap_or_default(),
        indices: values(&|unit| (unit[position], unit.iter().sum::<f64>() - unit[position])),
    });
    let mut pairs = Vec::new();
    for a in 0..table.groups.len() {
        for b in a + 1..table.groups.len() {
            let indices = values(&|unit| (unit[a], unit[b]));
            pairs.push(PairIndices { a: table.groups[a].clone(), b: table.groups[b].clone(), indices });
        }
    }
    Ok(SegregationReport {
        units: units.iter().filter(|unit| unit.iter().sum::<f64>() > 0.0).count(),
        pupils: totals.iter().sum(),
        h,
        m,
        d: dissimilarity_many(units).unwrap_or_default(),
        groups: groups.collect(),
        pairs,
        decomposition: by_part(table, &whole),
        chance: (draws > 0).then(|| chance_level(units, draws, seed)).flatten(),
    })
}

fn by_part(table: &SegregationTable, whole: &[f64]) -> Option<Decomposition> {
    let mut names: Vec<&String> = table.parts.iter().flatten().collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        return None;
    }
    let pupils: f64 = table.totals().iter().sum();
    let parts: Vec<GroupPart> = names
        .iter()
        .map(|name| {
            let rows = table.counts.iter().zip(&table.parts).filter(|(_, part)| part.as_ref() == Some(*name));
            let units: Vec<Vec<f64>> = rows.map(|(unit, _)| unit.clone()).collect();
            let mut totals = vec![0.0; table.groups.len()];
            for unit in &units {
                totals.iter_mut().zip(unit).for_each(|(total, count)| *total += count);
            }
            GroupPart {
                name: (*name).clone(),
                weight: totals.iter().sum::<f64>() / pupils,
                shares: shares(&totals),
                index: entropy_index(&units).unwrap_or(0.0),
            }
        })
        .collect();
    decompose(whole, &parts)
}

#[cfg(test)]
mod tests {
    use super::super::table::read_segregation_table;
    use super::*;

    #[test]
    fn the_report_of_a_file_holds_every_index() {
        let text = "college;secteur;fav;defav\na;pu;80;20\nb;pu;20;80\nc;pr;90;10\nd;pr;70;30\n";
        let table =
            read_segregation_table(text.as_bytes(), "college", &["fav", "defav"], Some("secteur")).unwrap();
        let report = segregation_report(&table, 50, 1).unwrap();
        let split = report.decomposition.as_ref().unwrap();
        assert!((split.index - report.h).abs() < 1e-12, "{split:?}");
        let contributions: f64 =
            split.between_contribution + split.within.iter().map(|part| part.1).sum::<f64>();
        assert!((contributions - 1.0).abs() < 1e-12);
        assert_eq!((report.units, report.pupils, report.pairs.len(), report.groups.len()), (4, 400.0, 1, 2));
        assert!(report.chance.unwrap().expected < 0.02);
    }

    #[test]
    fn faults_of_a_table_say_their_place() {
        let read = |text: &str| read_segregation_table(text.as_bytes(), "u", &["a", "b"], None);
        let refused = |text: &str| read(text).unwrap_err().to_string();
        insta::assert_snapshot!(refused("u,a\nx,1\n"), @"the header has no column `b`; it has: u,a");
        insta::assert_snapshot!(refused("u,a,b\nx,1,2\ny,1,deux\n"), @"line 3, column `b`: `deux` is not a number of pupils");
        insta::assert_snapshot!(refused("u,a,b\nx,1\n"), @"line 2 has fewer cells than the header");
        let alone = segregation_report(&read("u,a,b\nx,1,0\n").unwrap(), 0, 0).unwrap_err();
        insta::assert_snapshot!(alone.to_string(), @"an index needs at least two groups with pupils; the table has 1");
    }
}
