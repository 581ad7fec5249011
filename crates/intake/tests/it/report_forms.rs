//! The forms of a report: JSON against its documented schema, CSV of every finding, workbook of the faulty rows.

use std::io::{Cursor, Read};

use entente_intake::report::{EveryPlace, FaultyWorkbook, FindingsCsv, report_json};
use entente_intake::{CheckContext, FaultyRows, check};
use entente_model::{CheckReport, Dataset, ValueCheck, ValueType, VariableKind};
use entente_text::Lang;
use serde_json::Value;

use crate::fixture::{context, dataset, of_type, references, text, workspace};

fn example() -> Dataset {
    dataset([
        text("id").unique().check(ValueCheck::Ine).kind(VariableKind::Ine),
        text("sexe").required().constrained(|constraints| constraints.allowed = vec!["1".into(), "2".into()]),
        of_type("annee", ValueType::Year),
        text("mef").check(ValueCheck::CodeList { list: "mef".into() }),
        text("inconnue").check(ValueCheck::CodeList { list: "absente".into() }),
        text("libelle").constrained(|constraints| constraints.max_length = Some(12)),
    ])
}

const FILE: &str = "sexe;id;annee;mef;inconnue;libelle;de plus\n\
    1;999000001AA;2012;10010012110;x;sain;\n\
    3;999000002AA;2O12;10010012110;x;=HYPERLINK(1);\n\
    1;999000001AA;2012;99999999999;x;sain;\n\
    \n\
    1;PASUNINE;2012;10010012110;x;sain;y;z\n\
    2;PASUNINE;;00310002220;x;\"un; deux\";\n";

/// Checks the file and hands its faulty rows over.
fn check_into(context: &CheckContext<'_>, file: &str, faulty: &mut dyn FaultyRows) -> CheckReport {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("depot");
    std::fs::write(&path, file).unwrap();
    check(&path, None, context, Some(faulty)).unwrap()
}

/// What a document breaks of a JSON Schema, as far as `report.schema.json` uses them.
fn faults(root: &Value, schema: &Value, value: &Value, place: &str, found: &mut Vec<String>) {
    let mut wrong = |why: &str| found.push(format!("{place}: {why}"));
    if let Some(target) = schema["$ref"].as_str() {
        let target = root.pointer(target.trim_start_matches('#')).unwrap();
        return faults(root, target, value, place, found);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let of = |choice: &Value| {
            let mut found = Vec::new();
            faults(root, choice, value, place, &mut found);
            found
        };
        let tried: Vec<Vec<String>> = choices.iter().map(of).collect();
        if tried.iter().filter(|faults| faults.is_empty()).count() != 1 {
            found.extend(tried.into_iter().flatten());
        }
        return;
    }
    let is_of = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("type {other}"),
    };
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().map(|one| one.as_str().unwrap()).collect(),
        _ => vec![],
    };
    if !types.is_empty() && !types.iter().any(|kind| is_of(kind)) {
        return wrong(&format!("{value} is not {types:?}"));
    }
    if let Some(choices) = schema["enum"].as_array()
        && !choices.contains(value)
    {
        wrong(&format!("{value} is not in the enumeration"));
    }
    if !schema["const"].is_null() && schema["const"] != *value {
        wrong("another constant");
    }
    if let (Some(least), Some(number)) = (schema["minimum"].as_f64(), value.as_f64())
        && number < least
    {
        wrong("too low");
    }
    if let (Some(most), Some(number)) = (schema["maximum"].as_f64(), value.as_f64())
        && number > most
    {
        wrong("too high");
    }
    if let (Some(least), Some(text)) = (schema["minLength"].as_u64(), value.as_str())
        && (text.chars().count() as u64) < least
    {
        wrong("too short");
    }
    if let Some(object) = value.as_object() {
        for name in schema["required"].as_array().into_iter().flatten() {
            if !object.contains_key(name.as_str().unwrap()) {
                wrong(&format!("{name} is absent"));
            }
        }
        for (name, member) in object {
            match schema["properties"].get(name) {
                Some(schema) => faults(root, schema, member, &format!("{place}.{name}"), found),
                None if schema["additionalProperties"] == false => {
                    found.push(format!("{place}.{name} is unknown"))
                }
                None => {}
            }
        }
    }
    for (rank, item) in value.as_array().into_iter().flatten().enumerate() {
        if schema["items"].is_object() {
            faults(root, &schema["items"], item, &format!("{place}[{rank}]"), found);
        }
    }
}

