//! Use cases: one file for each thing that a person or a schedule can do, and the views that pages show.
//!
//! The only crate that reads the clock. It holds no SQL (`entente-store`), no Arrow (`entente-data`), no rule of
//! decision (`entente-policy`) and no HTML (`entente-web`).
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod acknowledge_alert;
mod agreements;
mod arrival;
mod calendar;
mod calendar_file;
mod check_deposit;
mod checkpoint;
mod clock;
mod compare_versions;
mod create_node;
mod decide_access;
mod deliver;
mod deposit_files;
mod error;
mod expected;
mod folder;
mod known_reference;
mod load_reference;
mod node;
mod password;
mod receipt;
mod receive_deposit;
mod receive_in_parts;
mod reference_breaks;
mod reference_changes;
mod reference_diff;
mod reference_table;
mod reference_users;
mod remind;
mod saved_queries;
mod search_institutions;
mod set_aside;
mod settle_references;
mod sign_in;
mod verify_log;
pub mod views;
mod withdraw_deposit;
mod write_findings;

pub use clock::{Clock, Stopwatch};
pub use compare_versions::ComparedVersions;
pub use create_node::create_node;
pub use deliver::{DeliveryOrder, DeliveryOutcome, DeliveryRequested, SentDelivery};
pub use entente_audit::{AlertKind, ReminderStage, UserRole, WithdrawalReason};
pub use entente_data::{DeliveryFormat, VersionComparison};
pub use entente_intake::report::report_json;
pub use entente_intake::words as finding_words;
pub use entente_store::{QuerySharing, ReferenceAccess, ReferenceVersion, SavedQuery};
pub use error::{ExchangeError, words};
pub use folder::{FolderError, read_folder};
pub use known_reference::{AsOf, KnownReference, ReferenceContent};
pub use load_reference::{LoadOptions, LoadedPart, LoadedReference, reference_title};
pub use node::Node;
pub use receipt::protection_message;
pub use receive_deposit::{Deposited, IncomingFile};
pub use receive_in_parts::{ArrivalError, ArrivalView, IncomingPart, PartDigest};
pub use reference_breaks::{BreakKind, ClauseBreak, DatasetBreak, ListBreak, ReferenceBreaks};
pub use reference_diff::{DiffLine, DiffSide, FactChange, ReferenceDiff};
pub use reference_table::{ReferenceTable, header_json, institutions_table};
pub use remind::GivenReminder;
pub use search_institutions::{InstitutionFilter, InstitutionState, fold};
pub use sign_in::{NewAccount, Session, SignInError, SignedIn};
pub use verify_log::{LogReport, verify_folder};
pub use write_findings::{FindingsForm, WrittenFindings};
