//! A bounded primal simplex on a dense tableau: rows are combinations of columns, both between bounds.
//!
//! It begins at any feasible point, vertex or not, and shows every point that it passes. Its numbers are floating:
//! what it finds is a proposal that `certificate` checks exactly. It never proves anything by itself.

/// What an entry of the tableau or a step must exceed to count.
const SMALL: f64 = 1e-9;
/// What a reduced cost must exceed.
const GAIN: f64 = 1e-7;
/// Steps without progress before Bland's rule, which cannot cycle.
const STALLS_MAX: usize = 60;
/// Exchanges after which the tableau is taken anew: rounding would drift.
const EXCHANGES_MAX: usize = 300;

/// How a question ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// No better point.
    Optimum,
    /// The observer had seen enough.
    Enough,
    /// The variable has no bound that way.
    Unbounded,
    /// Too many steps: nothing is known.
    Lost,
}

/// Variables 0..columns are the columns; the rows follow.
#[derive(Clone, Debug)]
pub(super) struct Simplex {
    columns: usize,
    rows: usize,
    pub low: Vec<f64>,
    pub high: Vec<f64>,
    pub values: Vec<f64>,
    /// `rows x columns`: each basic variable as a combination of the others.
    table: Vec<f64>,
    basic: Vec<u32>,
    other: Vec<u32>,
    /// Row or column of a variable.
    place: Vec<u32>,
    is_basic: Vec<bool>,
    saved: Saved,
    exchanges: usize,
}

#[derive(Clone, Debug, Default)]
struct Saved {
    table: Vec<f64>,
    values: Vec<f64>,
}

/// Where a step ends.
struct Step {
    length: f64,
    /// The row that stops it; none where the column reaches its own bound.
    row: Option<usize>,
}

impl Simplex {
    /// The rows as combinations of the columns, and the bounds of columns then rows.
    pub fn new(rows: &[Vec<(u32, f64)>], columns: usize, low: Vec<f64>, high: Vec<f64>) -> Self {
        let mut table = vec![0.0; rows.len() * columns];
        for (row, terms) in rows.iter().enumerate() {
            for &(column, factor) in terms {
                table[row * columns + column as usize] = factor;
            }
        }
        let values = vec![0.0; columns + rows.len()];
        let saved = Saved { table: table.clone(), values: values.clone() };
        let mut simplex = Self {
            columns,
            rows: rows.len(),
            low,
            high,
            values,
            table,
            basic: Vec::new(),
            other: Vec::new(),
            place: Vec::new(),
            is_basic: Vec::new(),
            saved,
            exchanges: 0,
        };
        simplex.first_basis();
        simplex
    }

    fn first_basis(&mut self) {
        let (columns, all) = (self.columns as u32, (self.columns + self.rows) as u32);
        self.other = (0..columns).collect();
        self.basic = (columns..all).collect();
        self.place = (0..columns).chain(0..all - columns).collect();
        self.is_basic = (0..all).map(|variable| variable >= columns).collect();
        self.exchanges = 0;
    }

    /// Begins again at a point given by its columns; it need not be feasible.
    pub fn start(&mut self, columns: &[f64]) {
        self.table.clone_from(&self.saved.table);
        self.first_basis();
        self.values[..self.columns].copy_from_slice(columns);
        for row in 0..self.rows {
            let line = &self.table[row * self.columns..(row + 1) * self.columns];
            self.values[self.columns + row] =
                line.iter().zip(columns).map(|(factor, value)| factor * value).sum();
        }
        self.saved.values.clone_from(&self.values);
    }

    /// Back to the point of `start`, when the tableau has been exchanged so often that it may have drifted.
    pub fn refresh(&mut self) {
        if self.exchanges > EXCHANGES_MAX {
            self.table.clone_from(&self.saved.table);
            self.values.clone_from(&self.saved.values);
            self.first_basis();
        }
    }

    /// The row of a variable, or the column.
    pub fn row_of(&self, variable: usize) -> Option<&[f64]> {
        let row = self.place[variable] as usize;
        self.is_basic[variable].then(|| &self.table[row * self.columns..(row + 1) * self.columns])
    }

    /// The variables of the columns, in the order of [`Simplex::row_of`].
    pub fn others(&self) -> &[u32] {
        &self.other
    }

