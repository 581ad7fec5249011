//! What recipients are told of the versions that they received, and whether they have read it.

use entente_audit::{AlertKind, WithdrawalReason};
use entente_model::{DatasetId, PartyId, Period};
use entente_store::{Alert, Page};
use jiff::Timestamp;
use serde::Serialize;

use super::LIST_MAX;
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

/// An alert, as its recipient and the depositor see it.
#[derive(Clone, Debug, Serialize)]
pub struct AlertView {
    pub id: String,
    pub kind: AlertKind,
    pub recipient: PartyId,
    pub dataset: DatasetId,
    pub title: String,
    pub period: Period,
    /// The version that the recipient has.
    pub version: u32,
    /// The delivery by which it came.
    pub delivery: String,
    /// The version that takes its place.
    pub by_version: Option<u32>,
    /// Why it was withdrawn.
    pub reason: Option<WithdrawalReason>,
    pub raised_at: Timestamp,
    pub acknowledged_at: Option<Timestamp>,
}

/// Alerts of the session's party, the latest first, read or not.
pub async fn alerts(node: &Node, session: &Session) -> Result<Vec<AlertView>, ExchangeError> {
    views(node, &node.store().alerts_to(&session.party, Page::first(LIST_MAX)).await?).await
}

pub(super) async fn views(node: &Node, alerts: &[Alert]) -> Result<Vec<AlertView>, ExchangeError> {
    let mut views = Vec::with_capacity(alerts.len());
    for alert in alerts {
        let by = match alert.by {
            Some(by) => node.store().deposit(by).await?.map(|deposit| deposit.version),
            None => None,
        };
        views.push(AlertView {
            id: alert.id.to_string(),
            kind: alert.kind,
            recipient: alert.recipient.clone(),
            dataset: alert.dataset.clone(),
            title: node.agreements().title(&alert.dataset),
            period: alert.period,
            version: alert.version,
            delivery: alert.delivery.to_string(),
            by_version: by,
            reason: alert.reason.filter(|_| alert.kind == AlertKind::Withdrawn),
            raised_at: alert.raised_at,
            acknowledged_at: alert.acknowledged_at,
        });
    }
    Ok(views)
}
