//! `institutions`: the directory, with the columns of the open directory of education that the platform reads.

use std::ops::ControlFlow;

use entente_model::{Institution, Sector};

use super::Visit;
use crate::academy::Academy;
use crate::csv::Row;
use crate::formation::Course;
use crate::school::School;

pub(super) fn visit_rows<B>(academy: &Academy, visit: Visit<'_, B>) -> ControlFlow<B> {
    let mut row = Row::default();
    for (rank, institution) in academy.institutions().enumerate() {
        let school = academy.schools.get(rank);
        row.clear();
        push_identity(academy, &institution, &mut row);
        push_teaching(academy, school, &mut row);
        push_state(&institution, &mut row);
        visit(&row)?;
    }
    ControlFlow::Continue(())
}

fn push_identity(academy: &Academy, institution: &Institution, row: &mut Row) {
    let commune = academy.communes.iter().find(|commune| commune.code == institution.commune);
    row.push(institution.uai.as_str());
    row.push(&institution.name);
    row.push(if institution.nature == "Collège" { "Collège" } else { "Lycée" });
    row.push(if institution.sector == Sector::Public { "Public" } else { "Privé" });
    row.push(&institution.commune);
    row.push(commune.map_or("", |commune| commune.label));
    row.push(&institution.departement);
    row.push(&institution.academie);
    row.push(&institution.region);
}

/// Ways, sections and pupils; empty for a closed establishment.
fn push_teaching(academy: &Academy, school: Option<&School>, row: &mut Row) {
    let Some(school) = school else {
        row.push_empty(8);
        return;
    };
    let divisions = school.divisions(&academy.catalogue, academy.seed);
    let has = |matches: fn(Course) -> bool| {
        let found = divisions.iter().any(|d| matches(academy.catalogue.get(d.formation).course));
        if found { "1" } else { "0" }
    };
    row.push(has(|c| matches!(c, Course::Second | Course::FirstGeneral | Course::LastGeneral)));
    row.push(has(|c| c == Course::Technological));
    row.push(has(|c| c == Course::Professional));
    row.push(if school.has_ulis { "1" } else { "0" });
    row.push(has(|c| c == Course::Segpa));
    row.push(has(Course::is_post_bac));
    row.push_number(school.pupils.into());
    row.push(if school.private { "CONTRAT D'ASSOCIATION TOUTES CLASSES" } else { "SANS OBJET" });
}

fn push_state(institution: &Institution, row: &mut Row) {
    row.push("Exemple");
    row.push("Exemple");
    row.push("Exemple");
    row.push(&institution.opened_on.map_or(String::new(), |day| day.to_string()));
    row.push(&institution.closed_on.map_or(String::new(), |day| day.to_string()));
    row.push(if institution.closed_on.is_some() { "FERME" } else { "OUVERT" });
    row.push(&institution.nature);
}
