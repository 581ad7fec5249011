//! Reminders of expected deposits: each stage of each of them is recorded once.
//!
//! What is expected, and which stage a day calls for, is computed elsewhere from the conventions.

use entente_audit::{Event, ReminderId, ReminderStage, Table, stamp};
use entente_model::{DatasetId, PartyId, Period};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::Reader;
use crate::{Store, StoreError, Transaction};

/// A reminder, to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReminder {
    /// The dataset.
    pub dataset: DatasetId,
    /// What it is about.
    pub period: Period,
    /// Who must deposit.
    pub party: PartyId,
    /// The day on which it is due.
    pub due_on: Date,
    /// Which reminder.
    pub stage: ReminderStage,
}

/// A reminder as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// Number.
    pub id: ReminderId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// The dataset.
    pub dataset: DatasetId,
    /// What it is about.
    pub period: Period,
    /// Who must deposit.
    pub party: PartyId,
    /// The day on which it is due.
    pub due_on: Date,
    /// Which reminder.
    pub stage: ReminderStage,
    /// When.
    pub reminded_at: Timestamp,
}

impl Transaction {
    /// Records a reminder (`DepositReminded`); nothing where that one was given before.
    pub async fn insert_reminder(&mut self, new: &NewReminder) -> Result<Option<Reminder>, StoreError> {
        let known = sqlx::query(
            "SELECT id FROM reminder WHERE dataset = $1 AND period = $2 AND party = $3 AND due_on = $4 AND stage = $5",
        )
        .bind(new.dataset.to_string())
        .bind(new.period.to_string())
        .bind(new.party.to_string())
        .bind(new.due_on.to_string())
        .bind(new.stage.to_string())
        .fetch_optional(self.connection())
        .await
        .map_err(StoreError::query("read a reminder"))?;
        if known.is_some() {
            return Ok(None);
        }
        let reminder = Reminder {
            id: ReminderId::new(self.next_number(Table::Reminder).await?),
            seq: self.next_seq()?.unsigned_abs(),
            dataset: new.dataset.clone(),
            period: new.period,
            party: new.party.clone(),
            due_on: new.due_on,
            stage: new.stage,
            reminded_at: self.at(),
        };
        let cells = vec![
            Cell::text(reminder.id),
            Cell::text(&reminder.dataset),
            Cell::text(reminder.period),
            Cell::text(&reminder.party),
            Cell::text(reminder.due_on),
            Cell::text(reminder.stage),
            Cell::text(stamp(reminder.reminded_at)),
        ];
        let event = Event::DepositReminded {
            reminder: reminder.id,
            dataset: new.dataset.clone(),
            period: new.period,
            party: new.party.clone(),
            due_on: new.due_on,
            stage: new.stage,
        };
        self.insert(event, cells).await?;
        Ok(Some(reminder))
    }
}

impl Store {
    /// Every reminder, in the order in which they were given.
    pub async fn reminders(&self) -> Result<Vec<Reminder>, StoreError> {
        let rows = sqlx::query("SELECT * FROM reminder ORDER BY seq")
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read reminders"))?;
        rows.iter().map(read_reminder).collect()
    }
}

fn read_reminder(row: &AnyRow) -> Result<Reminder, StoreError> {
    let reader = Reader { table: "reminder", row };
    Ok(Reminder {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        dataset: DatasetId::new(reader.text("dataset")?),
        period: reader.value("period")?,
        party: PartyId::new(reader.text("party")?),
        due_on: reader.value("due_on")?,
        stage: reader.value("stage")?,
        reminded_at: reader.value("reminded_at")?,
    })
}
