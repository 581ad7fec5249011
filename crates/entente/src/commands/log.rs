//! `entente log`: verifies and shows the evidence log.

use std::path::Path;
use std::process::ExitCode;

use entente_exchange::{Clock, LogReport, Node, verify_folder, views};
use entente_model::Message;
use entente_text::Lang;
use serde_json::json;

use crate::cli::Format;
use crate::output;
use crate::show::say;

pub async fn verify_log(folder: &Path, format: Format, lang: Lang) -> anyhow::Result<ExitCode> {
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

pub async fn show_log(folder: &Path, page: u64) -> anyhow::Result<ExitCode> {
    let node = Node::open(folder, Clock::System).await?;
    for entry in views::log(&node, page).await?.entries {
        let fields: Vec<String> =
            entry.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
        output::line(format_args!(
            "{:>6}  {}  {:<28} {}  {}",
            entry.seq,
            entry.at,
            entry.actor,
            entry.event,
            fields.join(" ")
        ));
    }
    Ok(ExitCode::SUCCESS)
}
