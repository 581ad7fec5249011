//! The sentences of this crate, in both languages.

use std::sync::LazyLock;

use entente_text::Words;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::from_sources(include_str!("../resources/fr.ftl"), include_str!("../resources/en.ftl"))
});

/// The sentences of this crate.
pub fn words() -> &'static Words {
    &WORDS
}
