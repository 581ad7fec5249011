//! One cell's bytes as text: quotes taken off, decoded, and whether its bytes are of the file's encoding.

use std::borrow::Cow;

use super::split::{Quoted, skip_quoted};
use super::survey::TextEncoding;

/// A cell as text, and whether it is a fault of encoding.
pub(super) struct CellText<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) misencoded: bool,
}

/// Whether quotes around a cell are part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellForm {
    /// Of delimited text: quotes are taken off.
    Quoted,
    /// Of a workbook or of records: the value itself.
    Plain,
}

/// Reads a cell as it stands between two separators.
pub(super) fn read_cell(raw: &[u8], encoding: TextEncoding, form: CellForm) -> CellText<'_> {
    if form == CellForm::Plain {
        return decode(raw, encoding);
    }
    match unquote(raw) {
        Cow::Borrowed(bytes) => decode(bytes, encoding),
        Cow::Owned(bytes) => {
            let CellText { text, misencoded } = decode(&bytes, encoding);
            CellText { text: Cow::Owned(text.into_owned()), misencoded }
        }
    }
}

/// Takes the quotes off; text after a closing quote stays in the cell, a quote that never closes is a character.
fn unquote(raw: &[u8]) -> Cow<'_, [u8]> {
    if raw.first() != Some(&b'"') {
        return Cow::Borrowed(raw);
    }
    // No separator can follow inside the cell: what ends it was found by the splitter.
    let close = match skip_quoted(raw, 0, b'\n', b'\n', true) {
        Quoted::Closed { end } => end - 1,
        Quoted::Loose { close, .. } => close,
        Quoted::Unclosed | Quoted::Incomplete => return Cow::Borrowed(raw),
    };
    let inner = &raw[1..close];
    let after = &raw[(close + 1).min(raw.len())..];
    if memchr::memchr(b'"', inner).is_none() && after.is_empty() {
        return Cow::Borrowed(inner);
    }
    let mut text = Vec::with_capacity(raw.len());
    let mut position = 0;
    while position < inner.len() {
        text.push(inner[position]);
        position += if inner[position] == b'"' { 2 } else { 1 };
    }
    text.extend_from_slice(after);
    Cow::Owned(text)
}

fn decode(bytes: &[u8], encoding: TextEncoding) -> CellText<'_> {
    if bytes.is_ascii() {
        let text = std::str::from_utf8(bytes).expect("ASCII is UTF-8");
        return CellText { text: Cow::Borrowed(text), misencoded: false };
    }
    let utf8 = std::str::from_utf8(bytes);
    match encoding {
        TextEncoding::Utf8 { .. } | TextEncoding::Utf16 { .. } => match utf8 {
            Ok(text) => CellText { text: Cow::Borrowed(text), misencoded: is_damaged(text) },
            Err(_) => CellText { text: encoding_rs::WINDOWS_1252.decode(bytes).0, misencoded: true },
        },
        TextEncoding::Windows1252 | TextEncoding::Latin9 => match utf8 {
            Ok(text) if is_french(text) => CellText { text: Cow::Borrowed(text), misencoded: true },
            _ => {
                let table = match encoding {
                    TextEncoding::Latin9 => encoding_rs::ISO_8859_15,
                    _ => encoding_rs::WINDOWS_1252,
                };
                let text = table.decode_without_bom_handling(bytes).0;
                // Bytes that the table does not assign come out as controls that no text holds.
                let misencoded = text.chars().any(|c| ('\u{80}'..='\u{9F}').contains(&c));
                CellText { text, misencoded }
            }
        },
    }
}

/// UTF-8 read as Latin-1 and written again (`Ã©`), or a character lost by an earlier conversion (U+FFFD).
fn is_damaged(text: &str) -> bool {
    let mut previous = ' ';
    for character in text.chars() {
        let twice = previous == '\u{C3}' && ('\u{80}'..='\u{BF}').contains(&character);
        if character == '\u{FFFD}' || twice {
            return true;
        }
        previous = character;
    }
    false
}

/// Whether bytes that happen to be UTF-8 in a Latin-1 file really were meant so: their characters are French.
fn is_french(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_ascii() || ('\u{A0}'..='\u{17F}').contains(&c) || ('\u{2000}'..='\u{20AC}').contains(&c)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_cells_as_writers_meant_them() {
        let utf8 = TextEncoding::Utf8 { bom: false };
        let cases: [(&[u8], TextEncoding, &str, bool); 11] = [
            (b"\x81\xE9", TextEncoding::Windows1252, "\u{81}é", true),
            (b"abc", utf8, "abc", false),
            (b"\"abc\"", utf8, "abc", false),
            (b"\"a\"\"b;\nc\"", utf8, "a\"b;\nc", false),
            (b"\"abc\"def", utf8, "abcdef", false),
            (b"\"abc", utf8, "\"abc", false),
            (b"\"", utf8, "\"", false),
            ("é".as_bytes(), utf8, "é", false),
            (b"\xE9", utf8, "é", true),
            (b"\xE9 \x9C", TextEncoding::Windows1252, "é œ", false),
            ("lyc\u{e9}e".as_bytes(), TextEncoding::Windows1252, "lycée", true),
        ];
        for (raw, encoding, text, misencoded) in cases {
            let cell = read_cell(raw, encoding, CellForm::Quoted);
            assert_eq!((cell.text.as_ref(), cell.misencoded), (text, misencoded), "{raw:?}");
        }
    }
}
