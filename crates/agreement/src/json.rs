//! A JSON reader that keeps where each value stands, for diagnostics on `schema.json`.
//!
//! serde_json does not keep positions. A property test holds this reader to what serde_json accepts.

use std::borrow::Cow;

use crate::source::Spot;

/// Nesting at most: no schema needs more, and a hostile one must not exhaust the stack.
const DEPTH_MAX: usize = 64;

/// A value and where it stands.
#[derive(Debug)]
pub(crate) struct Json<'t> {
    pub spot: Spot,
    pub value: JsonValue<'t>,
}

#[derive(Debug)]
pub(crate) enum JsonValue<'t> {
    Null,
    Flag(bool),
    /// As written.
    Number(&'t str),
    Text(Cow<'t, str>),
    List(Vec<Json<'t>>),
    Object(Vec<Member<'t>>),
}

/// A key and its value.
#[derive(Debug)]
pub(crate) struct Member<'t> {
    pub key: Cow<'t, str>,
    pub key_spot: Spot,
    pub value: Json<'t>,
}

impl<'t> Json<'t> {
    /// The value of a key; the last one, as in JavaScript, where it stands twice.
    pub(crate) fn get(&self, key: &str) -> Option<&Json<'t>> {
        self.members().iter().rev().find(|member| member.key == key).map(|member| &member.value)
    }
    pub(crate) fn members(&self) -> &[Member<'t>] {
        match &self.value {
            JsonValue::Object(members) => members,
            _ => &[],
        }
    }
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            JsonValue::Text(text) => Some(text),
            _ => None,
        }
    }
    pub(crate) fn list(&self) -> Option<&[Json<'t>]> {
        match &self.value {
            JsonValue::List(items) => Some(items),
            _ => None,
        }
    }
}

/// Reads the whole text; on failure, the byte where it stops being JSON.
pub(crate) fn parse(text: &str) -> Result<Json<'_>, usize> {
    let mut reader = Reader { text, bytes: text.as_bytes(), at: 0 };
    let value = reader.value(0)?;
    reader.blanks();
    if reader.at == text.len() { Ok(value) } else { Err(reader.at) }
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn expect(&mut self, byte: u8) -> Result<(), usize> {
        if self.peek() != Some(byte) {
            return Err(self.at);
        }
        self.at += 1;
        Ok(())
    }

    fn value(&mut self, depth: usize) -> Result<Json<'t>, usize> {
        self.blanks();
        let start = self.at;
        if depth > DEPTH_MAX {
            return Err(start);
        }
        let value = match self.peek().ok_or(start)? {
            b'{' => self.object(depth)?,
            b'[' => self.list(depth)?,
            b'"' => JsonValue::Text(self.string()?),
            b't' => self.word("true", JsonValue::Flag(true))?,
            b'f' => self.word("false", JsonValue::Flag(false))?,
            b'n' => self.word("null", JsonValue::Null)?,
            _ => self.number()?,
        };
        Ok(Json { spot: Spot::new(start, self.at), value })
    }

    fn word(&mut self, word: &str, value: JsonValue<'t>) -> Result<JsonValue<'t>, usize> {
        if !self.text[self.at..].starts_with(word) {
            return Err(self.at);
        }
        self.at += word.len();
        Ok(value)
    }

    fn object(&mut self, depth: usize) -> Result<JsonValue<'t>, usize> {
        self.at += 1;
        let mut members = Vec::new();
        self.blanks();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(JsonValue::Object(members));
        }
        loop {
            self.blanks();
            let start = self.at;
            let key = self.string()?;
            let key_spot = Spot::new(start, self.at);
            self.blanks();
            self.expect(b':')?;
            members.push(Member { key, key_spot, value: self.value(depth + 1)? });
            self.blanks();
            if self.peek() == Some(b',') {
                self.at += 1;
                continue;
            }
            self.expect(b'}')?;
            return Ok(JsonValue::Object(members));
        }
    }

    fn list(&mut self, depth: usize) -> Result<JsonValue<'t>, usize> {
        self.at += 1;
        let mut items = Vec::new();
        self.blanks();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(JsonValue::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.blanks();
            if self.peek() == Some(b',') {
                self.at += 1;
                continue;
            }
            self.expect(b']')?;
            return Ok(JsonValue::List(items));
        }
    }

    fn string(&mut self) -> Result<Cow<'t, str>, usize> {
        self.expect(b'"')?;
        let start = self.at;
        let mut escaped = false;
        loop {
            match self.peek().ok_or(start - 1)? {
                b'"' => break,
                b'\\' => {
                    escaped = true;
                    // Whether the escape means something is serde_json's judgement, just below.
                    self.at += 1;
                    self.peek().ok_or(start - 1)?;
                    self.at += 1;
                }
                byte if byte < 0x20 => return Err(self.at),
                _ => self.at += 1,
            }
        }
        self.at += 1;
        if !escaped {
            return Ok(Cow::Borrowed(&self.text[start..self.at - 1]));
        }
        let quoted = &self.text[start - 1..self.at];
        serde_json::from_str(quoted).map(Cow::Owned).map_err(|_| start - 1)
    }

    fn number(&mut self) -> Result<JsonValue<'t>, usize> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')) {
            self.at += 1;
        }
        let text = &self.text[start..self.at];
        serde_json::from_str::<serde_json::Number>(text).map_err(|_| start)?;
        Ok(JsonValue::Number(text))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn accepts_as_serde_json(text: &str) {
        let expected = serde_json::from_str::<serde_json::Value>(text).is_ok();
        assert_eq!(parse(text).is_ok(), expected, "{text:?}");
    }

    #[test]
    fn accepts_what_serde_json_accepts() {
        for text in [
            "",
            "{}",
            "[1,]",
            "[1 2]",
            "{\"a\":1}",
            "{\"a\"}",
            "\"\\u00e9\"",
            "\"\\ud800\"",
            "\"\\x\"",
            "\"\n\"",
            "01",
            "-",
            "1e5",
            "1e",
            "tru",
            "null ",
            "[[[]]]",
            "{\"a\":1,}",
            "é",
            "\"é",
            "\"\\",
            "1e999",
            "\u{feff}1",
        ] {
            accepts_as_serde_json(text);
        }
        assert!(parse(&"[".repeat(100_000)).is_err());
        assert_eq!(parse("{ \"a\": [true] }").unwrap().get("a").unwrap().spot, Spot { start: 7, end: 13 });
    }

    proptest! {
        #[test]
        fn accepts_what_serde_json_accepts_always(text in "[\\[\\]{}\",:0-9a-z\\\\ eE.+-]{0,24}") {
            accepts_as_serde_json(&text);
        }
    }
}
