//! One root cause is one group, whatever number of variables it touches.

use std::collections::BTreeMap;
use std::sync::Arc;

use entente_model::{
    CheckReport, Code, CodeList, Dataset, FieldsMatch, FindingCode, FindingGroup, References, Severity,
    ValueCheck, VariableKind, Verdict,
};
use jiff::civil::date;

use crate::fixture::{check_bytes, context, dataset, references, text};

fn mef(name: &str) -> crate::fixture::Described {
    text(name).check(ValueCheck::CodeList { list: "mef".into() })
}

fn check(dataset: &Dataset, references: &References, bytes: &[u8]) -> CheckReport {
    let folder = tempfile::tempdir().unwrap();
    check_bytes(bytes, &context(dataset, references), &folder.path().join("copie.parquet"))
}

fn only(report: &CheckReport, code: FindingCode) -> &FindingGroup {
    let found: Vec<&FindingGroup> = report.findings.iter().filter(|group| group.code == code).collect();
    assert_eq!(found.len(), 1, "{:#?}", report.findings);
    found[0]
}

fn names(group: &FindingGroup) -> Vec<&str> {
    group.variables.iter().map(|name| name.as_str()).collect()
}

#[test]
fn zeros_that_a_spreadsheet_ate_are_one_group() {
    let dataset = dataset([text("id"), mef("mef"), mef("mef_precedent")]);
    // 00310002220 lost its zeros in both columns.
    let report = check(
        &dataset,
        &references(),
        b"id;mef;mef_precedent\n1;310002220;10010012110\n2;10010012110;310002220\n3;310002220;310002220\n",
    );
    let group = only(&report, FindingCode::LeadingZeros);
    assert_eq!((names(group), group.count), (vec!["mef", "mef_precedent"], 4));
    let places: Vec<_> = group.places.iter().map(|place| (place.line, place.column.unwrap())).collect();
    assert_eq!(places, [(2, 2), (3, 3), (4, 2), (4, 3)]);
    assert_eq!(
        group.examples.iter().map(|example| (example.value.as_str(), example.count)).collect::<Vec<_>>(),
        [("310002220", 4)]
    );
    assert_eq!((report.findings.len(), report.rows_blocked), (1, 3));
}

#[test]
fn a_wrong_encoding_is_one_group() {
    let dataset = dataset([text("a"), text("b"), text("c")]);
    let report = check(
        &dataset,
        &references(),
        "a;b;c\né;é;é\nx;".as_bytes().iter().copied().chain(*b"\xe9;\xe9\n").collect::<Vec<u8>>().as_slice(),
    );
    let group = only(&report, FindingCode::Encoding);
    assert_eq!((names(group), group.count), (vec!["b", "c"], 2));
    assert_eq!(group.places.iter().map(|place| place.line).collect::<Vec<_>>(), [3, 3]);
}

/// The list of 2025: some codes closed at the rentrée 2026.
fn lists() -> References {
    let code = |code: &str, closes_on| Code {
        code: code.into(),
        label: String::new(),
        opens_on: None,
        closes_on,
        group: None,
    };
    let closed = Some(date(2026, 9, 1));
    let long_ago = Some(date(2015, 9, 1));
    let list = CodeList::new(
        "mef".into(),
        vec![code("A", None), code("B", closed), code("C", closed), code("Z", long_ago)],
    );
    References { code_lists: Arc::new(BTreeMap::from([("mef".into(), list)])), ..references() }
}

#[test]
fn the_list_of_last_year_is_recognised() {
    let dataset = dataset([text("id"), mef("mef"), mef("mef_precedent")]);
    let report = check(&dataset, &lists(), b"id;mef;mef_precedent\n1;B;A\n2;C;B\n3;A;C\n");
    let group = only(&report, FindingCode::CodeListOutdated);
    assert_eq!((names(group), group.count, report.findings.len()), (vec!["mef", "mef_precedent"], 4, 1));
    let said = entente_intake::words().say(entente_text::Lang::En, &group.message);
    assert_eq!(
        said,
        "2 variables (mef, mef_precedent) use the list “mef” of 2025: 4 of their codes are not valid on 2026-09-01, for example “B” (first line: 2)."
    );
    // A code that was closed long ago is of no other year's list.
    let mixed = check(&dataset, &lists(), b"id;mef;mef_precedent\n1;B;A\n2;Z;A\n3;C;A\n");
    assert_eq!((only(&mixed, FindingCode::CodeClosed).count, mixed.findings.len()), (3, 1));
}

#[test]
fn the_order_of_columns_matters_only_where_the_schema_asks() {
    let mut dataset = dataset([text("a"), text("b"), text("c")]);
    let file = b"b;a;c\n1;2;3\n";
    let report = check(&dataset, &references(), file);
    assert_eq!((report.findings.len(), report.verdict), (0, Verdict::Accepted));
    dataset.fields_match = Some(FieldsMatch::Exact);
    let report = check(&dataset, &references(), file);
    assert_eq!(
        (only(&report, FindingCode::HeaderOrder).severity, report.verdict),
        (Severity::Blocking, Verdict::Rejected)
    );
}

#[test]
fn the_schema_says_how_headers_must_match() {
    let mut dataset = dataset([text("a"), text("b")]);
    for (fields_match, header, accepted) in [
        (FieldsMatch::Equal, "b;a", true),
        (FieldsMatch::Equal, "a;b;x", false),
        (FieldsMatch::Equal, "a;x", false),
        (FieldsMatch::Subset, "a;b;x", true),
        (FieldsMatch::Subset, "a;x", false),
        (FieldsMatch::Superset, "a", true),
        (FieldsMatch::Superset, "a;x", false),
        (FieldsMatch::Partial, "a;x", true),
        (FieldsMatch::Exact, "a;b", true),
        (FieldsMatch::Exact, "b;a", false),
    ] {
        dataset.fields_match = Some(fields_match);
        let cells = header.split(';').map(|_| "1").collect::<Vec<_>>().join(";");
        let report = check(&dataset, &references(), format!("{header}\n{cells}\n").as_bytes());
        assert_eq!(
            report.verdict == Verdict::Accepted,
            accepted,
            "{fields_match:?} {header}: {:#?}",
            report.findings
        );
    }
}

#[test]
fn a_masked_value_tells_nothing_of_a_list() {
    let dataset = dataset([text("id"), mef("mef").kind(VariableKind::Nominative)]);
    let report = check(&dataset, &lists(), b"id;mef\n1;B\n2;C\n");
    assert_eq!(only(&report, FindingCode::CodeClosed).count, 2);
}
