//! Deliveries of the directory of an ENT, as pages of deliveries show them; their recipient and their provider see them.

use entente_audit::{DirectoryDeliveryId, Event};
use entente_model::{ArticleRef, Channel, ClauseId, DatasetId, PartyId};
use entente_store::{DirectoryDelivery, Page};
use serde::Serialize;
use serde_json::Value;

use super::{DeliverySummary, DeliveryView, DestroyedView, LIST_MAX, stored_json};
use crate::decide_again::DeliveryFile;
use crate::deliver::RECEIPT;
use crate::deliver_directory::directory_delivery_folder;
use crate::directory_receipt::files_named;
use crate::error::ExchangeError;
use crate::node::Node;
use crate::purge_directories::promised_retention;
use crate::sign_in::Session;

/// A delivery of a directory, in the list of its convention.
#[derive(Clone, Debug, Serialize)]
pub struct DirectoryDeliveryLine {
    pub summary: DeliverySummary,
    pub complete: bool,
    /// Whether its last push was proved; nothing where it was never pushed.
    pub pushed: Option<bool>,
    /// Why its last push failed, by its code.
    pub reason: Option<String>,
}

/// Deliveries of directories that a party received, or provided, the newest first.
pub(super) async fn summaries_for(
    node: &Node,
    party: &PartyId,
    is_recipient: bool,
) -> Result<Vec<DeliverySummary>, ExchangeError> {
    let rows = node.store().directory_deliveries(Some(party), Page::first(LIST_MAX)).await?;
    let concerned = rows.iter().filter(|row| match is_recipient {
        true => row.recipient == *party,
        false => row.producer == *party && row.recipient != *party,
    });
    concerned.map(|row| summary(node, row)).collect()
}

/// Deliveries of the clauses of a convention, for one of those concerned, the newest first.
pub async fn directory_deliveries(
    node: &Node,
    session: &Session,
    agreement: &str,
) -> Result<Vec<DirectoryDeliveryLine>, ExchangeError> {
    let rows = node.store().directory_deliveries(Some(&session.party), Page::first(LIST_MAX)).await?;
    let mut lines = Vec::new();
    for row in rows.iter().filter(|row| row.agreement.as_str() == agreement) {
        let push = node.store().directory_pushes(row.id).await?.into_iter().next();
        lines.push(DirectoryDeliveryLine {
            summary: summary(node, row)?,
            complete: row.complete,
            pushed: push.as_ref().map(|push| push.proof_sha256.is_some()),
            reason: push.and_then(|push| push.reason),
        });
    }
    Ok(lines)
}

/// One delivery.
pub(super) async fn view(
    node: &Node,
    session: &Session,
    id: DirectoryDeliveryId,
) -> Result<Option<DeliveryView>, ExchangeError> {
    let Some(row) = node.store().directory_delivery(id).await? else { return Ok(None) };
    let is_recipient = row.recipient == session.party;
    if !is_recipient && row.producer != session.party {
        return Ok(None);
    }
    let receipt = stored_json(&row.id, &row.receipt)?;
    // What was purged is not there to be fetched; its receipt still says what it was.
    let is_there = directory_delivery_folder(node.folder(), id).is_dir();
    Ok(Some(DeliveryView {
        summary: summary(node, &row)?,
        may_download: is_recipient && may_be_fetched(&row) && is_there,
        files: names(&receipt),
        destroyed: if is_there { None } else { destroyed(node, &row).await? },
        receipt,
    }))
}

/// When the files were destroyed, as the log says, by the clause and for the time that the receipt promised.
async fn destroyed(node: &Node, row: &DirectoryDelivery) -> Result<Option<DestroyedView>, ExchangeError> {
    let Some(at) = node.directory_purged_at(row.id).await? else { return Ok(None) };
    let receipt = stored_json(&row.id, &row.receipt)?;
    // The clause comes first; then the rules that bind.
    let articles: Vec<ArticleRef> = serde_json::from_value(receipt["articles"].clone()).unwrap_or_default();
    let lasts = promised_retention(row)?.lasts.span();
    Ok(Some(DestroyedView { at, article: articles.into_iter().next(), lasts }))
}

/// Files go by the channel of the clause: those of an SFTP push are not handed over by a page too.
fn may_be_fetched(row: &DirectoryDelivery) -> bool {
    row.channel == Channel::File
}

fn names(receipt: &Value) -> Vec<String> {
    files_named(receipt).into_iter().map(|file| file.name).chain([RECEIPT.to_owned()]).collect()
}

fn summary(node: &Node, row: &DirectoryDelivery) -> Result<DeliverySummary, ExchangeError> {
    let receipt = stored_json(&row.id, &row.receipt)?;
    // The archive, or the first of the files: what a list can name.
    let first = files_named(&receipt).into_iter().max_by_key(|file| file.size_bytes);
    let (file_name, file_sha256) = first.map(|file| (file.name, file.sha256)).unwrap_or_default();
    Ok(DeliverySummary {
        id: row.id.to_string(),
        dataset: DatasetId::new(row.clause.as_str()),
        title: clause_name(node, &row.clause).unwrap_or_else(|| row.clause.to_string()),
        purpose: "ent".to_owned(),
        recipient: row.recipient.clone(),
        sent_at: row.made_at,
        rows: row.records,
        file_name,
        file_sha256,
        decision: row.decision.to_string(),
    })
}

fn clause_name(node: &Node, id: &ClauseId) -> Option<String> {
    let agreements = node.agreements();
    let mut clauses = agreements.all().iter().flat_map(|agreement| agreement.ent_clauses());
    clauses.find(|(_, clause)| clause.id == *id).map(|(_, clause)| clause.name.clone())
}

/// The convention whose clause `ent` has that name: what a decision on it leads to.
pub fn directory_agreement(node: &Node, clause: &str) -> Option<String> {
    let agreements = node.agreements();
    let has = |agreement: &&entente_model::Agreement| {
        agreement.ent_clauses().any(|(_, one)| one.id.as_str() == clause)
    };
    agreements.all().iter().find(has).map(|agreement| agreement.id.to_string())
}

/// A file of a delivery for its recipient; the access is decided again, and fetching it is an event.
pub(crate) async fn file(
    node: &Node,
    session: &Session,
    id: DirectoryDeliveryId,
    file: &str,
) -> Result<Option<DeliveryFile>, ExchangeError> {
    let Some(row) = node.store().directory_delivery(id).await? else { return Ok(None) };
    let receipt = stored_json(&row.id, &row.receipt)?;
    let is_known = names(&receipt).iter().any(|name| name == file);
    if row.recipient != session.party || !may_be_fetched(&row) || !is_known {
        return Ok(None);
    }
    let path = directory_delivery_folder(node.folder(), id).join(file);
    if !path.is_file() {
        return Ok(None);
    }
    let access = match file == RECEIPT {
        true => None,
        false => Some(node.access_of_directory(&session.actor(), &row).await?),
    };
    let mut tx = node.store().begin(node.now(), &session.actor()).await?;
    tx.record(Event::DirectoryDownloaded { delivery: id, user: session.user }).await?;
    tx.commit().await?;
    node.write_checkpoint().await?;
    Ok(Some(DeliveryFile { path, access }))
}
