//! The evidence log: the closed list of events, the hash chain that holds them, and its verification.
//!
//! No clock, and no input or output save hashing a file. Keeping the entries and the rows that they speak of is `entente-store`;
//! deciding when something is an event is `entente-exchange`. This is evidence, not the program's log.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod breach;
mod chain;
mod checkpoint;
mod deposit_life;
mod event;
mod file;
mod hash;
mod id;
mod signature;
mod subject;
mod verify;
mod words;

pub use breach::{Breach, FactBreach, FactFault, StorageFault};
pub use chain::{Body, Entry, Head, StoredEntry, append, stamp};
pub use checkpoint::{Checkpoint, CheckpointError};
pub use deposit_life::{AlertKind, ReminderStage, WithdrawalReason};
pub use event::{Event, Outcome, UserRole};
pub use file::{HashedFile, hash_file};
pub use hash::{Hash, HashError, commitment, digest};
pub use id::{
    AcknowledgementId, Actor, AdhesionId, AgreementFactId, AgreementReminderId, AgreementSignatureId,
    AgreementTextId, AlertId, AmendmentId, CheckReportId, DecisionId, DeliveryId, DepositId, IdError,
    KeyEntryId, PaperAgreementId, ReferenceLoadId, ReferenceVersionId, ReminderId, SavedQueryId, SetAsideId,
    UserId, WithdrawalId,
};
pub use signature::{
    ChangedPart, ChangedPlace, CheckedRecord, CheckedSignature, Expected, Initial, KeyChange, KeyError,
    KeyFault, KeyId, KeyRegister, KeyStanding, Part, PartChange, PublicKey, RecordedSignature, RegisteredKey,
    RevokedKey, RevokedReason, SecretKey, Signatory, Signature, SignatureFault, SignatureFile,
    SignatureMeans, SignatureStatement, SignatureVerification, Signed, Statement, StatementError,
    StatementFault, changed_places, parts, render_verification, verify_signatures,
};
pub use subject::{Subject, Table};
pub use verify::{Verification, Verifier, verify};
pub use words::words;
