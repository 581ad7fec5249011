//! `entente agreement record`: what happened to a convention, where its text allows it.

use std::process::ExitCode;

use entente_exchange::{FactOrder, life_event, views};
use entente_model::{AgreementId, Message, PartyId};
use entente_text::Lang;
use serde_json::{Map, Value};

use super::open;
use crate::cli::Record;
use crate::commands::deposits::write;
use crate::show::say;

pub async fn record(args: &Record, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = open(&args.node.dir).await?;
    let order = FactOrder {
        agreement: AgreementId::new(args.id.as_str()),
        event: life_event(&args.what, fields(args))?,
        happened_on: args.on,
        known_on: args.known_on,
        replaces: args.replaces.clone(),
        reference: args.reference.clone(),
    };
    let party = args.as_party.as_deref().map(PartyId::new);
    let kept = node.record_agreement_fact_as(party.as_ref(), order).await?;
    let folder = node.agreement_folder();
    let agreement = folder.agreement(&args.id)?;
    let state = views::agreement_state(&folder, &args.id, None, None)?;
    write(args.format, &serde_json::json!({"fact": kept, "state": state}), || {
        let done = Message::new("fact-recorded").with("fact", kept.id).with("agreement", &kept.agreement);
        format!("{}\n{}\n", say(lang, &done), folder.say(agreement, lang, &state.reason))
    })?;
    Ok(ExitCode::SUCCESS)
}

fn fields(args: &Record) -> Map<String, Value> {
    let mut fields = Map::new();
    let mut add = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            fields.insert(name.to_owned(), value);
        }
    };
    add("party", args.party.clone().map(Value::from));
    add("by", args.by.clone().map(Value::from));
    add("against", args.against.clone().map(Value::from));
    add("sent_on", args.sent_on.map(|day| day.to_string().into()));
    add("effect_on", args.effect_on.map(|day| day.to_string().into()));
    add("ground", args.ground.clone().map(Value::from));
    add("body", args.body.clone().map(Value::from));
    add("number", args.number.map(Value::from));
    fields
}
