//! Bytes of a file to text, in the encoding that it has, which is not always the one that it declares.
//!
//! SIECLE and STS declare ISO-8859-15, AAF either that or UTF-8, ONDE declares nothing; each is met with another one
//! inside. The choice is made at the first byte that is not ASCII, so that it costs no second reading.

use std::io::Read;

use encoding_rs::{Encoding, ISO_8859_15, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::FormatError;

const CHUNK_BYTES: usize = 64 << 10;

/// The encoding that a file declares, the one that it has, and where they part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EncodingReport {
    /// As the XML declaration says, or `None`.
    pub declared: Option<String>,
    /// As read: `UTF-8`, `ISO-8859-15`, `windows-1252`, `UTF-16LE`, `UTF-16BE`.
    pub found: &'static str,
    /// Whether a byte order mark opens the file.
    pub has_mark: bool,
    /// First line on which a byte is not of the declared encoding.
    pub lie_line: Option<u64>,
    /// Bytes that were not of the declared encoding; 1 where the whole file is in another one.
    pub lies: u64,
}

impl EncodingReport {
    /// What the file holds where it is not what it declares: bytes that are not UTF-8 were taken for ISO-8859-15.
    pub fn actual(&self) -> &'static str {
        let says_utf8 =
            self.declared.as_deref().is_none_or(|declared| declared.eq_ignore_ascii_case("utf-8"));
        if self.lies > 0 && says_utf8 && self.found == UTF_8.name() { ISO_8859_15.name() } else { self.found }
    }

    fn lie(&mut self, line: u64) {
        self.lies += 1;
        self.lie_line.get_or_insert(line);
    }
}

enum Mode {
    /// Only ASCII was met; the encoding to fall back on where what comes is not UTF-8.
    Undecided(&'static Encoding),
    Utf8,
    /// One byte, one character.
    Single(Box<[char; 128]>),
    Utf16(Box<encoding_rs::Decoder>),
}

/// Reads bytes, gives text.
pub(crate) struct TextSource<R> {
    input: R,
    raw: Vec<u8>,
    /// Bytes at the beginning of `raw` that wait for the rest of their character.
    waiting: usize,
    mode: Mode,
    report: EncodingReport,
    line: u64,
    begun: bool,
    ended: bool,
}

impl<R: Read> TextSource<R> {
    pub(crate) fn new(input: R) -> Self {
        Self {
            input,
            raw: vec![0; CHUNK_BYTES],
            waiting: 0,
            mode: Mode::Undecided(WINDOWS_1252),
            report: EncodingReport { found: "UTF-8", ..EncodingReport::default() },
            line: 1,
            begun: false,
            ended: false,
        }
    }

    pub(crate) fn report(&self) -> &EncodingReport {
        &self.report
    }

    /// Adds the next piece of text; `false` at the end.
    pub(crate) fn fill(&mut self, out: &mut String) -> Result<bool, FormatError> {
        if self.ended {
            return Ok(false);
        }
        let mut length = self.waiting;
        // The declaration and the mark must be seen whole: the first piece is at least that long.
        let wanted = if self.begun { length + 1 } else { 1024 };
        while length < wanted {
            let read = match self.input.read(&mut self.raw[length..]) {
                Ok(read) => read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(source) => return Err(FormatError::Stream { line: self.line, source }),
            };
            if read == 0 {
                self.ended = true;
                break;
            }
            length += read;
        }
        let mut from = 0;
        if !self.begun {
            self.begun = true;
            from = self.begin(length);
        }
        let before = out.len();
        self.decode(from, length, out);
        self.line += memchr::memchr_iter(b'\n', &out.as_bytes()[before..]).count() as u64;
        Ok(true)
    }

