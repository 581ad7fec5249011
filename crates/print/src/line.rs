//! Text cut into lines of a width. A line breaks at blanks, after `-` and `/`, and inside a word that no line can hold.

use crate::block::Run;
use crate::font::{Face, Fonts, Glyph, is_blank, settable};

/// Letters that are shaped together at most.
const LETTERS_MAX: usize = 80;

/// A stretch of a line of one face, ready to draw.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Piece {
    pub face: Face,
    pub text: String,
    pub glyphs: Vec<Glyph>,
    /// Width, in parts of the size of the letters.
    pub advance: f32,
}

/// A line, from left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Line {
    pub pieces: Vec<Piece>,
}

impl Line {
    fn push(&mut self, face: Face, text: &str, glyphs: &[Glyph], advance: f32) {
        if self.pieces.last().is_none_or(|last| last.face != face) {
            self.pieces.push(Piece { face, text: String::new(), glyphs: Vec::new(), advance: 0.0 });
        }
        let Some(piece) = self.pieces.last_mut() else { return };
        let from = piece.text.len();
        piece.text.push_str(text);
        let shifted =
            |glyph: &Glyph| Glyph { start: glyph.start + from, end: glyph.end + from, ..glyph.clone() };
        piece.glyphs.extend(glyphs.iter().map(shifted));
        piece.advance += advance;
    }
    /// Its width, in parts of the size of the letters.
    pub(crate) fn advance(&self) -> f32 {
        self.pieces.iter().map(|piece| piece.advance).sum()
    }
}

/// What cannot be broken, or a blank.
struct Atom {
    face: Face,
    text: String,
    glyphs: Vec<Glyph>,
    advance: f32,
    kind: AtomKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum AtomKind {
    /// Letters; the line may break after them only if they end so.
    Letters { breaks_after: bool },
    /// A blank at which the line breaks.
    Blank,
    /// A line feed.
    Feed,
}

/// Cuts runs into lines so many times the size of their letters wide. There is always a line.
pub(crate) fn lines(fonts: &Fonts, runs: &[Run], width: f32) -> Vec<Line> {
    let mut breaker =
        Breaker { width, lines: Vec::new(), line: Line::default(), used: 0.0, held: Vec::new() };
    for atom in runs.iter().flat_map(|run| atoms(fonts, run)) {
        breaker.take(atom);
    }
    breaker.settle();
    breaker.lines.push(breaker.line);
    breaker.lines
}

/// The widest word and the widest line feed to line feed, in parts of the size of the letters.
pub(crate) fn extents(fonts: &Fonts, runs: &[Run]) -> (f32, f32) {
    let (mut word, mut line) = (0.0_f32, 0.0_f32);
    let (mut widest_word, mut widest_line) = (0.0_f32, 0.0_f32);
    for atom in runs.iter().flat_map(|run| atoms(fonts, run)) {
        match atom.kind {
            AtomKind::Feed => (word, line) = (0.0, 0.0),
            AtomKind::Blank => (word, line) = (0.0, line + atom.advance),
            AtomKind::Letters { breaks_after } => {
                (word, line) = (word + atom.advance, line + atom.advance);
                widest_word = widest_word.max(word);
                if breaks_after {
                    word = 0.0;
                }
            }
        }
        widest_line = widest_line.max(line);
    }
    (widest_word, widest_line)
}

fn atoms(fonts: &Fonts, run: &Run) -> Vec<Atom> {
    let face = Face::of(run.bold, run.italic);
    let text = settable(&run.text);
    let mut atoms = Vec::new();
    let mut from = 0;
    let letters = |text: &str| {
        let shaped = fonts.shape(face, text);
        Atom {
            face,
            text: text.to_owned(),
            glyphs: shaped.glyphs.clone(),
            advance: shaped.advance,
            kind: AtomKind::Letters { breaks_after: text.ends_with(['-', '/', '\u{2010}', '–', '—']) },
        }
    };
    let mut held = 0;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        held += 1;
        let stands_alone = letter == '\n' || is_blank(letter);
        if stands_alone || matches!(letter, '-' | '/' | '\u{2010}' | '–' | '—') {
            let upto = if stands_alone { at } else { end };
            if from < upto {
                atoms.push(letters(&text[from..upto]));
            }
            (from, held) = (end, 0);
        } else if held >= LETTERS_MAX {
            // Shaping takes longer than in proportion: what no word is so long is cut.
            atoms.push(letters(&text[from..end]));
            (from, held) = (end, 0);
        }
        if stands_alone {
            let shaped = fonts.blank(face, letter);
            let kind = match letter {
                '\n' => AtomKind::Feed,
                ' ' | '\u{2009}' => AtomKind::Blank,
                _ => AtomKind::Letters { breaks_after: false },
            };
            let (glyphs, advance) = (shaped.glyphs, shaped.advance);
            atoms.push(Atom { face, text: letter.to_string(), glyphs, advance, kind });
        }
    }
    if from < text.len() {
        atoms.push(letters(&text[from..]));
    }
    atoms
}

