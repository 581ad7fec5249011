//! The text of one file, and where a byte of it stands for a reader: line, column, excerpt.

/// Bytes of one file at most; above, it is not read.
pub(crate) const FILE_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Characters of an excerpt at most: a minified file must not flood a terminal.
const EXCERPT_CHARS_MAX: usize = 200;

/// A part of a file, in bytes of its text (byte order mark apart).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spot {
    /// First byte.
    pub start: u32,
    /// Byte after the last one.
    pub end: u32,
}

impl Spot {
    pub(crate) fn new(start: usize, end: usize) -> Self {
        // INVARIANT: texts are at most FILE_BYTES_MAX long, so positions fit.
        Self { start: start as u32, end: end.max(start) as u32 }
    }
    /// The same part, seen from a text in which this one begins at `base`.
    pub(crate) fn shifted(range: &std::ops::Range<usize>, base: usize) -> Self {
        Self::new(range.start + base, range.end + base)
    }
}

/// A spot as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    pub line: u32,
    pub column: u32,
    pub length: u32,
    pub excerpt: String,
}

/// A file that is text.
#[derive(Debug)]
pub(crate) struct Source<'a> {
    pub path: &'a str,
    pub text: &'a str,
    line_starts: Vec<u32>,
}

impl<'a> Source<'a> {
    pub(crate) fn new(path: &'a str, text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let line_starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1))
            .collect();
        Self { path, text, line_starts }
    }

    /// Line of a byte, from 1.
    pub(crate) fn line(&self, at: u32) -> u32 {
        self.line_starts.partition_point(|start| *start <= at).max(1) as u32
    }

    /// The lines with the byte where each begins, line ends left out.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &'a str)> + '_ {
        self.line_starts.iter().enumerate().map(|(index, &start)| {
            let end = self.line_starts.get(index + 1).map_or(self.text.len(), |next| *next as usize);
            (start as usize, self.text[start as usize..end].trim_end_matches(['\n', '\r']))
        })
    }

    /// The part of the text, as a person finds it.
    pub(crate) fn position(&self, spot: Spot) -> Position {
        let start = floor(self.text, spot.start as usize);
        let end = floor(self.text, spot.end as usize).max(start);
        let line = self.line(start as u32);
        let line_start = self.line_starts[line as usize - 1] as usize;
        let line_end = self.line_starts.get(line as usize).map_or(self.text.len(), |next| *next as usize);
        let content = self.text[line_start..line_end].trim_end_matches(['\n', '\r']);
        let in_line = |at: usize| (at - line_start).min(content.len());
        let column = content[..in_line(start)].chars().count();
        let length = content[in_line(start)..in_line(end)].chars().count().max(1);
        Position { line, column: column as u32 + 1, length: length as u32, excerpt: excerpt(content) }
    }

    /// The whole first line, for what is about the file.
    pub(crate) fn first_line(&self) -> Spot {
        self.lines().next().map_or_else(Spot::default, |(start, line)| Spot::new(start, start + line.len()))
    }
}

/// The nearest start of a character at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn excerpt(content: &str) -> String {
    let mut text: String = content.chars().take(EXCERPT_CHARS_MAX).map(visible).collect();
    if content.chars().nth(EXCERPT_CHARS_MAX).is_some() {
        text.push('…');
    }
    text
}

/// A character that cannot move the cursor of a terminal nor turn the text around: the file is untrusted.
pub(crate) fn visible(character: char) -> char {
    match character {
        '\t' => ' ',
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ if character.is_control() => '\u{fffd}',
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_line_and_column_in_characters() {
        let source = Source::new("a", "\u{feff}é = 1\r\nça = \"x\"\n");
        let at = source.text.find("\"x\"").unwrap();
        let position = source.position(Spot::new(at, at + 3));
        assert_eq!((position.line, position.column, position.length), (2, 6, 3));
        assert_eq!(position.excerpt, "ça = \"x\"");
        assert_eq!(source.lines().count(), 3);
    }

    #[test]
    fn holds_at_every_byte() {
        let source = Source::new("a", "é\n\u{1b}[31m\n");
        for start in 0..12 {
            for end in 0..12 {
                let position = source.position(Spot { start, end });
                assert!(!position.excerpt.contains('\u{1b}'));
            }
        }
    }
}
