//! The formations that the academy offers: for each MEF, its divisions, the usual birth year of its pupils and the
//! formations that they come from.
//!
//! Labels and MEFSTAT11 are not here: they come from the code list.

use crate::nomenclature::{self, Entry};

/// What a formation is part of: it decides ages, options, régimes and grants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Course {
    Sixth,
    SixthBilingual,
    College,
    Segpa,
    Second,
    FirstGeneral,
    LastGeneral,
    Technological,
    Professional,
    Bts,
    Cpge,
}

impl Course {
    /// Whether it comes after the baccalauréat: it counts in the other file of boursiers.
    pub(crate) fn is_post_bac(self) -> bool {
        matches!(self, Self::Bts | Self::Cpge)
    }
    /// Whether it is taught in a lycée before the baccalauréat.
    pub(crate) fn is_lycee_before_bac(self) -> bool {
        !self.is_college() && !self.is_post_bac()
    }
    /// Whether it is taught in a collège.
    pub(crate) fn is_college(self) -> bool {
        matches!(self, Self::Sixth | Self::SixthBilingual | Self::College | Self::Segpa)
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
struct Line {
    mef: &'static str,
    /// Beginning of the names of its divisions.
    prefix: &'static str,
    course: Course,
    /// Birth year of a pupil who is neither early nor late at the rentrée 2026.
    birth_year: i16,
    /// Formations of the year before.
    previous: &'static [&'static str],
    /// Smallest and largest division.
    size: (u32, u32),
    /// Places of a division.
    places: u32,
}

const fn line(
    mef: &'static str,
    prefix: &'static str,
    course: Course,
    birth_year: i16,
    previous: &'static [&'static str],
    size: (u32, u32),
    places: u32,
) -> Line {
    Line { mef, prefix, course, birth_year, previous, size, places }
}

const COLLEGE_SIZE: (u32, u32) = (23, 30);
const SEGPA_SIZE: (u32, u32) = (12, 16);
const GENERAL_SIZE: (u32, u32) = (28, 35);
const TECHNO_SIZE: (u32, u32) = (24, 32);
const PRO_SIZE: (u32, u32) = (22, 30);
const CAP_SIZE: (u32, u32) = (20, 24);
const BTS_SIZE: (u32, u32) = (22, 33);
const THIRD: &[&str] = &["10310019110"];
const BEFORE_PRO: &[&str] = &["10310019110", "10310019110", "10310019110", "10310031110"];
const BEFORE_CAP: &[&str] = &["16710002110", "10310019110", "10310031110"];
const LAST_YEARS: &[&str] =
    &["20210019110", "21231018110", "21231017110", "24730004330", "24725520330", "21220006110"];

use Course::{
    Bts, College, Cpge, FirstGeneral, LastGeneral, Professional, Second, Segpa, Sixth, SixthBilingual,
    Technological,
};

