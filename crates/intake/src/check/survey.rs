//! A first look at the whole of a text: in which encoding, with which line ends. What is no text is `read`'s work.
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

    /// The encoding of that name, as people write it; `None` for one that is found out.
    fn named(name: &str) -> Option<Self> {
        let folded: String =
            name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        match folded.as_str() {
            "utf8" | "utf8bom" | "utf8sig" | "ascii" | "usascii" => Some(Self::Utf8 { bom: false }),
            "windows1252" | "cp1252" | "ansi" | "latin1" | "iso88591" => Some(Self::Windows1252),
            "latin9" | "iso885915" => Some(Self::Latin9),
            _ => None,
        }
    }

    fn with_bom(self, bom: bool) -> Self {
        match self {
            Self::Utf8 { .. } => Self::Utf8 { bom },
            other => other,
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
    /// Text.
    Text { encoding: TextEncoding, terminator: u8 },
}

const HEAD_BYTES: usize = 64 * 1024;
const BLOCK_BYTES: usize = 1 << 20;
/// Size from which a file is looked at in two halves.
const HALVES_BYTES_MIN: u64 = 32 << 20;

/// Looks at the whole file once.
pub(super) fn survey(path: &Path, declared: Option<&str>) -> io::Result<Survey> {
    let mut file = File::open(path)?;
    let mut head = Vec::with_capacity(HEAD_BYTES);
    Read::by_ref(&mut file).take(HEAD_BYTES as u64).read_to_end(&mut head)?;
    if let Some(encoding) = utf16(&head) {
        return Ok(survey_utf16(&head, encoding));
    }
    let bom = head.starts_with(b"\xEF\xBB\xBF");
    let utf8 = TextEncoding::Utf8 { bom };
    if head.len() == usize::from(bom) * 3 {
        return Ok(Survey::Empty(utf8));
    }
    let counts = count_file(path, utf8.bom_bytes())?;
    let encoding = if let Some(declared) = declared.and_then(TextEncoding::named) {
        declared.with_bom(bom)
    } else if counts.invalid == 0 || bom || counts.multibyte > counts.invalid {
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

impl ByteCounts {
    fn add(&mut self, other: &Self) {
        self.multibyte += other.multibyte;
        self.invalid += other.invalid;
        self.windows_only += other.windows_only;
        self.latin9_letters += other.latin9_letters;
        self.has_line_feed |= other.has_line_feed;
        self.has_return |= other.has_return;
    }
}

/// Counts a file from that byte on, a large one in two halves side by side.
fn count_file(path: &Path, from: u64) -> io::Result<ByteCounts> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    let middle = if size > HALVES_BYTES_MIN { line_start_after(&mut file, size / 2)? } else { None };
    file.seek(SeekFrom::Start(from))?;
    let Some(middle) = middle else { return count_bytes(&mut file) };
    let mut second = File::open(path)?;
    second.seek(SeekFrom::Start(middle))?;
    std::thread::scope(|scope| {
        let second = scope.spawn(move || count_bytes(&mut second));
        let mut counts = count_bytes(&mut file.take(middle - from))?;
        counts.add(&second.join().expect("counting does not panic")?);
        Ok(counts)
    })
}

/// Where the first line after that byte begins: no character of any encoding read here stands across it.
fn line_start_after(file: &mut File, at: u64) -> io::Result<Option<u64>> {
    file.seek(SeekFrom::Start(at))?;
    let mut block = Vec::new();
    file.take(BLOCK_BYTES as u64).read_to_end(&mut block)?;
    Ok(memchr::memchr(b'\n', &block).map(|found| at + found as u64 + 1))
}

fn count_bytes(file: &mut impl Read) -> io::Result<ByteCounts> {
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
    // Counted in bytes, which processors do many at a time: 255 of them at most.
    let leads = |bytes: &[u8]| -> u64 {
        bytes
            .chunks(255)
            .map(|few| u64::from(few.iter().map(|byte| u8::from(*byte >= 0xC0)).sum::<u8>()))
            .sum()
    };
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
