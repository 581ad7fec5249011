//! Files by their hash, and writing them so that a crash leaves nothing half done.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// A file's size and hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HashedFile {
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// Size.
    pub size_bytes: u64,
}

/// Reads a file through and hashes it; memory is one buffer.
pub fn hash_file(path: &Path) -> io::Result<HashedFile> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 18];
    let mut size_bytes = 0;
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(HashedFile { sha256: HEXLOWER.encode(&hasher.finalize()), size_bytes });
        }
        hasher.update(&buffer[..read]);
        size_bytes += read as u64;
    }
}
