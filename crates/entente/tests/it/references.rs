//! References from the command line: a file is deposited, the list that it uses is about to close a code, the parties are
//! told what breaks, and the day comes.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use super::run::{Ran, entente, text};

fn ok(args: &[&str]) -> Ran {
    let ran = entente(args);
    assert_eq!(ran.code, 0, "{args:?}: {}{}", ran.stdout, ran.stderr);
    ran
}

/// A node with the directory of the fictitious academy and an accepted deposit.
fn node(folder: &Path) {
    let dir = text(folder);
    ok(&["init", dir]);
    let directory = folder.join("annuaire.csv");
    ok(&["generate", "institutions", "--output", text(&directory)]);
    ok(&["reference", "load", "--dir", dir, text(&directory)]);
    let file = folder.join("capacites.csv");
    ok(&["generate", "capacites-accueil", "--rows", "200", "--output", text(&file)]);
    let deposit = [
        "deposit",
        "--dir",
        dir,
        "--as",
        "rectorat-exemple",
        "--period",
        "2026",
        "capacites-accueil",
        text(&file),
    ];
    ok(&deposit);
}

#[test]
fn a_change_is_announced_with_what_it_breaks() {
    let folder = entente_testkit::folder_that_runs().unwrap();
    let dir = text(folder.path());
    node(folder.path());
    let shown = ok(&["reference", "show", "--dir", dir, "mef", "--format", "json"]).json();
    let used =
        ok(&["reference", "export", "--dir", dir, "mef", "--output", text(&folder.path().join("mef.csv"))]);
    assert!(used.stdout.contains("mef.csv"), "{}", used.stdout);
    assert!(shown["entries"].as_array().unwrap().len() > 10);

    // Every code of the list is to close on one day: whatever the file uses breaks.
    let list = std::fs::read_to_string(folder.path().join("mef.csv")).unwrap();
    let closing: Vec<String> = list
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split(';').collect();
            match cells.as_slice() {
                ["code", ..] => line.to_owned(),
                [code, label, opens, "", group] => format!("{code};{label};{opens};2098-09-01;{group}"),
                // It is closed already.
                [_, _, _, _, _] => line.to_owned(),
                other => panic!("{other:?}"),
            }
        })
        .collect();
    let planned = folder.path().join("mef-2098.csv");
    std::fs::write(&planned, closing.join("\n")).unwrap();
    let load = [
        "reference",
        "load",
        "--dir",
        dir,
        "--list",
        "mef",
        "--effective-on",
        "2098-09-01",
        "--as",
        "rectorat-exemple",
        text(&planned),
    ];
    let loaded = ok(&load);
    assert!(
        loaded.stdout.contains("rectorat-exemple") && loaded.stdout.contains("region-exemple"),
        "{}",
        loaded.stdout
    );
    assert!(ok(&load).stdout.contains("rien n'a changé"), "the same file again is no version");

    let diff = ok(&["reference", "diff", "--dir", dir, "mef", "--format", "json"]).json();
    let closes = diff["closes"].as_array().unwrap();
    let expected = closing.iter().filter(|line| line.contains("2098")).count();
    assert_eq!(closes.len(), expected, "{diff:#}");
    assert_eq!(closes[0]["on"], "2098-09-01");
    let breaks = diff["breaks"]["files"].as_array().unwrap();
    assert!(!breaks.is_empty(), "{diff:#}");
    let rows: u64 = breaks.iter().map(|found| found["rows"].as_u64().unwrap()).sum();
    assert_eq!(rows, 200, "each row of the deposit has one MEF: {diff:#}");
    assert_eq!(
        (breaks[0]["dataset"].as_str(), breaks[0]["kind"].as_str()),
        (Some("capacites-accueil"), Some("closed"))
    );

    // Between two days, the same is said; between two days before it, nothing.
    let days = |from: &str, to: &str| {
        ok(&["reference", "diff", "--dir", dir, "mef", "--from", from, "--to", to, "--format", "json"]).json()
    };
    assert_eq!(days("2097-09-01", "2098-09-01")["closes"].as_array().unwrap().len(), closes.len());
    assert!(days("2097-09-01", "2098-08-31")["closes"].as_array().unwrap().is_empty());
    // What was known before the announcement does not know it.
    let known = ["reference", "show", "--dir", dir, "mef", "--on", "2098-09-01", "--format", "json"];
    assert!(ok(&known).json()["entries"].as_array().unwrap().is_empty());
    // What is in use has not changed: the day has not come.
    let kept = std::fs::read_to_string(folder.path().join("code-lists/mef.csv")).unwrap();
    assert!(!kept.contains("2098"));
    let log = ok(&["log", "show", "--dir", dir]).stdout;
    assert!(log.contains("reference-versioned") && log.contains("reference-announced"), "{log}");
    assert_eq!(entente(&["log", "verify", "--dir", dir]).code, 0);
}

