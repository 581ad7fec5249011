//! Where the files of deposits lie in the folder of a node. What is recorded of them is `entente-store`'s.
//!
//! Files are named by their hash and never change. A refused file is kept apart: nothing reads `quarantine/` but a new
//! check of that very deposit.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use entente_audit::{Hash, hash_file};

use crate::error::ExchangeError;

/// Where a file as received is kept.
pub(crate) fn deposit_path(folder: &Path, sha256: Hash) -> PathBuf {
    folder.join("deposits").join(sha256.to_string())
}

/// Where a refused file is kept.
pub(crate) fn quarantine_path(folder: &Path, sha256: Hash) -> PathBuf {
    folder.join("quarantine").join(sha256.to_string())
}

/// Where the file of a deposit is now: it is moved after its check is recorded, and a crash may come in between.
pub(crate) fn received_path(folder: &Path, sha256: Hash) -> PathBuf {
    let apart = quarantine_path(folder, sha256);
    if apart.exists() { apart } else { deposit_path(folder, sha256) }
}

/// Where the typed rows of an accepted file are kept. Before 0.2 they were named by the file that they came from.
pub(crate) fn checked_path(folder: &Path, received: Hash, checked: Hash) -> PathBuf {
    let of = |sha256: Hash| folder.join("checked").join(format!("{sha256}.parquet"));
    let path = of(checked);
    if path.exists() || !of(received).exists() { path } else { of(received) }
}

/// Where the rows that were set aside are kept.
pub(crate) fn set_aside_path(folder: &Path, sha256: Hash) -> PathBuf {
    folder.join("set-aside").join(format!("{sha256}.csv"))
}

/// Moves a file that was just refused, or accepted by a new check, to its place; nothing where it lies there already.
pub(crate) fn settle(folder: &Path, sha256: Hash, is_refused: bool) -> Result<(), ExchangeError> {
    let (from, to) = if is_refused {
        (deposit_path(folder, sha256), quarantine_path(folder, sha256))
    } else {
        (quarantine_path(folder, sha256), deposit_path(folder, sha256))
    };
    match fs::rename(&from, &to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(ExchangeError::file(&to)(error)),
        _ => Ok(()),
    }
}

/// Gives a whole file the name of its own hash.
pub(crate) fn name_by_hash(
    path: &Path,
    target: impl Fn(Hash) -> PathBuf,
) -> Result<(Hash, u64), ExchangeError> {
    let file = hash_file(path).map_err(ExchangeError::file(path))?;
    let sha256: Hash = file.sha256.parse().expect("a SHA-256 in hexadecimal is a hash");
    let target = target(sha256);
    fs::rename(path, &target).map_err(ExchangeError::file(&target))?;
    Ok((sha256, file.size_bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_file_lies_apart_and_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        for part in ["deposits", "quarantine"] {
            fs::create_dir(folder.path().join(part)).unwrap();
        }
        let sha256 = entente_audit::digest(b"file");
        fs::write(deposit_path(folder.path(), sha256), b"file").unwrap();
        settle(folder.path(), sha256, true).unwrap();
        assert_eq!(received_path(folder.path(), sha256), quarantine_path(folder.path(), sha256));
        assert!(!deposit_path(folder.path(), sha256).exists());
        // Once more changes nothing.
        settle(folder.path(), sha256, true).unwrap();
        settle(folder.path(), sha256, false).unwrap();
        assert_eq!(fs::read(received_path(folder.path(), sha256)).unwrap(), b"file");
    }
}
