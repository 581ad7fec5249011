//! The promises of the fictitious academy: the same seed gives the same bytes, its files agree with each other and
//! with the code lists, and faults are where they are said to be.
#![allow(clippy::unwrap_used)]

mod coherence;
mod faults;
mod reading;
mod same_bytes;
mod schemas;
