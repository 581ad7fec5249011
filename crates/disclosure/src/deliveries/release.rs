//! A table on its way out: protected as its clause asks, then audited alone and with what its readers already hold.
//!
//! What was delivered before, and who may put tables side by side, is the caller's register. What comes out either
//! passed every audit, or is refused with the cells or the delivery that stand in the way.

mod changed;
mod refusal;
mod rule;

use std::collections::HashSet;

use entente_model::{DisclosureRule, TableClause, TableLevel, TableMethod, TableRequirement};
use serde::{Deserialize, Serialize};

use super::overlap::{Beside, SideBySide};
use super::{DeliveredTable, DeliveryVerdict, Overlap, audit_with_former};
use crate::audit::{AuditOptions, AuditRequirement, HiddenCell, Knowledge, TableAuditReport};
use crate::counts::RoundingReport;
use crate::key::MasterKey;
use crate::protect::{ProtectError, protect};
use crate::suppress::{
    CountTable, Dimensions, ReaderKnowledge, Requirement, SuppressError, SuppressionOptions,
};

pub use refusal::TableRefusal;
pub use rule::AppliedRule;

/// Cells named in a refusal or as the weakest.
const CELLS_NAMED_MAX: usize = 20;

/// A table that left before.
#[derive(Clone, Debug)]
pub struct FormerTable {
    /// As it left.
    pub table: DeliveredTable,
    /// Its clause.
    pub clause: TableClause,
    /// What was done to it.
    pub protection: TableProtection,
}

/// What is asked of a table that is about to leave.
#[derive(Clone, Copy)]
pub struct TableOrder<'a> {
    /// What its cells count: the deposit, the rows in scope, the measure.
    pub population: &'a str,
    /// The clause.
    pub clause: &'a TableClause,
    /// Its rule.
    pub disclosure: &'a DisclosureRule,
    /// All tables that share rows with it and left before.
    pub former: &'a [FormerTable],
    /// Which rows two of them share, where they are of two populations or cut variables that bear on each other. The new
    /// table's delivery is empty there.
    pub overlaps: &'a [Overlap],
    /// For each reader, the positions of those that it holds.
    pub readers: &'a [Vec<usize>],
    /// The secret from which noise is drawn.
    pub key: &'a MasterKey,
}

/// A hidden cell whose interval is among the narrowest. Where the interval lies is not told: the auditor's questions
/// began at the true value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeakCell {
    /// Its codes.
    pub cell: String,
    /// At risk by itself.
    pub primary: bool,
    /// The width that was found; none where it has no bound.
    pub width: Option<f64>,
}

/// The audit of a table with those that a reader holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JointAudit {
    /// The former deliveries.
    pub with: Vec<String>,
    /// Cells hidden in all of them.
    pub suppressed: usize,
    /// The narrowest interval.
    pub min_width: Option<f64>,
}

/// What was done to a table that leaves: kept with the delivery, and shown to its recipient.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableProtection {
    /// The rule.
    pub rule: AppliedRule,
    /// Cells, margins included.
    pub cells: usize,
    /// Cells whose count left, as it is or changed.
    pub published: usize,
    /// Hidden cells.
    pub suppressed: usize,
    /// Of which at risk by themselves.
    pub primary: usize,
    /// Of which hidden so that those cannot be recomputed.
    pub secondary: usize,
    /// Cells that the clause asks to publish and that are at risk: hidden all the same.
    pub kept_at_risk: usize,
    /// Hidden cells whose value could be computed: none.
    pub exact: usize,
    /// Cells at risk that do not meet the requirement: none.
    #[serde(rename = "unsafe")]
    pub unsafe_cells: usize,
    /// Hidden cells narrower than the threshold.
    pub narrow: usize,
    /// The narrowest interval of a hidden cell.
    pub min_width: Option<f64>,
    /// Questions that the audit put.
    pub lps: usize,
    /// The weakest cells.
    pub weakest: Vec<WeakCell>,
    /// The audits with what its readers held before.
    pub together: Vec<JointAudit>,
    /// Rounding, where that is the method.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounding: Option<RoundingReport>,
    /// Noise, where that is the method: thousandths of epsilon spent by this table, and left of the budget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noise: Option<(u32, u32)>,
}

/// A table that may leave.
#[derive(Clone, Debug)]
pub struct ProtectedDelivery {
    /// The columns of the dimensions, the count, `status`; separated by commas.
    pub published: Vec<u8>,
    /// What was done.
    pub protection: TableProtection,
}

