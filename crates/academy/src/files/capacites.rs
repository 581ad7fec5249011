//! `capacites-accueil`: divisions and places of each formation (annex 2.10).
//!
//! Places cover the pupils, except in the crowded lycées, which opened one place by division too few in the first
//! year. How much room is left differs: a crowded lycée is full everywhere, some collèges have a seat or two by division,
//! the others have free places. Where cohorts grow, a forecast sees the full ones overflow, at different rentrées.

use std::ops::ControlFlow;

use super::{SCHOOL_YEAR, Visit};
use crate::academy::Academy;
use crate::csv::Row;
use crate::formation::{Course, Formation, FormationIndex};
use crate::school::{Division, School, SchoolKind};

pub(super) fn visit_rows<B>(academy: &Academy, visit: Visit<'_, B>) -> ControlFlow<B> {
    let mut row = Row::default();
    for school in &academy.schools {
        for (index, divisions, pupils) in by_formation(&school.divisions(&academy.catalogue, academy.seed)) {
            let formation = academy.catalogue.get(index);
            let places = places_by_division(school, formation, divisions, pupils);
            row.clear();
            row.push(SCHOOL_YEAR);
            row.push(school.uai.as_str());
            row.push(formation.mef);
            row.push(formation.mefstat);
            row.push(formation.label);
            row.push_number(divisions.into());
            row.push_number(places.into());
            row.push_number(u64::from(divisions) * u64::from(places));
            visit(&row)?;
        }
    }
    ControlFlow::Continue(())
}

/// Formation, divisions and pupils, in the order of the divisions.
fn by_formation(divisions: &[Division]) -> Vec<(FormationIndex, u32, u32)> {
    let mut counts: Vec<(FormationIndex, u32, u32)> = Vec::new();
    for division in divisions {
        match counts.iter_mut().find(|(formation, ..)| *formation == division.formation) {
            Some((_, divisions, pupils)) => {
                *divisions += 1;
                *pupils += division.size;
            }
            None => counts.push((division.formation, 1, division.size)),
        }
    }
    counts
}

fn places_by_division(school: &School, formation: &Formation, divisions: u32, pupils: u32) -> u32 {
    if school.crowded && formation.course == Course::Second {
        return (pupils / divisions).saturating_sub(1).max(1);
    }
    match room(school) {
        Room::Full => pupils.div_ceil(divisions),
        Room::Little => pupils.div_ceil(divisions) + 1,
        Room::Ample => formation.places.max(pupils.div_ceil(divisions)),
    }
}

/// What an establishment has left beside its pupils.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    /// As many places as pupils, or nearly.
    Full,
    /// A seat by division.
    Little,
    /// What divisions usually have.
    Ample,
}

fn room(school: &School) -> Room {
    let is_college = school.kind == SchoolKind::College;
    match school.index {
        _ if school.crowded => Room::Full,
        index if is_college && index % 9 == 4 => Room::Full,
        index if is_college && index % 4 == 3 => Room::Little,
        _ => Room::Ample,
    }
}
