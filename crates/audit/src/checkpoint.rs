//! A checkpoint: what somebody noted of the log, kept outside the database.
//!
//! The head row stands beside the entries, so whoever can cut the log can also change the head. A checkpoint on
//! another machine (the other party's, best) shows it. Signing it is not done here.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Hash, Head, stamp};

const FIRST_LINE: &str = "entente checkpoint 1";

/// Head of the log at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Number of the last entry then.
    pub seq: u64,
    /// Its digest.
    pub hash: Hash,
    /// When it was noted.
    pub at: Timestamp,
}

/// The text is not a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the checkpoint: expected `{expected}`, found `{found}`")]
pub struct CheckpointError {
    /// Line, from 1.
    pub line: usize,
    /// What should stand there.
    pub expected: &'static str,
    /// What stands there, cut at 80 characters.
    pub found: String,
}

impl Checkpoint {
    /// Notes a head.
    pub fn new(head: Head, at: Timestamp) -> Self {
        Self { seq: head.seq, hash: head.hash, at }
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FIRST_LINE}\nseq {}\nhash {}\nat {}", self.seq, self.hash, stamp(self.at))
    }
}

impl FromStr for Checkpoint {
    type Err = CheckpointError;
    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let mut lines = text.lines();
        let mut field = |line: usize, name: &'static str, expected: &'static str| {
            let found = lines.next().unwrap_or_default();
            let error = CheckpointError { line, expected, found: found.chars().take(80).collect() };
            found
                .strip_prefix(name)
                .map(str::to_owned)
                .ok_or_else(|| error.clone())
                .map(|value| (value, error))
        };
        let (rest, error) = field(1, FIRST_LINE, FIRST_LINE)?;
        if !rest.is_empty() {
            return Err(error);
        }
        let (seq, error) = field(2, "seq ", "seq <number>")?;
        let seq = seq.parse().map_err(|_| error)?;
        let (hash, error) = field(3, "hash ", "hash <64 hexadecimal digits>")?;
        let hash = hash.parse().map_err(|_| error)?;
        let (at, error) = field(4, "at ", "at <instant>")?;
        let at = at.parse().map_err(|_| error)?;
        Ok(Self { seq, hash, at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let at = "2026-11-21T10:00:00Z".parse().unwrap();
        let checkpoint = Checkpoint::new(Head { seq: 42, hash: crate::digest(b"x") }, at);
        let text = checkpoint.to_string();
        assert_eq!(text.parse::<Checkpoint>().unwrap(), checkpoint);
        insta::assert_snapshot!(text, @"
        entente checkpoint 1
        seq 42
        hash 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881
        at 2026-11-21T10:00:00.000000Z
        ");
        insta::assert_snapshot!(text.replace("seq 42", "seq -1").parse::<Checkpoint>().unwrap_err(), @"line 2 of the checkpoint: expected `seq <number>`, found `seq -1`");
        insta::assert_snapshot!("".parse::<Checkpoint>().unwrap_err(), @"line 1 of the checkpoint: expected `entente checkpoint 1`, found ``");
    }
}
