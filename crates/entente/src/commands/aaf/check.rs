//! `entente aaf check`: a validator for whoever produces or reads AAF.

use std::process::ExitCode;

use entente_formats::aaf::{AafReport, Dialect, check_files};
use entente_formats::{FormatFindingCode, Limits};
use entente_model::Message;
use entente_text::Lang;
use serde_json::json;

use super::{AafError, findings_json};
use crate::cli::{AafCheck, Format};
use crate::output;
use crate::show::{format_findings, say};

pub fn check(args: &AafCheck, lang: Lang) -> Result<ExitCode, AafError> {
    let checked = check_files(&args.delivery, args.form.map(Dialect::from), &Limits::default());
    let nothing = || AafError::Cannot(Message::new("aaf-nothing").with("path", args.delivery.display()));
    let checked = match checked {
        Ok(report) if report.files == 0 => Err(nothing()),
        Ok(report) => Ok(report),
        Err(error) => Err(AafError::Format(error)),
    };
    if args.format == Format::Json {
        let document = match &checked {
            Ok(report) => json!({
                "version": 1,
                "files": report.files,
                "records": report.records,
                "findings": findings_json(&report.findings),
            }),
            Err(error) => json!({
                "version": 1,
                "files": 0,
                "records": 0,
                "findings": [],
                "error": {"fr": error.say(Lang::Fr), "en": error.say(Lang::En)},
            }),
        };
        output::line(format_args!("{document:#}"));
    }
    let report = checked?;
    if args.format == Format::Text {
        let id = if report.findings.is_empty() { "aaf-clean" } else { "aaf-faulty" };
        let verdict = Message::new(id)
            .count("files", report.files)
            .count("records", report.records)
            .count("causes", report.findings.len() as u64);
        output::line(format_args!("{}", say(lang, &verdict)));
        output::text(format_args!("{}", format_findings(lang, &report.findings)));
    }
    Ok(match () {
        () if is_unread(&report) => ExitCode::from(2),
        () if report.findings.is_empty() => ExitCode::SUCCESS,
        () => ExitCode::from(1),
    })
}

/// Whether no record could be read at all: another document, an image under that name.
fn is_unread(report: &AafReport) -> bool {
    report.records == 0 && report.findings.iter().any(|finding| finding.code == FormatFindingCode::Unreadable)
}
