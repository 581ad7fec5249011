//! What parties say of forecasts: adjustments, comments, figures proposed and agreed, events; added and never changed.
//!
//! Which figure holds, and what an event changes, are not known here.

use entente_audit::{Actor, Event, ForecastActId, ForecastActKind, Table, stamp};
use entente_model::{AgreementId, PartyId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::{Reader, word};
use crate::{Store, StoreError, Transaction};

/// An act, to be kept.
#[derive(Clone, Debug)]
pub struct NewForecastAct {
    /// The convention under which its parties look at the same figures.
    pub agreement: AgreementId,
    /// `school:UAI`, or `level:code` of a territory.
    pub place: String,
    /// Level of schooling; empty for all of them.
    pub grade: String,
    /// The rentrée.
    pub year: i32,
    /// What is done.
    pub what: ForecastActKind,
    /// The party that does it.
    pub party: PartyId,
    /// Its figure, where there is one.
    pub pupils: Option<u32>,
    /// Its reason or comment.
    pub words: String,
    /// JSON of the event that it declares.
    pub change: Option<String>,
    /// The act that it answers or takes back.
    pub answers: Option<ForecastActId>,
}

/// An act as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForecastAct {
    /// Number.
    pub id: ForecastActId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// The convention under which its parties look at the same figures.
    pub agreement: AgreementId,
    /// `school:UAI`, or `level:code` of a territory.
    pub place: String,
    /// Level of schooling; empty for all of them.
    pub grade: String,
    /// The rentrée.
    pub year: i32,
    /// What was done.
    pub what: ForecastActKind,
    /// The party that did it.
    pub party: PartyId,
    /// Its figure, where there is one.
    pub pupils: Option<u32>,
    /// Its reason or comment.
    pub words: String,
    /// JSON of the event that it declares.
    pub change: Option<String>,
    /// The act that it answers or takes back.
    pub answers: Option<ForecastActId>,
    /// When.
    pub acted_at: Timestamp,
    /// Who acted.
    pub acted_by: String,
}

impl Transaction {
    /// Keeps an act on a forecast; records `ForecastActRecorded`.
    pub async fn insert_forecast_act(&mut self, new: NewForecastAct) -> Result<ForecastAct, StoreError> {
        let kept = ForecastAct {
            id: ForecastActId::new(self.next_number(Table::ForecastAct).await?),
            seq: self.next_seq()?.unsigned_abs(),
            agreement: new.agreement,
            place: new.place,
            grade: new.grade,
            year: new.year,
            what: new.what,
            party: new.party,
            pupils: new.pupils,
            words: new.words,
            change: new.change,
            answers: new.answers,
            acted_at: self.at(),
            acted_by: self.actor().to_string(),
        };
        let cells = vec![
            Cell::text(kept.id),
            Cell::text(&kept.agreement),
            Cell::text(&kept.place),
            Cell::text(&kept.grade),
            Cell::Number(kept.year.into()),
            Cell::text(word(&kept.what)),
            Cell::text(&kept.party),
            Cell::optional(kept.pupils),
            Cell::text(&kept.words),
            Cell::optional(kept.change.as_ref()),
            Cell::optional(kept.answers),
            Cell::text(stamp(kept.acted_at)),
            Cell::text(&kept.acted_by),
        ];
        let event = Event::ForecastActRecorded {
            act: kept.id,
            agreement: kept.agreement.clone(),
            place: kept.place.clone(),
            year: kept.year,
            what: kept.what,
            party: kept.party.clone(),
            answers: kept.answers,
        };
        self.insert(event, cells).await?;
        Ok(kept)
    }
}

impl Store {
    /// What was said of forecasts under every convention, in order.
    pub async fn forecast_acts(&self) -> Result<Vec<ForecastAct>, StoreError> {
        let rows = sqlx::query("SELECT * FROM forecast_act ORDER BY seq")
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the acts on forecasts"))?;
        rows.iter().map(read_act).collect()
    }
}

fn read_act(row: &AnyRow) -> Result<ForecastAct, StoreError> {
    let reader = Reader { table: "forecast_act", row };
    Ok(ForecastAct {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        agreement: AgreementId::new(reader.text("agreement")?),
        place: reader.text("place")?,
        grade: reader.text("grade")?,
        year: reader.number("year")?,
        what: reader.word("what")?,
        party: PartyId::new(reader.text("party")?),
        pupils: reader.optional("pupils")?,
        words: reader.text("words")?,
        change: reader.optional_text("change")?,
        answers: reader.optional("answers")?,
        acted_at: reader.value("acted_at")?,
        acted_by: reader.value::<Actor>("acted_by")?.to_string(),
    })
}
