//! Reads an ODCS contract as datasets: each object of its `schema` becomes a `schema.json` and a `dictionary.md`.
//!
//! The contract is somebody else's. What our schema has no word for is left out and said; what the contract doesn't say
//! (what a variable says of persons) is asked for, not guessed in silence. Terms (roles, service levels, servers) are the
//! matter of a convention, and are not read here.

use std::collections::HashSet;

use super::dictionary::first_dictionary;
use super::schema::{BOUNDS, LEFT, Pairs, logical_type, strptime_pattern, value_type};
use crate::DiagnosticCode as Code;
use crate::diagnostic::{Diagnostic, Fault, Reports};
use crate::export::tree::Tree;
use crate::export::yaml::{self, YamlFault};
use crate::json::{Json, JsonValue};
use crate::source::{FILE_BYTES_MAX, Source, Spot};
use crate::table::is_name;

/// Objects and variables of one contract at most.
const OBJECTS_MAX: usize = 1_000;
const PROPERTIES_MAX: usize = 10_000;
/// Words by which contracts class what must not be seen, and what must be seen with care.
const CONFIDENTIAL: &[&str] =
    &["confidential", "secret", "sensitive", "pii", "personal", "highly confidential", "5", "4"];
const RESTRICTED: &[&str] = &["restricted", "internal", "limited", "3", "2"];
const PUBLIC: &[&str] = &["public", "open", "unclassified", "1"];

/// A dataset made of a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedDataset {
    /// The name of its folder.
    pub id: String,
    /// Its `schema.json`.
    pub schema: String,
    /// Its `dictionary.md`, in French.
    pub dictionary: String,
}

/// Reads the contract, in YAML or JSON; `path` is how its diagnostics name it, `known_lists` are the code lists that its
/// variables may name. Nothing is made of a contract with errors.
pub fn import_odcs(
    path: &str,
    bytes: &[u8],
    known_lists: &HashSet<&str>,
) -> (Vec<ImportedDataset>, Vec<Diagnostic>) {
    let mut reports = Reports::default();
    let Some(text) = text(path, bytes, &mut reports) else { return (Vec::new(), reports.into_sorted()) };
    let source = Source::new(path, text);
    let mut reader = Reader { source: &source, reports: &mut reports };
    let schemas = match yaml::read(&source) {
        Ok(contract) => reader.contract(&contract),
        Err((spot, fault)) => {
            reader.report(spot, Fault::new(Code::OdcsYaml).cause(cause(fault)));
            Vec::new()
        }
    };
    let datasets = schemas.into_iter().filter_map(|(id, schema)| {
        let schema = schema.to_json();
        let name = format!("{path} -> datasets/{id}/schema.json");
        let dataset = crate::schema::read(&id, &Source::new(&name, &schema), known_lists, &mut reports)?;
        Some(ImportedDataset { dictionary: first_dictionary(&dataset, &schema), id, schema })
    });
    let datasets: Vec<ImportedDataset> = datasets.collect();
    let diagnostics = reports.into_sorted();
    let sound = diagnostics.iter().all(|one| one.severity != crate::Severity::Error);
    (if sound { datasets } else { Vec::new() }, diagnostics)
}

fn text<'t>(path: &str, bytes: &'t [u8], reports: &mut Reports) -> Option<&'t str> {
    let fault = if bytes.len() > FILE_BYTES_MAX {
        let mebibytes = 1024 * 1024;
        Fault::new(Code::FileTooLarge)
            .count("size", bytes.len() / mebibytes)
            .count("count", FILE_BYTES_MAX / mebibytes)
    } else {
        match std::str::from_utf8(bytes) {
            Ok(text) => return Some(text),
            Err(error) => {
                let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
                Fault::new(Code::NotUtf8).with("byte", format!("0x{byte:02X}"))
            }
        }
    };
    reports.report(&Source::new(path, ""), Spot::default(), fault);
    None
}

