//! Rows whose cells stand one column too far to the right or to the left: one cause, where each cell would be a finding.

use super::column::{CellReading, Column};
use super::rules::VariableRules;
use super::text::read_cell;

/// Faulty cells from which a row is looked at.
pub(super) const FAULTS_MIN: usize = 3;

/// Looks at rows that have several faults.
pub(super) struct ShiftTest<'a, 'r> {
    cells: CellReading<'a>,
    /// The columns of the file that hold a variable, in file order.
    columns: Vec<(&'a Column, &'a VariableRules<'r>, usize)>,
    /// By rank, for a move to the right and to the left: whether a cell of the neighbour is right for this variable
    /// (0 not looked at, 1 right, 2 wrong).
    verdicts: Vec<[Vec<u8>; 2]>,
}

impl<'a, 'r> ShiftTest<'a, 'r> {
    /// `columns` are the variables' columns with their position in the file.
    pub(super) fn new(
        cells: CellReading<'a>,
        mut columns: Vec<(&'a Column, &'a VariableRules<'r>, usize)>,
    ) -> Self {
        columns.sort_by_key(|(_, _, file_column)| *file_column);
        let verdicts = columns.iter().map(|_| [Vec::new(), Vec::new()]).collect();
        Self { cells, columns, verdicts }
    }

    /// The column of the file from which the cells of the regular row at that position are displaced.
    pub(super) fn displaced_from(&mut self, position: usize) -> Option<usize> {
        let faulty = |(column, _, _): &(&Column, _, _)| {
            !column.readings[column.codes[position] as usize].faults.is_empty()
        };
        let first = self.columns.iter().position(faulty)?;
        let before = self.columns[first..].iter().filter(|column| faulty(column)).count();
        if before < FAULTS_MIN {
            return None;
        }
        // An optional cell before the first fault may be where the move begins: what counts is that it explains.
        let explained = [1, -1].into_iter().any(|step| {
            let left = self.faults_when_moved(position, first, step, before / 4);
            left.is_some_and(|left| left * 4 <= before)
        });
        explained.then(|| self.columns[first].2)
    }

    /// Faults that would be left from `first` on if each variable's value stood `step` columns further; `None` beyond
    /// `most`, or where the file has no such columns.
    fn faults_when_moved(
        &mut self,
        position: usize,
        first: usize,
        step: isize,
        most: usize,
    ) -> Option<usize> {
        let mut left = 0;
        let mut compared = 0;
        for rank in first..self.columns.len() {
            let Some(neighbour) = rank.checked_add_signed(step) else { continue };
            if neighbour >= self.columns.len() {
                continue;
            }
            let distance = self.columns[neighbour].2 as isize - self.columns[rank].2 as isize;
            compared += 1;
            if distance != step || !self.is_right(rank, neighbour, position, step) {
                left += 1;
                if left > most {
                    return None;
                }
            }
        }
        (compared >= FAULTS_MIN).then_some(left)
    }

    fn is_right(&mut self, rank: usize, neighbour: usize, position: usize, step: isize) -> bool {
        let column = self.columns[neighbour].0;
        let code = column.codes[position] as usize;
        let known = &mut self.verdicts[rank][usize::from(step < 0)];
        if known.is_empty() {
            known.resize(column.places().len(), 0);
        }
        if known[code] == 0 {
            let (start, end) = column.places()[code];
            let raw = &self.cells.bytes[start as usize..end as usize];
            let cell = read_cell(raw, self.cells.encoding, self.cells.form);
            known[code] = if self.columns[rank].1.read(&cell.text).faults.is_empty() { 1 } else { 2 };
        }
        known[code] == 1
    }
}
