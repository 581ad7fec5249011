//! Families: professions, nationalities, grants, régimes and delays, with weights that depend on the school.
//!
//! The weights are orders of magnitude chosen for plausible files; they are no statistic of any real academy.

use crate::draw::{Draw, Table};
use crate::formation::Course;
use crate::nomenclature::{self, Entry};

/// Levels of a school's social composition, from 0 to 4.
pub(crate) const SOCIAL_LEVELS: usize = 5;

/// For each of the 41 PCS in the order of the list: weight in the poorest schools, in the richest ones, and
/// boursiers per mille.
const FAMILIES: [(u32, u32, u32); 41] = [
    (5, 12, 220),
    (25, 25, 180),
    (25, 30, 180),
    (4, 20, 40),
    (3, 50, 25),
    (4, 55, 25),
    (5, 60, 25),
    (4, 22, 60),
    (12, 110, 25),
    (12, 120, 25),
    (6, 40, 60),
    (22, 60, 130),
    (1, 1, 100),
    (10, 35, 110),
    (25, 90, 110),
    (22, 55, 120),
    (18, 25, 130),
    (70, 45, 330),
    (12, 25, 150),
    (35, 45, 260),
    (60, 25, 420),
    (85, 22, 520),
    (75, 20, 330),
    (65, 18, 360),
    (45, 8, 360),
    (35, 8, 380),
    (75, 8, 520),
    (50, 5, 540),
    (15, 2, 560),
    (1, 1, 300),
    (3, 4, 200),
    (2, 10, 60),
    (5, 8, 180),
    (15, 4, 400),
    (35, 4, 460),
    (30, 3, 800),
    (0, 0, 300),
    (3, 1, 400),
    (95, 18, 620),
    (8, 2, 600),
    (60, 15, 200),
];

const RELATIONS: [&str; 11] = ["10", "20", "37", "38", "39", "41", "42", "50", "51", "70", "90"];
const RELATION_WEIGHTS: [u32; 11] = [620, 330, 3, 6, 6, 4, 5, 4, 10, 4, 8];
const REGIMES: [&str; 9] = ["0", "1", "2", "3", "24", "25", "29", "35", "6"];

/// The tables of weights, built once.
#[derive(Clone, Debug)]
pub(crate) struct Society {
    pcs: Vec<Entry>,
    nationalities: Vec<Entry>,
    pcs_tables: Vec<Table>,
    nationality_tables: Vec<Table>,
    foreign: Table,
    relations: Table,
    regimes_college: Table,
    regimes_lycee: Table,
    regimes_professional: Table,
    delays: [Table; 5],
    /// How far a pupil lives from the school, in communes around the ring: offsets -3 to 3.
    homes: Table,
}

impl Society {
    pub(crate) fn new() -> Self {
        let pcs = nomenclature::entries(nomenclature::PCS);
        let nationalities = nomenclature::entries(nomenclature::NATIONALITIES);
        let levels = 0..SOCIAL_LEVELS as u32;
        Self {
            pcs_tables: levels.clone().map(pcs_table).collect(),
            nationality_tables: levels.map(|level| nationality_table(&nationalities, level)).collect(),
            foreign: Table::new(&nationalities.iter().map(foreign_weight).collect::<Vec<_>>()),
            pcs,
            nationalities,
            relations: Table::new(&RELATION_WEIGHTS),
            regimes_college: Table::new(&[260, 30, 180, 2, 300, 200, 15, 3, 10]),
            regimes_lycee: Table::new(&[330, 10, 220, 15, 180, 130, 50, 55, 10]),
            regimes_professional: Table::new(&[330, 10, 180, 30, 140, 110, 70, 120, 10]),
            // Early, on time, one year late, two years late.
            delays: [
                Table::new(&[25, 880, 85, 10]),
                Table::new(&[0, 250, 650, 100]),
                Table::new(&[35, 860, 95, 10]),
                Table::new(&[5, 550, 350, 95]),
                Table::new(&[30, 700, 220, 50]),
            ],
            homes: Table::new(&[10, 60, 150, 560, 150, 60, 10]),
        }
    }

