//! Reads `datasets/<id>/schema.json`: Table Schema (Frictionless) with an `entente` object.
//!
//! Keys of Table Schema that are not used here are left to the tools that use them; in `entente`, which is ours,
//! an unknown key is a fault.

use std::collections::{HashMap, HashSet};

use entente_model::{
    CodeListId, Constraints, Dataset, DatasetId, ExcludedVariable, ValueCheck, ValueType, Variable,
    VariableKind, VariableName,
};

use crate::DiagnosticCode as Code;
use crate::definitions::KINDS_OF_VARIABLE;
use crate::diagnostic::{Fault, Reports};
use crate::json::{self, Json, JsonValue};
use crate::nearest::nearest;
use crate::source::{Source, Spot};
use crate::table::choice;

const TYPES: &[&str] = &["string", "integer", "number", "boolean", "date", "year"];
const CHECKS: &[&str] = &["uai", "uai-directory", "ine", "siren", "siret", "school-year"];
const OUR_FIELD_KEYS: &[&str] = &["kind", "codeList", "check"];
const OUR_KEYS: &[&str] = &["individual", "institutionVariable", "sourceSystem", "excluded"];
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
        let names: Vec<&str> = variables.iter().map(|variable| variable.name.as_str()).collect();
        let primary_key = json.get("primaryKey").map(|key| self.primary_key(key, &names)).unwrap_or_default();
        if let Some(ours) = ours {
            self.only(ours, "entente", OUR_KEYS);
        }
        let institution_variable = ours.and_then(|ours| self.institution_variable(ours, &names));
        Some(Dataset {
            id: DatasetId::new(id),
            title: self.optional_text(json, "title").unwrap_or_else(|| id.to_owned()),
            description: self.optional_text(json, "description").unwrap_or_default(),
            missing_values: json
                .get("missingValues")
                .map(|list| self.texts(list, "missingValues"))
                .unwrap_or_default(),
            individual: ours.is_some_and(|ours| self.flag(ours, "individual")),
            source_system: ours.and_then(|ours| self.optional_text(ours, "sourceSystem")).unwrap_or_default(),
            variables,
            primary_key,
            excluded,
            institution_variable,
            dictionary: String::new(),
            sample: String::new(),
        })
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

    fn variable(&mut self, name: &str, line: u32, field: &Json<'_>) -> Variable {
        let ours = field.get("entente");
        let mut checks = Vec::new();
        let mut kind = VariableKind::Plain;
        if let Some(ours) = ours {
            self.only(ours, "entente", OUR_FIELD_KEYS);
            kind = ours.get("kind").and_then(|kind| self.kind(kind, name)).unwrap_or(VariableKind::Plain);
            checks.extend(ours.get("check").and_then(|check| self.check(check, name)));
            checks.extend(ours.get("codeList").and_then(|list| self.code_list(list, name)));
        }
        Variable {
            name: VariableName::new(name),
            title: self.optional_text(field, "title").unwrap_or_else(|| name.to_owned()),
            description: self.optional_text(field, "description").unwrap_or_default(),
            value_type: self.value_type(field, name),
            kind,
            constraints: field.get("constraints").map(|found| self.constraints(found)).unwrap_or_default(),
            checks,
            line,
        }
    }

    fn value_type(&mut self, field: &Json<'_>, name: &str) -> ValueType {
        let Some(found) = field.get("type") else { return ValueType::String };
        let text = found.text().unwrap_or_default();
        // A type that nobody knows is read as text: the other variables can still be checked.
        self.known(Code::FieldTypeUnknown, found, name, TYPES)
            .then(|| choice(text))
            .flatten()
            .unwrap_or(ValueType::String)
    }

    fn kind(&mut self, found: &Json<'_>, name: &str) -> Option<VariableKind> {
        self.known(Code::FieldKindUnknown, found, name, KINDS_OF_VARIABLE)
            .then(|| choice(found.text().unwrap_or_default()))
            .flatten()
    }

    fn check(&mut self, found: &Json<'_>, name: &str) -> Option<ValueCheck> {
        if !self.known(Code::FieldCheckUnknown, found, name, CHECKS) {
            return None;
        }
        match found.text()? {
            "uai" => Some(ValueCheck::Uai { directory: false }),
            "uai-directory" => Some(ValueCheck::Uai { directory: true }),
            "ine" => Some(ValueCheck::Ine),
            "siren" => Some(ValueCheck::Siren),
            "siret" => Some(ValueCheck::Siret),
            "school-year" => Some(ValueCheck::SchoolYear),
            _ => None,
        }
    }

    fn code_list(&mut self, found: &Json<'_>, name: &str) -> Option<ValueCheck> {
        let text = found.text().unwrap_or_default();
        if self.known_lists.contains(text) {
            return Some(ValueCheck::CodeList { list: CodeListId::new(text) });
        }
        let fault = Fault::new(Code::FieldCodeListUnknown)
            .with("value", text)
            .with("variable", name)
            .nearest(nearest(text, self.known_lists.iter().copied()));
        self.report(found.spot, fault);
        None
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

    fn constraints(&mut self, found: &Json<'_>) -> Constraints {
        Constraints {
            required: self.flag(found, "required"),
            unique: self.flag(found, "unique"),
            allowed: found.get("enum").map(|list| self.texts(list, "enum")).unwrap_or_default(),
            pattern: self.optional_text(found, "pattern"),
            minimum: found.get("minimum").and_then(|bound| self.scalar(bound, "minimum")),
            maximum: found.get("maximum").and_then(|bound| self.scalar(bound, "maximum")),
            min_length: self.length(found, "minLength"),
            max_length: self.length(found, "maxLength"),
        }
    }

    fn length(&mut self, found: &Json<'_>, key: &str) -> Option<u32> {
        let bound = found.get(key)?;
        let length = match bound.value {
            JsonValue::Number(text) => text.parse().ok(),
            _ => None,
        };
        if length.is_none() {
            self.wrong_type(bound, key);
        }
        length
    }

    fn scalar(&mut self, found: &Json<'_>, key: &str) -> Option<String> {
        match &found.value {
            JsonValue::Number(text) => Some((*text).to_owned()),
            JsonValue::Text(text) => Some(text.to_string()),
            _ => {
                self.wrong_type(found, key);
                None
            }
        }
    }

    fn texts(&mut self, found: &Json<'_>, key: &str) -> Vec<String> {
        let Some(items) = found.list() else {
            self.wrong_type(found, key);
            return Vec::new();
        };
        items.iter().filter_map(|item| self.scalar(item, key)).collect()
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

    fn primary_key(&mut self, found: &Json<'_>, names: &[&str]) -> Vec<VariableName> {
        let parts = match &found.value {
            JsonValue::List(items) => items.as_slice(),
            _ => std::slice::from_ref(found),
        };
        let mut key = Vec::new();
        for part in parts {
            match part.text() {
                None => self.wrong_type(part, "primaryKey"),
                Some(name) if names.contains(&name) => key.push(VariableName::new(name)),
                Some(name) => {
                    let fault = Fault::new(Code::PrimaryKeyUnknown)
                        .with("variable", name)
                        .nearest(nearest(name, names.iter().copied()));
                    self.report(part.spot, fault);
                }
            }
        }
        key
    }

    fn institution_variable(&mut self, ours: &Json<'_>, names: &[&str]) -> Option<VariableName> {
        let found = ours.get("institutionVariable")?;
        let name = found.text().unwrap_or_default();
        if names.contains(&name) {
            return Some(VariableName::new(name));
        }
        let fault = Fault::new(Code::InstitutionVariableUnknown)
            .with("variable", name)
            .nearest(nearest(name, names.iter().copied()));
        self.report(found.spot, fault);
        None
    }
}
