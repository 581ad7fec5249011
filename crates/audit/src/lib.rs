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
mod verify;
mod words;

pub use breach::{Breach, FactBreach, FactFault, StorageFault};
pub use chain::{Body, Entry, Head, StoredEntry, append, stamp};
pub use checkpoint::{Checkpoint, CheckpointError};
pub use deposit_life::{AlertKind, ReminderStage, WithdrawalReason};
pub use event::{Event, Outcome, Subject, Table, UserRole};
pub use file::{HashedFile, hash_file};
pub use hash::{Hash, HashError, commitment, digest};
pub use id::{
    AcknowledgementId, Actor, AgreementTextId, AlertId, CheckReportId, DecisionId, DeliveryId, DepositId,
    IdError, ReferenceLoadId, ReferenceVersionId, ReminderId, SavedQueryId, SetAsideId, UserId, WithdrawalId,
};
pub use verify::{Verification, Verifier, verify};
pub use words::words;
