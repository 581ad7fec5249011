//! Workbooks that `rust_xlsxwriter` writes, read back by us and by `calamine`.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Formula, Workbook};

use super::super::ReadOptions;
use super::{read, read_with};

fn bytes(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(&mut workbook);
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_sheet_with_titles_dates_codes_and_gaps() {
    let written = bytes(|workbook| {
        let sheet = workbook.add_worksheet();
        sheet.set_name("Élèves").unwrap();
        sheet.write(0, 0, "Effectifs de la rentrée").unwrap();
        for (column, name) in ["UAI", "Effectif", "Rentrée", "Libellé", "autre"].iter().enumerate() {
            sheet.write(2, column as u16, *name).unwrap();
        }
        sheet.write(3, 0, "0990001A").unwrap();
        sheet.write(3, 1, 12.0).unwrap();
        let day = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_number_with_format(3, 2, 46_266.0, &day).unwrap();
        sheet.write(3, 3, " a_x000D_b & <c>\n").unwrap();
        sheet.write(3, 4, true).unwrap();
        let code = Format::new().set_num_format("0000000");
        sheet.write_number_with_format(6, 0, 990_001.0, &code).unwrap();
        sheet.write_formula(6, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.write_formula(6, 3, Formula::new("=A1").set_result("vu")).unwrap();
        sheet.write(7, 7, "à côté").unwrap();
        let other = workbook.add_worksheet();
        other.write(0, 0, "notice").unwrap();
        workbook.add_worksheet();
    });
    let deposit = read(&written);
    let table = &deposit.tables[0];
    assert_eq!(
        (table.header.join(";").as_str(), table.header_line),
        ("UAI;Effectif;Rentrée;Libellé;autre", 3)
    );
    assert_eq!(
        table.texts(),
        [
            vec!["0990001A", "12", "2026-09-01", " a_x000D_b & <c>\n", "true"],
            vec!["0990001", "#DIV/0!", "", "vu", ""],
            vec!["", "", "", "", "", "", "", "à côté"],
        ]
    );
    assert_eq!(table.rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [4, 7, 8]);
    assert_eq!(table.blanks, [5, 6]);
    assert_eq!(
        deposit.findings,
        ["La feuille «\u{a0}Sheet2\u{a0}» n'a pas été lue\u{a0}: une seule feuille du classeur l'est."]
    );
}

#[test]
fn the_sheet_that_holds_the_variables_is_read_whatever_its_place() {
    let written = bytes(|workbook| {
        workbook.add_worksheet().write(0, 0, "Lisez-moi").unwrap();
        let sheet = workbook.add_worksheet();
        sheet.set_name("Données").unwrap();
        sheet.write(0, 0, "uai").unwrap();
        sheet.write(1, 0, "0990001A").unwrap();
    });
    let deposit = read(&written);
    assert_eq!(deposit.tables[0].texts(), [["0990001A"]]);
    let asked = ReadOptions { sheet: Some("sheet1".to_owned()), ..ReadOptions::default() };
    assert_eq!(read_with(&written, &asked).tables[0].header, ["Lisez-moi"]);
    let absent = ReadOptions { sheet: Some("Feuil9".to_owned()), ..ReadOptions::default() };
    assert_eq!(
        read_with(&written, &absent).findings,
        ["Le classeur n'a pas de feuille «\u{a0}Feuil9\u{a0}». Ses feuilles\u{a0}: Sheet1, Données."]
    );
}

#[test]
fn an_empty_workbook_has_no_header() {
    let deposit = read(&bytes(|workbook| {
        workbook.add_worksheet();
    }));
    assert_eq!(deposit.tables.len(), 1);
    assert!(deposit.tables[0].header.is_empty() && deposit.tables[0].fault.is_none());
}

#[test]
fn a_workbook_that_is_cut_is_damaged() {
    let written = bytes(|workbook| {
        let sheet = workbook.add_worksheet();
        for row in 0..500 {
            sheet.write(row, 0, format!("texte {row}")).unwrap();
        }
    });
    let deposit = read(&written[..written.len() / 2]);
    assert_eq!(
        deposit.findings,
        ["Le fichier XLSX est abîmé ou incomplet\u{a0}: il n'a pas pu être lu jusqu'au bout."]
    );
}

/// A value, and how the cell reads.
fn value() -> impl Strategy<Value = Data> {
    prop_oneof![
        4 => "[ -~é€\u{a0}\n\t]{0,12}".prop_map(Data::String),
        2 => any::<i32>().prop_map(|number| Data::Float(f64::from(number))),
        2 => (-1e9..1e9_f64).prop_map(|number| Data::Float((number * 1000.0).round() / 1000.0)),
        1 => any::<bool>().prop_map(Data::Bool),
        2 => Just(Data::Empty),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// What is written is read back, and `calamine` reads the same.
    #[test]
    fn values_are_read_back(rows in prop::collection::vec(prop::collection::vec(value(), 3), 0..12)) {
        let written = bytes(|workbook| {
            let sheet = workbook.add_worksheet();
            for (column, name) in ["uai", "effectif", "libelle"].iter().enumerate() {
                sheet.write(0, column as u16, *name).unwrap();
            }
            for (row, values) in (1..).zip(&rows) {
                for (column, value) in (0..).zip(values) {
                    match value {
                        Data::String(text) => sheet.write(row, column, text).unwrap(),
                        Data::Float(number) => sheet.write(row, column, *number).unwrap(),
                        Data::Bool(value) => sheet.write(row, column, *value).unwrap(),
                        _ => continue,
                    };
                }
            }
        });
        let shown = |value: &Data| match value {
            Data::String(text) => text.clone(),
            Data::Float(number) => number.to_string(),
            Data::Bool(value) => value.to_string(),
            _ => String::new(),
        };
        let is_blank = |row: &[String]| row.iter().all(String::is_empty);
        let expected: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(shown).collect()).collect();
        let filled: Vec<&Vec<String>> = expected.iter().filter(|row| !is_blank(row)).collect();
        let deposit = read(&written);
        let read: Vec<&Vec<String>> = deposit.tables[0].rows.iter().map(|(_, row)| row).collect();
        prop_assert_eq!(read, filled);

        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(&written)).unwrap();
        let range = workbook.worksheet_range("Sheet1").unwrap();
        for (row, values) in (1..).zip(&expected) {
            for (column, text) in (0..).zip(values) {
                let other = range.get_value((row, column)).map(shown).unwrap_or_default();
                prop_assert_eq!(&other, text);
            }
        }
    }
}
