//! `entente aaf export`: what a clause `ent` asks for on a day, decided, recorded and handed over.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use entente_exchange::{Clock, DeliveredDirectory, DirectoryOrder, DirectoryOutcome, Node};
use entente_model::Message;
use entente_text::Lang;
use serde_json::{Value, json};

use super::findings_json;
use crate::cli::{AafExport, Format};
use crate::output;
use crate::show::{format_findings, say};

pub async fn export(args: &AafExport, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = Node::open(&args.node.dir, Clock::System).await?;
    let order = DirectoryOrder {
        agreement: args.convention.as_str().into(),
        clause: args.clause.as_deref().map(Into::into),
        on: args.date.unwrap_or_else(|| node.today()),
        complete: args.complete,
    };
    let outcome = node.deliver_directory(&order).await?;
    if let DirectoryOutcome::Delivered(made) = &outcome {
        hand_over(made, &args.output)?;
    }
    match args.format {
        Format::Json => output::line(format_args!("{:#}", outcome_json(&outcome)?)),
        Format::Text => output::text(format_args!("{}", outcome_text(lang, &outcome, Some(&args.output)))),
    }
    let is_delivered = matches!(outcome, DirectoryOutcome::Delivered(_));
    Ok(ExitCode::from(u8::from(!is_delivered)))
}

/// Copies the files of a delivery, and its receipt under its number: a folder may hold several days.
pub fn hand_over(made: &DeliveredDirectory, output: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(output).with_context(|| output.display().to_string())?;
    let receipt = ("recu.json".to_owned(), format!("{}.recu.json", made.id));
    let files = made.files.iter().map(|file| (file.name.clone(), file.name.clone()));
    for (name, target) in files.chain([receipt]) {
        // To a temporary name, then renamed: nobody sees half a file.
        let partial = output.join(format!(".{target}.partial"));
        fs::copy(made.folder.join(&name), &partial).with_context(|| partial.display().to_string())?;
        let target = output.join(target);
        fs::rename(&partial, &target).with_context(|| target.display().to_string())?;
    }
    Ok(())
}

/// For programs.
pub fn outcome_json(outcome: &DirectoryOutcome) -> anyhow::Result<Value> {
    Ok(match outcome {
        DirectoryOutcome::Delivered(made) => json!({
            "outcome": "delivered",
            "delivery": made.id.to_string(),
            "complete": made.complete,
            "files": made.files,
            "receipt": made.receipt,
            "findings": findings_json(&made.findings),
        }),
        DirectoryOutcome::NotDue(pause) => {
            let said = |lang| entente_formats::words().say(lang, &pause.message());
            json!({"outcome": "not-due", "message": {"fr": said(Lang::Fr), "en": said(Lang::En)}})
        }
        DirectoryOutcome::Decided { id, decision } => {
            let mut value = serde_json::to_value(decision)?;
            value["decision"] = json!(id.to_string());
            value["sentences"] = json!({"fr": decision.say(Lang::Fr), "en": decision.say(Lang::En)});
            value
        }
    })
}

/// For people.
pub fn outcome_text(lang: Lang, outcome: &DirectoryOutcome, output: Option<&Path>) -> String {
    let made = match outcome {
        DirectoryOutcome::Delivered(made) => made,
        DirectoryOutcome::NotDue(pause) => {
            return format!("{}\n", entente_formats::words().say(lang, &pause.message()));
        }
        DirectoryOutcome::Decided { id, decision } => {
            let mut text = decision.say(lang).join("\n");
            let recorded = Message::new("decision-recorded").with("decision", id);
            text.push_str(&format!(
                "\n{}\n{}\n",
                say(lang, &recorded),
                say(lang, &Message::new("not-delivered"))
            ));
            return text;
        }
    };
    let records = &made.receipt["records"];
    let count = |name: &str| records[name].as_u64().unwrap_or_default();
    let id = if made.complete { "aaf-exported" } else { "aaf-exported-delta" };
    let told = Message::new(id)
        .with("delivery", made.id)
        .count("files", made.files.len() as u64)
        .count("added", count("added"))
        .count("modified", count("modified"))
        .count("deleted", count("deleted"));
    let mut text = format!("{}\n", say(lang, &told));
    if let Some(because) = &made.because {
        text.push_str(&format!("{}\n", entente_exchange::words().say(lang, because)));
    }
    if let Some(output) = output {
        let handed = Message::new("aaf-handed-over").with("folder", output.display());
        text.push_str(&format!("{}\n", say(lang, &handed)));
    }
    text.push_str(&format_findings(lang, &made.findings));
    text
}
