//! Verification of the log, of the rows that it records and of the database under them.
//!
//! It reads one snapshot in pages, so its memory does not grow with the log, and never fails because of what
//! it reads: whatever cannot be read is a finding. The chain itself is judged by `entente-audit`, the
//! references by `reference_verify`, the engine's own structure by `storage_verify`.

use std::collections::BTreeMap;

use entente_audit::{
    Breach, Checkpoint, Entry, Event, FactBreach, FactFault, Hash, Head, StorageFault, StoredEntry, Subject,
    Table, Verifier,
};
use serde::Serialize;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use crate::fact::{Cell, cells, row_digest};
use crate::log::read_stored;
use crate::reference_verify::{self, LastLoads};
use crate::store::Engine;
use crate::transaction::head_of;
use crate::{Store, StoreError, storage_verify};

/// Entries read at a time.
const PAGE_ROWS: i64 = 200;
/// Rows of one table that may claim the entries of one page; more than that can only be tampering.
const CLAIMS_MAX: i64 = 1_000;

/// Evidence tables whose rows never change.
const TABLES: [Table; 29] = [
    Table::AgreementText,
    Table::ReferenceLoad,
    Table::ReferenceVersion,
    Table::Deposit,
    Table::CheckReport,
    Table::SetAside,
    Table::Withdrawal,
    Table::Alert,
    Table::Acknowledgement,
    Table::Reminder,
    Table::Decision,
    Table::Delivery,
    Table::DirectoryDelivery,
    Table::DirectoryPush,
    Table::AgreementFact,
    Table::AgreementSignature,
    Table::KeyEntry,
    Table::Amendment,
    Table::Adhesion,
    Table::PaperAgreement,
    Table::AgreementReminder,
    Table::PseudonymKey,
    Table::KeySplit,
    Table::StudyVersion,
    Table::StudyAct,
    Table::ForecastAct,
    Table::Witness,
    Table::ClearanceAct,
    Table::MandateAct,
];

/// What verification found.
#[derive(Clone, Debug, Serialize)]
pub struct LogReport {
    /// Entries that hold.
    pub entries: u64,
    /// Head of the log, as stored; absent where it cannot be read.
    pub head: Option<Head>,
    /// Faults of the chain.
    pub breaches: Vec<Breach>,
    /// Faults of the rows that it records.
    pub facts: Vec<FactBreach>,
    /// Faults of the database under them.
    pub storage: Vec<StorageFault>,
    /// Faults beyond those listed.
    pub left_off: u64,
}

impl LogReport {
    /// Whether nothing was found.
    pub fn is_sound(&self) -> bool {
        self.breaches.is_empty() && self.facts.is_empty() && self.storage.is_empty()
    }

    fn of_storage(fault: StorageFault) -> Self {
        Self {
            entries: 0,
            head: None,
            breaches: Vec::new(),
            facts: Vec::new(),
            storage: vec![fault],
            left_off: 0,
        }
    }
}

/// Opens a database only to verify it: one that is too damaged to be opened is a finding too.
pub async fn verify(url: &str, checkpoint: Option<Checkpoint>) -> Result<LogReport, StoreError> {
    if let Some(path) = url.strip_prefix("sqlite://")
        && let Err(source) = std::fs::metadata(path)
    {
        return Err(StoreError::Open { source: source.into() });
    }
    match Store::open(url).await {
        Ok(store) => {
            let report = store.log_verify(checkpoint).await;
            store.close().await;
            Ok(report)
        }
        Err(StoreError::Open { source }) => Ok(LogReport::of_storage(unreadable("database", &source))),
        Err(error) => Err(error),
    }
}

/// Whether the definitions of the tables are text. On a file where a byte of a column's name was changed, the worker of the
/// library that reads SQLite stops, and whoever waits for it waits for ever: this is looked at first, as bytes.
async fn definitions_are_text(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let sql = "SELECT CAST(coalesce(name, '') || coalesce(sql, '') AS BLOB) AS definition FROM sqlite_master";
    let found: Vec<Vec<u8>> = sqlx::query_scalar(sql).fetch_all(connection).await?;
    match found.iter().find(|bytes| std::str::from_utf8(bytes).is_err()) {
        Some(bytes) => {
            let said: String = String::from_utf8_lossy(bytes).chars().take(60).collect();
            Err(sqlx::Error::Protocol(format!("the definition `{said}…` is not text")))
        }
        None => Ok(()),
    }
}

