//! Turns tallies into the findings of a report: severity, sentence, remedy, source, order.
//!
//! What the header says is `headers`, the wording of one group `wording`, causes that touch several variables `causes`.
//! The sentences are in `resources/*.ftl`; what can be proposed for a value is `remedy`.

mod across;
mod causes;
mod headers;
mod row_wording;
mod wording;

use std::collections::HashMap;

use entente_model::{
    CheckReport, Example, FindingCode, FindingGroup, Message, Place, RuleSource, Severity, Variable, Verdict,
};

use self::across::{across_group, unchecked_group};
use self::causes::merge_causes;
use self::wording::{group, places, say_again, structure_group};
use super::CheckContext;
use super::across::AcrossRules;
use super::keys::KeyRule;
use super::repeats::Repeats;
use super::tally::{Subject, Tallies};

pub(crate) use self::row_wording::RowWording;
pub use self::wording::is_about_rows;

/// A repeated key, and the rows of it that the report names.
pub(super) struct RepeatedKey<'p> {
    pub(super) rule: &'p KeyRule,
    pub(super) repeats: Repeats,
    pub(super) found: HashMap<u64, FoundRow>,
}

/// Where a row is, and its key as it may be shown.
#[derive(Clone, Debug)]
pub(super) struct FoundRow {
    pub(super) file: Option<String>,
    pub(super) line: u64,
    pub(super) key: String,
}

/// Collects findings.
pub(super) struct ReportWriter<'a> {
    context: &'a CheckContext<'a>,
    encoding: String,
    delimiter: String,
    columns: usize,
    column_of: Vec<Option<usize>>,
    unloaded_said: bool,
    rows: u64,
    rows_blocked: u64,
    groups: Vec<FindingGroup>,
}

impl<'a> ReportWriter<'a> {
    pub(super) fn new(context: &'a CheckContext<'a>) -> Self {
        Self {
            context,
            encoding: String::new(),
            delimiter: String::new(),
            columns: 0,
            column_of: Vec::new(),
            unloaded_said: false,
            rows: 0,
            rows_blocked: 0,
            groups: Vec::new(),
        }
    }

    /// A file of blanks.
    pub(super) fn empty(&mut self, encoding: &str) {
        self.read_as(encoding, "");
        self.groups.push(group(FindingCode::EmptyFile, Severity::Blocking, 1));
    }

    /// A file whose first line never ends.
    pub(super) fn endless(&mut self, encoding: &str, line: u64) {
        self.read_as(encoding, "");
        self.endless_rows(line);
    }

    /// A record that never ends: what follows it was not read.
    pub(super) fn endless_rows(&mut self, line: u64) {
        let mut group = group(FindingCode::NotDelimitedText, Severity::Blocking, 1);
        group.places.push(Place::line(line));
        group.message = Message::new("finding-not-delimited-text-endless").with("line", line);
        group.remedy = Message::new("remedy-not-delimited-text-endless").with("line", line);
        self.groups.push(group);
    }

    /// Encoding and separator of a file; those of the first file of a deposit where they differ.
    fn read_as(&mut self, encoding: &str, delimiter: &str) {
        if self.encoding.is_empty() {
            encoding.clone_into(&mut self.encoding);
        }
        if self.delimiter.is_empty() {
            delimiter.clone_into(&mut self.delimiter);
        }
    }

    /// How many groups there are so far.
    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    /// Says that the groups after the first ones are about that file of the deposit.
    pub(super) fn in_part(&mut self, first: usize, name: Option<&String>) {
        let Some(name) = name else { return };
        for group in self.groups.iter_mut().skip(first) {
            if group.places.is_empty() && group.count > 0 {
                group.places.push(Place::default());
            }
            for place in &mut group.places {
                place.file.get_or_insert_with(|| name.clone());
            }
        }
    }

    pub(super) fn is_blocked(&self) -> bool {
        self.groups.iter().any(|group| group.severity == Severity::Blocking)
    }

    /// A group that somebody else made: the bordereau, a part left aside, figures that changed too much.
    pub(super) fn add(&mut self, group: FindingGroup) {
        self.groups.push(group);
    }

    /// A finding about the shape of the file: how many rows, and the first places.
    pub(super) fn structure(&mut self, code: FindingCode, count: u64, places: Vec<Place>) {
        let group = structure_group(code, count, places, Vec::new(), self.columns);
        self.groups.push(group);
    }

    /// Lines above the header that are no data.
    pub(super) fn titles(&mut self, lines: &[u64]) {
        if lines.is_empty() {
            return;
        }
        let mut group = group(FindingCode::PartIgnored, Severity::Note, lines.len() as u64);
        group.places = places(lines.iter().map(|line| Place::line(*line)));
        group.message.id.push_str("-titles");
        group.remedy.id.push_str("-titles");
        self.groups.push(group);
    }

