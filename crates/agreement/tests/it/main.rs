//! Tests of the convention language: one for each fault with the French sentence that people read, the project's
//! own conventions, and hostile input.
#![allow(clippy::unwrap_used)]

mod compare;
mod datasets;
mod export;
mod faults;
mod folder;
mod format;
mod hostile;
mod language;
mod life;
mod models;
mod project;
mod schema;
