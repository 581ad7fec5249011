//! Files made to do harm: each is refused with its sentence, in a moment and in little memory.

use std::io::Write as _;

use super::read;
use super::sheets::{ods, zip_of};

const DAMAGED: &str = "est abîmé ou incomplet";

fn fault(bytes: &[u8]) -> String {
    let deposit = read(bytes);
    let faults = deposit.tables.into_iter().filter_map(|table| table.fault);
    deposit.findings.into_iter().chain(faults).collect::<Vec<_>>().join(" | ")
}

fn assert_says(bytes: &[u8], expected: &str) {
    let said = fault(bytes);
    assert!(said.contains(expected), "{said}");
}

#[test]
fn bombs_are_refused() {
    // One mebibyte of zeros ends on a whole byte, so that it can stand there many times.
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(&vec![b'0'; 1 << 20]).unwrap();
    encoder.flush().unwrap();
    let block = encoder.get_ref().clone();
    let mut bomb = b"\x1F\x8B\x08\0\0\0\0\0\0\xFF".to_vec();
    for _ in 0..80 {
        bomb.extend_from_slice(&block);
    }
    assert!(bomb.len() < (1 << 18));
    assert_says(&bomb, "L'archive contient bien plus de données que sa taille ne le permet");
}

#[test]
fn archives_in_archives_are_refused() {
    let inner = zip_of(&[("a.csv", b"uai\n1\n")]);
    assert_says(&zip_of(&[("a.zip", &inner)]), "L'archive contient une autre archive");
    assert_says(&zip_of(&[]), "L'archive est vide.");
}

#[test]
fn names_of_members_lead_nowhere() {
    let deposit = read(&zip_of(&[
        ("../../etc/passwd", b"uai;effectif\n1;2\n"),
        ("/a\u{7}.csv", b"uai;effectif\n3;4\n"),
    ]));
    let names: Vec<_> = deposit.tables.iter().filter_map(|table| table.name.as_deref()).collect();
    assert_eq!(names, ["../../etc/passwd", "/a\u{fffd}.csv"]);
}

#[test]
fn a_password_is_told() {
    let mut bytes = zip_of(&[("a.csv", b"uai;effectif\n1;2\n")]);
    // The flag of encryption, in both headers.
    let central = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
    bytes[6] |= 1;
    bytes[central + 8] |= 1;
    assert_says(&bytes, "Le fichier ZIP est protégé par un mot de passe.");
}

fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    let workbook =
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    let relations = "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/>\
                     <Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"/xl/t.xml\"/></Relationships>";
    zip_of(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/s.xml", sheet.as_bytes()),
        ("xl/t.xml", strings.as_bytes()),
    ])
}

#[test]
fn entities_are_never_expanded() {
    let entity = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]>";
    let sheet =
        "<worksheet><sheetData><row r=\"1\"><c t=\"str\"><v>&c;</v></c></row></sheetData></worksheet>";
    let expected = "déclare des entités XML, qui ne sont jamais lues";
    assert_says(&xlsx(&format!("{entity}{sheet}"), ""), expected);
    assert_says(&xlsx(sheet, ""), expected);
    let table = "<table:table table:name=\"A\"><table:table-row><table:table-cell><text:p>&c;</text:p></table:table-cell></table:table-row></table:table>";
    assert_says(&ods(table), expected);
}

#[test]
fn cells_and_rows_cannot_be_repeated_without_end() {
    let bounds = "Le tableau dépasse ce qu'un tableur peut contenir";
    let text = "x".repeat(100_000);
    let cell = |repeated: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"{repeated}\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let table = |row: &str, cells: &str| {
        format!(
            "<table:table table:name=\"A\"><table:table-row {row}>{cells}</table:table-row></table:table>"
        )
    };
    assert_says(&ods(&table("", &cell("16384"))), bounds);
    assert_says(&ods(&table("", &cell("99999999999999999999"))), "");
    assert_says(&ods(&table("", &cell("18446744073709551615"))), bounds);
    assert_says(&ods(&table("table:number-rows-repeated=\"4000000000\"", &cell("1"))), bounds);
    let far = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"4000000000\"><c r=\"A9\"><v>1</v></c></row></sheetData></worksheet>";
    assert_says(&xlsx(far, ""), bounds);
    let wide = "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row></sheetData></worksheet>";
    assert_says(&xlsx(wide, ""), bounds);
}

#[test]
fn texts_cannot_be_endless() {
    let sheet = format!(
        "<worksheet><sheetData><row><c t=\"str\"><v>{}</v></c></row></sheetData></worksheet>",
        "x".repeat(9 << 20)
    );
    assert_says(&xlsx(&sheet, ""), "dépasse plusieurs millions de caractères");
    let deep = format!("<worksheet>{}", "<a>".repeat(100_000));
    assert_says(&xlsx(&deep, ""), DAMAGED);
    let absent = "<worksheet><sheetData><row r=\"1\"><c t=\"s\"><v>7</v></c></row></sheetData></worksheet>";
    assert_says(&xlsx(absent, "<sst/>"), DAMAGED);
}

#[test]
fn json_cannot_be_deep_nor_endless() {
    let deep = format!("{{\"a\":{}1{}}}\n{{\"a\":1}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_says(deep.as_bytes(), "imbriquée sur plus de 100 niveaux");
    let long = format!("{{\"a\":\"{}\"}}\n{{\"a\":1}}", "x".repeat(9 << 20));
    assert_says(long.as_bytes(), "dépasse plusieurs millions de caractères");
}
