//! The files of a delivery, whether loose in a folder, alone, or in a zip, a tar or a tgz: one after the other, as streams.
//!
//! Nothing is ever written to disk from an archive: a name that would leave its folder is refused, not followed.

pub(crate) mod decode;

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Component, Path, PathBuf};

use crate::error::{ArchiveCause, FormatError};
use crate::limits::Limits;

/// A file of a delivery, while it is read.
pub struct SourceFile<'a> {
    /// Its name, without folders.
    pub name: &'a str,
    /// Its content.
    pub content: &'a mut dyn Read,
}

/// What is done with each file.
pub type Visitor<'a> = dyn FnMut(SourceFile<'_>) -> Result<(), FormatError> + 'a;

/// Folders inside the folder that are looked into.
const FOLDER_DEPTH_MAX: usize = 4;

/// Reads every file of a folder, of an archive, or the one file that it is; gives how many.
///
/// In a folder and a zip the order is that of the names; in a tar it is that of the archive. Archives of a folder are read
/// too, those inside an archive are not.
pub fn visit_files(path: &Path, limits: &Limits, visitor: &mut Visitor<'_>) -> Result<usize, FormatError> {
    if !path.is_dir() {
        let name = file_name(path);
        let file = File::open(path).map_err(FormatError::io(path))?;
        return visit_archive(&name, file, limits, visitor);
    }
    let mut paths = Vec::new();
    walk(path, FOLDER_DEPTH_MAX, limits.files_max, &mut paths)?;
    paths.sort();
    let mut count = 0;
    for path in &paths {
        let file = File::open(path).map_err(FormatError::io(path))?;
        count += visit_archive(&file_name(path), file, limits, visitor)?;
    }
    Ok(count)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Regular files only: a link may lead out of the folder.
fn walk(folder: &Path, depth: usize, files_max: usize, paths: &mut Vec<PathBuf>) -> Result<(), FormatError> {
    for entry in std::fs::read_dir(folder).map_err(FormatError::io(folder))? {
        let entry = entry.map_err(FormatError::io(folder))?;
        let kind = entry.file_type().map_err(FormatError::io(entry.path()))?;
        if kind.is_dir() && depth > 0 {
            walk(&entry.path(), depth - 1, files_max, paths)?;
        } else if kind.is_file() {
            if paths.len() >= files_max {
                let cause = ArchiveCause::TooManyFiles(files_max);
                return Err(FormatError::Archive { name: file_name(folder), cause });
            }
            paths.push(entry.path());
        }
    }
    Ok(())
}

/// Reads the files of an archive, or the one file that the stream is.
pub fn visit_archive(
    name: &str,
    mut input: impl Read + Seek,
    limits: &Limits,
    visitor: &mut Visitor<'_>,
) -> Result<usize, FormatError> {
    let io = FormatError::io;
    let size = input.seek(SeekFrom::End(0)).map_err(io(name))?;
    input.rewind().map_err(io(name))?;
    let mut head = Vec::new();
    input.by_ref().take(512).read_to_end(&mut head).map_err(io(name))?;
    input.rewind().map_err(io(name))?;
    let mut budget = Budget::new(name, size, limits);
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return visit_zip(name, input, limits, &mut budget, visitor);
    }
    if head.starts_with(&[0x1f, 0x8b]) {
        return visit_gzip(name, BufReader::new(input), limits, &mut budget, visitor);
    }
    if is_tar(&head) {
        return visit_tar(name, BufReader::new(input), limits, &mut budget, visitor);
    }
    visitor(SourceFile { name, content: &mut BufReader::new(input) })?;
    Ok(1)
}

fn is_tar(head: &[u8]) -> bool {
    head.get(257..262) == Some(b"ustar")
}

fn damaged(name: &str, detail: impl Into<Box<dyn std::error::Error>>) -> FormatError {
    FormatError::Archive { name: name.to_owned(), cause: ArchiveCause::Damaged(detail.into().to_string()) }
}

