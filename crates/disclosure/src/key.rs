//! The master key of pseudonyms, and the keys derived from it: one for each recipient, purpose, vintage and variable.
//!
//! The space of INE is small and can be enumerated: the secrecy of this key is the whole protection. Nothing here
//! hashes an identifier (`pseudonym` does, keyed), and where the key file lies is the caller's choice.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use entente_model::{PartyId, PurposeId, VariableName};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};

use crate::whole_file::write_private;

/// First word of a key file: says what it is and which derivation goes with it.
const LABEL: &str = "entente-pseudonym-key-v1";

/// Largest file of a key or of a share that is read.
const SHORT_BYTES_MAX: u64 = 4_096;

/// The master key: 32 random bytes. It is never shown, and cleared when dropped.
pub struct MasterKey([u8; 32]);

/// The key could not be kept or found again.
#[derive(Debug, thiserror::Error)]
pub enum MasterKeyError {
    /// The file cannot be read.
    #[error("the key file `{path}` cannot be read")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file cannot be written, or is there already.
    #[error("the key file `{path}` cannot be written: an existing key is never replaced")]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file holds something else.
    #[error(
        "`{path}` is not a key file: it should hold `entente-pseudonym-key-v1` and 64 hexadecimal digits"
    )]
    Shape {
        /// The file.
        path: PathBuf,
    },
    /// Others than its owner may read the file.
    #[error("the key file `{path}` can be read by others than its owner: run `chmod 600` on it")]
    Open {
        /// The file.
        path: PathBuf,
    },
}

impl MasterKey {
    /// The key made of 32 bytes that the caller drew from the system's random source.
    pub fn generate(random: [u8; 32]) -> Self {
        Self(random)
    }

    /// The secret itself, for the shares.
    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads a key file; one that others may read is refused.
    pub fn read(path: &Path) -> Result<Self, MasterKeyError> {
        let at = || path.to_owned();
        let text = read_short(path).map_err(|source| MasterKeyError::Read { path: at(), source })?;
        if open_to_others(path).map_err(|source| MasterKeyError::Read { path: at(), source })? {
            return Err(MasterKeyError::Open { path: at() });
        }
        let shape = || MasterKeyError::Shape { path: at() };
        let digits = text.trim_end().strip_prefix(LABEL).and_then(|rest| rest.strip_prefix(' '));
        let bytes = HEXLOWER.decode(digits.ok_or_else(shape)?.as_bytes()).map_err(|_| shape())?;
        Ok(Self(bytes.try_into().map_err(|_| shape())?))
    }

    /// Writes a key file that only its owner may read; a key that is there is never replaced, because every
    /// pseudonym made with it would be lost.
    pub fn write(&self, path: &Path) -> Result<(), MasterKeyError> {
        write_private(path, |output| writeln!(output, "{LABEL} {}", HEXLOWER.encode(&self.0)))
            .map_err(|source| MasterKeyError::Write { path: path.to_owned(), source })
    }

    /// Tells the key from others without telling anything of it: 64 bits of a hash of 256 random ones.
    pub fn mark(&self) -> String {
        HEXLOWER.encode(&mark(&self.0))
    }

    /// The key of one column of one delivery (HKDF-SHA-256, RFC 5869).
    pub fn derive(&self, domain: &PseudonymDomain<'_>) -> [u8; 32] {
        let mut derived = [0; 32];
        Hkdf::<Sha256>::new(None, &self.0)
            .expand(&domain.info(), &mut derived)
            .expect("32 bytes are less than the 8,160 that HKDF-SHA-256 gives");
        derived
    }
}

/// What tells a secret from others.
pub(crate) fn mark(secret: &[u8; 32]) -> [u8; 8] {
    let digest = Sha256::new().chain_update(b"entente/v1/share").chain_update(secret).finalize();
    let mut mark = [0; 8];
    mark.copy_from_slice(&digest[..8]);
    mark
}

/// The text of a file of a few lines: what is longer is no key and no share.
pub(crate) fn read_short(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(SHORT_BYTES_MAX).read_to_string(&mut text)?;
    Ok(text)
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(…)")
    }
}

impl Drop for MasterKey {
    fn drop(&mut self) {
        self.0.fill(0);
        // Without a reader the compiler may leave the zeros out.
        std::hint::black_box(&self.0);
    }
}

/// What a pseudonym is the same within, and unrelated outside of.
#[derive(Clone, Copy, Debug)]
pub struct PseudonymDomain<'a> {
    pub recipient: &'a PartyId,
    pub purpose: &'a PurposeId,
    /// A school year, or `stable`.
    pub vintage: &'a str,
    pub variable: &'a VariableName,
}

impl PseudonymDomain<'_> {
    /// Each part is preceded by its length: (`a|b`, `c`) and (`a`, `b|c`) are two domains.
    fn info(&self) -> Vec<u8> {
        let parts = [self.recipient.as_str(), self.purpose.as_str(), self.vintage, self.variable.as_str()];
        let mut info = b"entente/v1".to_vec();
        for part in parts {
            info.extend_from_slice(&(part.len() as u64).to_be_bytes());
            info.extend_from_slice(part.as_bytes());
        }
        info
    }
}

#[cfg(unix)]
fn open_to_others(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::metadata(path)?.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn open_to_others(_path: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_written_for_its_owner_and_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pseudonym.key");
        let key = MasterKey::generate([7; 32]);
        key.write(&path).unwrap();
        assert_eq!(MasterKey::read(&path).unwrap().0, [7; 32]);
        assert!(matches!(key.write(&path), Err(MasterKeyError::Write { .. })));
        assert_eq!(format!("{key:?}"), "MasterKey(…)");
    }

    #[cfg(unix)]
    #[test]
    fn a_key_may_lie_where_the_system_unseals_it() {
        let folder = tempfile::tempdir().unwrap();
        let (unsealed, path) = (folder.path().join("credential"), folder.path().join("pseudonym.key"));
        let key = MasterKey::generate([7; 32]);
        key.write(&unsealed).unwrap();
        std::os::unix::fs::symlink(&unsealed, &path).unwrap();
        assert_eq!(MasterKey::read(&path).unwrap().mark(), key.mark());
        assert_ne!(MasterKey::generate([8; 32]).mark(), key.mark());
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_may_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pseudonym.key");
        MasterKey::generate([7; 32]).write(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(MasterKey::read(&path), Err(MasterKeyError::Open { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_not_a_key_file_is_refused_without_showing_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pseudonym.key");
        for text in ["", "entente-pseudonym-key-v1", "entente-pseudonym-key-v1 0a0b", &"0a".repeat(32)] {
            fs::write(&path, text).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
            let error = MasterKey::read(&path).unwrap_err();
            assert!(matches!(error, MasterKeyError::Shape { .. }), "{text}");
            assert!(!error.to_string().contains("0a0"), "{error}");
        }
    }

    #[test]
    fn parts_of_a_domain_cannot_slide_into_each_other() {
        let info = |recipient: &str, purpose: &str| {
            let (recipient, purpose) = (PartyId::new(recipient), PurposeId::new(purpose));
            let variable = VariableName::new("id");
            PseudonymDomain {
                recipient: &recipient,
                purpose: &purpose,
                vintage: "stable",
                variable: &variable,
            }
            .info()
        };
        assert_ne!(info("a|b", "c"), info("a", "b|c"));
        assert_ne!(info("ab", ""), info("a", "b"));
    }
}
