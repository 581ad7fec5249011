//! Checks of the tables that grants hand over: what they count exists, names nobody, and is protected by a rule.

use std::collections::HashSet;

use entente_model::{
    Channel, DisclosureRule, GrantClause, LevelOf, Storage, TableClause, TableLevel, TableMethod, ValueCheck,
    VariableKind,
};

use super::{DatasetIndex, View};
use crate::DiagnosticCode as Code;
use crate::diagnostic::{Fault, Reports};
use crate::nearest::nearest;

/// Checks the table of a grant, or the rule that stands without one.
pub(super) fn check(
    view: View<'_, '_>,
    clause: usize,
    grant: &GrantClause,
    dataset: Option<&DatasetIndex<'_>>,
    reports: &mut Reports,
) {
    let Some(table) = &grant.table else {
        // In a secure space the rule is for what is taken out of it.
        if grant.disclosure.is_some() && grant.channels.iter().any(|one| *one != Channel::SecureSpace) {
            view.report(reports, view.spot(clause, "disclosure"), Fault::new(Code::DisclosureWithoutTable));
        }
        return;
    };
    let check = TableCheck { view, clause, grant, table };
    check.rule(reports);
    check.keys(reports);
    check.dimensions(dataset, reports);
    if let Some(dataset) = dataset {
        check.count(dataset, reports);
    }
}

struct TableCheck<'v, 'w> {
    view: View<'v, 'w>,
    clause: usize,
    grant: &'v GrantClause,
    table: &'v TableClause,
}

impl TableCheck<'_, '_> {
    fn report(&self, reports: &mut Reports, key: &str, rank: usize, fault: Fault) {
        let fault = fault.with("dataset", self.grant.dataset.as_str());
        self.view.report(reports, self.view.spot_of(self.clause, key, rank), fault);
    }

    /// A threshold is what every method works with.
    fn rule(&self, reports: &mut Reports) {
        let states = |rule: &DisclosureRule| rule.preset.is_some() || rule.threshold.is_some();
        if !self.grant.disclosure.as_ref().is_some_and(states) {
            let key = if self.grant.disclosure.is_some() { "disclosure" } else { "table" };
            self.report(reports, key, 0, Fault::new(Code::TableWithoutRule));
        }
        if let Some(amount) = &self.table.amount {
            // Presets of which a share is a part: what a contributor of an amount is protected by.
            let shares = |rule: &DisclosureRule| {
                let preset = rule.preset.as_deref().unwrap_or_default();
                rule.dominance.is_some()
                    || rule.p.is_some()
                    || ["enterprises", "fiscal", "research-output"].contains(&preset)
            };
            if !self.grant.disclosure.as_ref().is_some_and(shares) {
                let fault = Fault::new(Code::TableAmountWithoutRule).with("variable", amount.as_str());
                self.report(reports, "table.amount", 0, fault);
            }
            if self.table.method != TableMethod::Suppress || self.table.count.is_some() {
                let fault = Fault::new(Code::TableAmountMethod).with("variable", amount.as_str());
                self.report(reports, "table.amount", 0, fault);
            }
        }
        if self.table.method == TableMethod::Noise
            && (self.table.epsilon.is_none() || self.table.budget < self.table.epsilon)
        {
            self.report(reports, "table.method", 0, Fault::new(Code::TableNoiseWithoutBudget));
        }
    }

    /// Whoever writes a key believes that it counts.
    fn keys(&self, reports: &mut Reports) {
        let (table, rule) = (self.table, self.grant.disclosure.as_ref());
        let noise = table.method == TableMethod::Noise;
        let suppress = table.method == TableMethod::Suppress;
        let of_amounts = |key: fn(&DisclosureRule) -> bool| table.amount.is_none() && rule.is_some_and(key);
        let unused = [
            ("table.epsilon", table.epsilon.is_some() && !noise),
            ("table.budget", table.budget.is_some() && !noise),
            ("table.keep", !table.keep.is_empty() && !suppress),
            ("table.hide", !table.hide.is_empty() && !suppress),
            // Contributors of a count are one each: none dominates.
            ("disclosure.dominance", of_amounts(|rule| rule.dominance.is_some())),
            ("disclosure.largest", of_amounts(|rule| rule.largest.is_some())),
            ("disclosure.p", of_amounts(|rule| rule.p.is_some())),
        ];
        for (key, _) in unused.into_iter().filter(|(_, unused)| *unused) {
            let name = key.rsplit('.').next().unwrap_or(key);
            self.report(reports, key, 0, Fault::new(Code::TableKeyUnused).with("key", name));
        }
    }

