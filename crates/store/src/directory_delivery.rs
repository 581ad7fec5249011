//! Deliveries of the directory of an ENT: what a clause made on a day, from which state to which.
//!
//! Making the files is done elsewhere; their names and digests are in the receipt.

use entente_audit::{DecisionId, DirectoryDeliveryId, Event, Hash, Table, digest, stamp};
use entente_model::{AgreementId, Channel, ClauseId, PartyId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::{Page, Reader, word};
use crate::{Store, StoreError, Transaction};

/// A delivery of a directory, to be kept.
#[derive(Clone, Debug)]
pub struct NewDirectoryDelivery {
    /// Decision that permits it.
    pub decision: DecisionId,
    /// Convention.
    pub agreement: AgreementId,
    /// Its clause.
    pub clause: ClauseId,
    /// Who provides.
    pub producer: PartyId,
    /// Who receives.
    pub recipient: PartyId,
    /// Whether it is complete.
    pub complete: bool,
    /// Its day.
    pub delivered_on: Date,
    /// How.
    pub channel: Channel,
    /// Fingerprint of the state that a delta begins from.
    pub state_before: Option<String>,
    /// Fingerprint of the state that it reaches.
    pub state_after: String,
    /// Size of its files.
    pub size_bytes: u64,
    /// Its records.
    pub records: u64,
    /// JSON of the receipt.
    pub receipt: String,
}

/// A delivery of a directory as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryDelivery {
    /// Number.
    pub id: DirectoryDeliveryId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// Decision that permits it.
    pub decision: DecisionId,
    /// Convention.
    pub agreement: AgreementId,
    /// Its clause.
    pub clause: ClauseId,
    /// Who provides.
    pub producer: PartyId,
    /// Who receives.
    pub recipient: PartyId,
    /// Whether it is complete.
    pub complete: bool,
    /// Its day.
    pub delivered_on: Date,
    /// How.
    pub channel: Channel,
    /// Fingerprint of the state that a delta begins from.
    pub state_before: Option<String>,
    /// Fingerprint of the state that it reaches.
    pub state_after: String,
    /// Size of its files.
    pub size_bytes: u64,
    /// Its records.
    pub records: u64,
    /// JSON of the receipt.
    pub receipt: String,
    /// Its digest.
    pub receipt_sha256: Hash,
    /// When.
    pub made_at: Timestamp,
}

impl Transaction {
    /// Keeps a delivery of a directory; records `DirectoryDelivered`. Its decision must exist.
    pub async fn insert_directory_delivery(
        &mut self,
        new: NewDirectoryDelivery,
    ) -> Result<DirectoryDelivery, StoreError> {
        let delivery = DirectoryDelivery {
            id: DirectoryDeliveryId::new(self.next_number(Table::DirectoryDelivery).await?),
            seq: self.next_seq()?.unsigned_abs(),
            decision: new.decision,
            agreement: new.agreement,
            clause: new.clause,
            producer: new.producer,
            recipient: new.recipient,
            complete: new.complete,
            delivered_on: new.delivered_on,
            channel: new.channel,
            state_before: new.state_before,
            state_after: new.state_after,
            size_bytes: new.size_bytes,
            records: new.records,
            receipt_sha256: digest(new.receipt.as_bytes()),
            receipt: new.receipt,
            made_at: self.at(),
        };
        let event = Event::DirectoryDelivered {
            delivery: delivery.id,
            decision: delivery.decision,
            agreement: delivery.agreement.clone(),
            clause: delivery.clause.clone(),
            recipient: delivery.recipient.clone(),
            complete: delivery.complete,
            delivered_on: delivery.delivered_on,
            records: delivery.records,
            receipt_sha256: delivery.receipt_sha256,
        };
        let cells = vec![
            Cell::text(delivery.id),
            Cell::text(delivery.decision),
            Cell::text(&delivery.agreement),
            Cell::text(&delivery.clause),
            Cell::text(&delivery.producer),
            Cell::text(&delivery.recipient),
            Cell::text(if delivery.complete { COMPLETE } else { DELTA }),
            Cell::text(delivery.delivered_on),
            Cell::text(word(&delivery.channel)),
            Cell::optional(delivery.state_before.as_ref()),
            Cell::text(&delivery.state_after),
            Cell::number(delivery.size_bytes)?,
            Cell::number(delivery.records)?,
            Cell::text(&delivery.receipt),
            Cell::text(delivery.receipt_sha256),
            Cell::text(stamp(delivery.made_at)),
        ];
        self.insert(event, cells).await?;
        Ok(delivery)
    }
}

impl Store {
    /// One delivery of a directory.
    pub async fn directory_delivery(
        &self,
        id: DirectoryDeliveryId,
    ) -> Result<Option<DirectoryDelivery>, StoreError> {
        let row = sqlx::query("SELECT * FROM directory_delivery WHERE id = $1")
            .bind(id.to_string())
            .fetch_optional(self.pool())
            .await
            .map_err(StoreError::query("read a delivery of a directory"))?;
        row.as_ref().map(read_delivery).transpose()
    }

    /// Deliveries of a clause, the latest first.
    pub async fn directory_deliveries_of(
        &self,
        agreement: &AgreementId,
        clause: &ClauseId,
    ) -> Result<Vec<DirectoryDelivery>, StoreError> {
        let rows = sqlx::query(
            "SELECT * FROM directory_delivery WHERE agreement = $1 AND clause = $2 ORDER BY seq DESC",
        )
        .bind(agreement.to_string())
        .bind(clause.to_string())
        .fetch_all(self.pool())
        .await
        .map_err(StoreError::query("read the deliveries of a directory"))?;
        rows.iter().map(read_delivery).collect()
    }

    /// Deliveries of directories that a party provided or received, or all of them, the latest first.
    pub async fn directory_deliveries(
        &self,
        party: Option<&PartyId>,
        page: Page,
    ) -> Result<Vec<DirectoryDelivery>, StoreError> {
        let rows = sqlx::query(
            "SELECT * FROM directory_delivery WHERE ($1 = '' OR recipient = $1 OR producer = $1) AND seq < $2
             ORDER BY seq DESC LIMIT $3",
        )
        .bind(party.map_or(String::new(), ToString::to_string))
        .bind(page.before_seq())
        .bind(i64::from(page.limit))
        .fetch_all(self.pool())
        .await
        .map_err(StoreError::query("read the deliveries of directories"))?;
        rows.iter().map(read_delivery).collect()
    }
}

const COMPLETE: &str = "complete";
const DELTA: &str = "delta";

fn read_delivery(row: &AnyRow) -> Result<DirectoryDelivery, StoreError> {
    let reader = Reader { table: "directory_delivery", row };
    let complete = match reader.text("kind")?.as_str() {
        COMPLETE => true,
        DELTA => false,
        _ => return Err(StoreError::Unreadable { table: "directory_delivery", column: "kind" }),
    };
    Ok(DirectoryDelivery {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        decision: reader.value("decision")?,
        agreement: AgreementId::new(reader.text("agreement")?),
        clause: ClauseId::new(reader.text("clause")?),
        producer: PartyId::new(reader.text("producer")?),
        recipient: PartyId::new(reader.text("recipient")?),
        complete,
        delivered_on: reader.value("delivered_on")?,
        channel: reader.word("channel")?,
        state_before: reader.optional("state_before")?,
        state_after: reader.text("state_after")?,
        size_bytes: reader.number("size_bytes")?,
        records: reader.number("row_count")?,
        receipt: reader.text("receipt")?,
        receipt_sha256: reader.value("receipt_sha256")?,
        made_at: reader.value("made_at")?,
    })
}
