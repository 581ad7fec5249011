//! What the directory of an ENT is made from: the accepted deposits of SIECLE and STS exports of whoever provides it, the
//! register of identifiers, the persons who objected.
//!
//! Joining them is `entente-formats`; delivering the result is `deliver_directory`.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use entente_formats::aaf::StateIndex;
use entente_formats::directory::{Directory, Jointures, State};
use entente_formats::{Findings, Limits};
use entente_model::{Agreement, EntClause, PartyId};
use entente_store::{Deposit, DepositFilter};
use jiff::civil::Date;
use serde_json::{Value, json};
use tempfile::NamedTempFile;

use crate::agreements::Agreements;
use crate::deposit_files::deposit_path;
use crate::directory_error::DirectoryError;
use crate::ecole_sources::add_ecoles;
use crate::error::ExchangeError;
use crate::folder::private_folder;
use crate::node::Node;

/// Folder of the node with the registers; no name is in them.
const FOLDER: &str = "directory";
/// Identifiers of the persons who objected, one a line.
const OBJECTIONS: &str = "objections.txt";

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

    /// Identifiers of those who objected; none where no file says so.
    pub(crate) fn directory_objections(&self) -> Result<BTreeSet<String>, ExchangeError> {
        let path = self.directory_folder()?.join(OBJECTIONS);
        match fs::read_to_string(&path) {
            Ok(text) => {
                let lines = text.lines().map(|line| line.trim().to_owned());
                Ok(lines.filter(|line| !line.is_empty()).collect())
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(BTreeSet::new()),
            Err(error) => Err(ExchangeError::file(&path)(error)),
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
    let mut directory = Directory::new(read_jointures(&jointures_path(folder, producer))?);
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

fn read_jointures(path: &Path) -> Result<Jointures, DirectoryError> {
    match File::open(path) {
        Ok(file) => serde_json::from_reader(BufReader::new(file)).map_err(|error| unreadable(path, &error)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Jointures::default()),
        Err(error) => Err(unreadable(path, &error)),
    }
}

pub(crate) fn write_jointures(path: &Path, jointures: &Jointures) -> Result<(), ExchangeError> {
    replace(path, |to| Ok(serde_json::to_writer(to, jointures)?))
}

/// What a delivery reached, as fingerprints; nothing where the file is gone.
pub(crate) fn read_state(path: &Path) -> Result<Option<StateIndex>, DirectoryError> {
    match File::open(path) {
        Ok(file) => {
            StateIndex::load(&mut BufReader::new(file)).map(Some).map_err(|error| unreadable(path, &error))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(path, &error)),
    }
}

pub(crate) fn write_state(path: &Path, state: &StateIndex) -> Result<(), ExchangeError> {
    replace(path, |to| state.save(to))
}

fn unreadable(path: &Path, reason: &dyn std::fmt::Display) -> DirectoryError {
    DirectoryError::Register { path: path.to_owned(), reason: reason.to_string() }
}

/// Temporary name, synced, renamed.
fn replace(
    path: &Path,
    put: impl FnOnce(&mut BufWriter<&File>) -> std::io::Result<()>,
) -> Result<(), ExchangeError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let written = NamedTempFile::new_in(folder).and_then(|temporary| {
        let mut to = BufWriter::new(temporary.as_file());
        put(&mut to)?;
        to.flush()?;
        drop(to);
        temporary.as_file().sync_all()?;
        temporary.persist(path).map_err(|failed| failed.error)?;
        Ok(())
    });
    written.map_err(ExchangeError::file(path))
}
