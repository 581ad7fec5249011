//! `entente aaf`: the directory of an ENT in the ministry's formats, on folders alone, or from a node. The engine is
//! `entente-formats`.
//!
//! What is wrong in a file that can be read is a finding, and the exit code is 1; a file that cannot be read at all is an
//! error in the reader's language, and the exit code is 2.

mod audience;
mod check;
mod daily;
mod delta;
mod export;
mod objection;
mod purge;
mod read;
mod write;

pub use export::{hand_over as hand_over_directory, outcome_text as directory_text};

use std::path::Path;
use std::process::ExitCode;

use entente_exchange::Clock;
use entente_formats::aaf::{DeliveryKind, DeliveryOptions, Dialect, WriteOptions, WrittenDelivery};
use entente_formats::{Findings, FormatError, FormatFinding};
use entente_model::Message;
use entente_text::Lang;
use serde_json::{Value, json};

use crate::cli::{Aaf, Format, Packed};
use crate::output;
use crate::show::{format_findings, say};

/// Why a command could not be done: a sentence with its remedy, or what the formats say.
enum AafError {
    Format(FormatError),
    Cannot(Message),
}

impl From<FormatError> for AafError {
    fn from(error: FormatError) -> Self {
        Self::Format(error)
    }
}

impl AafError {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Cannot(message) => say(lang, message),
            Self::Format(error) => {
                let said = entente_formats::words().say(lang, &error.message());
                match error.line() {
                    Some(line) => {
                        say(lang, &Message::new("aaf-error-line").count("line", line).with("message", said))
                    }
                    None => said,
                }
            }
        }
    }
}

pub async fn aaf(command: &Aaf, lang: Lang) -> anyhow::Result<ExitCode> {
    let done = match command {
        Aaf::Export(args) => return export::export(args, lang).await,
        Aaf::Objection(command) => return objection::objection(command, lang).await,
        Aaf::Purge(args) => return purge::purge(args, lang).await,
        Aaf::Daily(args) => return daily::daily(args, lang).await,
        Aaf::Audience(args) => return audience::audience(args, lang).await,
        Aaf::Read(args) => read::read(args, lang),
        Aaf::Write(args) => write::write(args, lang),
        Aaf::Delta(args) => delta::delta(args, lang),
        Aaf::Check(args) => check::check(args, lang),
    };
    done.or_else(|error| {
        eprintln!("entente: {}", error.say(lang));
        Ok(ExitCode::from(2))
    })
}

/// What the system said of a file.
fn cannot_io(path: &Path, source: std::io::Error) -> AafError {
    AafError::Format(FormatError::Io { path: path.to_owned(), source })
}

/// Names and packing, as the command line asks.
fn options(packed: &Packed, kind: DeliveryKind, dialect: Dialect) -> DeliveryOptions {
    let on = packed.date.unwrap_or_else(|| Clock::System.today());
    let files = WriteOptions {
        records_max: packed.records_max,
        has_dtd: !packed.no_dtd,
        ..WriteOptions::new(&packed.prefix, kind, on, dialect)
    };
    DeliveryOptions { files, recipient: packed.recipient.clone(), archive: packed.archive.clone() }
}

/// Says what was written, and what is wrong with its sources: exit code 1 where something of that is blocking.
fn written(
    packed: &Packed,
    kind: DeliveryKind,
    delivery: &WrittenDelivery,
    findings: &Findings,
    lang: Lang,
) -> ExitCode {
    let list = findings.list();
    if packed.format == Format::Json {
        let mut document = json!({"version": 1, "kind": kind, "findings": findings_json(&list)});
        if let (Value::Object(document), Ok(Value::Object(delivery))) =
            (&mut document, serde_json::to_value(delivery))
        {
            document.extend(delivery);
        }
        output::line(format_args!("{document:#}"));
    } else {
        let manifest = &delivery.manifest;
        let told =
            Message::new(if kind == DeliveryKind::Delta { "aaf-written-delta" } else { "aaf-written" })
                .with("folder", packed.output.display())
                .count("files", manifest.files.len() as u64)
                .count("added", manifest.added)
                .count("modified", manifest.modified)
                .count("deleted", manifest.deleted);
        output::line(format_args!("{}", say(lang, &told)));
        for file in &manifest.files {
            let line = Message::new("aaf-written-file").with("file", &file.name).count("count", file.records);
            output::line(format_args!("  {}", say(lang, &line)));
        }
        let beside = [("aaf-archive", &delivery.archive), ("aaf-bordereau", &delivery.bordereau)];
        for (id, name) in beside {
            if let Some(name) = name {
                output::line(format_args!("{}", say(lang, &Message::new(id).with("file", name))));
            }
        }
        if manifest.replaced > 0 {
            let replaced = Message::new("aaf-replaced").count("count", manifest.replaced);
            output::line(format_args!("{}", say(lang, &replaced)));
        }
        output::text(format_args!("{}", format_findings(lang, &list)));
    }
    ExitCode::from(u8::from(findings.has_blocking()))
}

/// Findings for programs: codes in English, sentences in both languages, the first place beside the others.
fn findings_json(findings: &[FormatFinding]) -> Value {
    let both = |message: &Message| {
        let words = entente_formats::words();
        json!({"fr": words.say(Lang::Fr, message), "en": words.say(Lang::En, message)})
    };
    let written = findings.iter().map(|finding| {
        let mut value = serde_json::to_value(finding).unwrap_or_default();
        value["message"] = both(&finding.message);
        value["remedy"] = both(&finding.remedy);
        if let Some(first) = finding.places.first() {
            value["file"] = json!(first.file);
            value["line"] = json!(first.line);
        }
        value
    });
    written.collect()
}
