//! Back-test: forecasts made at past origins, with what was known then, against what happened.
//!
//! A school counts where it was open both at the origin and in the year that is forecast; a territory counts all its
//! pupils, openings and closings included. Last year's figure is scored beside, and so is each method that was not kept.

use crate::accuracy::Tally;
use crate::backtest_report::{
    BacktestReport, BacktestResult, ChosenWeights, GradeAccuracy, MethodAccuracy, OriginAccuracy,
    SizeAccuracy,
};
use crate::blocks::in_blocks;
use crate::engine::residual::Scale;
use crate::engine::{Engine, Made, chosen_weights, nodes};
use crate::method::Method;
use crate::panel::{NOWHERE, Panel};
use crate::settings::{METHOD_VERSION, Settings};

/// Percentage errors are kept for schools and territories of at least this many pupils…
pub const PUPILS_MIN: f64 = 50.0;
/// …and for grades of a school of at least this many.
pub const GRADE_PUPILS_MIN: f64 = 20.0;

/// Why a back-test could not be made.
#[derive(Debug, thiserror::Error)]
pub enum BacktestError {
    /// The origin is not a year of the panel with one before and one after it.
    #[error(
        "origin `{origin}` cannot be scored: the panel goes from {first} to {last}, and a forecast needs two years"
    )]
    Origin {
        /// The origin asked for.
        origin: i32,
        /// First year of the panel.
        first: i32,
        /// Last year of the panel.
        last: i32,
    },
    /// No origin or no horizon was given, or one beyond 10.
    #[error("horizon `{horizon}` is not from 1 to 10")]
    Horizon {
        /// The horizon asked for.
        horizon: usize,
    },
    /// Nothing to score.
    #[error("none of the origins and horizons has an outcome in the panel, which ends in {last}")]
    Nothing {
        /// Last year of the panel.
        last: i32,
    },
    /// The report could not be written.
    #[error("the report cannot be written: {0}")]
    Write(#[from] std::io::Error),
    /// The report could not be written as JSON.
    #[error("the report cannot be written: {0}")]
    Json(#[from] serde_json::Error),
}

/// Tallies of one level and horizon.
#[derive(Clone, Default)]
struct Cell {
    by_method: Vec<Tally>,
    by_size: Vec<[Tally; 2]>,
    by_grade: Vec<[Tally; 2]>,
}

impl Cell {
    fn new() -> Self {
        Self {
            by_method: vec![Tally::default(); Method::ALL.len()],
            by_size: Vec::new(),
            by_grade: Vec::new(),
        }
    }

    fn of_size(&mut self, class: usize) -> &mut [Tally; 2] {
        grown(&mut self.by_size, class)
    }

    fn of_grade(&mut self, grade: usize) -> &mut [Tally; 2] {
        grown(&mut self.by_grade, grade)
    }

    fn merge(&mut self, other: &Self) {
        for (tally, more) in self.by_method.iter_mut().zip(&other.by_method) {
            tally.merge(more);
        }
        for (class, more) in other.by_size.iter().enumerate() {
            let here = self.of_size(class);
            here[0].merge(&more[0]);
            here[1].merge(&more[1]);
        }
        for (grade, more) in other.by_grade.iter().enumerate() {
            let here = self.of_grade(grade);
            here[0].merge(&more[0]);
            here[1].merge(&more[1]);
        }
    }
}

fn grown(tallies: &mut Vec<[Tally; 2]>, position: usize) -> &mut [Tally; 2] {
    if tallies.len() <= position {
        tallies.resize(position + 1, [Tally::default(), Tally::default()]);
    }
    &mut tallies[position]
}

const PUBLISHED: usize = Method::ALL.len() - 1;

/// Scores forecasts made at each origin. Origins are years; horizons run from 1 to 10.
///
/// # Errors
/// Where an origin or a horizon cannot be, or none has an outcome.
pub fn backtest(
    panel: &Panel,
    origins: &[i32],
    horizons: &[usize],
    settings: &Settings,
) -> Result<BacktestReport, BacktestError> {
    let (first, last) = panel.years();
    let mut origins = origins.to_vec();
    origins.sort_unstable();
    origins.dedup();
    let mut positions = Vec::new();
    for &origin in &origins {
        let position =
            panel.year_position(origin).filter(|&position| position >= 1 && position + 1 < panel.years);
        positions.push(position.ok_or(BacktestError::Origin { origin, first, last })?);
    }
    let mut horizons = horizons.to_vec();
    horizons.sort_unstable();
    horizons.dedup();
    if let Some(&horizon) = horizons.iter().find(|&&horizon| !(1..=10).contains(&horizon)) {
        return Err(BacktestError::Horizon { horizon });
    }
    let longest = horizons.last().copied().ok_or(BacktestError::Horizon { horizon: 0 })?;
    let mut engine = Engine::new(panel, longest, settings.coverage, settings.threads);
    let mut scored = Scored::default();
    for &position in &positions {
        let made = engine.walk_to(position);
        scored.add(&engine, &made);
    }
    scored.report(panel, &horizons, settings).ok_or(BacktestError::Nothing { last })
}

/// Origins while they are scored.
#[derive(Default)]
pub(crate) struct Scored {
    weights: Vec<ChosenWeights>,
    cells: Vec<(i32, Vec<Vec<Cell>>)>,
}

impl Scored {
    /// Scores what was made at an origin.
    pub(crate) fn add(&mut self, engine: &Engine, made: &Made) {
        let origin = engine.panel.first_year + made.origin as i32;
        self.weights.push(chosen_weights(engine, origin, made));
        self.cells.push((origin, score(engine, made)));
    }

    /// `None` where nothing had an outcome.
    pub(crate) fn report(
        self,
        panel: &Panel,
        horizons: &[usize],
        settings: &Settings,
    ) -> Option<BacktestReport> {
        let results = results(panel, horizons, &self.cells);
        if results.is_empty() {
            return None;
        }
        Some(BacktestReport {
            method_version: METHOD_VERSION.to_owned(),
            data_version: settings.data_version.clone(),
            unit: "percent".to_owned(),
            coverage_nominal: settings.coverage * 100.0,
            perimeter: format!(
                "schools: open at the origin and in the year forecast; territories: all pupils; MAPE and P90 from {PUPILS_MIN} \
             pupils, {GRADE_PUPILS_MIN} for a grade of a school; every choice made on outcomes known at the origin"
            ),
            origins: self.cells.iter().map(|(origin, _)| *origin).collect(),
            horizons: horizons.to_vec(),
            results,
            weights: self.weights,
        })
    }
}

/// `[level][horizon]`; the two first levels are `school_grade` and `school`.
fn score(engine: &Engine, made: &Made) -> Vec<Vec<Cell>> {
    let panel = engine.panel;
    let empty = vec![vec![Cell::new(); engine.horizons]; 2 + panel.levels.len()];
    // Totals of each school: [school][method][horizon].
    let width = Method::ALL.len() * made.horizons;
    let mut totals = vec![0.0; panel.schools.len() * width];
    let blocks = in_blocks(&mut totals, width, engine.threads, |schools, slice| {
        let mut cells = empty.clone();
        for (school, totals) in schools.zip(slice.chunks_exact_mut(width)) {
            if panel.total(school, made.origin) > 0.0 {
                score_school(engine, made, school, totals, &mut cells);
            }
        }
        cells
    });
    let mut cells = empty;
    for block in &blocks {
        for (cells, more) in cells.iter_mut().flatten().zip(block.iter().flatten()) {
            cells.merge(more);
        }
    }
    score_nodes(engine, made, &totals, &mut cells);
    cells
}

fn method_figures(engine: &Engine, made: &Made, method: Method, school: usize, figures: &mut [f64]) {
    let width = figures.len();
    match method {
        Method::Reconciled => figures.copy_from_slice(&made.figures[school * width..(school + 1) * width]),
        Method::Blended => {
            figures.copy_from_slice(&made.figures[school * width..(school + 1) * width]);
            made.nodes.undo(engine.panel, made.origin, school, figures);
        }
        _ => method.path(engine.panel, &engine.fits[made.origin], school, made.origin, figures),
    }
}

fn score_school(engine: &Engine, made: &Made, school: usize, totals: &mut [f64], cells: &mut [Vec<Cell>]) {
    let grades = engine.panel.grades.len();
    let mut figures = vec![0.0; made.horizons * grades];
    for (position, &method) in Method::ALL.iter().enumerate() {
        method_figures(engine, made, method, school, &mut figures);
        for (horizon, row) in figures.chunks_exact(grades).enumerate() {
            let forecast = row.iter().sum();
            totals[position * made.horizons + horizon] = forecast;
            let Some(actual) = engine.actual(school, made.origin, horizon) else { continue };
            for (grade, (&forecast, &actual)) in row.iter().zip(actual).enumerate() {
                if forecast > 0.0 || actual > 0.0 {
                    let cell = &mut cells[0][horizon];
                    tally(made, Scale::SchoolGrade, position, horizon, forecast, actual, cell);
                    tally_grade(made, grade, (method, horizon), forecast, actual, cell);
                }
            }
            let actual = actual.iter().sum();
            tally(made, Scale::School, position, horizon, forecast, actual, &mut cells[1][horizon]);
        }
    }
}

fn score_nodes(engine: &Engine, made: &Made, totals: &[f64], cells: &mut [Vec<Cell>]) {
    let panel = engine.panel;
    let width = Method::ALL.len() * made.horizons;
    for level in 0..panel.levels.len() {
        let mut sums = vec![0.0; panel.levels[level].codes.len() * width];
        for (school, totals) in totals.chunks_exact(width).enumerate() {
            let node = panel.node(level, school, made.origin);
            if node != NOWHERE {
                let sums = &mut sums[node as usize * width..][..width];
                sums.iter_mut().zip(totals).for_each(|(sum, total)| *sum += total);
            }
        }
        for horizon in 0..made.horizons {
            let Some(actual) = nodes::actual(panel, level, made.origin, horizon) else { break };
            for (node, actual) in actual.iter().enumerate() {
                let actual: f64 = actual.iter().sum();
                for method in 0..Method::ALL.len() {
                    let forecast = sums[node * width + method * made.horizons + horizon];
                    if forecast > 0.0 || actual > 0.0 {
                        let cell = &mut cells[2 + level][horizon];
                        tally(made, Scale::Node(level), method, horizon, forecast, actual, cell);
                    }
                }
            }
        }
    }
}

fn tally(
    made: &Made,
    scale: Scale,
    method: usize,
    horizon: usize,
    forecast: f64,
    actual: f64,
    cell: &mut Cell,
) {
    let pupils_min = if scale == Scale::SchoolGrade { GRADE_PUPILS_MIN } else { PUPILS_MIN };
    cell.by_method[method].add(forecast, actual, pupils_min);
    let class = scale.class(actual);
    if method == PUBLISHED {
        let interval = made.calibration.interval(scale, horizon, forecast);
        cell.by_method[method].add_interval(interval, actual);
        let published = &mut cell.of_size(class)[0];
        published.add(forecast, actual, 0.0);
        published.add_interval(interval, actual);
    } else if method == 0 {
        let interval = made.naive_calibration.interval(scale, horizon, forecast);
        cell.by_method[method].add_interval(interval, actual);
        let naive = &mut cell.of_size(class)[1];
        naive.add(forecast, actual, 0.0);
        naive.add_interval(interval, actual);
    }
}

fn tally_grade(
    made: &Made,
    grade: usize,
    (method, horizon): (Method, usize),
    forecast: f64,
    actual: f64,
    cell: &mut Cell,
) {
    let (side, calibration) = match method {
        Method::Reconciled => (0, &made.calibration),
        Method::Naive => (1, &made.naive_calibration),
        _ => return,
    };
    let tally = &mut cell.of_grade(grade)[side];
    tally.add(forecast, actual, GRADE_PUPILS_MIN);
    tally.add_interval(calibration.interval(Scale::SchoolGrade, horizon, forecast), actual);
}

fn results(panel: &Panel, horizons: &[usize], scored: &[(i32, Vec<Vec<Cell>>)]) -> Vec<BacktestResult> {
    let mut names = vec!["school_grade".to_owned(), "school".to_owned()];
    names.extend(panel.levels.iter().map(|level| level.name.clone()));
    let mut results = Vec::new();
    for (level, name) in names.iter().enumerate() {
        for &horizon in horizons {
            let cells: Vec<(i32, &Cell)> = scored
                .iter()
                .map(|(origin, cells)| (*origin, &cells[level][horizon - 1]))
                .filter(|(_, cell)| !cell.by_method[PUBLISHED].is_empty())
                .collect();
            if !cells.is_empty() {
                results.push(result(panel, name, horizon, &cells));
            }
        }
    }
    results
}

fn result(panel: &Panel, level: &str, horizon: usize, cells: &[(i32, &Cell)]) -> BacktestResult {
    let mut all = Cell::new();
    for (_, cell) in cells {
        all.merge(cell);
    }
    let methods = Method::ALL.iter().zip(&all.by_method);
    let by_origin = cells.iter().map(|(origin, cell)| OriginAccuracy {
        origin: *origin,
        accuracy: cell.by_method[PUBLISHED].accuracy(),
        naive: cell.by_method[0].accuracy(),
    });
    let by_size = all.by_size.iter().enumerate().filter(|(_, tallies)| !tallies[0].is_empty());
    let by_grade = panel.grades.iter().zip(&all.by_grade).map(|(grade, tallies)| GradeAccuracy {
        grade: grade.name.clone(),
        accuracy: tallies[0].accuracy(),
        naive: tallies[1].accuracy(),
    });
    BacktestResult {
        level: level.to_owned(),
        horizon,
        accuracy: all.by_method[PUBLISHED].accuracy(),
        naive: all.by_method[0].accuracy(),
        methods: methods
            .map(|(&method, tally)| MethodAccuracy { method, accuracy: tally.accuracy() })
            .collect(),
        by_origin: by_origin.collect(),
        by_grade: by_grade.collect(),
        by_size: by_size
            .map(|(class, tallies)| SizeAccuracy {
                class,
                accuracy: tallies[0].accuracy(),
                naive: tallies[1].accuracy(),
            })
            .collect(),
    }
}
