//! The project's conventions as PDF. Where poppler and qpdf are installed, they read them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use entente_agreement::{Compilation, SourceFile, compile};
use entente_audit::{
    Expected, KeyRegister, RegisteredKey, SecretKey, Signatory, Signature, SignatureFile, verify_signatures,
};
use entente_model::{Agreement, AgreementId};
use entente_print::{Printed, agreement_pdf};
use entente_text::Lang;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const DAY: Date = date(2026, 11, 22);

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

fn project() -> (Vec<SourceFile>, Compilation) {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let mut files = Vec::new();
    for folder in ["conventions", "datasets", "code-lists"] {
        read_folder(root, folder, &mut files);
    }
    let compilation = compile(&files);
    (files, compilation)
}

fn source<'a>(files: &'a [SourceFile], agreement: &Agreement) -> &'a [u8] {
    &files.iter().find(|file| file.path == agreement.path).unwrap().bytes
}

fn draft<'a>(compilation: &'a Compilation, agreement: &'a Agreement, source: &'a [u8]) -> Printed<'a> {
    Printed {
        agreement,
        source,
        datasets: &compilation.datasets,
        signatures: None,
        version: "",
        state: "projet",
        copy_for: None,
        day: DAY,
        lang: Lang::Fr,
    }
}

/// Signed by each party, with its keys.
fn signed(agreement: &Agreement, source: &[u8]) -> (SignatureFile, KeyRegister) {
    let (mut signatures, mut keys) = (SignatureFile::default(), KeyRegister::default());
    for (rank, party) in agreement.parties.iter().enumerate() {
        let key = SecretKey::from_seed(&[rank as u8 + 1; 32]);
        keys.add(&RegisteredKey::create(party.clone(), &key, date(2026, 1, 1), None).unwrap()).unwrap();
        let signatory = Signatory {
            name: "Camille Modèle".to_owned(),
            function: "secrétaire générale".to_owned(),
            delegation: Some("arrêté n° 2026-12 du 5 janvier 2026".to_owned()),
        };
        let signature = Signature::of(
            agreement.id.clone(),
            source,
            party.clone(),
            signatory,
            "Exemple-Ville".to_owned(),
            DAY,
        );
        signatures.add(&signature.sign(&key).unwrap()).unwrap();
    }
    (signatures, keys)
}

fn write(name: &str, pdf: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::create_dir_all(folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, pdf).unwrap();
    path
}

