//! Rules over several variables (`entente.rules`) and bounds of change (`entente.changes`).

use entente_model::{Change, Measure, RowCheck, RowRule, Severity, Storage, Variable, VariableName, Wording};

use super::Reader;
use super::expression::{self, Problem};
use crate::DiagnosticCode as Code;
use crate::diagnostic::Fault;
use crate::json::{Json, JsonValue};
use crate::nearest::nearest;
use crate::table::choice;

pub(super) const RULE_KEYS: &[&str] = &["name", "title", "rule", "message", "severity"];
pub(super) const CHANGE_KEYS: &[&str] = &["title", "measure", "by", "max", "minimum", "severity"];
const MESSAGE_KEYS: &[&str] = &["fr", "en"];
const MEASURE_KEYS: &[&str] = &["sum", "distinct"];
const SEVERITIES: &[&str] = &["blocking", "warning", "note"];
/// Rules of one dataset at most.
const RULES_MAX: usize = 1_000;

impl Reader<'_, '_> {
    pub(super) fn rules(&mut self, ours: &Json<'_>, variables: &[Variable]) -> Vec<RowRule> {
        let Some(found) = ours.get("rules") else { return Vec::new() };
        let Some(items) = found.list() else {
            self.wrong_type(found, "rules");
            return Vec::new();
        };
        items.iter().take(RULES_MAX).filter_map(|item| self.rule(item, variables)).collect()
    }

    fn rule(&mut self, item: &Json<'_>, variables: &[Variable]) -> Option<RowRule> {
        self.only(item, "rules", RULE_KEYS);
        let line = self.source.line(item.spot.start);
        let Some(found) = item.get("rule").filter(|rule| rule.text().is_some()) else {
            self.report(item.spot, Fault::new(Code::RowRuleMissing));
            return None;
        };
        let source = found.text().unwrap_or_default();
        let name = self.optional_text(item, "name").unwrap_or_else(|| source.to_owned());
        let severity = self.severity(item, Severity::Blocking);
        let wording = item.get("message").and_then(|message| self.wording(message));
        let expression = match expression::read(source, variables) {
            Ok(expression) => expression,
            Err(problem) => {
                self.report(found.spot, fault_of(problem, variables));
                return None;
            }
        };
        Some(RowRule {
            title: self.optional_text(item, "title").unwrap_or_else(|| name.clone()),
            name,
            check: RowCheck::Expression { source: source.to_owned(), expression },
            wording,
            severity,
            line,
        })
    }

    fn severity(&mut self, item: &Json<'_>, default: Severity) -> Severity {
        let Some(found) = item.get("severity") else { return default };
        self.known(Code::SeverityUnknown, found, "", SEVERITIES)
            .then(|| choice(found.text().unwrap_or_default()))
            .flatten()
            .unwrap_or(default)
    }

    /// A sentence, or one for each language.
    fn wording(&mut self, found: &Json<'_>) -> Option<Wording> {
        if let Some(text) = found.text() {
            return Some(Wording { fr: text.to_owned(), en: text.to_owned() });
        }
        self.only(found, "message", MESSAGE_KEYS);
        let (fr, en) = (self.optional_text(found, "fr"), self.optional_text(found, "en"));
        let both = fr.clone().or(en.clone());
        if both.is_none() {
            self.wrong_type(found, "message");
        }
        Some(Wording { fr: fr.or(both.clone())?, en: en.or(both)? })
    }

    pub(super) fn changes(&mut self, ours: &Json<'_>, variables: &[Variable]) -> Vec<Change> {
        let Some(found) = ours.get("changes") else { return Vec::new() };
        let Some(items) = found.list() else {
            self.wrong_type(found, "changes");
            return Vec::new();
        };
        items.iter().take(RULES_MAX).filter_map(|item| self.change(item, variables)).collect()
    }

