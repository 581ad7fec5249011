//! `entente fmt`: lays conventions out in the one way; nothing that they say changes.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use entente_agreement::{format_convention, render};
use entente_exchange::{ExchangeError, read_named_file, write_whole};
use entente_model::Message;
use entente_text::Lang;
use serde_json::json;

use crate::cli::{Fmt, Format};
use crate::output;
use crate::show::say;

/// How deep folders are walked.
const DEPTH_MAX: u8 = 4;

/// What became of a file.
enum Fate {
    Same,
    Changed,
    Unreadable(String),
}

pub fn fmt(args: &Fmt, lang: Lang) -> anyhow::Result<ExitCode> {
    let mut changed: Vec<String> = Vec::new();
    let mut unreadable: Vec<String> = Vec::new();
    let files = files(&args.files)?;
    for file in &files {
        match one(file, args.check, lang)? {
            Fate::Same => {}
            Fate::Changed => changed.push(file.display().to_string()),
            Fate::Unreadable(faults) => {
                unreadable.push(file.display().to_string());
                if args.format == Format::Text {
                    output::line(format_args!("{faults}"));
                }
            }
        }
    }
    match args.format {
        Format::Json => {
            let value = json!({"files": files.len(), "changed": changed, "unreadable": unreadable});
            output::line(format_args!("{value:#}"));
        }
        Format::Text => {
            let id = if args.check { "fmt-would-change" } else { "fmt-changed" };
            for file in &changed {
                output::line(format_args!("{}", say(lang, &Message::new(id).with("file", file))));
            }
            let done = Message::new("fmt-done").count("count", files.len() as u64);
            output::line(format_args!("{}", say(lang, &done.count("changed", changed.len() as u64))));
        }
    }
    Ok(match (unreadable.is_empty(), args.check && !changed.is_empty()) {
        (false, _) => ExitCode::from(2),
        (true, true) => ExitCode::from(1),
        (true, false) => ExitCode::SUCCESS,
    })
}

fn one(file: &Path, check: bool, lang: Lang) -> anyhow::Result<Fate> {
    let failed = |source| ExchangeError::File { path: file.to_owned(), source };
    let text = String::from_utf8(read_named_file(file)?).map_err(|error| failed(io::Error::other(error)))?;
    match format_convention(&file.display().to_string(), &text) {
        Err(faults) => Ok(Fate::Unreadable(render(&faults, lang))),
        Ok(laid_out) if laid_out == text => Ok(Fate::Same),
        Ok(_) if check => Ok(Fate::Changed),
        Ok(laid_out) => {
            write_whole(file, laid_out.as_bytes()).with_context(|| file.display().to_string())?;
            Ok(Fate::Changed)
        }
    }
}

/// The files as given; of a folder, its conventions.
fn files(given: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in given {
        if path.is_dir() {
            let inside = path.join("conventions");
            walk(if inside.is_dir() { &inside } else { path }, DEPTH_MAX, &mut files)?;
        } else {
            files.push(path.clone());
        }
    }
    files.sort();
    files.dedup();
    Ok(files)
}

fn walk(folder: &Path, depth: u8, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let failed = || folder.display().to_string();
    for entry in std::fs::read_dir(folder).with_context(failed)? {
        let path = entry.with_context(failed)?.path();
        if path.is_dir() && depth > 0 {
            walk(&path, depth - 1, files)?;
        } else if path.to_string_lossy().ends_with(".convention.md") {
            files.push(path);
        }
    }
    Ok(())
}
