//! Two sides' forecasts of the same schools, side by side: difference, who is higher, the figure that both agree on.
//!
//! Nothing is overwritten: what is agreed is a history, the last entry of which holds. Who may agree is policy's matter.

use std::collections::BTreeMap;
use std::io::Read;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::adjust::GivenTotal;
use crate::forecast::Forecast;
use crate::passage::{PassageError, rows};

/// A figure that the other side forecasts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OtherFigure {
    /// Number of the school, or code of the territory.
    pub school: String,
    /// Grade; empty for all of them.
    #[serde(default)]
    pub grade: String,
    /// Rentrée.
    pub year: i32,
    /// Pupils.
    pub forecast: f64,
}

/// One figure, both sides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparedFigure {
    /// Number of the school.
    pub school: String,
    /// Grade; empty for all of them.
    pub grade: String,
    /// Rentrée.
    pub year: i32,
    /// Our forecast; absent where we have none.
    pub ours: Option<f64>,
    /// Theirs.
    pub theirs: f64,
    /// Theirs less ours.
    pub difference: Option<f64>,
    /// Difference over ours, from −1.
    pub relative: Option<f64>,
    /// How the two stand.
    pub standing: Standing,
    /// What was agreed, if anything.
    pub agreed: Option<AgreedFigure>,
}

/// How two forecasts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Theirs is inside our interval.
    Inside,
    /// Theirs is above it.
    Above,
    /// Theirs is below it.
    Below,
    /// We have no forecast, or no interval.
    Unknown,
}

/// A figure that somebody settled for both sides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgreedFigure {
    /// Number of the school.
    pub school: String,
    /// Grade; empty for all of them.
    #[serde(default)]
    pub grade: String,
    /// Rentrée.
    pub year: i32,
    /// Pupils.
    pub pupils: f64,
    /// Who settled it.
    pub author: String,
    /// When.
    pub settled_on: Date,
    /// Why.
    #[serde(default)]
    pub comment: String,
}

/// Reads the other side's forecasts: `school,grade,year,forecast`, other columns being left out.
///
/// # Errors
/// Where a row is not of that shape.
pub fn read_other_forecast(source: impl Read) -> Result<Vec<OtherFigure>, PassageError> {
    rows(source, "school,grade,year,forecast", |figure: &OtherFigure| figure.forecast)
}

/// Reads given totals: `level,code,grade,year,pupils,weight,source`.
///
/// # Errors
/// Where a row is not of that shape.
pub fn read_given_totals(source: impl Read) -> Result<Vec<GivenTotal>, PassageError> {
    rows(source, "level,code,grade,year,pupils,weight,source", |total: &GivenTotal| total.pupils)
}

/// The two sides, the widest differences first. `agreed` is a history in any order.
pub fn compare(forecast: &Forecast, theirs: &[OtherFigure], agreed: &[AgreedFigure]) -> Vec<ComparedFigure> {
    let mut last: BTreeMap<(&str, &str, i32), &AgreedFigure> = BTreeMap::new();
    for figure in agreed {
        let holds = last.entry((&figure.school, &figure.grade, figure.year)).or_insert(figure);
        if figure.settled_on >= holds.settled_on {
            *holds = figure;
        }
    }
    let mut compared: Vec<ComparedFigure> = theirs
        .iter()
        .map(|other| {
            let agreed = last.get(&(other.school.as_str(), other.grade.as_str(), other.year));
            one(forecast, other, agreed.map(|&figure| figure.clone()))
        })
        .collect();
    let width = |figure: &ComparedFigure| figure.difference.map_or(-1.0, f64::abs);
    compared.sort_by(|a, b| {
        width(b)
            .total_cmp(&width(a))
            .then_with(|| (&a.school, a.year, &a.grade).cmp(&(&b.school, b.year, &b.grade)))
    });
    compared
}

fn one(forecast: &Forecast, other: &OtherFigure, agreed: Option<AgreedFigure>) -> ComparedFigure {
    let grade = (!other.grade.is_empty()).then_some(other.grade.as_str());
    let horizon = usize::try_from(other.year.saturating_sub(forecast.origin())).unwrap_or(0);
    let figure = forecast.school(&other.school, grade, horizon);
    let ours = figure.map(|figure| figure.forecast);
    let difference = ours.map(|ours| other.forecast - ours);
    let standing = match figure.and_then(|figure| Some((figure.low90?, figure.high90?))) {
        None => Standing::Unknown,
        Some((low, _)) if other.forecast < low => Standing::Below,
        Some((_, high)) if other.forecast > high => Standing::Above,
        Some(_) => Standing::Inside,
    };
    ComparedFigure {
        school: other.school.clone(),
        grade: other.grade.clone(),
        year: other.year,
        ours,
        theirs: other.forecast,
        difference,
        relative: ours.filter(|&ours| ours > 0.0).map(|ours| (other.forecast - ours) / ours),
        standing,
        agreed,
    }
}

impl Standing {
    /// Id of its words in the resource files.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::Inside => "forecast-standing-inside",
            Self::Above => "forecast-standing-above",
            Self::Below => "forecast-standing-below",
            Self::Unknown => "forecast-standing-unknown",
        }
    }
}
