//! A delivery larger than its memory goes through the disk and gives the same file.

use std::fs::File;
use std::path::Path;

use arrow::array::{ArrayRef, Int32Array, RecordBatch, StringArray};
use entente_model::{
    Constraints, Dataset, PseudonymStability, ValueType, Variable, VariableKind, VariableProtection,
};
use parquet::arrow::ArrowWriter;
use tempfile::TempDir;

use super::*;
use entente_audit::hash_file;

const ROWS: u32 = 300_000;

fn dataset() -> Dataset {
    let variable = |(name, value_type, kind): (&str, ValueType, VariableKind)| Variable {
        name: name.into(),
        title: String::new(),
        description: String::new(),
        value_type,
        kind,
        constraints: Constraints::default(),
        checks: Vec::new(),
        line: 1,
        ..Variable::default()
    };
    let variables = [
        ("id", ValueType::String, VariableKind::Ine),
        ("note", ValueType::Year, VariableKind::Plain),
        ("texte", ValueType::String, VariableKind::Plain),
    ];
    Dataset {
        id: "essai".into(),
        title: String::new(),
        description: String::new(),
        variables: variables.map(variable).to_vec(),
        primary_key: Vec::new(),
        missing_values: Vec::new(),
        excluded: Vec::new(),
        institution_variable: None,
        individual: true,
        source_system: String::new(),
        dictionary: String::new(),
        sample: String::new(),
        ..Dataset::default()
    }
}

fn write_source(path: &Path) -> Source {
    let numbers = || 0..ROWS;
    let columns: [(&str, ArrayRef); 3] = [
        (
            "id",
            Arc::new(StringArray::from_iter_values(
                numbers().map(|number| format!("{:09}AA", number * 7919)),
            )),
        ),
        ("note", Arc::new(Int32Array::from_iter_values(numbers().map(|number| (number % 21) as i32)))),
        (
            "texte",
            Arc::new(StringArray::from_iter_values(numbers().map(|number| format!("texte {number:060}")))),
        ),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let mut writer = ArrowWriter::try_new(File::create(path).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    Source { path: path.to_owned(), sha256: hash_file(path).unwrap().sha256, period: "2026".parse().unwrap() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_delivery_larger_than_its_memory_gives_the_same_file() {
    let folder = TempDir::new().unwrap();
    let dataset = dataset();
    let protection = Protection::Pseudonym(PseudonymStability::Stable);
    let protections = [VariableProtection { variable: "id".into(), protection }];
    let names: Vec<VariableName> = dataset.variables.iter().map(|variable| variable.name.clone()).collect();
    let columns = select(&dataset, &names, &protections).unwrap();
    let (recipient, purpose) = ("region-exemple".into(), "etudes".into());
    let order = Order {
        recoder: None,
        recipient: &recipient,
        purpose: &purpose,
        rows: Rows::All,
        columns: &columns,
        references: &References::default(),
        key: &MasterKey::generate([7; 32]),
    };
    let sources = [write_source(&folder.path().join("source.parquet"))];
    let mut files = Vec::new();
    // The rows are some 40 MB.
    for (name, memory_bytes) in [("large", 512 << 20), ("small", 24 << 20)] {
        let output = folder.path().join(name);
        let produced =
            run(&order, &sources, &output, DeliveryFormat::Parquet, Vec::new(), memory_bytes).await;
        files.push(produced.unwrap());
    }
    assert_eq!(files[0].0, u64::from(ROWS));
    assert_eq!(files[0], files[1]);
}
