//! What a recipient holds: published tables, read cell by cell, and the relations between their cells.
//!
//! A cell is named by its codes, so that a cell of two tables is one cell: linked tables, and deliveries of several
//! years or to several recipients, are audited as one system. Nothing of the true table is read here.

use std::collections::HashMap;
use std::io::Read;

use super::TableAuditError;

/// A hidden or published cell.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// None where it is hidden.
    pub value: Option<i64>,
    /// Hidden because it is at risk by itself, rather than with another.
    pub primary: bool,
    pub kind: CellKind,
}

/// Where a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellKind {
    /// In a table.
    Told,
    /// In none, and at risk all the same: the few rows by which two tables differ. Whoever reads both knows no rule of it.
    Sliver,
    /// In none, and nothing is asked of it: a step from one table to another.
    Between,
}

/// Status of a cell that no table shows and that is at risk: few rows by which two tables differ.
pub(crate) const SLIVER: &str = "sliver";
/// Status of a cell that no table shows, and of which nothing is asked.
pub(crate) const BETWEEN: &str = "between";
/// The column of the population, in the name of a cell.
pub(crate) const POPULATION: &str = "@";

/// Published tables of one population, their cells and relations.
#[derive(Debug, Default)]
pub struct PublishedTables {
    columns: Vec<String>,
    codes: Vec<HashMap<String, u32>>,
    index: HashMap<Box<[u32]>, u32>,
    pub(super) cells: Vec<Cell>,
    /// For each relation, the cell that is the sum and those that are its parts.
    pub(super) relations: Vec<(u32, Vec<u32>)>,
    names: Vec<Box<[u32]>>,
    truth: Option<Vec<i64>>,
    /// Cells of one contributor.
    alone: std::collections::HashSet<u32>,
    /// How wide the interval of a hidden cell must be, where it is not by the threshold.
    needs: HashMap<u32, i64>,
}

/// Codes are written one after the other, level by level.
struct Shape {
    /// For each dimension, the positions of its columns in a cell's name.
    dimensions: Vec<Vec<usize>>,
    /// For each of these, its place in the record.
    places: Vec<(usize, usize)>,
    /// The code of the population, at the first position of a cell's name.
    population: u32,
}

impl PublishedTables {
    /// Adds a table: the columns of its dimensions (`region>dep,sexe`), the column of counts, empty where the cell is
    /// hidden, and, where there is one, the column `status`, whose word `primary` marks the cells at risk.
    ///
    /// # Errors
    /// The table cannot be read, lacks a margin, or contradicts itself or a table added before.
    pub fn add(&mut self, input: impl Read, dimensions: &str, count: &str) -> Result<(), TableAuditError> {
        self.add_of("", input, dimensions, count)
    }

