//! Checks of the grants: what they name exists, nothing that they give is forbidden, nothing is given twice.

use std::collections::{BTreeMap, HashSet};

use entente_model::{GrantClause, Protection, Scope, VariableKind};

use super::anonymity;
use super::rule::check_purpose;
use super::table;
use super::{DatasetIndex, Forbidden, PURPOSES, View};
use crate::DiagnosticCode as Code;
use crate::diagnostic::{Fault, Reports};
use crate::nearest::nearest;

/// Earlier grants that one grant is compared with, at most: the check stays linear on a hostile convention.
const COMPARED_MAX: usize = 20;

pub(super) fn check(view: View<'_, '_>, reports: &mut Reports) {
    if view.world.purposes.is_none()
        && let Some((clause, _)) = view.index.grants.first()
    {
        let fault = Fault::new(Code::PurposeListAbsent).with("list", PURPOSES);
        view.report(reports, view.spot(*clause, "purposes"), fault);
    }
    for (rank, (clause, grant)) in view.index.grants.iter().enumerate() {
        let check = GrantCheck { view, clause: *clause, rank, grant };
        check.purposes(reports);
        check.overlap(reports);
        check.protections(reports);
        let line = view.dataset_clause(grant.dataset.as_str());
        let dataset = line.and_then(|found| view.world.dataset(found));
        table::check(view, *clause, grant, dataset, reports);
        anonymity::check(view, *clause, grant, dataset, reports);
        match line {
            Some(found) => {
                if let Some(dataset) = view.world.dataset(found) {
                    check.variables(dataset, reports);
                    check.forbidden(dataset, reports);
                    check.scope(dataset, reports);
                }
            }
            None if view.incomplete() => {}
            None => {
                let fault = Fault::new(Code::UnknownDataset)
                    .with("dataset", grant.dataset.as_str())
                    .nearest(nearest(grant.dataset.as_str(), view.dataset_names()));
                view.report(reports, view.spot(*clause, "dataset"), fault);
            }
        }
    }
}

struct GrantCheck<'v, 'w> {
    view: View<'v, 'w>,
    clause: usize,
    /// Position among the grants of the convention.
    rank: usize,
    grant: &'w GrantClause,
}

