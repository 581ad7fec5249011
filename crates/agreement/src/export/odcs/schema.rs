//! A dataset's Table Schema as the `schema` of an ODCS contract, and the table of what corresponds to what.
//!
//! What ODCS has no word for stays under the custom property `tableSchema`, as it was written, so that the way back
//! (`read`) loses nothing. What it has a word for is only there: whoever edits the contract edits one place.

use crate::export::tree::Tree;
use crate::json::{Json, JsonValue};

/// The custom property that holds what ODCS has no word for.
pub(super) const LEFT: &str = "tableSchema";
/// Keys of `logicalTypeOptions` that a constraint of Table Schema gives, by logical type.
const TEXT_OPTIONS: &[&str] = &["minLength", "maxLength", "pattern"];
pub(super) const BOUNDS: &[&str] = &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
/// Formats of a text that both standards know by the same name.
pub(super) const TEXT_FORMATS: &[&str] = &["email", "uuid", "uri", "binary"];
/// Parts of a pattern of `strptime` and those of Java.
const DAY_PARTS: &[(&str, &str)] =
    &[("%d", "dd"), ("%m", "MM"), ("%Y", "yyyy"), ("%y", "yy"), ("%H", "HH"), ("%M", "mm"), ("%S", "ss")];

/// The logical type of a type of Table Schema; none where nothing is asked of the values.
pub(super) fn logical_type(value_type: &str) -> Option<&'static str> {
    Some(match value_type {
        "integer" | "year" => "integer",
        "number" => "number",
        "boolean" => "boolean",
        "date" => "date",
        "datetime" => "timestamp",
        "time" => "time",
        "object" | "geojson" => "object",
        "array" | "list" => "array",
        "any" => return None,
        _ => "string",
    })
}

/// The type of Table Schema of a logical type.
pub(super) fn value_type(logical_type: &str) -> Option<&'static str> {
    Some(match logical_type {
        "string" => "string",
        "integer" => "integer",
        "number" => "number",
        "boolean" => "boolean",
        "date" => "date",
        "timestamp" => "datetime",
        "time" => "time",
        "object" => "object",
        "array" => "array",
        _ => return None,
    })
}

/// A pattern of `strptime` as Java writes it, where each part has its like.
pub(super) fn java_pattern(format: &str) -> Option<String> {
    let java = DAY_PARTS.iter().fold(format.to_owned(), |text, (part, java)| text.replace(part, java));
    (strptime_pattern(&java).as_deref() == Some(format)).then_some(java)
}

/// A pattern of Java as `strptime` reads it.
pub(super) fn strptime_pattern(java: &str) -> Option<String> {
    let mut pattern = String::new();
    let mut rest = java;
    while let Some(first) = rest.chars().next() {
        let (found, after) = match DAY_PARTS.iter().find(|(_, java)| rest.starts_with(java)) {
            Some((part, java)) => (*part, &rest[java.len()..]),
            None if first.is_ascii_alphabetic() || first == '%' => return None,
            None => rest.split_at(first.len_utf8()),
        };
        pattern.push_str(found);
        rest = after;
    }
    Some(pattern)
}

/// A name that references may be made of: `f_carac_elev`.
pub(super) fn reference_name(name: &str) -> String {
    name.replace('-', "_")
}

fn is_reference(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// Pairs of a map, with those that have a value.
#[derive(Default)]
pub(super) struct Pairs(Vec<(String, Tree)>);

impl Pairs {
    pub(super) fn put(&mut self, key: &str, value: Tree) {
        self.0.push((key.to_owned(), value));
    }
    pub(super) fn maybe(&mut self, key: &str, value: Option<Tree>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(known, _)| known == key)
    }
    /// Where the list or the map has something in it.
    pub(super) fn some(&mut self, key: &str, value: Tree) {
        if !matches!(&value, Tree::List(items) if items.is_empty())
            && !matches!(&value, Tree::Map(members) if members.is_empty())
        {
            self.put(key, value);
        }
    }
    pub(super) fn done(self) -> Tree {
        Tree::Map(self.0)
    }
}

/// A custom property.
pub(super) fn custom(property: &str, value: Tree) -> Tree {
    let mut pairs = Pairs::default();
    pairs.put("property", Tree::text(property));
    pairs.put("value", value);
    pairs.done()
}

