//! The sentences of this crate, in both languages.

use std::sync::LazyLock;

use entente_text::Words;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::from_sources(include_str!("../resources/fr.ftl"), include_str!("../resources/en.ftl"))
});

/// Sentences of diagnostics and of the reference page.
pub fn words() -> &'static Words {
    &WORDS
}

#[cfg(test)]
mod tests {
    use entente_text::{Lang, outline};

    use super::words;
    use crate::DiagnosticCode;

    #[test]
    fn both_languages_say_the_same_things() {
        let outlines =
            [include_str!("../resources/fr.ftl"), include_str!("../resources/en.ftl")].map(outline);
        assert_eq!(outlines[0], outlines[1]);
    }

    #[test]
    fn each_diagnostic_has_its_sentence_its_cause_and_its_remedy() {
        for code in DiagnosticCode::ALL {
            for part in ["", "-cause", "-remedy"] {
                let id = format!("diagnostic-{}{part}", code.as_str());
                for lang in [Lang::Fr, Lang::En] {
                    assert!(words().has(lang, &id), "{id} in {lang}");
                }
            }
        }
    }
}
