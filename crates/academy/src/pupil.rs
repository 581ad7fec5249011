//! Pupils: each one drawn from its establishment's stream, with a family, a formation and a year before.
//!
//! A pupil is a few numbers; turning them into cells is `files`.

use crate::academy::Academy;
use crate::draw::Draw;
use crate::formation::{Course, Formation, FormationIndex};
use crate::options::Options;
use crate::school::{Division, School};
use crate::social::Society;

/// Levels of grants: collège, lycée, after the baccalauréat (0BIS, then 1 to 7).
pub(crate) const GRANT_LEVELS_COLLEGE: u32 = 3;
pub(crate) const GRANT_LEVELS_LYCEE: u32 = 6;
pub(crate) const GRANT_LEVELS_POST_BAC: u32 = 8;

/// A pupil.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pupil {
    /// Rank in the academy, from 0: it gives the INE.
    pub(crate) number: u64,
    /// Its formation, local variant included.
    pub(crate) formation: FormationIndex,
    /// 1 or 2.
    pub(crate) sex: u8,
    pub(crate) birth_year: i16,
    pub(crate) nationality: u8,
    pub(crate) pcs: u8,
    pub(crate) relation: u8,
    pub(crate) regime: u8,
    /// Level of the grant from 1, or 0.
    pub(crate) grant: u8,
    pub(crate) apprentice: bool,
    pub(crate) options: Options,
    pub(crate) commune: u8,
    /// School and formation of the year before.
    pub(crate) previous: Option<(u32, FormationIndex)>,
}

/// The pupils of one establishment, one after the other.
pub(crate) struct Pupils<'a> {
    academy: &'a Academy,
    school: &'a School,
    draw: Draw,
    number: u64,
}

impl<'a> Pupils<'a> {
    pub(crate) fn new(academy: &'a Academy, school: &'a School, draw: Draw) -> Self {
        Self { academy, school, draw, number: school.first_pupil }
    }

    /// The next pupil, of that division.
    pub(crate) fn next_of(&mut self, division: &Division) -> Pupil {
        let academy = self.academy;
        let (formation, newly_arrived) = self.variant(division.formation);
        let details = academy.catalogue.get(formation);
        let draw = &mut self.draw;
        let late =
            academy.society.draw_delay(draw, details.course) + i16::from(newly_arrived && draw.chance(400));
        let mut birth_year = details.birth_year - late;
        let nationality = if newly_arrived {
            academy.society.draw_foreign_nationality(draw)
        } else {
            academy.society.draw_nationality(draw, self.school.social)
        };
        let pcs = academy.society.draw_pcs(draw, self.school.social);
        let pupil = Pupil {
            number: self.number,
            formation,
            sex: self.draw_sex(details),
            nationality,
            pcs,
            relation: academy.society.draw_relation(&mut self.draw),
            regime: academy.society.draw_regime(&mut self.draw, details.course),
            grant: Society::draw_grant(&mut self.draw, pcs, grant_levels(details.course)),
            apprentice: matches!(details.course, Course::Professional | Course::Bts) && self.draw.chance(30),
            options: academy.choices.draw(&mut self.draw, details.course),
            commune: self.draw_home(),
            previous: if newly_arrived { None } else { self.previous(formation, &mut birth_year) },
            birth_year,
        };
        self.number += 1;
        pupil
    }

    /// The local variant of the formation for a pupil of the ULIS or newly arrived in the country.
    fn variant(&mut self, formation: FormationIndex) -> (FormationIndex, bool) {
        let details = self.academy.catalogue.get(formation);
        if let Some(upe2a) = details.upe2a.filter(|_| self.school.has_upe2a && self.draw.chance(25)) {
            return (upe2a, true);
        }
        match details.ulis.filter(|_| self.school.has_ulis && self.draw.chance(25)) {
            Some(ulis) => (ulis, false),
            None => (formation, false),
        }
    }

    fn draw_sex(&mut self, formation: &Formation) -> u8 {
        let boys = match formation.prefix {
            "2MEL" | "1MEL" | "TMEL" | "1ELE" | "TELE" | "1MAC" | "TMAC" | "2CIEL" | "1CIEL" | "TCIEL" => 930,
            "2ASSP" | "1ASSP" | "TASSP" | "1COI" | "TCOI" | "2AEPA" | "1AEPA" | "TAEPA" | "1ST2S"
            | "TST2S" => 120,
            _ => 505,
        };
        if self.draw.chance(boys) { 1 } else { 2 }
    }

    fn draw_home(&mut self) -> u8 {
        let communes = self.academy.communes.len() as u8;
        self.academy.society.draw_home(&mut self.draw, self.school.commune, communes)
    }

    /// Where the pupil was the year before; whoever repeats a year is late.
    fn previous(&mut self, formation: FormationIndex, birth_year: &mut i16) -> Option<(u32, FormationIndex)> {
        let details = self.academy.catalogue.get(formation);
        if details.previous.is_empty() {
            return None;
        }
        let repeats = if details.course.is_lycee_before_bac() { 25 } else { 12 };
        if self.draw.chance(repeats) {
            *birth_year = (*birth_year).min(details.birth_year - 1);
            return Some((self.school.index, formation));
        }
        // From abroad, from a school without contract, from another academy that sent nothing.
        if self.draw.chance(10) {
            return None;
        }
        let before = *self.draw.pick(&details.previous);
        if self.school.offers(before) && !self.draw.chance(40) {
            return Some((self.school.index, before));
        }
        if let Some(near) = self.academy.near_school_with(&mut self.draw, self.school, before) {
            return Some((near.index, before));
        }
        let usual = details.previous[0];
        let near = self.academy.near_school_with(&mut self.draw, self.school, usual)?;
        Some((near.index, usual))
    }
}

fn grant_levels(course: Course) -> u32 {
    if course.is_college() {
        GRANT_LEVELS_COLLEGE
    } else if course.is_post_bac() {
        GRANT_LEVELS_POST_BAC
    } else {
        GRANT_LEVELS_LYCEE
    }
}

/// The invented INE of a pupil: `099`, six digits and two letters, all distinct.
///
/// No real number is aimed at: the form is that of the national directory (9 digits, 2 letters), and the range
/// `099` is kept for invented pupils. The multiplication scatters them, as real numbers are.
pub(crate) fn ine(number: u64, seed: u64) -> [u8; 11] {
    const RANGE: u64 = 1_000_000 * 26 * 26;
    /// A power of 3, hence coprime with the range: two pupils never have one number.
    const STEP: u64 = 387_420_489;
    let offset = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) % RANGE;
    let mut value = (number % RANGE * STEP + offset) % RANGE;
    let mut ine = *b"099000000AA";
    for letter in ine[9..].iter_mut().rev() {
        *letter = b'A' + (value % 26) as u8;
        value /= 26;
    }
    for digit in ine[3..9].iter_mut().rev() {
        *digit = b'0' + (value % 10) as u8;
        value /= 10;
    }
    ine
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ine_are_distinct_and_of_the_national_form() {
        let all: HashSet<[u8; 11]> = (0..200_000).map(|number| ine(number, 2026)).collect();
        assert_eq!(all.len(), 200_000);
        for ine in all.iter().take(1000) {
            assert!(ine.starts_with(b"099") && ine[..9].iter().all(u8::is_ascii_digit));
            assert!(ine[9..].iter().all(u8::is_ascii_uppercase));
        }
    }
}
