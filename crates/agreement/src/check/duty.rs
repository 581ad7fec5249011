//! Checks of duties, bodies and competences: each said once, without contradiction, and held.

use std::collections::HashMap;

use entente_model::{ClauseKind, CompetenceCell, DutyClause, RoleId};

use super::View;
use crate::DiagnosticCode as Code;
use crate::diagnostic::{Elsewhere, Fault, Reports};
use crate::source::Spot;

pub(super) fn check(view: View<'_, '_>, reports: &mut Reports) {
    check_duties(view, reports);
    check_bodies(view, reports);
    check_competences(view, reports);
    check_duties_of_cadre(view, reports);
}

/// Who owes what to whom.
type Owed<'w> = (Vec<&'w str>, &'w str, Vec<&'w str>);

/// The same people owe the same thing: said twice, or at two different times.
fn check_duties(view: View<'_, '_>, reports: &mut Reports) {
    let mut said: HashMap<Owed<'_>, (usize, &DutyClause)> = HashMap::new();
    for (clause, duty) in duties(view) {
        let what = duty.what.trim();
        let key = (sorted(&duty.who), what, sorted(&duty.to));
        let Some((first, other)) = said.get(&key) else {
            said.insert(key, (clause, duty));
            continue;
        };
        let code = if duty.when == other.when && duty.act == other.act {
            Code::DutyTwice
        } else {
            Code::DutyContradictory
        };
        let fault = Fault::new(code).with("what", what);
        view.report(reports, view.spot(clause, "what"), view.point(fault, view.agreement, *first));
    }
}

fn duties<'w>(view: View<'_, 'w>) -> impl Iterator<Item = (usize, &'w DutyClause)> {
    view.agreement.clauses.iter().enumerate().filter_map(|(position, clause)| match &clause.kind {
        ClauseKind::Duty(duty) => Some((position, duty)),
        _ => None,
    })
}

fn sorted(names: &[RoleId]) -> Vec<&str> {
    let mut names: Vec<&str> = names.iter().map(|name| name.as_str()).collect();
    names.sort_unstable();
    names
}

fn check_bodies(view: View<'_, '_>, reports: &mut Reports) {
    for (clause, one) in view.agreement.clauses.iter().enumerate() {
        let ClauseKind::Body(body) = &one.kind else { continue };
        let rhythm = body.meets.every.is_some() || !body.meets.on.is_empty();
        if !body.decides.is_empty() && !rhythm {
            let fault = Fault::new(Code::BodyWithoutRhythm).with("name", &body.name);
            view.report(reports, view.spot(clause, "decides"), fault);
        }
        let seats: Option<Vec<u16>> = body.members.iter().map(|seats| seats.seats).collect();
        let uneven = seats.is_some_and(|seats| seats.iter().any(|count| *count != seats[0]));
        if body.parity && (uneven || body.members.len() < 2) {
            let fault = Fault::new(Code::BodyWithoutParity).with("name", &body.name);
            view.report(reports, view.spot(clause, "parity"), fault);
        }
    }
}

/// An act stands once in the matrix: two lines could name two accountable parties.
fn check_competences(view: View<'_, '_>, reports: &mut Reports) {
    let mut said: HashMap<&str, (Spot, &CompetenceCell)> = HashMap::new();
    for (clause, one) in view.agreement.clauses.iter().enumerate() {
        let ClauseKind::Competence(competence) = &one.kind else { continue };
        for (row, cell) in competence.cells.iter().enumerate() {
            let spot = view.convention.spots[clause].at("cells.what", row, 0);
            let what = cell.what.trim();
            if let Some((first, other)) = said.get(what) {
                let fault = Fault::new(Code::CompetenceTwice)
                    .with("what", what)
                    .with("one", other.accountable.as_str())
                    .with("two", cell.accountable.as_str())
                    .elsewhere(Elsewhere::First(*first));
                view.report(reports, spot, fault);
            } else {
                said.insert(what, (spot, cell));
            }
        }
    }
}

/// What the cadre asks of a role is owed by nobody where no party holds it here.
fn check_duties_of_cadre(view: View<'_, '_>, reports: &mut Reports) {
    let Some(cadre) = view.cadre.filter(|_| !view.incomplete()) else { return };
    let Some(applies) = &view.convention.front.applies else { return };
    let mut seen = std::collections::BTreeSet::new();
    for (clause, one) in cadre.agreement.clauses.iter().enumerate() {
        let ClauseKind::Duty(duty) = &one.kind else { continue };
        for name in duty.who.iter().filter(|name| name.as_str() != "each-party") {
            if !view.is_named(name.as_str()) && seen.insert(name.as_str()) {
                let fault = Fault::new(Code::DutyUnheld).with("name", name.as_str()).with("what", &duty.what);
                view.report(reports, applies.spot, view.point(fault, cadre.agreement, clause));
            }
        }
    }
}
