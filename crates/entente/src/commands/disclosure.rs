//! `entente disclosure`: protects tables and individual files, and audits what was published, without an instance.
//!
//! Suppression and audit are two modules of `entente-disclosure` that share no code; here they are only called.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use entente_disclosure::audit::{
    AuditOptions, AuditRequirement, Knowledge, PublishedTables, TableAuditError, audit_tables,
};
use entente_disclosure::counts::round_table;
use entente_disclosure::microdata::{AnonymiseOptions, HierarchyKind, anonymise_file, assess_csv};
use entente_disclosure::protect::{LinkedTable, ProtectError, ProtectedTable, protect, protect_linked};
use entente_disclosure::suppress::{
    CellCost, CountTable, Dimensions, Preset, PrimaryRule, ReaderKnowledge, Requirement, SuppressError,
    SuppressionOptions, ZeroRule,
};
use entente_disclosure::whole_file::{write_json, write_whole};
use entente_exchange::Stopwatch;
use entente_model::Message;
use entente_text::Lang;

use crate::cli::{Anonymise, Assess, Audit, CostName, Format, RequirementName, Round, Suppress};
use crate::output;
use crate::show::{self, Cannot, say};

pub fn suppress(args: &Suppress, lang: Lang) -> anyhow::Result<ExitCode> {
    let options = suppression(args)?;
    let watch = Stopwatch::start();
    let tables = match protected(args, &options) {
        Ok(tables) => tables,
        Err(error) => {
            let Some(unsafe_table @ ProtectError::Unsafe { .. }) = error.downcast_ref() else {
                return Err(error);
            };
            eprintln!("entente: {}", entente_disclosure::words().say(lang, &unsafe_table.message()));
            return Ok(ExitCode::from(1));
        }
    };
    let outputs = std::iter::once(&args.output).chain(&args.linked_output);
    for (table, path) in tables.iter().zip(outputs) {
        write_whole(path, |to| -> Result<(), SuppressError> { table.write(to, column(args)) })?;
    }
    let reports: Vec<_> = tables.iter().map(|table| table.report.clone().lasting(watch.seconds())).collect();
    if let Some(path) = &args.report {
        match reports.as_slice() {
            [report] => write_json(path, report),
            several => write_json(path, &several),
        }
        .with_context(|| named(path))?;
    }
    for (report, path) in reports.iter().zip(std::iter::once(&args.output).chain(&args.linked_output)) {
        output::text(format_args!("{}", show::suppressed(lang, report, path)));
    }
    Ok(ExitCode::SUCCESS)
}

/// The column of counts, or of amounts.
fn column(args: &Suppress) -> &str {
    args.count.as_deref().or(args.value.as_deref()).unwrap_or_default()
}

fn suppression(args: &Suppress) -> anyhow::Result<SuppressionOptions> {
    let mut rule = match &args.preset {
        Some(name) => {
            let names = || Preset::ALL.map(Preset::name).join(", ");
            let unknown =
                || Cannot(Message::new("disclosure-preset").with("name", name).with("names", names()));
            Preset::named(name).ok_or_else(unknown)?.rule()
        }
        None => PrimaryRule::counts(0),
    };
    rule.threshold = args.threshold.unwrap_or(rule.threshold);
    if let Some(text) = &args.dominance {
        let pair = text.split_once(',').and_then(|(n, percent)| n.parse().ok().zip(percent.parse().ok()));
        let wrong = || Cannot(Message::new("disclosure-dominance").with("text", text));
        rule.dominance = Some(pair.ok_or_else(wrong)?);
    }
    rule.p_percent = args.p_percent.or(rule.p_percent);
    if args.hide_zeros {
        rule.zeros = ZeroRule::Primary;
    }
    let codes = |cell: &String| cell.split(',').map(|code| code.trim().to_owned()).collect();
    Ok(SuppressionOptions {
        rule,
        requirement: match args.requirement {
            RequirementName::Width => Requirement::Width,
            RequirementName::Exact => Requirement::Exact,
        },
        cost: match args.cost {
            CostName::Cells => CellCost::Cells,
            CostName::Values => CellCost::Values,
            CostName::Importance => CellCost::Importance,
        },
        every_hidden_cell: !args.narrow_secondary,
        protected: args.keep.iter().map(codes).collect(),
        forced: args.hide.iter().map(codes).collect(),
        reader: ReaderKnowledge { rule: args.known_rule, own_cell: args.own_cell },
        ..SuppressionOptions::counts(0)
    })
}

