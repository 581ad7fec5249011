//! Pushes of deliveries of directories to their recipients' servers: proved, or why not.
//!
//! Sending and reading back is done elsewhere.

use entente_audit::{DirectoryDeliveryId, DirectoryPushId, Event, Hash, Table, stamp};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::Reader;
use crate::{Store, StoreError, Transaction};

/// A push, to be kept.
#[derive(Clone, Debug)]
pub struct NewDirectoryPush {
    /// Delivery.
    pub delivery: DirectoryDeliveryId,
    /// How many times it was tried.
    pub attempts: u32,
    /// Server and folder; neither account nor key.
    pub target: String,
    /// Digest of the list of files as read back; else why it failed, by its code.
    pub proof: Result<Hash, String>,
}

/// A push as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryPush {
    /// Number.
    pub id: DirectoryPushId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// Delivery.
    pub delivery: DirectoryDeliveryId,
    /// How many times it was tried.
    pub attempts: u32,
    /// Server and folder.
    pub target: String,
    /// Why it failed, by its code.
    pub reason: Option<String>,
    /// Digest of the list of files as read back, where every one was.
    pub proof_sha256: Option<Hash>,
    /// When.
    pub pushed_at: Timestamp,
}

impl Transaction {
    /// Keeps a push, proved or not; records `DirectoryPushed`. Its delivery must exist.
    pub async fn insert_directory_push(
        &mut self,
        new: NewDirectoryPush,
    ) -> Result<DirectoryPush, StoreError> {
        let (proof_sha256, reason) = match new.proof {
            Ok(proof) => (Some(proof), None),
            Err(reason) => (None, Some(reason)),
        };
        let push = DirectoryPush {
            id: DirectoryPushId::new(self.next_number(Table::DirectoryPush).await?),
            seq: self.next_seq()?.unsigned_abs(),
            delivery: new.delivery,
            attempts: new.attempts,
            target: new.target,
            reason,
            proof_sha256,
            pushed_at: self.at(),
        };
        let proved = push.proof_sha256.is_some();
        let event = Event::DirectoryPushed {
            push: push.id,
            delivery: push.delivery,
            proved,
            attempts: push.attempts,
        };
        let cells = vec![
            Cell::text(push.id),
            Cell::text(push.delivery),
            Cell::text(if proved { "proved" } else { "failed" }),
            Cell::number(u64::from(push.attempts))?,
            Cell::text(&push.target),
            Cell::optional(push.reason.as_ref()),
            Cell::optional(push.proof_sha256),
            Cell::text(stamp(push.pushed_at)),
        ];
        self.insert(event, cells).await?;
        Ok(push)
    }
}

impl Store {
    /// Pushes of a delivery, the latest first.
    pub async fn directory_pushes(
        &self,
        delivery: DirectoryDeliveryId,
    ) -> Result<Vec<DirectoryPush>, StoreError> {
        let rows = sqlx::query("SELECT * FROM directory_push WHERE delivery = $1 ORDER BY seq DESC")
            .bind(delivery.to_string())
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the pushes of a directory"))?;
        rows.iter().map(read_push).collect()
    }
}

fn read_push(row: &AnyRow) -> Result<DirectoryPush, StoreError> {
    let reader = Reader { table: "directory_push", row };
    Ok(DirectoryPush {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        delivery: reader.value("delivery")?,
        attempts: reader.number("attempts")?,
        target: reader.text("target")?,
        reason: reader.optional("reason")?,
        proof_sha256: reader.optional("proof_sha256")?,
        pushed_at: reader.value("pushed_at")?,
    })
}
