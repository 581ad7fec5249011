//! Decisions, seen from outside: tables of cases, what people read, and promises that always hold.
#![allow(clippy::unwrap_used)]

mod accesses;
mod cases;
mod directory;
mod given;
mod policies;
mod promises;
mod snapshots;
mod standings;
mod world;
