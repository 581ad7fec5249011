//! Runs the check and writes its report in the form asked for: temporary name, sync, rename.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use entente_intake::report::{EveryPlace, FaultyWorkbook, FindingsCsv, report_json};
use entente_intake::{CheckContext, CheckError, FaultyRows, check, measure_risk};
use entente_model::{CheckReport, FindingGroup, Message, Verdict};
use entente_text::Lang;
use tempfile::NamedTempFile;

use super::{CannotValidate, of_check};
use crate::cli::{ReportFormat, Validate};
use crate::{output, show};

/// Checks the file, writes its report, gives it back.
pub fn check_and_write(
    args: &Validate,
    context: &CheckContext<'_>,
    lang: Lang,
) -> Result<CheckReport, CannotValidate> {
    match args.format {
        ReportFormat::Text | ReportFormat::Json => {
            let report = with_places(args, context)?;
            let text = match args.format {
                ReportFormat::Json => format!("{:#}\n", report_json(&report)),
                _ => format!("{}{}", show::report(lang, &report), risk(args, &report, lang)),
            };
            write_text(args, &text)?;
            Ok(report)
        }
        ReportFormat::Csv => findings_csv(args, context, lang),
        ReportFormat::Xlsx => workbook(args, context, lang),
    }
}

/// What was measured, where it was asked for; why nothing was.
fn risk(args: &Validate, report: &CheckReport, lang: Lang) -> String {
    match &report.risk {
        Some(risk) => format!("\n{}", show::file_risk(lang, risk)),
        None if !args.risk => String::new(),
        None if report.verdict == Verdict::Accepted => {
            format!("\n{}\n", show::word(lang, "risk-no-quasi"))
        }
        None => format!("\n{}\n", show::word(lang, "risk-not-accepted")),
    }
}

fn run(
    args: &Validate,
    context: &CheckContext<'_>,
    faulty: Option<&mut dyn FaultyRows>,
) -> Result<CheckReport, CannotValidate> {
    // The risk is measured on the typed rows: where nobody wants to keep them, they are written for that alone.
    let folder = match (args.risk, &args.parquet) {
        (true, None) => Some(tempfile::tempdir().map_err(|error| unwritten(&std::env::temp_dir(), &error))?),
        _ => None,
    };
    let own = folder.as_ref().map(|folder| folder.path().join("rows.parquet"));
    let typed = args.parquet.as_deref().or(own.as_deref());
    let checked: Result<CheckReport, CheckError> = check(&args.file, typed, context, faulty);
    let mut report = checked.map_err(|error| of_check(args, context.dataset, &error))?;
    if let Some(typed) = typed.filter(|_| args.risk && report.verdict == Verdict::Accepted) {
        report.risk = measure_risk(typed, context.dataset).map_err(|error| {
            let reason = io::Error::other(error.reason);
            unwritten(&error.path, &reason)
        })?;
    }
    Ok(report)
}

/// A report keeps few places; more of them are kept here, where they are asked for.
fn with_places(args: &Validate, context: &CheckContext<'_>) -> Result<CheckReport, CannotValidate> {
    let most = args.places.map_or(FindingGroup::PLACES_MAX, |most| most as usize);
    if most <= FindingGroup::PLACES_MAX {
        let mut report = run(args, context, None)?;
        report.findings.iter_mut().for_each(|group| group.places.truncate(most));
        return Ok(report);
    }
    let mut every = EveryPlace::new(context.dataset, most);
    let mut report = run(args, context, Some(&mut every))?;
    every.finish(&mut report);
    Ok(report)
}

fn write_text(args: &Validate, text: &str) -> Result<(), CannotValidate> {
    match &args.output {
        None => {
            output::text(format_args!("{text}"));
            Ok(())
        }
        Some(path) => {
            let mut file = begin(path)?;
            file.write_all(text.as_bytes()).map_err(|error| unwritten(path, &error))?;
            keep(file, path)
        }
    }
}

fn findings_csv(
    args: &Validate,
    context: &CheckContext<'_>,
    lang: Lang,
) -> Result<CheckReport, CannotValidate> {
    let Some(path) = &args.output else {
        let stdout = io::stdout().lock();
        let failed = |error: io::Error| unwritten(Path::new("-"), &error);
        let mut form = FindingsCsv::new(BufWriter::new(stdout), context, lang).map_err(failed)?;
        let report = run(args, context, Some(&mut form))?;
        form.finish(&report).and_then(|mut out| out.flush()).map_err(failed)?;
        return Ok(report);
    };
    let failed = |error: io::Error| unwritten(path, &error);
    let file = begin(path)?;
    let mut form = FindingsCsv::new(BufWriter::new(file), context, lang).map_err(failed)?;
    let report = run(args, context, Some(&mut form))?;
    let out = form.finish(&report).map_err(failed)?;
    keep(out.into_inner().map_err(|error| failed(error.into_error()))?, path)?;
    Ok(report)
}

fn workbook(args: &Validate, context: &CheckContext<'_>, lang: Lang) -> Result<CheckReport, CannotValidate> {
    let path = args.output.as_deref().unwrap_or(Path::new("-"));
    let failed = |error: io::Error| unwritten(path, &error);
    let mut form =
        FaultyWorkbook::new(context, lang, path.parent().filter(|folder| folder.is_dir())).map_err(failed)?;
    let report = run(args, context, Some(&mut form))?;
    let mut file = begin(path)?;
    form.finish(&report, file.as_file_mut()).map_err(failed)?;
    keep(file, path)?;
    Ok(report)
}

fn begin(path: &Path) -> Result<NamedTempFile, CannotValidate> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    NamedTempFile::new_in(folder).map_err(|error| unwritten(path, &error))
}

fn keep(file: NamedTempFile, path: &Path) -> Result<(), CannotValidate> {
    let sync = |file: &File| file.sync_all();
    sync(file.as_file()).map_err(|error| unwritten(path, &error))?;
    readable(&file).map_err(|error| unwritten(path, &error))?;
    file.persist(path).map_err(|error| unwritten(path, &error.error))?;
    Ok(())
}

/// A temporary file is for its owner only; a report is written as any other file of theirs.
#[cfg(unix)]
fn readable(file: &NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_file: &NamedTempFile) -> io::Result<()> {
    Ok(())
}

fn unwritten(path: &Path, error: &io::Error) -> CannotValidate {
    let message = Message::new("validate-write-failed").with("file", path.display()).with("reason", error);
    CannotValidate::new("output", message)
}
