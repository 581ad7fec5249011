//! The form of what is signed: lines `name value` under `entente <kind> 1`, then one line `signed` for each key.
//!
//! ```text
//! entente signature 1
//! agreement exemple-2024
//! sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
//! …
//! signed <key> <signature in base64>
//! ```
//!
//! What is signed is the bytes of the lines before `signed`, line ends included: `openssl pkeyutl -verify -rawin` reads the
//! same. There is one way to write a statement; a text written in another is refused. What the lines mean is `statement`
//! and `register`.

use std::fmt;

use data_encoding::BASE64;
use entente_model::Message;

use super::{KeyId, PublicKey, SecretKey};

/// Bytes of a file of statements at most.
const FILE_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Statements of one file at most.
const STATEMENTS_MAX: usize = 1_000;
/// Characters of a value at most.
pub(crate) const VALUE_CHARS_MAX: usize = 500;
/// Characters of a line that an error shows.
const EXCERPT_CHARS_MAX: usize = 80;

/// What is wrong with a statement or a file of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementFault {
    /// More than 8 MiB, or more than 1,000 statements.
    TooLarge,
    /// Line ends or bytes that no statement has.
    NotText,
    /// Another line was expected.
    Line {
        /// What should stand there.
        expected: String,
        /// What stands there, cut at 80 characters.
        found: String,
    },
    /// The value is not of that form.
    Value {
        /// Name of the line.
        name: &'static str,
        /// The value, cut at 80 characters.
        found: String,
    },
    /// No `signed` line.
    Unsigned,
}

/// The text is not a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementError {
    /// Line of the file, from 1; 0 for the file as a whole or a value that is not in one yet.
    pub line: u32,
    /// What is wrong.
    pub fault: StatementFault,
}

impl StatementError {
    pub(crate) fn value(name: &'static str, found: &str) -> Self {
        Self { line: 0, fault: StatementFault::Value { name, found: excerpt(found) } }
    }
    /// What to say of it.
    pub fn message(&self) -> Message {
        let message = match &self.fault {
            StatementFault::TooLarge => Message::new("statement-too-large"),
            StatementFault::NotText => Message::new("statement-not-text"),
            StatementFault::Line { expected, found } => {
                Message::new("statement-line").with("expected", expected).with("found", found)
            }
            StatementFault::Value { name, found } => {
                Message::new("statement-value").with("name", name).with("found", found)
            }
            StatementFault::Unsigned => Message::new("statement-unsigned"),
        };
        message.with("line", self.line)
    }
}

impl fmt::Display for StatementError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::words().say(entente_text::Lang::En, &self.message()))
    }
}

impl std::error::Error for StatementError {}

/// A key's signature under a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The key that made it, as it says.
    pub key: KeyId,
    /// The signature.
    pub signature: [u8; 64],
}

/// A text and the signatures under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    text: String,
    signed: Vec<Signed>,
}

impl Statement {
    /// Signs a text that this module wrote.
    pub(crate) fn sign(text: String, keys: &[&SecretKey]) -> Self {
        let by = |key: &&SecretKey| Signed { key: key.public().id(), signature: key.sign(text.as_bytes()) };
        Self { signed: keys.iter().map(by).collect(), text }
    }
    /// Puts under a text a signature that was made elsewhere: a key in a card, or `openssl pkeyutl -sign -rawin`.
    pub(crate) fn attach(text: String, signed: Signed) -> Self {
        Self { text, signed: vec![signed] }
    }
    /// What is signed: these bytes and no others.
    pub fn text(&self) -> &str {
        &self.text
    }
    /// The signatures under it, not yet verified.
    pub fn signed(&self) -> &[Signed] {
        &self.signed
    }
    /// Whether that key signed it.
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        let id = key.id();
        self.signed.iter().any(|one| one.key == id && key.verifies(self.text.as_bytes(), &one.signature))
    }
}

impl fmt::Display for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)?;
        for one in &self.signed {
            writeln!(f, "signed {} {}", one.key, BASE64.encode(&one.signature))?;
        }
        Ok(())
    }
}

