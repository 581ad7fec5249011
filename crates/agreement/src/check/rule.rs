//! Checks of the rules: what they name exists, and each is said once.

use std::collections::{HashMap, HashSet};

use entente_model::{Agreement, ClauseKind, Forbid, Require, RuleClause};

use super::{PURPOSES, View};
use crate::DiagnosticCode as Code;
use crate::diagnostic::{Fault, Reports};
use crate::nearest::nearest;

pub(super) fn check(view: View<'_, '_>, reports: &mut Reports) {
    check_source_processing(view, reports);
    let mut said: HashMap<String, (&Agreement, usize)> = HashMap::new();
    if let Some(cadre) = view.cadre {
        said.extend(
            rules(cadre.agreement).map(|(clause, rule)| (format!("{rule:?}"), (cadre.agreement, clause))),
        );
    }
    for (clause, rule) in rules(view.agreement) {
        match rule {
            RuleClause::Forbid(Forbid::Variable { except, kind }) => {
                for (rank, dataset) in except.iter().enumerate() {
                    let line = view.dataset_clause(dataset.as_str());
                    if let Some(found) = line.and_then(|line| view.world.dataset(line))
                        && !found.kinds.values().any(|known| known == kind)
                    {
                        let fault = Fault::new(Code::ExceptUnused).with("dataset", dataset.as_str());
                        view.report(reports, view.spot_of(clause, "except", rank), fault);
                    }
                    if view.dataset_clause(dataset.as_str()).is_none()
                        && !view.incomplete()
                        && !view.is_said(reports)
                    {
                        let fault = Fault::new(Code::UnknownDataset)
                            .with("dataset", dataset.as_str())
                            .nearest(nearest(dataset.as_str(), view.dataset_names()));
                        view.report(reports, view.spot_of(clause, "except", rank), fault);
                    }
                }
            }
            RuleClause::Forbid(Forbid::Purpose { purpose }) => {
                check_purpose(view, clause, "purpose", 0, purpose.as_str(), reports);
            }
            _ => {}
        }
        let key = format!("{rule:?}");
        if let Some((agreement, first)) = said.get(&key) {
            let fault = view.point(Fault::new(Code::RuleTwice), agreement, *first);
            view.report(reports, view.spot(clause, ""), fault);
        } else {
            said.insert(key, (view.agreement, clause));
        }
    }
}

/// Where a rule asks for it, each grant of personal data comes from a processing that names its recipient (CC24 4).
fn check_source_processing(view: View<'_, '_>, reports: &mut Reports) {
    let asks = |agreement: &Agreement| {
        rules(agreement)
            .find(|(_, rule)| matches!(rule, RuleClause::Require(Require::SourceProcessing)))
            .map(|(clause, _)| clause)
    };
    let in_cadre = || view.cadre.and_then(|cadre| Some((cadre.agreement, asks(cadre.agreement)?)));
    let Some((agreement, rule)) = asks(view.agreement).map(|rule| (view.agreement, rule)).or_else(in_cadre)
    else {
        return;
    };
    let named: HashSet<(&str, &str)> = processings(view.agreement)
        .chain(view.cadre.iter().flat_map(|cadre| processings(cadre.agreement)))
        .collect();
    for (clause, grant) in &view.index.grants {
        let (dataset, party) = (grant.dataset.as_str(), grant.to.as_str());
        let found = view.dataset_clause(dataset).and_then(|found| view.world.dataset(found));
        if found.is_some_and(|found| found.dataset.individual) && !named.contains(&(dataset, party)) {
            let fault =
                Fault::new(Code::GrantWithoutProcessing).with("dataset", dataset).with("party", party);
            view.report(reports, view.spot(*clause, "dataset"), View::cite(fault, agreement, rule));
        }
    }
}

/// Datasets of processings, with who receives them.
fn processings(agreement: &Agreement) -> impl Iterator<Item = (&str, &str)> {
    agreement
        .clauses
        .iter()
        .filter_map(|clause| match &clause.kind {
            ClauseKind::Processing(processing) => Some(processing),
            _ => None,
        })
        .flat_map(|processing| {
            processing.datasets.iter().flat_map(move |dataset| {
                processing.recipients.iter().map(move |recipient| (dataset.as_str(), recipient.as_str()))
            })
        })
}

fn rules(agreement: &Agreement) -> impl Iterator<Item = (usize, &RuleClause)> {
    agreement.clauses.iter().enumerate().filter_map(|(position, clause)| match &clause.kind {
        ClauseKind::Rule(rule) => Some((position, rule)),
        _ => None,
    })
}

/// A purpose is a code of the list of purposes.
pub(super) fn check_purpose(
    view: View<'_, '_>,
    clause: usize,
    key: &str,
    rank: usize,
    purpose: &str,
    reports: &mut Reports,
) {
    // Without the list nothing can be said of any purpose: `grant` says that once.
    let Some(purposes) = &view.world.purposes else { return };
    if !purposes.contains(purpose) && !view.is_said(reports) {
        let fault = Fault::new(Code::UnknownPurpose)
            .with("purpose", purpose)
            .with("list", PURPOSES)
            .nearest(nearest(purpose, purposes.iter().copied()));
        view.report(reports, view.spot_of(clause, key, rank), fault);
    }
}