    /// Looks at the mark and at the declaration; gives the number of bytes to pass over.
    fn begin(&mut self, length: usize) -> usize {
        let head = &self.raw[..length];
        if let Some((encoding, mark)) = Encoding::for_bom(head) {
            self.report.has_mark = true;
            self.report.found = encoding.name();
            self.report.declared = declared(head.get(mark..).unwrap_or_default());
            self.mode = if encoding == UTF_8 {
                Mode::Utf8
            } else {
                Mode::Utf16(Box::new(encoding.new_decoder_without_bom_handling()))
            };
            return mark;
        }
        // `<` in two bytes, without a mark.
        for (encoding, start) in [(UTF_16LE, [b'<', 0]), (UTF_16BE, [0, b'<'])] {
            if head.starts_with(&start) {
                self.report.found = encoding.name();
                self.mode = Mode::Utf16(Box::new(encoding.new_decoder_without_bom_handling()));
                return 0;
            }
        }
        self.report.declared = declared(head);
        let Some(label) = &self.report.declared else { return 0 };
        match Encoding::for_label(label.as_bytes()) {
            Some(encoding) if encoding == UTF_8 => self.mode = Mode::Utf8,
            Some(encoding) if encoding == ISO_8859_15 || encoding == WINDOWS_1252 => {
                self.report.found = encoding.name();
                self.mode = Mode::Undecided(encoding);
            }
            // An encoding that no tool of the ministry writes: what it is, is looked at.
            _ => self.report.lie(1),
        }
        0
    }

    fn decode(&mut self, from: usize, length: usize, out: &mut String) {
        let begin = out.len();
        let mut from = from;
        if let Mode::Undecided(fallback) = self.mode {
            let bytes = &self.raw[from..length];
            let Some(first) = bytes.iter().position(|byte| !byte.is_ascii()) else {
                self.waiting = 0;
                push_ascii(bytes, out);
                return;
            };
            push_ascii(&bytes[..first], out);
            from += first;
            self.choose(fallback, from, length, &out[begin..]);
        }
        match &mut self.mode {
            Mode::Undecided(_) | Mode::Utf8 => self.decode_utf8(from, length, begin, out),
            Mode::Single(table) => {
                decode_single(&self.raw[from..length], table, out);
                self.waiting = 0;
            }
            Mode::Utf16(decoder) => {
                let bytes = &self.raw[from..length];
                out.reserve(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3));
                let _ = decoder.decode_to_string(bytes, out, self.ended);
                self.waiting = 0;
            }
        }
    }

    /// At the first byte that is not ASCII: what follows says whether this is UTF-8.
    fn choose(&mut self, fallback: &'static Encoding, from: usize, length: usize, before: &str) {
        let line = self.line + memchr::memchr_iter(b'\n', before.as_bytes()).count() as u64;
        let bytes = &self.raw[from..length];
        let is_utf8 = match std::str::from_utf8(bytes) {
            Ok(_) => true,
            // Cut in the middle of a character by the end of the piece, and right until there.
            Err(error) => error.error_len().is_none() && !self.ended && error.valid_up_to() > 0,
        };
        if is_utf8 {
            if self.report.declared.is_some() && self.report.lies == 0 {
                self.report.lie(line);
            }
            self.report.found = UTF_8.name();
            self.mode = Mode::Utf8;
        } else {
            self.report.found = fallback.name();
            self.mode = Mode::Single(Box::new(table(fallback)));
        }
    }

    /// Text said to be UTF-8; a byte that is not is taken for the French letter that it is in ISO-8859-15.
    fn decode_utf8(&mut self, from: usize, length: usize, begin: usize, out: &mut String) {
        let mut from = from;
        loop {
            let bytes = &self.raw[from..length];
            match simdutf8::compat::from_utf8(bytes) {
                Ok(text) => {
                    out.push_str(text);
                    self.waiting = 0;
                    return;
                }
                Err(error) => {
                    let (valid, rest) = bytes.split_at(error.valid_up_to());
                    out.push_str(std::str::from_utf8(valid).unwrap_or_default());
                    if error.error_len().is_none() && !self.ended {
                        self.waiting = rest.len();
                        self.raw.copy_within(length - self.waiting..length, 0);
                        return;
                    }
                    let line =
                        self.line + memchr::memchr_iter(b'\n', &out.as_bytes()[begin..]).count() as u64;
                    self.report.lie(line);
                    let skipped = error.valid_up_to() + 1;
                    let letter = if self.report.found == UTF_8.name() { rest.first() } else { None };
                    out.push(letter.map_or('\u{fffd}', |&byte| single(ISO_8859_15, byte)));
                    from += skipped;
                }
            }
        }
    }
}

