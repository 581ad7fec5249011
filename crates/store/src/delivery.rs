//! Deliveries: what was made available, to whom, from which deposit, by which decision.
//!
//! Producing and sending files is done elsewhere.

use entente_audit::{DecisionId, DeliveryId, DepositId, Event, Hash, Table, digest, stamp};
use entente_model::{Channel, DatasetId, PartyId, Period};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::deposit::Deposit;
use crate::fact::Cell;
use crate::reading::{Page, Reader, word};
use crate::withdrawal::withdrawal_of;
use crate::{Store, StoreError, Transaction};

/// A delivery, to be kept.
#[derive(Clone, Debug)]
pub struct NewDelivery {
    /// Decision that permits it.
    pub decision: DecisionId,
    /// Deposit that it was made from.
    pub deposit: DepositId,
    /// Dataset.
    pub dataset: DatasetId,
    /// What it is about.
    pub period: Period,
    /// Who receives.
    pub recipient: PartyId,
    /// How.
    pub channel: Channel,
    /// Digest of the file.
    pub file_sha256: Hash,
    /// Its name for the recipient.
    pub file_name: String,
    /// Its size.
    pub size_bytes: u64,
    /// Its rows.
    pub rows: u64,
    /// JSON of the receipt.
    pub receipt: String,
}

/// A delivery as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Number.
    pub id: DeliveryId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// Decision that permits it.
    pub decision: DecisionId,
    /// Deposit that it was made from.
    pub deposit: DepositId,
    /// Dataset.
    pub dataset: DatasetId,
    /// What it is about.
    pub period: Period,
    /// Who receives.
    pub recipient: PartyId,
    /// How.
    pub channel: Channel,
    /// Digest of the file.
    pub file_sha256: Hash,
    /// Its name for the recipient.
    pub file_name: String,
    /// Its size.
    pub size_bytes: u64,
    /// Its rows.
    pub rows: u64,
    /// JSON of the receipt.
    pub receipt: String,
    /// Its digest.
    pub receipt_sha256: Hash,
    /// When.
    pub sent_at: Timestamp,
}

impl Transaction {
    /// Keeps a delivery; records `DeliverySent`. Its decision and its deposit must exist, and the deposit must not
    /// have been withdrawn, were it a moment ago.
    pub async fn insert_delivery(&mut self, new: &NewDelivery) -> Result<Delivery, StoreError> {
        if withdrawal_of(self.connection(), new.deposit).await?.is_some() {
            return Err(StoreError::Withdrawn { id: new.deposit.to_string() });
        }
        let delivery = Delivery {
            id: DeliveryId::new(self.next_number(Table::Delivery).await?),
            seq: self.next_seq()?.unsigned_abs(),
            decision: new.decision,
            deposit: new.deposit,
            dataset: new.dataset.clone(),
            period: new.period,
            recipient: new.recipient.clone(),
            channel: new.channel,
            file_sha256: new.file_sha256,
            file_name: new.file_name.clone(),
            size_bytes: new.size_bytes,
            rows: new.rows,
            receipt: new.receipt.clone(),
            receipt_sha256: digest(new.receipt.as_bytes()),
            sent_at: self.at(),
        };
        let event = Event::DeliverySent {
            delivery: delivery.id,
            decision: delivery.decision,
            dataset: delivery.dataset.clone(),
            recipient: delivery.recipient.clone(),
            file_sha256: delivery.file_sha256,
            receipt_sha256: delivery.receipt_sha256,
            rows: delivery.rows,
        };
        let cells = vec![
            Cell::text(delivery.id),
            Cell::text(delivery.decision),
            Cell::text(delivery.deposit),
            Cell::text(&delivery.dataset),
            Cell::text(delivery.period),
            Cell::text(&delivery.recipient),
            Cell::text(word(&delivery.channel)),
            Cell::text(delivery.file_sha256),
            Cell::text(&delivery.file_name),
            Cell::number(delivery.size_bytes)?,
            Cell::number(delivery.rows)?,
            Cell::text(&delivery.receipt),
            Cell::text(delivery.receipt_sha256),
            Cell::text(stamp(delivery.sent_at)),
        ];
        self.insert(event, cells).await?;
        Ok(delivery)
    }
}

