//! Keys of the schema: primary, unique, foreign; and how headers match.

use entente_model::{CodeListId, Dataset, FieldsMatch, ForeignKey, ReferredTo, VariableName};

use super::Reader;
use crate::DiagnosticCode as Code;
use crate::diagnostic::Fault;
use crate::json::{Json, JsonValue};
use crate::table::choice;

const MATCHES: &[&str] = &["exact", "equal", "subset", "superset", "partial"];
/// The directory of establishments, as a foreign key names it.
const INSTITUTIONS: &str = "institutions";

impl Reader<'_, '_> {
    pub(super) fn keys(&mut self, json: &Json<'_>, dataset: &mut Dataset) {
        let names: Vec<String> = dataset.variables.iter().map(|variable| variable.name.to_string()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if let Some(key) = json.get("primaryKey") {
            dataset.primary_key = self.key(key, &names, Code::PrimaryKeyUnknown, "primaryKey");
        }
        let unique = json.get("uniqueKeys").map(|list| self.items(list, "uniqueKeys")).unwrap_or_default();
        for key in unique {
            let key = self.key(key, &names, Code::UniqueKeyUnknown, "uniqueKeys");
            if !key.is_empty() {
                dataset.unique_keys.push(key);
            }
        }
        let foreign = json.get("foreignKeys").map(|list| self.items(list, "foreignKeys")).unwrap_or_default();
        for key in foreign {
            dataset.foreign_keys.extend(self.foreign_key(key, &names));
        }
    }

    fn items<'j, 't>(&mut self, found: &'j Json<'t>, key: &str) -> &'j [Json<'t>] {
        if found.list().is_none() {
            self.wrong_type(found, key);
        }
        found.list().unwrap_or_default()
    }

    /// One name or several.
    fn key(&mut self, found: &Json<'_>, names: &[&str], code: Code, key: &str) -> Vec<VariableName> {
        let parts = found.list().unwrap_or(std::slice::from_ref(found));
        let mut read = Vec::new();
        for part in parts {
            if part.text().is_none() {
                self.wrong_type(part, key);
            } else {
                read.extend(self.variable_named(part, names, code));
            }
        }
        read
    }

    fn foreign_key(&mut self, found: &Json<'_>, names: &[&str]) -> Option<ForeignKey> {
        let (fields, reference) = (found.get("fields"), found.get("reference"));
        let (Some(fields), Some(reference)) = (fields, reference) else {
            self.report(found.spot, Fault::new(Code::ForeignKeyMalformed));
            return None;
        };
        let variables = self.key(fields, names, Code::ForeignKeyUnknown, "foreignKeys");
        let parts = fields.list().map_or(1, <[_]>::len);
        let resource = reference.get("resource").and_then(Json::text).unwrap_or_default();
        let referred_to = match resource {
            "" => ReferredTo::Own,
            INSTITUTIONS => ReferredTo::Institutions,
            name if self.known_lists.contains(name) => ReferredTo::CodeList(CodeListId::new(name)),
            name => ReferredTo::Resource(name.to_owned()),
        };
        let referred = reference.get("fields");
        let referred_variables: Vec<VariableName> = match (&referred_to, referred) {
            (ReferredTo::Own, Some(referred)) => {
                self.key(referred, names, Code::ForeignKeyUnknown, "foreignKeys")
            }
            (ReferredTo::CodeList(_), None) => vec![VariableName::new("code")],
            (ReferredTo::Institutions, None) => vec![VariableName::new("uai")],
            (_, Some(referred)) => {
                let parts = referred.list().unwrap_or(std::slice::from_ref(referred));
                parts.iter().filter_map(Json::text).map(VariableName::new).collect()
            }
            (_, None) => Vec::new(),
        };
        // A name that is unknown was said.
        if variables.len() != parts {
            return None;
        }
        if referred_variables.len() != variables.len() {
            self.report(reference.spot, Fault::new(Code::ForeignKeyMalformed));
            return None;
        }
        Some(ForeignKey {
            variables,
            referred_to,
            referred_variables,
            line: self.source.line(found.spot.start),
        })
    }

    /// A word, or a list of one (as the profile of v2 writes it).
    pub(super) fn fields_match(&mut self, found: &Json<'_>) -> Option<FieldsMatch> {
        let found = match &found.value {
            JsonValue::List(items) if items.len() == 1 => &items[0],
            _ => found,
        };
        self.known(Code::FieldsMatchUnknown, found, "", MATCHES)
            .then(|| choice(found.text().unwrap_or_default()))
            .flatten()
    }
}
