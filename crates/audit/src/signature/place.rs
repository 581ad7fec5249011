//! Where a file differs from the copy that was signed: line, column, what was signed and what stands there now.
//!
//! It works where the signed copy is at hand; without it, the initials still say which part changed (`verify`).
//! A comparison of two versions for people who negotiate is `entente-agreement`.

use serde::{Deserialize, Serialize};

use super::part::{Part, parts, visible};

/// Characters shown around a change, and of the change itself.
const AROUND_MAX: usize = 40;
const SHOWN_MAX: usize = 120;
/// Pairs of lines that are compared one by one; beyond, what lies between the common beginning and end is one change.
const PAIRS_MAX: usize = 4_000_000;

/// A place that is not as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedPlace {
    /// The line that opens its part; that of the signed copy where the text is gone.
    pub heading: String,
    /// Line of the file found, from 1.
    pub line: u32,
    /// Character in that line, from 1.
    pub column: u32,
    /// What stands before it on the line, 40 characters at most.
    pub before: String,
    /// What was signed, 120 characters at most; empty where something was added.
    pub signed: String,
    /// What stands there now, 120 characters at most; empty where something was taken out.
    pub found: String,
    /// What follows on the line.
    pub after: String,
}

/// Finds each place where the file found differs from the signed one.
pub fn changed_places(signed: &[u8], found: &[u8]) -> Vec<ChangedPlace> {
    let (old, new) = (lines(signed), lines(found));
    let (old_parts, new_parts) = (parts(signed), parts(found));
    let mut places = Vec::new();
    for region in regions(&old, &new) {
        for rank in 0..region.old.len().max(region.new.len()) {
            let (was, is) = (region.old.start + rank, region.new.start + rank);
            let old_line = (was < region.old.end).then(|| old[was]);
            let new_line = (is < region.new.end).then(|| new[is]);
            let heading = match new_line {
                Some(_) => heading_of(&new_parts, is),
                None => heading_of(&old_parts, was),
            };
            let line = is.min(region.new.end) as u32 + 1;
            places.push(place(heading, line, old_line, new_line));
        }
    }
    places
}

fn place(heading: String, line: u32, old: Option<&[u8]>, new: Option<&[u8]>) -> ChangedPlace {
    let text = |line: Option<&[u8]>| -> Vec<char> {
        line.map(|line| String::from_utf8_lossy(line).chars().collect()).unwrap_or_default()
    };
    let (old, new) = (text(old), text(new));
    let before = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let after = old[before..].iter().rev().zip(new[before..].iter().rev());
    let after = after.take_while(|(old, new)| old == new).count();
    let line_text = if new.is_empty() { &old } else { &new };
    let tail = line_text[line_text.len() - after..].iter();
    let shown = |changed: &[char]| {
        // The end of a line is shown where it alone changed.
        let ends = changed.iter().rev().take_while(|one| matches!(one, '\r' | '\n')).count();
        let changed = if ends < changed.len() { &changed[..changed.len() - ends] } else { changed };
        let mut text: String = changed.iter().take(SHOWN_MAX).map(|one| visible(*one)).collect();
        if changed.len() > SHOWN_MAX {
            text.push('…');
        }
        text
    };
    ChangedPlace {
        heading,
        line,
        column: before as u32 + 1,
        before: line_text[before.saturating_sub(AROUND_MAX)..before]
            .iter()
            .map(|one| visible(*one))
            .collect(),
        signed: shown(&old[before..old.len() - after]),
        found: shown(&new[before..new.len() - after]),
        after: tail
            .take(AROUND_MAX)
            .filter(|one| !matches!(one, '\r' | '\n'))
            .map(|one| visible(*one))
            .collect(),
    }
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').collect()
}

fn heading_of(parts: &[Part], line: usize) -> String {
    let after = parts.partition_point(|part| part.line as usize <= line + 1);
    parts.get(after.saturating_sub(1)).map(|part| part.heading.clone()).unwrap_or_default()
}

