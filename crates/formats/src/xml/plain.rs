//! What nearly all of a delivery is made of: an element that holds plain text, an opening with one attribute, seen in one look.
//!
//! A piece is taken only where it stands whole in the window and holds nothing to decode or to refuse. Else the reader is left before
//! it, and [`XmlReader::next`] reads the same bytes, whatever they are: what is refused, and in which words, is said there alone.

use std::io::Read;

use super::XmlReader;

/// An element without attributes, as programs write it.
pub(crate) struct PlainElement {
    pub(crate) start: &'static [u8],
    pub(crate) end: &'static [u8],
    pub(crate) empty: &'static [u8],
}

/// An opening tag with one attribute, until the quote that opens its value.
pub(crate) struct PlainStart {
    pub(crate) name: &'static str,
    pub(crate) until_value: &'static [u8],
}

/// Bytes at which a plain text ends: those that open a tag, that are decoded, that begin a line.
const ENDS_TEXT: [bool; 256] = bytes(b"<&\r\n");
/// The same for the value of an attribute.
const ENDS_VALUE: [bool; 256] = bytes(b"\"<&\r\n");

const fn bytes(of: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut rank = 0;
    while rank < of.len() {
        table[of[rank] as usize] = true;
        rank += 1;
    }
    table
}

/// Bytes before the first one of the table; nothing where the window ends first.
fn plain_length(text: &[u8], ends: &[bool; 256]) -> Option<usize> {
    text.iter().position(|&byte| ends[usize::from(byte)])
}

impl<R: Read> XmlReader<R> {
    /// The text of an element that begins here, blanks apart, and its line.
    pub(crate) fn plain_element(&mut self, element: &PlainElement) -> Option<(u64, &str)> {
        if !self.passes_blanks() {
            return None;
        }
        let rest = &self.window.as_bytes()[self.at..];
        let (start, length, whole) = match rest.strip_prefix(element.start) {
            Some(inside) => {
                let length = plain_length(inside, &ENDS_TEXT)?;
                inside[length..].starts_with(element.end).then_some(())?;
                (element.start.len(), length, element.start.len() + length + element.end.len())
            }
            None => {
                rest.starts_with(element.empty).then_some(())?;
                (0, 0, element.empty.len())
            }
        };
        let from = self.at + start;
        self.passes(whole);
        Some((self.line, &self.window[from..from + length]))
    }

    /// The value of the attribute of an opening tag that begins here, blanks apart; its element is then open.
    pub(crate) fn plain_start(&mut self, tag: &PlainStart) -> Option<&str> {
        if !self.passes_blanks() {
            return None;
        }
        let inside = self.window.as_bytes()[self.at..].strip_prefix(tag.until_value)?;
        let length = plain_length(inside, &ENDS_VALUE)?;
        inside[length..].starts_with(b"\">").then_some(())?;
        let from = self.at + tag.until_value.len();
        self.passes(tag.until_value.len() + length + 2);
        self.open_at.push(self.open.len());
        self.open.push_str(tag.name);
        Some(&self.window[from..from + length])
    }

    /// Closes the element that is open, where its end is what comes next, blanks apart.
    pub(crate) fn plain_end(&mut self) -> bool {
        let is_end = self.passes_blanks() && self.closes_at_once();
        if is_end {
            self.counted_to = self.at;
        }
        is_end
    }

    /// `</name>` of what is open, seen without a search.
    pub(super) fn closes_at_once(&mut self) -> bool {
        let Some(&start) = self.open_at.last() else { return false };
        let name = &self.open.as_bytes()[start..];
        let written = self.window.as_bytes().get(self.at + 2..).unwrap_or_default();
        let is_end = self.window.as_bytes()[self.at..].starts_with(b"</")
            && written.strip_prefix(name).is_some_and(|rest| rest.first() == Some(&b'>'));
        if is_end {
            self.at += name.len() + 3;
            self.close();
        }
        is_end
    }

    /// Passes over blanks inside an element; `false` where nothing may be opened here without a second look.
    fn passes_blanks(&mut self) -> bool {
        if self.end_pending || self.open_at.is_empty() || self.open_at.len() >= self.limits.depth_max {
            return false;
        }
        self.count_to(self.at);
        let rest = &self.window.as_bytes()[self.at..];
        let mut length = 0;
        for &byte in rest {
            match byte {
                b'\n' => self.line += 1,
                b' ' | b'\t' | b'\r' => {}
                _ => break,
            }
            length += 1;
        }
        self.passes(length);
        true
    }

    /// Goes on by so many bytes, among which no line begins that was not counted.
    fn passes(&mut self, length: usize) {
        self.event_at = self.at;
        self.at += length;
        self.counted_to = self.at;
    }
}
