//! The public types speak the words of GLOSSARY.md, and none of the words that it refuses.

use entente_testkit::repository_root;

use super::assert_none;
use super::sources::sources;

/// What GLOSSARY.md says.
struct Glossary {
    /// Words that a type's name may be made of.
    words: Vec<String>,
    /// Words that may be in no name.
    refused: Vec<String>,
    /// Words that may be part of a name, and not the whole of it.
    refused_alone: Vec<String>,
}

/// Reads the first table (French, code, not), then the words in backticks of the section *Further words*.
fn parse(text: &str) -> Glossary {
    let mut glossary = Glossary { words: Vec::new(), refused: Vec::new(), refused_alone: Vec::new() };
    let (domain, further) = text.split_once("## Further words").expect("GLOSSARY.md has `## Further words`");
    for row in domain.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| French")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        let [_, code, not] = cells[..] else { panic!("three cells in each line of the table: {row}") };
        let names = quoted(code);
        glossary.words.extend(names.iter().flat_map(|(name, _)| split(name)));
        for (name, after) in quoted(not) {
            let list =
                if after.starts_with(" alone") { &mut glossary.refused_alone } else { &mut glossary.refused };
            list.push(name);
        }
    }
    glossary.words.extend(quoted(further).into_iter().map(|(name, _)| name));
    glossary
}

/// What stands in backticks, and the text that follows each.
fn quoted(text: &str) -> Vec<(String, &str)> {
    let parts: Vec<&str> = text.split('`').collect();
    let pairs = parts.chunks_exact(2).enumerate();
    pairs.map(|(pair, chunk)| (chunk[1].to_owned(), *parts.get(pair * 2 + 2).unwrap_or(&""))).collect()
}

/// `AuditLog` is `Audit` and `Log`; `UaiError` is `Uai` and `Error`.
fn split(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut after_capital = true;
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !after_capital || words.is_empty() {
            words.push(String::new());
        }
        words.last_mut().expect("one was pushed").push(letter);
        after_capital = letter.is_ascii_uppercase();
    }
    words
}

/// The name of the public type that the line declares.
fn declared(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let kinds = ["pub struct ", "pub enum ", "pub trait ", "pub type "];
    let rest = kinds.iter().find_map(|kind| line.strip_prefix(kind))?;
    rest.split(|letter: char| !letter.is_ascii_alphanumeric()).next()
}

/// Whether the word, or its singular, is of the list.
fn holds(list: &[String], word: &str) -> bool {
    list.iter().any(|known| known == word || word.strip_suffix('s') == Some(known))
}

/// What is wrong with a name.
fn faults(name: &str, glossary: &Glossary) -> Vec<String> {
    if glossary.refused_alone.iter().any(|refused| refused == name) {
        return vec![format!("`{name}` alone is refused")];
    }
    let words = split(name);
    let (refused, others): (Vec<_>, Vec<_>) = words.iter().partition(|word| holds(&glossary.refused, word));
    let unknown = others.iter().filter(|word| !holds(&glossary.words, word));
    refused
        .iter()
        .map(|word| format!("`{name}`: the glossary refuses `{word}`"))
        .chain(unknown.map(|word| format!("`{name}`: `{word}` is not in the glossary")))
        .collect()
}

#[test]
fn public_types_speak_the_words_of_the_glossary() {
    let text =
        std::fs::read_to_string(repository_root().join("GLOSSARY.md")).expect("GLOSSARY.md is at the root");
    let glossary = parse(&text);
    let mut offences = Vec::new();
    // The types of the binary are its commands, named after what a person types.
    for source in sources().iter().filter(|source| source.folder != "entente") {
        for (number, line) in &source.code {
            let found = declared(line).map(|name| faults(name, &glossary)).unwrap_or_default();
            offences.extend(found.into_iter().map(|fault| format!("{}:{number}: {fault}", source.path)));
        }
    }
    assert_none(&offences, "Use the glossary's word; a new idea gets its line in GLOSSARY.md first.");
}

#[test]
fn the_glossary_does_not_contradict_itself() {
    let text =
        std::fs::read_to_string(repository_root().join("GLOSSARY.md")).expect("GLOSSARY.md is at the root");
    let glossary = parse(&text);
    let both: Vec<String> =
        glossary.refused.into_iter().filter(|word| glossary.words.contains(word)).collect();
    assert_none(&both, "A word is either used or refused.");
}

#[test]
fn the_reader_of_names_says_no() {
    let text = "| French | code | not |\n|---|---|---|\n| dépôt | `Deposit` | `Upload` |\n\
                | journal | `AuditLog` | `Ledger`, `Log` alone |\n## Further words\n`Error`, `Id`\n";
    let glossary = parse(text);
    assert_eq!(glossary.refused, ["Upload", "Ledger"]);
    for name in ["Deposit", "Deposits", "DepositId", "AuditLog", "DepositError", "LogError"] {
        assert_eq!(faults(name, &glossary), Vec::<String>::new(), "{name}");
    }
    for name in ["Upload", "Uploads", "UploadId", "DepositLedger", "Log", "DepositThing"] {
        assert_eq!(faults(name, &glossary).len(), 1, "{name}");
    }
    assert_eq!(declared("    pub struct Permit<'a> {"), Some("Permit"));
    assert_eq!(declared("pub(crate) struct Permit"), None);
    assert_eq!(split("ConventionsDeFrance"), ["Conventions", "De", "France"]);
}
