//! Who may see what, and what a text changes in it, from the command line.

use std::fs;

use entente_testkit::repository_root;
use serde_json::Value;
use tempfile::TempDir;

use crate::agreement::{node, ok};
use crate::run::{entente, entente_in, text};

const CADRE: &str = "conventions/men-rdf-2015.convention.md";

/// A copy of the shipped cadre, changed.
fn changed(folder: &TempDir, before: &str, after: &str) -> String {
    let original = fs::read_to_string(repository_root().join(CADRE)).unwrap();
    assert!(original.contains(before), "{before}");
    let path = folder.path().join("avenant.convention.md");
    fs::write(&path, original.replacen(before, after, 1)).unwrap();
    text(&path).to_owned()
}

#[test]
fn all_says_who_may_see_what_and_records_nothing() {
    let folder = node();
    let dir = text(folder.path());
    let log = || ok(&["log", "show", "--dir", dir]).stdout;
    let before = log();
    let found = ok(&["explain", "--dir", dir, "--all", "--format", "json"]).json();
    assert_eq!(log(), before);
    let lines = found.as_array().unwrap();
    let line = |dataset: &str, purpose: &str| {
        lines.iter().find(|one| one["dataset"] == dataset && one["purpose"] == purpose).unwrap()
    };
    let carac = line("f-carac-elev", "planification-formations");
    assert_eq!((&carac["outcome"], &carac["party"]), (&"permitted".into(), &"region-exemple".into()));
    assert_eq!(carac["article"]["article"], "2.2");
    assert!(carac["variables"].as_array().unwrap().len() > 20, "{carac:#}");
    assert_eq!(carac["protections"][0]["variable"], "id_eleve");
    assert!(carac["ends_on"].is_string(), "{carac:#}");
    // Each line is what a request is answered.
    for one in lines {
        let name = |key: &str| one[key].as_str().unwrap();
        let asked = ok(&[
            "explain",
            "--dir",
            dir,
            "--as",
            name("party"),
            "--purpose",
            name("purpose"),
            name("dataset"),
            "--format",
            "json",
        ]);
        assert_eq!(asked.json()["outcome"], one["outcome"], "{one:#}");
    }

    let said = ok(&["explain", "--dir", dir, "--all", "--as", "region-exemple"]).stdout;
    assert!(said.contains("PERMIS  f-carac-elev, planification-formations"), "{said}");
    assert!(said.contains("CONFIGURATION INCOMPLÈTE"), "{said}");
    let english = entente_in("en_GB.UTF-8", &["explain", "--dir", dir, "--all"]).stdout;
    assert!(english.contains("PERMITTED") && english.contains("Until "), "{english}");
    let csv = ok(&["explain", "--dir", dir, "--all", "--format", "csv"]).stdout;
    assert!(csv.starts_with("destinataire;") && csv.lines().count() == lines.len() + 1, "{csv}");
    // A table of a single decision, or both questions at once, are nothing.
    let one = ["explain", "--dir", dir, "--as", "region-exemple", "--purpose", "etudes", "f-carac-elev"];
    assert_eq!(entente(&[&one[..], &["--format", "csv"]].concat()).code, 2);
    assert_eq!(entente(&["explain", "--dir", dir, "--all", "--diff", "x"]).code, 2);
    assert_eq!(entente(&["explain", "--dir", dir]).code, 2);
}

#[test]
fn diff_says_what_a_text_would_change_in_what_is_decided() {
    let (folder, other) = (node(), TempDir::new().unwrap());
    let dir = text(folder.path());
    let diff = |file: &str| -> Vec<Value> {
        let found = ok(&["explain", "--dir", dir, "--diff", file, "--format", "json"]).json();
        found.as_array().unwrap().clone()
    };
    let same = text(&repository_root().join(CADRE)).to_owned();
    assert_eq!(diff(&same), Vec::<Value>::new());
    assert!(ok(&["explain", "--dir", dir, "--diff", &same]).stdout.contains("ne change aucune décision"));

    let yearly = changed(&other, "pseudonym = \"stable\"", "pseudonym = \"yearly\"");
    let changes = diff(&yearly);
    assert!(!changes.is_empty());
    for change in &changes {
        assert_eq!(
            (&change["turn"], &change["protections"][0]["variable"]),
            (&"changed".into(), &"id_eleve".into())
        );
    }
    let said = ok(&["explain", "--dir", dir, "--diff", &yearly]).stdout;
    assert!(said.contains("CHANGÉ") && said.contains("id_eleve, avant"), "{said}");

    let forbids = changed(
        &other,
        "## Article 5",
        "```entente rule\nforbid = \"purpose\"\npurpose = \"planification-formations\"\n```\n\n## Article 5",
    );
    let changes = diff(&forbids);
    let lost: Vec<_> = changes.iter().filter(|change| change["turn"] == "lost").collect();
    assert!(!lost.is_empty() && lost.len() == changes.len(), "{changes:#?}");
    assert_eq!(lost[0]["after"]["outcome"], "refused");
    let one =
        ok(&["explain", "--dir", dir, "--diff", &forbids, "--as", "rectorat-exemple", "--format", "json"]);
    assert_eq!(one.json(), serde_json::json!([]));
}
