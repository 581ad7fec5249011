//! What a node knows of one convention: its texts, who signed which, what happened to it, and what it produced.
//!
//! What the convention says is `agreement`; where it stands on a day is `agreement_life`.

use entente_agreement::life::LifeState;
use entente_audit::{Hash, SignatureVerification};
use entente_model::{Agreement, AgreementId, ArticleRef, LifeFact, PartyId};
use entente_store::{DepositFilter, Page};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::{
    AgreementLine, DecisionSummary, DeliverySummary, DepositSummary, LIST_MAX, agreement_line,
    agreement_state, decision_summary, summaries, summary_of,
};
use crate::error::ExchangeError;
use crate::node::Node;

/// All that the node knows of a convention.
#[derive(Clone, Debug, Serialize)]
pub struct AgreementRecord {
    pub line: AgreementLine,
    /// Its state on the day asked for, as known on the other.
    pub state: LifeState,
    /// What happened, in the order in which it was recorded; corrections follow what they correct.
    pub facts: Vec<FactView>,
    /// Its texts, in the order in which they came.
    pub texts: Vec<TextView>,
    pub produced: ProducedView,
}

/// A fact, and who recorded it when.
#[derive(Clone, Debug, Serialize)]
pub struct FactView {
    pub fact: LifeFact,
    pub recorded_at: Timestamp,
    pub recorded_by: String,
    /// Whether another fact has corrected it.
    pub corrected: bool,
}

/// A text of a convention, and its signatures.
#[derive(Clone, Debug, Serialize)]
pub struct TextView {
    pub sha256: Hash,
    /// Number of the amendment that it is; absent for the text without amendment.
    pub amendment: Option<u32>,
    /// When it was first seen here.
    pub seen_at: Timestamp,
    /// Whether it is the one that the node executes.
    pub stands: bool,
    /// Its signatures, verified just now.
    pub signatures: SignatureVerification,
}

/// What was done under a convention, the latest first; longer lists are for the log and the API.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ProducedView {
    pub deposits: Vec<DepositSummary>,
    pub decisions: Vec<DecisionSummary>,
    pub deliveries: Vec<DeliverySummary>,
}

/// One convention; `party` sees what concerns it, whoever runs the node sees all.
pub async fn agreement_record(
    node: &Node,
    id: &str,
    party: Option<&PartyId>,
    on: Option<Date>,
    known: Option<Date>,
) -> Result<AgreementRecord, ExchangeError> {
    let folder = node.agreement_folder();
    let agreement = folder.agreement(id)?;
    Ok(AgreementRecord {
        line: agreement_line(&folder, id)?,
        state: agreement_state(&folder, id, on, known)?,
        facts: facts(node, &agreement.id).await?,
        texts: texts(node, agreement).await?,
        produced: produced(node, agreement, party).await?,
    })
}

pub(super) async fn facts(node: &Node, id: &AgreementId) -> Result<Vec<FactView>, ExchangeError> {
    let mut kept = node.store().agreement_facts().await?;
    kept.retain(|one| one.agreement == *id);
    let corrected: Vec<String> = kept.iter().filter_map(|one| one.fact.replaces.clone()).collect();
    let view = |one: entente_store::AgreementFact| FactView {
        corrected: corrected.contains(&one.fact.id),
        fact: one.fact,
        recorded_at: one.recorded_at,
        recorded_by: one.recorded_by,
    };
    Ok(kept.into_iter().map(view).collect())
}

pub(super) async fn texts(node: &Node, agreement: &Agreement) -> Result<Vec<TextView>, ExchangeError> {
    let mut views = Vec::new();
    for text in node.texts_of(&agreement.id).await? {
        views.push(TextView {
            stands: text.sha256.to_string() == agreement.sha256,
            signatures: node.verify_text(&agreement.id, &text).await?,
            sha256: text.sha256,
            amendment: text.amendment,
            seen_at: text.seen_at,
        });
    }
    Ok(views)
}

async fn produced(
    node: &Node,
    agreement: &Agreement,
    party: Option<&PartyId>,
) -> Result<ProducedView, ExchangeError> {
    let is_cited = |place: &ArticleRef| place.convention == agreement.id;
    let mut produced = ProducedView::default();
    for row in node.store().decisions(party, Page::first(LIST_MAX)).await? {
        let decision = decision_summary(&row)?;
        if decision.articles.iter().any(is_cited) {
            produced.decisions.push(decision);
        }
    }
    let deliveries = match party {
        // What was made from the deposits of a party concerns it as what it received does.
        Some(party) => {
            let mut rows = node.store().deliveries_to(Some(party), Page::first(LIST_MAX)).await?;
            rows.extend(node.store().deliveries_from(party, Page::first(LIST_MAX)).await?);
            rows.sort_by_key(|row| std::cmp::Reverse(row.seq));
            rows.dedup_by_key(|row| row.seq);
            rows
        }
        None => node.store().deliveries_to(None, Page::first(LIST_MAX)).await?,
    };
    for delivery in summaries(node, &deliveries).await? {
        let Ok(decision) = delivery.decision.parse() else { continue };
        let Some(row) = node.store().decision(decision).await? else { continue };
        if decision_summary(&row)?.articles.iter().any(is_cited) {
            produced.deliveries.push(delivery);
        }
    }
    produced.deposits = deposits(node, agreement, party).await?;
    Ok(produced)
}

/// Deposits of the datasets that the convention asks for, by those who produce them under it.
pub(super) async fn deposits(
    node: &Node,
    agreement: &Agreement,
    party: Option<&PartyId>,
) -> Result<Vec<DepositSummary>, ExchangeError> {
    let agreements = node.agreements();
    let lines = || {
        let cadre = agreements.cadre(agreement).into_iter();
        agreement.dataset_clauses().chain(cadre.flat_map(Agreement::dataset_clauses))
    };
    let filter = DepositFilter { party: party.cloned(), ..DepositFilter::default() };
    let mut rows = node.store().deposits(&filter).await?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.seq));
    rows.retain(|row| {
        lines().any(|(_, line)| {
            let holder = agreements.holder(agreement, &line.producer);
            line.id == row.dataset && holder.is_some_and(|holder| holder.id == row.party)
        })
    });
    rows.truncate(LIST_MAX as usize);
    let mut deposits = Vec::with_capacity(rows.len());
    for row in &rows {
        deposits.push(summary_of(node, row).await?);
    }
    Ok(deposits)
}
