//! `entente log`: verifies and shows the evidence log, proves acts, carries copies, asks witnesses.

mod carry;
mod evidence;
mod stamp;
mod witnesses;

use std::path::Path;
use std::process::ExitCode;

use entente_audit::NoteKey;
use entente_exchange::{Clock, ExchangeError, LogReport, Node, verify_folder, views};
use entente_model::Message;
use entente_text::Lang;
use jiff::Timestamp;
use serde_json::json;

use crate::cli::{Format, Log, VerifyLog};
use crate::output;
use crate::show::say;

/// Entries read at a time.
const ENTRIES_READ: u32 = 500;

pub async fn log(command: Log, lang: Lang) -> anyhow::Result<ExitCode> {
    match command {
        Log::Verify(VerifyLog {
            evidence: Some(file),
            log_key,
            witness_key,
            time_certificates,
            format,
            ..
        }) => {
            let known =
                evidence::Known::read(log_key.as_deref(), &witness_key, time_certificates.as_deref())?;
            evidence::verify(&file, &known, format, lang)
        }
        Log::Verify(VerifyLog { node, format, .. }) => verify_log(&node.dir, format, lang).await,
        Log::Show { node, page } => show_log(&node.dir, page).await,
        Log::List { node, format } => list_log(&node.dir, format).await,
        Log::Prove { act, node, output, tlog_proof } => {
            evidence::prove(&node.dir, &act, &output, tlog_proof.as_deref(), lang).await
        }
        Log::Fsck { folder, format } => carry::fsck(&folder, format, lang).await,
        Log::Export { node, output } => carry::export(&node.dir, &output, lang).await,
        Log::Import { archive, into, log_key } => carry::import(&archive, &into, log_key.as_deref(), lang),
        Log::Judge { fork, log_key } => carry::judge(&fork, &log_key, lang),
        Log::Stamp(order) => stamp::stamp(order, lang).await,
        Log::Refused { node, login } => refused(&node.dir, &login, lang).await,
        Log::Forget { node, login } => {
            let count = Node::open(&node.dir, Clock::System).await?.forget_login(&login).await?;
            output::line(format_args!("{}", say(lang, &Message::new("log-forgotten").count("count", count))));
            Ok(ExitCode::SUCCESS)
        }
        Log::Key { node } => witnesses::key(&node.dir).await,
        Log::Witnesses { node, format } => witnesses::list(&node.dir, format, lang).await,
        Log::AddWitness { node, party, key, url } => {
            witnesses::add(&node.dir, &party, &key, url.as_deref(), lang).await
        }
        Log::RemoveWitness { node, name } => witnesses::remove(&node.dir, &name, lang).await,
        Log::Ask { node } => witnesses::ask(&node.dir, lang).await,
        Log::Request { node, name, output, has } => {
            witnesses::request(&node.dir, &name, &output, has, lang).await
        }
        Log::Cosign { node, name, answer } => witnesses::cosign(&node.dir, &name, &answer, lang).await,
    }
}

/// Every entry, read in pages, so that a long log is printed as it comes.
async fn list_log(folder: &Path, format: Format) -> anyhow::Result<ExitCode> {
    let node = Node::open(folder, Clock::System).await?;
    let mut from = 1;
    let mut first = true;
    if format == Format::Json {
        output::text(format_args!("["));
    }
    loop {
        let entries = views::log_from(&node, from, ENTRIES_READ).await?;
        for entry in &entries {
            match format {
                Format::Json => {
                    let mut json = json!({
                        "id": entry.seq,
                        "at": entry.at,
                        "event": entry.event,
                        "actor": entry.actor,
                        "hash": entry.hash,
                    });
                    let fields: serde_json::Map<String, serde_json::Value> = entry
                        .fields
                        .iter()
                        .map(|(name, value)| (name.clone(), value.as_str().into()))
                        .collect();
                    json["fields"] = fields.into();
                    output::text(format_args!("{}\n{json}", if first { "" } else { "," }));
                }
                Format::Text => output::line(format_args!("{}", line(entry))),
            }
            first = false;
        }
        let Some(last) = entries.last() else { break };
        from = last.seq + 1;
    }
    if format == Format::Json {
        output::text(format_args!("{}]\n", if first { "" } else { "\n" }));
    }
    Ok(ExitCode::SUCCESS)
}

fn line(entry: &views::LogEntryView) -> String {
    let fields: Vec<String> = entry.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{:>6}  {}  {:<28} {}  {}", entry.seq, entry.at, entry.actor, entry.event, fields.join(" "))
}

async fn refused(folder: &Path, login: &str, lang: Lang) -> anyhow::Result<ExitCode> {
    let found = Node::open(folder, Clock::System).await?.refused_sign_ins(login).await?;
    for one in &found {
        let at = one.at.map(|at| at.to_string()).unwrap_or_default();
        output::line(format_args!("{:>6}  {at}  {}", one.seq, one.commitment));
    }
    let message = Message::new("log-refused-sign-ins").count("count", found.len() as u64);
    output::line(format_args!("{}", say(lang, &message)));
    Ok(ExitCode::SUCCESS)
}

async fn verify_log(folder: &Path, format: Format, lang: Lang) -> anyhow::Result<ExitCode> {
    let report = verify_folder(folder).await?;
    match format {
        Format::Json => output::line(format_args!(
            "{:#}",
            json!({"ok": report.is_clean(), "entries": report.entries, "problems": report.say(lang)})
        )),
        Format::Text => output::text(format_args!("{}", text(lang, &report))),
    }
    Ok(if report.is_clean() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// How many entries hold, and each problem by name.
pub fn text(lang: Lang, report: &LogReport) -> String {
    if report.is_clean() {
        return format!("{}\n", say(lang, &Message::new("log-clean").count("count", report.entries)));
    }
    let problems = report.say(lang);
    let broken =
        Message::new("log-broken").count("count", report.entries).count("problems", problems.len() as u64);
    let mut text = format!("{}\n", say(lang, &broken));
    for problem in problems {
        text.push_str("  - ");
        text.push_str(&problem);
        text.push('\n');
    }
    text
}

async fn show_log(folder: &Path, page: u64) -> anyhow::Result<ExitCode> {
    let node = Node::open(folder, Clock::System).await?;
    for entry in views::log(&node, page).await?.entries {
        output::line(format_args!("{}", line(&entry)));
    }
    Ok(ExitCode::SUCCESS)
}

/// A key of notes as somebody typed it.
pub(super) fn note_key(text: &str) -> anyhow::Result<NoteKey> {
    let wrong = || ExchangeError::Unacceptable { what: "note-key", value: text.to_owned() };
    Ok(text.trim().parse().map_err(|_| wrong())?)
}

/// A second since 1970 as people read it.
fn instant(second: u64) -> String {
    let at = i64::try_from(second).ok().and_then(|second| Timestamp::from_second(second).ok());
    at.map(|at| at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()).unwrap_or_default()
}
