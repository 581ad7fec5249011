//! Turns tallies into the findings of a report: severity, sentence, remedy, source, order.
//!
//! The sentences are in `resources/*.ftl`; what can be proposed for a value is `remedy`.

use std::collections::HashMap;

use entente_model::{
    CheckReport, Example, FindingCode, FindingGroup, Message, Place, RuleSource, Severity, ValueCheck,
    ValueType, Variable, Verdict,
};

use super::CheckContext;
use super::example::{masked, plain};
use super::header::{Header, Meaning};
use super::keys::{KeyRule, Repeats};
use super::remedy;
use super::rules::is_required;
use super::tally::{Subject, Tallies, Tally};

/// A repeated key, and the rows of it that the report names.
pub(super) struct RepeatedKey<'p> {
    pub(super) rule: &'p KeyRule,
    pub(super) repeats: Repeats,
    pub(super) found: HashMap<u64, FoundRow>,
}

/// Where a row is, and its key as it may be shown.
#[derive(Clone, Debug)]
pub(super) struct FoundRow {
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
            rows: 0,
            rows_blocked: 0,
            groups: Vec::new(),
        }
    }

    /// A file that is no delimited text.
    pub(super) fn foreign(mut self, format: &str) -> CheckReport {
        let said = |id: &str| Message::new(id).with("format", format);
        let mut group = group(FindingCode::NotDelimitedText, Severity::Blocking, 1);
        group.message = said("finding-not-delimited-text");
        group.remedy = said("remedy-not-delimited-text");
        self.groups.push(group);
        self.finish()
    }

    /// A file of blanks.
    pub(super) fn empty(mut self, encoding: &str) -> CheckReport {
        self.encoding = encoding.to_owned();
        self.groups.push(group(FindingCode::EmptyFile, Severity::Blocking, 0));
        self.finish()
    }

    /// A file whose first line never ends.
    pub(super) fn endless(mut self, encoding: &str, line: u64) -> CheckReport {
        self.encoding = encoding.to_owned();
        self.endless_rows(line);
        self.finish()
    }

    /// A record that never ends: what follows it was not read.
    pub(super) fn endless_rows(&mut self, line: u64) {
        let mut group = group(FindingCode::NotDelimitedText, Severity::Blocking, 1);
        group.places.push(Place { line, column: None });
        group.message = Message::new("finding-not-delimited-text-endless").with("line", line);
        group.remedy = Message::new("remedy-not-delimited-text-endless").with("line", line);
        self.groups.push(group);
    }

    pub(super) fn is_blocked(&self) -> bool {
        self.groups.iter().any(|group| group.severity == Severity::Blocking)
    }

    /// What the header line says.
    pub(super) fn header(&mut self, header: &Header, encoding: &str) {
        self.encoding = encoding.to_owned();
        self.delimiter = header.delimiter.map(|byte| char::from(byte).to_string()).unwrap_or_default();
        self.columns = header.columns;
        self.column_of.clone_from(&header.column_of);
        if header.is_recognised() {
            self.labels(header);
            self.missing_headers(header);
        } else {
            self.no_header(header);
        }
        self.unloaded_references();
        if !header.blank_lines.is_empty() {
            let mut group = group(FindingCode::BlankLine, Severity::Note, header.blank_lines.len() as u64);
            group.places = places(header.blank_lines.iter().map(|line| (*line, None)));
            self.groups.push(group);
        }
    }

    /// Not one name is known: the first line may hold somebody's data, so nothing of it is shown.
    fn no_header(&mut self, header: &Header) {
        let count = self.context.dataset.variables.len() as u64;
        let mut group = group(FindingCode::HeaderMissing, Severity::Blocking, count);
        group.places.push(Place { line: header.line, column: None });
        let said = |id: &str| {
            let message = Message::new(id).count("count", count).with("line", header.line);
            message.with("delimiter", &self.delimiter).with("columns", header.columns)
        };
        group.message = said("finding-header-missing-all");
        group.remedy = said("remedy-header-missing-all");
        group.examples = header
            .labels
            .iter()
            .take(FindingGroup::EXAMPLES_MAX)
            .map(|label| Example { value: masked(&label.text), count: 1 })
            .collect();
        self.groups.push(group);
    }

    fn labels(&mut self, header: &Header) {
        let dataset = self.context.dataset;
        let mut strangers: Vec<(usize, &str)> = Vec::new();
        for (column, label) in header.labels.iter().enumerate() {
            let (code, variable) = match label.meaning {
                Meaning::Variable(_) => continue,
                Meaning::Unknown { near: None } => {
                    strangers.push((column, &label.text));
                    continue;
                }
                Meaning::Unknown { near: Some(variable) } => (FindingCode::HeaderUnknown, Some(variable)),
                Meaning::Respelt(variable) => (FindingCode::HeaderSpelling, Some(variable)),
                Meaning::Repeated(variable) => (FindingCode::HeaderDuplicate, Some(variable)),
                Meaning::Excluded(_) => (FindingCode::ExcludedVariable, None),
            };
            let severity = match code {
                FindingCode::HeaderDuplicate | FindingCode::ExcludedVariable => Severity::Blocking,
                _ => Severity::Warning,
            };
            let mut group = group(code, severity, 1);
            group.places = places([(header.line, Some(column as u32 + 1))].into_iter());
            let shown = plain(label.text.trim());
            for message in [&mut group.message, &mut group.remedy] {
                *message = std::mem::replace(message, Message::new("")).with("header", &shown);
            }
            if let Some(variable) = variable {
                let variable = &dataset.variables[variable];
                group = about(group, variable);
                if code == FindingCode::HeaderUnknown {
                    group.remedy.id = "remedy-header-unknown-near".to_owned();
                }
            }
            if let Meaning::Excluded(excluded) = label.meaning {
                let excluded = &dataset.excluded[excluded];
                group.variable = Some(excluded.name.clone());
                group.message = group.message.with("title", &excluded.title);
                group.remedy = group.remedy.with("title", &excluded.title);
                group.source.article.clone_from(&self.context.excluded_article);
                if let Some(article) = &self.context.excluded_article {
                    group.message = group.message.with("article", &article.article);
                    group.message.id = "finding-excluded-variable-article".to_owned();
                }
            }
            group.examples = vec![Example { value: shown, count: 1 }];
            self.groups.push(group);
        }
        self.strangers(header, &strangers);
    }

    /// Columns that nobody asks for, in one group.
    fn strangers(&mut self, header: &Header, strangers: &[(usize, &str)]) {
        let Some((_, first)) = strangers.first() else { return };
        let mut group = group(FindingCode::HeaderUnknown, Severity::Warning, strangers.len() as u64);
        let column_of = |(column, _): &(usize, &str)| (header.line, Some(*column as u32 + 1));
        group.places = places(strangers.iter().map(column_of));
        let example = |(_, text): &(usize, &str)| Example { value: plain(text.trim()), count: 1 };
        let named = strangers.iter().filter(|(_, text)| !text.trim().is_empty());
        group.examples = named.take(FindingGroup::EXAMPLES_MAX).map(example).collect();
        group.message = group.message.with("header", plain(first.trim()));
        if first.trim().is_empty() {
            group.message.id = "finding-header-unknown-unnamed".to_owned();
        }
        self.groups.push(group);
    }

    fn missing_headers(&mut self, header: &Header) {
        let dataset = self.context.dataset;
        for (position, variable) in dataset.variables.iter().enumerate() {
            if header.column_of[position].is_some() {
                continue;
            }
            let needed = is_required(dataset, variable)
                || dataset.primary_key.contains(&variable.name)
                || dataset.institution_variable.as_ref() == Some(&variable.name);
            let severity = if needed { Severity::Blocking } else { Severity::Warning };
            let mut group = about(group(FindingCode::HeaderMissing, severity, 1), variable);
            group.places.push(Place { line: header.line, column: None });
            let alike =
                header.labels.iter().find(|label| label.meaning == Meaning::Unknown { near: Some(position) });
            if let Some(label) = alike {
                group.remedy = group.remedy.with("header", plain(label.text.trim()));
                group.remedy.id = "remedy-header-missing-near".to_owned();
            } else if !needed {
                group.remedy.id = "remedy-header-missing-optional".to_owned();
            }
            self.groups.push(group);
        }
    }

    /// A check that could not be made is said, never passed over.
    fn unloaded_references(&mut self) {
        let references = self.context.references;
        for variable in &self.context.dataset.variables {
            for check in &variable.checks {
                let (code, list) = match check {
                    ValueCheck::Uai { directory: true } if references.institutions.is_empty() => {
                        (FindingCode::UaiUnknown, "")
                    }
                    ValueCheck::CodeList { list } if !references.code_lists.contains_key(list) => {
                        (FindingCode::CodeUnknown, list.as_str())
                    }
                    _ => continue,
                };
                let mut group = about(group(code, Severity::Warning, 0), variable);
                for message in [&mut group.message, &mut group.remedy] {
                    message.id.push_str("-unchecked");
                    message.args.insert("list".to_owned(), entente_model::Arg::Text(list.to_owned()));
                }
                self.groups.push(group);
            }
        }
    }

    /// What the rows say.
    pub(super) fn rows(&mut self, rows: u64, rows_blocked: u64, tallies: Tallies) {
        self.rows = rows;
        self.rows_blocked = rows_blocked;
        if rows == 0 && !self.groups.iter().any(|group| group.code == FindingCode::NotDelimitedText) {
            let mut group = group(FindingCode::EmptyFile, Severity::Blocking, 0);
            group.message.id = "finding-empty-file-header-only".to_owned();
            self.groups.push(group);
        }
        if let Some(expected) = self.context.rows_expected.filter(|expected| *expected != rows) {
            let mut group = group(FindingCode::RowCount, Severity::Blocking, expected.abs_diff(rows));
            group.message =
                Message::new("finding-row-count").count("count", rows).count("expected", expected);
            self.groups.push(group);
        }
        for ((code, subject), tally) in tallies.into_causes() {
            let group = match subject {
                Subject::File => self.structure_group(code, &tally),
                Subject::Variable(position) => self.value_group(code, position, &tally),
            };
            // Blank lines above the header and below it are one cause.
            match self.groups.iter_mut().find(|known| known.code == code && code == FindingCode::BlankLine) {
                Some(known) => merge(known, group),
                None => self.groups.push(group),
            }
        }
    }

    fn structure_group(&self, code: FindingCode, tally: &Tally) -> FindingGroup {
        let severity = if code == FindingCode::BlankLine { Severity::Note } else { Severity::Blocking };
        let mut group = group(code, severity, tally.count);
        group.places.clone_from(&tally.places);
        group.examples = tally.examples();
        for message in [&mut group.message, &mut group.remedy] {
            let mut said = std::mem::replace(message, Message::new(""));
            said = said.with("line", tally.places.first().map_or(0, |place| place.line));
            if let (FindingCode::RaggedRow, Some(example)) = (code, group.examples.first()) {
                said = said.count("expected", self.columns as u64).with("found", &example.value);
            }
            *message = said;
        }
        group
    }

    fn value_group(&self, code: FindingCode, position: usize, tally: &Tally) -> FindingGroup {
        let variable = &self.context.dataset.variables[position];
        let mut group = about(group(code, Severity::Blocking, tally.count), variable);
        group.places.clone_from(&tally.places);
        group.examples = tally.examples();
        for message in [&mut group.message, &mut group.remedy] {
            let mut said = std::mem::replace(message, Message::new(""));
            said = said.with("line", tally.places.first().map_or(0, |place| place.line));
            said = said.with("value", group.examples.first().map_or("", |example| example.value.as_str()));
            said = said.with("date", self.context.period.reference_date());
            *message = explain(said, code, variable, &self.encoding);
        }
        remedy::propose(&mut group, variable, self.context);
        group
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
        }
        group.source = source;
        let column = match rule.variables[..] {
            [position] => self.column_of[position].map(|column| column as u32 + 1),
            _ => None,
        };
        let lines = repeats.first.iter().filter_map(|repeat| found.get(&repeat.row));
        group.places = places(lines.map(|row| (row.line, column)));
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
        for message in [&mut group.message, &mut group.remedy] {
            let mut said = std::mem::replace(message, Message::new("")).with("variable", names.join(", "));
            if let Some(first) = repeats.first.first() {
                said = said.with("line", line_of(first.row)).with("first_line", line_of(first.first_row));
            }
            *message = said;
        }
        self.groups.push(group);
    }

    /// Puts the findings in order: what blocks first, then what costs most rows.
    pub(super) fn finish(mut self) -> CheckReport {
        let rows = self.rows;
        // A header that blocks costs every row.
        let weight = |group: &FindingGroup| {
            let of_header = matches!(
                group.code,
                FindingCode::HeaderMissing
                    | FindingCode::HeaderDuplicate
                    | FindingCode::ExcludedVariable
                    | FindingCode::NotDelimitedText
            );
            if of_header && group.severity == Severity::Blocking {
                rows.max(group.count)
            } else {
                group.count
            }
        };
        self.groups.sort_by(|a, b| {
            a.severity.cmp(&b.severity).then(weight(b).cmp(&weight(a))).then(a.code.cmp(&b.code))
        });
        let verdict = if self.is_blocked() { Verdict::Rejected } else { Verdict::Accepted };
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
            checked_at: self.context.checked_at,
        }
    }
}

