//! The intake: reads what is deposited as it comes, collects every finding, and writes the typed rows of an accepted
//! file; reads shared references in the forms in which they really come.
//!
//! It decides nothing and keeps nothing: what a deposit becomes is `entente-exchange`'s work, what leaves is
//! `entente-data`'s. It names `arrow` and `parquet`, never the query engine (decision 0007).
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod check;
mod code_list_file;
mod read;
mod reference;
pub mod report;
mod typed_rows;
mod words;

pub use check::{CheckContext, CheckError, FaultyRow, FaultyRows, RowFinding, RuleError, check};
pub use code_list_file::{CodeListError, read_code_list};
pub use read::{FixedLayout, FixedVariable, ReadOptions};
pub use reference::{
    ReferenceError, ReferenceFile, ReferenceNote, ReferencePart, ValueRows, ValueRowsError,
    read_institutions, read_reference, value_rows,
};
pub use typed_rows::{TypedRowsError, measure_risk, read_typed_rows, typed_variables};
pub use words::words;
