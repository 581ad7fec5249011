//! The promises of disclosure control, tried on tables and files, and attacked.
#![allow(clippy::unwrap_used)]

mod amounts;
mod attacks;
mod imports;
mod overlaps;
mod published_tables;
mod readers;
mod table;
