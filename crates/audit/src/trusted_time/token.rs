//! A token: a digest and an instant, signed by an authority of time (RFC 3161, 2.4.2; RFC 5652, 5; RFC 5816).

use pki_types::{CertificateDer, SignatureVerificationAlgorithm};
use sha1::Sha1;
use sha2::{Digest as _, Sha256, Sha384, Sha512};
use webpki::{EndEntityCert, ring};

use super::asn1::{Fields, INTEGER, OCTETS, OID, SEQUENCE, SET, digits, second};
use super::certificate::Certificate;
use super::{TOKEN_BYTES_MAX, TimeAuthorities, TimeFault};
use crate::Hash;

/// `id-signedData` and `id-ct-TSTInfo`.
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2];
const TIME_INFO: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 0x10, 1, 4];
/// Signed attributes: kind of content, its digest, the certificate (two forms).
const CONTENT_KIND: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 3];
const CONTENT_DIGEST: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 4];
const CERTIFICATE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 0x10, 2, 0x0c];
const CERTIFICATE_2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 0x10, 2, 0x2f];
/// What all of PKCS #1 begins with.
const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1];
/// `ecdsa-with-SHA2`.
const ECDSA: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3];
const ED25519: &[u8] = &[0x2b, 0x65, 0x70];

/// A digest that is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Digest {
    /// For the name of a certificate in tokens of the first form, and nothing else.
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Digest {
    fn of_oid(oid: &[u8]) -> Option<Self> {
        match oid {
            [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1] => Some(Self::Sha256),
            [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 2] => Some(Self::Sha384),
            [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 3] => Some(Self::Sha512),
            _ => None,
        }
    }

    fn of(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha1 => Sha1::digest(bytes).to_vec(),
            Self::Sha256 => Sha256::digest(bytes).to_vec(),
            Self::Sha384 => Sha384::digest(bytes).to_vec(),
            Self::Sha512 => Sha512::digest(bytes).to_vec(),
        }
    }
}

/// The digest of a certificate, and of which kind.
type CertificateName = (Digest, Vec<u8>);

/// What a token that holds says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeVerdict {
    /// Who signed it, as its certificate names it.
    pub authority: String,
    /// Whether the verifier knew that authority by another way.
    pub is_known: bool,
}

/// A token as it was read; whether it holds is [`Self::verify`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeToken {
    der: Vec<u8>,
    info: Vec<u8>,
    imprint: Vec<u8>,
    digits: String,
    second: u64,
    nonce: Option<Vec<u8>>,
    certificates: Vec<Vec<u8>>,
    signer: Signer,
}

/// Who signed, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Signer {
    /// Issuer and serial number, or the identifier of the key.
    name: Result<(Vec<u8>, Vec<u8>), Vec<u8>>,
    digest: Digest,
    algorithm: Vec<u8>,
    /// The attributes as they are signed: a set.
    attributes: Vec<u8>,
    content_digest: Vec<u8>,
    certificate: CertificateName,
    signature: Vec<u8>,
}

impl TimeToken {
    /// Reads a token.
    ///
    /// # Errors
    /// The bytes are none, or its digests are of a kind that is not accepted.
    pub fn read(der: &[u8]) -> Result<Self, TimeFault> {
        if der.len() > TOKEN_BYTES_MAX {
            return Err(TimeFault::Form);
        }
        let mut outer = Fields::in_one(SEQUENCE, der)?;
        expect(outer.value(OID)?, SIGNED_DATA)?;
        let mut signed = Fields::in_one(SEQUENCE, outer.value(0xa0)?)?;
        signed.value(INTEGER)?;
        signed.value(SET)?;
        let mut content = signed.structure(SEQUENCE)?;
        expect(content.value(OID)?, TIME_INFO)?;
        let info = content.structure(0xa0)?.value(OCTETS)?;
        let mut certificates = Vec::new();
        if let Some(set) = signed.optional(0xa0)? {
            let mut set = Fields::of(set.value)?;
            while !set.is_end() {
                let one = set.any()?;
                if one.tag == SEQUENCE {
                    certificates.push(one.whole.to_vec());
                }
            }
        }
        signed.optional(0xa1)?;
        let mut signers = signed.structure(SET)?;
        let signer = Signer::read(signers.structure(SEQUENCE)?)?;
        // RFC 3161, 2.4.2: no other signature than that of the authority.
        if !signers.is_end() || !signed.is_end() || !outer.is_end() {
            return Err(TimeFault::Form);
        }
        Self::of_info(der, info, certificates, signer)
    }

