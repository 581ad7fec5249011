//! `entente clearance`: who, within a party, is cleared for what.

use std::process::ExitCode;

use entente_exchange::{Clearance, ClearanceError, ClearanceOrder, Clock, ExchangeError, Node};
use entente_model::{Message, PartyId};
use entente_text::Lang;
use serde_json::{Value, json};

use crate::cli::{ClearanceCommand, ClearanceReason};
use crate::commands::deposits::write;
use crate::output;
use crate::show::say;

pub async fn clearance(command: ClearanceCommand, lang: Lang) -> anyhow::Result<ExitCode> {
    match command {
        ClearanceCommand::List { node, party, format } => {
            let node = Node::open(&node.dir, Clock::System).await?;
            let clearances = node.clearances(&known(&node, &party)?).await?;
            let all: Vec<Value> = clearances.iter().map(to_json).collect();
            write(format, &all, || {
                let title = Message::new("clearances-listed").count("count", clearances.len() as u64);
                let lines = clearances.iter().map(|one| line(lang, one));
                std::iter::once(format!("{}\n", say(lang, &title))).chain(lines).collect()
            })?;
        }
        ClearanceCommand::Grant { node, party, agreement, purpose, until, login } => {
            let node = Node::open(&node.dir, Clock::System).await?;
            let unknown = || ExchangeError::from(ClearanceError::UnknownPerson { user: login.clone() });
            let person = node.account_number(&login).await?.ok_or_else(unknown)?;
            let order = ClearanceOrder { person, agreement: &agreement, purpose: &purpose, until };
            let id = node.grant_clearance_of(&PartyId::new(party), &order).await?;
            let done = Message::new("clearance-granted")
                .with("clearance", id)
                .with("login", login)
                .with("until", until);
            output::line(format_args!("{}", say(lang, &done)));
        }
        ClearanceCommand::Withdraw { node, party, id, reason } => {
            let node = Node::open(&node.dir, Clock::System).await?;
            let reason = match reason {
                ClearanceReason::NoNeed => entente_exchange::ClearanceReason::NoNeed,
                ClearanceReason::OtherPost => entente_exchange::ClearanceReason::OtherPost,
                ClearanceReason::Left => entente_exchange::ClearanceReason::Left,
                ClearanceReason::Breach => entente_exchange::ClearanceReason::Breach,
            };
            node.withdraw_clearance_of(&PartyId::new(party), &id, reason).await?;
            let done = Message::new("clearance-taken-back").with("clearance", id);
            output::line(format_args!("{}", say(lang, &done)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A party that some convention names.
pub(super) fn known(node: &Node, party: &str) -> Result<PartyId, ExchangeError> {
    let id = PartyId::new(party);
    match node.party(&id) {
        Some(_) => Ok(id),
        None => Err(ExchangeError::UnknownParty { party: party.to_owned() }),
    }
}

/// Nothing of the undertaking's words, and the person by number: the page of the party shows logins.
fn to_json(one: &Clearance) -> Value {
    json!({
        "id": one.id,
        "person": one.person,
        "party": one.party,
        "agreement": one.agreement,
        "purpose": one.purpose,
        "state": one.state.name(),
        "until": one.until,
    })
}

fn line(lang: Lang, one: &Clearance) -> String {
    let message = Message::new("clearance-line")
        .with("clearance", one.id)
        .with("person", one.person)
        .with("state", one.state.name())
        .with("agreement", &one.agreement)
        .with("purpose", &one.purpose)
        .with("until", one.until.map_or_else(|| "–".to_owned(), |day| day.to_string()));
    format!("{}\n", say(lang, &message))
}
