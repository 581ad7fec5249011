//! Forecasts of invented panels, and of the open data kept beside the repository where it is there.

#![allow(clippy::unwrap_used)]

mod accuracy;
mod events;
mod forecasts;
mod indices;
mod look_ahead;
mod panels;
mod views;
mod world;
