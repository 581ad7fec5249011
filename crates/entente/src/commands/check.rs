//! `entente check`: compiles a folder and shows every fault, once or each time that a file changes.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use entente_agreement::{compile, diagnostics_json, json_schema, render};
use entente_exchange::{ExchangeError, read_folder};
use entente_model::Message;
use entente_text::Lang;
use serde_json::json;

use crate::cli::{Check, Format};
use crate::output;
use crate::show::{say, word};

/// How often files are looked at.
const WATCH_EVERY: Duration = Duration::from_millis(400);
/// Clears the screen and goes to its first line (ECMA-48).
const CLEAR: &str = "\u{1b}[2J\u{1b}[H";

pub fn check(args: &Check, lang: Lang) -> anyhow::Result<ExitCode> {
    if args.schema {
        return Ok(print_schema(lang));
    }
    if !args.watch {
        return once(args, lang);
    }
    loop {
        let seen = stamps(&args.folder);
        if args.format == Format::Text {
            output::text(format_args!("{CLEAR}"));
        }
        // A folder that cannot be read now may be whole again at the next change.
        match once(args, lang) {
            Ok(_) => {}
            Err(error) => match error.downcast_ref::<ExchangeError>() {
                Some(known) => output::line(format_args!("{}", known.say(lang))),
                None => output::line(format_args!("{error:#}")),
            },
        }
        if args.format == Format::Text {
            output::line(format_args!("\n{}", word(lang, "check-watching")));
        }
        while stamps(&args.folder) == seen {
            std::thread::sleep(WATCH_EVERY);
        }
    }
}

/// The JSON Schema of the front matter and of each block, for editors.
pub fn print_schema(lang: Lang) -> ExitCode {
    output::line(format_args!("{:#}", json_schema(lang)));
    ExitCode::SUCCESS
}

/// Every file that is compiled, when it was last written, and its size.
fn stamps(folder: &Path) -> Vec<(PathBuf, Option<SystemTime>, u64)> {
    let mut found = Vec::new();
    for part in ["conventions", "datasets", "code-lists"] {
        walk(&folder.join(part), 3, &mut found);
    }
    found.sort();
    found
}

fn walk(folder: &Path, depth: u8, found: &mut Vec<(PathBuf, Option<SystemTime>, u64)>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        match entry.metadata() {
            Ok(metadata) if metadata.is_dir() && depth > 0 => walk(&entry.path(), depth - 1, found),
            Ok(metadata) if metadata.is_file() => {
                found.push((entry.path(), metadata.modified().ok(), metadata.len()));
            }
            _ => {}
        }
    }
}

fn once(args: &Check, lang: Lang) -> anyhow::Result<ExitCode> {
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
