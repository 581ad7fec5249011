//! `entente log fsck`, `export`, `import` and `judge`: whole logs and their copies.

use std::path::Path;
use std::process::ExitCode;

use entente_audit::{Continuity, Fork};
use entente_exchange::{
    Clock, ImportedLog, LogTreeReport, Node, check_log, import_log, read_named_file, words as exchange_words,
};
use entente_model::Message;
use entente_text::Lang;
use serde_json::json;

use crate::cli::Format;
use crate::output;
use crate::show::{say, word};

pub async fn fsck(folder: &Path, format: Format, lang: Lang) -> anyhow::Result<ExitCode> {
    let report = check_log(folder).await?;
    match format {
        Format::Text => output::text(format_args!("{}", text(&report, lang))),
        Format::Json => {
            let cosigned: Vec<_> = report
                .cosigned
                .iter()
                .map(|(witness, size)| json!({"witness": witness, "entries": size}))
                .collect();
            output::line(format_args!(
                "{:#}",
                json!({
                    "stamped": report.stamped.iter().map(|one| json!({
                        "entries": one.entries, "second": one.second, "authority": one.authority,
                    })).collect::<Vec<_>>(),
                    "ok": report.is_sound(),
                    "log": report.origin,
                    "entries": report.entries,
                    "cosigned": cosigned,
                    "problems": report.say(lang),
                })
            ));
        }
    }
    Ok(if report.is_sound() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn text(report: &LogTreeReport, lang: Lang) -> String {
    let words = exchange_words();
    let problems = report.say(lang);
    let head = if problems.is_empty() {
        Message::new("log-fsck-clean").count("count", report.entries)
    } else {
        Message::new("log-fsck-broken").count("problems", problems.len() as u64)
    };
    let mut lines = vec![words.say(lang, &head.with("origin", &report.origin))];
    for (witness, size) in &report.cosigned {
        let message = Message::new("log-fsck-cosigned").with("witness", witness).with("size", size);
        lines.push(words.say(lang, &message));
    }
    for one in &report.stamped {
        let message = Message::new("log-fsck-stamped")
            .with("authority", &one.authority)
            .with("at", super::instant(one.second))
            .with("size", one.entries);
        lines.push(words.say(lang, &message));
    }
    lines.extend(problems.into_iter().map(|problem| format!("  - {problem}")));
    format!("{}\n", lines.join("\n"))
}

pub async fn export(folder: &Path, output: &Path, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = Node::open(folder, Clock::System).await?;
    let entries = node.export_log(output).await?;
    let message = Message::new("log-exported").count("count", entries).with("file", output.display());
    output::line(format_args!("{}", say(lang, &message)));
    Ok(ExitCode::SUCCESS)
}

pub fn import(archive: &Path, into: &Path, log_key: Option<&str>, lang: Lang) -> anyhow::Result<ExitCode> {
    let known = log_key.map(super::note_key).transpose()?;
    match import_log(archive, into, known.as_ref())? {
        ImportedLog::Kept(report) => {
            output::text(format_args!("{}", text(&report, lang)));
            Ok(ExitCode::SUCCESS)
        }
        ImportedLog::Refused(report) => {
            output::text(format_args!("{}{}\n", text(&report, lang), word(lang, "log-import-refused")));
            Ok(ExitCode::from(1))
        }
        ImportedLog::Forked(path) => {
            let message = Message::new("log-import-forked").with("file", path.display());
            output::line(format_args!("{}", say(lang, &message)));
            Ok(ExitCode::from(1))
        }
    }
}

pub fn judge(file: &Path, log_key: &str, lang: Lang) -> anyhow::Result<ExitCode> {
    let key = super::note_key(log_key)?;
    let bytes = read_named_file(file)?;
    let fork: Result<Fork, _> = serde_json::from_slice(&bytes);
    let (id, code) = match fork.map(|fork| fork.judge(&key)) {
        Ok(Continuity::Forked) => ("log-judge-forked", 1),
        Ok(Continuity::Continues) => ("log-judge-continues", 0),
        Ok(Continuity::Unknown) => ("log-judge-unknown", 2),
        Ok(Continuity::NotOfTheLog) => ("log-judge-not-of-the-log", 2),
        Err(_) => ("log-judge-form", 2),
    };
    output::line(format_args!("{}", word(lang, id)));
    Ok(ExitCode::from(code))
}
