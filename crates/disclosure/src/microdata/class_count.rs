//! The risk of rows that come one after the other, however many they are: what [`assess`](super::assess) measures, in
//! bounded memory.
//!
//! A class is known by 128 bits of a hash of its values, seeded anew for each count. Where the classes are more than
//! memory should hold, a part of them is counted in one pass over the rows and the others in the next ones.

use std::hash::{BuildHasher, Hasher};

use super::assess::{Assessment, Diversity, assessment};
use super::column::QuickMap;
use super::uniques::ClassSizes;

/// Classes counted in one pass.
const CLASSES_MAX: usize = 1 << 20;
/// Classes with their sensitive values counted in one pass, for each sensitive variable.
const PAIRS_MAX: usize = 1 << 21;
/// Distinct values of a sensitive variable; one of more values is a text, and is not measured.
const VALUES_MAX: usize = 1 << 16;

type Seeded = foldhash::quality::RandomState;

/// Counts classes row by row, in as many passes as it takes.
#[derive(Debug)]
pub struct ClassCount {
    seeds: [Seeded; 2],
    classes_max: usize,
    pairs_max: usize,
    sensitive: Vec<Sensitive>,
    sizes: ClassSizes,
    /// The classes of this pass: those whose number is from `from` to below `to`.
    from: u128,
    to: u128,
    first_pass: bool,
    classes: QuickMap<u128, u32>,
    /// Rows of each class, in the order of their numbers in `classes`.
    rows: Vec<u32>,
    done: bool,
}

/// A sensitive variable over all passes, and its values by class in this one.
#[derive(Debug)]
struct Sensitive {
    name: String,
    /// Each distinct value, and how many rows of the whole file have it.
    values: QuickMap<u128, u32>,
    totals: Vec<u64>,
    /// More values than are kept.
    is_text: bool,
    /// Rows by class and value, each number in half of the word.
    pairs: QuickMap<u64, u32>,
    distinct: u64,
    entropy: f64,
    distance: f64,
}

impl ClassCount {
    /// Begins, for these sensitive variables.
    pub fn new(sensitive: &[String]) -> Self {
        Self::within(sensitive, CLASSES_MAX, PAIRS_MAX)
    }

    fn within(sensitive: &[String], classes_max: usize, pairs_max: usize) -> Self {
        let of = |name: &String| Sensitive {
            name: name.clone(),
            values: QuickMap::default(),
            totals: Vec::new(),
            is_text: false,
            pairs: QuickMap::default(),
            distinct: u64::MAX,
            entropy: f64::INFINITY,
            distance: 0.0,
        };
        Self {
            seeds: [Seeded::default(), Seeded::default()],
            classes_max,
            pairs_max,
            sensitive: sensitive.iter().map(of).collect(),
            sizes: ClassSizes::new(),
            from: 0,
            to: u128::MAX,
            first_pass: true,
            classes: QuickMap::default(),
            rows: Vec::new(),
            done: false,
        }
    }

