//! A convention cut into the parts that are initialled: the head, then one part for each heading.
//!
//! The rule is that of the form of signatures, version 1, and may not change with the language: a part begins at each line
//! of one to six `#` and a blank, outside the front matter and outside fenced blocks. Each byte is in exactly one part, so
//! whatever changed in the file changed in some part.

use serde::{Deserialize, Serialize};

use crate::{Hash, digest};

/// Characters of a heading that are kept to name its part.
const HEADING_CHARS_MAX: usize = 160;

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The line that opens it, as written: `## Article 3 : Suivi`; `+++` for the head.
    pub heading: String,
    /// Line where it begins, from 1.
    pub line: u32,
    /// First byte.
    pub start: usize,
    /// Byte after the last one.
    pub end: usize,
    /// SHA-256 of its bytes.
    pub hash: Hash,
}

/// Cuts the file; there is always a first part, were it empty.
pub fn parts(bytes: &[u8]) -> Vec<Part> {
    let mut openings = vec![(0, 1, "+++".to_owned())];
    let mut fence: Option<Fence> = None;
    let mut in_front_matter = false;
    let mut start = 0;
    for (rank, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let text = line.trim_ascii_end();
        if rank == 0 {
            in_front_matter = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text) == b"+++";
        } else if in_front_matter {
            in_front_matter = text != b"+++";
        } else if let Some(open) = fence {
            if open.is_closed_by(text) {
                fence = None;
            }
        } else if let Some(open) = Fence::of(text) {
            fence = Some(open);
        } else if is_heading(text) {
            openings.push((start, rank as u32 + 1, named(text)));
        }
        start += line.len();
    }
    let ends: Vec<usize> = openings.iter().skip(1).map(|opening| opening.0).chain([bytes.len()]).collect();
    let part = |((start, line, heading), end): ((usize, u32, String), usize)| Part {
        heading,
        line,
        start,
        end,
        hash: digest(&bytes[start..end]),
    };
    openings.into_iter().zip(ends).map(part).collect()
}

/// An open fenced block (CommonMark 4.5).
#[derive(Clone, Copy)]
struct Fence {
    mark: u8,
    length: usize,
}

impl Fence {
    fn of(line: &[u8]) -> Option<Self> {
        let (mark, length, rest) = run(line)?;
        let is_code = mark == b'`' && rest.contains(&b'`');
        (matches!(mark, b'`' | b'~') && length >= 3 && !is_code).then_some(Self { mark, length })
    }
    fn is_closed_by(self, line: &[u8]) -> bool {
        run(line)
            .is_some_and(|(mark, length, rest)| mark == self.mark && length >= self.length && rest.is_empty())
    }
}

/// The first mark of a line, how often it is repeated, and what follows; at most three blanks before.
fn run(line: &[u8]) -> Option<(u8, usize, &[u8])> {
    let blanks = line.iter().take_while(|byte| **byte == b' ').count();
    let line = &line[blanks..];
    let mark = *line.first().filter(|_| blanks <= 3)?;
    let length = line.iter().take_while(|byte| **byte == mark).count();
    Some((mark, length, &line[length..]))
}

fn is_heading(line: &[u8]) -> bool {
    let marks = line.iter().take_while(|byte| **byte == b'#').count();
    (1..=6).contains(&marks) && line.get(marks).is_none_or(|after| matches!(after, b' ' | b'\t'))
}

/// The heading as a value of one line that cannot deceive whoever reads it.
fn named(line: &[u8]) -> String {
    let text = String::from_utf8_lossy(line);
    let kept: String = text.chars().take(HEADING_CHARS_MAX).map(visible).collect();
    kept.trim().to_owned()
}

/// The character, or U+FFFD where it would not be seen or would turn the text around.
pub(crate) fn visible(character: char) -> char {
    match character {
        '\t' => ' ',
        _ if super::text::is_plain(character) => character,
        _ => '\u{fffd}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, u32)]) {
        let found = parts(text.as_bytes());
        let names: Vec<(&str, u32)> = found.iter().map(|part| (part.heading.as_str(), part.line)).collect();
        assert_eq!(names, expected, "{text}");
        let whole: String = found.iter().map(|part| &text[part.start..part.end]).collect();
        assert_eq!(whole, text, "each byte is in one part");
    }

    #[test]
    fn cuts_at_headings() {
        check("", &[("+++", 1)]);
        check(
            "+++\n# id\n+++\na\n## Article 1 : Objet \nb\n### 1.1\n#c\n",
            &[("+++", 1), ("## Article 1 : Objet", 5), ("### 1.1", 7)],
        );
        check("\u{feff}+++\n# id\n+++\r\n# A\r\n", &[("+++", 1), ("# A", 4)]);
        check("# A\n# B", &[("+++", 1), ("# B", 2)]);
    }

    #[test]
    fn a_heading_in_a_block_is_none() {
        check("x\n```entente rule\n# a\n``\n~~~\n```\n# B\n", &[("+++", 1), ("# B", 7)]);
        check("x\n~~~~\n```\n# a\n~~~\n~~~~\n# B\n", &[("+++", 1), ("# B", 7)]);
        check("x\n``` a `b`\n# B\n    ```\n# C\n", &[("+++", 1), ("# B", 3), ("# C", 5)]);
        check("x\n```\n# a\n", &[("+++", 1)]);
    }

    #[test]
    fn a_heading_cannot_deceive() {
        check("x\n## a\u{202e}b\u{7}\n", &[("+++", 1), ("## a\u{fffd}b\u{fffd}", 2)]);
        assert_eq!(parts(b"x\n## \xff\n")[1].heading, "## \u{fffd}");
    }
}