    pub(crate) fn pcs(&self, index: u8) -> &'static str {
        self.pcs[usize::from(index)].code
    }
    pub(crate) fn nationality(&self, index: u8) -> &'static str {
        self.nationalities[usize::from(index)].code
    }
    pub(crate) fn relation(index: u8) -> &'static str {
        RELATIONS[usize::from(index)]
    }
    pub(crate) fn regime(index: u8) -> &'static str {
        REGIMES[usize::from(index)]
    }

    pub(crate) fn draw_pcs(&self, draw: &mut Draw, level: u8) -> u8 {
        draw.weighted(&self.pcs_tables[usize::from(level)])
    }
    pub(crate) fn draw_nationality(&self, draw: &mut Draw, level: u8) -> u8 {
        draw.weighted(&self.nationality_tables[usize::from(level)])
    }
    pub(crate) fn draw_foreign_nationality(&self, draw: &mut Draw) -> u8 {
        draw.weighted(&self.foreign)
    }
    pub(crate) fn draw_relation(&self, draw: &mut Draw) -> u8 {
        draw.weighted(&self.relations)
    }
    pub(crate) fn draw_regime(&self, draw: &mut Draw, course: Course) -> u8 {
        draw.weighted(match course {
            course if course.is_college() => &self.regimes_college,
            Course::Professional => &self.regimes_professional,
            _ => &self.regimes_lycee,
        })
    }

    /// Years late: -1 for an early pupil, 0, 1 or 2.
    pub(crate) fn draw_delay(&self, draw: &mut Draw, course: Course) -> i16 {
        let table = match course {
            Course::Segpa => 1,
            course if course.is_college() => 0,
            Course::Professional => 3,
            course if course.is_post_bac() => 4,
            _ => 2,
        };
        i16::from(draw.weighted(&self.delays[table])) - 1
    }

    /// The commune of residence, near that of the school: communes stand around a ring.
    pub(crate) fn draw_home(&self, draw: &mut Draw, school_commune: u8, communes: u8) -> u8 {
        let offset = u16::from(draw.weighted(&self.homes));
        let around = u16::from(school_commune) + u16::from(communes) + offset - 3;
        (around % u16::from(communes)) as u8
    }

    /// Level of the grant, from 1 to `levels`, or 0 for a pupil without one: it follows the family's PCS.
    pub(crate) fn draw_grant(draw: &mut Draw, pcs: u8, levels: u32) -> u8 {
        let per_mille = FAMILIES[usize::from(pcs)].2;
        if !draw.chance(per_mille) {
            return 0;
        }
        let (one, other) = (draw.below(levels), draw.below(levels));
        let level = if per_mille < 400 { one.min(other) } else { one.max(other) };
        level as u8 + 1
    }
}

fn pcs_table(level: u32) -> Table {
    let top = SOCIAL_LEVELS as u32 - 1;
    let weights: Vec<u32> =
        FAMILIES.iter().map(|&(poor, rich, _)| poor * (top - level) + rich * level).collect();
    Table::new(&weights)
}

fn foreign_weight(entry: &Entry) -> u32 {
    match entry.group {
        "FR" | "AUT" => 0,
        _ => match entry.code {
            "350" | "351" | "352" | "139" | "208" => 60,
            "127" | "134" | "114" | "326" | "335" | "341" | "212" | "155" => 20,
            _ => 1,
        },
    }
}

fn nationality_table(entries: &[Entry], level: u32) -> Table {
    let foreign: u32 = entries.iter().map(foreign_weight).sum();
    let french = foreign * (14 + 14 * level);
    let weights: Vec<u32> = entries
        .iter()
        .map(|entry| if entry.group == "FR" { french } else { foreign_weight(entry) })
        .collect();
    Table::new(&weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_match_the_list_of_pcs() {
        assert_eq!(nomenclature::entries(nomenclature::PCS).len(), FAMILIES.len());
        let codes = |list| nomenclature::entries(list).iter().map(|entry| entry.code).collect::<Vec<_>>();
        let regimes = codes(include_str!("../../../code-lists/regimes.csv"));
        assert!(REGIMES.iter().all(|code| regimes.contains(code)));
        assert_eq!(codes(include_str!("../../../code-lists/liens-parente.csv")), RELATIONS);
    }
}
