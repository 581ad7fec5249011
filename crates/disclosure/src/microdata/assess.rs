//! How far a person is hidden among others: k-anonymity, l-diversity, t-closeness, uniques, risk.
//!
//! One sort of the rows by class and sensitive value gives everything. The distance of t-closeness is the
//! variational one, half the sum of the differences (the earth mover's where all categories are equally far apart).

use std::io::Read;

use serde::Serialize;

use super::column::{MicrodataError, MicrodataHint, QuickMap, VariableCodes};
use super::read::read_columns;
use super::uniques::{ClassSizes, counted, unique_match_risk, uniques_of};

/// What the sensitive variable adds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diversity {
    /// The variable.
    pub variable: String,
    /// Distinct values in the least diverse class.
    pub distinct_l: u64,
    /// The exponential of the least entropy of a class: "as many as so many equal values".
    pub entropy_l: f64,
    /// The greatest distance of a class from the whole file.
    pub t: f64,
}

/// The risk of an individual file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Assessment {
    /// Persons.
    pub rows: u64,
    /// Distinct combinations of the quasi-identifiers.
    pub classes: u64,
    /// The smallest class.
    pub k: u64,
    /// Persons alone in their class.
    pub uniques: u64,
    /// Persons in classes under 2, 3, 5, 10 and 11.
    pub rows_under: Vec<(u64, u64)>,
    /// The mean over persons of one divided by the size of their class.
    pub mean_risk: f64,
    /// The share of the population that the file is.
    pub sampling: f64,
    /// Uniques of the file that are estimated unique in the population.
    pub population_uniques: f64,
    /// The chance that a unique match with the population is right (Skinner and Elliot).
    pub unique_match_risk: f64,
    /// For each sensitive variable.
    pub diversity: Vec<Diversity>,
}

/// Reads an individual file (`entente disclosure assess`).
///
/// # Errors
/// See [`assess`]; a variable is not in the header.
pub fn assess_csv(
    input: impl Read,
    delimiter: u8,
    quasi: &[String],
    sensitive: &[String],
    sampling: f64,
) -> Result<Assessment, MicrodataError> {
    let names: Vec<String> = quasi.iter().chain(sensitive).cloned().collect();
    let mut columns = read_columns(input, delimiter, &names)?;
    let sensitive = columns.split_off(quasi.len());
    assess(&columns, &sensitive, sampling)
}

/// Measures the risk of columns.
///
/// # Errors
/// No quasi-identifier, or a share of the population that is not one.
pub fn assess(
    quasi: &[VariableCodes],
    sensitive: &[VariableCodes],
    sampling: f64,
) -> Result<Assessment, MicrodataError> {
    if quasi.is_empty() {
        let hint = MicrodataHint::NoQuasi;
        return Err(MicrodataError::Parameter { what: "--quasi".to_owned(), hint });
    }
    if !(sampling > 0.0 && sampling <= 1.0) {
        let hint = MicrodataHint::Sampling;
        return Err(MicrodataError::Parameter { what: sampling.to_string(), hint });
    }
    let (keys, bits) = keys(quasi);
    let mut diversity = Vec::new();
    let sizes = match sensitive.first() {
        None => sizes_of(keys),
        Some(_) => {
            let mut sizes = Vec::new();
            for column in sensitive {
                let (own, found) = diversity_of(&keys, bits, column);
                sizes = own;
                diversity.push(found);
            }
            sizes
        }
    };
    Ok(assessment(&counted(sizes.into_iter()), diversity, sampling))
}

