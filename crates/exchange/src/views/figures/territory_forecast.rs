//! The projections that an academy makes by département, level and sector, beside the sum of the forecasts of establishments.
//!
//! A sum is that of the establishments whose forecast is shown, with how many are not in it: it tells nothing that their pages do not, however
//! territories, levels and sectors are subtracted from each other.

use std::collections::{BTreeMap, BTreeSet};

use entente_data::each_figure_row;
use entente_model::Sector;

use super::enrolment::EnrolmentView;
use super::place::FigurePlace;
use super::source::{ClosedSource, FigureFile, FigureReader, FigureSource, ReadableFiles, readable_files};
use crate::error::ExchangeError;
use crate::node::Node;

/// The dataset of projections, and its columns.
const DATASET: &str = "previsions-academiques";
const COLUMNS: [&str; 10] = [
    "annee_prevision",
    "niveau_territoire",
    "code_territoire",
    "secteur",
    "annee_rentree",
    "niveau",
    "effectif_prevu",
    "hypothese",
    "borne_basse",
    "borne_haute",
];
/// The hypothesis that is compared.
const CENTRAL: &str = "centrale";
/// Codes of the list `secteurs`.
const SECTORS: [(&str, Sector); 2] = [("PU", Sector::Public), ("PR", Sector::Prive)];

/// A projection beside our sum.
#[derive(Clone, Debug, PartialEq)]
pub struct TerritoryForecastLine {
    /// The rentrée.
    pub year: i32,
    /// Level of schooling; absent for the sum of all those that are compared.
    pub grade: Option<String>,
    /// Code of the sector.
    pub sector: &'static str,
    /// Pupils projected.
    pub projected: f64,
    /// Its interval, where its producer gives one.
    pub bounds: Option<[f64; 2]>,
    /// The sum of the forecasts of establishments.
    pub ours: SummedForecast,
}

/// The sum of the forecasts of establishments.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SummedForecast {
    /// Of those that are shown.
    Sum {
        /// Pupils.
        pupils: f64,
        /// Establishments whose forecast is not shown, which are not in it.
        left_out: usize,
    },
    /// The forecast of none of them is shown.
    Hidden,
    /// No establishment has that level.
    None,
}

impl TerritoryForecastLine {
    /// Our sum, where it is shown.
    pub fn sum(&self) -> Option<f64> {
        match self.ours {
            SummedForecast::Sum { pupils, .. } => Some(pupils),
            SummedForecast::Hidden | SummedForecast::None => None,
        }
    }

    /// Establishments that are not in our sum.
    pub fn left_out(&self) -> usize {
        match self.ours {
            SummedForecast::Sum { left_out, .. } => left_out,
            SummedForecast::Hidden | SummedForecast::None => 0,
        }
    }

    /// Projected less ours.
    pub fn difference(&self) -> Option<f64> {
        Some(self.projected - self.sum()?)
    }
}

/// Pupils projected, and the interval.
type Projected = (f64, Option<[f64; 2]>);