/// What a program says of a file; nothing where it is not installed.
fn said(program: &str, arguments: &[&str]) -> Option<(bool, String)> {
    let Ok(output) = Command::new(program).args(arguments).output() else {
        println!("skipped: `{program}` is not installed");
        return None;
    };
    Some((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
}

#[test]
fn each_convention_of_the_project_is_printed() {
    let (files, compilation) = project();
    assert!(!compilation.agreements.is_empty());
    for agreement in &compilation.agreements {
        let pdf = agreement_pdf(&draft(&compilation, agreement, source(&files, agreement))).unwrap();
        assert!(
            pdf.starts_with(b"%PDF-1.7") && pdf.len() < 4_000_000,
            "{}: {} bytes",
            agreement.id,
            pdf.len()
        );
        let path = write(&format!("{}.pdf", agreement.id), &pdf);
        if let Some((sound, report)) = said("qpdf", &["--check", &path.to_string_lossy()]) {
            assert!(sound, "{}: {report}", agreement.id);
        }
    }
}

#[test]
fn a_signed_convention_shows_its_signatures_and_holds_its_text() {
    let (files, compilation) = project();
    let agreement = compilation.agreement(&AgreementId::new("exemple-2024")).unwrap();
    let source = source(&files, agreement);
    let (signatures, keys) = signed(agreement, source);
    let expected =
        Expected { agreement: Some(&agreement.id), parties: &agreement.parties, ..Expected::default() };
    let found = verify_signatures(source, &signatures, &keys, &expected);
    let text = signatures.to_string();
    let printed = Printed {
        signatures: Some((&text, &found)),
        version: "version 1",
        state: "signée",
        copy_for: agreement.parties.first(),
        ..draft(&compilation, agreement, source)
    };
    let pdf = agreement_pdf(&printed).unwrap();
    assert_eq!(agreement_pdf(&printed).unwrap(), pdf, "the same values give the same bytes");
    let path = write("signed.pdf", &pdf);
    let path = path.to_string_lossy();
    let Some((_, words)) = said("pdftotext", &["-layout", &path, "-"]) else { return };
    for expected in [
        "Convention d'application entre le rectorat",
        "Article 4 : Durée",
        "Exemplaire de",
        "signature Ed25519 de ce texte, vérifiée",
        "arrêté n° 2026-12 du 5 janvier 2026",
        "paraphée",
        "22 novembre 2026",
    ] {
        let plain = words.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(plain.contains(expected), "`{expected}` is not in\n{words}");
    }
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("attached");
    std::fs::create_dir_all(&out).unwrap();
    if said("pdfdetach", &["-saveall", "-o", &out.to_string_lossy(), &path]).is_some() {
        assert_eq!(std::fs::read(out.join("exemple-2024.convention.md")).unwrap(), source);
        assert_eq!(std::fs::read_to_string(out.join("exemple-2024.convention.md.signatures")).unwrap(), text);
    }
    // What a reader of screens follows.
    if let Some((_, structure)) = said("pdfinfo", &["-struct-text", &path]) {
        for tag in ["H1", "H2", "TH", "TD", "Caption"] {
            assert!(
                structure.lines().any(|line| line.trim_start().starts_with(tag)),
                "no `{tag}`\n{structure}"
            );
        }
    }
}

fn with_prose(prose: &str) -> Vec<u8> {
    format!(
        "+++\nid = \"essai\"\ntitle = \"Essai\"\nkind = \"cadre\"\nparties = [\"a\"]\n[term]\nlasts = \"P1Y\"\n+++\n## Article 1 : Objet\n\
         ```entente party\nid = \"a\"\nname = \"A\"\nrole = \"a\"\n```\n{prose}\n"
    )
    .into_bytes()
}

fn print_prose(prose: &str) -> Vec<u8> {
    let bytes = with_prose(prose);
    let compilation =
        compile(&[SourceFile { path: "conventions/essai.convention.md".to_owned(), bytes: bytes.clone() }]);
    let datasets = BTreeMap::new();
    let agreement = &compilation.agreements[0];
    let printed = Printed { datasets: &datasets, ..draft(&compilation, agreement, &bytes) };
    agreement_pdf(&printed).unwrap()
}

#[test]
fn a_list_is_one_for_readers_of_screens() {
    let path = write("list.pdf", &print_prose("- un\n- deux\n"));
    let Some((_, structure)) = said("pdfinfo", &["-struct-text", &path.to_string_lossy()]) else { return };
    let items = structure.lines().filter(|line| line.trim_start().starts_with("LI")).count();
    assert_eq!(items, 2, "{structure}");
}

#[test]
fn long_tables_and_words_go_on_over_pages() {
    let rows: String = (0..400).map(|row| format!("| {row} | {} |\n", "mot ".repeat(row % 60))).collect();
    print_prose(&format!("| a | b |\n|---|---|\n{rows}"));
    print_prose(&format!("| a | b |\n|---|---|\n| x | {} |\n", "mot ".repeat(4_000)));
    print_prose(&"m".repeat(20_000));
    print_prose(&"- a\n  - b\n    1. c\n".repeat(200));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_is_printed(text in "(?s)(\\PC|[\\n#*_>|`\\-\\[\\]()! \u{0}\u{7f}\u{ad}\u{202e}\u{feff}\u{e000}]){0,200}") {
        print_prose(&text);
    }
}
