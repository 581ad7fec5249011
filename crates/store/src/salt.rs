//! The salts that open the commitments of the log: kept apart from it, for a time, then erased.
//!
//! They are no evidence: nothing of the log changes when one goes, which is what they are for.

use entente_audit::{Event, Hash, SaltBook};
use jiff::civil::Date;
use sqlx::Row;

use crate::{Store, StoreError, Transaction};

/// Salts read at a time.
const SALTS_READ: i64 = 1_000;

impl Transaction {
    /// Records a refused sign-in, with the salt of its commitment, in a book that holds nothing else.
    pub async fn refuse_session(
        &mut self,
        login_commitment: Hash,
        book: &SaltBook,
        until: Date,
    ) -> Result<(), StoreError> {
        self.keep_salt(login_commitment, book, until).await?;
        self.append(Event::SessionRefused { login_commitment }, None).await
    }

    /// Keeps the salt of a commitment, in a book that holds nothing else, until the end of that day.
    pub(crate) async fn keep_salt(
        &mut self,
        commitment: Hash,
        book: &SaltBook,
        until: Date,
    ) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO salt (commitment, line, until) VALUES ($1, $2, $3)")
            .bind(commitment.to_string())
            .bind(book.to_string())
            .bind(until.to_string())
            .execute(self.connection())
            .await
            .map_err(StoreError::query("keep a salt"))?;
        Ok(())
    }

    /// Erases salts; records `SaltsErased`. The trace of each stays, so that its absence is not taken for a loss.
    pub async fn erase_salts(&mut self, commitments: &[Hash], on: Date) -> Result<(), StoreError> {
        for commitment in commitments {
            let mut erased = SaltBook::default();
            erased.note_erased(*commitment, on);
            sqlx::query("UPDATE salt SET line = $1, until = NULL WHERE commitment = $2")
                .bind(erased.to_string())
                .bind(commitment.to_string())
                .execute(self.connection())
                .await
                .map_err(StoreError::query("erase a salt"))?;
        }
        self.append(Event::SaltsErased { count: commitments.len() as u64 }, None).await
    }
}

impl Store {
    /// The salt of a commitment, as a book of one line; none where nothing is known of it.
    pub async fn salt(&self, commitment: &Hash) -> Result<Option<SaltBook>, StoreError> {
        let row = sqlx::query("SELECT line FROM salt WHERE commitment = $1")
            .bind(commitment.to_string())
            .fetch_optional(self.pool())
            .await
            .map_err(StoreError::query("read a salt"))?;
        let unreadable = || StoreError::Unreadable { table: "salt", column: "line" };
        let Some(row) = row else { return Ok(None) };
        let line: String = row.try_get("line").map_err(|_| unreadable())?;
        line.parse().map(Some).map_err(|_| unreadable())
    }

    /// Commitments whose salts are kept no longer than the day before that one; a thousand at most.
    pub async fn salts_due(&self, today: Date) -> Result<Vec<Hash>, StoreError> {
        let rows = sqlx::query("SELECT commitment FROM salt WHERE until < $1 ORDER BY commitment LIMIT $2")
            .bind(today.to_string())
            .bind(SALTS_READ)
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the salts"))?;
        let unreadable = || StoreError::Unreadable { table: "salt", column: "commitment" };
        let read = |row: &sqlx::any::AnyRow| {
            let text: String = row.try_get("commitment").map_err(|_| unreadable())?;
            text.parse().map_err(|_| unreadable())
        };
        rows.iter().map(read).collect()
    }

    /// How many salts there are, erased ones with them.
    pub async fn salt_count(&self) -> Result<u64, StoreError> {
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM salt")
            .fetch_one(self.pool())
            .await
            .map_err(StoreError::query("count the salts"))?;
        Ok(count.unsigned_abs())
    }
}
