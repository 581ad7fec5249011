//! What is asked of an authority of time, and its answer (RFC 3161, 2.4).

use super::asn1::{Fields, INTEGER, OID, SEQUENCE};
use super::certificate::shown;
use super::{TOKEN_BYTES_MAX, TimeFault, TimeToken};
use crate::Hash;

/// Up to the digest: version 1, SHA-256.
const HEAD: [u8; 24] = [
    0x30, 0x43, 0x02, 0x01, 0x01, 0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03,
    0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20,
];
/// The certificate is asked for, so that the token can be judged without the authority.
const TAIL: [u8; 3] = [0x01, 0x01, 0xff];

/// A request: a digest, and a number by which the answer is known to be new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeRequest {
    imprint: Hash,
    nonce: [u8; 8],
}

impl TimeRequest {
    /// Asks for a time over a digest; `random` is new each time.
    pub fn new(imprint: Hash, random: [u8; 8]) -> Self {
        let mut nonce = random;
        // A positive integer of eight bytes, whatever was drawn.
        nonce[0] = (nonce[0] & 0x7f) | 0x40;
        Self { imprint, nonce }
    }

    /// The bytes that the authority reads (`application/timestamp-query`).
    pub fn to_der(&self) -> Vec<u8> {
        [&HEAD[..], self.imprint.as_bytes(), &[INTEGER, 8], &self.nonce, &TAIL].concat()
    }

    /// Reads a request that [`Self::to_der`] wrote.
    pub fn of_der(bytes: &[u8]) -> Option<Self> {
        let imprint = Hash::from_bytes(bytes.get(24..56)?.try_into().ok()?);
        let found = Self { imprint, nonce: bytes.get(58..66)?.try_into().ok()? };
        (found.to_der() == bytes).then_some(found)
    }

    /// The token of an answer (`application/timestamp-reply`), or a token alone: over the digest that was asked, for this request. Its
    /// signature is [`TimeToken::verify`].
    ///
    /// # Errors
    /// The authority refuses, the bytes are no answer, or it answers another request.
    pub fn answered(&self, answer: &[u8]) -> Result<TimeToken, TimeFault> {
        let token = TimeToken::read(token_of(answer)?)?;
        if !token.is_over(&self.imprint) {
            return Err(TimeFault::Imprint);
        }
        if token.nonce() != Some(&self.nonce) {
            return Err(TimeFault::Nonce);
        }
        Ok(token)
    }
}

fn token_of(answer: &[u8]) -> Result<&[u8], TimeFault> {
    if answer.len() > TOKEN_BYTES_MAX {
        return Err(TimeFault::Form);
    }
    let mut fields = Fields::in_one(SEQUENCE, answer)?;
    if fields.tag() == Some(OID) {
        return Ok(answer);
    }
    let mut status = fields.structure(SEQUENCE)?;
    let &[code] = status.value(INTEGER)? else { return Err(TimeFault::Form) };
    // Granted, or granted with changes that the token shows.
    if code > 1 {
        let mut said = Vec::new();
        if let Some(texts) = status.optional(SEQUENCE)? {
            let mut texts = Fields::of(texts.value)?;
            while !texts.is_end() {
                said.push(shown(texts.any()?.value));
            }
        }
        let said = said.join(" ").chars().take(200).collect();
        return Err(TimeFault::Refused { status: code, said });
    }
    let token = fields.any()?;
    fields.is_end().then_some(token.whole).ok_or(TimeFault::Form)
}
