//! SHA-256 values, and the salted commitments that stand for what must not be written in the log.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A SHA-256, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hash([u8; 32]);

/// The text is not a SHA-256.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a SHA-256: it is written as 64 hexadecimal digits, in lower case")]
pub struct HashError {
    /// The text as given.
    pub text: String,
}

impl Hash {
    /// What the first entry of a log follows.
    pub const ZERO: Self = Self([0; 32]);

    /// Wraps 32 bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
    /// Its 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// SHA-256 of some bytes.
pub fn digest(bytes: &[u8]) -> Hash {
    Hash(Sha256::digest(bytes).into())
}

/// SHA-256 of several fields, each preceded by its length so that no two lists of fields give the same bytes.
pub(crate) fn digest_fields(domain: &str, fields: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for field in std::iter::once(&domain.as_bytes()).chain(fields) {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field);
    }
    Hash(hasher.finalize().into())
}

/// Stands for a personal value in the log (a login that was refused): without the node's secret salt nobody can
/// tell which value it was, and once the salt is destroyed nobody at all (invariant 4).
pub fn commitment(salt: &[u8; 32], value: &str) -> Hash {
    digest_fields("entente-commitment-1", &[salt, value.as_bytes()])
}

impl FromStr for Hash {
    type Err = HashError;
    fn from_str(text: &str) -> Result<Self, HashError> {
        let wrong = || HashError { text: text.to_owned() };
        let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| wrong())?;
        Ok(Self(bytes.try_into().map_err(|_| wrong())?))
    }
}

impl TryFrom<String> for Hash {
    type Error = HashError;
    fn try_from(text: String) -> Result<Self, HashError> {
        text.parse()
    }
}

impl From<Hash> for String {
    fn from(hash: Hash) -> Self {
        hash.to_string()
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        // FIPS 180-4, the empty message.
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(digest(b"").to_string(), empty);
        assert_eq!(empty.parse::<Hash>().unwrap(), digest(b""));
        for text in ["", "e3b0", &empty.to_uppercase(), &format!("{empty}0"), &"é".repeat(32)] {
            assert!(text.parse::<Hash>().is_err(), "{text}");
        }
    }

    #[test]
    fn lengths_separate_fields() {
        assert_ne!(digest_fields("x", &[b"ab", b"c"]), digest_fields("x", &[b"a", b"bc"]));
        assert_ne!(commitment(&[1; 32], "a"), commitment(&[2; 32], "a"));
    }
}
