//! The report of a back-test, as it is written in JSON. Making it is `backtest`'s work.

use std::io::Write;

use serde::{Deserialize, Serialize};

use crate::accuracy::Accuracy;
use crate::backtest::BacktestError;
use crate::method::Method;

/// The report of a back-test.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BacktestReport {
    /// Version of the method.
    pub method_version: String,
    /// Hash of the data, as the caller gave it.
    pub data_version: String,
    /// Errors and coverages are percentages.
    pub unit: String,
    /// Nominal coverage of the intervals, %.
    pub coverage_nominal: f64,
    /// What was held fixed and what was scored.
    pub perimeter: String,
    /// Origins, years.
    pub origins: Vec<i32>,
    /// Horizons, years.
    pub horizons: Vec<usize>,
    /// One result for each level and horizon.
    pub results: Vec<BacktestResult>,
    /// Weights chosen at each origin, on earlier origins only.
    pub weights: Vec<ChosenWeights>,
}

/// Accuracy at one level and horizon.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BacktestResult {
    /// `school_grade`, `school`, a level of the mapping, `total`.
    pub level: String,
    /// Years ahead.
    pub horizon: usize,
    /// Of the published method.
    #[serde(flatten)]
    pub accuracy: Accuracy,
    /// Of last year's figure.
    pub naive: Accuracy,
    /// Of each method, those not kept included.
    pub methods: Vec<MethodAccuracy>,
    /// By origin.
    pub by_origin: Vec<OriginAccuracy>,
    /// By size of the figure.
    pub by_size: Vec<SizeAccuracy>,
    /// By grade, for the level `school_grade` only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_grade: Vec<GradeAccuracy>,
}

/// Accuracy of one method.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MethodAccuracy {
    /// The method.
    pub method: Method,
    /// Its accuracy; only the published one has a coverage.
    #[serde(flatten)]
    pub accuracy: Accuracy,
}

/// Accuracy at one origin.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OriginAccuracy {
    /// The origin.
    pub origin: i32,
    /// Of the published method.
    #[serde(flatten)]
    pub accuracy: Accuracy,
    /// Of last year's figure.
    pub naive: Accuracy,
}

/// Accuracy in one size class.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SizeAccuracy {
    /// Size class of the forecast, from 0, the smallest.
    pub class: usize,
    /// Of the published method.
    #[serde(flatten)]
    pub accuracy: Accuracy,
    /// Of last year's figure.
    pub naive: Accuracy,
}

/// Accuracy in one grade.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GradeAccuracy {
    /// The grade.
    pub grade: String,
    /// Of the published method.
    #[serde(flatten)]
    pub accuracy: Accuracy,
    /// Of last year's figure.
    pub naive: Accuracy,
}

/// What was chosen at an origin.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChosenWeights {
    /// The origin.
    pub origin: i32,
    /// Weight of last year's total of a school, by horizon.
    pub naive_total: Vec<f64>,
    /// Weight of last year's count in entry grades, by horizon.
    pub naive_entry: Vec<f64>,
    /// Weight of last year's count in the other grades, by horizon.
    pub naive_progression: Vec<f64>,
    /// Weight of the territory's own forecast, by level and horizon.
    pub own_by_level: Vec<Vec<f64>>,
    /// Pupils by which a school's ratio is drawn to its territory's, by grade.
    pub strength: Vec<f64>,
    /// Memory of entries, by grade.
    pub decay: Vec<f64>,
}

impl BacktestReport {
    /// Writes the report as JSON.
    ///
    /// # Errors
    /// Where the writer fails.
    pub fn write_json(&self, mut to: impl Write) -> Result<(), BacktestError> {
        serde_json::to_writer_pretty(&mut to, self)?;
        to.write_all(b"\n")?;
        Ok(to.flush()?)
    }

    /// The result of a level and horizon.
    pub fn result(&self, level: &str, horizon: usize) -> Option<&BacktestResult> {
        self.results.iter().find(|result| result.level == level && result.horizon == horizon)
    }
}
