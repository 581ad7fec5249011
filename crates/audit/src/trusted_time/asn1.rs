//! The fields of a structure in DER, one after the other: the few shapes that tokens and certificates have. No value is judged here.

use der::asn1::AnyRef;
use der::{Decode as _, Reader as _, SliceReader};

use super::TimeFault;

pub(super) const INTEGER: u8 = 0x02;
pub(super) const OCTETS: u8 = 0x04;
pub(super) const OID: u8 = 0x06;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;

/// A field: its tag, its value, and both with their length.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'a> {
    pub tag: u8,
    pub value: &'a [u8],
    pub whole: &'a [u8],
}

/// What remains of a structure.
#[derive(Clone, Debug)]
pub(super) struct Fields<'a>(SliceReader<'a>);

impl<'a> Fields<'a> {
    /// The fields of a value.
    pub fn of(value: &'a [u8]) -> Result<Self, TimeFault> {
        SliceReader::new(value).map(Self).map_err(form)
    }

    /// The fields of a value that is one structure of that tag, and nothing after it.
    pub fn in_one(tag: u8, bytes: &'a [u8]) -> Result<Self, TimeFault> {
        let mut outer = Self::of(bytes)?;
        let inner = outer.structure(tag)?;
        outer.is_end().then_some(inner).ok_or(TimeFault::Form)
    }

    pub fn is_end(&self) -> bool {
        self.0.is_finished()
    }

    /// The tag of the next field.
    pub fn tag(&self) -> Option<u8> {
        if self.is_end() { None } else { self.0.peek_byte() }
    }

    /// The next field, whatever it is.
    pub fn any(&mut self) -> Result<Field<'a>, TimeFault> {
        let tag = self.tag().ok_or(TimeFault::Form)?;
        let whole = self.0.tlv_bytes().map_err(form)?;
        let value = AnyRef::from_der(whole).map_err(form)?.value();
        Ok(Field { tag, value, whole })
    }

    /// The value of the next field, which has that tag.
    pub fn value(&mut self, tag: u8) -> Result<&'a [u8], TimeFault> {
        let field = self.any()?;
        (field.tag == tag).then_some(field.value).ok_or(TimeFault::Form)
    }

    /// The fields of the next field, which has that tag.
    pub fn structure(&mut self, tag: u8) -> Result<Self, TimeFault> {
        Self::of(self.value(tag)?)
    }

    /// The next field where it has that tag.
    pub fn optional(&mut self, tag: u8) -> Result<Option<Field<'a>>, TimeFault> {
        if self.tag() == Some(tag) { self.any().map(Some) } else { Ok(None) }
    }
}

fn form(_: der::Error) -> TimeFault {
    TimeFault::Form
}

/// An instant as certificates and tokens write it, always in UTC: `YYMMDDhhmmssZ` or `YYYYMMDDhhmmss[.f]Z`; its digits to the second.
pub(super) fn digits(field: &Field<'_>) -> Result<String, TimeFault> {
    let text = std::str::from_utf8(field.value).ok().and_then(|text| text.strip_suffix('Z'));
    let text = text.ok_or(TimeFault::Form)?;
    let whole = match field.tag {
        // RFC 5280, 4.1.2.5.1: two digits are of 1950 to 2049.
        0x17 if text.get(..2).is_some_and(|year| year < "50") => format!("20{text}"),
        0x17 => format!("19{text}"),
        0x18 => text.split('.').next().unwrap_or_default().to_owned(),
        _ => return Err(TimeFault::Form),
    };
    let is_instant = whole.len() == 14 && whole.bytes().all(|byte| byte.is_ascii_digit());
    is_instant.then_some(whole).ok_or(TimeFault::Form)
}

/// The second since 1970 of 14 digits.
pub(super) fn second(digits: &str) -> Result<u64, TimeFault> {
    let at = jiff::civil::DateTime::strptime("%Y%m%d%H%M%S", digits).map_err(|_| TimeFault::Form)?;
    let at = at.to_zoned(jiff::tz::TimeZone::UTC).map_err(|_| TimeFault::Form)?;
    u64::try_from(at.timestamp().as_second()).map_err(|_| TimeFault::Form)
}
