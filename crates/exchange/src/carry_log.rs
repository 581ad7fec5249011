//! Carries a whole log to whoever wants a copy of it: one archive with its tiles, its key, its checkpoint and the cosignatures.
//!
//! Nothing personal is in it: entries hold commitments, and the salts stay where they are. A copy that is brought again must continue the
//! one that is there; where it does not, both checkpoints are the proof that the log shows two histories.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use entente_audit::{Continuity, Fork, NoteKey, SignedNote, TileKind, TilePath, TreeReader};

use crate::check_log::{LogTreeReport, check_copy};
use crate::error::ExchangeError;
use crate::folder::write_whole;
use crate::log_folder::{LogFolder, STAMPED_NOTE, STAMPED_TOKEN, log_fault};
use crate::node::Node;

/// Bytes of one file of the archive.
const FILE_BYTES_MAX: u64 = 256 * (65_535 + 2);
/// Files of an archive: 10 million entries are 80,000 tiles.
const FILES_MAX: usize = 2_000_000;

/// What came of importing a log.
#[derive(Debug)]
pub enum ImportedLog {
    /// The copy is there, and this is what looking at it found.
    Kept(LogTreeReport),
    /// It does not hold, or not with the key that is known: nothing was kept.
    Refused(LogTreeReport),
    /// It does not continue the copy that is there: both checkpoints are in `fork.json` beside it.
    Forked(PathBuf),
}

impl Node {
    /// Writes the log as an archive; gives its number of entries.
    pub async fn export_log(&self, output: &Path) -> Result<u64, ExchangeError> {
        self.grow_log().await?;
        let (folder, output) = (LogFolder::of_node(self.folder()), output.to_owned());
        tokio::task::spawn_blocking(move || export(&folder, &output)).await?
    }
}

fn export(folder: &LogFolder, output: &Path) -> Result<u64, ExchangeError> {
    let note = folder.checkpoint()?.ok_or_else(|| log_fault(&"nothing was signed yet"))?;
    let size = note.checkpoint().map_err(|error| log_fault(&error))?.size;
    let parent = output.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = || ExchangeError::file(output);
    let temporary = tempfile::NamedTempFile::new_in(parent).map_err(failed())?;
    let mut archive = tar::Builder::new(io::BufWriter::new(temporary));
    let mut add = |name: &str, bytes: &[u8]| {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        // The same log gives the same archive.
        header.set_mtime(0);
        archive.append_data(&mut header, name, bytes).map_err(failed())
    };
    let key = folder.key()?.ok_or_else(|| log_fault(&"the log has no key yet"))?;
    add("key.txt", format!("{key}\n").as_bytes())?;
    add("checkpoint", note.to_string().as_bytes())?;
    for (rank, cosigned) in folder.cosigned()?.iter().enumerate() {
        add(&format!("cosigned/{rank:03}"), cosigned.to_string().as_bytes())?;
    }
    for path in folder.stamped_paths()? {
        for path in [path.with_extension(STAMPED_NOTE), path] {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = fs::read(&path).map_err(ExchangeError::file(&path))?;
            add(&format!("stamped/{name}"), &bytes)?;
        }
    }
    for path in tiles_of(size) {
        let bytes = entente_audit::Tiles::read(folder, &path).map_err(failed())?;
        let bytes = bytes.ok_or_else(|| log_fault(&format!("the tile `{path}` is absent")))?;
        add(&path.to_string(), &bytes)?;
    }
    let written = archive.into_inner().and_then(|mut file| {
        file.flush()?;
        file.into_inner().map_err(io::IntoInnerError::into_error)
    });
    let file = written.map_err(failed())?;
    file.as_file().sync_all().map_err(failed())?;
    file.persist(output)
        .map_err(|error| ExchangeError::File { path: output.to_owned(), source: error.error })?;
    Ok(size)
}

/// The tiles of a tree of that size.
fn tiles_of(size: u64) -> impl Iterator<Item = TilePath> {
    let kinds = std::iter::once(TileKind::Entries).chain((0..8).map(TileKind::Hashes));
    kinds.flat_map(move |kind| (0..).map_while(move |index| TilePath::in_tree(kind, index, size)))
}

