//! One field of the schema: its type, how it is written, its constraints and its checks.

use entente_model::{
    CodeListId, Constraints, FixedPosition, FormatOptions, Notation, ValueCheck, ValueFormat, ValueType,
    Variable, VariableKind, VariableName,
};

use super::{Reader, format};
use crate::DiagnosticCode as Code;
use crate::definitions::vocabulary::VARIABLE_KIND;
use crate::diagnostic::Fault;
use crate::json::{Json, JsonValue};
use crate::nearest::nearest;
use crate::table::choice;

pub(super) const OUR_FIELD_KEYS: &[&str] = &["kind", "codeList", "check", "position", "source"];
const OUR_POSITION_KEYS: &[&str] = &["start", "width"];
/// Checks with a rule of their own; the others are formats.
const IDENTIFIERS: [(&str, ValueCheck); 6] = [
    ("uai", ValueCheck::Uai { directory: false }),
    ("uai-directory", ValueCheck::Uai { directory: true }),
    ("ine", ValueCheck::Ine),
    ("siren", ValueCheck::Siren),
    ("siret", ValueCheck::Siret),
    ("school-year", ValueCheck::SchoolYear),
];
/// Formats whose codes are those of a list, where the folder has it.
const LISTED: [(ValueFormat, &str); 4] = [
    (ValueFormat::Mef, "mef"),
    (ValueFormat::Pcs, "pcs"),
    (ValueFormat::Commune, "communes"),
    (ValueFormat::DepartementMinistry, "departements"),
];
/// Formats of the type `string` (Table Schema), and the checks that they are.
const TEXT_FORMATS: [(&str, ValueFormat); 4] = [
    ("email", ValueFormat::Email),
    ("uri", ValueFormat::Uri),
    ("uuid", ValueFormat::Uuid),
    ("binary", ValueFormat::Binary),
];

/// The names that `entente.check` knows.
pub(super) fn check_names() -> Vec<&'static str> {
    let identifiers = IDENTIFIERS.iter().map(|(name, _)| *name);
    identifiers.chain(ValueFormat::ALL.iter().map(|format| format.name())).collect()
}

impl Reader<'_, '_> {
    pub(super) fn variable(&mut self, name: &str, line: u32, field: &Json<'_>) -> Variable {
        let ours = field.get("entente");
        let value_type = self.value_type(field, name);
        let mut checks = Vec::new();
        let mut kind = VariableKind::Plain;
        if let Some(ours) = ours {
            self.only(ours, "entente", OUR_FIELD_KEYS);
            kind = ours.get("kind").and_then(|kind| self.kind(kind, name)).unwrap_or(VariableKind::Plain);
            checks.extend(ours.get("check").map(|check| self.checks(check, name)).unwrap_or_default());
            checks.extend(ours.get("codeList").and_then(|list| self.code_list(list, name)));
            self.optional_text(ours, "source");
        }
        let text_format =
            field.get("format").and_then(Json::text).filter(|_| value_type == ValueType::String);
        let of_text =
            |(known, format): &(&str, ValueFormat)| (Some(*known) == text_format).then_some(*format);
        if let Some(format) = TEXT_FORMATS.iter().find_map(of_text) {
            checks.push(ValueCheck::Format { format, options: FormatOptions::default() });
        }
        let mut constraints =
            field.get("constraints").map(|found| self.constraints(found)).unwrap_or_default();
        if let Some(categories) = field.get("categories")
            && constraints.allowed.is_empty()
        {
            // Categories close the list of values as `enum` does (Table Schema v2).
            constraints.allowed = self.values(categories, "categories");
        }
        Variable {
            name: VariableName::new(name),
            title: self.optional_text(field, "title").unwrap_or_else(|| name.to_owned()),
            description: self.optional_text(field, "description").unwrap_or_default(),
            notation: self.notation(field, value_type, name),
            missing_values: field.get("missingValues").map(|list| self.missing_values(list)),
            position: ours.and_then(|ours| ours.get("position")).and_then(|place| self.position(place)),
            value_type,
            kind,
            constraints,
            checks,
            line,
        }
    }

    fn value_type(&mut self, field: &Json<'_>, name: &str) -> ValueType {
        let Some(found) = field.get("type") else { return ValueType::String };
        let known = ValueType::ALL.map(ValueType::name);
        // A type that nobody knows is read as text: the other variables can still be checked.
        self.known(Code::FieldTypeUnknown, found, name, &known)
            .then(|| choice(found.text().unwrap_or_default()))
            .flatten()
            .unwrap_or(ValueType::String)
    }

