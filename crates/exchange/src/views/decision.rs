//! Decisions; the recipient and the producer of the dataset see one.

use entente_audit::DecisionId;
use entente_store::Page;
use serde_json::Value;

use super::{DecisionSummary, DecisionView, decision_summary, deliveries_for, deliveries_from};
use crate::directory_sources::provider_of;
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

/// Decisions looked through for the list.
const DECISIONS_MAX: u32 = 500;

/// Decisions that the session's party may see, the newest first.
pub async fn decisions(node: &Node, session: &Session) -> Result<Vec<DecisionSummary>, ExchangeError> {
    let rows = node.store().decisions(None, Page::first(DECISIONS_MAX)).await?;
    rows.iter().filter(|row| may_see(node, session, row)).map(decision_summary).collect()
}

/// One decision.
pub async fn decision(
    node: &Node,
    session: &Session,
    id: &str,
) -> Result<Option<DecisionView>, ExchangeError> {
    let Ok(id) = id.parse::<DecisionId>() else { return Ok(None) };
    let Some(row) = node.store().decision(id).await? else { return Ok(None) };
    if !may_see(node, session, &row) {
        return Ok(None);
    }
    let json = super::stored_json(&row.id, &row.decision)?;
    let mut deliveries = deliveries_for(node, &session.party).await?;
    deliveries.extend(deliveries_from(node, &session.party).await?);
    deliveries.retain(|delivery| delivery.decision == id.to_string());
    Ok(Some(DecisionView {
        summary: decision_summary(&row)?,
        sentences_fr: sentences(&json, "fr"),
        sentences_en: sentences(&json, "en"),
        json,
        deliveries,
    }))
}

fn may_see(node: &Node, session: &Session, row: &entente_store::Decision) -> bool {
    row.recipient == session.party
        || node.agreements().produces(&session.party, &row.dataset, node.today())
        || provides(node, session, row)
}

/// Whether the party provides the directory of the clause that the decision is on.
fn provides(node: &Node, session: &Session, row: &entente_store::Decision) -> bool {
    let agreements = node.agreements();
    agreements.all().iter().any(|agreement| {
        agreement.ent_clauses().any(|(_, clause)| {
            clause.id.as_str() == row.dataset.as_str()
                && provider_of(&agreements, agreement, clause).as_ref() == Some(&session.party)
        })
    })
}

fn sentences(decision: &Value, lang: &str) -> Vec<String> {
    let sentences = decision["sentences"][lang].as_array().into_iter().flatten();
    sentences.filter_map(|sentence| sentence.as_str().map(str::to_owned)).collect()
}
