//! `entente aaf daily`: what the clauses `ent` of a node ask for today. Meant for a daily timer.

use std::process::ExitCode;

use entente_exchange::{Clock, DirectoryPush, DueDirectory, DueOutcome, Node};
use entente_model::Message;
use entente_text::Lang;
use serde_json::{Value, json};

use super::export::{outcome_json, outcome_text};
use crate::cli::{AafDaily, Format};
use crate::output;
use crate::show::say;

pub async fn daily(args: &AafDaily, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = Node::open(&args.node.dir, Clock::System).await?;
    let done = node.deliver_due_directories().await?;
    let purged = node.purge_directories().await?;
    match args.format {
        Format::Json => {
            let all: Vec<Value> = done.iter().map(due_json).collect::<anyhow::Result<_>>()?;
            output::line(format_args!("{:#}", Value::Array(all)));
        }
        Format::Text if done.is_empty() => {
            output::line(format_args!("{}", say(lang, &Message::new("aaf-daily-none"))));
        }
        Format::Text => {
            for one in &done {
                output::line(format_args!("{} / {}", one.agreement, one.clause));
                output::text(format_args!("{}", due_text(lang, &one.done)));
            }
        }
    }
    if !purged.is_empty() && args.format == Format::Text {
        let told = Message::new("aaf-purged").count("count", purged.len() as u64);
        output::line(format_args!("{}", say(lang, &told)));
    }
    Ok(ExitCode::from(u8::from(done.iter().any(|one| one.done.is_faulty()))))
}

fn due_json(one: &DueDirectory) -> anyhow::Result<Value> {
    let mut value = match &one.done {
        DueOutcome::NotDue(_) => json!({"outcome": "not-due"}),
        DueOutcome::NoTarget => json!({"outcome": "no-target"}),
        DueOutcome::Failed(error) => json!({"outcome": "failed", "error": error.to_string()}),
        DueOutcome::Pushed { delivery, push } => {
            json!({"outcome": "pushed", "delivery": delivery.to_string(), "push": push})
        }
        DueOutcome::Delivered { outcome, push } => {
            let mut value = outcome_json(outcome)?;
            value["push"] = match push {
                None => Value::Null,
                Some(Ok(push)) => serde_json::to_value(push)?,
                Some(Err(error)) => json!({"error": error.to_string()}),
            };
            value
        }
    };
    value["agreement"] = json!(one.agreement);
    value["clause"] = json!(one.clause);
    Ok(value)
}

fn due_text(lang: Lang, done: &DueOutcome) -> String {
    match done {
        DueOutcome::NotDue(pause) => {
            format!("{}\n", entente_formats::words().say(lang, &pause.message()))
        }
        DueOutcome::NoTarget => format!("{}\n", say(lang, &Message::new("aaf-daily-no-target"))),
        DueOutcome::Failed(error) => format!("{}\n", error.say(lang)),
        DueOutcome::Pushed { push, .. } => push_text(lang, push),
        DueOutcome::Delivered { outcome, push } => {
            let mut text = outcome_text(lang, outcome, None);
            match push {
                None => {}
                Some(Ok(push)) => text.push_str(&push_text(lang, push)),
                Some(Err(error)) => text.push_str(&format!("{}\n", error.say(lang))),
            }
            text
        }
    }
}

fn push_text(lang: Lang, push: &DirectoryPush) -> String {
    let message = match &push.reason {
        None => Message::new("aaf-pushed"),
        Some(reason) => Message::new("aaf-not-pushed").with("reason", reason),
    };
    let message = message.with("target", &push.target).count("count", u64::from(push.attempts));
    format!("{}\n", say(lang, &message))
}
