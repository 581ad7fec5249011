//! The protected table as it leaves: every cell with its margins, hidden counts empty.

use std::io::Write;

use super::{CellStatus, CountTable, PrimaryRule, SuppressError, Suppression};

impl Suppression {
    /// How many cells are primary, and how many secondary.
    pub fn counts(&self) -> (usize, usize) {
        let count = |status| self.status.iter().filter(|own| **own == status).count();
        (count(CellStatus::Primary), count(CellStatus::Secondary))
    }

    /// Writes the columns of the dimensions (an empty one is the margin over it), the count, the status.
    ///
    /// # Errors
    /// The stream refuses.
    pub fn write(&self, output: impl Write, count: &str) -> Result<(), SuppressError> {
        self.write_cells(output, count, true)
    }

    /// Writes every true value in the same shape: for the auditor who holds the table, never for a recipient.
    ///
    /// # Errors
    /// The stream refuses.
    pub fn write_truth(&self, output: impl Write, count: &str) -> Result<(), SuppressError> {
        self.write_cells(output, count, false)
    }

    fn write_cells(&self, output: impl Write, count: &str, hide: bool) -> Result<(), SuppressError> {
        let mut writer = csv::Writer::from_writer(output);
        let mut record: Vec<String> =
            self.table.dimensions.flat().iter().map(|&name| name.to_owned()).collect();
        record.extend([count.to_owned(), "status".to_owned()]);
        writer.write_record(&record)?;
        for at in self.places.iter().map(|&at| at as usize) {
            record.clear();
            self.table.codes(at, &mut record);
            let hidden = hide && self.status[at] != CellStatus::Published;
            record.push(if hidden { String::new() } else { self.table.values[at].to_string() });
            record.push(self.status[at].word().to_owned());
            writer.write_record(&record)?;
        }
        writer.flush()?;
        Ok(())
    }
}

impl CellStatus {
    /// The word of the column `status`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Primary => "primary",
            Self::Secondary => "secondary",
        }
    }
}

impl CountTable {
    /// Inner cells that were given: their places and values.
    pub(crate) fn inner_cells(&self) -> Vec<(usize, i64)> {
        let inner = |at: &usize| {
            self.given[*at]
                && self.trees.iter().enumerate().all(|(d, tree)| tree.children(self.node(*at, d)).is_empty())
        };
        (0..self.values.len()).filter(inner).map(|at| (at, self.values[at])).collect()
    }

    /// The places of a cell and of all its margins.
    pub(crate) fn margins_of(&self, at: usize) -> Vec<usize> {
        let mut places = vec![at];
        for (dimension, tree) in self.trees.iter().enumerate() {
            let own = self.node(at, dimension);
            let mut line = vec![own];
            while let Some(parent) = tree.parent(line[line.len() - 1]) {
                line.push(parent);
            }
            let stride = self.strides[dimension];
            let moved = |place: &usize| -> Vec<usize> {
                line.iter().map(|&node| place - own as usize * stride + node as usize * stride).collect()
            };
            places = places.iter().flat_map(moved).collect();
        }
        places
    }

    /// The finest column of the dimension with the most categories: what to merge first.
    pub(crate) fn widest_column(&self) -> String {
        let widest = (0..self.trees.len()).max_by_key(|&at| self.trees[at].nodes.len());
        let column = widest.and_then(|at| self.dimensions.columns[at].last());
        column.cloned().unwrap_or_default()
    }

    /// The columns of the dimensions.
    pub(crate) fn columns(&self) -> Vec<String> {
        self.dimensions.flat().iter().map(|&name| name.to_owned()).collect()
    }

    /// The codes of each written line.
    pub(crate) fn cell_codes(&self) -> Vec<Vec<String>> {
        let own = |at: usize| {
            let mut codes = Vec::new();
            self.codes(at, &mut codes);
            codes
        };
        (0..self.values.len()).filter(|&at| self.given[at]).map(own).collect()
    }

    /// The value of a cell named by its codes, where it is one of the table.
    pub(crate) fn value_at(&self, codes: &[String]) -> Option<i64> {
        self.find(codes).ok().map(|at| self.values[at])
    }

    /// Whether a cell named by its codes is at risk by itself.
    pub(crate) fn is_at_risk(&self, codes: &[String], rule: &PrimaryRule) -> bool {
        self.find(codes).is_ok_and(|at| rule.width(self, at).is_some())
    }

    /// Gives every cell that the codes allow, those that nobody is in too.
    pub(crate) fn fill(&mut self) {
        self.given.fill(true);
    }

    /// How many contributors a place has: persons of a table of counts.
    pub(super) fn units(&self, at: usize) -> i64 {
        self.contributions.as_ref().map_or(self.values[at], |known| i64::from(known[at].units))
    }

    pub(crate) fn all_values(&self) -> &[i64] {
        &self.values
    }

    /// Writes other values in the shape of the table.
    pub(crate) fn write_values(
        &self,
        output: impl Write,
        count: &str,
        values: &[i64],
    ) -> Result<(), SuppressError> {
        let mut writer = csv::Writer::from_writer(output);
        let mut record: Vec<String> = self.dimensions.flat().iter().map(|&name| name.to_owned()).collect();
        record.push(count.to_owned());
        writer.write_record(&record)?;
        for at in (0..values.len()).filter(|&at| self.given[at]) {
            record.clear();
            self.codes(at, &mut record);
            record.push(values[at].to_string());
            writer.write_record(&record)?;
        }
        writer.flush()?;
        Ok(())
    }

    /// The codes of a place, an empty one for each column of a margin.
    fn codes(&self, at: usize, record: &mut Vec<String>) {
        for (dimension, tree) in self.trees.iter().enumerate() {
            let path = tree.path(self.node(at, dimension));
            let empty = self.dimensions.columns[dimension].len() - path.len();
            record.extend(path.iter().map(|&code| code.to_owned()));
            record.extend(std::iter::repeat_n(String::new(), empty));
        }
    }
}
