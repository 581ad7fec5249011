//! Keys of pseudonyms and their splittings: which key is in force, who holds which share. The keys themselves are files.
//!
//! What a mark is, and what two shares give, is `entente-disclosure`.

use entente_audit::{Actor, Event, KeySplitId, PseudonymKeyId, Table, stamp};
use entente_model::PartyId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::Reader;
use crate::{Store, StoreError, Transaction};

/// A key of pseudonyms, by its mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PseudonymKey {
    /// Number.
    pub id: PseudonymKeyId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// Its rank, from 1; the highest one is in force.
    pub generation: u64,
    /// Tells it from other keys.
    pub mark: String,
    /// When it was put in force.
    pub put_in_force_at: Timestamp,
    /// Who acted.
    pub put_in_force_by: String,
}

/// A share of a key, as the node knows it: its holder and its mark, never the share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptShare {
    /// The organisation that it was made for.
    pub holder: PartyId,
    /// Tells it from other shares.
    pub mark: String,
}

/// A splitting of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeySplit {
    /// Number.
    pub id: KeySplitId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// Which key.
    pub generation: u64,
    /// Its shares.
    pub shares: Vec<KeptShare>,
    /// When.
    pub split_at: Timestamp,
    /// Who acted.
    pub split_by: String,
}

impl Transaction {
    /// Puts a key in force after those before it; records `PseudonymKeyPutInForce`.
    pub async fn insert_pseudonym_key(
        &mut self,
        generation: u64,
        mark: &str,
    ) -> Result<PseudonymKey, StoreError> {
        let kept = PseudonymKey {
            id: PseudonymKeyId::new(self.next_number(Table::PseudonymKey).await?),
            seq: self.next_seq()?.unsigned_abs(),
            generation,
            mark: mark.to_owned(),
            put_in_force_at: self.at(),
            put_in_force_by: self.actor().to_string(),
        };
        let event = Event::PseudonymKeyPutInForce { key: kept.id, generation, mark: mark.to_owned() };
        let cells = vec![
            Cell::text(kept.id),
            Cell::number(generation)?,
            Cell::text(mark),
            Cell::text(stamp(kept.put_in_force_at)),
            Cell::text(&kept.put_in_force_by),
        ];
        self.insert(event, cells).await?;
        Ok(kept)
    }

    /// Keeps who holds which share of a key; records `PseudonymKeySplit`.
    pub async fn insert_key_split(
        &mut self,
        generation: u64,
        shares: &[KeptShare],
    ) -> Result<KeySplit, StoreError> {
        let kept = KeySplit {
            id: KeySplitId::new(self.next_number(Table::KeySplit).await?),
            seq: self.next_seq()?.unsigned_abs(),
            generation,
            shares: shares.to_vec(),
            split_at: self.at(),
            split_by: self.actor().to_string(),
        };
        let event = Event::PseudonymKeySplit {
            split: kept.id,
            generation,
            holders: shares.iter().map(|share| share.holder.clone()).collect(),
        };
        let json = serde_json::to_string(shares)
            .map_err(|_| StoreError::Unreadable { table: "key_split", column: "shares" })?;
        let cells = vec![
            Cell::text(kept.id),
            Cell::number(generation)?,
            Cell::text(json),
            Cell::text(stamp(kept.split_at)),
            Cell::text(&kept.split_by),
        ];
        self.insert(event, cells).await?;
        Ok(kept)
    }
}

impl Store {
    /// Every key of pseudonyms, in the order in which they were put in force.
    pub async fn pseudonym_keys(&self) -> Result<Vec<PseudonymKey>, StoreError> {
        let rows = sqlx::query("SELECT * FROM pseudonym_key ORDER BY generation")
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the keys of pseudonyms"))?;
        rows.iter().map(read_key).collect()
    }

    /// Every splitting of keys, in the order in which they were made.
    pub async fn key_splits(&self) -> Result<Vec<KeySplit>, StoreError> {
        let rows = sqlx::query("SELECT * FROM key_split ORDER BY seq")
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the splittings of keys"))?;
        rows.iter().map(read_split).collect()
    }
}

fn read_key(row: &AnyRow) -> Result<PseudonymKey, StoreError> {
    let reader = Reader { table: "pseudonym_key", row };
    Ok(PseudonymKey {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        generation: reader.number("generation")?,
        mark: reader.text("mark")?,
        put_in_force_at: reader.value("put_in_force_at")?,
        put_in_force_by: reader.value::<Actor>("put_in_force_by")?.to_string(),
    })
}

fn read_split(row: &AnyRow) -> Result<KeySplit, StoreError> {
    let reader = Reader { table: "key_split", row };
    let shares = serde_json::from_str(&reader.text("shares")?)
        .map_err(|_| StoreError::Unreadable { table: "key_split", column: "shares" })?;
    Ok(KeySplit {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        generation: reader.number("generation")?,
        shares,
        split_at: reader.value("split_at")?,
        split_by: reader.value::<Actor>("split_by")?.to_string(),
    })
}
