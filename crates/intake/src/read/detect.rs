//! What a file is, by its content: names lie, and a `.xls` is often an HTML page.
//!
//! This module only tells forms apart. The encoding of a text is `check::survey`'s work.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// What was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detected {
    /// Text, or nothing at all.
    Text,
    Xlsx,
    Ods,
    Xls,
    /// A workbook that a password opens.
    LockedWorkbook,
    Parquet,
    /// JSON, as lines or as one document.
    Json,
    Zip,
    Tar,
    Gzip,
    /// Something else: a name for people (`PDF`, `HTML`…).
    Foreign(&'static str),
}

const HEAD_BYTES: u64 = 64 * 1024;

/// Looks at the beginning of the file, and at the table of contents of an archive.
pub(super) fn detect(path: &Path) -> io::Result<Detected> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD_BYTES).read_to_end(&mut head)?;
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return detect_zip(path, &head);
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return detect_compound(path);
    }
    Ok(of_head(&head))
}

/// By the first bytes alone.
pub(super) fn of_head(head: &[u8]) -> Detected {
    let magics: [(&[u8], Detected); 13] = [
        (b"PK\x03\x04", Detected::Zip),
        (b"PK\x05\x06", Detected::Zip),
        (b"PAR1", Detected::Parquet),
        (b"\x1F\x8B", Detected::Gzip),
        (b"%PDF-", Detected::Foreign("PDF")),
        (b"7z\xBC\xAF\x27\x1C", Detected::Foreign("7z")),
        (b"Rar!\x1A\x07", Detected::Foreign("RAR")),
        (b"BZh", Detected::Foreign("bzip2")),
        (b"\xFD7zXZ\0", Detected::Foreign("XZ")),
        (b"\x28\xB5\x2F\xFD", Detected::Foreign("Zstandard")),
        (b"{\\rtf", Detected::Foreign("RTF")),
        (b"SQLite format 3\0", Detected::Foreign("SQLite")),
        (b"\x09\x08\x10\0\0\x06\x05\0", Detected::Foreign("XLS")),
    ];
    if let Some((_, detected)) = magics.iter().find(|(magic, _)| head.starts_with(magic)) {
        return *detected;
    }
    if is_tar(head) {
        return Detected::Tar;
    }
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let start: Vec<u8> = text.iter().take(64).map(u8::to_ascii_lowercase).collect();
    if start.starts_with(b"<!doctype html") || start.starts_with(b"<html") || start.starts_with(b"<table") {
        return Detected::Foreign("HTML");
    }
    if start.starts_with(b"<?xml") {
        return Detected::Foreign("XML");
    }
    if is_json(text) {
        return Detected::Json;
    }
    if is_binary(head) { Detected::Foreign("binary") } else { Detected::Text }
}

/// `{"` or `[{`, blanks apart: no delimited file begins so.
fn is_json(text: &[u8]) -> bool {
    let Some((open, rest)) = text.split_first() else { return false };
    let next = rest.trim_ascii_start().first();
    match open {
        b'{' => matches!(next, Some(b'"' | b'}')),
        b'[' => matches!(next, Some(b'{' | b']')),
        _ => false,
    }
}

/// The sum of the header is right: older archives have no mark.
fn is_tar(head: &[u8]) -> bool {
    let Some(header) = head.get(..512) else { return false };
    let written = header[148..156].iter().filter(|byte| (b'0'..=b'7').contains(*byte));
    let written = written.fold(0, |sum: u64, digit| sum * 8 + u64::from(digit - b'0'));
    let blank = |(at, byte): (usize, &u8)| if (148..156).contains(&at) { 32 } else { u64::from(*byte) };
    let sum: u64 = header.iter().enumerate().map(blank).sum();
    header[0] != 0 && written == sum
}

