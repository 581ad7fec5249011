//! Promises of the evidence log: whatever is changed, removed or swapped is found and named.
#![allow(clippy::unwrap_used)]

mod deposit_life;
mod event_form;
mod tampering;
