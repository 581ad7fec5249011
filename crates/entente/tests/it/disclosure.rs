//! `entente disclosure` as its users meet it: text in both languages, errors with their remedy, twins.

use std::fs;
use std::path::{Path, PathBuf};

use entente_testkit::repository_root;
use serde_json::Value;

use crate::agreement::ok;
use crate::run::{entente, entente_in, text};

const PERSONS: &str = "sexe;annee;pcs\n1;2010;10\n1;2010;54\n1;2010;10\n2;2011;54\n2;2011;54\n1;2012;10\n";

fn write(folder: &Path, name: &str, content: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path
}

#[test]
fn the_risk_of_a_file_is_said_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "eleves.csv", PERSONS);
    let args = ["disclosure", "assess", text(&file), "--quasi", "sexe,annee", "--sensitive", "pcs"];
    insta::assert_snapshot!(ok(&args).stdout, @r"
    6 personnes, 3 combinaisons distinctes, la plus petite de 1 (k).
    1 personne seule dans sa combinaison (16,7 %).
    3 personnes dans une combinaison de moins de 3 (50,0 %).
    6 personnes dans une combinaison de moins de 5 (100,0 %).
    6 personnes dans une combinaison de moins de 10 (100,0 %).
    6 personnes dans une combinaison de moins de 11 (100,0 %).
    Risque moyen d'être reconnu, d'une personne au hasard : 0,5000.
    `pcs` : 1 valeur(s) dans la combinaison la moins diverse (l), diversité 1,00 au moins
      (entropie), écart à l'ensemble 0,500 au plus (t).
    ");
    let english = entente_in("en_GB.UTF-8", &args);
    assert!(english.stdout.contains("1 person alone in a combination (16.7%)"), "{}", english.stdout);
    let json = entente(&[&args[..], &["--format", "json"]].concat()).json();
    assert_eq!((json["k"].as_u64(), json["uniques"].as_u64()), (Some(1), Some(1)));
}

#[test]
fn errors_say_what_to_do_in_the_reader_s_language() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "eleves.csv", PERSONS);
    let table = write(folder.path(), "tableau.csv", "dep,sexe,n\n099,1,4\n099,1,3\n");
    let cases: [(&[&str], &str, &str); 6] = [
        (&["assess", text(&file), "--quasi", "nom"], "n'a pas de variable `nom`", "has no variable `nom`"),
        (&["assess", "absent.csv", "--quasi", "nom"], "n'existe pas", "There is no file"),
        (
            &["assess", text(&file), "--quasi", "sexe", "--sampling", "2"],
            "part de la population",
            "share of the population",
        ),
        (
            &[
                "suppress",
                text(&table),
                "--dims",
                "dep,sexe",
                "--count",
                "n",
                "--threshold",
                "5",
                "-o",
                "x.csv",
            ],
            "Ligne 3",
            "Line 3",
        ),
        (
            &[
                "suppress",
                text(&table),
                "--dims",
                "dep,sexe",
                "--count",
                "n",
                "--preset",
                "inconnu",
                "-o",
                "x.csv",
            ],
            "n'est pas une règle connue",
            "is not a known rule",
        ),
        (
            &["anonymise", text(&file), "--quasi", "sexe", "--k", "99", "-o", "x.csv"],
            "Demandez moins",
            "Ask for less",
        ),
    ];
    for (args, french, english) in cases {
        let args = [&["disclosure"], args].concat();
        let ran = entente(&args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.stdout);
        assert!(ran.stderr.contains(french), "{}", ran.stderr);
        let ran = entente_in("en_GB.UTF-8", &args);
        assert!(ran.stderr.contains(english), "{}", ran.stderr);
    }
    assert!(!Path::new("x.csv").exists());
}

#[test]
fn what_was_hidden_and_generalised_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut cells = "dep,sexe,n\n".to_owned();
    for (dep, sexe, n) in
        [("A", "1", 3), ("A", "2", 20), ("B", "1", 17), ("B", "2", 31), ("C", "1", 9), ("C", "2", 12)]
    {
        cells += &format!("{dep},{sexe},{n}\n");
    }
    let table = write(folder.path(), "tableau.csv", &cells);
    let out = folder.path().join("sortie.csv");
    let done = ok(&[
        "disclosure",
        "suppress",
        text(&table),
        "--dims",
        "dep,sexe",
        "--count",
        "n",
        "--threshold",
        "5",
        "-o",
        text(&out),
    ]);
    assert!(done.stdout.contains("1 cellule à risque masquée"), "{}", done.stdout);
    assert!(done.stdout.contains("Intervalle le plus étroit"), "{}", done.stdout);
    let audit =
        ok(&["disclosure", "audit", text(&out), "--dims", "dep,sexe", "--count", "n", "--threshold", "5"]);
    assert!(audit.stdout.contains("Audit propre"), "{}", audit.stdout);
    let file = write(folder.path(), "eleves.csv", PERSONS);
    let anonymous = folder.path().join("anonyme.csv");
    let done = ok(&[
        "disclosure",
        "anonymise",
        text(&file),
        "--quasi",
        "sexe,annee",
        "--k",
        "2",
        "-o",
        text(&anonymous),
    ]);
    assert!(done.stdout.contains("(k)\u{a0}: 1 avant, "), "{}", done.stdout);
    assert!(done.stdout.contains("`annee`"), "{}", done.stdout);
}

