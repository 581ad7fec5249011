//! The database on both engines: what is kept, what is refused, and what tampering leaves behind.
#![allow(clippy::unwrap_used)]

mod agreement_life;
mod behaviour;
mod database;
mod deposit_life;
mod directory;
mod postgres;
mod pseudonym_keys;
mod references;
mod studies;
mod tampering;
