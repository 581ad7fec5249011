//! Ed25519 keys (RFC 8032) as files that other programs read: PEM of PKCS#8 and of SubjectPublicKeyInfo (RFC 8410).
//!
//! Whose a key is, and until when, is `register`. The 32 bytes that a new key is made of come from the caller.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE64;
use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{Hash, digest};

/// PKCS#8 version 1 of an Ed25519 key, up to its 32 bytes: what `openssl genpkey -algorithm ed25519` writes.
const PKCS8_START: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
/// SubjectPublicKeyInfo of an Ed25519 key, up to its 32 bytes.
const SPKI_START: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
const PRIVATE: &str = "PRIVATE KEY";
const PUBLIC: &str = "PUBLIC KEY";
/// A key file is two or three lines: more is not a key.
const PEM_BYTES_MAX: usize = 4096;

/// The text is not a key that we read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// No PEM block of that kind.
    #[error("the file holds no `-----BEGIN {expected}-----` block")]
    NotPem {
        /// What should stand in it.
        expected: &'static str,
    },
    /// A private key where a public one is asked: it must not travel.
    #[error("this is a private key; give the public one (`openssl pkey -in key.pem -pubout`)")]
    Private,
    /// A public key where a private one is asked.
    #[error("this is a public key; signing takes the private one")]
    Public,
    /// A key under a pass phrase.
    #[error("the key is under a pass phrase; open it first (`openssl pkey -in key.pem`)")]
    Encrypted,
    /// Another algorithm, or another form of it.
    #[error("the key is not an Ed25519 key in PKCS#8 (`openssl genpkey -algorithm ed25519`)")]
    NotEd25519,
    /// 32 bytes that are no point of the curve, or one that anybody can sign for.
    #[error("the bytes are no Ed25519 public key")]
    NoPoint,
}

/// Name of a key: SHA-256 of its SubjectPublicKeyInfo, as `openssl pkey -pubout -outform DER | sha256sum` gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeyId(pub Hash);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for KeyId {
    type Err = crate::HashError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// A public key, which the parties exchange.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Reads 32 bytes.
    ///
    /// # Errors
    /// [`KeyError::NoPoint`] where they are no key.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, KeyError> {
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| KeyError::NoPoint)?;
        // A weak key verifies signatures that nobody made.
        if key.is_weak() { Err(KeyError::NoPoint) } else { Ok(Self(key)) }
    }
    /// Its 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }
    /// Its name.
    pub fn id(&self) -> KeyId {
        KeyId(digest(&[&SPKI_START[..], self.as_bytes()].concat()))
    }
    /// As a file that openssl reads.
    pub fn to_pem(&self) -> String {
        pem(PUBLIC, &[&SPKI_START[..], self.as_bytes()].concat())
    }
    /// Reads the file.
    ///
    /// # Errors
    /// [`KeyError`] where it is not an Ed25519 public key.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        if begins(text, PRIVATE) {
            return Err(KeyError::Private);
        }
        let der = un_pem(text, PUBLIC)?;
        let bytes = der.strip_prefix(&SPKI_START[..]).ok_or(KeyError::NotEd25519)?;
        Self::from_bytes(bytes.try_into().map_err(|_| KeyError::NotEd25519)?)
    }
    /// Whether the signature is that of the key over the message; only the one form of a signature is accepted
    /// (RFC 8032, 8.4), so that nobody can make a second one out of a first.
    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(message, &ed25519_dalek::Signature::from_bytes(signature)).is_ok()
    }
}

impl Serialize for PublicKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Its 32 bytes in base64.
impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64.encode(self.as_bytes()))
    }
}

impl FromStr for PublicKey {
    type Err = KeyError;
    fn from_str(text: &str) -> Result<Self, KeyError> {
        let bytes = BASE64.decode(text.as_bytes()).map_err(|_| KeyError::NoPoint)?;
        Self::from_bytes(bytes.as_slice().try_into().map_err(|_| KeyError::NoPoint)?)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.id())
    }
}

/// A private key. Its bytes are wiped when it goes; it is neither shown nor copied.
pub struct SecretKey(SigningKey);

impl SecretKey {
    /// Makes a key of 32 random bytes.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }
    /// The key that others verify with.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }
    /// Signs.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
    /// As a file that openssl reads; wiped from memory when it goes. Whoever writes it gives it the mode 0600.
    pub fn to_pem(&self) -> Zeroizing<String> {
        let der = Zeroizing::new([&PKCS8_START[..], self.0.as_bytes()].concat());
        Zeroizing::new(pem(PRIVATE, &der))
    }
    /// Reads the file.
    ///
    /// # Errors
    /// [`KeyError`] where it is not an Ed25519 private key.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        if begins(text, "ENCRYPTED PRIVATE KEY") {
            return Err(KeyError::Encrypted);
        }
        if begins(text, PUBLIC) {
            return Err(KeyError::Public);
        }
        let der = Zeroizing::new(un_pem(text, PRIVATE)?);
        let bytes = der.strip_prefix(&PKCS8_START[..]).ok_or(KeyError::NotEd25519)?;
        Ok(Self::from_seed(bytes.try_into().map_err(|_| KeyError::NotEd25519)?))
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey({})", self.public().id())
    }
}