/// The name in `encoding="…"` of an XML declaration.
fn declared(head: &[u8]) -> Option<String> {
    let head = head.get(..head.len().min(256))?;
    let end = memchr::memmem::find(head, b"?>")?;
    let declaration = head.get(..end).filter(|head| head.trim_ascii_start().starts_with(b"<?xml"))?;
    let after = declaration.get(memchr::memmem::find(declaration, b"encoding")? + 8..)?.trim_ascii_start();
    let after = after.strip_prefix(b"=")?.trim_ascii_start();
    let (quote, rest) = after.split_first()?;
    let label = rest.get(..memchr::memchr(*quote, rest)?)?;
    Some(String::from_utf8_lossy(label).into_owned())
}

fn push_ascii(bytes: &[u8], out: &mut String) {
    out.push_str(std::str::from_utf8(bytes).unwrap_or_default());
}

fn decode_single(bytes: &[u8], table: &[char; 128], out: &mut String) {
    out.reserve(bytes.len() + bytes.len() / 8);
    let mut rest = bytes;
    while let Some(first) = rest.iter().position(|byte| !byte.is_ascii()) {
        push_ascii(&rest[..first], out);
        out.push(table[usize::from(rest[first] & 0x7f)]);
        rest = &rest[first + 1..];
    }
    push_ascii(rest, out);
}

fn table(encoding: &'static Encoding) -> [char; 128] {
    std::array::from_fn(|position| single(encoding, 0x80 | position as u8))
}

/// One byte above ASCII. The control characters of ISO-8859 are never meant: Windows wrote the file.
fn single(encoding: &'static Encoding, byte: u8) -> char {
    let encoding = if byte < 0xa0 { WINDOWS_1252 } else { encoding };
    let bytes = [byte];
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    text.chars().next().unwrap_or('\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, EncodingReport) {
        let mut source = TextSource::new(bytes);
        let mut out = String::new();
        while source.fill(&mut out).unwrap() {}
        (out, source.report().clone())
    }

    #[test]
    fn reads_what_is_declared_and_what_is_not() {
        let latin = |text: &str| ISO_8859_15.encode(text).0.into_owned();
        let head = |name: &str| format!("<?xml version=\"1.0\" encoding=\"{name}\"?>\n<a>\n");
        for (bytes, found, lie_line) in [
            ([head("UTF-8").as_bytes(), "Zoé €".as_bytes()].concat(), "UTF-8", None),
            ([head("ISO-8859-15").as_bytes(), &latin("Zoé €")].concat(), "ISO-8859-15", None),
            ([head("ISO-8859-15").as_bytes(), "Zoé €".as_bytes()].concat(), "UTF-8", Some(3)),
            ([head("UTF-8").as_bytes(), &latin("Zoé €")].concat(), "UTF-8", Some(3)),
            ([&b"\xef\xbb\xbf"[..], "a\nb\nZoé €".as_bytes()].concat(), "UTF-8", None),
            (latin("nom\nprénom\nZoé €").to_vec(), "windows-1252", None),
        ] {
            let (text, report) = read(&bytes);
            let euro = if found == "windows-1252" { "Zoé ¤" } else { "Zoé €" };
            assert!(text.ends_with(euro), "{text}");
            assert_eq!((report.found, report.lie_line), (found, lie_line), "{text}");
        }
    }

    #[test]
    fn a_character_cut_by_a_piece_is_whole() {
        let text = "é".repeat(CHUNK_BYTES);
        assert_eq!(read(format!("a{text}").as_bytes()).0.len(), text.len() + 1);
        assert_eq!(read(text.as_bytes()).0, text);
    }

    #[test]
    fn utf16_is_read() {
        let bytes: Vec<u8> = "\u{feff}<a>é</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&bytes).0, "<a>é</a>");
        assert_eq!(read(&bytes[2..]).0, "<a>é</a>");
    }
}
