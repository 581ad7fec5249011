//! Forecasts of a panel from its last year: figures of schools and territories that add up, their intervals, and the
//! record of the run that made them.
//!
//! Figures are kept in hundredths of a pupil: a territory is the sum of its schools to the last digit, whichever way it
//! is added.

use std::io::{BufWriter, Write};

use serde::{Deserialize, Serialize};

use crate::adjust::{GivenTotal, GivenTotalError, adjust, node_sums};
use crate::backtest::Scored;
use crate::engine::plan::{Flow, Plan};
use crate::engine::residual::Scale;
use crate::engine::{Engine, Made};
use crate::event::{DeclaredEvent, EventError, compile, prepare};
use crate::panel::{NOWHERE, Panel};
use crate::run_record::RunRecord;
use crate::scenario::{Factors, Scenario};
use crate::settings::Settings;

/// Hundredths of a pupil in a pupil.
const UNIT: f64 = 100.0;
/// Earlier origins, and horizons, in the back-test that goes with a forecast.
const SCORED_MAX: usize = 3;
/// Years ahead at most.
pub const HORIZON_MAX: usize = 10;

/// What a forecast is asked, beside the settings.
#[derive(Clone, Debug, Default)]
pub struct ForecastRequest {
    /// Origin, the last year that is used; the panel's last year where absent.
    pub origin: Option<i32>,
    /// Years ahead, from 1 to 10.
    pub horizons: usize,
    /// The scenario.
    pub scenario: Scenario,
    /// Dated events.
    pub events: Vec<DeclaredEvent>,
    /// Totals given by the other side or by another model.
    pub given: Vec<GivenTotal>,
}

/// Why a forecast could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ForecastError {
    /// The origin is not a year of the panel with one before it.
    #[error(
        "no forecast can be made from `{origin}`: the panel goes from {first} to {last}, and two years are needed"
    )]
    Origin {
        /// The origin asked for.
        origin: i32,
        /// First year.
        first: i32,
        /// Last year.
        last: i32,
    },
    /// Not from 1 to 10.
    #[error("horizon `{horizon}` is not from 1 to {HORIZON_MAX}")]
    Horizon {
        /// The horizon asked for.
        horizon: usize,
    },
    /// A level that the panel does not have.
    #[error("the panel has no level `{level}`; it has: {known}")]
    Level {
        /// The level asked for.
        level: String,
        /// Those it has.
        known: String,
    },
    /// An event does not fit the panel.
    #[error(transparent)]
    Event(#[from] EventError),
    /// A given total does not fit the panel.
    #[error(transparent)]
    Given(#[from] GivenTotalError),
    /// The file could not be written.
    #[error("the forecast cannot be written: {0}")]
    Write(#[from] std::io::Error),
}

/// How a figure came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FigureMethod {
    /// Pupils who enter from elsewhere.
    Entry,
    /// Pupils of the grade below.
    Progression,
    /// A grade that opens because the school grows.
    Opening,
    /// Declared events change it.
    Event,
    /// Not taught, or no more.
    Closed,
    /// A sum of figures.
    Sum,
}

impl FigureMethod {
    /// As written in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Progression => "progression",
            Self::Opening => "opening",
            Self::Event => "event",
            Self::Closed => "closed",
            Self::Sum => "sum",
        }
    }
}

/// A forecast figure, in pupils.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The forecast, to a hundredth.
    pub forecast: f64,
    /// Low bound of the interval; absent where no past error is known.
    pub low90: Option<f64>,
    /// High bound.
    pub high90: Option<f64>,
    /// How it came about.
    pub method: FigureMethod,
}

/// What reconciliation did to a territory, in pupils.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// Sum of the schools before.
    pub sum: f64,
    /// The territory's own forecast; absent where its level has none.
    pub own: Option<f64>,
    /// What was settled, before events and scenario.
    pub settled: f64,
}

/// Error of the forecast made a year before the origin, for the origin.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LastError {
    /// What was forecast, in pupils.
    pub forecast: f64,
    /// What was counted.
    pub actual: f64,
}

/// Forecasts of all schools and territories of a panel.
pub struct Forecast {
    panel: Panel,
    origin: usize,
    horizons: usize,
    /// `[school][horizon][grade]`, hundredths.
    figures: Vec<i64>,
    /// `[level][node][horizon][grade]`, hundredths.
    sums: Vec<Vec<i64>>,
    /// `[school][grade]`.
    methods: Vec<FigureMethod>,
    made: Made,
    last_totals: Vec<f64>,
    /// How it was made.
    pub run: RunRecord,
}

