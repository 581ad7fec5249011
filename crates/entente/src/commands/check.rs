//! `entente check`: compiles a folder and shows every fault.

use std::process::ExitCode;

use entente_agreement::{compile, diagnostics_json, render};
use entente_exchange::{ExchangeError, read_folder};
use entente_model::Message;
use entente_text::Lang;
use serde_json::json;

use crate::cli::{Check, Format};
use crate::output;
use crate::show::say;

pub fn check(args: &Check, lang: Lang) -> anyhow::Result<ExitCode> {
    let compilation = compile(&read_folder(&args.folder).map_err(ExchangeError::from)?);
    let counts = [compilation.agreements.len(), compilation.datasets.len(), compilation.code_lists.len()];
    match args.format {
        Format::Json => output::line(format_args!(
            "{:#}",
            json!({
                "ok": !compilation.has_errors(),
                "agreements": counts[0],
                "datasets": counts[1],
                "code_lists": counts[2],
                "diagnostics": diagnostics_json(&compilation.diagnostics, lang),
            })
        )),
        Format::Text => {
            if !compilation.diagnostics.is_empty() {
                output::line(format_args!("{}", render(&compilation.diagnostics, lang)));
            }
            if !compilation.has_errors() {
                let clean = Message::new("check-clean")
                    .count("count", counts[0] as u64)
                    .count("datasets", counts[1] as u64)
                    .count("lists", counts[2] as u64);
                output::line(format_args!("{}", say(lang, &clean)));
            }
        }
    }
    Ok(if compilation.has_errors() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
