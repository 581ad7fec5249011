//! The sentences of findings and their remedies.

use std::sync::LazyLock;

use entente_text::Words;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::from_sources(include_str!("../resources/fr.ftl"), include_str!("../resources/en.ftl"))
});

/// What findings say, in both languages.
pub fn words() -> &'static Words {
    &WORDS
}
