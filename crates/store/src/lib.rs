//! SQL: what the platform remembers, and the log that proves it, on SQLite or PostgreSQL.
//!
//! The only crate that names `sqlx`. It decides nothing and reads no clock. Every change goes through a
//! [`Transaction`], whose methods write the row and its entry of the log together: there is no way to
//! change something without an event. What is hashed and how it is verified is `entente-audit`.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod account;
mod act;
mod adhesion;
mod agreement_fact;
mod agreement_reminder;
mod agreement_signature;
mod alert;
mod amendment;
mod check_report;
mod clearance;
mod decision;
mod delivery;
mod deposit;
mod directory_delivery;
mod directory_objection;
mod directory_push;
mod error;
mod fact;
mod forecast_act;
mod group;
mod key_entry;
mod log;
mod log_verify;
mod mandate;
mod migration;
mod paper_agreement;
mod pseudonym_key;
mod reading;
mod reference;
mod reference_verify;
mod reference_version;
mod reminder;
mod salt;
mod saved_query;
mod set_aside;
mod storage_verify;
mod store;
mod study;
mod transaction;
mod withdrawal;
mod witness;

pub use account::{Account, NewAccount, NewSession, Session};
pub use adhesion::{Adhesion, NewAdhesion};
pub use agreement_fact::{AgreementFact, NewAgreementFact};
pub use agreement_reminder::{AgreementReminder, NewAgreementReminder};
pub use agreement_signature::AgreementSignature;
pub use alert::Alert;
pub use amendment::{Amendment, NewAmendment};
pub use check_report::{CheckReportRow, NewCheckReport};
pub use clearance::{ClearanceAct, NewClearanceAct};
pub use decision::{Decision, NewDecision};
pub use delivery::{Delivery, NewDelivery};
pub use deposit::{Deposit, DepositFilter, NewDeposit};
pub use directory_delivery::{DirectoryDelivery, NewDirectoryDelivery};
pub use directory_objection::DirectoryObjection;
pub use directory_push::{DirectoryPush, NewDirectoryPush};
pub use error::StoreError;
pub use forecast_act::{ForecastAct, NewForecastAct};
pub use group::ActUnderWay;
pub use key_entry::KeyEntry;
pub use log::LogEntry;
pub use log_verify::{LogReport, verify};
pub use mandate::{MandateAct, NewMandateAct};
pub use paper_agreement::PaperAgreement;
pub use pseudonym_key::{KeptShare, KeySplit, PseudonymKey};
pub use reading::Page;
pub use reference::{AgreementText, ReferenceLoad};
pub use reference_version::{NewReferenceVersion, ReferenceAccess, ReferenceVersion};
pub use reminder::{NewReminder, Reminder};
pub use saved_query::{NewSavedQuery, QuerySharing, SavedQuery};
pub use set_aside::{NewSetAside, SetAside};
pub use store::Store;
pub use study::{NewStudyVersion, StudyAct, StudyVersion};
pub use transaction::Transaction;
pub use withdrawal::Withdrawal;
pub use witness::WitnessRow;
