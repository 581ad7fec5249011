//! Arrow and DataFusion: reads and checks what is deposited, protects and produces what is delivered.
//!
//! The only crate that names `arrow`, `parquet` or `datafusion`. It decides nothing: a delivery needs a
//! `Permit`, which only `entente-policy` builds.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod check;
mod file;
mod produce;
mod reference;
mod references;
mod words;

pub use check::{CheckContext, CheckError, check};
pub use file::{HashedFile, hash_file};
pub use produce::{
    DeliveryFormat, MasterKey, MasterKeyError, ProduceError, Produced, ProducedVariable, Source, produce,
};
pub use reference::{Reference, ReferenceError, ReferenceNote, read_reference};
pub use references::References;
pub use words::words;
