//! The checkpoint of a log (C2SP tlog-checkpoint): which log, how many entries, their root.
//!
//! `checkpoint` at the root of the crate is the older one, of the chain alone and without signature.

use std::fmt;

use data_encoding::BASE64;

use super::{NoteError, SignedNote};
use crate::tree::SIZE_MAX;
use crate::{Hash, SecretKey};

/// What a log was at some size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogCheckpoint {
    /// Name of the log; of its key too.
    pub origin: String,
    /// Entries.
    pub size: u64,
    /// Root of their tree.
    pub root: Hash,
}

impl LogCheckpoint {
    /// Reads the text of a note. Lines beyond the third are refused: no log of ours writes them, and no witness vouches for them.
    ///
    /// # Errors
    /// The first line that is not as it should.
    pub fn read(text: &str) -> Result<Self, NoteError> {
        let wrong = |line, expected| NoteError::Checkpoint { line, expected };
        let mut lines = text.split('\n');
        let origin = lines.next().filter(|line| super::key::is_name(line));
        let origin = origin.ok_or(wrong(1, "the name of the log"))?.to_owned();
        let size = lines.next().and_then(decimal).filter(|size| *size <= SIZE_MAX);
        let size = size.ok_or(wrong(2, "the number of entries"))?;
        let root = lines.next().and_then(read_hash).ok_or(wrong(3, "the root as 32 bytes in base64"))?;
        if size == 0 && root != crate::empty_root() {
            return Err(wrong(3, "the root of an empty tree"));
        }
        if lines.next() != Some("") || lines.next().is_some() {
            return Err(wrong(4, "the end of the text"));
        }
        Ok(Self { origin, size, root })
    }

    /// Signs it with the log's own key. INVARIANT: a log signs no checkpoint that does not continue all that it has signed.
    ///
    /// # Errors
    /// The origin cannot be the name of a key.
    pub fn sign(&self, key: &SecretKey) -> Result<SignedNote, NoteError> {
        SignedNote::sign(&self.to_string(), &self.origin, key)
    }
}

impl fmt::Display for LogCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, BASE64.encode(self.root.as_bytes()))
    }
}

/// A whole number as it is written: no sign, no zero in front.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    text.parse::<u64>().ok().filter(|number| number.to_string() == text)
}

/// 32 bytes in base64.
pub(crate) fn read_hash(text: &str) -> Option<Hash> {
    let bytes = BASE64.decode(text.as_bytes()).ok()?;
    Some(Hash::from_bytes(bytes.try_into().ok()?))
}
