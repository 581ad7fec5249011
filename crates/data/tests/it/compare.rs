//! Two versions of a dataset side by side: the counts are those of a plain reading, whatever the files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use entente_data::{ComparisonError, VersionComparison, VersionPair, compare_versions};
use entente_model::{Dataset, ValueType, Variable, VariableName};
use parquet::arrow::ArrowWriter;
use proptest::prelude::*;
use tempfile::TempDir;

/// A row: key, level, count.
type Row = (String, Option<String>, i64);

fn variable(name: &str, value_type: ValueType) -> Variable {
    Variable { name: name.into(), value_type, ..Variable::default() }
}

fn dataset(key: &[&str]) -> Dataset {
    let schema = r#"{"id":"essai","title":"","description":"","variables":[],"primary_key":[],"missing_values":[],
        "excluded":[],"institution_variable":null,"individual":true,"source_system":"","dictionary":"","sample":""}"#;
    let mut dataset: Dataset = serde_json::from_str(schema).unwrap();
    dataset.variables = vec![
        variable("annee", ValueType::Year),
        variable("id", ValueType::String),
        variable("niveau", ValueType::String),
        variable("effectif", ValueType::Integer),
    ];
    dataset.primary_key = key.iter().map(|name| VariableName::new(*name)).collect();
    dataset
}

