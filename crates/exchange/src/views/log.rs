//! The evidence log, page by page, the newest first. It holds no personal data: every party reads it.

use entente_audit::Event;
use jiff::Timestamp;
use serde_json::Value;

use super::{LogEntryView, LogView};
use crate::error::ExchangeError;
use crate::node::Node;

/// Entries of one page.
const PAGE_ENTRIES: u64 = 50;

/// A page of the log, from 1: the newest.
pub async fn log(node: &Node, page: u64) -> Result<LogView, ExchangeError> {
    let total = node.store().head().await?.seq;
    let pages = total.div_ceil(PAGE_ENTRIES).max(1);
    let page = page.clamp(1, pages);
    let last = total - (page - 1) * PAGE_ENTRIES;
    let first = last.saturating_sub(PAGE_ENTRIES) + 1;
    let mut entries = log_from(node, first, PAGE_ENTRIES.min(last) as u32).await?;
    entries.reverse();
    Ok(LogView { total, page, pages, entries })
}

/// At most `limit` entries from that number on, in order.
pub async fn log_from(node: &Node, from: u64, limit: u32) -> Result<Vec<LogEntryView>, ExchangeError> {
    let entries = node.store().log_page(from, limit).await?.into_iter();
    let shown = entries.map(|entry| {
        let (event, fields) = fields(entry.event.as_ref());
        // An instant that cannot be read is verification's to name; the page shows the epoch.
        let at = entry.at.unwrap_or(Timestamp::UNIX_EPOCH);
        LogEntryView { seq: entry.seq, at, actor: entry.actor, event, fields, hash: entry.hash }
    });
    Ok(shown.collect())
}

/// The kind of event and its fields, flattened.
fn fields(event: Option<&Event>) -> (String, Vec<(String, String)>) {
    let Some(Ok(Value::Object(mut fields))) = event.map(serde_json::to_value) else {
        return ("unreadable".to_owned(), Vec::new());
    };
    let text = |value: Value| match value {
        Value::String(text) => text,
        other => other.to_string(),
    };
    let kind = fields.remove("event").map(text).unwrap_or_default();
    (kind, fields.into_iter().map(|(name, value)| (name, text(value))).collect())
}
