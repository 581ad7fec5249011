//! A party joins a convention that is open to it, with its own list of schools (C11; EN annexe 1, NO).
//!
//! What an adhesion says is read in `entente-agreement`; its schools are checked here against the directory of the node.

use entente_agreement::compare::{SchoolFault, check_schools};
use entente_agreement::{Diagnostic, read_adhesion};
use entente_audit::Actor;
use entente_model::{Adhesion, LifeEvent, PartyId};
use entente_store::NewAdhesion;

use crate::agreement_file::{compile_with, refuse_errors};
use crate::agreement_folder::AgreementFolder;
use crate::error::ExchangeError;
use crate::node::Node;
use crate::record_agreement_fact::FactOrder;
use crate::sign_in::Session;

/// An adhesion as read, with everything that is wrong with it.
#[derive(Clone, Debug)]
pub struct CheckedAdhesion {
    /// What it says, where it can be read.
    pub adhesion: Option<Adhesion>,
    /// Faults of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// Schools that the party may not bring.
    pub schools: Vec<SchoolFault>,
}

impl CheckedAdhesion {
    /// The adhesion where it can be recorded as it is, else why not.
    pub fn sound(self) -> Result<Adhesion, ExchangeError> {
        refuse_errors(&self.diagnostics)?;
        if !self.schools.is_empty() {
            return Err(ExchangeError::Schools(self.schools));
        }
        self.adhesion.ok_or(ExchangeError::Faulty(self.diagnostics))
    }
}

impl AgreementFolder {
    /// Reads an adhesion against the conventions, those who joined before, and the directory where there is one. `name` is how
    /// its faults name the file.
    pub fn check_adhesion(&self, name: &str, bytes: &[u8]) -> CheckedAdhesion {
        let compilation = &self.agreements.compilation;
        let (adhesion, diagnostics) = read_adhesion(name, bytes, compilation, &self.joined());
        let directory = &self.agreements.references.institutions;
        // Files alone have no directory: nothing can be said of the schools.
        let checked = adhesion.as_ref().filter(|_| self.has_directory || !directory.is_empty());
        let schools = checked.map(|one| check_schools(one, directory, self.today())).unwrap_or_default();
        CheckedAdhesion { adhesion, diagnostics, schools }
    }

    /// Adhesions that count here: those that were recorded, or all that are signed where there are files alone.
    pub fn joined(&self) -> Vec<Adhesion> {
        let recorded = &self.agreements.adhesions;
        let counts = |one: &&Adhesion| recorded.as_ref().is_none_or(|known| known.contains_key(&one.sha256));
        self.agreements.compilation.adhesions.iter().filter(counts).cloned().collect()
    }
}

impl Node {
    /// Records an adhesion on behalf of a session: of the party that joins, or of a party of the convention.
    pub async fn join_agreement(
        &self,
        session: &Session,
        name: &str,
        bytes: &[u8],
    ) -> Result<Adhesion, ExchangeError> {
        session.must_act()?;
        self.join(session.actor(), Some(&session.party), name, bytes).await
    }

    /// The same, from the command line: on behalf of a party, or of the node itself.
    pub async fn join_agreement_as(
        &self,
        party: Option<&PartyId>,
        name: &str,
        bytes: &[u8],
    ) -> Result<Adhesion, ExchangeError> {
        self.join(party.cloned().map_or(Actor::System, Actor::Party), party, name, bytes).await
    }

    async fn join(
        &self,
        actor: Actor,
        party: Option<&PartyId>,
        name: &str,
        bytes: &[u8],
    ) -> Result<Adhesion, ExchangeError> {
        let adhesion = self.agreement_folder().check_adhesion(name, bytes).sound()?;
        if let Some(party) = party.filter(|party| **party != adhesion.party.id) {
            self.must_be_party(&adhesion.joins, party)?;
        }
        let joined_on = adhesion.begins_on().ok_or(ExchangeError::AdhesionUnsigned)?;
        let fact = FactOrder {
            agreement: adhesion.joins.clone(),
            event: LifeEvent::Adhered { party: adhesion.party.id.clone() },
            happened_on: joined_on,
            known_on: None,
            replaces: None,
            reference: adhesion.reference.clone(),
        };
        let fact = self.new_fact(&self.agreements(), fact)?;
        let path = format!("conventions/{}.adhesion.md", adhesion.id);
        compile_with(self.folder(), &path, bytes)?;
        let document = String::from_utf8_lossy(bytes).into_owned();
        let mut tx = self.store().begin(self.now(), &actor).await?;
        tx.insert_adhesion(NewAdhesion {
            agreement: adhesion.joins.clone(),
            party: adhesion.party.id.clone(),
            joined_on,
            document,
            institutions: adhesion.schools.len() as u64,
        })
        .await?;
        tx.insert_agreement_fact(fact).await?;
        // The file first: what is recorded and cannot be read would stop the node.
        self.write_agreement_file(&path, bytes)?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        self.reload().await?;
        Ok(Adhesion { path, ..adhesion })
    }
}
