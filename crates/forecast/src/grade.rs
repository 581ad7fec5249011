//! Grades of a panel and the one that feeds each: who goes up to what.
//!
//! The order comes from the mapping file; for a file without one it is recognised here from the usual names. Which
//! grades a school teaches is not known here: that is read in its own counts.

use serde::{Deserialize, Serialize};

/// A grade of a panel, e.g. `seconde`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// Its name in the files.
    pub name: String,
    /// Position of the grade that feeds it; an entry grade has none.
    pub feeder: Option<usize>,
    /// Whether entry is limited by places rather than by demand (voie professionnelle).
    pub capped: bool,
}

/// Sequences of grades that are recognised without a mapping; several spellings of one grade stand side by side.
const SEQUENCES: &[&[&[&str]]] = &[
    &[
        &["ps", "petite section"],
        &["ms", "moyenne section"],
        &["gs", "grande section"],
        &["cp"],
        &["ce1"],
        &["ce2"],
        &["cm1"],
        &["cm2"],
    ],
    &[
        &["6e", "6eme", "sixieme", "sixième"],
        &["5e", "5eme", "cinquieme", "cinquième"],
        &["4e", "4eme", "quatrieme", "quatrième"],
        &["3e", "3eme", "troisieme", "troisième"],
    ],
    &[
        &["seconde", "2nde", "2de", "2nde gt", "2de gt", "2nde_gt"],
        &["premiere", "première", "1ere", "1re", "1ere gt", "1re gt", "1ere_gt"],
        &["terminale", "tle", "terminale gt", "terminale_gt", "tle gt"],
    ],
    &[
        &["2ndes_pro", "2nde_pro", "seconde_pro", "2nde pro", "2de pro"],
        &["1eres_pro", "1ere_pro", "premiere_pro", "1re pro", "1ere pro"],
        &["terminales_pro", "terminale_pro", "tle pro", "terminale pro"],
    ],
    &[&["cap_1ere_annee", "cap1", "cap 1"], &["cap_2nde_annee", "cap2", "cap 2"]],
];

/// Grades without a mapping, in the order in which the file names them first, become a list in the order of schooling.
///
/// Known French names take their place in their track. Names that end in a number (`grade1`, `12`) follow their numbers,
/// `k` before them. Any other names are taken as one track in the order of the file.
pub fn recognise(names: &[String]) -> Vec<Grade> {
    let places: Vec<Option<(usize, usize)>> = names.iter().map(|name| place(name)).collect();
    if places.iter().all(Option::is_some) {
        return by_sequence(names, &places);
    }
    let numbers: Vec<Option<u32>> = names.iter().map(|name| number(name)).collect();
    let mut order: Vec<usize> = (0..names.len()).collect();
    if numbers.iter().all(Option::is_some) {
        order.sort_by_key(|&position| numbers[position]);
    }
    chain(
        order.iter().map(|&position| names[position].clone()),
        names.iter().any(|name| is_professional(name)),
    )
}

fn by_sequence(names: &[String], places: &[Option<(usize, usize)>]) -> Vec<Grade> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&position| places[position]);
    let mut grades: Vec<Grade> = Vec::with_capacity(names.len());
    let mut previous: Option<(usize, usize)> = None;
    for position in order {
        let Some(here) = places[position] else { continue };
        let follows = previous.is_some_and(|(sequence, rank)| sequence == here.0 && rank + 1 == here.1);
        let feeder = follows.then(|| grades.len() - 1);
        let name = names[position].clone();
        let capped = is_professional(&name);
        grades.push(Grade { name, feeder, capped });
        previous = Some(here);
    }
    grades
}

/// Grades that follow one another.
pub(crate) fn chain(names: impl Iterator<Item = String>, capped: bool) -> Vec<Grade> {
    names
        .enumerate()
        .map(|(position, name)| Grade { name, feeder: position.checked_sub(1), capped })
        .collect()
}

fn place(name: &str) -> Option<(usize, usize)> {
    let name = name.trim().to_lowercase();
    SEQUENCES.iter().enumerate().find_map(|(sequence, grades)| {
        let rank = grades.iter().position(|spellings| spellings.contains(&name.as_str()))?;
        Some((sequence, rank))
    })
}

fn is_professional(name: &str) -> bool {
    let name = name.to_lowercase();
    name.contains("pro") || name.starts_with("cap")
}

/// The number at the end of the name; kindergarten comes before 1.
fn number(name: &str) -> Option<u32> {
    if name.eq_ignore_ascii_case("k") {
        return Some(0);
    }
    let start = name.trim_end_matches(|letter: char| letter.is_ascii_digit()).len();
    name[start..].parse().ok()
}

/// Whether following feeders ever comes back to the same grade, or leaves the list.
pub(crate) fn has_loop(grades: &[Grade]) -> bool {
    (0..grades.len()).any(|start| {
        let mut here = start;
        for _ in 0..=grades.len() {
            match grades[here].feeder {
                None => return false,
                Some(feeder) if feeder >= grades.len() => return true,
                Some(feeder) => here = feeder,
            }
        }
        true
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&str], expected: &str) {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let grades = recognise(&names);
        let written: Vec<String> = grades
            .iter()
            .map(|grade| match grade.feeder {
                None => grade.name.clone(),
                Some(feeder) => format!("{}<{}", grade.name, grades[feeder].name),
            })
            .collect();
        assert_eq!(written.join(" "), expected);
    }

    #[test]
    fn grades_are_put_in_the_order_of_schooling() {
        check(&["terminale", "seconde", "premiere"], "seconde premiere<seconde terminale<premiere");
        check(&["3e", "6e", "5e", "4e"], "6e 5e<6e 4e<5e 3e<4e");
        check(&["grade2", "k", "grade1", "grade10"], "k grade1<k grade2<grade1 grade10<grade2");
        check(&["alpha", "beta"], "alpha beta<alpha");
        check(
            &["cap_2nde_annee", "cap_1ere_annee", "2ndes_pro", "1eres_pro"],
            "2ndes_pro 1eres_pro<2ndes_pro cap_1ere_annee cap_2nde_annee<cap_1ere_annee",
        );
        check(&["cm2", "6e"], "cm2 6e");
        check(&["seconde", "terminale"], "seconde terminale");
    }

    #[test]
    fn a_loop_is_seen() {
        let grade = |feeder| Grade { name: "x".into(), feeder, capped: false };
        assert!(has_loop(&[grade(Some(1)), grade(Some(0))]));
        assert!(has_loop(&[grade(Some(7))]));
        assert!(!has_loop(&[grade(None), grade(Some(0))]));
    }
}
