//! Places against pupils, counted and forecast: which establishments overflow, when, and how likely it is.

use std::collections::BTreeMap;

use entente_data::each_figure_row;
use entente_forecast::{CapacityOutlook, CapacityYear, Overflow, SchoolCapacity, capacity_outlook};
use entente_model::Position;

use super::enrolment::{EnrolmentView, ShownCount};
use super::place::FigurePlace;
use super::source::{ClosedSource, FigureFile, FigureReader, FigureSource, ReadableFiles, readable_files};
use crate::error::ExchangeError;
use crate::node::Node;

/// The dataset of places, and its columns: rentrée, establishment, places of a course.
const DATASET: &str = "capacites-accueil";
const COLUMNS: [&str; 3] = ["annee_rentree", "uai", "places"];

/// An establishment against its places.
#[derive(Clone, Debug, PartialEq)]
pub struct OverflowLine {
    /// Its number.
    pub uai: String,
    /// Its name.
    pub name: String,
    /// Its commune, where known.
    pub commune: Option<FigurePlace>,
    /// Where it stands, where known.
    pub position: Option<Position>,
    /// Places at the last rentrée counted.
    pub places: Option<u64>,
    /// Pupils at the last rentrée counted.
    pub pupils: Option<ShownCount>,
    /// The rentrées that are forecast; empty where they are not shown.
    pub years: Vec<CapacityYear>,
    /// The first rentrée with more pupils than places.
    pub first_overflow: Option<Overflow>,
}

impl OverflowLine {
    /// Pupils over places at the last rentrée counted.
    pub fn occupancy(&self) -> Option<f64> {
        let (pupils, places) = (self.pupils?.pupils()?, self.places.filter(|places| *places > 0)?);
        Some(pupils as f64 / places as f64)
    }

    /// Places less pupils at the last rentrée counted.
    pub fn balance(&self) -> Option<i64> {
        let (pupils, places) = (self.pupils?.pupils()?, self.places?);
        Some(i64::try_from(places).ok()? - i64::try_from(pupils).ok()?)
    }

    /// The highest chance of an overflow among the rentrées that are forecast.
    pub fn chance(&self) -> Option<f64> {
        let known = self.years.iter().filter_map(|year| year.overflow_probability);
        known.max_by(f64::total_cmp)
    }
}

/// Places against pupils, as a party sees them.
#[derive(Clone, Debug, Default)]
pub struct CapacityView {
    /// Where the places come from.
    pub sources: Vec<FigureSource>,
    /// Deliveries that are no longer open to the party.
    pub closed: Vec<ClosedSource>,
    /// The establishments with places or pupils, by number.
    pub lines: Vec<OverflowLine>,
}

impl CapacityView {
    /// The line of an establishment.
    pub fn line(&self, uai: &str) -> Option<&OverflowLine> {
        self.lines.iter().find(|line| line.uai == uai)
    }
}

/// Places that the party may read, against the enrolment that it sees.
///
/// # Errors
/// Where a file that it may read cannot be read.
pub async fn capacity_view(
    node: &Node,
    reader: impl Into<FigureReader>,
    enrolment: &EnrolmentView,
) -> Result<CapacityView, ExchangeError> {
    let reader = reader.into();
    let ReadableFiles { files, closed } = readable_files(node, &reader, DATASET).await?;
    let places = read_places(&files)?;
    let outlooks: BTreeMap<String, CapacityOutlook> = match enrolment.made() {
        None => BTreeMap::new(),
        Some(made) => {
            let all = capacity_outlook(made, &capacities(&places));
            all.into_iter().map(|outlook| (outlook.school.clone(), outlook)).collect()
        }
    };
    let last = enrolment.years().map(|(_, last)| last);
    let mut schools: Vec<&str> = enrolment.institutions().chain(places.keys().map(String::as_str)).collect();
    schools.sort_unstable();
    schools.dedup();
    let lines = schools.into_iter().map(|uai| {
        let place = FigurePlace::institution(uai);
        let pupils = last.and_then(|year| enrolment.count(&place, year, None));
        // A forecast that is not shown says nothing through its places either.
        let is_shown = enrolment.forecast(&place, None).iter().all(|point| point.figure.is_some());
        let outlook = outlooks.get(uai).filter(|_| is_shown).cloned();
        let (years, first_overflow) =
            outlook.map(|outlook| (outlook.years, outlook.first_overflow)).unwrap_or_default();
        OverflowLine {
            uai: uai.to_owned(),
            name: enrolment.name(&place),
            commune: enrolment.territories_of(uai).into_iter().next(),
            position: enrolment.record(uai).and_then(|record| record.position),
            places: places.get(uai).and_then(|years| places_in(years, last)),
            pupils,
            years,
            first_overflow,
        }
    });
    let lines = lines.collect();
    Ok(CapacityView { sources: files.into_iter().map(|file| file.source).collect(), closed, lines })
}

