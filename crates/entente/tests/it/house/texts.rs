//! Text for people exists in both languages, and the French is typeset as French (architecture, invariant 7).

use std::path::{Path, PathBuf};

use entente_testkit::repository_root;

use super::assert_none;

/// The folders `crates/*/resources`, those that hold Fluent files.
fn resource_folders() -> Vec<PathBuf> {
    let crates = std::fs::read_dir(repository_root().join("crates")).expect("`crates/` is readable");
    let folders = crates.map(|entry| entry.expect("`crates/` is readable").path().join("resources"));
    let mut folders: Vec<PathBuf> = folders.filter(|folder| folder.is_dir()).collect();
    folders.sort();
    assert!(!folders.is_empty(), "some crate speaks to people");
    folders
}

/// Empty where the file is absent: each message of the other language is then missing from it.
fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap_or_default()
}

#[test]
fn every_sentence_exists_in_french_and_in_english() {
    let mut offences = Vec::new();
    for folder in resource_folders() {
        let french = entente_text::outline(&read(&folder, "fr.ftl"));
        let english = entente_text::outline(&read(&folder, "en.ftl"));
        let missing = |from: &[String], to: &[String], language: &str| -> Vec<String> {
            from.iter()
                .filter(|message| !to.contains(message))
                .map(|message| format!("{}: `{message}` is not in {language}.ftl", folder.display()))
                .collect()
        };
        offences.extend(missing(&french, &english, "en"));
        offences.extend(missing(&english, &french, "fr"));
    }
    assert_none(&offences, "Each message has the same id and the same arguments in both files.");
}

#[test]
fn every_resource_is_valid() {
    for folder in resource_folders() {
        // It panics with the place where one is not Fluent, or names a message twice.
        entente_text::Words::from_sources(&read(&folder, "fr.ftl"), &read(&folder, "en.ftl"));
    }
}

/// What is typeset wrongly in a line of French, if anything.
fn typographic_fault(line: &str) -> Option<&'static str> {
    let text = line.trim_start();
    if text.starts_with('#') || text.is_empty() {
        return None;
    }
    [" :", " ;", " ?", " !", " »", "« "].into_iter().find(|mark| text.contains(mark))
}

#[test]
fn french_is_typeset_as_french() {
    let mut offences = Vec::new();
    for folder in resource_folders() {
        for (position, line) in read(&folder, "fr.ftl").lines().enumerate() {
            if let Some(mark) = typographic_fault(line) {
                offences.push(format!("{}/fr.ftl:{}: `{mark}`", folder.display(), position + 1));
            }
        }
    }
    assert_none(&offences, "Write a no-break space (U+00A0, or U+202F before ; ? !) instead of a plain one.");
}

#[test]
fn the_typographer_sees_plain_spaces() {
    assert_eq!(typographic_fault("a = Dépôt : reçu"), Some(" :"));
    assert_eq!(typographic_fault("a = « oui\u{a0}»"), Some("« "));
    assert_eq!(typographic_fault("a = «\u{a0}oui\u{a0}» : non"), Some(" :"));
    assert_eq!(typographic_fault("a = Dépôt\u{a0}: reçu, «\u{202f}oui\u{202f}»"), None);
    assert_eq!(typographic_fault("# a : b"), None);
}

/// The text less what stands between each pair of marks.
fn without(text: &str, pairs: &[(&str, &str)]) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        rest = match pairs.iter().find(|(open, _)| rest.starts_with(open)) {
            Some((_, close)) => {
                kept.push(' ');
                rest.split_once(close).map_or("", |(_, after)| after)
            }
            None => {
                kept.push(first);
                &rest[first.len_utf8()..]
            }
        };
    }
    kept
}

/// What a reader would see of a template besides the words of the resource files: text outside braces, then outside tags.
fn literal_text(template: &str) -> String {
    let markup = without(template, &[("{#", "#}"), ("{%", "%}"), ("{{", "}}")]);
    without(&markup, &[("<!--", "-->"), ("<style", "</style>"), ("<", ">"), ("&", ";")])
}

/// Names that are the same in both languages; `hash` is a field of the log's entries, shown as it is hashed.
const NAMES: [&str; 7] = ["Entente", "CSV", "Parquet", "JSON", "Français", "English", "hash"];

#[test]
fn templates_hold_no_sentence() {
    let folder = repository_root().join("crates/web/templates");
    let mut offences = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the templates are there") {
        let path = entry.expect("the templates are readable").path();
        let Ok(template) = std::fs::read_to_string(&path) else { continue };
        let text = literal_text(&template);
        let words = text.split(|letter: char| !letter.is_alphabetic());
        offences.extend(
            words
                .filter(|word| word.chars().count() > 1 && !NAMES.contains(word))
                .map(|word| format!("{}: `{word}`", path.display())),
        );
    }
    assert_none(&offences, "Put the sentence in fr.ftl and en.ftl.");
}

#[test]
fn the_reader_of_templates_sees_sentences() {
    let seen = literal_text("{# a #}<p class=\"b\">{{ words }} Dépôt&nbsp;: {% if x %}<b>1</b>{% endif %}");
    assert_eq!(seen.split_whitespace().collect::<Vec<_>>(), ["Dépôt", ":", "1"]);
}
