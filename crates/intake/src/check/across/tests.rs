//! Rules over several variables, on columns made for a test.

use std::collections::BTreeMap;
use std::hash::RandomState;
use std::path::PathBuf;

use entente_model::{Dataset, References};
use proptest::prelude::*;

use super::super::rules;
use super::*;

fn dataset(members: &str) -> Dataset {
    let fields = r#"{"name":"filles","type":"integer"},{"name":"garcons","type":"integer"},
        {"name":"effectif","type":"number"},{"name":"sexe"},{"name":"entree","type":"date"}"#;
    let text = format!("{{\"fields\":[{fields}],{members}}}");
    let known = std::collections::HashSet::from(["pays"]);
    let (dataset, diagnostics) = entente_agreement::read_schema("schema.json", &text, "essai", &known);
    assert_eq!(diagnostics, [], "{text}");
    dataset.unwrap()
}

fn rule(rule: &str) -> Dataset {
    dataset(&format!("\"entente\":{{\"rules\":[{{\"rule\":{}}}]}}", serde_json::to_string(rule).unwrap()))
}

/// The columns of these rows, read by the rules of their variables.
fn columns(context: &CheckContext<'_>, rows: &[[&str; 5]]) -> Vec<Option<WatchedColumn>> {
    let rules = rules::compile(context).unwrap();
    let column = |(rank, rules): (usize, &rules::VariableRules<'_>)| {
        let mut column = WatchedColumn::default();
        for row in rows {
            let known = column.values.iter().position(|value: &Watched| &*value.text == row[rank]);
            let code = known.unwrap_or_else(|| {
                column.values.push(Watched { text: row[rank].into(), reading: rules.read(row[rank]) });
                column.values.len() - 1
            });
            column.codes.push(code as u32);
        }
        Some(column)
    };
    rules.iter().enumerate().map(column).collect()
}

fn broken_with(dataset: &Dataset, resources: BTreeMap<String, PathBuf>, rows: &[[&str; 5]]) -> Vec<usize> {
    let references = References::default();
    let mut context = CheckContext::new(dataset, &references, "2026".parse().unwrap());
    context.resources = resources;
    let rules = AcrossRules::compile(&context).unwrap();
    let columns = columns(&context, rows);
    let mut found = Vec::new();
    rules.check(rows.len(), &columns, &mut |_, row| found.push(row));
    let mut own = OwnReferences::new(&rules);
    let regular: Vec<u32> = (0..rows.len() as u32).collect();
    own.add(rules.own_keys(rows.len(), &regular, &columns, &RandomState::new())).unwrap();
    own.finish(&mut |_, row| found.push(row as usize)).unwrap();
    found
}

fn broken(dataset: &Dataset, rows: &[[&str; 5]]) -> Vec<usize> {
    broken_with(dataset, BTreeMap::new(), rows)
}

/// Whether the row of values breaks the rule.
fn breaks(text: &str, row: [&str; 5]) -> bool {
    !broken(&rule(text), &[row]).is_empty()
}

const ROW: [&str; 5] = ["12", "13", "25", "1", "2020-09-01"];

#[test]
fn rules_are_true_false_or_open() {
    for (text, expected) in [
        ("effectif = filles + garcons", false),
        ("effectif < filles + garcons", true),
        ("filles / 3 * 3 = filles AND 0.1 + 0.2 = 0.3", false),
        ("filles / 0 = 1", false),
        ("NULL = NULL", false),
        ("NULL IS DISTINCT FROM 1", false),
        ("sexe IN ('1', '2')", false),
        ("sexe IN ('2', '3')", true),
        ("sexe NOT IN ('2', NULL)", false),
        ("sexe LIKE '_' AND sexe NOT LIKE '2%'", false),
        ("sexe BETWEEN '2' AND '3'", true),
        ("CASE WHEN sexe = '1' THEN filles ELSE garcons END = 12", false),
        ("CASE sexe WHEN '1' THEN filles ELSE garcons END = 13", true),
        ("entree < REFERENCE_DATE() AND YEAR(entree) = SCHOOL_YEAR() - 6", false),
        ("entree >= '2021-01-01'", true),
        ("EXTRACT(MONTH FROM entree) = 9 AND DAY(entree) = 1", false),
        ("LENGTH(sexe || 'é') = 2 AND LEFT('abc', 2) = 'ab' AND RIGHT('abc', 2) = 'bc'", false),
        ("SUBSTRING('abcd' FROM 2 FOR 2) = 'bc' AND SUBSTRING('abc', 0, 2) = 'a'", false),
        ("UPPER('é') = 'É' AND TRIM(' a ') = 'a' AND REPLACE('aba', 'a', 'c') = 'cbc'", false),
        ("ROUND(filles / 7, 2) = 1.71 AND FLOOR(1.5) = 1 AND CEIL(1.5) = 2 AND -7 % 2 = -1", false),
        ("COALESCE(NULL, filles) = 12 AND NULLIF(filles, 12) IS NULL", false),
        ("GREATEST(filles, garcons) = 13 AND LEAST(filles, NULL) = 12", false),
        ("CAST(sexe AS INTEGER) = 1 AND CAST(filles AS TEXT) = '12'", false),
        ("CAST('x' AS INTEGER) = 1", false),
        ("NOT (filles > 0 AND garcons > 0)", true),
        ("(filles = 12) IS NOT TRUE", true),
    ] {
        assert_eq!(breaks(text, ROW), expected, "{text}");
    }
}

