//! How long a thousand conventions of fifty clauses take to compile. The goal is under a second, in release:
//!
//! ```sh
//! cargo run --release -p entente-agreement --example compile_many -- 1000
//! ```
//!
//! The conventions hold every kind of clause: the examples of the reference page, then duties up to fifty. Datasets and
//! code lists are those of the project.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::time::Instant;

use entente_agreement::{SourceFile, compile, format_convention, reference_markdown, render};
use entente_text::Lang;

/// Clauses of each convention.
const CLAUSES: usize = 50;

fn read_folder(root: &Path, folder: &str, files: &mut Vec<SourceFile>) {
    for entry in std::fs::read_dir(root.join(folder)).unwrap() {
        let entry = entry.unwrap().path();
        let path = format!("{folder}/{}", entry.file_name().unwrap().to_string_lossy());
        if entry.is_dir() {
            read_folder(root, &path, files);
        } else {
            files.push(SourceFile { path, bytes: std::fs::read(entry).unwrap() });
        }
    }
}

fn convention(rank: usize) -> String {
    let mut text = format!(
        "+++\nid = \"convention-{rank}\"\ntitle = \"Convention {rank}\"\nkind = \"partenariat-ent\"\nparties = [\"rectorat-exemple\", \"region-exemple\", \"lycee-exemple\", \"laboratoire-exemple\", \"association-exemple\"]\nsigned_on = 2024-09-02\n[term]\nlasts = \"P1Y\"\n+++\n"
    );
    let page = reference_markdown(Lang::Fr);
    let blocks: Vec<&str> =
        page.split("\n```entente ").skip(1).filter_map(|part| part.split("\n```").next()).collect();
    for (number, block) in blocks.iter().enumerate() {
        text.push_str(&format!(
            "\n## Article {} : Exemple\n\nUn article et sa clause.\n\n```entente {block}\n```\n",
            number + 1
        ));
    }
    for number in blocks.len()..CLAUSES {
        text.push_str(&format!(
            "\n## Article {} : Obligation\n\nUne obligation de plus.\n\n```entente duty\nid = \"obligation-{number}\"\nwho = [\"rectorat\"]\nact = \"provide\"\nwhat = \"remettre le document {number}\"\nto = [\"region\"]\nevery = \"year\"\non = \"06-30\"\nproof = \"document\"\n```\n",
            number + 1
        ));
    }
    text
}

fn main() {
    let count = std::env::args().nth(1).map_or(1000, |count| count.parse().unwrap());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for folder in ["datasets", "code-lists"] {
        read_folder(&root, folder, &mut files);
    }
    let start = Instant::now();
    compile(&files);
    let alone = start.elapsed();
    let text = convention(0);
    let template = text.replace("convention-0", "convention-RANG");
    for rank in 0..count {
        let path = format!("conventions/c{rank}.convention.md");
        files.push(SourceFile { path, bytes: template.replace("RANG", &rank.to_string()).into_bytes() });
    }
    let start = Instant::now();
    let compilation = compile(&files);
    let elapsed = start.elapsed();
    let clauses: usize = compilation.agreements.iter().map(|agreement| agreement.clauses.len()).sum();
    println!("datasets and code lists alone: {alone:?}");
    println!(
        "{} conventions, {clauses} clauses, {} diagnostics: {elapsed:?}",
        compilation.agreements.len(),
        compilation.diagnostics.len()
    );
    print!("{}", render(&compilation.diagnostics[..compilation.diagnostics.len().min(3)], Lang::Fr));
    let start = Instant::now();
    for _ in 0..count / 10 {
        format_convention("c", &text).unwrap();
    }
    println!("{} layouts: {:?}", count / 10, start.elapsed());
}
