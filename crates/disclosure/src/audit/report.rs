//! The verdict of an audit, as it is kept with the delivery: counts, the least width, the weakest cells.

use serde::Serialize;

use super::group::Group;
use super::local::LocalReach;
use super::published::PublishedTables;
use super::reduce::Reduced;
use super::system::System;
use super::whole_numbers::WholeNumbers;
use super::{AuditOptions, AuditRequirement};

/// Cells listed.
const WEAKEST_MAX: usize = 50;

/// A hidden cell and where its value lies for whoever reads the table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HiddenCell {
    /// Its codes.
    pub cell: String,
    /// Hidden for itself rather than with another.
    pub primary: bool,
    /// Points were found, and checked exactly, at these values.
    pub low: f64,
    /// See `low`; none where it has no bound.
    pub high: Option<f64>,
    /// Whether a proof forbids more than that.
    pub proved: bool,
}

/// What an audit says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableAuditReport {
    /// What was asked.
    pub requirement: AuditRequirement,
    /// The width asked for.
    pub threshold: u32,
    /// Hidden cells.
    pub suppressed: usize,
    /// Of which at risk by themselves.
    pub primary: usize,
    /// Hidden cells whose value can be computed.
    pub exact: usize,
    /// Primary cells that do not meet the requirement, or could not be certified to.
    #[serde(rename = "unsafe")]
    pub unsafe_cells: usize,
    /// Hidden cells, primary or not, whose interval is narrower than the threshold.
    pub narrow: usize,
    /// The narrowest interval of all hidden cells; none where nothing is hidden or all are unbounded.
    pub min_width: Option<f64>,
    /// Primary cells that another hidden cell gives away: whoever knows that one, being its only contributor, knows
    /// them. Not counted in an audit done in parts.
    pub told_by_another: usize,
    /// Primary cells of small groups whose whole values were searched too: elsewhere the interval is that of fractions.
    pub searched: usize,
    /// Verdicts without a certificate: counted as unsafe.
    pub uncertified: usize,
    /// Degrees of freedom of the attacker's system.
    pub degrees: usize,
    /// Questions put to the simplex.
    pub lps: usize,
    /// Duration, which the caller measures.
    pub seconds: f64,
    /// The cells with the narrowest intervals.
    pub weakest: Vec<HiddenCell>,
    /// All hidden cells, primary or not, that do not meet the requirement: their numbers among the cells of the tables.
    #[serde(skip)]
    pub failing: Vec<u32>,
}

impl TableAuditReport {
    /// Whether the table may leave: nothing is computed that must not be, nothing is left undecided.
    pub fn is_clean(&self) -> bool {
        self.unsafe_cells == 0 && self.exact == 0
    }

    /// The same report with the duration that the caller measured.
    #[must_use]
    pub fn lasting(mut self, seconds: f64) -> Self {
        self.seconds = seconds;
        self
    }
}

/// The narrowest interval of the cells of a form.
pub(super) fn narrowest(group: &Group, form: usize) -> f64 {
    let slowest =
        group.forms[form].members.iter().map(|member| member.factor.abs() as f64 / member.scale as f64);
    group.width(form) * slowest.fold(f64::INFINITY, f64::min)
}

struct Judged {
    unknown: u32,
    low: f64,
    high: f64,
    proved: bool,
    wide: bool,
    narrow_proved: bool,
}

pub(super) fn report(
    tables: &PublishedTables,
    system: &System,
    reduced: &Reduced,
    groups: &[Group],
    (whole, options): (&WholeNumbers, &AuditOptions),
) -> TableAuditReport {
    let mut judged = judge_cells(system, reduced, groups);
    if options.knowledge.own_cell {
        let told = told_by_contributors(tables, system, groups);
        for cell in judged.iter_mut().filter(|cell| told.contains(&cell.unknown)) {
            (cell.wide, cell.narrow_proved) = (false, true);
        }
    }
    for cell in &mut judged {
        if let Some(&(_, low, high)) = whole.narrow.iter().find(|(unknown, _, _)| *unknown == cell.unknown) {
            (cell.low, cell.high, cell.proved) = (low as f64, high as f64, true);
            (cell.wide, cell.narrow_proved) = (false, true);
        }
    }
    let lps = groups.iter().map(|group| group.questions).sum();
    let report = summarise(tables, system, &judged, (reduced.free.len(), lps), options);
    let told = groups.iter().flat_map(|group| &group.forms).filter(|form| form.members.len() > 1);
    let primary = |unknown: u32| system.primary[unknown as usize];
    let told = told.flat_map(|form| &form.members).filter(|member| primary(member.unknown)).count();
    TableAuditReport { told_by_another: told, searched: whole.searched, ..report }
}

