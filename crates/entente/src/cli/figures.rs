//! Commands about figures, which need no node: forecasts, indices, disclosure control.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::Format;

#[derive(Debug, Subcommand)]
pub enum Forecast {
    /// Forecast enrolments, 1 to 10 years ahead, with intervals.
    Run(ForecastRun),
    /// Make the forecasts of past years again and compare them with what came.
    Backtest(Backtest),
}

#[derive(Debug, Args)]
pub struct ForecastRun {
    /// Counts: `year,school,grade,count[,group]`, or a file that a mapping describes.
    pub panel: PathBuf,
    /// How the file is read: a JSON file, or the name of a shipped mapping; found from the header where absent.
    #[arg(long, value_name = "FILE|NAME")]
    pub mapping: Option<PathBuf>,
    /// `school`, or a level of territories of the file.
    #[arg(long, default_value = "school")]
    pub level: String,
    /// Years ahead.
    #[arg(long, default_value_t = 3, value_parser = horizon)]
    pub horizon: usize,
    /// Last year that is used; the last one of the file where absent.
    #[arg(long)]
    pub origin: Option<i32>,
    /// Scenario (JSON).
    #[arg(long, value_name = "FILE")]
    pub scenario: Option<PathBuf>,
    /// Dated events: openings, closings, mergers, housing (JSON).
    #[arg(long, value_name = "FILE")]
    pub events: Option<PathBuf>,
    /// Totals of the other side (CSV).
    #[arg(long, value_name = "FILE")]
    pub given: Option<PathBuf>,
    /// Forecasts by grade (CSV).
    #[arg(short, long)]
    pub output: PathBuf,
    /// Also the totals of each school or territory (CSV).
    #[arg(long, value_name = "FILE")]
    pub totals: Option<PathBuf>,
    /// Also how the run was made: origin, data, method, parameters, back-test (JSON).
    #[arg(long, value_name = "FILE")]
    pub record: Option<PathBuf>,
}

fn horizon(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(years @ 1..=10) => Ok(years),
        _ => Err("from 1 to 10 years".to_owned()),
    }
}

#[derive(Debug, Args)]
pub struct Backtest {
    /// Counts, as for `forecast run`.
    pub panel: PathBuf,
    #[arg(long, value_name = "FILE|NAME")]
    pub mapping: Option<PathBuf>,
    /// Years in which the forecasts are made again.
    #[arg(long, value_delimiter = ',', required = true)]
    pub origins: Vec<i32>,
    /// Years ahead.
    #[arg(long, value_delimiter = ',', default_value = "1", value_parser = horizon)]
    pub horizons: Vec<usize>,
    /// Report (JSON).
    #[arg(long, value_name = "FILE")]
    pub report: PathBuf,
}

#[derive(Debug, Subcommand)]
pub enum Index {
    /// How unevenly groups of pupils are spread over units.
    Segregation(Segregation),
    /// What moving the boundaries of sectors does to enrolment, to the IPS and to H (GeoJSON in and out).
    Sectors(Sectors),
}

#[derive(Debug, Args)]
pub struct Sectors {
    /// Sectors as they are: polygons (GeoJSON).
    #[arg(long, value_name = "FILE")]
    pub before: PathBuf,
    /// Sectors as they would be.
    #[arg(long, value_name = "FILE")]
    pub after: PathBuf,
    /// Where pupils live: points with a property for each group, and `ips` where known (GeoJSON).
    #[arg(long, value_name = "FILE")]
    pub residents: PathBuf,
    /// Properties of the points that count pupils.
    #[arg(long, value_delimiter = ',', required = true)]
    pub groups: Vec<String>,
    /// Property of a sector that is the number of its school.
    #[arg(long, default_value = "uai")]
    pub property: String,
    /// The sectors as they would be, each with its pupils and its IPS before and after (GeoJSON).
    #[arg(short, long)]
    pub output: PathBuf,
    /// The whole simulation on the standard output, for programs.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Segregation {
    /// One line a unit, one column a group.
    pub file: PathBuf,
    /// Column that names the unit.
    #[arg(long)]
    pub unit: String,
    /// Columns of the groups.
    #[arg(long, value_delimiter = ',', required = true)]
    pub groups: Vec<String>,
    /// Column of the parts between which the index is decomposed.
    #[arg(long)]
    pub part: Option<String>,
    /// Permutations that measure what chance alone gives.
    #[arg(long, default_value_t = 200)]
    pub draws: usize,
    #[arg(long, default_value_t = 2026)]
    pub seed: u64,
    /// For programs; the figures are the same.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum Disclosure {
    /// Hide the cells of a table that would tell of persons, and those that would give them back.
    Suppress(Suppress),
    /// Round the small counts of a table, so that every margin is still the sum of its cells.
    Round(Round),
    /// Recompute what a published table tells of its hidden cells.
    Audit(Audit),
    /// Measure how far the rows of an individual file can be told apart.
    Assess(Assess),
    /// Generalise an individual file until nobody is alone in it.
    Anonymise(Anonymise),
    /// Draw a synthetic twin of a reserved dataset, to prepare tools before being allowed.
    Twin(Twin),
}

