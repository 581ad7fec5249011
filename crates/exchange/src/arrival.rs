//! A file that arrives in several requests, as it lies in the folder of the node until it is whole: `arrivals/<id>.part`
//! and what is known of it in `<id>.json`. Both survive a stop of the program.
//!
//! Who may send what is `receive_in_parts`; the protocol is `entente-web`'s.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use entente_audit::UserId;
use entente_model::{DatasetId, PartyId, Period};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::folder::write_whole;

/// What is known of a file while it arrives.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Arrival {
    /// Random: whoever does not know it cannot guess it.
    pub(crate) id: String,
    /// Who sends it; nobody else may go on.
    pub(crate) user: UserId,
    pub(crate) party: PartyId,
    pub(crate) dataset: DatasetId,
    pub(crate) period: Period,
    pub(crate) file_name: String,
    /// Size of the whole.
    pub(crate) size_bytes: u64,
    /// Until when the next part is awaited.
    pub(crate) expires_at: Timestamp,
    /// The deposit that came of it.
    pub(crate) deposit: Option<String>,
}

/// The folder of arrivals.
#[derive(Clone, Debug)]
pub(crate) struct Arrivals(PathBuf);

/// The bytes of one part, going to the file; it is this request's alone.
#[derive(Debug)]
pub(crate) struct OpenPart {
    file: File,
    /// Where the part begins: its bytes are taken back where they prove to be wrong.
    start: u64,
    /// Names the beginning on disk as long as the bytes are not known to be right, in case the program stops.
    unverified: Option<PathBuf>,
}

impl Arrivals {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// A new identifier.
    pub(crate) fn new_id() -> Result<String, getrandom::Error> {
        let mut random = [0; 16];
        getrandom::fill(&mut random)?;
        Ok(HEXLOWER.encode(&random))
    }

    fn file(&self, id: &str, extension: &str) -> PathBuf {
        self.0.join(format!("{id}.{extension}"))
    }

    pub(crate) fn part_path(&self, id: &str) -> PathBuf {
        self.file(id, "part")
    }

    /// Keeps what is known of an arrival; where it is new, also makes its empty file.
    pub(crate) fn keep(&self, arrival: &Arrival) -> io::Result<()> {
        write_whole(&self.file(&arrival.id, "json"), &serde_json::to_vec(arrival)?)?;
        if arrival.deposit.is_none() {
            OpenOptions::new().create(true).append(true).open(self.part_path(&arrival.id))?;
        }
        Ok(())
    }