fn cause(fault: YamlFault) -> &'static str {
    match fault {
        YamlFault::Syntax => "diagnostic-odcs-yaml-cause",
        YamlFault::Alias => "diagnostic-odcs-yaml-alias",
        YamlFault::Tag => "diagnostic-odcs-yaml-tag",
        YamlFault::SecondDocument => "diagnostic-odcs-yaml-second",
        YamlFault::TooLarge => "diagnostic-odcs-yaml-large",
        YamlFault::Key => "diagnostic-odcs-yaml-key",
        YamlFault::KeyTwice => "diagnostic-odcs-yaml-twice",
        YamlFault::Empty => "diagnostic-odcs-yaml-empty",
    }
}

struct Reader<'r, 's> {
    source: &'r Source<'s>,
    reports: &'r mut Reports,
}

impl Reader<'_, '_> {
    fn report(&mut self, spot: Spot, fault: Fault) {
        self.reports.report(self.source, spot, fault);
    }

    fn contract(&mut self, contract: &Json<'_>) -> Vec<(String, Tree)> {
        let is_contract = |key, start: &str| {
            contract.get(key).and_then(Json::text).is_some_and(|text| text.starts_with(start))
        };
        if !is_contract("kind", "DataContract") || !is_contract("apiVersion", "v3.") {
            let found = contract.get("apiVersion").and_then(Json::text).unwrap_or_default();
            let spot = contract.get("apiVersion").or(contract.get("kind")).unwrap_or(contract).spot;
            self.report(first_line(spot), Fault::new(Code::OdcsNotAContract).with("found", found));
            return Vec::new();
        }
        let objects = contract.get("schema").and_then(Json::list).unwrap_or_default();
        if objects.is_empty() {
            let spot = contract.get("schema").unwrap_or(contract).spot;
            self.report(first_line(spot), Fault::new(Code::OdcsWithoutSchema));
        }
        let mut ids = HashSet::new();
        let mut schemas = Vec::new();
        for object in objects.iter().take(OBJECTS_MAX) {
            let Some(id) = self.id(object) else { continue };
            if !ids.insert(id.clone()) {
                self.report(first_line(object.spot), Fault::new(Code::OdcsName).with("name", &id));
                continue;
            }
            let schema = self.object(&id, object);
            schemas.push((id, schema));
        }
        schemas
    }

    /// The name of the folder: the physical name where it can be one, otherwise made of the name.
    fn id(&mut self, object: &Json<'_>) -> Option<String> {
        let text = |key| object.get(key).and_then(Json::text).unwrap_or_default();
        let made = [text("physicalName").to_owned(), folder_name(text("name"))];
        let id = made.into_iter().find(|name| is_name(name));
        if id.is_none() {
            let spot = object.get("name").unwrap_or(object).spot;
            self.report(first_line(spot), Fault::new(Code::OdcsName).with("name", text("name")));
        }
        id
    }

    fn object(&mut self, id: &str, object: &Json<'_>) -> Tree {
        let left = left_over(object);
        let mut checks = Checks::default();
        self.quality(object, &mut checks);
        let mut keys: Vec<(i64, String)> = Vec::new();
        let mut fields = Vec::new();
        let properties = object.get("properties").and_then(Json::list).unwrap_or_default();
        for (rank, property) in properties.iter().enumerate().take(PROPERTIES_MAX) {
            let Some(name) = property.get("name").and_then(Json::text).filter(|name| !name.trim().is_empty())
            else {
                self.report(first_line(property.spot), Fault::new(Code::FieldWithoutName));
                continue;
            };
            if flag(property, "primaryKey") {
                let position = property.get("primaryKeyPosition").and_then(number);
                keys.push((
                    position.filter(|at| *at > 0).unwrap_or(rank as i64 + 1_000_000),
                    name.to_owned(),
                ));
            }
            fields.push(self.field(name, property));
        }
        keys.sort();
        if !properties.is_empty() && properties.iter().all(|property| !says_sensitivity(property)) {
            let fault = Fault::new(Code::OdcsSensitivityAbsent).with("dataset", id);
            self.report(first_line(object.spot), fault);
        }
        let mut foreign = Vec::new();
        for link in object.get("relationships").and_then(Json::list).unwrap_or_default() {
            match foreign_key(id, object, link) {
                Some(key) => foreign.push(key),
                None => self.left_out(link, "relationships"),
            }
        }
        let mut pairs = Pairs::default();
        pairs.maybe("$schema", left.take("$schema"));
        pairs.put("name", Tree::text(id));
        pairs.maybe("title", text_of(object, &["businessName"]));
        pairs.maybe("description", text_of(object, &["description"]));
        pairs.put("fields", Tree::List(fields));
        pairs.some("primaryKey", Tree::texts(keys.into_iter().map(|(_, name)| name)));
        pairs.some("uniqueKeys", Tree::List(checks.unique_keys));
        pairs.some("foreignKeys", Tree::List(foreign));
        left.rest(&mut pairs, &["entente"]);
        pairs.some("entente", with_rules(left.take("entente"), checks.rules));
        pairs.done()
    }

