//! What the recipients of a version are told when it is replaced or withdrawn, and that they have read it.
//!
//! Alerts are raised in the transaction of the act that they tell of: neither is there without the other.

use entente_audit::{
    AcknowledgementId, AlertId, AlertKind, DeliveryId, DepositId, Event, Table, WithdrawalReason, stamp,
};
use entente_model::{DatasetId, PartyId, Period};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::{Reader, word};
use crate::{Page, Store, StoreError, Transaction};

/// An alert as kept, with what its page says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alert {
    /// Number.
    pub id: AlertId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// What became of the version.
    pub kind: AlertKind,
    /// Who is told.
    pub recipient: PartyId,
    /// The version that it received.
    pub deposit: DepositId,
    /// Its last delivery of that version.
    pub delivery: DeliveryId,
    /// The version that takes its place.
    pub by: Option<DepositId>,
    /// When.
    pub raised_at: Timestamp,
    /// The dataset of the version.
    pub dataset: DatasetId,
    /// What it is about.
    pub period: Period,
    /// Its rank.
    pub version: u32,
    /// Why it was withdrawn, where it was.
    pub reason: Option<WithdrawalReason>,
    /// When the recipient read it.
    pub acknowledged_at: Option<Timestamp>,
}

/// A delivery that somebody must be told about.
struct Concerned {
    recipient: PartyId,
    deposit: DepositId,
    delivery: DeliveryId,
}

impl Transaction {
    /// Tells each recipient of these versions, once, about the last one that it received. The depositor itself
    /// needs no alert.
    pub(crate) async fn raise_alerts(
        &mut self,
        kind: AlertKind,
        depositor: &PartyId,
        versions: &[DepositId],
        by: Option<DepositId>,
    ) -> Result<(), StoreError> {
        for concerned in self.concerned(depositor, versions).await? {
            let id = AlertId::new(self.next_number(Table::Alert).await?);
            let cells = vec![
                Cell::text(id),
                Cell::text(word(&kind)),
                Cell::text(&concerned.recipient),
                Cell::text(concerned.deposit),
                Cell::text(concerned.delivery),
                Cell::optional(by),
                Cell::text(stamp(self.at())),
            ];
            let event = Event::AlertRaised {
                alert: id,
                kind,
                recipient: concerned.recipient,
                deposit: concerned.deposit,
                delivery: concerned.delivery,
                by,
            };
            self.insert(event, cells).await?;
        }
        Ok(())
    }

    /// The last delivery of each recipient among those made from the versions, in the order of the recipients.
    async fn concerned(
        &mut self,
        depositor: &PartyId,
        versions: &[DepositId],
    ) -> Result<Vec<Concerned>, StoreError> {
        let mut last: std::collections::BTreeMap<PartyId, (u64, Concerned)> =
            std::collections::BTreeMap::new();
        for version in versions {
            let rows =
                sqlx::query("SELECT id, seq, recipient FROM delivery WHERE deposit = $1 AND recipient <> $2")
                    .bind(version.to_string())
                    .bind(depositor.to_string())
                    .fetch_all(self.connection())
                    .await
                    .map_err(StoreError::query("read who received a version"))?;
            for row in &rows {
                let reader = Reader { table: "delivery", row };
                let (seq, recipient) = (reader.number("seq")?, PartyId::new(reader.text("recipient")?));
                let delivery: DeliveryId = reader.value("id")?;
                let known = last.get(&recipient).map_or(0, |(seq, _)| *seq);
                if seq > known {
                    let concerned = Concerned { recipient: recipient.clone(), deposit: *version, delivery };
                    last.insert(recipient, (seq, concerned));
                }
            }
        }
        Ok(last.into_values().map(|(_, concerned)| concerned).collect())
    }

    /// Records that an alert was read (`AlertAcknowledged`); who may is decided elsewhere.
    pub async fn acknowledge_alert(&mut self, alert: AlertId) -> Result<AcknowledgementId, StoreError> {
        let failed = StoreError::query("read an alert");
        let known = sqlx::query("SELECT id FROM alert WHERE id = $1")
            .bind(alert.to_string())
            .fetch_optional(self.connection())
            .await
            .map_err(&failed)?;
        if known.is_none() {
            return Err(StoreError::NotFound { table: "alert", id: alert.to_string() });
        }
        let done = sqlx::query("SELECT id FROM acknowledgement WHERE alert = $1")
            .bind(alert.to_string())
            .fetch_optional(self.connection())
            .await
            .map_err(&failed)?;
        if done.is_some() {
            return Err(StoreError::Done { table: "acknowledgement", id: alert.to_string() });
        }
        let id = AcknowledgementId::new(self.next_number(Table::Acknowledgement).await?);
        let cells = vec![
            Cell::text(id),
            Cell::text(alert),
            Cell::text(stamp(self.at())),
            Cell::text(self.actor().to_string()),
        ];
        self.insert(Event::AlertAcknowledged { acknowledgement: id, alert }, cells).await?;
        Ok(id)
    }
}

const ALERTS: &str = "SELECT alert.*, deposit.dataset, deposit.period, deposit.version,
    (SELECT reason FROM withdrawal WHERE withdrawal.deposit = alert.deposit) AS reason,
    (SELECT acknowledged_at FROM acknowledgement WHERE acknowledgement.alert = alert.id) AS acknowledged_at
    FROM alert JOIN deposit ON deposit.id = alert.deposit";

impl Store {
    /// Alerts of a recipient, the latest first.
    pub async fn alerts_to(&self, recipient: &PartyId, page: Page) -> Result<Vec<Alert>, StoreError> {
        let sql = format!(
            "{ALERTS} WHERE alert.recipient = $1 AND alert.seq < $2 ORDER BY alert.seq DESC LIMIT $3"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(recipient.to_string())
            .bind(page.before_seq())
            .bind(i64::from(page.limit))
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read alerts"))?;
        rows.iter().map(read_alert).collect()
    }

    /// Alerts about a version, the latest first.
    pub async fn alerts_about(&self, deposit: DepositId) -> Result<Vec<Alert>, StoreError> {
        let sql = format!("{ALERTS} WHERE alert.deposit = $1 ORDER BY alert.seq DESC");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(deposit.to_string())
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the alerts about a deposit"))?;
        rows.iter().map(read_alert).collect()
    }

    /// One alert.
    pub async fn alert(&self, id: AlertId) -> Result<Option<Alert>, StoreError> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{ALERTS} WHERE alert.id = $1")))
            .bind(id.to_string())
            .fetch_optional(self.pool())
            .await
            .map_err(StoreError::query("read an alert"))?;
        row.as_ref().map(read_alert).transpose()
    }
}

fn read_alert(row: &AnyRow) -> Result<Alert, StoreError> {
    let reader = Reader { table: "alert", row };
    let reason = reader.optional_text("reason")?;
    Ok(Alert {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        kind: reader.word("kind")?,
        recipient: PartyId::new(reader.text("recipient")?),
        deposit: reader.value("deposit")?,
        delivery: reader.value("delivery")?,
        by: reader.optional("by_deposit")?,
        raised_at: reader.value("raised_at")?,
        dataset: DatasetId::new(reader.text("dataset")?),
        period: reader.value("period")?,
        version: reader.number("version")?,
        reason: reason.is_some().then(|| reader.word("reason")).transpose()?,
        acknowledged_at: reader.optional("acknowledged_at")?,
    })
}
