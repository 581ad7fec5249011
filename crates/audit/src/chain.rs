//! The chain: each entry holds the digest of the one before.
//!
//! What is hashed is the exact text that is stored, never a rewriting of it: verification needs no
//! canonical form of JSON, and an old entry stays valid when an event gains a field.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::hash::digest_fields;
use crate::{Actor, Event, Hash};

/// Where a log ends: number and digest of its last entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Number of the last entry, which is also how many there are.
    pub seq: u64,
    /// Its digest.
    pub hash: Hash,
}

impl Head {
    /// Of a log without entry.
    pub const EMPTY: Self = Self { seq: 0, hash: Hash::ZERO };
}

/// An event, and the digest of the row that was written with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
    /// Digest of the row that it speaks of ([`Event::subject`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject_sha256: Option<Hash>,
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its number, from 1, without holes.
    pub seq: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// Who acted, as written.
    pub actor: String,
    /// What happened.
    #[serde(flatten)]
    pub body: Body,
    /// Digest of the entry before.
    pub previous: Hash,
    /// Digest of this one.
    pub hash: Hash,
}

/// An entry exactly as the database holds it: nothing in it is trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEntry {
    /// Number.
    pub seq: u64,
    /// Instant, as [`stamp`] writes it.
    pub at_text: String,
    /// Who acted.
    pub actor: String,
    /// JSON of the [`Body`].
    pub body_text: String,
    /// Digest of the entry before, in hexadecimal.
    pub previous: String,
    /// Digest of this one, in hexadecimal.
    pub hash: String,
}

/// An instant as the log and the database write it: RFC 3339, UTC, always 6 decimals, so that the order of
/// texts is the order of instants.
pub fn stamp(at: Timestamp) -> String {
    format!("{at:.6}")
}

/// The entry that follows `head`, ready to be stored.
pub fn append(head: &Head, at: Timestamp, actor: &Actor, body: &Body) -> StoredEntry {
    let mut entry = StoredEntry {
        seq: head.seq + 1,
        at_text: stamp(at),
        actor: actor.to_string(),
        body_text: serde_json::to_string(body).expect("an event holds only texts, numbers and lists of them"),
        previous: head.hash.to_string(),
        hash: String::new(),
    };
    entry.hash = entry.computed_hash().to_string();
    entry
}

impl StoredEntry {
    /// The digest that its other fields give.
    pub fn computed_hash(&self) -> Hash {
        digest_fields(
            "entente-log-1",
            &[
                self.seq.to_string().as_bytes(),
                self.at_text.as_bytes(),
                self.actor.as_bytes(),
                self.body_text.as_bytes(),
                self.previous.as_bytes(),
            ],
        )
    }

    /// The head of a log that ends here, according to its own fields.
    pub fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.computed_hash() }
    }

    /// The entry as values; `None` where a field is not of its form.
    pub fn read(&self) -> Option<Entry> {
        Some(Entry {
            seq: self.seq,
            at: self.at_text.parse().ok()?,
            actor: self.actor.parse::<Actor>().ok()?.to_string(),
            body: serde_json::from_str(&self.body_text).ok()?,
            previous: self.previous.parse().ok()?,
            hash: self.hash.parse().ok()?,
        })
    }
}
