//! Faults of values: types, constraints, identifiers, code lists, keys.

use entente_model::{FindingCode, ValueCheck, ValueType, VariableKind};
use insta::assert_snapshot;

use super::fixture::{check_text, dataset, of_type, report, text};

#[test]
fn finds_absent_values() {
    let dataset = dataset([text("sexe").required(), text("pcs")]);
    assert_snapshot!(check_text(&dataset, "sexe;pcs\n;10\nND;10\n \t;10\n1;\n2;ND\n"), @"");
}

#[test]
fn finds_values_of_another_type() {
    let dataset = dataset([
        of_type("effectif", ValueType::Integer),
        of_type("moyenne", ValueType::Number),
        of_type("entree", ValueType::Date),
        of_type("annee", ValueType::Year),
        of_type("boursier", ValueType::Boolean),
    ]);
    let header = "effectif;moyenne;entree;annee;boursier\n";
    assert_snapshot!(check_text(&dataset, format!("{header}douze;12,5;01/09/2026;2026;O\n1,2E+5;x;2026-02-30;26;peut-être\n1;2;3;4;5\n")), @"");
}

#[test]
fn finds_values_that_are_not_allowed() {
    let of = |allowed: [&str; 2]| allowed.map(str::to_owned).to_vec();
    let dataset = dataset([
        text("sexe").constrained(|c| c.allowed = of(["1", "2"])),
        of_type("echelon", ValueType::Integer).constrained(|c| c.allowed = of(["1", "2"])),
        text("statut").constrained(|c| c.allowed = of(["Interne", "Externe"])),
    ]);
    assert_snapshot!(check_text(&dataset, "sexe;echelon;statut\n1;01;Interne\nF;3;INTERNE\nF;1;Xterne\n"), @"");
}

#[test]
fn finds_values_out_of_form_bounds_and_length() {
    let dataset = dataset([
        text("mefstat").constrained(|c| c.pattern = Some("[0-9]{4}|x".into())),
        of_type("annee", ValueType::Year).constrained(|c| {
            c.minimum = Some("1990".into());
            c.maximum = Some("2026".into());
        }),
        of_type("part", ValueType::Number).constrained(|c| c.minimum = Some("0,5".into())),
        of_type("entree", ValueType::Date).constrained(|c| c.maximum = Some("2026-12-31".into())),
        text("division").constrained(|c| c.max_length = Some(3)),
    ]);
    let rows = "2111;2010;0,5;31/12/2026;6èA\n21110;1989;0,49;01/01/2027;6emeA\nxx;2027;7;2020-01-01;\n";
    assert_snapshot!(check_text(&dataset, format!("mefstat;annee;part;entree;division\n{rows}")), @"");
}

#[test]
fn finds_keys_that_stand_twice() {
    let mut dataset = dataset([
        text("id_eleve").kind(VariableKind::Ine).unique(),
        text("uai").required(),
        text("mef"),
        of_type("effectif", ValueType::Integer),
    ]);
    dataset.primary_key = vec!["uai".into(), "mef".into()];
    let rows = "999000001AA;a;x;1\n999000002AA;a;y;1\n999000001AA;a;;1\n;b;y;1\n;a;x;1\n999000001AA;a;;1\n";
    let text = check_text(&dataset, format!("id_eleve;uai;mef;effectif\n{rows}"));
    assert!(!text.contains("999000001AA"));
    assert_snapshot!(text, @"");
}

#[test]
fn a_single_key_is_required_and_compared_as_its_type() {
    let mut dataset = dataset([of_type("rang", ValueType::Integer), text("uai")]);
    dataset.primary_key = vec!["rang".into()];
    assert_snapshot!(check_text(&dataset, "rang;uai\n1;a\n01;a\n;a\n2;a\n"), @"");
}