/// Writes the lines of a statement.
pub(crate) struct Lines(String);

impl Lines {
    pub(crate) fn of(kind: &str) -> Self {
        Self(format!("entente {kind} 1\n"))
    }
    pub(crate) fn line(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.0.push_str(&format!("{name} {value}\n"));
        self
    }
    pub(crate) fn maybe(self, name: &str, value: Option<impl fmt::Display>) -> Self {
        match value {
            Some(value) => self.line(name, value),
            None => self,
        }
    }
    pub(crate) fn done(self) -> String {
        self.0
    }
}

/// The lines of one statement, read in their order.
pub(crate) struct Fields<'t> {
    lines: std::iter::Peekable<std::vec::IntoIter<(u32, &'t str)>>,
    last: u32,
}

impl<'t> Fields<'t> {
    fn peek(&mut self, name: &str) -> Option<&'t str> {
        let (_, line) = self.lines.peek()?;
        line.strip_prefix(name)?.strip_prefix(' ')
    }
    fn at(&self, line: u32, fault: StatementFault) -> StatementError {
        StatementError { line, fault }
    }
    /// The next line if it has that name; its value is read.
    pub(crate) fn maybe<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&'t str) -> Option<T>,
    ) -> Result<Option<T>, StatementError> {
        let Some(value) = self.peek(name) else { return Ok(None) };
        let (line, _) = self.lines.next().expect("it was peeked");
        self.last = line;
        match read(value) {
            Some(read) => Ok(Some(read)),
            None => Err(self.at(line, StatementFault::Value { name, found: excerpt(value) })),
        }
    }
    /// The next line, which has that name.
    pub(crate) fn line<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&'t str) -> Option<T>,
    ) -> Result<T, StatementError> {
        match self.maybe(name, read)? {
            Some(value) => Ok(value),
            None => Err(self.unexpected(format!("{name} …"))),
        }
    }
    /// Nothing may follow.
    pub(crate) fn end(&mut self) -> Result<(), StatementError> {
        if self.lines.peek().is_some() { Err(self.unexpected("signed …".to_owned())) } else { Ok(()) }
    }
    fn unexpected(&mut self, expected: String) -> StatementError {
        let (line, found) = self.lines.peek().copied().unwrap_or((self.last + 1, ""));
        self.at(line, StatementFault::Line { expected, found: excerpt(found) })
    }
}

/// One statement of a file, not yet understood.
pub(crate) struct Block<'t> {
    pub kind: &'t str,
    pub fields: Fields<'t>,
    pub statement: Statement,
    /// Its first line in the file.
    pub line: u32,
}

/// Cuts a file into its statements.
pub(crate) fn blocks(text: &str) -> Result<Vec<Block<'_>>, StatementError> {
    let whole = |fault| StatementError { line: 0, fault };
    if text.len() > FILE_BYTES_MAX {
        return Err(whole(StatementFault::TooLarge));
    }
    let mut lines = text.split('\n').zip(1u32..).peekable();
    let mut blocks = Vec::new();
    while let Some((first, number)) = lines.next() {
        if first.is_empty() {
            continue;
        }
        if blocks.len() == STATEMENTS_MAX {
            return Err(whole(StatementFault::TooLarge));
        }
        let kind = first.strip_prefix("entente ").and_then(|rest| rest.strip_suffix(" 1"));
        let Some(kind) = kind.filter(|kind| is_value(kind)) else {
            let (expected, found) = ("entente … 1".to_owned(), excerpt(first));
            return Err(StatementError { line: number, fault: StatementFault::Line { expected, found } });
        };
        let mut read = vec![(number, first)];
        let mut signed = Vec::new();
        while let Some((line, number)) =
            lines.next_if(|(line, _)| !line.is_empty() && !line.starts_with("entente "))
        {
            read_line(line, number, &mut read, &mut signed)?;
        }
        if signed.is_empty() {
            return Err(StatementError { line: number, fault: StatementFault::Unsigned });
        }
        let text = read.iter().flat_map(|(_, line)| [*line, "\n"]).collect();
        let fields = Fields { lines: read.split_off(1).into_iter().peekable(), last: number };
        blocks.push(Block { kind, fields, statement: Statement { text, signed }, line: number });
    }
    // The last line ends as the others do: what was cut off is not taken for whole.
    if !blocks.is_empty() && !text.ends_with('\n') {
        let line = text.split('\n').count() as u32;
        return Err(StatementError { line, fault: StatementFault::NotText });
    }
    Ok(blocks)
}

