//! The convention language: reads conventions, dataset schemas and code lists, checks them together, and says
//! what is wrong as people need it: file, line, excerpt, cause, remedy.
//!
//! No input or output: files arrive in memory and come out as an [`Compilation`]. Deciding an access is
//! `entente-policy`; reading the folder and printing is the binary; checking somebody's deposit is `entente-data`.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod check;
mod clause;
mod code_list;
pub mod compare;
mod compile;
mod convention;
mod coverage;
mod dataset_pages;
mod definitions;
mod diagnostic;
mod export;
mod format;
mod front_matter;
mod heading;
mod html_page;
mod ical;
mod json;
mod json_schema;
pub mod life;
mod nearest;
mod prose;
mod reference;
mod register;
mod render;
mod reopen;
mod schema;
mod show;
mod source;
mod spots;
mod table;
mod texts;
mod words;
mod written;

pub use compile::{Compilation, SourceFile, compile};
pub use coverage::{
    Coverage, CoverageCount, CoverageError, Inventory, InventoryArticle, InventoryDuty, ProseReason,
    clause_label, coverage,
};
pub use dataset_pages::{dataset_index_markdown, dictionary_markdown};
pub use diagnostic::{Diagnostic, DiagnosticCode, Related, Severity};
pub use export::{
    ImportedDataset, OdcsTerms, OdrlPolicy, RaciActor, RaciMatrix, RaciRow, StandingClauses, csv_line,
    import_odcs, odcs_contract, odrl_policies, raci_csv, raci_matrix,
};
pub use format::format_convention;
pub use html_page::agreement_html;
pub use ical::{IcalEvent, icalendar};
pub use json_schema::json_schema;
pub use prose::prose_html;
pub use reference::reference_markdown;
pub use register::{read_adhesion, read_paper};
pub use render::{diagnostics_json, render};
pub use reopen::reopen;
pub use schema::schema_reference_markdown;
pub use show::{
    ClauseRow, ClauseValue, agreement_kind_text, clause_caption, clause_rows, delay_text, recurrence_text,
    trigger_text,
};
pub use words::words;

use std::collections::HashSet;

use entente_model::Dataset;

/// Reads one `schema.json` by itself, whoever wrote it; `path` is how its diagnostics name it, `known_lists` are the code
/// lists that it may name.
pub fn read_schema(
    path: &str,
    text: &str,
    id: &str,
    known_lists: &HashSet<&str>,
) -> (Option<Dataset>, Vec<Diagnostic>) {
    let mut reports = diagnostic::Reports::default();
    let dataset = schema::read(id, &source::Source::new(path, text), known_lists, &mut reports);
    (dataset, reports.into_sorted())
}
