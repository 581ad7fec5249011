//! Promises of a delivery, tested on files.

mod anonymity;
mod formats;
mod promises;
mod refusals;
mod tables;
mod world;
