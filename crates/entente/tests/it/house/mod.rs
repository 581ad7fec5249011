//! The rules of the house that a machine can hold: layers, sources, words, licences, folders of datasets.
//!
//! They read the repository, not the program. What each one protects is said in ARCHITECTURE.md, *Invariants*.

mod cargo;
mod datasets;
mod glossary;
mod hashes;
mod layers;
mod licences;
mod sources;
mod texts;

/// Fails with every offence at once, one a line, and what to do about them.
#[track_caller]
fn assert_none(offences: &[String], remedy: &str) {
    assert!(offences.is_empty(), "{} offence(s). {remedy}\n  {}\n", offences.len(), offences.join("\n  "));
}
