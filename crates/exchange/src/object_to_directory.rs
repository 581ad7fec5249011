//! The right to object: a person is in no directory of a provider any more, from a day on, until the objection is withdrawn.
//!
//! The log holds a commitment to the person's identifier, by whom and from when; who it is stays in the database, and is erased some
//! months after the objection is withdrawn. Leaving persons out of what is written is `entente-formats`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;

use entente_audit::{Actor, Event, Hash, SaltBook};
use entente_model::{Message, PartyId};
use entente_store::DirectoryObjection;
use jiff::civil::Date;

use crate::directory_error::DirectoryError;
use crate::directory_register::read_jointures;
use crate::directory_sources::{jointures_path, unreadable};
use crate::error::ExchangeError;
use crate::node::Node;
use crate::open_commitment::new_salt;

/// Identifiers of persons who objected before there was a register of it, one a line. Still applied.
const FORMER_LIST: &str = "objections.txt";

impl Node {
    /// Records the objections of persons of the provider's register, from a day on; gives how many are new.
    ///
    /// None is recorded where one of the identifiers was never given: somebody else would be left out, or nobody.
    pub async fn object_to_directory(
        &self,
        party: &PartyId,
        persons: &[String],
        from_on: Option<Date>,
    ) -> Result<u64, ExchangeError> {
        let register = jointures_path(&self.directory_folder()?, party);
        // Reading begins a register where there is none: whoever provides nothing gets none.
        let known = if register.is_file() {
            Some(read_jointures(&register).map_err(|error| unreadable(&register, &error))?)
        } else {
            None
        };
        let is_known = |person: &String| known.as_ref().is_some_and(|known| known.has_given(person));
        let unknown = persons.iter().filter(|person| !is_known(person)).count();
        if unknown > 0 {
            return Err(DirectoryError::UnknownPersons { party: party.clone(), count: unknown as u64 }.into());
        }
        let held = self.held_objections(party).await?;
        let from_on = from_on.unwrap_or_else(|| self.today());
        let new: BTreeSet<&String> = persons.iter().filter(|person| !held.contains_key(*person)).collect();
        if new.is_empty() {
            return Ok(0);
        }
        let mut tx = self.store().begin(self.now(), &Actor::Party(party.clone())).await?;
        for person in &new {
            let mut book = SaltBook::default();
            let commitment = book.commit(new_salt()?, person, Date::MAX);
            let objection =
                DirectoryObjection { commitment, party: party.clone(), person: (*person).clone(), from_on };
            tx.insert_directory_objection(&objection, &book).await?;
        }
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(new.len() as u64)
    }

    /// Withdraws objections; gives how many there were. The persons are in the next delivery.
    pub async fn withdraw_directory_objections(
        &self,
        party: &PartyId,
        persons: &[String],
    ) -> Result<u64, ExchangeError> {
        let held = self.held_objections(party).await?;
        let persons: BTreeSet<&String> = persons.iter().collect();
        let withdrawn: Vec<&DirectoryObjection> =
            persons.into_iter().filter_map(|person| held.get(person)).collect();
        if withdrawn.is_empty() {
            return Ok(0);
        }
        let mut tx = self.store().begin(self.now(), &Actor::Party(party.clone())).await?;
        for objection in &withdrawn {
            tx.withdraw_directory_objection(objection, self.kept_until()).await?;
        }
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(withdrawn.len() as u64)
    }

    /// Objections that hold to the directories of a provider.
    pub async fn directory_objections(
        &self,
        party: &PartyId,
    ) -> Result<Vec<DirectoryObjection>, ExchangeError> {
        Ok(self.store().directory_objections(Some(party)).await?)
    }

    async fn held_objections(
        &self,
        party: &PartyId,
    ) -> Result<BTreeMap<String, DirectoryObjection>, ExchangeError> {
        let held = self.directory_objections(party).await?;
        Ok(held.into_iter().map(|objection| (objection.person.clone(), objection)).collect())
    }

    /// Who is left out of a directory of that day. What is delivered today under a former date honours those of today too.
    pub(crate) async fn objected(
        &self,
        party: &PartyId,
        on: Date,
    ) -> Result<BTreeSet<String>, ExchangeError> {
        let day = on.max(self.today());
        let mut persons = self.former_objections()?;
        let held = self.directory_objections(party).await?;
        persons.extend(held.into_iter().filter(|one| one.from_on <= day).map(|one| one.person));
        Ok(persons)
    }

    /// Whoever objected, from whichever day on: the register of identifiers keeps them for as long as their objection holds, so that a
    /// person who comes back after years is known, by fingerprints under its secret, and still left out.
    pub(crate) async fn objectors(&self, party: &PartyId) -> Result<BTreeSet<String>, ExchangeError> {
        let mut persons = self.former_objections()?;
        persons.extend(self.held_objections(party).await?.into_keys());
        Ok(persons)
    }

    fn former_objections(&self) -> Result<BTreeSet<String>, ExchangeError> {
        let path = self.directory_folder()?.join(FORMER_LIST);
        match fs::read_to_string(&path) {
            Ok(text) => {
                let lines = text.lines().map(|line| line.trim().to_owned());
                Ok(lines.filter(|line| !line.is_empty()).collect())
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(BTreeSet::new()),
            Err(error) => Err(ExchangeError::file(&path)(error)),
        }
    }

    /// Objections of the log whose person the database does not know any more, or of another day than the log says: the person
    /// would be delivered against her will.
    pub(crate) async fn objection_faults(&self) -> Result<Vec<Message>, ExchangeError> {
        let mut open: BTreeMap<Hash, (u64, Date)> = BTreeMap::new();
        self.each_entry(&mut |entry| match &entry.event {
            Some(Event::DirectoryObjected { commitment, from_on, .. }) => {
                open.insert(*commitment, (entry.seq, *from_on));
            }
            Some(Event::DirectoryObjectionWithdrawn { commitment, .. }) => {
                open.remove(commitment);
            }
            _ => {}
        })
        .await?;
        let kept = self.store().directory_objections(None).await?;
        let mut faults = Vec::new();
        for (commitment, (seq, from_on)) in open {
            let row = kept.iter().find(|row| row.commitment == commitment && row.from_on == from_on);
            let book = self.store().salt(&commitment).await?;
            let opens = row.zip(book).and_then(|(row, book)| book.opens(&commitment, &row.person));
            if opens != Some(true) {
                faults.push(Message::new("log-objection-lost").with("seq", seq));
            }
        }
        Ok(faults)
    }
}