#[rustfmt::skip]
const LINES: &[Line] = &[
    line("10010012110", "6", Sixth, 2015, &[], COLLEGE_SIZE, 30),
    line("1001001211U", "6", Sixth, 2015, &[], COLLEGE_SIZE, 30),
    line("1001001211A", "6", Sixth, 2015, &[], COLLEGE_SIZE, 30),
    line("10010027110", "6", SixthBilingual, 2015, &[], COLLEGE_SIZE, 30),
    line("10110001110", "5", College, 2014, &["10010012110"], COLLEGE_SIZE, 30),
    line("1011000111U", "5", College, 2014, &["1001001211U"], COLLEGE_SIZE, 30),
    line("10210001110", "4", College, 2013, &["10110001110"], COLLEGE_SIZE, 30),
    line("1021000111U", "4", College, 2013, &["1011000111U"], COLLEGE_SIZE, 30),
    line("1021000111A", "4", College, 2013, &[], COLLEGE_SIZE, 30),
    line("10310019110", "3", College, 2012, &["10210001110"], COLLEGE_SIZE, 30),
    line("1031001911U", "3", College, 2012, &["1021000111U"], COLLEGE_SIZE, 30),
    line("10310031110", "3PM", College, 2012, &["10210001110"], (20, 24), 24),
    line("16410002110", "6S", Segpa, 2015, &[], SEGPA_SIZE, 16),
    line("16510002110", "5S", Segpa, 2014, &["16410002110"], SEGPA_SIZE, 16),
    line("16610002110", "4S", Segpa, 2013, &["16510002110"], SEGPA_SIZE, 16),
    line("16710002110", "3S", Segpa, 2012, &["16610002110"], SEGPA_SIZE, 16),
    line("20010018110", "2GT", Second, 2011, THIRD, GENERAL_SIZE, 35),
    line("20110019110", "1G", FirstGeneral, 2010, &["20010018110"], GENERAL_SIZE, 35),
    line("20210019110", "TG", LastGeneral, 2009, &["20110019110"], GENERAL_SIZE, 35),
    line("21131016110", "1STMG", Technological, 2010, &["20010018110"], TECHNO_SIZE, 32),
    line("21231017110", "TSTGF", Technological, 2009, &["21131016110"], TECHNO_SIZE, 32),
    line("21231018110", "TSTME", Technological, 2009, &["21131016110"], TECHNO_SIZE, 32),
    line("21231019110", "TSTRH", Technological, 2009, &["21131016110"], TECHNO_SIZE, 32),
    line("21133104110", "1ST2S", Technological, 2010, &["20010018110"], TECHNO_SIZE, 32),
    line("21233104110", "TST2S", Technological, 2009, &["21133104110"], TECHNO_SIZE, 32),
    line("21120010110", "1STI", Technological, 2010, &["20010018110"], TECHNO_SIZE, 32),
    line("21220005110", "TSTIC", Technological, 2009, &["21120010110"], TECHNO_SIZE, 32),
    line("21220006110", "TSTIN", Technological, 2009, &["21120010110"], TECHNO_SIZE, 32),
    line("21120009110", "1STL", Technological, 2010, &["20010018110"], TECHNO_SIZE, 32),
    line("21220009110", "TSTL", Technological, 2009, &["21120009110"], TECHNO_SIZE, 32),
    line("24122146210", "1CUI", Professional, 2011, BEFORE_CAP, CAP_SIZE, 24),
    line("24122146220", "TCUI", Professional, 2010, &["24122146210"], CAP_SIZE, 24),
    line("24131224210", "1EPC", Professional, 2011, BEFORE_CAP, CAP_SIZE, 24),
    line("24131224220", "TEPC", Professional, 2010, &["24131224210"], CAP_SIZE, 24),
    line("24125524210", "1ELE", Professional, 2011, BEFORE_CAP, CAP_SIZE, 24),
    line("24125524220", "TELE", Professional, 2010, &["24125524210"], CAP_SIZE, 24),
    line("24123224210", "1MAC", Professional, 2011, BEFORE_CAP, CAP_SIZE, 24),
    line("24123224220", "TMAC", Professional, 2010, &["24123224210"], CAP_SIZE, 24),
    line("24133616210", "1COI", Professional, 2011, BEFORE_CAP, CAP_SIZE, 24),
    line("24133616220", "TCOI", Professional, 2010, &["24133616210"], CAP_SIZE, 24),
    line("24730004310", "2AGO", Professional, 2011, BEFORE_PRO, PRO_SIZE, 30),
    line("24730004320", "1AGO", Professional, 2010, &["24730004310"], PRO_SIZE, 30),
    line("24730004330", "TAGO", Professional, 2009, &["24730004320"], PRO_SIZE, 30),
    line("24733007310", "2ASSP", Professional, 2011, BEFORE_PRO, PRO_SIZE, 30),
    line("24733007320", "1ASSP", Professional, 2010, &["24733007310"], PRO_SIZE, 30),
    line("24733007330", "TASSP", Professional, 2009, &["24733007320"], PRO_SIZE, 30),
    line("24725520310", "2MEL", Professional, 2011, BEFORE_PRO, PRO_SIZE, 30),
    line("24725520320", "1MEL", Professional, 2010, &["24725520310"], PRO_SIZE, 30),
    line("24725520330", "TMEL", Professional, 2009, &["24725520320"], PRO_SIZE, 30),
    line("24725519310", "2CIEL", Professional, 2011, BEFORE_PRO, PRO_SIZE, 30),
    line("24725519320", "1CIEL", Professional, 2010, &["24725519310"], PRO_SIZE, 30),
    line("24725519330", "TCIEL", Professional, 2009, &["24725519320"], PRO_SIZE, 30),
    line("24725012310", "2MSPC", Professional, 2011, BEFORE_PRO, PRO_SIZE, 30),
    line("24725012320", "1MSPC", Professional, 2010, &["24725012310"], PRO_SIZE, 30),
    line("24725012330", "TMSPC", Professional, 2009, &["24725012320"], PRO_SIZE, 30),
    line("24733006310", "2AEPA", Professional, 2011, BEFORE_PRO, PRO_SIZE, 30),
    line("24733006320", "1AEPA", Professional, 2010, &["24733006310"], PRO_SIZE, 30),
    line("24733006330", "TAEPA", Professional, 2009, &["24733006320"], PRO_SIZE, 30),
    line("31131408210", "1CG", Bts, 2008, LAST_YEARS, BTS_SIZE, 35),
    line("31131408220", "2CG", Bts, 2007, &["31131408210"], BTS_SIZE, 35),
    line("31131409210", "1GPME", Bts, 2008, LAST_YEARS, BTS_SIZE, 35),
    line("31131409220", "2GPME", Bts, 2007, &["31131409210"], BTS_SIZE, 35),
    line("31131212210", "1NDRC", Bts, 2008, LAST_YEARS, BTS_SIZE, 35),
    line("31131212220", "2NDRC", Bts, 2007, &["31131212210"], BTS_SIZE, 35),
    line("31125520210", "1ELT", Bts, 2008, LAST_YEARS, BTS_SIZE, 35),
    line("31125520220", "2ELT", Bts, 2007, &["31125520210"], BTS_SIZE, 35),
    line("30111018210", "MPSI", Cpge, 2008, &["20210019110"], (28, 35), 48),
    line("30111027220", "MP", Cpge, 2007, &["30111018210"], (26, 35), 48),
    line("30112019210", "1ECG", Cpge, 2008, &["20210019110"], (28, 35), 48),
    line("30112019220", "2ECG", Cpge, 2007, &["30112019210"], (26, 35), 48),
    line("30113004210", "1LET", Cpge, 2008, &["20210019110"], (28, 35), 48),
    line("30113006220", "2LET", Cpge, 2007, &["30113004210"], (26, 35), 48),
];

