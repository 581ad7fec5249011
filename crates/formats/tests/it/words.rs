//! Every finding and every error has its sentence in both languages.

use entente_text::{Lang, outline};

#[test]
fn both_languages_say_the_same() {
    let [fr, en] = ["fr", "en"].map(|lang| {
        let path = format!("{}/resources/{lang}.ftl", env!("CARGO_MANIFEST_DIR"));
        outline(&std::fs::read_to_string(path).unwrap())
    });
    assert_eq!(fr, en);
}

#[test]
fn every_code_has_its_sentence_and_its_remedy() {
    let source = std::fs::read_to_string(format!("{}/src/finding.rs", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let body = source.split("pub enum FormatFindingCode {").nth(1).unwrap().split("\n}").next().unwrap();
    let mut count = 0;
    for line in body.lines().filter(|line| !line.trim().starts_with("//")) {
        let name = line.trim().trim_end_matches(',');
        if name.is_empty() {
            continue;
        }
        count += 1;
        let mut code = String::new();
        for letter in name.chars() {
            if letter.is_ascii_uppercase() && !code.is_empty() {
                code.push('-');
            }
            code.push(letter.to_ascii_lowercase());
        }
        for kind in ["finding", "remedy"] {
            for lang in [Lang::Fr, Lang::En] {
                assert!(
                    entente_formats::words().has(lang, &format!("format-{kind}-{code}")),
                    "{kind} {code} {lang}"
                );
            }
        }
    }
    assert!(count > 30);
}
