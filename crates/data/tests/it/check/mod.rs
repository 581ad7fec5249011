//! The check of deposited files, seen as a depositor sees it: the report in French.

mod academy;
mod fixture;
mod open_data;
mod properties;
mod structure;
mod typed;
mod values;
mod words;