/// Each dataset has its twin from its schema and nomenclatures alone: marked in the file, its schema, its description.
#[test]
fn every_dataset_has_a_marked_twin() {
    let folder = tempfile::tempdir().unwrap();
    let mut twins = 0;
    for entry in fs::read_dir(repository_root().join("datasets")).unwrap() {
        let dataset = entry.unwrap().path();
        if !dataset.join("schema.json").is_file() || twins >= TWINS_MAX && !is_chosen(&dataset) {
            continue;
        }
        let name = dataset.file_name().unwrap().to_string_lossy().into_owned();
        let out = folder.path().join(format!("{name}.csv"));
        let schema = dataset.join("schema.json");
        ok(&["disclosure", "twin", "--schema", text(&schema), "--rows", "20", "-o", text(&out)]);
        let file = fs::read_to_string(&out).unwrap();
        assert!(file.lines().next().unwrap().ends_with(";donnees_synthetiques"), "{name}");
        assert_eq!(file.lines().skip(1).filter(|line| line.ends_with(";oui")).count(), 20, "{name}");
        let json = |suffix: &str| -> Value {
            serde_json::from_str(&fs::read_to_string(out.with_extension(suffix)).unwrap()).unwrap()
        };
        let (schema, package) = (json("schema.json"), json("datapackage.json"));
        assert_eq!(schema["fields"].as_array().unwrap().last().unwrap()["name"], "donnees_synthetiques");
        assert!(schema["description"].as_str().unwrap().starts_with("Jumeau synthétique"), "{name}");
        assert_eq!(
            (&package["synthetic"], &package["resources"][0]["synthetic"]),
            (&true.into(), &true.into())
        );
        assert_eq!(package["resources"][0]["schema"], format!("{name}.schema.json"));
        twins += 1;
    }
    assert!(twins >= TWINS_MAX, "{twins}");
}

/// A run of the binary each: enough of them here, and those with most kinds of variables.
const TWINS_MAX: usize = 12;

fn is_chosen(dataset: &Path) -> bool {
    ["f-carac-elev", "sifa", "eleves-boursiers", "aaf-2d-eleve", "localisation-eleves"]
        .iter()
        .any(|name| dataset.ends_with(name))
}

#[test]
fn a_twin_of_persons_is_valid_and_copies_none_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let persons = folder.path().join("eleves.csv");
    ok(&["generate", "f-carac-elev", "--rows", "3000", "-o", text(&persons)]);
    let dataset = repository_root().join("datasets/f-carac-elev");
    let schema = dataset.join("schema.json");
    let out = folder.path().join("jumeau.csv");
    let done = ok(&[
        "disclosure",
        "twin",
        "--schema",
        text(&schema),
        "--persons",
        text(&persons),
        "--epsilon",
        "8",
        "--rows",
        "500",
        "--reference-date",
        "2026-09-01",
        "-o",
        text(&out),
    ]);
    // Lines are cut where they are full, which the names of the variables decide.
    let said = done.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("0 ligne copiée"), "{said}");
    let (source, twin) = (fs::read_to_string(&persons).unwrap(), fs::read_to_string(&out).unwrap());
    let ids: std::collections::HashSet<&str> =
        source.lines().skip(1).map(|line| line.split(';').next().unwrap()).collect();
    for line in twin.lines().skip(1) {
        assert!(!ids.contains(line.split(';').next().unwrap()), "a pupil's number is in the twin");
    }
    // What is read of each value alone holds: types, lists, enumerations, the form of the INE.
    let twin_schema = out.with_extension("schema.json");
    let lists = repository_root().join("code-lists");
    let report = entente(&[
        "validate",
        text(&out),
        "--schema",
        text(&twin_schema),
        "--code-lists",
        text(&lists),
        "--reference-date",
        "2026-09-01",
        "--format",
        "json",
    ])
    .json();
    let about_values =
        ["type", "enum", "range", "missing-value", "ine", "code-unknown", "header-unknown", "ragged-row"];
    for group in report["groups"].as_array().unwrap() {
        assert!(!about_values.contains(&group["code"].as_str().unwrap()), "{group:#}");
    }
    // A twin is not taken for persons.
    let again = entente(&[
        "disclosure",
        "twin",
        "--schema",
        text(&schema),
        "--persons",
        text(&out),
        "--epsilon",
        "8",
        "-o",
        text(&folder.path().join("again.csv")),
    ]);
    assert!(again.code == 2 && again.stderr.contains("c'est un jumeau"), "{}", again.stderr);
    let no_budget = entente(&[
        "disclosure",
        "twin",
        "--schema",
        text(&schema),
        "--persons",
        text(&persons),
        "--epsilon",
        "0.001",
        "-o",
        text(&folder.path().join("again.csv")),
    ]);
    assert!(no_budget.code == 2 && no_budget.stderr.contains("budget"), "{}", no_budget.stderr);
}
