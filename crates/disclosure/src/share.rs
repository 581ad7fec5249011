//! The master key in three shares, of which any two give it back and one alone says nothing (Shamir 1979, over the
//! field of 256 elements).
//!
//! One share for the producer, one for the trusted third party, one in a safe: nobody turns a pseudonym back alone.
//! Where shares are kept is the caller's choice.

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::key::{MasterKey, mark, read_short};
use crate::whole_file::write_private;

/// First word of a share.
const LABEL: &str = "entente-pseudonym-share-v1";

/// One of three shares of a master key. It is never shown by `{:?}`.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyShare {
    /// 1, 2 or 3.
    number: u8,
    /// Which key it is of: shares of two keys must not be put together.
    set: [u8; 8],
    bytes: [u8; 32],
}

/// Shares that give no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyShareError {
    /// Not a share.
    #[error(
        "not a share: it should hold `entente-pseudonym-share-v1`, a number from 1 to 3 and 80 hexadecimal digits"
    )]
    Shape,
    /// Twice the same.
    #[error("the two shares have the same number: two different ones are needed")]
    Same,
    /// Of two keys, or changed.
    #[error("the two shares do not give a key together: they are of different keys, or one was changed")]
    Apart,
}

/// A file of a share that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ShareFileError {
    /// It cannot be read or written.
    #[error("the share `{path}` cannot be read or written")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It holds no share.
    #[error(transparent)]
    Share(#[from] KeyShareError),
}

impl MasterKey {
    /// Splits the key; `random` are 32 bytes that the caller drew from the system's random source for this alone.
    pub fn split(&self, random: &[u8; 32]) -> [KeyShare; 3] {
        let secret = self.bytes();
        let set = mark(secret);
        [1, 2, 3].map(|number| {
            let mut bytes = [0; 32];
            for (byte, (own, drawn)) in bytes.iter_mut().zip(secret.iter().zip(random)) {
                *byte = own ^ times(*drawn, number);
            }
            KeyShare { number, set, bytes }
        })
    }

    /// The key of two shares.
    ///
    /// # Errors
    /// The shares are the same, of two keys, or were changed.
    pub fn join(one: &KeyShare, other: &KeyShare) -> Result<Self, KeyShareError> {
        if one.number == other.number {
            return Err(KeyShareError::Same);
        }
        // The line through both points, at 0: y1 * x2 / (x1 + x2) + y2 * x1 / (x1 + x2).
        let under = inverse(one.number ^ other.number);
        let (first, second) = (times(other.number, under), times(one.number, under));
        let mut bytes = [0; 32];
        for (byte, (own, others)) in bytes.iter_mut().zip(one.bytes.iter().zip(&other.bytes)) {
            *byte = times(*own, first) ^ times(*others, second);
        }
        let key = Self::generate(bytes);
        if one.set != other.set || mark(key.bytes()) != one.set {
            return Err(KeyShareError::Apart);
        }
        Ok(key)
    }
}

/// Product in the field of AES (x^8 + x^4 + x^3 + x + 1), without a branch on the values.
fn times(one: u8, other: u8) -> u8 {
    let (mut left, mut product) = (one, 0);
    for bit in 0..8 {
        product ^= left & 0_u8.wrapping_sub(other >> bit & 1);
        left = (left << 1) ^ (0x1b & 0_u8.wrapping_sub(left >> 7));
    }
    product
}

/// `x^254` is the inverse of `x`.
fn inverse(value: u8) -> u8 {
    let mut product = 1;
    for _ in 0..254 {
        product = times(product, value);
    }
    product
}

impl KeyShare {
    /// Its number, from 1 to 3.
    pub fn number(&self) -> u8 {
        self.number
    }

    /// The key that it is of, as [`MasterKey::mark`] writes it.
    pub fn key_mark(&self) -> String {
        HEXLOWER.encode(&self.set)
    }

    /// Tells this very share from any other, of this splitting or of another, without telling anything of it.
    pub fn mark(&self) -> String {
        let digest = Sha256::new()
            .chain_update(b"entente/v1/share-mark")
            .chain_update([self.number])
            .chain_update(self.set)
            .chain_update(self.bytes)
            .finalize();
        HEXLOWER.encode(&digest[..8])
    }

    /// Reads a share file; lines that begin with `#` are for people.
    ///
    /// # Errors
    /// The file cannot be read, or holds no share.
    pub fn read(path: &Path) -> Result<Self, ShareFileError> {
        let text =
            read_short(path).map_err(|source| ShareFileError::File { path: path.to_owned(), source })?;
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
        lines.join(" ").parse().map_err(ShareFileError::from)
    }

