//! Clearances of persons within their organisation, step by step. What the steps add up to is `entente-exchange`'s.

use entente_audit::{Actor, ClearanceActId, ClearanceReason, ClearanceStep, Event, Table, UserId, stamp};
use entente_model::{AgreementId, PartyId, PurposeId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::{Reader, word};
use crate::{Store, StoreError, Transaction};

/// A step to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewClearanceAct {
    /// The clearance: none for the first step, which names it.
    pub clearance: Option<ClearanceActId>,
    /// Which step.
    pub step: ClearanceStep,
    /// Whose clearance.
    pub person: UserId,
    /// Her organisation.
    pub party: PartyId,
    /// The convention under which data are read.
    pub agreement: AgreementId,
    /// What for.
    pub purpose: PurposeId,
    /// Last day, for `granted` and `renewed`.
    pub until: Option<Date>,
    /// Why, for `withdrawn`.
    pub reason: Option<ClearanceReason>,
    /// The text that was signed, for `undertaken`.
    pub undertaking: Option<String>,
}

/// A step as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClearanceAct {
    /// Number.
    pub id: ClearanceActId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// The clearance: its first step.
    pub clearance: ClearanceActId,
    /// Which step.
    pub step: ClearanceStep,
    /// Whose clearance.
    pub person: UserId,
    /// Her organisation.
    pub party: PartyId,
    /// The convention under which data are read.
    pub agreement: AgreementId,
    /// What for.
    pub purpose: PurposeId,
    /// Last day, for `granted` and `renewed`.
    pub until: Option<Date>,
    /// Why, for `withdrawn`.
    pub reason: Option<ClearanceReason>,
    /// The text that was signed, for `undertaken`.
    pub undertaking: Option<String>,
    /// When.
    pub recorded_at: Timestamp,
    /// Who acted.
    pub recorded_by: String,
}

impl Transaction {
    /// Records a step; records `ClearanceRecorded`.
    pub async fn insert_clearance_act(&mut self, new: &NewClearanceAct) -> Result<ClearanceAct, StoreError> {
        let id = ClearanceActId::new(self.next_number(Table::ClearanceAct).await?);
        let act = ClearanceAct {
            id,
            seq: self.next_seq()?.unsigned_abs(),
            clearance: new.clearance.unwrap_or(id),
            step: new.step,
            person: new.person,
            party: new.party.clone(),
            agreement: new.agreement.clone(),
            purpose: new.purpose.clone(),
            until: new.until,
            reason: new.reason,
            undertaking: new.undertaking.clone(),
            recorded_at: self.at(),
            recorded_by: self.actor().to_string(),
        };
        let cells = vec![
            Cell::text(act.id),
            Cell::text(act.clearance),
            Cell::text(act.step.name()),
            Cell::text(act.person),
            Cell::text(&act.party),
            Cell::text(&act.agreement),
            Cell::text(&act.purpose),
            Cell::optional(act.until),
            Cell::optional(act.reason.map(ClearanceReason::name)),
            Cell::optional(act.undertaking.as_deref()),
            Cell::text(stamp(act.recorded_at)),
            Cell::text(&act.recorded_by),
        ];
        debug_assert_eq!(word(&act.step), act.step.name());
        let event = Event::ClearanceRecorded {
            act: act.id,
            clearance: act.clearance,
            step: act.step,
            user: act.person,
            party: act.party.clone(),
            agreement: act.agreement.clone(),
            purpose: act.purpose.clone(),
            until: act.until,
        };
        self.insert(event, cells).await?;
        Ok(act)
    }
}

impl Store {
    /// The steps of a person's clearances, or of those of everybody, in the order in which they were made.
    pub async fn clearance_acts(&self, person: Option<UserId>) -> Result<Vec<ClearanceAct>, StoreError> {
        let rows = sqlx::query("SELECT * FROM clearance_act WHERE ($1 = '' OR person = $1) ORDER BY seq")
            .bind(person.map_or(String::new(), |person| person.to_string()))
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the clearances"))?;
        rows.iter().map(read_act).collect()
    }
}

fn read_act(row: &AnyRow) -> Result<ClearanceAct, StoreError> {
    let reader = Reader { table: "clearance_act", row };
    let reason = reader.optional_text("reason")?;
    Ok(ClearanceAct {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        clearance: reader.value("clearance")?,
        step: reader.word("step")?,
        person: reader.value("person")?,
        party: PartyId::new(reader.text("party")?),
        agreement: AgreementId::new(reader.text("agreement")?),
        purpose: PurposeId::new(reader.text("purpose")?),
        until: reader.optional("until_on")?,
        reason: reason.is_some().then(|| reader.word("reason")).transpose()?,
        undertaking: reader.optional_text("undertaking")?,
        recorded_at: reader.value("recorded_at")?,
        recorded_by: reader.value::<Actor>("recorded_by")?.to_string(),
    })
}
