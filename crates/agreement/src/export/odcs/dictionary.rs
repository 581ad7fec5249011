//! A first `dictionary.md` of an imported dataset: its title, what it is, and the section that `dataset_pages` derives.

use std::fmt::Write as _;

use entente_model::{Dataset, Message};
use entente_text::Lang;

use crate::dataset_pages::dictionary_markdown;
use crate::words::words;

/// Writes the dictionary, in French; what the schema does not say (producer, legal basis) is left to people.
pub(super) fn first_dictionary(dataset: &Dataset, schema: &str) -> String {
    let page = head(dataset).expect("writing to a string cannot fail");
    dictionary_markdown(schema, "", &page, Lang::Fr).unwrap_or(page)
}

fn say(message: &Message) -> String {
    words().say(Lang::Fr, message)
}

fn head(dataset: &Dataset) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    writeln!(text, "# {}\n", plain(&dataset.title))?;
    if !dataset.description.is_empty() {
        writeln!(text, "{}\n", plain(&dataset.description))?;
    }
    writeln!(text, "- {}", say(&Message::new("dictionary-id").with("id", &dataset.id)))?;
    if !dataset.source_system.is_empty() {
        let system = plain(&dataset.source_system);
        writeln!(text, "- {}", say(&Message::new("dictionary-system").with("system", system)))?;
    }
    if !dataset.primary_key.is_empty() {
        let names: Vec<String> = dataset.primary_key.iter().map(|name| format!("`{name}`")).collect();
        writeln!(text, "- {}", say(&Message::new("dictionary-key").with("names", names.join(", "))))?;
    }
    writeln!(text, "\n## Variables")?;
    Ok(text)
}

/// Somebody's text on one line, that cannot open a heading, a block or a link of the page.
fn plain(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars()
        .filter(|letter| !matches!(letter, '<' | '>' | '[' | ']' | '`') && !letter.is_control())
        .collect()
}
