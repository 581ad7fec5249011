//! AAF, the federated directory that feeds the ENT: files of 1st and 2nd degree, complete and delta, and GPEI, which is made as they are.
//!
//! A [`Record`] is what a file holds: an operation on a structure, a person, a MEF or a matière. What its attributes
//! mean is in [`Dialect::attributes`]; the nouns themselves are in [`crate::directory`].

mod attribute;
mod check;
mod coded;
mod delivery;
mod delta;
mod dtd;
mod file_name;
mod folder;
mod grammar;
mod index;
mod infos;
mod pupil;
mod read;
mod record;
mod relative;
mod replica;
mod staff;
mod structure;
mod tables;
mod write;

pub use attribute::{Attribute, Category, Dialect, Form, Notion, Parts};
pub use check::{AafReport, check_files};
pub use delivery::{DeliveryOptions, WrittenDelivery, write_delivery};
pub use delta::{Comparison, ModifyForm};
pub use dtd::{DTD, DTD_NAME};
pub use file_name::{AafFileName, DeliveryKind};
pub use folder::{AafSummary, assemble, assemble_index, for_each_aaf_record, index_delivery, write_delta};
pub use index::{Fingerprint, RecordKey, StateIndex};
pub use infos::infos;
pub use read::AafReader;
pub use record::{Entity, Operation, Record, Selection};
pub use replica::Replica;
pub use write::{AafWriter, Manifest, WriteOptions, WrittenFile};
