//! `f-carac-elev`: a pupil by line, its family, its formation and its year before (annex 2.2).

use std::ops::ControlFlow;

use super::{SCHOOL_YEAR, Visit};
use crate::academy::{Academy, DEPARTEMENT};
use crate::csv::Row;
use crate::pupil::{Pupil, ine};
use crate::school::{Division, School};
use crate::social::Society;

/// Columns kept for options.
const OPTIONS_MAX: usize = 12;

pub(super) fn visit_rows<B>(academy: &Academy, visit: Visit<'_, B>) -> ControlFlow<B> {
    let mut row = Row::default();
    academy.visit_pupils(|school, division, pupil| {
        row.clear();
        push_family(academy, pupil, &mut row);
        push_formation(academy, school, division, pupil, &mut row);
        push_previous(academy, pupil, &mut row);
        visit(&row)
    })
}

fn push_family(academy: &Academy, pupil: &Pupil, row: &mut Row) {
    row.push_ascii(&ine(pupil.number, academy.seed));
    row.push(if pupil.sex == 1 { "1" } else { "2" });
    row.push_number(pupil.birth_year.unsigned_abs().into());
    row.push(academy.society.nationality(pupil.nationality));
    row.push(academy.society.pcs(pupil.pcs));
    row.push(Society::relation(pupil.relation));
    row.push(DEPARTEMENT);
    row.push(Society::regime(pupil.regime));
    row.push(if pupil.grant > 0 { "O" } else { "N" });
}

fn push_formation(academy: &Academy, school: &School, division: &Division, pupil: &Pupil, row: &mut Row) {
    let formation = academy.catalogue.get(pupil.formation);
    row.push(SCHOOL_YEAR);
    row.push(school.uai.as_str());
    row.push(if pupil.apprentice { "AP" } else { "ST" });
    row.push(&division.name);
    // Contract of association: the academy has no division without contract.
    row.push(if school.private { "3" } else { "" });
    row.push(formation.mef);
    row.push(formation.mefstat);
    row.push(formation.label);
    let options = pupil.options.codes();
    for code in options {
        row.push(code);
    }
    row.push_empty(OPTIONS_MAX - options.len());
}

fn push_previous(academy: &Academy, pupil: &Pupil, row: &mut Row) {
    let Some((school, formation)) = pupil.previous else {
        return row.push_empty(5);
    };
    let formation = academy.catalogue.get(formation);
    row.push(academy.schools[school as usize].uai.as_str());
    row.push("ST");
    row.push(formation.mef);
    row.push(formation.mefstat);
    row.push(formation.label);
}
