//! `previsions-academiques`: what the académie projects by département, sector and level, all establishments together.
//!
//! The cohorts are those of `previsions-etablissements`, without what is known of one establishment: no division that opens, no
//! homes. The interval is 3 % on each side.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::levels::{History, levels};
use super::{SCHOOL_YEAR, Visit};
use crate::academy::{ACADEMIE, Academy, DEPARTEMENT};
use crate::csv::Row;

/// The rentrée that is counted, and those that are projected.
const COUNTED: i32 = 2026;
const RENTREES: std::ops::RangeInclusive<i32> = 2027..=2031;

pub(super) fn visit_rows<B>(academy: &Academy, visit: Visit<'_, B>) -> ControlFlow<B> {
    let sums = sums(academy);
    let mut row = Row::default();
    for (territory, code) in [("DEP", DEPARTEMENT), ("ACA", ACADEMIE)] {
        for ((year, sector, level), projected) in sums.iter().filter(|((year, ..), _)| *year != COUNTED) {
            let counted = sums.get(&(COUNTED, *sector, *level)).copied().unwrap_or_default();
            row.clear();
            row.push(SCHOOL_YEAR);
            row.push(territory);
            row.push(code);
            row.push(sector);
            row.push(&year.to_string());
            row.push(level);
            row.push_number(counted);
            row.push_number(*projected);
            row.push("centrale");
            row.push(&(projected * 97 / 100).to_string());
            row.push(&(projected * 103).div_ceil(100).to_string());
            visit(&row)?;
        }
    }
    ControlFlow::Continue(())
}

/// Pupils by rentrée, sector and level.
fn sums(academy: &Academy) -> BTreeMap<(i32, &'static str, &'static str), u64> {
    let mut sums = BTreeMap::new();
    for school in &academy.schools {
        let history = History::of(academy, school);
        let sector = if school.private { "PR" } else { "PU" };
        for level in levels(academy, school) {
            for year in std::iter::once(COUNTED).chain(RENTREES) {
                *sums.entry((year, sector, level.code)).or_default() += history.pupils(&level, year);
            }
        }
    }
    sums
}