/// Forecasts a panel.
///
/// # Errors
/// Where the origin or the horizon cannot be, or an event or a given total does not fit the panel.
pub fn forecast(
    panel: &Panel,
    request: &ForecastRequest,
    settings: &Settings,
) -> Result<Forecast, ForecastError> {
    let (first, last) = panel.years();
    let origin_year = request.origin.unwrap_or(last);
    let origin = panel.year_position(origin_year).filter(|&position| position >= 1);
    let origin = origin.ok_or(ForecastError::Origin { origin: origin_year, first, last })?;
    if !(1..=HORIZON_MAX).contains(&request.horizons) {
        return Err(ForecastError::Horizon { horizon: request.horizons });
    }
    let known: Vec<DeclaredEvent> =
        request.events.iter().filter(|event| event.is_known_at(origin_year)).cloned().collect();
    // The years after the origin are cut off: nothing can look at them.
    let panel = prepare(&panel.until(origin_year), &known)?;
    let mut engine = Engine::new(&panel, request.horizons, settings.coverage, settings.threads);
    // The same walk passes the origins before: they are scored as it goes.
    let mut scored = Scored::default();
    for earlier in origin.saturating_sub(SCORED_MAX).max(1)..origin {
        let made = engine.walk_to(earlier);
        scored.add(&engine, &made);
    }
    let mut made = engine.walk_to(origin);
    let actions = compile(&engine, origin, &known)?;
    let factors = Factors::new(&request.scenario, &panel, &engine.fits[origin], origin);
    let changed = adjust(&engine, &mut made, &actions, &factors, &request.given)?;
    let methods = methods(&engine, origin, &changed);
    let width = request.horizons * panel.grades.len();
    let figures: Vec<i64> = made.figures.iter().map(|figure| (figure * UNIT).round() as i64).collect();
    made.figures = Vec::new();
    let sums = node_sums(&panel, origin, width, &figures);
    let last_totals = std::mem::take(&mut engine.last_totals);
    let horizons: Vec<usize> = (1..=request.horizons.min(SCORED_MAX)).collect();
    let backtest = scored.report(&panel, &horizons, settings);
    let run = RunRecord::new(&engine, &made, origin_year, request, settings, backtest);
    drop(engine);
    Ok(Forecast { origin, horizons: request.horizons, figures, sums, methods, made, last_totals, run, panel })
}

fn methods(engine: &Engine, origin: usize, changed: &[bool]) -> Vec<FigureMethod> {
    let panel = engine.panel;
    let mut methods = Vec::with_capacity(panel.schools.len() * panel.grades.len());
    for (school, &changed) in changed.iter().enumerate() {
        let plan = Plan::new(panel, &engine.fits[origin], school, origin);
        methods.extend(plan.flows.iter().map(|flow| match flow {
            _ if changed => FigureMethod::Event,
            Flow::Closed => FigureMethod::Closed,
            Flow::Entry(_) => FigureMethod::Entry,
            Flow::Progress(_) => FigureMethod::Progression,
            Flow::Opens(_) => FigureMethod::Opening,
        }));
    }
    methods
}

impl Forecast {
    /// The last year that was used.
    pub fn origin(&self) -> i32 {
        self.panel.first_year + self.origin as i32
    }

    /// Years ahead.
    pub fn horizons(&self) -> usize {
        self.horizons
    }

    /// The panel that was used: cut at the origin, mergers made.
    pub fn panel(&self) -> &Panel {
        &self.panel
    }

    /// Forecast of a school: of a grade, or of all. `horizon` runs from 1.
    pub fn school(&self, school: &str, grade: Option<&str>, horizon: usize) -> Option<Figure> {
        let school = self.panel.position(school)?;
        self.school_figure(school, self.grade_position(grade)?, self.horizon(horizon)?)
    }

    /// Forecast of a territory: of a grade, or of all. `horizon` runs from 1.
    pub fn territory(&self, level: &str, code: &str, grade: Option<&str>, horizon: usize) -> Option<Figure> {
        let level = self.panel.levels.iter().position(|known| known.name == level)?;
        let node = self.panel.levels[level].codes.iter().position(|known| known == code)?;
        Some(self.node_figure(level, node, self.grade_position(grade)?, self.horizon(horizon)?))
    }

