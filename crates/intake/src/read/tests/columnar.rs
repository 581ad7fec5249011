//! Parquet files that `parquet` writes from Arrow, read back as text.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BinaryArray, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, Float32Array,
    Float64Array, Int64Array, ListArray, RecordBatch, StringArray, StructArray, TimestampMicrosecondArray,
    UInt8Array,
};
use arrow::datatypes::{DataType, Field, Int32Type};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use proptest::prelude::*;

use super::read;

fn written(columns: Vec<(&str, ArrayRef)>, compression: Compression) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter_with_nullable(
        columns.into_iter().map(|(name, array)| (name, array, true)),
    );
    let batch = batch.unwrap();
    let properties = WriterProperties::builder().set_compression(compression).build();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    bytes
}

#[test]
fn every_type_reads_as_text() {
    let decimals = Decimal128Array::from(vec![Some(1250), None]).with_precision_and_scale(10, 2).unwrap();
    let dictionary: DictionaryArray<Int32Type> = vec![Some("a"), None].into_iter().collect();
    let moments = |values: Vec<i64>| Arc::new(TimestampMicrosecondArray::from(values)) as ArrayRef;
    let day = 20_697 * 86_400_000_000_i64;
    let list = ListArray::from_iter_primitive::<Int32Type, _, _>(vec![Some(vec![Some(1), None]), None]);
    let fields = Field::new("x", DataType::Utf8, true);
    let inner: ArrayRef = Arc::new(StringArray::from(vec![Some("é\""), None]));
    let nested = StructArray::from(vec![(Arc::new(fields), inner)]);
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("uai", Arc::new(StringArray::from(vec![Some("0990001A"), Some("")]))),
        ("effectif", Arc::new(Int64Array::from(vec![Some(i64::MAX), None]))),
        ("decimal", Arc::new(decimals)),
        ("flottant", Arc::new(Float64Array::from(vec![12.0, f64::NAN]))),
        ("court", Arc::new(Float32Array::from(vec![0.1, 1e10]))),
        ("octet", Arc::new(UInt8Array::from(vec![255, 0]))),
        ("vrai", Arc::new(BooleanArray::from(vec![Some(true), None]))),
        ("jour", Arc::new(Date32Array::from(vec![20_697, -1]))),
        ("rentree", moments(vec![day, day])),
        ("instant", moments(vec![day, day + 1_500_000])),
        ("code", Arc::new(dictionary)),
        ("liste", Arc::new(list)),
        ("objet", Arc::new(nested)),
        ("binaire", Arc::new(BinaryArray::from(vec![&b"abc"[..], &b"\xff\x00"[..]]))),
    ];
    let deposit = read(&written(columns, Compression::ZSTD(Default::default())));
    assert_eq!(
        deposit.tables[0].texts(),
        [
            vec![
                "0990001A",
                "9223372036854775807",
                "12.50",
                "12",
                "0.1",
                "255",
                "true",
                "2026-09-01",
                "2026-09-01",
                "2026-09-01T00:00:00",
                "a",
                "[1,null]",
                "{\"x\":\"é\\\"\"}",
                "abc",
            ],
            vec![
                "",
                "",
                "",
                "",
                "10000000000",
                "0",
                "",
                "1969-12-31",
                "2026-09-01",
                "2026-09-01T00:00:01.500",
                "",
                "",
                "{\"x\":null}",
                "ff00",
            ],
        ]
    );
    assert_eq!(deposit.tables[0].rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn a_cut_file_is_damaged() {
    let column: ArrayRef = Arc::new(StringArray::from(vec!["a"; 1000]));
    let bytes = written(vec![("uai", column)], Compression::UNCOMPRESSED);
    let deposit = read(&bytes[..bytes.len() - 20]);
    let fault = deposit.tables[0].fault.as_deref();
    assert_eq!(
        fault,
        Some("Le fichier Parquet est abîmé ou incomplet\u{a0}: il n'a pas pu être lu jusqu'au bout.")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn texts_are_read_back(
        rows in prop::collection::vec((prop::option::of("\\PC{0,12}"), any::<i64>()), 1..60),
        snappy in any::<bool>(),
    ) {
        let texts: ArrayRef = Arc::new(StringArray::from_iter(rows.iter().map(|(text, _)| text.as_deref())));
        let numbers: ArrayRef = Arc::new(Int64Array::from_iter(rows.iter().map(|(_, number)| *number)));
        let compression = if snappy { Compression::SNAPPY } else { Compression::UNCOMPRESSED };
        let deposit = read(&written(vec![("uai", texts), ("effectif", numbers)], compression));
        let expected: Vec<Vec<String>> =
            rows.iter().map(|(text, number)| vec![text.clone().unwrap_or_default(), number.to_string()]).collect();
        let read: Vec<Vec<String>> = deposit.tables[0].rows.iter().map(|(_, row)| row.clone()).collect();
        prop_assert_eq!(read, expected);
    }
}
