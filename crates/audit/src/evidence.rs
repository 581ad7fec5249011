//! The evidence of an act in one file: entries of the log, their places in the tree, the cosigned checkpoint, the records that the
//! entries speak of (decision, convention, signatures, keys) and, where they are disclosed, the salts that open a commitment.
//!
//! The file is JSON in one form only (docs/reference/evidence.md), sealed by the log's key, so that what is missing shows as well as
//! what was changed. It verifies without the platform: here, or with `verify/verify_bundle.py`, which shares no code with this.

mod fault;
mod signatures;
mod verify;

use data_encoding::{BASE64, HEXLOWER};
use serde::{Deserialize, Serialize};

use crate::note::{NoteError, NoteKey, NoteSignature, NoteStanding, SignedNote};
use crate::tree::{TreeError, TreeReader};
use crate::trusted_time::TimeToken;
use crate::{Hash, LeafError, Salt, SecretKey, StoredEntry, digest};

pub use fault::{EvidenceCode, EvidenceFault};
pub use verify::{EvidenceReport, ProvedAct, TimeStanding, Trust, verify_evidence};

/// Bytes of a bundle at most.
pub(crate) const BUNDLE_BYTES_MAX: usize = 32 * 1024 * 1024;
/// Acts of a bundle at most.
pub(crate) const ACTS_MAX: usize = 1_000;

/// What proves an act, and those that led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceBundle {
    /// [`Self::FORM`].
    pub bundle: String,
    /// The checkpoint as a signed note, with the cosignatures of the witnesses.
    pub checkpoint: String,
    /// The keys under it: what a verifier compares with those that it knows by another way.
    pub keys: EvidenceKeys,
    /// The entries, in the order of the log; the last is the act that is proved.
    pub acts: Vec<EvidenceAct>,
    /// Personal values that are disclosed with the bundle.
    pub openings: Vec<EvidenceOpening>,
    /// A trusted time over the checkpoint; absent where nobody gave one, and then no proof says when.
    pub time: Option<EvidenceTime>,
    /// The log's signature over all the rest.
    pub seal: String,
}

/// The keys of a bundle, as notes write them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceKeys {
    /// Of the log.
    pub log: String,
    /// Of the witnesses that cosigned.
    pub witnesses: Vec<String>,
}

/// An entry of the log and its place in the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceAct {
    /// The entry, as [`StoredEntry::leaf`] writes it.
    pub entry: String,
    /// Its rank in the tree, from 0.
    pub index: u64,
    /// Inclusion proof, each hash in base64.
    pub path: Vec<String>,
    /// The record that it speaks of, as the JSON whose digest it holds.
    pub row: Option<String>,
}

/// A personal value, and the salt that shows that a commitment stands for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceOpening {
    /// The commitment, in hexadecimal, as an entry holds it.
    pub commitment: String,
    /// The salt, in hexadecimal.
    pub salt: String,
    /// The value.
    pub value: String,
}

/// A trusted time over the SHA-256 of the text of the checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceTime {
    /// What it is: `rfc3161`.
    pub kind: String,
    /// The token, in base64.
    pub token: String,
}

impl EvidenceTime {
    /// The one kind that is known.
    pub const RFC_3161: &str = "rfc3161";

    /// A token of RFC 3161.
    pub fn of_token(token: &TimeToken) -> Self {
        Self { kind: Self::RFC_3161.to_owned(), token: BASE64.encode(token.as_der()) }
    }
}