    fn of_info(
        der: &[u8],
        info: &[u8],
        certificates: Vec<Vec<u8>>,
        signer: Signer,
    ) -> Result<Self, TimeFault> {
        let mut fields = Fields::in_one(SEQUENCE, info)?;
        expect(fields.value(INTEGER)?, &[1])?;
        fields.value(OID)?;
        let mut imprint = fields.structure(SEQUENCE)?;
        let kind = Digest::of_oid(imprint.structure(SEQUENCE)?.value(OID)?);
        let imprint = imprint.value(OCTETS)?;
        // What we ask for is over SHA-256; a token over another digest is none of ours.
        let imprint = if kind == Some(Digest::Sha256) { imprint.to_vec() } else { Vec::new() };
        fields.value(INTEGER)?;
        let digits = digits(&fields.any()?)?;
        // Accuracy, whether instants can be ordered, then the number of the request.
        fields.optional(SEQUENCE)?;
        fields.optional(0x01)?;
        let nonce = fields.optional(INTEGER)?.map(|field| field.value.to_vec());
        Ok(Self {
            der: der.to_vec(),
            info: info.to_vec(),
            imprint,
            second: second(&digits)?,
            digits,
            nonce,
            certificates,
            signer,
        })
    }

    /// The bytes, as `openssl ts -verify -token_in` reads them.
    pub fn as_der(&self) -> &[u8] {
        &self.der
    }

    /// The second since 1970 that it says.
    pub fn second(&self) -> u64 {
        self.second
    }

    /// Whether it is over that digest.
    pub fn is_over(&self, imprint: &Hash) -> bool {
        self.imprint == imprint.as_bytes()
    }

    /// Whether an instant as entries write it (RFC 3339, in UTC) is after it, to the second.
    pub fn is_before(&self, instant: &str) -> bool {
        let at: String = instant.chars().filter(char::is_ascii_digit).take(14).collect();
        at > self.digits
    }

    pub(super) fn nonce(&self) -> Option<&[u8]> {
        self.nonce.as_deref()
    }

    /// Verifies it: certificate, signature, and where the verifier knows authorities, whether it is one of theirs. Without them the token
    /// only agrees with the certificate in it, and the verdict says so.
    ///
    /// # Errors
    /// Something does not hold.
    pub fn verify(&self, known: Option<&TimeAuthorities>) -> Result<TimeVerdict, TimeFault> {
        let own = self.certificate(known).ok_or(TimeFault::Certificate)?;
        let read = Certificate::read(own).map_err(|_| TimeFault::Certificate)?;
        let (digest, named) = &self.signer.certificate;
        if digest.of(own) != *named {
            return Err(TimeFault::Certificate);
        }
        if !read.is_of_time {
            return Err(TimeFault::Usage);
        }
        if !read.holds_at(self.second) {
            return Err(TimeFault::Validity);
        }
        if self.signer.digest.of(&self.info) != self.signer.content_digest {
            return Err(TimeFault::Signature);
        }
        self.signer.verify(own)?;
        if let Some(known) = known {
            known.vouch(own, &self.certificates, self.second)?;
        }
        Ok(TimeVerdict { authority: read.name, is_known: known.is_some() })
    }

    /// The certificate that the signature names.
    fn certificate<'a>(&'a self, known: Option<&'a TimeAuthorities>) -> Option<&'a [u8]> {
        let own = self.certificates.iter().map(Vec::as_slice);
        let given = known.into_iter().flat_map(TimeAuthorities::iter);
        own.chain(given).find(|der| {
            Certificate::read(der).is_ok_and(|read| match &self.signer.name {
                Ok((issuer, serial)) => read.issuer == issuer && read.serial == serial,
                Err(key) => read.key_identifier == Some(key),
            })
        })
    }
}

impl Signer {
    fn read(mut fields: Fields<'_>) -> Result<Self, TimeFault> {
        fields.value(INTEGER)?;
        let named = fields.any()?;
        let name = match named.tag {
            SEQUENCE => {
                let mut parts = Fields::of(named.value)?;
                Ok((parts.any()?.whole.to_vec(), parts.value(INTEGER)?.to_vec()))
            }
            0x80 => Err(named.value.to_vec()),
            _ => return Err(TimeFault::Form),
        };
        let digest = fields.structure(SEQUENCE)?.value(OID)?;
        let digest = Digest::of_oid(digest).ok_or(TimeFault::Algorithm)?;
        let attributes = fields.optional(0xa0)?.ok_or(TimeFault::Form)?;
        let algorithm = fields.structure(SEQUENCE)?.value(OID)?.to_vec();
        let signature = fields.value(OCTETS)?.to_vec();
        let (content_digest, certificate) = read_attributes(Fields::of(attributes.value)?)?;
        // RFC 5652, 5.4: what is signed has the tag of a set.
        let mut attributes = attributes.whole.to_vec();
        attributes[0] = SET;
        Ok(Self { name, digest, algorithm, attributes, content_digest, certificate, signature })
    }

