//! The formats in which the ministry's applications speak: AAF, GPEI, SIECLE, ONDE, STS, BCN, DNMA.
//!
//! Readers are streams in bounded memory over untrusted files; they give typed records, and for intake a flat stream of
//! variables and values with their lines ([`Cells`]). The [`directory`] joins successive sources and gives the state of
//! an ENT at a date; [`aaf`] writes it, complete or delta. No engine, no clock, no network: usable alone.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod aaf;
pub mod bcn;
mod bordereau;
mod cells;
mod date;
mod delimited;
pub mod directory;
pub mod dnma;
pub mod ent;
mod error;
pub mod fiction;
mod finding;
mod flat;
mod identifier;
mod limits;
pub mod onde;
mod pack;
mod recognise;
pub mod siecle;
mod source;
pub mod sts;
mod words;
mod xml;

pub use bordereau::{Bordereau, BordereauError};
pub use cells::{Cell, Cells};
pub use delimited::DelimitedReader;
pub use error::{ArchiveCause, FormatError, MalformedCause, Unwritable};
pub use finding::{ElementPlace, Findings, FormatFinding, FormatFindingCode};
pub use flat::{FlatReader, FlatRecord, for_each_flat_record};
pub use limits::Limits;
pub use pack::{Packing, pack_files};
pub use recognise::RecognisedFormat;
pub use source::decode::EncodingReport;
pub use source::{SourceFile, Visitor, visit_archive, visit_files};
pub use words::words;