/// Control characters that no text holds make up a tenth of it. NUL bytes alone are a finding, not a format; in UTF-16
/// they are every second byte.
fn is_binary(head: &[u8]) -> bool {
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return false;
    }
    let is_control = |byte: &&u8| matches!(byte, 0x01..=0x08 | 0x0B | 0x0E..=0x19 | 0x1B..=0x1F | 0x7F);
    let controls = head.iter().filter(is_control).count();
    let zeros_at = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros_at(0), zeros_at(1));
    let one_sided = even.min(odd) * 20 < head.len() / 2;
    controls * 10 > head.len() || (!one_sided && (even + odd) * 2 > head.len())
}

fn detect_zip(path: &Path, head: &[u8]) -> io::Result<Detected> {
    let file = io::BufReader::new(File::open(path)?);
    let Ok(archive) = zip::ZipArchive::new(file) else {
        // Damaged: what it was meant to be is still in its first bytes.
        let holds = |needle: &[u8]| memchr::memmem::find(head, needle).is_some();
        let of_workbook = holds(b"xl/") || holds(b"[Content_Types].xml");
        let of_sheets = holds(b"opendocument.spreadsheet");
        return Ok(if of_sheets {
            Detected::Ods
        } else if of_workbook {
            Detected::Xlsx
        } else {
            Detected::Zip
        });
    };
    let holds = |name: &str| archive.index_for_name(name).is_some();
    let begins = |prefix: &str| {
        archive
            .file_names_raw()
            .any(|name| name.len() >= prefix.len() && &name[..prefix.len()] == prefix.as_bytes())
    };
    if holds("[Content_Types].xml") {
        return Ok(if holds("xl/workbook.bin") {
            Detected::Foreign("XLSB")
        } else if begins("word/") {
            Detected::Foreign("DOCX")
        } else if begins("ppt/") {
            Detected::Foreign("PPTX")
        } else {
            Detected::Xlsx
        });
    }
    if holds("content.xml") && (holds("mimetype") || holds("META-INF/manifest.xml")) {
        let is_text = memchr::memmem::find(head, b"opendocument.text").is_some();
        return Ok(if is_text { Detected::Foreign("ODT") } else { Detected::Ods });
    }
    Ok(Detected::Zip)
}

/// A compound file is an old workbook, a locked new one, or something else of Office: its directory tells.
fn detect_compound(path: &Path) -> io::Result<Detected> {
    let wide = |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let marks = [
        (wide("EncryptedPackage"), Detected::LockedWorkbook),
        (wide("WordDocument"), Detected::Foreign("DOC")),
        (wide("PowerPoint Document"), Detected::Foreign("PPT")),
        (wide("__nameid_version"), Detected::Foreign("MSG")),
    ];
    let mut file = File::open(path)?;
    let mut block = vec![0; 1 << 20];
    let mut kept = 0;
    loop {
        let read = file.read(&mut block[kept..])?;
        let filled = &block[..kept + read];
        let found = marks.iter().find(|(mark, _)| memchr::memmem::find(filled, mark).is_some());
        if let Some((_, detected)) = found {
            return Ok(*detected);
        }
        if read == 0 {
            return Ok(Detected::Xls);
        }
        let end = kept + read;
        kept = end.min(64);
        block.copy_within(end - kept..end, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells() {
        let cases: [(&[u8], Detected); 12] = [
            (b"", Detected::Text),
            (b"a;b\n1;2\n", Detected::Text),
            (b"\xEF\xBB\xBFa;b\n", Detected::Text),
            (b"a\0;\0b\0\n\0", Detected::Text),
            (b"\xFF\xFEa\0;\0", Detected::Text),
            (b"{\"a\":1}\n", Detected::Json),
            (b" \n[ {\"a\":1}]", Detected::Json),
            (b"[1] note;b\n", Detected::Text),
            (b"<!DOCTYPE HTML><html>", Detected::Foreign("HTML")),
            (b"\xEF\xBB\xBF<?xml version='1.0'?>", Detected::Foreign("XML")),
            (
                b"\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0",
                Detected::Foreign("binary"),
            ),
            (b"%PDF-1.7", Detected::Foreign("PDF")),
        ];
        for (head, expected) in cases {
            assert_eq!(of_head(head), expected, "{}", String::from_utf8_lossy(head));
        }
    }
}
