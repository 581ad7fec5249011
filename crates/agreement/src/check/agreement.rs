//! Checks of a convention as a whole: its name, the cadre that it applies, its dates, its parties.

use std::collections::{HashMap, HashSet};

use entente_model::AgreementKind;

use super::{View, World};
use crate::DiagnosticCode as Code;
use crate::convention::Convention;
use crate::diagnostic::{Elsewhere, Fault, Reports};
use crate::nearest::nearest;
use crate::source::Spot;

/// What the front matter alone allows to check.
pub(super) fn check(world: &World<'_>, position: usize, convention: &Convention<'_>, reports: &mut Reports) {
    let front = &convention.front;
    if let Some(id) = &front.id
        && let Some(first) =
            world.by_text.get(&(id.value.as_str(), convention.number())).filter(|first| **first != position)
    {
        let fault = Fault::new(Code::AgreementTwice)
            .with("id", &id.value)
            .with("file", world.conventions[*first].source.path);
        reports.report(&convention.source, id.spot, fault);
    }
    check_applies(world, position, convention, reports);
    if let Some(attached) = &front.attached_to
        && world.by_id.get(attached.value.as_str()).is_none_or(|found| *found == position)
    {
        let known = world.by_id.iter().filter(|(_, found)| **found != position).map(|(id, _)| *id);
        let fault = Fault::new(Code::AttachedUnknown)
            .with("agreement", &attached.value)
            .nearest(nearest(&attached.value, known));
        reports.report(&convention.source, attached.spot, fault);
    }
    check_dates(convention, reports);
}

fn check_applies(world: &World<'_>, position: usize, convention: &Convention<'_>, reports: &mut Reports) {
    let front = &convention.front;
    let Some(kind) = &front.kind else { return };
    let (spot, fault) = match (kind.value, &front.applies) {
        (AgreementKind::Cadre, None) => return,
        (AgreementKind::Cadre, Some(applies)) => (applies.spot, Fault::new(Code::CadreWithApplies)),
        (AgreementKind::Application, None) => (kind.spot, Fault::new(Code::ApplicationWithoutApplies)),
        (_, None) => return,
        (_, Some(applies)) => match world.by_id.get(applies.value.as_str()) {
            None => {
                let known = world.by_id.keys().copied().filter(|id| is_cadre(world, id));
                let fault = Fault::new(Code::AppliesUnknown)
                    .with("cadre", &applies.value)
                    .nearest(nearest(&applies.value, known));
                (applies.spot, fault)
            }
            Some(found) if *found == position || !may_be_cadre(world, *found) => {
                (applies.spot, Fault::new(Code::AppliesNotACadre).with("cadre", &applies.value))
            }
            Some(_) => return,
        },
    };
    reports.report(&convention.source, spot, fault);
}

fn is_cadre(world: &World<'_>, id: &str) -> bool {
    world.by_id.get(id).is_some_and(|position| may_be_cadre(world, *position))
}

/// A convention whose kind could not be read was reported already.
fn may_be_cadre(world: &World<'_>, position: usize) -> bool {
    world.conventions[position].front.kind.as_ref().is_none_or(|kind| kind.value == AgreementKind::Cadre)
}

fn check_dates(convention: &Convention<'_>, reports: &mut Reports) {
    let front = &convention.front;
    let mut report = |spot, fault| reports.report(&convention.source, spot, fault);
    match (&front.signed_on, &front.notified_on) {
        (None, Some(notified)) => report(notified.spot, Fault::new(Code::NotifiedWithoutSignature)),
        (Some(signed), Some(notified)) if notified.value < signed.value => {
            let fault = Fault::new(Code::NotifiedBeforeSigned)
                .with("signed_on", signed.value.to_string())
                .with("notified_on", notified.value.to_string());
            report(notified.spot, fault);
        }
        _ => {}
    }
    let begins = front.notified_on.as_ref().or(front.signed_on.as_ref());
    if let (Some(begins), Some(ends)) = (begins, &front.ends_on)
        && ends.value <= begins.value
    {
        let fault = Fault::new(Code::EndsBeforeSigned)
            .with("begins_on", begins.value.to_string())
            .with("ends_on", ends.value.to_string());
        report(ends.spot, fault);
    }
}

/// Every party is listed once, and has its block here or in the cadre.
pub(super) fn check_parties(view: View<'_, '_>, reports: &mut Reports) {
    let mut blocks: HashMap<&str, usize> = HashMap::new();
    let listed: HashSet<&str> = view.agreement.parties.iter().map(|id| id.as_str()).collect();
    for (clause, party) in &view.index.parties {
        let id = party.id.as_str();
        if let Some(&first) = blocks.get(id) {
            let line = view.agreement.clauses[first].place.line;
            let fault = Fault::new(Code::PartyTwice)
                .with("party", id)
                .with("line", line.to_string())
                .elsewhere(Elsewhere::First(view.spot(first, "id")));
            view.report(reports, view.spot(*clause, "id"), fault);
            continue;
        }
        blocks.insert(id, *clause);
        if !listed.contains(id) && !party.acts_under_another() {
            let fault = Fault::new(Code::PartyNotListed)
                .with("party", id)
                .nearest(nearest(id, listed.iter().copied().filter(|listed| !blocks.contains_key(listed))));
            view.report(reports, view.spot(*clause, "id"), fault);
        }
    }
    if view.incomplete() {
        return;
    }
    let in_cadre: HashSet<&str> = view
        .cadre
        .iter()
        .flat_map(|cadre| cadre.index.parties.iter().map(|(_, party)| party.id.as_str()))
        .collect();
    let mut seen: HashMap<&str, Spot> = HashMap::new();
    for party in &view.convention.front.parties {
        let id = party.value.as_str();
        if view.is_said(reports) {
            return;
        }
        if let Some(&first) = seen.get(id) {
            let fault = Fault::new(Code::PartyTwice)
                .with("party", id)
                .with("line", view.convention.source.line(first.start).to_string())
                .elsewhere(Elsewhere::First(first));
            view.report(reports, party.spot, fault);
            continue;
        }
        seen.insert(id, party.spot);
        if !blocks.contains_key(id) && !in_cadre.contains(id) {
            let fault = Fault::new(Code::PartyWithoutBlock)
                .with("party", id)
                .nearest(nearest(id, blocks.keys().copied().filter(|known| !listed.contains(known))));
            view.report(reports, party.spot, fault);
        }
    }
}
