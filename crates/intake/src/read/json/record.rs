//! The names and values of one record, cut out of its text, which `serde_json` has found well formed.

use std::borrow::Cow;

use super::super::number::write_plain;

/// Goes through the names and values of an object.
pub(super) struct Pairs<'a> {
    rest: &'a [u8],
}

impl<'a> Pairs<'a> {
    pub(super) fn of(object: &'a [u8]) -> Self {
        Self { rest: object.strip_prefix(b"{").unwrap_or(&[]) }
    }
}

impl<'a> Iterator for Pairs<'a> {
    /// The name without its quotes, still escaped, and the text of the value.
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (key, rest) = cut(skip(self.rest, b","))?;
        let key = key.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
        let (value, rest) = cut(skip(rest, b":"))?;
        self.rest = rest;
        Some((key, value))
    }
}

/// Without the blanks and that mark at the beginning.
fn skip<'a>(text: &'a [u8], mark: &[u8]) -> &'a [u8] {
    let text = text.trim_ascii_start();
    text.strip_prefix(mark).unwrap_or(text).trim_ascii_start()
}

/// The value at the beginning, and what follows it.
fn cut(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let (mut depth, mut quoted, mut at) = (0_u32, false, 0);
    while at < text.len() {
        if quoted {
            let found = memchr::memchr2(b'"', b'\\', &text[at..])?;
            at += found + 1;
            if text[at - 1] == b'\\' {
                at += 1;
                continue;
            }
            quoted = false;
            if depth == 0 {
                return Some(text.split_at(at));
            }
            continue;
        }
        match text[at] {
            b'"' => quoted = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' | b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' if depth == 0 => break,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(text.split_at(at + 1));
                }
            }
            _ => {}
        }
        at += 1;
    }
    (at > 0 && depth == 0 && !quoted).then(|| text.split_at(at))
}

/// A name as it reads; `None` where its escapes are wrong.
pub(super) fn key_of(raw: &[u8]) -> Option<Cow<'_, str>> {
    let text = std::str::from_utf8(raw).ok()?;
    if !text.contains('\\') {
        return Some(Cow::Borrowed(text));
    }
    serde_json::from_str(&format!("\"{text}\"")).ok().map(Cow::Owned)
}

/// Adds what a cell would show of a value: the text itself, the number, nothing for `null`, JSON for what is nested.
/// `None` where its escapes are wrong.
pub(super) fn push_value(value: &[u8], out: &mut String) -> Option<()> {
    let text = std::str::from_utf8(value).ok()?;
    match value.first()? {
        b'"' => out.push_str(&key_of(value.get(1..value.len() - 1)?)?),
        b'n' => {}
        b'-' | b'0'..=b'9' => push_number(text, out),
        b'{' | b'[' => push_compact(text, out),
        _ => out.push_str(text),
    }
    Some(())
}

/// `12.0` is 12: many programs write whole numbers so. Other numbers keep their digits, save those with an exponent.
fn push_number(text: &str, out: &mut String) {
    if text.contains(['e', 'E']) {
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => write_plain(number, out),
            _ => out.push_str(text),
        }
        return;
    }
    let whole = text.split_once('.').filter(|(_, fraction)| fraction.bytes().all(|digit| digit == b'0'));
    out.push_str(whole.map_or(text, |(whole, _)| whole));
}

/// Without the blanks of the layout.
fn push_compact(text: &str, out: &mut String) {
    let (mut quoted, mut escaped) = (false, false);
    out.extend(text.chars().filter(|character| {
        let kept = quoted || !character.is_ascii_whitespace();
        match character {
            '"' if !escaped => quoted = !quoted,
            _ => {}
        }
        escaped = quoted && *character == '\\' && !escaped;
        kept
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_as_cells() {
        let record = r#"{ "a" : 12.0, "b\"é":"x\ty","c":null,"d":{"k": [1, "a b"]},"e":true,"f":-1.50,"g":1E3,"h":"" }"#;
        let mut cells = Vec::new();
        for (key, value) in Pairs::of(record.as_bytes()) {
            let mut text = String::new();
            push_value(value, &mut text).unwrap();
            cells.push((key_of(key).unwrap().into_owned(), text));
        }
        let expected = [
            ("a", "12"),
            ("b\"é", "x\ty"),
            ("c", ""),
            ("d", r#"{"k":[1,"a b"]}"#),
            ("e", "true"),
            ("f", "-1.50"),
            ("g", "1000"),
            ("h", ""),
        ];
        assert_eq!(cells, expected.map(|(key, text)| (key.to_owned(), text.to_owned())));
    }
}