    fn field(&mut self, name: &str, property: &Json<'_>) -> Tree {
        let left = left_over(property);
        let logical = property.get("logicalType").and_then(Json::text);
        let left_type = left.take("type");
        let given = match (&left_type, logical) {
            (Some(Tree::Text(known)), _) if logical_type(known) == logical => known.clone(),
            (_, Some(logical)) => self.value_type(property, logical, name),
            (_, None) => "any".to_owned(),
        };
        let mut checks = Checks::default();
        self.quality(property, &mut checks);
        let mut constraints = self.constraints(property, &given, &left, &checks);
        let format = property.get("logicalTypeOptions").and_then(|options| options.get("format"));
        let format = format.and_then(Json::text).and_then(|format| match given.as_str() {
            "date" | "datetime" | "time" => strptime_pattern(format),
            "string" => super::schema::TEXT_FORMATS.contains(&format).then(|| format.to_owned()),
            _ => None,
        });
        if matches!(property.get("properties").and_then(Json::list), Some(nested) if !nested.is_empty())
            || property.get("items").is_some()
        {
            self.left_out(property, "properties");
        }
        for link in property.get("relationships").and_then(Json::list).unwrap_or_default() {
            self.left_out(link, "relationships");
        }
        let mut pairs = Pairs::default();
        pairs.put("name", Tree::text(name));
        pairs.put("title", text_of(property, &["businessName"]).unwrap_or_else(|| Tree::text(name)));
        pairs.maybe("description", text_of(property, &["description"]));
        pairs.put("type", Tree::text(given));
        pairs.maybe("format", format.map(Tree::Text).or_else(|| left.take("format")));
        constraints.retain(|(_, value)| *value != Tree::Flag(false));
        pairs.some("constraints", Tree::Map(constraints));
        left.rest(&mut pairs, &["entente", "format", "constraints", "type"]);
        pairs.some("entente", self.sensitivity(name, property, left.take("entente")));
        pairs.done()
    }

    fn value_type(&mut self, property: &Json<'_>, logical: &str, name: &str) -> String {
        if let Some(found) = value_type(logical) {
            return found.to_owned();
        }
        let known =
            ["string", "date", "timestamp", "time", "number", "integer", "object", "array", "boolean"];
        let fault = Fault::new(Code::FieldTypeUnknown)
            .with("value", logical)
            .with("variable", name)
            .with("known", known.join(", "))
            .nearest(crate::nearest::nearest(logical, known));
        let spot = property.get("logicalType").unwrap_or(property).spot;
        self.report(spot, fault);
        "string".to_owned()
    }

    /// `entente` of a field: what the contract says of persons, where it was not ours.
    fn sensitivity(&mut self, name: &str, property: &Json<'_>, left: Option<Tree>) -> Tree {
        let mut ours = match left {
            Some(Tree::Map(members)) => members,
            _ => Vec::new(),
        };
        let Some(found) =
            property.get("classification").filter(|_| !ours.iter().any(|(key, _)| key == "kind"))
        else {
            return Tree::Map(ours);
        };
        let class = found.text().unwrap_or_default().trim().to_lowercase();
        let kind = match class.as_str() {
            class if CONFIDENTIAL.contains(&class) => Some("sensitive"),
            class if RESTRICTED.contains(&class) => Some("quasi"),
            class if PUBLIC.contains(&class) => return Tree::Map(ours),
            _ => None,
        };
        // What must not be seen by mistake is hidden until somebody says what it is.
        ours.push(("kind".to_owned(), Tree::text(kind.unwrap_or("sensitive"))));
        if kind.is_none() {
            let fault = Fault::new(Code::OdcsClassification).with("value", &class).with("variable", name);
            self.report(found.spot, fault);
        }
        Tree::Map(ours)
    }

