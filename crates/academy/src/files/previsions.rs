//! `previsions-etablissements`: what the rectorat of the academy expects of each establishment, by level.
//!
//! Cohorts go on as they did; here and there somebody knows of a division that opens or of homes that are built.

use std::ops::ControlFlow;

use super::levels::{History, levels};
use super::{SCHOOL_YEAR, Visit};
use crate::academy::Academy;
use crate::csv::Row;

/// Rentrées that are forecast.
const RENTREES: std::ops::RangeInclusive<i32> = 2027..=2031;
/// Pupils of a division that opens.
const DIVISION: u64 = 30;

pub(super) fn visit_rows<B>(academy: &Academy, visit: Visit<'_, B>) -> ControlFlow<B> {
    let mut row = Row::default();
    for school in &academy.schools {
        let history = History::of(academy, school);
        for year in RENTREES {
            for level in levels(academy, school) {
                let (mut pupils, mut reason) = (history.pupils(&level, year), "");
                if level.code == "2GT" && school.index % 7 == 1 && year >= 2028 {
                    pupils += DIVISION;
                    reason = "ouverture d'une division de seconde à la rentrée 2028";
                } else if level.code == "6E" && school.index % 9 == 4 {
                    pupils += pupils / 20;
                    reason = "logements livrés dans le secteur";
                }
                row.clear();
                row.push(SCHOOL_YEAR);
                row.push(school.uai.as_str());
                row.push(&year.to_string());
                row.push(level.code);
                row.push_number(pupils);
                row.push(reason);
                visit(&row)?;
            }
        }
    }
    ControlFlow::Continue(())
}