struct Breaker {
    width: f32,
    lines: Vec<Line>,
    line: Line,
    used: f32,
    /// Letters since the last place where the line may break.
    held: Vec<Atom>,
}

impl Breaker {
    fn take(&mut self, atom: Atom) {
        match atom.kind {
            AtomKind::Letters { breaks_after } => {
                self.held.push(atom);
                if breaks_after {
                    self.settle();
                }
            }
            AtomKind::Blank => {
                self.settle();
                // A blank at the end of a line hangs in the margin: the words of the text stay apart for who reads it aloud.
                if self.used > 0.0 || !self.line.pieces.is_empty() {
                    self.add(&atom);
                }
            }
            AtomKind::Feed => {
                self.settle();
                self.feed();
            }
        }
    }

    /// Puts the held letters on this line, or on the next.
    fn settle(&mut self) {
        let held = std::mem::take(&mut self.held);
        let advance: f32 = held.iter().map(|atom| atom.advance).sum();
        if self.used + advance > self.width && self.used > 0.0 {
            self.feed();
        }
        for atom in held {
            if advance > self.width { self.add_by_letter(&atom) } else { self.add(&atom) }
        }
    }

    fn add(&mut self, atom: &Atom) {
        self.line.push(atom.face, &atom.text, &atom.glyphs, atom.advance);
        self.used += atom.advance;
    }

    /// A word that no line can hold breaks where the line ends.
    fn add_by_letter(&mut self, atom: &Atom) {
        for cluster in atom.glyphs.chunk_by(|one, next| one.start == next.start) {
            let advance: f32 = cluster.iter().map(|glyph| glyph.advance).sum();
            if self.used + advance > self.width && self.used > 0.0 {
                self.feed();
            }
            let (start, end) = (cluster[0].start, cluster[0].end);
            let own: Vec<Glyph> = cluster
                .iter()
                .map(|glyph| Glyph { start: glyph.start - start, end: glyph.end - start, ..glyph.clone() })
                .collect();
            self.line.push(atom.face, &atom.text[start..end], &own, advance);
            self.used += advance;
        }
    }

    fn feed(&mut self) {
        self.lines.push(std::mem::take(&mut self.line));
        self.used = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, width: f32, expected: &[&str]) {
        let fonts = Fonts::new().unwrap();
        let found = lines(&fonts, &[Run::plain(text)], width);
        let texts: Vec<String> =
            found.iter().map(|line| line.pieces.iter().map(|piece| piece.text.as_str()).collect()).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn breaks_where_french_does() {
        check("un deux trois", 4.0, &["un deux ", "trois"]);
        check("Article\u{a0}4\u{202f}: la suite", 5.0, &["Article\u{a0}4\u{202f}: ", "la suite"]);
        check("ex-aequo", 3.2, &["ex-", "aequo"]);
        check("a\nb", 9.0, &["a", "b"]);
        check("", 9.0, &[""]);
        check("mmmmmm", 2.0, &["mm", "mm", "mm"]);
    }

    proptest! {
        #[test]
        fn loses_nothing(text in "(\\PC|[ \u{a0}/-]){0,60}", width in 1.0f32..30.0) {
            let fonts = Fonts::new().unwrap();
            let found = lines(&fonts, &[Run::plain(text.as_str()), Run::bold(text.as_str())], width);
            let joined: String = found.iter().flat_map(|line| &line.pieces).map(|piece| piece.text.as_str()).collect();
            let kept = settable(&text);
            let twice = format!("{kept}{kept}");
            let blanks = [' ', '\u{2009}'];
            prop_assert_eq!(joined.replace(blanks, ""), twice.replace(blanks, ""));
            for piece in found.iter().flat_map(|line| &line.pieces) {
                for glyph in &piece.glyphs {
                    prop_assert!(glyph.id != 0 && piece.text.get(glyph.start..glyph.end).is_some());
                }
            }
        }
    }
}
