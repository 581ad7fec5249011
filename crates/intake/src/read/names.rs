//! The names that the columns of a deposit may bear: what tells a header from a title or from data.
//!
//! Which column is which variable is decided by `check::header`; both compare names in the same folded form.

use std::collections::HashSet;

use entente_model::{Dataset, ValueType};

/// The variables of a dataset, by name and by title.
#[derive(Debug, Default)]
pub(super) struct Names {
    known: HashSet<String>,
    days: HashSet<String>,
}

impl Names {
    pub(super) fn of(dataset: &Dataset) -> Self {
        let mut names = Self::default();
        for variable in &dataset.variables {
            for text in [variable.name.as_str(), &variable.title] {
                names.known.insert(fold(text));
                if variable.value_type == ValueType::Date {
                    names.days.insert(fold(text));
                }
            }
        }
        for excluded in &dataset.excluded {
            names.known.extend([fold(excluded.name.as_str()), fold(&excluded.title)]);
        }
        names.known.remove("");
        names
    }

    /// Those names, and which of them are days.
    #[cfg(test)]
    pub(super) fn named(known: &[&str], days: &[&str]) -> Self {
        let fold_all = |names: &[&str]| names.iter().map(|name| fold(name)).collect();
        Self { known: fold_all(known), days: fold_all(days) }
    }

    /// Whether a variable is so named.
    pub(super) fn holds(&self, text: &str) -> bool {
        // A longer text is no name: a title, a paragraph.
        text.len() <= 400 && self.known.contains(&fold(text))
    }

    /// Whether the variable of that name holds days.
    pub(super) fn is_day(&self, text: &str) -> bool {
        self.days.contains(&fold(text))
    }

    /// How many of the texts are names.
    pub(super) fn count<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> usize {
        texts.into_iter().filter(|text| self.holds(text)).count()
    }
}

/// A name without what people write differently: case, accents, blanks of all kinds, `_` and `-`.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => folded.push('a'),
            'ç' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => folded.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
            'ÿ' => folded.push('y'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            _ if character.is_alphanumeric() => folded.push(character),
            _ => {}
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_people_write_differently() {
        for text in ["Année rentrée", "annee_rentree", " ANNÉE\u{a0}RENTRÉE ", "anne\u{301}e-rentre\u{301}e"]
        {
            assert_eq!(fold(text), "anneerentree", "{text}");
        }
    }
}
