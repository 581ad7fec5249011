//! The sentences of one group: which message, with which arguments.
//!
//! The words are in `resources/*.ftl`.

use entente_model::{
    Example, FindingCode, FindingGroup, Message, Place, RuleSource, Severity, ValueCheck, Variable,
};

use crate::check::example::plain;
use crate::check::{CheckContext, remedy};

pub(super) fn group(code: FindingCode, severity: Severity, count: u64) -> FindingGroup {
    let name = code.name();
    FindingGroup {
        code,
        severity,
        variable: None,
        variables: Vec::new(),
        count,
        places: Vec::new(),
        examples: Vec::new(),
        message: Message::new(format!("finding-{name}")).count("count", count),
        remedy: Message::new(format!("remedy-{name}")).count("count", count),
        source: RuleSource::default(),
    }
}

pub(super) fn about(mut group: FindingGroup, variable: &Variable) -> FindingGroup {
    group.variable = Some(variable.name.clone());
    group.source.schema_line = Some(variable.line);
    say_again(&mut group, |said| said.with("variable", &variable.name).with("title", &variable.title));
    group
}

/// Changes both sentences of a group.
pub(super) fn say_again(group: &mut FindingGroup, change: impl Fn(Message) -> Message) {
    for message in [&mut group.message, &mut group.remedy] {
        *message = change(std::mem::replace(message, Message::new("")));
    }
}

pub(super) fn places(found: impl Iterator<Item = Place>) -> Vec<Place> {
    found.take(FindingGroup::PLACES_MAX).collect()
}

/// A finding about the shape of rows.
pub(super) fn structure_group(
    code: FindingCode,
    count: u64,
    places: Vec<Place>,
    examples: Vec<Example>,
    columns: usize,
) -> FindingGroup {
    let severity = match code {
        FindingCode::BlankLine => Severity::Note,
        FindingCode::TrailingSeparator | FindingCode::Footer => Severity::Warning,
        _ => Severity::Blocking,
    };
    let mut group = group(code, severity, count);
    let first = places.first().cloned().unwrap_or_default();
    group.places = places;
    group.examples = examples;
    let found = group.examples.first().map_or(String::new(), |example| example.value.clone());
    say_again(&mut group, |said| {
        let said = said.with("line", first.line).with("column", first.column.unwrap_or_default());
        match code {
            FindingCode::RaggedRow => said.count("expected", columns as u64).with("found", &found),
            _ => said,
        }
    });
    group
}

/// A finding about the values of the variable at that position: count, first places, most frequent values.
pub(super) fn value_group(
    context: &CheckContext<'_>,
    encoding: &str,
    code: FindingCode,
    position: usize,
    (count, places, examples): (u64, Vec<Place>, Vec<Example>),
) -> FindingGroup {
    let variable = &context.dataset.variables[position];
    let mut group = about(group(code, Severity::Blocking, count), variable);
    let line = places.first().map_or(0, |place| place.line);
    group.places = places;
    group.examples = examples;
    let value = group.examples.first().map_or(String::new(), |example| example.value.clone());
    say_again(&mut group, |said| {
        let said = said.with("line", line).with("value", &value).with("date", context.reference_date);
        explain(said, code, variable, encoding)
    });
    remedy::propose(&mut group, variable, context);
    group
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
        FindingCode::Type => said.with("type", variable.value_type.name()),
        FindingCode::Enum => said.with("allowed", plain(&constraints.allowed.join(", "))),
        FindingCode::Pattern => {
            said.with("pattern", plain(constraints.pattern.as_deref().unwrap_or_default()))
        }
        FindingCode::Range => {
            let least = constraints.minimum.clone().or_else(|| constraints.exclusive_minimum.clone());
            bounds(said, least, constraints.maximum.clone().or_else(|| constraints.exclusive_maximum.clone()))
        }
        FindingCode::Length => {
            let text = |length: Option<u32>| length.map(|length| length.to_string());
            bounds(said, text(constraints.min_length), text(constraints.max_length))
        }
        FindingCode::CodeUnknown | FindingCode::CodeClosed | FindingCode::CodeListOutdated => {
            said.with("list", list.unwrap_or_default())
        }
        FindingCode::Format | FindingCode::Territory => {
            let format = variable.checks.iter().find_map(|check| match check {
                ValueCheck::Format { format, .. } => Some(format.name()),
                _ => None,
            });
            // A format of Table Schema itself is named by the type's own `format`.
            said.with("format", format.or(variable.notation.format.as_deref()).unwrap_or_default())
        }
        FindingCode::Siret => {
            let siren = variable.checks.contains(&ValueCheck::Siren);
            said.with("form", if siren { "SIREN" } else { "SIRET" })
        }
        _ => said,
    }
}

/// Whether the count of a finding is one of rows, not of headers or of files.
pub fn is_about_rows(code: FindingCode) -> bool {
    !matches!(
        code,
        FindingCode::EmptyFile
            | FindingCode::NotDelimitedText
            | FindingCode::Unreadable
            | FindingCode::Bordereau
            | FindingCode::PartIgnored
            | FindingCode::HeaderMissing
            | FindingCode::HeaderUnknown
            | FindingCode::HeaderDuplicate
            | FindingCode::HeaderSpelling
            | FindingCode::HeaderOrder
            | FindingCode::ExcludedVariable
            | FindingCode::RowCount
            | FindingCode::YearOnYear
    )
}
