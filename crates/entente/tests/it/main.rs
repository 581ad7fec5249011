//! The binary as its users meet it, the rules of the house, and real open-data files.
#![allow(clippy::unwrap_used)]

mod aaf;
mod agreement;
mod agreement_changes;
mod demo;
mod disclosure;
mod ent;
mod ent_life;
mod ent_push;
mod evidence;
mod evidence_cosigned;
mod evidence_time;
mod explain;
mod generate;
mod house;
mod invariants;
mod key;
mod real_input;
mod references;
mod run;
mod sectors;
mod study;
mod validate;
