//! Promises of the formats, from outside: what is written reads back, deltas bring a consumer there, hostile files are refused.
#![allow(clippy::unwrap_used)]

mod aaf_round_trip;
mod check;
mod delta;
mod directory;
mod dnma;
mod ent;
mod hostile;
mod readers;
mod shared_samples;
mod words;
mod world;
mod xml_oracle;