#[test]
fn checks_establishments_at_the_reference_date() {
    let dataset = dataset([text("uai").check(ValueCheck::Uai { directory: true })]);
    let rows = ["0990001", "990001", "0990001W", "0990002", "0990003", "0990004", " 0990001"];
    let key = |digits: &str| {
        let uai = digits.trim().parse().ok().and_then(entente_model::Uai::from_number).unwrap().to_string();
        format!("{}{}", digits, &uai[7..])
    };
    let mut text = "uai\n".to_owned();
    for row in rows {
        let value = if row.len() == 8 && !row.starts_with(' ') { row.to_owned() } else { key(row) };
        text.push_str(&format!("{value}\n"));
    }
    text.push_str("0990001n\nlycee\n");
    assert_snapshot!(check_text(&dataset, text), @"");
}

#[test]
fn proposes_the_key_of_a_uai() {
    let dataset = dataset([text("uai").check(ValueCheck::Uai { directory: false })]);
    assert_snapshot!(check_text(&dataset, "uai\n0951099E\n0951099E\n0951099D\n"), @"");
    assert_snapshot!(check_text(&dataset, "uai\n951099D\n"), @"");
}

#[test]
fn checks_identifiers_and_masks_those_of_persons() {
    let dataset = dataset([
        text("ine").kind(VariableKind::Ine).check(ValueCheck::Ine),
        text("siren").check(ValueCheck::Siren),
        text("siret").check(ValueCheck::Siret),
        text("annee").check(ValueCheck::SchoolYear),
    ]);
    let rows = "999000001AA;356000000;35600000000048;2026-2027\n99900000199;999000001;99900000100000;2026-27\n";
    assert_snapshot!(check_text(&dataset, format!("ine;siren;siret;annee\n{rows}")), @"");
}

#[test]
fn checks_codes_at_the_reference_date() {
    let mef = || text("mef").check(ValueCheck::CodeList { list: "mef".into() });
    let dataset = dataset([mef()]);
    assert_snapshot!(check_text(&dataset, "mef\n10010012110\n10010012111\n20010018110\n"), @"");
    assert_snapshot!(check_text(&dataset, "mef\n310002220\n"), @"");
    assert_snapshot!(check_text(&dataset, "mef\n1,001E+10\n"), @"");
    assert_snapshot!(check_text(&dataset, "mef\n20010019110\n"), @"");
}

#[test]
fn says_what_could_not_be_checked() {
    let dataset = dataset([text("pcs").check(ValueCheck::CodeList { list: "pcs".into() })]);
    assert_snapshot!(check_text(&dataset, "pcs\n10\n"), @"");
}

#[test]
fn one_wrong_value_is_one_finding() {
    let uai = text("uai").check(ValueCheck::Uai { directory: false }).constrained(|c| {
        c.pattern = Some("[0-9]{7}[A-Z]".into());
        c.max_length = Some(8);
    });
    let report = report(&dataset([uai]), b"uai\nabcdefghijkl\n");
    assert_eq!(report.findings.iter().map(|group| group.code).collect::<Vec<_>>(), [FindingCode::Uai]);
}

#[test]
fn counts_are_exact_and_examples_are_the_most_frequent() {
    let dataset = dataset([of_type("n", ValueType::Integer), of_type("m", ValueType::Integer)]);
    let mut rows = "n;m\n".to_owned();
    for row in 0..3000 {
        let value = match row {
            _ if row % 3 == 0 => "rare".to_owned() + &row.to_string(),
            _ if row % 5 == 0 => "souvent".to_owned(),
            _ => row.to_string(),
        };
        rows.push_str(&format!("{value};{}\n", if row % 2 == 0 { "x" } else { "1" }));
    }
    let report = report(&dataset, rows.as_bytes());
    assert_eq!((report.rows, report.rows_blocked), (3000, 2200));
    let [m, n] = &report.findings[..] else { panic!("two causes") };
    assert_eq!((m.count, n.count), (1500, 1400));
    assert_eq!((n.examples[0].value.as_str(), n.examples[0].count), ("souvent", 400));
    assert_eq!((n.examples[1].value.as_str(), n.examples[1].count), ("rare0", 1));
}