impl Store {
    /// Verifies everything that the log records; the checkpoint, kept outside, shows what a rewriting of the
    /// whole database hides.
    pub async fn log_verify(&self, checkpoint: Option<Checkpoint>) -> LogReport {
        let begin = match self.engine() {
            Engine::Sqlite => "BEGIN",
            Engine::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        let mut snapshot = match self.pool().begin_with(begin).await {
            Ok(snapshot) => snapshot,
            Err(source) => return LogReport::of_storage(unreadable("database", &source)),
        };
        if self.engine() == Engine::Sqlite
            && let Err(source) = definitions_are_text(&mut snapshot).await
        {
            return LogReport::of_storage(unreadable("database", &source));
        }
        let mut storage = storage_verify::verify(&mut snapshot, self.engine()).await;
        let head = match read_head(&mut snapshot).await {
            Ok(head) => Some(head),
            Err(error) => {
                storage.push(unreadable("log_head", &error));
                None
            }
        };
        let mut walk = Walk {
            connection: &mut snapshot,
            verifier: Verifier::new(head.unwrap_or(Head::EMPTY), checkpoint),
            faulty: Vec::new(),
            facts: Vec::new(),
            facts_left_off: 0,
            storage,
            accounts: BTreeMap::new(),
            counts: BTreeMap::new(),
            loads: LastLoads::default(),
        };
        walk.entries().await;
        walk.accounts().await;
        walk.references().await;
        walk.finish(head).await
    }
}

pub(crate) fn unreadable(part: &str, error: &impl ToString) -> StorageFault {
    StorageFault::Unreadable { part: part.to_owned(), detail: error.to_string() }
}

async fn read_head(connection: &mut AnyConnection) -> Result<Head, StoreError> {
    let row = sqlx::query("SELECT seq, hash FROM log_head WHERE id = 1")
        .fetch_optional(connection)
        .await
        .map_err(StoreError::query("read the head of the log"))?
        .ok_or(StoreError::NotMigrated)?;
    head_of(&row)
}

/// What an entry says of its row.
struct Expected {
    subject: Subject,
    sha256: Option<Hash>,
}

/// Numbers of rows that should not be read together: one of them cannot be.
enum PageRows {
    Together(Vec<AnyRow>),
    Singly(Vec<i64>),
}

struct Walk<'c> {
    connection: &'c mut AnyConnection,
    verifier: Verifier,
    /// Numbers of entries that do not hold: nothing can be said of their rows.
    faulty: Vec<u64>,
    facts: Vec<FactBreach>,
    facts_left_off: u64,
    storage: Vec<StorageFault>,
    /// Of each account, the entry that last recorded it.
    accounts: BTreeMap<String, (u64, Expected)>,
    /// Numbers given out in each table.
    counts: BTreeMap<&'static str, i64>,
    loads: LastLoads,
}

