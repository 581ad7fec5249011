//! The conventions of the project, with its datasets and code lists.

use std::path::{Path, PathBuf};

use entente_agreement::{SourceFile, compile, render};
use entente_model::{AgreementId, ClauseKind};
use entente_text::Lang;

pub fn read_folder(root: &Path, folder: &str, files: &mut Vec<SourceFile>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for entry in entries {
        let path = format!("{folder}/{}", entry.file_name().unwrap().to_string_lossy());
        if entry.is_dir() {
            read_folder(root, &path, files);
        } else {
            files.push(SourceFile { path, bytes: std::fs::read(entry).unwrap() });
        }
    }
}

pub fn project() -> Vec<SourceFile> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let mut files = Vec::new();
    for folder in ["conventions", "datasets", "code-lists"] {
        read_folder(root, folder, &mut files);
    }
    files
}

#[test]
fn the_conventions_of_the_project_compile_with_the_gap_of_the_demo_only() {
    let compilation = compile(&project());
    insta::assert_snapshot!(render(&compilation.diagnostics, Lang::Fr), @r#"
    avertissement[producer-role-unheld] : personne ne tient le rôle de producteur `departement`
      --> conventions/exemple-2024.convention.md:69:12
       |
    69 | producer = "departement"
       |            ^^^^^^^^^^^^^
       = cause : ce rôle est demandé par `exemple-2024`, A.1, ligne 64 : sans partie, nul dépôt n'est attendu
       = remède : ajoutez un bloc `party` avec `role = "departement"` quand cette partie aura signé

    1 avertissement
    "#);
}

#[test]
fn the_cadre_has_its_articles_and_its_annex_lines() {
    let compilation = compile(&project());
    let cadre = compilation.agreement(&AgreementId::new("men-rdf-2015")).unwrap();
    let text: Vec<String> = cadre
        .articles
        .iter()
        .map(|article| {
            let clauses =
                cadre.clauses.iter().filter(|clause| clause.place.article == article.number).count();
            format!("{}|{}|{}|{clauses}", article.number, article.title, article.annex)
        })
        .collect();
    insta::assert_snapshot!(text.join("\n"), @r"
    ||false|0
    |Préambule|false|0
    1|Objet de la convention|false|2
    2|Ce dont les Régions ont besoin|false|0
    3|Ce dont le ministère a besoin|false|0
    4|Transmission des données et règles d'usages|false|8
    5|Outils communs|false|0
    6|Date d'effet, durée, renouvellement, résiliation|false|0
    7|Conditions financières|false|0
    |Annexe technique|true|0
    2.2|Fichier individuel anonyme des élèves et de leurs formations, au constat de rentrée (F_CARAC_ELEV)|true|4
    2.4|Comptage des boursiers (F_BOURSIERS)|true|4
    2.10|Capacités d'accueil|true|2
    ");
    assert!(cadre.clauses.iter().all(|clause| !clause.place.article.is_empty()));
    assert_eq!(cadre.grant_clauses().count(), 5);
    assert!(cadre.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Rule(_))));
    assert_eq!(cadre.sha256.len(), 64);
    assert!(cadre.in_force_on(jiff::civil::date(2026, 9, 1)));
}

#[test]
fn english_is_spoken_too() {
    let mut files = project();
    let cadre = files.iter_mut().find(|file| file.path.ends_with("men-rdf-2015.convention.md")).unwrap();
    let text = String::from_utf8(cadre.bytes.clone()).unwrap();
    cadre.bytes =
        text.replacen("purposes = [\"sectorisation\"]", "purposes = [\"sectorization\"]", 1).into_bytes();
    let compilation = compile(&files);
    let text = render(&compilation.diagnostics, Lang::En);
    insta::assert_snapshot!(text, @r#"
    warning[producer-role-unheld]: nobody holds the producer role `departement`
      --> conventions/exemple-2024.convention.md:69:12
       |
    69 | producer = "departement"
       |            ^^^^^^^^^^^^^
       = cause: this role is asked for by `exemple-2024`, A.1, line 64: without a party no deposit is expected
       = remedy: add a `party` block with `role = "departement"` when that party has signed

    error[unknown-purpose]: purpose `sectorization` is not in the code list `finalites`
       --> conventions/men-rdf-2015.convention.md:206:13
        |
    206 | purposes = ["sectorization"]
        |             ^^^^^^^^^^^^^^^
        = cause: a purpose is a code of “code-lists/finalites.csv”, the same for all conventions
        = remedy: replace with `sectorisation`, the nearest known name

    1 error, 1 warning
    "#);
    let json = entente_agreement::diagnostics_json(&compilation.diagnostics, Lang::Fr);
    // Sorted: the order of keys follows a feature that other crates of the workspace turn on.
    let sorted: std::collections::BTreeMap<String, serde_json::Value> =
        serde_json::from_value(json[1].clone()).unwrap();
    insta::assert_snapshot!(serde_json::to_string(&sorted).unwrap(), @r#"{"cause":"une finalité est un code de « code-lists/finalites.csv », le même pour toutes les conventions","code":"unknown-purpose","column":13,"excerpt":"purposes = [\"sectorization\"]","file":"conventions/men-rdf-2015.convention.md","length":15,"line":206,"message":"la finalité `sectorization` n'est pas dans la nomenclature `finalites`","remedy":"remplacez par `sectorisation`, le nom connu le plus proche","severity":"error"}"#);
}
