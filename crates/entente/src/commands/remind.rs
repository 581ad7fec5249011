//! `entente remind`: records the reminders that today calls for, of deposits and of conventions. Meant for a daily timer.

use std::process::ExitCode;

use entente_exchange::{Clock, Node};
use entente_model::Message;
use entente_text::Lang;
use serde_json::Value;

use crate::cli::Remind;
use crate::commands::deposits::{expected_line, write};
use crate::show::say;

pub async fn remind(args: &Remind, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = Node::open(&args.node.dir, Clock::System).await?;
    let deposits = node.remind().await?;
    let agreements = node.remind_agreements().await?;
    let mandates = node.remind_mandates().await?;
    let folder = node.agreement_folder();
    // One list for programs: each reminder has its stage, and is of a deposit (`expected`) or of a convention (`agreement`).
    let mut all: Vec<Value> = deposits.iter().map(serde_json::to_value).collect::<Result<_, _>>()?;
    for one in &agreements {
        all.push(serde_json::to_value(one)?);
    }
    for act in &mandates {
        all.push(serde_json::json!({"stage": act.step.name(), "mandate": act.mandate, "party": act.party}));
    }
    write(args.format, &all, || {
        let mut text = say(lang, &Message::new("reminders-given").count("count", deposits.len() as u64));
        text.push('\n');
        for one in &deposits {
            text.push_str(&format!("{:<10} {}", one.stage, expected_line(lang, &one.expected)));
        }
        let heading = Message::new("agreement-reminders-given").count("count", agreements.len() as u64);
        text.push_str(&format!("{}\n", say(lang, &heading)));
        for one in &agreements {
            let what = folder.agreement(one.agreement.as_str()).map(|of| folder.say(of, lang, &one.what));
            let what = what.unwrap_or_default();
            text.push_str(&format!("{:<10} {}  {}  {what}\n", one.stage, one.on, one.agreement));
        }
        for act in &mandates {
            let message = Message::new("mandate-reminder")
                .with("step", act.step.name())
                .with("mandate", act.mandate)
                .with("party", &act.party);
            text.push_str(&format!("{}\n", say(lang, &message)));
        }
        text
    })?;
    Ok(ExitCode::SUCCESS)
}