impl Walk<'_> {
    async fn entries(&mut self) {
        let mut after = i64::MIN;
        loop {
            let rows = match page(self.connection, "log_entry", after, i64::MAX, PAGE_ROWS).await {
                Ok(rows) => rows,
                Err(error) => {
                    self.storage.push(unreadable("log_entry", &error));
                    break;
                }
            };
            let Some((last, expected)) = self.entries_of(rows).await else { break };
            if last <= after {
                // Only a damaged index gives back what was asked to be left out.
                self.storage.push(unreadable("log_entry", &"its rows are not in order"));
                break;
            }
            self.facts_between(after, last, expected).await;
            after = last;
        }
        self.facts_between(after, i64::MAX, BTreeMap::new()).await;
    }

    /// Judges the entries of a page; gives the number of the last one and what they say of rows.
    async fn entries_of(&mut self, rows: PageRows) -> Option<(i64, BTreeMap<i64, Expected>)> {
        let mut last = None;
        let mut expected = BTreeMap::new();
        match rows {
            PageRows::Together(rows) => {
                for stored in rows.iter().filter_map(|row| read_stored(row).ok()) {
                    last = last.max(Some(stored.seq.cast_signed()));
                    self.entry(&stored, &mut expected);
                }
            }
            PageRows::Singly(numbers) => {
                for seq in numbers {
                    last = last.max(Some(seq));
                    match single(self.connection, "log_entry", seq).await.map(|row| read_stored(&row)) {
                        Some(Ok(stored)) => self.entry(&stored, &mut expected),
                        _ => {
                            self.verifier.unreadable(seq.cast_unsigned());
                            self.note_faulty(seq.cast_unsigned());
                        }
                    }
                }
            }
        }
        Some((last?, expected))
    }

    fn entry(&mut self, stored: &StoredEntry, expected: &mut BTreeMap<i64, Expected>) {
        let Some(Entry { seq, body, .. }) = self.verifier.push(stored) else {
            self.note_faulty(stored.seq);
            return;
        };
        self.loads.note(seq, &body.event);
        if let Event::UserRemoved { user } = &body.event {
            self.accounts.remove(&user.to_string());
        }
        let Some(subject) = body.event.subject() else { return };
        if !matches!(body.event, Event::UserChanged { .. }) {
            *self.counts.entry(subject.table.name()).or_default() += 1;
        }
        let row = Expected { subject, sha256: body.subject_sha256 };
        if row.subject.table == Table::UserAccount {
            self.accounts.insert(row.subject.id.clone(), (seq, row));
        } else {
            expected.insert(seq.cast_signed(), row);
        }
    }

    /// Compares the rows that claim entries above `after` up to `last` with what those entries say.
    async fn facts_between(&mut self, after: i64, last: i64, mut expected: BTreeMap<i64, Expected>) {
        for table in TABLES {
            match page(self.connection, table.name(), after, last, CLAIMS_MAX).await {
                Err(error) => {
                    self.storage.push(unreadable(table.name(), &error));
                    // Said once: not again for each of its rows.
                    expected.retain(|_, row| row.subject.table != table);
                }
                Ok(PageRows::Together(rows)) => {
                    for row in &rows {
                        let seq = row.try_get::<i64, _>("seq").unwrap_or(-1);
                        self.fact(table, seq, Some(row), &mut expected);
                    }
                }
                Ok(PageRows::Singly(numbers)) => {
                    for seq in numbers {
                        let row = single(self.connection, table.name(), seq).await;
                        self.fact(table, seq, row.as_ref(), &mut expected);
                    }
                }
            }
        }
        for (seq, row) in expected {
            self.fault(row.subject.table, row.subject.id, seq, FactFault::Missing);
        }
    }

    fn fact(&mut self, table: Table, seq: i64, row: Option<&AnyRow>, expected: &mut BTreeMap<i64, Expected>) {
        let found = row.and_then(|row| cells(table, row));
        let claimed = expected.get(&seq).is_some_and(|row| row.subject.table == table);
        let Some(recorded) = claimed.then(|| expected.remove(&seq)).flatten() else {
            if !self.faulty.contains(&seq.cast_unsigned()) {
                self.fault(table, key(found.as_deref()), seq, FactFault::Unrecorded);
            }
            return;
        };
        match found {
            None => self.fault(table, recorded.subject.id, seq, FactFault::Unreadable),
            Some(found) if Some(row_digest(table, &found)) == recorded.sha256 => {}
            Some(_) => self.fault(table, recorded.subject.id, seq, FactFault::Changed),
        }
    }

    async fn accounts(&mut self) {
        let table = Table::UserAccount;
        let mut expected: BTreeMap<i64, Expected> = std::mem::take(&mut self.accounts)
            .into_values()
            .map(|(seq, row)| (seq.cast_signed(), row))
            .collect();
        let mut after = i64::MIN;
        loop {
            let numbers = match numbers(self.connection, table.name(), after, i64::MAX, CLAIMS_MAX).await {
                Ok(numbers) => numbers,
                Err(error) => return self.storage.push(unreadable(table.name(), &error)),
            };
            let Some(&last) = numbers.last().filter(|last| **last > after) else { break };
            for seq in numbers {
                let row = single(self.connection, table.name(), seq).await;
                self.fact(table, seq, row.as_ref(), &mut expected);
            }
            after = last;
        }
        for (seq, row) in expected {
            self.fault(table, row.subject.id, seq, FactFault::Missing);
        }
    }

    async fn references(&mut self) {
        for table in [Table::Institution, Table::Commune] {
            match reference_verify::verify(self.connection, table, &self.loads).await {
                Ok(None) => {}
                Ok(Some(breach)) => self.facts.push(breach),
                Err(error) => self.storage.push(unreadable(table.name(), &error)),
            }
        }
        match reference_verify::verify_changes(self.connection).await {
            Ok(breaches) => self.facts.extend(breaches),
            Err(error) => self.storage.push(unreadable(Table::ReferenceChange.name(), &error)),
        }
    }

    async fn finish(mut self, head: Option<Head>) -> LogReport {
        let found = self.verifier.finish();
        if found.breaches.is_empty() {
            // Where entries are missing, the counters would only repeat it.
            self.storage.extend(storage_verify::counters(self.connection, &self.counts).await);
        }
        LogReport {
            entries: found.entries,
            head,
            breaches: found.breaches,
            facts: self.facts,
            storage: self.storage,
            left_off: found.left_off + self.facts_left_off,
        }
    }

    fn note_faulty(&mut self, seq: u64) {
        if self.faulty.len() < Verifier::BREACHES_MAX {
            self.faulty.push(seq);
        }
    }

    fn fault(&mut self, table: Table, id: String, seq: i64, fault: FactFault) {
        if self.facts.len() < Verifier::BREACHES_MAX {
            self.facts.push(FactBreach { table, id, seq: seq.try_into().unwrap_or(0), fault });
        } else {
            self.facts_left_off += 1;
        }
    }
}

