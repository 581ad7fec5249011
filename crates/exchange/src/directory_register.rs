//! The files that stay from one directory to the next: the register of identifiers with its secret, and the fingerprints of what
//! was delivered. On a node and for the command line alike.
//!
//! A file is replaced as a whole. Who writes which and when is `deliver_directory` and `entente aaf write`.

use std::fs::{self, File, OpenOptions};
use std::io::{BufReader, BufWriter, Error, ErrorKind, Result, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use entente_formats::aaf::StateIndex;
use entente_formats::directory::Jointures;
use tempfile::NamedTempFile;

/// The register of identifiers, opened with its secret; a new one, with a secret of its own, where there is none.
///
/// A register from before secrets goes under one, and keeps its numbers. One whose secret is gone is an error: identifiers that
/// were given would be given to others.
pub fn read_jointures(path: &Path) -> Result<Jointures> {
    let mut jointures = match File::open(path) {
        Ok(file) => serde_json::from_reader(BufReader::new(file))?,
        Err(error) if error.kind() == ErrorKind::NotFound => Jointures::default(),
        Err(error) => return Err(error),
    };
    let secret = match read_secret(&secret_path(path)) {
        Err(error) if error.kind() == ErrorKind::NotFound && !jointures.is_locked() => {
            new_secret(&secret_path(path))?
        }
        read => read?,
    };
    jointures.unlock(secret).map_err(|wrong| Error::new(ErrorKind::InvalidData, wrong))?;
    Ok(jointures)
}

/// Replaces the register; its secret lies beside it since it was read.
pub fn write_jointures(path: &Path, jointures: &Jointures) -> Result<()> {
    replace(path, |to| Ok(serde_json::to_writer(to, jointures)?))
}

/// What a delivery reached, as fingerprints; nothing where the file is gone.
pub fn read_state(path: &Path) -> Result<Option<StateIndex>> {
    match File::open(path) {
        Ok(file) => StateIndex::load(&mut BufReader::new(file)).map(Some),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Replaces what a delivery reached.
pub fn write_state(path: &Path, state: &StateIndex) -> Result<()> {
    replace(path, |to| state.save(to))
}

/// `x.jointures.json` has `x.jointures.key`.
fn secret_path(register: &Path) -> PathBuf {
    register.with_extension("key")
}

fn read_secret(path: &Path) -> Result<[u8; 16]> {
    let text = fs::read_to_string(path)?;
    let bytes = data_encoding::HEXLOWER.decode(text.trim().as_bytes());
    let secret = bytes.ok().and_then(|bytes| bytes.try_into().ok());
    secret.ok_or_else(|| Error::new(ErrorKind::InvalidData, format!("`{}` is no secret", path.display())))
}

fn new_secret(path: &Path) -> Result<[u8; 16]> {
    let mut secret = [0; 16];
    getrandom::fill(&mut secret).map_err(|error| Error::other(error.to_string()))?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // Never over another: two that begin at once must not each have their own.
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    writeln!(file, "{}", data_encoding::HEXLOWER.encode(&secret))?;
    file.sync_all()?;
    Ok(secret)
}

/// Temporary name, synced, renamed.
fn replace(path: &Path, put: impl FnOnce(&mut BufWriter<&File>) -> Result<()>) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let temporary = NamedTempFile::new_in(folder)?;
    let mut to = BufWriter::new(temporary.as_file());
    put(&mut to)?;
    to.flush()?;
    drop(to);
    temporary.as_file().sync_all()?;
    temporary.persist(path).map_err(|failed| failed.error)?;
    // A register that came back as it was before a power cut would give numbers twice.
    sync_folder(folder)
}

/// Brings the names of a folder to the disk.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_whose_secret_is_gone_is_not_begun_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.jointures.json");
        let jointures = read_jointures(&path).unwrap();
        write_jointures(&path, &jointures).unwrap();
        assert!(read_jointures(&path).is_ok());
        let secret = folder.path().join("x.jointures.key");
        let kept = fs::read(&secret).unwrap();
        for wrong in [None, Some("00".repeat(16)), Some("not a secret".to_owned())] {
            match &wrong {
                None => fs::remove_file(&secret).unwrap(),
                Some(text) => fs::write(&secret, text).unwrap(),
            }
            assert!(read_jointures(&path).is_err(), "{wrong:?}");
        }
        fs::write(&secret, kept).unwrap();
        assert!(read_jointures(&path).is_ok());
    }

    #[test]
    fn a_register_from_before_goes_under_a_secret() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.jointures.json");
        fs::write(
            &path,
            r#"{"next":5,"by_key":{"000000000000000000000000000000ff":4},"known":{"4":["2026-09-06",null]}}"#,
        )
        .unwrap();
        let jointures = read_jointures(&path).unwrap();
        assert!(jointures.has_given("4"));
        write_jointures(&path, &jointures).unwrap();
        assert!(!fs::read_to_string(&path).unwrap().contains("000000000000000000000000000000ff"));
        assert!(read_jointures(&path).unwrap().has_given("4"));
    }
}