/// The dataset as an object of the contract's `schema`; `schema` is its `schema.json`.
pub(super) fn schema_object(id: &str, schema: &Json<'_>) -> Tree {
    let mut left = Pairs::default();
    let mut quality = Vec::new();
    let mut relationships = Vec::new();
    for member in schema.members() {
        match member.key.as_ref() {
            "name" | "title" | "description" | "fields" | "primaryKey" => {}
            "uniqueKeys" => quality.extend(member.value.list().unwrap_or_default().iter().map(unique)),
            "foreignKeys" => {
                let keys = member.value.list().unwrap_or_default();
                match keys.iter().map(|key| relationship(id, key)).collect::<Option<Vec<_>>>() {
                    Some(all) => relationships = all,
                    None => left.put("foreignKeys", Tree::of(&member.value)),
                }
            }
            "entente" => left.some("entente", without_rules(&member.value, &mut quality)),
            key => left.put(key, Tree::of(&member.value)),
        }
    }
    let keys = names(schema.get("primaryKey"));
    let fields = schema.get("fields").and_then(Json::list).unwrap_or_default();
    let mut pairs = Pairs::default();
    pairs.put("name", Tree::text(reference_name(id)));
    pairs.put("physicalName", Tree::text(id));
    pairs.put("physicalType", Tree::text("file"));
    pairs.maybe("businessName", schema.get("title").map(Tree::of));
    pairs.maybe("description", schema.get("description").map(Tree::of));
    pairs.put("logicalType", Tree::text("object"));
    pairs.put("properties", Tree::List(fields.iter().map(|field| property(field, &keys)).collect()));
    pairs.some("relationships", Tree::List(relationships));
    pairs.some("quality", Tree::List(quality));
    pairs.some("customProperties", left_over(left));
    pairs.done()
}

fn left_over(left: Pairs) -> Tree {
    let left = left.done();
    let empty = matches!(&left, Tree::Map(members) if members.is_empty());
    Tree::List(if empty { Vec::new() } else { vec![custom(LEFT, left)] })
}

/// One name or several.
fn names(found: Option<&Json<'_>>) -> Vec<String> {
    let Some(found) = found else { return Vec::new() };
    let items = found.list().unwrap_or(std::slice::from_ref(found));
    items.iter().filter_map(Json::text).map(str::to_owned).collect()
}

fn library(metric: &str, arguments: Option<(&str, Tree)>) -> Tree {
    let mut pairs = Pairs::default();
    pairs.put("type", Tree::text("library"));
    pairs.put("metric", Tree::text(metric));
    let argument = arguments.map(|(name, value)| Tree::Map(vec![(name.to_owned(), value)]));
    pairs.maybe("arguments", argument);
    pairs.put("mustBe", Tree::number(0));
    pairs.done()
}

fn unique(key: &Json<'_>) -> Tree {
    library("duplicateValues", Some(("properties", Tree::texts(names(Some(key))))))
}

/// A foreign key, where its names are those that references may be made of.
fn relationship(id: &str, key: &Json<'_>) -> Option<Tree> {
    let reference = key.get("reference")?;
    let resource = reference.get("resource").and_then(Json::text)?;
    let of = |table: &str, found: Option<&Json<'_>>| -> Option<Vec<String>> {
        let names = names(found);
        let table = reference_name(table);
        let sound = !names.is_empty() && is_reference(&table) && names.iter().all(|name| is_reference(name));
        sound.then(|| names.iter().map(|name| format!("{table}.{name}")).collect())
    };
    let from = of(id, key.get("fields"))?;
    let to = of(if resource.is_empty() { id } else { resource }, reference.get("fields"))?;
    let known = |object: &Json<'_>, keys: &[&str]| {
        object.members().iter().all(|member| keys.contains(&member.key.as_ref()))
    };
    let is_whole = known(key, &["fields", "reference"]) && known(reference, &["resource", "fields"]);
    let as_list = |object: &Json<'_>| object.get("fields").is_some_and(|fields| fields.list().is_some());
    // A key of one variable written as a list stays a list.
    if !is_whole || from.len() != to.len() || as_list(key) != as_list(reference) {
        return None;
    }
    let side = |names: Vec<String>| match names.as_slice() {
        [one] if !as_list(key) => Tree::text(one),
        _ => Tree::texts(names),
    };
    let mut pairs = Pairs::default();
    pairs.put("type", Tree::text("foreignKey"));
    pairs.put("from", side(from));
    pairs.put("to", side(to));
    pairs.put("customProperties", Tree::List(vec![custom("resource", Tree::text(resource))]));
    Some(pairs.done())
}

