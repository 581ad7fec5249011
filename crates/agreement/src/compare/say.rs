//! Small words of comparisons, in a language: lists, delays, days, conditions, values of keys.

use entente_model::{Channel, Delay, Message, Protection, PseudonymStability, Scope};
use entente_text::Lang;
use jiff::civil::Date;

use super::condition::Condition;
use super::fact::{Topic, code};
use super::side::{Cited, Named};
use crate::definitions::vocabulary::CHANNEL;
use crate::definitions::{GRANT, Key, KeyType};
use crate::show::{delay_text, path_words, table_words, value_words};
use crate::source::visible;
use crate::words::words;

/// Names written out in a sentence; the others are counted.
const LISTED_MAX: usize = 40;
/// Characters of one value in a sentence.
const VALUE_CHARS_MAX: usize = 240;

pub(super) fn say(lang: Lang, message: &Message) -> String {
    words().say(lang, message)
}

pub(super) fn word(lang: Lang, id: &str) -> String {
    words().word(lang, id)
}

/// `a, b et c`; beyond some forty names, how many more there are.
pub(super) fn list<T: AsRef<str>>(lang: Lang, names: &[T]) -> String {
    let shown: Vec<String> = names.iter().take(LISTED_MAX).map(|name| quotable(name.as_ref())).collect();
    let more = names.len() - shown.len();
    if more > 0 {
        let more = say(lang, &Message::new("say-more").count("count", more as u64));
        return format!("{} {more}", shown.join(", "));
    }
    match shown.as_slice() {
        [] => word(lang, "say-none"),
        [one] => one.clone(),
        [first @ .., last] => {
            say(lang, &Message::new("say-and").with("first", first.join(", ")).with("last", last))
        }
    }
}

/// A text of somebody's file, safe to show: no control character, not endless.
pub(super) fn quotable(text: &str) -> String {
    let mut shown: String = text.chars().take(VALUE_CHARS_MAX).map(visible).collect();
    if text.chars().nth(VALUE_CHARS_MAX).is_some() {
        shown.push('…');
    }
    shown
}

/// The name that people know, and the id that clauses write.
pub(super) fn named(lang: Lang, named: &Named) -> String {
    if named.label == named.id {
        return say(lang, &Message::new("say-quoted").with("text", quotable(&named.id)));
    }
    let message =
        Message::new("say-named").with("label", quotable(&named.label)).with("id", quotable(&named.id));
    say(lang, &message)
}

pub(super) fn channels(lang: Lang, channels: &[Channel]) -> String {
    let names: Vec<String> =
        channels.iter().map(|channel| word(lang, &CHANNEL.word_id(&code(channel)))).collect();
    list(lang, &names)
}

/// « lignes de son territoire, pseudonyme stable ».
pub(super) fn conditions(lang: Lang, conditions: &[Condition]) -> String {
    let or = format!(" {} ", word(lang, "say-or"));
    let texts: Vec<String> = conditions.iter().map(|one| condition(lang, one)).collect();
    if texts.is_empty() { word(lang, "say-none") } else { texts.join(&or) }
}

fn condition(lang: Lang, condition: &Condition) -> String {
    let protection = match &condition.protection {
        None => word(lang, "say-protection-none"),
        Some(Protection::Pseudonym(PseudonymStability::Stable)) => word(lang, "say-protection-stable"),
        Some(Protection::Pseudonym(PseudonymStability::Yearly)) => word(lang, "say-protection-yearly"),
        Some(Protection::Generalise(code_list)) => {
            say(lang, &Message::new("say-protection-generalise").with("list", quotable(code_list.as_str())))
        }
        Some(Protection::Drop) => word(lang, "say-protection-drop"),
    };
    let scope = match condition.scope {
        Scope::Territory => "say-scope-territory",
        Scope::All => "say-scope-all",
    };
    let mut parts = vec![protection, word(lang, scope)];
    if let Some(rule) = &condition.anonymity {
        parts.push(grant_key(lang, "anonymity", rule));
    }
    if let Some(table) = &condition.table {
        parts.push(grant_key(lang, "table", table));
    }
    if let Some(rule) = &condition.disclosure {
        parts.push(grant_key(lang, "disclosure", rule));
    }
    if let Some(rule) = &condition.consent {
        parts.push(grant_key(lang, "consent", rule));
    }
    if let Some(retention) = &condition.retention {
        parts.push(grant_key(lang, "retention", retention));
    }
    parts.join(", ")
}