/// Primary cells that follow from the cell of one contributor: those that move along with it.
fn told_by_contributors(
    tables: &PublishedTables,
    system: &System,
    groups: &[Group],
) -> std::collections::HashSet<u32> {
    let mut told = std::collections::HashSet::new();
    for form in groups.iter().flat_map(|group| &group.forms) {
        let alone = |unknown: u32| tables.is_alone(system.cells[unknown as usize]);
        for member in form.members.iter().filter(|member| system.primary[member.unknown as usize]) {
            if form.members.iter().any(|other| other.unknown != member.unknown && alone(other.unknown)) {
                told.insert(member.unknown);
            }
        }
    }
    told
}

/// The report of an audit done in parts.
pub(super) fn report_locally(
    tables: &PublishedTables,
    system: &System,
    reach: &LocalReach,
    options: &AuditOptions,
) -> TableAuditReport {
    let judge = |unknown: usize| {
        let least = system.needed[unknown] * (1.0 - 2.0 * super::certificate::INWARDS);
        let (low, high) = (reach.low[unknown], reach.high[unknown]);
        let widest = (system.high[unknown] - system.low[unknown]) as f64;
        Judged {
            unknown: unknown as u32,
            low,
            high,
            proved: widest - (high - low) < 1e-3,
            wide: high - low >= least,
            narrow_proved: widest < least,
        }
    };
    let judged: Vec<Judged> = (0..system.cells.len()).map(judge).collect();
    summarise(tables, system, &judged, (reach.degrees, reach.questions), options)
}

fn summarise(
    tables: &PublishedTables,
    system: &System,
    judged: &[Judged],
    (degrees, lps): (usize, usize),
    options: &AuditOptions,
) -> TableAuditReport {
    let judged: Vec<&Judged> =
        judged.iter().filter(|cell| !tables.is_between(system.cells[cell.unknown as usize])).collect();
    let exact = judged.iter().filter(|cell| cell.high - cell.low < 1e-3 && cell.proved).count();
    let primary = |cell: &&&Judged| system.primary[cell.unknown as usize];
    let bad: Vec<&&Judged> = judged.iter().filter(primary).filter(|cell| !cell.wide).collect();
    let mut by_width: Vec<&Judged> = judged.clone();
    by_width.sort_by(|one, other| {
        let key = |cell: &Judged| (cell.high - cell.low, cell.unknown);
        key(one).0.total_cmp(&key(other).0).then(key(one).1.cmp(&key(other).1))
    });
    let min_width = by_width.first().map(|cell| cell.high - cell.low).filter(|width| width.is_finite());
    let shown = |cell: &&Judged| HiddenCell {
        cell: tables.text(system.cells[cell.unknown as usize]),
        primary: system.primary[cell.unknown as usize],
        low: cell.low,
        high: cell.high.is_finite().then_some(cell.high),
        proved: cell.proved,
    };
    // An amount is narrow where it is narrower than was stated of it.
    let threshold = |cell: &Judged| {
        let stated = tables.need_of(system.cells[cell.unknown as usize]).map(|width| width as f64);
        stated.unwrap_or(f64::from(options.threshold)) * (1.0 - 2.0 * super::certificate::INWARDS)
    };
    TableAuditReport {
        requirement: options.requirement,
        threshold: options.threshold,
        suppressed: judged.len(),
        primary: system.primary.iter().filter(|primary| **primary).count(),
        exact,
        unsafe_cells: bad.len(),
        narrow: judged.iter().filter(|cell| cell.high - cell.low < threshold(cell)).count(),
        min_width,
        told_by_another: 0,
        searched: 0,
        uncertified: bad.iter().filter(|cell| !cell.narrow_proved).count(),
        degrees,
        lps,
        seconds: 0.0,
        weakest: by_width.iter().take(WEAKEST_MAX).map(shown).collect(),
        failing: judged
            .iter()
            .filter(|cell| !cell.wide)
            .map(|cell| system.cells[cell.unknown as usize])
            .collect(),
    }
}

fn judge_cells(system: &System, reduced: &Reduced, groups: &[Group]) -> Vec<Judged> {
    let mut judged = Vec::with_capacity(system.cells.len());
    for &unknown in &reduced.fixed {
        // Its value follows from the equations alone: an exact disclosure that no simplex ever sees.
        let (low, high) = (system.low[unknown as usize] as f64, system.low[unknown as usize] as f64);
        judged.push(Judged { unknown, low, high, proved: true, wide: false, narrow_proved: true });
    }
    for group in groups {
        for (at, form) in group.forms.iter().enumerate() {
            let reach = group.reach[at];
            for member in &form.members {
                let rate = member.factor as f64 / member.scale as f64;
                let offset = member.constant as f64 / member.scale as f64;
                let ends = [reach.low * rate + offset, reach.high * rate + offset];
                let (low, high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
                let widest = (reach.greatest - reach.least) * rate.abs();
                let least =
                    system.needed[member.unknown as usize] * (1.0 - 2.0 * super::certificate::INWARDS);
                judged.push(Judged {
                    unknown: member.unknown,
                    low,
                    high,
                    proved: widest - (high - low) < 1e-3 * (1.0 + widest.abs()),
                    wide: high - low >= least,
                    narrow_proved: widest < least,
                });
            }
        }
    }
    judged
}
