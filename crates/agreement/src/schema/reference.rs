//! The reference page of `schema.json`, derived from the keys and names that the reader knows.

use std::fmt::Write as _;

use entente_text::Lang;

use super::{custom_checks, expression, field};
use crate::words::words;

/// The keys of each object, with a value as it would be written; what they mean is in the resource files.
const KEYS: &[(&str, &[(&str, &str)])] = &[
    (
        "schema",
        &[
            ("name", r#""f-carac-elev""#),
            ("title", r#""Élèves""#),
            ("description", r#""Un élève par ligne""#),
            ("fields", "[ … ]"),
            ("fieldsMatch", r#""exact""#),
            ("missingValues", r#"["", "ND"]"#),
            ("primaryKey", r#"["uai", "mef"]"#),
            ("uniqueKeys", r#"[["uai", "mef"]]"#),
            (
                "foreignKeys",
                r#"[{ "fields": "uai", "reference": { "resource": "institutions", "fields": "uai" } }]"#,
            ),
            ("custom_checks", r#"[{ "name": "sum-columns-value", "params": { … } }]"#),
            ("entente", "{ … }"),
        ],
    ),
    (
        "field",
        &[
            ("name", r#""uai""#),
            ("title", r#""Établissement""#),
            ("description", r#""Numéro UAI""#),
            ("type", r#""integer""#),
            ("format", r#""%d/%m/%Y""#),
            ("missingValues", r#"["NR"]"#),
            ("decimalChar", r#"",""#),
            ("groupChar", r#"" ""#),
            ("bareNumber", "false"),
            ("trueValues", r#"["O"]"#),
            ("falseValues", r#"["N"]"#),
            ("categories", r#"["1", "2"]"#),
            ("delimiter", r#""|""#),
            ("itemType", r#""integer""#),
            ("constraints", "{ … }"),
            ("custom_checks", r#"[{ "name": "siren" }]"#),
            ("entente", "{ … }"),
        ],
    ),
    (
        "constraints",
        &[
            ("required", "true"),
            ("unique", "true"),
            ("minLength", "2"),
            ("maxLength", "8"),
            ("minimum", "1990"),
            ("maximum", "2026"),
            ("exclusiveMinimum", "0"),
            ("exclusiveMaximum", "100"),
            ("pattern", r#""[0-9]{7}[A-Z]""#),
            ("enum", r#"["1", "2"]"#),
            ("jsonSchema", "{ … }"),
        ],
    ),
    (
        "entente",
        &[
            ("individual", "true"),
            ("institutionVariable", r#""uai""#),
            ("sourceSystem", r#""SCOLARITÉ""#),
            ("field", r#""statistiques""#),
            ("needs", r#"["D6"]"#),
            ("texts", r#"["Convention cadre de 2015, annexe technique, 2.2"]"#),
            ("record", r#""ELEVE""#),
            ("excluded", r#"[{ "name": "nom", "kind": "nominative" }]"#),
            ("rules", r#"[{ "rule": "effectif = filles + garcons" }]"#),
            ("changes", r#"[{ "measure": "rows", "max": "20 %" }]"#),
        ],
    ),
    (
        "entente-field",
        &[
            ("kind", r#""quasi""#),
            ("codeList", r#""mef""#),
            ("check", r#"["uai-directory"]"#),
            ("position", r#"{ "start": 1, "width": 8 }"#),
            ("source", r#""SIECLE""#),
        ],
    ),
    (
        "rules",
        &[
            ("name", r#""total""#),
            ("title", r#""Le total est la somme""#),
            ("rule", r#""effectif = filles + garcons""#),
            ("message", r#"{ "fr": "…", "en": "…" }"#),
            ("severity", r#""warning""#),
        ],
    ),
    (
        "changes",
        &[
            ("title", r#""Effectif par établissement""#),
            ("measure", r#"{ "sum": "effectif" }"#),
            ("by", r#""uai""#),
            ("max", r#""20 %""#),
            ("minimum", "30"),
            ("severity", r#""warning""#),
        ],
    ),
];

/// The page in Markdown.
pub fn schema_reference_markdown(lang: Lang) -> String {
    let word = |id: &str| words().word(lang, &format!("schema-{id}"));
    let mut page = format!("# {}\n\n{}\n", word("title"), word("introduction"));
    let mut write = |text: String| page.push_str(&text);
    for (block, keys) in KEYS {
        write(format!("\n## {}\n\n", word(block)));
        write(format!("| {} | {} | {} |\n|---|---|---|\n", word("key"), word("meaning"), word("example")));
        for (key, example) in *keys {
            let meaning = word(&format!("key-{block}-{}", kebab(key)));
            write(format!("| `{key}` | {meaning} | `{}` |\n", example.replace('|', "\\|")));
        }
    }
    write(format!("\n## {}\n\n| {} | {} |\n|---|---|\n", word("checks"), word("check"), word("meaning")));
    for check in field::check_names() {
        write(format!("| `{check}` | {} |\n", word(&format!("check-{check}"))));
    }
    write(format!("\n## {}\n\n", word("custom")));
    write(listed(custom_checks::names()));
    write(format!("\n## {}\n\n{}\n\n", word("functions"), word("functions-about")));
    write(listed(expression::function_names()));
    page
}

fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut list = String::new();
    for (rank, name) in names.enumerate() {
        let comma = if rank == 0 { "" } else { ", " };
        write!(list, "{comma}`{name}`").expect("writing to a string cannot fail");
    }
    list + ".\n"
}

/// `field-match` for `fieldMatch`.
fn kebab(key: &str) -> String {
    let mut name = String::with_capacity(key.len() + 4);
    for character in key.chars() {
        match character {
            '_' => name.push('-'),
            _ if character.is_ascii_uppercase() => {
                name.push('-');
                name.push(character.to_ascii_lowercase());
            }
            _ => name.push(character),
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_says_what_it_means() {
        for lang in [Lang::Fr, Lang::En] {
            let page = schema_reference_markdown(lang);
            let unsaid = page.lines().find(|line| line.contains("| schema-") || line.starts_with("schema-"));
            assert_eq!(unsaid, None, "in {lang}");
        }
    }

    #[test]
    fn our_keys_are_those_that_the_reader_takes() {
        let keys = |block: &str| {
            let found = KEYS.iter().find(|(known, _)| *known == block).unwrap();
            let mut keys: Vec<&str> = found.1.iter().map(|(key, _)| *key).collect();
            keys.sort_unstable();
            keys
        };
        let sorted = |known: &[&'static str]| {
            let mut known = known.to_vec();
            known.sort_unstable();
            known
        };
        assert_eq!(keys("entente"), sorted(super::super::OUR_KEYS));
        assert_eq!(keys("entente-field"), sorted(field::OUR_FIELD_KEYS));
        assert_eq!(keys("rules"), sorted(super::super::rules::RULE_KEYS));
        assert_eq!(keys("changes"), sorted(super::super::rules::CHANGE_KEYS));
    }

    #[test]
    fn the_page_of_the_project_is_the_derived_one() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/schema.md");
        let written = std::fs::read_to_string(path).unwrap_or_default();
        let page = schema_reference_markdown(Lang::Fr);
        if written != page {
            let expected = std::env::temp_dir().join("schema.md");
            std::fs::write(&expected, &page).unwrap();
            panic!(
                "docs/reference/schema.md is not what the definitions say; the expected page is in {}",
                expected.display()
            );
        }
    }
}
