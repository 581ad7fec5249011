//! Trusted time (RFC 3161): what an authority of time signs over a checkpoint, read and verified without input or output.
//!
//! The authority sees a digest and nothing else. Certificates are verified by `webpki`, on the cryptography that the database driver has;
//! the structures are few, and read here (`asn1`, on the crate `der`). Revocation is not asked of anybody: who judges a proof years later
//! has the lists of that day or has them not. Asking an authority is `entente-exchange`.

mod asn1;
mod certificate;
mod request;
mod token;

use entente_model::Message;
use serde::Serialize;

pub use certificate::TimeAuthorities;
pub use request::TimeRequest;
pub use token::{TimeToken, TimeVerdict};

/// Bytes of a token, or of an answer, at most: certificates are most of it.
pub(crate) const TOKEN_BYTES_MAX: usize = 64 * 1024;

/// Why a token proves no time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum TimeFault {
    /// Not of the kind that is known here.
    #[error("a trusted time of the kind `{kind}` is not known here: expected `rfc3161`")]
    Kind {
        /// What it says that it is.
        kind: String,
    },
    /// The authority answered that it gives none.
    #[error("the authority of time refuses (status {status}): {said}")]
    Refused {
        /// `PKIStatus`: 2 where it rejects.
        status: u8,
        /// In its own words, cut at 200 characters.
        said: String,
    },
    /// The bytes are not a token.
    #[error("this is not a token of RFC 3161")]
    Form,
    /// It is over other bytes.
    #[error("the token is over another checkpoint")]
    Imprint,
    /// It answers another request.
    #[error("the token answers another request")]
    Nonce,
    /// A digest or a signature of a kind that is not accepted.
    #[error(
        "the token is signed in a way that is not accepted: RSA (2048 bits or more), ECDSA (P-256, P-384) or Ed25519, on SHA-256, 384 or 512"
    )]
    Algorithm,
    /// The certificate of who signed is neither in the token nor among those given, or is not the one that the token names.
    #[error("the certificate of the authority is not there, or is not the one that the token names")]
    Certificate,
    /// The certificate is not one of an authority of time, or not only.
    #[error("the certificate is not made for time-stamping alone (RFC 3161, 2.3)")]
    Usage,
    /// The certificate did not hold at that instant.
    #[error("the certificate of the authority did not hold at the instant of the token")]
    Validity,
    /// The signature is not that of the certificate over the token.
    #[error("the signature of the authority does not hold")]
    Signature,
    /// The certificate leads to none of those that the verifier trusts.
    #[error("the certificate of the authority leads to none of those given")]
    Untrusted,
}

impl TimeFault {
    /// Its name in reports.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Kind { .. } => "kind",
            Self::Refused { .. } => "refused",
            Self::Form => "form",
            Self::Imprint => "imprint",
            Self::Nonce => "nonce",
            Self::Algorithm => "algorithm",
            Self::Certificate => "certificate",
            Self::Usage => "usage",
            Self::Validity => "validity",
            Self::Signature => "signature",
            Self::Untrusted => "untrusted",
        }
    }

    /// What to say of it.
    pub fn message(&self) -> Message {
        let (status, said) = match self {
            Self::Refused { status, said } => (status.to_string(), said.clone()),
            Self::Kind { kind } => (String::new(), kind.clone()),
            _ => (String::new(), String::new()),
        };
        Message::new("time-fault").with("code", self.name()).with("status", status).with("said", said)
    }
}
