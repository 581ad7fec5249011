//! The evidence log: the closed list of events, the hash chain that holds them, and its verification.
//!
//! Pure: no input or output, no clock. Keeping the entries and the rows that they speak of is `entente-store`;
//! deciding when something is an event is `entente-exchange`. This is evidence, not the program's log.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod breach;
mod chain;
mod checkpoint;
mod event;
mod hash;
mod id;
mod verify;
mod words;

pub use breach::{Breach, FactBreach, FactFault, StorageFault};
pub use chain::{Body, Entry, Head, StoredEntry, append, stamp};
pub use checkpoint::{Checkpoint, CheckpointError};
pub use event::{Event, Outcome, Subject, Table, UserRole};
pub use hash::{Hash, HashError, commitment, digest};
pub use id::{
    Actor, AgreementTextId, CheckReportId, DecisionId, DeliveryId, DepositId, IdError, ReferenceLoadId,
    UserId,
};
pub use verify::{Verification, Verifier, verify};
pub use words::words;
