//! The conventions of the project, with its datasets and code lists.

use std::path::{Path, PathBuf};

use entente_agreement::{SourceFile, compile, render};
use entente_model::{AgreementId, ClauseKind};
use entente_text::Lang;

fn read_folder(root: &Path, folder: &str, files: &mut Vec<SourceFile>) {
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

fn project() -> Vec<SourceFile> {
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
    insta::assert_snapshot!(render(&compilation.diagnostics, Lang::Fr), @"");
}

#[test]
fn the_cadre_has_its_articles_and_its_annex_lines() {
    let compilation = compile(&project());
    let cadre = compilation.agreement(&AgreementId::new("men-rdf-2015")).unwrap();
    let text: Vec<String> = cadre
        .articles
        .iter()
        .map(|article| {
            let clauses = cadre.clauses.iter().filter(|clause| clause.place.article == article.number).count();
            format!("{}|{}|{}|{clauses}", article.number, article.title, article.annex)
        })
        .collect();
    insta::assert_snapshot!(text.join("\n"), @"");
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
    cadre.bytes = text.replacen("purposes = [\"sectorisation\"]", "purposes = [\"sectorization\"]", 1).into_bytes();
    let compilation = compile(&files);
    let text = render(&compilation.diagnostics, Lang::En);
    insta::assert_snapshot!(text, @"");
    let json = entente_agreement::diagnostics_json(&compilation.diagnostics, Lang::Fr);
    insta::assert_snapshot!(json[1], @"");
}
