//! The synthetic twin of a reserved file: its variables, nomenclatures, marginals and main dependencies, and no
//! person of it.
//!
//! Everything is drawn from counts of pairs of variables, noised under a declared budget: a tree of the pairs that
//! depend most (Chow and Liu 1968, on the noised counts), then rows drawn along it. Variables of too many values
//! (identifiers, free text) are never learnt: the twin has invented ones. A row that would equal a row which is alone
//! in the source is drawn again. The last column says of every row that it is synthetic.

use std::collections::{HashMap, HashSet};
use std::io::{Read, Write};

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::Serialize;

use crate::counts::{BudgetError, NoiseSource, PrivacyBudget};
use crate::key::MasterKey;

/// Distinct values beyond which a variable is not learnt.
const VALUES_MAX: usize = 200;
/// Times that a row is drawn again before it is left out.
const DRAWS_MAX: usize = 50;
/// The column that says what the rows are.
pub const MARK: &str = "donnees_synthetiques";

/// No twin could be made.
#[derive(Debug, thiserror::Error)]
pub enum TwinError {
    /// The budget does not allow it.
    #[error(transparent)]
    Budget(#[from] BudgetError),
    /// Not a delimited file.
    #[error("the file is not a delimited table")]
    Csv(#[from] csv::Error),
    /// Writing failed.
    #[error("the twin cannot be written")]
    Write(#[from] std::io::Error),
    /// Nothing to learn.
    #[error("the file has no variable of at most {values_max} values, or no row: there is nothing to learn")]
    Empty {
        /// The limit.
        values_max: usize,
    },
}

/// What is asked of a twin.
#[derive(Clone, Debug)]
pub struct TwinOptions {
    /// Rows to draw.
    pub rows: usize,
    /// Thousandths of epsilon, for all that is learnt.
    pub epsilon: u32,
    /// The id of this twin, that no other release has.
    pub release: String,
    /// Of the source and the twin.
    pub delimiter: u8,
}

/// What goes with a twin.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TwinReport {
    /// Always true: this is not a file of persons.
    pub synthetic: bool,
    /// Rows written.
    pub rows: usize,
    /// The budget spent, in thousandths of epsilon.
    pub epsilon: u32,
    /// Variables learnt, each with the one that it follows.
    pub dependencies: Vec<(String, Option<String>)>,
    /// Variables invented.
    pub invented: Vec<String>,
    /// Rows drawn again because they equalled a row alone in the source.
    pub drawn_again: usize,
}

/// Draws the twin of a delimited file.
///
/// # Errors
/// The budget does not allow it, the file is not a table or has nothing to learn, or the output refuses.
pub fn write_twin(
    source: impl Read,
    output: impl Write,
    options: &TwinOptions,
    secret: &MasterKey,
    budget: &mut PrivacyBudget,
) -> Result<TwinReport, TwinError> {
    let source = Source::read(source, options.delimiter)?;
    let learnt = source.learnt();
    if learnt.is_empty() || source.rows == 0 {
        return Err(TwinError::Empty { values_max: VALUES_MAX });
    }
    let tree = Tree::learn(&source, &learnt, options, secret, budget)?;
    let mut random = seeded(secret, &options.release);
    let alone = source.rows_alone(&learnt);
    let mut writer = csv::WriterBuilder::new().delimiter(options.delimiter).from_writer(output);
    writer.write_record(source.names.iter().map(String::as_str).chain([MARK]))?;
    let (mut rows, mut drawn_again) = (0, 0);
    for number in 0..options.rows {
        let mut drawn = tree.draw(&mut random);
        let mut draws = 0;
        while alone.contains(&drawn) && draws < DRAWS_MAX {
            drawn = tree.draw(&mut random);
            draws += 1;
        }
        drawn_again += draws;
        if draws == DRAWS_MAX {
            continue;
        }
        let record = source.record(&learnt, &drawn, number);
        writer.write_record(record.iter().map(String::as_str).chain(["oui"]))?;
        rows += 1;
    }
    writer.flush()?;
    let name = |variable: usize| source.names[learnt[variable]].clone();
    let invented = (0..source.names.len()).filter(|at| !learnt.contains(at));
    Ok(TwinReport {
        synthetic: true,
        rows,
        epsilon: options.epsilon,
        dependencies: tree.steps.iter().map(|step| (name(step.variable), step.follows.map(name))).collect(),
        invented: invented.map(|at| source.names[at].clone()).collect(),
        drawn_again,
    })
}

fn seeded(secret: &MasterKey, release: &str) -> ChaCha20Rng {
    use hmac::{KeyInit, Mac};
    let mut mac =
        hmac::Hmac::<sha2::Sha256>::new_from_slice(secret.bytes()).expect("HMAC takes keys of any length");
    mac.update(b"entente/v1/twin");
    mac.update(release.as_bytes());
    ChaCha20Rng::from_seed(mac.finalize().into_bytes().into())
}

/// The source's variables, numbered.
struct Source {
    names: Vec<String>,
    values: Vec<Vec<String>>,
    codes: Vec<Vec<u32>>,
    rows: usize,
}

impl Source {
    fn read(input: impl Read, delimiter: u8) -> Result<Self, TwinError> {
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(input);
        let names: Vec<String> =
            reader.headers()?.iter().map(|name| name.trim_start_matches('\u{feff}').to_owned()).collect();
        let mut index: Vec<HashMap<String, u32>> = vec![HashMap::new(); names.len()];
        let mut source = Self {
            values: vec![Vec::new(); names.len()],
            codes: vec![Vec::new(); names.len()],
            names,
            rows: 0,
        };
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record)? {
            source.rows += 1;
            for (at, value) in record.iter().enumerate() {
                if index[at].len() > VALUES_MAX {
                    continue;
                }
                let next = index[at].len() as u32;
                let code = *index[at].entry(value.to_owned()).or_insert(next);
                if code == next {
                    source.values[at].push(value.to_owned());
                }
                source.codes[at].push(code);
            }
        }
        Ok(source)
    }

    /// The variables of few values.
    fn learnt(&self) -> Vec<usize> {
        (0..self.names.len()).filter(|&at| self.values[at].len() <= VALUES_MAX).collect()
    }

    /// Rows that no other equals, on the variables learnt.
    fn rows_alone(&self, learnt: &[usize]) -> HashSet<Vec<u32>> {
        let mut seen: HashMap<Vec<u32>, u32> = HashMap::new();
        for row in 0..self.rows {
            *seen.entry(learnt.iter().map(|&at| self.codes[at][row]).collect()).or_default() += 1;
        }
        seen.into_iter().filter(|(_, count)| *count == 1).map(|(row, _)| row).collect()
    }

    fn record(&self, learnt: &[usize], drawn: &[u32], number: usize) -> Vec<String> {
        let mut record: Vec<String> = vec![format!("SYN{number:08}"); self.names.len()];
        for (&at, &code) in learnt.iter().zip(drawn) {
            record[at].clone_from(&self.values[at][code as usize]);
        }
        record
    }
}

/// A variable and the one that it follows.
struct Step {
    variable: usize,
    follows: Option<usize>,
    /// For each value of the one followed (one line where there is none), the sums of the weights of its own values.
    weights: Vec<Vec<u64>>,
}

/// The variables in the order in which they are drawn.
struct Tree {
    steps: Vec<Step>,
}

impl Tree {
    fn learn(
        source: &Source,
        learnt: &[usize],
        options: &TwinOptions,
        secret: &MasterKey,
        budget: &mut PrivacyBudget,
    ) -> Result<Self, TwinError> {
        // A person is in one cell of each pair's table: the budget is shared between the tables.
        let tables = (learnt.len() * (learnt.len() - 1) / 2).max(1);
        let share = options.epsilon / tables as u32;
        let mut pairs: HashMap<(usize, usize), Vec<Vec<u64>>> = HashMap::new();
        for one in 0..learnt.len() {
            for other in one..learnt.len() {
                if (one == other) != (learnt.len() == 1) {
                    continue;
                }
                let release = format!(
                    "{}/{}/{}",
                    options.release, source.names[learnt[one]], source.names[learnt[other]]
                );
                let noise = NoiseSource::new(secret, &release, share, budget)?;
                pairs.insert((one, other), noised(source, learnt[one], learnt[other], &noise));
            }
        }
        Ok(Self { steps: span(&pairs, learnt.len()) })
    }