    fn constraints(
        &mut self,
        property: &Json<'_>,
        value_type: &str,
        left: &Left,
        checks: &Checks,
    ) -> Vec<(String, Tree)> {
        let mut found = Vec::new();
        for key in ["required", "unique"] {
            found.extend(property.get(key).map(|value| (key.to_owned(), Tree::of(value))));
        }
        if checks.required {
            found.retain(|(key, _)| key != "required");
            found.push(("required".to_owned(), Tree::Flag(true)));
        }
        found.extend(checks.allowed.clone().map(|allowed| ("enum".to_owned(), allowed)));
        let options = property.get("logicalTypeOptions").map(Json::members).unwrap_or_default();
        for option in options {
            let key = match option.key.as_ref() {
                "minItems" => "minLength",
                "maxItems" => "maxLength",
                key if BOUNDS.contains(&key) && value_type != "string" => key,
                key @ ("minLength" | "maxLength" | "pattern") => key,
                "format" | "timezone" | "defaultTimezone" => continue,
                key => {
                    self.left_out(&option.value, key);
                    continue;
                }
            };
            found.push((key.to_owned(), Tree::of(&option.value)));
        }
        if let Some(Tree::Map(members)) = left.take("constraints") {
            for (key, value) in members {
                if !found.iter().any(|(known, _)| *known == key) {
                    found.push((key, value));
                }
            }
        }
        found
    }

    /// Checks of quality that our schema has a word for; the others are left out and said.
    fn quality(&mut self, element: &Json<'_>, checks: &mut Checks) {
        for check in element.get("quality").and_then(Json::list).unwrap_or_default() {
            if !checks.take(check) {
                let name = ["name", "metric", "description", "type"]
                    .iter()
                    .find_map(|key| check.get(key).and_then(Json::text))
                    .unwrap_or("quality");
                self.left_out(check, name);
            }
        }
    }

    fn left_out(&mut self, found: &Json<'_>, what: &str) {
        self.report(first_line(found.spot), Fault::new(Code::OdcsLeftOut).with("what", what));
    }
}

/// What checks of quality say that a schema says too.
#[derive(Default)]
struct Checks {
    allowed: Option<Tree>,
    required: bool,
    unique_keys: Vec<Tree>,
    rules: Vec<Tree>,
}

impl Checks {
    fn take(&mut self, check: &Json<'_>) -> bool {
        let text = |key| check.get(key).and_then(Json::text);
        if text("engine") == Some("entente")
            && let Some(rule) = check.get("implementation")
        {
            self.rules.push(Tree::of(rule));
            return true;
        }
        // A check without a value to compare with, or that allows some faults, says something else.
        let is_strict = check.get("mustBe").and_then(number) == Some(0);
        let argument = |name| check.get("arguments").and_then(|arguments| arguments.get(name));
        match text("metric").or(text("rule")).filter(|_| is_strict) {
            Some("invalidValues") if argument("validValues").is_some() => {
                self.allowed = argument("validValues").map(Tree::of);
                true
            }
            Some("nullValues") => {
                self.required = true;
                true
            }
            Some("duplicateValues") if argument("properties").is_some() => {
                self.unique_keys.extend(argument("properties").map(Tree::of));
                true
            }
            _ => false,
        }
    }
}

/// What a contract of ours keeps for the way back.
struct Left(Vec<(String, Tree)>);

