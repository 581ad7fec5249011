//! Decisions on accesses, whatever their outcome.
//!
//! Deciding is done elsewhere: a decision is kept here as the JSON it was given.

use entente_audit::{DecisionId, Event, Hash, Outcome, Table, digest, stamp};
use entente_model::{ArticleRef, DatasetId, PartyId, PurposeId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::{Page, Reader, word};
use crate::{Store, StoreError, Transaction};

/// A decision, to be kept.
#[derive(Clone, Debug)]
pub struct NewDecision {
    /// Outcome.
    pub outcome: Outcome,
    /// Who would receive.
    pub recipient: PartyId,
    /// What for.
    pub purpose: PurposeId,
    /// What.
    pub dataset: DatasetId,
    /// Articles that it cites.
    pub articles: Vec<ArticleRef>,
    /// JSON of the whole decision.
    pub decision: String,
}

/// A decision as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Number.
    pub id: DecisionId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// Outcome.
    pub outcome: Outcome,
    /// Who would receive.
    pub recipient: PartyId,
    /// What for.
    pub purpose: PurposeId,
    /// What.
    pub dataset: DatasetId,
    /// JSON of the whole decision.
    pub decision: String,
    /// Its digest.
    pub decision_sha256: Hash,
    /// When.
    pub decided_at: Timestamp,
}

impl Transaction {
    /// Keeps a decision, whatever its outcome; records `AccessDecided`.
    pub async fn insert_decision(&mut self, new: &NewDecision) -> Result<Decision, StoreError> {
        let decision = Decision {
            id: DecisionId::new(self.next_number(Table::Decision).await?),
            seq: self.next_seq()?.unsigned_abs(),
            outcome: new.outcome,
            recipient: new.recipient.clone(),
            purpose: new.purpose.clone(),
            dataset: new.dataset.clone(),
            decision: new.decision.clone(),
            decision_sha256: digest(new.decision.as_bytes()),
            decided_at: self.at(),
        };
        let event = Event::AccessDecided {
            decision: decision.id,
            outcome: decision.outcome,
            recipient: decision.recipient.clone(),
            purpose: decision.purpose.clone(),
            dataset: decision.dataset.clone(),
            articles: new.articles.clone(),
            decision_sha256: decision.decision_sha256,
        };
        let cells = vec![
            Cell::text(decision.id),
            Cell::text(word(&decision.outcome)),
            Cell::text(&decision.recipient),
            Cell::text(&decision.purpose),
            Cell::text(&decision.dataset),
            Cell::text(&decision.decision),
            Cell::text(decision.decision_sha256),
            Cell::text(stamp(decision.decided_at)),
        ];
        self.insert(event, cells).await?;
        Ok(decision)
    }
}

impl Store {
    /// One decision.
    pub async fn decision(&self, id: DecisionId) -> Result<Option<Decision>, StoreError> {
        let row = sqlx::query("SELECT * FROM decision WHERE id = $1")
            .bind(id.to_string())
            .fetch_optional(self.pool())
            .await
            .map_err(StoreError::query("read a decision"))?;
        row.as_ref().map(read_decision).transpose()
    }

    /// Decisions on the accesses of a recipient, or of all, the latest first.
    pub async fn decisions(
        &self,
        recipient: Option<&PartyId>,
        page: Page,
    ) -> Result<Vec<Decision>, StoreError> {
        let rows = sqlx::query(
            "SELECT * FROM decision WHERE ($1 = '' OR recipient = $1) AND seq < $2 ORDER BY seq DESC LIMIT $3",
        )
        .bind(recipient.map_or(String::new(), ToString::to_string))
        .bind(page.before_seq())
        .bind(i64::from(page.limit))
        .fetch_all(self.pool())
        .await
        .map_err(StoreError::query("read decisions"))?;
        rows.iter().map(read_decision).collect()
    }
}

fn read_decision(row: &AnyRow) -> Result<Decision, StoreError> {
    let reader = Reader { table: "decision", row };
    Ok(Decision {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        outcome: reader.word("outcome")?,
        recipient: PartyId::new(reader.text("recipient")?),
        purpose: PurposeId::new(reader.text("purpose")?),
        dataset: DatasetId::new(reader.text("dataset")?),
        decision: reader.text("decision")?,
        decision_sha256: reader.value("decision_sha256")?,
        decided_at: reader.value("decided_at")?,
    })
}
