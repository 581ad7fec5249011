//! Whether an event that a party declares can be taken into a forecast: what it names is counted, its numbers can be.
//!
//! What it then changes is `entente-forecast`.

use std::collections::BTreeMap;

use entente_forecast::EnrolmentEvent;

use super::protection::Territories;

/// No event moves more pupils, nor builds more homes in a year.
const MOST: f64 = 100_000.0;
/// Years of homes in one programme.
const YEARS_MAX: usize = 10;

/// What cannot be, and its value; nothing where the event can be taken.
pub(crate) fn fault_of(
    event: &EnrolmentEvent,
    schools: &BTreeMap<String, Territories>,
    grades: &[String],
) -> Option<(&'static str, String)> {
    let unknown = |uai: &String| (!schools.contains_key(uai)).then(|| ("institution", uai.clone()));
    let untaught = |grade: &String| (!grades.contains(grade)).then(|| ("grade", grade.clone()));
    let beyond =
        |value: f64, most: f64| (!(0.0..=most).contains(&value)).then(|| ("number", value.to_string()));
    match event {
        EnrolmentEvent::Opening { school, grades: opened, .. } => {
            let known = schools.contains_key(school).then(|| ("institution", school.clone()));
            let none = opened.is_empty().then(|| ("number", "0".to_owned()));
            known
                .or(none)
                .or_else(|| opened.keys().find_map(untaught))
                .or_else(|| opened.values().find_map(|pupils| beyond(*pupils, MOST)))
        }
        EnrolmentEvent::Closing { school, receivers } => {
            let itself = receivers.contains_key(school).then(|| ("institution", school.clone()));
            let share: f64 = receivers.values().sum();
            unknown(school)
                .or(itself)
                .or_else(|| receivers.keys().find_map(unknown))
                .or_else(|| receivers.values().find_map(|share| beyond(*share, 1.0)))
                .or_else(|| beyond(share, 1.0 + 1e-9))
        }
        EnrolmentEvent::Merger { schools: ending, into } => {
            let itself = ending.contains(into).then(|| ("institution", into.clone()));
            itself.or_else(|| unknown(into)).or_else(|| ending.iter().find_map(unknown))
        }
        EnrolmentEvent::SectorChange { from, to, share } => {
            let itself = (from == to).then(|| ("institution", to.clone()));
            itself.or_else(|| unknown(from)).or_else(|| unknown(to)).or_else(|| beyond(*share, 1.0))
        }
        EnrolmentEvent::Housing { school, dwellings, pupils_by_dwelling } => unknown(school)
            .or_else(|| dwellings.iter().find_map(|homes| beyond(*homes, MOST)))
            .or_else(|| beyond(*pupils_by_dwelling, 1.0))
            .or_else(|| {
                let years = dwellings.len();
                (years == 0 || years > YEARS_MAX).then(|| ("number", years.to_string()))
            }),
        EnrolmentEvent::GradeOpening { school, grade, pupils } => unknown(school)
            .or_else(|| untaught(grade))
            .or_else(|| pupils.and_then(|pupils| beyond(pupils, MOST))),
        EnrolmentEvent::GradeClosing { school, grade } => unknown(school).or_else(|| untaught(grade)),
        EnrolmentEvent::EntryChange { school, grade, pupils } => {
            unknown(school).or_else(|| untaught(grade)).or_else(|| beyond(pupils.abs(), MOST))
        }
        EnrolmentEvent::Places { school, grade, places } => {
            unknown(school).or_else(|| untaught(grade)).or_else(|| beyond(*places, MOST))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_is_named() {
        let schools = ["a", "b"].map(|uai| (uai.to_owned(), Territories::default())).into();
        let grades = ["6E".to_owned()];
        let closing = |school: &str, to: &str, share: f64| EnrolmentEvent::Closing {
            school: school.to_owned(),
            receivers: [(to.to_owned(), share)].into(),
        };
        let homes = |dwellings: &[f64], by: f64| EnrolmentEvent::Housing {
            school: "a".to_owned(),
            dwellings: dwellings.to_vec(),
            pupils_by_dwelling: by,
        };
        let opening = |school: &str, grade: &str| EnrolmentEvent::Opening {
            school: school.to_owned(),
            grades: [(grade.to_owned(), 120.0)].into(),
            levels: BTreeMap::new(),
        };
        let merger = |from: &str, into: &str| EnrolmentEvent::Merger {
            schools: vec![from.to_owned()],
            into: into.to_owned(),
        };
        let sector = |to: &str, share: f64| EnrolmentEvent::SectorChange {
            from: "a".to_owned(),
            to: to.to_owned(),
            share,
        };
        for (event, expected) in [
            (closing("a", "b", 0.6), None),
            (closing("a", "b", 1.2), Some(("number", "1.2"))),
            (closing("c", "b", 0.5), Some(("institution", "c"))),
            (closing("a", "a", 0.5), Some(("institution", "a"))),
            (homes(&[120.0, 80.0], 0.05), None),
            (homes(&[], 0.05), Some(("number", "0"))),
            (homes(&[f64::NAN], 0.05), Some(("number", "NaN"))),
            (opening("n", "6E"), None),
            (opening("a", "6E"), Some(("institution", "a"))),
            (opening("n", "STS"), Some(("grade", "STS"))),
            (merger("a", "b"), None),
            (merger("b", "b"), Some(("institution", "b"))),
            (sector("b", 0.2), None),
            (sector("b", -0.2), Some(("number", "-0.2"))),
        ] {
            let found = fault_of(&event, &schools, &grades);
            assert_eq!(found.as_ref().map(|(what, value)| (*what, value.as_str())), expected, "{event:?}");
        }
    }
}
