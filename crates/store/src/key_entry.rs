//! The register of the parties' public keys, one signed statement a row. Private keys never come here.
//!
//! Whether an entry holds, and what a key is on a day, is `KeyRegister` in `entente-audit`.

use entente_audit::{Actor, Event, KeyChange, KeyEntryId, KeyId, Statement, Table, digest, stamp};
use entente_model::PartyId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::Reader;
use crate::{Store, StoreError, Transaction};

/// An entry as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyEntry {
    /// Number.
    pub id: KeyEntryId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// Whose key it is.
    pub party: PartyId,
    /// The key.
    pub key: KeyId,
    /// The statement as signed.
    pub statement: String,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who acted.
    pub recorded_by: String,
}

impl Transaction {
    /// Keeps an entry of the register; records `KeyRegistered` or `KeyRevoked`. Refuses one that is kept already.
    pub async fn insert_key_entry(
        &mut self,
        statement: &Statement,
        change: &KeyChange,
    ) -> Result<KeyEntry, StoreError> {
        let text = statement.to_string();
        let statement_sha256 = digest(text.as_bytes());
        self.refuse_known("key_entry", statement_sha256).await?;
        let (party, key, kind) = match change {
            KeyChange::Key(key) => (key.party.clone(), key.public.id(), "key"),
            KeyChange::RevokedKey(revoked) => (revoked.party.clone(), revoked.key, "revoked-key"),
        };
        let id = KeyEntryId::new(self.next_number(Table::KeyEntry).await?);
        let event = match change {
            KeyChange::Key(one) => {
                Event::KeyRegistered { entry: id, party: party.clone(), key, follows: one.follows }
            }
            KeyChange::RevokedKey(one) => {
                Event::KeyRevoked { entry: id, party: party.clone(), key, why: one.why }
            }
        };
        let kept = KeyEntry {
            id,
            seq: self.next_seq()?.unsigned_abs(),
            party,
            key,
            statement: text,
            recorded_at: self.at(),
            recorded_by: self.actor().to_string(),
        };
        let cells = vec![
            Cell::text(kept.id),
            Cell::text(&kept.party),
            Cell::text(kept.key),
            Cell::text(kind),
            Cell::text(&kept.statement),
            Cell::text(statement_sha256),
            Cell::text(stamp(kept.recorded_at)),
            Cell::text(&kept.recorded_by),
        ];
        self.insert(event, cells).await?;
        Ok(kept)
    }
}

impl Store {
    /// Every entry of the register, in the order in which they came.
    pub async fn key_entries(&self) -> Result<Vec<KeyEntry>, StoreError> {
        let rows = sqlx::query("SELECT * FROM key_entry ORDER BY seq")
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the register of keys"))?;
        rows.iter().map(read_entry).collect()
    }
}

fn read_entry(row: &AnyRow) -> Result<KeyEntry, StoreError> {
    let reader = Reader { table: "key_entry", row };
    Ok(KeyEntry {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        party: PartyId::new(reader.text("party")?),
        key: reader.value("key_id")?,
        statement: reader.text("statement")?,
        recorded_at: reader.value("recorded_at")?,
        recorded_by: reader.value::<Actor>("recorded_by")?.to_string(),
    })
}