/// The name of a code in message ids, as in JSON: `header-missing`.
pub(super) fn kebab(code: FindingCode) -> String {
    serde_json::to_value(code)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .expect("a finding code is written as a string")
}

fn group(code: FindingCode, severity: Severity, count: u64) -> FindingGroup {
    let name = kebab(code);
    FindingGroup {
        code,
        severity,
        variable: None,
        count,
        places: Vec::new(),
        examples: Vec::new(),
        message: Message::new(format!("finding-{name}")).count("count", count),
        remedy: Message::new(format!("remedy-{name}")).count("count", count),
        source: RuleSource::default(),
    }
}

fn about(mut group: FindingGroup, variable: &Variable) -> FindingGroup {
    group.variable = Some(variable.name.clone());
    group.source.schema_line = Some(variable.line);
    let said = |message: Message| message.with("variable", &variable.name).with("title", &variable.title);
    group.message = said(group.message);
    group.remedy = said(group.remedy);
    group
}

fn places(found: impl Iterator<Item = (u64, Option<u32>)>) -> Vec<Place> {
    found.take(FindingGroup::PLACES_MAX).map(|(line, column)| Place { line, column }).collect()
}

fn merge(known: &mut FindingGroup, more: FindingGroup) {
    known.count += more.count;
    known.places.extend(more.places);
    known.places.truncate(FindingGroup::PLACES_MAX);
    for message in [&mut known.message, &mut known.remedy] {
        *message = std::mem::replace(message, Message::new("")).count("count", known.count);
    }
}

