//! The main job, played by the binary on a small academy, then taken apart.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use entente_testkit::{copy_tree, repository_root};
use serde_json::Value;
use tempfile::TempDir;

use crate::run::{Ran, entente, entente_from, entente_in, text};

pub struct Played {
    _keep: TempDir,
    pub dir: PathBuf,
    pub said: String,
}

/// One demo for all the tests of this file; those that change something take a copy.
pub fn played() -> &'static Played {
    static PLAYED: OnceLock<Played> = OnceLock::new();
    PLAYED.get_or_init(|| {
        let keep = TempDir::new().unwrap();
        let dir = keep.path().join("demo");
        let ran = entente(&["demo", "--dir", text(&dir), "--pupils", "3000", "--no-serve"]);
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
        Played { _keep: keep, dir, said: ran.stdout }
    })
}

fn copy_of(dir: &Path) -> TempDir {
    let folder = TempDir::new().unwrap();
    copy_tree(dir, folder.path()).unwrap();
    folder
}

fn explain(dir: &Path, purpose: &str, dataset: &str, more: &[&str]) -> Ran {
    let mut args =
        vec!["explain", "--dir", text(dir), "--as", "region-exemple", "--purpose", purpose, dataset];
    args.extend(["--format", "json"]);
    args.extend(more);
    entente(&args)
}

fn cites(decision: &Value, convention: &str, article: &str) -> bool {
    decision["articles"].as_array().unwrap().iter().any(|cited| {
        cited["convention"] == convention && cited["article"] == article && cited["line"].as_u64() > Some(0)
    })
}

#[test]
fn the_demo_tells_the_whole_job() {
    let said = &played().said;
    for expected in [
        "Départ à neuf",
        "aucune erreur",
        "chaque signature est vérifiée",
        "Ce que son calendrier annonce",
        "Les 11 genres de fautes semés sont tous trouvés",
        "Fichier refusé",
        "version 2",
        "Fichier accepté",
        "PERMIS",
        "REFUSÉ",
        "NON COUVERT",
        "CONFIGURATION INCOMPLÈTE",
        "Aucun INE dans le fichier transmis",
        "Sources :",
        "toutes tiennent",
        "trouvé et nommé",
    ] {
        assert!(said.contains(expected), "`{expected}` is not in:\n{said}");
    }
    assert!(!said.contains("ATTENTION"), "{said}");
}

#[test]
fn a_second_run_says_whether_it_resumes_or_starts_clean() {
    let copy = copy_of(&played().dir);
    let run = |pupils: &str| {
        entente_in("en_GB.UTF-8", &["demo", "--dir", text(copy.path()), "--pupils", pupils, "--no-serve"])
            .stdout
    };
    assert!(run("3000").contains("Resumed"));
    assert!(run("1500").contains("is replaced: clean start"));
}

#[test]
fn a_relative_folder_with_an_accent_works_as_well() {
    let folder = TempDir::new().unwrap();
    let ran = entente_from(folder.path(), &["demo", "--dir", "démo à moi", "--pupils", "1000", "--no-serve"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert!(folder.path().join("démo à moi/out/f-carac-elev_2026.parquet").is_file());
}

#[test]
fn another_folder_is_never_touched() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("thèse.txt"), "à garder").unwrap();
    let ran = entente(&["demo", "--dir", text(folder.path()), "--no-serve"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("rien n'y est touché"), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("thèse.txt")).unwrap(), "à garder");
}

#[test]
fn explains_the_four_outcomes_with_their_articles() {
    let dir = &played().dir;
    let permitted = explain(dir, "planification-formations", "f-carac-elev", &[]);
    assert_eq!(permitted.code, 0);
    let decision = permitted.json();
    assert_eq!(decision["outcome"], "permitted");
    assert!(cites(&decision, "men-rdf-2015", "2.2"), "{decision:#}");
    assert!(!decision["obligations"].as_array().unwrap().is_empty());

    let refused =
        explain(dir, "planification-formations", "f-carac-elev", &["--variables", "nom,prenom"]).json();
    assert_eq!(refused["outcome"], "refused");
    assert!(cites(&refused, "men-rdf-2015", "4"), "{refused:#}");

    let not_covered = explain(dir, "planification-formations", "localisation-eleves", &[]);
    assert_eq!(not_covered.code, 0);
    let decision = not_covered.json();
    assert_eq!(decision["outcome"], "not-covered");
    assert!(
        decision["nearest"].is_object() && !decision["missing"].as_array().unwrap().is_empty(),
        "{decision:#}"
    );

    let gap = explain(dir, "bati-scolaire", "locaux-colleges", &[]).json();
    assert_eq!(gap["outcome"], "gap");
    assert!(!gap["missing"].as_array().unwrap().is_empty(), "{gap:#}");
}

#[test]
fn conventions_are_read_at_the_date_asked() {
    let dir = &played().dir;
    let before = explain(dir, "planification-formations", "f-carac-elev", &["--on", "2010-01-01"]).json();
    assert_eq!(before["outcome"], "not-covered");
}

