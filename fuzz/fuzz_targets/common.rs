//! A dataset with every sort of rule, and the check of some bytes as one.

use std::collections::HashSet;
use std::io::Write as _;

use entente_intake::{CheckContext, check};
use entente_model::{CheckReport, Dataset, References};

const SCHEMA: &str = r#"{
  "fields": [
    {"name": "id", "constraints": {"required": true, "unique": true}, "entente": {"kind": "ine", "check": "ine"}},
    {"name": "uai", "entente": {"check": "uai"}},
    {"name": "filles", "type": "integer", "constraints": {"minimum": 0}},
    {"name": "garcons", "type": "integer"},
    {"name": "total", "type": "number"},
    {"name": "jour", "type": "date"},
    {"name": "libelle", "constraints": {"pattern": "[a-z]+[0-9]*", "maxLength": 20}}
  ],
  "primaryKey": ["id"],
  "missingValues": ["", "ND"],
  "entente": {"rules": [{"rule": "total = filles + garcons"}]}
}"#;

/// The dataset.
pub fn dataset() -> Dataset {
    let (dataset, diagnostics) = entente_agreement::read_schema("schema.json", SCHEMA, "essai", &HashSet::new());
    dataset.unwrap_or_else(|| panic!("{} diagnostics", diagnostics.len()))
}

/// Checks the bytes twice, with and without a typed copy: both say the same.
pub fn check_bytes(bytes: &[u8]) -> CheckReport {
    let dataset = dataset();
    let references = References::default();
    let context = CheckContext::new(&dataset, &references, "2026".parse().expect("a school year"));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("depot");
    std::fs::File::create(&path).and_then(|mut file| file.write_all(bytes)).expect("a file");
    let copy = folder.path().join("copie.parquet");
    let report = check(&path, Some(&copy), &context, None).expect("faults of the file are findings");
    let again = check(&path, None, &context, None).expect("faults of the file are findings");
    assert_eq!((report.rows, report.rows_blocked), (again.rows, again.rows_blocked));
    assert!(report.rows_blocked <= report.rows);
    report
}
