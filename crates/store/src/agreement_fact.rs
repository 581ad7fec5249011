//! What happened to conventions: facts with two days, added and never changed.
//!
//! Whether the text of the convention allows a fact, and what follows from it, is `entente-agreement`.

use entente_audit::{Actor, AgreementFactId, Event, Table, stamp};
use entente_model::{AgreementId, LifeEvent, LifeFact};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::Reader;
use crate::{Store, StoreError, Transaction};

/// A fact, to be kept. Its name is given by the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAgreementFact {
    /// The convention.
    pub agreement: AgreementId,
    /// What happened.
    pub event: LifeEvent,
    /// Day on which it happened, or takes effect.
    pub happened_on: Date,
    /// Day on which it was known here.
    pub known_on: Date,
    /// The fact that it corrects.
    pub replaces: Option<AgreementFactId>,
    /// Number of the registered letter, of the dossier, of the minutes.
    pub reference: Option<String>,
}

/// A fact as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementFact {
    /// Number.
    pub id: AgreementFactId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// The convention.
    pub agreement: AgreementId,
    /// The fact, under its number.
    pub fact: LifeFact,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who acted.
    pub recorded_by: String,
}

/// The code of what happened: `notice-received`.
fn code(event: &LifeEvent) -> String {
    let value = serde_json::to_value(event).ok();
    let code = value.as_ref().and_then(|value| value["event"].as_str());
    code.expect("events of a life are written with their code").to_owned()
}

impl Transaction {
    /// Keeps a fact in the life of a convention; records `AgreementFactRecorded`.
    pub async fn insert_agreement_fact(
        &mut self,
        new: NewAgreementFact,
    ) -> Result<AgreementFact, StoreError> {
        let id = AgreementFactId::new(self.next_number(Table::AgreementFact).await?);
        let fact = LifeFact {
            id: id.to_string(),
            event: new.event,
            happened_on: new.happened_on,
            known_on: new.known_on,
            replaces: new.replaces.map(|replaced| replaced.to_string()),
            reference: new.reference,
        };
        let kept = AgreementFact {
            id,
            seq: self.next_seq()?.unsigned_abs(),
            agreement: new.agreement,
            recorded_at: self.at(),
            recorded_by: self.actor().to_string(),
            fact,
        };
        let json = serde_json::to_string(&kept.fact).expect("a fact is written as JSON");
        let what = code(&kept.fact.event);
        let cells = vec![
            Cell::text(id),
            Cell::text(&kept.agreement),
            Cell::text(&what),
            Cell::text(kept.fact.happened_on),
            Cell::text(kept.fact.known_on),
            Cell::text(json),
            Cell::optional(kept.fact.replaces.as_ref()),
            Cell::text(stamp(kept.recorded_at)),
            Cell::text(&kept.recorded_by),
        ];
        let event = Event::AgreementFactRecorded {
            fact: id,
            agreement: kept.agreement.clone(),
            what,
            happened_on: kept.fact.happened_on,
            known_on: kept.fact.known_on,
            replaces: new.replaces,
        };
        self.insert(event, cells).await?;
        Ok(kept)
    }
}

impl Store {
    /// The facts of every convention, in the order in which they were recorded.
    pub async fn agreement_facts(&self) -> Result<Vec<AgreementFact>, StoreError> {
        let rows = sqlx::query("SELECT * FROM agreement_fact ORDER BY seq")
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the facts of conventions"))?;
        rows.iter().map(read_fact).collect()
    }
}

fn read_fact(row: &AnyRow) -> Result<AgreementFact, StoreError> {
    let reader = Reader { table: "agreement_fact", row };
    Ok(AgreementFact {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        agreement: AgreementId::new(reader.text("agreement")?),
        fact: reader.json("fact")?,
        recorded_at: reader.value("recorded_at")?,
        recorded_by: reader.value::<Actor>("recorded_by")?.to_string(),
    })
}
