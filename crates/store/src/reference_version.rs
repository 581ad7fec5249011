//! Versions of references: what each load changes, from which day, and since when it is known.
//!
//! A version holds only what changes; what a reference is on a day, as known on another, is folded from them by
//! [`Store::reference_entries`]. What an entry means is not known here: its content is text.

use std::collections::BTreeMap;

use entente_audit::{Event, Hash, ReferenceVersionId, Table, stamp};
use entente_model::PartyId;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::{Reader, word};
use crate::reference_verify::RowsDigest;
use crate::{Store, StoreError, Transaction};

/// Changes read or written at a time.
const BATCH_ROWS: usize = 500;

/// Who may read a reference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReferenceAccess {
    /// Anybody.
    Open,
    /// The parties of the node.
    #[default]
    Reserved,
}

/// A version to be recorded.
#[derive(Clone, Debug)]
pub struct NewReferenceVersion {
    /// `code-list:mef`, `institutions`, `territories`…
    pub reference: String,
    /// Name of the file as given.
    pub source_name: String,
    /// Its digest.
    pub sha256: Hash,
    /// Its rows.
    pub rows: u64,
    /// Digest of the file that the reference is kept in, where it is.
    pub state_sha256: Option<Hash>,
    /// First day on which it is used, where that is later.
    pub effective_on: Option<Date>,
    /// Who may read it.
    pub access: ReferenceAccess,
    /// What changes, in the order of the entries; no content where an entry is gone.
    pub changes: Vec<(String, Option<String>)>,
}

/// A version as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReferenceVersion {
    /// Number.
    pub id: ReferenceVersionId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// Which reference.
    pub reference: String,
    /// Name of the file as given.
    pub source_name: String,
    /// Its digest.
    pub sha256: Hash,
    /// Its rows.
    pub rows: u64,
    /// Entries that it changes.
    pub changes: u64,
    /// Digest of the changes.
    pub changes_sha256: Hash,
    /// Digest of the file that the reference is kept in, where it is.
    pub state_sha256: Option<Hash>,
    /// First day on which it is used; absent where it was at once.
    pub effective_on: Option<Date>,
    /// Who may read it.
    pub access: ReferenceAccess,
    /// When this node learned it.
    pub recorded_at: Timestamp,
    /// Who acted: `system`, `party:…`, `user:…`.
    pub recorded_by: String,
}

impl Transaction {
    /// Records a version and its changes (`ReferenceVersioned`).
    pub async fn insert_reference_version(
        &mut self,
        new: NewReferenceVersion,
    ) -> Result<ReferenceVersion, StoreError> {
        let id = ReferenceVersionId::new(self.next_number(Table::ReferenceVersion).await?);
        let rows = change_rows(id, new.changes);
        let mut digest = RowsDigest::new(Table::ReferenceChange);
        for row in &rows {
            digest.add(row);
        }
        let (changes, changes_sha256) = digest.finish();
        let version = ReferenceVersion {
            id,
            seq: self.next_seq()?.unsigned_abs(),
            reference: new.reference,
            source_name: new.source_name,
            sha256: new.sha256,
            rows: new.rows,
            changes,
            changes_sha256,
            state_sha256: new.state_sha256,
            effective_on: new.effective_on,
            access: new.access,
            recorded_at: self.at(),
            recorded_by: self.actor().to_string(),
        };
        let event = Event::ReferenceVersioned {
            version: id,
            reference: version.reference.clone(),
            changes,
            sha256: version.sha256,
            effective_on: version.effective_on,
        };
        let cells = cells(&version)?;
        self.insert(event, cells).await?;
        let mut rows = rows.into_iter();
        loop {
            let batch: Vec<Vec<Cell>> = rows.by_ref().take(BATCH_ROWS).collect();
            if batch.is_empty() {
                return Ok(version);
            }
            self.insert_batch(Table::ReferenceChange, batch).await?;
        }
    }

    /// Records that parties were told of a version before it takes effect (R5).
    pub async fn announce_reference(
        &mut self,
        version: &ReferenceVersion,
        parties: Vec<PartyId>,
    ) -> Result<(), StoreError> {
        let event =
            Event::ReferenceAnnounced { version: version.id, reference: version.reference.clone(), parties };
        self.append(event, None).await
    }
}