    /// Moves a variable as far as it goes: up (`way` 1) or down (-1). The observer sees each point passed.
    pub fn push(&mut self, variable: usize, way: f64, mut observe: impl FnMut(&[f64]) -> bool) -> Ended {
        let mut stalls = 0;
        let steps_max = 2_000 + 20 * (self.rows + self.columns);
        for _ in 0..steps_max {
            if self.room(variable, way) <= SMALL {
                return Ended::Optimum;
            }
            let entering = if self.is_basic[variable] {
                self.entering(self.place[variable] as usize, way, stalls > STALLS_MAX)
            } else {
                Some((self.place[variable] as usize, way))
            };
            let Some((column, direction)) = entering else { return Ended::Optimum };
            let step = self.step(column, direction, stalls > STALLS_MAX, &[]);
            if !step.length.is_finite() {
                return Ended::Unbounded;
            }
            stalls = if step.length > SMALL { 0 } else { stalls + 1 };
            self.make(column, direction, &step);
            if step.length > SMALL && observe(&self.values) {
                return Ended::Enough;
            }
        }
        Ended::Lost
    }

    /// From any point to a feasible one: the sum of what lies outside of its bounds goes down to nothing.
    pub fn make_feasible(&mut self) -> bool {
        let mut stalls = 0;
        let steps_max = 5_000 + 40 * (self.rows + self.columns);
        let mut gradient = vec![0.0; self.columns];
        for _ in 0..steps_max {
            let outside = self.gradient(&mut gradient);
            if outside.is_empty() {
                self.saved.values.clone_from(&self.values);
                return true;
            }
            let bland = stalls > STALLS_MAX;
            let Some((column, direction)) = self.best_column(&gradient, 1.0, bland) else { return false };
            let step = self.step(column, direction, bland, &outside);
            if !step.length.is_finite() {
                return false;
            }
            stalls = if step.length > SMALL { 0 } else { stalls + 1 };
            self.make(column, direction, &step);
        }
        false
    }

    /// Rows outside of their bounds, and where their sum goes down.
    fn gradient(&self, gradient: &mut [f64]) -> Vec<(usize, f64)> {
        gradient.fill(0.0);
        let mut outside = Vec::new();
        for row in 0..self.rows {
            let variable = self.basic[row] as usize;
            let value = self.values[variable];
            let sign = if value < self.low[variable] - GAIN {
                1.0
            } else if value > self.high[variable] + GAIN {
                -1.0
            } else {
                continue;
            };
            outside.push((row, sign));
            let line = &self.table[row * self.columns..(row + 1) * self.columns];
            for (sum, factor) in gradient.iter_mut().zip(line) {
                *sum += sign * factor;
            }
        }
        outside
    }

    fn room(&self, variable: usize, way: f64) -> f64 {
        if way > 0.0 {
            self.high[variable] - self.values[variable]
        } else {
            self.values[variable] - self.low[variable]
        }
    }

    fn entering(&self, row: usize, way: f64, bland: bool) -> Option<(usize, f64)> {
        let line = &self.table[row * self.columns..(row + 1) * self.columns];
        self.best_column(line, way, bland)
    }

    /// The column that improves most (or the first one, by Bland's rule), and the way it goes.
    fn best_column(&self, costs: &[f64], way: f64, bland: bool) -> Option<(usize, f64)> {
        let mut best: Option<(usize, f64, f64)> = None;
        for (column, &cost) in costs.iter().enumerate() {
            let gain = cost.abs();
            if gain <= GAIN || (!bland && best.is_some_and(|(_, _, known)| gain <= known)) {
                continue;
            }
            let direction = if (cost > 0.0) == (way > 0.0) { 1.0 } else { -1.0 };
            let variable = self.other[column] as usize;
            if self.room(variable, direction) <= SMALL {
                continue;
            }
            if bland {
                if best.is_none_or(|(known, _, _)| self.other[known] > self.other[column]) {
                    best = Some((column, direction, gain));
                }
            } else {
                best = Some((column, direction, gain));
            }
        }
        best.map(|(column, direction, _)| (column, direction))
    }

    /// How far the column goes; rows outside of their bounds stop it where they come back.
    fn step(&self, column: usize, direction: f64, bland: bool, outside: &[(usize, f64)]) -> Step {
        let own = self.room(self.other[column] as usize, direction);
        let mut step = Step { length: own, row: None };
        let mut pivot = 0.0;
        let mut outside = outside.iter().peekable();
        for row in 0..self.rows {
            let away = outside.next_if(|(other, _)| *other == row).map(|&(_, sign)| sign);
            let rate = self.table[row * self.columns + column] * direction;
            if rate.abs() <= SMALL {
                continue;
            }
            let variable = self.basic[row] as usize;
            let room = match away {
                None => self.room(variable, rate).max(0.0),
                Some(sign) if sign * rate > 0.0 => {
                    let bound = if sign > 0.0 { self.low[variable] } else { self.high[variable] };
                    (bound - self.values[variable]).abs()
                }
                Some(_) => continue,
            };
            let length = room / rate.abs();
            let tie = (length - step.length).abs() <= SMALL;
            let better = if tie && step.row.is_some() {
                if bland {
                    variable < self.basic[step.row.unwrap_or(row)] as usize
                } else {
                    rate.abs() > pivot
                }
            } else {
                length < step.length
            };
            if better {
                step = Step { length, row: Some(row) };
                pivot = rate.abs();
            }
        }
        step
    }