fn assert_documented(document: &Value) {
    let schema = std::fs::read_to_string(workspace().join("docs/reference/report.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let mut found = Vec::new();
    faults(&schema, &schema, document, "$", &mut found);
    assert!(found.is_empty(), "{found:#?}\n{document:#}");
}

#[test]
fn json_is_as_documented() {
    let (dataset, references) = (example(), references());
    let context = context(&dataset, &references);
    let mut every = EveryPlace::new(&dataset, 100);
    let report = check_into(&context, FILE, &mut every);
    let document = report_json(&report);
    assert_documented(&document);
    assert!(document.get("risk").is_none());
    let risk = entente_model::FileRisk {
        quasi: vec!["annee".into()],
        rows: 5,
        classes: 2,
        k: 1,
        uniques: 1,
        rows_under: vec![entente_model::RowsUnder { limit: 2, rows: 1 }],
        sensitive: Vec::new(),
        unmeasured: vec!["texte".into()],
    };
    let measured = report_json(&entente_model::CheckReport { risk: Some(risk), ..report.clone() });
    assert_documented(&measured);
    assert_eq!(
        (measured["risk"]["k"].as_u64(), measured["risk"]["rows_under"][0]["limit"].as_u64()),
        (Some(1), Some(2))
    );
    assert_eq!(
        (document["version"].as_u64(), document["rows"].as_u64(), document["valid"].as_bool()),
        (Some(1), Some(5), Some(false))
    );
    let groups = document["groups"].as_array().unwrap();
    let sum: u64 = groups.iter().map(|group| group["count"].as_u64().unwrap()).sum();
    assert_eq!(document["findings"].as_u64(), Some(sum));
    let group = |code: &str| {
        groups
            .iter()
            .find(|group| group["code"] == code)
            .unwrap_or_else(|| panic!("no {code} in {document:#}"))
    };
    assert_eq!(group("enum")["places"], serde_json::json!([{"line": 3, "column": 1, "value": "3"}]));
    assert_eq!(group("enum")["share"], 0.2);
    // A person's number is masked wherever it would stand.
    assert_eq!(group("duplicate")["places"][0]["value"], "9••••••••AA");
    assert!(!document.to_string().contains("PASUNINE") && !document.to_string().contains("999000001AA"));
    // A check that could not be made is said.
    assert!(groups.iter().any(|group| group["code"] == "code-unknown"
        && group["severity"] == "warning"
        && group["count"] == 0));
    for (text, empty) in [("", "empty"), ("%PDF-1.7 …", "foreign"), ("a\n", "other")] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("f"), text).unwrap();
        let report = check(&folder.path().join("f"), None, &context, None).unwrap();
        assert_documented(&report_json(&report));
        assert_eq!(report_json(&report)["valid"], false, "{empty}");
    }
}

#[test]
fn csv_lists_every_finding_and_runs_nothing() {
    let (dataset, references) = (example(), references());
    let context = context(&dataset, &references);
    let mut form = FindingsCsv::new(Vec::new(), &context, Lang::En).unwrap();
    let report = check_into(&context, FILE, &mut form);
    let text = String::from_utf8(form.finish(&report).unwrap()).unwrap();
    insta::assert_snapshot!(text.trim_start_matches('\u{feff}').lines().map(|line| {
        line.split(';').take(6).collect::<Vec<_>>().join(";")
    }).collect::<Vec<_>>().join("\n"), @r#"
    file;line;column;variable;code;value
    ;3;1;sexe;enum;3
    ;3;3;annee;type;2O12
    ;3;6;libelle;length;'=HYPERLINK(1)
    ;4;4;mef;code-unknown;99999999999
    ;6;;;ragged-row;8
    ;7;2;id;ine;A•••••AA
    ;4;2;id;duplicate;9••••••••AA
    ;1;7;;header-unknown;de plus
    ;5;;;blank-line;
    "#);
    assert!(text.starts_with('\u{feff}') && !text.contains("PASUNINE"));
    assert!(!text.contains(";=") && !text.contains("\n="), "{text}");
    let rows = text.lines().filter(|line| line.starts_with(';') && !line.contains("header")).count() as u64;
    let counted: u64 = report.findings.iter().map(|group| group.count).sum();
    assert!(rows <= counted, "{rows} lines, {counted} findings: {text}");
}

/// The parts of a workbook, by name.
fn unzip(bytes: Vec<u8>) -> std::collections::BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = std::collections::BTreeMap::new();
    for rank in 0..archive.len() {
        let mut file = archive.by_index(rank).unwrap();
        let mut text = Vec::new();
        file.read_to_end(&mut text).unwrap();
        let name = file.name().unwrap().into_owned();
        parts.insert(name, String::from_utf8_lossy(&text).into_owned());
    }
    parts
}

