//! Counts that are changed instead of hidden: rounded so that margins still add up, or with noise of a declared budget.
//!
//! For conventions that prefer a full table to an exact one. Hiding cells is `suppress`'s work.

mod noise;
mod rounding;

pub use noise::{BudgetError, NoiseSource, PrivacyBudget};
pub use rounding::{RoundedTable, RoundingReport, round_table};
