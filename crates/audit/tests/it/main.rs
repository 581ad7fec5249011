//! Promises of evidence: whatever is changed, removed or swapped, in the log or under a signature, is found and named.
#![allow(clippy::unwrap_used)]

mod agreement_events;
mod bundles;
mod deposit_life;
mod event_form;
mod fixture;
mod keys;
mod notes;
mod openssl;
mod pseudonym_events;
mod salts;
mod signatures;
mod study_events;
mod tampering;
mod trees;
mod trusted_time;
mod witnesses;
