//! `localisation-eleves`: the same pupils as `f-carac-elev`, in the same order, with their commune (annex 2.2).

use std::ops::ControlFlow;

use super::{SCHOOL_YEAR, Visit};
use crate::academy::Academy;
use crate::csv::Row;
use crate::pupil::ine;

pub(super) fn visit_rows<B>(academy: &Academy, visit: Visit<'_, B>) -> ControlFlow<B> {
    let mut row = Row::default();
    academy.visit_pupils(|school, division, pupil| {
        let formation = academy.catalogue.get(pupil.formation);
        let commune = &academy.communes[usize::from(pupil.commune)];
        row.clear();
        row.push_ascii(&ine(pupil.number, academy.seed));
        row.push(SCHOOL_YEAR);
        row.push(school.uai.as_str());
        row.push(&division.name);
        row.push(formation.mef);
        row.push(formation.mefstat);
        row.push(formation.label);
        row.push(commune.code);
        row.push(commune.label);
        visit(&row)
    })
}