pub(super) fn assessment(sizes: &ClassSizes, diversity: Vec<Diversity>, sampling: f64) -> Assessment {
    let persons = |(&size, &classes): (&u32, &u64)| u64::from(size) * classes;
    let rows: u64 = sizes.iter().map(persons).sum();
    let classes: u64 = sizes.values().sum();
    let of_size = |wanted: u32| sizes.get(&wanted).copied().unwrap_or(0);
    let under = |limit: u32| sizes.range(..limit).map(persons).sum::<u64>();
    let (uniques, pairs) = (of_size(1), of_size(2));
    Assessment {
        rows,
        classes,
        k: sizes.keys().next().copied().map_or(0, u64::from),
        uniques,
        rows_under: [2, 3, 5, 10, 11].map(|limit| (u64::from(limit), under(limit))).to_vec(),
        mean_risk: if rows == 0 { 0.0 } else { classes as f64 / rows as f64 },
        sampling,
        population_uniques: uniques_of(sizes, sampling),
        unique_match_risk: unique_match_risk(uniques, pairs, sampling),
        diversity,
    }
}

/// One number a row: the same for two rows of one class, and how many bits it takes.
fn keys(quasi: &[VariableCodes]) -> (Vec<u64>, u32) {
    let width = |column: &VariableCodes| u64::BITS - (column.values.len().max(2) as u64 - 1).leading_zeros();
    let bits: u32 = quasi.iter().map(width).sum();
    if bits <= 64 {
        let mut keys = vec![0_u64; quasi[0].codes.len()];
        for column in quasi {
            let shift = width(column);
            for (key, &code) in keys.iter_mut().zip(&column.codes) {
                *key = (*key << shift) | u64::from(code);
            }
        }
        return (keys, bits);
    }
    // Too many values to pack: classes are numbered, one column after the other.
    let mut numbers: Vec<u32> = quasi[0].codes.clone();
    for column in &quasi[1..] {
        let mut known: QuickMap<u64, u32> = QuickMap::default();
        for (number, &code) in numbers.iter_mut().zip(&column.codes) {
            let pair = (u64::from(*number) << 32) | u64::from(code);
            let next = known.len() as u32;
            *number = *known.entry(pair).or_insert(next);
        }
    }
    (numbers.into_iter().map(u64::from).collect(), 32)
}

fn sizes_of(mut keys: Vec<u64>) -> Vec<u32> {
    sort(&mut keys);
    runs(&keys).map(|(_, size)| size).collect()
}

fn runs(keys: &[u64]) -> impl Iterator<Item = (u64, u32)> + '_ {
    keys.chunk_by(|one, other| one == other).map(|run| (run[0], run.len() as u32))
}

