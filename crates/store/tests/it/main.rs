//! The database on both engines: what is kept, what is refused, and what tampering leaves behind.
#![allow(clippy::unwrap_used)]

mod behaviour;
mod database;
mod postgres;
mod tampering;
