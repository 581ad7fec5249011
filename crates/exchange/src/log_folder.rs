//! The log as a tree on the disk: `log/` with its tiles, its signed checkpoint, and what witnesses cosigned of it.
//!
//! The form of it all is `entente-audit`; here is where it lies and how it is written: a temporary name, synced, renamed, and the
//! tiles before the checkpoint that speaks of them.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use entente_audit::{
    LogCheckpoint, NoteKey, NoteKeyKind, NoteStanding, SecretKey, SignedNote, TileFile, TilePath, Tiles,
    TimeToken, origin_folder,
};

use crate::error::ExchangeError;
use crate::folder::{private_folder, write_whole};
use crate::register_key::new_key;

/// A tile of entries holds 256 of at most 65,535 bytes.
const TILE_BYTES_MAX: u64 = 256 * (65_535 + 2);
/// A note is at most 64 KiB.
const NOTE_BYTES_MAX: u64 = 64 * 1024;

/// Ends of the names of a checkpoint that was stamped, and of its token.
pub(crate) const STAMPED_NOTE: &str = "checkpoint";
pub(crate) const STAMPED_TOKEN: &str = "tst";

/// A log in tiles: that of the node, or the copy that somebody imported.
#[derive(Clone, Debug)]
pub struct LogFolder {
    root: PathBuf,
}

impl Tiles for LogFolder {
    fn read(&self, path: &TilePath) -> io::Result<Option<Vec<u8>>> {
        read_up_to(&self.root.join(path.to_string()), TILE_BYTES_MAX)
    }
}

