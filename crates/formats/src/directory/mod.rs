//! The directory of an ENT: who is where, in which class, with which relatives and which functions, at a date.
//!
//! [`Directory`] gathers successive exports of SIECLE, STS and ONDE; [`State`] is what it gives for a day. Identifiers
//! stay the same from one day to the next by [`Jointures`]. Writing a state in the ministry's formats is [`crate::aaf`].

mod assemble;
mod ecole;
mod entity;
mod export;
mod files;
mod gather;
mod jointure;
mod label;
mod staffing;
mod state;

pub use entity::{
    Address, ClassDay, ClassRef, ClassSubject, Division, Function, Identity, Kinship, Labelled, Locality,
    Mef, Pupil, PupilGroup, Relative, Staff, Structure, TaughtSubject,
};
pub use files::GatheredFiles;
pub use gather::Directory;
pub use jointure::{Jointure, Jointures, JointuresError};
pub use state::{Perimeter, State};