/// Protects inner cells (the columns of the dimensions, then the count) and audits what would leave.
///
/// The same clause on the same population gives the same table again, byte for byte: a second drawing would teach.
///
/// # Errors
/// See [`TableRefusal`]; nothing leaves then.
pub fn protect_delivery(cells: &[u8], order: &TableOrder<'_>) -> Result<ProtectedDelivery, TableRefusal> {
    let rule = AppliedRule::of(order.clause, order.disclosure)?;
    let same = |former: &&FormerTable| {
        former.table.population == order.population
            && former.clause.dimensions == order.clause.dimensions
            && former.clause.keep == order.clause.keep
            && former.clause.hide == order.clause.hide
            && former.clause.epsilon == order.clause.epsilon
            && former.protection.rule == rule
    };
    if let Some(former) = order.former.iter().find(same) {
        let mut again = ProtectedDelivery {
            published: former.table.published.clone(),
            protection: former.protection.clone(),
        };
        if rule.method == TableMethod::Suppress {
            again.protection.together = audit_readers(&again.published, order, &rule)?;
        }
        return Ok(again);
    }
    assert_beside(order, &rule)?;
    match rule.method {
        TableMethod::Suppress => suppressed_beside(cells, order, &rule),
        TableMethod::Round => changed::rounded(cells, order, &rule),
        TableMethod::Noise => changed::noisy(cells, order, &rule),
    }
}

/// Hides cells so that the table holds beside all that its readers have. Where it does not at first, margins that
/// they know already are not counted on a second time.
fn suppressed_beside(
    cells: &[u8],
    order: &TableOrder<'_>,
    rule: &AppliedRule,
) -> Result<ProtectedDelivery, TableRefusal> {
    let mut new = suppressed(cells, order, rule, false)?;
    match audit_readers(&new.published, order, rule) {
        Ok(together) => new.protection.together = together,
        Err(refusal @ TableRefusal::Differencing(_)) => {
            let Ok(other) = suppressed(cells, order, rule, true) else { return Err(refusal) };
            new = other;
            new.protection.together = audit_readers(&new.published, order, rule).map_err(|_| refusal)?;
        }
        Err(other) => return Err(other),
    }
    Ok(new)
}

/// The dimensions of a clause in the columns of its table, as the engine writes them: `uai_departement>uai,sexe`.
///
/// # Errors
/// A text that is not a dimension: the convention did not compile.
pub fn table_dimensions(clause: &TableClause) -> Result<String, SuppressError> {
    let levels = clause.levels().map_err(|error| SuppressError::Dimensions { text: error.text })?;
    let columns =
        |levels: &Vec<TableLevel>| levels.iter().map(TableLevel::column).collect::<Vec<_>>().join(">");
    Ok(levels.iter().map(columns).collect::<Vec<_>>().join(","))
}

/// The lines of a published table after its header, each as its fields.
pub fn table_lines(published: &[u8]) -> impl Iterator<Item = Result<Vec<String>, String>> + '_ {
    let records = csv::Reader::from_reader(published).into_records();
    records.map(|record| {
        let record = record.map_err(|error| error.to_string())?;
        Ok(record.iter().map(str::to_owned).collect())
    })
}

fn read(cells: &[u8], clause: &TableClause) -> Result<CountTable, SuppressError> {
    let dimensions = Dimensions::parse(&table_dimensions(clause)?)?;
    match &clause.amount {
        None => CountTable::read(cells, &dimensions, clause.count_column()),
        Some(_) => CountTable::read_amounts(cells, &dimensions, clause.count_column()),
    }
}

fn suppressed(
    cells: &[u8],
    order: &TableOrder<'_>,
    rule: &AppliedRule,
    known_stay: bool,
) -> Result<ProtectedDelivery, TableRefusal> {
    let table = read(cells, order.clause)?;
    let (mut options, kept_at_risk) = options(&table, order, rule);
    if known_stay {
        let known = held(order).flat_map(|former| {
            let beside = beside(order, former, &table, rule);
            let cells = cells_in(former, &table, Told::Published);
            cells.into_iter().filter(move |codes| beside.of(codes) == Beside::Same)
        });
        let safe = |codes: &Vec<String>| !is_at_risk(&table, codes, rule) && !options.forced.contains(codes);
        let mut known: Vec<Vec<String>> = known.filter(safe).chain(options.protected.clone()).collect();
        known.sort_unstable();
        known.dedup();
        options.protected = known;
    }
    let merge = table.widest_column();
    let protected = protect(table, &options).map_err(|error| match error {
        ProtectError::Suppress(error) => TableRefusal::Suppress(error),
        ProtectError::Audit(error) => TableRefusal::Audit(error),
        ProtectError::Unsafe { unsafe_cells, report } => {
            let at_fault = report.weakest.iter().filter(|cell| cell.primary);
            let cells = at_fault.take(CELLS_NAMED_MAX).map(|cell| cell.cell.clone()).collect();
            TableRefusal::Unsafe { count: unsafe_cells, cells, merge }
        }
    })?;
    let mut published = Vec::new();
    protected.write(&mut published, order.clause.count_column())?;
    let report = &protected.report;
    let protection = TableProtection {
        suppressed: report.primary + report.secondary,
        primary: report.primary,
        secondary: report.secondary,
        published: report.published,
        kept_at_risk,
        ..protection(rule, report.cells, &report.audit)
    };
    Ok(ProtectedDelivery { published, protection })
}

