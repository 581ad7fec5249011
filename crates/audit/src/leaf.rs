//! An entry of the chain as a leaf of the tree: the exact bytes that are hashed, exported and shown.
//!
//! Lines of text, so that a person reads them and any program cuts them; the JSON of the event stands in one of them as it is stored.
//! The chain's digest is not written: its fields give it.

use crate::StoredEntry;
use crate::note::checkpoint::decimal;

const FIRST_LINE: &str = "entente entry 1";

/// The entry has a field that would not be read back: a line end in it, or it is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "entry {seq} cannot stand in the tree: a field holds the end of a line, or it has more than 65535 bytes"
)]
pub struct LeafError {
    /// Its number.
    pub seq: u64,
}

impl StoredEntry {
    /// Its bytes in the tree, where it has the rank `seq - 1`.
    ///
    /// # Errors
    /// A field holds the end of a line, or all are too long for a leaf.
    pub fn leaf(&self) -> Result<String, LeafError> {
        let fields = [&self.at_text, &self.actor, &self.body_text, &self.previous];
        let leaf = format!(
            "{FIRST_LINE}\nseq {}\nat {}\nactor {}\nbody {}\nprevious {}\n",
            self.seq, self.at_text, self.actor, self.body_text, self.previous
        );
        let is_plain = fields.iter().all(|field| !field.contains(['\n', '\r']));
        if is_plain && leaf.len() <= usize::from(u16::MAX) {
            Ok(leaf)
        } else {
            Err(LeafError { seq: self.seq })
        }
    }

    /// The entry of a leaf; `None` where the bytes are not of one.
    pub fn of_leaf(leaf: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(leaf).ok()?.strip_suffix('\n')?;
        let mut lines = text.split('\n');
        let first = lines.next()?;
        let mut field = |name: &str| lines.next()?.strip_prefix(name).map(str::to_owned);
        let seq = decimal(&field("seq ")?)?;
        let (at_text, actor, body_text) = (field("at ")?, field("actor ")?, field("body ")?);
        let previous = field("previous ")?;
        if first != FIRST_LINE || lines.next().is_some() {
            return None;
        }
        let hash = String::new();
        let mut entry = Self { seq, at_text, actor, body_text, previous, hash };
        entry.hash = entry.computed_hash().to_string();
        Some(entry)
    }
}
