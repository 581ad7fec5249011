//! The record of a run: what must be known to make the same figures again, and how far to trust them.

use serde::{Deserialize, Serialize};

use crate::adjust::GivenTotal;
use crate::backtest_report::{BacktestReport, ChosenWeights};
use crate::engine::{Engine, Made, candidates, chosen_weights};
use crate::event::DeclaredEvent;
use crate::forecast::ForecastRequest;
use crate::scenario::Scenario;
use crate::settings::{METHOD_VERSION, Settings};

/// How a forecast was made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RunRecord {
    /// Version of the method.
    pub method_version: String,
    /// Hash of the data, as the caller gave it.
    pub data_version: String,
    /// The last year that was used.
    pub origin: i32,
    /// First year of the panel.
    pub first_year: i32,
    /// Years ahead.
    pub horizons: usize,
    /// Schools, years and grades of the panel.
    pub size: [usize; 3],
    /// Nominal coverage of the intervals.
    pub coverage: f64,
    /// What is assumed.
    pub scenario: Scenario,
    /// Events that were known at the origin.
    pub events: Vec<DeclaredEvent>,
    /// Totals that were given.
    pub given: Vec<GivenTotal>,
    /// What was learned and chosen, on outcomes known at the origin.
    pub parameters: ChosenWeights,
    /// Weights that could be chosen.
    pub candidates: Vec<f64>,
    /// The same method at the origins before; absent where the panel is too short.
    pub backtest: Option<BacktestReport>,
}

impl RunRecord {
    pub(crate) fn new(
        engine: &Engine,
        made: &Made,
        origin: i32,
        request: &ForecastRequest,
        settings: &Settings,
        backtest: Option<BacktestReport>,
    ) -> Self {
        let panel = engine.panel;
        Self {
            method_version: METHOD_VERSION.to_owned(),
            data_version: settings.data_version.clone(),
            origin,
            first_year: panel.first_year,
            horizons: request.horizons,
            size: [panel.schools.len(), panel.years, panel.grades.len()],
            coverage: settings.coverage,
            scenario: request.scenario.clone(),
            events: request.events.iter().filter(|event| event.is_known_at(origin)).cloned().collect(),
            given: request.given.clone(),
            parameters: chosen_weights(engine, origin, made),
            candidates: candidates(),
            backtest,
        }
    }
}
