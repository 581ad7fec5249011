//! `entente explain`: may this party receive this dataset for this purpose, and on which articles.

use std::process::ExitCode;

use entente_exchange::{Clock, Node};
use entente_model::{AccessRequest, Message, PartyId, VariableName};
use entente_text::Lang;
use serde_json::json;

use crate::cli::{Explain, Format};
use crate::output;
use crate::show::{decision, say};

pub async fn explain(args: &Explain, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = Node::open(&args.node.dir, Clock::System).await?;
    let request = AccessRequest {
        recipient: PartyId::new(&args.party),
        purpose: args.purpose.as_str().into(),
        dataset: args.dataset.as_str().into(),
        variables: args.variables.iter().map(VariableName::new).collect(),
        on: args.on.unwrap_or_else(|| node.today()),
    };
    let (id, decided) = node.decide(&request).await?;
    match args.format {
        Format::Json => {
            let mut value = serde_json::to_value(&decided)?;
            if let Some(object) = value.as_object_mut() {
                object.insert("decision".to_owned(), json!(id));
            }
            output::line(format_args!("{value:#}"));
        }
        Format::Text => {
            output::text(format_args!("{}", decision(lang, &decided)));
            output::line(format_args!(
                "{}",
                say(lang, &Message::new("decision-recorded").with("decision", id))
            ));
        }
    }
    // Each of the four outcomes is an answer: the command did what it was asked.
    Ok(ExitCode::SUCCESS)
}
