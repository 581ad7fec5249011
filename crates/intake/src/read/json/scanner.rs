//! Finds where JSON values begin and end, without holding more than one.
//!
//! It trusts nothing inside a value: whether a value is well formed is `serde_json`'s work, once it is cut out.

use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom};
use std::path::Path;

use super::super::fault::{ReadFault, damaged, from_io, system, unreadable};
use super::FORM;

/// Bytes of one record.
const RECORD_BYTES_MAX: usize = 8 << 20;
/// Objects and arrays open at the same time.
const DEPTH_MAX: u32 = 100;

/// A file of JSON, where its reader stands.
pub(super) struct Scanner {
    source: BufReader<File>,
    /// Physical line, from 1.
    pub(super) line: u64,
}

impl Scanner {
    /// Stands at the first value.
    pub(super) fn open(path: &Path) -> Result<Self, ReadFault> {
        let mut source = BufReader::with_capacity(256 << 10, File::open(path).map_err(system)?);
        let head = source.fill_buf().map_err(system)?;
        let mark = if head.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        source.seek(SeekFrom::Start(mark)).map_err(system)?;
        Ok(Self { source, line: 1 })
    }

    fn buffer(&mut self) -> Result<&[u8], ReadFault> {
        self.source.fill_buf().map_err(|error| from_io(error, FORM))
    }

    /// Passes over blanks; the byte that follows, `None` at the end.
    pub(super) fn peek(&mut self) -> Result<Option<u8>, ReadFault> {
        loop {
            let buffer = self.buffer()?;
            if buffer.is_empty() {
                return Ok(None);
            }
            let blanks = buffer.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let lines = memchr::memchr_iter(b'\n', &buffer[..blanks]).count() as u64;
            let next = buffer.get(blanks).copied();
            self.source.consume(blanks);
            self.line += lines;
            if next.is_some() {
                return Ok(next);
            }
        }
    }

    fn expect(&mut self, wanted: u8) -> Result<(), ReadFault> {
        if self.peek()? != Some(wanted) {
            return Err(damaged(FORM).at(self.line));
        }
        self.source.consume(1);
        Ok(())
    }

    pub(super) fn enter_object(&mut self) -> Result<(), ReadFault> {
        self.expect(b'{')
    }

    pub(super) fn enter_array(&mut self) -> Result<(), ReadFault> {
        self.expect(b'[')
    }

    /// Inside an array: the first byte of the next value, `None` at its end.
    pub(super) fn next_item(&mut self) -> Result<Option<u8>, ReadFault> {
        let mut next = self.peek()?;
        if next == Some(b',') {
            self.source.consume(1);
            next = self.peek()?;
        }
        match next {
            Some(b']') => Ok(None),
            Some(next) => Ok(Some(next)),
            None => Err(damaged(FORM)),
        }
    }

    /// Inside an object: the next name, standing before its value; `None` at its end.
    pub(super) fn next_key(&mut self) -> Result<Option<String>, ReadFault> {
        let mut next = self.peek()?;
        if next == Some(b',') {
            self.source.consume(1);
            next = self.peek()?;
        }
        if next == Some(b'}') {
            return Ok(None);
        }
        let mut text = Vec::new();
        self.value(&mut text)?;
        let key = serde_json::from_slice(&text).map_err(|_| damaged(FORM).at(self.line))?;
        self.expect(b':')?;
        Ok(Some(key))
    }

    /// Adds the text of the next value.
    pub(super) fn value(&mut self, out: &mut Vec<u8>) -> Result<(), ReadFault> {
        self.cut(|bytes| {
            out.extend_from_slice(bytes);
            out.len() <= RECORD_BYTES_MAX
        })
    }

    /// Passes over the next value, however long.
    pub(super) fn skip_value(&mut self) -> Result<(), ReadFault> {
        self.cut(|_| true)
    }

    /// Hands over the next value, a piece at a time, until `take` has enough of it.
    fn cut(&mut self, mut take: impl FnMut(&[u8]) -> bool) -> Result<(), ReadFault> {
        self.peek()?;
        let mut state = State::default();
        loop {
            let buffer = self.source.fill_buf().map_err(|error| from_io(error, FORM))?;
            if buffer.is_empty() {
                // A number may end with the file; nothing else may.
                let ended = state.scalar && state.depth == 0 && !state.quoted;
                return if ended { Ok(()) } else { Err(damaged(FORM)) };
            }
            let (length, ended) = state.advance(buffer)?;
            let enough = !take(&buffer[..length]);
            self.line += memchr::memchr_iter(b'\n', &buffer[..length]).count() as u64;
            self.source.consume(length);
            if enough {
                return Err(unreadable("token").with("form", FORM));
            }
            if ended {
                return Ok(());
            }
        }
    }
}

/// Where inside a value the scanner stands.
#[derive(Default)]
struct State {
    depth: u32,
    quoted: bool,
    escaped: bool,
    /// Inside a number or a word that stands alone.
    scalar: bool,
}

impl State {
    /// How many of the bytes belong to the value, and whether it ends there.
    fn advance(&mut self, bytes: &[u8]) -> Result<(usize, bool), ReadFault> {
        let mut at = 0;
        while at < bytes.len() {
            if self.quoted {
                if self.escaped {
                    self.escaped = false;
                    at += 1;
                    continue;
                }
                let Some(found) = memchr::memchr2(b'"', b'\\', &bytes[at..]) else {
                    return Ok((bytes.len(), false));
                };
                at += found + 1;
                if bytes[at - 1] == b'\\' {
                    self.escaped = true;
                } else {
                    self.quoted = false;
                    if self.depth == 0 {
                        return Ok((at, true));
                    }
                }
                continue;
            }
            match bytes[at] {
                b'"' => self.quoted = true,
                b'{' | b'[' => {
                    self.depth += 1;
                    if self.depth > DEPTH_MAX {
                        return Err(unreadable("depth").count("max", u64::from(DEPTH_MAX)));
                    }
                }
                b'}' | b']' if self.depth <= 1 => {
                    // The end of what holds a number that stands alone is no part of it.
                    let own = usize::from(self.depth == 1);
                    return if own == 0 && !self.scalar { Err(damaged(FORM)) } else { Ok((at + own, true)) };
                }
                b'}' | b']' => self.depth -= 1,
                b',' | b':' if self.depth == 0 => {
                    return if self.scalar { Ok((at, true)) } else { Err(damaged(FORM)) };
                }
                byte if self.depth == 0 && byte.is_ascii_whitespace() => return Ok((at, true)),
                _ if self.depth == 0 => self.scalar = true,
                _ => {}
            }
            at += 1;
        }
        Ok((at, false))
    }
}
