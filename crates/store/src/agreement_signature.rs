//! Signatures of conventions as the parties made or recorded them: the signed statement, to the byte, and what it is about.
//!
//! Whether a statement holds is `entente-audit`; this module keeps what it is given.

use entente_audit::{
    Actor, AgreementSignatureId, Event, Hash, KeyId, SignatureMeans, SignatureStatement, Statement, Table,
    digest, stamp,
};
use entente_model::{AgreementId, PartyId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::Reader;
use crate::{Store, StoreError, Transaction};

/// A signature as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementSignature {
    /// Number.
    pub id: AgreementSignatureId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// The convention.
    pub agreement: AgreementId,
    /// Digest of the text that was signed.
    pub sha256: Hash,
    /// The party that signed.
    pub party: PartyId,
    /// By what means, where it was made elsewhere.
    pub means: Option<SignatureMeans>,
    /// The key under the statement.
    pub key: KeyId,
    /// Which day, as the statement says.
    pub signed_on: Date,
    /// The statement as signed.
    pub statement: String,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who acted.
    pub recorded_by: String,
}

impl Transaction {
    /// Keeps a signed statement; records `AgreementSigned`, or `AgreementSignatureRecorded` where it was made elsewhere.
    /// Refuses one that is kept already.
    pub async fn insert_agreement_signature(
        &mut self,
        statement: &Statement,
        read: &SignatureStatement,
    ) -> Result<AgreementSignature, StoreError> {
        let text = statement.to_string();
        let statement_sha256 = digest(text.as_bytes());
        self.refuse_known("agreement_signature", statement_sha256).await?;
        let key = statement.signed().first().map_or(KeyId(Hash::ZERO), |signed| signed.key);
        let (agreement, sha256, party, means, signed_on) = match read {
            SignatureStatement::Signature(one) => (&one.agreement, one.sha256, &one.party, None, one.on),
            SignatureStatement::RecordedSignature(one) => {
                (&one.agreement, one.sha256, &one.party, Some(one.means), one.on)
            }
        };
        let kept = AgreementSignature {
            id: AgreementSignatureId::new(self.next_number(Table::AgreementSignature).await?),
            seq: self.next_seq()?.unsigned_abs(),
            agreement: agreement.clone(),
            sha256,
            party: party.clone(),
            means,
            key,
            signed_on,
            statement: text,
            recorded_at: self.at(),
            recorded_by: self.actor().to_string(),
        };
        let cells = vec![
            Cell::text(kept.id),
            Cell::text(&kept.agreement),
            Cell::text(kept.sha256),
            Cell::text(&kept.party),
            Cell::optional(means.map(SignatureMeans::name)),
            Cell::text(kept.key),
            Cell::text(kept.signed_on),
            Cell::text(&kept.statement),
            Cell::text(statement_sha256),
            Cell::text(stamp(kept.recorded_at)),
            Cell::text(&kept.recorded_by),
        ];
        self.insert(event(&kept, read), cells).await?;
        Ok(kept)
    }

    /// A signed statement is kept once: what is in the table already was done.
    pub(crate) async fn refuse_known(
        &mut self,
        table: &'static str,
        statement_sha256: Hash,
    ) -> Result<(), StoreError> {
        // Only names of the program's own tables are put in the text.
        let sql = format!("SELECT id FROM {table} WHERE statement_sha256 = $1");
        let known = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(statement_sha256.to_string())
            .fetch_optional(self.connection())
            .await
            .map_err(StoreError::query("read a signed statement"))?;
        match known {
            Some(_) => Err(StoreError::Done { table, id: statement_sha256.to_string() }),
            None => Ok(()),
        }
    }
}

fn event(kept: &AgreementSignature, read: &SignatureStatement) -> Event {
    let (signature, agreement, sha256) = (kept.id, kept.agreement.clone(), kept.sha256);
    let (party, key) = (kept.party.clone(), kept.key);
    match read {
        SignatureStatement::Signature(_) => {
            Event::AgreementSigned { signature, agreement, sha256, party, key }
        }
        SignatureStatement::RecordedSignature(one) => Event::AgreementSignatureRecorded {
            signature,
            agreement,
            sha256,
            party,
            means: one.means,
            recorded_by: one.recorded_by.clone(),
            key,
        },
    }
}

impl Store {
    /// The signatures of a convention, whatever the text, in the order in which they came.
    pub async fn agreement_signatures(
        &self,
        agreement: &AgreementId,
    ) -> Result<Vec<AgreementSignature>, StoreError> {
        let rows = sqlx::query("SELECT * FROM agreement_signature WHERE agreement = $1 ORDER BY seq")
            .bind(agreement.to_string())
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the signatures of a convention"))?;
        rows.iter().map(read_signature).collect()
    }
}

fn read_signature(row: &AnyRow) -> Result<AgreementSignature, StoreError> {
    let reader = Reader { table: "agreement_signature", row };
    let means = reader.optional_text("means")?;
    Ok(AgreementSignature {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        agreement: AgreementId::new(reader.text("agreement")?),
        sha256: reader.value("sha256")?,
        party: PartyId::new(reader.text("party")?),
        means: means.is_some().then(|| reader.word("means")).transpose()?,
        key: reader.value("key_id")?,
        signed_on: reader.value("signed_on")?,
        statement: reader.text("statement")?,
        recorded_at: reader.value("recorded_at")?,
        recorded_by: reader.value::<Actor>("recorded_by")?.to_string(),
    })
}
