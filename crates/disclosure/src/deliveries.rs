//! Tables across deliveries: a new one is audited together with all those of its group that left before.
//!
//! A group is whoever may put tables side by side: one recipient, recipients who share, the public. What was
//! delivered is the caller's register; here is the verdict, and the names of the two deliveries that must not meet.

mod overlap;
mod release;

use serde::Serialize;

pub use overlap::{Overlap, OverlapCell};
pub use release::{
    AppliedRule, FormerTable, JointAudit, ProtectedDelivery, TableOrder, TableProtection, TableRefusal,
    WeakCell, protect_delivery, table_dimensions, table_lines,
};

use crate::audit::{AuditOptions, PublishedTables, TableAuditError, TableAuditReport, audit_tables};

/// A table as it left, or is about to.
#[derive(Clone, Debug)]
pub struct DeliveredTable {
    /// The delivery's id, for the refusal.
    pub delivery: String,
    /// What its cells count: the field and the reference date. Tables of one population share their cells.
    pub population: String,
    /// As in `region>dep,sexe`.
    pub dimensions: String,
    /// The column of counts.
    pub count: String,
    /// The file.
    pub published: Vec<u8>,
}

/// Why a table may not leave to this group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DifferencingRefusal {
    /// The new delivery.
    pub delivery: String,
    /// The former one that it must not meet; the new one itself where it fails alone.
    pub with: String,
    /// Hidden cells that the two give away together.
    pub cells: usize,
}

/// What becomes of the new table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum DeliveryVerdict {
    /// It may leave: the audit of all together.
    Clean(Box<TableAuditReport>),
    /// It may not: with whom.
    Refused(Vec<DifferencingRefusal>),
}

/// Audits a new table with the former ones of its group. `overlaps` says of two of them, by their deliveries, which rows
/// both count: of tables of one population that need it, and of all others that share rows.
///
/// # Errors
/// Tables that cannot be read or contradict each other: two counts of one cell are a fault of the data, not a risk.
pub fn audit_with_former(
    new: &DeliveredTable,
    former: &[DeliveredTable],
    overlaps: &[Overlap],
    options: &AuditOptions,
) -> Result<DeliveryVerdict, TableAuditError> {
    let audit = |tables: &[&DeliveredTable]| audit_together(tables, overlaps, options);
    let all: Vec<&DeliveredTable> = former.iter().chain([new]).collect();
    let together = audit(&all)?;
    let alone = audit(&[new])?;
    if !alone.is_clean() {
        return Ok(DeliveryVerdict::Refused(vec![refusal(new, new, &alone)]));
    }
    if together.is_clean() {
        return Ok(DeliveryVerdict::Clean(Box::new(together)));
    }
    let mut refusals = Vec::new();
    for other in former {
        let pair = audit(&[other, new])?;
        if !pair.is_clean() {
            refusals.push(refusal(new, other, &pair));
        }
    }
    if refusals.is_empty() {
        // No pair is at fault: it takes several former tables at once.
        refusals.extend(former.iter().map(|other| refusal(new, other, &together)));
    }
    Ok(DeliveryVerdict::Refused(refusals))
}

fn refusal(new: &DeliveredTable, other: &DeliveredTable, report: &TableAuditReport) -> DifferencingRefusal {
    DifferencingRefusal {
        delivery: new.delivery.clone(),
        with: other.delivery.clone(),
        cells: report.unsafe_cells.max(report.exact),
    }
}

fn audit_together(
    tables: &[&DeliveredTable],
    overlaps: &[Overlap],
    options: &AuditOptions,
) -> Result<TableAuditReport, TableAuditError> {
    let mut system = PublishedTables::default();
    for table in tables {
        system.add_of(&table.population, table.published.as_slice(), &table.dimensions, &table.count)?;
    }
    for (at, one) in tables.iter().enumerate() {
        for other in &tables[at + 1..] {
            let found = overlaps.iter().find(|overlap| overlap.is_about(&one.delivery, &other.delivery));
            if let Some(overlap) = found {
                overlap::relate(&mut system, (one, other), overlap, options.threshold)?;
            }
        }
    }
    audit_tables(&system, options)
}
