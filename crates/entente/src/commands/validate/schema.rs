//! Reads the schema given on the command line: ours, or anyone's Table Schema.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use entente_agreement::{Severity, read_schema, render};
use entente_model::{Dataset, Message};
use entente_text::Lang;
use serde_json::Value;

use super::CannotValidate;
use crate::cli::Validate;

/// Reads it; its warnings are said on the standard error.
pub fn read(args: &Validate, lang: Lang) -> Result<Dataset, CannotValidate> {
    let stem = args.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    read_file(&args.schema, &stem, lang)
}

/// The same of a file; the dataset has the schema's name, or else the other one.
pub fn read_file(schema: &Path, stem: &str, lang: Lang) -> Result<Dataset, CannotValidate> {
    let path = schema.display().to_string();
    let failed = |reason: &dyn std::fmt::Display| {
        let message = Message::new("validate-schema-unreadable").with("file", &path).with("reason", reason);
        CannotValidate::new("schema", message)
    };
    let bytes = fs::read(schema).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            CannotValidate::new("schema", Message::new("validate-schema-absent").with("file", &path))
        }
        _ => failed(&error),
    })?;
    let text = String::from_utf8(bytes).map_err(|error| failed(&error))?;
    // What is no JSON has its own diagnostic.
    let json: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default();
    let id = json["name"].as_str().filter(|name| !name.trim().is_empty()).unwrap_or(stem);
    let mut lists = HashSet::new();
    lists_of(&json, &mut lists);
    let (dataset, diagnostics) = read_schema(&path, &text, id, &lists);
    let broken = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    match dataset {
        Some(dataset) if !broken => {
            if !diagnostics.is_empty() {
                eprintln!("{}", render(&diagnostics, lang));
            }
            Ok(dataset)
        }
        _ => {
            let message = Message::new("validate-schema-broken").with("file", &path);
            Err(CannotValidate { code: "schema", message, diagnostics })
        }
    }
}

/// Every list that the schema names is one: whether it was given is said in the report, not here.
fn lists_of<'j>(json: &'j Value, lists: &mut HashSet<&'j str>) {
    match json {
        Value::Object(members) => {
            for (key, value) in members {
                lists.extend(value.as_str().filter(|_| key == "codeList"));
                lists_of(value, lists);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| lists_of(item, lists)),
        _ => {}
    }
}
