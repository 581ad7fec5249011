//! More places for each group than a report keeps: for tests, and for whoever corrects with a script.

use std::collections::BTreeMap;
use std::io;

use entente_model::{CheckReport, Dataset, FindingCode, FindingGroup, Place, VariableName};

use crate::check::{FaultyRow, FaultyRows, is_about_rows, shown};

/// Keeps places as rows come.
pub struct EveryPlace<'d> {
    dataset: &'d Dataset,
    most: usize,
    places: BTreeMap<(FindingCode, Option<usize>), Vec<Place>>,
}

impl<'d> EveryPlace<'d> {
    /// At most that many for each code of each variable.
    pub fn new(dataset: &'d Dataset, most: usize) -> Self {
        Self { dataset, most, places: BTreeMap::new() }
    }

    /// Gives each group the places that were kept for it.
    pub fn finish(self, report: &mut CheckReport) {
        let alone: Vec<bool> = report
            .findings
            .iter()
            .map(|group| {
                let like = |other: &&FindingGroup| other.code == group.code && is_of_no_variable(other);
                !is_of_no_variable(group) || report.findings.iter().filter(like).count() == 1
            })
            .collect();
        for (group, alone) in report.findings.iter_mut().zip(alone) {
            // Of two rules over several variables, the rows do not say which one they break.
            if !is_about_rows(group.code) || !alone {
                continue;
            }
            let found = self.places_of(group);
            if found.len() > group.places.len() {
                group.places = found;
            }
        }
    }

    fn places_of(&self, group: &FindingGroup) -> Vec<Place> {
        let position = |name: &VariableName| self.dataset.position(name);
        let variables: Vec<Option<usize>> = if is_of_no_variable(group) {
            vec![None]
        } else {
            group.variable.iter().chain(&group.variables).map(position).collect()
        };
        // A list of another year is recognised at the end: row by row, its codes are closed.
        let codes: &[FindingCode] = match group.code {
            FindingCode::CodeListOutdated => &[FindingCode::CodeListOutdated, FindingCode::CodeClosed],
            _ => &[group.code],
        };
        let kept = codes.iter().flat_map(|code| variables.iter().map(move |variable| (*code, *variable)));
        let mut found: Vec<Place> = kept.filter_map(|key| self.places.get(&key)).flatten().cloned().collect();
        found.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        found.truncate(self.most);
        found
    }
}

fn is_of_no_variable(group: &FindingGroup) -> bool {
    let merged = matches!(
        group.code,
        FindingCode::Encoding | FindingCode::LeadingZeros | FindingCode::CodeListOutdated
    );
    group.variable.is_none() && !merged
}

impl FaultyRows for EveryPlace<'_> {
    fn header(&mut self, _file: Option<&str>, _names: &[String]) -> io::Result<()> {
        Ok(())
    }

    fn row(&mut self, row: &FaultyRow) -> io::Result<()> {
        for finding in &row.findings {
            let kept = self.places.entry((finding.code, finding.variable)).or_default();
            if kept.len() >= self.most {
                continue;
            }
            let variable = finding.variable.and_then(|position| self.dataset.variables.get(position));
            let cell = finding.column.and_then(|column| row.cells.get(column));
            kept.push(Place {
                file: row.file.clone(),
                line: row.line,
                column: finding.column.map(|column| column as u32 + 1),
                value: variable.zip(cell).map(|(variable, cell)| shown(cell, variable.kind)),
            });
        }
        Ok(())
    }
}
