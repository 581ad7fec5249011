//! `entente disclosure`: protects tables and individual files, and audits what was published, without an instance.
//!
//! Suppression and audit are two modules of `entente-disclosure` that share no code; here they are only called.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use entente_disclosure::audit::{AuditOptions, AuditRequirement, audit_csv};
use entente_disclosure::microdata::{AnonymiseOptions, HierarchyKind, anonymise_file, assess_csv};
use entente_disclosure::protect::{ProtectError, protect_csv};
use entente_disclosure::suppress::{Dimensions, Requirement, SuppressError, SuppressionOptions};
use entente_disclosure::whole_file::{write_json, write_whole};
use entente_exchange::Stopwatch;
use entente_model::Message;
use entente_text::Lang;

use crate::cli::{Anonymise, Assess, Audit, RequirementName, Suppress};
use crate::output;
use crate::show::say;

pub fn suppress(args: &Suppress, lang: Lang) -> anyhow::Result<ExitCode> {
    let dimensions = Dimensions::parse(&args.dims)?;
    let mut options = SuppressionOptions::counts(args.threshold);
    options.requirement = match args.requirement {
        RequirementName::Width => Requirement::Width,
        RequirementName::Exact => Requirement::Exact,
    };
    let watch = Stopwatch::start();
    let table = match protect_csv(open(&args.input)?, &dimensions, &args.count, &options) {
        Ok(table) => table,
        Err(unsafe_table @ ProtectError::Unsafe { .. }) => {
            eprintln!("entente: {unsafe_table}");
            return Ok(ExitCode::from(1));
        }
        Err(error) => return Err(error).with_context(|| named(&args.input)),
    };
    write_whole(&args.output, |to| -> Result<(), SuppressError> { table.write(to, &args.count) })?;
    let report = table.report.clone().lasting(watch.seconds());
    if let Some(path) = &args.report {
        write_json(path, &report).with_context(|| named(path))?;
    }
    let done = Message::new("disclosure-suppressed")
        .count("count", report.primary as u64)
        .count("secondary", report.secondary as u64)
        .with("file", args.output.display());
    output::line(format_args!("{}", say(lang, &done)));
    Ok(ExitCode::SUCCESS)
}

pub fn audit(args: &Audit, lang: Lang) -> anyhow::Result<ExitCode> {
    let mut options = AuditOptions::counts(args.threshold);
    options.requirement = match args.requirement {
        RequirementName::Width => AuditRequirement::Width,
        RequirementName::Exact => AuditRequirement::Exact,
    };
    let watch = Stopwatch::start();
    let report = audit_csv(open(&args.input)?, &args.dims, &args.count, &options)
        .with_context(|| named(&args.input))?
        .lasting(watch.seconds());
    if let Some(path) = &args.report {
        write_json(path, &report).with_context(|| named(path))?;
    }
    let clean = report.is_clean();
    let id = if clean { "disclosure-audit-clean" } else { "disclosure-audit-unsafe" };
    let said = Message::new(id)
        .count("count", report.suppressed as u64)
        .count("exact", report.exact as u64)
        .count("unsafe", report.unsafe_cells as u64);
    output::line(format_args!("{}", say(lang, &said)));
    Ok(if clean { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

pub fn assess(args: &Assess) -> anyhow::Result<ExitCode> {
    let delimiter = delimiter(&args.input)?;
    let found = assess_csv(open(&args.input)?, delimiter, &args.quasi, &args.sensitive, args.sampling)
        .with_context(|| named(&args.input))?;
    output::line(format_args!("{}", serde_json::to_string_pretty(&found)?));
    Ok(ExitCode::SUCCESS)
}

pub fn anonymise(args: &Anonymise) -> anyhow::Result<ExitCode> {
    let mut options = AnonymiseOptions::of(args.quasi.clone(), args.k);
    options.sensitive.clone_from(&args.sensitive);
    options.distinct_l = args.l;
    options.t = args.t;
    options.delimiter = delimiter(&args.input)?;
    for given in &args.hierarchy {
        let (name, kind) =
            given.split_once('=').with_context(|| format!("`{given}`: write VARIABLE=KIND"))?;
        options.hierarchies.insert(name.to_owned(), HierarchyKind::parse(kind)?);
    }
    let mut report = None;
    write_whole(&args.output, |to| -> anyhow::Result<()> {
        report = Some(anonymise_file(&args.input, to, &options)?);
        Ok(())
    })
    .with_context(|| named(&args.input))?;
    if let Some(path) = &args.report {
        write_json(path, &report).with_context(|| named(path))?;
    }
    output::line(format_args!("{}", serde_json::to_string_pretty(&report)?));
    Ok(ExitCode::SUCCESS)
}

fn named(path: &Path) -> String {
    format!("`{}`", path.display())
}

fn open(path: &Path) -> anyhow::Result<BufReader<File>> {
    Ok(BufReader::new(File::open(path).with_context(|| named(path))?))
}

/// The separator of the first line.
fn delimiter(path: &Path) -> anyhow::Result<u8> {
    let mut line = Vec::new();
    io::Read::take(open(path)?, 1 << 20).read_until(b'\n', &mut line)?;
    let often = |delimiter: &u8| line.iter().filter(|byte| *byte == delimiter).count();
    Ok([b'\t', b',', b';'].into_iter().max_by_key(often).unwrap_or(b';'))
}
