//! Reads the deposit again for rows that are known only once all are read: those that repeat a key, those that refer to
//! nothing. Finds their lines and values, and the rows themselves where they are asked for.

use std::collections::HashMap;

use entente_model::FindingCode;

use super::CheckError;
use super::chunks::{Chunk, Content};
use super::cutter::open_rows;
use super::example::{plain, shown};
use super::faulty::{FaultyRow, FaultyRows, RowFinding, cells_of};
use super::outcome::{PartPlan, Plan};
use super::report::FoundRow;
use super::split::{Split, Splitter};
use super::tally::RowBits;
use crate::read::Part;

/// Bytes read at a time.
const CHUNK_BYTES: usize = 1 << 20;

/// Rows that one cause touches.
pub(super) struct LateRows {
    pub(super) code: FindingCode,
    /// Positions of the variables that it is about.
    pub(super) variables: Vec<usize>,
    /// Those that a report will name.
    pub(super) named: Vec<u64>,
    /// All of them.
    pub(super) rows: RowBits,
}

/// Finds the rows that a report will name, for each cause.
pub(super) fn locate(
    parts: &[Part],
    plan: &Plan<'_>,
    late: &[LateRows],
    faulty: Option<&mut dyn FaultyRows>,
) -> Result<Vec<HashMap<u64, FoundRow>>, CheckError> {
    let mut named: HashMap<u64, Vec<usize>> = HashMap::new();
    for (rank, rows) in late.iter().enumerate() {
        rows.named.iter().for_each(|row| named.entry(*row).or_default().push(rank));
    }
    let mut found: Vec<HashMap<u64, FoundRow>> = late.iter().map(|_| HashMap::new()).collect();
    if !named.is_empty() {
        Search { plan, late, named: &named }.run(parts, &mut found, faulty)?;
    }
    Ok(found)
}

struct Search<'s, 'p> {
    plan: &'s Plan<'p>,
    late: &'s [LateRows],
    /// By row, the ranks of the causes that name it.
    named: &'s HashMap<u64, Vec<usize>>,
}

impl Search<'_, '_> {
    fn run(
        &self,
        parts: &[Part],
        found: &mut [HashMap<u64, FoundRow>],
        mut faulty: Option<&mut dyn FaultyRows>,
    ) -> Result<(), CheckError> {
        let mut first_row = 0;
        let last_row = self.named.keys().max().copied().unwrap_or(0);
        for (part, (source, plan)) in parts.iter().zip(&self.plan.parts).enumerate() {
            // The same bytes were cut once: a fault here was told then.
            let Ok(mut reader) = open_rows(source, plan) else { continue };
            if let Some(faulty) = faulty.as_deref_mut() {
                faulty.header(plan.name.as_deref(), &plan.header.names())?;
            }
            let mut former = Vec::new();
            while let Ok(Some((first_line, bytes, content))) =
                reader.next(former, CHUNK_BYTES, &|text| self.plan.is_wrong_at_first(part, text))
            {
                let chunk = Chunk { index: 0, part, first_line, bytes, content };
                first_row += self.look(&chunk, plan, first_row, found, &mut faulty)?;
                former = chunk.bytes;
                // Faulty rows are all asked for, places only the first ones.
                if first_row > last_row && faulty.is_none() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn look(
        &self,
        chunk: &Chunk,
        plan: &PartPlan,
        first_row: u64,
        found: &mut [HashMap<u64, FoundRow>],
        faulty: &mut Option<&mut dyn FaultyRows>,
    ) -> Result<u64, CheckError> {
        let mut cut = Split::new(plan.header.columns);
        let split = match &chunk.content {
            Content::Cells(split) => split,
            Content::Text(holds) => {
                let marks = plan.header.marks;
                let trailing = plan.header.trailing;
                Splitter::knowing(*holds, &chunk.bytes, marks.delimiter, marks.terminator, trailing)
                    .next_block(&mut cut, usize::MAX / 2);
                &cut
            }
        };
        for row in &split.regular {
            let rank_of_row = first_row + u64::from(*row);
            let named = self.named.get(&rank_of_row);
            let touched = faulty.is_some() && self.late.iter().any(|late| late.rows.holds(rank_of_row));
            if named.is_none() && !touched {
                continue;
            }
            let line = chunk.first_line + u64::from(split.lines[*row as usize]);
            let cells = cells_of(chunk, plan, split, *row);
            for &rank in named.into_iter().flatten() {
                let key = self.shown_values(&self.late[rank].variables, &cells, plan);
                found[rank].insert(rank_of_row, FoundRow { file: plan.name.clone(), line, key });
            }
            if let Some(faulty) = faulty.as_deref_mut().filter(|_| touched) {
                let late = self.late.iter().filter(|late| late.rows.holds(rank_of_row));
                let findings = late.map(|late| {
                    let first = late.variables.first().copied();
                    let column = first.and_then(|variable| plan.header.column_of[variable]);
                    if late.code == FindingCode::Duplicate {
                        let (variables, value) = (Vec::new(), String::new());
                        return RowFinding { code: late.code, variable: first, column, variables, value };
                    }
                    let value = self.shown_values(&late.variables, &cells, plan);
                    let variables = late.variables.clone();
                    RowFinding { code: late.code, variable: None, column, variables, value }
                });
                let findings = findings.collect();
                faulty.row(&FaultyRow { file: plan.name.clone(), line, cells, findings })?;
            }
        }
        Ok(u64::from(split.rows))
    }

    fn shown_values(&self, variables: &[usize], cells: &[String], plan: &PartPlan) -> String {
        let texts = variables.iter().filter_map(|&variable| {
            let text = cells.get(plan.header.column_of[variable]?)?;
            Some(shown(text, self.plan.rules[variable].variable.kind))
        });
        plain(&texts.collect::<Vec<_>>().join(" · "))
    }
}
