//! Commands about figures, which need no node: forecasts, indices, disclosure control.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

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
    /// Recompute what a published table tells of its hidden cells.
    Audit(Audit),
    /// Measure how far the rows of an individual file can be told apart.
    Assess(Assess),
    /// Generalise an individual file until nobody is alone in it.
    Anonymise(Anonymise),
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

#[derive(Debug, Args)]
pub struct Suppress {
    /// Inner cells, one a line, with a comma.
    pub input: PathBuf,
    /// Dimensions, hierarchies from the widest: `region>dep,gpcs>pcs,sexe`.
    #[arg(long)]
    pub dims: String,
    /// Column of the counts.
    #[arg(long)]
    pub count: String,
    /// Counts from 1 to below it are hidden.
    #[arg(long)]
    pub threshold: u32,
    #[arg(long, value_enum, default_value_t)]
    pub requirement: RequirementName,
    #[arg(short, long)]
    pub output: PathBuf,
    /// What was done, with the audit (JSON).
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
    /// How a variable is generalised: `annee=interval:5,10`, `commune=prefix:2`, `sexe=flat`, `naissance=date`.
    #[arg(long, value_name = "VARIABLE=KIND")]
    pub hierarchy: Vec<String>,
    #[arg(short, long)]
    pub output: PathBuf,
    /// What each variable lost (JSON).
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}
