//! The words of the pages.

use std::sync::LazyLock;

use entente_text::Words;

pub(crate) const FRENCH: &str = include_str!("../resources/fr.ftl");
pub(crate) const ENGLISH: &str = include_str!("../resources/en.ftl");

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::from_sources(FRENCH, ENGLISH).with(&FORECAST));

/// How figures were forecast, in the words of the engine.
static FORECAST: LazyLock<Words> =
    LazyLock::new(|| Words::from_sources(entente_forecast::WORDS_FR, entente_forecast::WORDS_EN));

/// What pages say, in both languages.
pub(crate) fn words() -> &'static Words {
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use entente_text::Lang;

    #[test]
    fn both_languages_say_the_same_things() {
        assert_eq!(entente_text::outline(FRENCH), entente_text::outline(ENGLISH));
    }

    /// Every id that a template or a source file names between quotes, in a call that looks words up.
    fn ids_in(source: &str) -> Vec<String> {
        [
            "p.t(\"",
            "self.t(\"",
            "p.count(\"",
            "p.with(\"",
            "self.with(\"",
            "row(\"",
            "rows(\"",
            "Message::new(\"",
        ]
        .iter()
        .flat_map(|call| source.split(call).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
    }

    #[test]
    fn every_word_that_a_page_names_exists() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut seen = 0;
        for folder in ["templates", "src", "src/pages", "src/pages/figures", "src/pages/studies"] {
            for entry in std::fs::read_dir(root.join(folder)).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() || path.ends_with("words.rs") || path.ends_with("problem.rs") {
                    continue;
                }
                for id in ids_in(&std::fs::read_to_string(&path).unwrap()) {
                    seen += 1;
                    assert!(words().has(Lang::Fr, &id), "{}: no word `{id}`", path.display());
                }
            }
        }
        assert!(seen > 100, "the search of words in templates finds too few: {seen}");
    }
}
