//! A delivery; its recipient and the producer see it, only the recipient downloads.

use entente_audit::DeliveryId;

use super::{DeliveryView, delivery_summary};
use crate::deliver::file_names;
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

/// One delivery.
pub async fn delivery(
    node: &Node,
    session: &Session,
    id: &str,
) -> Result<Option<DeliveryView>, ExchangeError> {
    if let Ok(id) = id.parse() {
        return super::directory_delivery::view(node, session, id).await;
    }
    let Ok(id) = id.parse::<DeliveryId>() else { return Ok(None) };
    let Some(row) = node.store().delivery(id).await? else { return Ok(None) };
    let is_recipient = row.recipient == session.party;
    let producer = node.store().deposit(row.deposit).await?.map(|deposit| deposit.party);
    if !is_recipient && producer.as_ref() != Some(&session.party) {
        return Ok(None);
    }
    let Some(summary) = delivery_summary(node, id).await? else { return Ok(None) };
    let files = file_names(&row);
    Ok(Some(DeliveryView {
        summary,
        receipt: super::stored_json(&row.id, &row.receipt)?,
        may_download: is_recipient,
        files,
        destroyed: None,
    }))
}