fn begins(text: &str, kind: &str) -> bool {
    text.contains(&format!("-----BEGIN {kind}-----"))
}

/// RFC 7468; 48 bytes fit in one line of 64 characters.
fn pem(kind: &str, der: &[u8]) -> String {
    format!("-----BEGIN {kind}-----\n{}\n-----END {kind}-----\n", &*Zeroizing::new(BASE64.encode(der)))
}

fn un_pem(text: &str, kind: &'static str) -> Result<Vec<u8>, KeyError> {
    let absent = KeyError::NotPem { expected: kind };
    if text.len() > PEM_BYTES_MAX {
        return Err(absent);
    }
    let (begin, end) = (format!("-----BEGIN {kind}-----"), format!("-----END {kind}-----"));
    let (_, after) = text.split_once(&begin).ok_or(absent)?;
    let (inside, _) = after.split_once(&end).ok_or(absent)?;
    let inside =
        Zeroizing::new(inside.chars().filter(|letter| !letter.is_ascii_whitespace()).collect::<String>());
    BASE64.decode(inside.as_bytes()).map_err(|_| KeyError::NotEd25519)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8410, section 10.
    const RFC_PRIVATE: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n";
    const RFC_PUBLIC: &str = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n";

    #[test]
    fn reads_and_writes_the_keys_of_the_specification() {
        let secret = SecretKey::from_pem(RFC_PRIVATE).unwrap();
        assert_eq!(*secret.to_pem(), RFC_PRIVATE);
        assert_eq!(secret.public().to_pem(), RFC_PUBLIC);
        assert_eq!(PublicKey::from_pem(RFC_PUBLIC).unwrap(), secret.public());
        assert_eq!(PublicKey::from_pem(&RFC_PUBLIC.replace('\n', "\r\n")).unwrap(), secret.public());
    }

    /// RFC 8032, section 7.1, test 3.
    #[test]
    fn signs_as_the_specification_does() {
        let bytes = |text: &str| data_encoding::HEXLOWER.decode(text.as_bytes()).unwrap();
        let seed = bytes("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");
        let expected = bytes(
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        );
        let key = SecretKey::from_seed(&seed.try_into().unwrap());
        let signature = key.sign(&[0xaf, 0x82]);
        assert_eq!(signature.to_vec(), expected);
        assert!(key.public().verifies(&[0xaf, 0x82], &signature));
        assert!(!key.public().verifies(&[0xaf, 0x83], &signature));
    }

    #[test]
    fn says_why_a_file_is_no_key() {
        let check = |text: &str, public: KeyError, secret: KeyError| {
            assert_eq!(PublicKey::from_pem(text).unwrap_err(), public, "{text}");
            assert_eq!(SecretKey::from_pem(text).unwrap_err(), secret, "{text}");
        };
        let absent = |expected| KeyError::NotPem { expected };
        check("", absent("PUBLIC KEY"), absent("PRIVATE KEY"));
        check(&RFC_PUBLIC[..60], absent("PUBLIC KEY"), KeyError::Public);
        check(&RFC_PRIVATE.replace(' ', ""), absent("PUBLIC KEY"), absent("PRIVATE KEY"));
        let wrong = RFC_PUBLIC.replace("MCowBQYDK2VwAyEA", "MCowBQYDK2VuAyEA");
        check(&wrong, KeyError::NotEd25519, KeyError::Public);
        check(&RFC_PRIVATE.replace("MC4CAQAw", "MC4CAQEw"), KeyError::Private, KeyError::NotEd25519);
        let encrypted = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIGb\n-----END ENCRYPTED PRIVATE KEY-----\n";
        check(encrypted, absent("PUBLIC KEY"), KeyError::Encrypted);
    }

    #[test]
    fn refuses_keys_that_anybody_signs_for() {
        let mut neutral = [0; 32];
        neutral[0] = 1;
        assert_eq!(PublicKey::from_bytes(&neutral), Err(KeyError::NoPoint));
        assert_eq!(PublicKey::from_bytes(&[0; 32]), Err(KeyError::NoPoint));
    }

    #[test]
    fn a_secret_is_not_shown() {
        let key = SecretKey::from_seed(&[7; 32]);
        assert_eq!(format!("{key:?}"), format!("SecretKey({})", key.public().id()));
    }
}
