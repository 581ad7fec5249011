//! A clause in a few words: rows of a label and its values, the same for a page, a diff or a printed annex.
//!
//! Nothing is left out: each key that the clause writes is a row, in the order of the definitions.

use entente_model::{
    AgreementKind, ClauseKind, Delay, Forbid, Message, Protection, Recurrence, RuleClause, Trigger, YearDay,
};
use entente_text::Lang;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::definitions::vocabulary::{AGREEMENT_KIND, RECURRENCE, TRIGGER};
use crate::definitions::{self, Key, KeyType, Vocabulary};
use crate::words::words;

/// One line: what it is about, and its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClauseRow {
    /// Path of the key, `to.party`.
    pub key: String,
    /// What it is about, in a few words.
    pub label: String,
    /// Its values; several make a list.
    pub values: Vec<ClauseValue>,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClauseValue {
    /// For a reader.
    pub text: String,
    /// As the convention writes it, where that is a name or a word of the language.
    pub code: Option<String>,
    /// French whatever the language of the page: it is the convention's own text.
    pub quoted: bool,
}

/// What kind of clause it is, in a few words: « Obligation ».
pub fn clause_caption(kind: &ClauseKind, lang: Lang) -> String {
    words().word(lang, &format!("caption-{}", kind.name()))
}

/// The clause as rows of a label and its values.
pub fn clause_rows(kind: &ClauseKind, lang: Lang) -> Vec<ClauseRow> {
    let (Some(block), Value::Object(written)) = (definitions::block(kind.name()), clause_json(kind)) else {
        return Vec::new();
    };
    Shower { lang }.rows(&written, block.keys)
}

/// The clause under the keys of the language: what its block would write.
pub(crate) fn clause_json(kind: &ClauseKind) -> Value {
    fn plain(clause: &impl Serialize) -> Value {
        serde_json::to_value(clause).unwrap_or_default()
    }
    match kind {
        ClauseKind::Party(clause) => plain(clause),
        ClauseKind::Dataset(clause) => {
            let mut written = plain(clause);
            if let Some(due) = &clause.due {
                let on = due.on.iter().map(|&(month, day)| YearDay { month, day }.to_string());
                written["due"] = json!({ "every": due.every, "on": on.collect::<Vec<_>>() });
            }
            if let (Some(partial), Some(object)) = (clause.partial, written.as_object_mut()) {
                object.remove("partial");
                let hundredths = partial.set_aside_max_hundredths;
                let share = format!("{},{:02} %", hundredths / 100, hundredths % 100);
                let share = share.replace(",00 %", " %");
                object.insert("accept".to_owned(), json!({ "partial": true, "set_aside_max": share }));
            }
            written
        }
        ClauseKind::Grant(clause) => {
            let mut written = plain(clause);
            written["to"] = json!({ "party": clause.to, "scope": clause.scope });
            let protections = clause.protect.iter().map(|one| match &one.protection {
                Protection::Pseudonym(stability) => {
                    json!({ "variable": one.variable, "pseudonym": stability })
                }
                Protection::Generalise(list) => json!({ "variable": one.variable, "generalise": list }),
                Protection::Drop => json!({ "variable": one.variable, "drop": true }),
            });
            written["protect"] = protections.collect();
            // The variables of a table are said by its dimensions.
            if clause.table.is_some()
                && let Some(object) = written.as_object_mut()
            {
                object.remove("variables");
            }
            written
        }
        ClauseKind::Rule(RuleClause::Forbid(Forbid::Variable { kind, except })) => {
            json!({ "forbid": "variable", "variable": { "kind": kind }, "except": except })
        }
        ClauseKind::Rule(clause) => plain(clause),
        ClauseKind::Duty(clause) => plain(clause),
        ClauseKind::Body(clause) => plain(clause),
        ClauseKind::Right(clause) => plain(clause),
        ClauseKind::Processing(clause) => plain(clause),
        ClauseKind::SecureSpace(clause) => plain(clause),
        ClauseKind::Ent(clause) => plain(clause),
        ClauseKind::Competence(clause) => plain(clause),
        ClauseKind::Action(clause) => plain(clause),
        ClauseKind::Indicator(clause) => plain(clause),
    }
}

