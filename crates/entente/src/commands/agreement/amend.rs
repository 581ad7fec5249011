//! `entente agreement amend`: a text is reopened, proposed, approved, put in force.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use entente_agreement::compare::{diff_json, render_diff};
use entente_exchange::{AmendmentOrder, AmendmentState};
use entente_model::{AgreementId, Message, PartyId};
use entente_text::Lang;
use serde_json::Value;

use super::keys::read_text;
use super::open;
use crate::cli::{Amend, AmendmentAct, Format};
use crate::commands::deposits::write;
use crate::output;
use crate::show::{say, word};

pub async fn amend(command: Amend, lang: Lang) -> anyhow::Result<ExitCode> {
    match command {
        Amend::Open { node, id, party, output } => reopen(&node.dir, &id, &party, &output, lang).await?,
        Amend::Propose { node, file, party, format } => {
            let node = open(&node.dir).await?;
            let text = read_text(&file)?;
            let state = node.propose_amendment_as(&PartyId::new(party), &text).await?;
            show_whole(&state, format, lang)?;
        }
        Amend::List { node, id, format } => {
            let states = open(&node.dir).await?.amendments(&AgreementId::new(id)).await?;
            let json =
                states.iter().map(|one| state_json(one, lang)).collect::<anyhow::Result<Vec<Value>>>()?;
            write(format, &json, || match states.is_empty() {
                true => format!("{}\n", word(lang, "amendments-none")),
                false => states.iter().map(|one| state_text(one, lang)).collect(),
            })?;
        }
        Amend::Show(act) => {
            let node = open(&act.node.dir).await?;
            let state = node.amendment(&AgreementId::new(act.id.as_str()), act.number).await?;
            show_whole(&state, act.format, lang)?;
        }
        Amend::Approve { act, party } => {
            let node = open(&act.node.dir).await?;
            let state = node.approve_amendment_as(&PartyId::new(party), order(&act)).await?;
            show(&state, act.format, lang)?;
        }
        Amend::InForce { act, party } => {
            let node = open(&act.node.dir).await?;
            let party = party.map(PartyId::new);
            let state = node.put_amendment_in_force_as(party.as_ref(), order(&act)).await?;
            show(&state, act.format, lang)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn order(act: &AmendmentAct) -> AmendmentOrder {
    AmendmentOrder {
        agreement: AgreementId::new(act.id.as_str()),
        number: act.number,
        on: act.on,
        reference: act.reference.clone(),
    }
}

async fn reopen(dir: &Path, id: &str, party: &str, output: &Path, lang: Lang) -> anyhow::Result<()> {
    let node = open(dir).await?;
    let text = node.reopen_agreement(&AgreementId::new(id), &PartyId::new(party)).await?;
    let place = || output.display().to_string();
    let mut file = OpenOptions::new().write(true).create_new(true).open(output).with_context(place)?;
    file.write_all(text.as_bytes()).with_context(place)?;
    file.sync_all().with_context(place)?;
    output::line(format_args!("{}", say(lang, &Message::new("amendment-opened").with("file", place()))));
    Ok(())
}

fn show(state: &AmendmentState, format: Format, lang: Lang) -> anyhow::Result<()> {
    write(format, &state_json(state, lang)?, || state_text(state, lang))
}

/// With all that it changes.
fn show_whole(state: &AmendmentState, format: Format, lang: Lang) -> anyhow::Result<()> {
    write(format, &state_json(state, lang)?, || {
        format!("{}\n{}", state_text(state, lang), render_diff(&state.diff, lang))
    })
}

fn state_json(state: &AmendmentState, lang: Lang) -> anyhow::Result<Value> {
    let mut json = serde_json::to_value(state)?;
    json["diff"] = diff_json(&state.diff, lang);
    for (key, approvals) in [("needed", &state.needed), ("missing", &state.missing)] {
        for (rank, one) in approvals.iter().enumerate() {
            json[key][rank]["sentence"] = one.sentence(lang).into();
        }
    }
    Ok(json)
}

fn state_text(state: &AmendmentState, lang: Lang) -> String {
    let head = Message::new("amendment-head")
        .with("number", state.number)
        .with("agreement", &state.agreement)
        .with("file", &state.path)
        .with("effects", state.diff.effects.len());
    let mut lines = vec![say(lang, &head)];
    for (party, on) in &state.proposed_by {
        lines.push(say(lang, &Message::new("amendment-proposed").with("by", party).with("on", on)));
    }
    for one in &state.needed {
        lines.push(one.sentence(lang));
    }
    if !state.given.is_empty() {
        let given: Vec<&str> = state.given.iter().map(String::as_str).collect();
        lines.push(say(lang, &Message::new("amendment-given").with("by", given.join(", "))));
    }
    lines.push(match (&state.in_force_on, state.missing.is_empty()) {
        (Some(on), _) => say(lang, &Message::new("amendment-in-force").with("on", on)),
        (None, true) => word(lang, "amendment-ready"),
        (None, false) => {
            let missing: Vec<String> = state.missing.iter().flat_map(|one| one.by.clone()).collect();
            say(lang, &Message::new("amendment-missing").with("by", missing.join(", ")))
        }
    });
    format!("{}\n", lines.join("\n  "))
}
