//! What the directory of an ENT is made from: the accepted deposits of SIECLE and STS exports of whoever provides it, the
//! register of identifiers.
//!
//! Joining them is `entente-formats`; delivering the result is `deliver_directory`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use entente_formats::directory::{Directory, Jointures, State};
use entente_formats::{Findings, Limits};
use entente_model::{Agreement, EntClause, PartyId};
use entente_store::{Deposit, DepositFilter};
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::agreements::Agreements;
use crate::deposit_files::deposit_path;
use crate::directory_error::DirectoryError;
use crate::directory_register::read_jointures;
use crate::ecole_sources::add_ecoles;
use crate::error::ExchangeError;
use crate::folder::private_folder;
use crate::node::Node;

/// Folder of the node with the registers; no name is in them.
const FOLDER: &str = "directory";

/// A deposit that the directory is made from.
#[derive(Clone, Debug)]
pub(crate) struct DirectorySource {
    pub(crate) path: PathBuf,
    /// As the receipt names it.
    pub(crate) record: Value,
}

/// The directory of a day, and the register of identifiers as it is then.
pub(crate) struct GatheredDirectory {
    pub(crate) state: State,
    pub(crate) jointures: Jointures,
    pub(crate) findings: Findings,
}

impl Node {
    /// The current version of each deposit of the provider that the ministry's applications may have written, of its latest
    /// period.
    pub(crate) async fn directory_sources(
        &self,
        producer: &PartyId,
    ) -> Result<Vec<DirectorySource>, ExchangeError> {
        let filter = DepositFilter { party: Some(producer.clone()), ..DepositFilter::default() };
        let agreements = self.agreements();
        let is_source = |deposit: &Deposit| {
            let dataset = agreements.dataset(deposit.dataset.as_str());
            deposit.state.is_current() && dataset.is_some_and(|dataset| dataset.record.is_some())
        };
        let mut deposits: Vec<Deposit> =
            self.store().deposits(&filter).await?.into_iter().filter(is_source).collect();
        deposits.sort_by(|a, b| (&a.dataset, b.period).cmp(&(&b.dataset, a.period)));
        deposits.dedup_by(|later, first| later.dataset == first.dataset);
        Ok(deposits.iter().map(|deposit| self.directory_source(deposit)).collect())
    }

    fn directory_source(&self, deposit: &Deposit) -> DirectorySource {
        DirectorySource {
            path: deposit_path(self.folder(), deposit.sha256),
            record: json!({
                "deposit": deposit.id.to_string(),
                "dataset": deposit.dataset,
                "version": deposit.version,
                "period": deposit.period.to_string(),
                "sha256": deposit.sha256.to_string(),
            }),
        }
    }

    /// The folder of registers.
    pub(crate) fn directory_folder(&self) -> Result<PathBuf, ExchangeError> {
        private_folder(self.folder(), FOLDER)
    }

    /// One directory at a time: two would give the same identifiers to different persons. The lock ends with the value.
    pub(crate) fn begin_directory(&self) -> Result<File, ExchangeError> {
        let path = self.directory_folder()?.join(".lock");
        let lock = File::create(&path).map_err(ExchangeError::file(&path))?;
        match lock.try_lock() {
            Ok(()) => Ok(lock),
            Err(fs::TryLockError::WouldBlock) => Err(DirectoryError::Busy.into()),
            Err(fs::TryLockError::Error(error)) => Err(ExchangeError::file(&path)(error)),
        }
    }
}

/// Who provides the directory of a clause: whoever holds its role, or bears its name.
pub(crate) fn provider_of(
    agreements: &Agreements,
    agreement: &Agreement,
    clause: &EntClause,
) -> Option<PartyId> {
    let named = || agreements.party(&PartyId::new(clause.who.as_str()));
    agreements.holder(agreement, &clause.who).or_else(named).map(|party| party.id.clone())
}

/// Joins the sources as they are on a day. Runs on a thread of its own.
pub(crate) fn gather(
    sources: &[DirectorySource],
    folder: &Path,
    producer: &PartyId,
    on: Date,
) -> Result<GatheredDirectory, DirectoryError> {
    let limits = Limits::default();
    let mut findings = Findings::default();
    let register = jointures_path(folder, producer);
    let jointures = read_jointures(&register).map_err(|error| unreadable(&register, &error))?;
    let mut directory = Directory::new(jointures);
    let mut taken = 0;
    for source in sources {
        taken += directory.add_files(&source.path, on, &limits, &mut findings)?.taken.len();
        taken += add_ecoles(&mut directory, &source.path, folder, on, &mut findings)?;
    }
    if taken == 0 {
        return Err(DirectoryError::NoSource { party: producer.clone() });
    }
    let state = directory.state(on);
    Ok(GatheredDirectory { state, jointures: directory.jointures().clone(), findings })
}

/// Identifiers are one register for each provider: the same person has the same number in all of its ENT.
pub(crate) fn jointures_path(folder: &Path, producer: &PartyId) -> PathBuf {
    folder.join(format!("{producer}.jointures.json"))
}

/// As an error of this crate: the path, and why.
pub(crate) fn unreadable(path: &Path, reason: &dyn std::fmt::Display) -> DirectoryError {
    DirectoryError::Register { path: path.to_owned(), reason: reason.to_string() }
}
