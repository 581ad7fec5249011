//! Hidden cells that depend on each other, and how far each can move: questions to the simplex, answers certified.
//!
//! One question serves every cell of a form, and every point passed serves all forms: most cells are proved wide by
//! points found for others.

use super::TableAuditError;
use super::certificate::{FormBounds, INWARDS, Point, prove_bound, verify_point};
use super::reduce::{Form, Reduced};
use super::simplex::{Ended, Simplex};
use super::system::System;

/// Dense tableau entries: 8 bytes each, twice.
const ENTRIES_MAX: usize = 60_000_000;

/// What is known of a form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    /// Certified points reach these.
    pub low: f64,
    pub high: f64,
    /// Certified proofs forbid more than these.
    pub least: f64,
    pub greatest: f64,
    /// Whether the simplex said that there is no more to find, each way.
    pub done: [bool; 2],
}

/// A group of forms without a free cell in common with any other.
pub(super) struct Group {
    pub forms: Vec<Form>,
    pub reach: Vec<Reach>,
    /// How wide each form must be for its cells; 0 where none is judged.
    pub needed: Vec<f64>,
    bounds: Vec<FormBounds>,
    column_bounds: Vec<FormBounds>,
    /// Forms of more than one free cell: the rows.
    tall: Vec<usize>,
    /// The variable of each form.
    variable: Vec<usize>,
    simplex: Simplex,
    /// Sum and number of the verified points: their mean lies inside.
    inside: (Vec<f64>, f64),
    pub questions: usize,
    /// Whether a feasible point is known.
    pub started: bool,
}

