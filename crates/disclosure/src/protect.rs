//! A table protected and audited: suppression proposes, the audit judges, and only what is clean comes out.
//!
//! The only place that knows both. What the audit finds unsafe is protected more; what it shows to be needless is
//! published again, and audited again. The last word is always an audit of the table as it leaves.

mod linked;

use std::io::{Read, Write};

use serde::Serialize;

use crate::audit::{
    AuditOptions, AuditRequirement, Knowledge, PublishedTables, TableAuditError, TableAuditReport,
    audit_tables,
};
use crate::suppress::{
    CountTable, Dimensions, Requirement, SuppressError, Suppression, SuppressionOptions, suppress,
};

pub use linked::{LinkedTable, protect_linked};

/// Times that an unsafe table is protected more before it is refused.
const REPAIRS_MAX: usize = 12;

/// Cells up to which a table is protected several times, and how many times.
const SMALL_CELLS: usize = 150;
const ATTEMPTS_OF_SMALL: u64 = 12;

/// Hidden cells above which none is looked for that could be published again.
const SUPPRESSED_MAX: usize = 6_000;

/// No protected table could be given.
#[derive(Debug, thiserror::Error)]
pub enum ProtectError {
    /// The table or what was asked of it.
    #[error(transparent)]
    Suppress(#[from] SuppressError),
    /// The audit could not be done.
    #[error(transparent)]
    Audit(#[from] TableAuditError),
    /// The audit does not hold.
    #[error(
        "the table is not delivered: {unsafe_cells} of its cells at risk could still be recomputed too closely; publish fewer details or merge categories"
    )]
    Unsafe {
        /// How many.
        unsafe_cells: usize,
        /// What the audit said.
        report: Box<TableAuditReport>,
    },
}

/// What was done to a table, kept with the delivery.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SuppressionReport {
    /// Cells of the table, margins included.
    pub cells: usize,
    /// Hidden because at risk by themselves.
    pub primary: usize,
    /// Hidden with them.
    pub secondary: usize,
    /// Published.
    pub published: usize,
    /// The rule, as the clause gives it.
    pub threshold: u32,
    /// What holds of the hidden cells.
    pub requirement: Requirement,
    /// Times that the audit asked for more protection.
    pub repairs: usize,
    /// Cells that the audit showed to be hidden needlessly, published again.
    pub published_again: usize,
    /// Duration, which the caller measures.
    pub seconds: f64,
    /// The audit of the table as it leaves.
    pub audit: TableAuditReport,
}

impl SuppressionReport {
    /// The same report with the duration that the caller measured.
    #[must_use]
    pub fn lasting(mut self, seconds: f64) -> Self {
        self.seconds = seconds;
        self
    }
}

/// A table that passed its audit.
#[derive(Clone, Debug)]
pub struct ProtectedTable {
    suppression: Suppression,
    /// What was done.
    pub report: SuppressionReport,
}

impl ProtectedTable {
    /// Writes the table as it leaves: the dimensions' columns, the count, `status`.
    ///
    /// # Errors
    /// The stream refuses.
    pub fn write(&self, output: impl Write, count: &str) -> Result<(), SuppressError> {
        self.suppression.write(output, count)
    }
}

/// Reads inner cells (`entente disclosure suppress`), protects and audits.
///
/// # Errors
/// See [`protect`].
pub fn protect_csv(
    input: impl Read,
    dimensions: &Dimensions,
    count: &str,
    options: &SuppressionOptions,
) -> Result<ProtectedTable, ProtectError> {
    protect(CountTable::read(input, dimensions, count)?, options)
}

/// Protects a table and audits what leaves. A small table is protected several times from other beginnings, and the
/// cheapest pattern kept.
///
/// # Errors
/// The options are wrong, or no protection passes the audit: the table is not delivered.
pub fn protect(table: CountTable, options: &SuppressionOptions) -> Result<ProtectedTable, ProtectError> {
    let attempts = if table.cells() <= SMALL_CELLS { ATTEMPTS_OF_SMALL } else { 1 };
    let mut best: Option<Attempt> = None;
    for number in 1..attempts {
        let mut own = options.clone();
        own.seed = options.seed.wrapping_add(number * 0x5851_F42D);
        own.rounds = options.rounds / 16;
        // Every other beginning hides all it can, and publishes what is needless.
        let next = attempt(table.clone(), &own, number % 2 == 0)?;
        let cheaper = |best: &Attempt| next.rank(options) < best.rank(options);
        if best.as_ref().is_none_or(cheaper) {
            best = Some(next);
        }
    }
    let last = attempt(table, options, false)?;
    let chosen = match best {
        Some(best) if best.rank(options) < last.rank(options) => best,
        _ => last,
    };
    chosen.deliver(options)
}

/// A pattern and its audit.
struct Attempt {
    suppression: Suppression,
    repairs: usize,
    published_again: usize,
    report: TableAuditReport,
}

