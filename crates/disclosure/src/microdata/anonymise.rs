//! `entente disclosure anonymise`: a file whose rows are each hidden among others, and what it cost.
//!
//! Two passes over the file: the first numbers the quasi-identifiers, the second writes every row with its class's
//! values. Only the quasi-identifiers are kept in memory.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::assess::{Assessment, assess};
use super::column::{MicrodataError, MicrodataHint, VariableCodes, places};
use super::hierarchy::{Hierarchy, HierarchyKind};
use super::read::read_columns;
use super::recode::{Class, Rows, Wanted, global, local};

/// What is asked.
#[derive(Clone, Debug)]
pub struct AnonymiseOptions {
    /// Variables that others may know of a person.
    pub quasi: Vec<String>,
    /// The variable that must not be learnt.
    pub sensitive: Option<String>,
    /// The least size of a class.
    pub k: usize,
    /// The least number of distinct sensitive values.
    pub distinct_l: usize,
    /// The least entropy, as a number of values.
    pub entropy_l: f64,
    /// The greatest distance to the whole.
    pub t: f64,
    /// How each variable is generalised; the suited kind where none is given.
    pub hierarchies: BTreeMap<String, HierarchyKind>,
    /// None: local recoding. Otherwise one level a variable, and at most this share of rows left out.
    pub global_left_out_max: Option<f64>,
    /// Of the file.
    pub delimiter: u8,
}

impl AnonymiseOptions {
    /// k-anonymity by local recoding.
    pub fn of(quasi: Vec<String>, k: usize) -> Self {
        Self {
            quasi,
            sensitive: None,
            k,
            distinct_l: 1,
            entropy_l: 1.0,
            t: 1.0,
            hierarchies: BTreeMap::new(),
            global_left_out_max: None,
            delimiter: b';',
        }
    }
}

/// What a variable lost.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VariableLoss {
    /// Which.
    pub variable: String,
    /// From 0 (every value as it was) to 1 (nothing but `*`): the mean over rows of the normalised certainty penalty.
    pub loss: f64,
    /// Rows whose value is as it was.
    pub kept: u64,
    /// Rows whose value is a coarser one.
    pub generalised: u64,
    /// Rows whose value is `*`.
    pub suppressed: u64,
}

/// What was done to a file, variable by variable, and the risk before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnonymiseReport {
    /// The method and what is proved of it.
    pub method: &'static str,
    /// Whether the loss is proved to be the least of all combinations of levels.
    pub is_least: bool,
    /// Rows written.
    pub rows: u64,
    /// Rows left out.
    pub rows_left_out: u64,
    /// The mean loss of the variables.
    pub loss: f64,
    /// Each variable.
    pub variables: Vec<VariableLoss>,
    /// The risk of the file as it was.
    pub before: Assessment,
    /// The risk of the file as it leaves.
    pub after: Assessment,
}

/// Reads, protects and writes an individual file.
///
/// # Errors
/// The file cannot be read or written, or the requirement cannot be met (fewer rows than `k`).
pub fn anonymise_file(
    path: &Path,
    output: impl Write,
    options: &AnonymiseOptions,
) -> Result<AnonymiseReport, MicrodataError> {
    if options.k == 0 || options.quasi.is_empty() || options.quasi.len() > 60 {
        let hint = MicrodataHint::Classes;
        return Err(MicrodataError::Parameter { what: format!("k = {}", options.k), hint });
    }
    let names: Vec<String> = options.quasi.iter().chain(&options.sensitive).cloned().collect();
    let mut columns = read_columns(open(path)?, options.delimiter, &names)?;
    let sensitive = columns.split_off(options.quasi.len());
    let recoded = Recoded::of(&columns, &sensitive, options)?;
    write(path, output, options, &recoded)?;
    recoded.report(&columns, &sensitive, options)
}

/// The classes of a file.
pub(super) struct Recoded {
    pub(super) hierarchies: Vec<Hierarchy>,
    pub(super) classes: Vec<Class>,
    /// For each row its class; `u32::MAX` where it is left out.
    pub(super) class_of: Vec<u32>,
    left_out: usize,
}

impl Recoded {
    pub(super) fn of(
        columns: &[VariableCodes],
        sensitive: &[VariableCodes],
        options: &AnonymiseOptions,
    ) -> Result<Self, MicrodataError> {
        let hierarchies = hierarchies(columns, options)?;
        let (classes, left_out) = recode(columns, sensitive, &hierarchies, options)?;
        let mut class_of = vec![u32::MAX; columns[0].codes.len()];
        for (number, class) in classes.iter().enumerate() {
            for &row in &class.rows {
                class_of[row as usize] = number as u32;
            }
        }
        Ok(Self { hierarchies, classes, class_of, left_out })
    }

