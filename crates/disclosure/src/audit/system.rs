//! The hidden cells as unknowns: equations left by the published ones, and bounds propagated through them.
//!
//! Propagation is exact (whole numbers, coefficients 1 and -1) and already proves most narrow intervals.

use super::published::{CellKind, PublishedTables};
use super::{Knowledge, TableAuditError};

/// No upper bound.
pub(super) const UNBOUNDED: i64 = i64::MAX / 4;
/// Rounds of propagation: more changed nothing on the tables measured.
const ROUNDS: usize = 12;

/// `sum of sign * unknown = constant`.
#[derive(Clone, Debug)]
pub(super) struct Equation {
    pub terms: Vec<(u32, i64)>,
    pub constant: i64,
}

/// The unknowns, numbered from 0.
#[derive(Clone, Debug)]
pub(super) struct System {
    /// For each unknown, the cell of the published tables.
    pub cells: Vec<u32>,
    pub primary: Vec<bool>,
    pub equations: Vec<Equation>,
    pub low: Vec<i64>,
    pub high: Vec<i64>,
    /// How wide each must be.
    pub needed: Vec<f64>,
    /// What the auditor who holds the table begins with.
    pub truth: Option<Vec<i64>>,
}

impl System {
    /// # Errors
    /// Published cells that do not add up, or that no table of counts can have.
    pub fn new(tables: &PublishedTables, knowledge: &Knowledge) -> Result<Self, TableAuditError> {
        let mut unknown = vec![u32::MAX; tables.cells.len()];
        let mut cells = Vec::new();
        for (at, cell) in tables.cells.iter().enumerate() {
            if cell.value.is_none() {
                unknown[at] = cells.len() as u32;
                cells.push(at as u32);
            }
        }
        let primary: Vec<bool> = cells.iter().map(|&at| tables.cells[at as usize].primary).collect();
        let mut equations = Vec::new();
        for (sum, parts) in &tables.relations {
            let equation = equation(tables, &unknown, *sum, parts);
            if !equation.terms.is_empty() {
                equations.push(equation);
            } else if equation.constant != 0 {
                return Err(TableAuditError::Contradiction { cell: tables.text(*sum) });
            }
        }
        let bounds = |at: &u32| {
            let cell = &tables.cells[*at as usize];
            match knowledge.primary_below {
                Some(threshold) if cell.primary && cell.kind == CellKind::Told => {
                    (1, i64::from(threshold) - 1)
                }
                _ => (0, UNBOUNDED),
            }
        };
        let (low, high) = cells.iter().map(bounds).unzip();
        let truth = tables.truth().map(|truth| cells.iter().map(|&at| truth[at as usize]).collect());
        let needed = vec![0.0; cells.len()];
        let mut system = Self { cells, primary, equations, low, high, needed, truth };
        system.propagate().map_err(|unknown| TableAuditError::Contradiction {
            cell: tables.text(system.cells[unknown as usize]),
        })?;
        Ok(system)
    }

    /// Tightens every bound by the others of its equations.
    fn propagate(&mut self) -> Result<(), u32> {
        for _ in 0..ROUNDS {
            let mut changed = false;
            for equation in &self.equations {
                changed |= tighten(equation, &mut self.low, &mut self.high)?;
            }
            if !changed {
                break;
            }
        }
        Ok(())
    }
}

fn equation(tables: &PublishedTables, unknown: &[u32], sum: u32, parts: &[u32]) -> Equation {
    let mut equation = Equation { terms: Vec::new(), constant: 0 };
    let mut put = |at: u32, sign: i64| match tables.cells[at as usize].value {
        Some(value) => equation.constant -= sign * value,
        None => equation.terms.push((unknown[at as usize], sign)),
    };
    put(sum, -1);
    for &part in parts {
        put(part, 1);
    }
    equation
}

/// Sums of the least and greatest values of the terms; how many are unbounded.
fn span(equation: &Equation, low: &[i64], high: &[i64]) -> [(i64, usize); 2] {
    let mut spans = [(0_i64, 0_usize); 2];
    for &(at, sign) in &equation.terms {
        let (low, high) = (low[at as usize], high[at as usize]);
        let (least, greatest) = if sign > 0 { (low, high) } else { (-high, -low) };
        for (span, value) in spans.iter_mut().zip([least, greatest]) {
            if value.abs() >= UNBOUNDED {
                span.1 += 1;
            } else {
                span.0 += value;
            }
        }
    }
    spans
}

/// What is left of a sum when one term is taken out; none where another term is unbounded.
fn rest((sum, unbounded): (i64, usize), own: i64) -> Option<i64> {
    if own.abs() >= UNBOUNDED {
        (unbounded == 1).then_some(sum)
    } else {
        (unbounded == 0).then_some(sum - own)
    }
}

/// Tightens the bounds of the terms of one equation; the unknown that has no value left is an error.
pub(super) fn tighten(equation: &Equation, low: &mut [i64], high: &mut [i64]) -> Result<bool, u32> {
    // The sums are of the bounds as they were: still true when one of them is tightened below.
    let [least, greatest] = span(equation, low, high);
    let mut changed = false;
    for &(at, sign) in &equation.terms {
        let position = at as usize;
        let (own_low, own_high) = (low[position], high[position]);
        let (own_least, own_greatest) = if sign > 0 { (own_low, own_high) } else { (-own_high, -own_low) };
        // sign * x = constant - rest.
        let upper = rest(least, own_least).map(|rest| equation.constant - rest);
        let lower = rest(greatest, own_greatest).map(|rest| equation.constant - rest);
        let (new_low, new_high) =
            if sign > 0 { (lower, upper) } else { (upper.map(|value| -value), lower.map(|value| -value)) };
        if let Some(value) = new_low.filter(|&value| value > own_low) {
            low[position] = value;
            changed = true;
        }
        if let Some(value) = new_high.filter(|&value| value < own_high) {
            high[position] = value;
            changed = true;
        }
        if low[position] > high[position] {
            return Err(at);
        }
    }
    Ok(changed)
}
