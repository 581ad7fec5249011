//! Pupils counted by establishment and group of trades: what leaves is a protected table, and its audit.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use entente_data::DeliveryFormat;
use entente_exchange::{DeliveryOrder, DeliveryOutcome, ExchangeError, Node};
use entente_model::{Message, PartyId};
use serde_json::Value;

use super::{PERIOD, REGION};
use crate::commands;
use crate::demo::teller::Teller;
use crate::show::say;

/// Lines of the table that are shown.
const LINES: usize = 6;

pub async fn deliver(node: &Node, out: &Path, teller: &Teller) -> anyhow::Result<()> {
    let order = DeliveryOrder {
        recipient: PartyId::new(REGION),
        purpose: "mixite-sociale".into(),
        dataset: "f-carac-elev".into(),
        variables: Vec::new(),
        period: None,
        format: DeliveryFormat::Csv,
    };
    let sent = match node.deliver(&order).await {
        Ok(DeliveryOutcome::Sent(sent)) => sent,
        Ok(DeliveryOutcome::Decided { .. }) => bail!(say(teller.lang, &Message::new("not-delivered"))),
        // A small academy may give a table that nothing protects: that it stays is part of the story.
        Err(refused @ ExchangeError::TableRefused(_)) => {
            teller.block(&refused.say(teller.lang));
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    };
    let output = out.join(format!("mixite-sociale_{PERIOD}.csv"));
    let beside = commands::hand_over(&sent, &output)?;
    teller.block(&commands::delivery_text(teller.lang, &sent, &output, &beside));
    let text = fs::read_to_string(&output).with_context(|| output.display().to_string())?;
    let shown: Vec<&str> = text.trim_start_matches('\u{feff}').lines().take(LINES).collect();
    teller.block(&shown.join("\n"));
    let done = &sent.receipt["table"]["protection"];
    let count = |name: &str| done[name].as_u64().unwrap_or_default();
    let audit = Message::new("table-audited")
        .count("count", count("suppressed"))
        .with("cells", count("cells"))
        .with("primary", count("primary"))
        .with("exact", count("exact"))
        .with("unsafe", count("unsafe"))
        .with(
            "width",
            done.get("min_width")
                .and_then(Value::as_f64)
                .map_or("–".to_owned(), |width| format!("{width:.1}")),
        );
    teller.say(&audit);
    Ok(())
}
