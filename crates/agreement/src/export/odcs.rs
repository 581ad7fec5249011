//! Datasets as contracts of the Open Data Contract Standard (ODCS 3.1), and the way back.
//!
//! A contract's `schema` is the dataset's Table Schema (`schema`); its terms (roles, service levels, who answers) are the
//! clauses of the convention that speak of it. Validators of the standard read what is written here (scripts/interop).

mod contract;
mod dictionary;
mod read;
mod schema;

pub use contract::{OdcsTerms, odcs_contract};
pub(super) use contract::{anonymity, disclosure, protection};
pub use read::{ImportedDataset, import_odcs};
