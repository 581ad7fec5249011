//! Unpacks an archive to a folder, within bounds: what is untrusted is neither a path nor a size.
//!
//! Members are written under numbers; their names are only shown. Which of them are tables is decided by `open`.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use super::detect::{Detected, of_head};
use super::fault::{ReadFault, from_io, system, unreadable};
use super::zipped::Zipped;

/// Files in one archive.
const MEMBERS_MAX: usize = 10_000;
/// Bytes that one archive may give.
const UNPACKED_BYTES_MAX: u64 = 64 << 30;
/// How many times larger than the archive its content may be, beyond what anybody can hold.
const EXPANSION_MAX: u64 = 400;
const EXPANSION_FREE_BYTES: u64 = 64 << 20;
/// A name is shown up to there.
const NAME_CHARS_MAX: usize = 200;

/// A member, written to a file of its own.
#[derive(Debug)]
pub(super) struct Unpacked {
    /// As written in the archive, without control characters; only ever shown.
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) size_bytes: u64,
    /// Ends of line.
    pub(super) line_ends: u64,
}

impl Unpacked {
    /// The last part of its name.
    pub(super) fn file_name(&self) -> &str {
        file_name(&self.name)
    }
}

/// The last part of a name, whatever the system that wrote it.
pub(super) fn file_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// Unpacks every file of the archive, in the order of their names.
pub(super) fn unpack(path: &Path, form: Detected, folder: &Path) -> Result<Vec<Unpacked>, ReadFault> {
    let packed_bytes = path.metadata().map_err(system)?.len();
    let mut unpacking = Unpacking::new(folder, packed_bytes);
    match form {
        Detected::Zip => unpacking.zip(path)?,
        Detected::Tar => unpacking.tar(BufReader::new(File::open(path).map_err(system)?), "TAR")?,
        _ => unpacking.gzip(path)?,
    }
    let mut members = unpacking.members;
    members.sort_by(|a, b| a.name.cmp(&b.name));
    if members.windows(2).any(|pair| pair[0].name == pair[1].name) {
        return Err(unreadable("twice"));
    }
    Ok(members)
}

struct Unpacking<'a> {
    folder: &'a Path,
    /// Bytes that the archive may still give.
    left: u64,
    members: Vec<Unpacked>,
}

impl<'a> Unpacking<'a> {
    fn new(folder: &'a Path, packed_bytes: u64) -> Self {
        let by_ratio = packed_bytes.saturating_mul(EXPANSION_MAX).max(EXPANSION_FREE_BYTES);
        Self { folder, left: by_ratio.min(UNPACKED_BYTES_MAX), members: Vec::new() }
    }

    fn zip(&mut self, path: &Path) -> Result<(), ReadFault> {
        let zip = Zipped::open(path, "ZIP", MEMBERS_MAX)?;
        for member in zip.members.iter().filter(|member| member.is_file) {
            if is_kept(&member.name) {
                let named = |fault: ReadFault| fault.with("name", shown(&member.name));
                self.member(&member.name, &mut zip.read(member).map_err(named)?, "ZIP").map_err(named)?;
            }
        }
        Ok(())
    }

    fn tar(&mut self, source: impl Read, form: &str) -> Result<(), ReadFault> {
        let mut archive = tar::Archive::new(source);
        let mut entries = 0;
        for entry in archive.entries().map_err(|error| from_io(error, form))? {
            let mut entry = entry.map_err(|error| from_io(error, form))?;
            entries += 1;
            if entries > MEMBERS_MAX {
                return Err(unreadable("members").count("max", MEMBERS_MAX as u64));
            }
            let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            // Links lead elsewhere, and devices nowhere.
            if entry.header().entry_type().is_file() && is_kept(&name) {
                self.member(&name, &mut entry, form)?;
            }
        }
        Ok(())
    }

    /// A file, or a tar: only its content tells.
    fn gzip(&mut self, path: &Path) -> Result<(), ReadFault> {
        let file = BufReader::with_capacity(128 << 10, File::open(path).map_err(system)?);
        let mut content = flate2::bufread::MultiGzDecoder::new(file);
        let mut head = Vec::new();
        content.by_ref().take(512).read_to_end(&mut head).map_err(|error| from_io(error, "gzip"))?;
        let own = content.header().and_then(|header| header.filename());
        let own = own.map(|name| String::from_utf8_lossy(name).into_owned());
        let is_tar = of_head(&head) == Detected::Tar;
        let mut whole = io::Cursor::new(head).chain(content);
        if is_tar {
            let left = self.left;
            return self.tar(Bounded { source: whole, left: left.saturating_add(left / 4) }, "TAR.GZ");
        }
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        self.member(&own.unwrap_or(stem), &mut whole, "gzip")
    }

    fn member(&mut self, name: &str, content: &mut dyn Read, form: &str) -> Result<(), ReadFault> {
        let path = self.folder.join(format!("{:05}", self.members.len() + 1));
        let mut file = BufWriter::new(File::create_new(&path).map_err(system)?);
        let mut block = vec![0; 256 << 10];
        let (mut size_bytes, mut line_ends) = (0, 0);
        loop {
            let read = match content.read(&mut block) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) if error.kind() == io::ErrorKind::FileTooLarge => return Err(unreadable("bomb")),
                Err(error) => return Err(from_io(error, form)),
            };
            self.left = self.left.checked_sub(read as u64).ok_or_else(|| unreadable("bomb"))?;
            size_bytes += read as u64;
            line_ends += memchr::memchr_iter(b'\n', &block[..read]).count() as u64;
            file.write_all(&block[..read]).map_err(system)?;
        }
        file.flush().map_err(system)?;
        self.members.push(Unpacked { name: shown(name), path, size_bytes, line_ends });
        Ok(())
    }
}

/// Whether a file was put there by a person: macOS and Windows add theirs.
fn is_kept(name: &str) -> bool {
    let file = file_name(name);
    let of_system = ["Thumbs.db", "desktop.ini", ".DS_Store"].contains(&file) || file.starts_with("._");
    !of_system && !name.starts_with("__MACOSX/")
}

fn shown(name: &str) -> String {
    let printable = name.chars().map(|character| if character.is_control() { '\u{FFFD}' } else { character });
    printable.take(NAME_CHARS_MAX).collect()
}

/// Stops a stream that gives more than its bound, whatever the sizes that it announces.
struct Bounded<R> {
    source: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(read)
    }
}
