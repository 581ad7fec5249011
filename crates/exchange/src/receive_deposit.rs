//! Receives a file: streamed to a temporary name while it is hashed, kept under its hash, recorded, then checked.
//!
//! The check itself is `check_deposit`; a file that arrives in several requests is `receive_in_parts`. What was received
//! is never changed, accepted or not.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use data_encoding::HEXLOWER;
use entente_audit::{Actor, DepositId, Hash};
use entente_model::{CheckReport, DatasetId, PartyId, Period, VersionState};
use entente_store::{Deposit, DepositFilter, NewDeposit};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::deposit_files::deposit_path;
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;
use crate::views::{self, DepositSummary};

/// Largest file: 12 million pupils at 200 bytes, four times over.
pub(crate) const FILE_BYTES_MAX: u64 = 10 << 30;

/// A deposit that was received and checked.
#[derive(Clone, Debug)]
pub struct Deposited {
    /// What was deposited.
    pub summary: DepositSummary,
    /// What its check found.
    pub report: CheckReport,
    /// Other deposits of the same party with that very file: of another period, or of another dataset.
    pub same_file: Vec<DepositSummary>,
}

/// A whole file that is about to become a deposit.
#[derive(Clone, Debug)]
pub(crate) struct WholeFile {
    pub(crate) party: PartyId,
    pub(crate) dataset: DatasetId,
    pub(crate) period: Period,
    pub(crate) file_name: String,
    pub(crate) sha256: Hash,
    pub(crate) size_bytes: u64,
}

/// A file that is arriving.
#[derive(Debug)]
pub struct IncomingFile {
    node: Node,
    actor: Actor,
    party: PartyId,
    dataset: DatasetId,
    period: Period,
    file_name: String,
    temporary: NamedTempFile,
    hasher: Sha256,
    size_bytes: u64,
}

impl Node {
    /// Begins a deposit from a page: the session's party deposits.
    pub async fn begin_upload(
        &self,
        session: &Session,
        dataset: &str,
        period: &str,
        file_name: &str,
    ) -> Result<IncomingFile, ExchangeError> {
        session.must_act()?;
        self.begin(session.actor(), &session.party, dataset, period, file_name)
    }

    /// Deposits a local file on behalf of a party, from the command line.
    pub async fn deposit_file(
        &self,
        party: &str,
        dataset: &str,
        period: &str,
        file: &Path,
    ) -> Result<Deposited, ExchangeError> {
        let party = PartyId::new(party);
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut upload = self.begin(Actor::Party(party.clone()), &party, dataset, period, &name)?;
        let file = file.to_owned();
        let upload = tokio::task::spawn_blocking(move || {
            let failed = |source| ExchangeError::File { path: file.clone(), source };
            let mut reader = fs::File::open(&file).map_err(failed)?;
            let mut buffer = vec![0; 1 << 18];
            loop {
                let read = reader.read(&mut buffer).map_err(failed)?;
                if read == 0 {
                    return Ok::<_, ExchangeError>(upload);
                }
                upload.append(&buffer[..read])?;
            }
        })
        .await??;
        upload.finish_with_report().await
    }

    fn begin(
        &self,
        actor: Actor,
        party: &PartyId,
        dataset: &str,
        period: &str,
        file_name: &str,
    ) -> Result<IncomingFile, ExchangeError> {
        let (dataset, period) = self.may_deposit(party, dataset, period)?;
        let folder = self.folder().join("deposits");
        let temporary = NamedTempFile::new_in(&folder).map_err(ExchangeError::file(&folder))?;
        Ok(IncomingFile {
            node: self.clone(),
            actor,
            party: party.clone(),
            dataset,
            period,
            file_name: tidy_file_name(file_name),
            temporary,
            hasher: Sha256::new(),
            size_bytes: 0,
        })
    }

    /// What the party may deposit: a dataset that it produces under a convention in force.
    pub(crate) fn may_deposit(
        &self,
        party: &PartyId,
        dataset: &str,
        period: &str,
    ) -> Result<(DatasetId, Period), ExchangeError> {
        let agreements = self.agreements();
        let period: Period = period.trim().parse()?;
        if agreements.party(party).is_none() {
            return Err(ExchangeError::UnknownParty { party: party.to_string() });
        }
        let Some(known) = agreements.dataset(dataset) else {
            return Err(ExchangeError::UnknownDataset { dataset: dataset.to_owned() });
        };
        if !agreements.produces(party, &known.id, self.today()) {
            return Err(ExchangeError::NotProducer { party: party.clone(), dataset: known.id.clone() });
        }
        Ok((known.id.clone(), period))
    }

