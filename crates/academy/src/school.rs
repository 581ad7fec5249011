//! Establishments: kind, sector, commune, social level, and the divisions that they open.
//!
//! A school is drawn from the seed and its index alone, so that its divisions can be made again at each reading
//! instead of being kept. Pupils are `pupil`'s.

use entente_model::Uai;

use crate::draw::{Draw, Stream};
use crate::formation::{Catalogue, FormationIndex};
use crate::social::SOCIAL_LEVELS;

/// First UAI of the academy; numbers 0999001 to 0999899 are those of its closed establishments, and those from
/// 0999900 belong to nobody.
pub(crate) const FIRST_UAI: u32 = 990_001;
pub(crate) const FIRST_CLOSED_UAI: u32 = 999_001;
pub(crate) const FIRST_UNKNOWN_UAI: u32 = 999_900;

/// Kinds of establishments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SchoolKind {
    College,
    /// Lycée général et technologique.
    General,
    Professional,
    /// Lycée polyvalent: general, technological and vocational.
    Mixed,
}

/// Kinds by index, so that a small academy has each of them; about 60 % of pupils are in a collège.
const KINDS: [SchoolKind; 14] = {
    use SchoolKind::{College as C, General as G, Mixed as M, Professional as P};
    [C, G, P, C, C, M, C, C, G, C, P, C, C, C]
};

/// A division (a class) and its pupils.
#[derive(Clone, Debug)]
pub(crate) struct Division {
    pub(crate) formation: FormationIndex,
    pub(crate) name: String,
    pub(crate) size: u32,
}

/// An establishment.
#[derive(Clone, Debug)]
pub(crate) struct School {
    pub(crate) index: u32,
    pub(crate) uai: Uai,
    pub(crate) kind: SchoolKind,
    /// Private, under contract.
    pub(crate) private: bool,
    /// Position of its commune in the list.
    pub(crate) commune: u8,
    /// Social composition, 0 (poorest) to 4.
    pub(crate) social: u8,
    pub(crate) has_ulis: bool,
    pub(crate) has_upe2a: bool,
    /// Opens fewer places than it has pupils in its first year.
    pub(crate) crowded: bool,
    /// Formations that it offers, one bit each.
    offers: u128,
    /// Divisions are multiplied by this in academies of millions of pupils, whose UAI would run out otherwise.
    scale: u32,
    /// Number of its first pupil in the academy.
    pub(crate) first_pupil: u64,
    pub(crate) pupils: u32,
}

impl School {
    /// The school of that index, with at most `pupils_max` pupils.
    pub(crate) fn draw(
        catalogue: &Catalogue,
        seed: u64,
        index: u32,
        scale: u32,
        first_pupil: u64,
        pupils_max: u64,
    ) -> Self {
        let mut draw = Draw::new(seed, Stream::Structure, u64::from(index));
        let kind = KINDS[index as usize % KINDS.len()];
        let private = index % 5 == 2;
        let is_college = kind == SchoolKind::College;
        let mut school = Self {
            index,
            uai: Uai::from_number(FIRST_UAI + index).expect("the scale keeps indices under 9,000"),
            kind,
            private,
            commune: (index / 2 % 40) as u8,
            social: social_level(&mut draw, kind, private),
            has_ulis: is_college && draw.chance(400),
            has_upe2a: is_college && draw.chance(150),
            crowded: !is_college && index % 6 == 1,
            offers: 0,
            scale,
            first_pupil,
            pupils: u32::try_from(pupils_max).unwrap_or(u32::MAX),
        };
        let divisions = school.divisions(catalogue, seed);
        school.pupils = divisions.iter().map(|division| division.size).sum();
        school.offers = school.offered(catalogue, &divisions);
        school
    }

