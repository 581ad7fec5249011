//! A reader of XML for untrusted files of any size: events, lines, and bounds on everything.
//!
//! It never fetches a DTD, never expands an entity other than the five of XML and the numeric ones, and refuses a document
//! that declares some. It keeps one window of the document. It validates nothing: tags must balance, that is all.
//! It exists beside `quick-xml` for its speed with lines and text (decision 0013); the tests hold it to the same events.

mod markup;
mod plain;

use std::borrow::Cow;
use std::io::Read;

use crate::error::{FormatError, MalformedCause};
use crate::limits::Limits;
use crate::source::decode::{EncodingReport, TextSource};
pub(crate) use markup::StartTag;
use markup::{decoded, first_attribute, is_not_in_name};
pub(crate) use plain::{PlainElement, PlainStart};

/// What comes next in the document.
#[derive(Debug, PartialEq)]
pub(crate) enum XmlEvent<'a> {
    Start(StartTag<'a>),
    End,
    Text(Cow<'a, str>),
    EndOfDocument,
}

/// What a token is, and where in the window: borrowed only once it is whole.
enum Token {
    Start { name: (usize, usize), rest: (usize, usize), first: Option<(usize, usize, usize, usize)> },
    End,
    Text { span: (usize, usize), raw: bool },
    Skipped,
    EndOfDocument,
}

/// The reader.
pub(crate) struct XmlReader<R> {
    source: TextSource<R>,
    limits: Limits,
    window: String,
    /// First byte not yet given.
    at: usize,
    /// First byte of the last event.
    event_at: usize,
    /// `line` is the line of this byte.
    counted_to: usize,
    line: u64,
    /// Names of the open elements, end to end.
    open: String,
    open_at: Vec<usize>,
    /// The last tag was `<a/>`: its end is to be given.
    end_pending: bool,
    root_seen: bool,
    all_read: bool,
    /// Text of the last comment that states a version (`versionAF="…"`).
    version: Option<String>,
    has_doctype: bool,
    /// Line of the first entity that is not one of XML's, and how many there are; they are left as written.
    unknown_entities: Option<(u64, u64)>,
}

impl<R: Read> XmlReader<R> {
    pub(crate) fn new(input: R, limits: Limits) -> Self {
        Self {
            source: TextSource::new(input),
            limits,
            window: String::new(),
            at: 0,
            event_at: 0,
            counted_to: 0,
            line: 1,
            open: String::new(),
            open_at: Vec::new(),
            end_pending: false,
            root_seen: false,
            all_read: false,
            version: None,
            has_doctype: false,
            unknown_entities: None,
        }
    }

    pub(crate) fn encoding(&self) -> &EncodingReport {
        self.source.report()
    }

    pub(crate) fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    pub(crate) fn has_doctype(&self) -> bool {
        self.has_doctype
    }

    pub(crate) fn unknown_entities(&self) -> Option<(u64, u64)> {
        self.unknown_entities
    }

    /// Elements open, the last one given included.
    pub(crate) fn depth(&self) -> usize {
        self.open_at.len()
    }

    /// Open elements as `a/b/c`.
    pub(crate) fn path(&self) -> String {
        let mut path = String::with_capacity(self.open.len() + self.open_at.len());
        for (position, &start) in self.open_at.iter().enumerate() {
            let end = self.open_at.get(position + 1).copied().unwrap_or(self.open.len());
            if position > 0 {
                path.push('/');
            }
            path.push_str(&self.open[start..end]);
        }
        path
    }

    /// Line on which the last event begins.
    pub(crate) fn line(&mut self) -> u64 {
        self.count_to(self.event_at);
        self.line
    }

    fn count_to(&mut self, position: usize) {
        if position > self.counted_to {
            let bytes = &self.window.as_bytes()[self.counted_to..position];
            self.line += memchr::memchr_iter(b'\n', bytes).count() as u64;
            self.counted_to = position;
        }
    }

    /// The next event.
    pub(crate) fn next(&mut self) -> Result<XmlEvent<'_>, FormatError> {
        let token = loop {
            match self.token()? {
                Token::Skipped => {}
                token => break token,
            }
        };
        Ok(match token {
            Token::Start { name, rest, first } => XmlEvent::Start(StartTag {
                name: &self.window[name.0..name.1],
                rest: &self.window[rest.0..rest.1],
                first: first.map(|(a, b, c, d)| (&self.window[a..b], &self.window[c..d])),
            }),
            Token::End => XmlEvent::End,
            Token::Text { span, raw: true } => {
                let text = &self.window[span.0..span.1];
                // As in other texts, ends of line are those of everybody.
                XmlEvent::Text(match memchr::memchr(b'\r', text.as_bytes()) {
                    None => Cow::Borrowed(text),
                    Some(_) => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
                })
            }
            Token::Text { span, raw: false } => {
                let text = &self.window.as_bytes()[span.0..span.1];
                if memchr::memchr(b'&', text).is_some() {
                    let unknown = decoded(&self.window[span.0..span.1]).1;
                    if unknown > 0 {
                        let line = self.line();
                        let (_, count) = self.unknown_entities.get_or_insert((line, 0));
                        *count += unknown;
                    }
                }
                XmlEvent::Text(decoded(&self.window[span.0..span.1]).0)
            }
            Token::Skipped | Token::EndOfDocument => XmlEvent::EndOfDocument,
        })
    }

    fn token(&mut self) -> Result<Token, FormatError> {
        if self.end_pending {
            self.end_pending = false;
            self.close();
            return Ok(Token::End);
        }
        self.event_at = self.at;
        let Some(&first) = self.window.as_bytes().get(self.at) else {
            if self.more()? {
                return Ok(Token::Skipped);
            }
            return match (self.open_at.is_empty(), self.root_seen) {
                (true, true) => Ok(Token::EndOfDocument),
                (true, false) => Err(self.malformed(MalformedCause::NoRoot)),
                (false, _) => Err(self.malformed(MalformedCause::Cut)),
            };
        };
        if first != b'<' {
            return self.text();
        }
        match self.byte(1)? {
            b'/' => self.end_tag(),
            b'!' => self.declaration(),
            b'?' => {
                self.passed_over(b"?>")?;
                Ok(Token::Skipped)
            }
            _ => self.start_tag(),
        }
    }

    fn text(&mut self) -> Result<Token, FormatError> {
        let mut from = 0;
        let length = loop {
            let rest = &self.window.as_bytes()[self.at + from..];
            if let Some(found) = memchr::memchr(b'<', rest) {
                break from + found;
            }
            from += rest.len();
            if !self.more()? {
                break from;
            }
        };
        let span = (self.at, self.at + length);
        self.at += length;
        if self.open_at.is_empty() {
            let text = self.window[span.0..span.1].trim_start_matches('\u{feff}');
            return match text.trim_ascii().is_empty() {
                true => Ok(Token::Skipped),
                false if self.root_seen => Err(self.malformed(MalformedCause::OutsideRoot)),
                false => Err(self.malformed(MalformedCause::NoRoot)),
            };
        }
        Ok(Token::Text { span, raw: false })
    }

    fn start_tag(&mut self) -> Result<Token, FormatError> {
        let length = self.tag_length()?;
        let inside = (self.at + 1, self.at + length - 1);
        let tag = &self.window[inside.0..inside.1];
        let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let name_length = tag.bytes().position(|b| b.is_ascii_whitespace()).unwrap_or(tag.len());
        let rest = &tag[name_length..];
        if name_length == 0 || tag.bytes().take(name_length).any(is_not_in_name) {
            return Err(self.malformed(MalformedCause::NotATag));
        }
        let Ok(first) = first_attribute(rest) else {
            return Err(self.malformed(MalformedCause::NotAnAttribute));
        };
        let first = first.map(|(name, value)| {
            let place = |part: &str| part.as_ptr() as usize - self.window.as_ptr() as usize;
            (place(name), place(name) + name.len(), place(value), place(value) + value.len())
        });
        let name = (inside.0, inside.0 + name_length);
        let rest = (name.1, inside.0 + tag.len());
        if self.open_at.is_empty() && self.root_seen {
            return Err(self.malformed(MalformedCause::OutsideRoot));
        }
        if self.open_at.len() >= self.limits.depth_max {
            return Err(self.too_much("elements", self.limits.depth_max));
        }
        self.root_seen = true;
        self.open_at.push(self.open.len());
        self.open.push_str(&self.window[name.0..name.1]);
        self.end_pending = is_empty;
        self.at += length;
        Ok(Token::Start { name, rest, first })
    }

    /// Length of the tag at `at`, a `>` inside quotes apart.
    fn tag_length(&mut self) -> Result<usize, FormatError> {
        let mut from = 1;
        let mut quote = None;
        loop {
            let rest = &self.window.as_bytes()[self.at + from..];
            let found = match quote {
                None => memchr::memchr3(b'>', b'"', b'\'', rest),
                Some(quote) => memchr::memchr(quote, rest),
            };
            let Some(found) = found else {
                from += rest.len();
                self.need_more()?;
                continue;
            };
            let byte = rest[found];
            from += found + 1;
            quote = match (quote, byte) {
                (None, b'>') => return Ok(from),
                (None, quote) => Some(quote),
                (Some(_), _) => None,
            };
        }
    }

    fn end_tag(&mut self) -> Result<Token, FormatError> {
        if self.closes_at_once() {
            return Ok(Token::End);
        }
        let length = self.find(2, b">")? + 1;
        let name = self.window[self.at + 2..self.at + length - 1].trim_ascii_end();
        let open = self.open_at.last().map(|&start| &self.open[start..]);
        if open != Some(name) {
            let found: String = name.chars().take(80).collect();
            return Err(self.malformed(MalformedCause::WrongEnd { found }));
        }
        self.at += length;
        self.close();
        Ok(Token::End)
    }

    fn close(&mut self) {
        if let Some(start) = self.open_at.pop() {
            self.open.truncate(start);
        }
    }

    fn declaration(&mut self) -> Result<Token, FormatError> {
        // `<!DOCTYPE` is the longest beginning to tell apart.
        while self.window.len() - self.at < 9 && self.more()? {}
        let rest = &self.window.as_bytes()[self.at..];
        if rest.starts_with(b"<!--") {
            let length = self.find(4, b"-->")?;
            let comment = &self.window[self.at + 4..self.at + length];
            if let Some((_, value)) = comment.split_once("versionAF=") {
                let value = value.trim_matches(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'');
                self.version = Some(value.chars().take(40).collect());
            }
            self.at += length + 3;
            return Ok(Token::Skipped);
        }
        if rest.starts_with(b"<![CDATA[") && !self.open_at.is_empty() {
            let length = self.find(9, b"]]>")?;
            let span = (self.at + 9, self.at + length);
            self.at += length + 3;
            return Ok(Token::Text { span, raw: true });
        }
        if rest.starts_with(b"<!DOCTYPE") && !self.root_seen && !self.has_doctype {
            self.has_doctype = true;
            self.doctype()?;
            return Ok(Token::Skipped);
        }
        Err(self.malformed(MalformedCause::NotATag))
    }

    /// Passes over `<!DOCTYPE …>`; its own declarations are read only to refuse entities.
    fn doctype(&mut self) -> Result<(), FormatError> {
        let length = self.tag_length()?;
        let has_subset = memchr::memchr(b'[', &self.window.as_bytes()[self.at..self.at + length]).is_some();
        let length = if has_subset {
            let closed = self.find(9, b"]")?;
            let subset = &self.window.as_bytes()[self.at..self.at + closed];
            if memchr::memmem::find(subset, b"<!ENTITY").is_some() || memchr::memchr(b'%', subset).is_some() {
                return Err(FormatError::EntityDeclaration { line: self.line() });
            }
            self.find(closed, b">")? + 1
        } else {
            length
        };
        self.at += length;
        Ok(())
    }

    fn passed_over(&mut self, end: &[u8]) -> Result<(), FormatError> {
        let length = self.find(2, end)?;
        self.at += length + end.len();
        Ok(())
    }

    /// Distance from `at` to the first `needle` that begins at `from` or later.
    fn find(&mut self, from: usize, needle: &[u8]) -> Result<usize, FormatError> {
        let mut from = from;
        loop {
            let rest = self.window.as_bytes().get(self.at + from..).unwrap_or_default();
            if let Some(found) = memchr::memmem::find(rest, needle) {
                return Ok(from + found);
            }
            from += rest.len().saturating_sub(needle.len() - 1);
            self.need_more()?;
        }
    }

    fn byte(&mut self, offset: usize) -> Result<u8, FormatError> {
        loop {
            if let Some(&byte) = self.window.as_bytes().get(self.at + offset) {
                return Ok(byte);
            }
            self.need_more()?;
        }
    }

    fn need_more(&mut self) -> Result<(), FormatError> {
        if self.more()? { Ok(()) } else { Err(self.malformed(MalformedCause::Cut)) }
    }

    /// Reads on; what was given is dropped. `false` at the end of the file.
    fn more(&mut self) -> Result<bool, FormatError> {
        if self.all_read {
            return Ok(false);
        }
        if self.window.len() - self.at > self.limits.token_bytes_max {
            return Err(self.too_much("bytes", self.limits.token_bytes_max));
        }
        self.count_to(self.at);
        self.window.drain(..self.at);
        self.event_at = self.event_at.saturating_sub(self.at);
        self.at = 0;
        self.counted_to = 0;
        self.all_read = !self.source.fill(&mut self.window)?;
        Ok(!self.all_read)
    }

    fn malformed(&mut self, cause: MalformedCause) -> FormatError {
        FormatError::Malformed { line: self.line(), path: self.path(), cause }
    }

    pub(crate) fn too_much(&mut self, unit: &'static str, max: usize) -> FormatError {
        FormatError::TooMuch { line: self.line(), path: self.path(), unit, max: max as u64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(document: &str) -> Result<String, FormatError> {
        let mut reader = XmlReader::new(document.as_bytes(), Limits { depth_max: 8, ..Limits::default() });
        let mut out = String::new();
        loop {
            let event = match reader.next()? {
                XmlEvent::Start(tag) => {
                    let attributes: Vec<String> =
                        tag.attributes().map(|(n, v)| format!(" {n}={v}")).collect();
                    format!("<{}{}>", tag.name, attributes.concat())
                }
                XmlEvent::End => "/".to_owned(),
                XmlEvent::Text(text) => format!("[{text}]"),
                XmlEvent::EndOfDocument => return Ok(out),
            };
            out.push_str(&event);
            out.push_str(&format!("{} ", reader.line()));
        }
    }

    #[test]
    fn gives_events_with_their_lines() {
        let document = "<?xml version='1.0'?>\n<!DOCTYPE a SYSTEM \"x.dtd\">\n<a b='1' c=\"é&amp;>\">\n<!-- c -->x&#233;<d/>\n<![CDATA[<e>]]></a>\n";
        assert_eq!(events(document).unwrap(), "<a b=1 c=é&>>3 [\n]3 [xé]4 <d>4 /4 [\n]4 [<e>]5 /5 ");
    }

    #[test]
    fn refuses_what_is_not_a_document() {
        for (document, expected) in [
            ("", "no element"),
            ("nom;prénom\na;b\n", "no element"),
            ("<a><b></a></b>", "line 1, element `a/b`: `</a>` does not close"),
            ("<a>\n<b>", "line 2, element `a/b`: the document ends here"),
            ("<a>\n<b", "line 2, element `a`: the document ends here"),
            ("<a/>x", "outside the root"),
            ("<a/><b/>", "outside the root"),
            ("<a b=c/>", "attribute"),
            ("<a b='c' b='d'/>", "attribute"),
            ("<a b='c'd='e'/>", "attribute"),
            ("< a/>", "not a tag"),
            ("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "declares entities"),
            ("<!DOCTYPE a [<!ENTITY % x SYSTEM \"file:///etc/passwd\">%x;]><a/>", "declares entities"),
            ("<a><a><a><a><a><a><a><a><a>", "more than 8 elements"),
        ] {
            let error = events(document).unwrap_err().to_string();
            assert!(error.contains(expected), "{document}: {error}");
        }
    }

    #[test]
    fn unknown_entities_stay_as_written() {
        assert_eq!(events("<a>&eacute;&x</a>").unwrap(), "<a>1 [&eacute;&x]1 /1 ");
        assert_eq!(events("<a>&#0;&#x41;</a>").unwrap(), "<a>1 [&#0;A]1 /1 ");
    }

    #[test]
    fn a_text_without_end_is_refused() {
        let document = std::io::Read::chain(&b"<a>"[..], std::io::repeat(b'x'));
        let mut reader = XmlReader::new(document, Limits::default());
        assert!(matches!(reader.next(), Ok(XmlEvent::Start(_))));
        assert!(matches!(reader.next(), Err(FormatError::TooMuch { .. })));
    }
}