fn write(path: &Path, year: i32, rows: &[Row]) {
    let column = |array: ArrayRef| array;
    let batch = RecordBatch::try_from_iter([
        ("annee", column(Arc::new(arrow::array::Int32Array::from(vec![year; rows.len()])))),
        ("id", column(Arc::new(StringArray::from_iter_values(rows.iter().map(|row| &row.0))))),
        ("niveau", column(Arc::new(StringArray::from_iter(rows.iter().map(|row| row.1.as_deref()))))),
        ("effectif", column(Arc::new(Int64Array::from_iter_values(rows.iter().map(|row| row.2))))),
    ])
    .unwrap();
    let mut writer =
        ArrowWriter::try_new(std::fs::File::create(path).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

fn row(id: &str, level: &str, count: i64) -> Row {
    (id.to_owned(), (!level.is_empty()).then(|| level.to_owned()), count)
}

struct Files {
    folder: TempDir,
    former: PathBuf,
    latter: PathBuf,
}

fn files(former: (i32, &[Row]), latter: (i32, &[Row])) -> Files {
    let folder = tempfile::tempdir().unwrap();
    let paths = ["former", "latter"].map(|name| folder.path().join(name));
    write(&paths[0], former.0, former.1);
    write(&paths[1], latter.0, latter.1);
    let [former, latter] = paths;
    Files { folder, former, latter }
}

fn compare(
    files: &Files,
    dataset: &Dataset,
    same_period: bool,
) -> Result<VersionComparison, ComparisonError> {
    compare_versions(&VersionPair {
        dataset,
        former: &files.former,
        latter: &files.latter,
        same_period,
        folder: files.folder.path(),
    })
}

#[test]
fn counts_rows_and_values() {
    let former = [row("a", "6e", 1), row("b", "5e", 2), row("c", "", 3), row("d", "3e", 4)];
    let latter = [row("d", "3e", 4), row("c", "4e", 3), row("b", "6e", 9), row("e", "", 5), row("f", "", 6)];
    let found = compare(&files((2026, &former), (2026, &latter)), &dataset(&["id"]), true).unwrap();
    assert_eq!((found.added, found.gone, found.changed, found.same), (2, 1, 2, 1));
    assert_eq!((found.rows_former, found.rows_latter), (4, 5));
    let changed: Vec<(&str, u64)> =
        found.variables.iter().map(|one| (one.variable.as_str(), one.changed)).collect();
    assert_eq!(changed, [("niveau", 2), ("effectif", 1)]);
}

#[test]
fn from_one_year_to_the_next_the_year_is_no_change() {
    let rows = [row("a", "6e", 1), row("b", "5e", 2)];
    let files = files((2025, &rows), (2026, &rows));
    let dataset = dataset(&["annee", "id"]);
    let found = compare(&files, &dataset, false).unwrap();
    assert_eq!((found.added, found.gone, found.changed, found.same), (0, 0, 0, 2));
    assert_eq!(found.key, [VariableName::new("id")]);
    // Within one period the year is part of the key as the dataset says.
    assert_eq!(compare(&files, &dataset, true).unwrap().added, 2);
    // A year that is no period: it differs from row to row.
    let mut dataset = dataset;
    dataset.variables[3].value_type = ValueType::Year;
    let counts = [row("a", "6e", 2001), row("b", "5e", 2002)];
    let changed = [row("a", "6e", 2001), row("b", "5e", 2003)];
    let found = compare(&files_of(&counts, &changed), &dataset, false).unwrap();
    assert_eq!((found.changed, found.variables[0].variable.as_str()), (1, "effectif"));
}

fn files_of(former: &[Row], latter: &[Row]) -> Files {
    files((2025, former), (2026, latter))
}

#[test]
fn without_key_whole_rows_are_compared() {
    let former = [row("a", "", 1), row("a", "", 1), row("b", "", 1)];
    let latter = [row("a", "", 1), row("b", "", 2)];
    let found = compare(&files((2026, &former), (2026, &latter)), &dataset(&[]), true).unwrap();
    assert_eq!((found.added, found.gone, found.changed, found.same), (1, 2, 0, 1));
    assert!(found.key.is_empty() && found.variables.is_empty());
}

#[test]
fn an_absent_value_is_not_an_empty_one_and_a_missing_file_is_an_error() {
    let files = files((2026, &[("a".into(), None, 1)]), (2026, &[("a".into(), Some(String::new()), 1)]));
    assert_eq!(compare(&files, &dataset(&["id"]), true).unwrap().changed, 1);
    std::fs::remove_file(&files.latter).unwrap();
    assert!(matches!(compare(&files, &dataset(&["id"]), true), Err(ComparisonError::Read { .. })));
    std::fs::write(&files.latter, b"PAR1 not really").unwrap();
    assert!(matches!(compare(&files, &dataset(&["id"]), true), Err(ComparisonError::Rows { .. })));
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let value = (any::<u8>(), proptest::option::of("[a-c]{0,2}"), 0..3i64);
    proptest::collection::vec(value, 0..80).prop_map(|rows| {
        // One row a key, as the check makes sure.
        let rows: BTreeMap<String, Row> = rows
            .into_iter()
            .map(|(key, level, count)| (key.to_string(), (key.to_string(), level, count)))
            .collect();
        rows.into_values().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn counts_what_a_plain_reading_counts(former in rows(), latter in rows()) {
        let found = compare(&files((2026, &former), (2026, &latter)), &dataset(&["id"]), true).unwrap();
        let old: BTreeMap<&String, &Row> = former.iter().map(|row| (&row.0, row)).collect();
        let new: BTreeMap<&String, &Row> = latter.iter().map(|row| (&row.0, row)).collect();
        let both = old.iter().filter_map(|(key, row)| Some((*row, *new.get(key)?)));
        let (same, changed): (Vec<_>, Vec<_>) = both.partition(|(old, new)| old == new);
        prop_assert_eq!(found.same, same.len() as u64);
        prop_assert_eq!(found.changed, changed.len() as u64);
        prop_assert_eq!(found.gone, old.keys().filter(|key| !new.contains_key(**key)).count() as u64);
        prop_assert_eq!(found.added, new.keys().filter(|key| !old.contains_key(**key)).count() as u64);
        let of = |name: &str| found.variables.iter().find(|v| v.variable.as_str() == name).map_or(0, |v| v.changed);
        prop_assert_eq!(of("niveau"), changed.iter().filter(|(old, new)| old.1 != new.1).count() as u64);
        prop_assert_eq!(of("effectif"), changed.iter().filter(|(old, new)| old.2 != new.2).count() as u64);
    }
}
