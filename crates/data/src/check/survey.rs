//! A first look at the whole file: is it delimited text, in which encoding, with which line ends.
//!
//! The whole file, because a guess on its first kilobytes fails late (frictionless #1376, #824): one é in row
//! 900,000 decides. Reading cells with the encoding found is `text`.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// Encodings that producers' files come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextEncoding {
    Utf8 { bom: bool },
    Windows1252,
    Latin9,
    Utf16 { big_endian: bool, bom: bool },
}

impl TextEncoding {
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Utf8 { bom: false } => "UTF-8",
            Self::Utf8 { bom: true } => "UTF-8 BOM",
            Self::Windows1252 => "windows-1252",
            Self::Latin9 => "ISO-8859-15",
            Self::Utf16 { big_endian: false, .. } => "UTF-16LE",
            Self::Utf16 { big_endian: true, .. } => "UTF-16BE",
        }
    }

    fn bom_bytes(self) -> u64 {
        match self {
            Self::Utf8 { bom: true } => 3,
            Self::Utf16 { bom: true, .. } => 2,
            _ => 0,
        }
    }
}

/// What the first look says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Survey {
    /// Nothing but, perhaps, a byte order mark.
    Empty(TextEncoding),
    /// Something else than text: a name for people (`XLSX`, `PDF`…).
    Foreign(&'static str),
    /// Text.
    Text { encoding: TextEncoding, terminator: u8 },
}

const HEAD_BYTES: usize = 64 * 1024;
const BLOCK_BYTES: usize = 1 << 20;

/// Looks at the whole file once.
pub(super) fn survey(path: &Path) -> io::Result<Survey> {
    let mut file = File::open(path)?;
    let mut head = Vec::with_capacity(HEAD_BYTES);
    Read::by_ref(&mut file).take(HEAD_BYTES as u64).read_to_end(&mut head)?;
    if let Some(format) = foreign_format(&head) {
        return Ok(Survey::Foreign(format));
    }
    if let Some(encoding) = utf16(&head) {
        return Ok(survey_utf16(&head, encoding));
    }
    let bom = head.starts_with(b"\xEF\xBB\xBF");
    let utf8 = TextEncoding::Utf8 { bom };
    if head.len() == usize::from(bom) * 3 {
        return Ok(Survey::Empty(utf8));
    }
    if is_binary(&head) {
        return Ok(Survey::Foreign("binary"));
    }
    file.seek(SeekFrom::Start(utf8.bom_bytes()))?;
    let counts = count_bytes(&mut file)?;
    let encoding = if counts.invalid == 0 || bom || counts.multibyte > counts.invalid {
        utf8
    } else if counts.latin9_letters > 0 && counts.windows_only == 0 {
        TextEncoding::Latin9
    } else {
        TextEncoding::Windows1252
    };
    let terminator = if counts.has_line_feed || !counts.has_return { b'\n' } else { b'\r' };
    Ok(Survey::Text { encoding, terminator })
}

/// Opens the text after its byte order mark; UTF-16 comes out as UTF-8, the other encodings as they are.
pub(super) fn open_text(path: &Path, encoding: TextEncoding) -> io::Result<Box<dyn Read + Send>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(encoding.bom_bytes()))?;
    match encoding {
        TextEncoding::Utf16 { big_endian, .. } => Ok(Box::new(Utf16Reader::new(file, big_endian))),
        _ => Ok(Box::new(file)),
    }
}

/// Archives, workbooks and documents, by their first bytes.
fn foreign_format(head: &[u8]) -> Option<&'static str> {
    let holds = |needle: &[u8]| memchr::memmem::find(head, needle).is_some();
    if head.starts_with(b"PK\x03\x04") {
        if holds(b"xl/") || (holds(b"[Content_Types].xml") && !holds(b"word/")) {
            return Some("XLSX");
        }
        return Some(if holds(b"opendocument.spreadsheet") { "ODS" } else { "ZIP" });
    }
    let magics: [(&[u8], &str); 9] = [
        (b"PK\x05\x06", "ZIP"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "XLS"),
        (b"%PDF-", "PDF"),
        (b"PAR1", "Parquet"),
        (b"\x1F\x8B", "gzip"),
        (b"7z\xBC\xAF\x27\x1C", "7z"),
        (b"{\\rtf", "RTF"),
        (b"<?xml", "XML"),
        (b"SQLite format 3\0", "SQLite"),
    ];
    if let Some((_, name)) = magics.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(name);
    }
    let start: Vec<u8> = head.iter().take(64).map(u8::to_ascii_lowercase).collect();
    let markup = start.trim_ascii_start();
    (markup.starts_with(b"<!doctype html") || markup.starts_with(b"<html")).then_some("HTML")
}

/// UTF-16 by its mark, or because every second byte of ASCII text is zero.
fn utf16(head: &[u8]) -> Option<TextEncoding> {
    if head.starts_with(b"\xFF\xFE") {
        return Some(TextEncoding::Utf16 { big_endian: false, bom: true });
    }
    if head.starts_with(b"\xFE\xFF") {
        return Some(TextEncoding::Utf16 { big_endian: true, bom: true });
    }
    let pairs = head.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros_at = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros_at(0), zeros_at(1));
    if odd * 10 > pairs * 6 && even * 20 < pairs {
        return Some(TextEncoding::Utf16 { big_endian: false, bom: false });
    }
    if even * 10 > pairs * 6 && odd * 20 < pairs {
        return Some(TextEncoding::Utf16 { big_endian: true, bom: false });
    }
    None
}

