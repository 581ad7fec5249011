//! The independent audit of a published table: what an attacker can recompute from it.
//!
//! INVARIANT: nothing here comes from the suppression, nor from any other module of this crate (architecture,
//! invariant 6; a test reads the imports). It begins with the published cells and their relations, and says for each
//! hidden cell between which values it lies. Repairing a table that fails is `protect`'s work.

mod certificate;
mod error;
mod group;
mod local;
mod published;
mod reduce;
mod report;
mod simplex;
mod system;
mod whole_numbers;

pub use error::TableAuditError;
pub use published::PublishedTables;
pub(crate) use published::{BETWEEN, POPULATION, SLIVER};
pub use report::{HiddenCell, TableAuditReport};

use group::Group;
use system::System;

/// What must be true of the hidden cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AuditRequirement {
    /// Each primary cell's interval is at least as wide as the threshold.
    #[default]
    Width,
    /// No primary cell is known exactly.
    Exact,
}

/// What the attacker knows beside the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Knowledge {
    /// That a cell marked primary is between 1 and this less 1: the published rule.
    pub primary_below: Option<u32>,
    /// Its own cell, where it is alone in it (see [`PublishedTables::know_alone`]): a primary cell that follows from
    /// such a one is unsafe.
    pub own_cell: bool,
}

/// What is asked of an audit.
#[derive(Clone, Copy, Debug)]
pub struct AuditOptions {
    /// What must hold.
    pub requirement: AuditRequirement,
    /// The width asked for.
    pub threshold: u32,
    /// What the attacker knows.
    pub knowledge: Knowledge,
    /// Whether every interval is measured to its end, rather than until the requirement is met.
    pub whole: bool,
    /// Whole numbers are not searched: for audits made again and again, of which the last searches them.
    pub fractions_only: bool,
}

impl AuditOptions {
    /// Width of the threshold, an attacker who knows that counts are not negative.
    pub fn counts(threshold: u32) -> Self {
        let requirement = AuditRequirement::Width;
        Self { requirement, threshold, knowledge: Knowledge::default(), whole: false, fractions_only: false }
    }
}

/// Reads and audits one published table (`entente disclosure audit`).
///
/// # Errors
/// The table cannot be read, or contradicts itself.
pub fn audit_csv(
    input: impl std::io::Read,
    dimensions: &str,
    count: &str,
    options: &AuditOptions,
) -> Result<TableAuditReport, TableAuditError> {
    let mut tables = PublishedTables::default();
    tables.add(input, dimensions, count)?;
    audit_tables(&tables, options)
}

/// Audits the tables as one system.
///
/// # Errors
/// The tables contradict each other, or are too large for this machine. A table that fails is not an error.
pub fn audit_tables(
    tables: &PublishedTables,
    options: &AuditOptions,
) -> Result<TableAuditReport, TableAuditError> {
    let mut system = System::new(tables, &options.knowledge)?;
    system.needed = widths(tables, &system, options);
    if options.knowledge.own_cell && system.cells.len() > UNKNOWNS_MAX {
        return Err(TableAuditError::OwnCell {
            suppressed: system.cells.len(),
            suppressed_max: UNKNOWNS_MAX,
        });
    }
    if let Some(truth) = system.truth.as_deref().filter(|truth| truth.len() > UNKNOWNS_MAX) {
        let reach = local::judge_locally(&system, truth)?;
        return Ok(report::report_locally(tables, &system, &reach, options));
    }
    let contradiction =
        |unknown: u32| TableAuditError::Contradiction { cell: tables.text(system.cells[unknown as usize]) };
    let reduced = reduce::reduce(&system)?.map_err(contradiction)?;
    let mut groups = Group::split(&reduced, &system)?;
    for group in &mut groups {
        if !group.started {
            return Err(contradiction(group.forms[0].members[0].unknown));
        }
        judge(group, &system, options)?;
    }
    measure_narrowest(&mut groups)?;
    // Amounts are not searched by the unit.
    let whole = if options.fractions_only || tables.is_of_amounts() {
        whole_numbers::WholeNumbers::default()
    } else {
        whole_numbers::search(&system, &groups, needed(options))
    };
    Ok(report::report(tables, &system, &reduced, &groups, (&whole, options)))
}

/// Hidden cells from which a table is audited part by part, where its true values are held.
const UNKNOWNS_MAX: usize = 15_000;

/// How wide a primary cell's interval must be.
fn needed(options: &AuditOptions) -> f64 {
    match options.requirement {
        AuditRequirement::Width => match options.knowledge.primary_below {
            // Nobody can be less sure than the published rule leaves him: every count that it allows must be possible.
            Some(below) => f64::from(options.threshold.min(below.saturating_sub(2)).max(1)),
            None => f64::from(options.threshold),
        },
        // Anything but nothing: a cell that moves, moves by a whole part of a unit.
        AuditRequirement::Exact => 1e-3,
    }
}

/// How wide each hidden cell must be: by the threshold, or as was stated of it.
fn widths(tables: &PublishedTables, system: &System, options: &AuditOptions) -> Vec<f64> {
    let of = |&cell: &u32| match (options.requirement, tables.need_of(cell)) {
        _ if tables.is_between(cell) => 0.0,
        (AuditRequirement::Width, Some(width)) => width as f64,
        _ => needed(options),
    };
    system.cells.iter().map(of).collect()
}

/// Judges against the requirement, then against the threshold: the report counts what is narrower than that.
fn judge(group: &mut Group, system: &System, options: &AuditOptions) -> Result<(), TableAuditError> {
    judge_by(group, options, &|unknown| system.needed[unknown as usize])?;
    if options.requirement == AuditRequirement::Exact {
        judge_by(group, options, &|unknown| {
            let asked = system.needed[unknown as usize] > 0.0;
            if asked { f64::from(options.threshold) } else { 0.0 }
        })?;
    }
    Ok(())
}

/// Asks for each form until it is wide enough, or proved narrow.
fn judge_by(
    group: &mut Group,
    options: &AuditOptions,
    least: &dyn Fn(u32) -> f64,
) -> Result<(), TableAuditError> {
    for (needed, form) in group.needed.iter_mut().zip(&group.forms) {
        // Of the cells that move along it, the one that must move most for its pace decides.
        let widths = form
            .members
            .iter()
            .map(|member| least(member.unknown) * member.scale as f64 / member.factor.abs() as f64);
        *needed = widths.fold(0.0, f64::max);
    }
    for form in 0..group.forms.len() {
        if options.whole {
            group.ask(form, 1, true)?;
            group.ask(form, 0, true)?;
            continue;
        }
        if group.is_wide(form) || group.is_narrow(form) {
            continue;
        }
        group.ask(form, 1, false)?;
        if !group.is_wide(form) && !group.is_narrow(form) {
            group.ask(form, 0, false)?;
        }
    }
    Ok(())
}

/// Measures to the end the cells that may be the narrowest of all: the least width of the report is then exact.
fn measure_narrowest(groups: &mut [Group]) -> Result<(), TableAuditError> {
    for group in groups {
        loop {
            let open = |form: &usize| group.reach[*form].done != [true; 2];
            let asked = (0..group.forms.len()).filter(|&form| group.needed[form] > 0.0);
            let narrowest = asked.min_by(|&one, &other| {
                report::narrowest(group, one).total_cmp(&report::narrowest(group, other))
            });
            let Some(form) = narrowest.filter(open) else { break };
            let before = group.questions;
            group.ask(form, 1, true)?;
            group.ask(form, 0, true)?;
            if group.questions == before || group.reach[form].done != [true; 2] {
                break;
            }
        }
    }
    Ok(())
}
