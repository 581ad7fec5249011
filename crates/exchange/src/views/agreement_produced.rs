//! What was done under a convention, as far as a party may see it: deposits, decisions, deliveries, reminders.
//!
//! What others deposited, received or were refused is theirs.

use entente_audit::ReminderStage;
use entente_model::{Agreement, AgreementId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::agreement_record::deposits;
use super::{DecisionSummary, DeliverySummary, DepositSummary, decisions, deliveries_for, deliveries_from};
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

/// A reminder of something that a convention asks for.
#[derive(Clone, Debug, Serialize)]
pub struct ReminderView {
    /// Title of the dataset that was due; absent where it is a day of the calendar.
    pub dataset: Option<String>,
    /// The entry of the calendar, by its key.
    pub entry: String,
    pub due_on: Date,
    pub stage: ReminderStage,
    pub reminded_at: Timestamp,
}

/// What a convention produced, the latest first.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PartyProduced {
    pub deposits: Vec<DepositSummary>,
    pub decisions: Vec<DecisionSummary>,
    pub deliveries: Vec<DeliverySummary>,
    pub reminders: Vec<ReminderView>,
}

/// What was done under a convention, as the session's party may see it.
pub async fn agreement_produced(
    node: &Node,
    session: &Session,
    id: &str,
) -> Result<PartyProduced, ExchangeError> {
    let agreements = node.agreements();
    let agreement = agreements.must_have(&id.into())?;
    let mut decisions = decisions(node, session).await?;
    decisions.retain(|one| {
        let rests_on = |id: &AgreementId| one.articles.iter().any(|place| place.convention == *id);
        // What a cadre gives is given to a party of a convention that applies it.
        let applied = || agreements.parties_of(agreement).contains(&&one.recipient);
        rests_on(&agreement.id) || agreement.applies.as_ref().is_some_and(rests_on) && applied()
    });
    let mut deliveries = deliveries_for(node, &session.party).await?;
    deliveries.extend(deliveries_from(node, &session.party).await?);
    deliveries.sort_by_key(|one| std::cmp::Reverse(one.sent_at));
    deliveries.dedup_by(|one, other| one.id == other.id);
    // A delivery is made under the conventions that its decision cites.
    deliveries.retain(|one| decisions.iter().any(|decision| decision.id == one.decision));
    Ok(PartyProduced {
        deposits: own_deposits(node, session, agreement).await?,
        reminders: reminders(node, session, agreement).await?,
        decisions,
        deliveries,
    })
}

/// Deposits of the session's party; those that a cadre asks for are made under the conventions that apply it.
async fn own_deposits(
    node: &Node,
    session: &Session,
    agreement: &Agreement,
) -> Result<Vec<DepositSummary>, ExchangeError> {
    let agreements = node.agreements();
    let applies = |one: &&Agreement| one.applies.as_ref() == Some(&agreement.id);
    let mut found: Vec<DepositSummary> = Vec::new();
    for one in std::iter::once(agreement).chain(agreements.all().iter().filter(applies)) {
        for deposit in deposits(node, one, Some(&session.party)).await? {
            if !found.iter().any(|known| known.id == deposit.id) {
                found.push(deposit);
            }
        }
    }
    found.sort_by_key(|deposit| std::cmp::Reverse(deposit.received_at));
    Ok(found)
}

async fn reminders(
    node: &Node,
    session: &Session,
    agreement: &Agreement,
) -> Result<Vec<ReminderView>, ExchangeError> {
    let agreements = node.agreements();
    let mut views = Vec::new();
    if agreements.concerns(agreement, &session.party) {
        for one in node.store().agreement_reminders(&agreement.id).await? {
            let (entry, due_on) = (one.entry, one.due_on);
            views.push(ReminderView {
                dataset: None,
                entry,
                due_on,
                stage: one.stage,
                reminded_at: one.reminded_at,
            });
        }
    }
    let cadre = agreements.cadre(agreement).into_iter();
    let lines: Vec<_> = agreement
        .dataset_clauses()
        .chain(cadre.flat_map(Agreement::dataset_clauses))
        .map(|(_, line)| line)
        .collect();
    for one in node.store().reminders().await? {
        if one.party != session.party || !lines.iter().any(|line| line.id == one.dataset) {
            continue;
        }
        views.push(ReminderView {
            dataset: Some(agreements.title(&one.dataset)),
            entry: one.dataset.to_string(),
            due_on: one.due_on,
            stage: one.stage,
            reminded_at: one.reminded_at,
        });
    }
    views.sort_by_key(|one| std::cmp::Reverse(one.reminded_at));
    Ok(views)
}
