//! Queries on the directory that persons name, save and share. Not evidence: their author deletes them.
//!
//! The log holds their number, never their name: free words could name persons.

use entente_audit::{Event, SavedQueryId, UserId, stamp};
use entente_model::PartyId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::reading::{Reader, word};
use crate::{Store, StoreError, Transaction};

/// Queries of one account, and of one list.
const QUERIES_MAX: i64 = 200;

/// Who sees a saved query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuerySharing {
    /// Its author.
    #[default]
    Own,
    /// The author's organisation.
    Party,
    /// Every party of the node.
    All,
}

/// A query to be saved.
#[derive(Clone, Debug)]
pub struct NewSavedQuery {
    /// As its author names it.
    pub name: String,
    /// Filters, as in the address of the page.
    pub query: String,
    /// Organisation of its author.
    pub party: PartyId,
    /// Its author.
    pub author: UserId,
    /// Who sees it.
    pub sharing: QuerySharing,
}

/// A query as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SavedQuery {
    /// Number.
    pub id: SavedQueryId,
    /// As its author names it.
    pub name: String,
    /// Filters, as in the address of the page.
    pub query: String,
    /// Organisation of its author.
    pub party: PartyId,
    /// Its author.
    pub author: UserId,
    /// Who sees it.
    pub sharing: QuerySharing,
    /// When.
    pub saved_at: Timestamp,
}

impl Transaction {
    /// Keeps a query; records `QuerySaved`.
    pub async fn save_query(&mut self, new: NewSavedQuery) -> Result<SavedQuery, StoreError> {
        let saved = SavedQuery {
            id: SavedQueryId::new(self.next_seq()?.unsigned_abs()),
            name: new.name,
            query: new.query,
            party: new.party,
            author: new.author,
            sharing: new.sharing,
            saved_at: self.at(),
        };
        let sql = "INSERT INTO saved_query (id, name, query, party, author, sharing, saved_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        sqlx::query(sql)
            .bind(saved.id.to_string())
            .bind(saved.name.clone())
            .bind(saved.query.clone())
            .bind(saved.party.to_string())
            .bind(saved.author.to_string())
            .bind(word(&saved.sharing))
            .bind(stamp(saved.saved_at))
            .execute(self.connection())
            .await
            .map_err(StoreError::query("save a query"))?;
        let event =
            Event::QuerySaved { query: saved.id, party: saved.party.clone(), sharing: word(&saved.sharing) };
        self.append(event, None).await?;
        Ok(saved)
    }

    /// Deletes a query of that author; records `QueryRemoved`.
    pub async fn remove_query(&mut self, id: SavedQueryId, author: UserId) -> Result<(), StoreError> {
        let done = sqlx::query("DELETE FROM saved_query WHERE id = $1 AND author = $2")
            .bind(id.to_string())
            .bind(author.to_string())
            .execute(self.connection())
            .await
            .map_err(StoreError::query("delete a query"))?;
        if done.rows_affected() == 0 {
            return Err(StoreError::NotFound { table: "saved_query", id: id.to_string() });
        }
        self.append(Event::QueryRemoved { query: id }, None).await
    }
}

impl Store {
    /// The queries that a person sees: hers, those of her organisation, those shared with all; by name.
    pub async fn saved_queries(&self, party: &PartyId, user: UserId) -> Result<Vec<SavedQuery>, StoreError> {
        let rows = sqlx::query(
            "SELECT * FROM saved_query
             WHERE author = $1 OR sharing = 'all' OR (sharing = 'party' AND party = $2)
             ORDER BY name, id LIMIT $3",
        )
        .bind(user.to_string())
        .bind(party.to_string())
        .bind(QUERIES_MAX)
        .fetch_all(self.pool())
        .await
        .map_err(StoreError::query("read saved queries"))?;
        rows.iter().map(read_query).collect()
    }
}

fn read_query(row: &AnyRow) -> Result<SavedQuery, StoreError> {
    let reader = Reader { table: "saved_query", row };
    Ok(SavedQuery {
        id: reader.value("id")?,
        name: reader.text("name")?,
        query: reader.text("query")?,
        party: PartyId::new(reader.text("party")?),
        author: reader.value("author")?,
        sharing: reader.word("sharing")?,
        saved_at: reader.value("saved_at")?,
    })
}
