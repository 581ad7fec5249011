//! A table as it is written, as JSON: what the model reads its clauses from.
//!
//! The other way round, from a clause of the model to the keys of the language, is `show`.

use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

use crate::definitions::{Key, KeyType};
use crate::table::integer;

/// The keys that the definitions know; the table was checked against them.
pub(crate) fn object(table: &DeTable<'_>, keys: &'static [Key]) -> Value {
    let mut object = Map::new();
    for (name, value) in table {
        if let Some(key) = keys.iter().find(|key| key.name == name.get_ref()) {
            object.insert(key.name.to_owned(), one(value.get_ref(), key.value));
        }
    }
    Value::Object(object)
}

fn one(value: &DeValue<'_>, of: KeyType) -> Value {
    match (of, value) {
        (KeyType::Table(keys) | KeyType::Rows(keys), DeValue::Table(table)) => object(table, keys),
        (KeyType::Days, DeValue::Array(items)) => {
            items.iter().map(|item| one(item.get_ref(), KeyType::Text)).collect()
        }
        // One day or several, a list all the same.
        (KeyType::Days, DeValue::String(text)) => Value::from(vec![text.as_ref()]),
        (_, DeValue::Array(items)) => items.iter().map(|item| one(item.get_ref(), of)).collect(),
        (_, DeValue::String(text)) => Value::from(text.as_ref()),
        (_, DeValue::Boolean(flag)) => Value::from(*flag),
        (_, DeValue::Integer(found)) => integer(found).map_or(Value::Null, Value::from),
        (_, DeValue::Datetime(found)) => Value::from(found.to_string()),
        _ => Value::Null,
    }
}
