//! Words of this crate for people: findings and their remedies, in French and English.

use std::sync::LazyLock;

use entente_text::Words;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::from_sources(include_str!("../resources/fr.ftl"), include_str!("../resources/en.ftl"))
});

/// The sentences of findings, remedies, errors and bordereaux.
pub fn words() -> &'static Words {
    &WORDS
}
