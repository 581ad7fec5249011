//! `entente aaf purge`: delivered directories whose retention is over.

use std::process::ExitCode;

use entente_exchange::{Clock, Node};
use entente_model::Message;
use entente_text::Lang;

use crate::cli::AafPurge;
use crate::output;
use crate::show::say;

pub async fn purge(args: &AafPurge, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = Node::open(&args.node.dir, Clock::System).await?;
    let purged = node.purge_directories().await?;
    let told = Message::new("aaf-purged").count("count", purged.len() as u64);
    output::line(format_args!("{}", say(lang, &told)));
    Ok(ExitCode::SUCCESS)
}