impl LogFolder {
    /// The copy of a log, where `entente log import` put it.
    pub fn copy(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The log of a node.
    pub fn of_node(folder: &Path) -> Self {
        Self { root: folder.join("log") }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The checkpoint with the log's signature; none where nothing was signed yet.
    pub fn checkpoint(&self) -> Result<Option<SignedNote>, ExchangeError> {
        read_note(&self.root.join("checkpoint"))
    }

    /// The log's key, by which others know it.
    pub fn key(&self) -> Result<Option<NoteKey>, ExchangeError> {
        let path = self.root.join("key.txt");
        let Some(bytes) = read_up_to(&path, NOTE_BYTES_MAX).map_err(ExchangeError::file(&path))? else {
            return Ok(None);
        };
        let text = String::from_utf8_lossy(&bytes);
        text.trim_end().parse().map(Some).map_err(|error: entente_audit::NoteKeyError| log_fault(&error))
    }

    /// The last checkpoint that each witness cosigned, one note a witness.
    pub fn cosigned(&self) -> Result<Vec<SignedNote>, ExchangeError> {
        let folder = self.root.join("cosigned");
        let mut paths = Vec::new();
        match fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(ExchangeError::File { path: folder, source: error }),
            Ok(entries) => {
                for entry in entries {
                    let entry = entry.map_err(ExchangeError::file(&folder))?;
                    // What a write that was cut left under its temporary name is no note.
                    if !entry.file_name().as_encoded_bytes().starts_with(b".") {
                        paths.push(entry.path());
                    }
                }
            }
        }
        paths.sort();
        let mut notes = Vec::with_capacity(paths.len());
        for path in paths {
            notes.extend(read_note(&path)?);
        }
        Ok(notes)
    }

    /// What that witness cosigned last.
    pub(crate) fn cosigned_by(&self, witness: &NoteKey) -> Result<Option<SignedNote>, ExchangeError> {
        let note = read_note(&self.cosigned_path(witness))?;
        Ok(note.filter(|note| matches!(note.standing(witness), NoteStanding::Cosigned(_))))
    }

    /// Keeps what a witness cosigned.
    pub(crate) fn keep_cosigned(&self, witness: &NoteKey, note: &SignedNote) -> Result<(), ExchangeError> {
        let path = self.cosigned_path(witness);
        make_folder_of(&path)?;
        write_whole(&path, note.to_string().as_bytes()).map_err(ExchangeError::file(&path))
    }

    /// What that witness was asked to cosign last.
    pub(crate) fn asked(&self, witness: &NoteKey) -> Result<Option<SignedNote>, ExchangeError> {
        read_note(&self.asked_path(witness))
    }

    /// Keeps what is asked of a witness, until it answers.
    pub(crate) fn keep_asked(&self, witness: &NoteKey, note: &SignedNote) -> Result<(), ExchangeError> {
        let path = self.asked_path(witness);
        make_folder_of(&path)?;
        write_whole(&path, note.to_string().as_bytes()).map_err(ExchangeError::file(&path))
    }

    /// What an authority of time was asked last: the checkpoint and the request.
    pub(crate) fn time_asked(&self) -> Result<Option<(SignedNote, Vec<u8>)>, ExchangeError> {
        let [note, request] = self.time_asked_paths();
        let bytes = read_up_to(&request, NOTE_BYTES_MAX).map_err(ExchangeError::file(&request))?;
        Ok(read_note(&note)?.zip(bytes))
    }

    /// Keeps what is asked of an authority of time, until it answers.
    pub(crate) fn keep_time_asked(&self, note: &SignedNote, request: &[u8]) -> Result<(), ExchangeError> {
        let [note_path, request_path] = self.time_asked_paths();
        make_folder_of(&note_path)?;
        write_whole(&note_path, note.to_string().as_bytes()).map_err(ExchangeError::file(&note_path))?;
        write_whole(&request_path, request).map_err(ExchangeError::file(&request_path))
    }

    fn time_asked_paths(&self) -> [PathBuf; 2] {
        [self.root.join("asked-time/checkpoint"), self.root.join("asked-time/request.tsq")]
    }

    /// Keeps the token of an authority of time over a checkpoint: the checkpoint first, which proves nothing without the token.
    pub(crate) fn keep_stamped(&self, note: &SignedNote, token: &TimeToken) -> Result<(), ExchangeError> {
        let size = note.checkpoint().map_err(|error| log_fault(&error))?.size;
        let path = |end: &str| self.root.join("stamped").join(format!("{size:015}.{end}"));
        make_folder_of(&path(STAMPED_NOTE))?;
        for (end, bytes) in [(STAMPED_NOTE, note.to_string().as_bytes()), (STAMPED_TOKEN, token.as_der())] {
            write_whole(&path(end), bytes).map_err(ExchangeError::file(&path(end)))?;
        }
        Ok(())
    }

    /// The checkpoints that an authority of time stamped, from the first: as they were read, nothing of them is verified.
    pub(crate) fn stamped(&self) -> Result<Vec<(SignedNote, TimeToken)>, ExchangeError> {
        let mut found = Vec::new();
        for path in self.stamped_paths()? {
            let note_path = path.with_extension(STAMPED_NOTE);
            let bytes = read_up_to(&path, NOTE_BYTES_MAX).map_err(ExchangeError::file(&path))?;
            let token = TimeToken::read(&bytes.unwrap_or_default());
            let token = token.map_err(|fault| log_fault(&format!("`{}`: {fault}", path.display())))?;
            let note = read_note(&note_path)?;
            let absent = || log_fault(&format!("`{}` is absent", note_path.display()));
            found.push((note.ok_or_else(absent)?, token));
        }
        Ok(found)
    }

    /// The files of the tokens, from the first.
    pub(crate) fn stamped_paths(&self) -> Result<Vec<PathBuf>, ExchangeError> {
        let folder = self.root.join("stamped");
        let mut paths = Vec::new();
        match fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(paths),
            Err(error) => return Err(ExchangeError::File { path: folder, source: error }),
            Ok(entries) => {
                for entry in entries {
                    let path = entry.map_err(ExchangeError::file(&folder))?.path();
                    if path.extension().is_some_and(|end| end == STAMPED_TOKEN) {
                        paths.push(path);
                    }
                }
            }
        }
        paths.sort();
        Ok(paths)
    }

    fn asked_path(&self, witness: &NoteKey) -> PathBuf {
        self.root.join("asked").join(origin_folder(&witness.to_string()))
    }

    fn cosigned_path(&self, witness: &NoteKey) -> PathBuf {
        self.root.join("cosigned").join(origin_folder(&witness.to_string()))
    }

    /// Writes tiles; `checkpoint` is what speaks of them, and is written after.
    pub(crate) fn write_tiles(&self, tiles: &[TileFile]) -> Result<(), ExchangeError> {
        for tile in tiles {
            let path = self.root.join(tile.path.to_string());
            make_folder_of(&path)?;
            write_whole(&path, &tile.bytes).map_err(ExchangeError::file(&path))?;
        }
        Ok(())
    }

    /// Signs and writes the checkpoint.
    pub(crate) fn sign(&self, checkpoint: &LogCheckpoint, key: &SecretKey) -> Result<(), ExchangeError> {
        let note = checkpoint.sign(key).map_err(|error| log_fault(&error))?;
        let path = self.root.join("checkpoint");
        write_whole(&path, note.to_string().as_bytes()).map_err(ExchangeError::file(&path))
    }