fn visit_zip(
    name: &str,
    input: impl Read + Seek,
    limits: &Limits,
    budget: &mut Budget,
    visitor: &mut Visitor<'_>,
) -> Result<usize, FormatError> {
    let mut archive = zip::ZipArchive::new(BufReader::new(input)).map_err(|error| damaged(name, error))?;
    if archive.len() > limits.files_max {
        return Err(budget.refusal(ArchiveCause::TooManyFiles(limits.files_max)));
    }
    let mut members: Vec<(String, usize)> = Vec::new();
    for position in 0..archive.len() {
        let member = archive.by_index_raw(position).map_err(|error| damaged(name, error))?;
        // Refused as a whole before anything is read: whoever made one such name meant harm with the others.
        let path = member.name().map_err(|error| damaged(name, error))?;
        let Some(file) = safe_name(&path) else {
            return Err(budget.refusal(ArchiveCause::UnsafeName(shown(&path))));
        };
        if member.is_file() {
            members.push((file, position));
        }
    }
    members.sort();
    for (file, position) in &members {
        let mut member = archive.by_index(*position).map_err(|error| damaged(name, error))?;
        budget.visit(file, &mut member, visitor)?;
    }
    Ok(members.len())
}

fn visit_gzip(
    name: &str,
    input: impl Read,
    limits: &Limits,
    budget: &mut Budget,
    visitor: &mut Visitor<'_>,
) -> Result<usize, FormatError> {
    let mut content = flate2::read::MultiGzDecoder::new(input);
    let mut head = Vec::new();
    content.by_ref().take(512).read_to_end(&mut head).map_err(|error| damaged(name, error))?;
    let is_tar = is_tar(&head);
    let whole = std::io::Cursor::new(head).chain(content);
    if is_tar {
        return visit_tar(name, whole, limits, budget, visitor);
    }
    let inner = name.strip_suffix(".gz").unwrap_or(name).to_owned();
    budget.visit(&inner, &mut BufReader::new(whole), visitor)?;
    Ok(1)
}

fn visit_tar(
    name: &str,
    input: impl Read,
    limits: &Limits,
    budget: &mut Budget,
    visitor: &mut Visitor<'_>,
) -> Result<usize, FormatError> {
    let mut archive = tar::Archive::new(input);
    let mut count = 0;
    for entry in archive.entries().map_err(|error| damaged(name, error))? {
        let mut entry = entry.map_err(|error| damaged(name, error))?;
        let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let kind = entry.header().entry_type();
        let Some(file) = safe_name(&path).filter(|_| !kind.is_symlink() && !kind.is_hard_link()) else {
            return Err(budget.refusal(ArchiveCause::UnsafeName(shown(&path))));
        };
        if !kind.is_file() {
            continue;
        }
        count += 1;
        if count > limits.files_max {
            return Err(budget.refusal(ArchiveCause::TooManyFiles(limits.files_max)));
        }
        budget.visit(&file, &mut entry, visitor)?;
    }
    Ok(count)
}

/// The last part of a name inside an archive, where the name stays inside its folder.
fn safe_name(name: &str) -> Option<String> {
    let is_safe = !name.contains(['\\', '\0', ':'])
        && name.len() <= 1024
        && Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    is_safe.then(|| name.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned())
}

fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(120).collect()
}

/// How much an archive may still give.
struct Budget {
    name: String,
    left: u64,
    max: u64,
}

impl Budget {
    fn new(name: &str, size: u64, limits: &Limits) -> Self {
        let max =
            limits.archive_bytes_max.min(size.saturating_mul(limits.expansion_max).saturating_add(1 << 20));
        Self { name: name.to_owned(), left: max, max }
    }

    fn refusal(&self, cause: ArchiveCause) -> FormatError {
        FormatError::Archive { name: self.name.clone(), cause }
    }

    fn visit(
        &mut self,
        file: &str,
        content: &mut dyn Read,
        visitor: &mut Visitor<'_>,
    ) -> Result<(), FormatError> {
        let mut counted = Counted { content, left: &mut self.left, is_spent: false };
        let mut buffered = BufReader::with_capacity(64 << 10, &mut counted);
        let visited = visitor(SourceFile { name: file, content: &mut buffered });
        if counted.is_spent {
            return Err(self.refusal(ArchiveCause::Bomb(self.max)));
        }
        visited
    }
}

struct Counted<'a> {
    content: &'a mut dyn Read,
    left: &'a mut u64,
    is_spent: bool,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.content.read(buffer)?;
        match self.left.checked_sub(read as u64) {
            Some(left) => *self.left = left,
            None => {
                self.is_spent = true;
                return Err(std::io::Error::other("the archive decompresses to too much"));
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_inside() {
        for name in ["a.xml", "./a.xml", "20251024/a.xml"] {
            assert_eq!(safe_name(name).as_deref(), Some("a.xml"), "{name}");
        }
        for name in ["../a.xml", "/etc/passwd", "a/../../b", "C:\\a", "..\\a", "a\0b"] {
            assert_eq!(safe_name(name), None, "{name}");
        }
    }
}
