//! Real open-data files, where they are at hand: their traps are findings, not failures.
//!
//! The files stay outside the project (`../shared/data/opendata`); without them the tests say so and pass.

use std::path::PathBuf;

use entente_intake::check;
use entente_model::{CheckReport, FindingCode, ValueCheck, Verdict};

use super::fixture::{assert_consistent, context, dataset, described, references, text, workspace};

fn open_data() -> Option<PathBuf> {
    let folder = workspace().join("../shared/data/opendata");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no open-data files at ../shared/data/opendata");
    None
}

/// Checks a file as a dataset of texts whose names are those of its header.
fn check_file(name: &str, key: Option<&str>) -> Option<CheckReport> {
    let input = open_data()?.join(name);
    let bytes = std::fs::read(&input).unwrap();
    let first = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap();
    let header = match std::str::from_utf8(first) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(first).0.into_owned(),
    };
    let mut dataset = dataset([]);
    for name in header.split(';') {
        let mut variable = described(text(name));
        if matches!(
            name,
            "uai" | "UAI" | "numero_uai" | "Identifiant_de_l_etablissement" | "Numéro de l'école"
        ) {
            variable.checks.push(ValueCheck::Uai { directory: false });
        }
        variable.constraints.unique = key == Some(name);
        dataset.variables.push(variable);
    }
    let references = references();
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copie.parquet");
    let report = check(&input, Some(&copy), &context(&dataset, &references), None).unwrap();
    assert_consistent(&report, &copy);
    Some(report)
}

#[test]
fn reads_every_row_of_the_real_files() {
    for (name, rows, encoding) in [
        ("fr-en-lycee_gt-effectifs-niveau-sexe-lv.csv", 5054, "UTF-8 BOM"),
        ("fr-en-lycee_pro-effectifs-niveau-sexe-lv.csv", 6662, "UTF-8 BOM"),
        ("fr-en-ips-colleges-ap2022.csv", 6973, "UTF-8"),
        ("fr-en-ips-ecoles-ap2022.csv", 30059, "UTF-8"),
        ("fr-en-indicateurs-valeur-ajoutee-colleges.csv", 20053, "UTF-8 BOM"),
        ("ival-2024-LGT.csv", 2331, "UTF-8"),
        ("ival-2024-LP.csv", 2008, "UTF-8"),
        ("vyz-fr-en-adresse-et-geolocalisation.csv", 7654, "UTF-8 BOM"),
        ("fr-en-boursiers-par-departement.csv", 983, "UTF-8 BOM"),
        ("35-fr-en-annuaire-education.csv", 996, "UTF-8 BOM"),
        ("35-fr-en-ecoles-effectifs-nb_classes.csv", 2029, "UTF-8 BOM"),
        ("35-ecoles-effectifs.latin1.csv", 299, "windows-1252"),
        ("35-fr-en-carte-scolaire-colleges-publics.csv", 5416, "UTF-8 BOM"),
        ("orion-constat_2020.csv", 44446, "UTF-8 BOM"),
        ("orion-attractivite_capacite_2022.csv", 19641, "UTF-8"),
        ("orion-chomage_departemental_INSEE.csv", 500, "UTF-8"),
    ] {
        let Some(report) = check_file(name, None) else { return };
        assert_eq!((report.rows, report.encoding.as_str()), (rows, encoding), "{name}");
        assert_eq!((report.verdict, &report.findings[..]), (Verdict::Accepted, &[][..]), "{name}");
    }
}

#[test]
fn finds_the_establishments_that_stand_twice_in_a_real_directory() {
    let Some(report) = check_file("35-fr-en-annuaire-education.csv", Some("Identifiant_de_l_etablissement"))
    else {
        return;
    };
    let [group] = &report.findings[..] else { panic!("{:?}", report.findings) };
    assert_eq!(group.code, FindingCode::Duplicate);
    let mut twice: Vec<&str> = group.examples.iter().map(|example| example.value.as_str()).collect();
    twice.sort_unstable();
    assert_eq!(twice, ["0350778F", "0350852L", "0352072M"]);
}
