//! The typed copy of an accepted file: what was in the file, exactly.

use std::fs::File;
use std::path::Path;

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch};
use arrow::compute::{cast, concat_batches};
use arrow::datatypes::{DataType, Date32Type, Decimal128Type, Int32Type, Int64Type};
use entente_model::{Dataset, ValueCheck, ValueType, VariableKind, Verdict};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use proptest::prelude::*;

use super::fixture::{check_bytes, context, dataset, of_type, references, text};

fn read(path: &Path) -> RecordBatch {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap();
    let schema = builder.schema().clone();
    let batches: Vec<RecordBatch> = builder.build().unwrap().map(Result::unwrap).collect();
    concat_batches(&schema, &batches).unwrap()
}

fn typed(dataset: &Dataset, bytes: &[u8]) -> RecordBatch {
    let references = references();
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copie.parquet");
    let report = check_bytes(bytes, &context(dataset, &references), &copy);
    assert_eq!(report.verdict, Verdict::Accepted, "{report:?}");
    let batch = read(&copy);
    assert_eq!(batch.num_rows() as u64, report.rows);
    batch
}

fn texts(column: &ArrayRef) -> Vec<Option<String>> {
    let column = cast(column, &DataType::Utf8).unwrap();
    column.as_string::<i32>().iter().map(|text| text.map(str::to_owned)).collect()
}

#[test]
fn keeps_values_in_the_type_and_order_of_the_dataset() {
    let dataset = dataset([
        text("libelle"),
        of_type("effectif", ValueType::Integer),
        of_type("moyenne", ValueType::Number),
        of_type("entree", ValueType::Date),
        of_type("annee", ValueType::Year),
        of_type("boursier", ValueType::Boolean),
        text("absente"),
    ]);
    let rows = "1 234;été;12,5;2;1970-01-11;oui\n-1;;-0.000000000000000001;ND;01/01/1970;N\n";
    let batch = typed(
        &dataset,
        format!("effectif;libelle;moyenne;annee;entree;boursier\n{rows}").replace(";2;", ";2026;").as_bytes(),
    );
    let names: Vec<&str> = batch.schema_ref().fields().iter().map(|field| field.name().as_str()).collect();
    assert_eq!(names, ["libelle", "effectif", "moyenne", "entree", "annee", "boursier", "absente"]);
    assert_eq!(texts(batch.column(0)), [Some("été".to_owned()), None]);
    assert_eq!(batch.column(1).as_primitive::<Int64Type>().values(), &[1234, -1]);
    assert_eq!(batch.column(2).as_primitive::<Decimal128Type>().values(), &[12_500_000_000_000_000_000, -1]);
    assert_eq!(batch.column(3).as_primitive::<Date32Type>().values(), &[10, 0]);
    let years = batch.column(4).as_primitive::<Int32Type>();
    assert!(years.value(0) == 2026 && years.is_null(1));
    assert!(batch.column(5).as_boolean().value(0) && !batch.column(5).as_boolean().value(1));
    assert_eq!(batch.column(6).null_count(), 2);
}

#[test]
fn says_where_it_comes_from() {
    let (dataset, references) = (dataset([text("a")]), references());
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copie.parquet");
    check_bytes(b"a\n1\n", &context(&dataset, &references), &copy);
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(&copy).unwrap()).unwrap();
    let metadata = builder.metadata().file_metadata().key_value_metadata().unwrap();
    let value = |key: &str| metadata.iter().find(|entry| entry.key == key).unwrap().value.clone().unwrap();
    assert_eq!(value("entente:dataset"), "essai");
    assert_eq!(value("entente:period"), "2026");
    assert_eq!(value("entente:sha256"), "00".repeat(32));
}

#[test]
fn writes_identifiers_in_capitals() {
    let dataset = dataset([
        text("ine").kind(VariableKind::Ine).check(ValueCheck::Ine),
        text("uai").check(ValueCheck::Uai { directory: false }),
    ]);
    let batch = typed(&dataset, b"ine;uai\n999000001aa;0951099d\n");
    assert_eq!(texts(batch.column(0)), [Some("999000001AA".to_owned())]);
    assert_eq!(texts(batch.column(1)), [Some("0951099D".to_owned())]);
}

