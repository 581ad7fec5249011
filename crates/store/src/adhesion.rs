//! Parties that joined a convention open to them: what was signed to join it, to the byte.
//!
//! What the document says, and whether the convention is open to that party, is `entente-agreement`.

use entente_audit::{Actor, AdhesionId, Event, Hash, Table, digest, stamp};
use entente_model::{AgreementId, PartyId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::Reader;
use crate::{Store, StoreError, Transaction};

/// An adhésion, to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAdhesion {
    /// The convention.
    pub agreement: AgreementId,
    /// Who joins.
    pub party: PartyId,
    /// From which day.
    pub joined_on: Date,
    /// What was signed to join.
    pub document: String,
    /// Establishments of its annex 1.
    pub institutions: u64,
}

/// An adhésion as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adhesion {
    /// Number.
    pub id: AdhesionId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// The convention.
    pub agreement: AgreementId,
    /// Who joins.
    pub party: PartyId,
    /// From which day.
    pub joined_on: Date,
    /// What was signed to join.
    pub document: String,
    /// Its digest.
    pub sha256: Hash,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who acted.
    pub recorded_by: String,
}

impl Transaction {
    /// Keeps an adhésion; records `AgreementJoined`.
    pub async fn insert_adhesion(&mut self, new: NewAdhesion) -> Result<Adhesion, StoreError> {
        let kept = Adhesion {
            id: AdhesionId::new(self.next_number(Table::Adhesion).await?),
            seq: self.next_seq()?.unsigned_abs(),
            agreement: new.agreement,
            party: new.party,
            joined_on: new.joined_on,
            sha256: digest(new.document.as_bytes()),
            document: new.document,
            recorded_at: self.at(),
            recorded_by: self.actor().to_string(),
        };
        let cells = vec![
            Cell::text(kept.id),
            Cell::text(&kept.agreement),
            Cell::text(&kept.party),
            Cell::text(kept.joined_on),
            Cell::text(&kept.document),
            Cell::text(kept.sha256),
            Cell::text(stamp(kept.recorded_at)),
            Cell::text(&kept.recorded_by),
        ];
        let event = Event::AgreementJoined {
            adhesion: kept.id,
            agreement: kept.agreement.clone(),
            party: kept.party.clone(),
            institutions: new.institutions,
            sha256: kept.sha256,
        };
        self.insert(event, cells).await?;
        Ok(kept)
    }
}

impl Store {
    /// Every adhésion, in the order in which they came.
    pub async fn adhesions(&self) -> Result<Vec<Adhesion>, StoreError> {
        let rows = sqlx::query("SELECT * FROM adhesion ORDER BY seq")
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the adhésions"))?;
        rows.iter().map(read_adhesion).collect()
    }
}

fn read_adhesion(row: &AnyRow) -> Result<Adhesion, StoreError> {
    let reader = Reader { table: "adhesion", row };
    Ok(Adhesion {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        agreement: AgreementId::new(reader.text("agreement")?),
        party: PartyId::new(reader.text("party")?),
        joined_on: reader.value("joined_on")?,
        document: reader.text("document")?,
        sha256: reader.value("sha256")?,
        recorded_at: reader.value("recorded_at")?,
        recorded_by: reader.value::<Actor>("recorded_by")?.to_string(),
    })
}
