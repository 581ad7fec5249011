//! Reminders of what the calendars of conventions bring: each stage of each day is recorded once.
//!
//! What a calendar brings is computed in `entente-agreement`; reminders of deposits are `reminder`.

use entente_audit::{AgreementReminderId, Event, ReminderStage, Table, stamp};
use entente_model::AgreementId;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::Reader;
use crate::{Store, StoreError, Transaction};

/// A reminder, to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAgreementReminder {
    /// The convention.
    pub agreement: AgreementId,
    /// What the day brings, by its code.
    pub entry: String,
    /// The day.
    pub due_on: Date,
    /// Which reminder.
    pub stage: ReminderStage,
}

/// A reminder as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementReminder {
    /// Number.
    pub id: AgreementReminderId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// The convention.
    pub agreement: AgreementId,
    /// What the day brings, by its code.
    pub entry: String,
    /// The day.
    pub due_on: Date,
    /// Which reminder.
    pub stage: ReminderStage,
    /// When.
    pub reminded_at: Timestamp,
}

impl Transaction {
    /// Records a reminder (`AgreementReminded`); nothing where that one was given before.
    pub async fn insert_agreement_reminder(
        &mut self,
        new: NewAgreementReminder,
    ) -> Result<Option<AgreementReminder>, StoreError> {
        let known = sqlx::query(
            "SELECT id FROM agreement_reminder WHERE agreement = $1 AND entry = $2 AND due_on = $3 AND stage = $4",
        )
        .bind(new.agreement.to_string())
        .bind(new.entry.clone())
        .bind(new.due_on.to_string())
        .bind(new.stage.to_string())
        .fetch_optional(self.connection())
        .await
        .map_err(StoreError::query("read a reminder of a convention"))?;
        if known.is_some() {
            return Ok(None);
        }
        let reminder = AgreementReminder {
            id: AgreementReminderId::new(self.next_number(Table::AgreementReminder).await?),
            seq: self.next_seq()?.unsigned_abs(),
            agreement: new.agreement,
            entry: new.entry,
            due_on: new.due_on,
            stage: new.stage,
            reminded_at: self.at(),
        };
        let cells = vec![
            Cell::text(reminder.id),
            Cell::text(&reminder.agreement),
            Cell::text(&reminder.entry),
            Cell::text(reminder.due_on),
            Cell::text(reminder.stage),
            Cell::text(stamp(reminder.reminded_at)),
        ];
        let event = Event::AgreementReminded {
            reminder: reminder.id,
            agreement: reminder.agreement.clone(),
            entry: reminder.entry.clone(),
            due_on: reminder.due_on,
            stage: reminder.stage,
        };
        self.insert(event, cells).await?;
        Ok(Some(reminder))
    }
}

impl Store {
    /// Reminders of a convention, in the order in which they were given.
    pub async fn agreement_reminders(
        &self,
        agreement: &AgreementId,
    ) -> Result<Vec<AgreementReminder>, StoreError> {
        let rows = sqlx::query("SELECT * FROM agreement_reminder WHERE agreement = $1 ORDER BY seq")
            .bind(agreement.to_string())
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the reminders of a convention"))?;
        rows.iter().map(read_reminder).collect()
    }
}

fn read_reminder(row: &AnyRow) -> Result<AgreementReminder, StoreError> {
    let reader = Reader { table: "agreement_reminder", row };
    Ok(AgreementReminder {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        agreement: AgreementId::new(reader.text("agreement")?),
        entry: reader.text("entry")?,
        due_on: reader.value("due_on")?,
        stage: reader.value("stage")?,
        reminded_at: reader.value("reminded_at")?,
    })
}