fn protection(rule: &AppliedRule, cells: usize, audit: &TableAuditReport) -> TableProtection {
    let weak = |cell: &HiddenCell| WeakCell {
        cell: cell.cell.clone(),
        primary: cell.primary,
        width: cell.high.map(|high| high - cell.low),
    };
    TableProtection {
        exact: audit.exact,
        unsafe_cells: audit.unsafe_cells,
        narrow: audit.narrow,
        min_width: audit.min_width,
        lps: audit.lps,
        weakest: audit.weakest.iter().take(CELLS_NAMED_MAX).map(weak).collect(),
        ..TableProtection::unhidden(rule, cells)
    }
}

impl TableProtection {
    /// Nothing is hidden.
    fn unhidden(rule: &AppliedRule, cells: usize) -> Self {
        Self {
            rule: rule.clone(),
            cells,
            published: cells,
            suppressed: 0,
            primary: 0,
            secondary: 0,
            kept_at_risk: 0,
            exact: 0,
            unsafe_cells: 0,
            narrow: 0,
            min_width: None,
            lps: 0,
            weakest: Vec::new(),
            together: Vec::new(),
            rounding: None,
            noise: None,
        }
    }
}

/// What the engine is asked, and how many cells that the clause keeps are at risk: those are hidden all the same.
fn options(table: &CountTable, order: &TableOrder<'_>, rule: &AppliedRule) -> (SuppressionOptions, usize) {
    let codes =
        |cell: &String| -> Vec<String> { cell.split(',').map(|code| code.trim().to_owned()).collect() };
    let known = |cells: &[String]| -> Vec<Vec<String>> {
        cells.iter().map(codes).filter(|codes| table.value_at(codes).is_some()).collect()
    };
    let mut forced = known(&order.clause.hide);
    for former in held(order) {
        let beside = beside(order, former, table, rule);
        // Published now, what a former table hides would be known after all.
        let hidden = cells_in(former, table, Told::Hidden);
        forced.extend(hidden.into_iter().filter(|codes| beside.of(codes) == Beside::Same));
        // Published twice, it would tell how many are in the one and not in the other.
        let told = cells_in(former, table, Told::Published);
        forced.extend(told.into_iter().filter(|codes| beside.of(codes) == Beside::Few));
    }
    forced.sort_unstable();
    forced.dedup();
    let asked = known(&order.clause.keep);
    let safe = |codes: &&Vec<String>| !is_at_risk(table, codes, rule) && !forced.contains(codes);
    let protected: Vec<Vec<String>> = asked.iter().filter(safe).cloned().collect();
    let kept_at_risk = asked.len() - protected.len();
    let options = SuppressionOptions {
        rule: rule.primary(),
        requirement: match rule.requirement {
            TableRequirement::Width => Requirement::Width,
            TableRequirement::Exact => Requirement::Exact,
        },
        protected,
        forced,
        reader: ReaderKnowledge { rule: rule.is_known(), own_cell: false },
        ..SuppressionOptions::counts(rule.threshold)
    };
    (options, kept_at_risk)
}

/// How the cells of the new table stand to those of a former one.
fn beside(
    order: &TableOrder<'_>,
    former: &FormerTable,
    table: &CountTable,
    rule: &AppliedRule,
) -> SideBySide {
    let found = order.overlaps.iter().find(|overlap| overlap.is_about(&former.table.delivery, ""));
    match found {
        Some(overlap) => overlap.beside(&table.columns(), rule.threshold),
        None => SideBySide::of_the_same_rows(),
    }
}

/// The former tables that some reader of the new one holds.
fn held<'a>(order: &TableOrder<'a>) -> impl Iterator<Item = &'a FormerTable> {
    let positions: HashSet<usize> = order.readers.iter().flatten().copied().collect();
    let former = order.former.iter().enumerate();
    former.filter(move |(at, _)| positions.contains(at)).map(|(_, former)| former)
}

fn is_at_risk(table: &CountTable, codes: &[String], rule: &AppliedRule) -> bool {
    table.is_at_risk(codes, &rule.primary())
}

/// What a former table says of a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Published,
    Hidden,
}

