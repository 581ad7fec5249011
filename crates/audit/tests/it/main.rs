//! Promises of evidence: whatever is changed, removed or swapped, in the log or under a signature, is found and named.
#![allow(clippy::unwrap_used)]

mod agreement_events;
mod deposit_life;
mod event_form;
mod keys;
mod openssl;
mod signatures;
mod tampering;
