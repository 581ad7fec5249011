//! Conventions on paper, for the census: what is known of each, to the byte, and the digest of its scan.
//!
//! What the file says is read in `entente-agreement`; scans lie in files of the node.

use entente_audit::{Actor, Event, Hash, PaperAgreementId, Table, digest, stamp};
use entente_model::AgreementId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::Reader;
use crate::{Store, StoreError, Transaction};

/// A convention on paper as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperAgreement {
    /// Number.
    pub id: PaperAgreementId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// Its name in the census.
    pub agreement: AgreementId,
    /// What is known of it: the file as given.
    pub text: String,
    /// Digest of that file.
    pub sha256: Hash,
    /// Digest of the scan.
    pub scan: Option<Hash>,
    /// When it was registered.
    pub registered_at: Timestamp,
    /// Who acted.
    pub registered_by: String,
}

impl Transaction {
    /// Keeps what is known of a convention on paper; records `PaperAgreementRegistered`.
    pub async fn insert_paper_agreement(
        &mut self,
        agreement: &AgreementId,
        text: &str,
        scan: Option<Hash>,
    ) -> Result<PaperAgreement, StoreError> {
        let kept = PaperAgreement {
            id: PaperAgreementId::new(self.next_number(Table::PaperAgreement).await?),
            seq: self.next_seq()?.unsigned_abs(),
            agreement: agreement.clone(),
            text: text.to_owned(),
            sha256: digest(text.as_bytes()),
            scan,
            registered_at: self.at(),
            registered_by: self.actor().to_string(),
        };
        let cells = vec![
            Cell::text(kept.id),
            Cell::text(&kept.agreement),
            Cell::text(&kept.text),
            Cell::text(kept.sha256),
            Cell::optional(kept.scan),
            Cell::text(stamp(kept.registered_at)),
            Cell::text(&kept.registered_by),
        ];
        let event = Event::PaperAgreementRegistered {
            paper: kept.id,
            agreement: kept.agreement.clone(),
            sha256: kept.sha256,
            scan: kept.scan,
        };
        self.insert(event, cells).await?;
        Ok(kept)
    }
}

impl Store {
    /// The conventions on paper, each as last known, by name.
    pub async fn paper_agreements(&self) -> Result<Vec<PaperAgreement>, StoreError> {
        let rows = sqlx::query(
            "SELECT * FROM paper_agreement
             WHERE seq IN (SELECT MAX(seq) FROM paper_agreement GROUP BY agreement) ORDER BY agreement",
        )
        .fetch_all(self.pool())
        .await
        .map_err(StoreError::query("read the conventions on paper"))?;
        rows.iter().map(read_paper).collect()
    }
}

fn read_paper(row: &AnyRow) -> Result<PaperAgreement, StoreError> {
    let reader = Reader { table: "paper_agreement", row };
    Ok(PaperAgreement {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        agreement: AgreementId::new(reader.text("agreement")?),
        text: reader.text("text")?,
        sha256: reader.value("sha256")?,
        scan: reader.optional("scan")?,
        registered_at: reader.value("registered_at")?,
        registered_by: reader.value::<Actor>("registered_by")?.to_string(),
    })
}
