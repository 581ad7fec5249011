//! The XML inside workbooks, an event at a time: nothing is expanded, no text or tag may be endless.
//!
//! The crate `quick-xml` reads; here are the bounds that it does not have.

use std::io::{self, BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::fault::{ReadFault, damaged, from_io, unreadable};

/// Bytes that one text or one tag may have: a cell of Excel holds 32,767 characters.
const TOKEN_BYTES_MAX: usize = 4 << 20;

/// Elements open at the same time: a workbook has a dozen.
const DEPTH_MAX: u32 = 256;

/// Reads the events of a document.
pub(super) struct Xml {
    reader: Reader<Bounded>,
    buffer: Vec<u8>,
    depth: u32,
    form: &'static str,
}

impl Xml {
    /// `form` names the file for people.
    pub(super) fn new(source: Box<dyn Read + Send>, form: &'static str) -> Self {
        let bounded = Bounded { source: BufReader::with_capacity(64 << 10, source), left: TOKEN_BYTES_MAX };
        let mut reader = Reader::from_reader(bounded);
        // A damaged file is told as such; the names of its end tags need no check of their own.
        reader.config_mut().check_end_names = false;
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0, form }
    }

    /// The next event; an end of the document where none is due is a fault of whoever asks.
    pub(super) fn next(&mut self) -> Result<Event<'_>, ReadFault> {
        self.buffer.clear();
        self.reader.get_mut().left = TOKEN_BYTES_MAX;
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::DocType(_)) => Err(unreadable("entity").with("form", self.form)),
            Ok(Event::Start(_)) if self.depth == DEPTH_MAX => Err(damaged(self.form)),
            Ok(event) => {
                match event {
                    Event::Start(_) => self.depth += 1,
                    Event::End(_) => self.depth = self.depth.saturating_sub(1),
                    _ => {}
                }
                Ok(event)
            }
            Err(quick_xml::Error::Io(error)) => {
                Err(from_io(io::Error::new(error.kind(), error.to_string()), self.form))
            }
            Err(_) => Err(damaged(self.form)),
        }
    }
}

/// Adds what a reference stands for: one of the five of XML or a character, never an entity of the document.
pub(super) fn push_reference(reference: &BytesRef<'_>, out: &mut String) -> Result<(), ReadFault> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        out.push(character);
        return Ok(());
    }
    let known = match &**reference {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        _ => return Err(unreadable("entity").with("form", "XML")),
    };
    out.push(known);
    Ok(())
}

/// Adds the text of an event, if it is text.
pub(super) fn push_text(event: &Event<'_>, out: &mut String) -> Result<(), ReadFault> {
    match event {
        Event::Text(text) => out.push_str(&text.xml10_content()),
        Event::CData(text) => out.push_str(&text.xml10_content()),
        Event::GeneralRef(reference) => push_reference(reference, out)?,
        _ => {}
    }
    Ok(())
}

/// Calls back with each attribute: its name without prefix, its value.
pub(super) fn each_attribute(element: &BytesStart<'_>, mut take: impl FnMut(&str, &str)) {
    for attribute in element.attributes().with_checks(false).flatten() {
        let name = attribute.key.local_name();
        match quick_xml::escape::unescape(&attribute.value) {
            Ok(value) => take(name.as_ref(), &value),
            // A value with an entity of the document: as if it were not there.
            Err(_) => take(name.as_ref(), ""),
        }
    }
}

/// An attribute by its name without prefix.
pub(super) fn attribute(element: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let mut found = None;
    each_attribute(element, |name, value| {
        if name == wanted {
            found = Some(value.to_owned());
        }
    });
    found
}

/// Gives no more than a bound of bytes until the bound is set anew.
struct Bounded {
    source: BufReader<Box<dyn Read + Send>>,
    left: usize,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.len().min(buffer.len());
        buffer[..length].copy_from_slice(&self.source.buffer()[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Bounded {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount);
        self.source.consume(amount);
    }
}
