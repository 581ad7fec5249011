//! Tests of the crate through its public functions only.
#![allow(clippy::unwrap_used)]

mod compare;
mod produce;
