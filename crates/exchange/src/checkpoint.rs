//! The head of the log, kept in a file outside the database.
//!
//! It lets `verify_log` see that the end of the log was cut. Giving checkpoints to the other party is later work.

use std::path::{Path, PathBuf};

use entente_audit::{Checkpoint, Head};
use jiff::Timestamp;

use crate::error::ExchangeError;
use crate::folder::write_whole;

/// Its file, in the folder of the node.
pub(crate) const NAME: &str = "checkpoint.txt";

fn path(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

pub(crate) fn write(folder: &Path, head: Head, at: Timestamp) -> Result<(), ExchangeError> {
    let path = path(folder);
    // Two processes may finish in either order: an older head never replaces a newer one.
    if read(folder)?.is_some_and(|known| known.seq > head.seq) {
        return Ok(());
    }
    write_whole(&path, Checkpoint::new(head, at).to_string().as_bytes()).map_err(ExchangeError::file(&path))
}

/// The checkpoint; none where the file is absent.
pub(crate) fn read(folder: &Path) -> Result<Option<Checkpoint>, ExchangeError> {
    let path = path(folder);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(ExchangeError::File { path, source: error }),
    };
    let unreadable = |error: entente_audit::CheckpointError| ExchangeError::Record {
        record: path.display().to_string(),
        reason: error.to_string(),
    };
    text.parse().map(Some).map_err(unreadable)
}
