//! JSON Schema of the front matter and of each block, for editors: completion, meaning under the cursor, faults as one types.
//!
//! It says what a key may hold. What only the whole folder tells (a name that leads nowhere, a contradiction) is `check`.

use entente_text::Lang;
use serde_json::{Map, Value, json};

use crate::definitions::vocabulary::VOCABULARIES;
use crate::definitions::{BLOCKS, Block, FRONT_MATTER, Key, KeyType, Need, Vocabulary};
use crate::reference::meaning_id;
use crate::words::words;
use crate::{table, written};

const NAME: &str = "^[a-z0-9][a-z0-9-]{0,63}$";
const DURATION: &str = "^P(?=[0-9])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$";
const DELAY: &str = "^(at-once|P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T[0-9]+H)?)$";
const UAI: &str = "^[0-9]{7}[A-Za-z]$";
const DAY: &str = "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
const TERRITORY: &str = "^(national|commune:[0-9A-Z]{5}|departement:[0-9A-Z]{3}|(academie|region):[0-9]{2})$";
const SHARE: &str = "^[0-9]{1,3}([.,][0-9]{1,2})?[ \u{a0}\u{202f}]?%$";

/// The schema, its meanings in that language: `$defs/front-matter`, then `$defs/<block>` for each kind of clause.
pub fn json_schema(lang: Lang) -> Value {
    let mut definitions = Map::new();
    for block in [&FRONT_MATTER].into_iter().chain(BLOCKS.iter().copied()) {
        definitions.insert(block.name.to_owned(), of_block(block, lang));
    }
    for vocabulary in VOCABULARIES {
        definitions.insert(format!("values-{}", vocabulary.name), of_values(vocabulary, lang));
    }
    let blocks = BLOCKS.iter().map(|block| json!({ "$ref": format!("#/$defs/{}", block.name) }));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": word(lang, "reference-title"),
        "description": word(lang, "reference-introduction"),
        "anyOf": blocks.chain([json!({ "$ref": "#/$defs/front-matter" })]).collect::<Vec<_>>(),
        "$defs": definitions,
    })
}

fn word(lang: Lang, id: &str) -> String {
    words().word(lang, id)
}

fn of_block(block: &Block, lang: Lang) -> Value {
    let mut schema = of_keys(block.keys, block.name, "", lang);
    schema["title"] = word(lang, &format!("block-{}", block.name)).into();
    schema["description"] = word(lang, &format!("block-{}-about", block.name)).into();
    if !block.examples.is_empty() {
        schema["examples"] = block.examples.iter().filter_map(|text| example(text, block.keys)).collect();
    }
    schema
}

fn of_keys(keys: &'static [Key], block: &str, above: &str, lang: Lang) -> Value {
    let mut properties = Map::new();
    for key in keys {
        let path = if above.is_empty() { key.name.to_owned() } else { format!("{above}.{}", key.name) };
        let mut schema = of_value(key.value, block, &path, lang);
        schema["description"] = word(lang, &meaning_id(block, &path)).into();
        let text = format!("{} = {}", key.name, key.example);
        if let Some(Value::Object(mut example)) = example(&text, keys) {
            schema["examples"] = json!([example.remove(key.name)]);
        }
        properties.insert(key.name.to_owned(), schema);
    }
    let required = keys.iter().filter(|key| matches!(key.need, Need::Required(_)));
    json!({
        "type": "object",
        "properties": properties,
        "required": required.map(|key| key.name).collect::<Vec<_>>(),
        "additionalProperties": false,
    })
}

/// A piece of the language as JSON.
fn example(text: &str, keys: &'static [Key]) -> Option<Value> {
    Some(written::object(&table::parse(text)?, keys))
}

