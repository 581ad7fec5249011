//! Levels of an establishment (sixième, seconde générale…) from its formations, and how many pupils they had or will have.
//!
//! Arithmetic on whole numbers only: the same seed gives the same counts on every machine.

use crate::academy::Academy;
use crate::draw::{Draw, Stream};
use crate::formation::{Course, Formation};
use crate::school::School;

/// The rentrée of the academy.
const NOW: i32 = 2026;
/// Cohorts that enter from this year on are drawn.
const FIRST_COHORT: i32 = 2010;
/// In thousandths: no change.
const SAME: i64 = 1000;

/// A level of an establishment in the rentrée of the academy.
pub(super) struct Level {
    /// Its code in the list `niveaux-2d`.
    pub(super) code: &'static str,
    /// Years since its pupils entered that kind of establishment.
    steps: i32,
    pub(super) divisions: u32,
    pub(super) pupils: u32,
}

/// The levels that an establishment teaches, in the order of its divisions.
pub(super) fn levels(academy: &Academy, school: &School) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    for division in school.divisions(&academy.catalogue, academy.seed) {
        let (code, steps) = level_of(academy.catalogue.get(division.formation));
        match levels.iter_mut().find(|level| level.code == code) {
            Some(level) => {
                level.divisions += 1;
                level.pupils += division.size;
            }
            None => levels.push(Level { code, steps, divisions: 1, pupils: division.size }),
        }
    }
    levels
}

fn level_of(formation: &Formation) -> (&'static str, i32) {
    let mef = formation.mef;
    match formation.course {
        Course::Sixth | Course::SixthBilingual => ("6E", 0),
        Course::College if mef.starts_with("101") => ("5E", 1),
        Course::College if mef.starts_with("102") => ("4E", 2),
        Course::College => ("3E", 3),
        Course::Segpa => ("SEGPA", 1),
        Course::Second => ("2GT", 0),
        Course::FirstGeneral => ("1G", 1),
        Course::LastGeneral => ("TG", 2),
        Course::Technological if mef.starts_with("211") => ("1T", 1),
        Course::Technological => ("TT", 2),
        // The year and the length of a vocational course stand at the end of its MEF: `32` is the second of three.
        Course::Professional => match mef.get(8..10) {
            Some("21") => ("CAP1", 0),
            Some("22") => ("CAP2", 1),
            Some("31") => ("2PRO", 0),
            Some("32") => ("1PRO", 1),
            _ => ("TPRO", 2),
        },
        Course::Bts => ("STS", 0),
        Course::Cpge => ("CPGE", 0),
    }
}

/// How the cohorts of an establishment grow or shrink.
pub(super) struct History {
    /// Thousandths a year.
    slope: i64,
    /// What is particular to each cohort, in thousandths, from [`FIRST_COHORT`] on.
    noise: Vec<i64>,
    /// A SEGPA that opened with three pupils, before this rentrée.
    small_segpa_until: Option<i32>,
}

impl History {
    pub(super) fn of(academy: &Academy, school: &School) -> Self {
        let mut draw = Draw::new(academy.seed, Stream::History, u64::from(school.index));
        let slope = if school.crowded { 22 + draw.below(15) } else { draw.below(40) };
        let slope = i64::from(slope) - if school.crowded { 0 } else { 20 };
        let noise = (FIRST_COHORT..=NOW).map(|_| i64::from(draw.below(41)) - 20).collect();
        let small_segpa_until = (school.index % 12 == 3).then_some(2020);
        Self { slope, noise, small_segpa_until }
    }

    /// Pupils of a level in a rentrée; those of the academy's own are exact.
    pub(super) fn pupils(&self, level: &Level, year: i32) -> u64 {
        if level.code == "SEGPA" && self.small_segpa_until.is_some_and(|until| year < until) {
            return 3;
        }
        let (then, now) = (self.size(year - level.steps), self.size(NOW - level.steps));
        let pupils = (i64::from(level.pupils) * then + now / 2) / now;
        u64::try_from(pupils).unwrap_or(0)
    }

    /// Size of a cohort, in thousandths of one that does not change.
    fn size(&self, cohort: i32) -> i64 {
        let place = usize::try_from(cohort - FIRST_COHORT).unwrap_or(0);
        let noise = self.noise.get(place).copied().unwrap_or(0);
        (SAME + self.slope * i64::from(cohort - NOW) + noise).max(SAME / 2)
    }
}