impl<'w> GrantCheck<'_, 'w> {
    fn report(&self, reports: &mut Reports, key: &str, rank: usize, fault: Fault) {
        self.view.report(reports, self.view.spot_of(self.clause, key, rank), fault);
    }

    fn purposes(&self, reports: &mut Reports) {
        for (rank, purpose) in self.grant.purposes.iter().enumerate() {
            let purpose = purpose.as_str();
            check_purpose(self.view, self.clause, "purposes", rank, purpose, reports);
            let here =
                self.view.index.forbidden_purposes.get(purpose).map(|rule| (*rule, self.view.agreement));
            let forbidden = here.or_else(|| {
                let cadre = self.view.cadre?;
                Some((*cadre.index.forbidden_purposes.get(purpose)?, cadre.agreement))
            });
            if let Some((rule, agreement)) = forbidden {
                let fault = Fault::new(Code::PurposeForbidden).with("purpose", purpose);
                self.report(reports, "purposes", rank, self.view.point(fault, agreement, rule));
            }
        }
    }

    fn protections(&self, reports: &mut Reports) {
        let mut seen = HashSet::new();
        let granted: HashSet<&str> = self.grant.variables.iter().map(|name| name.as_str()).collect();
        for (rank, protect) in self.grant.protect.iter().enumerate() {
            let variable = protect.variable.as_str();
            if self.view.is_said(reports) {
                return;
            }
            if !seen.insert(variable) {
                let fault = Fault::new(Code::ProtectionTwice).with("variable", variable);
                self.report(reports, "protect.variable", rank, fault);
            } else if !granted.is_empty() && !granted.contains(variable) {
                let fault = Fault::new(Code::ProtectionUnused)
                    .with("variable", variable)
                    .nearest(nearest(variable, granted.iter().copied()));
                self.report(reports, "protect.variable", rank, fault);
            }
            if let Protection::Generalise(list) = &protect.protection {
                self.generalise(list.as_str(), variable, rank, reports);
            }
        }
    }

    fn generalise(&self, list: &str, variable: &str, rank: usize, reports: &mut Reports) {
        let fault = match self.view.world.lists.get(list) {
            None => Fault::new(Code::GeneraliseUnknownList)
                .with("list", list)
                .with("variable", variable)
                .nearest(nearest(list, self.view.world.lists.keys().copied())),
            Some(found) if found.without_group == found.codes => {
                Fault::new(Code::GeneraliseWithoutGroup).with("list", list).with("variable", variable)
            }
            Some(found) if found.without_group > 0 => Fault::new(Code::GeneraliseIncomplete)
                .with("list", list)
                .with("variable", variable)
                .count("count", found.without_group),
            Some(_) => return,
        };
        self.report(reports, "protect.generalise", rank, fault);
    }

    /// Every variable that the grant names is one of the dataset.
    fn variables(&self, dataset: &DatasetIndex<'_>, reports: &mut Reports) {
        for (rank, name) in self.grant.variables.iter().enumerate() {
            // Those of a table are looked at where they are written.
            if dataset.kinds.contains_key(name.as_str()) || self.grant.table.is_some() {
                continue;
            }
            if self.view.is_said(reports) {
                return;
            }
            let excluded = dataset.dataset.excluded_variable(name.as_str());
            let fault = match excluded {
                Some(excluded) => Fault::new(Code::GrantExcludedVariable).with("title", &excluded.title),
                None => Fault::new(Code::GrantUnknownVariable)
                    .nearest(nearest(name.as_str(), dataset.kinds.keys().copied())),
            };
            let fault = fault.with("variable", name.as_str()).with("dataset", self.grant.dataset.as_str());
            self.report(reports, "variables", rank, fault);
        }
        for (rank, protect) in self.grant.protect.iter().enumerate() {
            let name = protect.variable.as_str();
            if !dataset.kinds.contains_key(name) && !self.view.is_said(reports) {
                let fault = Fault::new(Code::ProtectUnknownVariable)
                    .with("variable", name)
                    .with("dataset", self.grant.dataset.as_str())
                    .nearest(nearest(name, dataset.kinds.keys().copied()));
                self.report(reports, "protect.variable", rank, fault);
            }
        }
    }

    /// No variable leaves bare that a rule forbids; both places are named.
    fn forbidden(&self, dataset: &DatasetIndex<'w>, reports: &mut Reports) {
        let protected: HashSet<&str> = self.grant.protect.iter().map(|one| one.variable.as_str()).collect();
        let dropped = self.grant.protect.iter().filter(|one| one.protection == Protection::Drop);
        let dropped: HashSet<&str> = dropped.map(|one| one.variable.as_str()).collect();
        let mut bare: BTreeMap<(bool, usize), Vec<(usize, &str)>> = BTreeMap::new();
        let (mut covered, mut lost) = (0, 0);
        // There are few kinds and may be many variables: each kind is looked up once.
        let mut rules: BTreeMap<VariableKind, Option<(bool, usize)>> = BTreeMap::new();
        for (rank, name, kind) in self.covered(dataset) {
            covered += 1;
            let rule = if protected.contains(name) {
                None
            } else {
                *rules.entry(kind).or_insert_with(|| self.rule_against(kind))
            };
            lost += usize::from(rule.is_some() || dropped.contains(name));
            if let Some(rule) = rule {
                bare.entry(rule).or_default().push((rank, name));
            }
        }
        if covered > 0 && lost == covered {
            let fault = Fault::new(Code::GrantUnreachable).with("dataset", self.grant.dataset.as_str());
            return self.report(reports, "dataset", 0, fault);
        }
        for ((in_cadre, rule), variables) in bare {
            let Some(agreement) = self.agreement(in_cadre) else { continue };
            let names: Vec<&str> = variables.iter().map(|(_, name)| *name).collect();
            let fault = Fault::new(Code::GrantAgainstRule)
                .with("variables", names.join(", "))
                .with("dataset", self.grant.dataset.as_str())
                .count("count", names.len());
            let fault = self.view.point(fault, agreement, rule);
            let listed = !self.grant.variables.is_empty();
            let (key, rank) = if listed { ("variables", variables[0].0) } else { ("dataset", 0) };
            self.report(reports, key, rank, fault);
        }
    }

    fn agreement(&self, in_cadre: bool) -> Option<&'w entente_model::Agreement> {
        if in_cadre { self.view.cadre.map(|cadre| cadre.agreement) } else { Some(self.view.agreement) }
    }

    /// The variables that the grant covers, with their rank in it.
    fn covered<'d>(&self, dataset: &'d DatasetIndex<'w>) -> Vec<(usize, &'w str, VariableKind)> {
        if self.grant.variables.is_empty() {
            let all = dataset.dataset.variables.iter().enumerate();
            return all.map(|(rank, variable)| (rank, variable.name.as_str(), variable.kind)).collect();
        }
        let named = self.grant.variables.iter().enumerate();
        named
            .filter_map(|(rank, name)| Some((rank, name.as_str(), *dataset.kinds.get(name.as_str())?)))
            .collect()
    }

    /// The first rule, here then in the cadre, that forbids the kind for this dataset.
    fn rule_against(&self, kind: VariableKind) -> Option<(bool, usize)> {
        let forbids = |rule: &&Forbidden<'_>| rule.kind == kind && !rule.except.contains(&self.grant.dataset);
        let here = self.view.index.forbidden.iter().find(forbids).map(|rule| (false, rule.clause));
        here.or_else(|| {
            let rule = self.view.cadre?.index.forbidden.iter().find(forbids)?;
            Some((true, rule.clause))
        })
    }

    /// Rows are cut to a territory by the establishment that they are about.
    fn scope(&self, dataset: &DatasetIndex<'_>, reports: &mut Reports) {
        if self.grant.scope == Scope::Territory && dataset.dataset.institution_variable.is_none() {
            let fault =
                Fault::new(Code::ScopeWithoutInstitution).with("dataset", self.grant.dataset.as_str());
            self.report(reports, "to.scope", 0, fault);
        }
    }

    /// The same variables to the same recipient for the same purpose are granted once (C9).
    fn overlap(&self, reports: &mut Reports) {
        let own: HashSet<&str> = self.grant.variables.iter().map(|name| name.as_str()).collect();
        let shares = |other: &GrantClause| {
            // Two tables of the same data are audited together, and asked for by their variables.
            if self.grant.table.is_some() && other.table.is_some() && self.grant.table != other.table {
                return false;
            }
            let all = own.is_empty() || other.variables.is_empty();
            all || other.variables.iter().any(|name| own.contains(name.as_str()))
        };
        let (mut seen_here, mut seen_above) = (HashSet::new(), HashSet::new());
        for purpose in &self.grant.purposes {
            let key = (self.grant.dataset.as_str(), self.grant.to.as_str(), purpose.as_str());
            let here = self.view.index.grants_for.get(&key).map_or(&[][..], Vec::as_slice);
            let earlier = here.iter().take_while(|rank| **rank < self.rank);
            let earlier = first_that(earlier, &self.view.index.grants, &mut seen_here, shares);
            let found =
                earlier.map(|clause| (Code::GrantOverlap, self.view.agreement, clause)).or_else(|| {
                    let cadre = self.view.cadre?;
                    let above = cadre.index.grants_for.get(&key)?.iter();
                    let clause = first_that(above, &cadre.index.grants, &mut seen_above, shares)?;
                    Some((Code::GrantRepeatsCadre, cadre.agreement, clause))
                });
            let Some((code, agreement, other)) = found else { continue };
            let fault = Fault::new(code)
                .with("dataset", self.grant.dataset.as_str())
                .with("role", self.grant.to.as_str())
                .with("purpose", purpose.as_str());
            self.report(reports, "dataset", 0, self.view.point(fault, agreement, other));
            return;
        }
    }
}

/// The first clause, of the grants of those ranks, that shares variables; each is compared once, and few of them.
fn first_that<'r>(
    ranks: impl Iterator<Item = &'r usize>,
    grants: &[(usize, &GrantClause)],
    seen: &mut HashSet<usize>,
    shares: impl Fn(&GrantClause) -> bool,
) -> Option<usize> {
    for rank in ranks {
        if seen.len() >= COMPARED_MAX {
            return None;
        }
        let (clause, other) = grants[*rank];
        if seen.insert(*rank) && shares(other) {
            return Some(clause);
        }
    }
    None
}