impl Group {
    /// Splits the system; each group with its forms in columns of its own.
    ///
    /// # Errors
    /// A group too large for a dense tableau.
    pub fn split(reduced: &Reduced, system: &System) -> Result<Vec<Self>, TableAuditError> {
        let mut lead: Vec<u32> = (0..reduced.free.len() as u32).collect();
        for form in &reduced.forms {
            let first = find(&mut lead, form.terms[0].0);
            for &(column, _) in &form.terms[1..] {
                let other = find(&mut lead, column);
                lead[other as usize] = first;
            }
        }
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); reduced.free.len()];
        for column in 0..reduced.free.len() as u32 {
            members[find(&mut lead, column) as usize].push(column);
        }
        let mut forms: Vec<Vec<Form>> = vec![Vec::new(); reduced.free.len()];
        for form in &reduced.forms {
            forms[find(&mut lead, form.terms[0].0) as usize].push(form.clone());
        }
        let mut number = vec![0; reduced.free.len()];
        let mut groups = Vec::new();
        for (columns, own) in members.iter().zip(forms).filter(|(columns, _)| !columns.is_empty()) {
            for (position, &column) in columns.iter().enumerate() {
                number[column as usize] = position as u32;
            }
            let mut own = own;
            for form in &mut own {
                for (column, _) in &mut form.terms {
                    *column = number[*column as usize];
                }
            }
            groups.push(Self::new(columns, own, reduced, system)?);
        }
        Ok(groups)
    }

    fn new(
        columns: &[u32],
        forms: Vec<Form>,
        reduced: &Reduced,
        system: &System,
    ) -> Result<Self, TableAuditError> {
        let bounds: Vec<FormBounds> = forms.iter().map(|form| FormBounds::of(form, system)).collect();
        let tall: Vec<usize> = (0..forms.len()).filter(|&at| forms[at].terms.len() > 1).collect();
        if tall.len().saturating_mul(columns.len()) > ENTRIES_MAX {
            return Err(TableAuditError::Size { degrees: columns.len(), degrees_max: 4_000 });
        }
        let mut column_bounds = vec![FormBounds { low: None, high: None }; columns.len()];
        let mut variable = vec![0; forms.len()];
        for (at, form) in forms.iter().enumerate().filter(|(_, form)| form.terms.len() == 1) {
            // A form is without common divisor, its first factor positive: alone it is the column itself.
            let column = form.terms[0].0 as usize;
            column_bounds[column] = bounds[at];
            variable[at] = column;
        }
        for (row, &at) in tall.iter().enumerate() {
            variable[at] = columns.len() + row;
        }
        let rows: Vec<Vec<(u32, f64)>> = tall
            .iter()
            .map(|&at| forms[at].terms.iter().map(|&(column, factor)| (column, factor as f64)).collect())
            .collect();
        let all = column_bounds.iter().chain(tall.iter().map(|&at| &bounds[at]));
        let (low, high) = all.map(FormBounds::floats).unzip();
        let simplex = Simplex::new(&rows, columns.len(), low, high);
        let reach = bounds
            .iter()
            .map(|bounds| {
                let (least, greatest) = bounds.floats();
                Reach { low: f64::INFINITY, high: f64::NEG_INFINITY, least, greatest, done: [false; 2] }
            })
            .collect();
        let inside = (vec![0.0; columns.len()], 0.0);
        let needed = vec![0.0; forms.len()];
        let mut group = Self {
            forms,
            reach,
            needed,
            bounds,
            column_bounds,
            tall,
            variable,
            simplex,
            inside,
            questions: 0,
            started: false,
        };
        group.start(columns, reduced, system);
        Ok(group)
    }

    /// Begins at the truth where it is held; otherwise at the middle of the bounds, and from there to a feasible point.
    fn start(&mut self, columns: &[u32], reduced: &Reduced, system: &System) {
        let middle = |bounds: &FormBounds| {
            let (low, high) = bounds.floats();
            match (low.is_finite(), high.is_finite()) {
                (true, true) => f64::midpoint(low, high).round(),
                (true, false) => low,
                (false, true) => high,
                (false, false) => 0.0,
            }
        };
        let point: Vec<f64> = match &system.truth {
            Some(truth) => {
                columns.iter().map(|&at| truth[reduced.free[at as usize] as usize] as f64).collect()
            }
            None => self.column_bounds.iter().map(middle).collect(),
        };
        self.simplex.start(&point);
        if !self.simplex.make_feasible() {
            return;
        }
        let found: Vec<f64> = self.simplex.values[..columns.len()].to_vec();
        self.simplex.start(&found);
        self.started = true;
        self.record_columns(&found);
    }

    fn record_columns(&mut self, columns: &[f64]) -> bool {
        let mean: Option<Vec<f64>> =
            (self.inside.1 > 0.0).then(|| self.inside.0.iter().map(|sum| sum / self.inside.1).collect());
        let Some(point) = verify_point(columns, mean.as_deref(), &self.forms, &self.bounds) else {
            return false;
        };
        record(&mut self.reach, &mut self.inside, &point);
        true
    }

    pub fn width(&self, form: usize) -> f64 {
        (self.reach[form].high - self.reach[form].low).max(0.0)
    }

    /// Whether the form is certified as wide as it must be.
    pub fn is_wide(&self, form: usize) -> bool {
        self.width(form) >= self.needed[form] * (1.0 - 2.0 * INWARDS)
    }

    /// Whether it is proved that it can never be as wide as it must be.
    pub fn is_narrow(&self, form: usize) -> bool {
        self.reach[form].greatest - self.reach[form].least < self.needed[form] * (1.0 - 2.0 * INWARDS)
    }

    /// Asks how far a form goes one way (0 down, 1 up); stops as soon as it is wide enough, unless `whole`.
    pub fn ask(&mut self, form: usize, way: usize, whole: bool) -> Result<(), TableAuditError> {
        if self.reach[form].done[way] || !self.started {
            return Ok(());
        }
        self.questions += 1;
        self.simplex.refresh();
        let needed = if whole { f64::INFINITY } else { self.needed[form] };
        let sign = if way == 1 { 1.0 } else { -1.0 };
        let (forms, bounds) = (&self.forms, &self.bounds);
        let (reach, inside) = (&mut self.reach, &mut self.inside);
        let variable = &self.variable;
        let columns = self.column_bounds.len();
        let ended = self.simplex.push(self.variable[form], sign, |values| {
            if !improves(values, variable, reach) {
                return false;
            }
            let mean: Option<Vec<f64>> =
                (inside.1 > 0.0).then(|| inside.0.iter().map(|sum| sum / inside.1).collect());
            if let Some(point) = verify_point(&values[..columns], mean.as_deref(), forms, bounds) {
                record(reach, inside, &point);
            }
            reach[form].high - reach[form].low >= needed
        });
        match ended {
            Ended::Enough | Ended::Lost => {}
            Ended::Unbounded => {
                let far = if way == 1 { &mut self.reach[form].high } else { &mut self.reach[form].low };
                *far = sign * f64::INFINITY;
                self.reach[form].done[way] = true;
            }
            Ended::Optimum => {
                self.reach[form].done[way] = true;
                self.prove(form, way)?;
            }
        }
        Ok(())
    }

    fn prove(&mut self, form: usize, way: usize) -> Result<(), TableAuditError> {
        let Some(row) = self.simplex.row_of(self.variable[form]) else { return Ok(()) };
        let multipliers: Vec<(usize, f64)> = self
            .simplex
            .others()
            .iter()
            .zip(row)
            .filter(|(_, factor)| factor.abs() > 1e-9)
            .map(|(&variable, &factor)| (variable as usize, factor))
            .collect();
        let sign = if way == 1 { 1 } else { -1 };
        let proved = prove_bound(
            &self.forms[form],
            sign,
            &multipliers,
            &self.column_bounds,
            &self.tall,
            &self.forms,
            &self.bounds,
        )?;
        if let Some(bound) = proved {
            let reach = &mut self.reach[form];
            if way == 1 {
                reach.greatest = reach.greatest.min(bound.value());
            } else {
                reach.least = reach.least.max(bound.value());
            }
        }
        Ok(())
    }
}

/// Whether some form goes further than any verified point.
fn improves(values: &[f64], variable: &[usize], reach: &[Reach]) -> bool {
    variable
        .iter()
        .zip(reach)
        .any(|(&at, reach)| values[at] > reach.high + 1e-6 || values[at] < reach.low - 1e-6)
}

fn record(reach: &mut [Reach], inside: &mut (Vec<f64>, f64), point: &Point) {
    for (reach, &value) in reach.iter_mut().zip(&point.forms) {
        reach.low = reach.low.min(value);
        reach.high = reach.high.max(value);
    }
    for (sum, value) in inside.0.iter_mut().zip(&point.columns) {
        *sum += value;
    }
    inside.1 += 1.0;
}

fn find(lead: &mut [u32], column: u32) -> u32 {
    let mut at = column;
    while lead[at as usize] != at {
        lead[at as usize] = lead[lead[at as usize] as usize];
        at = lead[at as usize];
    }
    at
}
