//! Statistical disclosure control: what leaves can't be turned back into persons.
//!
//! Pure Rust without a heavy dependency: it knows nothing of Arrow or of query plans, which `entente-data` and
//! `entente-intake` bring to it.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod audit;
pub mod counts;
pub mod deliveries;
mod ine;
mod key;
pub mod microdata;
pub mod protect;
mod pseudonym;
mod rekey;
mod share;
pub mod suppress;
pub mod twin;
pub mod whole_file;
mod words;

pub use ine::{IneForm, normalise_ine};
pub use key::{MasterKey, MasterKeyError, PseudonymDomain};
pub use pseudonym::Pseudonyms;
pub use rekey::{Correspondence, HeldPseudonyms, HeldPseudonymsError, PseudonymReversal};
pub use share::{KeyShare, KeyShareError, ShareFileError};
pub use words::{message_of, words};
