//! Small words of comparisons, in a language: lists, delays, days, conditions, values of keys.

use entente_model::{Channel, Message, Protection, PseudonymStability, Scope};
use entente_text::Lang;
use jiff::Span;
use jiff::civil::Date;

use super::condition::Condition;
use super::fact::{Stated, Topic};
use super::side::{Cited, Named};
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
        channels.iter().map(|channel| value(lang, &super::fact::code(channel))).collect();
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
    format!("{protection}, {}", word(lang, scope))
}

/// What a key means: a sentence of comparisons, else that of the reference page, else the key itself.
pub(super) fn key(lang: Lang, topic: Topic, path: &str) -> String {
    let block = match topic {
        Topic::Rule => "rule".to_owned(),
        Topic::Dataset => "dataset".to_owned(),
        Topic::Party => "party".to_owned(),
        Topic::Agreement => "front-matter".to_owned(),
        Topic::Term | Topic::Ending | Topic::Amending => {
            format!("front-matter-{}", super::fact::code(&topic))
        }
    };
    let path_id = path.replace(['.', '_'], "-");
    let candidates =
        [format!("say-key-{}-{path_id}", super::fact::code(&topic)), format!("key-{block}-{path_id}")];
    let known = candidates.iter().find(|id| words().has(lang, id));
    known.map_or_else(|| format!("`{}`", quotable(path)), |id| word(lang, id))
}

/// A value as people read it.
pub(super) fn stated(lang: Lang, stated: Option<&Stated>) -> String {
    let Some(stated) = stated else { return word(lang, "say-nothing") };
    let values: Vec<String> = stated.values().map(|text| value(lang, text)).collect();
    list(lang, &values)
}

/// A choice of the language, a delay, a day, or the text as it is written.
pub(super) fn value(lang: Lang, text: &str) -> String {
    let is_code = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    if is_code {
        let id = format!("say-value-{text}");
        return if words().has(lang, &id) { word(lang, &id) } else { quotable(text) };
    }
    duration(lang, text).or_else(|| day(lang, text)).unwrap_or_else(|| quotable(text))
}

/// « 1 an et 6 mois », from `P1Y6M`.
fn duration(lang: Lang, text: &str) -> Option<String> {
    if !text.starts_with('P') || text.len() > 40 {
        return None;
    }
    let span: Span = text.parse().ok()?;
    let parts = [
        ("say-years", i64::from(span.get_years())),
        ("say-months", i64::from(span.get_months())),
        ("say-weeks", i64::from(span.get_weeks())),
        ("say-days", i64::from(span.get_days())),
        ("say-hours", i64::from(span.get_hours())),
    ];
    let said = parts.into_iter().filter_map(|(id, count)| {
        let count = u64::try_from(count).ok().filter(|count| *count > 0)?;
        Some(say(lang, &Message::new(id).count("count", count)))
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| list(lang, &said))
}

/// « 30 novembre », from `11-30`; « 5 novembre 2024 », from `2024-11-05`.
fn day(lang: Lang, text: &str) -> Option<String> {
    if text.len() == 10 {
        let date: Date = text.parse().ok()?;
        return Some(date_text(lang, date));
    }
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse::<i8>().ok()?, day.parse::<i8>().ok()?);
    Date::new(2000, month, day).ok()?;
    let message =
        Message::new("say-day").with("day", day).with("month", word(lang, &format!("say-month-{month}")));
    Some(say(lang, &message))
}

pub(super) fn date_text(lang: Lang, date: Date) -> String {
    let month = word(lang, &format!("say-month-{}", date.month()));
    let message =
        Message::new("say-date").with("day", date.day()).with("month", month).with("year", date.year());
    say(lang, &message)
}

/// « article 4 », « ligne 2.2 de l'annexe », with the line of the file.
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
                .with("line", cited.place.line);
            say(lang, &message)
        })
        .collect();
    list(lang, &texts)
}
