//! Pages over a real node in a temporary folder: what each says, who may see it, which forms are refused.
//!
//! How pages look, their accessibility and the keyboard are `tests/browser`'s.
#![allow(clippy::unwrap_used)]

mod access;
mod agreements;
mod census;
mod deposit_life;
mod ent;
mod figures;
mod figures_flows;
mod figures_sectors;
mod forecast_said;
mod pages;
mod people;
mod references;
mod running_access;
mod studies;
mod tus;
mod world;
