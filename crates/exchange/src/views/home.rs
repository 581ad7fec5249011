//! Home of a party: what it must deposit and what it awaits, what it received, what it must be told.

use super::{HomeView, PartyView, alerts, decisions, deliveries_for, deliveries_from, deposits_of, expected};
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

/// Decisions shown on the home page; the list of them has its own page.
const DECISIONS_MAX: usize = 5;

/// The home of the session's party.
pub async fn home(node: &Node, session: &Session) -> Result<HomeView, ExchangeError> {
    let agreements = node.agreements();
    let party = agreements
        .party(&session.party)
        .map(PartyView::from)
        .ok_or_else(|| ExchangeError::UnknownParty { party: session.party.to_string() })?;
    let (due, awaited) = expected(node, session).await?;
    let mut alerts = alerts(node, session).await?;
    alerts.retain(|alert| alert.acknowledged_at.is_none());
    let mut recent = decisions(node, session).await?;
    recent.truncate(DECISIONS_MAX);
    Ok(HomeView {
        party,
        today: node.today(),
        due,
        awaited,
        alerts,
        deposits: deposits_of(node, &session.party).await?,
        received: deliveries_for(node, &session.party).await?,
        sent: deliveries_from(node, &session.party).await?,
        decisions: recent,
    })
}
