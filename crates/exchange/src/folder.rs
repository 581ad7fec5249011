//! Reads the folder of a node, or any folder of conventions, as untrusted input: bounded, and never outside it.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use entente_agreement::SourceFile;

use crate::error::ExchangeError;

/// Longest file that is read; the compiler names longer ones.
const FILE_BYTES_MAX: u64 = 32 << 20;
/// Most files that are read.
const FILES_MAX: usize = 50_000;

/// The folder cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// A file or a folder cannot be read.
    #[error("`{}` cannot be read: {source}", path.display())]
    Read {
        /// Which one.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Nothing to compile there.
    #[error("`{}` holds no conventions: a folder has `conventions/`, `datasets/` and `code-lists/`", path.display())]
    Empty {
        /// Which folder.
        path: PathBuf,
    },
    /// Too many files.
    #[error("`{}` holds more than {FILES_MAX} files", path.display())]
    TooMany {
        /// Which folder.
        path: PathBuf,
    },
}

/// The conventions, datasets and code lists of a folder, in a stable order.
pub fn read_folder(root: &Path) -> Result<Vec<SourceFile>, FolderError> {
    let mut files = Vec::new();
    for (part, depth) in [("conventions", 2), ("datasets", 2), ("code-lists", 1)] {
        let folder = root.join(part);
        if folder.is_dir() {
            collect(root, &folder, depth, &mut files)?;
        }
    }
    if files.is_empty() {
        return Err(FolderError::Empty { path: root.to_owned() });
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(files)
}

fn collect(root: &Path, folder: &Path, depth: u8, files: &mut Vec<SourceFile>) -> Result<(), FolderError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| FolderError::Read { path, source }
    };
    for entry in fs::read_dir(folder).map_err(failed(folder))? {
        let entry = entry.map_err(failed(folder))?;
        // A link is not followed: it could lead outside the folder.
        let kind = entry.file_type().map_err(failed(&entry.path()))?;
        if kind.is_dir() && depth > 0 {
            collect(root, &entry.path(), depth - 1, files)?;
        } else if kind.is_file() && is_source(&entry.path()) {
            if files.len() == FILES_MAX {
                return Err(FolderError::TooMany { path: root.to_owned() });
            }
            let bytes = read_bounded(&entry.path()).map_err(failed(&entry.path()))?;
            files.push(SourceFile { path: relative(root, &entry.path()), bytes });
        }
    }
    Ok(())
}

fn is_source(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    [".convention.md", ".adhesion.md", ".paper.md"].iter().any(|end| name.ends_with(end))
        || matches!(name.as_ref(), "schema.json" | "dictionary.md" | "sample.csv")
        || (name.ends_with(".csv") && path.parent().is_some_and(|parent| parent.ends_with("code-lists")))
}

fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file that somebody names: a convention, a sheet, signatures, a key, a contract. One of more than 32 MiB is none of these,
/// and is refused before it is in memory.
pub fn read_named_file(path: &Path) -> Result<Vec<u8>, ExchangeError> {
    let bytes = read_bounded(path).map_err(ExchangeError::file(path))?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(ExchangeError::TooLarge { max_bytes: FILE_BYTES_MAX });
    }
    Ok(bytes)
}

fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// A folder of the node that only the account that runs it may enter; made where it is not there.
pub(crate) fn private_folder(root: &Path, name: &str) -> Result<PathBuf, ExchangeError> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    let path = root.join(name);
    if !path.is_dir() {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&path)
            .map_err(ExchangeError::file(&path))?;
        // The mode of a new folder depends on the umask; this does not.
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).map_err(ExchangeError::file(&path))?;
    }
    Ok(path)
}

/// Writes a file so that nobody ever sees half of it: temporary name, synced, renamed.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write as _;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    temporary.persist(path).map_err(|error| error.error)?;
    Ok(())
}