#[test]
fn lists_changed_by_hand_are_versions_too_and_nothing_is_overwritten() {
    let folder = entente_testkit::folder_that_runs().unwrap();
    let dir = text(folder.path());
    ok(&["init", dir]);
    let path = folder.path().join("code-lists/regimes.csv");
    let list = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{list}Z;Régime d'essai;2026-09-01;;EXT\n")).unwrap();
    let diff = ok(&["reference", "diff", "--dir", dir, "regimes", "--format", "json"]).json();
    assert_eq!((diff["opens"][0]["code"].as_str(), diff["closes"].as_array().unwrap().len()), (Some("Z"), 0));
    let first = diff["from"].as_str().unwrap().to_owned();
    std::fs::write(&path, list).unwrap();
    let diff = ok(&["reference", "diff", "--dir", dir, "regimes", "--format", "json"]).json();
    assert_eq!(
        (diff["closes"][0]["code"].as_str(), diff["closes"][0]["gone"].as_bool()),
        (Some("Z"), Some(true))
    );
    let whole =
        ok(&["reference", "diff", "--dir", dir, "regimes", "--from", &first, "--format", "json"]).json();
    assert!(whole["opens"].as_array().unwrap().is_empty() && whole["closes"].as_array().unwrap().is_empty());
    let wrong = entente(&["reference", "diff", "--dir", dir, "regimes", "--from", "hier"]);
    assert_eq!(wrong.code, 2, "{}", wrong.stderr);
    assert_eq!(entente(&["reference", "show", "--dir", dir, "inconnue"]).code, 2);
    assert_eq!(entente(&["log", "verify", "--dir", dir]).code, 0);
}

/// The real references, where they are at hand: each is loaded, and the map has its outlines.
#[test]
fn the_real_references_are_loaded_beside_the_fictitious_ones() {
    let Some(data) = entente_testkit::shared_data() else {
        println!("skipped: no real references at hand");
        return;
    };
    let folder = entente_testkit::folder_that_runs().unwrap();
    let dir = text(folder.path());
    ok(&["init", dir]);
    let files = [
        "nomenclatures/departements_academies_regions.csv",
        "opendata/35-fr-en-annuaire-education.csv",
        "siecle/Nomenclature.anonymised.xml",
        "geo/departements-version-simplifiee.geojson",
    ]
    .map(|file| data.join(file));
    if let Some(missing) = files.iter().find(|file| !file.is_file()) {
        println!("skipped: {} is not there", missing.display());
        return;
    }
    for file in &files {
        let loaded = ok(&["reference", "load", "--dir", dir, text(file)]);
        assert!(loaded.stdout.contains("version n-"), "{}", loaded.stdout);
    }
    let shown =
        ok(&["reference", "show", "--dir", dir, "institutions", "--search", "0352072m", "--format", "json"])
            .json();
    assert_eq!(shown["entries"].as_array().unwrap().len(), 1, "{shown:#}");
    assert_eq!(entente(&["log", "verify", "--dir", dir]).code, 0);
}
