//! Entries of a territory from what drives them: births so many years before, or pupils of the feeder schools.
//!
//! The ratio of entries to the driver is pooled over the last years, the latest weighing most; the totals that it gives go
//! to a forecast as given totals. The share of each school in its territory stays what the schools' own history says.

use std::io::Read;

use serde::{Deserialize, Serialize};

use crate::adjust::GivenTotal;
use crate::panel::{NOWHERE, Panel};
use crate::passage::{PassageError, rows};

/// Years that a ratio looks back on, and the weight of a year against the one after it.
const YEARS_MAX: usize = 4;
const RECENCY: f64 = 0.7;

/// The driver of a territory's entries in one year: the births, or the feeder grade's pupils, that enter then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryDriver {
    /// Code of the territory.
    pub territory: String,
    /// Rentrée at which they enter: births of 2015 enter sixième in 2026.
    pub year: i32,
    /// Births or pupils.
    pub pupils: f64,
}

/// Reads drivers: `territory,year,pupils`.
///
/// # Errors
/// Where a row is not of that shape.
pub fn read_entry_drivers(source: impl Read) -> Result<Vec<EntryDriver>, PassageError> {
    rows(source, "territory,year,pupils", |driver: &EntryDriver| driver.pupils)
}

/// Totals of an entry grade for the years ahead of `origin` whose driver is known. A territory without two years of both has
/// none.
pub fn entry_totals(
    panel: &Panel,
    level: &str,
    grade: &str,
    origin: i32,
    drivers: &[EntryDriver],
    weight: f64,
) -> Vec<GivenTotal> {
    let Some(position) = panel.levels.iter().position(|known| known.name == level) else { return Vec::new() };
    let Some(grade_position) = panel.grades.iter().position(|known| known.name == grade) else {
        return Vec::new();
    };
    let Some(last) = panel.year_position(origin) else { return Vec::new() };
    let mut totals = Vec::new();
    for (node, code) in panel.levels[position].codes.iter().enumerate() {
        let of_node =
            |year: i32| drivers.iter().find(|driver| driver.territory == *code && driver.year == year);
        let (mut entered, mut driven, mut weight_of_year, mut years) = (0.0, 0.0, 1.0, 0);
        for year in (0..=last).rev().take(YEARS_MAX) {
            if let Some(driver) = of_node(panel.first_year + year as i32).filter(|driver| driver.pupils > 0.0)
            {
                entered += weight_of_year * entries(panel, position, node, grade_position, (last, year));
                driven += weight_of_year * driver.pupils;
                years += 1;
            }
            weight_of_year *= RECENCY;
        }
        if years < 2 || driven <= 0.0 {
            continue;
        }
        let ahead = drivers.iter().filter(|driver| driver.territory == *code && driver.year > origin);
        totals.extend(ahead.map(|driver| GivenTotal {
            level: level.to_owned(),
            code: code.clone(),
            grade: grade.to_owned(),
            year: driver.year,
            pupils: entered / driven * driver.pupils,
            weight,
            source: format!("driver of entries, ratio of {years} years"),
        }));
    }
    totals
}

fn entries(panel: &Panel, level: usize, node: usize, grade: usize, (origin, year): (usize, usize)) -> f64 {
    let lies_there = |school: &usize| {
        let known = panel.node(level, *school, origin);
        known != NOWHERE && known as usize == node
    };
    (0..panel.schools.len()).filter(lies_there).map(|school| panel.at(school, year)[grade]).sum()
}