#[test]
fn the_workbook_holds_the_faulty_rows_with_comments() {
    let (dataset, references) = (example(), references());
    let context = context(&dataset, &references);
    let mut form = FaultyWorkbook::new(&context, Lang::Fr, None).unwrap();
    let report = check_into(&context, FILE, &mut form);
    let mut out = Cursor::new(Vec::new());
    form.finish(&report, &mut out).unwrap();
    let parts = unzip(out.into_inner());
    let rows = &parts["xl/worksheets/sheet2.xml"];
    // Header, then the rows of lines 3, 4, 6 and 7, in that order; nothing is a formula.
    assert_eq!(rows.matches("<row ").count(), 5, "{rows}");
    assert!(parts.values().all(|part| !part.contains("<f>") && !part.contains("<f ")));
    assert!(rows.contains("=HYPERLINK(1)") || parts["xl/sharedStrings.xml"].contains("=HYPERLINK(1)"));
    let comments: String = parts
        .iter()
        .filter(|(name, _)| name.starts_with("xl/comments"))
        .map(|(_, part)| part.as_str())
        .collect();
    for said in
        ["Ligne 3 du fichier reçu.", "Ligne 6 du fichier reçu.", "n'est pas l'une des valeurs permises"]
    {
        assert!(comments.replace('\u{a0}', " ").contains(said), "{said}: {comments}");
    }
    let names: Vec<&str> = parts["xl/workbook.xml"].matches("Synth").collect();
    assert_eq!(names.len(), 1);
}

#[test]
fn a_workbook_is_bounded_and_says_so() {
    let dataset = dataset([of_type("annee", ValueType::Year)]);
    let references = references();
    let context = context(&dataset, &references);
    let rows = u64::from(entente_intake::report::ROWS_MAX) + 5;
    let file = format!("annee\n{}", "x\n".repeat(rows as usize));
    let mut form = FaultyWorkbook::new(&context, Lang::Fr, None).unwrap();
    let report = check_into(&context, &file, &mut form);
    assert_eq!(report.findings[0].count, rows);
    let mut out = Cursor::new(Vec::new());
    form.finish(&report, &mut out).unwrap();
    let parts = unzip(out.into_inner());
    assert_eq!(parts["xl/worksheets/sheet2.xml"].matches("<row ").count() as u64, rows - 5 + 1);
    let said: String = parts.values().filter(|part| part.contains("n'y figurent pas")).cloned().collect();
    assert!(
        said.replace('\u{202f}', " ").contains("5 autres n'y figurent pas"),
        "the summary says what is left out"
    );
}

#[test]
fn more_places_are_kept_where_they_are_asked_for() {
    let dataset = dataset([of_type("annee", ValueType::Year)]);
    let references = references();
    let context = context(&dataset, &references);
    let file = format!("annee\n{}", "2026\nx\n".repeat(50));
    let mut every = EveryPlace::new(&dataset, 30);
    let mut report = check_into(&context, &file, &mut every);
    every.finish(&mut report);
    let lines: Vec<u64> = report.findings[0].places.iter().map(|place| place.line).collect();
    assert_eq!(lines, (0..30).map(|rank| 3 + rank * 2).collect::<Vec<u64>>());
}
