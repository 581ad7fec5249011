//! The members of a zip, each of which can be read on its own, as often as wanted.
//!
//! The crate `zip` reads the table of contents; a member's bytes are then read from the file itself, so that a reader
//! borrows nothing.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::fault::{ReadFault, damaged, from_io, system, unreadable};

/// A zip: its table of contents.
#[derive(Debug, Default)]
pub(super) struct Zipped {
    path: PathBuf,
    /// What it is for people (`XLSX`, `ZIP`).
    form: &'static str,
    pub(super) members: Vec<Member>,
}

/// A file in a zip.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// As written: never used as a path.
    pub(super) name: String,
    pub(super) is_file: bool,
    /// Bytes in the archive.
    pub(super) packed_bytes: u64,
    start: u64,
    crc: u32,
    method: zip::CompressionMethod,
    encrypted: bool,
}

impl Zipped {
    /// Reads the table of contents.
    pub(super) fn open(path: &Path, form: &'static str, members_max: usize) -> Result<Self, ReadFault> {
        let file = File::open(path).map_err(system)?;
        let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(|error| of_zip(error, form))?;
        if archive.len() > members_max {
            return Err(unreadable("members").count("max", members_max as u64));
        }
        if archive.has_duplicate_names() {
            return Err(unreadable("twice"));
        }
        let mut members = Vec::with_capacity(archive.len());
        for position in 0..archive.len() {
            let member = archive.by_index_raw(position).map_err(|error| of_zip(error, form))?;
            let Some(start) = member.data_start() else { return Err(damaged(form)) };
            // Names that are not UTF-8 are of MS-DOS, as the specification of zip says; others are shown as they can be.
            let name = match member.name() {
                Ok(name) => name.into_owned(),
                Err(_) => String::from_utf8_lossy(member.name_raw()).into_owned(),
            };
            members.push(Member {
                name,
                is_file: member.is_file(),
                packed_bytes: member.compressed_size(),
                start,
                crc: member.crc32(),
                method: member.compression(),
                encrypted: member.encrypted(),
            });
        }
        Ok(Self { path: path.to_owned(), form, members })
    }

    /// The member of that name, whatever its case.
    pub(super) fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name.eq_ignore_ascii_case(name))
    }

    /// Reads a member from its beginning.
    pub(super) fn read(&self, member: &Member) -> Result<Box<dyn Read + Send>, ReadFault> {
        if member.encrypted {
            return Err(unreadable("encrypted").with("form", self.form));
        }
        let mut file = File::open(&self.path).map_err(system)?;
        file.seek(SeekFrom::Start(member.start)).map_err(|error| from_io(error, self.form))?;
        let packed = BufReader::with_capacity(128 << 10, file.take(member.packed_bytes));
        let inner: Box<dyn Read + Send> = match member.method {
            zip::CompressionMethod::Stored => Box::new(packed),
            zip::CompressionMethod::Deflated => Box::new(flate2::bufread::DeflateDecoder::new(packed)),
            method => return Err(unreadable("method").with("method", method)),
        };
        Ok(Box::new(Summed { inner, crc: flate2::Crc::new(), expected: member.crc }))
    }
}

fn of_zip(error: zip::result::ZipError, form: &str) -> ReadFault {
    match error {
        zip::result::ZipError::Io(error) => from_io(error, form),
        _ => damaged(form),
    }
}

/// Compares the sum at the end: a member that was cut or changed is not read as if it were whole.
struct Summed {
    inner: Box<dyn Read + Send>,
    crc: flate2::Crc,
    expected: u32,
}

impl Read for Summed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        if read == 0 && !buffer.is_empty() && self.crc.sum() != self.expected {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the sum of the member is wrong"));
        }
        self.crc.update(&buffer[..read]);
        Ok(read)
    }
}
