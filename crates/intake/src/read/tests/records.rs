//! JSON records as programs and portals write them.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::super::{FixedLayout, FixedVariable, ReadOptions};
use super::{Deposit, read, read_with};

fn rows(deposit: &Deposit) -> Vec<Vec<&str>> {
    deposit.tables[0].texts()
}

#[test]
fn lines_arrays_and_answers_of_portals() {
    let record = r#"{"uai":"0990001A","effectif":12.0}"#;
    let forms = [
        format!("{record}\n{record}\n"),
        format!("\u{feff}\n{record}\r\n\r\n{record}"),
        format!("[{record},\n {record}]"),
        format!(r#"{{"total_count":2,"results":[{record},{record}]}}"#),
        format!(r#"{{"meta":{{"a":[{{"b":"]"}}]}},"data":[{record},{record}],"links":{{}}}}"#),
        format!(r#"[{{"recordid":"x","fields":{record}}},{{"recordid":"y","fields":{record}}}]"#),
        format!(r#"{{"nhits":2,"records":[{{"datasetid":"x","fields":{record}}},{{"fields":{record}}}]}}"#),
        format!(
            r#"{{"records":[{{"record":{{"id":"a","fields":{record}}}}},{{"record":{{"fields":{record}}}}}]}}"#
        ),
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","geometry":null,"properties":{record}}},{{"type":"Feature","properties":{record}}}]}}"#
        ),
    ];
    for form in forms {
        let deposit = read(form.as_bytes());
        assert_eq!(deposit.tables[0].header, ["uai", "effectif"], "{form}");
        assert_eq!(rows(&deposit), [["0990001A", "12"], ["0990001A", "12"]], "{form}");
        assert_eq!(deposit.tables[0].fault, None, "{form}");
    }
}

#[test]
fn names_are_those_of_the_first_records() {
    let mut text = String::new();
    for rank in 0..1200 {
        let record = if rank >= 1100 { json!({"a": rank, "tard": 1}) } else { json!({"a": rank}) };
        text.push_str(&format!("{record}\n"));
    }
    text.insert_str(0, "{\"b\":null,\"a\":{\"k\":[1, 2]}}\n");
    let deposit = read(text.as_bytes());
    assert_eq!(deposit.tables[0].header, ["b", "a"]);
    assert_eq!(deposit.tables[0].rows[0], (1, vec![String::new(), "{\"k\":[1,2]}".to_owned()]));
    assert_eq!(
        deposit.findings,
        [
            "100 enregistrements portent des noms que les premiers n'ont pas, dont «\u{a0}tard\u{a0}» (enregistrement 1102)\u{202f}; leurs valeurs n'ont pas été gardées. [:1102]"
        ]
    );
}

#[test]
fn a_name_with_an_escape_is_not_the_name_that_it_spells() {
    let deposit = read(br#"[{"\\\"":null},{"\"":[]}]"#);
    assert_eq!(deposit.tables[0].header, ["\\\"", "\""]);
    assert_eq!(rows(&deposit), [["", ""], ["", "[]"]]);
}

#[test]
fn what_is_no_record_stops_the_reading_with_its_place() {
    let cut = read(b"{\"a\":1}\n{\"a\":");
    assert_eq!(
        cut.findings,
        ["Le fichier JSON est abîmé ou incomplet\u{a0}: il n'a pas pu être lu jusqu'au bout. [:2]"]
    );
    let mixed = read(b"[{\"a\":1},2]");
    assert_eq!(mixed.findings, ["Le fichier JSON n'est pas une liste d'enregistrements. [:2]"]);
}

#[test]
fn fixed_width_lines_are_cut_at_their_columns() {
    let column = |name: &str, start, width| FixedVariable { name: name.to_owned(), start, width };
    let layout = FixedLayout {
        variables: vec![column("uai", 1, 8), column("libelle", 9, 5), column("effectif", 14, 4)],
    };
    let options = ReadOptions { layout: Some(layout), ..ReadOptions::default() };
    let text = "0990001AÉcole  12\r\n0990002BLycée\r\n\r\n0990003CCité   3 trop\r\n";
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    for bytes in [text.as_bytes(), &windows] {
        let deposit = read_with(bytes, &options);
        assert_eq!(
            rows(&deposit),
            [
                vec!["0990001A", "École", "12"],
                vec!["0990002B", "Lycée", ""],
                vec!["0990003C", "Cité", "3", "trop"]
            ]
        );
        assert_eq!(deposit.tables[0].blanks, [3]);
    }
    let delimited = read_with(b"uai;effectif\n0990001A;12\n", &options);
    assert!(delimited.tables[0].header.is_empty(), "delimited text is left to the engine");
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
        "[\"\\\\{}\\[\\],:\n\t\u{0}-\u{1f}]{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::vec(("[a\"\\\\é]{1,3}", inner), 0..3)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever `serde_json` writes, pretty or not, as lines or as one list, is read back.
    #[test]
    fn values_are_read_back(
        records in prop::collection::vec(prop::collection::vec(("[abc\"\\\\é{\\[]{1,2}", value()), 1..4), 1..8),
        pretty in any::<bool>(),
        lines in any::<bool>(),
    ) {
        let records: Vec<Map<String, Value>> = records.into_iter().map(|pairs| pairs.into_iter().collect()).collect();
        let write = |record: &Map<String, Value>| match pretty {
            true => serde_json::to_string_pretty(record).unwrap(),
            false => serde_json::to_string(record).unwrap(),
        };
        let texts: Vec<String> = records.iter().map(write).collect();
        let text = if lines { texts.join("\n") } else { format!("[{}]", texts.join(",")) };
        let deposit = read(text.as_bytes());
        // A lone record that holds a list under a portal's name would be an answer: those names aren't generated.
        let table = &deposit.tables[0];
        prop_assert_eq!(&table.fault, &None);
        prop_assert_eq!(table.rows.len(), records.len());
        for (record, (_, row)) in records.iter().zip(&table.rows) {
            for (name, text) in table.header.iter().zip(row) {
                match record.get(name) {
                    None | Some(Value::Null) => prop_assert_eq!(text, ""),
                    Some(Value::String(value)) => prop_assert_eq!(text, value),
                    Some(value) => prop_assert_eq!(&serde_json::from_str::<Value>(text).unwrap(), value),
                }
            }
        }
    }
}
