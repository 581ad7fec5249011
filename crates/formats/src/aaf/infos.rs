//! `InfosEducNat`: what a delivery is about, as GPEI states it (formats, section 1.9).

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::attribute::{Category, Dialect};
use crate::directory::State;

/// School year, day of the export, and its scope: départements, sectors, types of structure and files made.
///
/// The names are those of GPEI. No export for an ENT with this file was found: there, they begin with `ENT` instead.
pub fn infos(state: &State, dialect: Dialect, made: &[Category], on: Date) -> Vec<(String, String)> {
    let distinct = |value: fn(&crate::directory::Structure) -> &str| {
        let values: BTreeSet<&str> =
            state.structures.iter().map(value).filter(|value| !value.is_empty()).collect();
        values.into_iter().collect::<Vec<_>>().join(", ")
    };
    let (start, form) = match dialect {
        Dialect::Gpei => ("GPEI", "GPEI2D"),
        Dialect::SecondDegree => ("ENT", "ENT2D"),
        Dialect::FirstDegree => ("ENT", "ENT1D"),
    };
    let made: Vec<String> = made.iter().map(|category| format!("{form}_{}", short(*category))).collect();
    // The school year begins in September: July and August are of the one that ends.
    let year = if on.month() >= 9 { on.year() } else { on.year() - 1 };
    let scope = format!(
        "listeDept=[{}] listeSecteur=[{}] listeType=[{}] listeTransformation=[{}]",
        distinct(|structure| structure.uai.get(..3).unwrap_or_default()),
        distinct(|structure| &structure.sector),
        distinct(|structure| &structure.short_type),
        made.join(", ")
    );
    vec![
        (format!("{start}AnneeScolaire"), year.to_string()),
        (format!("{start}DateExport"), crate::date::french(on)),
        (format!("{start}generation"), scope),
    ]
}

fn short(category: Category) -> &'static str {
    match category {
        Category::Structure => "etab",
        Category::TaughtSubject => "matiere",
        Category::Mef => "mef",
        Category::Pupil => "eleve",
        Category::Relative => "persrel",
        Category::Staff => "pen",
    }
}
