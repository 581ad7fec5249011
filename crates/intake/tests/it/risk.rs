//! How far persons can be told apart in the typed copy of an accepted file.

use entente_intake::{measure_risk, read_typed_rows};
use entente_model::{Dataset, ValueType, VariableKind};

use crate::fixture::{check_bytes, context, dataset, of_type, references, text};

fn pupils() -> Dataset {
    dataset([
        text("id").required(),
        of_type("annee", ValueType::Year).kind(VariableKind::Quasi),
        text("commune").kind(VariableKind::Quasi),
        text("boursier").kind(VariableKind::Sensitive),
        text("mef"),
    ])
}

const FILE: &str = "id;annee;commune;boursier;mef\n1;2010;99001;O;a\n2;2010;99001;N;b\n3;2010;99001;O;c\n4;2011;99001;N;d\n5;2011;;N;e\n";

#[test]
fn classes_of_the_typed_rows_are_measured() {
    let (dataset, references) = (pupils(), references());
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copie.parquet");
    let report = check_bytes(FILE.as_bytes(), &context(&dataset, &references), &copy);
    assert_eq!(report.risk, None, "it is measured where it is asked for");
    let risk = measure_risk(&copy, &dataset).unwrap().unwrap();
    let names: Vec<&str> = risk.quasi.iter().map(|name| name.as_str()).collect();
    assert_eq!(names, ["annee", "commune"]);
    // An absent commune is a class of its own.
    assert_eq!((risk.rows, risk.classes, risk.k, risk.uniques), (5, 3, 1, 2));
    assert_eq!((risk.rows_under(2), risk.rows_under(3), risk.rows_under(5)), (Some(2), Some(2), Some(5)));
    let sensitive = &risk.sensitive[0];
    assert_eq!((sensitive.variable.as_str(), sensitive.distinct_l), ("boursier", 1));
    assert_eq!(sensitive.entropy_l_hundredths, 100);
    let json = serde_json::to_value(&risk).unwrap();
    assert_eq!(serde_json::from_value::<entente_model::FileRisk>(json).unwrap(), risk);
}

#[test]
fn a_file_whose_schema_names_no_person_has_no_risk() {
    let dataset = dataset([text("uai"), text("effectif")]);
    let references = references();
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copie.parquet");
    check_bytes(b"uai;effectif\n0990001N;12\n", &context(&dataset, &references), &copy);
    assert_eq!(measure_risk(&copy, &dataset).unwrap(), None);
}

#[test]
fn typed_rows_are_shown_as_text_until_told_to_stop() {
    use std::ops::ControlFlow;
    let (dataset, references) = (pupils(), references());
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copie.parquet");
    check_bytes(FILE.as_bytes(), &context(&dataset, &references), &copy);
    let mut shown = Vec::new();
    read_typed_rows(&copy, &["commune".into(), "annee".into()], |row| {
        shown.push(row.iter().map(|value| value.unwrap_or("–").to_owned()).collect::<Vec<_>>().join(" "));
        if shown.len() == 5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
    .unwrap();
    assert_eq!(shown, ["99001 2010", "99001 2010", "99001 2010", "99001 2011", "– 2011"]);
    let absent = read_typed_rows(&copy, &["nom".into()], |_| ControlFlow::Continue(())).unwrap_err();
    assert!(absent.to_string().contains("nom"), "{absent}");
}