impl Store {
    /// Versions of a reference, or of all of them, in the order in which they were recorded.
    pub async fn reference_versions(
        &self,
        reference: Option<&str>,
    ) -> Result<Vec<ReferenceVersion>, StoreError> {
        let rows =
            sqlx::query("SELECT * FROM reference_version WHERE reference = $1 OR $1 = '' ORDER BY seq")
                .bind(reference.unwrap_or_default().to_owned())
                .fetch_all(self.pool())
                .await
                .map_err(StoreError::query("read the versions of references"))?;
        rows.iter().map(read_version).collect()
    }

    /// One version.
    pub async fn reference_version(
        &self,
        id: ReferenceVersionId,
    ) -> Result<Option<ReferenceVersion>, StoreError> {
        let row = sqlx::query("SELECT * FROM reference_version WHERE id = $1")
            .bind(id.to_string())
            .fetch_optional(self.pool())
            .await
            .map_err(StoreError::query("read a version of a reference"))?;
        row.as_ref().map(read_version).transpose()
    }

    /// What versions said of one entry, in the order in which they were recorded; no content where it was gone.
    pub async fn reference_history(
        &self,
        reference: &str,
        entry: &str,
    ) -> Result<Vec<(ReferenceVersion, Option<String>)>, StoreError> {
        let rows = sqlx::query(
            "SELECT reference_version.*, reference_change.content AS content
             FROM reference_change JOIN reference_version ON reference_version.id = reference_change.version
             WHERE reference_version.reference = $1 AND reference_change.entry = $2
             ORDER BY reference_version.seq",
        )
        .bind(reference.to_owned())
        .bind(entry.to_owned())
        .fetch_all(self.pool())
        .await
        .map_err(StoreError::query("read the history of an entry"))?;
        let content = |row| Reader { table: "reference_change", row }.optional_text("content");
        rows.iter().map(|row| Ok((read_version(row)?, content(row)?))).collect()
    }

    /// The entries that these versions, one after the other, leave: content by entry.
    pub async fn reference_entries(
        &self,
        versions: &[ReferenceVersionId],
    ) -> Result<BTreeMap<String, String>, StoreError> {
        let mut entries = BTreeMap::new();
        for version in versions {
            let mut after = 0_i64;
            loop {
                let rows = sqlx::query(
                    "SELECT rank, entry, content FROM reference_change
                     WHERE version = $1 AND rank > $2 ORDER BY rank LIMIT $3",
                )
                .bind(version.to_string())
                .bind(after)
                .bind(BATCH_ROWS as i64)
                .fetch_all(self.pool())
                .await
                .map_err(StoreError::query("read the changes of a reference"))?;
                for row in &rows {
                    let reader = Reader { table: "reference_change", row };
                    let rank: i64 = reader.number("rank")?;
                    after = after.max(rank);
                    match reader.optional_text("content")? {
                        Some(content) => entries.insert(reader.text("entry")?, content),
                        None => entries.remove(&reader.text("entry")?),
                    };
                }
                if rows.len() < BATCH_ROWS {
                    break;
                }
            }
        }
        Ok(entries)
    }
}

fn change_rows(id: ReferenceVersionId, changes: Vec<(String, Option<String>)>) -> Vec<Vec<Cell>> {
    (1..)
        .zip(changes)
        .map(|(rank, (entry, content))| {
            vec![Cell::text(id), Cell::Number(rank), Cell::Text(entry), Cell::optional(content)]
        })
        .collect()
}

fn cells(version: &ReferenceVersion) -> Result<Vec<Cell>, StoreError> {
    Ok(vec![
        Cell::text(version.id),
        Cell::text(&version.reference),
        Cell::text(&version.source_name),
        Cell::text(version.sha256),
        Cell::number(version.rows)?,
        Cell::number(version.changes)?,
        Cell::text(version.changes_sha256),
        Cell::optional(version.state_sha256),
        Cell::optional(version.effective_on),
        Cell::text(word(&version.access)),
        Cell::text(stamp(version.recorded_at)),
        Cell::text(&version.recorded_by),
    ])
}

fn read_version(row: &AnyRow) -> Result<ReferenceVersion, StoreError> {
    let reader = Reader { table: "reference_version", row };
    Ok(ReferenceVersion {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        reference: reader.text("reference")?,
        source_name: reader.text("source_name")?,
        sha256: reader.value("sha256")?,
        rows: reader.number("row_count")?,
        changes: reader.number("change_count")?,
        changes_sha256: reader.value("changes_sha256")?,
        state_sha256: reader.optional("state_sha256")?,
        effective_on: reader.optional("effective_on")?,
        access: reader.word("access")?,
        recorded_at: reader.value("recorded_at")?,
        recorded_by: reader.text("recorded_by")?,
    })
}