    fn dimensions(&self, dataset: Option<&DatasetIndex<'_>>, reports: &mut Reports) {
        let mut columns = HashSet::new();
        for (rank, text) in self.table.dimensions.iter().enumerate() {
            for level in text.split('>') {
                if self.view.is_said(reports) {
                    return;
                }
                let Ok(level) = level.parse::<TableLevel>() else {
                    let fault = Fault::new(Code::TableDimensionUnknown)
                        .with("level", level.trim())
                        .cause("diagnostic-table-dimension-unknown-form");
                    self.report(reports, "table.dimensions", rank, fault);
                    continue;
                };
                if !columns.insert(level.column()) {
                    let fault = Fault::new(Code::TableDimensionTwice).with("level", level.to_string());
                    self.report(reports, "table.dimensions", rank, fault);
                }
                if let Some(dataset) = dataset {
                    self.level(&level, rank, dataset, reports);
                }
            }
        }
        let cells = [("table.keep", &self.table.keep), ("table.hide", &self.table.hide)];
        for (key, cells) in cells {
            for (rank, cell) in cells.iter().enumerate() {
                if cell.split(',').count() != columns.len() && !self.view.is_said(reports) {
                    let fault =
                        Fault::new(Code::TableCellMalformed).with("cell", cell).count("count", columns.len());
                    self.report(reports, key, rank, fault);
                }
            }
        }
    }

    fn level(&self, level: &TableLevel, rank: usize, dataset: &DatasetIndex<'_>, reports: &mut Reports) {
        let name = level.variable.as_str();
        let Some(kind) = dataset.kinds.get(name) else {
            let fault = Fault::new(Code::TableDimensionUnknown)
                .with("level", name)
                .nearest(nearest(name, dataset.kinds.keys().copied()));
            return self.report(reports, "table.dimensions", rank, fault);
        };
        if matches!(
            kind,
            VariableKind::Ine | VariableKind::Nominative | VariableKind::Address | VariableKind::Pseudonym
        ) {
            let fault = Fault::new(Code::TableDimensionIdentifying).with("level", name);
            return self.report(reports, "table.dimensions", rank, fault);
        }
        let possible = match level.of {
            None => true,
            Some(LevelOf::Group) => self.has_groups(name, dataset),
            Some(LevelOf::Commune | LevelOf::Departement | LevelOf::Nature) => {
                dataset.dataset.institution_variable.as_ref() == Some(&level.variable)
            }
        };
        if !possible {
            let cause = match level.of {
                Some(LevelOf::Group) => "diagnostic-table-level-impossible-group",
                _ => "diagnostic-table-level-impossible-institution",
            };
            let fault = Fault::new(Code::TableLevelImpossible)
                .with("level", level.to_string())
                .with("variable", name)
                .cause(cause);
            self.report(reports, "table.dimensions", rank, fault);
        }
    }

    fn has_groups(&self, name: &str, dataset: &DatasetIndex<'_>) -> bool {
        let Some(variable) = dataset.dataset.variable(name) else { return false };
        variable.checks.iter().any(|check| match check {
            ValueCheck::CodeList { list } => {
                self.view.world.lists.get(list.as_str()).is_some_and(|list| list.without_group < list.codes)
            }
            _ => false,
        })
    }

    /// Rows are counted where each is a person; elsewhere a variable says how many.
    fn count(&self, dataset: &DatasetIndex<'_>, reports: &mut Reports) {
        if let Some(name) = &self.table.amount {
            let number = |variable: &entente_model::Variable| {
                matches!(variable.value_type.storage(), Storage::Integer | Storage::Decimal)
            };
            if !dataset.dataset.variable(name.as_str()).is_some_and(number) {
                let fault = Fault::new(Code::TableAmountNotANumber).with("variable", name.as_str());
                self.report(reports, "table.amount", 0, fault);
            }
            return;
        }
        match &self.table.count {
            None if dataset.dataset.individual => {}
            None => self.report(reports, "table", 0, Fault::new(Code::TableWithoutCount)),
            Some(name) => {
                let found = dataset.dataset.variable(name.as_str());
                if !found.is_some_and(|variable| variable.value_type.storage() == Storage::Integer) {
                    let fault = Fault::new(Code::TableWithoutCount)
                        .cause("diagnostic-table-without-count-whole")
                        .with("variable", name.as_str());
                    self.report(reports, "table.count", 0, fault);
                }
            }
        }
    }
}