impl Transaction {
    /// How many deliveries were made from the versions of a deposit, as this transaction sees it: it holds the lock of the
    /// log.
    pub async fn deliveries_of_versions(&mut self, deposit: &Deposit) -> Result<u64, StoreError> {
        let row = sqlx::query(
            "SELECT COUNT(*) AS made FROM delivery JOIN deposit ON deposit.id = delivery.deposit
             WHERE deposit.dataset = $1 AND deposit.period = $2 AND deposit.party = $3",
        )
        .bind(deposit.dataset.to_string())
        .bind(deposit.period.to_string())
        .bind(deposit.party.to_string())
        .fetch_one(self.connection())
        .await
        .map_err(StoreError::query("count the deliveries of a deposit"))?;
        Reader { table: "delivery", row: &row }.number("made")
    }
}

impl Store {
    /// One delivery.
    pub async fn delivery(&self, id: DeliveryId) -> Result<Option<Delivery>, StoreError> {
        let row = sqlx::query("SELECT * FROM delivery WHERE id = $1")
            .bind(id.to_string())
            .fetch_optional(self.pool())
            .await
            .map_err(StoreError::query("read a delivery"))?;
        row.as_ref().map(read_delivery).transpose()
    }

    /// Deliveries to a recipient, or all, the latest first.
    pub async fn deliveries_to(
        &self,
        recipient: Option<&PartyId>,
        page: Page,
    ) -> Result<Vec<Delivery>, StoreError> {
        let rows = sqlx::query(
            "SELECT * FROM delivery WHERE ($1 = '' OR recipient = $1) AND seq < $2 ORDER BY seq DESC LIMIT $3",
        )
        .bind(recipient.map_or(String::new(), ToString::to_string))
        .bind(page.before_seq())
        .bind(i64::from(page.limit))
        .fetch_all(self.pool())
        .await
        .map_err(StoreError::query("read deliveries"))?;
        rows.iter().map(read_delivery).collect()
    }

    /// Deliveries made from a deposit, the latest first: who has used that version.
    pub async fn deliveries_of(&self, deposit: DepositId) -> Result<Vec<Delivery>, StoreError> {
        let rows = sqlx::query("SELECT * FROM delivery WHERE deposit = $1 ORDER BY seq DESC")
            .bind(deposit.to_string())
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the deliveries of a deposit"))?;
        rows.iter().map(read_delivery).collect()
    }

    /// Deliveries made from all versions of a deposit, the first ones first.
    pub async fn deliveries_of_versions(&self, deposit: &Deposit) -> Result<Vec<Delivery>, StoreError> {
        let rows = sqlx::query(
            "SELECT delivery.* FROM delivery JOIN deposit ON deposit.id = delivery.deposit
             WHERE deposit.dataset = $1 AND deposit.period = $2 AND deposit.party = $3 ORDER BY delivery.seq",
        )
        .bind(deposit.dataset.to_string())
        .bind(deposit.period.to_string())
        .bind(deposit.party.to_string())
        .fetch_all(self.pool())
        .await
        .map_err(StoreError::query("read the deliveries of a deposit"))?;
        rows.iter().map(read_delivery).collect()
    }

    /// Deliveries made from the deposits of a party, the latest first.
    pub async fn deliveries_from(&self, producer: &PartyId, page: Page) -> Result<Vec<Delivery>, StoreError> {
        let rows = sqlx::query(
            "SELECT delivery.* FROM delivery JOIN deposit ON deposit.id = delivery.deposit
             WHERE deposit.party = $1 AND delivery.seq < $2 ORDER BY delivery.seq DESC LIMIT $3",
        )
        .bind(producer.to_string())
        .bind(page.before_seq())
        .bind(i64::from(page.limit))
        .fetch_all(self.pool())
        .await
        .map_err(StoreError::query("read deliveries"))?;
        rows.iter().map(read_delivery).collect()
    }
}

fn read_delivery(row: &AnyRow) -> Result<Delivery, StoreError> {
    let reader = Reader { table: "delivery", row };
    Ok(Delivery {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        decision: reader.value("decision")?,
        deposit: reader.value("deposit")?,
        dataset: DatasetId::new(reader.text("dataset")?),
        period: reader.value("period")?,
        recipient: PartyId::new(reader.text("recipient")?),
        channel: reader.word("channel")?,
        file_sha256: reader.value("file_sha256")?,
        file_name: reader.text("file_name")?,
        size_bytes: reader.number("size_bytes")?,
        rows: reader.number("row_count")?,
        receipt: reader.text("receipt")?,
        receipt_sha256: reader.value("receipt_sha256")?,
        sent_at: reader.value("sent_at")?,
    })
}
