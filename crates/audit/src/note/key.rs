//! Keys under notes: a name, what the key signs, and the public key, as one line (« vkey » of C2SP signed-note).

use std::fmt;
use std::str::FromStr;

use data_encoding::{BASE64, HEXLOWER};

use crate::{PublicKey, digest};

/// Characters of a name at most.
const NAME_CHARS_MAX: usize = 255;

/// What a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKeyKind {
    /// The text of the note: the log itself.
    Signature,
    /// The checkpoint as seen at some time: a witness.
    Cosignature,
}

impl NoteKeyKind {
    fn byte(self) -> u8 {
        match self {
            Self::Signature => 1,
            Self::Cosignature => 4,
        }
    }
}

/// The text is not a key of notes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a key of signed notes: it is written `<name>+<8 hexadecimal digits>+<base64>`")]
pub struct NoteKeyError {
    /// The text as given, cut at 80 characters.
    pub text: String,
}

/// A key that signs notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteKey {
    name: String,
    kind: NoteKeyKind,
    public: PublicKey,
}

impl NoteKey {
    /// A key under a name, without blank nor `+`.
    ///
    /// # Errors
    /// The name cannot stand in a note.
    pub fn new(name: &str, kind: NoteKeyKind, public: PublicKey) -> Result<Self, NoteKeyError> {
        if !is_name(name) {
            return Err(NoteKeyError { text: name.chars().take(80).collect() });
        }
        Ok(Self { name: name.to_owned(), kind, public })
    }
    /// Its name; that of a log is its origin.
    pub fn name(&self) -> &str {
        &self.name
    }
    /// What it signs.
    pub fn kind(&self) -> NoteKeyKind {
        self.kind
    }
    /// The public key.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }
    /// Its short id, which tells lines of signature apart and proves nothing.
    pub fn id(&self) -> [u8; 4] {
        let public = self.public.as_bytes();
        let hash = digest(&[self.name.as_bytes(), b"\n", &[self.kind.byte()], public].concat());
        let [first, second, third, fourth, ..] = *hash.as_bytes();
        [first, second, third, fourth]
    }
    /// Whether the signature is its own over the text; with its time for a cosignature.
    pub(super) fn verifies(&self, text: &str, signature: &[u8]) -> Option<Option<u64>> {
        match self.kind {
            NoteKeyKind::Signature => {
                let signed = self.public.verifies(text.as_bytes(), signature.try_into().ok()?);
                signed.then_some(None)
            }
            NoteKeyKind::Cosignature => {
                let (time, signature) = signature.split_first_chunk::<8>()?;
                let time = u64::from_be_bytes(*time);
                let text = cosigned_text(time, text);
                let signed = self.public.verifies(text.as_bytes(), signature.try_into().ok()?);
                (signed && time <= i64::MAX as u64).then_some(Some(time))
            }
        }
    }
}

/// What a witness signs of a checkpoint.
pub(super) fn cosigned_text(time: u64, text: &str) -> String {
    format!("cosignature/v1\ntime {time}\n{text}")
}

/// Whether a text may be the name of a key.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.chars().count() <= NAME_CHARS_MAX
        && !name.chars().any(|one| one == '+' || one.is_whitespace() || one.is_control())
}

impl fmt::Display for NoteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = BASE64.encode(&[&[self.kind.byte()], &self.public.as_bytes()[..]].concat());
        write!(f, "{}+{}+{key}", self.name, HEXLOWER.encode(&self.id()))
    }
}

impl FromStr for NoteKey {
    type Err = NoteKeyError;
    fn from_str(text: &str) -> Result<Self, NoteKeyError> {
        let read = || {
            let (name, rest) = text.split_once('+')?;
            let (_, key) = rest.split_once('+')?;
            let bytes = BASE64.decode(key.as_bytes()).ok()?;
            let (kind, public) = bytes.split_first()?;
            let kind = match kind {
                1 => NoteKeyKind::Signature,
                4 => NoteKeyKind::Cosignature,
                _ => return None,
            };
            let public = PublicKey::from_bytes(public.try_into().ok()?).ok()?;
            // One way only to write a key, with its own id.
            Self::new(name, kind, public).ok().filter(|key| key.to_string() == text)
        };
        read().ok_or_else(|| NoteKeyError { text: text.chars().take(80).collect() })
    }
}
