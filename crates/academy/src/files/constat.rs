//! `constat-effectifs`: pupils counted by establishment, rentrée and level, the last rentrée and those before.
//!
//! The last rentrée is that of every other file. The others follow it back: the pupils of a level are those of the cohort that
//! entered some years before, and cohorts grow or shrink with their establishment. Some crowded lycées grow: what a forecast
//! must see.

use std::ops::ControlFlow;

use super::Visit;
use super::levels::{History, Level, levels};
use crate::academy::Academy;
use crate::csv::Row;

/// First rentrée of the series, and the last one, which is that of the academy.
const RENTREES: std::ops::RangeInclusive<i32> = 2018..=2026;

pub(super) fn visit_rows<B>(academy: &Academy, visit: Visit<'_, B>) -> ControlFlow<B> {
    let mut row = Row::default();
    for school in &academy.schools {
        let history = History::of(academy, school);
        let levels = levels(academy, school);
        for year in RENTREES {
            for level in &levels {
                let pupils = history.pupils(level, year);
                if pupils == 0 {
                    continue;
                }
                row.clear();
                row.push(&year.to_string());
                row.push(school.uai.as_str());
                row.push(level.code);
                row.push_number(divisions(level, pupils));
                row.push_number(pupils);
                visit(&row)?;
            }
        }
    }
    ControlFlow::Continue(())
}

/// As many pupils by division as in the last rentrée, one division at least.
fn divisions(level: &Level, pupils: u64) -> u64 {
    let (now, of_now) = (u64::from(level.divisions), u64::from(level.pupils).max(1));
    ((now * pupils + of_now / 2) / of_now).max(1)
}