/// Why a bundle cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum EvidenceError {
    /// The entry cannot stand in a tree.
    #[error(transparent)]
    Leaf(#[from] LeafError),
    /// The tiles do not give the proof.
    #[error(transparent)]
    Tree(#[from] TreeError),
    /// The checkpoint is none, or a name cannot stand in a note.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The log's key is not under the checkpoint.
    #[error("the checkpoint is not signed by the log `{log}`")]
    Unsigned {
        /// Name of the log.
        log: String,
    },
    /// The entry is not in the tree of the checkpoint yet.
    #[error("entry {seq} is after the {size} entries of the checkpoint: sign a newer one first")]
    TooNew {
        /// Its number.
        seq: u64,
        /// Entries of the checkpoint.
        size: u64,
    },
}

impl EvidenceBundle {
    /// Version of the form.
    pub const FORM: &str = "entente-evidence/1";

    /// Begins with a checkpoint; only the cosignatures of the witnesses given are kept, others would prove nothing to a reader.
    ///
    /// # Errors
    /// It is no checkpoint, or the log did not sign it.
    pub fn new(note: &SignedNote, log: &NoteKey, witnesses: &[NoteKey]) -> Result<Self, EvidenceError> {
        note.checkpoint()?;
        if note.standing(log) != NoteStanding::Signed {
            return Err(EvidenceError::Unsigned { log: log.name().to_owned() });
        }
        let cosigned = |key: &&NoteKey| matches!(note.standing(key), NoteStanding::Cosigned(_));
        let witnesses: Vec<&NoteKey> = witnesses.iter().filter(cosigned).collect();
        let mut checkpoint = format!("{}\n", note.text());
        let keys = std::iter::once(log).chain(witnesses.iter().copied());
        for key in keys {
            let own = |one: &&NoteSignature| one.id == key.id() && one.name == key.name();
            if let Some(signature) = note.signatures().iter().find(own) {
                checkpoint.push_str(&format!("{signature}\n"));
            }
        }
        let witnesses = witnesses.iter().map(ToString::to_string).collect();
        Ok(Self {
            bundle: Self::FORM.to_owned(),
            checkpoint,
            keys: EvidenceKeys { log: log.to_string(), witnesses },
            acts: Vec::new(),
            openings: Vec::new(),
            time: None,
            seal: String::new(),
        })
    }

    /// Adds an entry with the record that it speaks of; `tree` is that of the checkpoint. An entry that is there already stays.
    ///
    /// # Errors
    /// The entry is after the checkpoint, or the tiles do not give its proof.
    pub fn add(
        &mut self,
        entry: &StoredEntry,
        row: Option<String>,
        tree: &mut TreeReader<'_>,
    ) -> Result<(), EvidenceError> {
        let size = SignedNote::read(&self.checkpoint)?.checkpoint()?.size;
        let index = entry.seq.wrapping_sub(1);
        if index >= size {
            return Err(EvidenceError::TooNew { seq: entry.seq, size });
        }
        let Err(place) = self.acts.binary_search_by_key(&index, |act| act.index) else { return Ok(()) };
        let path = tree.prove_inclusion(index)?;
        let path = path.iter().map(|hash| BASE64.encode(hash.as_bytes())).collect();
        self.acts.insert(place, EvidenceAct { entry: entry.leaf()?, index, path, row });
        Ok(())
    }

    /// Discloses the value of a commitment.
    pub fn open(&mut self, commitment: &Hash, salt: &Salt, value: &str) {
        self.openings.push(EvidenceOpening {
            commitment: commitment.to_string(),
            salt: HEXLOWER.encode(salt.as_bytes()),
            value: value.to_owned(),
        });
    }

    /// Seals it with the log's key; gives the file.
    ///
    /// # Errors
    /// The name of the log cannot stand in a note.
    pub fn seal(mut self, log: &NoteKey, key: &SecretKey) -> Result<String, EvidenceError> {
        let note = SignedNote::sign(&self.sealed_text(), log.name(), key)?;
        self.seal = note.signatures().iter().map(ToString::to_string).collect();
        Ok(self.text())
    }

    /// The proof of one act in the form that other programs read (C2SP tlog-proof); `None` where there is no such act.
    pub fn tlog_proof(&self, act: usize) -> Option<String> {
        let act = self.acts.get(act)?;
        let path: String = act.path.iter().map(|hash| format!("{hash}\n")).collect();
        Some(format!("c2sp.org/tlog-proof@v1\nindex {}\n{path}\n{}", act.index, self.checkpoint))
    }

    /// The file: the one form in which it is written.
    pub fn text(&self) -> String {
        let json = serde_json::to_string_pretty(self).expect("a bundle holds only texts, numbers and lists");
        format!("{json}\n")
    }

    /// What the seal signs: the digest of the file without it.
    pub(crate) fn sealed_text(&self) -> String {
        let unsealed = Self { seal: String::new(), ..self.clone() };
        format!("entente evidence bundle 1\nsha256 {}\n", digest(unsealed.text().as_bytes()))
    }
}