/// Adds what the rule asked.
fn explain(said: Message, code: FindingCode, variable: &Variable, encoding: &str) -> Message {
    let constraints = &variable.constraints;
    let bounds = |said: Message, least: Option<String>, most: Option<String>| {
        let bounds = match (&least, &most) {
            (Some(_), Some(_)) => "both",
            (Some(_), None) => "minimum",
            _ => "maximum",
        };
        said.with("bounds", bounds)
            .with("minimum", least.unwrap_or_default())
            .with("maximum", most.unwrap_or_default())
    };
    let list = variable.checks.iter().find_map(|check| match check {
        ValueCheck::CodeList { list } => Some(list.as_str()),
        _ => None,
    });
    match code {
        FindingCode::Encoding => said.with("encoding", encoding),
        FindingCode::Type => said.with("type", type_name(variable.value_type)),
        FindingCode::Enum => said.with("allowed", plain(&constraints.allowed.join(", "))),
        FindingCode::Pattern => {
            said.with("pattern", plain(constraints.pattern.as_deref().unwrap_or_default()))
        }
        FindingCode::Range => bounds(said, constraints.minimum.clone(), constraints.maximum.clone()),
        FindingCode::Length => {
            let text = |length: Option<u32>| length.map(|length| length.to_string());
            bounds(said, text(constraints.min_length), text(constraints.max_length))
        }
        FindingCode::CodeUnknown | FindingCode::CodeClosed => said.with("list", list.unwrap_or_default()),
        FindingCode::Siret => {
            let siren = variable.checks.contains(&ValueCheck::Siren);
            said.with("form", if siren { "SIREN" } else { "SIRET" })
        }
        _ => said,
    }
}

fn type_name(value_type: ValueType) -> &'static str {
    match value_type {
        ValueType::String => "string",
        ValueType::Integer => "integer",
        ValueType::Number => "number",
        ValueType::Boolean => "boolean",
        ValueType::Date => "date",
        ValueType::Year => "year",
    }
}
