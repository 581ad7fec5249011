//! `entente validate`: checks any file against any Table Schema, without an instance.
//!
//! Reading the schema, the references and the key is in `schema`, `references` and `key`; the check is `entente-intake`'s.

mod form;
mod key;
pub(super) mod references;
pub(super) mod schema;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use entente_agreement::{diagnostics_json, render};
use entente_exchange::Clock;
use entente_intake::{CheckContext, CheckError, ReadOptions};
use entente_model::{CheckReport, Dataset, FindingCode, Message, Period, Severity};
use entente_text::Lang;
use jiff::civil::Date;
use serde_json::json;

use crate::cli::{ReportFormat, Validate};
use crate::output;
use crate::show::say;

/// Why a file could not be checked: a sentence with its remedy.
pub struct CannotValidate {
    /// In English, for programs: `file`, `schema`, `code-lists`…
    pub code: &'static str,
    pub message: Message,
    /// The diagnostics of the schema, where it is what cannot be used.
    pub diagnostics: Vec<entente_agreement::Diagnostic>,
}

impl CannotValidate {
    pub fn new(code: &'static str, message: Message) -> Self {
        Self { code, message, diagnostics: Vec::new() }
    }
}

pub fn validate(args: &Validate, lang: Lang) -> anyhow::Result<ExitCode> {
    match run(args, lang) {
        Ok(report) if is_valid(&report) => Ok(ExitCode::SUCCESS),
        Ok(report) if is_unread(&report) => Ok(ExitCode::from(2)),
        Ok(_) => Ok(ExitCode::from(1)),
        Err(cannot) => {
            refuse(args, lang, &cannot);
            Ok(ExitCode::from(2))
        }
    }
}

fn is_valid(report: &CheckReport) -> bool {
    report.findings.iter().all(|group| group.severity != Severity::Blocking)
}

/// Whether no row could be read at all: an image, a damaged archive, a protected workbook.
fn is_unread(report: &CheckReport) -> bool {
    let stops = |code| matches!(code, FindingCode::NotDelimitedText | FindingCode::Unreadable);
    report.rows == 0 && report.findings.iter().any(|group| stops(group.code))
}

/// Says why on the standard error; a program that asked for JSON also has it there.
fn refuse(args: &Validate, lang: Lang, cannot: &CannotValidate) {
    if !cannot.diagnostics.is_empty() {
        eprintln!("{}", render(&cannot.diagnostics, lang));
    }
    eprintln!("entente: {}", say(lang, &cannot.message));
    if args.format == ReportFormat::Json && args.output.is_none() {
        let mut error = json!({
            "code": cannot.code,
            "message": {"fr": say(Lang::Fr, &cannot.message), "en": say(Lang::En, &cannot.message)},
        });
        if !cannot.diagnostics.is_empty() {
            error["diagnostics"] = diagnostics_json(&cannot.diagnostics, lang);
        }
        output::line(format_args!("{:#}", json!({"version": 1, "error": error})));
    }
}

fn run(args: &Validate, lang: Lang) -> Result<CheckReport, CannotValidate> {
    let dataset = schema::read(args, lang)?;
    let references = references::read(args)?;
    let period = period(args)?;
    let size_bytes = size_of(&args.file)?;
    let mut context = CheckContext::new(&dataset, &references, period);
    context.size_bytes = size_bytes;
    if let Some(date) = args.reference_date {
        context.reference_date = date;
    }
    context.checked_at = Clock::System.now();
    context.reading = reading(args);
    context.resources = resources(args)?;
    context.previous.clone_from(&args.previous);
    context.pseudonyms = key::pseudonyms(args, &dataset, lang)?;
    if let Some(previous) = &args.previous {
        size_of(previous)?;
    }
    if args.sha256 {
        let hashed = entente_audit::hash_file(&args.file).map_err(|error| unreadable(&args.file, &error))?;
        context.sha256 = hashed.sha256;
    }
    if args.format == ReportFormat::Xlsx && args.output.is_none() {
        return Err(CannotValidate::new("output", Message::new("validate-output-missing")));
    }
    form::check_and_write(args, &context, lang)
}

fn size_of(file: &Path) -> Result<u64, CannotValidate> {
    let metadata = std::fs::metadata(file).map_err(|error| unreadable(file, &error))?;
    if metadata.is_dir() {
        let message = Message::new("validate-file-is-folder").with("file", file.display());
        return Err(CannotValidate::new("file", message));
    }
    Ok(metadata.len())
}

fn unreadable(file: &Path, error: &std::io::Error) -> CannotValidate {
    let id = match error.kind() {
        std::io::ErrorKind::NotFound => "validate-file-absent",
        _ => "validate-file-unreadable",
    };
    CannotValidate::new("file", Message::new(id).with("file", file.display()).with("reason", error))
}

/// The rentrée given, that of the reference date, or the present one.
fn period(args: &Validate) -> Result<Period, CannotValidate> {
    if let Some(text) = &args.period {
        return text.parse().map_err(|_| {
            CannotValidate::new("period", Message::new("validate-period-wrong").with("period", text))
        });
    }
    let day = args.reference_date.unwrap_or_else(|| Clock::System.today());
    let year = school_year(day);
    year.to_string().parse().map_err(|_| {
        CannotValidate::new("period", Message::new("validate-period-wrong").with("period", year))
    })
}

/// The year of the rentrée before or on that day.
fn school_year(day: Date) -> i16 {
    if day.month() >= 9 { day.year() } else { day.year() - 1 }
}

fn reading(args: &Validate) -> ReadOptions {
    ReadOptions {
        encoding: args.encoding.clone(),
        delimiter: args.delimiter,
        sheet: args.sheet.clone(),
        ..ReadOptions::default()
    }
}

fn resources(args: &Validate) -> Result<BTreeMap<String, PathBuf>, CannotValidate> {
    let mut resources = BTreeMap::new();
    for text in &args.resource {
        let Some((name, file)) =
            text.split_once('=').filter(|(name, file)| !name.is_empty() && !file.is_empty())
        else {
            let message = Message::new("validate-resource-wrong").with("resource", text);
            return Err(CannotValidate::new("resource", message));
        };
        let file = PathBuf::from(file);
        size_of(&file)?;
        resources.insert(name.to_owned(), file);
    }
    Ok(resources)
}

/// What the check itself could not do, said as the file or the schema that it is about.
pub fn of_check(args: &Validate, dataset: &Dataset, error: &CheckError) -> CannotValidate {
    match error {
        CheckError::Io(error) => unreadable(&args.file, error),
        CheckError::Findings(error) => {
            let output = args.output.as_deref().unwrap_or(Path::new("-"));
            let message =
                Message::new("validate-write-failed").with("file", output.display()).with("reason", error);
            CannotValidate::new("output", message)
        }
        CheckError::Parquet(_) => {
            let output = args.parquet.as_deref().unwrap_or(Path::new(""));
            let message =
                Message::new("validate-write-failed").with("file", output.display()).with("reason", error);
            CannotValidate::new("output", message)
        }
        other => {
            let message =
                Message::new("validate-rule-unusable").with("dataset", &dataset.id).with("reason", other);
            CannotValidate::new("schema", message)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_year_begins_in_september() {
        for (day, year) in [("2026-08-31", 2025), ("2026-09-01", 2026), ("2027-01-15", 2026)] {
            assert_eq!(school_year(day.parse().expect("a date")), year, "{day}");
        }
    }
}
