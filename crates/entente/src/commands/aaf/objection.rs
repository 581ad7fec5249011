//! `entente aaf objection`: the persons who object to being in the directories of a provider.

use std::process::ExitCode;

use entente_exchange::{Clock, Node};
use entente_model::{Message, PartyId};
use entente_text::Lang;
use serde_json::{Value, json};

use crate::cli::{AafObjection, AafObjectionOf, Format};
use crate::output;
use crate::show::say;

pub async fn objection(command: &AafObjection, lang: Lang) -> anyhow::Result<ExitCode> {
    let (AafObjection::Add { objection, .. }
    | AafObjection::Withdraw { objection, .. }
    | AafObjection::List { objection, .. }) = command;
    let AafObjectionOf { node, party } = objection;
    let (node, party) = (Node::open(&node.dir, Clock::System).await?, PartyId::new(party.as_str()));
    let told = match command {
        AafObjection::Add { from, persons, .. } => Message::new("aaf-objections-added")
            .count("count", node.object_to_directory(&party, persons, *from).await?),
        AafObjection::Withdraw { persons, .. } => Message::new("aaf-objections-withdrawn")
            .count("count", node.withdraw_directory_objections(&party, persons).await?),
        AafObjection::List { format, .. } => {
            let held = node.directory_objections(&party).await?;
            if *format == Format::Json {
                let list = held.iter().map(|one| json!({"person": one.person, "from_on": one.from_on}));
                output::line(format_args!("{:#}", Value::Array(list.collect())));
                return Ok(ExitCode::SUCCESS);
            }
            for one in &held {
                output::line(format_args!("{}  {}", one.from_on, one.person));
            }
            Message::new("aaf-objections-held").count("count", held.len() as u64)
        }
    };
    output::line(format_args!("{}", say(lang, &told)));
    Ok(ExitCode::SUCCESS)
}
