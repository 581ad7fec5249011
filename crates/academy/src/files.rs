//! Rows of each file of the academy: one module a file.
//!
//! A row here is always sound; faults are put in it afterwards, by `write`.

mod apae;
mod batiments;
mod boursiers;
mod capacites;
mod carac;
mod carreaux;
mod connexions;
mod constat;
mod institutions;
mod levels;
mod localisation;
mod migraca;
mod passages;
mod previsions;
mod projections;

use std::ops::ControlFlow;

use crate::academy::Academy;
use crate::csv::Row;
use crate::dataset::AcademyDataset;

/// What receives the rows: it breaks to stop.
pub(crate) type Visit<'a, B> = &'a mut dyn FnMut(&Row) -> ControlFlow<B>;

/// Calls `visit` with each row of the file, in order, until it breaks.
pub(crate) fn visit_rows<B>(
    academy: &Academy,
    dataset: AcademyDataset,
    visit: Visit<'_, B>,
) -> ControlFlow<B> {
    match dataset {
        AcademyDataset::FCaracElev => carac::visit_rows(academy, visit),
        AcademyDataset::LocalisationEleves => localisation::visit_rows(academy, visit),
        AcademyDataset::FBoursiersPrebac => boursiers::visit_prebac_rows(academy, visit),
        AcademyDataset::FBoursiersPostbac => boursiers::visit_postbac_rows(academy, visit),
        AcademyDataset::CapacitesAccueil => capacites::visit_rows(academy, visit),
        AcademyDataset::Institutions => institutions::visit_rows(academy, visit),
        AcademyDataset::ConstatEffectifs => constat::visit_rows(academy, visit),
        AcademyDataset::PrevisionsEtablissements => previsions::visit_rows(academy, visit),
        AcademyDataset::PrevisionsAcademiques => projections::visit_rows(academy, visit),
        AcademyDataset::ApaeIndicateurs => apae::visit_rows(academy, visit),
        AcademyDataset::Connexions => connexions::visit_rows(academy, visit),
        AcademyDataset::FEtabEpi => batiments::visit_rows(academy, visit),
        AcademyDataset::ElevesCarreaux => carreaux::visit_rows(academy, visit),
        AcademyDataset::MatricesPassage => passages::visit_rows(academy, visit),
        AcademyDataset::Migraca => migraca::visit_rows(academy, visit),
    }
}

/// Number of rows of the file.
pub(crate) fn count_rows(academy: &Academy, dataset: AcademyDataset) -> u64 {
    if matches!(dataset, AcademyDataset::FCaracElev | AcademyDataset::LocalisationEleves) {
        return academy.pupils();
    }
    let mut rows = 0;
    let mut count = |_: &Row| {
        rows += 1;
        ControlFlow::<()>::Continue(())
    };
    let _ = visit_rows(academy, dataset, &mut count);
    rows
}

/// Adds a number of tenths, with a decimal comma.
fn push_tenths(row: &mut Row, tenths: u64) {
    row.push(&format!("{},{}", tenths / 10, tenths % 10));
}

/// The rentrée, as written in every file.
pub(crate) const SCHOOL_YEAR: &str = "2026";