    /// What reconciliation did to a territory. `horizon` runs from 1.
    pub fn correction(&self, level: &str, code: &str, horizon: usize) -> Option<Correction> {
        let level = self.panel.levels.iter().position(|known| known.name == level)?;
        let node = self.panel.levels[level].codes.iter().position(|known| known == code)?;
        let [sum, own, settled] = self.made.nodes.summary(level, node, self.horizon(horizon)?);
        Some(Correction { sum, own: (!own.is_nan()).then_some(own), settled })
    }

    /// What was forecast for the origin a year before it, and what was counted there.
    pub fn last_error(&self, school: &str) -> Option<LastError> {
        let school = self.panel.position(school)?;
        let (forecast, actual) = (*self.last_totals.get(school)?, self.panel.total(school, self.origin));
        (forecast > 0.0 && actual > 0.0).then_some(LastError { forecast, actual })
    }

    /// Writes `school,grade,year,horizon,forecast,low90,high90,method`, one row a grade and year. `level` is `school`, or a
    /// level of territory, whose code then stands under `school`.
    ///
    /// # Errors
    /// Where the level is not one of the panel, or the writer fails.
    pub fn write_csv(&self, level: &str, to: impl Write) -> Result<(), ForecastError> {
        let grades = self.panel.grades.iter().enumerate();
        self.write_grades(
            level,
            &grades.map(|(place, grade)| (cell(&grade.name), Some(place))).collect::<Vec<_>>(),
            to,
        )
    }

    /// Writes the same columns with one row a year, all grades together: `grade` is then `total`.
    ///
    /// # Errors
    /// Where the level is not one of the panel, or the writer fails.
    pub fn write_totals_csv(&self, level: &str, to: impl Write) -> Result<(), ForecastError> {
        self.write_grades(level, &[(b"total".to_vec(), None)], to)
    }

    fn write_grades(
        &self,
        level: &str,
        grades: &[(Vec<u8>, Option<usize>)],
        to: impl Write,
    ) -> Result<(), ForecastError> {
        let mut to = BufWriter::with_capacity(1 << 18, to);
        to.write_all(b"school,grade,year,horizon,forecast,low90,high90,method\n")?;
        let mut row = Vec::with_capacity(128);
        if level == "school" {
            for (school, code) in self.panel.schools.iter().enumerate() {
                let figure = |grade, horizon| self.school_figure(school, grade, horizon);
                self.write_rows(&mut to, &mut row, code, grades, figure)?;
            }
        } else {
            let known = self.panel.levels.iter().position(|known| known.name == level);
            let level = known.ok_or_else(|| self.level_error(level))?;
            for (node, code) in self.panel.levels[level].codes.iter().enumerate() {
                let figure = |grade, horizon| {
                    let figure = self.node_figure(level, node, grade, horizon);
                    (figure.forecast > 0.0).then_some(figure)
                };
                self.write_rows(&mut to, &mut row, code, grades, figure)?;
            }
        }
        Ok(to.flush()?)
    }

    // Written by hand: millions of rows, and only the two names can need quotes.
    fn write_rows(
        &self,
        to: &mut impl Write,
        row: &mut Vec<u8>,
        code: &str,
        grades: &[(Vec<u8>, Option<usize>)],
        figure: impl Fn(Option<usize>, usize) -> Option<Figure>,
    ) -> Result<(), ForecastError> {
        let code = cell(code);
        for (name, grade) in grades {
            for horizon in 0..self.horizons {
                let Some(figure) = figure(*grade, horizon) else { continue };
                row.clear();
                row.extend_from_slice(&code);
                row.push(b',');
                row.extend_from_slice(name);
                push_decimal(row, i64::from(self.origin()) + horizon as i64 + 1, 0);
                push_decimal(row, horizon as i64 + 1, 0);
                push_decimal(row, (figure.forecast * UNIT).round() as i64, 2);
                for bound in [figure.low90, figure.high90] {
                    match bound {
                        Some(bound) => push_decimal(row, (bound * 10.0).round() as i64, 1),
                        None => row.push(b','),
                    }
                }
                row.push(b',');
                row.extend_from_slice(figure.method.as_str().as_bytes());
                row.push(b'\n');
                to.write_all(row)?;
            }
        }
        Ok(())
    }

    fn level_error(&self, level: &str) -> ForecastError {
        let known = std::iter::once("school").chain(self.panel.levels());
        ForecastError::Level { level: level.to_owned(), known: known.collect::<Vec<_>>().join(", ") }
    }

