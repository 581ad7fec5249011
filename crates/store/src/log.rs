//! Reading the log, for pages. Whether it holds is `log_verify`.

use entente_audit::{Body, Entry, Event, Head, StoredEntry};
use jiff::Timestamp;
use serde::Serialize;
use sqlx::any::AnyRow;

use crate::reading::Reader;
use crate::transaction::head_of;
use crate::{Store, StoreError};

/// An entry as shown; `event` is absent where it cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LogEntry {
    /// Number.
    pub seq: u64,
    /// When.
    pub at: Option<Timestamp>,
    /// Who acted, as written.
    pub actor: String,
    /// What happened.
    pub event: Option<Event>,
    /// Digest, as written.
    pub hash: String,
}

impl Store {
    /// Where the log ends.
    pub async fn head(&self) -> Result<Head, StoreError> {
        let row = sqlx::query("SELECT seq, hash FROM log_head WHERE id = 1")
            .fetch_optional(self.pool())
            .await
            .map_err(StoreError::query("read the head of the log"))?
            .ok_or(StoreError::NotMigrated)?;
        head_of(&row)
    }

    /// At most `limit` entries from number `from`, in order.
    pub async fn log_page(&self, from: u64, limit: u32) -> Result<Vec<LogEntry>, StoreError> {
        let Ok(from) = i64::try_from(from) else { return Ok(Vec::new()) };
        let rows = sqlx::query("SELECT * FROM log_entry WHERE seq >= $1 ORDER BY seq LIMIT $2")
            .bind(from)
            .bind(i64::from(limit))
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the log"))?;
        rows.iter().map(|row| read_stored(row).map(shown)).collect()
    }
}

fn shown(stored: StoredEntry) -> LogEntry {
    let entry: Option<Entry> = stored.read();
    LogEntry {
        seq: stored.seq,
        at: stored.at_text.parse().ok(),
        actor: stored.actor,
        event: entry.map(|Entry { body: Body { event, .. }, .. }| event),
        hash: stored.hash,
    }
}

pub(crate) fn read_stored(row: &AnyRow) -> Result<StoredEntry, StoreError> {
    let reader = Reader { table: "log_entry", row };
    Ok(StoredEntry {
        // A negative number can only come from tampering; it becomes one beyond any head.
        seq: reader.number::<i64>("seq")?.cast_unsigned(),
        at_text: reader.text("at")?,
        actor: reader.text("actor")?,
        body_text: reader.text("body")?,
        previous: reader.text("previous")?,
        hash: reader.text("hash")?,
    })
}