    /// Takes away the partial tiles of a tile that is full: the specification lets a log do it.
    pub(crate) fn remove_partial(&self, full: &TilePath) -> Result<(), ExchangeError> {
        let path = self.root.join(format!("{full}.p"));
        match fs::remove_dir_all(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(ExchangeError::File { path, source: error })
            }
            _ => Ok(()),
        }
    }
}

/// The log of a node whose turn to write it is: other processes wait until it goes.
#[derive(Debug)]
pub(crate) struct LogWriter {
    pub(crate) folder: LogFolder,
    pub(crate) key: SecretKey,
    pub(crate) log: NoteKey,
    _lock: File,
}

impl LogWriter {
    /// Waits for the turn. A node that has neither tree nor key gets a key; one that has lost either is refused, since a new key
    /// would be another log to all who know this one.
    pub(crate) fn open(node: &Path) -> Result<Self, ExchangeError> {
        let root = private_folder(node, "log")?;
        let lock_path = root.join("lock");
        let lock = File::create(&lock_path).map_err(ExchangeError::file(&lock_path))?;
        lock.lock().map_err(ExchangeError::file(&lock_path))?;
        let folder = LogFolder { root };
        let path = key_path(node);
        let key = if path.is_file() {
            let text = fs::read_to_string(&path).map_err(ExchangeError::file(&path))?;
            SecretKey::from_pem(&text)?
        } else if folder.checkpoint()?.is_none() {
            let key = new_key()?;
            write_secret(&path, key.to_pem().as_bytes())?;
            key
        } else {
            return Err(ExchangeError::LogFault { reason: format!("`{}` is absent", path.display()) });
        };
        let log = NoteKey::new(&origin(&key), NoteKeyKind::Signature, key.public())
            .map_err(|error| log_fault(&error))?;
        let writer = Self { folder, key, log, _lock: lock };
        writer.publish_key()?;
        Ok(writer)
    }

    fn publish_key(&self) -> Result<(), ExchangeError> {
        if self.folder.key()?.as_ref() == Some(&self.log) {
            return Ok(());
        }
        if self.folder.checkpoint()?.is_some() {
            let reason = "`log/key.txt` is not the key that signs the log".to_owned();
            return Err(ExchangeError::LogFault { reason });
        }
        let path = self.folder.root.join("key.txt");
        write_whole(&path, format!("{}\n", self.log).as_bytes()).map_err(ExchangeError::file(&path))
    }
}

/// Where the node keeps the key that signs its log.
pub(crate) fn key_path(node: &Path) -> PathBuf {
    node.join("keys").join("log.key")
}

/// The name of a log: no two keys have the same, and it says nothing of where the node is.
fn origin(key: &SecretKey) -> String {
    let id = key.public().id().to_string();
    format!("entente/journal/{}", &id[..16])
}

pub(crate) fn log_fault(reason: &impl ToString) -> ExchangeError {
    ExchangeError::LogFault { reason: reason.to_string() }
}

/// Writes a file that only its owner may read, and that must not be there yet.
pub(crate) fn write_secret(path: &Path, bytes: &[u8]) -> Result<(), ExchangeError> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let written =
        fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
    written.map_err(ExchangeError::file(path))
}

pub(crate) fn read_note(path: &Path) -> Result<Option<SignedNote>, ExchangeError> {
    let Some(bytes) = read_up_to(path, NOTE_BYTES_MAX).map_err(ExchangeError::file(path))? else {
        return Ok(None);
    };
    let wrong = |reason: &dyn std::fmt::Display| ExchangeError::LogFault {
        reason: format!("`{}`: {reason}", path.display()),
    };
    let text = String::from_utf8(bytes).map_err(|error| wrong(&error))?;
    SignedNote::read(&text).map(Some).map_err(|error| wrong(&error))
}

/// A file that is not larger than that; none where it is absent.
pub(crate) fn read_up_to(path: &Path, max_bytes: u64) -> io::Result<Option<Vec<u8>>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut bytes = Vec::new();
    file.take(max_bytes + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > max_bytes {
        return Err(io::Error::other(format!("more than {max_bytes} bytes")));
    }
    Ok(Some(bytes))
}

fn make_folder_of(path: &Path) -> Result<(), ExchangeError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(ExchangeError::file(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_cut_write_left_is_no_note() {
        let node = tempfile::tempdir().unwrap();
        let folder = node.path().join("log/cosigned");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(".tmpukTpfi"), b"").unwrap();
        assert!(LogFolder::of_node(node.path()).cosigned().unwrap().is_empty());
        fs::write(folder.join("witness"), b"").unwrap();
        assert!(LogFolder::of_node(node.path()).cosigned().is_err(), "another empty file is a fault");
    }
}
