//! Suppression of cells: which are at risk, and which others are hidden so that they cannot be recomputed.
//!
//! What comes out is a proposal. `audit`, which shares no code with this tree, says whether it holds, and
//! `protect` repairs or refuses.

mod amend;
mod combine;
mod dimensions;
mod error;
mod moves;
mod random;
mod rule;
mod search;
mod table;
mod written;

pub use dimensions::Dimensions;
pub use error::SuppressError;
pub use rule::{Preset, PrimaryRule, ZeroRule};
pub use table::{AMOUNT_COLUMNS, Contributions, CountTable};

use search::{Search, Target};

/// What must stay true of a hidden cell for whoever knows the published ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Requirement {
    /// Its interval is at least as wide as the threshold.
    #[default]
    Width,
    /// It is not known exactly.
    Exact,
}

/// What hiding a cell costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellCost {
    /// One each: as few cells as possible.
    #[default]
    Cells,
    /// Its value: as little of the total as possible.
    Values,
    /// The logarithm of its value: between the two.
    Importance,
}

/// How a cell leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellStatus {
    /// Its value stands in the table.
    Published,
    /// Hidden: at risk by itself.
    Primary,
    /// Hidden with another.
    Secondary,
}

/// What a reader may know beside the table, against which it must hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReaderKnowledge {
    /// The rule is published: a primary cell is between 1 and the threshold less 1. Each must then be able to be any
    /// of these.
    pub rule: bool,
    /// The only contributor of a cell knows it: no cell at risk may follow from such a one.
    pub own_cell: bool,
}

/// What is asked of a suppression.
#[derive(Clone, Debug)]
pub struct SuppressionOptions {
    /// Which cells are primary.
    pub rule: PrimaryRule,
    /// What must hold of them.
    pub requirement: Requirement,
    /// What is spared.
    pub cost: CellCost,
    /// Whether secondary cells too must be as wide as a primary one: nothing hidden is then known closely. Costs more
    /// where large values are spared.
    pub every_hidden_cell: bool,
    /// Cells that are published whatever happens: their codes, an empty one for a margin.
    pub protected: Vec<Vec<String>>,
    /// Cells that are hidden whatever happens.
    pub forced: Vec<Vec<String>>,
    /// What a reader knows beside the table.
    pub reader: ReaderKnowledge,
    /// Rounds of improvement.
    pub rounds: usize,
    /// Audits spent on finding needless cells.
    pub audits_max: usize,
    /// Of the search: the same gives the same pattern.
    pub seed: u64,
}

impl SuppressionOptions {
    /// The usual ones for counts.
    pub fn counts(threshold: u32) -> Self {
        Self {
            rule: PrimaryRule::counts(threshold),
            requirement: Requirement::Width,
            cost: CellCost::Cells,
            every_hidden_cell: true,
            protected: Vec::new(),
            forced: Vec::new(),
            reader: ReaderKnowledge::default(),
            rounds: 6_000,
            audits_max: 100,
            seed: 1,
        }
    }
}

/// A table and how each of its cells leaves.
#[derive(Clone, Debug)]
pub struct Suppression {
    pub(crate) table: CountTable,
    pub(crate) status: Vec<CellStatus>,
    /// The place of each line of the written table.
    places: Vec<u32>,
    /// Cells that stay published whatever happens.
    kept: Vec<usize>,
    /// What a cell at risk needs, at most.
    width: i64,
}

/// Chooses the cells to hide.
///
/// # Errors
/// A rule out of its range, or a named cell that is not there.
pub fn suppress(table: CountTable, options: &SuppressionOptions) -> Result<Suppression, SuppressError> {
    options.rule.check()?;
    let protected = find_all(&table, &options.protected)?;
    let forced = find_all(&table, &options.forced)?;
    let mut weights = weights(&table, options.cost);
    for &at in &protected {
        weights[at] = f32::INFINITY;
    }
    let targets: Vec<Target> = (0..table.values.len())
        .filter(|at| !protected.contains(at))
        .filter_map(|at| options.rule.width(&table, at).map(|width| Target { at, width }))
        .map(|target| match options.requirement {
            Requirement::Width => target,
            Requirement::Exact => Target { width: 1, ..target },
        })
        .collect();
    let mut status = vec![CellStatus::Published; table.values.len()];
    let mut search = Search::new(&table, weights, targets, &forced, options.seed);
    search.run(options.rounds);
    for (at, reasons) in search.reasons.iter().enumerate() {
        if *reasons > 0 {
            status[at] = CellStatus::Secondary;
        }
    }
    for target in &search.targets {
        status[target.at] = CellStatus::Primary;
    }
    let width = search.targets.iter().map(|target| target.width).max().unwrap_or(0);
    let places = (0..table.values.len()).filter(|&at| table.given[at]).map(|at| at as u32).collect();
    Ok(Suppression { table, status, places, kept: protected, width })
}

fn find_all(table: &CountTable, cells: &[Vec<String>]) -> Result<Vec<usize>, SuppressError> {
    cells.iter().map(|codes| table.find(codes)).collect()
}

fn weights(table: &CountTable, cost: CellCost) -> Vec<f32> {
    let weight = |at: usize| match (table.given[at], table.values[at]) {
        // An empty cell that was not given says nothing, and a published zero is known to be one.
        (false, _) | (_, 0) => f32::INFINITY,
        (true, value) => match cost {
            CellCost::Cells => 1.0,
            CellCost::Values => value as f32,
            CellCost::Importance => 1.0 + (value as f32).ln(),
        },
    };
    (0..table.values.len()).map(weight).collect()
}
