//! Effects in sentences: what happens in one, and the lines that say it whole.

use std::collections::{BTreeMap, BTreeSet};

use entente_model::Message;
use entente_text::Lang;

use super::access::EVERY_VARIABLE;
use super::condition::{Condition, Trend};
use super::effect::{AccessVariable, Effect, EffectSubject, KeyChange, Reach, Recipient, Turn};
use super::fact::{Stated, Topic, code};
use super::say::{channels, cited, conditions, key, list, named, quotable, say, stated, word};
use super::side::Named;
use crate::definitions::vocabulary::VARIABLE_KIND;

impl Effect {
    /// What happens, in one sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        match &self.subject {
            EffectSubject::Access { recipient, dataset, reach, variables, purposes, channels } => {
                let (turn, count) = (
                    code(&self.turn),
                    match reach {
                        Reach::Dataset | Reach::Variables | Reach::Conditions => variables.len(),
                        Reach::Purposes => purposes.len(),
                        Reach::Channels => channels.len(),
                    },
                );
                let id = match reach {
                    Reach::Conditions => format!("effect-conditions-{}", code(&self.trend)),
                    _ => format!("effect-{}-{turn}", code(reach)),
                };
                let message = Message::new(id)
                    .with("recipient", receiver(lang, recipient))
                    .with("dataset", named(lang, dataset))
                    .count("count", count as u64);
                say(lang, &message)
            }
            EffectSubject::Basis { recipient, dataset, .. } => {
                let message = Message::new("effect-basis")
                    .with("recipient", receiver(lang, recipient))
                    .with("dataset", named(lang, dataset));
                say(lang, &message)
            }
            EffectSubject::Clause { topic, subject, keys } => {
                let changed = keys.first().map_or(String::new(), |change| key(lang, *topic, &change.key).0);
                let turn = code(&self.turn);
                let id = match (topic, self.turn) {
                    (Topic::Rule, Turn::Changed) => format!("effect-rule-{}", code(&self.trend)),
                    (Topic::Rule, _) => format!("effect-rule-{turn}"),
                    (Topic::Party, Turn::Gained | Turn::Lost) => format!("effect-party-{turn}"),
                    _ if subject.id.is_empty() => "effect-keys-changed".to_owned(),
                    _ => format!("effect-clause-{turn}"),
                };
                let message = Message::new(id)
                    .with("topic", word(lang, &topic.caption()))
                    .with("subject", clause_name(lang, *topic, subject))
                    .with("key", changed);
                say(lang, &message)
            }
        }
    }

    /// What one of two conventions has, or both have in two ways: the sentence of a comparison, where nothing comes or goes.
    pub(super) fn held(&self, lang: Lang) -> String {
        match &self.subject {
            EffectSubject::Access { recipient, dataset, reach, .. } => {
                let message = Message::new(format!("held-{}", code(reach)))
                    .with("recipient", receiver(lang, recipient))
                    .with("dataset", named(lang, dataset));
                say(lang, &message)
            }
            EffectSubject::Basis { recipient, dataset, .. } => {
                let message = Message::new("held-basis")
                    .with("recipient", receiver(lang, recipient))
                    .with("dataset", named(lang, dataset));
                say(lang, &message)
            }
            EffectSubject::Clause { topic, subject, keys } => {
                let id = match (self.turn, subject.id.is_empty()) {
                    (_, true) => "effect-keys-changed",
                    (Turn::Changed, false) => "effect-clause-changed",
                    _ => "held-clause",
                };
                let message = Message::new(id)
                    .with("topic", word(lang, &topic.caption()))
                    .with("subject", clause_name(lang, *topic, subject))
                    .with(
                        "key",
                        keys.first().map_or(String::new(), |change| key(lang, *topic, &change.key).0),
                    );
                say(lang, &message)
            }
        }
    }

    /// The lines that say it whole: variables, purposes, channels, conditions, values before and after.
    pub fn details(&self, lang: Lang) -> Vec<String> {
        match &self.subject {
            EffectSubject::Access { variables, purposes, channels: by, .. } => {
                let names: Vec<String> =
                    variables.iter().map(|variable| variable_name(lang, variable)).collect();
                let mut lines = vec![
                    say(lang, &Message::new("detail-variables").with("names", list(lang, &names))),
                    line(lang, "detail-purposes", &labels(lang, purposes)),
                    line(lang, "detail-channels", &channels(lang, by)),
                ];
                lines.extend(condition_lines(lang, variables));
                lines
            }
            EffectSubject::Basis { purposes, before, after, .. } => vec![
                line(lang, "detail-purposes", &labels(lang, purposes)),
                line(lang, "detail-before", &list(lang, before)),
                line(lang, "detail-after", &list(lang, after)),
            ],
            EffectSubject::Clause { topic, keys, .. } => {
                keys.iter().flat_map(|change| key_lines(lang, *topic, self.turn, change)).collect()
            }
        }
    }

    /// The articles that make it, before and after.
    pub fn articles(&self, lang: Lang) -> String {
        let id = match (self.cited_before.is_empty(), self.cited_after.is_empty()) {
            (true, true) => return String::new(),
            (false, true) => "cited-before",
            (true, false) => "cited-after",
            (false, false) => "cited-both",
        };
        let message = Message::new(id)
            .with("before", cited(lang, &self.cited_before))
            .with("after", cited(lang, &self.cited_after));
        say(lang, &message)
    }
}