/// Position of a formation in the catalogue.
pub(crate) type FormationIndex = u8;

/// A formation, its codes and label taken from the list.
#[derive(Clone, Debug)]
pub(crate) struct Formation {
    pub(crate) mef: &'static str,
    pub(crate) mefstat: &'static str,
    pub(crate) label: &'static str,
    pub(crate) prefix: &'static str,
    pub(crate) course: Course,
    pub(crate) birth_year: i16,
    pub(crate) previous: Vec<FormationIndex>,
    pub(crate) size: (u32, u32),
    pub(crate) places: u32,
    /// Local variant for the pupils of an ULIS.
    pub(crate) ulis: Option<FormationIndex>,
    /// Local variant for newly arrived pupils (UPE2A).
    pub(crate) upe2a: Option<FormationIndex>,
}

/// All formations of the academy.
#[derive(Clone, Debug)]
pub(crate) struct Catalogue {
    formations: Vec<Formation>,
    /// Codes of the list that were closed before the rentrée 2026, for seeded faults.
    pub(crate) closed: Vec<&'static str>,
}

impl Catalogue {
    pub(crate) fn new() -> Self {
        let entries = nomenclature::entries(nomenclature::MEF);
        let closed = entries
            .iter()
            .filter(|entry| !entry.closes_on.is_empty() && entry.closes_on <= "2026-09-01")
            .map(|entry| entry.code)
            .collect();
        Self { formations: LINES.iter().map(|line| formation(line, &entries)).collect(), closed }
    }

    pub(crate) fn get(&self, index: FormationIndex) -> &Formation {
        &self.formations[usize::from(index)]
    }

    /// The formation of a MEF of the table.
    pub(crate) fn of_mef(&self, mef: &str) -> FormationIndex {
        index_of(mef).expect("the school structure names MEF of the table of formations only")
    }
}

fn formation(line: &Line, entries: &[Entry]) -> Formation {
    let entry = entries
        .iter()
        .find(|entry| entry.code == line.mef)
        .expect("a test holds every MEF of the table against the embedded list");
    let variant = |letter: char| {
        let national = line.mef.strip_suffix('0')?;
        index_of(&format!("{national}{letter}"))
    };
    Formation {
        mef: entry.code,
        mefstat: entry.group,
        label: entry.label,
        prefix: line.prefix,
        course: line.course,
        birth_year: line.birth_year,
        previous: line.previous.iter().filter_map(|mef| index_of(mef)).collect(),
        size: line.size,
        places: line.places,
        ulis: variant('U'),
        upe2a: variant('A'),
    }
}

fn index_of(mef: &str) -> Option<FormationIndex> {
    LINES.iter().position(|line| line.mef == mef).and_then(|position| u8::try_from(position).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_formation_is_in_the_list_and_open_at_the_rentree() {
        let entries = nomenclature::entries(nomenclature::MEF);
        for line in LINES {
            let entry = entries.iter().find(|entry| entry.code == line.mef).expect(line.mef);
            assert_eq!(entry.closes_on, "", "{}", line.mef);
            assert!(line.previous.iter().all(|mef| index_of(mef).is_some()), "{}", line.mef);
        }
        assert!(LINES.len() <= 128, "the set of formations of a school has 128 bits");
    }

    #[test]
    fn knows_local_variants_and_closed_codes() {
        let catalogue = Catalogue::new();
        let sixth = catalogue.get(catalogue.of_mef("10010012110"));
        assert_eq!(catalogue.get(sixth.ulis.unwrap()).mef, "1001001211U");
        assert_eq!(catalogue.get(sixth.upe2a.unwrap()).mef, "1001001211A");
        assert_eq!(catalogue.closed.len(), 7);
    }
}