    /// `Some(None)` is all grades.
    fn grade_position(&self, grade: Option<&str>) -> Option<Option<usize>> {
        match grade {
            None => Some(None),
            Some(grade) => self.panel.grades.iter().position(|known| known.name == grade).map(Some),
        }
    }

    fn horizon(&self, horizon: usize) -> Option<usize> {
        horizon.checked_sub(1).filter(|&horizon| horizon < self.horizons)
    }

    /// `None` where the school has nothing there: not open, or a grade not taught.
    fn school_figure(&self, school: usize, grade: Option<usize>, horizon: usize) -> Option<Figure> {
        let grades = self.panel.grades.len();
        let row = &self.figures[(school * self.horizons + horizon) * grades..][..grades];
        match grade {
            Some(grade) => {
                let method = self.methods[school * grades + grade];
                let was_taught = self.panel.at(school, self.origin)[grade] > 0.0;
                let shown = row[grade] > 0 || was_taught && method != FigureMethod::Closed;
                shown.then(|| self.figure(Scale::SchoolGrade, horizon, row[grade], method))
            }
            None => {
                let total: i64 = row.iter().sum();
                let shown = total > 0 || self.panel.total(school, self.origin) > 0.0;
                shown.then(|| self.figure(Scale::School, horizon, total, FigureMethod::Sum))
            }
        }
    }

    fn node_figure(&self, level: usize, node: usize, grade: Option<usize>, horizon: usize) -> Figure {
        let grades = self.panel.grades.len();
        let row = &self.sums[level][(node * self.horizons + horizon) * grades..][..grades];
        match grade {
            Some(grade) => self.figure(Scale::NodeGrade(level), horizon, row[grade], FigureMethod::Sum),
            None => self.figure(Scale::Node(level), horizon, row.iter().sum(), FigureMethod::Sum),
        }
    }

    fn figure(&self, scale: Scale, horizon: usize, hundredths: i64, method: FigureMethod) -> Figure {
        let forecast = hundredths as f64 / UNIT;
        let (low, high) = self.made.calibration.interval(scale, horizon, forecast);
        let bound = |bound: f64| (!bound.is_nan()).then(|| (bound * 10.0).round() / 10.0);
        Figure { forecast, low90: bound(low), high90: bound(high), method }
    }

    /// Half of the 90 % interval of a school's total, in pupils; `None` where it is not known.
    pub(crate) fn school_half_width(&self, school: usize, horizon: usize) -> Option<(f64, f64)> {
        let figure = self.school_figure(school, None, horizon)?;
        let half = self.made.calibration.half_width(Scale::School, horizon, figure.forecast);
        half.is_finite().then_some((figure.forecast, half))
    }

    /// Where a school lies at a level, at the origin.
    pub fn code_of(&self, level: &str, school: &str) -> Option<&str> {
        let level = self.panel.levels.iter().position(|known| known.name == level)?;
        let node = self.panel.node(level, self.panel.position(school)?, self.origin);
        (node != NOWHERE).then(|| self.panel.levels[level].codes[node as usize].as_str())
    }
}

/// A name as a cell: quoted where it must be; one that a spreadsheet would take for a formula is written as text.
fn cell(name: &str) -> Vec<u8> {
    let text =
        if name.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{name}") } else { name.to_owned() };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\"")).into_bytes()
    } else {
        text.into_bytes()
    }
}

/// A comma, then a number from 0 of so many decimals.
fn push_decimal(row: &mut Vec<u8>, number: i64, decimals: usize) {
    row.push(b',');
    let mut digits = [b'0'; 24];
    let mut rest = number.unsigned_abs();
    let mut first = digits.len();
    while rest > 0 || digits.len() - first <= decimals {
        first -= 1;
        digits[first] += (rest % 10) as u8;
        rest /= 10;
    }
    let whole = digits.len() - decimals;
    row.extend_from_slice(&digits[first..whole]);
    if decimals > 0 {
        row.push(b'.');
        row.extend_from_slice(&digits[whole..]);
    }
}

impl FigureMethod {
    /// Id of its words in the resource files.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::Entry => "forecast-method-entry",
            Self::Progression => "forecast-method-progression",
            Self::Opening => "forecast-method-opening",
            Self::Event => "forecast-method-event",
            Self::Closed => "forecast-method-closed",
            Self::Sum => "forecast-method-sum",
        }
    }
}
