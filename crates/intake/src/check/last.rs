//! What is known only once all rows are read: repeated keys, references that refer to nothing, footers, counts of files.

use std::collections::BTreeMap;

use entente_model::{FindingCode, FindingGroup, Place, Severity};

use super::CheckError;
use super::engine::Totals;
use super::faulty::FaultyRows;
use super::locate::{LateRows, locate};
use super::outcome::Plan;
use super::report::{FoundRow, RepeatedKey, ReportWriter};
use super::tally::{ChunkTallies, ChunkTally, RowBits, Subject};
use crate::read::Part;

/// What is known once all rows are read: repeated keys, references to the file itself that refer to nothing.
pub(super) fn say_late(
    report: &mut ReportWriter<'_>,
    parts: &[Part],
    plan: &Plan<'_>,
    totals: &mut Totals,
    faulty: Option<&mut dyn FaultyRows>,
) -> Result<(), CheckError> {
    let mut late = Vec::new();
    let mut repeated = Vec::new();
    for (rule, index) in plan.keys.iter().zip(std::mem::take(&mut totals.keys)) {
        let mut repeats = index.repeats(&mut totals.blocked)?;
        if repeats.count == 0 {
            continue;
        }
        let of_first = repeats.first.iter().flat_map(|repeat| [repeat.row, repeat.first_row]);
        late.push(LateRows {
            code: FindingCode::Duplicate,
            variables: rule.variables.clone(),
            named: of_first.chain(repeats.most.iter().map(|(row, _)| *row)).collect(),
            rows: std::mem::take(&mut repeats.rows),
        });
        repeated.push((rule, repeats));
    }
    let mut dangling: BTreeMap<usize, (Vec<u64>, RowBits, u64)> = BTreeMap::new();
    if let Some(own) = totals.own.take() {
        own.finish(&mut |rule, row| {
            let (named, rows, count) = dangling.entry(rule).or_default();
            *count += 1;
            rows.set(row);
            if named.len() < FindingGroup::PLACES_MAX {
                named.push(row);
            }
        })?;
    }
    let mut counts = Vec::new();
    for (rule, (named, rows, count)) in dangling {
        let stated = plan.across.rule(rule);
        if stated.severity == Severity::Blocking {
            totals.blocked.add(&rows, 0);
        }
        counts.push((rule, count));
        late.push(LateRows { code: stated.code, variables: stated.variables.clone(), named, rows });
    }
    let mut found = locate(parts, plan, &late, faulty)?.into_iter();
    for ((rule, repeats), found) in repeated.into_iter().zip(&mut found) {
        report.repeats(RepeatedKey { rule, repeats, found });
    }
    for ((rule, count), found) in counts.into_iter().zip(found) {
        let stated = plan.across.rule(rule);
        let mut rows: Vec<(u64, FoundRow)> = found.into_iter().collect();
        rows.sort_by_key(|(row, _)| *row);
        let mut tally = ChunkTally { count, ..ChunkTally::default() };
        for (_, row) in rows {
            tally.more(&row.key);
            let value = Some(row.key);
            tally.place(|| Place { file: row.file, line: row.line, column: None, value });
        }
        totals.tallies.add(ChunkTallies::from([((stated.code, Subject::Rule(rule)), tally)]));
    }
    Ok(())
}

/// What is known of each file once all rows are read.
pub(super) fn say_parts(
    report: &mut ReportWriter<'_>,
    parts: &[Part],
    plan: &Plan<'_>,
    totals: &mut Totals,
) -> Result<(), CheckError> {
    if let Some((part, line)) = totals.endless {
        let groups = report.len();
        report.endless_rows(line);
        report.in_part(groups, plan.parts[part].name.as_ref());
    }
    for (part, fault) in totals.unreadable.drain(..) {
        report.add(fault.finding(plan.parts[part].name.as_deref())?);
    }
    for (rank, part) in parts.iter().enumerate() {
        let rows = totals.part_rows.get(&rank).copied().unwrap_or(0);
        part.count_finding(rows).into_iter().for_each(|group| report.add(group));
    }
    std::mem::take(&mut totals.notes.groups).into_iter().for_each(|group| report.add(group));
    let footers = &totals.notes.footers;
    if !footers.is_empty() {
        let place =
            |(part, line): &(usize, u64)| Place { file: parts[*part].name.clone(), ..Place::line(*line) };
        let places = footers.iter().take(FindingGroup::PLACES_MAX).map(place).collect();
        report.structure(FindingCode::Footer, footers.len() as u64, places);
    }
    if totals.trailing > 0 {
        report.structure(FindingCode::TrailingSeparator, totals.trailing, Vec::new());
    }
    Ok(())
}