/// Places by rentrée.
type Places = BTreeMap<i32, u64>;

/// The places of the rentrée, or those of the last one before it that are known.
fn places_in(years: &Places, year: Option<i32>) -> Option<u64> {
    let until = year.unwrap_or(i32::MAX);
    years.range(..=until).next_back().or_else(|| years.first_key_value()).map(|(_, places)| *places)
}

fn read_places(files: &[FigureFile]) -> Result<BTreeMap<String, Places>, ExchangeError> {
    let mut all: BTreeMap<String, Places> = BTreeMap::new();
    for file in files {
        let mut own: BTreeMap<(String, i32), u64> = BTreeMap::new();
        let mut fault = None;
        let record = || file.source.dataset.to_string();
        each_figure_row(&file.path, file.format, &COLUMNS, &mut |cells| {
            if let [Some(year), Some(uai), Some(places)] = cells {
                match (year.parse::<i32>(), places.parse::<u32>().map(u64::from)) {
                    (Ok(year), Ok(places)) => *own.entry(((*uai).to_owned(), year)).or_default() += places,
                    _ => fault = Some(format!("`{year}` or `{places}` is not a number")),
                }
            }
        })
        .map_err(|error| ExchangeError::Record { record: record(), reason: error.to_string() })?;
        if let Some(reason) = fault {
            return Err(ExchangeError::Record { record: record(), reason });
        }
        // A later deposit about the same rentrée replaces what an earlier one said.
        for ((uai, year), places) in own {
            all.entry(uai).or_default().insert(year, places);
        }
    }
    Ok(all)
}

fn capacities(places: &BTreeMap<String, Places>) -> Vec<SchoolCapacity> {
    let of_school = |(uai, years): (&String, &Places)| -> Vec<SchoolCapacity> {
        let one = |(&year, &places): (&i32, &u64)| SchoolCapacity {
            school: uai.clone(),
            places: places as f64,
            year: Some(year),
        };
        years.iter().map(one).collect()
    };
    places.iter().flat_map(of_school).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_rentree_or_the_nearest_known() {
        let years = Places::from([(2024, 100), (2026, 120)]);
        for (year, expected) in [(Some(2026), 120), (Some(2025), 100), (Some(2020), 100), (None, 120)] {
            assert_eq!(places_in(&years, year), Some(expected), "{year:?}");
        }
    }

    #[test]
    fn a_hidden_count_gives_no_occupancy() {
        let line = OverflowLine {
            uai: "0990001N".into(),
            name: String::new(),
            commune: None,
            position: None,
            places: Some(120),
            pupils: Some(ShownCount::Hidden),
            years: Vec::new(),
            first_overflow: None,
        };
        assert_eq!((line.occupancy(), line.balance(), line.chance()), (None, None, None));
        let line = OverflowLine { pupils: Some(ShownCount::Count(132)), ..line };
        assert_eq!((line.occupancy(), line.balance()), (Some(1.1), Some(-12)));
    }
}