    fn make(&mut self, column: usize, direction: f64, step: &Step) {
        let moved = direction * step.length;
        if step.length > 0.0 {
            for row in 0..self.rows {
                let factor = self.table[row * self.columns + column];
                if factor != 0.0 {
                    self.values[self.basic[row] as usize] += factor * moved;
                }
            }
            self.values[self.other[column] as usize] += moved;
        }
        match step.row {
            None => {
                let variable = self.other[column] as usize;
                self.values[variable] =
                    if direction > 0.0 { self.high[variable] } else { self.low[variable] };
            }
            Some(row) => {
                let variable = self.basic[row] as usize;
                let (low, high) = (self.low[variable], self.high[variable]);
                let value = self.values[variable];
                self.values[variable] = if (value - low).abs() < (value - high).abs() { low } else { high };
                self.exchange(row, column);
            }
        }
    }

    /// The row's variable becomes a column, the column's a row.
    fn exchange(&mut self, row: usize, column: usize) {
        let columns = self.columns;
        let pivot = self.table[row * columns + column];
        let mut line: Vec<(u32, f64)> = Vec::new();
        for (at, entry) in self.table[row * columns..(row + 1) * columns].iter_mut().enumerate() {
            if at == column {
                *entry = 1.0 / pivot;
            } else if entry.abs() > 1e-12 {
                *entry /= -pivot;
                line.push((at as u32, *entry));
            } else {
                *entry = 0.0;
            }
        }
        for other in (0..self.rows).filter(|&other| other != row) {
            let line_other = &mut self.table[other * columns..(other + 1) * columns];
            let factor = line_other[column];
            if factor == 0.0 {
                continue;
            }
            if factor.abs() <= 1e-12 {
                line_other[column] = 0.0;
                continue;
            }
            for &(at, entry) in &line {
                let sum = line_other[at as usize] + factor * entry;
                line_other[at as usize] = if sum.abs() <= 1e-12 { 0.0 } else { sum };
            }
            line_other[column] = factor / pivot;
        }
        let (leaving, entering) = (self.basic[row], self.other[column]);
        self.basic[row] = entering;
        self.other[column] = leaving;
        self.place[entering as usize] = row as u32;
        self.place[leaving as usize] = column as u32;
        self.is_basic[entering as usize] = true;
        self.is_basic[leaving as usize] = false;
        self.exchanges += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// x + y between 0 and 4, x - y between -1 and 1, x and y from 0 to 3.
    fn small() -> Simplex {
        let rows = [vec![(0, 1.0), (1, 1.0)], vec![(0, 1.0), (1, -1.0)]];
        Simplex::new(&rows, 2, vec![0.0, 0.0, 0.0, -1.0], vec![3.0, 3.0, 4.0, 1.0])
    }

    #[test]
    fn a_variable_goes_as_far_as_the_others_let_it() {
        let mut simplex = small();
        simplex.start(&[1.0, 1.0]);
        assert_eq!(simplex.push(0, 1.0, |_| false), Ended::Optimum);
        assert!((simplex.values[0] - 2.5).abs() < 1e-9);
        assert_eq!(simplex.push(0, -1.0, |_| false), Ended::Optimum);
        assert!(simplex.values[0].abs() < 1e-9);
        assert_eq!(simplex.push(2, 1.0, |_| false), Ended::Optimum);
        assert!((simplex.values[2] - 4.0).abs() < 1e-9);
    }

    #[test]
    fn a_feasible_point_is_found_where_there_is_one() {
        let mut simplex = small();
        simplex.start(&[3.0, 0.0]);
        assert!(simplex.make_feasible());
        assert!(simplex.values[3] <= 1.0 + 1e-9);
        let rows = [vec![(0, 1.0), (1, 1.0)]];
        let mut impossible = Simplex::new(&rows, 2, vec![0.0, 0.0, 9.0], vec![3.0, 3.0, 10.0]);
        impossible.start(&[0.0, 0.0]);
        assert!(!impossible.make_feasible());
    }

    #[test]
    fn no_bound_is_said_to_be_none() {
        let rows = [vec![(0, 1.0), (1, -1.0)]];
        let infinite = f64::INFINITY;
        let mut simplex = Simplex::new(&rows, 2, vec![0.0, 0.0, 0.0], vec![infinite, infinite, 5.0]);
        simplex.start(&[1.0, 1.0]);
        assert_eq!(simplex.push(0, 1.0, |_| false), Ended::Unbounded);
    }
}
