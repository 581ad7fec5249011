//! Checks of `anonymity`: rows of persons leave, and what must hide them is among what leaves.

use std::collections::HashSet;

use entente_model::{AnonymityRule, GrantClause, Protection, VariableKind};

use super::{DatasetIndex, View};
use crate::DiagnosticCode as Code;
use crate::diagnostic::{Fault, Reports};
use crate::nearest::nearest;

/// Checks how the persons of a grant are hidden, where it says so.
pub(super) fn check(
    view: View<'_, '_>,
    clause: usize,
    grant: &GrantClause,
    dataset: Option<&DatasetIndex<'_>>,
    reports: &mut Reports,
) {
    let Some(rule) = &grant.anonymity else { return };
    let check = AnonymityCheck { view, clause, grant, rule };
    if grant.table.is_some() {
        return check.report(reports, "anonymity", 0, Fault::new(Code::AnonymityOfTable));
    }
    check.sensitive(reports);
    if let Some(dataset) = dataset {
        check.variables(dataset, reports);
    }
}

struct AnonymityCheck<'v, 'w> {
    view: View<'v, 'w>,
    clause: usize,
    grant: &'v GrantClause,
    rule: &'v AnonymityRule,
}

impl AnonymityCheck<'_, '_> {
    fn report(&self, reports: &mut Reports, key: &str, rank: usize, fault: Fault) {
        let fault = fault.with("dataset", self.grant.dataset.as_str());
        self.view.report(reports, self.view.spot_of(self.clause, key, rank), fault);
    }

    /// Whoever writes `l` or `t` believes that something is hidden by them.
    fn sensitive(&self, reports: &mut Reports) {
        if self.rule.sensitive.is_some() {
            return;
        }
        for (key, _) in [("l", self.rule.l.is_some()), ("t", self.rule.t.is_some())]
            .into_iter()
            .filter(|(_, written)| *written)
        {
            let fault = Fault::new(Code::AnonymityWithoutSensitive).with("key", key);
            self.report(reports, &format!("anonymity.{key}"), 0, fault);
        }
    }

    fn variables(&self, dataset: &DatasetIndex<'_>, reports: &mut Reports) {
        if !dataset.dataset.individual {
            return self.report(reports, "anonymity", 0, Fault::new(Code::AnonymityOfNobody));
        }
        let left: HashSet<&str> = self.left(dataset).collect();
        let quasi = self.rule.quasi.iter().enumerate().map(|(rank, name)| ("anonymity.quasi", rank, name));
        let sensitive = self.rule.sensitive.iter().map(|name| ("anonymity.sensitive", 0, name));
        let mut seen = HashSet::new();
        for (key, rank, name) in quasi.chain(sensitive) {
            if self.view.is_said(reports) {
                return;
            }
            if !left.contains(name.as_str()) || !seen.insert(name.as_str()) {
                let fault = Fault::new(Code::AnonymityVariable)
                    .with("variable", name.as_str())
                    .nearest(nearest(name.as_str(), left.iter().copied()));
                self.report(reports, key, rank, fault);
            }
        }
        let known = |name: &&str| dataset.kinds.get(*name) == Some(&VariableKind::Quasi);
        if self.rule.quasi.is_empty() && !left.iter().any(known) {
            self.report(reports, "anonymity", 0, Fault::new(Code::AnonymityNothing));
        }
    }

    /// The variables that leave as values: neither left out nor replaced by a pseudonym.
    fn left<'d>(&self, dataset: &'d DatasetIndex<'_>) -> impl Iterator<Item = &'d str> {
        let covered = |name: &str| {
            self.grant.variables.is_empty() || self.grant.variables.iter().any(|one| one.as_str() == name)
        };
        let replaced = |name: &str| {
            self.grant.protect.iter().any(|one| {
                one.variable.as_str() == name
                    && matches!(one.protection, Protection::Drop | Protection::Pseudonym(_))
            })
        };
        let names = dataset.dataset.variables.iter().map(|variable| variable.name.as_str());
        names.filter(move |name| covered(name) && !replaced(name))
    }
}
