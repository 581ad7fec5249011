//! Inside a tag and inside a text: attributes and entities. Finding where they begin and end is the reader's.

use std::borrow::Cow;

use crate::error::MalformedCause;

/// An opening tag; `<a/>` gives it too, and then an `End`.
#[derive(Debug, PartialEq)]
pub(crate) struct StartTag<'a> {
    pub(crate) name: &'a str,
    /// What follows the name, as written; known to be well-formed.
    pub(super) rest: &'a str,
    /// The first attribute, already found.
    pub(super) first: Option<(&'a str, &'a str)>,
}

impl<'a> StartTag<'a> {
    /// Attributes in order; the values as written are decoded.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> + use<'a> {
        Attributes { rest: self.rest }.map_while(Result::ok).map(|(name, value)| (name, decoded(value).0))
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        match self.first {
            Some((found, value)) if found == name => Some(decoded(value).0),
            _ => self.attributes().find(|(found, _)| *found == name).map(|(_, value)| value),
        }
    }
}

struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Result<(&'a str, &'a str), MalformedCause>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.trim_ascii_start();
        if rest.is_empty() {
            return None;
        }
        // Two attributes are parted by a blank: `a="1"b="2"` is not XML.
        let parted = rest.len() < self.rest.len();
        self.rest = "";
        let Some((name, value, after)) = attribute(rest).filter(|_| parted) else {
            return Some(Err(MalformedCause::NotAnAttribute));
        };
        self.rest = after;
        Some(Ok((name, value)))
    }
}

/// Name, value as written and what follows, of the attribute that the text begins with.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let bytes = text.as_bytes();
    let ends_name = |byte: u8| byte == b'=' || byte.is_ascii_whitespace() || is_not_in_name(byte);
    let name = &text[..bytes.iter().position(|&byte| ends_name(byte))?];
    let after = text[name.len()..].trim_ascii_start().strip_prefix('=')?.trim_ascii_start();
    let quote = *after.as_bytes().first().filter(|quote| matches!(quote, b'"' | b'\''))?;
    let length = memchr::memchr(quote, &after.as_bytes()[1..])?;
    let value = &after[1..=length];
    (!name.is_empty() && memchr::memchr(b'<', value.as_bytes()).is_none()).then_some((
        name,
        value,
        &after[length + 2..],
    ))
}

pub(super) fn is_not_in_name(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'<' | b'=' | b'&')
}

/// The first attribute; an error where one of them is not written as XML asks.
pub(super) fn first_attribute(rest: &str) -> Result<Option<(&str, &str)>, MalformedCause> {
    let mut attributes = Attributes { rest };
    let first = match attributes.next() {
        None => return Ok(None),
        Some(first) => first?,
    };
    // Nearly all elements have one attribute at most: no list for them.
    if !attributes.rest.is_empty() {
        let mut names = vec![first.0];
        for attribute in attributes {
            let (name, _) = attribute?;
            if names.len() >= 256 || names.contains(&name) {
                return Err(MalformedCause::NotAnAttribute);
            }
            names.push(name);
        }
    }
    Ok(Some(first))
}

/// The text with the entities of XML replaced; others are left as written and counted.
pub(super) fn decoded(text: &str) -> (Cow<'_, str>, u64) {
    if memchr::memchr2(b'&', b'\r', text.as_bytes()).is_none() {
        return (Cow::Borrowed(text), 0);
    }
    let mut out = String::with_capacity(text.len());
    let mut unknown = 0;
    let mut rest = text;
    while let Some(found) = rest.find(['&', '\r']) {
        out.push_str(&rest[..found]);
        rest = &rest[found..];
        if let Some(after) = rest.strip_prefix('\r') {
            // The ends of line of Windows are those of everybody (XML 1.0, section 2.11).
            out.push('\n');
            rest = after.strip_prefix('\n').unwrap_or(after);
            continue;
        }
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((letter, end)) => {
                out.push(letter);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
                unknown += 1;
            }
        }
    }
    out.push_str(rest);
    (Cow::Owned(out), unknown)
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            // The characters that XML 1.0 allows (section 2.2): no control but tab and ends of line.
            char::from_u32(code.ok()?).filter(|c| *c >= ' ' || matches!(c, '\t' | '\n' | '\r'))?
        }
    })
}