/// Lines of the one that stand where lines of the other do.
struct Region {
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
}

/// The regions that differ, in order: what is left when the longest common sequence of lines is taken away.
fn regions(old: &[&[u8]], new: &[&[u8]]) -> Vec<Region> {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let end = old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = end.take_while(|(old, new)| old == new).count();
    let (old_middle, new_middle) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    if old_middle.is_empty() && new_middle.is_empty() {
        return Vec::new();
    }
    let pairs = old_middle.len().saturating_mul(new_middle.len());
    let common = if pairs > PAIRS_MAX { Vec::new() } else { common(old_middle, new_middle) };
    let mut regions = Vec::new();
    let (mut was, mut is) = (0, 0);
    for (next_was, next_is) in common.into_iter().chain([(old_middle.len(), new_middle.len())]) {
        if was < next_was || is < next_is {
            let (old, new) = (was + start..next_was + start, is + start..next_is + start);
            regions.push(Region { old, new });
        }
        (was, is) = (next_was + 1, next_is + 1);
    }
    regions
}

/// The longest common sequence, as pairs of positions.
fn common(old: &[&[u8]], new: &[&[u8]]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let mut lengths = vec![0u32; (old.len() + 1) * width];
    for was in (0..old.len()).rev() {
        for is in (0..new.len()).rev() {
            lengths[was * width + is] = if old[was] == new[is] {
                lengths[(was + 1) * width + is + 1] + 1
            } else {
                lengths[(was + 1) * width + is].max(lengths[was * width + is + 1])
            };
        }
    }
    let (mut was, mut is, mut pairs) = (0, 0, Vec::new());
    while was < old.len() && is < new.len() {
        if old[was] == new[is] {
            pairs.push((was, is));
            (was, is) = (was + 1, is + 1);
        } else if lengths[(was + 1) * width + is] >= lengths[was * width + is + 1] {
            was += 1;
        } else {
            is += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(signed: &str, found: &str, expected: &str) {
        let places = changed_places(signed.as_bytes(), found.as_bytes());
        let shown: Vec<String> = places
            .iter()
            .map(|one| {
                let ChangedPlace { heading, line, column, before, signed, found, after } = one;
                format!("{heading} {line}:{column} {before}[{signed}|{found}]{after}")
            })
            .collect();
        assert_eq!(shown.join("\n"), expected);
    }

    #[test]
    fn finds_one_changed_character() {
        check(
            "+++\n+++\n## Article 1\nUn an.\n## B\n",
            "+++\n+++\n## Article 1\nUn am.\n## B\n",
            "## Article 1 4:5 Un a[n|m].",
        );
        check("a é\u{a0}: b\n", "a é : b\n", "+++ 1:4 a é[\u{a0}| ]: b");
        check("a\nb\n", "a\nb\n", "");
        check("a\nb", "a\nb\n", "+++ 2:2 b[|\u{fffd}]");
    }

    #[test]
    fn finds_lines_that_came_and_went() {
        check("a\nb\nc\n", "a\nc\n", "+++ 2:1 [b|]");
        check("a\nc\n", "a\nb\nc\n", "+++ 2:1 [|b]");
        check("a\nb\nc\nd\n", "x\nb\nc\ny\n", "+++ 1:1 [a|x]\n+++ 4:1 [d|y]");
        check("", "a\n", "+++ 1:1 [|a]");
        check("## A\nx\n## B\ny\n", "## A\nx\n", "## B 3:1 [## B|]\n## B 3:1 [y|]");
    }

    #[test]
    fn holds_on_files_that_have_nothing_in_common() {
        let (old, new) = ("a\n".repeat(5_000), "b\n".repeat(5_000));
        assert_eq!(changed_places(old.as_bytes(), new.as_bytes()).len(), 5_000);
        assert_eq!(changed_places(b"a\xff\n", b"a\n").len(), 1);
    }
}
