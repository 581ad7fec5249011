//! Digest of the references that the database keeps row by row, and its verification.

use entente_audit::{Event, FactBreach, FactFault, Hash, ReferenceLoadId, Table, digest};
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use crate::fact::{Cell, canonical, cells};
use crate::reference::reference_name;

/// Rows read at a time.
const PAGE_ROWS: usize = 2_000;

/// Digest of all the rows of a table in the order of their rank: a chain of the rows' own texts.
pub(crate) struct RowsDigest {
    table: Table,
    rows: u64,
    running: Hash,
}

impl RowsDigest {
    pub(crate) fn new(table: Table) -> Self {
        Self { table, rows: 0, running: Hash::ZERO }
    }
    pub(crate) fn add(&mut self, cells: &[Cell]) {
        self.rows += 1;
        self.running = digest(format!("{}{}", self.running, canonical(self.table, cells)).as_bytes());
    }
    pub(crate) fn finish(self) -> (u64, Hash) {
        (self.rows, self.running)
    }
}

/// The last load of each reference whose rows are kept.
#[derive(Default)]
pub(crate) struct LastLoads {
    institutions: Option<LastLoad>,
    communes: Option<LastLoad>,
}

struct LastLoad {
    seq: u64,
    load: ReferenceLoadId,
    rows: u64,
    sha256: Hash,
}

impl LastLoads {
    pub(crate) fn note(&mut self, seq: u64, event: &Event) {
        let Event::ReferenceLoaded { load, reference, rows, rows_sha256: Some(sha256), .. } = event else {
            return;
        };
        let load = LastLoad { seq, load: *load, rows: *rows, sha256: *sha256 };
        for table in [Table::Institution, Table::Commune] {
            if reference == reference_name(table) {
                *self.slot(table) = Some(load);
                return;
            }
        }
    }
    fn slot(&mut self, table: Table) -> &mut Option<LastLoad> {
        if table == Table::Institution { &mut self.institutions } else { &mut self.communes }
    }
    fn of(&self, table: Table) -> Option<&LastLoad> {
        if table == Table::Institution { self.institutions.as_ref() } else { self.communes.as_ref() }
    }
}

/// Compares the rows of a reference with its last load.
pub(crate) async fn verify(
    connection: &mut AnyConnection,
    table: Table,
    loads: &LastLoads,
) -> Result<Option<FactBreach>, sqlx::Error> {
    let last = loads.of(table);
    let breach = |fault| {
        Some(FactBreach {
            table,
            id: last.map_or(String::new(), |last| last.load.to_string()),
            seq: last.map_or(0, |last| last.seq),
            fault,
        })
    };
    let mut digest = RowsDigest::new(table);
    let sql = format!("SELECT * FROM {} WHERE rank > $1 ORDER BY rank LIMIT $2", table.name());
    let mut after = i64::MIN;
    loop {
        let rows = sqlx::query(AssertSqlSafe(sql.clone()))
            .bind(after)
            .bind(PAGE_ROWS as i64)
            .fetch_all(&mut *connection)
            .await;
        let rows = match rows {
            Ok(rows) => rows,
            Err(sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_)) => {
                return Ok(breach(FactFault::Unreadable));
            }
            Err(error) => return Err(error),
        };
        for row in &rows {
            let Some(cells) = cells(table, row) else { return Ok(breach(FactFault::Unreadable)) };
            match cells.first() {
                Some(Cell::Number(rank)) if *rank > after => after = *rank,
                // Not a number, or a damaged index that would give the same rows for ever.
                _ => return Ok(breach(FactFault::Unreadable)),
            }
            digest.add(&cells);
        }
        if rows.len() < PAGE_ROWS {
            break;
        }
    }
    let found = digest.finish();
    Ok(match last {
        None if found.0 == 0 => None,
        None => breach(FactFault::Unrecorded),
        Some(last) if found == (last.rows, last.sha256) => None,
        Some(_) => breach(FactFault::Changed),
    })
}

/// Compares the changes of each version with the digest that its row, itself recorded, holds.
pub(crate) async fn verify_changes(connection: &mut AnyConnection) -> Result<Vec<FactBreach>, sqlx::Error> {
    let table = Table::ReferenceChange;
    let versions =
        sqlx::query("SELECT id, seq, change_count, changes_sha256 FROM reference_version ORDER BY seq")
            .fetch_all(&mut *connection)
            .await?;
    let mut breaches = Vec::new();
    for version in &versions {
        let (Ok(id), Ok(seq), Ok(count), Ok(sha256)) = (
            version.try_get::<String, _>("id"),
            version.try_get::<i64, _>("seq"),
            version.try_get::<i64, _>("change_count"),
            version.try_get::<String, _>("changes_sha256"),
        ) else {
            // The row of the version itself is judged with the others.
            continue;
        };
        let fault = match changes_digest(connection, &id).await? {
            None => Some(FactFault::Unreadable),
            Some((rows, found)) if i64::try_from(rows) == Ok(count) && found.to_string() == sha256 => None,
            Some(_) => Some(FactFault::Changed),
        };
        let seq = seq.try_into().unwrap_or(0);
        breaches.extend(fault.map(|fault| FactBreach { table, id, seq, fault }));
    }
    let orphans = "SELECT DISTINCT version FROM reference_change
        WHERE version NOT IN (SELECT id FROM reference_version) LIMIT 10";
    for row in sqlx::query(orphans).fetch_all(connection).await? {
        let id = row.try_get::<String, _>("version").unwrap_or_default();
        breaches.push(FactBreach { table, id, seq: 0, fault: FactFault::Unrecorded });
    }
    Ok(breaches)
}

/// Number and digest of the changes of a version; nothing where one cannot be read.
async fn changes_digest(
    connection: &mut AnyConnection,
    version: &str,
) -> Result<Option<(u64, Hash)>, sqlx::Error> {
    let mut digest = RowsDigest::new(Table::ReferenceChange);
    let mut after = i64::MIN;
    loop {
        let sql = "SELECT * FROM reference_change WHERE version = $1 AND rank > $2 ORDER BY rank LIMIT $3";
        let rows = sqlx::query(sql)
            .bind(version.to_owned())
            .bind(after)
            .bind(PAGE_ROWS as i64)
            .fetch_all(&mut *connection)
            .await;
        let rows = match rows {
            Ok(rows) => rows,
            Err(sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        for row in &rows {
            let Some(cells) = cells(Table::ReferenceChange, row) else { return Ok(None) };
            match cells.get(1) {
                Some(Cell::Number(rank)) if *rank > after => after = *rank,
                _ => return Ok(None),
            }
            digest.add(&cells);
        }
        if rows.len() < PAGE_ROWS {
            return Ok(Some(digest.finish()));
        }
    }
}
