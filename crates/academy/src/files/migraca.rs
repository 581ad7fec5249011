//! `migraca`: pupils who were in the academy and are in another one the year after, by formation (annex 2.9).
//!
//! Numbers of establishments of the other académies are invented, under the prefix of a département of each.

use std::ops::ControlFlow;

use entente_model::Uai;

use super::{SCHOOL_YEAR, Visit};
use crate::academy::{ACADEMIE, Academy};
use crate::csv::Row;
use crate::draw::{Draw, Stream};
use crate::formation::Course;

/// Académies where pupils go, the prefix of one of their départements, and how often they go there.
const DESTINATIONS: [(&str, u32, u32); 8] = [
    ("14", 35, 300),
    ("17", 44, 220),
    ("70", 14, 160),
    ("18", 45, 120),
    ("04", 33, 80),
    ("01", 75, 60),
    ("10", 69, 40),
    ("16", 31, 20),
];

pub(super) fn visit_rows<B>(academy: &Academy, visit: Visit<'_, B>) -> ControlFlow<B> {
    let mut row = Row::default();
    for school in &academy.schools {
        let mut draw = Draw::new(academy.seed, Stream::Departures, u64::from(school.index));
        let mut seen: Vec<(u32, &str)> = Vec::new();
        for division in school.divisions(&academy.catalogue, academy.seed) {
            let formation = academy.catalogue.get(division.formation);
            // Two divisions in three lose somebody; whoever leaves goes on in the same formation: years are not followed here.
            if !draw.chance(660) || formation.course == Course::Segpa {
                continue;
            }
            let mut chosen = draw.below(1000);
            let found = DESTINATIONS.iter().find(|(.., weight)| match chosen.checked_sub(*weight) {
                None => true,
                Some(rest) => {
                    chosen = rest;
                    false
                }
            });
            let (academie, prefix, _) = found.unwrap_or(&DESTINATIONS[0]);
            let number = prefix * 10_000 + draw.below(40);
            let (Some(uai), pupils) = (Uai::from_number(number), 1 + draw.below(4)) else { continue };
            if seen.contains(&(number, formation.mef)) {
                continue;
            }
            seen.push((number, formation.mef));
            row.clear();
            row.push(SCHOOL_YEAR);
            row.push(uai.as_str());
            row.push(academie);
            row.push(school.uai.as_str());
            row.push(ACADEMIE);
            row.push(formation.mef);
            row.push(formation.mef);
            row.push(formation.mefstat);
            row.push(formation.mefstat);
            row.push_number(u64::from(pupils));
            visit(&row)?;
        }
    }
    ControlFlow::Continue(())
}
