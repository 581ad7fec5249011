//! The evidence log: the closed list of events, the hash chain that holds them, and its verification.
//!
//! No clock, and no input or output save hashing a file. Keeping the entries and the rows that they speak of is `entente-store`;
//! deciding when something is an event is `entente-exchange`. This is evidence, not the program's log.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod breach;
mod chain;
mod checkpoint;
mod clearance;
mod deposit_life;
mod event;
mod evidence;
mod file;
mod fork;
mod hash;
mod id;
mod leaf;
mod mandate;
mod note;
mod pseudonym_act;
mod salt;
mod signature;
mod subject;
mod tree;
mod trusted_time;
mod verify;
mod witness;
mod words;

pub use breach::{Breach, FactBreach, FactFault, StorageFault};
pub use chain::{Body, Entry, Head, StoredEntry, append, stamp};
pub use checkpoint::{Checkpoint, CheckpointError};
pub use clearance::{ClearanceReason, ClearanceStep};
pub use deposit_life::{AlertKind, ReminderStage, WithdrawalReason};
pub use event::{Event, ForecastActKind, Outcome, StudyActKind, UserRole};
pub use evidence::{
    EvidenceAct, EvidenceBundle, EvidenceCode, EvidenceError, EvidenceFault, EvidenceKeys, EvidenceOpening,
    EvidenceReport, EvidenceTime, ProvedAct, TimeStanding, Trust, verify_evidence,
};
pub use file::{HashedFile, hash_file};
pub use fork::{Continuity, Fork};
pub use hash::{Hash, HashError, commitment, digest};
pub use id::{
    AcknowledgementId, Actor, AdhesionId, AgreementFactId, AgreementReminderId, AgreementSignatureId,
    AgreementTextId, AlertId, AmendmentId, CheckReportId, ClearanceActId, DecisionId, DeliveryId, DepositId,
    DirectoryDeliveryId, DirectoryPushId, ForecastActId, IdError, KeyEntryId, KeySplitId, MandateActId,
    PaperAgreementId, PseudonymKeyId, ReferenceLoadId, ReferenceVersionId, ReminderId, SavedQueryId,
    SetAsideId, StudyActId, StudyVersionId, UserId, WithdrawalId, WitnessId,
};
pub use leaf::LeafError;
pub use mandate::MandateStep;
pub use note::{
    LogCheckpoint, NoteError, NoteKey, NoteKeyError, NoteKeyKind, NoteSignature, NoteStanding, SignedNote,
};
pub use pseudonym_act::{PseudonymAct, PseudonymActRefusal};
pub use salt::{Salt, SaltBook, SaltBookError, SaltFault};
pub use signature::{
    ChangedPart, ChangedPlace, CheckedRecord, CheckedSignature, Expected, Initial, KeyChange, KeyError,
    KeyFault, KeyId, KeyRegister, KeyStanding, Part, PartChange, PublicKey, RecordedSignature, RegisteredKey,
    RevokedKey, RevokedReason, SecretKey, Signatory, Signature, SignatureFault, SignatureFile,
    SignatureMeans, SignatureStatement, SignatureVerification, Signed, Statement, StatementError,
    StatementFault, changed_places, parts, render_verification, verify_signatures,
};
pub use subject::{Subject, Table};
pub use tree::{
    EntryLengthError, GrowingTree, ProofError, TileFile, TileKind, TilePath, TilePathError, Tiles, TreeError,
    TreeFault, TreeReader, TreeReport, check_tree, empty_root, leaf_hash, read_entries, verify_consistency,
    verify_inclusion,
};
pub use trusted_time::{TimeAuthorities, TimeFault, TimeRequest, TimeToken, TimeVerdict};
pub use verify::{Verification, Verifier, verify};
pub use witness::{Cosigned, Witness, WitnessRefusal, WitnessRequest, origin_folder};
pub use words::words;
