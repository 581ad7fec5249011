//! Receives a file: streamed to a temporary name while it is hashed, kept under its hash, recorded, then checked.
//!
//! The check itself is `check_deposit`. What was received is never changed, accepted or not.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use entente_audit::{Actor, DepositId};
use entente_model::{CheckReport, DatasetId, PartyId, Period};
use entente_store::{DepositFilter, NewDeposit};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;
use crate::views::DepositSummary;

/// Largest file: 12 million pupils at 200 bytes, four times over.
const FILE_BYTES_MAX: u64 = 10 << 30;

/// A deposit that was received and checked.
#[derive(Clone, Debug)]
pub struct Deposited {
    /// What was deposited.
    pub summary: DepositSummary,
    /// What its check found.
    pub report: CheckReport,
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
        let folder = self.folder().join("deposits");
        let temporary = NamedTempFile::new_in(&folder).map_err(ExchangeError::file(&folder))?;
        Ok(IncomingFile {
            node: self.clone(),
            actor,
            party: party.clone(),
            dataset: known.id.clone(),
            period,
            file_name: tidy_file_name(file_name),
            temporary,
            hasher: Sha256::new(),
            size_bytes: 0,
        })
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

    /// Renames the file to its hash, then records the deposit and its event in one transaction.
    async fn keep(self) -> Result<DepositId, ExchangeError> {
        let sha256 = HEXLOWER.encode(&self.hasher.finalize());
        let store = self.node.store();
        let filter = DepositFilter {
            dataset: Some(self.dataset.clone()),
            period: Some(self.period),
            party: Some(self.party.clone()),
        };
        let earlier = store.deposits(&filter).await?;
        if let Some(same) = earlier.iter().find(|deposit| deposit.sha256.to_string() == sha256) {
            return Err(ExchangeError::AlreadyDeposited {
                deposit: same.id.to_string(),
                version: same.version,
            });
        }
        let path = deposit_path(self.node.folder(), &sha256);
        self.temporary.as_file().sync_all().map_err(ExchangeError::file(&path))?;
        self.temporary.persist(&path).map_err(|error| ExchangeError::File { path, source: error.error })?;
        let new = NewDeposit {
            dataset: self.dataset,
            period: self.period,
            party: self.party,
            file_name: self.file_name,
            sha256: sha256.parse().expect("a SHA-256 in hexadecimal is a hash"),
            size_bytes: self.size_bytes,
        };
        let mut tx = store.begin(self.node.now(), &self.actor).await?;
        let deposit = tx.insert_deposit(&new).await?;
        tx.commit().await?;
        self.node.write_checkpoint().await?;
        Ok(deposit.id)
    }
}

/// Where a file as received is kept.
pub(crate) fn deposit_path(folder: &Path, sha256: &str) -> PathBuf {
    folder.join("deposits").join(sha256)
}

/// The name that the user gave, without folders or control characters, of a bounded length: it is shown, never
/// used as a path.
fn tidy_file_name(name: &str) -> String {
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
