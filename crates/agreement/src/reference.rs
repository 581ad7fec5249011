//! The reference page of the convention language, derived from its definitions.

use std::fmt::Write as _;

use entente_text::Lang;

use crate::definitions::{BLOCKS, Block, FRONT_MATTER, Key, KeyType, Need};
use crate::words::words;

/// The page in Markdown: every key with its type, whether it must be there, what it means, an example.
pub fn reference_markdown(lang: Lang) -> String {
    let word = |id: &str| words().word(lang, id);
    let mut page = format!("# {}\n\n{}\n", word("reference-title"), word("reference-introduction"));
    for block in [&FRONT_MATTER].into_iter().chain(BLOCKS.iter().copied()) {
        write!(page, "\n## {}\n\n{}\n\n", word(&format!("block-{}", block.name)), word(&about(block)))
            .expect("writing to a string cannot fail");
        let head = ["key", "type", "needed", "meaning", "example"].map(|id| word(&format!("reference-{id}")));
        writeln!(page, "| {} |\n|---|---|---|---|---|", head.join(" | "))
            .expect("writing to a string cannot fail");
        rows(&mut page, block.name, "", block.keys, lang);
    }
    page
}

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
        .expect("writing to a string cannot fail");
        if let KeyType::Table(keys) | KeyType::Rows(keys) = key.value {
            rows(page, block, &path, keys, lang);
        }
    }
}

/// `key-grant-to-party` for the key `to.party` of the block `grant`.
fn meaning_id(block: &str, path: &str) -> String {
    format!("key-{block}-{}", path.replace(['.', '_'], "-"))
}

fn type_text(value: KeyType, lang: Lang) -> String {
    let (id, known): (&str, &[&str]) = match value {
        KeyType::Text => ("type-text", &[]),
        KeyType::Name => ("type-name", &[]),
        KeyType::Names => ("type-names", &[]),
        KeyType::Variables => ("type-variables", &[]),
        KeyType::Variable => ("type-variable", &[]),
        KeyType::Date => ("type-date", &[]),
        KeyType::Duration => ("type-duration", &[]),
        KeyType::Choice(known) => ("type-choice", known),
        KeyType::Choices(known) => ("type-choices", known),
        KeyType::Flag => ("type-flag", &[]),
        KeyType::Territory => ("type-territory", &[]),
        KeyType::Siren => ("type-siren", &[]),
        KeyType::Mailbox => ("type-mailbox", &[]),
        KeyType::Folder => ("type-folder", &[]),
        KeyType::Day => ("type-day", &[]),
        KeyType::SchoolYear => ("type-school-year", &[]),
        KeyType::Article => ("type-article", &[]),
        KeyType::Articles => ("type-articles", &[]),
        KeyType::Days => ("type-days", &[]),
        KeyType::Share => ("type-share", &[]),
        KeyType::Table(_) => ("type-table", &[]),
        KeyType::Rows(_) => ("type-rows", &[]),
    };
    let mut text = words().word(lang, id);
    for (rank, choice) in known.iter().enumerate() {
        text.push_str(if rank == 0 { " " } else { ", " });
        write!(text, "`{choice}`").expect("writing to a string cannot fail");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_says_what_it_means() {
        for lang in [Lang::Fr, Lang::En] {
            let page = reference_markdown(lang);
            for id in ["key-", "block-", "type-", "reference-"] {
                let unsaid =
                    page.lines().find(|line| line.contains(&format!("| {id}")) || line.starts_with(id));
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