fn read_line<'t>(
    line: &'t str,
    number: u32,
    read: &mut Vec<(u32, &'t str)>,
    signed: &mut Vec<Signed>,
) -> Result<(), StatementError> {
    let fault = |fault| Err(StatementError { line: number, fault });
    if !is_value(line) {
        return fault(StatementFault::NotText);
    }
    match line.strip_prefix("signed ") {
        Some(rest) => match read_signed(rest) {
            Some(one) => signed.push(one),
            None => return fault(StatementFault::Value { name: "signed", found: excerpt(rest) }),
        },
        None if signed.is_empty() => read.push((number, line)),
        None => {
            let (expected, found) = ("signed …".to_owned(), excerpt(line));
            return fault(StatementFault::Line { expected, found });
        }
    }
    Ok(())
}

fn read_signed(text: &str) -> Option<Signed> {
    let (key, signature) = text.split_once(' ')?;
    let signature = BASE64.decode(signature.as_bytes()).ok()?.try_into().ok()?;
    Some(Signed { key: key.parse().ok()?, signature })
}

/// Whether a text may stand as a value: one line, seen as it is, with no blank around it.
pub(crate) fn is_value(text: &str) -> bool {
    !text.is_empty()
        && text.trim() == text
        && text.chars().count() <= VALUE_CHARS_MAX
        && text.chars().all(is_plain)
}

/// A value as it stands.
pub(crate) fn value(text: &str) -> Option<String> {
    is_value(text).then(|| text.to_owned())
}

/// Whether the character is seen, and neither breaks a line nor turns the text around it.
pub(crate) fn is_plain(character: char) -> bool {
    let hidden = matches!(character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}');
    !hidden && !character.is_control()
}

fn excerpt(text: &str) -> String {
    text.chars().take(EXCERPT_CHARS_MAX).map(super::part::visible).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        match blocks(text) {
            Ok(blocks) => format!("{} statements", blocks.len()),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn says_where_a_file_of_statements_is_at_fault() {
        let signed = format!("signed {} {}\n", "0".repeat(64), BASE64.encode(&[0; 64]));
        let good = format!("entente x 1\na b\n{signed}");
        insta::assert_snapshot!(fault(&format!("{good}\n{good}{good}")), @"3 statements");
        insta::assert_snapshot!(fault("\n\n"), @"0 statements");
        insta::assert_snapshot!(fault("hello\n"), @"line 1: expected `entente … 1`, found `hello`");
        insta::assert_snapshot!(fault("entente x 2\n"), @"line 1: expected `entente … 1`, found `entente x 2`");
        insta::assert_snapshot!(fault("\nentente x 1\na b\n"), @"line 2: this statement has no `signed` line: nobody signed it");
        insta::assert_snapshot!(fault(&format!("{good}a b\n")), @"line 4: expected `signed …`, found `a b`");
        insta::assert_snapshot!(fault(&format!("entente x 1\na b \n{signed}")), @"line 2: this is not the text of a statement: a character that is not seen, a blank at the end of a line, or a cut file");
        insta::assert_snapshot!(fault(good.trim_end()), @"line 3: this is not the text of a statement: a character that is not seen, a blank at the end of a line, or a cut file");
        insta::assert_snapshot!(fault(&good.replace('\n', "\r\n")), @"line 1: expected `entente … 1`, found `entente x 1�`");
        insta::assert_snapshot!(fault("entente x 1\nsigned me\n"), @"line 2: `me` cannot be the value of `signed`");
        insta::assert_snapshot!(fault(&good.repeat(1_001)), @"the file is too large: at most 8 MiB and 1,000 statements");
    }
}
