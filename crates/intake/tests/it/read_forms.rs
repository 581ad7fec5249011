//! The same rows in every form: the same findings, whatever they come in.

use std::io::{Cursor, Write as _};

use entente_model::{CheckReport, Dataset, FixedPosition, ValueType, Verdict};
use rust_xlsxwriter::Workbook;

use super::fixture::{dataset, of_type, report, text};

const NAMES: [&str; 3] = ["uai", "effectif", "libelle"];
const ROWS: [[&str; 3]; 4] =
    [["0990001A", "12", "a;b"], ["0990001B", "x", "é"], ["0990001C", "13", ""], ["0990001A", "14", "\"d\""]];

fn counts() -> Dataset {
    dataset([text("uai").required().unique(), of_type("effectif", ValueType::Integer), text("libelle")])
}

fn delimited(rows: &[[&str; 3]]) -> Vec<u8> {
    let mut bytes = format!("{}\n", NAMES.join(";")).into_bytes();
    for row in rows {
        let cells = row.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        bytes.extend_from_slice(format!("{}\n", cells.join(";")).as_bytes());
    }
    bytes
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip(std::iter::once(&NAMES).chain(&ROWS)) {
        for (column, cell) in (0..).zip(cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number).unwrap(),
                Err(_) => sheet.write(row, column, *cell).unwrap(),
            };
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn records() -> Vec<u8> {
    let record = |row: &[&str; 3]| {
        let pairs =
            NAMES.iter().zip(row).map(|(name, cell)| ((*name).to_owned(), serde_json::Value::from(*cell)));
        format!("{}\n", serde_json::Value::Object(pairs.collect()))
    };
    ROWS.iter().map(record).collect::<String>().into_bytes()
}

/// Ten characters, six, four, as the schema then says.
fn fixed_width() -> Vec<u8> {
    let line = |row: &[&str; 3]| format!("{:<10}{:>6}{:<4}\r\n", row[0], row[1], row[2]);
    ROWS.iter().map(line).collect::<String>().into_bytes()
}

fn archive(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// What is found, where it stands apart: every form counts its lines as it can.
fn found(report: &CheckReport) -> Vec<(String, Option<String>, u64)> {
    let mut found: Vec<_> = report
        .findings
        .iter()
        .map(|group| (group.code.name(), group.variable.as_ref().map(ToString::to_string), group.count))
        .collect();
    found.sort();
    found
}

#[test]
fn the_same_rows_give_the_same_findings() {
    let expected = report(&counts(), &delimited(&ROWS));
    assert_eq!((expected.rows, expected.verdict), (4, Verdict::Rejected));
    let two = archive(&[("1.csv", delimited(&ROWS[..2])), ("2.csv", delimited(&ROWS[2..]))]);
    let one = archive(&[("1.xlsx", workbook())]);
    for (form, bytes) in [("XLSX", workbook()), ("JSON", records()), ("zip", two), ("zip of XLSX", one)] {
        let other = report(&counts(), &bytes);
        assert_eq!((other.rows, other.rows_blocked), (expected.rows, expected.rows_blocked), "{form}");
        assert_eq!(found(&other), found(&expected), "{form}");
    }
}

#[test]
fn a_schema_says_where_the_variables_of_a_fixed_width_file_stand() {
    let mut dataset = counts();
    for (variable, (start, width)) in dataset.variables.iter_mut().zip([(1, 10), (11, 6), (17, 4)]) {
        variable.position = Some(FixedPosition { start, width });
    }
    let fixed = report(&dataset, &fixed_width());
    assert_eq!(found(&fixed), found(&report(&counts(), &delimited(&ROWS))));
    assert_eq!(fixed.rows, 4);
    // What is delimited is read as such all the same.
    assert_eq!(found(&report(&dataset, &delimited(&ROWS))), found(&fixed));
}

#[test]
fn a_bordereau_that_announces_more_rows_rejects_the_deposit() {
    let rows = [ROWS[0], ROWS[2]];
    let bordereau = |count: u32| {
        let list = format!("1.csv;{count}\n").into_bytes();
        report(&counts(), &archive(&[("1.csv", delimited(&rows)), ("bordereau.txt", list)]))
    };
    assert_eq!(bordereau(2).verdict, Verdict::Accepted);
    let cut = bordereau(20);
    assert_eq!(cut.verdict, Verdict::Rejected);
    assert_eq!(cut.findings[0].code.name(), "bordereau");
}