    /// Adds a table of one population among several (a year, a field): cells of two populations are never the same.
    ///
    /// # Errors
    /// As [`PublishedTables::add`].
    pub fn add_of(
        &mut self,
        population: &str,
        input: impl Read,
        dimensions: &str,
        count: &str,
    ) -> Result<(), TableAuditError> {
        let mut reader = csv::ReaderBuilder::new().from_reader(input);
        let header = reader.headers()?.clone();
        let shape = self.shape(&header, dimensions, population)?;
        let count_at = position(&header, count)?;
        let status_at = header.iter().position(|column| column.trim() == "status");
        let mut own: Vec<u32> = Vec::new();
        let mut seen = vec![false; self.cells.len()];
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record)? {
            let line = record.position().map_or(0, csv::Position::line);
            let name = self.name(&record, line, &shape)?;
            let text = record[count_at].trim();
            let value = match text {
                "" => None,
                digits => Some(
                    digits
                        .parse::<i64>()
                        .ok()
                        .filter(|value| value.abs() <= 1 << 53)
                        .ok_or_else(|| TableAuditError::Count { line, value: text.to_owned() })?,
                ),
            };
            let status = status_at.map_or("primary", |at| record[at].trim());
            let at = self.cell(name, value, status)?;
            seen.resize(self.cells.len(), false);
            if std::mem::replace(&mut seen[at as usize], true) {
                return Err(TableAuditError::Twice { line });
            }
            own.push(at);
        }
        self.relate(&own, &shape)
    }

    /// Reads the true value of every cell: the auditor who holds the table begins there. What is found is checked
    /// all the same against the published cells alone.
    ///
    /// # Errors
    /// The file cannot be read, or contradicts the published cells.
    pub fn add_truth(
        &mut self,
        input: impl Read,
        dimensions: &str,
        count: &str,
    ) -> Result<(), TableAuditError> {
        let mut reader = csv::ReaderBuilder::new().from_reader(input);
        let header = reader.headers()?.clone();
        let shape = self.shape(&header, dimensions, "")?;
        let count_at = position(&header, count)?;
        let mut truth = self.truth.take().unwrap_or_default();
        truth.resize(self.cells.len(), 0);
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record)? {
            let line = record.position().map_or(0, csv::Position::line);
            let name = self.name(&record, line, &shape)?;
            let value = record[count_at].trim().parse::<i64>();
            let value =
                value.map_err(|_| TableAuditError::Count { line, value: record[count_at].to_owned() })?;
            if let Some(&at) = self.index.get(&name) {
                truth[at as usize] = value;
            }
        }
        for (at, cell) in self.cells.iter().enumerate() {
            if cell.value.is_some_and(|value| value != truth[at]) {
                return Err(TableAuditError::Contradiction { cell: self.text(at as u32) });
            }
        }
        self.truth = Some(truth);
        Ok(())
    }

    /// Tells which cells have one contributor, by their numbers: the lines of the first table added, in their order.
    pub fn know_alone(&mut self, cells: &[u32]) {
        self.alone.extend(cells);
    }

    /// States how wide the intervals of cells of amounts must be, by their numbers: the lines of the first table added, in
    /// their order. A threshold is for counts; how closely an amount may be known depends on who makes it up.
    pub fn need(&mut self, widths: impl IntoIterator<Item = (u32, i64)>) {
        self.needs.extend(widths);
    }

    /// The width stated for a cell.
    pub(super) fn need_of(&self, cell: u32) -> Option<i64> {
        self.needs.get(&cell).copied()
    }

    /// Whether nothing is asked of a cell.
    pub(super) fn is_between(&self, cell: u32) -> bool {
        self.cells[cell as usize].kind == CellKind::Between
    }

    pub(super) fn is_of_amounts(&self) -> bool {
        !self.needs.is_empty()
    }

    pub(super) fn is_alone(&self, cell: u32) -> bool {
        self.alone.contains(&cell)
    }

    /// Hides a cell, by its number: the lines of the first table added, in their order.
    pub fn hide(&mut self, cell: u32) {
        if let Some(cell) = self.cells.get_mut(cell as usize) {
            cell.value = None;
        }
    }

    /// Publishes a cell, by its number.
    pub fn publish(&mut self, cell: u32, value: i64) {
        if let Some(cell) = self.cells.get_mut(cell as usize) {
            cell.value = Some(value);
        }
    }

    /// The true values, by cell, where the auditor holds them.
    pub(super) fn truth(&self) -> Option<&[i64]> {
        self.truth.as_deref().filter(|truth| truth.len() == self.cells.len())
    }

    /// The cell's codes, for people: `region=R01, sexe=F`; the total is `total`.
    pub(super) fn text(&self, cell: u32) -> String {
        let name = &self.names[cell as usize];
        let mut parts = Vec::new();
        for (position, &code) in name.iter().enumerate().filter(|(_, code)| **code != 0) {
            let known = self.codes[position].iter().find(|(_, id)| **id == code);
            parts.push(format!("{}={}", self.columns[position], known.map_or("?", |(text, _)| text)));
        }
        if parts.is_empty() { "total".to_owned() } else { parts.join(", ") }
    }

    fn shape(
        &mut self,
        header: &csv::StringRecord,
        dimensions: &str,
        population: &str,
    ) -> Result<Shape, TableAuditError> {
        let wrong = || TableAuditError::Dimensions { text: dimensions.to_owned() };
        if self.columns.is_empty() {
            self.columns.push(POPULATION.to_owned());
            self.codes.push(HashMap::new());
        }
        let population = if population.is_empty() { 0 } else { self.code(0, population) };
        let mut shape = Shape { dimensions: Vec::new(), places: Vec::new(), population };
        for dimension in dimensions.split(',') {
            let mut levels = Vec::new();
            for column in dimension.split('>').map(str::trim) {
                if column.is_empty() {
                    return Err(wrong());
                }
                let known = self.columns.iter().position(|other| other == column);
                let at = known.unwrap_or(self.columns.len());
                if known.is_none() {
                    self.columns.push(column.to_owned());
                    self.codes.push(HashMap::new());
                }
                if shape.places.iter().any(|&(other, _)| other == at) {
                    return Err(wrong());
                }
                shape.places.push((at, position(header, column)?));
                levels.push(at);
            }
            shape.dimensions.push(levels);
        }
        Ok(shape)
    }

    fn name(
        &mut self,
        record: &csv::StringRecord,
        line: u64,
        shape: &Shape,
    ) -> Result<Box<[u32]>, TableAuditError> {
        let length = shape.places.iter().map(|&(at, _)| at + 1).max().unwrap_or(0);
        let mut name = vec![0; length];
        name[0] = shape.population;
        for &(at, place) in &shape.places {
            let code = record[place].trim();
            if code.is_empty() {
                continue;
            }
            name[at] = self.code(at, code);
        }
        for levels in &shape.dimensions {
            if let Some(pair) = levels.windows(2).find(|pair| name[pair[0]] == 0 && name[pair[1]] != 0) {
                let column = self.columns[pair[0]].clone();
                return Err(TableAuditError::Gap { line, column });
            }
        }
        Ok(trimmed(name))
    }

    /// The number of a code, from 1: 0 is the margin.
    fn code(&mut self, column: usize, code: &str) -> u32 {
        if let Some(&known) = self.codes[column].get(code) {
            return known;
        }
        let new = self.codes[column].len() as u32 + 1;
        self.codes[column].insert(code.to_owned(), new);
        new
    }

    /// Adds one cell that no table shows, by its codes (the population under `@`): no margin is looked for.
    ///
    /// # Errors
    /// The cell is known with another value.
    pub(crate) fn add_between(
        &mut self,
        codes: &[(&str, &str)],
        status: &str,
    ) -> Result<(), TableAuditError> {
        let mut name = vec![0; self.columns.len().max(1)];
        if self.columns.is_empty() {
            self.columns.push(POPULATION.to_owned());
            self.codes.push(HashMap::new());
        }
        for (column, code) in codes {
            let known = self.columns.iter().position(|other| other == column);
            let at = known.unwrap_or_else(|| {
                self.columns.push((*column).to_owned());
                self.codes.push(HashMap::new());
                self.columns.len() - 1
            });
            name.resize(name.len().max(at + 1), 0);
            name[at] = self.code(at, code);
        }
        self.cell(trimmed(name), None, status)?;
        Ok(())
    }

    /// States that a cell is the sum of others: geographies that do not nest, of tables added before.
    ///
    /// # Errors
    /// A cell is in no table.
    pub fn add_relation(
        &mut self,
        sum: &[(&str, &str)],
        parts: &[Vec<(&str, &str)>],
    ) -> Result<(), TableAuditError> {
        let sum = self.named(sum)?;
        let parts = parts.iter().map(|part| self.named(part)).collect::<Result<_, _>>()?;
        self.relations.push((sum, parts));
        Ok(())
    }

    fn named(&self, codes: &[(&str, &str)]) -> Result<u32, TableAuditError> {
        let mut name = vec![0; self.columns.len()];
        for (column, code) in codes {
            if let Some(at) = self.columns.iter().position(|other| other == column) {
                name[at] = self.codes[at].get(*code).copied().unwrap_or(u32::MAX);
            }
        }
        let written = codes.iter().map(|(column, code)| format!("{column}={code}")).collect::<Vec<_>>();
        let missing = || TableAuditError::Margin { cell: written.join(", ") };
        self.index.get(&trimmed(name)).copied().ok_or_else(missing)
    }

    fn cell(&mut self, name: Box<[u32]>, value: Option<i64>, status: &str) -> Result<u32, TableAuditError> {
        let (kind, primary) = match status {
            SLIVER => (CellKind::Sliver, true),
            BETWEEN => (CellKind::Between, false),
            other => (CellKind::Told, other != "secondary"),
        };
        if let Some(&at) = self.index.get(&name) {
            let known = &mut self.cells[at as usize];
            if known.value.is_some() && value.is_some() && known.value != value {
                return Err(TableAuditError::Contradiction { cell: self.text(at) });
            }
            // Published once is published.
            known.value = known.value.or(value);
            known.primary |= primary && value.is_none();
            known.kind = match (known.kind, kind) {
                (CellKind::Told, _) | (_, CellKind::Told) => CellKind::Told,
                (CellKind::Between, CellKind::Between) => CellKind::Between,
                _ => CellKind::Sliver,
            };
            return Ok(at);
        }
        let at = self.cells.len() as u32;
        self.cells.push(Cell { value, primary: primary && value.is_none(), kind });
        self.names.push(name.clone());
        self.index.insert(name, at);
        Ok(at)
    }

    /// Each cell is a part of the margin one level up, along each dimension where it has a code.
    fn relate(&mut self, own: &[u32], shape: &Shape) -> Result<(), TableAuditError> {
        let mut sums: HashMap<(u32, usize), usize> = HashMap::new();
        for &at in own {
            for (dimension, levels) in shape.dimensions.iter().enumerate() {
                let name = &self.names[at as usize];
                let coded = |level: &&usize| name.get(**level).is_some_and(|code| *code != 0);
                let Some(&deepest) = levels.iter().rev().find(coded) else { continue };
                let mut above = name.to_vec();
                above[deepest] = 0;
                let above = trimmed(above);
                let Some(&sum) = self.index.get(&above) else {
                    self.names.push(above);
                    return Err(TableAuditError::Margin { cell: self.text(self.names.len() as u32 - 1) });
                };
                // The same margin may be cut along two hierarchies of one variable.
                let relation = *sums.entry((sum, dimension)).or_insert_with(|| {
                    self.relations.push((sum, Vec::new()));
                    self.relations.len() - 1
                });
                self.relations[relation].1.push(at);
            }
        }
        Ok(())
    }
}

/// Names of one cell read from tables with fewer and more columns are the same.
fn trimmed(mut name: Vec<u32>) -> Box<[u32]> {
    while name.last() == Some(&0) {
        name.pop();
    }
    name.into_boxed_slice()
}

fn position(header: &csv::StringRecord, name: &str) -> Result<usize, TableAuditError> {
    let found = header.iter().position(|column| column.trim_start_matches('\u{feff}').trim() == name);
    found.ok_or_else(|| TableAuditError::Column {
        column: name.to_owned(),
        header: header.iter().collect::<Vec<_>>().join(","),
    })
}
