//! Faults of the file itself: encoding, separators, header, rows.

use entente_model::{Dataset, FindingCode, ValueType};
use insta::assert_snapshot;

use super::fixture::{check_bytes, check_text, context, dataset, of_type, references, render, report, text};

fn two() -> Dataset {
    dataset([text("uai").required(), of_type("effectif", ValueType::Integer)])
}

fn codes(dataset: &Dataset, bytes: &[u8]) -> Vec<FindingCode> {
    report(dataset, bytes).findings.iter().map(|group| group.code).collect()
}

#[test]
fn a_file_without_fault_has_no_finding() {
    for bytes in [
        "uai;effectif\r\n0990001N;12\r\n0990002P;\r\n",
        "uai,effectif\n\"0990001N\",\"12\"\n",
        "uai\teffectif\n0990001N\t12",
        "uai|effectif\r0990001N|12\r",
        "effectif;uai\n12;0990001N\n",
        "sep=;\nuai;effectif\n0990001N;12\n",
        "\u{feff}uai;effectif\n0990001N;ND\n",
        "\"uai\";\"effectif\"\n\"a;\r\n\"\"b\"\"\";1\n",
    ] {
        assert_eq!(codes(&two(), bytes.as_bytes()), [], "{bytes}");
    }
}

#[test]
fn reads_the_encodings_that_exist() {
    let utf16 = |big: bool, bom: bool| -> Vec<u8> {
        let text = if bom { "\u{feff}uai;effectif\né;1\n" } else { "uai;effectif\né;1\n" };
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let cases: [(Vec<u8>, &str); 8] = [
        ("uai;effectif\né;1\n".into(), "UTF-8"),
        ("\u{feff}uai;effectif\né;1\n".into(), "UTF-8 BOM"),
        (b"uai;effectif\n\xE9;1\n".to_vec(), "windows-1252"),
        (b"uai;effectif\nc\xBDur \xE9;1\n".to_vec(), "ISO-8859-15"),
        (utf16(false, true), "UTF-16LE"),
        (utf16(true, true), "UTF-16BE"),
        (utf16(false, false), "UTF-16LE"),
        (utf16(true, false), "UTF-16BE"),
    ];
    for (bytes, encoding) in cases {
        let report = report(&two(), &bytes);
        assert_eq!((report.encoding.as_str(), report.rows, report.findings.len()), (encoding, 1, 0));
    }
}

#[test]
fn says_that_a_file_is_empty() {
    assert_snapshot!(check_text(&two(), ""), @"");
    assert_snapshot!(check_text(&two(), "\u{feff}"), @"");
    assert_snapshot!(check_text(&two(), "\r\n \r\n"), @"");
    assert_snapshot!(check_text(&two(), "uai;effectif\r\n"), @"");
}

#[test]
fn says_that_a_file_is_no_delimited_text() {
    assert_snapshot!(check_text(&two(), b"PK\x03\x04....[Content_Types].xml....xl/workbook.xml"), @"");
    assert_snapshot!(check_text(&two(), b"%PDF-1.7\n"), @"");
    assert_snapshot!(check_text(&two(), b"\x1F\x8B\x08\x00abc"), @"");
    for (bytes, format) in [
        (&b"PK\x03\x04....donnees.csv"[..], "ZIP"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "XLS"),
        (b"PAR1....", "Parquet"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b"<?xml version='1.0'?>", "XML"),
        (b"\x01\x02\x03\x04\x05\x06\x00\x00", "binary"),
    ] {
        let report = report(&two(), bytes);
        let format = entente_model::Arg::Text(format.to_owned());
        assert_eq!(report.findings[0].message.args.get("format"), Some(&format));
    }
}

#[test]
fn says_that_a_row_never_ends() {
    let mut bytes = b"uai;effectif\n0990001N;1\n".to_vec();
    bytes.extend(std::iter::repeat_n(b'a', 17 << 20));
    assert_snapshot!(check_text(&two(), bytes), @"");
}

#[test]
fn finds_headers_missing_unknown_twice_or_misspelt() {
    assert_snapshot!(check_text(&two(), "UAI ;Effectif\n0990001N;1\n"), @"");
    assert_snapshot!(check_text(&two(), "uai;effectifs;remarque;\n0990001N;1;x;\n"), @"");
    assert_snapshot!(check_text(&two(), "effectif;effectif\n1;1\n"), @"");
    assert_snapshot!(check_text(&two(), "uai\n0990001N\n"), @"");
}

#[test]
fn matches_headers_that_people_write_differently() {
    let dataset = dataset([text("annee_rentree").required(), text("uai")]);
    for header in ["Année rentrée", "ANNEE\u{a0}RENTREE", " annee-rentree ", "annéeRentrée", "Titre de annee_rentree"] {
        let bytes = format!("{header};uai\n2026;0990001N\n");
        assert_eq!(codes(&dataset, bytes.as_bytes()), [FindingCode::HeaderSpelling], "{header}");
    }
}

#[test]
fn shows_nothing_of_a_first_line_that_is_no_header() {
    let report = report(&two(), b"999000001AA;DUPONT\n999000002AB;DURAND\n");
    let text = render(&report);
    assert!(!text.contains("DUPONT") && !text.contains("999000001AA"), "{text}");
    assert_snapshot!(text, @"");
}

#[test]
fn never_reads_an_excluded_variable() {
    for header in ["nom", "NOM", "Nom de famille"] {
        let report = report(&two(), format!("uai;{header};effectif\n0990001N;SECRET;1\n").as_bytes());
        assert_eq!(report.findings[0].code, FindingCode::ExcludedVariable, "{header}");
        assert!(!serde_json::to_string(&report).unwrap().contains("SECRET"));
    }
    assert_snapshot!(check_text(&two(), "uai;NOM;effectif\n0990001N;SECRET;1\n"), @"");
}

#[test]
fn finds_irregular_rows_and_does_not_judge_their_cells() {
    assert_snapshot!(check_text(&two(), "uai;effectif\n0990001N\na;b;c\n;x;\n0990001N;1\n"), @"");
}

#[test]
fn finds_quotes_that_do_not_close() {
    assert_snapshot!(check_text(&two(), "uai;effectif\n\"0990001N;1\n\"a\"b;2\n\"c\";3\n"), @"");
}

#[test]
fn finds_nul_bytes_and_blank_lines() {
    assert_snapshot!(check_text(&two(), "\n\nuai;effectif\n\n099\x000001N;1\n;\n  \n0990001N;2\n\n"), @"");
}

#[test]
fn finds_bytes_of_another_encoding() {
    let mut mixed = "uai;effectif\n".to_owned().into_bytes();
    mixed.extend("été;1\nélève;2\n".as_bytes());
    mixed.extend(b"\xE9t\xE9;3\n");
    assert_snapshot!(check_text(&two(), mixed), @"");
    assert_snapshot!(check_text(&two(), b"uai;effectif\n\xE9t\xE9;1\n\xE0;2\n\xC3\xA9;3\n"), @"");
    assert_snapshot!(check_text(&two(), "uai;effectif\nÃ©tÃ©;1\nabc\u{FFFD};2\n"), @"");
}

#[test]
fn compares_with_the_number_of_rows_announced() {
    let (dataset, references) = (two(), references());
    let mut context = context(&dataset, &references);
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copie.parquet");
    context.rows_expected = Some(12_000);
    let text = render(&check_bytes(b"uai;effectif\na;1\n", &context, &copy));
    assert_snapshot!(text, @"");
    context.rows_expected = Some(1);
    assert_eq!(check_bytes(b"uai;effectif\na;1\n", &context, &copy).findings, []);
}
