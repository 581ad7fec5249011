//! Dependencies go down only, and each heavy library has one owner (architecture, invariant 1).

use super::assert_none;
use super::cargo::{members, tree};

/// Each crate and its layer. A new crate takes its line here, and a decision record.
const LAYERS: [(&str, u8); 17] = [
    ("entente-model", 0),
    ("entente-text", 0),
    ("entente-agreement", 1),
    ("entente-policy", 1),
    ("entente-audit", 1),
    ("entente-academy", 1),
    ("entente-disclosure", 1),
    ("entente-forecast", 1),
    ("entente-formats", 1),
    ("entente-store", 2),
    ("entente-data", 2),
    ("entente-intake", 2),
    ("entente-print", 2),
    ("entente-exchange", 3),
    ("entente-web", 4),
    ("entente", 5),
    ("entente-testkit", TESTS_ONLY),
];

const TESTS_ONLY: u8 = 9;

/// Edges inside a layer: sentences are made of nouns (decision 0001).
const SAME_LAYER: [(&str, &str); 1] = [("entente-text", "entente-model")];

/// Libraries that only their owners may name, by the beginning of their name.
const OWNERS: [(&str, &[&str]); 8] = [
    ("arrow", &["entente-data", "entente-intake"]),
    ("parquet", &["entente-data", "entente-intake"]),
    ("datafusion", &["entente-data"]),
    ("object_store", &["entente-data"]),
    ("sqlx", &["entente-store"]),
    ("axum", &["entente-web"]),
    ("cedar-policy", &["entente-policy"]),
    ("krilla", &["entente-print"]),
];

fn layer(name: &str) -> Option<u8> {
    LAYERS.iter().find(|(known, _)| *known == name).map(|&(_, layer)| layer)
}

/// Why the edge may not be, if it may not.
fn offence(from: &str, to: &str) -> Option<String> {
    let Some(above) = layer(from) else { return Some(format!("`{from}` has no layer")) };
    let below = layer(to)?;
    let allowed = below < above || SAME_LAYER.contains(&(from, to));
    (!allowed).then(|| format!("`{from}` (layer {above}) depends on `{to}` (layer {below})"))
}

#[test]
fn a_crate_depends_only_on_lower_layers() {
    let mut offences = Vec::new();
    for member in members() {
        if layer(&member.name).is_none() {
            offences.push(format!("`{}` has no layer", member.name));
        }
        // Tests may use what stands beside them, never what stands above, save the testkit.
        let of_tests = member
            .tests_need
            .iter()
            .filter(|name| layer(name) != Some(TESTS_ONLY) && layer(name) > layer(&member.name));
        offences.extend(of_tests.map(|to| format!("the tests of `{}` use `{to}`, above it", member.name)));
        offences.extend(member.needs.iter().filter_map(|to| offence(&member.name, to)));
    }
    assert_none(&offences, "Move the code to the layer that may know both, or write a decision record.");
}

#[test]
fn each_heavy_library_has_one_owner() {
    let mut offences = Vec::new();
    for member in members() {
        for name in member.needs.iter().chain(&member.tests_need) {
            let owner = OWNERS.iter().find(|(start, _)| name.starts_with(start));
            if let Some((_, owners)) = owner
                && !owners.contains(&member.name.as_str())
            {
                let owners = owners.join(", ");
                offences.push(format!("`{}` names `{name}`, which belongs to {owners}", member.name));
            }
        }
    }
    assert_none(&offences, "Ask the owner for a function instead.");
}

/// Decision 0002: whoever ran `./demo` must not wait for the same libraries again in `./test`.
#[test]
fn demo_and_tests_share_their_compiled_dependencies() {
    let demo = tree(&["-p", "entente", "--edges", "normal,build"]);
    let tests = tree(&["--workspace", "--edges", "normal,build,dev"]);
    let package = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let twice: Vec<String> = demo
        .iter()
        .filter(|line| !tests.contains(line))
        .map(|line| {
            let other = tests.iter().find(|other| package(other) == package(line));
            format!("`{line}` for the demo, `{}` for the tests", other.map_or("absent", |other| other))
        })
        .collect();
    assert_none(&twice, "A dev-dependency turns on a feature: leave it, or turn the feature on for all.");
}

#[test]
fn the_rule_of_edges_says_no() {
    assert!(offence("entente-policy", "entente-store").is_some());
    assert!(offence("entente-store", "entente-data").is_some());
    assert!(offence("entente-model", "entente-text").is_some());
    assert!(offence("entente-web", "entente-testkit").is_some());
    assert!(offence("entente-new", "entente-model").is_some());
    assert_eq!(offence("entente-text", "entente-model"), None);
    assert_eq!(offence("entente-web", "entente-exchange"), None);
    assert_eq!(offence("entente-web", "serde"), None);
}
