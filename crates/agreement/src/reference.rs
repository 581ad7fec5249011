//! The reference page of the convention language, derived from its definitions.

use std::fmt::Write as _;

use entente_model::Message;
use entente_text::Lang;

use crate::definitions::vocabulary::VOCABULARIES;
use crate::definitions::{
    ADHESION, BLOCKS, Block, FRONT_MATTER, Key, KeyType, Need, PAPER, RESERVED_NAMES, Vocabulary,
};
use crate::words::words;

/// The page in Markdown: every key with its type, whether it must be there, what it means and an example, a whole
/// example of each block, and the closed lists.
pub fn reference_markdown(lang: Lang) -> String {
    let word = |id: &str| words().word(lang, id);
    let mut page = format!("# {}\n\n{}\n", word("reference-title"), word("reference-introduction"));
    let files = [&ADHESION, &PAPER];
    for block in [&FRONT_MATTER].into_iter().chain(BLOCKS.iter().copied()).chain(files) {
        write!(page, "\n## {}\n\n{}\n\n", word(&format!("block-{}", block.name)), word(&about(block)))
            .expect(WRITES);
        let head = ["key", "type", "needed", "meaning", "example"].map(|id| word(&format!("reference-{id}")));
        writeln!(page, "| {} |\n|---|---|---|---|---|", head.join(" | ")).expect(WRITES);
        rows(&mut page, block.name, "", block.keys, lang);
        examples(&mut page, block, lang);
    }
    names(&mut page, lang);
    write!(page, "\n## {}\n\n{}\n", word("reference-values"), word("reference-values-about")).expect(WRITES);
    for vocabulary in VOCABULARIES {
        values(&mut page, vocabulary, lang);
    }
    page
}

const WRITES: &str = "writing to a string cannot fail";

fn about(block: &Block) -> String {
    format!("block-{}-about", block.name)
}

fn rows(page: &mut String, block: &str, above: &str, keys: &[Key], lang: Lang) {
    let word = |id: &str| words().word(lang, id);
    for key in keys {
        let path = if above.is_empty() { key.name.to_owned() } else { format!("{above}.{}", key.name) };
        let needed = match key.need {
            Need::Required(_) => word("reference-yes"),
            Need::Optional => word("reference-no"),
        };
        let meaning = word(&meaning_id(block, &path));
        writeln!(
            page,
            "| `{path}` | {} | {needed} | {meaning} | `{}` |",
            type_text(key.value, lang),
            key.example
        )
        .expect(WRITES);
        if let KeyType::Table(keys) | KeyType::Rows(keys) = key.value
            && !is_said_elsewhere(block, key.name)
        {
            rows(page, block, &path, keys, lang);
        }
    }
}

/// Tables of the files of the register that have the keys of a block, or of the front matter of a convention.
fn is_said_elsewhere(block: &str, key: &str) -> bool {
    [ADHESION.name, PAPER.name].contains(&block) && ["party", "parties", "term"].contains(&key)
}

/// `key-grant-to-party` for the key `to.party` of the block `grant`, or `key-within` where it means the same everywhere.
pub(crate) fn meaning_id(block: &str, path: &str) -> String {
    let own = format!("key-{block}-{}", path.replace(['.', '_'], "-"));
    if words().has(Lang::Fr, &own) {
        return own;
    }
    let last = path.rsplit('.').next().unwrap_or(path);
    format!("key-{}", last.replace('_', "-"))
}

fn examples(page: &mut String, block: &Block, lang: Lang) {
    let id = match block.examples {
        [] => return,
        [_] => "reference-whole-example",
        _ => "reference-whole-examples",
    };
    write!(page, "\n{}\n", words().word(lang, id)).expect(WRITES);
    for example in block.examples {
        write!(page, "\n```entente {}\n{example}```\n", block.name).expect(WRITES);
    }
}