fn of_value(value: KeyType, block: &str, path: &str, lang: Lang) -> Value {
    let pattern = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    let text = || json!({ "type": "string", "minLength": 1 });
    let list = |items: Value| json!({ "type": "array", "items": items, "minItems": 1 });
    let choice = |of: &Vocabulary| json!({ "$ref": format!("#/$defs/values-{}", of.name) });
    match value {
        KeyType::Text | KeyType::Variable | KeyType::Article => text(),
        KeyType::Texts | KeyType::Variables | KeyType::Articles => list(text()),
        KeyType::Name => pattern(NAME),
        KeyType::Names => list(pattern(NAME)),
        // A day without quotes: editors of TOML give it to the schema as a text.
        KeyType::Date => json!({ "type": "string", "format": "date" }),
        KeyType::Duration => pattern(DURATION),
        KeyType::Delay => pattern(DELAY),
        KeyType::Number(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        KeyType::Choice(of) => choice(of),
        KeyType::Choices(of) => list(choice(of)),
        KeyType::Flag => json!({ "type": "boolean" }),
        KeyType::Territory => pattern(TERRITORY),
        KeyType::Siren => pattern("^[0-9]{9}$"),
        KeyType::Uai => pattern(UAI),
        KeyType::Uais => list(pattern(UAI)),
        KeyType::Mailbox => json!({ "type": "string", "format": "email" }),
        KeyType::Folder => pattern("^datasets/[a-z0-9][a-z0-9-]{0,63}$"),
        KeyType::Day => pattern(DAY),
        KeyType::SchoolYear => pattern("^[0-9]{4}-[0-9]{4}$"),
        KeyType::Days => json!({ "anyOf": [pattern(DAY), list(pattern(DAY))] }),
        KeyType::Share => pattern(SHARE),
        KeyType::FileName => pattern("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"),
        KeyType::Table(keys) => of_keys(keys, block, path, lang),
        KeyType::Rows(keys) => json!({ "type": "array", "items": of_keys(keys, block, path, lang) }),
    }
}

fn of_values(vocabulary: &Vocabulary, lang: Lang) -> Value {
    let values = vocabulary
        .values
        .iter()
        .map(|value| json!({ "const": value, "description": word(lang, &vocabulary.word_id(value)) }));
    json!({
        "description": word(lang, &format!("values-{}", vocabulary.name)),
        "oneOf": values.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_of_the_project_is_the_derived_one() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/convention.schema.json");
        let written = std::fs::read_to_string(path).unwrap_or_default();
        let schema = json_schema(Lang::Fr);
        if serde_json::from_str::<Value>(&written).ok().as_ref() != Some(&schema) {
            let expected = std::env::temp_dir().join("convention.schema.json");
            std::fs::write(&expected, format!("{schema:#}\n")).unwrap();
            panic!(
                "docs/reference/convention.schema.json is not what the definitions say; the expected one is in {}",
                expected.display()
            );
        }
    }

    #[test]
    fn every_reference_leads_somewhere_and_every_key_has_its_meaning() {
        fn walk(value: &Value, root: &Value) {
            match value {
                Value::Object(object) => {
                    if let Some(Value::String(target)) = object.get("$ref") {
                        let pointer = target.trim_start_matches('#');
                        assert!(root.pointer(pointer).is_some(), "{target}");
                    }
                    if let Some(Value::String(text)) = object.get("description") {
                        assert!(!text.starts_with("key-") && !text.starts_with("value"), "{text}");
                    }
                    object.values().for_each(|value| walk(value, root));
                }
                Value::Array(items) => items.iter().for_each(|value| walk(value, root)),
                _ => {}
            }
        }
        for lang in [Lang::Fr, Lang::En] {
            let schema = json_schema(lang);
            walk(&schema, &schema);
            let duty = &schema["$defs"]["duty"];
            assert_eq!(duty["required"], json!(["id", "who", "act", "what"]));
            assert_eq!(duty["properties"]["within"]["examples"], json!(["P8D"]));
            assert_eq!(duty["examples"][0]["id"], "alerte-incident");
        }
    }
}