    fn draw(&self, random: &mut ChaCha20Rng) -> Vec<u32> {
        let mut drawn = vec![0; self.steps.len()];
        for step in &self.steps {
            let line = step.follows.map_or(0, |other| drawn[other] as usize);
            let sums = &step.weights[line];
            let all = sums.last().copied().unwrap_or(0);
            drawn[step.variable] = if all == 0 {
                // The noise left nothing of this value: any value is as likely.
                ((u128::from(random.next_u64()) * sums.len() as u128) >> 64) as u32
            } else {
                let at = ((u128::from(random.next_u64()) * u128::from(all)) >> 64) as u64;
                sums.partition_point(|&sum| sum <= at) as u32
            };
        }
        drawn
    }
}

/// The table of two variables, noised, negative counts as none.
fn noised(source: &Source, one: usize, other: usize, noise: &NoiseSource) -> Vec<Vec<u64>> {
    let mut counts = vec![vec![0_u64; source.values[other].len()]; source.values[one].len()];
    for (&first, &second) in source.codes[one].iter().zip(&source.codes[other]) {
        counts[first as usize][second as usize] += 1;
    }
    for (first, line) in counts.iter_mut().enumerate() {
        for (second, count) in line.iter_mut().enumerate() {
            *count = noise.noisy(&format!("{first}/{second}"), *count).max(0) as u64;
        }
    }
    counts
}

/// The tree of the pairs that depend most, begun at the first variable.
fn span(pairs: &HashMap<(usize, usize), Vec<Vec<u64>>>, size: usize) -> Vec<Step> {
    let table = |one: usize, other: usize| -> Vec<Vec<u64>> {
        match pairs.get(&(one, other)) {
            Some(table) => table.clone(),
            None => turned(&pairs[&(other, one)]),
        }
    };
    let first = if size == 1 { table(0, 0) } else { table(0, 1) };
    let marginal: Vec<u64> = if size == 1 {
        first.iter().enumerate().map(|(at, line)| line[at]).collect()
    } else {
        first.iter().map(|line| line.iter().sum()).collect()
    };
    let mut steps = vec![Step { variable: 0, follows: None, weights: vec![running(&marginal)] }];
    let mut left: Vec<usize> = (1..size).collect();
    while !left.is_empty() {
        let reached: Vec<usize> = steps.iter().map(|step| step.variable).collect();
        let choices = left.iter().flat_map(|&next| reached.iter().map(move |&from| (from, next)));
        let best =
            choices.max_by(|&(a, b), &(c, d)| dependence(&table(a, b)).total_cmp(&dependence(&table(c, d))));
        let Some((from, next)) = best else { break };
        let weights = table(from, next).iter().map(|line| running(line)).collect();
        steps.push(Step { variable: next, follows: Some(from), weights });
        left.retain(|&other| other != next);
    }
    steps
}

fn turned(table: &[Vec<u64>]) -> Vec<Vec<u64>> {
    let width = table.first().map_or(0, Vec::len);
    (0..width).map(|column| table.iter().map(|line| line[column]).collect()).collect()
}

fn running(weights: &[u64]) -> Vec<u64> {
    let mut sum = 0;
    let add = |weight: &u64| {
        sum += weight;
        sum
    };
    weights.iter().map(add).collect()
}

/// Mutual information of a table of counts.
fn dependence(table: &[Vec<u64>]) -> f64 {
    let all: u64 = table.iter().flatten().sum();
    let columns: Vec<u64> = turned(table).iter().map(|line| line.iter().sum()).collect();
    let mut sum = 0.0;
    for line in table {
        let row: u64 = line.iter().sum();
        for (&count, &column) in line.iter().zip(&columns).filter(|(count, _)| **count > 0) {
            let share = count as f64 / all as f64;
            sum += share * (count as f64 * all as f64 / (row as f64 * column as f64)).ln();
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2,000 pupils whose MEF follows their level, in a school each of eight.
    fn source() -> String {
        let mut text = "id;niveau;mef;boursier\n".to_owned();
        for row in 0..2_000_u64 {
            let drawn = (row + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 30;
            let (level, variant) = (drawn % 4, drawn / 4 % 3);
            text += &format!("P{row:06};{}e;100{level}{variant};{}\n", 6 - level, drawn / 50 % 2);
        }
        text
    }

    fn twin(epsilon: u32) -> (TwinReport, String) {
        let options = TwinOptions { rows: 2_000, epsilon, release: "jumeau-1".to_owned(), delimiter: b';' };
        let mut out = Vec::new();
        let mut budget = PrivacyBudget::new(epsilon);
        let secret = MasterKey::generate([8; 32]);
        let report = write_twin(source().as_bytes(), &mut out, &options, &secret, &mut budget).unwrap();
        (report, String::from_utf8(out).unwrap())
    }

    #[test]
    fn a_twin_has_the_dependencies_and_no_person() {
        let (report, out) = twin(6_000);
        assert!(report.synthetic && report.invented == ["id"]);
        let source = source();
        let persons: HashSet<&str> = source.lines().skip(1).collect();
        let (mut agree, mut rows) = (0, 0);
        for line in out.lines().skip(1) {
            let parts: Vec<&str> = line.split(';').collect();
            assert_eq!(parts[4], "oui");
            assert!(parts[0].starts_with("SYN"));
            assert!(!persons.contains(&line.trim_end_matches(";oui")));
            let level: u32 = parts[1].trim_end_matches('e').parse().unwrap();
            agree += u32::from(parts[2].starts_with(&format!("100{}", 6 - level)));
            rows += 1;
        }
        assert_eq!(rows, 2_000);
        assert!(f64::from(agree) / f64::from(rows) > 0.95, "{agree}");
    }

    #[test]
    fn a_budget_too_small_is_refused_rather_than_exceeded() {
        let options = TwinOptions { rows: 10, epsilon: 2, release: "j".to_owned(), delimiter: b';' };
        let mut budget = PrivacyBudget::new(1_000);
        let secret = MasterKey::generate([8; 32]);
        let refused = write_twin(source().as_bytes(), Vec::new(), &options, &secret, &mut budget);
        assert!(matches!(refused, Err(TwinError::Budget(_))));
    }
}
