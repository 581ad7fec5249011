//! The other side's forecast beside ours: difference by establishment, the reasons that it gives, its versions.

use std::collections::{BTreeMap, BTreeSet};

use entente_data::each_figure_row;
use entente_forecast::{ComparedFigure, OtherFigure, compare};

use super::enrolment::EnrolmentView;
use super::place::FigurePlace;
use super::source::{ClosedSource, FigureFile, FigureReader, FigureSource, ReadableFiles, readable_files};
use crate::error::ExchangeError;
use crate::node::Node;

/// The dataset of forecasts by establishment, and its columns.
const DATASET: &str = "previsions-etablissements";
const COLUMNS: [&str; 6] = ["annee_prevision", "uai", "annee_rentree", "niveau", "effectif_prevu", "motif"];

/// Reasons by establishment.
type Reasons = BTreeMap<String, BTreeSet<String>>;

/// What another producer forecasts.
#[derive(Clone, Debug, Default)]
pub struct OtherForecastView {
    /// Where its latest forecast comes from.
    pub source: Option<FigureSource>,
    /// Deliveries that are no longer open to the party.
    pub closed: Vec<ClosedSource>,
    /// Figures by establishment, level and rentrée.
    figures: Vec<OtherFigure>,
    /// Reasons that it gives, by establishment.
    reasons: Reasons,
}

/// What the party may read of the forecasts that a producer makes by establishment: the latest.
///
/// # Errors
/// Where a file that it may read cannot be read.
pub async fn other_forecast(
    node: &Node,
    reader: impl Into<FigureReader>,
) -> Result<OtherForecastView, ExchangeError> {
    let reader = reader.into();
    let ReadableFiles { files, closed } = readable_files(node, &reader, DATASET).await?;
    let Some(file) = files.last() else {
        return Ok(OtherForecastView { closed, ..OtherForecastView::default() });
    };
    let mut view = read(file)?;
    view.closed = closed;
    Ok(view)
}

fn read(file: &FigureFile) -> Result<OtherForecastView, ExchangeError> {
    // Of several forecasts in a file, the last one is that of today.
    let mut by_year: BTreeMap<String, (Vec<OtherFigure>, Reasons)> = BTreeMap::new();
    let mut fault = None;
    each_figure_row(&file.path, file.format, &COLUMNS, &mut |cells| {
        let [Some(made_in), Some(uai), Some(year), Some(grade), Some(pupils), reason] = cells else { return };
        let (Ok(year), Ok(pupils)) = (year.parse::<i32>(), pupils.parse::<u32>()) else {
            fault = Some(format!("`{year}` or `{pupils}` is not a number"));
            return;
        };
        let (figures, reasons) = by_year.entry((*made_in).to_owned()).or_default();
        figures.push(OtherFigure {
            school: (*uai).to_owned(),
            grade: (*grade).to_owned(),
            year,
            forecast: f64::from(pupils),
        });
        if let Some(reason) = reason {
            reasons.entry((*uai).to_owned()).or_default().insert((*reason).to_owned());
        }
    })
    .map_err(|error| error.to_string())
    .and_then(|()| fault.map_or(Ok(()), Err))
    .map_err(|reason| ExchangeError::Record { record: file.source.dataset.to_string(), reason })?;
    let (figures, reasons) = by_year.pop_last().map(|(_, last)| last).unwrap_or_default();
    Ok(OtherForecastView { source: Some(file.source.clone()), closed: Vec::new(), figures, reasons })
}

impl OtherForecastView {
    /// What it forecasts of a place, by rentrée, of a level or of all.
    ///
    /// Of a territory, only where all of its establishments are forecast: a sum that lacks some would look like a fall.
    pub fn of(
        &self,
        enrolment: &EnrolmentView,
        place: &FigurePlace,
        grade: Option<&str>,
    ) -> BTreeMap<i32, f64> {
        let schools: BTreeSet<&str> = match place.is_institution() {
            true => BTreeSet::from([place.code.as_str()]),
            false => enrolment.institutions_of(place).into_iter().collect(),
        };
        let mut sums: BTreeMap<i32, (f64, BTreeSet<&str>)> = BTreeMap::new();
        for figure in &self.figures {
            if schools.contains(figure.school.as_str()) {
                let (sum, told) = sums.entry(figure.year).or_default();
                told.insert(&figure.school);
                if grade.is_none_or(|grade| grade == figure.grade) {
                    *sum += figure.forecast;
                }
            }
        }
        let complete = sums.into_iter().filter(|(_, (_, told))| told.len() == schools.len());
        complete.map(|(year, (sum, _))| (year, sum)).collect()
    }

    /// Both sides' totals by establishment of a place, for one rentrée, the widest differences first.
    pub fn compared(&self, enrolment: &EnrolmentView, place: &FigurePlace, year: i32) -> Vec<ComparedFigure> {
        let Some(made) = enrolment.made() else { return Vec::new() };
        let schools = match place.is_institution() {
            true => vec![place.code.as_str()],
            false => enrolment.institutions_of(place),
        };
        let totals: Vec<OtherFigure> = schools
            .into_iter()
            .filter(|uai| {
                let ours = enrolment.forecast(&FigurePlace::institution(*uai), None);
                ours.iter().all(|point| point.figure.is_some())
            })
            .filter_map(|uai| {
                let theirs = self.of(enrolment, &FigurePlace::institution(uai), None);
                let forecast = *theirs.get(&year)?;
                Some(OtherFigure { school: uai.to_owned(), grade: String::new(), year, forecast })
            })
            .collect();
        compare(made, &totals, &[])
    }

    /// Why it departs from the trend, in its producer's words.
    pub fn reasons(&self, uai: &str) -> Vec<&str> {
        self.reasons.get(uai).into_iter().flatten().map(String::as_str).collect()
    }
}
