//! What clauses name: roles, parties and bodies, datasets, purposes, other clauses. Each name must lead somewhere.

use entente_model::{AgreementKind, ClauseKind, DatasetId, PurposeId, RoleId};

use super::rule::check_purpose;
use super::{PURPOSES, View};
use crate::DiagnosticCode as Code;
use crate::definitions::RESERVED_NAMES;
use crate::diagnostic::{Fault, Reports};
use crate::nearest::nearest;

/// Whether a name is bound to act, or only told, asked, served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Owes, decides, runs: « le public » cannot.
    Acts,
    /// Anybody may be told something.
    Served,
}

/// Where a name stands in its clause: path of the key, row, rank.
type At = (&'static str, usize, usize);

pub(super) fn check(view: View<'_, '_>, reports: &mut Reports) {
    for (clause, one) in view.agreement.clauses.iter().enumerate() {
        if view.is_said(reports) {
            return;
        }
        check_id(view, clause, &one.kind, reports);
        check_actors(view, clause, &one.kind, reports);
        for (rank, dataset) in datasets(&one.kind).iter().enumerate() {
            check_dataset(view, clause, ("datasets", 0, rank), dataset, reports);
        }
        if let ClauseKind::Competence(competence) = &one.kind {
            for (row, cell) in competence.cells.iter().enumerate() {
                for (rank, dataset) in cell.datasets.iter().enumerate() {
                    check_dataset(view, clause, ("cells.datasets", row, rank), dataset, reports);
                }
            }
        }
        for (rank, purpose) in purposes(&one.kind).iter().enumerate() {
            check_purpose(view, clause, "purposes", rank, purpose.as_str(), reports);
        }
        check_clauses(view, clause, &one.kind, reports);
    }
    if view.world.purposes.is_none() && view.index.grants.is_empty() {
        let clause = view.agreement.clauses.iter().position(|one| !purposes(&one.kind).is_empty());
        if let Some(clause) = clause {
            let fault = Fault::new(Code::PurposeListAbsent).with("list", PURPOSES);
            view.report(reports, view.spot(clause, "purposes"), fault);
        }
    }
}

/// A name is given once in a convention.
fn check_id(view: View<'_, '_>, clause: usize, kind: &ClauseKind, reports: &mut Reports) {
    let Some(id) = kind.id() else { return };
    if let Some(&first) = view.index.ids.get(id.as_str()).filter(|first| **first != clause) {
        let fault = Fault::new(Code::ClauseIdTwice).with("id", id.as_str());
        view.report(reports, view.spot(clause, "id"), view.point(fault, view.agreement, first));
    }
}

/// Roles, parties and bodies that a clause names, where they stand, and on which side.
fn actors<'c>(kind: &'c ClauseKind, see: &mut dyn FnMut(At, &'c RoleId, Side)) {
    fn all<'c>(
        path: &'static str,
        row: usize,
        names: &'c [RoleId],
        side: Side,
        see: &mut dyn FnMut(At, &'c RoleId, Side),
    ) {
        names.iter().enumerate().for_each(|(rank, name)| see((path, row, rank), name, side));
    }
    match kind {
        ClauseKind::Party(party) => {
            if let Some(under) = &party.under {
                see(("under", 0, 0), under, Side::Acts);
            }
        }
        ClauseKind::Grant(grant) => {
            if let Some(consent) = &grant.consent {
                see(("consent.who", 0, 0), &consent.who, Side::Acts);
            }
            if let Some(table) = &grant.table {
                all("table.shared_with", 0, &table.shared_with, Side::Served, see);
            }
        }
        ClauseKind::Duty(duty) => {
            all("who", 0, &duty.who, Side::Acts, see);
            all("to", 0, &duty.to, Side::Served, see);
        }
        ClauseKind::Body(body) => {
            for (row, seats) in body.members.iter().enumerate() {
                see(("members.who", row, 0), &seats.who, Side::Acts);
            }
            all("chair", 0, &body.chair, Side::Acts, see);
            all("guests", 0, &body.guests, Side::Served, see);
            if let Some(convened) = &body.convened {
                see(("convened.who", 0, 0), &convened.who, Side::Acts);
            }
        }
        ClauseKind::Right(right) => {
            all("who", 0, &right.who, Side::Acts, see);
            for (row, forward) in right.forward.iter().enumerate() {
                all("forward.who", row, &forward.who, Side::Acts, see);
                see(("forward.to", row, 0), &forward.to, Side::Acts);
            }
            all("tell", 0, &right.tell, Side::Served, see);
            if let Some(contact) = &right.contact {
                see(("contact", 0, 0), contact, Side::Acts);
            }
        }
        ClauseKind::Processing(processing) => {
            all("controllers", 0, &processing.controllers, Side::Acts, see);
            all("processors", 0, &processing.processors, Side::Acts, see);
            all("recipients", 0, &processing.recipients, Side::Served, see);
        }
        ClauseKind::SecureSpace(space) => {
            see(("who", 0, 0), &space.who, Side::Acts);
            all("to", 0, &space.to, Side::Acts, see);
            see(("outputs.who", 0, 0), &space.outputs.who, Side::Acts);
        }
        ClauseKind::Ent(ent) => {
            see(("exploitant", 0, 0), &ent.exploitant, Side::Acts);
            see(("who", 0, 0), &ent.who, Side::Acts);
        }
        ClauseKind::Competence(competence) => {
            for (row, cell) in competence.cells.iter().enumerate() {
                all("cells.responsible", row, &cell.responsible, Side::Acts, see);
                see(("cells.accountable", row, 0), &cell.accountable, Side::Acts);
                all("cells.consulted", row, &cell.consulted, Side::Served, see);
                all("cells.informed", row, &cell.informed, Side::Served, see);
            }
        }
        ClauseKind::Action(action) => {
            all("who", 0, &action.who, Side::Acts, see);
            all("with", 0, &action.with, Side::Served, see);
        }
        ClauseKind::Indicator(indicator) => all("who", 0, &indicator.who, Side::Acts, see),
        ClauseKind::Dataset(_) | ClauseKind::Rule(_) => {}
    }
}

fn check_actors(view: View<'_, '_>, clause: usize, kind: &ClauseKind, reports: &mut Reports) {
    // A cadre speaks of roles that its applications bind: there, any name may be one.
    let free = view.incomplete() || view.agreement.kind == AgreementKind::Cadre;
    actors(kind, &mut |(path, row, rank), name, side| {
        let name = name.as_str();
        if view.is_said(reports) {
            return;
        }
        let spot = || view.convention.spots[clause].at(path, row, rank);
        if RESERVED_NAMES.contains(&name) {
            let acts = side == Side::Acts && name != "each-party" && !view.is_named(name);
            if acts {
                let fault = Fault::new(Code::ActorCannotAct).with("name", name);
                view.report(reports, spot(), fault);
            }
        } else if !free && !view.is_named(name) && !view.is_spoken_of(name) {
            // A role that somebody produces or receives under, and nobody holds, is said by `role`.
            let fault =
                Fault::new(Code::ActorUnknown).with("name", name).nearest(nearest(name, view.names()));
            view.report(reports, spot(), fault);
        }
    });
}

fn datasets(kind: &ClauseKind) -> &[DatasetId] {
    match kind {
        ClauseKind::Duty(clause) => &clause.datasets,
        ClauseKind::Processing(clause) => &clause.datasets,
        ClauseKind::SecureSpace(clause) => &clause.datasets,
        ClauseKind::Indicator(clause) => &clause.datasets,
        _ => &[],
    }
}

fn purposes(kind: &ClauseKind) -> &[PurposeId] {
    match kind {
        ClauseKind::Processing(clause) => &clause.purposes,
        ClauseKind::SecureSpace(clause) => &clause.purposes,
        _ => &[],
    }
}

fn check_dataset(
    view: View<'_, '_>,
    clause: usize,
    (path, row, rank): At,
    dataset: &DatasetId,
    reports: &mut Reports,
) {
    if view.dataset_clause(dataset.as_str()).is_some() || view.incomplete() || view.is_said(reports) {
        return;
    }
    let fault = Fault::new(Code::UnknownDataset)
        .with("dataset", dataset.as_str())
        .nearest(nearest(dataset.as_str(), view.dataset_names()));
    view.report(reports, view.convention.spots[clause].at(path, row, rank), fault);
}

/// Indicators of an action, processing of a right.
fn check_clauses(view: View<'_, '_>, clause: usize, kind: &ClauseKind, reports: &mut Reports) {
    let mut check = |path, rank, id: &str, wanted: &str, code| {
        if view.clause_of(id, wanted).is_none() && !view.incomplete() && !view.is_said(reports) {
            let fault = Fault::new(code).with("id", id).nearest(nearest(id, view.ids_of(wanted)));
            view.report(reports, view.spot_of(clause, path, rank), fault);
        }
    };
    match kind {
        ClauseKind::Action(action) => {
            for (rank, id) in action.indicators.iter().enumerate() {
                check("indicators", rank, id.as_str(), "indicator", Code::IndicatorUnknown);
            }
        }
        ClauseKind::Right(right) => {
            if let Some(id) = &right.processing {
                check("processing", 0, id.as_str(), "processing", Code::ProcessingUnknown);
            }
        }
        _ => {}
    }
}
