//! Convention texts and references as loaded: the directory of establishments and the communes are kept
//! row by row and replaced as a whole; of the others, only what was loaded and when is kept.
//!
//! Reading their files is not done here.

use entente_audit::{AgreementTextId, Event, Hash, ReferenceLoadId, Table, digest, stamp};
use entente_model::{AgreementId, Commune, Institution};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use crate::fact::{self, Cell};
use crate::reading::{Reader, word};
use crate::reference_verify::RowsDigest;
use crate::{Store, StoreError, Transaction};

/// Rows written by one statement: below PostgreSQL's 65,535 and SQLite's 32,766 values.
const BATCH_ROWS: usize = 500;

/// A convention's text as loaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementText {
    /// Number.
    pub id: AgreementTextId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// Convention.
    pub agreement: AgreementId,
    /// Digest of the text.
    pub sha256: Hash,
    /// The file as given.
    pub text: String,
    /// When.
    pub loaded_at: Timestamp,
}

/// A load of a reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceLoad {
    /// Number.
    pub id: ReferenceLoadId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// Which reference.
    pub reference: String,
    /// Rows.
    pub rows: u64,
    /// Digest of the source as given.
    pub sha256: Hash,
    /// Digest of the rows kept in the database, where they are.
    pub rows_sha256: Option<Hash>,
    /// When.
    pub loaded_at: Timestamp,
}

impl Transaction {
    /// Keeps a convention's text; records `AgreementLoaded`.
    pub async fn load_agreement(
        &mut self,
        agreement: &AgreementId,
        text: &str,
    ) -> Result<AgreementText, StoreError> {
        let kept = AgreementText {
            id: AgreementTextId::new(self.next_number(Table::AgreementText).await?),
            seq: self.next_seq()?.unsigned_abs(),
            agreement: agreement.clone(),
            sha256: digest(text.as_bytes()),
            text: text.to_owned(),
            loaded_at: self.at(),
        };
        let event =
            Event::AgreementLoaded { text: kept.id, agreement: agreement.clone(), sha256: kept.sha256 };
        let cells = vec![
            Cell::text(kept.id),
            Cell::text(&kept.agreement),
            Cell::text(kept.sha256),
            Cell::text(&kept.text),
            Cell::text(stamp(kept.loaded_at)),
        ];
        self.insert(event, cells).await?;
        Ok(kept)
    }

    /// Notes that a reference kept in files was loaded (`code-list:mef`); records `ReferenceLoaded`.
    pub async fn load_reference(
        &mut self,
        reference: &str,
        rows: u64,
        sha256: Hash,
    ) -> Result<ReferenceLoad, StoreError> {
        self.note_load(reference, rows, sha256, None).await
    }

    /// Replaces the directory of establishments; records `ReferenceLoaded` with the digest of the rows.
    /// `sha256` is that of the source. Of a UAI given twice, the last line is kept.
    pub async fn load_institutions(
        &mut self,
        sha256: Hash,
        institutions: &[Institution],
    ) -> Result<ReferenceLoad, StoreError> {
        let by_uai: std::collections::BTreeMap<_, _> =
            institutions.iter().map(|institution| (institution.uai, institution)).collect();
        let rows = by_uai.values().zip(1..).map(|(institution, rank)| institution_cells(institution, rank));
        self.replace(Table::Institution, sha256, rows).await
    }

    /// Replaces the communes; records `ReferenceLoaded` with the digest of the rows.
    pub async fn load_communes(
        &mut self,
        sha256: Hash,
        communes: &[Commune],
    ) -> Result<ReferenceLoad, StoreError> {
        let by_code: std::collections::BTreeMap<_, _> =
            communes.iter().map(|commune| (&commune.code, commune)).collect();
        let rows = by_code.values().zip(1..).map(|(commune, rank)| commune_cells(commune, rank));
        self.replace(Table::Commune, sha256, rows).await
    }

    async fn replace(
        &mut self,
        table: Table,
        sha256: Hash,
        rows: impl Iterator<Item = Vec<Cell>>,
    ) -> Result<ReferenceLoad, StoreError> {
        let failed = StoreError::query("replace a reference");
        sqlx::query(AssertSqlSafe(format!("DELETE FROM {}", table.name())))
            .execute(self.connection())
            .await
            .map_err(&failed)?;
        let mut digest = RowsDigest::new(table);
        let mut batch = Vec::with_capacity(BATCH_ROWS);
        for row in rows {
            digest.add(&row);
            batch.push(row);
            if batch.len() == BATCH_ROWS {
                self.insert_batch(table, std::mem::take(&mut batch)).await?;
            }
        }
        self.insert_batch(table, batch).await?;
        let (count, rows_sha256) = digest.finish();
        self.note_load(reference_name(table), count, sha256, Some(rows_sha256)).await
    }

    pub(crate) async fn insert_batch(
        &mut self,
        table: Table,
        rows: Vec<Vec<Cell>>,
    ) -> Result<(), StoreError> {
        if rows.is_empty() {
            return Ok(());
        }
        let columns = fact::columns(table);
        let mut place = 0;
        let tuples: Vec<String> = rows
            .iter()
            .map(|_| {
                let places: Vec<String> = columns
                    .iter()
                    .map(|_| {
                        place += 1;
                        format!("${place}")
                    })
                    .collect();
                format!("({})", places.join(","))
            })
            .collect();
        let sql = format!("INSERT INTO {} ({}) VALUES {}", table.name(), columns.join(","), tuples.join(","));
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for cell in rows.into_iter().flatten() {
            query = fact::bind(query, cell);
        }
        query.execute(self.connection()).await.map_err(StoreError::query("add rows of a reference"))?;
        Ok(())
    }

