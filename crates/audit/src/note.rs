//! Signed notes (C2SP signed-note): a text, and lines of signatures under it; checkpoints of the log and their cosignatures.
//!
//! Keys are those of `signature::key`, here under the name and the short id that notes give them. Which key to trust is the caller's.

pub(crate) mod checkpoint;
mod key;

use std::fmt;

use data_encoding::BASE64;

use crate::SecretKey;

pub use checkpoint::LogCheckpoint;
pub use key::{NoteKey, NoteKeyError, NoteKeyKind};

/// Bytes of a note at most.
const NOTE_BYTES_MAX: usize = 64 * 1024;
/// Signatures of a note at most.
const SIGNATURES_MAX: usize = 100;
/// What begins a line of signature: an em dash and a blank.
const DASH: &str = "\u{2014} ";

/// The text is not a signed note, or not that of a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// More than 64 KiB, or more than 100 signatures.
    #[error("the note is too large: at most 64 KiB and 100 signatures")]
    TooLarge,
    /// No text, no blank line before the signatures, no signature, or characters that a note may not hold.
    #[error("this is not a signed note: lines of text, a blank line, then lines `\u{2014} <name> <base64>`")]
    Form,
    /// A line of signature that is not one.
    #[error("line {line} is not a signature: it is written `\u{2014} <name> <base64>`")]
    Signature {
        /// Line, from 1.
        line: usize,
    },
    /// The text is not that of a checkpoint.
    #[error("line {line} of the checkpoint: expected {expected}")]
    Checkpoint {
        /// Line, from 1.
        line: usize,
        /// What should stand there.
        expected: &'static str,
    },
}

/// A signature under a note, as it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteSignature {
    /// Name of the key.
    pub name: String,
    /// Its short id.
    pub id: [u8; 4],
    /// The signature, after the id.
    pub bytes: Vec<u8>,
}

/// What a key has to say of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteStanding {
    /// It did not sign it.
    Absent,
    /// A signature claims to be its own, and is not.
    Wrong,
    /// It signed it.
    Signed,
    /// It cosigned it, at that second since 1970.
    Cosigned(u64),
}

/// A text and the signatures under it, not yet verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedNote {
    text: String,
    signatures: Vec<NoteSignature>,
}

impl SignedNote {
    /// Signs a text of whole lines with the key of that name.
    ///
    /// # Errors
    /// The text or the name cannot stand in a note.
    pub fn sign(text: &str, name: &str, key: &SecretKey) -> Result<Self, NoteError> {
        if !is_text(text) {
            return Err(NoteError::Form);
        }
        let signer = NoteKey::new(name, NoteKeyKind::Signature, key.public()).map_err(|_| NoteError::Form)?;
        let bytes = key.sign(text.as_bytes()).to_vec();
        let signature = NoteSignature { name: name.to_owned(), id: signer.id(), bytes };
        Ok(Self { text: text.to_owned(), signatures: vec![signature] })
    }

    /// Reads a note.
    ///
    /// # Errors
    /// It is not one.
    pub fn read(note: &str) -> Result<Self, NoteError> {
        if note.len() > NOTE_BYTES_MAX {
            return Err(NoteError::TooLarge);
        }
        let cut = note.rfind("\n\n").ok_or(NoteError::Form)?;
        let (text, lines) = (&note[..=cut], &note[cut + 2..]);
        if !is_text(text) || !lines.ends_with('\n') {
            return Err(NoteError::Form);
        }
        let first = text.lines().count() + 2;
        let signatures: Vec<NoteSignature> = lines
            .split_terminator('\n')
            .zip(first..)
            .map(|(line, number)| read_signature(line).ok_or(NoteError::Signature { line: number }))
            .collect::<Result<_, _>>()?;
        if signatures.len() > SIGNATURES_MAX {
            return Err(NoteError::TooLarge);
        }
        Ok(Self { text: text.to_owned(), signatures })
    }

    /// What is signed.
    pub fn text(&self) -> &str {
        &self.text
    }
    /// The signatures under it.
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }
    /// The checkpoint that its text is.
    ///
    /// # Errors
    /// The text is not that of a checkpoint.
    pub fn checkpoint(&self) -> Result<LogCheckpoint, NoteError> {
        LogCheckpoint::read(&self.text)
    }

    /// What a key has to say of it; a second signature of the same key must hold too.
    pub fn standing(&self, key: &NoteKey) -> NoteStanding {
        let id = key.id();
        let mut found = NoteStanding::Absent;
        for one in self.signatures.iter().filter(|one| one.id == id && one.name == key.name()) {
            found = match key.verifies(&self.text, &one.bytes) {
                Some(None) => NoteStanding::Signed,
                Some(Some(time)) => NoteStanding::Cosigned(time),
                None => return NoteStanding::Wrong,
            };
        }
        found
    }

    /// Cosigns it as a witness of that name, at that second since 1970 (C2SP tlog-cosignature). Whether it may be is `witness`.
    ///
    /// # Errors
    /// The name cannot stand in a note.
    pub fn cosign(&self, name: &str, key: &SecretKey, time: u64) -> Result<NoteSignature, NoteError> {
        let signer =
            NoteKey::new(name, NoteKeyKind::Cosignature, key.public()).map_err(|_| NoteError::Form)?;
        let signed = key.sign(key::cosigned_text(time, &self.text).as_bytes());
        let bytes = [&time.to_be_bytes()[..], &signed[..]].concat();
        Ok(NoteSignature { name: name.to_owned(), id: signer.id(), bytes })
    }

    /// Puts a signature under it, in place of an earlier one of the same key.
    pub fn add(&mut self, signature: NoteSignature) {
        let same = |one: &&mut NoteSignature| one.name == signature.name && one.id == signature.id;
        match self.signatures.iter_mut().find(same) {
            Some(one) => *one = signature,
            None => self.signatures.push(signature),
        }
    }

    /// Takes the signatures of another copy of the same text; says whether it was the same.
    pub fn merge(&mut self, other: &Self) -> bool {
        if other.text != self.text {
            return false;
        }
        for one in &other.signatures {
            self.add(one.clone());
        }
        true
    }
}

impl NoteSignature {
    /// Reads a line such as a witness answers with.
    ///
    /// # Errors
    /// It is not one.
    pub fn read(line: &str) -> Result<Self, NoteError> {
        read_signature(line.trim_end_matches('\n')).ok_or(NoteError::Signature { line: 1 })
    }
}

/// Its line, without the end.
impl fmt::Display for NoteSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{DASH}{} {}", self.name, BASE64.encode(&[&self.id[..], &self.bytes[..]].concat()))
    }
}

impl fmt::Display for SignedNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|one| writeln!(f, "{one}"))
    }
}

/// Whole lines, without control characters.
fn is_text(text: &str) -> bool {
    text.len() > 1 && text.ends_with('\n') && text.chars().all(|one| one == '\n' || one >= ' ')
}

fn read_signature(line: &str) -> Option<NoteSignature> {
    let (name, signed) = line.strip_prefix(DASH)?.split_once(' ')?;
    let bytes = BASE64.decode(signed.as_bytes()).ok()?;
    let (id, bytes) = bytes.split_first_chunk::<4>()?;
    let is_signature = key::is_name(name) && !bytes.is_empty();
    is_signature.then(|| NoteSignature { name: name.to_owned(), id: *id, bytes: bytes.to_vec() })
}