    fn change(&mut self, item: &Json<'_>, variables: &[Variable]) -> Option<Change> {
        self.only(item, "changes", CHANGE_KEYS);
        let names: Vec<&str> = variables.iter().map(|variable| variable.name.as_str()).collect();
        let measure = item.get("measure").and_then(|found| self.measure(found, variables, &names));
        let by = match item.get("by") {
            None => None,
            Some(found) => Some(self.variable_named(found, &names, Code::ChangeVariableUnknown)?),
        };
        let max = item.get("max").and_then(|max| basis_points(&max.value));
        let (Some(measure), Some(max_basis_points)) = (measure, max) else {
            self.report(item.spot, Fault::new(Code::ChangeMalformed));
            return None;
        };
        let minimum = match item.get("minimum") {
            None => 0,
            Some(Json { value: JsonValue::Number(text), .. }) if text.parse::<u64>().is_ok() => {
                text.parse().unwrap_or_default()
            }
            Some(other) => {
                self.wrong_type(other, "minimum");
                0
            }
        };
        let title = self.optional_text(item, "title").unwrap_or_else(|| title_of(&measure, by.as_ref()));
        let severity = self.severity(item, Severity::Warning);
        let line = self.source.line(item.spot.start);
        Some(Change { title, measure, by, max_basis_points, minimum, severity, line })
    }

    fn measure(&mut self, found: &Json<'_>, variables: &[Variable], names: &[&str]) -> Option<Measure> {
        if found.text() == Some("rows") {
            return Some(Measure::Rows);
        }
        self.only(found, "measure", MEASURE_KEYS);
        if let Some(sum) = found.get("sum") {
            let name = self.variable_named(sum, names, Code::ChangeVariableUnknown)?;
            let storage = variables.iter().find(|one| one.name == name)?.value_type.storage();
            // Only numbers are added up.
            return matches!(storage, Storage::Integer | Storage::Decimal).then_some(Measure::Sum(name));
        }
        let distinct = found.get("distinct")?;
        self.variable_named(distinct, names, Code::ChangeVariableUnknown).map(Measure::Distinct)
    }
}

fn title_of(measure: &Measure, by: Option<&VariableName>) -> String {
    let figure = match measure {
        Measure::Rows => "nombre de lignes".to_owned(),
        Measure::Sum(name) => format!("somme de {name}"),
        Measure::Distinct(name) => format!("nombre de {name}"),
    };
    by.map_or(figure.clone(), |by| format!("{figure} par {by}"))
}

/// `"20 %"`, `"12,5 %"` or `20`, in hundredths of a percent.
fn basis_points(value: &JsonValue<'_>) -> Option<u32> {
    let text = match value {
        JsonValue::Text(text) => text.trim().trim_end_matches('%').trim().to_owned(),
        JsonValue::Number(text) => (*text).to_owned(),
        _ => return None,
    };
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((&text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || fraction.len() > 2 || !digits(whole) || !digits(fraction) {
        return None;
    }
    format!("{whole}{fraction:0<2}").parse().ok()
}

fn fault_of(problem: Problem, variables: &[Variable]) -> Fault {
    let names = variables.iter().map(|variable| variable.name.as_str());
    match problem {
        Problem::Syntax(reason) => Fault::new(Code::RowRuleSyntax).with("reason", reason),
        Problem::Variable(name) => {
            Fault::new(Code::RowRuleVariable).with("variable", &name).nearest(nearest(&name, names))
        }
        Problem::Function(name) => {
            let known: Vec<&str> = expression::function_names().collect();
            let near = nearest(&name, known.iter().copied());
            Fault::new(Code::RowRuleFunction)
                .with("value", &name)
                .with("known", known.join(", "))
                .nearest(near)
        }
        Problem::Type(part) => Fault::new(Code::RowRuleType).with("part", part),
        Problem::Unsupported(part) => Fault::new(Code::RowRuleUnsupported).with("part", part),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_percentages() {
        let points = |text: &str| basis_points(&JsonValue::Text(text.into()));
        assert_eq!([points("20 %"), points("12,5 %"), points("0.25%")], [Some(2000), Some(1250), Some(25)]);
        assert_eq!([points("1,234 %"), points("beaucoup"), points("-3 %")], [None; 3]);
        assert_eq!(basis_points(&JsonValue::Number("20")), Some(2000));
    }
}
