//! A node: one folder with its conventions, its database, its files and its key.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use entente_audit::{Actor, digest};
use entente_model::{Institutions, PartyId};
use entente_store::Store;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::agreements::Agreements;
use crate::checkpoint;
use crate::clock::Clock;
use crate::error::ExchangeError;
use crate::known_reference::KeptReferences;
use crate::lives::Facts;
use crate::standing_texts::Recorded;
use crate::views::PartyView;
use crate::views::figures::KeptEnrolments;

/// An open node; clones share it.
#[derive(Clone, Debug)]
pub struct Node(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    folder: PathBuf,
    clock: Clock,
    store: Store,
    agreements: RwLock<Option<Arc<Agreements>>>,
    /// Wrong passwords by hashed login, with the instant of the last ones (see `sign_in`).
    pub(crate) attempts: Mutex<HashMap<String, Vec<Timestamp>>>,
    /// States of references folded lately.
    known: KeptReferences,
    /// Enrolments as parties saw them lately.
    enrolments: KeptEnrolments,
    /// Whose turn it is, in this process, to grow the tree of the log.
    log_turn: tokio::sync::Mutex<()>,
}

pub(crate) fn database_url(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("entente.db").display())
}

impl Node {
    /// Opens the node of a folder: compiles its conventions, and records those whose text is new.
    pub async fn open(folder: &Path, clock: Clock) -> Result<Self, ExchangeError> {
        let node = Self::open_store(folder, clock).await?;
        node.store().migrate().await?;
        node.reload().await?;
        node.record_agreements().await?;
        node.settle_references().await?;
        Ok(node)
    }

    /// Opens the database only: nothing but verification is done on such a node.
    pub(crate) async fn open_store(folder: &Path, clock: Clock) -> Result<Self, ExchangeError> {
        if !folder.join("entente.db").is_file() {
            return Err(ExchangeError::NotANode { folder: folder.to_owned() });
        }
        let store = Store::open(&database_url(folder)).await?;
        // What reads the node's files may take a relative path for an address: they get absolute ones.
        let folder = std::path::absolute(folder).map_err(ExchangeError::file(folder))?;
        Ok(Self(Arc::new(Inner {
            folder,
            clock,
            store,
            agreements: RwLock::new(None),
            attempts: Mutex::new(HashMap::new()),
            known: KeptReferences::default(),
            enrolments: KeptEnrolments::default(),
            log_turn: tokio::sync::Mutex::new(()),
        })))
    }

    /// Ends the connections, so that the database file holds everything.
    pub async fn close(&self) {
        self.store().close().await;
    }

    /// Today, in France.
    pub fn today(&self) -> Date {
        self.0.clock.today()
    }

    /// The day of an instant, as today is counted.
    pub(crate) fn day_of(&self, instant: Timestamp) -> Date {
        self.0.clock.day_of(instant)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.0.folder
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn kept_references(&self) -> &KeptReferences {
        &self.0.known
    }

    pub(crate) fn kept_enrolments(&self) -> &KeptEnrolments {
        &self.0.enrolments
    }

    pub(crate) fn attempts(&self) -> std::sync::MutexGuard<'_, HashMap<String, Vec<Timestamp>>> {
        self.0.attempts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The conventions as compiled last; they stay whole for whoever holds them.
    ///
    /// # Panics
    /// On a node whose database only was opened, which has none: `verify_folder` alone does that.
    pub(crate) fn agreements(&self) -> Arc<Agreements> {
        let guard = self.0.agreements.read().unwrap_or_else(PoisonError::into_inner);
        guard.clone().expect("only verification runs without conventions")
    }

    /// Compiles the folder again and replaces the conventions at once.
    pub(crate) async fn reload(&self) -> Result<(), ExchangeError> {
        let institutions = Institutions::new(self.store().institutions().await?);
        let recorded = self.recorded().await?;
        let (folder, today) = (self.folder().to_owned(), self.today());
        let load = move || Agreements::load(&folder, institutions, recorded, today);
        let agreements = tokio::task::spawn_blocking(load).await??;
        *self.0.agreements.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(agreements));
        Ok(())
    }

    async fn recorded(&self) -> Result<Recorded, ExchangeError> {
        let adhesions = self.store().adhesions().await?;
        let papers = self.store().paper_agreements().await?;
        Ok(Recorded {
            facts: Facts::new(self.store().agreement_facts().await?),
            adhesions: Some(
                adhesions.into_iter().map(|one| (one.sha256.to_string(), one.agreement)).collect(),
            ),
            scans: papers.into_iter().filter_map(|one| Some((one.agreement, one.scan?))).collect(),
        })
    }

    /// Puts in force what was to be from today on; for a node that runs over midnight.
    pub async fn turn_day(&self) -> Result<(), ExchangeError> {
        if self.agreements().settled_on == self.today() {
            return Ok(());
        }
        self.reload().await?;
        self.record_agreements().await
    }

    /// Records each convention whose text the log does not know yet.
    pub(crate) async fn record_agreements(&self) -> Result<(), ExchangeError> {
        let agreements = self.agreements();
        let known = self.store().agreement_texts().await?;
        for agreement in agreements.all() {
            let path = self.folder().join(&agreement.path);
            let text = std::fs::read_to_string(&path).map_err(ExchangeError::file(&path))?;
            let sha256 = digest(text.as_bytes());
            if known.iter().any(|kept| kept.agreement == agreement.id && kept.sha256 == sha256) {
                continue;
            }
            let mut tx = self.store().begin(self.now(), &Actor::System).await?;
            tx.load_agreement(&agreement.id, &text).await?;
            tx.commit().await?;
            self.write_checkpoint().await?;
        }
        Ok(())
    }

    pub(crate) fn log_turn(&self) -> &tokio::sync::Mutex<()> {
        &self.0.log_turn
    }

    /// Keeps the head of the log outside the database, so that cutting the log's end shows; the tree follows.
    pub(crate) async fn write_checkpoint(&self) -> Result<(), ExchangeError> {
        checkpoint::write(self.folder(), self.store().head().await?, self.now())?;
        self.grow_log().await
    }

    /// The party of that name, as pages show it.
    pub fn party(&self, id: &PartyId) -> Option<PartyView> {
        self.agreements().party(id).map(PartyView::from)
    }

    /// Codes and labels of the purposes.
    pub fn purposes(&self) -> Vec<(String, String)> {
        self.agreements().purposes()
    }
}

impl From<&entente_model::PartyClause> for PartyView {
    fn from(party: &entente_model::PartyClause) -> Self {
        Self {
            id: party.id.clone(),
            name: party.name.clone(),
            role: party.role.clone(),
            territory: party.territory.clone(),
        }
    }
}
