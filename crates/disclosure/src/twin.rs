//! The synthetic twin of a reserved file: its variables, nomenclatures, marginals and main dependencies, and no
//! person of it.
//!
//! Three sources, never mixed: the schema and its nomenclatures alone; public counts; the rows of persons under a declared
//! budget. Then everything is drawn from counts of pairs of variables, noised where they come from persons: a tree of the
//! pairs that depend most, and rows along it (`twin::tree`). Values come from public lists (`twin::source`). A row that
//! would equal a row which is alone in the source is drawn again. The last column says of every row that it is synthetic.

mod source;
mod tree;

use std::collections::HashSet;
use std::io::{Read, Write};

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use serde::Serialize;

use crate::counts::{BudgetError, PrivacyBudget};
use crate::key::MasterKey;
use source::Source;
use tree::Tree;

/// Public values beyond which a variable is not learnt.
const VALUES_MAX: usize = 200;
/// Times that a row is drawn again before it is left out.
const DRAWS_MAX: usize = 50;
/// The column that says what the rows are.
pub const MARK: &str = "donnees_synthetiques";
/// What it says.
pub const MARK_VALUE: &str = "oui";

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
    /// The header lacks the column of counts.
    #[error("the file has no column `{column}`")]
    Column {
        /// Which.
        column: String,
    },
    /// Not a count.
    #[error("line {line}: not a whole number, nor empty for a hidden cell")]
    Count {
        /// Line of the file, the header being line 1.
        line: u64,
    },
    /// Nothing to learn.
    #[error(
        "the file has no variable of at most {values_max} public values, or no row: there is nothing to learn"
    )]
    Empty {
        /// The limit.
        values_max: usize,
    },
}

/// What values a variable of the twin may have, as the public knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TwinValues {
    /// These: an enumeration, a nomenclature, values of an invented sample.
    Listed(Vec<String>),
    /// A whole number from the first to the second.
    Between(i64, i64),
    /// A pupil's number that nobody has.
    Ine,
    /// A number of the row.
    Numbered,
}

/// A variable of the twin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwinVariable {
    /// Its header.
    pub name: String,
    /// Its values.
    pub values: TwinValues,
}

/// What is asked of a twin.
#[derive(Clone, Debug)]
pub struct TwinOptions {
    /// Its variables, in the order of the file.
    pub columns: Vec<TwinVariable>,
    /// Rows to draw.
    pub rows: usize,
    /// Thousandths of epsilon, for all that is learnt of persons.
    pub epsilon: u32,
    /// The id of this twin, that no other release has.
    pub release: String,
    /// Of the source and the twin.
    pub delimiter: u8,
}

/// What a twin is learnt from.
pub enum TwinSource<'a, R> {
    /// Nothing but its public values.
    Schema,
    /// Public counts: a file with this column of counts.
    Counts(R, &'a str),
    /// Rows of persons, under a budget.
    Persons(R, &'a mut PrivacyBudget),
}

/// What goes with a twin.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TwinReport {
    /// Always true: this is not a file of persons.
    pub synthetic: bool,
    /// `schema`, `counts` or `persons`: what it was learnt from.
    pub learnt_from: &'static str,
    /// Rows written.
    pub rows: usize,
    /// The budget spent, in thousandths of epsilon; 0 where no person was looked at.
    pub epsilon: u32,
    /// Variables learnt, each with the one that it follows.
    pub dependencies: Vec<(String, Option<String>)>,
    /// Variables whose values are drawn from their public list or invented.
    pub invented: Vec<String>,
    /// Rows drawn again because they equalled a row alone in the source.
    pub drawn_again: usize,
    /// Rows written that equal a row alone in the source, on the variables learnt: counted again once written.
    pub copied: usize,
}

/// Draws a twin.
///
/// # Errors
/// The budget does not allow it, the file is not a table or has nothing to learn, or the output refuses.
pub fn write_twin<R: Read>(
    from: TwinSource<'_, R>,
    output: impl Write,
    options: &TwinOptions,
    secret: &MasterKey,
) -> Result<TwinReport, TwinError> {
    let mut source = Source::new(&options.columns);
    let mut random = seeded(secret, &options.release);
    let (learnt_from, learnt, tree, alone, epsilon) = match from {
        TwinSource::Schema => ("schema", Vec::new(), None, HashSet::new(), 0),
        TwinSource::Counts(input, count) => {
            source.read(input, options.delimiter, Some(count))?;
            let learnt = learnt(&source)?;
            let tree = Tree::of_counts(&source, &learnt);
            ("counts", learnt, Some(tree), HashSet::new(), 0)
        }
        TwinSource::Persons(input, budget) => {
            source.read(input, options.delimiter, None)?;
            let learnt = learnt(&source)?;
            let tree = Tree::of_persons(&source, &learnt, options, secret, budget)?;
            let alone = source.rows_alone(&learnt);
            ("persons", learnt, Some(tree), alone, options.epsilon)
        }
    };
    let mut written = Written { rows: 0, drawn_again: 0, copied: 0 };
    let mut writer = csv::WriterBuilder::new().delimiter(options.delimiter).from_writer(output);
    writer.write_record(source.columns.iter().map(|column| column.name.as_str()).chain([MARK]))?;
    for number in 0..options.rows {
        let Some(drawn) = draw(tree.as_ref(), &alone, &mut random, &mut written) else { continue };
        let record = source.record(&learnt, &drawn, number as u64, &mut random);
        writer.write_record(record.iter().map(String::as_str).chain([MARK_VALUE]))?;
        written.copied += usize::from(alone.contains(&drawn));
        written.rows += 1;
    }
    writer.flush()?;
    let name = |at: usize| source.columns[at].name.clone();
    let steps = tree.iter().flat_map(|tree| &tree.steps);
    Ok(TwinReport {
        synthetic: true,
        learnt_from,
        rows: written.rows,
        epsilon,
        dependencies: steps
            .map(|step| (name(learnt[step.variable]), step.follows.map(|other| name(learnt[other]))))
            .collect(),
        invented: (0..source.columns.len()).filter(|at| !learnt.contains(at)).map(name).collect(),
        drawn_again: written.drawn_again,
        copied: written.copied,
    })
}