/// The latest projections that a party may read.
#[derive(Clone, Debug, Default)]
pub struct TerritoryForecastView {
    /// Where they come from.
    pub source: Option<FigureSource>,
    /// Deliveries that are no longer open to the party.
    pub closed: Vec<ClosedSource>,
    /// The year in which they were made.
    pub made_in: Option<i32>,
    /// By territory, rentrée, level and sector.
    figures: BTreeMap<(FigurePlace, i32, String, &'static str), Projected>,
}

/// The latest projections that the party may read.
///
/// # Errors
/// Where a file that it may read cannot be read.
pub async fn territory_forecast(
    node: &Node,
    reader: impl Into<FigureReader>,
) -> Result<TerritoryForecastView, ExchangeError> {
    let reader = reader.into();
    let ReadableFiles { files, closed } = readable_files(node, &reader, DATASET).await?;
    let Some(file) = files.last() else {
        return Ok(TerritoryForecastView { closed, ..TerritoryForecastView::default() });
    };
    Ok(TerritoryForecastView { closed, ..read(file)? })
}

/// What a projection is of: territory, year, grade and sector.
type ProjectionKey = (FigurePlace, i32, String, &'static str);

fn read(file: &FigureFile) -> Result<TerritoryForecastView, ExchangeError> {
    // Of several projections in a file, the last one is that of today.
    let mut by_year: BTreeMap<i32, BTreeMap<ProjectionKey, Projected>> = BTreeMap::new();
    let mut fault = None;
    each_figure_row(&file.path, file.format, &COLUMNS, &mut |cells| {
        let [Some(made_in), Some(level), Some(code), Some(sector), Some(year), Some(grade), Some(pupils), ..] =
            cells
        else {
            return;
        };
        if cells[7] != Some(CENTRAL) {
            return;
        }
        let place = match *level {
            "DEP" => FigurePlace::territory("departement", *code),
            "ACA" => FigurePlace::territory("academie", *code),
            _ => None,
        };
        let known = SECTORS.iter().find(|(known, _)| known == sector);
        let (Some(place), Some((sector, _))) = (place, known) else { return };
        let (Ok(made_in), Ok(year), Ok(pupils)) =
            (made_in.parse::<i32>(), year.parse::<i32>(), pupils.parse::<u32>())
        else {
            fault = Some(format!("`{year}` or `{pupils}` is not a number"));
            return;
        };
        let bound = |at: usize| cells[at].and_then(|text| text.replace(',', ".").parse::<f64>().ok());
        let bounds = bound(8).zip(bound(9)).map(|(low, high)| [low, high]);
        let key = (place, year, (*grade).to_owned(), *sector);
        by_year.entry(made_in).or_default().insert(key, (f64::from(pupils), bounds));
    })
    .map_err(|error| error.to_string())
    .and_then(|()| fault.map_or(Ok(()), Err))
    .map_err(|reason| ExchangeError::Record { record: file.source.dataset.to_string(), reason })?;
    let (made_in, figures) =
        by_year.pop_last().map(|(year, figures)| (Some(year), figures)).unwrap_or_default();
    Ok(TerritoryForecastView { source: Some(file.source.clone()), closed: Vec::new(), made_in, figures })
}

impl TerritoryForecastView {
    /// The projections of a territory for the rentrées that are forecast too, each beside our sum: by rentrée, then sector, then
    /// level in the order of schooling, the sum of the levels compared last.
    pub fn compared(&self, enrolment: &EnrolmentView, place: &FigurePlace) -> Vec<TerritoryForecastLine> {
        let Some(made) = enrolment.made() else { return Vec::new() };
        let years = made.origin() + 1..=made.origin() + i32::try_from(made.horizons()).unwrap_or(0);
        let mut lines = Vec::new();
        for year in years {
            for (sector, kind) in SECTORS {
                let schools = schools_of(enrolment, place, kind);
                let mut of_sector: Vec<TerritoryForecastLine> = Vec::new();
                for grade in enrolment.grades() {
                    let key = (place.clone(), year, grade.clone(), sector);
                    let Some(&(projected, bounds)) = self.figures.get(&key) else { continue };
                    let ours = summed(enrolment, &schools, grade, year);
                    of_sector.push(TerritoryForecastLine {
                        year,
                        grade: Some(grade.clone()),
                        sector,
                        projected,
                        bounds,
                        ours,
                    });
                }
                let total = total(&of_sector);
                lines.append(&mut of_sector);
                lines.extend(total);
            }
        }
        lines
    }
}

/// The sum of the levels that stand on both sides.
fn total(lines: &[TerritoryForecastLine]) -> Option<TerritoryForecastLine> {
    let compared: Vec<&TerritoryForecastLine> = lines.iter().filter(|line| line.sum().is_some()).collect();
    let first = compared.first()?;
    Some(TerritoryForecastLine {
        year: first.year,
        grade: None,
        sector: first.sector,
        projected: compared.iter().map(|line| line.projected).sum(),
        bounds: None,
        ours: SummedForecast::Sum {
            pupils: compared.iter().filter_map(|line| line.sum()).sum(),
            left_out: compared.iter().map(|line| line.left_out()).sum(),
        },
    })
}

/// The establishments of a territory that the directory says are of that sector.
fn schools_of(enrolment: &EnrolmentView, place: &FigurePlace, sector: Sector) -> BTreeSet<String> {
    let is_of = |uai: &&str| enrolment.record(uai).is_some_and(|record| record.institution.sector == sector);
    enrolment.institutions_of(place).into_iter().filter(is_of).map(str::to_owned).collect()
}

fn summed(enrolment: &EnrolmentView, schools: &BTreeSet<String>, grade: &str, year: i32) -> SummedForecast {
    let Some(made) = enrolment.made() else { return SummedForecast::None };
    let (mut shown, mut left_out) = (None, 0);
    for uai in schools {
        let place = FigurePlace::institution(uai.clone());
        if !enrolment.grades_of(&place).contains(&grade) {
            continue;
        }
        let points = enrolment.forecast(&place, Some(grade));
        let Some(point) = points.iter().find(|point| point.year == year) else { continue };
        if point.figure.is_none() {
            left_out += 1;
            continue;
        }
        let horizon = usize::try_from(year - made.origin()).unwrap_or(0);
        let figure = made.school(uai, Some(grade), horizon);
        *shown.get_or_insert(0.0) += figure.map_or(0.0, |figure| figure.forecast);
    }
    match (shown, left_out) {
        (Some(pupils), left_out) => SummedForecast::Sum { pupils, left_out },
        (None, 0) => SummedForecast::None,
        (None, _) => SummedForecast::Hidden,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(grade: &str, projected: f64, ours: SummedForecast) -> TerritoryForecastLine {
        TerritoryForecastLine {
            year: 2027,
            grade: Some(grade.to_owned()),
            sector: "PU",
            projected,
            bounds: None,
            ours,
        }
    }

    fn sum(pupils: f64, left_out: usize) -> SummedForecast {
        SummedForecast::Sum { pupils, left_out }
    }

    #[test]
    fn a_total_speaks_of_the_same_levels_on_both_sides() {
        let lines = [
            line("6E", 120.0, sum(118.0, 0)),
            line("5E", 130.0, sum(128.5, 0)),
            line("STS", 40.0, SummedForecast::None),
        ];
        let both = total(&lines).unwrap();
        assert_eq!((both.projected, both.sum(), both.difference()), (250.0, Some(246.5), Some(3.5)));
    }

    #[test]
    fn a_hidden_level_is_not_compared() {
        let lines = [
            line("6E", 120.0, sum(118.0, 1)),
            line("5E", 4.0, SummedForecast::Hidden),
            line("4E", 90.0, sum(88.0, 2)),
        ];
        let both = total(&lines).unwrap();
        assert_eq!((both.projected, both.sum(), both.left_out()), (210.0, Some(206.0), 3));
        assert!(total(&lines[1..2]).is_none() && total(&[]).is_none());
    }
}
