//! One act as others prove it: its entry as stored, and the record that the entry holds the digest of.
//!
//! The tree and the bundle are `entente-audit`; here is only what the database holds.

use entente_audit::{StoredEntry, Subject, Table};
use sqlx::AssertSqlSafe;

use crate::fact::{canonical, cells};
use crate::log::read_stored;
use crate::transaction::number;
use crate::{Store, StoreError};

impl Store {
    /// At most `limit` entries from number `from`, as stored, in order.
    pub async fn stored_entries(&self, from: u64, limit: u32) -> Result<Vec<StoredEntry>, StoreError> {
        let rows = sqlx::query("SELECT * FROM log_entry WHERE seq >= $1 ORDER BY seq LIMIT $2")
            .bind(number(from)?)
            .bind(i64::from(limit))
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the log"))?;
        rows.iter().map(read_stored).collect()
    }

    /// The entry that records the row of that number; none where there is no such row.
    pub async fn entry_of(&self, subject: &Subject) -> Result<Option<u64>, StoreError> {
        // Only the name of one of the program's own tables is put in the text.
        let sql = format!("SELECT seq FROM {} WHERE id = $1", subject.table.name());
        let seq: Option<i64> = sqlx::query_scalar(AssertSqlSafe(sql))
            .bind(&subject.id)
            .fetch_optional(self.pool())
            .await
            .map_err(StoreError::query("find the entry of a record"))?;
        Ok(seq.map(i64::cast_unsigned))
    }

    /// The record that an entry speaks of, as the JSON whose digest the entry holds; none for accounts, whose logins and
    /// hashes of passwords never leave.
    pub async fn recorded_row(&self, subject: &Subject) -> Result<Option<String>, StoreError> {
        if subject.table == Table::UserAccount {
            return Ok(None);
        }
        let sql = format!("SELECT * FROM {} WHERE id = $1", subject.table.name());
        let row = sqlx::query(AssertSqlSafe(sql))
            .bind(&subject.id)
            .fetch_optional(self.pool())
            .await
            .map_err(StoreError::query("read a record"))?;
        let Some(row) = row else { return Ok(None) };
        let cells = cells(subject.table, &row)
            .ok_or(StoreError::Unreadable { table: subject.table.name(), column: "id" })?;
        Ok(Some(canonical(subject.table, &cells)))
    }
}