    /// The arrival of that name; nothing for a name of another form: it comes from an address.
    pub(crate) fn read(&self, id: &str) -> io::Result<Option<Arrival>> {
        if id.len() != 32 || !id.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)) {
            return Ok(None);
        }
        match fs::read(self.file(id, "json")) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Bytes that have arrived and are known to be right.
    pub(crate) fn offset(&self, arrival: &Arrival) -> io::Result<u64> {
        if arrival.deposit.is_some() {
            return Ok(arrival.size_bytes);
        }
        let kept = match fs::metadata(self.part_path(&arrival.id)) {
            Ok(part) => part.len(),
            // A stop between the deposit and its record here: sent again, the file is recognised.
            Err(error) if error.kind() == io::ErrorKind::NotFound => 0,
            Err(error) => return Err(error),
        };
        Ok(self.unverified_from(&arrival.id)?.map_or(kept, |start| start.min(kept)))
    }

    fn unverified_from(&self, id: &str) -> io::Result<Option<u64>> {
        match fs::read_to_string(self.file(id, "unverified")) {
            Ok(text) => Ok(Some(text.parse().unwrap_or(0))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Opens the file for its next part; nothing where another request is writing to it. What an earlier part left
    /// without proof is taken back first.
    pub(crate) fn open_part(&self, arrival: &Arrival, has_checksum: bool) -> io::Result<Option<OpenPart>> {
        let path = self.part_path(&arrival.id);
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let mark = self.file(&arrival.id, "unverified");
        if let Some(start) = self.unverified_from(&arrival.id)? {
            let kept = file.metadata()?.len();
            file.set_len(start.min(kept))?;
            fs::remove_file(&mark)?;
        }
        let start = file.seek(SeekFrom::End(0))?;
        if has_checksum {
            write_whole(&mark, start.to_string().as_bytes())?;
        }
        Ok(Some(OpenPart { file, start, unverified: has_checksum.then_some(mark) }))
    }

    /// Forgets an arrival and its bytes.
    pub(crate) fn forget(&self, id: &str) -> io::Result<()> {
        // What says that it exists goes last: a stop in between leaves something to forget again.
        for extension in ["part", "unverified", "json"] {
            remove(&self.file(id, extension))?;
        }
        Ok(())
    }

    /// Forgets the bytes only: they have become a deposit.
    pub(crate) fn forget_part(&self, id: &str) -> io::Result<()> {
        remove(&self.part_path(id))?;
        remove(&self.file(id, "unverified"))
    }

    /// Every arrival, in no order.
    pub(crate) fn all(&self) -> io::Result<Vec<Arrival>> {
        let mut arrivals = Vec::new();
        for entry in fs::read_dir(&self.0)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if let Some(id) = name.strip_suffix(".json") {
                arrivals.extend(self.read(id)?);
            }
        }
        Ok(arrivals)
    }

    /// Forgets those whose time is over, and bytes that belong to none; gives how many arrivals went.
    pub(crate) fn sweep(&self, now: Timestamp) -> io::Result<usize> {
        let (gone, kept): (Vec<_>, Vec<_>) =
            self.all()?.into_iter().partition(|arrival| arrival.expires_at <= now);
        for arrival in &gone {
            self.forget(&arrival.id)?;
        }
        for entry in fs::read_dir(&self.0)? {
            let path = entry?.path();
            let known =
                |arrival: &Arrival| path.file_stem().is_some_and(|stem| stem.to_str() == Some(&arrival.id));
            let is_part = path.extension().is_some_and(|extension| extension == "part");
            if is_part && !kept.iter().any(known) {
                remove(&path)?;
            }
        }
        Ok(gone.len())
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

impl OpenPart {
    /// Where the part begins.
    pub(crate) fn start(&self) -> u64 {
        self.start
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }

    /// Keeps the bytes, on disk.
    pub(crate) fn keep(mut self) -> io::Result<()> {
        self.file.sync_data()?;
        match self.unverified.take() {
            Some(mark) => fs::remove_file(mark),
            None => Ok(()),
        }
    }
}

impl Drop for OpenPart {
    /// A part whose proof never came is taken back; one without proof keeps what came of it.
    fn drop(&mut self) {
        if let Some(mark) = self.unverified.take() {
            let taken_back = self.file.set_len(self.start).and_then(|()| fs::remove_file(&mark));
            if let Err(error) = taken_back {
                tracing::warn!(%error, "the bytes of a part could not be taken back: the next one does");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrivals() -> (Arrivals, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        (Arrivals::new(folder.path().to_owned()), folder)
    }

    fn arrival(id: &str) -> Arrival {
        Arrival {
            id: id.repeat(32),
            user: UserId::new(1),
            party: "rectorat-exemple".into(),
            dataset: "f-carac-elev".into(),
            period: "2026".parse().unwrap(),
            file_name: "a.csv".into(),
            size_bytes: 10,
            expires_at: "2026-11-22T10:00:00Z".parse().unwrap(),
            deposit: None,
        }
    }

    #[test]
    fn bytes_without_proof_are_taken_back() {
        let (arrivals, _folder) = arrivals();
        let arrival = arrival("a");
        arrivals.keep(&arrival).unwrap();
        let mut part = arrivals.open_part(&arrival, false).unwrap().unwrap();
        part.write(b"abc").unwrap();
        assert!(arrivals.open_part(&arrival, false).unwrap().is_none(), "two requests write at once");
        drop(part);
        assert_eq!(arrivals.offset(&arrival).unwrap(), 3);

        let mut part = arrivals.open_part(&arrival, true).unwrap().unwrap();
        part.write(b"wrong").unwrap();
        assert_eq!(arrivals.offset(&arrival).unwrap(), 3, "bytes that may be wrong do not count");
        drop(part);
        assert_eq!(arrivals.offset(&arrival).unwrap(), 3);
        let mut part = arrivals.open_part(&arrival, true).unwrap().unwrap();
        part.write(b"right").unwrap();
        part.keep().unwrap();
        assert_eq!(arrivals.offset(&arrival).unwrap(), 8);

        // As a stop of the program leaves it: bytes, and the mark that they are not known to be right.
        let mut part = arrivals.open_part(&arrival, true).unwrap().unwrap();
        part.write(b"!!").unwrap();
        part.unverified = None;
        drop(part);
        assert_eq!(arrivals.offset(&arrival).unwrap(), 8);
        assert_eq!(arrivals.open_part(&arrival, false).unwrap().unwrap().start(), 8);
    }

    #[test]
    fn a_stop_after_the_deposit_loses_nothing() {
        let (arrivals, _folder) = arrivals();
        let arrival = arrival("c");
        arrivals.keep(&arrival).unwrap();
        fs::remove_file(arrivals.part_path(&arrival.id)).unwrap();
        assert_eq!(arrivals.offset(&arrival).unwrap(), 0);
        assert_eq!(arrivals.open_part(&arrival, false).unwrap().unwrap().start(), 0);
    }

    #[test]
    fn what_is_over_is_swept() {
        let (arrivals, folder) = arrivals();
        let mut later = arrival("b");
        later.expires_at = "2026-12-01T00:00:00Z".parse().unwrap();
        for one in [&arrival("a"), &later] {
            arrivals.keep(one).unwrap();
        }
        fs::write(folder.path().join("orphan.part"), b"x").unwrap();
        assert_eq!(arrivals.sweep("2026-11-23T00:00:00Z".parse().unwrap()).unwrap(), 1);
        assert!(arrivals.read(&"a".repeat(32)).unwrap().is_none());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        for id in ["", "../../etc/passwd", &"A".repeat(32), &"é".repeat(16)] {
            assert!(arrivals.read(id).unwrap().is_none(), "{id}");
        }
    }
}