/// Takes a log into a folder: a copy that anybody keeps, to see later that nothing of it was rewritten. `known` is the log's key where it
/// came by another way.
pub fn import_log(
    archive: &Path,
    folder: &Path,
    known: Option<&NoteKey>,
) -> Result<ImportedLog, ExchangeError> {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(ExchangeError::file(parent))?;
    let staging = tempfile::Builder::new().prefix(".import-").tempdir_in(parent);
    let staging = staging.map_err(ExchangeError::file(parent))?;
    unpack(archive, staging.path())?;
    let copy = LogFolder::copy(staging.path());
    let report = check_copy(&copy)?;
    let key = copy.key()?.ok_or_else(|| log_fault(&"the archive holds no key"))?;
    let former = LogFolder::copy(folder);
    let trusted = match former.key()? {
        Some(former) => Some(former),
        None => known.cloned(),
    };
    if trusted.is_some_and(|trusted| trusted != key) {
        return Err(ExchangeError::OtherLog { origin: key.name().to_owned() });
    }
    if !report.is_sound() {
        return Ok(ImportedLog::Refused(report));
    }
    if let Some(kept) = former.checkpoint()?
        && let Some(fork) = fork(&copy, &key, &kept)?
    {
        let path = folder.join("fork.json");
        let json = serde_json::to_string_pretty(&fork).map_err(|error| log_fault(&error))?;
        write_whole(&path, json.as_bytes()).map_err(ExchangeError::file(&path))?;
        return Ok(ImportedLog::Forked(path));
    }
    if folder.exists() {
        let aside = staging.path().with_extension("former");
        fs::rename(folder, &aside).map_err(ExchangeError::file(folder))?;
        fs::rename(staging.keep(), folder).map_err(ExchangeError::file(folder))?;
        fs::remove_dir_all(&aside).map_err(ExchangeError::file(&aside))?;
    } else {
        fs::rename(staging.keep(), folder).map_err(ExchangeError::file(folder))?;
    }
    Ok(ImportedLog::Kept(report))
}

/// The proof that the new copy does not continue the former; an older copy of the same log is refused as no news.
fn fork(copy: &LogFolder, key: &NoteKey, kept: &SignedNote) -> Result<Option<Fork>, ExchangeError> {
    let note = copy.checkpoint()?.ok_or_else(|| log_fault(&"the archive holds no checkpoint"))?;
    let (former, new) = (
        kept.checkpoint().map_err(|error| log_fault(&error))?,
        note.checkpoint().map_err(|error| log_fault(&error))?,
    );
    if new.size < former.size {
        return Err(ExchangeError::OlderLog { size: new.size, kept: former.size });
    }
    let mut tree = TreeReader::new(copy, new.size);
    let root = tree.root_at(former.size).map_err(|error| log_fault(&error))?;
    if root == former.root {
        return Ok(None);
    }
    let mut path = if former.size == 0 || former.size == new.size {
        Vec::new()
    } else {
        tree.prove_consistency(former.size).map_err(|error| log_fault(&error))?
    };
    if former.size.is_power_of_two() && former.size < new.size {
        // The proof leaves that node out, since who asks for it has it; who judges a fork has not.
        path.insert(0, root);
    }
    let fork = Fork::of(kept, &note, &path);
    debug_assert_ne!(fork.judge(key), Continuity::Continues, "the roots differ");
    Ok(Some(fork))
}

/// Only the files of a log, each under its own name, none of them too large.
fn unpack(archive: &Path, folder: &Path) -> Result<(), ExchangeError> {
    let failed = || ExchangeError::file(archive);
    let file = File::open(archive).map_err(failed())?;
    let mut entries = tar::Archive::new(io::BufReader::new(file));
    let mut files = 0;
    for entry in entries.entries().map_err(failed())? {
        let entry = entry.map_err(failed())?;
        let name = entry.path().map_err(failed())?.to_string_lossy().into_owned();
        files += 1;
        let is_whole = entry.header().entry_type().is_file() && entry.size() <= FILE_BYTES_MAX;
        if !is_whole || !is_of_a_log(&name) || files > FILES_MAX {
            let shown: String = name.chars().take(80).collect();
            return Err(ExchangeError::LogFault { reason: format!("the archive holds `{shown}`") });
        }
        let path = folder.join(&name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(ExchangeError::file(parent))?;
        let mut bytes = Vec::new();
        entry.take(FILE_BYTES_MAX).read_to_end(&mut bytes).map_err(failed())?;
        fs::write(&path, &bytes).map_err(ExchangeError::file(&path))?;
    }
    Ok(())
}

fn is_of_a_log(name: &str) -> bool {
    let cosigned = |rank: &str| rank.len() == 3 && rank.bytes().all(|byte| byte.is_ascii_digit());
    matches!(name, "key.txt" | "checkpoint")
        || name.strip_prefix("cosigned/").is_some_and(cosigned)
        || name.strip_prefix("stamped/").is_some_and(is_stamped)
        || name.parse::<TilePath>().is_ok()
}

/// A size on fifteen digits, and one of the two ends.
fn is_stamped(name: &str) -> bool {
    let Some((size, end)) = name.split_once('.') else { return false };
    size.len() == 15
        && size.bytes().all(|byte| byte.is_ascii_digit())
        && [STAMPED_NOTE, STAMPED_TOKEN].contains(&end)
}