fn key(cells: Option<&[Cell]>) -> String {
    match cells.and_then(<[Cell]>::first) {
        Some(Cell::Text(id)) => id.clone(),
        Some(Cell::Number(id)) => id.to_string(),
        _ => String::new(),
    }
}

/// Rows whose `seq` is above `after`, up to `last`, in order.
async fn page(
    connection: &mut AnyConnection,
    table: &'static str,
    after: i64,
    last: i64,
    limit: i64,
) -> Result<PageRows, sqlx::Error> {
    let sql = format!("SELECT * FROM {table} WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3");
    let rows =
        sqlx::query(AssertSqlSafe(sql)).bind(after).bind(last).bind(limit).fetch_all(&mut *connection).await;
    match rows {
        Ok(rows) if rows.iter().all(|row| row.try_get::<i64, _>("seq").is_ok() && readable(table, row)) => {
            Ok(PageRows::Together(rows))
        }
        // One row that is not text, or on a damaged page, spoils them all: they are then read one by one.
        _ => numbers(connection, table, after, last, limit).await.map(PageRows::Singly),
    }
}

fn readable(table: &'static str, row: &AnyRow) -> bool {
    table != "log_entry" || read_stored(row).is_ok()
}

/// The numbers alone, which the index gives without the rows.
async fn numbers(
    connection: &mut AnyConnection,
    table: &'static str,
    after: i64,
    last: i64,
    limit: i64,
) -> Result<Vec<i64>, sqlx::Error> {
    let sql = format!("SELECT seq FROM {table} WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3");
    let rows =
        sqlx::query(AssertSqlSafe(sql)).bind(after).bind(last).bind(limit).fetch_all(connection).await?;
    rows.iter().map(|row| row.try_get("seq")).collect()
}

async fn single(connection: &mut AnyConnection, table: &'static str, seq: i64) -> Option<AnyRow> {
    let sql = format!("SELECT * FROM {table} WHERE seq = $1");
    sqlx::query(AssertSqlSafe(sql)).bind(seq).fetch_optional(connection).await.ok().flatten()
}
