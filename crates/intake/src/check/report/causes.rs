//! Causes that touch several variables, or several values, recognised as one: leading zeros that a spreadsheet ate, a wrong
//! encoding, the code list of another year.
//!
//! Causes that show in one value are given by `rules`, displaced rows by `shift`.

use std::cmp::Reverse;

use entente_model::{
    CodeList, CodeListId, Example, FindingCode, FindingGroup, Membership, ValueCheck, VariableName,
};
use jiff::ToSpan;
use jiff::civil::Date;

use super::wording::{say_again, value_group};
use crate::check::CheckContext;
use crate::check::tally::Tally;

/// The years of which a list is recognised, from the reference date: the one before, and the next one.
const YEARS: [i32; 2] = [-1, 1];
/// Fewer distinct codes, and fewer than one row in a hundred, are slips, not another list.
const CODES_MIN: usize = 2;
const SHARE_MIN: u64 = 100;

/// The groups of the values at fault, each with its variable's position.
pub(super) fn merge_causes(
    context: &CheckContext<'_>,
    encoding: &str,
    rows: u64,
    found: Vec<(FindingCode, usize, Tally)>,
) -> Vec<FindingGroup> {
    let mut groups: Vec<(Option<Cause>, FindingGroup)> = Vec::new();
    for (code, position, tally) in found {
        let cause = cause_of(context, rows, code, position, &tally);
        let code =
            if matches!(cause, Some(Cause::Outdated { .. })) { FindingCode::CodeListOutdated } else { code };
        let mut group = value_group(
            context,
            encoding,
            code,
            position,
            (tally.count, tally.places.clone(), tally.examples()),
        );
        if let Some(Cause::Outdated { year, .. }) = &cause {
            let year = year.to_string();
            say_again(&mut group, |said| said.with("year", &year));
        }
        let known = cause.as_ref().and_then(|_| groups.iter_mut().find(|(known, _)| *known == cause));
        match known {
            Some((_, known)) => join(known, group),
            None => groups.push((cause, group)),
        }
    }
    groups.into_iter().map(|(_, group)| name_several(group)).collect()
}

/// A cause that more than one variable may share.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cause {
    Encoding,
    LeadingZeros,
    Outdated { list: CodeListId, year: i16 },
}

fn cause_of(
    context: &CheckContext<'_>,
    rows: u64,
    code: FindingCode,
    position: usize,
    tally: &Tally,
) -> Option<Cause> {
    match code {
        FindingCode::Encoding => Some(Cause::Encoding),
        FindingCode::LeadingZeros => Some(Cause::LeadingZeros),
        FindingCode::CodeClosed => {
            let variable = &context.dataset.variables[position];
            let list = variable.checks.iter().find_map(|check| match check {
                ValueCheck::CodeList { list } => context.references.code_lists.get(list),
                _ => None,
            })?;
            // A masked value is no code: nothing can be said of it.
            let shown = variable.kind.may_be_shown();
            let many = tally.distinct() >= CODES_MIN || tally.count * SHARE_MIN >= rows;
            let year = (shown && many).then(|| year_of(list, context.reference_date, tally)).flatten()?;
            Some(Cause::Outdated { list: list.id.clone(), year })
        }
        _ => None,
    }
}

/// The year in which all these codes were valid.
fn year_of(list: &CodeList, on: Date, tally: &Tally) -> Option<i16> {
    YEARS.into_iter().find_map(|years| {
        let then = on.checked_add(years.years()).ok()?;
        let valid = |code: &str| matches!(list.membership(code, then), Membership::Valid(_));
        tally.texts().all(valid).then(|| then.year())
    })
}

/// Adds the group of another variable that has the same cause.
fn join(known: &mut FindingGroup, more: FindingGroup) {
    if known.variables.is_empty() {
        known.variables.extend(known.variable.take());
    }
    known.variables.extend(more.variable);
    known.count += more.count;
    known.places.extend(more.places);
    known.places.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    known.places.truncate(FindingGroup::PLACES_MAX);
    known.examples.extend(more.examples);
    known.examples.sort_by_key(|example: &Example| Reverse(example.count));
    known.examples.dedup_by(|later, first| {
        let same = later.value == first.value;
        first.count += if same { later.count } else { 0 };
        same
    });
    known.examples.truncate(FindingGroup::EXAMPLES_MAX);
    known.source.schema_line = None;
}

/// The sentences of a group over several variables.
fn name_several(mut group: FindingGroup) -> FindingGroup {
    if group.variables.is_empty() {
        return group;
    }
    let names: Vec<&str> = group.variables.iter().map(VariableName::as_str).collect();
    let names = names.join(", ");
    let (count, variables) = (group.count, group.variables.len() as u64);
    let line = group.places.first().map_or(0, |place| place.line);
    let value = group.examples.first().map_or(String::new(), |example| example.value.clone());
    say_again(&mut group, |said| {
        let said = said.count("count", count).count("variables", variables).with("names", &names);
        said.with("line", line).with("value", &value)
    });
    group.message.id = format!("finding-{}-several", group.code.name());
    group.remedy.id = format!("remedy-{}", group.code.name());
    group
}
