//! Signatures of conventions: keys of the parties, what they sign, and its verification by whoever wishes, offline.
//!
//! A signature is a short text that names the convention, the SHA-256 of its exact bytes, the party, who signed for it and
//! the digest of each article (the « paraphe »), signed with Ed25519 (docs/decisions/0010). Signatures stand beside the
//! convention, in `<file>.signatures`; keys in a register. No clock, no randomness, no file: the caller gives them.

mod key;
mod part;
mod place;
mod register;
mod report;
mod statement;
mod text;
mod verify;

pub use key::{KeyError, KeyId, PublicKey, SecretKey};
pub use part::{Part, parts};
pub use place::{ChangedPlace, changed_places};
pub use register::{KeyChange, KeyFault, KeyRegister, KeyStanding, RegisteredKey, RevokedKey, RevokedReason};
pub use report::render_verification;
pub use statement::{
    Initial, RecordedSignature, Signatory, Signature, SignatureFile, SignatureMeans, SignatureStatement,
};
pub use text::{Signed, Statement, StatementError, StatementFault};
pub use verify::{
    ChangedPart, CheckedRecord, CheckedSignature, Expected, PartChange, SignatureFault,
    SignatureVerification, verify_signatures,
};