#[test]
fn replaces_a_former_copy_only_when_accepted() {
    let (dataset, references) = (dataset([text("a").required()]), references());
    let context = context(&dataset, &references);
    let folder = tempfile::tempdir().unwrap();
    let (input, copy) = (folder.path().join("depot.csv"), folder.path().join("copie.parquet"));
    for (bytes, rows) in [("a\n1\n", 1), ("a\n1\nND\n", 1), ("a\n1\n2\n", 2)] {
        std::fs::write(&input, bytes).unwrap();
        entente_intake::check(&input, Some(&copy), &context, None).unwrap();
        assert_eq!(read(&copy).num_rows(), rows);
    }
}

/// How a writer may write a file.
#[derive(Clone, Debug)]
struct Dialect {
    delimiter: char,
    line_end: &'static str,
    quote_all: bool,
    bom: bool,
    last_line_end: bool,
}

fn write(dialect: &Dialect, header: &[&str], rows: &[Vec<String>]) -> String {
    let cell = |text: &str| {
        let special = |c: char| c == dialect.delimiter || matches!(c, '"' | '\n' | '\r');
        if dialect.quote_all || text.contains(special) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    };
    let line = |cells: Vec<String>| cells.join(&dialect.delimiter.to_string());
    let mut lines = vec![line(header.iter().map(|name| cell(name)).collect())];
    lines.extend(rows.iter().map(|row| line(row.iter().map(|text| cell(text)).collect())));
    let mut text = if dialect.bom { "\u{feff}".to_owned() } else { String::new() };
    text.push_str(&lines.join(dialect.line_end));
    if dialect.last_line_end {
        text.push_str(dialect.line_end);
    }
    text
}

fn dialects() -> impl Strategy<Value = Dialect> {
    let delimiters = prop::sample::select(vec![';', ',', '\t', '|']);
    let line_ends = prop::sample::select(vec!["\n", "\r\n"]);
    (delimiters, line_ends, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(delimiter, line_end, quote_all, bom, last_line_end)| Dialect {
            delimiter,
            line_end,
            quote_all,
            bom,
            last_line_end,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn what_a_writer_wrote_is_read_back_exactly(
        dialect in dialects(),
        rows in prop::collection::vec(prop::collection::vec("[a-zé\"; ,\n\t|œ€\u{a0}🎓]{0,6}", 2), 1..40),
    ) {
        let dataset = dataset([text("rang"), text("un"), text("deux")]);
        let rows: Vec<Vec<String>> = rows
            .into_iter()
            .enumerate()
            .map(|(rank, mut row)| { row.insert(0, rank.to_string()); row })
            .collect();
        let written = write(&dialect, &["rang", "un", "deux"], &rows);
        let batch = typed(&dataset, written.as_bytes());
        for column in 0..3 {
            let expected: Vec<Option<String>> = rows
                .iter()
                .map(|row| (!row[column].trim().is_empty()).then(|| row[column].clone()))
                .collect();
            prop_assert_eq!(texts(batch.column(column)), expected);
        }
    }

    #[test]
    fn numbers_are_kept_to_the_last_digit(values in prop::collection::vec((any::<i64>(), -999_999_999i64..1_000_000_000), 1..40)) {
        let dataset = dataset([of_type("entier", ValueType::Integer), of_type("decimal", ValueType::Number)]);
        let mut written = "entier;decimal\n".to_owned();
        for (integer, decimal) in &values {
            let sign = if *decimal < 0 { "-" } else { "" };
            written.push_str(&format!("{integer};{sign}{},{:06}\n", decimal.abs() / 1_000_000, decimal.abs() % 1_000_000));
        }
        let batch = typed(&dataset, written.as_bytes());
        let integers: Vec<i64> = values.iter().map(|(integer, _)| *integer).collect();
        prop_assert_eq!(batch.column(0).as_primitive::<Int64Type>().values(), &integers[..]);
        let decimals: Vec<i128> = values.iter().map(|(_, decimal)| i128::from(*decimal) * 10i128.pow(12)).collect();
        prop_assert_eq!(batch.column(1).as_primitive::<Decimal128Type>().values(), &decimals[..]);
    }
}