    async fn note_load(
        &mut self,
        reference: &str,
        rows: u64,
        sha256: Hash,
        rows_sha256: Option<Hash>,
    ) -> Result<ReferenceLoad, StoreError> {
        let load = ReferenceLoad {
            id: ReferenceLoadId::new(self.next_number(Table::ReferenceLoad).await?),
            seq: self.next_seq()?.unsigned_abs(),
            reference: reference.to_owned(),
            rows,
            sha256,
            rows_sha256,
            loaded_at: self.at(),
        };
        let event = Event::ReferenceLoaded {
            load: load.id,
            reference: reference.to_owned(),
            rows,
            sha256,
            rows_sha256,
        };
        let cells = vec![
            Cell::text(load.id),
            Cell::text(&load.reference),
            Cell::number(rows)?,
            Cell::text(sha256),
            Cell::optional(rows_sha256),
            Cell::text(stamp(load.loaded_at)),
        ];
        self.insert(event, cells).await?;
        Ok(load)
    }
}

impl Store {
    /// The last text of each convention, by convention.
    pub async fn agreement_texts(&self) -> Result<Vec<AgreementText>, StoreError> {
        let rows = sqlx::query(
            "SELECT * FROM agreement_text
             WHERE seq IN (SELECT MAX(seq) FROM agreement_text GROUP BY agreement) ORDER BY agreement",
        )
        .fetch_all(self.pool())
        .await
        .map_err(StoreError::query("read the texts of conventions"))?;
        rows.iter().map(read_agreement_text).collect()
    }

    /// Every text of a convention that was loaded, in the order in which they came.
    pub async fn agreement_versions(
        &self,
        agreement: &AgreementId,
    ) -> Result<Vec<AgreementText>, StoreError> {
        let rows = sqlx::query("SELECT * FROM agreement_text WHERE agreement = $1 ORDER BY seq")
            .bind(agreement.to_string())
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the texts of a convention"))?;
        rows.iter().map(read_agreement_text).collect()
    }

    /// The last load of each reference, by name.
    pub async fn reference_loads(&self) -> Result<Vec<ReferenceLoad>, StoreError> {
        let rows = sqlx::query(
            "SELECT * FROM reference_load
             WHERE seq IN (SELECT MAX(seq) FROM reference_load GROUP BY reference) ORDER BY reference",
        )
        .fetch_all(self.pool())
        .await
        .map_err(StoreError::query("read the loads of references"))?;
        rows.iter().map(read_load).collect()
    }

    /// The directory of establishments, by UAI.
    pub async fn institutions(&self) -> Result<Vec<Institution>, StoreError> {
        let rows = sqlx::query("SELECT * FROM institution ORDER BY rank")
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the directory of establishments"))?;
        rows.iter().map(read_institution).collect()
    }

    /// The communes, by code.
    pub async fn communes(&self) -> Result<Vec<Commune>, StoreError> {
        let rows = sqlx::query("SELECT * FROM commune ORDER BY rank")
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the communes"))?;
        rows.iter().map(read_commune).collect()
    }
}

/// Name of the reference that a table keeps.
pub(crate) fn reference_name(table: Table) -> &'static str {
    match table {
        Table::Institution => "institutions",
        _ => "communes",
    }
}

fn institution_cells(institution: &Institution, rank: i64) -> Vec<Cell> {
    vec![
        Cell::Number(rank),
        Cell::text(institution.uai),
        Cell::text(&institution.name),
        Cell::text(&institution.nature),
        Cell::text(word(&institution.sector)),
        Cell::text(&institution.commune),
        Cell::text(&institution.departement),
        Cell::text(&institution.academie),
        Cell::text(&institution.region),
        Cell::optional(institution.opened_on),
        Cell::optional(institution.closed_on),
    ]
}

fn commune_cells(commune: &Commune, rank: i64) -> Vec<Cell> {
    vec![
        Cell::Number(rank),
        Cell::text(&commune.code),
        Cell::text(&commune.name),
        Cell::text(&commune.departement),
        Cell::text(&commune.academie),
        Cell::text(&commune.region),
    ]
}

fn read_agreement_text(row: &AnyRow) -> Result<AgreementText, StoreError> {
    let reader = Reader { table: "agreement_text", row };
    Ok(AgreementText {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        agreement: AgreementId::new(reader.text("agreement")?),
        sha256: reader.value("sha256")?,
        text: reader.text("text")?,
        loaded_at: reader.value("loaded_at")?,
    })
}

fn read_load(row: &AnyRow) -> Result<ReferenceLoad, StoreError> {
    let reader = Reader { table: "reference_load", row };
    Ok(ReferenceLoad {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        reference: reader.text("reference")?,
        rows: reader.number("row_count")?,
        sha256: reader.value("sha256")?,
        rows_sha256: reader.optional("rows_sha256")?,
        loaded_at: reader.value("loaded_at")?,
    })
}

fn read_institution(row: &AnyRow) -> Result<Institution, StoreError> {
    let reader = Reader { table: "institution", row };
    Ok(Institution {
        uai: reader.value("uai")?,
        name: reader.text("name")?,
        nature: reader.text("nature")?,
        sector: reader.word("sector")?,
        commune: reader.text("commune")?,
        departement: reader.text("departement")?,
        academie: reader.text("academie")?,
        region: reader.text("region")?,
        opened_on: reader.optional("opened_on")?,
        closed_on: reader.optional("closed_on")?,
    })
}

fn read_commune(row: &AnyRow) -> Result<Commune, StoreError> {
    let reader = Reader { table: "commune", row };
    Ok(Commune {
        code: reader.text("code")?,
        name: reader.text("name")?,
        departement: reader.text("departement")?,
        academie: reader.text("academie")?,
        region: reader.text("region")?,
    })
}
