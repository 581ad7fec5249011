//! Digest of the references that the database keeps row by row, and its verification.

use entente_audit::{Event, FactBreach, FactFault, Hash, ReferenceLoadId, Table, digest};
use sqlx::{AnyConnection, AssertSqlSafe};

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
