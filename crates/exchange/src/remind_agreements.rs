//! Reminds the parties of the days that the calendars of their conventions bring: last day to give notice, review to hold,
//! end of a delay. Reminders of deposits are `remind`.

use entente_agreement::life::{EntryKind, reminders};
use entente_audit::{Actor, ReminderStage};
use entente_model::{AgreementId, ArticleRef, Message};
use entente_store::NewAgreementReminder;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::error::ExchangeError;
use crate::node::Node;

/// Days before an entry on which its parties are reminded, the farthest first.
const LEAD_DAYS: [u16; 4] = [90, 30, 7, 1];
/// Nothing further away is looked at.
const HORIZON_DAYS: i32 = 90;

/// A reminder of a convention that was given just now.
#[derive(Clone, Debug, Serialize)]
pub struct GivenAgreementReminder {
    pub agreement: AgreementId,
    /// The day.
    pub on: Date,
    /// What it brings: see `AgreementFolder::say`.
    pub what: Message,
    pub kind: EntryKind,
    /// Who has something to do; all parties where empty.
    pub who: Vec<String>,
    pub place: Option<ArticleRef>,
    /// Which reminder: `before-30`.
    pub stage: String,
}

impl Node {
    /// Records the reminders of conventions that today calls for and that were not given yet, all of them or none.
    pub async fn remind_agreements(&self) -> Result<Vec<GivenAgreementReminder>, ExchangeError> {
        let folder = self.agreement_folder();
        let today = folder.today();
        let until = today.checked_add(HORIZON_DAYS.days()).unwrap_or(Date::MAX);
        let mut tx = self.store().begin(self.now(), &Actor::System).await?;
        let mut given = Vec::new();
        for agreement in folder.all() {
            let calendar = folder.life(agreement).calendar(today, until, today);
            for reminder in reminders(&calendar, today, &LEAD_DAYS) {
                let entry = reminder.entry;
                // Deposits have their own reminders, which know what has come already.
                if entry.kind == EntryKind::Deposit {
                    continue;
                }
                let stage = ReminderStage::DaysBefore(reminder.lead_days);
                let new = NewAgreementReminder {
                    agreement: agreement.id.clone(),
                    entry: entry.key.clone(),
                    due_on: entry.on,
                    stage,
                };
                if tx.insert_agreement_reminder(new).await?.is_some() {
                    given.push(GivenAgreementReminder {
                        agreement: agreement.id.clone(),
                        on: entry.on,
                        what: entry.what.clone(),
                        kind: entry.kind,
                        who: entry.who.clone(),
                        place: entry.place.clone(),
                        stage: stage.to_string(),
                    });
                }
            }
        }
        if given.is_empty() {
            tx.rollback().await?;
        } else {
            tx.commit().await?;
            self.write_checkpoint().await?;
        }
        Ok(given)
    }
}