    pub(super) fn report(
        &self,
        columns: &[VariableCodes],
        sensitive: &[VariableCodes],
        options: &AnonymiseOptions,
    ) -> Result<AnonymiseReport, MicrodataError> {
        let before = assess(columns, sensitive, 1.0)?;
        let after = after(columns, sensitive, &self.classes, &self.class_of)?;
        let variables = losses(columns, &self.hierarchies, &self.classes);
        Ok(AnonymiseReport {
            method: if options.global_left_out_max.is_some() {
                "full-domain generalisation: the least loss among all combinations of levels"
            } else {
                "local recoding by top-down specialisation: no class can be cut further; not proved least"
            },
            is_least: options.global_left_out_max.is_some(),
            rows: (self.class_of.len() - self.left_out) as u64,
            rows_left_out: self.left_out as u64,
            loss: variables.iter().map(|variable| variable.loss).sum::<f64>() / variables.len() as f64,
            variables,
            before,
            after,
        })
    }

    /// The value of a class for a variable.
    pub(super) fn label(&self, class: &Class, variable: usize) -> &str {
        &self.hierarchies[variable].nodes[class.nodes[variable] as usize].label
    }
}

fn open(path: &Path) -> Result<File, MicrodataError> {
    File::open(path).map_err(|source| MicrodataError::File { path: path.to_owned(), source })
}

fn hierarchies(
    columns: &[VariableCodes],
    options: &AnonymiseOptions,
) -> Result<Vec<Hierarchy>, MicrodataError> {
    let of = |column: &VariableCodes| match options.hierarchies.get(&column.name) {
        Some(kind) => Hierarchy::new(column, kind),
        None => Hierarchy::new(column, &HierarchyKind::suited(column)),
    };
    columns.iter().map(of).collect()
}

fn recode(
    columns: &[VariableCodes],
    sensitive: &[VariableCodes],
    hierarchies: &[Hierarchy],
    options: &AnonymiseOptions,
) -> Result<(Vec<Class>, usize), MicrodataError> {
    let leaf = |(column, hierarchy): (&VariableCodes, &Hierarchy)| -> Vec<u32> {
        column.codes.iter().map(|&code| hierarchy.leaf[code as usize]).collect()
    };
    let shares = sensitive.first().map(shares_of).unwrap_or_default();
    let rows = Rows {
        leaves: columns.iter().zip(hierarchies).map(leaf).collect(),
        hierarchies,
        sensitive: sensitive.first().map(|column| column.codes.as_slice()),
        shares,
        wanted: Wanted {
            k: options.k,
            distinct: options.distinct_l,
            entropy: options.entropy_l,
            distance: options.t,
        },
    };
    let all = columns[0].codes.len();
    let found = match options.global_left_out_max {
        None => local(&rows).map(|classes| (classes, 0)),
        Some(share) => {
            let most = (all as f64 * share.clamp(0.0, 1.0)) as usize;
            global(&rows, most).map(|(classes, left_out)| (classes, left_out.len()))
        }
    };
    found.ok_or_else(|| MicrodataError::Parameter {
        what: format!("k = {}", options.k),
        hint: MicrodataHint::Unmet,
    })
}

fn shares_of(column: &VariableCodes) -> Vec<f64> {
    let mut counts = vec![0_u64; column.values.len()];
    for &code in &column.codes {
        counts[code as usize] += 1;
    }
    counts.iter().map(|&count| count as f64 / column.codes.len().max(1) as f64).collect()
}

