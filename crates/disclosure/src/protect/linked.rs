//! Tables that share cells, protected together: a cell hidden in one is hidden in all, and one audit judges them as a
//! reader does who holds every one.
//!
//! Each table is protected in turn with what the others hide, until nothing changes; then the audit of the whole says
//! what is still too close, and those cells are protected more. Cells are the same where their codes are, column by
//! column: the margin of one table may be an inner cell of another.

use std::collections::{HashMap, HashSet};

use super::{Attempt, ProtectError, ProtectedTable, REPAIRS_MAX, attempt, audit_options, holds, may_leave};
use crate::audit::{PublishedTables, TableAuditReport, audit_tables};
use crate::suppress::{CountTable, Suppression, SuppressionOptions};

/// Rounds through the tables before what is left is given to the audit.
const ROUNDS_MAX: usize = 20;

/// One of the tables, and what is asked of it.
#[derive(Clone, Debug)]
pub struct LinkedTable {
    /// Its inner cells and margins.
    pub table: CountTable,
    /// The rule, the cells to keep or to hide. What is asked of the audit is that of the first table.
    pub options: SuppressionOptions,
}

/// Protects tables that one reader may put side by side.
///
/// # Errors
/// The options are wrong, one cell has two values, or no protection passes the audit of all together: none is
/// delivered.
pub fn protect_linked(mut tables: Vec<LinkedTable>) -> Result<Vec<ProtectedTable>, ProtectError> {
    let Some(first) = tables.first().map(|table| table.options.clone()) else { return Ok(Vec::new()) };
    let shared = SharedCells::new(&tables);
    shared.keep_everywhere(&mut tables);
    let mut patterns = agree(&tables, &shared)?;
    let mut repairs = 0;
    let mut report = audit_all(&patterns, &shared, &first)?;
    while !holds(&report, &first) && repairs < REPAIRS_MAX {
        repairs += 1;
        let hidden = strengthen(&mut patterns, &shared, &report.failing, 1 << repairs);
        if !hidden && repairs > 3 {
            break;
        }
        report = audit_all(&patterns, &shared, &first)?;
    }
    if !may_leave(&report) {
        let unsafe_cells = report.unsafe_cells.max(report.exact);
        return Err(ProtectError::Unsafe { unsafe_cells, report: Box::new(report) });
    }
    let deliver = |(suppression, table): (Suppression, &LinkedTable)| {
        let report = report.clone();
        Attempt { suppression, repairs, published_again: 0, report }.deliver(&table.options)
    };
    patterns.into_iter().zip(&tables).map(deliver).collect()
}

/// Each table in turn with what the others hide. What is hidden only grows, so that it ends.
fn agree(tables: &[LinkedTable], shared: &SharedCells) -> Result<Vec<Suppression>, ProtectError> {
    let mut hidden: HashSet<u32> = HashSet::new();
    let mut patterns: Vec<Option<Suppression>> = tables.iter().map(|_| None).collect();
    for _ in 0..ROUNDS_MAX {
        let mut changed = false;
        for (number, (table, pattern)) in tables.iter().zip(&mut patterns).enumerate() {
            let lines = shared.lines_of(number, &hidden);
            if pattern.as_ref().is_some_and(|known| lines.iter().all(|&line| known.is_hidden(line))) {
                continue;
            }
            let mut options = table.options.clone();
            let codes = table.table.cell_codes();
            options.forced.extend(lines.into_iter().map(|line| codes[line as usize].clone()));
            let own = attempt(table.table.clone(), &options, false)?.suppression;
            for line in own.hidden_lines() {
                let cell = shared.cell_of_line[number][line as usize];
                changed |= shared.tables_of_cell[cell as usize].len() > 1 && hidden.insert(cell);
            }
            *pattern = Some(own);
        }
        if !changed {
            break;
        }
    }
    // What the last table hid, had the rounds ended early.
    let mut patterns: Vec<Suppression> = patterns.into_iter().flatten().collect();
    for (number, pattern) in patterns.iter_mut().enumerate() {
        for line in shared.lines_of(number, &hidden) {
            pattern.hide(line);
        }
    }
    Ok(patterns)
}

