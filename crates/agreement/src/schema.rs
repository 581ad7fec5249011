//! Reads `datasets/<id>/schema.json`: Table Schema (Frictionless, v1 and v2) with an `entente` object, and Validata's
//! `custom_checks`.
//!
//! Keys of Table Schema that are not used here are left to the tools that use them; in `entente`, which is ours,
//! an unknown key is a fault.

mod custom_checks;
mod expression;
mod field;
mod format;
mod keys;
mod reference;
mod rules;

use std::collections::{HashMap, HashSet};

use entente_model::{Dataset, DatasetId, ExcludedVariable, Variable, VariableKind, VariableName};

use crate::DiagnosticCode as Code;
use crate::definitions::vocabulary::FIELD;
use crate::diagnostic::{Fault, Reports};
use crate::json::{self, Json, JsonValue};
use crate::nearest::nearest;
use crate::source::{Source, Spot};

pub use self::reference::schema_reference_markdown;

const OUR_KEYS: &[&str] = &[
    "individual",
    "institutionVariable",
    "sourceSystem",
    "field",
    "needs",
    "texts",
    "record",
    "excluded",
    "rules",
    "changes",
];
const EXCLUDED_KEYS: &[&str] = &["name", "title", "kind"];
/// Variables of one dataset at most.
const FIELDS_MAX: usize = 10_000;

/// Reads the schema; `None` where there is nothing to make a dataset of.
pub(crate) fn read(
    id: &str,
    source: &Source<'_>,
    known_lists: &HashSet<&str>,
    reports: &mut Reports,
) -> Option<Dataset> {
    let json = match json::parse(source.text) {
        Ok(json) => json,
        Err(at) => {
            reports.report(source, Spot::new(at, at + 1), Fault::new(Code::SchemaJson));
            return None;
        }
    };
    if !matches!(json.value, JsonValue::Object(_)) {
        reports.report(source, json.spot, Fault::new(Code::SchemaJson));
        return None;
    }
    let mut reader = Reader { source, known_lists, reports };
    reader.dataset(id, &json)
}

struct Reader<'r, 's> {
    source: &'r Source<'s>,
    known_lists: &'r HashSet<&'r str>,
    reports: &'r mut Reports,
}

impl Reader<'_, '_> {
    fn report(&mut self, spot: Spot, fault: Fault) {
        self.reports.report(self.source, spot, fault);
    }

    fn dataset(&mut self, id: &str, json: &Json<'_>) -> Option<Dataset> {
        let opening = Spot::new(json.spot.start as usize, json.spot.start as usize + 1);
        if let Some(name) = json.get("name")
            && name.text().is_none_or(|text| text != id)
        {
            let fault =
                Fault::new(Code::SchemaName).with("name", name.text().unwrap_or_default()).with("folder", id);
            self.report(name.spot, fault);
        }
        let fields = json.get("fields").and_then(Json::list).unwrap_or_default();
        if fields.is_empty() {
            let spot = json.get("fields").map_or(opening, |fields| fields.spot);
            self.report(spot, Fault::new(Code::SchemaWithoutFields));
            return None;
        }
        let ours = json.get("entente");
        let excluded =
            ours.and_then(|ours| ours.get("excluded")).map(|list| self.excluded(list)).unwrap_or_default();
        let variables = self.variables(fields, &excluded);
        if let Some(ours) = ours {
            self.only(ours, "entente", OUR_KEYS);
            self.whence(ours);
        }
        let mut dataset = Dataset {
            id: DatasetId::new(id),
            title: self.optional_text(json, "title").unwrap_or_else(|| id.to_owned()),
            description: self.optional_text(json, "description").unwrap_or_default(),
            missing_values: json
                .get("missingValues")
                .map(|list| self.missing_values(list))
                .unwrap_or_default(),
            fields_match: json.get("fieldsMatch").and_then(|found| self.fields_match(found)),
            individual: ours.is_some_and(|ours| self.flag(ours, "individual")),
            source_system: ours.and_then(|ours| self.optional_text(ours, "sourceSystem")).unwrap_or_default(),
            record: ours.and_then(|ours| self.optional_text(ours, "record")),
            variables,
            excluded,
            ..Dataset::default()
        };
        self.keys(json, &mut dataset);
        self.custom_checks(json, fields, &mut dataset);
        if let Some(ours) = ours {
            let names: Vec<&str> = dataset.variables.iter().map(|variable| variable.name.as_str()).collect();
            dataset.institution_variable = self.institution_variable(ours, &names);
            dataset.rules.extend(self.rules(ours, &dataset.variables));
            dataset.changes = self.changes(ours, &dataset.variables);
        }
        Some(dataset)
    }