fn write(
    path: &Path,
    output: impl Write,
    options: &AnonymiseOptions,
    recoded: &Recoded,
) -> Result<(), MicrodataError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(options.delimiter)
        .buffer_capacity(1 << 20)
        .from_reader(open(path)?);
    let header = reader.byte_headers()?.clone();
    let places = places(&header, &options.quasi)?;
    let mut at = vec![None; header.len()];
    for (variable, &place) in places.iter().enumerate() {
        at[place] = Some(variable);
    }
    let mut writer =
        csv::WriterBuilder::new().delimiter(options.delimiter).buffer_capacity(1 << 20).from_writer(output);
    writer.write_byte_record(&header)?;
    let mut record = csv::ByteRecord::new();
    let mut classes_of_rows = recoded.class_of.iter();
    while reader.read_byte_record(&mut record)? {
        let Some(class) = classes_of_rows.next().and_then(|&class| recoded.classes.get(class as usize))
        else {
            continue;
        };
        for (place, value) in record.iter().enumerate() {
            match at[place] {
                None => writer.write_field(value)?,
                Some(variable) => writer.write_field(recoded.label(class, variable).as_bytes())?,
            }
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush().map_err(|source| MicrodataError::File { path: path.to_owned(), source })
}

/// The risk of what leaves, measured on its own classes.
fn after(
    columns: &[VariableCodes],
    sensitive: &[VariableCodes],
    classes: &[Class],
    class_of: &[u32],
) -> Result<Assessment, MicrodataError> {
    let kept: Vec<usize> = (0..class_of.len()).filter(|&row| class_of[row] != u32::MAX).collect();
    let names = (0..classes.len()).map(|number| number.to_string()).collect();
    let own =
        VariableCodes::from_codes(&columns[0].name, names, kept.iter().map(|&row| class_of[row]).collect());
    let sensitive: Vec<VariableCodes> = sensitive
        .iter()
        .map(|column| {
            let codes = kept.iter().map(|&row| column.codes[row]).collect();
            VariableCodes::from_codes(&column.name, column.values.clone(), codes)
        })
        .collect();
    assess(&[own], &sensitive, 1.0)
}

fn losses(columns: &[VariableCodes], hierarchies: &[Hierarchy], classes: &[Class]) -> Vec<VariableLoss> {
    let of = |(variable, column): (usize, &VariableCodes)| {
        let hierarchy = &hierarchies[variable];
        let mut loss =
            VariableLoss { variable: column.name.clone(), loss: 0.0, kept: 0, generalised: 0, suppressed: 0 };
        let mut rows = 0.0;
        for class in classes {
            let size = class.rows.len() as u64;
            let node = class.nodes[variable];
            rows += size as f64;
            loss.loss += hierarchy.loss(node) * size as f64;
            if hierarchy.nodes[node as usize].children.is_empty() {
                loss.kept += size;
            } else if node == 0 {
                loss.suppressed += size;
            } else {
                loss.generalised += size;
            }
        }
        loss.loss /= f64::max(rows, 1.0);
        loss
    };
    columns.iter().enumerate().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(rows: usize) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("eleves.csv");
        let mut text = "id;naissance;commune;pcs;note\n".to_owned();
        for row in 0..rows {
            let drawn = (row as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
            let (month, day, year) = (1 + drawn % 12, 1 + drawn / 12 % 28, 8 + drawn / 400 % 9);
            let (commune, pcs) = (drawn / 4_000 % 10, drawn / 40_000 % 5);
            text += &format!("{row};20{year:02}-{month:02}-{day:02};0990{commune};{pcs};{}\n", row % 20);
        }
        std::fs::write(&path, text).unwrap();
        (folder, path)
    }

    fn options() -> AnonymiseOptions {
        let quasi = ["naissance", "commune"].map(str::to_owned).to_vec();
        AnonymiseOptions { sensitive: Some("pcs".to_owned()), ..AnonymiseOptions::of(quasi, 5) }
    }

    fn measured(written: &[u8]) -> Assessment {
        super::super::assess_csv(written, b';', &options().quasi, &["pcs".to_owned()], 1.0).unwrap()
    }

    #[test]
    fn local_recoding_hides_each_row_among_k() {
        let (_folder, path) = file(900);
        for (distinct_l, t) in [(1, 1.0), (3, 1.0), (1, 0.4)] {
            let mut written = Vec::new();
            let options = AnonymiseOptions { distinct_l, t, ..options() };
            let report = anonymise_file(&path, &mut written, &options).unwrap();
            let found = measured(&written);
            assert!(report.before.k < 5);
            assert!(found.k >= 5 && found.diversity[0].distinct_l >= distinct_l as u64, "{found:?}");
            assert!(found.diversity[0].t <= t + 1e-9);
            assert_eq!((report.rows, report.rows_left_out, found.k), (900, 0, report.after.k));
            assert!(report.loss < 1.0);
        }
    }

    #[test]
    fn global_recoding_uses_one_level_a_variable_and_is_not_better() {
        let (_folder, path) = file(900);
        let mut written = Vec::new();
        let options = AnonymiseOptions { global_left_out_max: Some(0.02), ..options() };
        let report = anonymise_file(&path, &mut written, &options).unwrap();
        assert!(measured(&written).k >= 5);
        assert!(report.rows_left_out <= 18);
        let local = anonymise_file(&path, Vec::new(), &self::options()).unwrap();
        assert!(local.loss <= report.loss + 1e-9, "{} {}", local.loss, report.loss);
    }

    #[test]
    fn what_cannot_be_met_is_said() {
        let (_folder, path) = file(4);
        let error = anonymise_file(&path, Vec::new(), &options()).unwrap_err();
        assert!(error.to_string().contains("k = 5"));
    }
}
