//! What the header of a file says: columns that are missing, unknown, repeated, written otherwise, in another order.
//!
//! Which column holds which variable was found by `check::header`.

use entente_model::{
    Arg, Example, FieldsMatch, FindingCode, FindingGroup, Message, Place, Severity, ValueCheck,
};

use super::ReportWriter;
use super::wording::{about, group, places, say_again};
use crate::check::example::{masked, plain};
use crate::check::formats::Format;
use crate::check::header::{Header, Meaning};
use crate::check::rules::is_required;

impl ReportWriter<'_> {
    /// What the header line says.
    pub(in crate::check) fn header(&mut self, header: &Header, encoding: &str) {
        self.read_as(
            encoding,
            &header.delimiter.map(|byte| char::from(byte).to_string()).unwrap_or_default(),
        );
        self.columns = header.columns;
        self.column_of.clone_from(&header.column_of);
        if header.is_recognised() {
            self.labels(header);
            self.missing_headers(header);
            self.order(header);
        } else {
            self.no_header(header);
        }
        self.unloaded_references();
        if !header.blank_lines.is_empty() {
            let mut group = group(FindingCode::BlankLine, Severity::Note, header.blank_lines.len() as u64);
            group.places = places(header.blank_lines.iter().map(|line| Place::line(*line)));
            self.groups.push(group);
        }
    }

    /// Not one name is known: the first line may hold somebody's data, so nothing of it is shown.
    fn no_header(&mut self, header: &Header) {
        let count = self.context.dataset.variables.len() as u64;
        let mut group = group(FindingCode::HeaderMissing, Severity::Blocking, count);
        group.places.push(Place::line(header.line));
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
            let shown = plain(label.text.trim());
            let mut group = group(code, self.weight_of_label(code), 1);
            group.places = vec![place_of(header, column, &shown)];
            say_again(&mut group, |said| said.with("header", &shown));
            if let Some(variable) = variable {
                group = about(group, &self.context.dataset.variables[variable]);
                if code == FindingCode::HeaderUnknown {
                    group.remedy.id = "remedy-header-unknown-near".to_owned();
                }
            }
            if let Meaning::Excluded(excluded) = label.meaning {
                group = self.excluded(group, excluded);
            }
            group.examples = vec![Example { value: shown, count: 1 }];
            self.groups.push(group);
        }
        self.strangers(header, &strangers);
    }

    fn weight_of_label(&self, code: FindingCode) -> Severity {
        match code {
            FindingCode::HeaderDuplicate | FindingCode::ExcludedVariable => Severity::Blocking,
            FindingCode::HeaderUnknown if self.refuses_strangers() => Severity::Blocking,
            _ => Severity::Warning,
        }
    }

    /// Whether the schema says that there is no other column than its own (`fieldsMatch`).
    fn refuses_strangers(&self) -> bool {
        let fields_match = self.context.dataset.fields_match;
        matches!(fields_match, Some(FieldsMatch::Exact | FieldsMatch::Equal | FieldsMatch::Superset))
    }

    fn excluded(&self, mut group: FindingGroup, excluded: usize) -> FindingGroup {
        let excluded = &self.context.dataset.excluded[excluded];
        group.variable = Some(excluded.name.clone());
        say_again(&mut group, |said| said.with("title", &excluded.title));
        group.source.article.clone_from(&self.context.excluded_article);
        if let Some(article) = &self.context.excluded_article {
            group.message = group.message.with("article", &article.article);
            group.message.id = "finding-excluded-variable-article".to_owned();
        }
        group
    }

    /// Columns that nobody asks for, in one group.
    fn strangers(&mut self, header: &Header, strangers: &[(usize, &str)]) {
        let Some((_, first)) = strangers.first() else { return };
        let severity = self.weight_of_label(FindingCode::HeaderUnknown);
        let mut group = group(FindingCode::HeaderUnknown, severity, strangers.len() as u64);
        group.places =
            places(strangers.iter().map(|(column, text)| place_of(header, *column, &plain(text.trim()))));
        let example = |(_, text): &(usize, &str)| Example { value: plain(text.trim()), count: 1 };
        let named = strangers.iter().filter(|(_, text)| !text.trim().is_empty());
        group.examples = named.take(FindingGroup::EXAMPLES_MAX).map(example).collect();
        group.message = group.message.with("header", plain(first.trim()));
        if first.trim().is_empty() {
            group.message.id = "finding-header-unknown-unnamed".to_owned();
        }
        if severity == Severity::Blocking {
            group.remedy.id = "remedy-header-unknown-refused".to_owned();
        }
        self.groups.push(group);
    }

    fn missing_headers(&mut self, header: &Header) {
        let dataset = self.context.dataset;
        let all_needed = matches!(
            dataset.fields_match,
            Some(FieldsMatch::Exact | FieldsMatch::Equal | FieldsMatch::Subset)
        );
        for (position, variable) in dataset.variables.iter().enumerate() {
            if header.column_of[position].is_some() {
                continue;
            }
            let needed = all_needed
                || is_required(dataset, variable)
                || dataset.primary_key.contains(&variable.name)
                || dataset.institution_variable.as_ref() == Some(&variable.name);
            let severity = if needed { Severity::Blocking } else { Severity::Warning };
            let mut group = about(group(FindingCode::HeaderMissing, severity, 1), variable);
            group.places.push(Place::line(header.line));
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

    /// Columns that stand in another order than the variables: nothing is lost, unless the schema wants them exactly so.
    fn order(&mut self, header: &Header) {
        let dataset = self.context.dataset;
        // Columns are known by their names: their order matters only where the schema asks for it.
        if dataset.fields_match != Some(FieldsMatch::Exact) {
            return;
        }
        let mut held: Vec<(usize, usize)> = header
            .column_of
            .iter()
            .enumerate()
            .filter_map(|(variable, column)| column.map(|column| (column, variable)))
            .collect();
        if held.is_sorted() {
            return;
        }
        held.sort_unstable();
        let mut expected: Vec<usize> = held.iter().map(|(_, variable)| *variable).collect();
        expected.sort_unstable();
        let misplaced: Vec<(usize, usize, usize)> = held
            .iter()
            .zip(&expected)
            .filter(|((_, found), expected)| found != *expected)
            .map(|((column, found), expected)| (*column, *found, *expected))
            .collect();
        let Some(&(column, found, expected)) = misplaced.first() else { return };
        let mut group = group(FindingCode::HeaderOrder, Severity::Blocking, misplaced.len() as u64);
        let name = |variable: usize| dataset.variables[variable].name.as_str();
        group.places =
            places(misplaced.iter().map(|(column, found, _)| place_of(header, *column, name(*found))));
        say_again(&mut group, |said| {
            said.with("header", name(found)).with("expected", name(expected)).with("column", column + 1)
        });
        group.remedy.id = "remedy-header-order-exact".to_owned();
        self.groups.push(group);
    }

    /// A check that could not be made is said, never passed over.
    fn unloaded_references(&mut self) {
        if std::mem::replace(&mut self.unloaded_said, true) {
            return;
        }
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
                    ValueCheck::Format { format, .. } => match Format::needed_list(*format) {
                        Some(list) if !references.code_lists.contains_key(list) => {
                            (FindingCode::Territory, list)
                        }
                        _ => continue,
                    },
                    _ => continue,
                };
                let mut group = about(group(code, Severity::Warning, 0), variable);
                for message in [&mut group.message, &mut group.remedy] {
                    message.id.push_str("-unchecked");
                    message.args.insert("list".to_owned(), Arg::Text(list.to_owned()));
                }
                self.groups.push(group);
            }
        }
    }
}

/// The place of a header, from 0 in the file.
fn place_of(header: &Header, column: usize, shown: &str) -> Place {
    let value = Some(shown.to_owned()).filter(|shown| !shown.is_empty());
    Place { column: Some(column as u32 + 1), value, ..Place::line(header.line) }
}
