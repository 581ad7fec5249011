//! Values as a report may show them: never a person's identifier.

use entente_model::VariableKind;

/// Longest value shown.
const CHARACTERS_MAX: usize = 60;
/// Longest mask: the length of a name is not told beyond.
const MASK_MAX: usize = 12;

/// The value as it may be shown for a variable of that kind.
pub(crate) fn shown(text: &str, kind: VariableKind) -> String {
    if kind.may_be_shown() { plain(text) } else { masked(text) }
}

/// The value, without control characters and not too long.
pub(super) fn plain(text: &str) -> String {
    let mut shown: String = text
        .chars()
        .take(CHARACTERS_MAX)
        .map(|character| if character.is_control() { '\u{2423}' } else { character })
        .collect();
    if text.chars().nth(CHARACTERS_MAX).is_some() {
        shown.push('…');
    }
    shown
}

/// Length, and the class of the first and the two last characters: `9••••••••AA` for an INE.
pub(super) fn masked(text: &str) -> String {
    let characters: Vec<char> = text.chars().take(MASK_MAX + 1).collect();
    let length = characters.len();
    let class = |character: char| match character {
        _ if character.is_ascii_digit() => '9',
        _ if character.is_alphabetic() => 'A',
        _ => '•',
    };
    let classed = |rank: usize| rank == 0 || (length > 3 && length <= MASK_MAX && rank + 2 >= length);
    let mut mask: String = characters
        .iter()
        .take(MASK_MAX)
        .enumerate()
        .map(|(rank, character)| if classed(rank) { class(*character) } else { '•' })
        .collect();
    if length > MASK_MAX {
        mask.push('…');
    }
    mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_tells_length_and_class_only() {
        for (text, mask) in [
            ("999000001AA", "9••••••••AA"),
            ("", ""),
            ("Zo", "A•"),
            ("9990000011", "9•••••••99"),
            ("Une personne inventée", "A•••••••••••…"),
        ] {
            assert_eq!(masked(text), mask, "{text}");
        }
        assert_eq!(shown("999000001AA", VariableKind::Ine), "9••••••••AA");
        assert_eq!(shown("a\0b\n", VariableKind::Plain), "a␣b␣");
    }
}
