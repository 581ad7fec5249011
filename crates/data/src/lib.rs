//! Protects and produces what is delivered, in one query plan over the typed rows that the intake wrote.
//!
//! The only crate that names `datafusion`. It decides nothing: a delivery needs a `Permit`, which only
//! `entente-policy` builds. It also compares two versions, in counts. Reading and checking what is deposited is `entente-intake`'s work.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod compare;
mod figure_rows;
mod produce;
mod watermark;

pub use compare::{ComparisonError, VariableComparison, VersionComparison, VersionPair, compare_versions};
pub use figure_rows::{FigureRowsError, each_figure_row};
pub use produce::{
    DeliveryFormat, FileRisk, FormerRows, NOT_STATED, ProduceError, Produced, ProducedTable,
    ProducedVariable, Source, TableRegister, produce, produce_table,
};
pub use watermark::{WatermarkKey, WatermarkScore, trace_marks, write_marked};
