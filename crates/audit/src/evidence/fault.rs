//! What verification finds in a bundle, each with its place in the file.

use std::fmt;

use entente_model::Message;
use serde::{Deserialize, Serialize};

/// What is wrong. The Python verifier says the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceCode {
    /// The file is not a bundle in its one form.
    Form,
    /// The note is not that of a checkpoint.
    Checkpoint,
    /// A key is not one, or not of what it should be.
    Key,
    /// The log is not the one that the verifier knows.
    Untrusted,
    /// The log did not sign the checkpoint.
    LogSignature,
    /// The witness did not cosign the checkpoint.
    WitnessSignature,
    /// A witness that the verifier asks for is not there.
    WitnessAbsent,
    /// A signature that no key of the bundle explains.
    UnknownSignature,
    /// The text is not an entry of the log.
    Entry,
    /// The rank is not the entry's, or is not after the one before.
    Index,
    /// The entry is not in the tree of the checkpoint: entry or path was changed.
    Inclusion,
    /// The record is not the one whose digest the entry holds.
    Row,
    /// The record is absent.
    RowAbsent,
    /// The text of a convention is not the one whose digest its entry holds.
    Text,
    /// What the act stands on is not in the bundle: decision of a delivery, text that was signed.
    Link,
    /// The signature is not that of the key and the text.
    Signature,
    /// The key is unknown, or could not sign that day.
    SigningKey,
    /// The salt and the value do not give a commitment of the entries.
    Opening,
    /// The trusted time does not hold.
    Time,
    /// An entry says an instant after the trusted time by which it was there.
    TimeOrder,
    /// The whole is not what the log sealed: something is missing or was added.
    Seal,
}

impl EvidenceCode {
    /// All of them.
    pub const ALL: [Self; 21] = [
        Self::Form,
        Self::Checkpoint,
        Self::Key,
        Self::Untrusted,
        Self::LogSignature,
        Self::WitnessSignature,
        Self::WitnessAbsent,
        Self::UnknownSignature,
        Self::Entry,
        Self::Index,
        Self::Inclusion,
        Self::Row,
        Self::RowAbsent,
        Self::Text,
        Self::Link,
        Self::Signature,
        Self::SigningKey,
        Self::Opening,
        Self::Time,
        Self::TimeOrder,
        Self::Seal,
    ];

    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Checkpoint => "checkpoint",
            Self::Key => "key",
            Self::Untrusted => "untrusted",
            Self::LogSignature => "log-signature",
            Self::WitnessSignature => "witness-signature",
            Self::WitnessAbsent => "witness-absent",
            Self::UnknownSignature => "unknown-signature",
            Self::Entry => "entry",
            Self::Index => "index",
            Self::Inclusion => "inclusion",
            Self::Row => "row",
            Self::RowAbsent => "row-absent",
            Self::Text => "text",
            Self::Link => "link",
            Self::Signature => "signature",
            Self::SigningKey => "signing-key",
            Self::Opening => "opening",
            Self::Time => "time",
            Self::TimeOrder => "time-order",
            Self::Seal => "seal",
        }
    }
}

/// A fault of a bundle.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EvidenceFault {
    /// Where in the file: `acts[2].row`.
    pub place: String,
    /// What.
    pub code: EvidenceCode,
}

impl EvidenceFault {
    pub(crate) fn new(code: EvidenceCode, place: impl Into<String>) -> Self {
        Self { place: place.into(), code }
    }
    /// What to say of it.
    pub fn message(&self) -> Message {
        Message::new("evidence-fault").with("code", self.code.name()).with("place", &self.place)
    }
}

/// As both verifiers write it.
impl fmt::Display for EvidenceFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.place, self.code.name())
    }
}