    fn variables(&mut self, fields: &[Json<'_>], excluded: &[ExcludedVariable]) -> Vec<Variable> {
        let excluded: HashSet<String> = excluded.iter().map(|one| one.name.as_str().to_lowercase()).collect();
        let mut variables: Vec<Variable> = Vec::with_capacity(fields.len().min(FIELDS_MAX));
        let mut lines: HashMap<String, u32> = HashMap::new();
        for field in fields.iter().take(FIELDS_MAX) {
            let Some(name) =
                field.get("name").filter(|name| name.text().is_some_and(|text| !text.trim().is_empty()))
            else {
                let start = field.spot.start as usize;
                self.report(Spot::new(start, start + 1), Fault::new(Code::FieldWithoutName));
                continue;
            };
            let text = name.text().unwrap_or_default();
            let line = self.source.line(name.spot.start);
            // Headers are matched whatever their case, so two names may not differ by that alone.
            if let Some(first) = lines.get(&text.to_lowercase()) {
                let fault =
                    Fault::new(Code::FieldTwice).with("variable", text).with("line", first.to_string());
                self.report(name.spot, fault);
                continue;
            }
            lines.insert(text.to_lowercase(), line);
            if excluded.contains(&text.to_lowercase()) {
                self.report(name.spot, Fault::new(Code::FieldExcluded).with("variable", text));
                continue;
            }
            variables.push(self.variable(text, line, field));
        }
        variables
    }

    /// Where the dataset stands among the texts: pages show it, no check reads it.
    fn whence(&mut self, ours: &Json<'_>) {
        if let Some(field) = self.optional_text(ours, "field")
            && !FIELD.values.contains(&field.as_str())
            && let Some(found) = ours.get("field")
        {
            let fault = Fault::new(Code::UnknownChoice)
                .with("key", "field")
                .with("value", &field)
                .with("known", FIELD.values.join(", "))
                .nearest(nearest(&field, FIELD.values.iter().copied()));
            self.report(found.spot, fault);
        }
        for key in ["needs", "texts"] {
            if let Some(found) = ours.get(key) {
                self.values(found, key);
            }
        }
    }

    /// Reports a text that is not in the list.
    fn known(&mut self, code: Code, found: &Json<'_>, variable: &str, known: &[&str]) -> bool {
        let text = found.text().unwrap_or_default();
        if known.contains(&text) {
            return true;
        }
        let fault = Fault::new(code)
            .with("value", text)
            .with("variable", variable)
            .with("known", known.join(", "))
            .nearest(nearest(text, known.iter().copied()));
        self.report(found.spot, fault);
        false
    }

    /// Texts, or objects that hold one as their `value` (Table Schema v2).
    fn missing_values(&mut self, found: &Json<'_>) -> Vec<String> {
        self.values(found, "missingValues")
    }

    fn values(&mut self, found: &Json<'_>, key: &str) -> Vec<String> {
        let Some(items) = found.list() else {
            self.wrong_type(found, key);
            return Vec::new();
        };
        items.iter().filter_map(|item| self.scalar(item.get("value").unwrap_or(item), key)).collect()
    }

    fn scalar(&mut self, found: &Json<'_>, key: &str) -> Option<String> {
        match &found.value {
            JsonValue::Number(text) => Some((*text).to_owned()),
            JsonValue::Text(text) => Some(text.to_string()),
            JsonValue::Flag(flag) => Some(flag.to_string()),
            _ => {
                self.wrong_type(found, key);
                None
            }
        }
    }

    fn optional_text(&mut self, found: &Json<'_>, key: &str) -> Option<String> {
        let value = found.get(key)?;
        if value.text().is_none() {
            self.wrong_type(value, key);
        }
        value.text().map(str::to_owned)
    }

    fn flag(&mut self, found: &Json<'_>, key: &str) -> bool {
        match found.get(key) {
            None => false,
            Some(Json { value: JsonValue::Flag(flag), .. }) => *flag,
            Some(other) => {
                self.wrong_type(other, key);
                false
            }
        }
    }

    fn wrong_type(&mut self, found: &Json<'_>, key: &str) {
        self.report(found.spot, Fault::new(Code::SchemaType).with("key", key));
    }

    fn only(&mut self, found: &Json<'_>, block: &str, known: &[&str]) {
        for member in found.members() {
            if !known.contains(&member.key.as_ref()) {
                let fault = Fault::new(Code::UnknownKey)
                    .with("key", &member.key)
                    .with("block", block)
                    .with("known", known.join(", "))
                    .nearest(nearest(&member.key, known.iter().copied()));
                self.report(member.key_spot, fault);
            }
        }
    }

    fn excluded(&mut self, list: &Json<'_>) -> Vec<ExcludedVariable> {
        let mut excluded = Vec::new();
        let Some(items) = list.list() else {
            self.wrong_type(list, "excluded");
            return excluded;
        };
        for item in items.iter().take(FIELDS_MAX) {
            self.only(item, "excluded", EXCLUDED_KEYS);
            let Some(name) = item.get("name").and_then(Json::text).filter(|name| !name.trim().is_empty())
            else {
                self.report(item.spot, Fault::new(Code::FieldWithoutName));
                continue;
            };
            let kind = item.get("kind").and_then(|kind| self.kind(kind, name));
            excluded.push(ExcludedVariable {
                name: VariableName::new(name),
                title: self.optional_text(item, "title").unwrap_or_else(|| name.to_owned()),
                // What must never be deposited is taken for what names a person, unless it says otherwise.
                kind: kind.unwrap_or(VariableKind::Nominative),
            });
        }
        excluded
    }

    fn institution_variable(&mut self, ours: &Json<'_>, names: &[&str]) -> Option<VariableName> {
        let found = ours.get("institutionVariable")?;
        self.variable_named(found, names, Code::InstitutionVariableUnknown)
    }

    /// A name that must be that of a variable.
    fn variable_named(&mut self, found: &Json<'_>, names: &[&str], code: Code) -> Option<VariableName> {
        let name = found.text().unwrap_or_default();
        if names.contains(&name) {
            return Some(VariableName::new(name));
        }
        let fault = Fault::new(code).with("variable", name).nearest(nearest(name, names.iter().copied()));
        self.report(found.spot, fault);
        None
    }
}