    /// Its divisions, in the order of the file. They hold [`Self::pupils`] pupils at most.
    pub(crate) fn divisions(&self, catalogue: &Catalogue, seed: u64) -> Vec<Division> {
        let mut draw = Draw::new(seed, Stream::Structure, u64::from(self.index) | 1 << 40);
        let mut plan = Plan { catalogue, draw: &mut draw, scale: self.scale, divisions: Vec::new() };
        match self.kind {
            SchoolKind::College => plan.college(self.private),
            SchoolKind::General => plan.general(6, true),
            SchoolKind::Professional => plan.professional(3, 1),
            SchoolKind::Mixed => {
                plan.general(4, true);
                plan.professional(2, 0);
            }
        }
        fit(plan.divisions, self.pupils)
    }

    /// Whether it offers the formation.
    pub(crate) fn offers(&self, formation: FormationIndex) -> bool {
        self.offers & (1 << formation) != 0
    }

    fn offered(&self, catalogue: &Catalogue, divisions: &[Division]) -> u128 {
        let mut offers = 0;
        for division in divisions {
            offers |= 1 << division.formation;
            if let Some(ulis) = catalogue.get(division.formation).ulis.filter(|_| self.has_ulis) {
                offers |= 1 << ulis;
            }
        }
        offers
    }
}

fn social_level(draw: &mut Draw, kind: SchoolKind, private: bool) -> u8 {
    let level = [0, 0, 1, 1, 2, 2, 2, 3, 3, 4][draw.below(10) as usize];
    let shift = i32::from(private) - i32::from(kind == SchoolKind::Professional);
    (level + shift).clamp(0, SOCIAL_LEVELS as i32 - 1) as u8
}

/// Reduces the divisions to `pupils` pupils: the last school of an academy ends the count, and still has divisions
/// of an ordinary size spread over its formations.
fn fit(divisions: Vec<Division>, pupils: u32) -> Vec<Division> {
    let sum: u32 = divisions.iter().map(|division| division.size).sum();
    if sum <= pupils {
        return divisions;
    }
    let open = divisions.len() as u32;
    let kept = pupils.div_ceil(27).clamp(u32::from(pupils > 0), open);
    let mut fitted = Vec::with_capacity(kept as usize);
    for rank in 0..kept {
        let mut division = divisions[(rank * open / kept) as usize].clone();
        division.size = (rank + 1) * pupils / kept - rank * pupils / kept;
        fitted.push(division);
    }
    fitted
}

struct Plan<'a> {
    catalogue: &'a Catalogue,
    draw: &'a mut Draw,
    scale: u32,
    divisions: Vec<Division>,
}