/// Protects more the cells that failed, in the first table that can, and hides the same cells in the others.
fn strengthen(patterns: &mut [Suppression], shared: &SharedCells, failing: &[u32], times: i64) -> bool {
    let mut any = false;
    for number in 0..patterns.len() {
        let own: Vec<u32> = failing.iter().filter_map(|&cell| shared.line_in(number, cell)).collect();
        for line in patterns[number].strengthen(&own, times) {
            any = true;
            let cell = shared.cell_of_line[number][line as usize];
            for &(other, line) in &shared.tables_of_cell[cell as usize] {
                patterns[other].hide(line);
            }
        }
    }
    any
}

fn audit_all(
    patterns: &[Suppression],
    shared: &SharedCells,
    options: &SuppressionOptions,
) -> Result<TableAuditReport, ProtectError> {
    let mut tables = PublishedTables::default();
    for (number, pattern) in patterns.iter().enumerate() {
        let alone: Vec<u32> =
            pattern.lone_lines().into_iter().map(|line| shared.cell_of_line[number][line as usize]).collect();
        tables.know_alone(&alone);
        let dimensions = pattern.dimensions();
        let (mut published, mut truth) = (Vec::new(), Vec::new());
        pattern.write(&mut published, "n")?;
        pattern.write_truth(&mut truth, "n")?;
        tables.add(published.as_slice(), &dimensions, "n")?;
        tables.add_truth(truth.as_slice(), &dimensions, "n")?;
    }
    Ok(audit_tables(&tables, &audit_options(options))?)
}

/// Which lines of which tables are one cell. Cells are numbered as the audit numbers them: table after table, line
/// after line, each where it is first met.
struct SharedCells {
    /// For each table, the cell of each line.
    cell_of_line: Vec<Vec<u32>>,
    /// For each cell, the tables and lines where it stands.
    tables_of_cell: Vec<Vec<(usize, u32)>>,
}

impl SharedCells {
    fn new(tables: &[LinkedTable]) -> Self {
        let mut known: HashMap<Vec<(String, String)>, u32> = HashMap::new();
        let mut shared = Self { cell_of_line: Vec::new(), tables_of_cell: Vec::new() };
        for (number, linked) in tables.iter().enumerate() {
            let columns = linked.table.columns();
            let mut cells = Vec::new();
            for (line, codes) in linked.table.cell_codes().into_iter().enumerate() {
                let mut name: Vec<(String, String)> =
                    columns.iter().cloned().zip(codes).filter(|(_, code)| !code.is_empty()).collect();
                name.sort_unstable();
                let next = known.len() as u32;
                let cell = *known.entry(name).or_insert(next);
                if cell == next {
                    shared.tables_of_cell.push(Vec::new());
                }
                shared.tables_of_cell[cell as usize].push((number, line as u32));
                cells.push(cell);
            }
            shared.cell_of_line.push(cells);
        }
        shared
    }

    fn line_in(&self, table: usize, cell: u32) -> Option<u32> {
        let places = self.tables_of_cell.get(cell as usize)?;
        places.iter().find(|(other, _)| *other == table).map(|&(_, line)| line)
    }

    fn lines_of(&self, table: usize, cells: &HashSet<u32>) -> Vec<u32> {
        let mut lines: Vec<u32> = cells.iter().filter_map(|&cell| self.line_in(table, cell)).collect();
        lines.sort_unstable();
        lines
    }