/// Whether the value says nothing: an empty list, a flag that isn't raised, a key that isn't there.
fn is_silent(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(object) => object.is_empty(),
        _ => false,
    }
}

struct Shower {
    lang: Lang,
}

impl Shower {
    fn rows(&self, written: &Map<String, Value>, keys: &'static [Key]) -> Vec<ClauseRow> {
        let said = keys.iter().filter_map(|key| Some((key, written.get(key.name)?)));
        said.filter(|(_, value)| !is_silent(value))
            .map(|(key, value)| ClauseRow {
                key: key.name.to_owned(),
                label: self.label(key.name),
                values: self.values(key, value),
            })
            .collect()
    }

    fn label(&self, key: &str) -> String {
        words().word(self.lang, &format!("label-{}", key.replace('_', "-")))
    }

    fn values(&self, key: &Key, value: &Value) -> Vec<ClauseValue> {
        match value {
            Value::Array(items) => items.iter().map(|item| self.value(key, item)).collect(),
            one => vec![self.value(key, one)],
        }
    }

    fn value(&self, key: &Key, value: &Value) -> ClauseValue {
        let said = |text: String| ClauseValue { text, code: None, quoted: false };
        let text = value.as_str().unwrap_or_default();
        match (key.value, value) {
            (KeyType::Table(keys) | KeyType::Rows(keys), Value::Object(object)) => {
                said(self.sentence(object, keys))
            }
            (KeyType::Choice(of) | KeyType::Choices(of), _) => {
                ClauseValue { text: self.choice(of, text), code: Some(text.to_owned()), quoted: false }
            }
            (KeyType::Flag, _) => {
                said(self.word(if value == &Value::Bool(true) { "show-yes" } else { "show-no" }))
            }
            (KeyType::Number(..), _) => said(value.to_string()),
            (KeyType::Date, _) => said(text.parse().map_or_else(|_| text.to_owned(), |day| self.date(day))),
            (KeyType::Delay, _) => {
                let delay = text.parse().map_or_else(|_| text.to_owned(), |delay| self.delay(delay));
                ClauseValue { text: delay, code: Some(text.to_owned()), quoted: false }
            }
            (KeyType::Days, _) => {
                said(text.parse().map_or_else(|_| text.to_owned(), |day| self.year_day(day)))
            }
            (KeyType::Text | KeyType::Texts, _) => {
                ClauseValue { text: text.to_owned(), code: None, quoted: true }
            }
            _ => ClauseValue { text: text.to_owned(), code: Some(text.to_owned()), quoted: false },
        }
    }

    /// A table on one line: « Qui : rectorat ; Délai : 8 jours ».
    fn sentence(&self, object: &Map<String, Value>, keys: &'static [Key]) -> String {
        let pairs = self.rows(object, keys).into_iter().map(|row| {
            let texts: Vec<String> = row.values.into_iter().map(|value| value.text).collect();
            self.pair(&row.label, &texts.join(", "))
        });
        pairs.collect::<Vec<_>>().join(" ; ")
    }

    fn word(&self, id: &str) -> String {
        words().word(self.lang, id)
    }

    fn pair(&self, label: &str, value: &str) -> String {
        words().say(self.lang, &Message::new("show-pair").with("label", label).with("value", value))
    }

    fn choice(&self, of: &Vocabulary, value: &str) -> String {
        self.word(&of.word_id(value))
    }

    fn delay(&self, delay: Delay) -> String {
        delay_text(delay, self.lang)
    }

    fn month(&self, month: i8) -> String {
        self.word(&format!("month-{month}"))
    }

    fn year_day(&self, day: YearDay) -> String {
        let id = if day.day == 1 { "show-first" } else { "show-day" };
        let message = Message::new(id).with("day", day.day).with("month", self.month(day.month));
        words().say(self.lang, &message)
    }

