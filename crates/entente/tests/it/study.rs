//! Studies from the command line: faults with their line and remedy, the study of the demo made again.

use std::fs;

use entente_testkit::{copy_tree, repository_root};
use serde_json::Value;
use tempfile::TempDir;

use crate::demo::played;
use crate::run::{entente, text};

/// The study that the demo publishes.
fn study() -> std::path::PathBuf {
    repository_root().join("crates/entente/src/demo/studies/effectifs-exemple-2026.md")
}

#[test]
fn each_fault_has_its_line_its_value_and_its_remedy() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("etude.md");
    fs::write(&file, "+++\nid = \"a b\"\n+++\n\n```figure\nkind = \"pie\"\nplace = \"ville:1\"\n```\n")
        .unwrap();
    let ran = entente(&["study", "check", text(&file)]);
    assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
    insta::assert_snapshot!(ran.stdout);
    let json = entente(&["study", "check", text(&file), "--format", "json"]);
    let faults: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(faults["faults"][0]["code"], "key-missing");
    assert_eq!(entente(&["study", "check", text(&study())]).code, 0, "the study of the demo is well formed");
    assert_eq!(entente(&["study", "check", "nowhere.md"]).code, 2);
}

#[test]
fn the_study_of_the_demo_is_made_again() {
    let dir = &played().dir;
    for party in ["rectorat-exemple", "region-exemple"] {
        let listed = entente(&["study", "list", "--dir", text(dir), "--as", party]);
        assert!(
            listed.stdout.contains("effectifs-exemple-2026") && listed.stdout.contains("publiée"),
            "{}",
            listed.stdout
        );
        let checked = entente(&[
            "study",
            "check",
            text(&study()),
            "--dir",
            text(dir),
            "--as",
            party,
            "--format",
            "json",
        ]);
        assert_eq!(checked.code, 0, "{party}: {}{}", checked.stdout, checked.stderr);
        let found: Value = serde_json::from_str(&checked.stdout).unwrap();
        assert_eq!(found["reproduced"], true, "{found}");
        assert_eq!(found["figures"].as_array().unwrap().len(), 5, "{found}");
        assert_eq!(found["figures"][0]["now"]["standing"], "same", "{found}");
    }
    let other = entente(&["study", "list", "--dir", text(dir), "--as", "exploitant-exemple"]);
    assert!(!other.stdout.contains("effectifs-exemple-2026"), "{}", other.stdout);
}

#[test]
fn a_version_goes_from_draft_to_withdrawn() {
    let copy = TempDir::new().unwrap();
    copy_tree(&played().dir, copy.path()).unwrap();
    let dir = text(copy.path());
    let file = copy.path().join("etude.md");
    let written = fs::read_to_string(study()).unwrap().replace("effectifs-exemple-2026", "autre-etude");
    fs::write(&file, written).unwrap();
    let run = |step: &str, party: &str, code: i32| {
        let ran = entente(&["study", step, "autre-etude", "1", "--dir", dir, "--as", party]);
        assert_eq!(ran.code, code, "{step} by {party}: {}{}", ran.stdout, ran.stderr);
    };
    let drafted = entente(&["study", "draft", text(&file), "--dir", dir, "--as", "region-exemple"]);
    assert_eq!(drafted.code, 0, "{}{}", drafted.stdout, drafted.stderr);
    run("publish", "region-exemple", 2);
    run("propose", "region-exemple", 0);
    run("approve", "region-exemple", 2);
    run("approve", "rectorat-exemple", 0);
    run("publish", "rectorat-exemple", 0);
    run("withdraw", "rectorat-exemple", 0);
    assert_eq!(entente(&["log", "verify", "--dir", dir]).code, 0);
}
