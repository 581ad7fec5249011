//! ODS workbooks, from a writer of a few lines that puts in them what LibreOffice does; also compared with `calamine`.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use calamine::{Data, Ods, Reader as _};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::super::ReadOptions;
use super::{read, read_with};

/// A zip of those members.
pub(super) fn zip_of(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of those tables, given as XML.
pub(super) fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
         xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
    let manifest =
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    zip_of(&[
        ("mimetype", mimetype),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ])
}

fn text(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

#[test]
fn cells_of_every_kind() {
    let head = row(&["uai", "effectif", "rentree", "libelle"].map(text).concat());
    let cells = concat!(
        "<table:table-cell office:value-type=\"float\" office:value=\"990001\"><text:p>0990001</text:p></table:table-cell>",
        "<table:table-cell office:value-type=\"float\" office:value=\"12\"><text:p>12,00</text:p></table:table-cell>",
        "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-09-01\"><text:p>01/09/2026</text:p></table:table-cell>",
        "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>note</text:p></office:annotation>\
         <text:p>a<text:s text:c=\"2\"/>b &amp; <text:span>c</text:span></text:p><text:p>d</text:p></table:table-cell>",
    );
    let others = concat!(
        "<table:covered-table-cell/>",
        "<table:table-cell office:value-type=\"percentage\" office:value=\"0.25\"><text:p>25 %</text:p></table:table-cell>",
        "<table:table-cell office:value-type=\"time\" office:time-value=\"PT08H05M00S\"><text:p>08:05</text:p></table:table-cell>",
        "<table:table-cell office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#REF!</text:p></table:table-cell>",
        "<table:table-cell table:number-columns-repeated=\"16380\"/>",
    );
    let table = format!(
        "<table:table table:name=\"Notice\">{}</table:table><table:table table:name=\"Élèves\">\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"9\"/></table:table-row>\
         {head}<table:table-row table:number-rows-repeated=\"2\">{cells}</table:table-row>{}{}\
         <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row></table:table>\
         <table:table table:name=\"Autre\">{}</table:table>",
        row(&text("Lisez-moi")),
        row("<table:table-cell/>"),
        row(others),
        row(&text("x")),
    );
    let deposit = read(&ods(&table));
    let table = &deposit.tables[0];
    assert_eq!((table.header.join(";").as_str(), table.header_line), ("uai;effectif;rentree;libelle", 3));
    let first = vec!["0990001", "12", "2026-09-01", "a  b & c\nd"];
    assert_eq!(table.texts(), [first.clone(), first, vec!["", "0.25", "08:05:00", "#REF!"]]);
    assert_eq!(table.rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [4, 5, 7]);
    assert_eq!(table.blanks, [6]);
    let ignored = |name| {
        format!("La feuille «\u{a0}{name}\u{a0}» n'a pas été lue\u{a0}: une seule feuille du classeur l'est.")
    };
    assert_eq!(deposit.findings, [ignored("Notice"), ignored("Autre")]);
}

#[test]
fn a_sheet_may_be_asked_for() {
    let table = |name: &str, cell: &str| {
        format!("<table:table table:name=\"{name}\">{}</table:table>", row(&text(cell)))
    };
    let written = ods(&format!("{}{}", table("A", "uai"), table("B", "autre")));
    let asked = |sheet: &str| ReadOptions { sheet: Some(sheet.to_owned()), ..ReadOptions::default() };
    assert_eq!(read_with(&written, &asked("b")).tables[0].header, ["autre"]);
    assert_eq!(read(&written).tables[0].header, ["uai"]);
    assert_eq!(
        read_with(&written, &asked("C")).findings,
        ["Le classeur n'a pas de feuille «\u{a0}C\u{a0}». Ses feuilles\u{a0}: A, B."]
    );
}

#[test]
fn a_password_is_told() {
    let manifest =
        b"<m:manifest xmlns:m=\"x\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    let written =
        zip_of(&[("mimetype", b"x"), ("content.xml", b"\x01\x02"), ("META-INF/manifest.xml", manifest)]);
    assert_eq!(read(&written).findings, ["Le fichier ODS est protégé par un mot de passe."]);
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for (position, line) in text.split('\n').enumerate() {
        if position > 0 {
            out.push_str("</text:p><text:p>");
        }
        let line = line.replace('&', "&amp;").replace('<', "&lt;");
        // Blanks are elements, as LibreOffice writes all but single ones.
        out.push_str(&line.replace(' ', "<text:s/>").replace('\t', "<text:tab/>"));
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// What is written is read back, and `calamine` reads the same numbers and texts.
    #[test]
    fn values_are_read_back(rows in prop::collection::vec(prop::collection::vec(prop_oneof![
        3 => "[ -~é€\n\t]{1,10}".prop_map(Data::String),
        2 => (-1_000_000..1_000_000_i32).prop_map(|number| Data::Float(f64::from(number) / 8.0)),
        1 => any::<bool>().prop_map(Data::Bool),
        1 => Just(Data::Empty),
    ], 3), 0..10)) {
        let mut tables = String::from("<table:table table:name=\"T\">");
        tables.push_str(&row(&["uai", "effectif", "libelle"].map(text).concat()));
        let mut expected = Vec::new();
        for values in &rows {
            let mut cells = String::new();
            let mut shown = Vec::new();
            for value in values {
                match value {
                    Data::String(value) => {
                        cells.push_str(&text(&escaped(value)));
                        shown.push(value.clone());
                    }
                    Data::Float(number) => {
                        write!(cells, "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{number:.1}</text:p></table:table-cell>").unwrap();
                        shown.push(number.to_string());
                    }
                    Data::Bool(value) => {
                        write!(cells, "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"{value}\"><text:p>VRAI</text:p></table:table-cell>").unwrap();
                        shown.push(value.to_string());
                    }
                    _ => {
                        cells.push_str("<table:table-cell/>");
                        shown.push(String::new());
                    }
                }
            }
            tables.push_str(&row(&cells));
            expected.push(shown);
        }
        tables.push_str("</table:table>");
        let written = ods(&tables);
        let deposit = read(&written);
        let filled: Vec<&Vec<String>> = expected.iter().filter(|row| row.iter().any(|text| !text.is_empty())).collect();
        let read: Vec<&Vec<String>> = deposit.tables[0].rows.iter().map(|(_, row)| row).collect();
        prop_assert_eq!(read, filled);

        let mut workbook: Ods<_> = Ods::new(Cursor::new(&written)).unwrap();
        let range = workbook.worksheet_range("T").unwrap();
        for (at, values) in (1..).zip(&rows) {
            for (column, value) in (0..).zip(values) {
                if let Data::Float(_) | Data::Bool(_) = value {
                    prop_assert_eq!(range.get_value((at, column)), Some(value));
                }
            }
        }
    }
}
