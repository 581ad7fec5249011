//! Recoding within a delivery: columns that somebody else reads are recoded by what they say, not by their rows.
//!
//! Rows of the same values are of one class, so that the value of each is found again from them alone, in any order.

use std::hash::BuildHasher;

use super::anonymise::{AnonymiseOptions, AnonymiseReport, Recoded};
use super::column::{MicrodataError, MicrodataHint, QuickMap, VariableCodes};

/// The values of a row, and its class.
type KnownRow = (Box<[Option<String>]>, u32);

/// The values that leave in place of those of the rows.
#[derive(Debug)]
pub struct Recoding {
    /// What was done, variable by variable, and the risk before and after.
    pub report: AnonymiseReport,
    hasher: foldhash::fast::RandomState,
    /// By the hash of the values of a row: the values, and its class; `u32::MAX` where it is left out.
    classes: QuickMap<u64, Vec<KnownRow>>,
    /// By class and variable.
    labels: Vec<Vec<Option<String>>>,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecodedRow<'a> {
    /// It leaves with these values, none where the value is absent.
    Leaves(&'a [Option<String>]),
    /// It does not leave.
    LeftOut,
    /// Its values were not among those that were recoded.
    Unknown,
}

/// Recodes columns; `is_absent` says for each of them which of its values stands for an absent one.
///
/// # Errors
/// As [`super::anonymise_file`].
pub fn recode_columns(
    columns: &[VariableCodes],
    absent: &[Option<u32>],
    sensitive: &[VariableCodes],
    options: &AnonymiseOptions,
) -> Result<Recoding, MicrodataError> {
    if options.k == 0 || columns.is_empty() || columns.len() > 60 || absent.len() != columns.len() {
        let hint = MicrodataHint::Classes;
        return Err(MicrodataError::Parameter { what: format!("k = {}", options.k), hint });
    }
    let recoded = Recoded::of(columns, sensitive, options)?;
    let report = recoded.report(columns, sensitive, options)?;
    let hasher = foldhash::fast::RandomState::default();
    let mut classes: QuickMap<u64, Vec<KnownRow>> = QuickMap::default();
    let mut seen: std::collections::HashSet<Vec<u32>> = std::collections::HashSet::new();
    for (row, &class) in recoded.class_of.iter().enumerate() {
        let codes: Vec<u32> = columns.iter().map(|column| column.codes[row]).collect();
        if seen.contains(&codes) {
            continue;
        }
        let values: Box<[Option<String>]> = columns
            .iter()
            .zip(absent)
            .zip(&codes)
            .map(|((column, absent), &code)| {
                (*absent != Some(code)).then(|| column.values[code as usize].clone())
            })
            .collect();
        let hash = hasher.hash_one(values.iter().map(Option::as_deref).collect::<Vec<_>>());
        classes.entry(hash).or_default().push((values, class));
        seen.insert(codes);
    }
    let empty = |label: &str| (!label.is_empty()).then(|| label.to_owned());
    let labels = recoded
        .classes
        .iter()
        .map(|class| (0..columns.len()).map(|at| empty(recoded.label(class, at))).collect())
        .collect();
    Ok(Recoding { report, hasher, classes, labels })
}

impl Recoding {
    /// What leaves in place of these values.
    pub fn row(&self, values: &[Option<&str>]) -> RecodedRow<'_> {
        let found = self.classes.get(&self.hasher.hash_one(values)).and_then(|same| {
            same.iter().find(|(known, _)| known.iter().map(Option::as_deref).eq(values.iter().copied()))
        });
        match found {
            None => RecodedRow::Unknown,
            Some((_, u32::MAX)) => RecodedRow::LeftOut,
            Some((_, class)) => RecodedRow::Leaves(&self.labels[*class as usize]),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    fn column(name: &str, codes: Vec<u32>) -> VariableCodes {
        let values = ["", "a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
        VariableCodes::from_codes(name, values, codes)
    }

    proptest! {
        #[test]
        fn rows_of_the_same_values_leave_alike_and_each_among_k(
            rows in prop::collection::vec((0_u32..6, 0_u32..6), 5..200),
            k in 2_usize..5,
            global in any::<bool>(),
        ) {
            let columns = [
                column("x", rows.iter().map(|row| row.0).collect()),
                column("y", rows.iter().map(|row| row.1).collect()),
            ];
            let options = AnonymiseOptions {
                global_left_out_max: global.then_some(0.2),
                ..AnonymiseOptions::of(vec!["x".to_owned(), "y".to_owned()], k)
            };
            let absent = [Some(0), None];
            let recoding = recode_columns(&columns, &absent, &[], &options).unwrap();
            let mut sizes: HashMap<Vec<Option<String>>, usize> = HashMap::new();
            let mut left_out = 0;
            for (x, y) in &rows {
                let value = |code: u32| columns[0].values[code as usize].as_str();
                let values = [(*x != 0).then(|| value(*x)), Some(value(*y))];
                match recoding.row(&values) {
                    RecodedRow::Leaves(labels) => *sizes.entry(labels.to_vec()).or_default() += 1,
                    RecodedRow::LeftOut => left_out += 1,
                    RecodedRow::Unknown => prop_assert!(false, "{values:?}"),
                }
            }
            prop_assert!(sizes.values().all(|size| *size >= k), "{sizes:?}");
            prop_assert_eq!(recoding.report.rows_left_out, left_out);
            prop_assert_eq!(recoding.row(&[Some("z"), Some("a")]), RecodedRow::Unknown);
        }
    }
}