fn protected(args: &Suppress, options: &SuppressionOptions) -> anyhow::Result<Vec<ProtectedTable>> {
    let read = |path: &Path, dims: &str| -> anyhow::Result<CountTable> {
        let dimensions = Dimensions::parse(dims)?;
        let table = match &args.value {
            Some(value) => CountTable::read_contributions(open(path)?, &dimensions, value),
            None => CountTable::read(open(path)?, &dimensions, column(args)),
        };
        table.with_context(|| named(path))
    };
    let first = read(&args.input, &args.dims)?;
    if args.linked.is_empty() {
        return Ok(vec![protect(first, options)?]);
    }
    if args.linked.len() != args.linked_dims.len() || args.linked.len() != args.linked_output.len() {
        return Err(Cannot(Message::new("disclosure-linked")).into());
    }
    let mut tables = vec![LinkedTable { table: first, options: options.clone() }];
    for (path, dims) in args.linked.iter().zip(&args.linked_dims) {
        // Cells to keep or to hide are named in the first table, and are the same in all.
        let options = SuppressionOptions { protected: Vec::new(), forced: Vec::new(), ..options.clone() };
        tables.push(LinkedTable { table: read(path, dims)?, options });
    }
    Ok(protect_linked(tables)?)
}

pub fn round(args: &Round, lang: Lang) -> anyhow::Result<ExitCode> {
    let dimensions = Dimensions::parse(&args.dims)?;
    let table = CountTable::read(open(&args.input)?, &dimensions, &args.count)
        .and_then(|table| round_table(table, args.base))
        .with_context(|| named(&args.input))?;
    write_whole(&args.output, |to| -> Result<(), SuppressError> { table.write(to, &args.count) })?;
    if let Some(path) = &args.report {
        write_json(path, &table.report).with_context(|| named(path))?;
    }
    let done = Message::new("disclosure-rounded")
        .count("count", table.report.changed as u64)
        .count("largest", table.report.largest_difference.unsigned_abs())
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
    options.knowledge =
        Knowledge { primary_below: args.known_rule.then_some(args.threshold), ..Knowledge::default() };
    let watch = Stopwatch::start();
    if args.with.len() != args.with_dims.len() {
        return Err(Cannot(Message::new("disclosure-with")).into());
    }
    let mut tables = PublishedTables::default();
    let given = args.with.iter().zip(&args.with_dims);
    for (path, dims) in std::iter::once((&args.input, &args.dims)).chain(given) {
        tables.add(open(path)?, dims, &args.count).with_context(|| named(path))?;
    }
    let report = audit_tables(&tables, &options)
        .map_err(|error: TableAuditError| anyhow::Error::new(error).context(named(&args.input)))?
        .lasting(watch.seconds());
    if let Some(path) = &args.report {
        write_json(path, &report).with_context(|| named(path))?;
    }
    output::text(format_args!("{}", show::audited(lang, &report)));
    Ok(if report.is_clean() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

pub fn assess(args: &Assess, lang: Lang) -> anyhow::Result<ExitCode> {
    let delimiter = delimiter(&args.input)?;
    let found = assess_csv(open(&args.input)?, delimiter, &args.quasi, &args.sensitive, args.sampling)
        .with_context(|| named(&args.input))?;
    match args.format {
        Format::Json => output::line(format_args!("{}", serde_json::to_string_pretty(&found)?)),
        Format::Text => output::text(format_args!("{}", show::assessment(lang, &found))),
    }
    Ok(ExitCode::SUCCESS)
}

pub fn anonymise(args: &Anonymise, lang: Lang) -> anyhow::Result<ExitCode> {
    let mut options = AnonymiseOptions::of(args.quasi.clone(), args.k);
    options.sensitive.clone_from(&args.sensitive);
    options.distinct_l = args.l;
    options.entropy_l = args.entropy_l;
    options.global_left_out_max = args.global;
    options.t = args.t;
    options.delimiter = delimiter(&args.input)?;
    for given in &args.hierarchy {
        let wrong = || Cannot(Message::new("disclosure-hierarchy-option").with("text", given));
        let (name, kind) = given.split_once('=').ok_or_else(wrong)?;
        let kind = match kind.strip_prefix("list:").map(Path::new) {
            Some(list) => {
                HierarchyKind::listed(open(list)?, delimiter(list)?).with_context(|| named(list))?
            }
            None => HierarchyKind::parse(kind)?,
        };
        options.hierarchies.insert(name.to_owned(), kind);
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
    match (args.format, &report) {
        (Format::Text, Some(report)) => {
            output::text(format_args!("{}", show::anonymised(lang, report, &args.output)));
        }
        _ => output::line(format_args!("{}", serde_json::to_string_pretty(&report)?)),
    }
    Ok(ExitCode::SUCCESS)
}

fn named(path: &Path) -> String {
    format!("`{}`", path.display())
}

fn open(path: &Path) -> anyhow::Result<BufReader<File>> {
    let failed = |source| SuppressError::File { path: path.to_owned(), source };
    Ok(BufReader::new(File::open(path).map_err(failed)?))
}

/// The separator of the first line.
pub(super) fn delimiter(path: &Path) -> anyhow::Result<u8> {
    let mut line = Vec::new();
    io::Read::take(open(path)?, 1 << 20).read_until(b'\n', &mut line)?;
    let often = |delimiter: &u8| line.iter().filter(|byte| *byte == delimiter).count();
    Ok([b'\t', b',', b';'].into_iter().max_by_key(often).unwrap_or(b';'))
}