    /// Whether every class is counted; until then, each row is to be added once more, and the pass ended.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// Adds a row: its quasi-identifiers, then its sensitive values; an absent value is a value.
    pub fn add<'a>(
        &mut self,
        quasi: impl Iterator<Item = Option<&'a str>>,
        sensitive: impl Iterator<Item = Option<&'a str>>,
    ) {
        let class = self.number(quasi);
        let place = self.place(class);
        for (at, value) in sensitive.enumerate().take(self.sensitive.len()) {
            let value = self.number(std::iter::once(value));
            self.add_sensitive(at, place, value);
        }
        if place.is_some() && self.is_full() {
            self.halve();
        }
    }

    /// Where the class is counted in this pass, if it is.
    fn place(&mut self, class: u128) -> Option<u32> {
        if class < self.from || class >= self.to {
            return None;
        }
        let next = self.rows.len() as u32;
        let place = *self.classes.entry(class).or_insert(next);
        if place == next {
            self.rows.push(0);
        }
        self.rows[place as usize] = self.rows[place as usize].saturating_add(1);
        Some(place)
    }

    fn add_sensitive(&mut self, at: usize, place: Option<u32>, value: u128) {
        let sensitive = &mut self.sensitive[at];
        if sensitive.is_text {
            return;
        }
        let next = sensitive.totals.len() as u32;
        let code = *sensitive.values.entry(value).or_insert(next);
        if code == next {
            sensitive.totals.push(0);
        }
        if sensitive.totals.len() > VALUES_MAX {
            sensitive.is_text = true;
            sensitive.values = QuickMap::default();
            sensitive.totals = Vec::new();
            sensitive.pairs = QuickMap::default();
            return;
        }
        // The whole file is read in each pass, and counted in the first one.
        sensitive.totals[code as usize] += u64::from(self.first_pass);
        if let Some(place) = place {
            *sensitive.pairs.entry(u64::from(place) << 32 | u64::from(code)).or_default() += 1;
        }
    }

    fn is_full(&self) -> bool {
        self.classes.len() > self.classes_max
            || self.sensitive.iter().any(|sensitive| sensitive.pairs.len() > self.pairs_max)
    }

    /// Leaves the upper half of the classes of this pass to the next one.
    fn halve(&mut self) {
        let middle = self.from + (self.to - self.from) / 2;
        if middle == self.from || self.classes.len() < 2 {
            return;
        }
        self.to = middle;
        self.classes.retain(|class, _| *class < middle);
        // Places are kept: those of the classes that left stay empty.
        let mut stays = vec![false; self.rows.len()];
        for &place in self.classes.values() {
            stays[place as usize] = true;
        }
        let mut places = vec![0_u32; self.rows.len()];
        let mut rows = Vec::with_capacity(self.classes.len());
        for (place, count) in self.rows.iter().enumerate().filter(|(place, _)| stays[*place]) {
            places[place] = rows.len() as u32;
            rows.push(*count);
        }
        self.rows = rows;
        for place in self.classes.values_mut() {
            *place = places[*place as usize];
        }
        self.classes.shrink_to_fit();
        for sensitive in &mut self.sensitive {
            let moved = sensitive.pairs.drain().filter(|(pair, _)| stays[(pair >> 32) as usize]);
            let moved = moved.map(|(pair, count)| {
                let place = places[(pair >> 32) as usize];
                (u64::from(place) << 32 | (pair & u64::from(u32::MAX)), count)
            });
            sensitive.pairs = moved.collect();
        }
    }

    /// Ends a pass over all rows.
    pub fn end_pass(&mut self) {
        for &size in &self.rows {
            *self.sizes.entry(size).or_default() += 1;
        }
        let all = |totals: &[u64]| totals.iter().sum::<u64>() as f64;
        for sensitive in &mut self.sensitive {
            let whole = all(&sensitive.totals);
            sensitive.measure(&self.rows, whole);
        }
        self.first_pass = false;
        self.done = self.to == u128::MAX;
        (self.from, self.to) = (self.to, u128::MAX);
        self.classes = QuickMap::default();
        self.rows = Vec::new();
    }

    /// What was found, and the sensitive variables of too many values.
    pub fn finish(self, sampling: f64) -> (Assessment, Vec<String>) {
        let empty = self.sizes.is_empty();
        let (texts, measured): (Vec<Sensitive>, Vec<Sensitive>) =
            self.sensitive.into_iter().partition(|sensitive| sensitive.is_text);
        let diversity = measured.into_iter().map(|sensitive| Diversity {
            variable: sensitive.name,
            distinct_l: if empty { 0 } else { sensitive.distinct },
            entropy_l: if empty { 0.0 } else { sensitive.entropy.exp() },
            t: sensitive.distance,
        });
        let found = assessment(&self.sizes, diversity.collect(), sampling);
        (found, texts.into_iter().map(|sensitive| sensitive.name).collect())
    }

    fn number<'a>(&self, values: impl Iterator<Item = Option<&'a str>>) -> u128 {
        let mut hashers = [self.seeds[0].build_hasher(), self.seeds[1].build_hasher()];
        for value in values {
            for hasher in &mut hashers {
                match value {
                    // The length comes first: `a`, `bc` is not `ab`, `c`.
                    Some(text) => {
                        hasher.write_u64(text.len() as u64);
                        hasher.write(text.as_bytes());
                    }
                    None => hasher.write_u64(u64::MAX),
                }
            }
        }
        let [high, low] = hashers.map(|hasher| u128::from(hasher.finish()));
        // The very last number bounds the last pass.
        (high << 64 | low).min(u128::MAX - 1)
    }
}