fn survey_utf16(head: &[u8], encoding: TextEncoding) -> Survey {
    let (units, big_endian) = match encoding {
        TextEncoding::Utf16 { big_endian, bom } => {
            (head.get(usize::from(bom) * 2..).unwrap_or(&[]), big_endian)
        }
        _ => (head, false),
    };
    if units.is_empty() {
        return Survey::Empty(encoding);
    }
    let unit_of =
        |pair: [u8; 2]| if big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) };
    let holds = |sought: u8| units.as_chunks::<2>().0.iter().any(|pair| unit_of(*pair) == u16::from(sought));
    let terminator = if holds(b'\n') || !holds(b'\r') { b'\n' } else { b'\r' };
    Survey::Text { encoding, terminator }
}

/// Control characters that no text holds make up a tenth of it. NUL bytes alone are a finding, not a format.
fn is_binary(head: &[u8]) -> bool {
    let controls = head
        .iter()
        .filter(|byte| matches!(byte, 0x01..=0x08 | 0x0B | 0x0E..=0x19 | 0x1B..=0x1F | 0x7F))
        .count();
    let zeros = head.iter().filter(|byte| **byte == 0).count();
    controls * 10 > head.len() || zeros * 2 > head.len()
}

#[derive(Default)]
struct ByteCounts {
    /// Characters of several bytes in valid UTF-8.
    multibyte: u64,
    /// Sequences that are not UTF-8.
    invalid: u64,
    /// Bytes 0x80 to 0x9F outside UTF-8: letters and quotes in Windows-1252, controls in ISO-8859.
    windows_only: u64,
    /// œ and Œ of ISO-8859-15 inside a word, where Windows-1252 would read ½ and ¼.
    latin9_letters: u64,
    has_line_feed: bool,
    has_return: bool,
}

fn count_bytes(file: &mut File) -> io::Result<ByteCounts> {
    let mut counts = ByteCounts::default();
    let mut buffer = vec![0; BLOCK_BYTES];
    let mut kept = 0;
    loop {
        let read = file.read(&mut buffer[kept..])?;
        let filled = kept + read;
        let block = &buffer[..filled];
        counts.has_line_feed = counts.has_line_feed || memchr::memchr(b'\n', block).is_some();
        counts.has_return = counts.has_return || memchr::memchr(b'\r', block).is_some();
        let tail = count_block(block, read == 0, &mut counts);
        if read == 0 {
            return Ok(counts);
        }
        buffer.copy_within(filled - tail..filled, 0);
        kept = tail;
    }
}

/// Counts a block; returns how many bytes of an unfinished character stand at its end.
fn count_block(block: &[u8], last: bool, counts: &mut ByteCounts) -> usize {
    let leads = |bytes: &[u8]| bytes.iter().filter(|byte| **byte >= 0xC0).count() as u64;
    let Err(error) = simdutf8::compat::from_utf8(block) else {
        counts.multibyte += leads(block);
        return 0;
    };
    if error.error_len().is_none() && !last {
        counts.multibyte += leads(&block[..error.valid_up_to()]);
        return block.len() - error.valid_up_to();
    }
    let mut position = 0;
    for part in block.utf8_chunks() {
        counts.multibyte += leads(part.valid().as_bytes());
        position += part.valid().len();
        let invalid = part.invalid();
        if invalid.is_empty() {
            continue;
        }
        if !last && position + invalid.len() == block.len() && invalid.len() < 4 {
            return invalid.len();
        }
        counts.invalid += 1;
        counts.windows_only += invalid.iter().filter(|byte| (0x80..=0x9F).contains(*byte)).count() as u64;
        let neighbour = |at: Option<usize>| {
            at.and_then(|at| block.get(at)).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte >= 0xC0)
        };
        if matches!(invalid[0], 0xBC | 0xBD)
            && neighbour(position.checked_sub(1))
            && neighbour(Some(position + 1))
        {
            counts.latin9_letters += 1;
        }
        position += invalid.len();
    }
    0
}

/// UTF-16 as UTF-8, a block at a time; broken pairs become U+FFFD, which is a finding later.
struct Utf16Reader {
    file: File,
    decoder: encoding_rs::Decoder,
    input: Vec<u8>,
    output: Vec<u8>,
    served: usize,
    ended: bool,
}

impl Utf16Reader {
    fn new(file: File, big_endian: bool) -> Self {
        let encoding = if big_endian { encoding_rs::UTF_16BE } else { encoding_rs::UTF_16LE };
        Self {
            file,
            decoder: encoding.new_decoder_without_bom_handling(),
            input: vec![0; BLOCK_BYTES],
            output: Vec::new(),
            served: 0,
            ended: false,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        let read = self.file.read(&mut self.input)?;
        self.ended = read == 0;
        self.output.resize(read * 3 + 16, 0);
        let (_, _, written, _) =
            self.decoder.decode_to_utf8(&self.input[..read], &mut self.output, self.ended);
        self.output.truncate(written);
        self.served = 0;
        Ok(())
    }
}

impl Read for Utf16Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.served == self.output.len() && !self.ended {
            self.refill()?;
        }
        let rest = &self.output[self.served..];
        let length = rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&rest[..length]);
        self.served += length;
        Ok(length)
    }
}