fn names(page: &mut String, lang: Lang) {
    let word = |id: &str| words().word(lang, id);
    let (title, about) = (word("reference-names"), word("reference-names-about"));
    write!(page, "\n## {title}\n\n{about}\n\n").expect(WRITES);
    writeln!(page, "| {} | {} |\n|---|---|", word("reference-value"), word("reference-meaning"))
        .expect(WRITES);
    for name in RESERVED_NAMES {
        writeln!(page, "| `{name}` | {} |", word(&format!("name-{name}"))).expect(WRITES);
    }
}

fn values(page: &mut String, vocabulary: &Vocabulary, lang: Lang) {
    let word = |id: &str| words().word(lang, id);
    let mut title = word(&format!("values-{}", vocabulary.name));
    if let Some(first) = title.chars().next() {
        title.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    write!(page, "\n### {title}\n\n").expect(WRITES);
    writeln!(page, "| {} | {} |\n|---|---|", word("reference-value"), word("reference-meaning"))
        .expect(WRITES);
    for value in vocabulary.values {
        writeln!(page, "| `{value}` | {} |", word(&vocabulary.word_id(value))).expect(WRITES);
    }
}

/// Values that are said in the table of keys; longer lists are only in their own.
const INLINE_VALUES_MAX: usize = 8;

fn type_text(value: KeyType, lang: Lang) -> String {
    let word = |id: &str| words().word(lang, id);
    match value {
        KeyType::Choice(known) => choice_text("type-choice", known, lang),
        KeyType::Choices(known) => choice_text("type-choices", known, lang),
        KeyType::Number(least, most) => {
            words().say(lang, &Message::new("type-number").with("least", least).with("most", most))
        }
        KeyType::Text => word("type-text"),
        KeyType::Texts => word("type-texts"),
        KeyType::Name => word("type-name"),
        KeyType::Names => word("type-names"),
        KeyType::Variables => word("type-variables"),
        KeyType::Variable => word("type-variable"),
        KeyType::Date => word("type-date"),
        KeyType::Duration => word("type-duration"),
        KeyType::Delay => word("type-delay"),
        KeyType::Flag => word("type-flag"),
        KeyType::Territory => word("type-territory"),
        KeyType::Siren => word("type-siren"),
        KeyType::Uai => word("type-uai"),
        KeyType::Uais => word("type-uais"),
        KeyType::Mailbox => word("type-mailbox"),
        KeyType::Folder => word("type-folder"),
        KeyType::Day => word("type-day"),
        KeyType::SchoolYear => word("type-school-year"),
        KeyType::Article => word("type-article"),
        KeyType::Articles => word("type-articles"),
        KeyType::Days => word("type-days"),
        KeyType::Share => word("type-share"),
        KeyType::FileName => word("type-file-name"),
        KeyType::Table(_) => word("type-table"),
        KeyType::Rows(_) => word("type-rows"),
    }
}

fn choice_text(id: &str, known: &Vocabulary, lang: Lang) -> String {
    let shown = known.values.iter().take(INLINE_VALUES_MAX).map(|value| format!("`{value}`"));
    let mut shown: Vec<String> = shown.collect();
    if known.values.len() > INLINE_VALUES_MAX {
        shown.push("…".to_owned());
    }
    format!("{} {}", words().word(lang, id), shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_says_what_it_means() {
        for lang in [Lang::Fr, Lang::En] {
            let page = reference_markdown(lang);
            for id in ["key-", "block-", "type-", "reference-", "value-", "values-", "name-"] {
                let unsaid = page.lines().find(|line| {
                    line.contains(&format!("| {id}")) || line.trim_start_matches("# ").starts_with(id)
                });
                assert_eq!(unsaid, None, "in {lang}");
            }
        }
    }

    #[test]
    fn the_page_of_the_project_is_the_derived_one() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/convention-language.md");
        let written = std::fs::read_to_string(path).unwrap_or_default();
        let page = reference_markdown(Lang::Fr);
        if written != page {
            let expected = std::env::temp_dir().join("convention-language.md");
            std::fs::write(&expected, &page).unwrap();
            panic!(
                "docs/reference/convention-language.md is not what the definitions say; the expected page is in {}, or write it again with\n  cargo run -p entente -- reference-page > docs/reference/convention-language.md",
                expected.display()
            );
        }
    }
}
