//! Enrolment as a party sees it: counts that may be shown, forecasts from them, and what was hidden.
//!
//! Reading the files is `read_enrolment`'s work, choosing what is hidden `protection`'s.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use entente_forecast::{BacktestResult, Figure, Forecast};
use entente_model::InstitutionRecord;

use super::place::{FigurePlace, LEVELS, PlaceName};
use super::protection::{HiddenCell, Territories};
use super::source::{ClosedSource, FigureSource};
use crate::known_reference::{KnownReference, ReferenceContent};

/// Pupils by rentrée and level.
pub(crate) type Counts = BTreeMap<(i32, String), u64>;

/// A count, or that there is one which is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownCount {
    /// Pupils.
    Count(u64),
    /// Small, or it would tell a small one.
    Hidden,
}

impl ShownCount {
    /// Pupils, where they are shown.
    pub fn pupils(self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(count),
            Self::Hidden => None,
        }
    }
}

/// A rentrée that is forecast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ForecastPoint {
    /// The rentrée.
    pub year: i32,
    /// Absent where it is not shown.
    pub figure: Option<Figure>,
}

/// What a party may see of enrolment.
pub struct EnrolmentView {
    /// Where the counts come from, by period.
    pub sources: Vec<FigureSource>,
    /// Deliveries that are no longer open to the party.
    pub closed: Vec<ClosedSource>,
    /// Counts under it are hidden.
    pub threshold: u32,
    pub(super) counts: BTreeMap<FigurePlace, Counts>,
    pub(super) hidden: BTreeMap<i32, HashSet<HiddenCell>>,
    pub(super) grades: Vec<String>,
    pub(super) forecast: Option<Forecast>,
    pub(super) schools: BTreeMap<String, Territories>,
    pub(super) directory: Option<Arc<KnownReference>>,
    pub(super) territory_names: BTreeMap<FigurePlace, String>,
    pub(super) grade_names: BTreeMap<String, String>,
}

impl std::fmt::Debug for EnrolmentView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EnrolmentView({} places)", self.counts.len())
    }
}

impl EnrolmentView {
    /// The version of the directory that names and places establishments.
    pub(crate) fn directory_version(&self) -> Option<String> {
        self.directory.as_ref().map(|known| known.version.id.to_string())
    }

    /// Whether there is anything to show.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// First and last rentrée that were counted.
    pub fn years(&self) -> Option<(i32, i32)> {
        let years = || self.counts.values().flat_map(|counts| counts.keys().map(|(year, _)| *year));
        Some((years().min()?, years().max()?))
    }

    /// The levels taught somewhere, in the order of schooling.
    pub fn grades(&self) -> &[String] {
        &self.grades
    }

    /// The name of a level; its code where the list does not have it.
    pub fn grade_name<'a>(&'a self, grade: &'a str) -> &'a str {
        self.grade_names.get(grade).map_or(grade, String::as_str)
    }

    /// The levels that a place has or had.
    pub fn grades_of(&self, place: &FigurePlace) -> Vec<&str> {
        let Some(counts) = self.counts.get(place) else { return Vec::new() };
        let taught = |grade: &&String| counts.keys().any(|(_, known)| known == *grade);
        self.grades.iter().filter(taught).map(String::as_str).collect()
    }

    /// Whether pupils of that place were ever counted.
    pub fn knows(&self, place: &FigurePlace) -> bool {
        self.counts.contains_key(place)
    }

    /// Pupils of a place in a rentrée, of a level or of all; nothing where none was counted.
    pub fn count(&self, place: &FigurePlace, year: i32, grade: Option<&str>) -> Option<ShownCount> {
        let counts = self.counts.get(place)?;
        let of = |grade: &str| counts.get(&(year, grade.to_owned())).copied();
        let count = match grade {
            Some(grade) => of(grade)?,
            None => {
                let all: Vec<u64> = self.grades.iter().filter_map(|grade| of(grade)).collect();
                if all.is_empty() {
                    return None;
                }
                all.iter().sum()
            }
        };
        let cell = (place.clone(), grade.map(str::to_owned));
        let is_hidden = self.hidden.get(&year).is_some_and(|hidden| hidden.contains(&cell));
        Some(if is_hidden { ShownCount::Hidden } else { ShownCount::Count(count) })
    }

    /// How a place was counted, rentrée after rentrée.
    pub fn history(&self, place: &FigurePlace, grade: Option<&str>) -> Vec<(i32, ShownCount)> {
        let Some((first, last)) = self.years() else { return Vec::new() };
        (first..=last).filter_map(|year| Some((year, self.count(place, year, grade)?))).collect()
    }

