//! Whatever the files hold, compiling ends, says where, and never panics.

use entente_agreement::{
    Compilation, DiagnosticCode, SourceFile, compile, diagnostics_json, prose_html, render,
};
use entente_text::Lang;
use proptest::prelude::*;

use crate::folder::{CADRE, COUNTRIES, Folder, LOCAL, PURPOSES, SAMPLE, SCHEMA};

/// Compiles, renders, and checks what every diagnostic promises.
fn compile_safely(files: &[SourceFile]) -> Compilation {
    let compilation = compile(files);
    for lang in [Lang::Fr, Lang::En] {
        let text = render(&compilation.diagnostics, lang);
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
        diagnostics_json(&compilation.diagnostics, lang);
    }
    for pair in compilation.diagnostics.windows(2) {
        assert!((&pair[0].file, pair[0].line) <= (&pair[1].file, pair[1].line));
    }
    for found in &compilation.diagnostics {
        assert!(found.line >= 1 && found.column >= 1 && found.length >= 1);
        assert!(files.iter().any(|file| file.path.ends_with(&found.file)));
    }
    for agreement in &compilation.agreements {
        for article in &agreement.articles {
            for part in &article.parts {
                if let entente_model::ArticlePart::Prose(prose) = part {
                    assert!(!prose_html(prose).contains("<script"));
                }
            }
        }
    }
    compilation
}

/// Cuts, doubles and overwrites parts of a file.
fn mutate(bytes: &mut Vec<u8>, edits: &[(usize, usize, Vec<u8>)]) {
    for (at, length, with) in edits {
        let at = at % (bytes.len() + 1);
        let end = (at + length % 60).min(bytes.len());
        bytes.splice(at..end, with.iter().copied());
    }
}

fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known = prop::sample::select(vec![
        "```\n",
        "```entente grant\n",
        "```entente",
        "~~~",
        "+++\n",
        "\n## Article 4\n",
        "\"",
        "[",
        "]",
        "{",
        "}",
        "=",
        "\r\n",
        "\u{feff}",
        "é",
        "\t",
        "\0",
        "\u{202e}",
        ";",
        "2024-02-30",
        "P1Y",
        "variables = []",
        "'''",
        "#",
        "\\u0000",
        "-",
        "1e999",
    ]);
    prop_oneof![3 => known.prop_map(|text| text.as_bytes().to_vec()), 1 => prop::collection::vec(any::<u8>(), 0..6), 1 => Just(Vec::new())]
}

fn edits() -> impl Strategy<Value = Vec<(usize, usize, Vec<u8>)>> {
    prop::collection::vec((any::<usize>(), any::<usize>(), pieces()), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_in_any_file(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "\\PC{0,200}", file in 0..5usize) {
        let path = [CADRE, LOCAL, SCHEMA, SAMPLE, COUNTRIES][file];
        for content in [bytes, text.into_bytes()] {
            let mut folder = Folder::sound();
            folder.remove(path);
            folder.add(path, content);
            compile_safely(&folder.files);
        }
    }

    #[test]
    fn any_change_to_any_file(file in 0..7usize, edits in edits()) {
        let mut folder = Folder::sound();
        mutate(&mut folder.files[file].bytes, &edits);
        compile_safely(&folder.files);
    }

    #[test]
    fn any_change_to_the_conventions_of_the_project(edits in edits(), first in any::<bool>()) {
        let cadre = include_bytes!("../../../../conventions/men-rdf-2015.convention.md").to_vec();
        let local = include_bytes!("../../../../conventions/exemple-2024.convention.md").to_vec();
        let mut folder = Folder::sound();
        folder.files.truncate(0);
        folder.add("conventions/men-rdf-2015.convention.md", cadre);
        folder.add("conventions/exemple-2024.convention.md", local);
        mutate(&mut folder.files[usize::from(first)].bytes, &edits);
        compile_safely(&folder.files);
    }
}

#[test]
fn bounds_what_it_reads_and_what_it_says() {
    let mut folder = Folder::sound();
    folder.append(LOCAL, &"```entente rule\nforbid = \"transfer\"\n```\n".repeat(10_001));
    folder.append(PURPOSES, &";;;;\n".repeat(1_000));
    let compilation = compile_safely(&folder.files);
    let count = |code| compilation.diagnostics.iter().filter(|found| found.code == code).count();
    assert_eq!(count(DiagnosticCode::TooManyDiagnostics), 2);
    assert_eq!(count(DiagnosticCode::CodeListCodeEmpty), 199);
    assert!(compilation.diagnostics.len() <= 400);
    assert_eq!(count(DiagnosticCode::TooManyClauses), 1);
    let french = render(&compilation.diagnostics, Lang::Fr);
    let line = |code: &str| french.lines().find(|line| line.contains(code)).unwrap().to_owned();
    insta::assert_snapshot!(line("[too-many-clauses]"), @"erreur[too-many-clauses] : la convention a plus de 10 000 clauses : celle-ci et les suivantes ne sont pas lues");
    insta::assert_snapshot!(line("[too-many-diagnostics]"), @"erreur[too-many-diagnostics] : plus de 200 anomalies dans ce fichier : les suivantes ne sont pas montrées");
}

#[test]
fn deep_nesting_does_not_exhaust_the_stack() {
    let mut folder = Folder::sound();
    folder.add("datasets/profond/schema.json", "[".repeat(1_000_000));
    folder.replace(LOCAL, "parties = [", &format!("a = {}\nparties = [", "[".repeat(100_000)));
    folder.append(LOCAL, &"> ".repeat(100_000));
    assert!(compile_safely(&folder.files).has_errors());
}

#[test]
fn windows_files_read_the_same() {
    let mut folder = Folder::sound();
    for file in &mut folder.files {
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        file.bytes = format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes();
    }
    let compilation = compile_safely(&folder.files);
    assert_eq!(render(&compilation.diagnostics, Lang::Fr), "aucune anomalie\n");
    let clauses = |compilation: &Compilation| format!("{:?}", compilation.agreements[0].clauses);
    assert_eq!(clauses(&compilation), clauses(&Folder::sound().compile()));
    let variables = |compilation: &Compilation| compilation.datasets["eleves"].variables.clone();
    assert_eq!(variables(&compilation), variables(&Folder::sound().compile()));
}

/// The goal is 1,000 conventions of 50 clauses under a second in release; this only catches what isn't linear.
#[test]
fn many_conventions_take_linear_time() {
    let folder = |conventions: usize| {
        let mut folder = Folder::sound();
        let grants: String = (0..50).map(|rank| format!("```entente grant\ndataset = \"eleves\"\nto = {{ party = \"region\", scope = \"all\" }}\npurposes = [\"bati\"]\nbasis = \"ligne {rank}\"\nvariables = [\"uai\"]\nchannels = [\"api\"]\n```\n")).collect();
        let local = String::from_utf8(folder.files[1].bytes.clone()).unwrap() + &grants;
        for rank in 0..conventions {
            let text = local.replace("id = \"local\"", &format!("id = \"local-{rank}\""));
            folder.add(&format!("conventions/local-{rank}.convention.md"), text);
        }
        folder
    };
    let time = |conventions| {
        let folder = folder(conventions);
        let start = std::time::Instant::now();
        let compilation = folder.compile();
        assert_eq!(compilation.agreements.len(), conventions + 2);
        start.elapsed()
    };
    let (small, large) = (time(50), time(500));
    println!("50 conventions: {small:?}, 500: {large:?}");
    assert!(large < small * 40, "50 conventions take {small:?}, 500 take {large:?}");
}