#[test]
fn absent_and_wrong_values_break_nothing() {
    let total = "effectif = filles + garcons";
    assert!(!breaks(total, ["", "13", "25", "1", ""]));
    assert!(!breaks(total, ["douze", "13", "26", "1", ""]));
    assert!(breaks(total, ["12", "13", "25,5", "1", ""]));
    assert!(breaks("filles IS NOT NULL", ["", "13", "25", "1", ""]));
    assert!(!breaks("filles IS NOT NULL", ["douze", "13", "25", "1", ""]));
}

#[test]
fn native_rules_say_what_validata_says() {
    let check = |name: &str, params: &str| {
        dataset(&format!("\"custom_checks\":[{{\"name\":\"{name}\",\"params\":{params}}}]"))
    };
    let rows = [ROW, ["12", "13", "26", "1", ""], ["", "13", "13", "", ""], ["", "", "", "", ""]];
    let sum = check("sum-columns-value", r#"{"column":"effectif","columns":["filles","garcons"]}"#);
    assert_eq!(broken(&sum, &rows), [1]);
    let compare = check("compare-columns-value", r#"{"column":"filles","op":">","column2":"garcons"}"#);
    assert_eq!(broken(&compare, &rows), [0, 1]);
    let one = check("one-of-required", r#"{"column1":"filles","column2":"sexe"}"#);
    assert_eq!(broken(&one, &rows), [2, 3]);
    let cohesion = check("cohesive-columns-value", r#"{"column":"filles","othercolumns":["garcons"]}"#);
    assert_eq!(broken(&cohesion, &rows), [2]);
}

#[test]
fn foreign_keys_are_followed() {
    let key = |reference: &str, fields: &str| {
        dataset(&format!("\"foreignKeys\":[{{\"fields\":{fields},\"reference\":{reference}}}]"))
    };
    let own = key(r#"{"resource":"","fields":"garcons"}"#, "\"filles\"");
    let rows =
        [["1", "2", "", "", ""], ["02", "1", "", "", ""], ["3", "1", "", "", ""], ["", "1", "", "", ""]];
    assert_eq!(broken(&own, &rows), [2]);

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ecoles.csv");
    std::fs::write(&path, b"\xef\xbb\xbfcode;libell\xe9\r\n1;\"a;b\"\r\n02;c\r\n").unwrap();
    let resources = BTreeMap::from([("ecoles".to_owned(), path)]);
    let other = key(r#"{"resource":"ecoles","fields":["code","libellé"]}"#, r#"["filles","sexe"]"#);
    let rows =
        [["01", "", "", "a;b", ""], ["2", "", "", "c", ""], ["2", "", "", "d", ""], ["9", "", "", "", ""]];
    assert_eq!(broken_with(&other, resources.clone(), &rows), [2]);
    let absent = key(r#"{"resource":"ecoles","fields":["x"]}"#, r#"["filles"]"#);
    let references = References::default();
    let mut context = CheckContext::new(&absent, &references, "2026".parse().unwrap());
    assert_eq!(AcrossRules::compile(&context).unwrap().rules()[0].unchecked.as_deref(), Some("ecoles"));
    context.resources = resources;
    let failed = AcrossRules::compile(&context).err().unwrap().to_string();
    assert_eq!(failed, "schema line 2: the resource `ecoles` has no column `x`");
}

#[test]
fn many_combinations_give_the_same_verdicts() {
    let dataset = rule("effectif = filles + garcons");
    let numbers: Vec<[String; 3]> = (0..9000u32)
        .map(|row| {
            let (filles, garcons) = (row % 3001, row % 2999);
            [
                filles.to_string(),
                garcons.to_string(),
                (filles + garcons + u32::from(row % 100 == 7)).to_string(),
            ]
        })
        .collect();
    let rows: Vec<[&str; 5]> = numbers.iter().map(|[a, b, c]| [&**a, &**b, &**c, "", ""]).collect();
    let expected: Vec<usize> = (0..9000).filter(|row| row % 100 == 7).collect();
    assert_eq!(broken(&dataset, &rows), expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    /// Sums of decimals are those of whole numbers of hundredths, and any text is taken without a panic.
    #[test]
    fn arithmetic_is_exact(a in 0i64..1_000_000, b in 0i64..1_000_000, text in "\\PC{0,8}") {
        let (total, parts) = (a + b, [a, b]);
        let decimal = |cents: i64| format!("{}.{:02}", cents / 100, cents % 100);
        let sum = format!("{} + {} = {}", decimal(parts[0]), decimal(parts[1]), decimal(total));
        prop_assert!(!breaks(&sum, ROW));
        let product = format!("{} * {} = {}.{:04}", decimal(a), decimal(b), a * b / 10_000, a * b % 10_000);
        prop_assert!(!breaks(&product, ROW));
        breaks("effectif = filles + garcons OR LENGTH(sexe) > 2", [&text, &text, &text, &text, &text]);
    }
}
