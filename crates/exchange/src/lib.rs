//! Use cases: one file for each thing that a person or a schedule can do, and the views that pages show.
//!
//! The only crate that reads the clock. It holds no SQL (`entente-store`), no Arrow (`entente-data`), no rule of
//! decision (`entente-policy`) and no HTML (`entente-web`).
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod agreements;
mod calendar;
mod check_deposit;
mod checkpoint;
mod clock;
mod create_node;
mod decide_access;
mod deliver;
mod error;
mod folder;
mod load_reference;
mod node;
mod password;
mod receipt;
mod receive_deposit;
mod sign_in;
mod verify_log;
pub mod views;

pub use clock::{Clock, Stopwatch};
pub use create_node::create_node;
pub use deliver::{DeliveryOrder, DeliveryOutcome, DeliveryRequested, SentDelivery};
pub use entente_audit::UserRole;
pub use entente_data::{DeliveryFormat, words as finding_words};
pub use error::{ExchangeError, words};
pub use folder::{FolderError, read_folder};
pub use load_reference::LoadedReference;
pub use node::Node;
pub use receipt::protection_message;
pub use receive_deposit::{Deposited, IncomingFile};
pub use sign_in::{NewAccount, Session, SignInError, SignedIn};
pub use verify_log::{LogReport, verify_folder};
