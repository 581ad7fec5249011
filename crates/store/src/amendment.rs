//! Amendments as proposed: the whole text of the convention as it would become, kept to the byte.
//!
//! Who approved them, and whether they took effect, are facts in the life of the convention.

use entente_audit::{Actor, AmendmentId, Event, Hash, Table, digest, stamp};
use entente_model::AgreementId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::Reader;
use crate::{Store, StoreError, Transaction};

/// An amendment, to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAmendment {
    /// The convention.
    pub agreement: AgreementId,
    /// Its number, from 1.
    pub number: u32,
    /// Digest of the text that it changes.
    pub base_sha256: Hash,
    /// The text as amended.
    pub text: String,
}

/// An amendment as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// Number of the row.
    pub id: AmendmentId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// The convention.
    pub agreement: AgreementId,
    /// Its number in the convention, from 1.
    pub number: u32,
    /// Digest of the text that it changes.
    pub base_sha256: Hash,
    /// Digest of the text as amended.
    pub sha256: Hash,
    /// The text as amended.
    pub text: String,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// Who acted.
    pub proposed_by: String,
}

impl Transaction {
    /// Keeps an amendment as proposed; records `AmendmentProposed`.
    pub async fn insert_amendment(&mut self, new: NewAmendment) -> Result<Amendment, StoreError> {
        let kept = Amendment {
            id: AmendmentId::new(self.next_number(Table::Amendment).await?),
            seq: self.next_seq()?.unsigned_abs(),
            agreement: new.agreement,
            number: new.number,
            base_sha256: new.base_sha256,
            sha256: digest(new.text.as_bytes()),
            text: new.text,
            proposed_at: self.at(),
            proposed_by: self.actor().to_string(),
        };
        let cells = vec![
            Cell::text(kept.id),
            Cell::text(&kept.agreement),
            Cell::number(kept.number.into())?,
            Cell::text(kept.base_sha256),
            Cell::text(kept.sha256),
            Cell::text(&kept.text),
            Cell::text(stamp(kept.proposed_at)),
            Cell::text(&kept.proposed_by),
        ];
        let event = Event::AmendmentProposed {
            amendment: kept.id,
            agreement: kept.agreement.clone(),
            number: kept.number,
            base_sha256: kept.base_sha256,
            sha256: kept.sha256,
        };
        self.insert(event, cells).await?;
        Ok(kept)
    }
}

impl Store {
    /// Amendments proposed to a convention, or to any, in the order in which they came.
    pub async fn amendments(&self, agreement: Option<&AgreementId>) -> Result<Vec<Amendment>, StoreError> {
        let rows = match agreement {
            Some(id) => {
                sqlx::query("SELECT * FROM amendment WHERE agreement = $1 ORDER BY seq").bind(id.to_string())
            }
            None => sqlx::query("SELECT * FROM amendment ORDER BY seq"),
        };
        let rows = rows.fetch_all(self.pool()).await.map_err(StoreError::query("read amendments"))?;
        rows.iter().map(read_amendment).collect()
    }
}

fn read_amendment(row: &AnyRow) -> Result<Amendment, StoreError> {
    let reader = Reader { table: "amendment", row };
    Ok(Amendment {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        agreement: AgreementId::new(reader.text("agreement")?),
        number: reader.number("number")?,
        base_sha256: reader.value("base_sha256")?,
        sha256: reader.value("sha256")?,
        text: reader.text("text")?,
        proposed_at: reader.value("proposed_at")?,
        proposed_by: reader.value::<Actor>("proposed_by")?.to_string(),
    })
}