    fn date(&self, day: Date) -> String {
        let id = if day.day() == 1 { "show-date-first" } else { "show-date" };
        let message = Message::new(id)
            .with("day", day.day())
            .with("month", self.month(day.month()))
            .with("year", day.year());
        words().say(self.lang, &message)
    }
}

/// A path of keys in words, rows by their name: « Transmission (commune), Délai »; and its last key, where the definitions
/// know it.
pub(crate) fn path_words(
    keys: &'static [Key],
    path: &str,
    lang: Lang,
) -> (Vec<(String, Option<String>)>, Option<&'static Key>) {
    let (mut keys, mut last) = (keys, None);
    let mut labels = Vec::new();
    for part in split_path(path) {
        let (name, row) = match part.split_once('[') {
            Some((name, row)) => (name, Some(row.trim_end_matches(']').to_owned())),
            None => (part, None),
        };
        let Some(key) = keys.iter().find(|key| key.name == name) else { return (labels, None) };
        let label = format!("label-{}", key.name.replace('_', "-"));
        let label = if words().has(lang, &label) { words().word(lang, &label) } else { key.name.to_owned() };
        labels.push((label, row));
        last = Some(key);
        keys = match key.value {
            KeyType::Table(keys) | KeyType::Rows(keys) => keys,
            _ => &[],
        };
    }
    (labels, last)
}

/// The keys of a path: points inside the name of a row are not its own.
fn split_path(path: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    path.split(move |letter| {
        inside = letter == '[' || inside && letter != ']';
        letter == '.' && !inside
    })
}

/// A table in one line of words.
pub(crate) fn table_words(key: &'static Key, table: &Value, lang: Lang) -> String {
    Shower { lang }.value(key, table).text
}

/// A value of a key in words; as it is written where the key is not known.
pub(crate) fn value_words(key: Option<&'static Key>, text: &str, lang: Lang) -> String {
    let Some(key) = key else { return text.to_owned() };
    match key.value {
        // A row is known by the value of its first key.
        KeyType::Rows(keys) => value_words(keys.first(), text, lang),
        KeyType::Flag => Shower { lang }.value(key, &Value::Bool(text == "true")).text,
        KeyType::Number(..) => text.to_owned(),
        KeyType::Choice(of) | KeyType::Choices(of) if !of.values.contains(&text) => text.to_owned(),
        _ => Shower { lang }.value(key, &Value::from(text)).text,
    }
}

/// A rhythm in words: « chaque mois ».
pub fn recurrence_text(recurrence: Recurrence, lang: Lang) -> String {
    value_text(&RECURRENCE, recurrence, lang)
}

/// An event of the language in words: « la réception d'une demande ».
pub fn trigger_text(trigger: Trigger, lang: Lang) -> String {
    value_text(&TRIGGER, trigger, lang)
}

/// A kind of convention in words.
pub fn agreement_kind_text(kind: AgreementKind, lang: Lang) -> String {
    value_text(&AGREEMENT_KIND, kind, lang)
}

fn value_text(of: &Vocabulary, value: impl Serialize, lang: Lang) -> String {
    let written = serde_json::to_value(value).unwrap_or_default();
    words().word(lang, &of.word_id(written.as_str().unwrap_or_default()))
}

/// A delay in words: « 8 jours », « sans délai ».
pub fn delay_text(delay: Delay, lang: Lang) -> String {
    let Delay::Lasts { years, months, weeks, days, hours } = delay else {
        return words().word(lang, "show-delay-at-once");
    };
    let parts = [
        ("show-delay-years", years),
        ("show-delay-months", months),
        ("show-delay-weeks", weeks),
        ("show-delay-days", days),
        ("show-delay-hours", hours),
    ];
    let said = parts.into_iter().filter(|(_, count)| *count > 0);
    let said = said.map(|(id, count)| words().say(lang, &Message::new(id).count("count", count.into())));
    said.collect::<Vec<_>>().join(&words().word(lang, "show-and"))
}
