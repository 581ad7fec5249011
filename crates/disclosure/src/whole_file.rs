//! Files written whole or not at all: a temporary name, a sync, a rename (architecture, invariant 8).

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde::Serialize;

/// Writes a file by way of a temporary one beside it.
///
/// # Errors
/// What `write` gives, or that the file cannot be made.
pub fn write_whole<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<(), E>,
) -> Result<(), E> {
    let name = path.file_name().ok_or_else(|| io::Error::other("the path names no file"))?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(".partial");
    let temporary = path.with_file_name(hidden);
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
