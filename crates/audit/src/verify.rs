//! Verification of a chain, entry by entry, in constant memory.
//!
//! It goes on after a breach: an entry is judged by its own fields, and a link only between two entries that
//! both hold, so that one changed entry is one breach and not all the later ones too.
//! Comparing the rows that entries speak of is `entente-store`.

use serde::{Deserialize, Serialize};

use crate::{Breach, Checkpoint, Entry, Hash, Head, StoredEntry};

/// What verification found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// Entries that hold.
    pub entries: u64,
    /// The head that was verified against.
    pub head: Head,
    /// Faults, in the order of the log, at most [`Verifier::BREACHES_MAX`].
    pub breaches: Vec<Breach>,
    /// Faults beyond that number.
    pub left_off: u64,
}

/// The entry before the one being read.
struct Last {
    seq: u64,
    hash: Option<Hash>,
}

/// Reads entries in the order of their numbers.
pub struct Verifier {
    head: Head,
    checkpoint: Option<Checkpoint>,
    last: Last,
    checkpoint_hash: Option<Hash>,
    found: Verification,
}

impl Verifier {
    /// Breaches kept: a log that was wholly rewritten must not fill the memory.
    pub const BREACHES_MAX: usize = 1_000;

    /// Starts; the head and the checkpoint are what the entries are compared with.
    pub fn new(head: Head, checkpoint: Option<Checkpoint>) -> Self {
        Self {
            head,
            checkpoint,
            last: Last { seq: 0, hash: Some(Hash::ZERO) },
            checkpoint_hash: None,
            found: Verification { entries: 0, head, breaches: Vec::new(), left_off: 0 },
        }
    }

    /// Reads the next entry; gives it back as values where it holds.
    pub fn push(&mut self, stored: &StoredEntry) -> Option<Entry> {
        let computed = stored.computed_hash();
        if computed.to_string() != stored.hash {
            self.breach(Breach::ChangedEntry { seq: stored.seq });
            self.advance_over_a_fault(stored.seq);
            return None;
        }
        self.link(stored, computed);
        if self.checkpoint.is_some_and(|checkpoint| checkpoint.seq == stored.seq) {
            self.checkpoint_hash = Some(computed);
        }
        let entry = stored.read();
        match &entry {
            Some(_) => self.found.entries += 1,
            None => self.breach(Breach::Unreadable { seq: stored.seq }),
        }
        entry
    }

    /// Notes that the entry of that number is there but could not be read.
    pub fn unreadable(&mut self, seq: u64) {
        self.breach(Breach::Unreadable { seq });
        self.advance_over_a_fault(seq);
    }

    /// Ends: compares with the head and the checkpoint.
    pub fn finish(mut self) -> Verification {
        let Last { seq: last, hash } = self.last;
        if last < self.head.seq {
            self.breach(Breach::Truncated { expected: self.head.seq, found: last });
        } else if last > self.head.seq || hash.is_some_and(|hash| hash != self.head.hash) {
            self.breach(Breach::WrongHead { head: self.head.seq, found: last });
        }
        if let Some(checkpoint) = self.checkpoint {
            self.compare_with(&checkpoint, last);
        }
        self.found
    }

    fn compare_with(&mut self, checkpoint: &Checkpoint, last: u64) {
        let expected = if checkpoint.seq == 0 { Some(Hash::ZERO) } else { self.checkpoint_hash };
        if checkpoint.seq > last {
            let breach = Breach::Truncated { expected: checkpoint.seq, found: last };
            if !self.found.breaches.contains(&breach) {
                self.breach(breach);
            }
        } else if expected.is_some_and(|hash| hash != checkpoint.hash) {
            self.breach(Breach::WrongCheckpoint { seq: checkpoint.seq });
        }
    }

    /// Judges the place of an entry whose own fields hold.
    fn link(&mut self, stored: &StoredEntry, computed: Hash) {
        let expected = self.last.seq.saturating_add(1);
        if stored.seq == self.last.seq && self.last.hash.is_none() {
            // Its number was also taken by an entry already found changed: this is the right one.
        } else if stored.seq < expected {
            self.breach(Breach::OutOfOrder { seq: stored.seq });
            return;
        } else if stored.seq > expected {
            self.breach(Breach::MissingEntries { from: expected, to: stored.seq - 1 });
        } else if self.last.hash.is_some_and(|hash| hash.to_string() != stored.previous) {
            self.breach(Breach::BrokenLink { seq: stored.seq });
        }
        self.last = Last { seq: stored.seq, hash: Some(computed) };
    }

    /// A faulty entry takes its place where its number can be believed: otherwise a changed number would make
    /// thousands of entries look missing.
    fn advance_over_a_fault(&mut self, seq: u64) {
        let expected = self.last.seq.saturating_add(1);
        if seq < expected || seq > self.head.seq {
            return;
        }
        if seq > expected {
            self.breach(Breach::MissingEntries { from: expected, to: seq - 1 });
        }
        self.last = Last { seq, hash: None };
    }

    fn breach(&mut self, breach: Breach) {
        if self.found.breaches.len() < Self::BREACHES_MAX {
            self.found.breaches.push(breach);
        } else {
            self.found.left_off += 1;
        }
    }
}

/// Verifies entries given in the order of their numbers against a head.
pub fn verify<'a>(entries: impl IntoIterator<Item = &'a StoredEntry>, head: Head) -> Verification {
    let mut verifier = Verifier::new(head, None);
    for entry in entries {
        verifier.push(entry);
    }
    verifier.finish()
}