impl Plan<'_> {
    /// Opens `count` divisions of a formation.
    fn open(&mut self, mef: &str, count: u32) {
        let index = self.catalogue.of_mef(mef);
        let formation = self.catalogue.get(index);
        let (smallest, largest) = formation.size;
        for _ in 0..count * self.scale {
            let rank =
                self.divisions.iter().filter(|d| self.catalogue.get(d.formation).prefix == formation.prefix);
            let name = division_name(formation.prefix, rank.count());
            let size = smallest + self.draw.below(largest - smallest + 1);
            self.divisions.push(Division { formation: index, name, size });
        }
    }

    fn college(&mut self, private: bool) {
        let count = 3 + self.draw.below(4);
        let bilingual = u32::from(self.draw.chance(200));
        self.open("10010012110", count - bilingual);
        self.open("10010027110", bilingual);
        self.open("10110001110", count);
        let (fourth, third) = (count - self.draw.below(2), count - self.draw.below(2));
        self.open("10210001110", fourth);
        self.open("10310019110", third);
        if self.draw.chance(150) {
            self.open("10310031110", 1);
        }
        if !private && self.draw.chance(250) {
            for mef in ["16410002110", "16510002110", "16610002110", "16710002110"] {
                self.open(mef, 1);
            }
        }
    }

    fn general(&mut self, smallest: u32, post_bac: bool) {
        let second = smallest + self.draw.below(6);
        let general = second * 6 / 10;
        let management = if self.draw.chance(800) { (second / 5).max(1) } else { 0 };
        let (health, industry) = (u32::from(self.draw.chance(500)), u32::from(self.draw.chance(400)));
        let laboratory = u32::from(self.draw.chance(200));
        self.open("20010018110", second);
        self.open("20110019110", general);
        self.open("21131016110", management);
        self.open("21133104110", health);
        self.open("21120010110", industry);
        self.open("21120009110", laboratory);
        self.open("20210019110", general);
        for rank in 0..management {
            self.open(["21231018110", "21231017110", "21231019110"][rank as usize % 3], 1);
        }
        self.open("21233104110", health);
        let industrial_speciality = ["21220005110", "21220006110"][self.draw.below(2) as usize];
        self.open(industrial_speciality, industry);
        self.open("21220009110", laboratory);
        if post_bac {
            self.post_bac();
        }
    }

    fn post_bac(&mut self) {
        const BTS: [[&str; 2]; 3] =
            [["31131408210", "31131408220"], ["31131409210", "31131409220"], ["31131212210", "31131212220"]];
        const CPGE: [[&str; 2]; 3] =
            [["30111018210", "30111027220"], ["30112019210", "30112019220"], ["30113004210", "30113006220"]];
        if self.draw.chance(550) {
            let chosen = self.draw.below(3) as usize;
            self.every_year(&BTS[chosen]);
        }
        if self.draw.chance(200) {
            let chosen = self.draw.below(3) as usize;
            self.every_year(&CPGE[chosen]);
        }
    }

    fn every_year(&mut self, years: &[&str]) {
        for mef in years {
            self.open(mef, 1);
        }
    }

    fn professional(&mut self, specialities: u32, caps: u32) {
        const BAC: [[&str; 3]; 6] = [
            ["24730004310", "24730004320", "24730004330"],
            ["24733007310", "24733007320", "24733007330"],
            ["24725520310", "24725520320", "24725520330"],
            ["24725519310", "24725519320", "24725519330"],
            ["24725012310", "24725012320", "24725012330"],
            ["24733006310", "24733006320", "24733006330"],
        ];
        const CAP: [[&str; 2]; 5] = [
            ["24122146210", "24122146220"],
            ["24131224210", "24131224220"],
            ["24125524210", "24125524220"],
            ["24123224210", "24123224220"],
            ["24133616210", "24133616220"],
        ];
        let count = specialities + self.draw.below(3);
        let first = self.draw.below(6);
        for rank in 0..count {
            self.every_year(&BAC[((first + rank) % 6) as usize]);
        }
        let count = caps + self.draw.below(2);
        let first = self.draw.below(5);
        for rank in 0..count {
            self.every_year(&CAP[((first + rank) % 5) as usize]);
        }
        if self.draw.chance(250) {
            self.every_year(&["31125520210", "31125520220"]);
        }
    }
}

/// `6A`, `6B`… in a collège, `2GT1`, `2GT2`… elsewhere.
fn division_name(prefix: &str, rank: usize) -> String {
    let lettered = prefix.len() == 1;
    if !lettered {
        return format!("{prefix}{}", rank + 1);
    }
    let letter = char::from(b'A' + (rank % 26) as u8);
    if rank < 26 { format!("{prefix}{letter}") } else { format!("{prefix}{letter}{}", rank / 26 + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_divisions() {
        assert_eq!(division_name("6", 0), "6A");
        assert_eq!(division_name("6", 27), "6B2");
        assert_eq!(division_name("2GT", 2), "2GT3");
    }

    #[test]
    fn a_school_that_is_cut_keeps_the_exact_count() {
        let catalogue = Catalogue::new();
        for pupils in [0, 1, 26, 27, 28, 55, 200, 100_000] {
            let school = School::draw(&catalogue, 7, 0, 1, 0, pupils);
            let divisions = school.divisions(&catalogue, 7);
            assert_eq!(u64::from(school.pupils), pupils.min(u64::from(school.pupils)));
            assert_eq!(divisions.iter().map(|division| division.size).sum::<u32>(), school.pupils);
            assert!(pupils > 300 || u64::from(school.pupils) == pupils, "{pupils}");
        }
    }
}
