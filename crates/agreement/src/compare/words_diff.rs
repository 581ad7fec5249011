//! What changed between two texts, word by word. How lines are wrapped makes no difference; where a paragraph ends does.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Steps of one comparison at most, as the product of both lengths; longer texts are compared by paragraphs, and
/// beyond that shown whole.
const STEPS_MAX: usize = 16_000_000;
/// Stands between two paragraphs.
const PARAGRAPH: &str = "\n\n";

/// Whether a stretch of words stands in both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StretchKind {
    /// In both.
    Same,
    /// In the text before only.
    Gone,
    /// In the text after only.
    New,
}

/// Words that follow each other and have the same fate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// Their fate.
    pub kind: StretchKind,
    /// The words, one space between two; an empty line between two paragraphs.
    pub text: String,
}

/// The stretches of both texts, in order: those that are not `New` make the text before, those that are not `Gone` the
/// text after.
pub(super) fn words_diff(before: &str, after: &str) -> Vec<Stretch> {
    let (before, after) = (tokens(before), tokens(after));
    if before == after {
        return stretches([(StretchKind::Same, before.as_slice())]);
    }
    if before.len().saturating_mul(after.len()) <= STEPS_MAX {
        return compare(&before, &after, |token| vec![*token]);
    }
    let (before, after) = (paragraphs(&before), paragraphs(&after));
    if before.len().saturating_mul(after.len()) <= STEPS_MAX {
        return compare(&before, &after, |paragraph| paragraph.to_vec());
    }
    stretches([
        (StretchKind::Gone, before.concat().as_slice()),
        (StretchKind::New, after.concat().as_slice()),
    ])
}

/// Words, and a mark between two paragraphs.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut blank = false;
    for line in text.lines() {
        let mut words = line.split_whitespace().peekable();
        if words.peek().is_none() {
            blank = true;
            continue;
        }
        if std::mem::take(&mut blank) && !tokens.is_empty() {
            tokens.push(PARAGRAPH);
        }
        tokens.extend(words);
    }
    tokens
}

/// The words cut at the marks, each paragraph with the mark that ends it.
fn paragraphs<'t>(tokens: &'t [&'t str]) -> Vec<&'t [&'t str]> {
    tokens.split_inclusive(|token| *token == PARAGRAPH).collect()
}

fn compare<'t, T: Ord + std::hash::Hash>(
    before: &[T],
    after: &[T],
    words: impl Fn(&T) -> Vec<&'t str>,
) -> Vec<Stretch> {
    let flat = |part: &[T]| part.iter().flat_map(&words).collect::<Vec<&str>>();
    let mut parts: Vec<(StretchKind, Vec<&str>)> = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, before, after) {
        let (old, new) = (&before[operation.old_range()], &after[operation.new_range()]);
        match operation.tag() {
            DiffTag::Equal => parts.push((StretchKind::Same, flat(old))),
            DiffTag::Delete => parts.push((StretchKind::Gone, flat(old))),
            DiffTag::Insert => parts.push((StretchKind::New, flat(new))),
            DiffTag::Replace => {
                parts.extend([(StretchKind::Gone, flat(old)), (StretchKind::New, flat(new))]);
            }
        }
    }
    stretches(parts.iter().map(|(kind, words)| (*kind, words.as_slice())))
}

fn stretches<'t>(parts: impl IntoIterator<Item = (StretchKind, &'t [&'t str])>) -> Vec<Stretch> {
    let filled = parts.into_iter().filter(|(_, words)| !words.is_empty());
    filled.map(|(kind, words)| Stretch { kind, text: join(words) }).collect()
}

fn join(words: &[&str]) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() && *word != PARAGRAPH && !text.ends_with(PARAGRAPH) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// The words of a text, whatever their order and case, to tell how much two texts have in common.
pub(super) struct Bag {
    counts: HashMap<String, usize>,
    total: usize,
}

impl Bag {
    pub(super) fn new(text: &str) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for word in text.split_whitespace() {
            *counts.entry(word.to_lowercase()).or_default() += 1;
        }
        Self { total: counts.values().sum(), counts }
    }

    /// Words that both have, in hundredths of the words that either has.
    pub(super) fn likeness(&self, other: &Self) -> usize {
        let (few, many) = if self.counts.len() < other.counts.len() { (self, other) } else { (other, self) };
        let in_both = |(word, count): (&String, &usize)| many.counts.get(word).map_or(0, |of| *count.min(of));
        let shared: usize = few.counts.iter().map(in_both).sum();
        let all = self.total + other.total - shared;
        (shared * 100).checked_div(all).unwrap_or(100)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let mark = |stretch: &Stretch| match stretch.kind {
            StretchKind::Same => stretch.text.clone(),
            StretchKind::Gone => format!("[-{}-]", stretch.text),
            StretchKind::New => format!("{{+{}+}}", stretch.text),
        };
        words_diff(before, after).iter().map(mark).collect::<Vec<String>>().join(" ").replace("\n\n", "¶")
    }

    #[test]
    fn only_words_and_paragraphs_count() {
        assert_eq!(shown("un deux\n trois", "un\ndeux trois"), "un deux trois");
        assert_eq!(shown("un an, puis", "deux ans, puis"), "[-un an,-] {+deux ans,+} puis");
        assert_eq!(shown("un\ndeux", "un\n\ndeux"), "un {+¶+} deux");
        assert_eq!(shown("", "un"), "{+un+}");
        assert_eq!(shown(" \n", ""), "");
    }

    #[test]
    fn long_texts_are_compared_by_paragraphs_then_shown_whole() {
        let before: String = (0..6000).map(|rank| format!("mot{rank}\n\n")).collect();
        let after = before.replace("mot3000", "autre");
        assert_eq!(
            words_diff(&before, &after).iter().filter(|part| part.kind == StretchKind::New).count(),
            1
        );
        let other: String = (0..6000).map(|rank| format!("autre{rank}\n\n")).collect();
        assert_eq!(words_diff(&before, &other).len(), 2);
    }

    #[test]
    fn likeness_is_a_share_of_all_words() {
        let bag = Bag::new;
        assert_eq!(bag("a b c").likeness(&bag("C b d")), 50);
        assert_eq!(bag("").likeness(&bag("")), 100);
        assert_eq!(bag("a").likeness(&bag("")), 0);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_back(before in "[ab\n ]{0,40}", after in "[abc\n ]{0,40}") {
            let parts = words_diff(&before, &after);
            let read = |without: StretchKind| {
                let kept = parts.iter().filter(|part| part.kind != without);
                kept.map(|part| part.text.as_str()).collect::<Vec<&str>>().join(" ")
            };
            let plain = |text: &str| tokens(text).join(" ").split_whitespace().map(str::to_owned).collect::<Vec<String>>();
            prop_assert_eq!(plain(&read(StretchKind::New)), plain(&before));
            prop_assert_eq!(plain(&read(StretchKind::Gone)), plain(&after));
        }
    }
}
