//! What goes with a delivered file: the dictionary of what was handed over, the mention of sources and the receipt.
//!
//! Pure: the delivery use case writes the files.

use std::fmt::Write as _;

use entente_data::Produced;
use entente_model::{Dataset, Message, Protection, PseudonymStability};
use entente_policy::Permit;
use entente_text::Lang;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::error::words;

/// One source of a delivery, as the receipt names it.
#[derive(Clone, Debug)]
pub(crate) struct SourceRecord {
    pub(crate) deposit: String,
    pub(crate) version: u32,
    pub(crate) sha256: String,
    pub(crate) period: String,
}

/// The facts of a delivery that the permit and the produced file do not hold.
#[derive(Debug)]
pub(crate) struct DeliveryFacts<'a> {
    pub(crate) decision: &'a str,
    pub(crate) sent_at: Timestamp,
    pub(crate) file_name: &'a str,
    pub(crate) sources: &'a [SourceRecord],
    pub(crate) dictionary_sha256: &'a str,
}

/// The receipt: what was decided, on which articles, what was applied, what left.
pub(crate) fn receipt(permit: &Permit, produced: &Produced, facts: &DeliveryFacts<'_>) -> Value {
    let request = permit.request();
    let sources: Vec<Value> = facts
        .sources
        .iter()
        .map(|s| json!({"deposit": s.deposit, "version": s.version, "period": s.period, "sha256": s.sha256}))
        .collect();
    let applied: Vec<Value> = produced
        .variables
        .iter()
        .map(|variable| json!({"variable": variable.name, "protection": variable.protection}))
        .collect();
    json!({
        "receipt": "entente/v1",
        "decision": facts.decision,
        "sent_at": facts.sent_at,
        "recipient": request.recipient,
        "producer": permit.producer(),
        "purpose": request.purpose,
        "dataset": request.dataset,
        "articles": permit.articles(),
        "obligations": permit.obligations(),
        "scope": permit.scope(),
        "territory": permit.recipient_territory(),
        "applied": applied,
        "sources": sources,
        "rows_read": produced.rows_read,
        "rows": produced.rows,
        "file": {"name": facts.file_name, "sha256": produced.file.sha256, "size_bytes": produced.file.size_bytes},
        "dictionary": {"sha256": facts.dictionary_sha256},
        "source_mention": permit.source_mention(),
    })
}

/// The dictionary of the delivered variables, in French, as a Markdown table.
pub(crate) fn dictionary(dataset: &Dataset, produced: &Produced) -> String {
    let word = |id: &str| words().word(Lang::Fr, id);
    let mut text = format!(
        "# {}\n\n{}\n\n| {} | {} | {} | {} |\n|---|---|---|---|\n",
        words().say(Lang::Fr, &Message::new("dictionary-title").with("title", &dataset.title)),
        dataset.description,
        word("dictionary-variable"),
        word("dictionary-meaning"),
        word("dictionary-type"),
        word("dictionary-protection"),
    );
    for delivered in &produced.variables {
        let Some(variable) = dataset.variable(delivered.name.as_str()) else { continue };
        let kind = serde_json::to_value(variable.value_type).unwrap_or_default();
        let protection = words().say(Lang::Fr, &protection_message(delivered.protection.as_ref()));
        let meaning = [variable.title.as_str(), variable.description.as_str()].join(" : ");
        writeln!(
            text,
            "| `{}` | {} | {} | {} |",
            variable.name,
            meaning.trim_end_matches(" : ").replace('|', "\\|").replace('\n', " "),
            kind.as_str().unwrap_or_default(),
            protection
        )
        .expect("writing to a string cannot fail");
    }
    text
}

/// How a protection is said.
pub fn protection_message(protection: Option<&Protection>) -> Message {
    match protection {
        None => Message::new("protection-none"),
        Some(Protection::Pseudonym(PseudonymStability::Stable)) => {
            Message::new("protection-pseudonym-stable")
        }
        Some(Protection::Pseudonym(PseudonymStability::Yearly)) => {
            Message::new("protection-pseudonym-yearly")
        }
        Some(Protection::Generalise(list)) => Message::new("protection-generalise").with("list", list),
        Some(Protection::Drop) => Message::new("protection-drop"),
    }
}
