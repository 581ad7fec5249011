//! The texts that the cells of a workbook share: the only part of it that is kept in memory.

use quick_xml::events::Event;

use super::super::fault::{ReadFault, unreadable};
use super::super::xml::{Xml, push_text};

/// Bytes kept at most: the texts, and four for each of them.
const STRINGS_BYTES_MAX: usize = 256 << 20;

/// The texts, one after the other.
#[derive(Debug, Default)]
pub(super) struct Strings {
    bytes: String,
    /// Where each one ends.
    ends: Vec<u32>,
}

impl Strings {
    /// Reads `sharedStrings.xml` (ECMA-376 part 1, 18.4.9).
    pub(super) fn read(mut xml: Xml) -> Result<Self, ReadFault> {
        let mut strings = Self::default();
        let mut text = String::new();
        let (mut inside, mut phonetic) = (false, false);
        loop {
            let event = xml.next()?;
            match &event {
                Event::Start(element) => match element.local_name().as_ref() {
                    "si" => text.clear(),
                    "t" => inside = !phonetic,
                    "rPh" => phonetic = true,
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "si" => strings.push(&text)?,
                    "t" => inside = false,
                    "rPh" => phonetic = false,
                    _ => {}
                },
                Event::Eof => return Ok(strings),
                event if inside => {
                    push_text(event, &mut text)?;
                    strings.check(text.len())?;
                }
                _ => {}
            }
        }
    }

    fn push(&mut self, text: &str) -> Result<(), ReadFault> {
        push_unescaped(text, &mut self.bytes);
        self.ends.push(self.bytes.len() as u32);
        self.check(0)
    }

    fn check(&self, coming: usize) -> Result<(), ReadFault> {
        if self.bytes.len() + self.ends.len() * 4 + coming > STRINGS_BYTES_MAX {
            return Err(unreadable("strings").count("mebibytes", (STRINGS_BYTES_MAX >> 20) as u64));
        }
        Ok(())
    }

    /// The text of that rank.
    pub(super) fn get(&self, rank: usize) -> Option<&str> {
        let end = *self.ends.get(rank)? as usize;
        let start = rank.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        Some(&self.bytes[start..end])
    }
}

/// Adds a text whose characters that XML refuses are written `_x000D_` (ECMA-376 part 1, 22.9.2.19).
pub(super) fn push_unescaped(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let hexadecimal = code.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let character =
            hexadecimal.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match character {
            Some(character) => {
                out.push_str(&rest[..at]);
                out.push(character);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str(&rest[..at + 2]);
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_a_workbook() {
        for (text, expected) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("x_x12", "x_x12"),
            ("_xé00_", "_xé00_"),
            ("_xD800_", "_xD800_"),
        ] {
            let mut out = String::new();
            push_unescaped(text, &mut out);
            assert_eq!(out, expected, "{text}");
        }
    }
}