fn attempt(table: CountTable, options: &SuppressionOptions, from_all: bool) -> Result<Attempt, ProtectError> {
    let mut suppression = suppress(table, options)?;
    if from_all {
        suppression.hide_all(options);
    }
    let mut audited = Audited::new(&suppression, options)?;
    let mut repairs = 0;
    let mut report = audited.audit()?;
    while !holds(&report, options) && repairs < REPAIRS_MAX {
        repairs += 1;
        let hidden = suppression.strengthen(&report.failing, 1 << repairs);
        if hidden.is_empty() && repairs > 3 {
            break;
        }
        for cell in hidden {
            audited.tables.hide(cell);
        }
        report = audited.audit()?;
    }
    let mut published_again = 0;
    // Publishing again takes hundreds of audits: a table that is audited in parts keeps its pattern.
    if holds(&report, options) && report.suppressed <= SUPPRESSED_MAX {
        let before = suppression.clone();
        audited.options.fractions_only = true;
        published_again = publish_again(&mut suppression, &mut audited, options)?;
        report = Audited::new(&suppression, options)?.audit()?;
        if !holds(&report, options) {
            // Whole numbers told what fractions had not.
            (suppression, published_again) = (before, 0);
            report = Audited::new(&suppression, options)?.audit()?;
        }
    } else if repairs > 0 || from_all {
        report = Audited::new(&suppression, options)?.audit()?;
    }
    Ok(Attempt { suppression, repairs, published_again, report })
}

impl Attempt {
    /// Whether it may not leave, whether some cell is narrow, what it costs.
    fn rank(&self, options: &SuppressionOptions) -> (bool, bool, f64) {
        (!may_leave(&self.report), !holds(&self.report, options), self.suppression.cost(options))
    }

    fn deliver(self, options: &SuppressionOptions) -> Result<ProtectedTable, ProtectError> {
        let audit = self.report;
        if !may_leave(&audit) {
            let unsafe_cells = audit.unsafe_cells.max(audit.exact);
            return Err(ProtectError::Unsafe { unsafe_cells, report: Box::new(audit) });
        }
        let (primary, secondary) = self.suppression.counts();
        let cells = self.suppression.cells();
        let report = SuppressionReport {
            cells,
            primary,
            secondary,
            published: cells - primary - secondary,
            threshold: options.rule.threshold,
            requirement: options.requirement,
            repairs: self.repairs,
            published_again: self.published_again,
            seconds: 0.0,
            audit,
        };
        Ok(ProtectedTable { suppression: self.suppression, report })
    }
}

/// What we ask of ourselves: where every hidden cell is to be wide, none is narrow; otherwise what the convention asks.
fn holds(report: &TableAuditReport, options: &SuppressionOptions) -> bool {
    may_leave(report) && (!options.every_hidden_cell || report.failing.is_empty())
}

/// What the convention asks.
fn may_leave(report: &TableAuditReport) -> bool {
    report.unsafe_cells == 0 && report.exact == 0
}

/// The same in the auditor's words.
fn audit_options(options: &SuppressionOptions) -> AuditOptions {
    let requirement = match options.requirement {
        Requirement::Width => AuditRequirement::Width,
        Requirement::Exact => AuditRequirement::Exact,
    };
    let threshold = options.rule.threshold;
    let knowledge = Knowledge {
        primary_below: options.reader.rule.then_some(threshold),
        own_cell: options.reader.own_cell,
    };
    AuditOptions { requirement, knowledge, ..AuditOptions::counts(threshold) }
}

/// The published table in the auditor's hands.
struct Audited {
    tables: PublishedTables,
    options: AuditOptions,
}

impl Audited {
    /// The auditor reads the file that leaves, and the true table only to begin its questions there.
    fn new(suppression: &Suppression, options: &SuppressionOptions) -> Result<Self, ProtectError> {
        let dimensions = suppression.dimensions();
        let (mut published, mut truth) = (Vec::new(), Vec::new());
        suppression.write(&mut published, "n")?;
        suppression.write_truth(&mut truth, "n")?;
        let mut tables = PublishedTables::default();
        tables.add(published.as_slice(), &dimensions, "n")?;
        tables.add_truth(truth.as_slice(), &dimensions, "n")?;
        tables.know_alone(&suppression.lone_lines());
        let mut audit = audit_options(options);
        if suppression.is_of_amounts() {
            tables.need(suppression.widths(options));
            // "1 to 4" is said of counts.
            audit.knowledge.primary_below = None;
        }
        Ok(Self { tables, options: audit })
    }

    fn audit(&self) -> Result<TableAuditReport, ProtectError> {
        Ok(audit_tables(&self.tables, &self.options)?)
    }
}

/// Publishes secondary cells one group after the other, as long as the audit holds.
fn publish_again(
    suppression: &mut Suppression,
    audited: &mut Audited,
    options: &SuppressionOptions,
) -> Result<usize, ProtectError> {
    let small = suppression.cells() <= SMALL_CELLS;
    let (mut audits, mut published) = (0, 0);
    // Cells that a batch lost are tried again in smaller ones: another of the batch may have been at fault.
    for size in if small { [1, 1, 1] } else { [16, 6, 2] } {
        let mut order = suppression.secondary_by_cost(options);
        while !order.is_empty() && audits < options.audits_max {
            let mut batch: Vec<u32> = order.split_off(order.len().saturating_sub(size));
            for &cell in &batch {
                audited.tables.publish(cell, suppression.value(cell));
            }
            while !batch.is_empty() {
                audits += 1;
                let report = audited.audit()?;
                if holds(&report, options) {
                    break;
                }
                // Cells that fail are near the one that they needed: those go back first.
                let near = suppression.near(&batch, &report.failing);
                let back = if near.is_empty() { batch.clone() } else { near };
                for &cell in &back {
                    audited.tables.hide(cell);
                }
                batch.retain(|cell| !back.contains(cell));
            }
            published += batch.len();
            for cell in batch {
                suppression.publish(cell);
            }
        }
        if small && published == 0 {
            break;
        }
    }
    Ok(published)
}