impl Sensitive {
    /// Takes in the classes of a pass.
    fn measure(&mut self, rows: &[u32], whole: f64) {
        if self.is_text {
            return;
        }
        let mut distinct = vec![0_u64; rows.len()];
        let mut entropy = vec![0.0_f64; rows.len()];
        let mut distance = vec![1.0_f64; rows.len()];
        for (pair, count) in self.pairs.drain() {
            let (place, code) = ((pair >> 32) as usize, (pair & u64::from(u32::MAX)) as usize);
            let share = f64::from(count) / f64::from(rows[place]);
            let general = self.totals[code] as f64 / whole;
            distinct[place] += 1;
            entropy[place] -= share * share.ln();
            // Half of the sum of |p - q|: values absent of the class give q each, hence the 1 above.
            distance[place] += (share - general).abs() - general;
        }
        self.distinct = distinct.into_iter().fold(self.distinct, u64::min);
        self.entropy = entropy.into_iter().fold(self.entropy, f64::min);
        self.distance = distance.into_iter().map(|twice| twice / 2.0).fold(self.distance, f64::max);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::microdata::{VariableCodes, assess};

    const WORDS: [&str; 6] = ["", "a", "b", "ab", "abc", "é"];

    fn counted(rows: &[(usize, usize, usize)], classes_max: usize) -> Assessment {
        let mut count = ClassCount::within(&["s".to_owned()], classes_max, classes_max * 2);
        let mut passes = 0;
        while !count.is_done() {
            for &(x, y, s) in rows {
                count.add([Some(WORDS[x]), Some(WORDS[y])].into_iter(), std::iter::once(Some(WORDS[s])));
            }
            count.end_pass();
            passes += 1;
            assert!(passes < 200);
        }
        count.finish(1.0).0
    }

    fn column(name: &str, codes: Vec<u32>) -> VariableCodes {
        VariableCodes::from_codes(name, WORDS.map(str::to_owned).to_vec(), codes)
    }

    proptest! {
        /// However few classes fit in a pass, the measures are those of the whole.
        #[test]
        fn passes_change_nothing(
            rows in prop::collection::vec((0_usize..6, 0_usize..6, 0_usize..4), 1..300),
            classes_max in 2_usize..40,
        ) {
            let codes = |of: fn(&(usize, usize, usize)) -> usize| rows.iter().map(|row| of(row) as u32).collect();
            let quasi = [column("x", codes(|row| row.0)), column("y", codes(|row| row.1))];
            let expected = assess(&quasi, &[column("s", codes(|row| row.2))], 1.0).unwrap();
            let found = counted(&rows, classes_max);
            prop_assert_eq!((found.rows, found.classes, found.k, found.uniques), (expected.rows, expected.classes, expected.k, expected.uniques));
            prop_assert_eq!(&found.rows_under, &expected.rows_under);
            let (one, other) = (&found.diversity[0], &expected.diversity[0]);
            prop_assert_eq!(one.distinct_l, other.distinct_l);
            prop_assert!((one.entropy_l - other.entropy_l).abs() < 1e-9);
            prop_assert!((one.t - other.t).abs() < 1e-9);
        }
    }

    #[test]
    fn a_text_is_not_measured_and_absent_is_a_value() {
        let mut count = ClassCount::new(&["texte".to_owned()]);
        for row in 0..=VALUES_MAX + 1 {
            let text = row.to_string();
            count.add(std::iter::once((row % 2 == 0).then_some("x")), std::iter::once(Some(text.as_str())));
        }
        count.end_pass();
        assert!(count.is_done());
        let (found, texts) = count.finish(1.0);
        assert_eq!((found.classes, texts), (2, vec!["texte".to_owned()]));
        assert!(found.diversity.is_empty());
    }

    #[test]
    fn no_row_gives_no_class() {
        let mut count = ClassCount::new(&["s".to_owned()]);
        count.end_pass();
        let (found, _) = count.finish(1.0);
        assert_eq!((found.rows, found.classes, found.k, found.diversity[0].distinct_l), (0, 0, 0, 0));
    }
}