    fn verify(&self, certificate: &[u8]) -> Result<(), TimeFault> {
        let certificate = CertificateDer::from(certificate);
        let certificate = EndEntityCert::try_from(&certificate).map_err(|_| TimeFault::Certificate)?;
        let candidates = self.candidates();
        let holds = |algorithm: &&dyn SignatureVerificationAlgorithm| {
            certificate.verify_signature(*algorithm, &self.attributes, &self.signature).is_ok()
        };
        if candidates.is_empty() {
            return Err(TimeFault::Algorithm);
        }
        if candidates.iter().any(holds) { Ok(()) } else { Err(TimeFault::Signature) }
    }

    /// What may verify the signature, for the keys that there are.
    fn candidates(&self) -> Vec<&'static dyn SignatureVerificationAlgorithm> {
        let algorithm = self.algorithm.as_slice();
        let is_rsa = algorithm.starts_with(RSA);
        match self.digest {
            Digest::Sha256 if is_rsa => {
                vec![ring::RSA_PKCS1_2048_8192_SHA256, ring::RSA_PSS_2048_8192_SHA256_LEGACY_KEY]
            }
            Digest::Sha384 if is_rsa => {
                vec![ring::RSA_PKCS1_2048_8192_SHA384, ring::RSA_PSS_2048_8192_SHA384_LEGACY_KEY]
            }
            Digest::Sha512 if is_rsa => {
                vec![ring::RSA_PKCS1_2048_8192_SHA512, ring::RSA_PSS_2048_8192_SHA512_LEGACY_KEY]
            }
            Digest::Sha256 if algorithm.starts_with(ECDSA) => {
                vec![ring::ECDSA_P256_SHA256, ring::ECDSA_P384_SHA256]
            }
            Digest::Sha384 if algorithm.starts_with(ECDSA) => {
                vec![ring::ECDSA_P256_SHA384, ring::ECDSA_P384_SHA384]
            }
            _ if algorithm == ED25519 => vec![ring::ED25519],
            _ => Vec::new(),
        }
    }
}

/// The digest of the content and that of the certificate, out of the signed attributes.
fn read_attributes(mut all: Fields<'_>) -> Result<(Vec<u8>, CertificateName), TimeFault> {
    let (mut kind, mut content, mut certificate) = (None, None, None);
    while !all.is_end() {
        let mut one = all.structure(SEQUENCE)?;
        let name = one.value(OID)?;
        let mut values = one.structure(SET)?;
        match name {
            CONTENT_KIND => kind = Some(values.value(OID)?),
            CONTENT_DIGEST => content = Some(values.value(OCTETS)?.to_vec()),
            // The first certificate named is that of the signature (RFC 5035, 3).
            CERTIFICATE => {
                let mut named = values.structure(SEQUENCE)?.structure(SEQUENCE)?.structure(SEQUENCE)?;
                // The second form says it with a better digest.
                if certificate.is_none() {
                    certificate = Some((Digest::Sha1, named.value(OCTETS)?.to_vec()));
                }
            }
            CERTIFICATE_2 => {
                let mut named = values.structure(SEQUENCE)?.structure(SEQUENCE)?.structure(SEQUENCE)?;
                let digest = match named.optional(SEQUENCE)? {
                    None => Digest::Sha256,
                    Some(field) => {
                        Digest::of_oid(Fields::of(field.value)?.value(OID)?).ok_or(TimeFault::Algorithm)?
                    }
                };
                certificate = Some((digest, named.value(OCTETS)?.to_vec()));
            }
            _ => {}
        }
    }
    expect(kind.ok_or(TimeFault::Form)?, TIME_INFO)?;
    Ok((content.ok_or(TimeFault::Form)?, certificate.ok_or(TimeFault::Form)?))
}

fn expect(found: &[u8], expected: &[u8]) -> Result<(), TimeFault> {
    (found == expected).then_some(()).ok_or(TimeFault::Form)
}
