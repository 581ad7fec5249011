//! Real open-data files, deposited the same way as any other: their known traps are findings, not failures.

use std::path::Path;

use entente_testkit::{copy_tree, repository_root, shared_data};
use serde_json::Value;
use tempfile::TempDir;

use crate::run::{entente, text};

fn node() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy_tree(&repository_root().join("examples/open-data"), folder.path()).unwrap();
    let ran = entente(&["init", text(folder.path())]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    folder
}

/// Deposits the file and returns its report.
fn report(node: &Path, dataset: &str, file: &Path, period: &str) -> Value {
    let ran = entente(&[
        "deposit",
        "--dir",
        text(node),
        "--as",
        "service-statistique",
        dataset,
        text(file),
        "--period",
        period,
        "--format",
        "json",
    ]);
    assert!(ran.code == 0 || ran.code == 1, "{}{}", ran.stdout, ran.stderr);
    ran.json()["report"].clone()
}

fn finding<'a>(report: &'a Value, code: &str, variable: Option<&str>) -> &'a Value {
    let findings = report["findings"].as_array().unwrap();
    findings
        .iter()
        .find(|found| found["code"] == code && variable.is_none_or(|name| found["variable"] == name))
        .unwrap_or_else(|| panic!("no `{code}` on {variable:?} in {report:#}"))
}

#[test]
fn real_files_are_deposited_and_their_traps_are_findings() {
    let Some(data) = shared_data() else { return };
    let node = node();

    let ips = report(node.path(), "ips-lycees", &data.join("pilotage/ips_lycees_2016_2021.csv"), "2021");
    assert_eq!(ips["rows"], 21_777);
    let example = &finding(&ips, "pattern", Some("dep"))["examples"][0]["value"];
    assert!(example.as_str().unwrap().ends_with(".0"), "{example}");

    let ival = report(node.path(), "ival-lgt", &data.join("opendata/ival-2024-LGT.csv"), "2024");
    assert_eq!(ival["rows"], 2_331);
    assert_eq!(ival["verdict"], "accepted", "{ival:#}");

    let enrolment = report(
        node.path(),
        "effectifs-lycees-gt",
        &data.join("opendata/fr-en-lycee_gt-effectifs-niveau-sexe-lv.csv"),
        "2022",
    );
    assert_eq!(enrolment["encoding"], "UTF-8 BOM");
    assert!(enrolment["rows"].as_u64().unwrap() > 5_000);

    let directory = report(
        node.path(),
        "annuaire-education",
        &data.join("opendata/35-fr-en-annuaire-education.csv"),
        "2023",
    );
    assert_eq!(directory["rows"], 996);
    // Three UAI stand twice, and a header changed its spelling.
    assert!(finding(&directory, "duplicate", None)["count"].as_u64() >= Some(3));
    finding(&directory, "header-spelling", None);

    let schools = report(
        node.path(),
        "effectifs-ecoles",
        &data.join("opendata/35-ecoles-effectifs.latin1.csv"),
        "2021",
    );
    assert_eq!(schools["rows"], 299);
    assert_eq!(schools["encoding"], "windows-1252");
    assert_eq!(schools["verdict"], "accepted", "{schools:#}");
}

#[test]
fn real_references_are_loaded() {
    let Some(data) = shared_data() else { return };
    let node = node();
    let files: Vec<_> = [
        "nomenclatures/departements_academies_regions.csv",
        "geo/departements.json",
        "geo/communes.csv",
        "nomenclatures/nMef.csv",
        "opendata/35-fr-en-annuaire-education.csv",
        "opendata/vyz-fr-en-adresse-et-geolocalisation.csv",
    ]
    .iter()
    .map(|file| data.join(file))
    .collect();
    let mut args = vec!["reference", "load", "--dir", text(node.path())];
    args.extend(files.iter().map(|file| text(file)));
    let ran = entente(&args);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    for expected in ["10\u{202f}067 lignes lues", "35\u{202f}014 lignes", "993 lignes", "7\u{202f}654 lignes"]
    {
        assert!(ran.stdout.contains(expected), "`{expected}` is not in {}", ran.stdout);
    }
    assert!(ran.stdout.contains("figure plusieurs fois"), "{}", ran.stdout);
    // The lists that were written compile, and the log holds.
    assert_eq!(entente(&["check", text(node.path())]).code, 0);
    assert_eq!(entente(&["log", "verify", "--dir", text(node.path())]).code, 0);

    let wrong =
        entente(&["reference", "load", "--dir", text(node.path()), text(&data.join("PROVENANCE.md"))]);
    assert_eq!(wrong.code, 2);
}