/// A table of a grant on one line: « Conservation : 3 mois ».
fn grant_key(lang: Lang, name: &str, table: &impl serde::Serialize) -> String {
    let key = GRANT.keys.iter().find(|key| key.name == name);
    let table = serde_json::to_value(table).unwrap_or_default();
    let value = key.map_or_else(String::new, |key| table_words(key, &table, lang));
    let label = word(lang, &format!("label-{name}"));
    say(lang, &Message::new("show-pair").with("label", label).with("value", quotable(&value)))
}

/// What a key is about, in a few words, and the last key of its path.
pub(super) fn key(lang: Lang, topic: Topic, path: &str) -> (String, Option<&'static Key>) {
    let own = format!("say-key-{}-{}", code(&topic), path.replace(['.', '_'], "-"));
    let (labels, last) = path_words(topic.keys(), path, lang);
    if words().has(lang, &own) {
        return (word(lang, &own), last);
    }
    let said = |(label, row): (String, Option<String>)| match row {
        None => label,
        Some(row) => say(lang, &Message::new("say-row").with("label", label).with("row", quotable(&row))),
    };
    let labels: Vec<String> = labels.into_iter().map(said).collect();
    let label = if labels.is_empty() { format!("`{}`", quotable(path)) } else { labels.join(", ") };
    (label, last)
}

/// The values of a key as people read them.
pub(super) fn stated<'s>(
    lang: Lang,
    key: Option<&'static Key>,
    values: impl IntoIterator<Item = &'s str>,
) -> String {
    let values: Vec<String> = values.into_iter().map(|text| value(lang, key, text)).collect();
    list(lang, &values)
}

/// A word of the language, a delay, a day, or the text as it is written.
fn value(lang: Lang, key: Option<&'static Key>, text: &str) -> String {
    if key.is_some_and(|key| !matches!(key.value, KeyType::Duration)) {
        return quotable(&value_words(key, text, lang));
    }
    // Durations are delays without hours.
    let delay: Option<Delay> = text.parse().ok();
    let date: Option<Date> = text.parse().ok();
    match (delay, date) {
        (Some(delay), _) => delay_text(delay, lang),
        (None, Some(date)) => date_text(lang, date),
        (None, None) => quotable(text),
    }
}

fn date_text(lang: Lang, date: Date) -> String {
    let id = if date.day() == 1 { "show-date-first" } else { "show-date" };
    let month = word(lang, &format!("month-{}", date.month()));
    let message = Message::new(id).with("day", date.day()).with("month", month).with("year", date.year());
    say(lang, &message)
}

/// « article 4 de « cadre », ligne 12 », several in a list.
pub(super) fn cited(lang: Lang, places: &[Cited]) -> String {
    let texts: Vec<String> = places
        .iter()
        .map(|cited| {
            let id = match (cited.place.article.is_empty(), cited.annex) {
                (true, _) => "say-cited-line",
                (false, true) => "say-cited-annex",
                (false, false) => "say-cited-article",
            };
            let message = Message::new(id)
                .with("article", quotable(&cited.place.article))
                .with("convention", quotable(cited.place.convention.as_str()))
                .with("line", cited.place.line);
            say(lang, &message)
        })
        .collect();
    list(lang, &texts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definitions::{BLOCKS, FRONT_MATTER};

    /// A key without words would be shown as it is written in the file.
    #[test]
    fn every_key_that_may_change_has_words() {
        fn walk(keys: &'static [Key], unsaid: &mut Vec<String>) {
            for key in keys {
                let id = format!("label-{}", key.name.replace('_', "-"));
                if [Lang::Fr, Lang::En].iter().any(|lang| !words().has(*lang, &id)) {
                    unsaid.push(id);
                }
                if let KeyType::Table(keys) | KeyType::Rows(keys) = key.value {
                    walk(keys, unsaid);
                }
            }
        }
        let mut unsaid = Vec::new();
        for block in BLOCKS {
            walk(block.keys, &mut unsaid);
        }
        for topic in [Topic::Term, Topic::Ending, Topic::Amending] {
            assert!(!topic.keys().is_empty(), "{topic:?} is a table of the front matter");
            walk(topic.keys(), &mut unsaid);
        }
        assert_eq!(unsaid, Vec::<String>::new());
        let own = FRONT_MATTER.keys.iter().filter(|key| !matches!(key.value, KeyType::Table(_)));
        for key in own.filter(|key| !["id", "signed_on", "notified_on"].contains(&key.name)) {
            let id = format!("say-key-agreement-{}", key.name.replace('_', "-"));
            assert!(words().has(Lang::Fr, &id), "{id}");
        }
    }
}
