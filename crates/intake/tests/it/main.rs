//! The check of deposited files, seen as a depositor sees it: the report in French.
#![allow(clippy::unwrap_used)]

mod academy;
mod fixture;
mod open_data;
mod properties;
mod read_forms;
mod references;
mod report_causes;
mod report_forms;
mod report_seeded;
mod risk;
mod rows;
mod samples;
mod structure;
mod typed;
mod values;
mod words;