impl Left {
    fn take(&self, key: &str) -> Option<Tree> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone())
    }
    /// The others, save those that the pairs already have.
    fn rest(&self, pairs: &mut Pairs, but: &[&str]) {
        for (key, value) in &self.0 {
            if !but.contains(&key.as_str()) && !pairs.has(key) {
                pairs.put(key, value.clone());
            }
        }
    }
}

fn left_over(element: &Json<'_>) -> Left {
    let customs = element.get("customProperties").and_then(Json::list).unwrap_or_default();
    let ours = customs.iter().find(|one| one.get("property").and_then(Json::text) == Some(LEFT));
    match ours.and_then(|one| one.get("value")).map(Tree::of) {
        Some(Tree::Map(members)) => Left(members),
        _ => Left(Vec::new()),
    }
}

fn with_rules(left: Option<Tree>, rules: Vec<Tree>) -> Tree {
    let mut ours = match left {
        Some(Tree::Map(members)) => members,
        _ => Vec::new(),
    };
    if !rules.is_empty() {
        ours.push(("rules".to_owned(), Tree::List(rules)));
    }
    Tree::Map(ours)
}

fn says_sensitivity(property: &Json<'_>) -> bool {
    property.get("classification").is_some() || left_over(property).take("entente").is_some()
}

/// A foreign key of one object to another, from names `table.variable`.
fn foreign_key(id: &str, object: &Json<'_>, link: &Json<'_>) -> Option<Tree> {
    let table = object.get("name").and_then(Json::text).unwrap_or(id);
    let (from_table, from) = side(link.get("from")?)?;
    let (to_table, to) = side(link.get("to")?)?;
    if from_table != table {
        return None;
    }
    let customs = link.get("customProperties").and_then(Json::list).unwrap_or_default();
    let named = customs.iter().find(|one| one.get("property").and_then(Json::text) == Some("resource"));
    let resource = match named.and_then(|one| one.get("value")).and_then(Json::text) {
        Some(resource) => resource.to_owned(),
        None if to_table == table => String::new(),
        None => folder_name(&to_table),
    };
    let reference = Tree::Map(vec![("resource".to_owned(), Tree::Text(resource)), ("fields".to_owned(), to)]);
    Some(Tree::Map(vec![("fields".to_owned(), from), ("reference".to_owned(), reference)]))
}

/// The table and its variables.
fn side(found: &Json<'_>) -> Option<(String, Tree)> {
    let split = |text: &str| text.split_once('.').map(|(table, name)| (table.to_owned(), name.to_owned()));
    if let Some(text) = found.text() {
        return split(text).map(|(table, name)| (table, Tree::Text(name)));
    }
    let pairs = found.list()?.iter().map(|one| one.text().and_then(split)).collect::<Option<Vec<_>>>()?;
    let table = pairs.first()?.0.clone();
    let same = pairs.iter().all(|(other, _)| *other == table);
    same.then(|| (table, Tree::texts(pairs.into_iter().map(|(_, name)| name))))
}

fn text_of(element: &Json<'_>, keys: &[&str]) -> Option<Tree> {
    keys.iter().find_map(|key| element.get(key).and_then(Json::text)).map(Tree::text)
}

fn flag(element: &Json<'_>, key: &str) -> bool {
    matches!(element.get(key), Some(Json { value: JsonValue::Flag(true), .. }))
}

fn number(found: &Json<'_>) -> Option<i64> {
    match found.value {
        JsonValue::Number(text) => text.parse().ok(),
        _ => None,
    }
}

/// A name of a folder made of any name: `Table des élèves` gives `table-des-eleves`.
fn folder_name(name: &str) -> String {
    let mut made = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        let plain = match letter {
            'à' | 'â' | 'ä' => 'a',
            'ç' => 'c',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            letter if letter.is_ascii_alphanumeric() => letter,
            _ => '-',
        };
        if plain != '-' || !made.ends_with('-') && !made.is_empty() {
            made.push(plain);
        }
    }
    made.trim_end_matches('-').to_owned()
}

/// A long element is shown by its first line.
fn first_line(spot: Spot) -> Spot {
    Spot { start: spot.start, end: spot.start.saturating_add(1).min(spot.end.max(spot.start)) }
}
