//! No bare hash of an identifier anywhere: the space of pupils' numbers is small, and a hash without a key is a table to look up.
//!
//! A file that names a hash function stands here with what it hashes. Keyed hashes of identifiers are made in one place,
//! `disclosure/src/pseudonym.rs`; the digests of `audit` are those of files, texts and rows.

use super::assert_none;
use super::sources::sources;

/// Libraries of hashes, as sources name them.
const HASHES: [&str; 8] =
    ["sha1::", "sha2::", "siphasher::", "blake2", "blake3", "md5", "xxhash", "DefaultHasher"];

/// Files that hash, and what.
const ALLOWED: [(&str, &str); 21] = [
    ("crates/agreement/src/convention.rs", "the text of a convention"),
    ("crates/agreement/src/register/adhesion.rs", "the text of an adhesion"),
    ("crates/audit/src/file.rs", "a file"),
    ("crates/audit/src/hash.rs", "files, texts, rows; a login, with a salt"),
    ("crates/audit/src/tree.rs", "entries of the log"),
    ("crates/audit/src/tree/proof.rs", "entries of the log"),
    ("crates/audit/src/trusted_time/token.rs", "what an authority of time signs, its certificate"),
    ("crates/disclosure/src/counts/noise.rs", "cells of a table, with a key, for noise"),
    ("crates/disclosure/src/key.rs", "a key of 256 random bits; HKDF"),
    ("crates/disclosure/src/pseudonym.rs", "identifiers, with a key: the only place"),
    ("crates/data/src/watermark.rs", "the rank of a row under a key, never written"),
    ("crates/disclosure/src/share.rs", "a share of 256 random bits"),
    ("crates/disclosure/src/twin.rs", "the id of a release, with a key"),
    ("crates/entente/src/commands/validate/key.rs", "random bytes, to make a key of them"),
    ("crates/exchange/src/password.rs", "random tokens; passwords by Argon2"),
    ("crates/exchange/src/receive_deposit.rs", "a file"),
    ("crates/exchange/src/receive_in_parts.rs", "stretches of a file"),
    ("crates/formats/src/aaf/check.rs", "identifiers of a file, in memory, to find those that stand twice"),
    ("crates/formats/src/aaf/index.rs", "records, in memory or beside the files of one's own directory"),
    (
        "crates/formats/src/directory/jointure.rs",
        "who is who from one export to the next, beside the records themselves",
    ),
    ("crates/intake/src/read/bordereau.rs", "a file of an archive"),
];

/// Crates through which identifiers pass as values: they call no digest of `audit` either.
const OF_VALUES: [&str; 5] = ["academy", "data", "disclosure", "formats", "intake"];

#[test]
fn whatever_hashes_says_what() {
    let mut offences = Vec::new();
    for source in sources() {
        let named = source.code.iter().find(|(_, line)| HASHES.iter().any(|hash| line.contains(hash)));
        let allowed = ALLOWED.iter().any(|(path, _)| *path == source.path);
        if let (Some((number, line)), false) = (named, allowed) {
            offences.push(format!("{}:{number}: {}", source.path, line.trim()));
        }
    }
    assert_none(
        &offences,
        "An identifier gets a pseudonym (`Pseudonyms`); for another hash, say what it is of in this test.",
    );
}

#[test]
fn crates_that_see_identifiers_call_no_digest() {
    let mut offences = Vec::new();
    for source in sources().iter().filter(|source| OF_VALUES.contains(&source.folder.as_str())) {
        for (number, line) in &source.code {
            let of_audit = line.contains("entente_audit") || line.contains("audit::");
            if of_audit && (line.contains("digest") || line.contains("commitment")) {
                offences.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    assert_none(&offences, "An identifier gets a pseudonym (`Pseudonyms`), never a digest.");
}

#[test]
fn the_list_of_hashes_is_no_longer_than_it_must_be() {
    let sources = sources();
    let stale: Vec<String> = ALLOWED
        .iter()
        .filter(|(path, _)| {
            let source = sources.iter().find(|source| source.path == *path);
            source.is_none_or(|source| {
                !source.code.iter().any(|(_, line)| HASHES.iter().any(|hash| line.contains(hash)))
            })
        })
        .map(|(path, _)| (*path).to_owned())
        .collect();
    assert_none(&stale, "Take the line out of this test.");
}
