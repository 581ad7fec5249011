//! `f-boursiers-prebac` and `f-boursiers-postbac`: counts made on the same pupils as `f-carac-elev` (annex 2.4).
//!
//! Public establishments only, as the annex says; a combination without boursier has no line.

use std::ops::ControlFlow;

use super::{SCHOOL_YEAR, Visit};
use crate::academy::Academy;
use crate::csv::Row;
use crate::formation::Course;
use crate::pupil::{GRANT_LEVELS_LYCEE, GRANT_LEVELS_POST_BAC};
use crate::school::School;

const LEVELS: usize = GRANT_LEVELS_POST_BAC as usize;
/// Scale of the grants after the baccalauréat, by level.
const STEPS: [&str; LEVELS] = ["0BIS", "1", "2", "3", "4", "5", "6", "7"];

/// Boursiers of a school by level, from 1.
#[derive(Default)]
struct Counts {
    before_bac: [u64; LEVELS],
    bts: [u64; LEVELS],
    cpge: [u64; LEVELS],
}

fn count(academy: &Academy, school: &School) -> Counts {
    let mut counts = Counts::default();
    let _ = academy.visit_school(school, &mut |_, _, pupil| {
        if let Some(level) = usize::from(pupil.grant).checked_sub(1) {
            let by_level = match academy.catalogue.get(pupil.formation).course {
                Course::Bts => &mut counts.bts,
                Course::Cpge => &mut counts.cpge,
                _ => &mut counts.before_bac,
            };
            by_level[level] += 1;
        }
        ControlFlow::<()>::Continue(())
    });
    counts
}

pub(super) fn visit_prebac_rows<B>(academy: &Academy, visit: Visit<'_, B>) -> ControlFlow<B> {
    let mut row = Row::default();
    for school in academy.schools.iter().filter(|school| !school.private) {
        let counts = count(academy, school).before_bac;
        for (level, &boursiers) in (1..=u64::from(GRANT_LEVELS_LYCEE)).zip(&counts) {
            if boursiers > 0 {
                row.clear();
                row.push(SCHOOL_YEAR);
                row.push(school.uai.as_str());
                row.push_number(level);
                row.push_number(boursiers);
                visit(&row)?;
            }
        }
    }
    ControlFlow::Continue(())
}

pub(super) fn visit_postbac_rows<B>(academy: &Academy, visit: Visit<'_, B>) -> ControlFlow<B> {
    let mut row = Row::default();
    for school in academy.schools.iter().filter(|school| !school.private) {
        let counts = count(academy, school);
        for (name, by_level) in [("BTS", &counts.bts), ("CPGE", &counts.cpge)] {
            for (step, &boursiers) in STEPS.iter().zip(by_level) {
                if boursiers > 0 {
                    row.clear();
                    row.push(SCHOOL_YEAR);
                    row.push(school.uai.as_str());
                    row.push(name);
                    row.push(step);
                    row.push_number(boursiers);
                    visit(&row)?;
                }
            }
        }
    }
    ControlFlow::Continue(())
}
