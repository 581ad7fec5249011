//! Runs the check and writes its report in the form asked for: temporary name, sync, rename.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use entente_intake::report::{EveryPlace, FaultyWorkbook, FindingsCsv, report_json};
use entente_intake::{CheckContext, CheckError, FaultyRows, check};
use entente_model::{CheckReport, FindingGroup, Message};
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
                _ => show::report(lang, &report),
            };
            write_text(args, &text)?;
            Ok(report)
        }
        ReportFormat::Csv => findings_csv(args, context, lang),
        ReportFormat::Xlsx => workbook(args, context, lang),
    }
}

fn run(
    args: &Validate,
    context: &CheckContext<'_>,
    faulty: Option<&mut dyn FaultyRows>,
) -> Result<CheckReport, CannotValidate> {
    let checked: Result<CheckReport, CheckError> =
        check(&args.file, args.parquet.as_deref(), context, faulty);
    checked.map_err(|error| of_check(args, context.dataset, &error))
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