struct Written {
    rows: usize,
    drawn_again: usize,
    copied: usize,
}

/// A row that equals none which is alone in the source; none where no draw gives one.
fn draw(
    tree: Option<&Tree>,
    alone: &HashSet<Vec<u32>>,
    random: &mut ChaCha20Rng,
    written: &mut Written,
) -> Option<Vec<u32>> {
    let Some(tree) = tree else { return Some(Vec::new()) };
    for _ in 0..DRAWS_MAX {
        let drawn = tree.draw(random);
        if !alone.contains(&drawn) {
            return Some(drawn);
        }
        written.drawn_again += 1;
    }
    None
}

fn learnt(source: &Source) -> Result<Vec<usize>, TwinError> {
    let learnt = source.learnt();
    if learnt.is_empty() { Err(TwinError::Empty { values_max: VALUES_MAX }) } else { Ok(learnt) }
}

fn seeded(secret: &MasterKey, release: &str) -> ChaCha20Rng {
    use hmac::{KeyInit, Mac};
    let mut mac =
        hmac::Hmac::<sha2::Sha256>::new_from_slice(secret.bytes()).expect("HMAC takes keys of any length");
    mac.update(b"entente/v1/twin");
    mac.update(release.as_bytes());
    ChaCha20Rng::from_seed(mac.finalize().into_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pupils whose MEF follows their level; `from` shifts the draws, so that two halves are of one population.
    fn pupils(from: u64, rows: u64) -> String {
        let mut text = "id;niveau;mef;boursier\n".to_owned();
        for row in from..from + rows {
            let drawn = (row + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 30;
            let (level, variant) = (drawn % 4, drawn / 4 % 3);
            text += &format!("P{row:06};{}e;100{level}{variant};{}\n", 6 - level, drawn / 50 % 2);
        }
        text
    }

    fn listed(name: &str, values: impl IntoIterator<Item = String>) -> TwinVariable {
        TwinVariable { name: name.to_owned(), values: TwinValues::Listed(values.into_iter().collect()) }
    }

    fn options(rows: usize, epsilon: u32) -> TwinOptions {
        let mefs = (0..4).flat_map(|level| (0..3).map(move |variant| format!("100{level}{variant}")));
        TwinOptions {
            columns: vec![
                TwinVariable { name: "id".to_owned(), values: TwinValues::Numbered },
                listed("niveau", (3..7).map(|level| format!("{level}e"))),
                listed("mef", mefs),
                listed("boursier", ["0", "1"].map(str::to_owned)),
            ],
            rows,
            epsilon,
            release: "jumeau-1".to_owned(),
            delimiter: b';',
        }
    }

    fn secret() -> MasterKey {
        MasterKey::generate([8; 32])
    }

    fn twin(source: &str, epsilon: u32) -> (TwinReport, String) {
        let mut out = Vec::new();
        let mut budget = PrivacyBudget::new(epsilon);
        let from = TwinSource::Persons(source.as_bytes(), &mut budget);
        let report = write_twin(from, &mut out, &options(2_000, epsilon), &secret()).unwrap();
        (report, String::from_utf8(out).unwrap())
    }

    /// The share of rows whose MEF is one of their level.
    fn agreement(out: &str) -> f64 {
        let (mut agree, mut rows) = (0, 0);
        for line in out.lines().skip(1) {
            let parts: Vec<&str> = line.split(';').collect();
            let level: u32 = parts[1].trim_end_matches('e').parse().unwrap();
            agree += u32::from(parts[2].starts_with(&format!("100{}", 6 - level)));
            rows += 1;
        }
        f64::from(agree) / f64::from(rows)
    }

    #[test]
    fn a_twin_has_the_dependencies_and_no_person() {
        let source = pupils(0, 2_000);
        let (report, out) = twin(&source, 6_000);
        assert!(report.synthetic && report.invented == ["id"]);
        assert_eq!((report.learnt_from, report.rows, report.copied), ("persons", 2_000, 0));
        let persons: HashSet<&str> = source.lines().skip(1).collect();
        for line in out.lines().skip(1) {
            assert!(line.ends_with(";oui") && line.starts_with("SYN"), "{line}");
            assert!(!persons.contains(&line.trim_end_matches(";oui")));
        }
        assert!(agreement(&out) > 0.95, "{}", agreement(&out));
    }

    #[test]
    fn a_budget_too_small_is_refused_rather_than_exceeded() {
        let mut budget = PrivacyBudget::new(1_000);
        let source = pupils(0, 100);
        let from = TwinSource::Persons(source.as_bytes(), &mut budget);
        let refused = write_twin(from, Vec::new(), &options(10, 2), &secret());
        assert!(matches!(refused, Err(TwinError::Budget(_))));
    }

    #[test]
    fn a_twin_of_public_counts_looks_at_nobody() {
        let counts = "niveau;mef;n\n6e;10000;900\n5e;10010;100\n4e;10020;\n";
        let mut out = Vec::new();
        let from = TwinSource::Counts(counts.as_bytes(), "n");
        let report = write_twin(from, &mut out, &options(1_000, 0), &secret()).unwrap();
        assert_eq!((report.learnt_from, report.epsilon, report.rows), ("counts", 0, 1_000));
        assert_eq!(report.invented, ["id", "boursier"]);
        let out = String::from_utf8(out).unwrap();
        let sixth = out.lines().filter(|line| line.contains(";6e;10000;")).count();
        assert!((850..950).contains(&sixth), "{sixth}");
        assert!(!out.contains("4e"), "a hidden cell was drawn");
        let wrong = TwinSource::Counts("niveau;n\n6e;beaucoup\n".as_bytes(), "n");
        let error = write_twin(wrong, Vec::new(), &options(1, 0), &secret()).unwrap_err();
        assert!(matches!(error, TwinError::Count { line: 2 }));
    }

    #[test]
    fn a_twin_of_the_schema_alone_has_its_values() {
        let mut out = Vec::new();
        let report = write_twin(TwinSource::<&[u8]>::Schema, &mut out, &options(500, 0), &secret()).unwrap();
        assert_eq!((report.learnt_from, report.rows, report.invented.len()), ("schema", 500, 4));
        let out = String::from_utf8(out).unwrap();
        assert!(out.starts_with("id;niveau;mef;boursier;donnees_synthetiques\n"), "{}", &out[..60]);
        assert!(
            out.lines().any(|line| line.contains(";3e;")) && out.lines().any(|line| line.contains(";6e;"))
        );
    }

    /// A value that nobody may know of stays out, even where a person has it.
    #[test]
    fn a_value_out_of_the_public_list_is_never_written() {
        let source = pupils(0, 2_000).replacen("6e", "SEGPA-rare", 1);
        let (_, out) = twin(&source, 6_000);
        assert!(!out.contains("SEGPA"), "a person's own value left");
    }

    /// How near rows come to those that are alone in a file: the share with at most one variable that differs.
    fn near(out: &str, alone: &[Vec<String>]) -> f64 {
        let rows: Vec<Vec<&str>> =
            out.lines().skip(1).map(|line| line.split(';').skip(1).take(3).collect()).collect();
        let differ = |row: &[&str], other: &[String]| {
            row.iter().zip(other).filter(|(one, other)| one != other).count()
        };
        let close = rows.iter().filter(|row| alone.iter().any(|other| differ(row, other) <= 1)).count();
        close as f64 / rows.len() as f64
    }

    /// The nearest record of a twin is no nearer to the persons that it was learnt from than to others of the same
    /// population; that of a file which copies them is.
    #[test]
    fn a_twin_is_not_nearer_to_its_source_than_to_other_persons() {
        let alone = |text: &str| -> Vec<Vec<String>> {
            let mut seen: std::collections::HashMap<Vec<String>, u32> = std::collections::HashMap::new();
            for line in text.lines().skip(1) {
                *seen.entry(line.split(';').skip(1).map(str::to_owned).collect()).or_default() += 1;
            }
            let rows = seen.into_iter().filter(|(_, count)| *count <= 2);
            rows.map(|(row, _)| row).collect()
        };
        let (source, others) = (pupils(0, 40), pupils(40, 40));
        let (_, out) = twin(&source, 6_000);
        let (to_source, to_others) = (near(&out, &alone(&source)), near(&out, &alone(&others)));
        assert!(to_source <= to_others + 0.15, "{to_source} of the source, {to_others} of others");
        let exact = |text: &str| {
            let alone = alone(&source);
            let row = |line: &str| line.split(';').skip(1).take(3).map(str::to_owned).collect::<Vec<_>>();
            text.lines().skip(1).filter(|line| alone.contains(&row(line))).count()
        };
        assert!(exact(&source) > 0, "the weak output is caught");
    }
}
