//! The fictitious academy: establishments, divisions, pupils and capacities that agree with each other, written as
//! producers write their files, with faults on demand.
//!
//! Everything is invented: académie 99, département 099, pupil numbers that begin with `099`. The same seed gives
//! the same bytes on every machine, and memory depends on the number of establishments, never on that of pupils.
//! This crate reads and writes no path: it writes into what it is given. Checking files is `entente-data`.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod academy;
mod csv;
mod dataset;
mod draw;
mod fault;
mod files;
mod formation;
mod nomenclature;
mod options;
mod pupil;
mod school;
mod social;
mod write;

pub use academy::{Academy, PUPILS_MAX};
pub use csv::{Encoding, FileOptions, LineEnd, Quoting};
pub use dataset::{AcademyDataset, AcademyDatasetError};
pub use fault::{FaultKind, FaultKindError, SeededFault};
pub use write::{AcademyError, Written, write};
