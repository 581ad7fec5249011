//! `entente log prove` and `entente log verify FILE`: the evidence of one act.

use std::path::Path;
use std::process::ExitCode;

use entente_audit::{EvidenceReport, NoteKey, TimeAuthorities, TimeStanding, Trust, verify_evidence};
use entente_exchange::{Clock, ExchangeError, Node, read_authorities, read_named_file, write_whole};
use entente_model::Message;
use entente_text::Lang;
use serde_json::json;

use crate::cli::Format;
use crate::output;
use crate::show::{say, word};

pub async fn prove(
    folder: &Path,
    act: &str,
    output: &Path,
    tlog_proof: Option<&Path>,
    lang: Lang,
) -> anyhow::Result<ExitCode> {
    let node = Node::open(folder, Clock::System).await?;
    let proved = node.prove_act(act).await?;
    write(output, &proved.file)?;
    if let Some(path) = tlog_proof {
        write(path, &proved.tlog_proof)?;
    }
    output::text(format_args!("{}", text(&proved.report, lang)));
    Ok(exit_code(&proved.report))
}

fn write(path: &Path, text: &str) -> Result<(), ExchangeError> {
    let failed = |source| ExchangeError::File { path: path.to_owned(), source };
    write_whole(path, text.as_bytes()).map_err(failed)
}

/// What whoever verifies has by another way than the evidence.
pub struct Known {
    log: Option<NoteKey>,
    witnesses: Vec<NoteKey>,
    time: Option<TimeAuthorities>,
}

impl Known {
    pub fn read(
        log_key: Option<&str>,
        witness_keys: &[String],
        time_certificates: Option<&Path>,
    ) -> anyhow::Result<Self> {
        let witnesses = witness_keys.iter().map(|key| super::note_key(key)).collect::<Result<_, _>>()?;
        let time = time_certificates.map(read_authorities).transpose()?;
        Ok(Self { log: log_key.map(super::note_key).transpose()?, witnesses, time })
    }
}

pub fn verify(file: &Path, known: &Known, format: Format, lang: Lang) -> anyhow::Result<ExitCode> {
    let bytes = read_named_file(file)?;
    let trust = Trust { log: known.log.as_ref(), witnesses: &known.witnesses, time: known.time.as_ref() };
    let report = verify_evidence(&bytes, &trust);
    match format {
        Format::Text => output::text(format_args!("{}", text(&report, lang))),
        Format::Json => output::line(format_args!("{:#}", json(&report, lang))),
    }
    Ok(exit_code(&report))
}

fn exit_code(report: &EvidenceReport) -> ExitCode {
    if report.holds() { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

fn json(report: &EvidenceReport, lang: Lang) -> serde_json::Value {
    let faults: Vec<_> = report
        .faults
        .iter()
        .map(|fault| {
            let message = entente_audit::words().say(lang, &fault.message());
            json!({"code": fault.code, "place": fault.place, "message": message})
        })
        .collect();
    let acts: Vec<_> = report
        .acts
        .iter()
        .map(|act| json!({"id": act.seq, "at": act.at, "actor": act.actor, "event": act.event}))
        .collect();
    let witnesses: Vec<_> =
        report.witnesses.iter().map(|(name, second)| json!({"name": name, "second": second})).collect();
    json!({
        "ok": report.holds(),
        "log": report.log,
        "log_is_known": report.log_is_known,
        "entries": report.size,
        "witnesses": witnesses,
        "acts": acts,
        "files": report.files,
        "trusted_time": match report.time { TimeStanding::Attested(second) => Some(second), _ => None },
        "unverified_time": match report.time { TimeStanding::NotVerified(second) => Some(second), _ => None },
        "time_authority": report.time_authority,
        "time_fault": report.time_fault.as_ref().map(entente_audit::TimeFault::name),
        "faults": faults,
    })
}

/// What the evidence proves, line by line, then what does not hold, then the verdict.
fn text(report: &EvidenceReport, lang: Lang) -> String {
    let mut lines = Vec::new();
    if !report.log.is_empty() {
        let id = if report.log_is_known { "evidence-log-known" } else { "evidence-log-own" };
        let head = Message::new(id).with("log", &report.log).count("count", report.size);
        lines.push(say(lang, &head));
    }
    for (name, second) in &report.witnesses {
        let at = super::instant(*second);
        lines.push(say(lang, &Message::new("evidence-witness").with("name", name).with("at", at)));
    }
    if report.witnesses.is_empty() {
        lines.push(word(lang, "evidence-no-witness"));
    }
    for act in &report.acts {
        lines.push(format!("{:>6}  {}  {:<28} {}", act.seq, act.at, act.actor, act.event));
    }
    for file in &report.files {
        lines.push(say(lang, &Message::new("evidence-file").with("sha256", file)));
    }
    let authority = report.time_authority.clone().unwrap_or_default();
    let time = |id: &'static str, second| {
        say(lang, &Message::new(id).with("at", super::instant(second)).with("authority", &authority))
    };
    match report.time {
        TimeStanding::Attested(second) => lines.push(time("evidence-time", second)),
        TimeStanding::NotVerified(second) => lines.push(time("evidence-time-unverified", second)),
        TimeStanding::Absent if report.time_fault.is_none() => lines.push(word(lang, "evidence-time-absent")),
        TimeStanding::Absent => {}
    }
    for fault in &report.faults {
        lines.push(format!("  - {}", entente_audit::words().say(lang, &fault.message())));
    }
    if let Some(fault) = &report.time_fault {
        lines.push(format!("  - {}", entente_audit::words().say(lang, &fault.message())));
    }
    lines.push(word(lang, if report.holds() { "evidence-holds" } else { "evidence-fails" }));
    format!("{}\n", lines.join("\n"))
}
