//! A fork: two signed checkpoints of one log, neither of which continues the other. Both are the proof; who shows them needs nobody's word.
//!
//! Of the same size, two roots are enough. Of different sizes, the nodes of the larger tree give the root that it had at the
//! smaller size: where that is not the other checkpoint's, the log showed two histories.

use serde::{Deserialize, Serialize};

use crate::note::{NoteKey, NoteStanding, SignedNote};
use crate::tree::roots_of_consistency;
use crate::{Hash, LogCheckpoint};

/// What two checkpoints of one log are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Continuity {
    /// The later continues the earlier, or they are the same.
    Continues,
    /// The log signed two histories: the two checkpoints prove it, with the nodes given.
    Forked,
    /// Nothing was shown either way: the nodes are absent, or are not those of the later tree.
    Unknown,
    /// One is not signed by that log.
    NotOfTheLog,
}

/// Two checkpoints, and the nodes that tie the later to the size of the earlier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fork {
    /// `entente-fork/1`.
    pub fork: String,
    /// The note of the smaller tree.
    pub first: String,
    /// The note of the larger one.
    pub second: String,
    /// Nodes of the larger tree, as in a consistency proof of RFC 9162: where the first size is a power of two, the former root comes first.
    pub path: Vec<Hash>,
}

impl Fork {
    /// Version of the form.
    pub const FORM: &str = "entente-fork/1";

    /// Puts two notes side by side, the smaller tree first; `path` is the consistency proof that came with the larger one.
    pub fn of(one: &SignedNote, other: &SignedNote, path: &[Hash]) -> Self {
        let size = |note: &SignedNote| note.checkpoint().map_or(0, |checkpoint| checkpoint.size);
        let (first, second) = if size(one) <= size(other) { (one, other) } else { (other, one) };
        Self {
            fork: Self::FORM.to_owned(),
            first: first.to_string(),
            second: second.to_string(),
            path: path.to_vec(),
        }
    }

    /// Judges it with the log's key, without asking anybody.
    pub fn judge(&self, log: &NoteKey) -> Continuity {
        let read = |text: &str| signed_by(log, &SignedNote::read(text).ok()?);
        match (self.fork == Self::FORM, read(&self.first), read(&self.second)) {
            (true, Some(first), Some(second)) => continuity(&first, &second, &self.path),
            _ => Continuity::NotOfTheLog,
        }
    }
}

/// The checkpoint of a note that the log signed.
fn signed_by(log: &NoteKey, note: &SignedNote) -> Option<LogCheckpoint> {
    let checkpoint = note.checkpoint().ok()?;
    let signed = checkpoint.origin == log.name() && note.standing(log) == NoteStanding::Signed;
    signed.then_some(checkpoint)
}

fn continuity(first: &LogCheckpoint, second: &LogCheckpoint, path: &[Hash]) -> Continuity {
    if first.size == second.size {
        return if first.root == second.root { Continuity::Continues } else { Continuity::Forked };
    }
    if first.size == 0 {
        return Continuity::Continues;
    }
    match roots_of_consistency(first.size, second.size, path) {
        Some((former, tree)) if tree == second.root => {
            if former == first.root {
                Continuity::Continues
            } else {
                Continuity::Forked
            }
        }
        _ => Continuity::Unknown,
    }
}
