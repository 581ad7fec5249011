//! The register of the parties' keys: entries come signed, and only those that hold are kept. Private keys never come here.
//!
//! That a party's first key is the party's is compared by another way (its name, over the telephone) before it is added.

use entente_audit::{Actor, KeyChange, KeyRegister, SecretKey, Statement};
use entente_model::PartyId;
use entente_store::KeyEntry;

use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

/// A new key, of 32 random bytes; it is for the party alone.
pub fn new_key() -> Result<SecretKey, ExchangeError> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| ExchangeError::Secret(error.to_string()))?;
    Ok(SecretKey::from_seed(&seed))
}

impl Node {
    /// The register as kept.
    pub async fn key_register(&self) -> Result<KeyRegister, ExchangeError> {
        let entries = self.store().key_entries().await?;
        let statements: Vec<String> = entries.into_iter().map(|entry| entry.statement).collect();
        Ok(KeyRegister::read(&statements.join("\n"))?)
    }

    /// Adds entries about the keys of the session's party: a new key, one that replaces another, a revocation.
    pub async fn register_keys(&self, session: &Session, text: &str) -> Result<Vec<KeyEntry>, ExchangeError> {
        session.must_act()?;
        self.add_keys(session.actor(), Some(&session.party), text).await
    }

    /// Adds entries of a register, for whoever runs the node; those that are kept already are left out.
    pub async fn register_keys_as(
        &self,
        party: Option<&PartyId>,
        text: &str,
    ) -> Result<Vec<KeyEntry>, ExchangeError> {
        self.add_keys(party.cloned().map_or(Actor::System, Actor::Party), party, text).await
    }

    async fn add_keys(
        &self,
        actor: Actor,
        only: Option<&PartyId>,
        text: &str,
    ) -> Result<Vec<KeyEntry>, ExchangeError> {
        let given = KeyRegister::read(text)?;
        let known = self.key_register().await?;
        let mut merged = known.clone();
        merged.merge(&given);
        let new = new_entries(&known, &merged)?;
        for (_, change) in &new {
            let party = party_of(change);
            if !self.agreements().names(party) {
                return Err(ExchangeError::UnknownParty { party: party.to_string() });
            }
            if only.is_some_and(|only| only != party) {
                return Err(ExchangeError::OtherPartyKey { party: party.clone() });
            }
        }
        if new.is_empty() {
            return Err(ExchangeError::KeptAlready);
        }
        let mut tx = self.store().begin(self.now(), &actor).await?;
        let mut kept = Vec::with_capacity(new.len());
        for (statement, change) in new {
            kept.push(tx.insert_key_entry(statement, change).await?);
        }
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(kept)
    }
}

/// Entries that the register did not have; refuses them all where one does not hold.
fn new_entries<'r>(
    known: &KeyRegister,
    merged: &'r KeyRegister,
) -> Result<Vec<(&'r Statement, &'r KeyChange)>, ExchangeError> {
    let mut new = Vec::new();
    for (statement, change, fault) in merged.statements() {
        if known.statements().any(|(one, ..)| one == statement) {
            continue;
        }
        if let Some(fault) = fault {
            return Err(ExchangeError::NotHeld(fault.message()));
        }
        new.push((statement, change));
    }
    Ok(new)
}

fn party_of(change: &KeyChange) -> &PartyId {
    match change {
        KeyChange::Key(key) => &key.party,
        KeyChange::RevokedKey(revoked) => &revoked.party,
    }
}
