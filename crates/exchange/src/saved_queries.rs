//! Queries on the directory that a person saves under a name, shares with her organisation or with all, and deletes.

use entente_audit::SavedQueryId;
use entente_store::{NewSavedQuery, QuerySharing, SavedQuery};

use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

/// Longest name and longest query that are kept.
const NAME_MAX: usize = 120;
const QUERY_MAX: usize = 1_000;

impl Node {
    /// Saves a query. Its name is for people and stays out of the log.
    pub async fn save_query(
        &self,
        session: &Session,
        name: &str,
        query: &str,
        sharing: QuerySharing,
    ) -> Result<SavedQuery, ExchangeError> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() || name.chars().count() > NAME_MAX || name.chars().any(char::is_control) {
            return Err(ExchangeError::Unacceptable { what: "query name", value: name });
        }
        if query.len() > QUERY_MAX {
            return Err(ExchangeError::Unacceptable {
                what: "query",
                value: query.chars().take(60).collect(),
            });
        }
        let new = NewSavedQuery {
            name,
            query: query.to_owned(),
            party: session.party.clone(),
            author: session.user,
            sharing,
        };
        let mut tx = self.store().begin(self.now(), &session.actor()).await?;
        let saved = tx.save_query(new).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(saved)
    }

    /// Deletes a query of this person; one of somebody else is not found.
    pub async fn remove_query(&self, session: &Session, id: &str) -> Result<(), ExchangeError> {
        let unknown = || ExchangeError::UnknownReference { reference: id.to_owned() };
        let id: SavedQueryId = id.parse().map_err(|_| unknown())?;
        let mut tx = self.store().begin(self.now(), &session.actor()).await?;
        match tx.remove_query(id, session.user).await {
            Ok(()) => {}
            Err(entente_store::StoreError::NotFound { .. }) => {
                tx.rollback().await?;
                return Err(unknown());
            }
            Err(error) => return Err(error.into()),
        }
        tx.commit().await?;
        self.write_checkpoint().await
    }

    /// The queries that this person sees.
    pub async fn saved_queries(&self, session: &Session) -> Result<Vec<SavedQuery>, ExchangeError> {
        Ok(self.store().saved_queries(&session.party, session.user).await?)
    }
}