    /// A cell that one table must publish is published by all.
    fn keep_everywhere(&self, tables: &mut [LinkedTable]) {
        let codes: Vec<Vec<Vec<String>>> = tables.iter().map(|linked| linked.table.cell_codes()).collect();
        let mut kept: HashSet<u32> = HashSet::new();
        for (number, linked) in tables.iter().enumerate() {
            for wanted in &linked.options.protected {
                let line = codes[number].iter().position(|codes| codes == wanted);
                kept.extend(line.map(|line| self.cell_of_line[number][line]));
            }
        }
        for (number, linked) in tables.iter_mut().enumerate() {
            for line in self.lines_of(number, &kept) {
                let own = &codes[number][line as usize];
                if !linked.options.protected.contains(own) {
                    linked.options.protected.push(own.clone());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suppress::{CellStatus, Dimensions};

    /// Pupils by school in departments, by group of trades, and by sex: two tables of the same pupils.
    fn linked(seed: u64) -> Vec<LinkedTable> {
        let mut drawn = seed;
        let mut draw = |bound: u64| {
            drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (drawn >> 33) % bound
        };
        let (mut one, mut two) = ("d,u,g,n\n".to_owned(), "d,u,s,n\n".to_owned());
        for school in 0..12 {
            let counts: Vec<u64> =
                (0..5).map(|_| if draw(4) == 0 { 1 + draw(4) } else { 5 + draw(30) }).collect();
            let all: u64 = counts.iter().sum();
            let girls = if school % 4 == 0 { 1 + draw(3) } else { all / 2 };
            for (group, count) in counts.iter().enumerate() {
                one += &format!("d{},u{school},g{group},{count}\n", school / 4);
            }
            two += &format!(
                "d{},u{school},F,{girls}\nd{},u{school},H,{}\n",
                school / 4,
                school / 4,
                all - girls
            );
        }
        let table = |text: &str, dimensions: &str| LinkedTable {
            table: CountTable::read(text.as_bytes(), &Dimensions::parse(dimensions).unwrap(), "n").unwrap(),
            options: SuppressionOptions { rounds: 200, audits_max: 10, ..SuppressionOptions::counts(5) },
        };
        vec![table(&one, "d>u,g"), table(&two, "d>u,s")]
    }

    fn audited(tables: &[ProtectedTable]) -> TableAuditReport {
        let mut system = PublishedTables::default();
        for table in tables {
            let mut out = Vec::new();
            table.write(&mut out, "n").unwrap();
            system.add(out.as_slice(), &table.suppression.dimensions(), "n").unwrap();
        }
        audit_tables(&system, &crate::audit::AuditOptions::counts(5)).unwrap()
    }

    #[test]
    fn tables_protected_one_by_one_betray_each_other_and_together_they_do_not() {
        let mut betrayed = 0;
        for seed in 0..3 {
            let alone: Vec<ProtectedTable> = linked(seed)
                .into_iter()
                .map(|linked| super::super::protect(linked.table, &linked.options).unwrap())
                .collect();
            betrayed += u32::from(!audited(&alone).is_clean());
            let together = protect_linked(linked(seed)).unwrap();
            let report = audited(&together);
            assert!(report.is_clean(), "{seed}: {report:?}");
            assert_eq!(report.narrow, 0, "{seed}");
            let shared = SharedCells::new(&linked(seed));
            for places in shared.tables_of_cell.iter().filter(|places| places.len() > 1) {
                let hidden = |&(table, line): &(usize, u32)| together[table].suppression.is_hidden(line);
                assert!(places.iter().all(|place| hidden(place) == hidden(&places[0])));
            }
        }
        assert!(betrayed > 0, "the danger is real on some of these tables");
    }

    #[test]
    fn a_cell_kept_in_one_table_is_kept_in_all() {
        let mut tables = linked(1);
        let margin = vec!["d1".to_owned(), "u5".to_owned(), String::new()];
        tables[1].options.protected.push(margin.clone());
        let together = protect_linked(tables).unwrap();
        for table in &together {
            let line =
                table.suppression.table.cell_codes().iter().position(|codes| *codes == margin).unwrap();
            assert!(!table.suppression.is_hidden(line as u32));
        }
        assert!(audited(&together).is_clean());
        let primary = |table: &ProtectedTable| {
            table.suppression.status.iter().filter(|status| **status == CellStatus::Primary).count()
        };
        assert!(together.iter().all(|table| primary(table) > 0));
        assert!(protect_linked(Vec::new()).unwrap().is_empty());
    }
}