    /// Gives a whole file its name, its hash, and records the deposit with its event in one transaction.
    ///
    /// The very file of an earlier version is refused, unless that one was withdrawn; in another period or dataset
    /// it may be right, and is only said. One that was received and never checked (the node stopped meanwhile) is that
    /// deposit: it goes on.
    pub(crate) async fn keep_file(
        &self,
        actor: &Actor,
        file: WholeFile,
        persist: impl FnOnce(&Path) -> io::Result<()>,
    ) -> Result<DepositId, ExchangeError> {
        let filter = DepositFilter {
            dataset: Some(file.dataset.clone()),
            period: Some(file.period),
            party: Some(file.party.clone()),
        };
        let earlier = self.store().deposits(&filter).await?;
        let is_same = |deposit: &&Deposit| deposit.sha256 == file.sha256 && deposit.withdrawn.is_none();
        if let Some(same) = earlier.iter().find(is_same) {
            if same.state == VersionState::Received {
                return Ok(same.id);
            }
            return Err(ExchangeError::AlreadyDeposited {
                deposit: same.id.to_string(),
                version: same.version,
            });
        }
        let path = deposit_path(self.folder(), file.sha256);
        persist(&path).map_err(ExchangeError::file(&path))?;
        let new = NewDeposit {
            dataset: file.dataset,
            period: file.period,
            party: file.party,
            file_name: file.file_name,
            sha256: file.sha256,
            size_bytes: file.size_bytes,
        };
        let mut tx = self.store().begin(self.now(), actor).await?;
        let deposit = tx.insert_deposit(&new).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(deposit.id)
    }

    /// The other deposits of the same party that hold that very file.
    pub(crate) async fn same_file(
        &self,
        id: DepositId,
        sha256: Hash,
    ) -> Result<Vec<DepositSummary>, ExchangeError> {
        let deposits = self.store().deposits_of_file(sha256).await?;
        let party = deposits.iter().find(|deposit| deposit.id == id).map(|deposit| deposit.party.clone());
        let mut others = Vec::new();
        for other in deposits.iter().filter(|other| other.id != id && Some(&other.party) == party.as_ref()) {
            others.extend(views::deposit_summary(self, other.id).await?);
        }
        Ok(others)
    }
}

impl IncomingFile {
    /// Takes the next bytes.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), ExchangeError> {
        // A buffered write to a local file: shorter than handing it to another thread.
        self.append(bytes)
    }

    /// Keeps the file, records it, checks it; says which deposit it is.
    pub async fn finish(self) -> Result<DepositId, ExchangeError> {
        let deposited = self.finish_with_report().await?;
        deposited.summary.id.parse().map_err(|error: entente_audit::IdError| ExchangeError::Record {
            record: deposited.summary.id.clone(),
            reason: error.to_string(),
        })
    }

    fn append(&mut self, bytes: &[u8]) -> Result<(), ExchangeError> {
        self.size_bytes += bytes.len() as u64;
        if self.size_bytes > FILE_BYTES_MAX {
            return Err(ExchangeError::TooLarge { max_bytes: FILE_BYTES_MAX });
        }
        self.hasher.update(bytes);
        let path = self.temporary.path().to_owned();
        self.temporary.write_all(bytes).map_err(ExchangeError::file(&path))
    }

    async fn finish_with_report(self) -> Result<Deposited, ExchangeError> {
        let node = self.node.clone();
        let id = self.keep().await?;
        node.check_deposit(id).await
    }

    async fn keep(self) -> Result<DepositId, ExchangeError> {
        let sha256 = HEXLOWER.encode(&self.hasher.finalize());
        let file = WholeFile {
            party: self.party,
            dataset: self.dataset,
            period: self.period,
            file_name: self.file_name,
            sha256: sha256.parse().expect("a SHA-256 in hexadecimal is a hash"),
            size_bytes: self.size_bytes,
        };
        let temporary = self.temporary;
        let persist = |path: &Path| {
            temporary.as_file().sync_all()?;
            temporary.persist(path).map(|_| ()).map_err(|error| error.error)
        };
        self.node.keep_file(&self.actor, file, persist).await
    }
}

/// The name that the user gave, without folders or control characters, of a bounded length: it is shown, never
/// used as a path.
pub(crate) fn tidy_file_name(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    base.chars().filter(|c| !c.is_control()).take(120).collect()
}

#[cfg(test)]
mod tests {
    use super::tidy_file_name;

    #[test]
    fn a_file_name_is_never_a_path() {
        assert_eq!(tidy_file_name("..\\..\\etc/été\u{7}.csv"), "été.csv");
        assert_eq!(tidy_file_name("/"), "");
        assert_eq!(tidy_file_name(&"a".repeat(500)).len(), 120);
    }
}
