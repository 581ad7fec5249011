//! Checks of what a convention sets up: ENT, secure spaces, and the parties that work for others.

use std::collections::HashMap;

use entente_model::{AgreementKind, Channel, ClauseKind, EntClause, PartyKind, SecureSpaceClause, Uai};

use super::View;
use crate::DiagnosticCode as Code;
use crate::diagnostic::{Elsewhere, Fault, Reports};
use crate::source::Spot;

pub(super) fn check(view: View<'_, '_>, reports: &mut Reports) {
    let mut schools: HashMap<(&str, Uai), Spot> = HashMap::new();
    for (clause, one) in view.agreement.clauses.iter().enumerate() {
        match &one.kind {
            ClauseKind::Ent(ent) => check_ent(view, clause, ent, &mut schools, reports),
            ClauseKind::SecureSpace(space) => check_space(view, clause, space, reports),
            ClauseKind::Grant(grant) if grant.channels.contains(&Channel::SecureSpace) => {
                let rank = grant.channels.iter().position(|channel| *channel == Channel::SecureSpace);
                if !spaces(view).any(|space| space.datasets.contains(&grant.dataset)) && !view.incomplete() {
                    let fault = Fault::new(Code::ChannelWithoutSpace).with("dataset", grant.dataset.as_str());
                    view.report(reports, view.spot_of(clause, "channels", rank.unwrap_or_default()), fault);
                }
            }
            _ => {}
        }
    }
    check_parties(view, reports);
}

/// Secure spaces of the convention and of the one above it.
fn spaces<'w>(view: View<'_, 'w>) -> impl Iterator<Item = &'w SecureSpaceClause> {
    let above = view.cadre.into_iter().flat_map(|cadre| cadre.agreement.secure_space_clauses());
    view.agreement.secure_space_clauses().chain(above).map(|(_, space)| space)
}

fn check_ent<'w>(
    view: View<'_, 'w>,
    clause: usize,
    ent: &'w EntClause,
    seen: &mut HashMap<(&'w str, Uai), Spot>,
    reports: &mut Reports,
) {
    if ent.schools.is_empty() == ent.territory.is_none() {
        let fault = Fault::new(Code::EntPerimeter).with("name", &ent.name);
        let path = if ent.territory.is_some() { "territory" } else { "level" };
        view.report(reports, view.spot(clause, path), fault);
    }
    for (rank, school) in ent.schools.iter().enumerate() {
        let spot = view.spot_of(clause, "schools", rank);
        let key = (ent.exploitant.as_str(), *school);
        if let Some(first) = seen.get(&key) {
            let fault = Fault::new(Code::SchoolTwice)
                .with("uai", school.as_str())
                .with("name", ent.exploitant.as_str())
                .elsewhere(Elsewhere::First(*first));
            view.report(reports, spot, fault);
        } else {
            seen.insert(key, spot);
        }
    }
}

/// Whoever enters the space must have been granted the datasets, or finds it empty.
fn check_space(view: View<'_, '_>, clause: usize, space: &SecureSpaceClause, reports: &mut Reports) {
    if view.incomplete() {
        return;
    }
    let above = view.cadre.into_iter().flat_map(|cadre| cadre.index.grants.iter());
    let grants = || view.index.grants.iter().chain(above.clone()).map(|(_, grant)| grant);
    for (rank, dataset) in space.datasets.iter().enumerate() {
        let granted = grants().any(|grant| {
            grant.dataset == *dataset
                && grant.channels.contains(&Channel::SecureSpace)
                && space.to.contains(&grant.to)
        });
        if !granted {
            let fault = Fault::new(Code::SpaceWithoutGrant).with("dataset", dataset.as_str());
            view.report(reports, view.spot_of(clause, "datasets", rank), fault);
        }
    }
}

/// Who works for another says for whom; a school signs with its deliberation.
fn check_parties(view: View<'_, '_>, reports: &mut Reports) {
    let signed = view.agreement.signed_on.is_some() && view.agreement.kind != AgreementKind::Cadre;
    for (clause, party) in &view.index.parties {
        let Some(kind) = party.kind else { continue };
        if kind.acts_under_another() && party.under.is_none() {
            let fault = Fault::new(Code::ContractorWithoutParty).with("party", party.id.as_str());
            view.report(reports, view.spot(*clause, "kind"), fault);
        }
        if kind == PartyKind::Eple && party.deliberation.is_none() && signed {
            let fault = Fault::new(Code::DeliberationMissing).with("party", party.id.as_str());
            view.report(reports, view.spot(*clause, "kind"), fault);
        }
    }
}