/// `entente` less its rules, which are checks of quality.
fn without_rules(ours: &Json<'_>, quality: &mut Vec<Tree>) -> Tree {
    let mut left = Vec::new();
    for member in ours.members() {
        match (member.key.as_ref(), member.value.list()) {
            ("rules", Some(rules)) => quality.extend(rules.iter().map(rule)),
            (key, _) => left.push((key.to_owned(), Tree::of(&member.value))),
        }
    }
    Tree::Map(left)
}

fn rule(rule: &Json<'_>) -> Tree {
    let mut pairs = Pairs::default();
    pairs.maybe("name", rule.get("name").map(Tree::of));
    pairs.maybe("description", rule.get("title").map(Tree::of));
    pairs.put("type", Tree::text("custom"));
    pairs.put("engine", Tree::text("entente"));
    pairs.put("implementation", Tree::of(rule));
    pairs.done()
}

fn property(field: &Json<'_>, keys: &[String]) -> Tree {
    let name = field.get("name").and_then(Json::text).unwrap_or_default();
    let given = field.get("type").and_then(Json::text).unwrap_or("string");
    let logical = logical_type(given);
    let mut left = Pairs::default();
    let mut options = Pairs::default();
    let mut parts = Constrained::default();
    for member in field.members() {
        match member.key.as_ref() {
            "name" | "title" | "description" => {}
            "type" if logical.and_then(value_type) == Some(given) => {}
            "format" => match member.value.text().and_then(|format| shared_format(given, format)) {
                Some(format) => options.put("format", Tree::Text(format)),
                None => left.put("format", Tree::of(&member.value)),
            },
            "constraints" => parts = constrained(&member.value, given, &mut options),
            key => left.put(key, Tree::of(&member.value)),
        }
    }
    left.some("constraints", Tree::Map(parts.left));
    let mut pairs = Pairs::default();
    pairs.put("name", Tree::text(name));
    pairs.maybe("businessName", field.get("title").map(Tree::of));
    pairs.maybe("description", field.get("description").map(Tree::of));
    pairs.maybe("logicalType", logical.map(Tree::text));
    pairs.some("logicalTypeOptions", options.done());
    pairs.maybe("required", parts.required);
    pairs.maybe("unique", parts.unique);
    if let Some(rank) = keys.iter().position(|key| key == name) {
        pairs.put("primaryKey", Tree::Flag(true));
        pairs.put("primaryKeyPosition", Tree::number(rank + 1));
    }
    pairs.maybe("classification", classification(field).map(Tree::text));
    pairs.some("quality", Tree::List(parts.quality));
    pairs.some("customProperties", left_over(left));
    pairs.done()
}

/// A format that ODCS writes too.
fn shared_format(value_type: &str, format: &str) -> Option<String> {
    match value_type {
        "string" if TEXT_FORMATS.contains(&format) => Some(format.to_owned()),
        "date" | "datetime" | "time" => java_pattern(format),
        _ => None,
    }
}

/// What the constraints of a field become.
#[derive(Default)]
struct Constrained {
    required: Option<Tree>,
    unique: Option<Tree>,
    quality: Vec<Tree>,
    left: Vec<(String, Tree)>,
}

fn constrained(found: &Json<'_>, value_type: &str, options: &mut Pairs) -> Constrained {
    let mut parts = Constrained::default();
    for member in found.members() {
        let value = Tree::of(&member.value);
        let key = member.key.as_ref();
        let is_text = matches!(member.value.value, JsonValue::Text(_));
        let is_number = matches!(member.value.value, JsonValue::Number(_));
        let bound = BOUNDS.contains(&key)
            && match value_type {
                "integer" | "number" | "year" => is_number,
                "date" | "datetime" | "time" => is_text,
                _ => false,
            };
        match key {
            "required" => parts.required = Some(value),
            "unique" => parts.unique = Some(value),
            "enum" => parts.quality.push(library("invalidValues", Some(("validValues", value)))),
            "minLength" | "maxLength" if matches!(value_type, "array" | "list") => {
                options.put(if key == "minLength" { "minItems" } else { "maxItems" }, value);
            }
            _ if bound || value_type == "string" && TEXT_OPTIONS.contains(&key) => options.put(key, value),
            _ => parts.left.push((key.to_owned(), value)),
        }
    }
    parts
}

/// How ODCS readers class a variable, from what it says of persons.
fn classification(field: &Json<'_>) -> Option<&'static str> {
    match field.get("entente").and_then(|ours| ours.get("kind")).and_then(Json::text)? {
        "ine" | "nominative" | "address" | "sensitive" => Some("confidential"),
        "quasi" | "pseudonym" => Some("restricted"),
        _ => None,
    }
}
