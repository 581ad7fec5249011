//! Checks of the annex lines: each dataset has its folder, its date, and is asked once.

use std::collections::HashMap;

use entente_model::{ClauseKind, DatasetClause, DutyLevel};

use super::View;
use crate::DiagnosticCode as Code;
use crate::diagnostic::{Fault, Reports};
use crate::nearest::nearest;

pub(super) fn check(view: View<'_, '_>, reports: &mut Reports) {
    let mut of_folder: HashMap<&str, usize> = HashMap::new();
    let mut of_variables: HashMap<(&str, Vec<&str>), usize> = HashMap::new();
    for (clause, dataset) in dataset_clauses(view) {
        check_folder(view, clause, dataset, reports);
        if dataset.due.is_none() && dataset.duty != DutyLevel::Desirable {
            let fault = Fault::new(Code::DatasetWithoutDueDate).with("dataset", dataset.id.as_str());
            view.report(reports, view.convention.spots[clause].of("duty"), fault);
        }
        if dataset.duty == DutyLevel::Required && dataset.basis.is_none() {
            let fault = Fault::new(Code::RequiredWithoutBasis).with("dataset", dataset.id.as_str());
            view.report(reports, view.spot(clause, "duty"), fault);
        }
        check_variables(view, clause, dataset, reports);
        if check_once(view, clause, dataset, reports)
            && check_same_folder(view, clause, dataset, &mut of_folder, reports)
        {
            check_same_variables(view, clause, dataset, &mut of_variables, reports);
        }
    }
}

fn dataset_clauses<'w>(view: View<'_, 'w>) -> impl Iterator<Item = (usize, &'w DatasetClause)> {
    view.agreement.clauses.iter().enumerate().filter_map(|(position, clause)| match &clause.kind {
        ClauseKind::Dataset(dataset) => Some((position, dataset)),
        _ => None,
    })
}

fn check_folder(view: View<'_, '_>, clause: usize, dataset: &DatasetClause, reports: &mut Reports) {
    let folder = dataset.schema.strip_prefix("datasets/").unwrap_or_default();
    // A folder that is there and could not be read was reported in its own files.
    if view.world.dataset_folders.contains(folder) {
        return;
    }
    let near = nearest(folder, view.world.dataset_folders.iter().copied());
    let fault = Fault::new(Code::DatasetFolderAbsent).with("folder", &dataset.schema);
    if view.convention.spots[clause].has("schema") {
        let near = near.map(|folder| format!("datasets/{folder}"));
        view.report(reports, view.spot(clause, "schema"), fault.nearest(near.as_deref()));
    } else {
        view.report(reports, view.spot(clause, "id"), fault.nearest(near));
    }
}

/// Whether this is the only line of that name; an application may not ask again what its cadre asks (C9).
fn check_once(view: View<'_, '_>, clause: usize, dataset: &DatasetClause, reports: &mut Reports) -> bool {
    let id = dataset.id.as_str();
    let first = view.index.datasets.get(id).map(|(first, _)| (*first, view.agreement));
    let here = first.filter(|(first, _)| *first != clause);
    let in_cadre = view.cadre.and_then(|cadre| Some((cadre.index.datasets.get(id)?.0, cadre.agreement)));
    let Some((first, agreement)) = here.or(in_cadre) else { return true };
    let fault = view.point(Fault::new(Code::DatasetTwice).with("dataset", id), agreement, first);
    view.report(reports, view.spot(clause, "id"), fault);
    false
}

/// The variables that the annex lists are of the schema.
fn check_variables(view: View<'_, '_>, clause: usize, line: &DatasetClause, reports: &mut Reports) {
    let Some(dataset) = view.world.dataset(line) else { return };
    for (rank, name) in line.variables.iter().enumerate() {
        if view.is_said(reports) {
            return;
        }
        if !dataset.kinds.contains_key(name.as_str()) {
            let fault = Fault::new(Code::AnnexUnknownVariable)
                .with("variable", name.as_str())
                .with("dataset", line.id.as_str())
                .nearest(nearest(name.as_str(), dataset.kinds.keys().copied()));
            view.report(reports, view.spot_of(clause, "variables", rank), fault);
        }
    }
}

/// Fewer variables than these may be the same by chance.
const SAME_VARIABLES_MIN: usize = 4;

/// The same variables of the same producer under two schemas are probably the same data asked twice (C9).
fn check_same_variables<'w>(
    view: View<'_, 'w>,
    clause: usize,
    line: &'w DatasetClause,
    seen: &mut HashMap<(&'w str, Vec<&'w str>), usize>,
    reports: &mut Reports,
) {
    let Some(dataset) = view.world.dataset(line) else { return };
    let mut names: Vec<&str> = if line.variables.is_empty() {
        dataset.dataset.variables.iter().map(|variable| variable.name.as_str()).collect()
    } else {
        line.variables.iter().map(|name| name.as_str()).collect()
    };
    names.sort_unstable();
    if names.len() < SAME_VARIABLES_MIN {
        return;
    }
    let first = *seen.entry((line.producer.as_str(), names)).or_insert(clause);
    if first != clause {
        let fault = Fault::new(Code::SameVariablesTwice).with("dataset", line.id.as_str());
        view.report(reports, view.spot(clause, "id"), view.point(fault, view.agreement, first));
    }
}

/// The same folder under two names is the same data asked twice by different ways (C9).
fn check_same_folder<'w>(
    view: View<'_, 'w>,
    clause: usize,
    dataset: &'w DatasetClause,
    of_folder: &mut HashMap<&'w str, usize>,
    reports: &mut Reports,
) -> bool {
    let here = of_folder.get(dataset.schema.as_str()).map(|first| (*first, view.agreement));
    let in_cadre = view.cadre.and_then(|cadre| {
        let folder = dataset.schema.strip_prefix("datasets/")?;
        let (first, other) = cadre.index.datasets.get(folder)?;
        (other.schema == dataset.schema).then_some((*first, cadre.agreement))
    });
    of_folder.entry(dataset.schema.as_str()).or_insert(clause);
    let Some((first, agreement)) = here.or(in_cadre) else { return true };
    let fault =
        Fault::new(Code::SameDataTwice).with("dataset", dataset.id.as_str()).with("folder", &dataset.schema);
    view.report(reports, view.spot(clause, "schema"), view.point(fault, agreement, first));
    false
}
