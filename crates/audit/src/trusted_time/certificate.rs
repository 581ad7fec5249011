//! The certificates of authorities of time: those that a verifier trusts, and the one that signed a token.

use std::time::Duration;

use data_encoding::BASE64;
use pki_types::{CertificateDer, TrustAnchor, UnixTime};
use webpki::{ALL_VERIFICATION_ALGS, EndEntityCert, KeyUsage, anchor_from_trusted_cert};

use super::TimeFault;
use super::asn1::{Fields, INTEGER, OCTETS, OID, SEQUENCE, SET, digits, second};

/// `id-kp-timeStamping`, 1.3.6.1.5.5.7.3.8.
const TIME_STAMPING: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 8];
/// `extKeyUsage` and `subjectKeyIdentifier`.
const EXTENDED_USAGE: &[u8] = &[0x55, 0x1d, 0x25];
const KEY_IDENTIFIER: &[u8] = &[0x55, 0x1d, 0x0e];
/// `commonName`.
const COMMON_NAME: &[u8] = &[0x55, 4, 3];

/// The certificates that a verifier has by another way than the token: that of an authority of time, or those that vouch for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeAuthorities(Vec<CertificateDer<'static>>);

impl TimeAuthorities {
    /// Reads certificates in PEM, or one in DER; `None` where there is none, or one cannot be read.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let read = if bytes.first() == Some(&SEQUENCE) { vec![bytes.to_vec()] } else { of_pem(bytes)? };
        let sound = !read.is_empty() && read.iter().all(|der| Certificate::read(der).is_ok());
        sound.then(|| Self(read.into_iter().map(CertificateDer::from).collect()))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// Whether a certificate is one of them, or leads to one of them at that second.
    pub(super) fn vouch(&self, own: &[u8], others: &[Vec<u8>], at: u64) -> Result<(), TimeFault> {
        if self.iter().any(|trusted| trusted == own) {
            return Ok(());
        }
        let anchors: Vec<TrustAnchor<'_>> =
            self.0.iter().filter_map(|certificate| anchor_from_trusted_cert(certificate).ok()).collect();
        let between: Vec<CertificateDer<'_>> =
            others.iter().map(|other| CertificateDer::from(other.as_slice())).collect();
        let own = CertificateDer::from(own);
        let end = EndEntityCert::try_from(&own).map_err(|_| TimeFault::Certificate)?;
        let at = UnixTime::since_unix_epoch(Duration::from_secs(at));
        let usage = KeyUsage::required(TIME_STAMPING);
        let path = end.verify_for_usage(ALL_VERIFICATION_ALGS, &anchors, &between, at, usage, None, None);
        match path {
            Ok(_) => Ok(()),
            Err(webpki::Error::CertExpired { .. } | webpki::Error::CertNotValidYet { .. }) => {
                Err(TimeFault::Validity)
            }
            Err(_) => Err(TimeFault::Untrusted),
        }
    }
}

fn of_pem(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut found = Vec::new();
    for block in text.split("-----BEGIN CERTIFICATE-----").skip(1) {
        let (body, _) = block.split_once("-----END CERTIFICATE-----")?;
        let body: String = body.split_whitespace().collect();
        found.push(BASE64.decode(body.as_bytes()).ok()?);
    }
    Some(found)
}

/// What is read of a certificate (RFC 5280, 4.1).
#[derive(Debug)]
pub(super) struct Certificate<'a> {
    pub serial: &'a [u8],
    /// The whole name of who issued it.
    pub issuer: &'a [u8],
    /// Who it names: its common name.
    pub name: String,
    pub key_identifier: Option<&'a [u8]>,
    /// Whether it is made for time-stamping alone, and says so in a way that nobody may ignore (RFC 3161, 2.3).
    pub is_of_time: bool,
    first: u64,
    last: u64,
}

impl<'a> Certificate<'a> {
    pub fn read(der: &'a [u8]) -> Result<Self, TimeFault> {
        let mut fields = Fields::in_one(SEQUENCE, der)?.structure(SEQUENCE)?;
        fields.optional(0xa0)?;
        let serial = fields.value(INTEGER)?;
        fields.value(SEQUENCE)?;
        let issuer = fields.any()?.whole;
        let mut validity = fields.structure(SEQUENCE)?;
        let first = second(&digits(&validity.any()?)?)?;
        let last = second(&digits(&validity.any()?)?)?;
        let name = common_name(fields.structure(SEQUENCE)?)?;
        fields.value(SEQUENCE)?;
        let mut found = Self { serial, issuer, name, key_identifier: None, is_of_time: false, first, last };
        while !fields.is_end() {
            let field = fields.any()?;
            if field.tag == 0xa3 {
                found.extensions(Fields::in_one(SEQUENCE, field.value)?)?;
            }
        }
        Ok(found)
    }

    fn extensions(&mut self, mut all: Fields<'a>) -> Result<(), TimeFault> {
        while !all.is_end() {
            let mut one = all.structure(SEQUENCE)?;
            let kind = one.value(OID)?;
            let critical = one.optional(0x01)?.is_some_and(|field| field.value == [0xff]);
            let value = one.value(OCTETS)?;
            if kind == EXTENDED_USAGE {
                let mut purposes = Fields::in_one(SEQUENCE, value)?;
                let is_time = purposes.value(OID)? == TIME_STAMPING;
                self.is_of_time = critical && is_time && purposes.is_end();
            } else if kind == KEY_IDENTIFIER {
                self.key_identifier = Some(Fields::of(value)?.value(OCTETS)?);
            }
        }
        Ok(())
    }

    pub fn holds_at(&self, second: u64) -> bool {
        (self.first..=self.last).contains(&second)
    }
}

/// The common name, as text that may be shown; the last where there are more.
fn common_name(mut names: Fields<'_>) -> Result<String, TimeFault> {
    let mut found = String::new();
    while !names.is_end() {
        let mut set = names.structure(SET)?;
        while !set.is_end() {
            let mut pair = set.structure(SEQUENCE)?;
            let is_name = pair.value(OID)? == COMMON_NAME;
            let value = pair.any()?.value;
            if is_name {
                found = shown(value);
            }
        }
    }
    Ok(found)
}

/// A text of somebody else, cut and without what does not print.
pub(super) fn shown(text: &[u8]) -> String {
    String::from_utf8_lossy(text).chars().filter(|one| !one.is_control()).take(200).collect()
}
