//! What pupils choose: modern languages, options and specialities, by formation.

use crate::draw::{Draw, Table};
use crate::formation::Course;

/// Subjects of the list `matieres` that the academy teaches as a choice.
const SUBJECTS: [&str; 25] = [
    "030201", "030101", "030601", "030602", "030102", "030902", "031102", "030402", "030302", "030202",
    "020300", "020400", "081300", "278500", "030403", "030903", "010500", "043900", "050700", "061300",
    "062300", "062900", "074700", "312800", "365700",
];
const ENGLISH_1: u8 = 0;
const GERMAN_1: u8 = 1;
const ENGLISH_2: u8 = 9;
const LATIN: u8 = 10;
const OPTIONS: [u8; 6] = [10, 11, 12, 13, 14, 15];
const SECOND_LANGUAGES: [u8; 6] = [3, 4, 5, 6, 7, 8];
/// Usual choices of three specialities in première; two of them are kept in terminale.
const SPECIALITIES: [[u8; 3]; 8] = [
    [19, 20, 21],
    [19, 20, 22],
    [19, 18, 17],
    [18, 17, 16],
    [17, 16, 18],
    [20, 21, 18],
    [19, 20, 18],
    [16, 17, 21],
];
const HEALTH_SAFETY: u8 = 23;
const LAW: u8 = 24;
/// Mathématiques expertes and complémentaires, for the terminale.
const MATHS: [&str; 2] = ["480400", "480300"];

/// The options of a pupil, in the order of the file.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Options {
    codes: [&'static str; Self::MAX],
    count: u8,
}

impl Options {
    /// Most options that a pupil of the academy follows; the file has room for 12.
    const MAX: usize = 7;

    pub(crate) fn codes(&self) -> &[&'static str] {
        &self.codes[..usize::from(self.count)]
    }

    fn push(&mut self, code: &'static str) {
        if usize::from(self.count) < Self::MAX {
            self.codes[usize::from(self.count)] = code;
            self.count += 1;
        }
    }
    fn push_subject(&mut self, subject: u8) {
        self.push(SUBJECTS[usize::from(subject)]);
    }
}

/// Weights of the choices, built once.
#[derive(Clone, Debug)]
pub(crate) struct Choices {
    second_languages: Table,
    specialities: Table,
}

impl Choices {
    pub(crate) fn new() -> Self {
        Self {
            second_languages: Table::new(&[680, 160, 90, 25, 30, 15]),
            specialities: Table::new(&[300, 90, 120, 130, 110, 90, 100, 60]),
        }
    }

    pub(crate) fn draw(&self, draw: &mut Draw, course: Course) -> Options {
        let mut options = Options::default();
        let german_first = draw.chance(60);
        options.push_subject(if german_first { GERMAN_1 } else { ENGLISH_1 });
        match course {
            Course::Sixth | Course::Segpa | Course::Bts => {}
            Course::SixthBilingual | Course::Technological | Course::Cpge => {
                self.second_language(draw, german_first, &mut options);
            }
            Course::College => {
                self.second_language(draw, german_first, &mut options);
                if draw.chance(150) {
                    options.push_subject(LATIN);
                }
            }
            Course::Second => {
                self.second_language(draw, german_first, &mut options);
                if draw.chance(250) {
                    options.push_subject(*draw.pick(&OPTIONS));
                }
            }
            Course::FirstGeneral => self.general(draw, german_first, 3, &mut options),
            Course::LastGeneral => self.general(draw, german_first, 2, &mut options),
            Course::Professional => options.push_subject(HEALTH_SAFETY),
        }
        options
    }

    fn second_language(&self, draw: &mut Draw, german_first: bool, options: &mut Options) {
        if german_first {
            options.push_subject(ENGLISH_2);
        } else {
            options.push_subject(SECOND_LANGUAGES[usize::from(draw.weighted(&self.second_languages))]);
        }
    }

    fn general(&self, draw: &mut Draw, german_first: bool, specialities: usize, options: &mut Options) {
        self.second_language(draw, german_first, options);
        let chosen = &SPECIALITIES[usize::from(draw.weighted(&self.specialities))];
        for &speciality in &chosen[..specialities] {
            options.push_subject(speciality);
        }
        if specialities == 2 {
            match draw.below(10) {
                0 => options.push(MATHS[0]),
                1 => options.push(MATHS[1]),
                2 => options.push_subject(LAW),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nomenclature;

    #[test]
    fn every_subject_is_in_the_list() {
        let codes: Vec<&str> = nomenclature::entries(include_str!("../../../code-lists/matieres.csv"))
            .iter()
            .map(|entry| entry.code)
            .collect();
        for subject in SUBJECTS.iter().chain(&MATHS) {
            assert!(codes.contains(subject), "{subject}");
        }
    }
}
