//! `entente forecast` and `entente index`: figures from a file of counts, without an instance.
//!
//! The engine is `entente-forecast`; here files are opened, hashed, and written under a temporary name first.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::LazyLock;

use anyhow::Context as _;
use entente_forecast::{
    BacktestReport, ForecastRequest, Mapping, ReadPanel, Scenario, SectorError, Settings, backtest, forecast,
    read_panel, read_residents, read_sectors, read_segregation_table, sectors_to_geojson, segregation_report,
    simulate_sectors,
};
use entente_model::Message;
use entente_text::{Lang, Words};
use tempfile::NamedTempFile;

use crate::cli::{Backtest, ForecastRun, Sectors, Segregation};
use crate::output;
use crate::show::say;

static WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::from_sources(entente_forecast::WORDS_FR, entente_forecast::WORDS_EN));

/// Faults of rows that are shown one by one.
const FAULTS_SHOWN: usize = 10;

pub fn run_forecast(args: &ForecastRun, lang: Lang) -> anyhow::Result<ExitCode> {
    let (read, settings) = panel(&args.panel, args.mapping.as_deref(), lang)?;
    let mut request =
        ForecastRequest { horizons: args.horizon, origin: args.origin, ..ForecastRequest::default() };
    if let Some(path) = &args.scenario {
        request.scenario = json::<Scenario>(path)?;
    }
    if let Some(path) = &args.events {
        request.events = json(path)?;
    }
    if let Some(path) = &args.given {
        request.given = entente_forecast::read_given_totals(open(path)?).with_context(|| named(path))?;
    }
    let made = forecast(&read.panel, &request, &settings)?;
    write(&args.output, |to| Ok(made.write_csv(&args.level, to)?))?;
    if let Some(path) = &args.totals {
        write(path, |to| Ok(made.write_totals_csv(&args.level, to)?))?;
    }
    if let Some(path) = &args.record {
        write(path, |to| Ok(serde_json::to_writer_pretty(to, &made.run)?))?;
    }
    let written = Message::new("forecast-written").with("file", args.output.display());
    output::line(format_args!("{}", say(lang, &written)));
    Ok(ExitCode::SUCCESS)
}

pub fn run_backtest(args: &Backtest, lang: Lang) -> anyhow::Result<ExitCode> {
    let (read, settings) = panel(&args.panel, args.mapping.as_deref(), lang)?;
    let report: BacktestReport = backtest(&read.panel, &args.origins, &args.horizons, &settings)?;
    write(&args.report, |to| Ok(report.write_json(to)?))?;
    for result in &report.results {
        let accuracy = Message::new("forecast-accuracy")
            .with("level", &result.level)
            .with("horizon", result.horizon)
            .with("wape", format!("{:.2}", result.accuracy.wape))
            .with("naive", format!("{:.2}", result.naive.wape));
        output::line(format_args!("{}", say(lang, &accuracy)));
    }
    Ok(ExitCode::SUCCESS)
}

pub fn segregation(args: &Segregation, lang: Lang) -> anyhow::Result<ExitCode> {
    let groups: Vec<&str> = args.groups.iter().map(String::as_str).collect();
    let table = read_segregation_table(open(&args.file)?, &args.unit, &groups, args.part.as_deref())
        .with_context(|| named(&args.file))?;
    let report = segregation_report(&table, args.draws, args.seed)?;
    if args.json {
        output::line(format_args!("{}", serde_json::to_string_pretty(&report)?));
        return Ok(ExitCode::SUCCESS);
    }
    let value = serde_json::to_value(&report)?;
    output::line(format_args!("{}", say(lang, &Message::new("segregation-title"))));
    output::line(format_args!("{}", serde_json::to_string_pretty(&value)?));
    Ok(ExitCode::SUCCESS)
}

