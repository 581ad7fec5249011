//! Conventions compared, amended, joined, counted, printed and exported from the command line.

use std::fs;
use std::path::Path;

use entente_testkit::repository_root;
use serde_json::Value;
use tempfile::TempDir;

use crate::agreement::{node, ok};
use crate::run::{Ran, entente, entente_in, text};

const LOCAL: &str = "conventions/exemple-2024.convention.md";

/// A copy of the local convention, changed.
fn changed(folder: &Path, before: &str, after: &str) -> String {
    let original = fs::read_to_string(repository_root().join(LOCAL)).unwrap();
    assert!(original.contains(before), "{before}");
    let path = folder.join("change.convention.md");
    fs::write(&path, original.replacen(before, after, 1)).unwrap();
    text(&path).to_owned()
}

fn in_root(command: &str, args: &[&str]) -> Ran {
    let root = repository_root();
    let mut all = vec!["agreement", command, "--dir", text(&root)];
    all.extend(args);
    entente(&all)
}

#[test]
fn diff_says_words_and_effects() {
    let folder = TempDir::new().unwrap();
    let after = changed(
        folder.path(),
        "purposes = [\"bati-scolaire\"]",
        "purposes = [\"bati-scolaire\", \"etudes\"]",
    );
    let before = text(&repository_root().join(LOCAL)).to_owned();
    for one in ["exemple-2024", "exemple-2024@0", &before] {
        let ran = in_root("diff", &[one, &after, "--format", "json"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let found = ran.json();
        let effects = found["effects"].as_array().unwrap();
        assert_eq!(effects.len(), 1, "{found:#}");
        assert_eq!(
            (effects[0]["turn"].as_str(), effects[0]["kind"].as_str()),
            (Some("gained"), Some("access"))
        );
        let said = in_root("diff", &[one, &after]).stdout;
        assert!(said.contains("Région Exemple") && said.contains("locaux"), "{said}");
    }
    let reworded = changed(folder.path(), "une fois par an", "deux fois par an");
    let said = in_root("diff", &["exemple-2024", &reworded]).stdout;
    assert!(said.contains("[-une") && said.contains("{+deux"), "{said}");
    let same = in_root("diff", &["exemple-2024", &before, "--format", "json"]).json();
    assert!(same["effects"].as_array().unwrap().is_empty(), "{same:#}");
    assert_eq!(in_root("diff", &["exemple-2024", "exemple-2024@7"]).code, 2);
    assert_eq!(in_root("diff", &["exemple-2024", "inconnue"]).code, 2);
    let english = entente_in("en_GB.UTF-8", &["agreement", "diff", &before, &after]);
    assert!(english.stdout.contains("gain") || english.stdout.contains("receive"), "{}", english.stdout);
}

#[test]
fn a_convention_is_held_against_its_cadre_with_both_articles() {
    let ran = in_root("compare", &["exemple-2024"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let whole = in_root("compare", &["cadre-2024", "--with", "cadre-2015", "--format", "json"]);
    let found = whole.json();
    assert_eq!((whole.code, found["conforms"].as_bool()), (1, Some(false)), "{found:#}");
    let one = &found["deviations"][0];
    assert!(one["sentence"].as_str().is_some_and(|said| !said.is_empty()), "{one}");
    assert!(!one["cited_cadre"].as_array().unwrap().is_empty(), "{one}");
    let side = in_root("compare", &["application-2015", "--with", "application-2024", "--format", "json"]);
    assert_eq!(side.code, 0, "{}", side.stderr);
    assert!(side.json()["only_other"].is_array());
    let none = in_root("compare", &["men-rdf-2015"]);
    assert!(none.code == 2 && none.stderr.contains("--with"), "{}", none.stderr);
}

#[test]
fn an_amendment_from_its_draft_to_its_effect() {
    let folder = node();
    let dir = text(folder.path());
    let draft = folder.path().join("avenant.md");
    let act = |verb: &str, more: &[&str]| {
        let mut args = vec!["agreement", "amend", verb, "--dir", dir];
        args.extend(more);
        entente(&args)
    };
    let opened = act("open", &["exemple-2024", "--as", "region-exemple", "-o", text(&draft)]);
    assert_eq!(opened.code, 0, "{}", opened.stderr);
    let reopened = fs::read_to_string(&draft).unwrap();
    assert!(
        act("open", &["exemple-2024", "--as", "region-exemple", "-o", text(&draft)]).code != 0,
        "never over it"
    );
    fs::write(&draft, reopened.replacen("[\"bati-scolaire\"]", "[\"bati-scolaire\", \"etudes\"]", 1))
        .unwrap();
    let proposed = act("propose", &[text(&draft), "--as", "region-exemple"]);
    assert_eq!(proposed.code, 0, "{}", proposed.stderr);
    assert!(
        proposed.stdout.contains("Reste à approuver") && proposed.stdout.contains("Région Exemple"),
        "{}",
        proposed.stdout
    );
    let early = act("in-force", &["exemple-2024", "1"]);
    assert!(early.code == 2 && early.stderr.contains("rectorat-exemple"), "{}", early.stderr);
    for party in ["region-exemple", "rectorat-exemple"] {
        let ran =
            act("approve", &["exemple-2024", "1", "--as", party, "--reference", "délibération 2026-14"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
    }
    assert_eq!(act("in-force", &["exemple-2024", "1"]).code, 0);
    let list = act("list", &["exemple-2024", "--format", "json"]).json();
    assert_eq!(list[0]["missing"].as_array().map(Vec::len), Some(0), "{list:#}");
    // The node executes the amended text, and both texts are still there to be compared.
    let compared =
        ok(&["agreement", "diff", "--dir", dir, "exemple-2024@0", "exemple-2024@1", "--format", "json"]);
    assert_eq!(compared.json()["effects"].as_array().map(Vec::len), Some(1));
    let listed = ok(&["agreement", "list", "--dir", dir, "--format", "json"]).json();
    let one = listed.as_array().unwrap().iter().find(|one| one["id"] == "exemple-2024").unwrap();
    assert_eq!(one["amendment"], 1, "{one:#}");
    ok(&["log", "verify", "--dir", dir]);
    let log = ok(&["log", "show", "--dir", dir]).stdout;
    assert!(log.contains("amendment-proposed") && !log.contains("2026-14"), "{log}");
}

#[test]
fn a_department_joins_and_its_data_may_flow() {
    let folder = node();
    let dir = text(folder.path());
    let ask = || {
        let args = [
            "explain",
            "--dir",
            dir,
            "--as",
            "region-exemple",
            "--purpose",
            "bati-scolaire",
            "locaux-colleges",
        ];
        ok_or_no(&args)["outcome"].clone()
    };
    assert_eq!(ask(), "gap", "nobody holds the role yet");
    let file = folder.path().join("departement.adhesion.md");
    let adhesion = "+++\nid = \"adhesion-departement\"\njoins = \"exemple-2024\"\nsigned_on = 2026-01-15\n\n[party]\nid = \"departement-exemple\"\nname = \"Département d'Exemple\"\nrole = \"departement\"\nkind = \"departement\"\nterritory = \"departement:099\"\n+++\n\nAdhésion.\n";
    fs::write(&file, adhesion).unwrap();
    let checked = ok(&["agreement", "join", "--dir", dir, text(&file), "--check", "--format", "json"]).json();
    assert_eq!(checked["sound"], true, "{checked:#}");
    assert_eq!(ask(), "gap", "it was only checked");
    let joined = ok(&["agreement", "join", "--dir", dir, text(&file)]);
    assert!(joined.stdout.contains("Département d'Exemple"), "{}", joined.stdout);
    assert_eq!(ask(), "permitted");
    fs::write(&file, adhesion.replace("departement:099", "royaume:099")).unwrap();
    let faulty = entente(&["agreement", "join", "--dir", dir, text(&file), "--check"]);
    assert!(faulty.code == 1 && faulty.stdout.contains("royaume"), "{}", faulty.stdout);
    assert_eq!(entente(&["agreement", "join", "--dir", dir, text(&file)]).code, 2);
    ok(&["log", "verify", "--dir", dir]);
}

fn ok_or_no(args: &[&str]) -> Value {
    let mut args = args.to_vec();
    args.extend(["--format", "json"]);
    let ran = entente(&args);
    assert!(ran.code < 2, "{}", ran.stderr);
    ran.json()
}

#[test]
fn the_census_in_each_form() {
    let folder = node();
    let dir = text(folder.path());
    let sheet = folder.path().join("transport.paper.md");
    let scan = folder.path().join("transport.pdf");
    fs::write(&scan, b"%PDF-1.7 essai").unwrap();
    fs::write(&sheet, "+++\nid = \"transport-2019\"\ntitle = \"Convention sur les transports\"\nkind = \"application\"\nsigned_on = 2019-06-14\nparties = [\n    { id = \"rectorat-ailleurs\", name = \"Rectorat d'ailleurs\", role = \"rectorat\", kind = \"academie\", territory = \"academie:12\" },\n    { id = \"departement-ailleurs\", name = \"Département d'ailleurs\", role = \"departement\", kind = \"departement\" },\n]\ndata = [{ what = \"arrêts\", from = \"departement\", to = [\"rectorat\"] }]\nscan = { file = \"transport.pdf\" }\n+++\n").unwrap();
    ok(&["agreement", "paper", "--dir", dir, text(&sheet), "--check"]);
    let entered = ok(&["agreement", "paper", "--dir", dir, text(&sheet), "--scan", text(&scan)]);
    assert!(entered.stdout.contains("copie numérisée"), "{}", entered.stdout);

    let said = ok(&["agreement", "census", "--dir", dir]).stdout;
    assert!(said.contains("papier, copie conservée") && said.contains("men-rdf-2015"), "{said}");
    assert!(said.contains("Besançon"), "an académie without any convention is named: {said}");
    let json =
        ok(&["agreement", "census", "--dir", dir, "--search", "transports", "--format", "json"]).json();
    assert_eq!(json["register"].as_array().map(Vec::len), Some(1), "{json:#}");
    assert_eq!(json["register"][0]["scan_kept"], true);
    assert!(
        json["coverage"]["academies"].as_array().unwrap().len() == 2,
        "a search does not empty the territory"
    );
    let csv = ok(&["agreement", "census", "--dir", dir, "--format", "csv"]).stdout;
    assert!(csv.starts_with("convention;titre;") && csv.contains("transport-2019;"), "{csv}");
    let out = folder.path().join("ouvert");
    ok(&["agreement", "census", "--dir", dir, "--open-data", text(&out)]);
    assert_eq!(fs::read_to_string(out.join("recensement-conventions.csv")).unwrap(), csv);
    let schema: Value =
        serde_json::from_slice(&fs::read(out.join("recensement-conventions.schema.json")).unwrap()).unwrap();
    assert_eq!(schema["fields"][0]["name"], "convention");
    let english = entente_in("en_GB.UTF-8", &["agreement", "census", "--dir", dir]);
    assert!(english.stdout.contains("paper, scan kept"), "{}", english.stdout);
    ok(&["log", "verify", "--dir", dir]);
}

#[test]
fn a_convention_is_printed_with_its_file_inside() {
    let folder = node();
    let out = folder.path().join("exemple.pdf");
    let printed = |args: &[&str]| {
        let mut all = vec!["agreement", "render", "-o", text(&out)];
        all.extend(args);
        let ran = entente(&all);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        fs::read(&out).unwrap()
    };
    let dir = text(folder.path());
    let of_node = printed(&["--dir", dir, "exemple-2024"]);
    assert!(of_node.starts_with(b"%PDF-1.7"), "{:?}", &of_node[..16]);
    let file = text(&repository_root().join(LOCAL)).to_owned();
    let of_file = printed(&[&file]);
    assert!(of_file.len() > 10_000);
    printed(&["--dir", dir, "exemple-2024", "--copy-for", "region-exemple"]);
    let stranger = entente(&["agreement", "render", &file, "-o", text(&out), "--copy-for", "inconnu"]);
    assert!(stranger.code == 2 && stranger.stderr.contains("inconnu"), "{}", stranger.stderr);
    assert_eq!(entente(&["agreement", "render", &file, "-o", "x.docx"]).code, 2);
    // A model is printed as well.
    printed(&["--dir", text(&repository_root()), "cadre-2024"]);
}

#[test]
fn exports_and_the_way_back() {
    let folder = TempDir::new().unwrap();
    let (root, out) = (repository_root(), folder.path().join("exports"));
    for (form, expected) in [
        ("odcs", "exemple-2024/locaux-colleges.odcs.yaml"),
        ("odrl", "exemple-2024/001.odrl.json"),
        ("raci", "numerique-lycees/raci.csv"),
    ] {
        let ran = ok(&["export", form, "--dir", text(&root), "--out", text(&out), "--format", "json"]);
        let files = ran.json()["files"].as_array().unwrap().clone();
        assert!(files.iter().any(|file| file == expected), "{form}: {files:?}");
        assert!(out.join(expected).is_file());
    }
    let one = ok(&[
        "export",
        "odcs",
        "--dir",
        text(&root),
        "--out",
        text(&out),
        "exemple-2024",
        "--format",
        "json",
    ]);
    assert!(
        one.json()["files"]
            .as_array()
            .unwrap()
            .iter()
            .all(|file| file.as_str().unwrap().starts_with("exemple-2024/"))
    );
    assert_eq!(entente(&["export", "raci", "--dir", text(&root), "--out", text(&out), "inconnue"]).code, 2);

    let contract = out.join("exemple-2024/locaux-colleges.odcs.yaml");
    let datasets = folder.path().join("datasets");
    let import = |file: &Path| {
        entente(&[
            "import",
            "odcs",
            text(file),
            "--dir",
            text(&root),
            "-o",
            text(&datasets),
            "--format",
            "json",
        ])
    };
    let ran = import(&contract);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let read = |path: &Path| -> Value { serde_json::from_slice(&fs::read(path).unwrap()).unwrap() };
    let found = read(&datasets.join("locaux-colleges/schema.json"));
    let given = read(&root.join("datasets/locaux-colleges/schema.json"));
    assert_eq!(found["fields"].as_array().map(Vec::len), given["fields"].as_array().map(Vec::len));
    let again = import(&contract);
    assert!(again.code == 2 && again.stderr.contains("existe déjà"), "{}", again.stderr);
    let other = folder.path().join("autre.yaml");
    fs::write(&other, "kind: Recette\nname: soupe\n").unwrap();
    let refused = import(&other);
    assert_eq!((refused.code, refused.json()["ok"].as_bool()), (1, Some(false)), "{}", refused.stdout);
}
