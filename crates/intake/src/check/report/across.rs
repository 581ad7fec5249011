//! Findings of rules over several variables: their own sentence where the schema gives one.

use entente_model::{FindingGroup, Message, RowRule, Severity, Variable};

use super::wording::{group, say_again};
use crate::check::CheckContext;
use crate::check::across::AcrossRule;
use crate::check::example::plain;
use crate::check::tally::Tally;

/// Rows that break a rule.
pub(super) fn across_group(context: &CheckContext<'_>, rule: &AcrossRule, tally: &Tally) -> FindingGroup {
    let mut group = of_rule(context, rule, rule.severity, tally.count);
    group.places.clone_from(&tally.places);
    group.examples = tally.examples();
    let line = tally.places.first().map_or(0, |place| place.line);
    let value = group.examples.first().map_or(String::new(), |example| example.value.clone());
    say_again(&mut group, |said| {
        said.with("line", line).with("value", &value).with("resource", &rule.resource)
    });
    group
}

/// A rule that could not be checked: said, never passed over.
pub(super) fn unchecked_group(context: &CheckContext<'_>, rule: &AcrossRule) -> Option<FindingGroup> {
    let missing = rule.unchecked.as_ref()?;
    let mut group = of_rule(context, rule, Severity::Warning, 0);
    for message in [&mut group.message, &mut group.remedy] {
        message.id.push_str("-unchecked");
        *message = std::mem::replace(message, Message::new("")).with("resource", missing);
    }
    Some(group)
}

fn of_rule(context: &CheckContext<'_>, rule: &AcrossRule, severity: Severity, count: u64) -> FindingGroup {
    let variables: Vec<&Variable> =
        rule.variables.iter().filter_map(|position| context.dataset.variables.get(*position)).collect();
    let mut group = group(rule.code, severity, count);
    group.source.schema_line = Some(rule.line).filter(|line| *line > 0);
    match variables[..] {
        [variable] => group.variable = Some(variable.name.clone()),
        _ => group.variables = variables.iter().map(|variable| variable.name.clone()).collect(),
    }
    let names: Vec<&str> = variables.iter().map(|variable| variable.name.as_str()).collect();
    let first = names.first().copied().unwrap_or_default();
    let others = names.get(1..).unwrap_or_default().join(", ");
    let stated = context.dataset.rules.iter().find(|stated| stated.line == rule.line);
    let title = stated.map_or(String::new(), |stated: &RowRule| plain(&stated.title));
    say_again(&mut group, |said| {
        let said = said.with("variable", names.join(", ")).with("first", first).with("others", &others);
        said.with("title", &title)
    });
    if let Some(wording) = stated.and_then(|stated| stated.wording.as_ref()) {
        group.message.id = "finding-rule-wording".to_owned();
        group.message = std::mem::replace(&mut group.message, Message::new(""))
            .with("wording_fr", plain(&wording.fr))
            .with("wording_en", plain(&wording.en));
    }
    group
}