    fn notation(&mut self, field: &Json<'_>, value_type: ValueType, name: &str) -> Notation {
        let mut notation = Notation {
            decimal_char: self.optional_text(field, "decimalChar"),
            group_char: self.optional_text(field, "groupChar").filter(|mark| !mark.is_empty()),
            with_unit: matches!(field.get("bareNumber"), Some(Json { value: JsonValue::Flag(false), .. })),
            delimiter: self.optional_text(field, "delimiter"),
            ..Notation::default()
        };
        for (key, words) in
            [("trueValues", &mut notation.true_values), ("falseValues", &mut notation.false_values)]
        {
            if let Some(found) = field.get(key) {
                *words = self.values(found, key);
            }
        }
        notation.item_type = field.get("itemType").and_then(Json::text).and_then(choice);
        let Some(found) = field.get("format") else { return notation };
        let Some(text) = found.text() else {
            self.wrong_type(found, "format");
            return notation;
        };
        match format::known(value_type, text) {
            Some(format) => notation.format = format,
            None => {
                let fault = Fault::new(Code::FieldFormatUnusable).with("value", text).with("variable", name);
                self.report(found.spot, fault.with("type", value_type.name()));
            }
        }
        notation
    }

    pub(super) fn kind(&mut self, found: &Json<'_>, name: &str) -> Option<VariableKind> {
        self.known(Code::FieldKindUnknown, found, name, VARIABLE_KIND.values)
            .then(|| choice(found.text().unwrap_or_default()))
            .flatten()
    }

    /// One check or several.
    fn checks(&mut self, found: &Json<'_>, name: &str) -> Vec<ValueCheck> {
        let parts = found.list().unwrap_or(std::slice::from_ref(found));
        let known = check_names();
        let mut checks = Vec::new();
        for part in parts {
            if !self.known(Code::FieldCheckUnknown, part, name, &known) {
                continue;
            }
            let text = part.text().unwrap_or_default();
            checks
                .extend(IDENTIFIERS.iter().find(|(known, _)| *known == text).map(|(_, check)| check.clone()));
            if let Some(format) = ValueFormat::named(text) {
                checks.push(ValueCheck::Format { format, options: FormatOptions::default() });
                let list = LISTED.iter().find(|(listed, _)| *listed == format).map(|(_, list)| *list);
                checks.extend(list.filter(|list| self.known_lists.contains(list)).map(listed));
            }
        }
        checks
    }

    fn code_list(&mut self, found: &Json<'_>, name: &str) -> Option<ValueCheck> {
        let text = found.text().unwrap_or_default();
        if self.known_lists.contains(text) {
            return Some(listed(text));
        }
        let fault = Fault::new(Code::FieldCodeListUnknown)
            .with("value", text)
            .with("variable", name)
            .nearest(nearest(text, self.known_lists.iter().copied()));
        self.report(found.spot, fault);
        None
    }

    fn constraints(&mut self, found: &Json<'_>) -> Constraints {
        if let Some(schema) = found.get("jsonSchema") {
            self.report(schema.spot, Fault::new(Code::JsonSchemaUnchecked));
        }
        let mut bound = |key| found.get(key).and_then(|bound| self.scalar(bound, key));
        Constraints {
            minimum: bound("minimum"),
            maximum: bound("maximum"),
            exclusive_minimum: bound("exclusiveMinimum"),
            exclusive_maximum: bound("exclusiveMaximum"),
            required: self.flag(found, "required"),
            unique: self.flag(found, "unique"),
            allowed: found.get("enum").map(|list| self.values(list, "enum")).unwrap_or_default(),
            pattern: self.optional_text(found, "pattern"),
            min_length: self.length(found, "minLength"),
            max_length: self.length(found, "maxLength"),
        }
    }

    /// Where the variable stands in the lines of a fixed-width file.
    fn position(&mut self, found: &Json<'_>) -> Option<FixedPosition> {
        self.only(found, "position", OUR_POSITION_KEYS);
        let (start, width) = (self.length(found, "start"), self.length(found, "width"));
        let position = FixedPosition { start: start?, width: width? };
        if position.start == 0 || position.width == 0 {
            self.wrong_type(found, "position");
            return None;
        }
        Some(position)
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
}

fn listed(list: &str) -> ValueCheck {
    ValueCheck::CodeList { list: CodeListId::new(list) }
}
