//! `entente remind`: records the reminders that today calls for. Meant for a daily timer.

use std::process::ExitCode;

use entente_exchange::{Clock, Node};
use entente_model::Message;
use entente_text::Lang;

use crate::cli::Remind;
use crate::commands::deposits::{expected_line, write};
use crate::show::say;

pub async fn remind(args: &Remind, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = Node::open(&args.node.dir, Clock::System).await?;
    let given = node.remind().await?;
    write(args.format, &given, || {
        let mut text = say(lang, &Message::new("reminders-given").count("count", given.len() as u64));
        text.push('\n');
        for one in &given {
            text.push_str(&format!("{:<10} {}", one.stage, expected_line(lang, &one.expected)));
        }
        text
    })?;
    Ok(ExitCode::SUCCESS)
}
