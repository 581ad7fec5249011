//! Changes: a row and its entry of the log, together or not at all (invariant 2).
//!
//! INVARIANT: no method here changes something without recording an event; `commit` refuses an empty
//! transaction. The methods that write rows stand with their tables: `exchange`, `reference`, `account`.

use entente_audit::{Actor, Body, Event, Hash, Head, Table, append, stamp};
use jiff::Timestamp;
use sqlx::{Any, AnyConnection, Row};
use tokio::sync::OwnedMutexGuard;

use crate::StoreError;
use crate::fact::{self, Cell};
use crate::group::ActUnderWay;

/// A change under way. Dropped without [`Transaction::commit`], it leaves nothing.
pub struct Transaction {
    // Dropped first: the rollback is queued before the next writer of this process may go on.
    inner: sqlx::Transaction<'static, Any>,
    _writer: Option<OwnedMutexGuard<()>>,
    before: Head,
    head: Head,
    at: Timestamp,
    actor: Actor,
    /// Whether the savepoint of an act of a group is open.
    is_divided: bool,
}

impl Transaction {
    pub(crate) async fn new(
        mut inner: sqlx::Transaction<'static, Any>,
        writer: Option<OwnedMutexGuard<()>>,
        at: Timestamp,
        actor: &Actor,
    ) -> Result<Self, StoreError> {
        let head = lock_head(&mut inner).await?;
        // What is given back must be what a later reading gives: the database keeps microseconds.
        let at = stamp(at).parse().expect("`stamp` writes RFC 3339");
        Ok(Self { inner, _writer: writer, before: head, head, at, actor: actor.clone(), is_divided: false })
    }

    /// The instant of this transaction, as kept.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// Who acts in this transaction.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Records an event that has no row of its own; the others are recorded by the method that writes their row.
    pub async fn record(&mut self, event: Event) -> Result<(), StoreError> {
        if let Some(subject) = event.subject() {
            return Err(StoreError::EventWithRow { table: subject.table.name() });
        }
        self.append(event, None).await
    }

    /// Commits; gives the new head, to be noted outside as a checkpoint.
    pub async fn commit(mut self) -> Result<Head, StoreError> {
        let failed = StoreError::query("commit");
        if self.head == self.before {
            return Err(StoreError::NothingRecorded);
        }
        sqlx::query("UPDATE log_head SET seq = $1, hash = $2 WHERE id = 1")
            .bind(number(self.head.seq)?)
            .bind(self.head.hash.to_string())
            .execute(&mut *self.inner)
            .await
            .map_err(&failed)?;
        self.inner.commit().await.map_err(&failed)?;
        Ok(self.head)
    }

    /// Gives the transaction up.
    pub async fn rollback(self) -> Result<(), StoreError> {
        self.inner.rollback().await.map_err(StoreError::query("roll back"))
    }

    /// Does one act of several: it stands or falls alone. The outer error is that of a transaction that is lost as a whole.
    pub(crate) async fn attempt<T>(
        &mut self,
        at: Timestamp,
        actor: &Actor,
        act: impl for<'t> FnOnce(&'t mut Self) -> ActUnderWay<'t, T>,
    ) -> Result<Result<T, StoreError>, StoreError> {
        let before = self.head;
        self.at = stamp(at).parse().expect("`stamp` writes RFC 3339");
        self.actor = actor.clone();
        if !self.is_divided {
            self.divide("SAVEPOINT act").await?;
            self.is_divided = true;
        }
        let done = match act(self).await {
            Ok(_) if self.head == before => Err(StoreError::NothingRecorded),
            done => done,
        };
        if done.is_ok() {
            // In one go: each statement is a way to the database's own thread and back. The last savepoint goes with the commit.
            self.divide("RELEASE SAVEPOINT act; SAVEPOINT act").await?;
        } else {
            self.divide("ROLLBACK TO SAVEPOINT act").await?;
            self.head = before;
        }
        Ok(done)
    }

    async fn divide(&mut self, sql: &'static str) -> Result<(), StoreError> {
        let done = sqlx::raw_sql(sql).execute(&mut *self.inner).await;
        done.map(drop).map_err(StoreError::query("divide a transaction"))
    }

    pub(crate) fn connection(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }

    pub(crate) async fn next_number(&mut self, table: Table) -> Result<u64, StoreError> {
        fact::next_number(&mut self.inner, table).await
    }

    /// Adds a row of evidence and the entry that records it.
    pub(crate) async fn insert(&mut self, event: Event, cells: Vec<Cell>) -> Result<(), StoreError> {
        let subject = event.subject().expect("only events that have a row are given here");
        let digest = fact::row_digest(subject.table, &cells);
        let seq = self.next_seq()?;
        fact::insert(&mut self.inner, subject.table, seq, cells).await?;
        self.append(event, Some(digest)).await
    }

    /// Number that the next entry will have.
    pub(crate) fn next_seq(&self) -> Result<i64, StoreError> {
        number(self.head.seq + 1)
    }

    pub(crate) async fn append(
        &mut self,
        event: Event,
        subject_sha256: Option<Hash>,
    ) -> Result<(), StoreError> {
        let entry = append(&self.head, self.at, &self.actor, &Body { event, subject_sha256 });
        // What cannot stand in the tree cannot be proved: the act is refused with it.
        entry.leaf()?;
        let head = entry.head();
        sqlx::query(
            "INSERT INTO log_entry (seq, at, actor, body, previous, hash) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(number(entry.seq)?)
        .bind(entry.at_text)
        .bind(entry.actor)
        .bind(entry.body_text)
        .bind(entry.previous)
        .bind(entry.hash)
        .execute(&mut *self.inner)
        .await
        .map_err(StoreError::query("add an entry to the log"))?;
        self.head = head;
        Ok(())
    }
}

pub(crate) fn number(value: u64) -> Result<i64, StoreError> {
    i64::try_from(value).map_err(|_| StoreError::TooLarge { value })
}

/// The write comes before any read: on SQLite it takes the write lock at once, on PostgreSQL it waits for the
/// row and then sees what the writer before has committed.
async fn lock_head(connection: &mut AnyConnection) -> Result<Head, StoreError> {
    let row = sqlx::query("UPDATE log_head SET seq = seq WHERE id = 1 RETURNING seq, hash")
        .fetch_optional(connection)
        .await
        .map_err(StoreError::query("take the lock of the log"))?
        .ok_or(StoreError::NotMigrated)?;
    head_of(&row)
}

pub(crate) fn head_of(row: &sqlx::any::AnyRow) -> Result<Head, StoreError> {
    let wrong = |column| StoreError::Unreadable { table: "log_head", column };
    let seq: i64 = row.try_get("seq").map_err(|_| wrong("seq"))?;
    let hash: String = row.try_get("hash").map_err(|_| wrong("hash"))?;
    Ok(Head {
        seq: seq.try_into().map_err(|_| wrong("seq"))?,
        hash: hash.parse().map_err(|_| wrong("hash"))?,
    })
}