/// Cells of the new table of which a former one says so.
fn cells_in(former: &FormerTable, table: &CountTable, told: Told) -> Vec<Vec<String>> {
    let columns = table.columns();
    let mut found = Vec::new();
    let mut reader = csv::Reader::from_reader(former.table.published.as_slice());
    let Ok(header) = reader.headers().cloned() else { return found };
    let Some(count) = header.iter().position(|name| name == former.table.count) else { return found };
    // For each column of the former table, its place in the new one.
    let place = |at: usize| columns.iter().position(|column| header.get(at) == Some(column.as_str()));
    let places: Vec<Option<usize>> = (0..count).map(place).collect();
    for record in reader.records().flatten() {
        if record.get(count).is_some_and(str::is_empty) != (told == Told::Hidden) {
            continue;
        }
        let mut codes = vec![String::new(); columns.len()];
        let shared = places.iter().enumerate().all(|(at, place)| {
            let code = record.get(at).unwrap_or_default();
            match place {
                Some(place) => {
                    code.clone_into(&mut codes[*place]);
                    true
                }
                None => code.is_empty(),
            }
        });
        if shared && table.value_at(&codes).is_some() {
            found.push(codes);
        }
    }
    found
}

/// Two tables stand side by side only where the audit knows how their cells relate: both hide cells, and a variable that
/// they share is cut in the same levels, one going further than the other, or the rows of both were counted together.
///
/// Counts that are changed and counts that are hidden tell, together, more than either; and two roundings too.
fn assert_beside(order: &TableOrder<'_>, rule: &AppliedRule) -> Result<(), TableRefusal> {
    for former in held(order) {
        if order.clause.amount.is_some() || former.clause.amount.is_some() {
            return Err(TableRefusal::Amounts { with: former.table.delivery.clone() });
        }
        let with = || former.table.delivery.clone();
        if former.protection.rule.method != rule.method || rule.method == TableMethod::Round {
            return Err(TableRefusal::OtherMethod { with: with() });
        }
        let overlaps = order.overlaps.iter().any(|overlap| overlap.is_about(&former.table.delivery, ""));
        if let Some(variable) = other_levels(&former.clause, order.clause).filter(|_| !overlaps) {
            return Err(TableRefusal::OtherLevels { with: with(), variable });
        }
    }
    Ok(())
}

/// A variable that two clauses cut in levels of which neither begins like the other.
fn other_levels(one: &TableClause, other: &TableClause) -> Option<String> {
    let (one, other) = (one.levels().unwrap_or_default(), other.levels().unwrap_or_default());
    for mine in &one {
        for theirs in &other {
            let shared = mine.iter().find(|level| theirs.iter().any(|own| own.variable == level.variable));
            let alike = mine.iter().zip(theirs).all(|(mine, theirs)| mine == theirs);
            if let Some(level) = shared.filter(|_| !alike) {
                return Some(level.variable.to_string());
            }
        }
    }
    None
}

/// One audit for each reader that holds former tables: all that it has, as one system.
fn audit_readers(
    published: &[u8],
    order: &TableOrder<'_>,
    rule: &AppliedRule,
) -> Result<Vec<JointAudit>, TableRefusal> {
    let new = DeliveredTable {
        delivery: String::new(),
        population: order.population.to_owned(),
        dimensions: table_dimensions(order.clause)?,
        count: order.clause.count_column().to_owned(),
        published: published.to_vec(),
    };
    let mut audits: Vec<JointAudit> = Vec::new();
    for positions in order.readers.iter().filter(|positions| !positions.is_empty()) {
        let former: Vec<&FormerTable> = positions.iter().filter_map(|&at| order.former.get(at)).collect();
        let with: Vec<String> = former.iter().map(|former| former.table.delivery.clone()).collect();
        if audits.iter().any(|audit| audit.with == with) {
            continue;
        }
        let tables: Vec<DeliveredTable> = former.iter().map(|former| former.table.clone()).collect();
        let rules: Vec<&AppliedRule> =
            former.iter().map(|former| &former.protection.rule).chain([rule]).collect();
        match audit_with_former(&new, &tables, order.overlaps, &together(&rules))? {
            DeliveryVerdict::Refused(refusals) => return Err(TableRefusal::Differencing(refusals)),
            DeliveryVerdict::Clean(report) => {
                audits.push(JointAudit { with, suppressed: report.suppressed, min_width: report.min_width })
            }
        }
    }
    Ok(audits)
}

/// What is asked of tables of several rules: the width of the least strict, of a reader who knows the widest rule.
fn together(rules: &[&AppliedRule]) -> AuditOptions {
    let thresholds = || rules.iter().map(|rule| rule.threshold);
    let known = rules.iter().all(|rule| rule.is_known());
    let width = rules.iter().all(|rule| rule.requirement == TableRequirement::Width);
    AuditOptions {
        requirement: if width { AuditRequirement::Width } else { AuditRequirement::Exact },
        knowledge: Knowledge { primary_below: thresholds().max().filter(|_| known), own_cell: false },
        ..AuditOptions::counts(thresholds().min().unwrap_or(0))
    }
}

#[cfg(test)]
mod tests;
