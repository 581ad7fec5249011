//! Checks of a convention's life: the articles that it cites exist, its term ends after it began, the convention that it
//! follows is there, the roles that amend it are held.

use std::collections::{BTreeSet, HashSet};

use entente_model::{AgreementKind, TermLength};

use super::View;
use crate::DiagnosticCode as Code;
use crate::diagnostic::Fault;
use crate::diagnostic::Reports;
use crate::nearest::nearest;

pub(super) fn check(view: View<'_, '_>, reports: &mut Reports) {
    check_articles(view, reports);
    check_length(view, reports);
    check_roles(view, reports);
}

fn check_articles(view: View<'_, '_>, reports: &mut Reports) {
    let known: HashSet<&str> = view
        .agreement
        .articles
        .iter()
        .map(|article| article.number.as_str())
        .filter(|n| !n.is_empty())
        .collect();
    for article in &view.convention.front.life.articles {
        if !known.contains(article.value.as_str()) && !view.is_said(reports) {
            let fault = Fault::new(Code::LifeArticleUnknown)
                .with("article", &article.value)
                .nearest(nearest(&article.value, known.iter().copied()));
            view.report(reports, article.spot, fault);
        }
    }
}

fn check_length(view: View<'_, '_>, reports: &mut Reports) {
    let term = &view.agreement.term;
    let life = &view.convention.front.life;
    if let Some(follows) = &life.follows {
        let known = view.world.by_id.get(follows.value.as_str());
        if known.is_none() || follows.value == view.agreement.id.as_str() {
            let others = view.world.by_id.keys().copied().filter(|id| *id != view.agreement.id.as_str());
            let fault = Fault::new(Code::TermFollowsUnknown)
                .with("follows", &follows.value)
                .nearest(nearest(&follows.value, others));
            view.report(reports, follows.spot, fault);
        }
    }
    // A duration always ends after it began; a day may not.
    if matches!(term.length, TermLength::Lasts(_) | TermLength::Follows(_)) {
        return;
    }
    if let Some(begins_on) = view.agreement.begins_on()
        && let Some(last_day) = term.first_last_day(begins_on)
        && last_day <= begins_on
    {
        let fault = Fault::new(Code::EndsBeforeSigned)
            .with("begins_on", begins_on.to_string())
            .with("ends_on", last_day.to_string());
        view.report(reports, life.length, fault);
    }
}

/// The roles of a cadre are held in its applications: only the whole can be judged.
fn check_roles(view: View<'_, '_>, reports: &mut Reports) {
    if view.incomplete() || view.agreement.kind == AgreementKind::Cadre && view.world.loose_application {
        return;
    }
    let parties = view.index.parties.iter().chain(view.cadre.iter().flat_map(|cadre| &cadre.index.parties));
    let known: BTreeSet<&str> =
        parties.flat_map(|(_, party)| [party.role.as_str(), party.id.as_str()]).collect();
    for role in &view.convention.front.life.roles {
        if !known.contains(role.value.as_str()) && !view.is_said(reports) {
            let fault = Fault::new(Code::AmendingRoleUnheld)
                .with("role", &role.value)
                .nearest(nearest(&role.value, known.iter().copied()));
            view.report(reports, role.spot, fault);
        }
    }
}