/// Sorts by the lowest bits first, eleven at a time: faster than comparing from a few thousand rows.
fn sort(keys: &mut Vec<u64>) {
    let used = u64::BITS - keys.iter().fold(0, |all, &key| all | key).leading_zeros();
    if keys.len() < 4_096 {
        keys.sort_unstable();
        return;
    }
    let mut other = vec![0; keys.len()];
    for shift in (0..used).step_by(11) {
        let mut starts = [0_usize; 2_049];
        for &key in keys.iter() {
            starts[((key >> shift) & 2_047) as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        for &key in keys.iter() {
            let at = &mut starts[((key >> shift) & 2_047) as usize];
            other[*at] = key;
            *at += 1;
        }
        std::mem::swap(keys, &mut other);
    }
}

fn diversity_of(keys: &[u64], bits: u32, column: &VariableCodes) -> (Vec<u32>, Diversity) {
    let width = u64::BITS - (column.values.len().max(2) as u64 - 1).leading_zeros();
    let mut pairs: Vec<u64> = if bits + width <= 64 {
        keys.iter().zip(&column.codes).map(|(&key, &code)| (key << width) | u64::from(code)).collect()
    } else {
        let mut known: QuickMap<u64, u32> = QuickMap::default();
        let numbers = keys.iter().map(|&key| {
            let next = known.len() as u32;
            *known.entry(key).or_insert(next)
        });
        let numbers: Vec<u32> = numbers.collect();
        numbers
            .iter()
            .zip(&column.codes)
            .map(|(&key, &code)| (u64::from(key) << 32) | u64::from(code))
            .collect()
    };
    let shift = if bits + width <= 64 { width } else { 32 };
    sort(&mut pairs);
    let mut whole = vec![0_u64; column.values.len()];
    for &code in &column.codes {
        whole[code as usize] += 1;
    }
    let rows = column.codes.len() as f64;
    let shares: Vec<f64> = whole.iter().map(|&count| count as f64 / rows).collect();
    let (mut sizes, mut least, mut entropy, mut farthest) = (Vec::new(), u64::MAX, f64::INFINITY, 0.0_f64);
    for class in pairs.chunk_by(|one, other| one >> shift == other >> shift) {
        let size = class.len() as f64;
        sizes.push(class.len() as u32);
        let (mut distinct, mut own_entropy, mut distance) = (0, 0.0, 1.0);
        for (key, count) in runs(class) {
            let share = f64::from(count) / size;
            let general = shares[(key & ((1 << shift) - 1)) as usize];
            distinct += 1;
            own_entropy -= share * share.ln();
            // Half of the sum of |p - q|: values absent of the class give q each, hence the 1 above.
            distance += (share - general).abs() - general;
        }
        least = least.min(distinct);
        entropy = entropy.min(own_entropy);
        farthest = farthest.max(distance / 2.0);
    }
    let nothing = sizes.is_empty();
    let diversity = Diversity {
        variable: column.name.clone(),
        distinct_l: if nothing { 0 } else { least },
        entropy_l: if nothing { 0.0 } else { entropy.exp() },
        t: farthest,
    };
    (sizes, diversity)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FILE: &str = "sexe;age;pcs\nF;12;1\nF;12;2\nF;12;1\nM;13;1\nM;13;1\n";

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn classes_are_counted_and_their_values_compared() {
        let quasi = names(&["sexe", "age"]);
        let found = assess_csv(FILE.as_bytes(), b';', &quasi, &names(&["pcs"]), 1.0).unwrap();
        assert_eq!((found.rows, found.classes, found.k, found.uniques), (5, 2, 2, 0));
        let diversity = &found.diversity[0];
        assert_eq!(diversity.distinct_l, 1);
        assert!((diversity.entropy_l - 1.0).abs() < 1e-12);
        // Whole file: 0.8 and 0.2; class of boys: 1 and 0.
        assert!((diversity.t - 0.2).abs() < 1e-12, "{}", diversity.t);
        assert!(assess_csv(FILE.as_bytes(), b';', &names(&["nom"]), &[], 1.0).is_err());
        assert!(assess_csv(FILE.as_bytes(), b';', &[], &[], 1.0).is_err());
    }

    proptest! {
        #[test]
        fn k_and_l_are_those_of_a_plain_count(rows in prop::collection::vec((0_u32..4, 0_u32..5, 0_u32..3), 1..200)) {
            let column = |name: &str, codes: Vec<u32>| VariableCodes::from_codes(name, names(&["a", "b", "c", "d", "e"]), codes);
            let quasi = [column("x", rows.iter().map(|row| row.0).collect()), column("y", rows.iter().map(|row| row.1).collect())];
            let sensitive = column("s", rows.iter().map(|row| row.2).collect());
            let found = assess(&quasi, &[sensitive], 1.0).unwrap();
            let mut classes: std::collections::BTreeMap<(u32, u32), Vec<u32>> = std::collections::BTreeMap::new();
            for row in &rows {
                classes.entry((row.0, row.1)).or_default().push(row.2);
            }
            let distinct = |values: &Vec<u32>| values.iter().collect::<std::collections::BTreeSet<_>>().len() as u64;
            prop_assert_eq!(found.k, classes.values().map(Vec::len).min().unwrap() as u64);
            prop_assert_eq!(found.diversity[0].distinct_l, classes.values().map(distinct).min().unwrap());
            prop_assert!(found.diversity[0].entropy_l <= found.diversity[0].distinct_l as f64 + 3.0);
        }
    }
}
