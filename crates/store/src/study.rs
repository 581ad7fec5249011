//! Studies: the text and the figures of each version, and what parties did with it; added and never changed.
//!
//! What a text says, who may act and where a version stands are `entente-exchange`'s.

use entente_audit::{Actor, Event, Hash, StudyActId, StudyActKind, StudyVersionId, Table, digest, stamp};
use entente_model::{AgreementId, PartyId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::{Reader, word};
use crate::{Store, StoreError, Transaction};

/// A version of a study, to be kept.
#[derive(Clone, Debug)]
pub struct NewStudyVersion {
    /// The convention under which its parties look at the same figures.
    pub agreement: AgreementId,
    /// Name of the study.
    pub study: String,
    /// The party that drafts it.
    pub party: PartyId,
    /// The file as given.
    pub text: String,
    /// JSON of its figures.
    pub figures: String,
    /// Data is that which the node had at that instant.
    pub as_of: Timestamp,
}

/// A version of a study as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudyVersion {
    /// Number.
    pub id: StudyVersionId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// The convention under which its parties look at the same figures.
    pub agreement: AgreementId,
    /// Name of the study.
    pub study: String,
    /// Its number among the versions of the study, from 1.
    pub number: u32,
    /// The party that drafts it.
    pub party: PartyId,
    /// The file as given.
    pub text: String,
    /// Digest of that file.
    pub sha256: Hash,
    /// JSON of its figures.
    pub figures: String,
    /// Digest of that JSON.
    pub figures_sha256: Hash,
    /// Data is that which the node had at that instant.
    pub as_of: Timestamp,
    /// When it was drafted.
    pub drafted_at: Timestamp,
    /// Who acted.
    pub drafted_by: String,
}

/// What a party did with a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudyAct {
    /// Number.
    pub id: StudyActId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// The version.
    pub version: StudyVersionId,
    /// What was done.
    pub what: StudyActKind,
    /// The party that did it.
    pub party: PartyId,
    /// When.
    pub acted_at: Timestamp,
    /// Who acted.
    pub acted_by: String,
}

impl Transaction {
    /// Keeps a version of a study under its next number; records `StudyVersionKept`.
    pub async fn insert_study_version(&mut self, new: NewStudyVersion) -> Result<StudyVersion, StoreError> {
        let last: Option<i64> = sqlx::query("SELECT MAX(number) AS last FROM study_version WHERE study = $1")
            .bind(new.study.clone())
            .fetch_one(self.connection())
            .await
            .and_then(|row| row.try_get("last"))
            .map_err(StoreError::query("number a version of a study"))?;
        let number = u32::try_from(last.unwrap_or(0) + 1)
            .map_err(|_| StoreError::Unreadable { table: "study_version", column: "number" })?;
        let kept = StudyVersion {
            id: StudyVersionId::new(self.next_number(Table::StudyVersion).await?),
            seq: self.next_seq()?.unsigned_abs(),
            agreement: new.agreement,
            study: new.study,
            number,
            party: new.party,
            sha256: digest(new.text.as_bytes()),
            text: new.text,
            figures_sha256: digest(new.figures.as_bytes()),
            figures: new.figures,
            as_of: new.as_of,
            drafted_at: self.at(),
            drafted_by: self.actor().to_string(),
        };
        let cells = vec![
            Cell::text(kept.id),
            Cell::text(&kept.agreement),
            Cell::text(&kept.study),
            Cell::Number(kept.number.into()),
            Cell::text(&kept.party),
            Cell::text(&kept.text),
            Cell::text(kept.sha256),
            Cell::text(&kept.figures),
            Cell::text(kept.figures_sha256),
            Cell::text(stamp(kept.as_of)),
            Cell::text(stamp(kept.drafted_at)),
            Cell::text(&kept.drafted_by),
        ];
        let event = Event::StudyVersionKept {
            version: kept.id,
            agreement: kept.agreement.clone(),
            number,
            party: kept.party.clone(),
            sha256: kept.sha256,
            figures_sha256: kept.figures_sha256,
        };
        self.insert(event, cells).await?;
        Ok(kept)
    }

    /// Keeps what a party does with a version; records `StudyActRecorded`.
    pub async fn insert_study_act(
        &mut self,
        version: StudyVersionId,
        what: StudyActKind,
        party: &PartyId,
    ) -> Result<StudyAct, StoreError> {
        let kept = StudyAct {
            id: StudyActId::new(self.next_number(Table::StudyAct).await?),
            seq: self.next_seq()?.unsigned_abs(),
            version,
            what,
            party: party.clone(),
            acted_at: self.at(),
            acted_by: self.actor().to_string(),
        };
        let cells = vec![
            Cell::text(kept.id),
            Cell::text(version),
            Cell::text(word(&what)),
            Cell::text(party),
            Cell::text(stamp(kept.acted_at)),
            Cell::text(&kept.acted_by),
        ];
        let event = Event::StudyActRecorded { act: kept.id, version, what, party: party.clone() };
        self.insert(event, cells).await?;
        Ok(kept)
    }
}

impl Store {
    /// The versions of a study, or of all, by study then number.
    pub async fn study_versions(&self, study: Option<&str>) -> Result<Vec<StudyVersion>, StoreError> {
        let sql = "SELECT * FROM study_version WHERE ($1 = '' OR study = $1) ORDER BY study, number";
        let rows = sqlx::query(sql)
            .bind(study.unwrap_or_default().to_owned())
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the studies"))?;
        rows.iter().map(read_version).collect()
    }

    /// What was done with every version, in order.
    pub async fn study_acts(&self) -> Result<Vec<StudyAct>, StoreError> {
        let rows = sqlx::query("SELECT * FROM study_act ORDER BY seq")
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the acts on studies"))?;
        rows.iter().map(read_act).collect()
    }
}

fn read_version(row: &AnyRow) -> Result<StudyVersion, StoreError> {
    let reader = Reader { table: "study_version", row };
    Ok(StudyVersion {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        agreement: AgreementId::new(reader.text("agreement")?),
        study: reader.text("study")?,
        number: reader.number("number")?,
        party: PartyId::new(reader.text("party")?),
        text: reader.text("text")?,
        sha256: reader.value("sha256")?,
        figures: reader.text("figures")?,
        figures_sha256: reader.value("figures_sha256")?,
        as_of: reader.value("as_of")?,
        drafted_at: reader.value("drafted_at")?,
        drafted_by: reader.value::<Actor>("drafted_by")?.to_string(),
    })
}

fn read_act(row: &AnyRow) -> Result<StudyAct, StoreError> {
    let reader = Reader { table: "study_act", row };
    Ok(StudyAct {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        version: reader.value("version")?,
        what: reader.word("what")?,
        party: PartyId::new(reader.text("party")?),
        acted_at: reader.value("acted_at")?,
        acted_by: reader.value::<Actor>("acted_by")?.to_string(),
    })
}