/// What must hold of each hidden cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum RequirementName {
    /// Its interval is at least as wide as the threshold.
    #[default]
    Width,
    /// It is not known exactly.
    Exact,
}

/// What hiding a cell costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CostName {
    /// As few cells as possible.
    #[default]
    Cells,
    /// As little of the total as possible.
    Values,
    /// Between the two: the logarithm of the value.
    Importance,
}

#[derive(Debug, Args)]
pub struct Suppress {
    /// Inner cells, one a line, with a comma.
    pub input: PathBuf,
    /// Dimensions, hierarchies from the widest: `region>dep,gpcs>pcs,sexe`.
    #[arg(long)]
    pub dims: String,
    /// Column of the counts.
    #[arg(long, required_unless_present = "value", conflicts_with = "value")]
    pub count: Option<String>,
    /// Of a table of amounts: column of the amounts, one line a contributor.
    #[arg(long)]
    pub value: Option<String>,
    /// Counts (or contributors) from 1 to below it are hidden.
    #[arg(long, required_unless_present = "preset")]
    pub threshold: Option<u32>,
    /// A rule by its name: `enterprises`, `fiscal`, `research-output`, `pupils`, `pupils-10`, `pupils-11`.
    #[arg(long)]
    pub preset: Option<String>,
    /// Of amounts: hidden where the N largest make more than PERCENT of the cell.
    #[arg(long, value_name = "N,PERCENT")]
    pub dominance: Option<String>,
    /// Of amounts: hidden where the second contributor knows the first within this per cent.
    #[arg(long, value_name = "PERCENT")]
    pub p_percent: Option<f64>,
    /// Hide the empty cells that the file gives, like small counts.
    #[arg(long)]
    pub hide_zeros: bool,
    #[arg(long, value_enum, default_value_t)]
    pub requirement: RequirementName,
    #[arg(long, value_enum, default_value_t)]
    pub cost: CostName,
    /// Secondary cells may be known closely: only those at risk must be wide.
    #[arg(long)]
    pub narrow_secondary: bool,
    /// A cell that must be published: its codes in the order of the dimensions, an empty one for a margin.
    #[arg(long, value_name = "CODES")]
    pub keep: Vec<String>,
    /// A cell that must be hidden.
    #[arg(long, value_name = "CODES")]
    pub hide: Vec<String>,
    /// Hold against a reader who knows the rule: that a primary cell is between 1 and the threshold less 1.
    #[arg(long)]
    pub known_rule: bool,
    /// Hold against the only contributor of a cell, who knows its value.
    #[arg(long)]
    pub own_cell: bool,
    /// Another table of the same population, protected with this one.
    #[arg(long, value_name = "FILE", requires_all = ["linked_dims", "linked_output"])]
    pub linked: Vec<PathBuf>,
    /// Its dimensions.
    #[arg(long, value_name = "DIMS")]
    pub linked_dims: Vec<String>,
    /// Where it is written.
    #[arg(long, value_name = "FILE")]
    pub linked_output: Vec<PathBuf>,
    #[arg(short, long)]
    pub output: PathBuf,
    /// What was done, with the audit (JSON).
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Round {
    /// Inner cells, one a line, with a comma.
    pub input: PathBuf,
    /// Dimensions, as for `suppress`.
    #[arg(long)]
    pub dims: String,
    /// Column of the counts.
    #[arg(long)]
    pub count: String,
    /// Counts under it become 0 or this.
    #[arg(long, default_value_t = 5)]
    pub base: u32,
    #[arg(short, long)]
    pub output: PathBuf,
    /// How far the margins moved (JSON).
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Audit {
    /// The published table.
    pub input: PathBuf,
    /// Dimensions, as for `suppress`.
    #[arg(long)]
    pub dims: String,
    /// Column of the counts.
    #[arg(long)]
    pub count: String,
    #[arg(long)]
    pub threshold: u32,
    #[arg(long, value_enum, default_value_t)]
    pub requirement: RequirementName,
    /// The reader knows the rule: a primary cell is between 1 and the threshold less 1.
    #[arg(long)]
    pub known_rule: bool,
    /// Another published table that the same reader holds, audited with this one.
    #[arg(long, value_name = "FILE", requires = "with_dims")]
    pub with: Vec<PathBuf>,
    /// Its dimensions.
    #[arg(long, value_name = "DIMS")]
    pub with_dims: Vec<String>,
    /// The verdict (JSON).
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Assess {
    pub input: PathBuf,
    /// Variables that others may know of a person.
    #[arg(long, value_delimiter = ',', required = true)]
    pub quasi: Vec<String>,
    /// Variables that must not be learnt.
    #[arg(long, value_delimiter = ',')]
    pub sensitive: Vec<String>,
    /// Share of the population that the file holds, from 0 to 1.
    #[arg(long, default_value_t = 1.0)]
    pub sampling: f64,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Anonymise {
    pub input: PathBuf,
    /// Variables that others may know of a person.
    #[arg(long, value_delimiter = ',', required = true)]
    pub quasi: Vec<String>,
    /// The least size of a class.
    #[arg(short, long)]
    pub k: usize,
    /// The variable that must not be learnt.
    #[arg(long)]
    pub sensitive: Option<String>,
    /// The least number of distinct sensitive values in a class.
    #[arg(short, long, default_value_t = 1)]
    pub l: usize,
    /// The greatest distance of a class to the whole.
    #[arg(short, long, default_value_t = 1.0)]
    pub t: f64,
    /// The least entropy of the sensitive values of a class, as a number of values.
    #[arg(long, default_value_t = 1.0)]
    pub entropy_l: f64,
    /// One level for a whole variable, and at most this share of rows left out, instead of a level for each class.
    #[arg(long, value_name = "SHARE")]
    pub global: Option<f64>,
    /// How a variable is generalised: `annee=interval:5,10`, `commune=prefix:2`, `sexe=flat`, `naissance=date`, or
    /// `commune=list:FILE`, a file with a header whose lines hold a value and its coarser ones, finest first.
    #[arg(long, value_name = "VARIABLE=KIND")]
    pub hierarchy: Vec<String>,
    #[arg(short, long)]
    pub output: PathBuf,
    /// What each variable lost (JSON).
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Twin {
    /// Schema of the dataset; its sample and the code lists of its folder are used where they are there.
    #[arg(long, value_name = "SCHEMA.JSON")]
    pub schema: PathBuf,
    /// Rows to draw.
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u64).range(1..=20_000_000))]
    pub rows: u64,
    /// Learn from this file of persons, under `--epsilon`.
    #[arg(long, value_name = "FILE", requires = "epsilon", conflicts_with = "counts")]
    pub persons: Option<PathBuf>,
    /// The privacy budget, in epsilon: the smaller, the less the twin owes to anyone. Each run spends it.
    #[arg(long, value_name = "EPSILON", requires = "persons", value_parser = epsilon)]
    pub epsilon: Option<u32>,
    /// Learn from public counts instead: columns of the dataset, and the one that `--count` names.
    #[arg(long, value_name = "FILE", requires = "count")]
    pub counts: Option<PathBuf>,
    /// Column of the public counts.
    #[arg(long)]
    pub count: Option<String>,
    /// Folder of code lists.
    #[arg(long, value_name = "DIR")]
    pub code_lists: Option<PathBuf>,
    /// An invented file with values for the variables that no list gives.
    #[arg(long, value_name = "FILE")]
    pub sample: Option<PathBuf>,
    /// The day at which lists are read; the present rentrée where absent.
    #[arg(long, value_name = "DATE")]
    pub reference_date: Option<Date>,
    /// File to write; its schema and its `datapackage.json` are written beside it.
    #[arg(short, long)]
    pub output: PathBuf,
}

/// Thousandths of epsilon.
fn epsilon(text: &str) -> Result<u32, String> {
    let value: f64 = text.parse().map_err(|_| "a number such as `2` or `0.5`".to_owned())?;
    let thousandths = (value * 1_000.0).round();
    if (1.0..=20_000.0).contains(&thousandths) {
        Ok(thousandths as u32)
    } else {
        Err("from 0.001 to 20".to_owned())
    }
}
