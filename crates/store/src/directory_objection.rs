//! Persons who object to being in the directories of a provider: who they are is here, apart from the log that holds commitments.
//!
//! Leaving them out is `entente-formats`; the salts are kept as those of other commitments.

use entente_audit::{Event, Hash, SaltBook};
use entente_model::PartyId;
use jiff::civil::Date;
use serde::Serialize;
use sqlx::any::AnyRow;

use crate::reading::Reader;
use crate::{Store, StoreError, Transaction};

/// An objection that holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DirectoryObjection {
    /// As the entry of the log holds it.
    pub commitment: Hash,
    /// Who provides the directories.
    pub party: PartyId,
    /// Identifier of the person in its register.
    pub person: String,
    /// First day on which the person is in none.
    pub from_on: Date,
}

impl Transaction {
    /// Keeps an objection, with the salt of its commitment in a book that holds nothing else; records `DirectoryObjected`.
    pub async fn insert_directory_objection(
        &mut self,
        new: &DirectoryObjection,
        book: &SaltBook,
    ) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO directory_objection (commitment, party, person, from_on) VALUES ($1, $2, $3, $4)";
        sqlx::query(sql)
            .bind(new.commitment.to_string())
            .bind(new.party.to_string())
            .bind(new.person.clone())
            .bind(new.from_on.to_string())
            .execute(self.connection())
            .await
            .map_err(StoreError::query("keep an objection"))?;
        self.keep_salt(new.commitment, book, Date::MAX).await?;
        let (commitment, party, from_on) = (new.commitment, new.party.clone(), new.from_on);
        self.append(Event::DirectoryObjected { commitment, party, from_on }, None).await
    }

    /// Withdraws an objection, the salt of which is kept until that day; records `DirectoryObjectionWithdrawn`.
    pub async fn withdraw_directory_objection(
        &mut self,
        objection: &DirectoryObjection,
        until: Date,
    ) -> Result<(), StoreError> {
        let commitment = objection.commitment.to_string();
        let failed = StoreError::query("withdraw an objection");
        let done = sqlx::query("DELETE FROM directory_objection WHERE commitment = $1")
            .bind(commitment.clone())
            .execute(self.connection())
            .await
            .map_err(&failed)?;
        if done.rows_affected() == 0 {
            return Err(StoreError::NotFound { table: "directory_objection", id: commitment });
        }
        sqlx::query("UPDATE salt SET until = $1 WHERE commitment = $2")
            .bind(until.to_string())
            .bind(commitment)
            .execute(self.connection())
            .await
            .map_err(&failed)?;
        let (commitment, party) = (objection.commitment, objection.party.clone());
        self.append(Event::DirectoryObjectionWithdrawn { commitment, party }, None).await
    }
}

impl Store {
    /// Objections that hold to the directories of a provider, or to all of them, by their first day.
    pub async fn directory_objections(
        &self,
        party: Option<&PartyId>,
    ) -> Result<Vec<DirectoryObjection>, StoreError> {
        let sql =
            "SELECT * FROM directory_objection WHERE ($1 = '' OR party = $1) ORDER BY from_on, commitment";
        let rows = sqlx::query(sql)
            .bind(party.map_or(String::new(), ToString::to_string))
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the objections"))?;
        rows.iter().map(read_objection).collect()
    }
}

fn read_objection(row: &AnyRow) -> Result<DirectoryObjection, StoreError> {
    let reader = Reader { table: "directory_objection", row };
    Ok(DirectoryObjection {
        commitment: reader.value("commitment")?,
        party: PartyId::new(reader.text("party")?),
        person: reader.text("person")?,
        from_on: reader.value("from_on")?,
    })
}