pub fn sectors(args: &Sectors, lang: Lang) -> anyhow::Result<ExitCode> {
    let groups: Vec<&str> = args.groups.iter().map(String::as_str).collect();
    let text = |path: &Path| std::fs::read_to_string(path).with_context(|| named(path));
    let said = |error: SectorError| anyhow::anyhow!(WORDS.say(lang, &error.message()));
    let shapes =
        |path: &Path| read_sectors(&text(path)?, &args.property).map_err(said).with_context(|| named(path));
    let (before, after) = (shapes(&args.before)?, shapes(&args.after)?);
    let residents = read_residents(&text(&args.residents)?, &groups).map_err(said);
    let residents = residents.with_context(|| named(&args.residents))?;
    let simulation = simulate_sectors(&before, &after, &residents);
    let shown = sectors_to_geojson(&after, &args.property, &simulation);
    write(&args.output, |to| Ok(serde_json::to_writer_pretty(to, &shown)?))?;
    if args.json {
        output::line(format_args!("{}", serde_json::to_string_pretty(&simulation)?));
        return Ok(ExitCode::SUCCESS);
    }
    let index = |h: Option<f64>| h.map_or("–".to_owned(), |h| format!("{h:.4}"));
    let done = Message::new("sectors-simulated")
        .with("moved", format!("{:.0}", simulation.pupils_moved))
        .with("before", index(simulation.h_before))
        .with("after", index(simulation.h_after))
        .with("outside", format!("{:.0}", simulation.pupils_outside[1]))
        .with("file", args.output.display());
    output::line(format_args!("{}", say(lang, &done)));
    for effect in &simulation.sectors {
        let one = Message::new("sectors-effect")
            .with("school", &effect.school)
            .with("before", format!("{:.0}", effect.before.pupils))
            .with("after", format!("{:.0}", effect.after.pupils));
        output::line(format_args!("{}", say(lang, &one)));
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads the panel, says its faults on the standard error, and how many there are.
fn panel(path: &Path, mapping: Option<&Path>, lang: Lang) -> anyhow::Result<(ReadPanel, Settings)> {
    let mapping = match mapping {
        None => None,
        // A shipped mapping by its name, or a file.
        Some(given) if !given.exists() => Some(Mapping::named(&given.display().to_string())?),
        Some(file) => {
            let text = std::fs::read_to_string(file).with_context(|| named(file))?;
            Some(Mapping::from_json(&text).with_context(|| named(file))?)
        }
    };
    let read = read_panel(open(path)?, mapping.as_ref()).with_context(|| named(path))?;
    for finding in read.findings.iter().take(FAULTS_SHOWN) {
        eprintln!("entente: {}", WORDS.say(lang, &finding.message()));
    }
    if read.findings_count > FAULTS_SHOWN {
        let more = (read.findings_count - FAULTS_SHOWN) as u64;
        eprintln!("entente: {}", say(lang, &Message::new("forecast-more-faults").count("count", more)));
    }
    let hashed = entente_audit::hash_file(path).with_context(|| named(path))?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    Ok((read, Settings { threads, data_version: hashed.sha256, ..Settings::default() }))
}

fn named(path: &Path) -> String {
    format!("`{}`", path.display())
}

fn open(path: &Path) -> anyhow::Result<BufReader<File>> {
    Ok(BufReader::new(File::open(path).with_context(|| named(path))?))
}

fn json<T: serde::de::DeserializeOwned>(path: &Path) -> anyhow::Result<T> {
    serde_json::from_reader(open(path)?).with_context(|| named(path))
}

/// Writes under a temporary name, syncs, renames.
fn write(path: &Path, put: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let temporary = NamedTempFile::new_in(folder).with_context(|| named(path))?;
    let mut to = BufWriter::new(temporary.as_file());
    put(&mut to)?;
    to.flush()?;
    drop(to);
    temporary.as_file().sync_all()?;
    temporary.persist(path).map_err(|failed| failed.error).with_context(|| named(path))?;
    Ok(())
}