fn line(lang: Lang, id: &str, text: &str) -> String {
    say(lang, &Message::new(id).with("text", text))
}

pub(super) fn receiver(lang: Lang, receiver: &Recipient) -> String {
    if receiver.is_role {
        return say(lang, &Message::new("say-role").with("role", quotable(&receiver.named.id)));
    }
    quotable(&receiver.named.label)
}

fn variable_name(lang: Lang, variable: &AccessVariable) -> String {
    if variable.name == EVERY_VARIABLE { word(lang, "say-every-variable") } else { variable.name.clone() }
}

pub(super) fn labels(lang: Lang, names: &[Named]) -> String {
    let labels: Vec<&str> = names.iter().map(|named| named.label.as_str()).collect();
    list(lang, &labels)
}

/// One line for each set of conditions; the variables are named where there are several sets.
pub(super) fn condition_lines(lang: Lang, variables: &[AccessVariable]) -> Vec<String> {
    type Both<'v> = (&'v [Condition], &'v [Condition]);
    let mut together: BTreeMap<Both<'_>, Vec<String>> = BTreeMap::new();
    for variable in variables {
        let both = (variable.before.as_slice(), variable.after.as_slice());
        together.entry(both).or_default().push(variable_name(lang, variable));
    }
    let alone = together.len() == 1;
    let text = |((before, after), names): (Both<'_>, Vec<String>)| {
        let told = match (before.is_empty(), after.is_empty()) {
            (false, false) => {
                let message = Message::new("detail-change")
                    .with("before", conditions(lang, before))
                    .with("after", conditions(lang, after));
                say(lang, &message)
            }
            (true, _) => conditions(lang, after),
            (_, true) => conditions(lang, before),
        };
        if alone {
            return line(lang, "detail-conditions", &told);
        }
        say(lang, &Message::new("detail-conditions-of").with("names", list(lang, &names)).with("text", told))
    };
    together.into_iter().map(text).collect()
}

/// What a clause is about, as a sentence says it.
pub(super) fn clause_name(lang: Lang, topic: Topic, subject: &Named) -> String {
    if topic != Topic::Rule {
        return named(lang, subject);
    }
    let (what, about) = subject.id.split_once(':').unwrap_or((&subject.id, ""));
    let about = match what {
        "forbid-variable" => word(lang, &VARIABLE_KIND.word_id(about)),
        _ if subject.label == subject.id => quotable(about),
        _ => quotable(&subject.label),
    };
    say(lang, &Message::new(format!("say-rule-{what}")).with("about", about))
}

pub(super) fn key_lines(lang: Lang, topic: Topic, turn: Turn, change: &KeyChange) -> Vec<String> {
    let (label, of) = key(lang, topic, &change.key);
    let [before, after] = [&change.before, &change.after]
        .map(|stated| stated.iter().flat_map(Stated::values).collect::<BTreeSet<&str>>());
    let said = |values: Vec<&&str>| stated(lang, of, values.into_iter().copied());
    if turn != Turn::Changed {
        let value = said(before.union(&after).collect());
        return vec![say(lang, &Message::new("detail-key").with("key", label).with("value", value))];
    }
    if before.len() < 2 && after.len() < 2 {
        let message = Message::new("detail-change")
            .with("before", said(before.iter().collect()))
            .with("after", said(after.iter().collect()));
        return vec![say(lang, &message)];
    }
    let parts = [("detail-gone", before.difference(&after)), ("detail-new", after.difference(&before))];
    let parts = parts.into_iter().map(|(id, values)| (id, values.collect::<Vec<&&str>>()));
    parts.filter(|(_, values)| !values.is_empty()).map(|(id, values)| line(lang, id, &said(values))).collect()
}

impl Effect {
    /// What a reader must see at once: data about persons, less protection.
    pub fn mark(&self, lang: Lang) -> Option<String> {
        mark(lang, self)
    }
}

pub(super) fn mark(lang: Lang, effect: &Effect) -> Option<String> {
    let personal = matches!(&effect.subject, EffectSubject::Access { variables, .. }
        if variables.iter().any(|variable| variable.personal));
    let commits = matches!(&effect.subject, EffectSubject::Clause { topic, .. } if *topic != Topic::Rule);
    match (effect.turn, effect.trend, personal) {
        (_, Trend::Weaker, _) if commits => Some(word(lang, "mark-commits-less")),
        (_, Trend::Stronger, _) if commits => Some(word(lang, "mark-commits-more")),
        (_, Trend::Weaker, _) => Some(word(lang, "mark-weaker")),
        (_, Trend::Stronger, _) => Some(word(lang, "mark-stronger")),
        (Turn::Gained, _, true) => Some(word(lang, "mark-personal")),
        _ => None,
    }
}
