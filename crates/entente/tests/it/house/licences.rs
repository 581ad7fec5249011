//! Each library that is compiled in has a licence of the list of `deny.toml`.
//!
//! `cargo deny` reads the same list where it is installed, for every platform; this test needs nothing but cargo, so
//! that a clean `./test` does not compile a tool for five minutes to know it.

use entente_testkit::repository_root;

use super::assert_none;
use super::cargo::licences;

fn allowed() -> Vec<String> {
    let text =
        std::fs::read_to_string(repository_root().join("deny.toml")).expect("`deny.toml` is at the root");
    let rules: toml::Table = text.parse().expect("`deny.toml` is TOML");
    let allow = rules["licenses"]["allow"].as_array().expect("`[licenses] allow` is a list");
    allow.iter().map(|name| name.as_str().expect("a licence is text").to_owned()).collect()
}

/// Whether an SPDX expression can be met with the licences allowed. `AND` binds closer than `OR`; old manifests
/// write `/` for `OR`; `X WITH Y` is one licence.
fn is_met(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words: Vec<&str> = spaced.split_whitespace().rev().collect();
    let met = either(&mut words, allowed);
    met && words.is_empty()
}

fn either(words: &mut Vec<&str>, allowed: &[String]) -> bool {
    let mut met = both(words, allowed);
    while words.pop_if(|word| *word == "OR").is_some() {
        met |= both(words, allowed);
    }
    met
}

fn both(words: &mut Vec<&str>, allowed: &[String]) -> bool {
    let mut met = one(words, allowed);
    while words.pop_if(|word| *word == "AND").is_some() {
        met &= one(words, allowed);
    }
    met
}

fn one(words: &mut Vec<&str>, allowed: &[String]) -> bool {
    let Some(word) = words.pop() else { return false };
    if word == "(" {
        let met = either(words, allowed);
        return words.pop() == Some(")") && met;
    }
    let mut licence = word.to_owned();
    if words.pop_if(|word| *word == "WITH").is_some() {
        licence = format!("{licence} WITH {}", words.pop().unwrap_or_default());
    }
    allowed.contains(&licence)
}

#[test]
fn every_library_has_an_allowed_licence() {
    let allowed = allowed();
    let packages = licences();
    assert!(packages.len() > 100, "`cargo metadata` lists what is compiled");
    let offences: Vec<String> = packages
        .into_iter()
        .filter(|(_, _, licence)| !licence.as_ref().is_some_and(|licence| is_met(licence, &allowed)))
        .map(|(name, version, licence)| format!("{name} {version}: {}", licence.unwrap_or_default()))
        .collect();
    assert_none(&offences, "Use another library, or have the licence examined and added to `deny.toml`.");
}

#[test]
fn reads_licence_expressions() {
    let allowed = ["MIT".to_owned(), "Unicode-3.0".to_owned(), "Apache-2.0 WITH LLVM-exception".to_owned()];
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0/MIT", true),
        ("(MIT OR GPL-3.0) AND Unicode-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("GPL-3.0 OR MIT AND GPL-3.0", false),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("Apache-2.0", false),
        ("", false),
        ("MIT MIT", false),
        ("(MIT", false),
    ] {
        assert_eq!(is_met(expression, &allowed), expected, "{expression}");
    }
}