    /// What the rows say.
    pub(super) fn rows(&mut self, rows: u64, rows_blocked: u64, tallies: Tallies, across: &AcrossRules<'_>) {
        self.rows = rows;
        self.rows_blocked = rows_blocked;
        if rows == 0 && !self.groups.iter().any(|group| group.code == FindingCode::NotDelimitedText) {
            let mut group = group(FindingCode::EmptyFile, Severity::Blocking, 1);
            group.message.id = "finding-empty-file-header-only".to_owned();
            self.groups.push(group);
        }
        if let Some(expected) = self.context.rows_expected.filter(|expected| *expected != rows) {
            let mut group = group(FindingCode::RowCount, Severity::Blocking, expected.abs_diff(rows));
            group.message =
                Message::new("finding-row-count").count("count", rows).count("expected", expected);
            self.groups.push(group);
        }
        self.groups.extend(across.rules().iter().filter_map(|rule| unchecked_group(self.context, rule)));
        let mut by_variable = Vec::new();
        for ((code, subject), tally) in tallies.into_causes() {
            let group = match subject {
                Subject::File => {
                    structure_group(code, tally.count, tally.places.clone(), tally.examples(), self.columns)
                }
                Subject::Rule(rank) => across_group(self.context, across.rule(rank), &tally),
                Subject::Variable(position) => {
                    by_variable.push((code, position, tally));
                    continue;
                }
            };
            // Blank lines above the header and below it are one cause.
            match self.groups.iter_mut().find(|known| known.code == code && code == FindingCode::BlankLine) {
                Some(known) => merge(known, group),
                None => self.groups.push(group),
            }
        }
        self.groups.extend(merge_causes(self.context, &self.encoding, rows, by_variable));
    }

    /// Rows that repeat a key.
    pub(super) fn repeats(&mut self, repeated: RepeatedKey<'_>) {
        let RepeatedKey { rule, repeats, found } = repeated;
        let variables: Vec<&Variable> =
            rule.variables.iter().map(|position| &self.context.dataset.variables[*position]).collect();
        let mut group = group(FindingCode::Duplicate, Severity::Blocking, repeats.count);
        let mut source = RuleSource::default();
        if let [variable] = variables[..] {
            group.variable = Some(variable.name.clone());
            source.schema_line = Some(variable.line);
        } else {
            group.variables = variables.iter().map(|variable| variable.name.clone()).collect();
        }
        group.source = source;
        let column = match rule.variables[..] {
            [position] => self.column_of.get(position).copied().flatten().map(|column| column as u32 + 1),
            _ => None,
        };
        let rows = repeats.first.iter().filter_map(|repeat| found.get(&repeat.row));
        group.places = places(rows.map(|row| Place {
            file: row.file.clone(),
            line: row.line,
            column,
            value: Some(row.key.clone()).filter(|key| !key.is_empty()),
        }));
        let mut examples: Vec<Example> = Vec::new();
        for (row, count) in &repeats.most {
            let Some(row) = found.get(row) else { continue };
            match examples.iter_mut().find(|example| example.value == row.key) {
                Some(example) => example.count += count,
                None => examples.push(Example { value: row.key.clone(), count: *count }),
            }
        }
        group.examples = examples;
        let line_of = |row: u64| found.get(&row).map_or(0, |row| row.line);
        let names: Vec<&str> = variables.iter().map(|variable| variable.name.as_str()).collect();
        say_again(&mut group, |mut said| {
            said = said.with("variable", names.join(", "));
            if let Some(first) = repeats.first.first() {
                said = said.with("line", line_of(first.row)).with("first_line", line_of(first.first_row));
            }
            said
        });
        self.groups.push(group);
    }

    /// Puts the findings in order: what blocks first, then what costs most rows.
    pub(super) fn finish(mut self) -> CheckReport {
        let rows = self.rows;
        self.groups.sort_by(|a, b| {
            let weight = |group: &FindingGroup| rows_lost(group, rows);
            a.severity.cmp(&b.severity).then(weight(b).cmp(&weight(a))).then(a.code.cmp(&b.code))
        });
        let verdict = self.verdict();
        CheckReport {
            dataset: self.context.dataset.id.clone(),
            period: self.context.period,
            sha256: self.context.sha256.clone(),
            size_bytes: self.context.size_bytes,
            encoding: self.encoding,
            delimiter: self.delimiter,
            rows: self.rows,
            rows_blocked: self.rows_blocked,
            verdict,
            findings: self.groups,
            risk: None,
            checked_at: self.context.checked_at,
        }
    }

    /// In part, only where the convention allows it, where each blocking finding is about rows that can be set aside, and
    /// where rows are left.
    pub(super) fn verdict(&self) -> Verdict {
        if !self.is_blocked() {
            return Verdict::Accepted;
        }
        let of_rows =
            |group: &FindingGroup| group.severity != Severity::Blocking || is_about_rows(group.code);
        let partial = self.context.accept_partial
            && self.rows_blocked > 0
            && self.rows_blocked < self.rows
            && self.groups.iter().all(of_rows);
        if partial { Verdict::Partial } else { Verdict::Rejected }
    }
}

/// How many rows a cause costs: all of them where the header or the file itself blocks.
pub(crate) fn rows_lost(group: &FindingGroup, rows: u64) -> u64 {
    match (is_about_rows(group.code), group.severity) {
        (true, _) => group.count.min(rows),
        (false, Severity::Blocking) => rows.max(group.count),
        (false, _) => 0,
    }
}

fn merge(known: &mut FindingGroup, more: FindingGroup) {
    known.count += more.count;
    known.places.extend(more.places);
    known.places.truncate(FindingGroup::PLACES_MAX);
    let count = known.count;
    say_again(known, |said| said.count("count", count));
}
