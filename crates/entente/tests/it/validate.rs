//! `entente validate` as its users meet it: any file, any Table Schema, no instance.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::run::{Ran, entente, entente_in, text};

/// A Table Schema of somebody else: no name, no `entente`.
const PLAIN: &str = r#"{"fields": [
    {"name": "code", "type": "string", "constraints": {"required": true, "pattern": "[A-Z]{2}"}},
    {"name": "nombre", "type": "integer", "constraints": {"minimum": 0}}
]}"#;

const OURS: &str = r#"{"name": "essai", "fields": [
    {"name": "id", "type": "string", "constraints": {"required": true, "unique": true}, "entente": {"kind": "ine"}},
    {"name": "pcs", "type": "string", "entente": {"codeList": "pcs"}},
    {"name": "regime", "type": "string", "entente": {"codeList": "regimes"}}
]}"#;

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
    fn write(&self, name: &str, content: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }
}

fn validate(file: &Path, schema: &Path, more: &[&str]) -> Ran {
    let mut args = vec!["validate", text(file), "--schema", text(schema), "--period", "2026"];
    args.extend(more);
    entente(&args)
}

#[test]
fn exit_codes_say_valid_findings_or_could_not() {
    let folder = Folder::new();
    let schema = folder.write("schema.json", PLAIN);
    let good = folder.write("bon.csv", "code;nombre\nAB;1\nCD;2\n");
    let bad = folder.write("mauvais.csv", "code;nombre\nAB;1\nabc;-2\n;3\n");
    let ran = validate(&good, &schema, &["--format", "json"]);
    assert_eq!((ran.code, &ran.json()["valid"]), (0, &Value::Bool(true)), "{}", ran.stderr);
    assert_eq!(ran.json()["dataset"], "bon");
    let ran = validate(&bad, &schema, &["--format", "json"]);
    let report = ran.json();
    assert_eq!((ran.code, report["rows"].as_u64(), report["findings"].as_u64()), (1, Some(3), Some(3)));
    let codes: Vec<&str> =
        report["groups"].as_array().unwrap().iter().map(|group| group["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["missing-value", "pattern", "range"]);
    assert_eq!(report["groups"][1]["places"][0], serde_json::json!({"line": 3, "column": 1, "value": "abc"}));
    let ran = validate(&folder.path("absent.csv"), &schema, &["--format", "json"]);
    assert_eq!((ran.code, ran.json()["error"]["code"].as_str()), (2, Some("file")));
    assert!(
        ran.stderr.contains("n'existe pas : vérifiez son chemin")
            || ran.stderr.contains("n'existe pas\u{a0}: vérifiez"),
        "{}",
        ran.stderr
    );
    let english = entente_in("en_GB.UTF-8", &["validate", "absent.csv", "--schema", text(&schema)]);
    assert_eq!(english.code, 2);
    assert!(english.stderr.contains("does not exist: check its path") && english.stdout.is_empty());
}

#[test]
fn a_broken_schema_is_shown_where_it_is_broken() {
    let folder = Folder::new();
    let file = folder.write("f.csv", "a\n1\n");
    let ran = validate(
        &file,
        &folder.write("schema.json", r#"{"fields": [{"name": "a", "entente": {"check": "uia"}}]}"#),
        &[],
    );
    assert_eq!(ran.code, 2, "{}", ran.stdout);
    assert!(
        ran.stderr.contains("schema.json:1:") && ran.stderr.contains("^^^") && ran.stdout.is_empty(),
        "{}",
        ran.stderr
    );
    for broken in ["", "{", "[]", "null"] {
        assert_eq!(
            validate(&file, &folder.write("schema.json", broken), &["--format", "json"]).code,
            2,
            "{broken}"
        );
    }
    assert_eq!(validate(&file, &folder.path("absent.json"), &[]).code, 2);
}

#[test]
fn code_lists_come_in_several_forms_and_a_missing_one_is_a_warning() {
    let folder = Folder::new();
    let schema = folder.write("schema.json", OURS);
    folder.write("listes/pcs.csv", "code\n10\n21\n");
    let file = folder.write("f.csv", "id;pcs;regime\na1;10;1\na2;99;1\n");
    let lists = folder.path("listes");
    let ran = validate(&file, &schema, &["--code-lists", text(&lists), "--format", "json"]);
    let report = ran.json();
    let group = |code: &str, variable: &str| {
        let groups = report["groups"].as_array().unwrap();
        groups
            .iter()
            .find(|group| group["code"] == code && group["variable"] == variable)
            .cloned()
            .unwrap_or_else(|| panic!("{report:#}"))
    };
    assert_eq!(group("code-unknown", "pcs")["count"], 1);
    assert_eq!(
        (&group("code-unknown", "regime")["severity"], &group("code-unknown", "regime")["count"]),
        (&"warning".into(), &0.into())
    );
    folder.write("listes/regimes.csv", "code;label;opens_on;closes_on;group\n1;Un;;2020-09-01;\n");
    let closed = validate(&file, &schema, &["--code-lists", text(&lists), "--format", "json"]).json();
    assert!(
        closed["groups"]
            .as_array()
            .unwrap()
            .iter()
            .any(|group| group["code"] == "code-closed" && group["variable"] == "regime")
    );
}

#[test]
fn each_form_is_written_where_it_is_asked_for() {
    let folder = Folder::new();
    let schema = folder.write("schema.json", PLAIN);
    let file = folder.write("f.csv", "code;nombre\n=1+1;1\nAB;x\n");
    for (format, start) in [
        ("text", "Fichier refusé"),
        ("json", "{\n  \"version\": 1"),
        ("csv", "\u{feff}file;line;column;"),
        ("xlsx", "PK"),
    ] {
        let output = folder.path(format);
        let ran = validate(&file, &schema, &["--format", format, "--output", text(&output)]);
        assert_eq!((ran.code, ran.stdout.as_str()), (1, ""), "{format}: {}", ran.stderr);
        let written = fs::read(&output).unwrap();
        assert!(
            written.starts_with(start.as_bytes()),
            "{format}: {}",
            String::from_utf8_lossy(&written[..40.min(written.len())])
        );
    }
    let csv = fs::read_to_string(folder.path("csv")).unwrap();
    assert!(csv.contains(";'=1+1;") && !csv.contains(";=1"), "{csv}");
    assert_eq!(validate(&file, &schema, &["--format", "xlsx"]).code, 2);
    // Nothing is left of what was under way.
    assert_eq!(fs::read_dir(folder.0.path()).unwrap().count(), 6);
}

#[test]
fn pseudonyms_need_a_key_and_replace_the_variable() {
    let folder = Folder::new();
    let schema = folder.write("schema.json", PLAIN);
    let file = folder.write("f.csv", "code;nombre\nAB;1\nCD;2\n");
    let (out, key) = (folder.path("out.parquet"), folder.path("cle"));
    let with_key = ["--parquet", text(&out), "--pseudonymise", "code", "--key", text(&key)];
    let ran = validate(&file, &schema, &with_key);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("head -c 32 /dev/urandom") && !out.exists(), "{}", ran.stderr);
    fs::write(&key, "0a".repeat(32)).unwrap();
    assert_eq!(validate(&file, &schema, &with_key).code, 0);
    let written = fs::read(&out).unwrap();
    assert!(written.starts_with(b"PAR1") && written.ends_with(b"PAR1"));
    assert!(!written.windows(2).any(|pair| pair == b"CD"), "the identifier is not in the typed copy");
    fs::write(&key, "court").unwrap();
    assert_eq!(validate(&file, &schema, &with_key).code, 2);
    assert_eq!(validate(&file, &schema, &with_key[..4]).code, 2, "a key is asked for");
    let unknown = ["--parquet", text(&out), "--pseudonymise", "inconnue", "--key", text(&key)];
    assert_eq!(validate(&file, &schema, &unknown).code, 2);
}

#[test]
fn as_many_places_as_one_asks() {
    let folder = Folder::new();
    let schema = folder.write("schema.json", PLAIN);
    let file = folder.write("f.csv", &format!("code;nombre\n{}", "AB;x\n".repeat(40)));
    for (asked, kept) in [("3", 3), ("10", 10), ("25", 25), ("100", 40)] {
        let report = validate(&file, &schema, &["--format", "json", "--places", asked]).json();
        assert_eq!(report["groups"][0]["places"].as_array().unwrap().len(), kept, "{asked}");
    }
}

#[test]
fn rules_over_several_variables_are_said_row_by_row() {
    let folder = Folder::new();
    let schema = folder.write(
        "schema.json",
        r#"{"fields": [
            {"name": "id", "type": "string", "entente": {"kind": "ine"}},
            {"name": "filles", "type": "integer"}, {"name": "garcons", "type": "integer"},
            {"name": "effectif", "type": "integer"}, {"name": "chef", "type": "string"}],
          "foreignKeys": [{"fields": "chef", "reference": {"resource": "", "fields": "id"}}],
          "entente": {"rules": [
            {"name": "total", "title": "Total", "rule": "effectif = filles + garcons"},
            {"name": "nom", "title": "Nom", "rule": "id <> chef"}]}}"#,
    );
    let rows = "id;filles;garcons;effectif;chef\n999000001AA;1;2;4;\n999000002AA;1;2;3;999000002AA\n999000003AA;1;2;3;absent\n";
    let file = folder.write("f.csv", rows);
    for lang in ["fr", "en"] {
        let ran = validate(&file, &schema, &["--format", "csv", "--lang", lang]);
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        assert_eq!(ran.stdout.lines().count(), 4, "{}", ran.stdout);
        assert!(ran.stdout.contains("effectif = 4, filles = 1, garcons = 2"), "{}", ran.stdout);
        assert!(!ran.stdout.contains("{$") && !ran.stdout.contains("{ $"), "{}", ran.stdout);
        // Neither in the sentence nor in the value of a rule does an identifier stand.
        assert!(!ran.stdout.contains("id = 999000002AA"), "{}", ran.stdout);
    }
}
