//! The letters: Noto Sans (SIL Open Font License), from the crate `notosans`, shaped by rustybuzz.
//!
//! Whatever a convention holds comes out: a character that the font does not have becomes a question mark on paper and
//! stays itself for a reader of screens.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use rustybuzz::{Direction, UnicodeBuffer};

/// The four faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Face {
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

impl Face {
    pub(crate) const ALL: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic];

    pub(crate) fn of(bold: bool, italic: bool) -> Self {
        match (bold, italic) {
            (false, false) => Self::Regular,
            (true, false) => Self::Bold,
            (false, true) => Self::Italic,
            (true, true) => Self::BoldItalic,
        }
    }
    pub(crate) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => notosans::REGULAR_TTF,
            Self::Bold => notosans::BOLD_TTF,
            Self::Italic => notosans::ITALIC_TTF,
            Self::BoldItalic => notosans::BOLD_ITALIC_TTF,
        }
    }
}

/// A glyph, in parts of the size of the letters.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Glyph {
    pub id: u16,
    pub advance: f32,
    pub x: f32,
    pub y: f32,
    /// Bytes of the text that it stands for.
    pub start: usize,
    pub end: usize,
}

/// A text without blanks, shaped.
#[derive(Debug)]
pub(crate) struct Shaped {
    pub glyphs: Vec<Glyph>,
    pub advance: f32,
}

/// The faces, and what they have already shaped.
pub(crate) struct Fonts {
    faces: Vec<rustybuzz::Face<'static>>,
    cache: RefCell<HashMap<(Face, String), Rc<Shaped>>>,
}

impl Fonts {
    /// The faces of the program; `None` where they cannot be read, which a test excludes.
    pub(crate) fn new() -> Option<Self> {
        let faces = Face::ALL.iter().map(|face| rustybuzz::Face::from_slice(face.bytes(), 0));
        Some(Self { faces: faces.collect::<Option<_>>()?, cache: RefCell::default() })
    }

    fn face(&self, face: Face) -> &rustybuzz::Face<'static> {
        &self.faces[face as usize]
    }

    /// A letter's glyph and its width.
    fn letter(&self, face: Face, letter: char) -> Option<(u16, f32)> {
        let font = self.face(face);
        let glyph = font.glyph_index(letter)?;
        let advance = f32::from(font.glyph_hor_advance(glyph)?);
        Some((glyph.0, advance / font.units_per_em() as f32))
    }

    /// The blank of that kind: none but the plain one is in every font, so that all are made of it.
    pub(crate) fn blank(&self, face: Face, blank: char) -> Shaped {
        let (id, width) = self.letter(face, ' ').unwrap_or((0, 0.25));
        let advance = if matches!(blank, '\u{202f}' | '\u{2009}') { width * 0.6 } else { width };
        let glyph = Glyph { id, advance, x: 0.0, y: 0.0, start: 0, end: blank.len_utf8() };
        Shaped { glyphs: vec![glyph], advance }
    }

    /// Shapes a text without blanks.
    pub(crate) fn shape(&self, face: Face, text: &str) -> Rc<Shaped> {
        let key = (face, text.to_owned());
        if let Some(shaped) = self.cache.borrow().get(&key) {
            return Rc::clone(shaped);
        }
        let shaped = Rc::new(self.shaped(face, text));
        self.cache.borrow_mut().insert(key, Rc::clone(&shaped));
        shaped
    }

    fn shaped(&self, face: Face, text: &str) -> Shaped {
        let font = self.face(face);
        let em = font.units_per_em() as f32;
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // Pieces are laid from left to right: shaped the other way, a word would come back with its letters reversed.
        buffer.set_direction(Direction::LeftToRight);
        let found = rustybuzz::shape(font, &[], buffer);
        let clusters: Vec<usize> = found.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let mut advance = 0.0;
        let glyphs = found.glyph_infos().iter().zip(found.glyph_positions()).map(|(info, position)| {
            let start = info.cluster as usize;
            let end = clusters.iter().copied().filter(|other| *other > start).min().unwrap_or(text.len());
            let mut glyph = Glyph {
                id: info.glyph_id as u16,
                advance: position.x_advance as f32 / em,
                x: position.x_offset as f32 / em,
                y: position.y_offset as f32 / em,
                start,
                end,
            };
            if glyph.id == 0 {
                (glyph.id, glyph.advance) = self.letter(face, '?').unwrap_or((0, glyph.advance));
            }
            advance += glyph.advance;
            glyph
        });
        let glyphs = glyphs.collect();
        Shaped { glyphs, advance }
    }
}

/// Blanks, each of which is set by itself.
pub(crate) fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}')
}

/// A text that may be set: characters that are not seen, or that no reader of PDF accepts, are left out or marked.
pub(crate) fn settable(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\t' => kept.push(' '),
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => {}
            '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{10ffff}' => kept.push('?'),
            '\n' => kept.push('\n'),
            letter if letter.is_control() => {}
            letter => kept.push(letter),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_the_letters_of_french() {
        let fonts = Fonts::new().unwrap();
        for face in Face::ALL {
            for letter in
                "aàâäbcçdeéèêëfghiîïjklmnoôöœpqrstuùûüvwxyÿzæÀÂÇÉÈÊÔŒÆ0123456789€°²«»’“”–—…•→≥≤×§ⁿ".chars()
            {
                if fonts.letter(face, letter).is_none() {
                    panic!("{face:?} has no `{letter}`");
                }
            }
        }
    }
}
