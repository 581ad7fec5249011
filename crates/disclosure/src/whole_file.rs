//! Files written whole or not at all: a temporary name, a sync, a rename (architecture, invariant 8).

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

/// Writes a file by way of a temporary one beside it.
///
/// # Errors
/// What `write` gives, or that the file cannot be made.
pub fn write_whole<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<(), E>,
) -> Result<(), E> {
    let temporary = hidden(path)?;
    let mut output = BufWriter::new(File::create(&temporary)?);
    let written = write(&mut output)
        .and_then(|()| output.flush().map_err(E::from))
        .and_then(|()| output.get_ref().sync_all().map_err(E::from))
        .and_then(|()| fs::rename(&temporary, path).map_err(E::from));
    if written.is_err() {
        // What could not be finished is of no use to anyone; that it stays is no second error.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// Writes a file that only its owner may read, where none is yet: another one is never replaced.
///
/// # Errors
/// What `write` gives, or that the file cannot be made, or is there already.
pub fn write_private(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> io::Result<()> {
    let temporary = hidden(path)?;
    let made = create_private(&temporary).and_then(|file| {
        let mut output = BufWriter::new(file);
        write(&mut output)?;
        output.flush()?;
        output.get_ref().sync_all()?;
        // Unlike a rename, a second name is refused where the first one is taken.
        match fs::hard_link(&temporary, path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists && !path.exists() => {
                // Keys that are carried in a pocket have file systems without second names.
                fs::rename(&temporary, path)
            }
            linked => linked,
        }
    });
    // What could not be finished is of no use to anyone; that it stays is no second error.
    let _ = fs::remove_file(&temporary);
    made
}

fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The name of the file while it is written.
fn hidden(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or_else(|| io::Error::other("the path names no file"))?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(".partial");
    Ok(path.with_file_name(hidden))
}

/// Writes a report as JSON.
///
/// # Errors
/// The file cannot be written.
pub fn write_json(path: &Path, report: &impl Serialize) -> io::Result<()> {
    write_whole(path, |output| {
        serde_json::to_writer_pretty(&mut *output, report).map_err(io::Error::other)?;
        output.write_all(b"\n")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_private_file_is_for_its_owner_and_replaces_none() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("part-1.txt");
        write_private(&path, |output| output.write_all(b"first")).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let again = write_private(&path, |output| output.write_all(b"second")).unwrap_err();
        assert_eq!(again.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"first");
        let other = folder.path().join("part-2.txt");
        write_private(&other, |_| Err(io::Error::other("stopped"))).unwrap_err();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_is_written_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.json");
        write_json(&path, &[1, 2]).unwrap();
        let failed = write_whole(&path, |output| {
            output.write_all(b"half")?;
            Err(io::Error::other("stopped"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "[\n  1,\n  2\n]\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
