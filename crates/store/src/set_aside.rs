//! Rows of a deposit accepted in part that were set aside: how many, and the digest of the file that holds them.
//!
//! The rows themselves are personal data: they lie in a file of the node, never here.

use entente_audit::{DepositId, Event, Hash, SetAsideId, Table};
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::Reader;
use crate::{Store, StoreError, Transaction};

/// Rows set aside, to be kept.
#[derive(Clone, Debug)]
pub struct NewSetAside {
    /// The deposit.
    pub deposit: DepositId,
    /// How many rows.
    pub rows: u64,
    /// Digest of the file that holds them.
    pub sha256: Hash,
    /// Its size.
    pub size_bytes: u64,
}

/// Rows set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// Number.
    pub id: SetAsideId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// The deposit.
    pub deposit: DepositId,
    /// How many rows.
    pub rows: u64,
    /// Digest of the file that holds them.
    pub sha256: Hash,
    /// Its size.
    pub size_bytes: u64,
}

impl Transaction {
    /// Keeps that rows of a deposit were set aside; records `RowsSetAside`.
    pub async fn insert_set_aside(&mut self, new: &NewSetAside) -> Result<SetAside, StoreError> {
        let set_aside = SetAside {
            id: SetAsideId::new(self.next_number(Table::SetAside).await?),
            seq: self.next_seq()?.unsigned_abs(),
            deposit: new.deposit,
            rows: new.rows,
            sha256: new.sha256,
            size_bytes: new.size_bytes,
        };
        let event = Event::RowsSetAside {
            set_aside: set_aside.id,
            deposit: new.deposit,
            rows: new.rows,
            sha256: new.sha256,
        };
        let cells = vec![
            Cell::text(set_aside.id),
            Cell::text(set_aside.deposit),
            Cell::number(set_aside.rows)?,
            Cell::text(set_aside.sha256),
            Cell::number(set_aside.size_bytes)?,
        ];
        self.insert(event, cells).await?;
        Ok(set_aside)
    }
}

impl Store {
    /// Rows of a deposit set aside by its last check that did so.
    pub async fn set_aside(&self, deposit: DepositId) -> Result<Option<SetAside>, StoreError> {
        let row = sqlx::query("SELECT * FROM set_aside WHERE deposit = $1 ORDER BY seq DESC LIMIT 1")
            .bind(deposit.to_string())
            .fetch_optional(self.pool())
            .await
            .map_err(StoreError::query("read the rows set aside"))?;
        row.as_ref().map(read_set_aside).transpose()
    }
}

fn read_set_aside(row: &AnyRow) -> Result<SetAside, StoreError> {
    let reader = Reader { table: "set_aside", row };
    Ok(SetAside {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        deposit: reader.value("deposit")?,
        rows: reader.number("row_count")?,
        sha256: reader.value("sha256")?,
        size_bytes: reader.number("size_bytes")?,
    })
}