#[test]
fn delivers_a_protected_file_with_what_goes_with_it() {
    let dir = &played().dir;
    let out = TempDir::new().unwrap();
    let file = out.path().join("élèves.csv");
    let ran = entente(&[
        "deliver",
        "--dir",
        text(dir),
        "--to",
        "region-exemple",
        "--purpose",
        "bati-scolaire",
        "f-carac-elev",
        "-o",
        text(&file),
    ]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let data = fs::read_to_string(&file).unwrap();
    let source = fs::read(dir.join("in/f-carac-elev_2026_v2.csv")).unwrap();
    let source: String = source.iter().map(|&byte| char::from(byte)).collect();
    let ine: Vec<&str> = source.lines().skip(1).map(|line| line.split(';').next().unwrap()).collect();
    assert!(ine.len() > 1000);
    assert!(ine.iter().all(|ine| ine.len() == 11 && !data.contains(*ine)), "an INE left");
    assert_eq!(data.lines().count(), ine.len() + 1);

    let receipt: Value =
        serde_json::from_slice(&fs::read(out.path().join("élèves.csv.recu.json")).unwrap()).unwrap();
    assert_eq!(receipt["rows"].as_u64(), Some(ine.len() as u64));
    assert_eq!(receipt["purpose"], "bati-scolaire");
    assert!(receipt["file"]["sha256"].as_str().unwrap().len() == 64);
    assert!(fs::read_to_string(out.path().join("élèves.csv.sources.txt")).unwrap().starts_with("Sources :"));
    let dictionary = fs::read_to_string(out.path().join("élèves.csv.dictionnaire.md")).unwrap();
    assert!(dictionary.contains("Identifiant chiffré"), "{dictionary}");
}

#[test]
fn refuses_to_deliver_what_is_not_permitted() {
    let out = TempDir::new().unwrap();
    let file = out.path().join("x.parquet");
    let ran = entente(&[
        "deliver",
        "--dir",
        text(&played().dir),
        "--to",
        "region-exemple",
        "--purpose",
        "planification-formations",
        "localisation-eleves",
        "-o",
        text(&file),
    ]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("Rien n'est transmis"), "{}", ran.stdout);
    assert!(!file.exists());
}

#[test]
fn a_party_deposits_only_what_it_produces() {
    let dir = &played().dir;
    let file = dir.join("in/f-carac-elev_2026_v2.csv");
    let deposit = |party: &str, dataset: &str, period: &str| {
        entente(&["deposit", "--dir", text(dir), "--as", party, dataset, text(&file), "--period", period])
    };
    for (ran, expected) in [
        (deposit("region-exemple", "f-carac-elev", "2026"), "n'est le producteur"),
        (deposit("inconnue", "f-carac-elev", "2026"), "Aucune convention ne nomme"),
        (deposit("rectorat-exemple", "f-carac-élève", "2026"), "Aucun jeu de données"),
        (deposit("rectorat-exemple", "f-carac-elev", "vingt"), "n'est pas une période"),
        (deposit("rectorat-exemple", "f-carac-elev", "2026"), "déjà été déposé"),
    ] {
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains(expected), "{}", ran.stderr);
    }
}

#[test]
fn a_changed_byte_and_a_missing_entry_are_found_and_named() {
    let clean = entente(&["log", "verify", "--dir", text(&played().dir)]);
    assert_eq!(clean.code, 0, "{}", clean.stdout);

    let changed = copy_of(&played().dir);
    let database = changed.path().join("entente.db");
    let mut bytes = fs::read(&database).unwrap();
    let needle = b"\"outcome\":\"refused\"";
    let found: Vec<usize> =
        (0..bytes.len() - needle.len()).filter(|&at| bytes[at..].starts_with(needle)).collect();
    assert!(!found.is_empty());
    for at in found {
        bytes[at + 11] ^= 1;
    }
    fs::write(&database, bytes).unwrap();
    let ran = entente(&["log", "verify", "--dir", text(changed.path()), "--format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.stdout);
    assert!(!ran.json()["problems"].as_array().unwrap().is_empty());

    let file = copy_of(&played().dir);
    let kept = fs::read_dir(file.path().join("deposits")).unwrap().next().unwrap().unwrap().path();
    let mut bytes = fs::read(&kept).unwrap();
    bytes[0] ^= 1;
    fs::write(&kept, bytes).unwrap();
    let ran = entente(&["log", "verify", "--dir", text(file.path())]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("ne correspond plus à son empreinte"), "{}", ran.stdout);
}

#[test]
fn checks_the_conventions_of_the_repository() {
    let root = repository_root();
    for folder in [root.clone(), root.join("examples/open-data")] {
        let ran = entente(&["check", text(&folder), "--format", "json"]);
        assert_eq!(ran.code, 0, "{}", ran.stdout);
        assert_eq!(ran.json()["ok"], true);
    }
    let ran = entente(&["check", "/nulle/part"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("aucune convention"), "{}", ran.stderr);
}

#[test]
fn generates_files_for_anyone() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("essai.csv");
    let generate = |faults: &str| {
        entente(&[
            "generate",
            "f-carac-elev",
            "--rows",
            "500",
            "--seed",
            "7",
            "--encoding",
            "latin1",
            "--faults",
            faults,
            "-o",
            text(&file),
        ])
    };
    assert_eq!(generate("uai-key=3,ragged-row=2").code, 0);
    let first = fs::read(&file).unwrap();
    assert_eq!(generate("uai-key=3,ragged-row=2").code, 0);
    assert_eq!(fs::read(&file).unwrap(), first, "the same seed gives the same bytes");
    let wrong = generate("fautes=3");
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("uai-key"), "{}", wrong.stderr);
}