    /// How many cells are hidden in a rentrée.
    pub fn hidden_in(&self, year: i32) -> usize {
        self.hidden.get(&year).map_or(0, HashSet::len)
    }

    /// The forecast that was made, with its record; absent where there are too few rentrées.
    pub fn made(&self) -> Option<&Forecast> {
        self.forecast.as_ref()
    }

    /// What is forecast of a place, of a level or of all.
    ///
    /// Where a level of the place is hidden at the origin, none of its levels is forecast in public: each would tell the
    /// hidden one from which it comes.
    pub fn forecast(&self, place: &FigurePlace, grade: Option<&str>) -> Vec<ForecastPoint> {
        let Some(made) = &self.forecast else { return Vec::new() };
        let is_hidden = self.is_forecast_hidden(place, grade, made.origin());
        let figure = |horizon: usize| match place.is_institution() {
            true => made.school(&place.code, grade, horizon),
            false => made.territory(&place.level, &place.code, grade, horizon),
        };
        (1..=made.horizons())
            .filter_map(|horizon| {
                let figure = figure(horizon)?;
                let year = made.origin() + i32::try_from(horizon).unwrap_or(0);
                Some(ForecastPoint { year, figure: (!is_hidden).then_some(figure) })
            })
            .collect()
    }

    fn is_forecast_hidden(&self, place: &FigurePlace, grade: Option<&str>, origin: i32) -> bool {
        let Some(hidden) = self.hidden.get(&origin) else { return false };
        hidden.iter().any(|(of, cell)| of == place && (cell.is_none() || grade.is_some()))
    }

    /// How the methods did at the origins before, at the level of a place and one horizon.
    pub fn backtest(
        &self,
        place: &FigurePlace,
        grade: Option<&str>,
        horizon: usize,
    ) -> Option<&BacktestResult> {
        let level = if place.is_institution() && grade.is_some() { "school_grade" } else { &place.level };
        self.forecast.as_ref()?.run.backtest.as_ref()?.result(level, horizon)
    }

    /// The establishments that were counted, by number.
    pub fn institutions(&self) -> impl Iterator<Item = &str> {
        self.schools.keys().map(String::as_str)
    }

    /// The establishments that were counted, and the territories in which each lies.
    pub(crate) fn schools(&self) -> &BTreeMap<String, Territories> {
        &self.schools
    }

    /// Those of a territory.
    pub fn institutions_of(&self, place: &FigurePlace) -> Vec<&str> {
        let level = LEVELS.iter().position(|level| *level == place.level);
        let lies = |(_, known): &(&String, &Territories)| level.is_some_and(|at| known[at] == place.code);
        self.schools.iter().filter(lies).map(|(uai, _)| uai.as_str()).collect()
    }

    /// The territories that an establishment lies in, from the lowest level.
    pub fn territories_of(&self, uai: &str) -> Vec<FigurePlace> {
        let known = self.schools.get(uai).cloned().unwrap_or_default();
        let places = LEVELS.iter().zip(known).filter(|(_, code)| !code.is_empty());
        places.filter_map(|(level, code)| FigurePlace::territory(level, code)).collect()
    }

    /// Whether an establishment lies in a territory, or is that establishment.
    pub fn lies_in(&self, uai: &str, place: &FigurePlace) -> bool {
        if place.is_institution() { place.code == uai } else { self.territories_of(uai).contains(place) }
    }

    /// The territories of a level, with their names, by name.
    pub fn territories(&self, level: &str) -> Vec<PlaceName> {
        let of_level = self.counts.keys().filter(|place| place.level == level);
        let mut named: Vec<PlaceName> =
            of_level.map(|place| PlaceName { place: place.clone(), name: self.name(place) }).collect();
        named.sort_by(|a, b| (&a.name, &a.place).cmp(&(&b.name, &b.place)));
        named
    }

    /// The record of the directory.
    pub fn record(&self, uai: &str) -> Option<&InstitutionRecord> {
        let ReferenceContent::Institutions(records) = &self.directory.as_ref()?.content else { return None };
        let at = records.binary_search_by(|record| record.institution.uai.as_str().cmp(uai)).ok()?;
        records.get(at)
    }

    /// The name of a place, where a reference or a nomenclature names it.
    pub fn known_name(&self, place: &FigurePlace) -> Option<&str> {
        let known = match place.is_institution() {
            true => self.record(&place.code).map(|record| &record.institution.name),
            false => self.territory_names.get(place),
        };
        known.map(String::as_str).filter(|name| !name.is_empty())
    }

    /// The name of a place; its code where nothing names it.
    pub fn name(&self, place: &FigurePlace) -> String {
        self.known_name(place).unwrap_or(&place.code).to_owned()
    }
}
