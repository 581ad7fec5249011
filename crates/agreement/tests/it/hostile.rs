//! Whatever the files hold, compiling ends, says where, and never panics.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use entente_agreement::{
    Compilation, DiagnosticCode, SourceFile, clause_rows, compile, diagnostics_json, format_convention,
    prose_html, render,
};
use entente_text::Lang;
use proptest::prelude::*;

use crate::folder::{CADRE, COUNTRIES, Folder, LOCAL, PURPOSES, SAMPLE, SCHEMA};
use crate::language::convention_of_examples;
use crate::project::project;

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
        for clause in &agreement.clauses {
            assert!(!clause_rows(&clause.kind, Lang::Fr).is_empty());
        }
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

/// Every convention of the project, models and the examples of the reference page included.
static CORPUS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let conventions = project().into_iter().filter(|file| file.path.ends_with(".convention.md"));
    let mut texts: Vec<Vec<u8>> = conventions.map(|file| file.bytes).collect();
    texts.push(convention_of_examples().into_bytes());
    texts
});

/// The clauses of a folder, in whatever lines they stand.
fn clauses(compilation: &Compilation) -> Vec<String> {
    let clauses = compilation.agreements.iter().flat_map(|agreement| &agreement.clauses);
    clauses.map(|clause| format!("{} {:?}", clause.place.article, clause.kind)).collect()
}

/// Cuts, doubles and overwrites parts of a file.
pub fn mutate(bytes: &mut Vec<u8>, edits: &[(usize, usize, Vec<u8>)]) {
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

pub fn edits() -> impl Strategy<Value = Vec<(usize, usize, Vec<u8>)>> {
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
    fn any_change_to_the_conventions_of_the_project(which in any::<prop::sample::Index>(), edits in edits()) {
        let mut bytes = which.get(&CORPUS).clone();
        mutate(&mut bytes, &edits);
        let mut folder = Folder::sound();
        folder.add("conventions/essai.convention.md", bytes.clone());
        let compilation = compile_safely(&folder.files);
        let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
        // What is laid out reads the same, and says so the second time.
        if let Ok(once) = format_convention("essai", &text) {
            let twice = format_convention("essai", &once);
            prop_assert_eq!(twice.as_ref(), Ok(&once));
            folder.remove("conventions/essai.convention.md");
            folder.add("conventions/essai.convention.md", once);
            prop_assert_eq!(clauses(&compile_safely(&folder.files)), clauses(&compilation));
        }
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

/// Each of these made some check quadratic, or would: lists as long as a file allows, of names that lead nowhere.
#[test]
fn long_lists_take_no_longer_than_their_length() {
    let names = |count: usize, start: &str| {
        let names: Vec<String> = (0..count).map(|rank| format!("\"{start}{rank}\"")).collect();
        names.join(",")
    };
    let many = names(150_000, "n");
    let grant = |purposes: &str, variables: &str| {
        format!(
            "```entente grant\ndataset = \"eleves\"\nto = {{ party = \"region\", scope = \"all\" }}\npurposes = [{purposes}]\nbasis = \"b\"\nvariables = [{variables}]\nchannels = [\"api\"]\n```\n"
        )
    };
    let half = names(50_000, "p");
    let texts = [
        format!(
            "```entente duty\nid = \"d\"\nwho = [{many}]\nact = \"alert\"\nwhat = \"w\"\nevery = \"year\"\n```\n"
        ),
        grant(&half, &names(50_000, "v")) + &grant(&half, &names(50_000, "w")),
        format!(
            "```entente secure-space\nid = \"s\"\nname = \"s\"\nwho = \"rectorat\"\nto = [{half}]\ndatasets = [{half}]\npurposes = [\"carte\"]\nbasis = \"b\"\noutputs = {{ who = \"rectorat\" }}\nretention = {{ lasts = \"P1M\" }}\n```\n"
        ),
        format!("```entente rule\nforbid = \"variable\"\nvariable.kind = \"ine\"\nexcept = [{many}]\n```\n"),
        format!(
            "```entente body\nid = \"b\"\nname = \"b\"\nmembers = [{}]\n```\n",
            "{ who = \"x\" },".repeat(100_000)
        ),
        format!(
            "```entente duty\n{}```\n",
            (0..100_000).map(|rank| format!("k{rank} = 1\n")).collect::<String>()
        ),
        format!(
            "```entente dataset\nid = \"eleves-2\"\nschema = \"datasets/eleves\"\nfield = \"scolarite\"\nduty = \"desirable\"\nproducer = \"rectorat\"\nvariables = [{many}]\n```\n"
        ),
        "```entente rule\nforbid = \"transfer\"\n```\n".repeat(9_000),
    ];
    for (rank, text) in texts.iter().enumerate() {
        let mut folder = Folder::sound();
        folder.append(LOCAL, &format!("## Article 2 : Essai\n{text}"));
        let start = Instant::now();
        compile_safely(&folder.files);
        // Seconds where it should be tenths: this machine may be busy, a quadratic check takes minutes.
        assert!(start.elapsed() < Duration::from_secs(30), "text {rank} takes {:?}", start.elapsed());
    }
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