    /// Writes a share file for its holder alone, with lines for people; never over another file.
    ///
    /// # Errors
    /// The file cannot be written, or is there already.
    pub fn write(&self, path: &Path, note: &str) -> Result<(), ShareFileError> {
        write_private(path, |output| {
            for line in note.lines() {
                writeln!(output, "# {line}")?;
            }
            writeln!(output, "{}", self.to_line())
        })
        .map_err(|source| ShareFileError::File { path: path.to_owned(), source })
    }

    /// The line that a share file holds.
    pub fn to_line(&self) -> String {
        format!("{LABEL} {} {}{}", self.number, HEXLOWER.encode(&self.set), HEXLOWER.encode(&self.bytes))
    }
}

impl FromStr for KeyShare {
    type Err = KeyShareError;

    fn from_str(text: &str) -> Result<Self, KeyShareError> {
        let mut words = text.split_whitespace();
        let (Some(LABEL), Some(number), Some(digits), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(KeyShareError::Shape);
        };
        let number: u8 = number.parse().map_err(|_| KeyShareError::Shape)?;
        let decoded = HEXLOWER.decode(digits.as_bytes()).map_err(|_| KeyShareError::Shape)?;
        let (set, bytes) = decoded.split_at_checked(8).ok_or(KeyShareError::Shape)?;
        let (Ok(set), Ok(bytes)) = (set.try_into(), bytes.try_into()) else {
            return Err(KeyShareError::Shape);
        };
        if (1..=3).contains(&number) { Ok(Self { number, set, bytes }) } else { Err(KeyShareError::Shape) }
    }
}

impl fmt::Debug for KeyShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyShare({}, …)", self.number)
    }
}

impl Drop for KeyShare {
    fn drop(&mut self) {
        self.bytes.fill(0);
        std::hint::black_box(&self.bytes);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_two_shares_give_the_key_back(secret in any::<[u8; 32]>(), random in any::<[u8; 32]>()) {
            let shares = MasterKey::generate(secret).split(&random);
            for (one, other) in [(0, 1), (0, 2), (1, 2), (2, 0)] {
                let read: KeyShare = shares[one].to_line().parse().unwrap();
                let key = MasterKey::join(&read, &shares[other]).unwrap();
                prop_assert_eq!(key.bytes(), &secret);
            }
        }

        /// For each share and any other key there is a drawing that gives this share: alone it excludes no key.
        #[test]
        fn one_share_says_nothing(secret in any::<[u8; 32]>(), random in any::<[u8; 32]>(), wanted in any::<[u8; 32]>()) {
            for share in MasterKey::generate(secret).split(&random) {
                let mut drawn = [0; 32];
                for (byte, (own, key)) in drawn.iter_mut().zip(share.bytes.iter().zip(&wanted)) {
                    *byte = times(own ^ key, inverse(share.number));
                }
                let other = MasterKey::generate(wanted).split(&drawn);
                prop_assert_eq!(other[usize::from(share.number) - 1].bytes, share.bytes);
            }
        }
    }

    #[test]
    fn a_share_is_handed_over_as_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let key = MasterKey::generate([1; 32]);
        let shares = key.split(&[3; 32]);
        let path = folder.path().join("part-1.txt");
        shares[0].write(&path, "Part 1 de la clé.\nÀ garder.").unwrap();
        let read = KeyShare::read(&path).unwrap();
        assert_eq!((read.mark(), read.key_mark()), (shares[0].mark(), key.mark()));
        assert_ne!(shares[0].mark(), shares[1].mark());
        // Another splitting of the same key gives other shares: the log says which one was used.
        assert_ne!(shares[0].mark(), key.split(&[4; 32])[0].mark());
        assert!(shares[0].write(&path, "").is_err());
        assert!(matches!(KeyShare::read(&folder.path().join("absent")), Err(ShareFileError::File { .. })));
    }

    #[test]
    fn shares_that_do_not_belong_together_are_refused() {
        let one = MasterKey::generate([1; 32]).split(&[3; 32]);
        let two = MasterKey::generate([2; 32]).split(&[3; 32]);
        assert_eq!(MasterKey::join(&one[0], &one[0]).unwrap_err(), KeyShareError::Same);
        assert_eq!(MasterKey::join(&one[0], &two[1]).unwrap_err(), KeyShareError::Apart);
        for wrong in ["", "entente-pseudonym-share-v1 4 00", "entente-pseudonym-share-v1 1 zz"] {
            assert_eq!(wrong.parse::<KeyShare>().unwrap_err(), KeyShareError::Shape);
        }
        assert_eq!(format!("{:?}", one[0]), "KeyShare(1, …)");
    }
}
