//! Checks for the persons concerned: retention, rights, joint controllers, recipients of nominative data.

use std::collections::{HashMap, HashSet};

use entente_model::{
    Channel, ClauseKind, Delay, GrantClause, PartyKind, PersonRight, ProcessingClause, Retention,
    RightClause, VariableKind,
};

use super::View;
use crate::DiagnosticCode as Code;
use crate::diagnostic::{Fault, Reports};

/// Months beyond which a retention is justified (C9).
const RETENTION_MONTHS_MAX: u32 = 36;
/// Months to answer a request, extension included (RGPD, article 12).
const ANSWER_MONTHS_MAX: u32 = 3;

pub(super) fn check(view: View<'_, '_>, reports: &mut Reports) {
    let mut rights: HashMap<(PersonRight, &str, &str), usize> = HashMap::new();
    for (clause, one) in view.agreement.clauses.iter().enumerate() {
        match &one.kind {
            ClauseKind::Grant(grant) => {
                check_retention(view, clause, grant.retention.as_ref(), reports);
                check_nominative(view, clause, grant, reports);
            }
            ClauseKind::Processing(processing) => {
                check_retention(view, clause, Some(&processing.retention), reports);
                check_joint(view, clause, processing, reports);
            }
            ClauseKind::SecureSpace(space) => check_retention(view, clause, Some(&space.retention), reports),
            ClauseKind::Ent(ent) => check_retention(view, clause, Some(&ent.retention), reports),
            ClauseKind::Right(right) => {
                check_right(view, clause, right, reports);
                check_once(view, clause, right, &mut rights, reports);
            }
            _ => {}
        }
    }
}

fn check_retention(view: View<'_, '_>, clause: usize, retention: Option<&Retention>, reports: &mut Reports) {
    let Some(retention) = retention else { return };
    if retention.lasts.exceeds_months(RETENTION_MONTHS_MAX) && retention.why.is_none() {
        let fault = Fault::new(Code::RetentionUnjustified);
        view.report(reports, view.spot(clause, "retention.lasts"), fault);
    }
}

fn check_right(view: View<'_, '_>, clause: usize, right: &RightClause, reports: &mut Reports) {
    for (row, forward) in right.forward.iter().enumerate() {
        if !right.who.contains(&forward.to) {
            let fault = Fault::new(Code::ForwardToNobody).with("name", forward.to.as_str());
            view.report(reports, view.convention.spots[clause].at("forward.to", row, 0), fault);
        }
    }
    if right.within.is_some_and(|within: Delay| within.exceeds_months(ANSWER_MONTHS_MAX)) {
        view.report(reports, view.spot(clause, "within"), Fault::new(Code::RightTooSlow));
    }
    let Some(contact) = &right.contact else { return };
    let mut holders = view.holders(contact.as_str()).peekable();
    if holders.peek().is_some() && holders.all(|party| party.dpo.is_none()) {
        let fault = Fault::new(Code::ContactWithoutOfficer).with("name", contact.as_str());
        view.report(reports, view.spot(clause, "contact"), fault);
    }
}

/// A right over the same requests is handled by one clause: the person must not be sent from one to the other.
fn check_once<'w>(
    view: View<'_, 'w>,
    clause: usize,
    right: &'w RightClause,
    seen: &mut HashMap<(PersonRight, &'w str, &'w str), usize>,
    reports: &mut Reports,
) {
    let about = right.about.as_deref().unwrap_or_default().trim();
    let processing = right.processing.as_ref().map_or("", |id| id.as_str());
    let mut said = false;
    for (rank, one) in right.rights.iter().enumerate() {
        let first = *seen.entry((*one, about, processing)).or_insert(clause);
        if first != clause && !said {
            said = true;
            let fault = Fault::new(Code::RightTwice);
            view.report(
                reports,
                view.spot_of(clause, "rights", rank),
                view.point(fault, view.agreement, first),
            );
        }
    }
}

/// Joint controllers name a point of contact (RGPD, article 26).
fn check_joint(view: View<'_, '_>, clause: usize, processing: &ProcessingClause, reports: &mut Reports) {
    if processing.controllers.len() < 2 || view.incomplete() {
        return;
    }
    let contact = view.agreement.right_clauses().any(|(_, right)| {
        right.contact.is_some() && right.processing.as_ref().is_none_or(|id| *id == processing.id)
    });
    if !contact {
        let fault = Fault::new(Code::JointWithoutContact).with("name", &processing.name);
        view.report(reports, view.spot_of(clause, "controllers", 1), fault);
    }
}

/// Whether a variable of that kind names a person, or leads to one, by itself.
pub(super) fn is_nominative(kind: VariableKind) -> bool {
    matches!(kind, VariableKind::Ine | VariableKind::Nominative | VariableKind::Address)
}

/// Nominative data leave only to somebody who may have them, and never for everybody.
fn check_nominative(view: View<'_, '_>, clause: usize, grant: &GrantClause, reports: &mut Reports) {
    let Some(line) = view.dataset_clause(grant.dataset.as_str()) else { return };
    let Some(dataset) = view.world.dataset(line) else { return };
    if dataset.nominative.is_empty() {
        return;
    }
    let protected: HashSet<&str> = grant.protect.iter().map(|one| one.variable.as_str()).collect();
    let granted: HashSet<&str> = grant.variables.iter().map(|name| name.as_str()).collect();
    let bare = dataset
        .nominative
        .iter()
        .find(|name| (granted.is_empty() || granted.contains(**name)) && !protected.contains(**name));
    let Some(bare) = bare else { return };
    if let Some(rank) = grant.channels.iter().position(|channel| *channel == Channel::Open) {
        let fault =
            Fault::new(Code::OpenNominative).with("variable", *bare).with("dataset", grant.dataset.as_str());
        view.report(reports, view.spot_of(clause, "channels", rank), fault);
    }
    // A processor receives what its controller may have (RGPD, article 28): it says for whom it works.
    let not_allowed = view.holders(grant.to.as_str()).find(|party| match party.kind {
        Some(PartyKind::Association | PartyKind::Recherche) => true,
        Some(PartyKind::Prestataire | PartyKind::Exploitant) => party.under.is_none(),
        _ => false,
    });
    let in_place = grant.channels.iter().all(|channel| *channel == Channel::SecureSpace);
    if let Some(party) = not_allowed.filter(|_| !in_place && grant.consent.is_none()) {
        let fault = Fault::new(Code::RecipientNotAllowed)
            .with("variable", *bare)
            .with("party", party.id.as_str())
            .with("dataset", grant.dataset.as_str());
        view.report(reports, view.spot(clause, "to.party"), fault);
    }
}
