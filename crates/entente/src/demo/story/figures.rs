//! Figures that both sides look at: counts, forecasts and places are handed over, and the forecast that comes from them is told.

use std::path::Path;

use anyhow::bail;
use entente_data::DeliveryFormat;
use entente_exchange::{DeliveryOrder, DeliveryOutcome, Node};
use entente_model::{Message, PartyId};

use super::{PERIOD, RECTORAT, REGION};
use crate::commands;
use crate::demo::teller::Teller;
use crate::show::say;

/// Dataset, who asks for it, and what for: both sides give, both receive.
const HANDED: [(&str, &str, &str); 10] = [
    ("constat-effectifs", REGION, "pilotage"),
    ("previsions-etablissements", REGION, "pilotage"),
    ("previsions-academiques", REGION, "pilotage"),
    ("capacites-accueil", REGION, "planification-formations"),
    ("apae-indicateurs", REGION, "pilotage"),
    ("eleves-carreaux", REGION, "sectorisation"),
    ("matrices-passage-academiques", REGION, "pilotage"),
    ("migraca", REGION, "pilotage"),
    ("connexions-etablissements", RECTORAT, "pilotage"),
    ("f-etab-epi", RECTORAT, "pilotage"),
];

pub async fn deliver(node: &Node, out: &Path, teller: &Teller) -> anyhow::Result<()> {
    for (dataset, recipient, purpose) in HANDED {
        let order = DeliveryOrder {
            recipient: PartyId::new(recipient),
            purpose: purpose.into(),
            dataset: dataset.into(),
            variables: Vec::new(),
            period: None,
            format: DeliveryFormat::Csv,
        };
        let DeliveryOutcome::Sent(sent) = node.deliver(&order).await? else {
            bail!(say(teller.lang, &Message::new("not-delivered")));
        };
        let output = out.join(format!("{dataset}_{PERIOD}.csv"));
        commands::hand_over(&sent, &output)?;
        let done = Message::new("figures-handed")
            .with("dataset", &sent.summary.title)
            .count("count", sent.summary.rows)
            .with("file", output.display());
        teller.say(&done);
    }
    teller.say(&Message::new("figures-look"));
    Ok(())
}
