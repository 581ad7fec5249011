//! Mandates of contractors, step by step. What the steps add up to is `entente-exchange`'s.

use entente_audit::{Actor, DeliveryId, Event, Hash, MandateActId, MandateStep, Table, stamp};
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
pub struct NewMandateAct {
    /// The mandate: none for the first step, which names it.
    pub mandate: Option<MandateActId>,
    /// Which step.
    pub step: MandateStep,
    /// Who commissions the study.
    pub party: PartyId,
    /// The convention that lets it.
    pub agreement: AgreementId,
    /// What for.
    pub purpose: PurposeId,
    /// Name of the contractor, for `declared`.
    pub contractor: Option<String>,
    /// Its SIREN, for `declared`.
    pub siren: Option<String>,
    /// Title of the study, for `declared`.
    pub study: Option<String>,
    /// Last day of the study, for `declared`, `extended` and `ended`.
    pub until: Option<Date>,
    /// What was handed over, for `handed-over`.
    pub delivery: Option<DeliveryId>,
    /// Digest of the attestation, for `certified`.
    pub attestation: Option<Hash>,
}

/// A step as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MandateAct {
    /// Number.
    pub id: MandateActId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// The mandate: its first step.
    pub mandate: MandateActId,
    /// Which step.
    pub step: MandateStep,
    /// Who commissions the study.
    pub party: PartyId,
    /// The convention that lets it.
    pub agreement: AgreementId,
    /// What for.
    pub purpose: PurposeId,
    /// Name of the contractor, for `declared`.
    pub contractor: Option<String>,
    /// Its SIREN, for `declared`.
    pub siren: Option<String>,
    /// Title of the study, for `declared`.
    pub study: Option<String>,
    /// Last day of the study, for `declared`, `extended` and `ended`.
    pub until: Option<Date>,
    /// What was handed over, for `handed-over`.
    pub delivery: Option<DeliveryId>,
    /// Digest of the attestation, for `certified`.
    pub attestation: Option<Hash>,
    /// When.
    pub recorded_at: Timestamp,
    /// Who acted.
    pub recorded_by: String,
}

impl Transaction {
    /// Records a step; records `MandateRecorded`.
    pub async fn insert_mandate_act(&mut self, new: &NewMandateAct) -> Result<MandateAct, StoreError> {
        let id = MandateActId::new(self.next_number(Table::MandateAct).await?);
        let act = MandateAct {
            id,
            seq: self.next_seq()?.unsigned_abs(),
            mandate: new.mandate.unwrap_or(id),
            step: new.step,
            party: new.party.clone(),
            agreement: new.agreement.clone(),
            purpose: new.purpose.clone(),
            contractor: new.contractor.clone(),
            siren: new.siren.clone(),
            study: new.study.clone(),
            until: new.until,
            delivery: new.delivery,
            attestation: new.attestation,
            recorded_at: self.at(),
            recorded_by: self.actor().to_string(),
        };
        let cells = vec![
            Cell::text(act.id),
            Cell::text(act.mandate),
            Cell::text(act.step.name()),
            Cell::text(&act.party),
            Cell::text(&act.agreement),
            Cell::text(&act.purpose),
            Cell::optional(act.contractor.as_deref()),
            Cell::optional(act.siren.as_deref()),
            Cell::optional(act.study.as_deref()),
            Cell::optional(act.until),
            Cell::optional(act.delivery),
            Cell::optional(act.attestation),
            Cell::text(stamp(act.recorded_at)),
            Cell::text(&act.recorded_by),
        ];
        debug_assert_eq!(word(&act.step), act.step.name());
        let event = Event::MandateRecorded {
            act: act.id,
            mandate: act.mandate,
            step: act.step,
            party: act.party.clone(),
            agreement: act.agreement.clone(),
            purpose: act.purpose.clone(),
            until: act.until,
            delivery: act.delivery,
        };
        self.insert(event, cells).await?;
        Ok(act)
    }
}

impl Store {
    /// The steps of all mandates, in the order in which they were made.
    pub async fn mandate_acts(&self) -> Result<Vec<MandateAct>, StoreError> {
        let rows = sqlx::query("SELECT * FROM mandate_act ORDER BY seq")
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the mandates of contractors"))?;
        rows.iter().map(read_act).collect()
    }
}

fn read_act(row: &AnyRow) -> Result<MandateAct, StoreError> {
    let reader = Reader { table: "mandate_act", row };
    Ok(MandateAct {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        mandate: reader.value("mandate")?,
        step: reader.word("step")?,
        party: PartyId::new(reader.text("party")?),
        agreement: AgreementId::new(reader.text("agreement")?),
        purpose: PurposeId::new(reader.text("purpose")?),
        contractor: reader.optional_text("contractor")?,
        siren: reader.optional_text("siren")?,
        study: reader.optional_text("study")?,
        until: reader.optional("until_on")?,
        delivery: reader.optional("delivery")?,
        attestation: reader.optional("attestation")?,
        recorded_at: reader.value("recorded_at")?,
        recorded_by: reader.value::<Actor>("recorded_by")?.to_string(),
    })
}
