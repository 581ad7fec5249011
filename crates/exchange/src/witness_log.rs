//! A witness: a party that cosigns the checkpoints of others' logs in a folder of its own, with its own key, away from the platform.
//!
//! It keeps one checkpoint for each log that it follows. INVARIANT: the new checkpoint is on the disk before its cosignature is
//! given, so that a witness that is restarted never cosigns two histories.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use entente_audit::{
    NoteKey, NoteKeyKind, SecretKey, SignedNote, Witness, WitnessRefusal, WitnessRequest, origin_folder,
};

use crate::clock::Clock;
use crate::error::ExchangeError;
use crate::folder::write_whole;
use crate::log_folder::{log_fault, read_note, read_up_to, write_secret};
use crate::register_key::new_key;

/// A request is a note and at most 63 hashes.
pub const WITNESS_REQUEST_BYTES_MAX: u64 = 128 * 1024;

/// The folder of a witness.
#[derive(Clone, Debug)]
pub struct WitnessFolder {
    root: PathBuf,
}

/// What a witness answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WitnessAnswer {
    /// The line of its cosignature.
    Cosigned {
        /// The line, with its end.
        line: String,
        /// Entries of the checkpoint.
        size: u64,
    },
    /// It does not cosign.
    Refused(Box<WitnessRefusal>),
}

impl WitnessFolder {
    /// Makes the folder of a new witness: its key, under that name.
    ///
    /// # Errors
    /// The name cannot stand under a note, or the folder holds a witness.
    pub fn create(root: &Path, name: &str) -> Result<Self, ExchangeError> {
        let key = new_key()?;
        let wrong = || ExchangeError::Unacceptable { what: "witness-name", value: name.to_owned() };
        let public = NoteKey::new(name, NoteKeyKind::Cosignature, key.public()).map_err(|_| wrong())?;
        fs::create_dir_all(root.join("logs")).map_err(ExchangeError::file(root))?;
        write_secret(&root.join("witness.key"), key.to_pem().as_bytes())?;
        let path = root.join("key.txt");
        write_whole(&path, format!("{public}\n").as_bytes()).map_err(ExchangeError::file(&path))?;
        Ok(Self { root: root.to_owned() })
    }

    /// Opens the folder of a witness.
    ///
    /// # Errors
    /// It is none.
    pub fn open(root: &Path) -> Result<Self, ExchangeError> {
        if !root.join("witness.key").is_file() {
            return Err(ExchangeError::NotAWitness { folder: root.to_owned() });
        }
        Ok(Self { root: root.to_owned() })
    }

    /// The key by which logs know it.
    pub fn key(&self) -> Result<NoteKey, ExchangeError> {
        read_key(&self.root.join("key.txt"))
    }

    /// Follows a log from now on: its key comes from the party that runs it, by another way than the log itself.
    pub fn follow(&self, log: &NoteKey) -> Result<(), ExchangeError> {
        if log.kind() != NoteKeyKind::Signature {
            return Err(ExchangeError::Unacceptable { what: "log-key", value: log.to_string() });
        }
        let folder = self.log_folder(log.name());
        let path = folder.join("key.txt");
        if path.is_file() && read_key(&path)? != *log {
            return Err(ExchangeError::AlreadyThere { path });
        }
        fs::create_dir_all(&folder).map_err(ExchangeError::file(&folder))?;
        write_whole(&path, format!("{log}\n").as_bytes()).map_err(ExchangeError::file(&path))
    }

    /// The logs that it follows, each with the checkpoint that it cosigned last.
    pub fn logs(&self) -> Result<Vec<(NoteKey, Option<SignedNote>)>, ExchangeError> {
        let folder = self.root.join("logs");
        let mut paths = Vec::new();
        for entry in fs::read_dir(&folder).map_err(ExchangeError::file(&folder))? {
            paths.push(entry.map_err(ExchangeError::file(&folder))?.path());
        }
        paths.sort();
        let read =
            |path: &PathBuf| Ok((read_key(&path.join("key.txt"))?, read_note(&path.join("checkpoint"))?));
        paths.iter().map(read).collect()
    }

    /// Cosigns what a log asks, or says why not; the two checkpoints of a fork stay in the folder as `fork.json`.
    ///
    /// # Errors
    /// The folder cannot be read or written: then nothing was cosigned.
    pub fn cosign(&self, body: &str, clock: &Clock) -> Result<WitnessAnswer, ExchangeError> {
        let refused = |refusal| Ok(WitnessAnswer::Refused(Box::new(refusal)));
        let request = match WitnessRequest::read(body) {
            Ok(request) => request,
            Err(refusal) => return refused(refusal),
        };
        let Ok(checkpoint) = request.note.checkpoint() else { return refused(WitnessRefusal::Malformed) };
        let folder = self.log_folder(&checkpoint.origin);
        if !folder.join("key.txt").is_file() {
            return refused(WitnessRefusal::UnknownLog { origin: checkpoint.origin });
        }
        // One request at a time for a log: the next one sees what this one wrote.
        let lock_path = folder.join("lock");
        let lock = File::create(&lock_path).map_err(ExchangeError::file(&lock_path))?;
        lock.lock().map_err(ExchangeError::file(&lock_path))?;
        let (log, own) = (read_key(&folder.join("key.txt"))?, self.key()?);
        let latest = read_note(&folder.join("checkpoint"))?;
        let key = self.secret()?;
        let witness = Witness { name: own.name(), key: &key, log: &log };
        let second = u64::try_from(clock.now().as_second()).unwrap_or_default();
        match witness.consider(latest.as_ref(), &request, second) {
            Ok(cosigned) => {
                let path = folder.join("checkpoint");
                write_whole(&path, cosigned.latest.to_string().as_bytes())
                    .map_err(ExchangeError::file(&path))?;
                let line = format!("{}\n", cosigned.cosignature);
                Ok(WitnessAnswer::Cosigned { line, size: checkpoint.size })
            }
            Err(refusal) => {
                if let WitnessRefusal::Inconsistent { fork, .. } = &refusal {
                    let path = folder.join("fork.json");
                    let json = serde_json::to_string_pretty(fork).map_err(|error| log_fault(&error))?;
                    write_whole(&path, json.as_bytes()).map_err(ExchangeError::file(&path))?;
                }
                refused(refusal)
            }
        }
    }

    fn secret(&self) -> Result<SecretKey, ExchangeError> {
        let path = self.root.join("witness.key");
        let text = fs::read_to_string(&path).map_err(ExchangeError::file(&path))?;
        Ok(SecretKey::from_pem(&text)?)
    }

    fn log_folder(&self, origin: &str) -> PathBuf {
        self.root.join("logs").join(origin_folder(origin))
    }
}

fn read_key(path: &Path) -> Result<NoteKey, ExchangeError> {
    let bytes = read_up_to(path, 4096).map_err(ExchangeError::file(path))?.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    text.trim_end().parse().map_err(|error: entente_audit::NoteKeyError| log_fault(&error))
}
