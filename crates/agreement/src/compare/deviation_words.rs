//! Departures from the cadre in sentences, for a terminal and for pages.

use std::fmt::Write as _;

use entente_model::Message;
use entente_text::Lang;
use serde_json::{Value as Json, json};

use super::conformance::{Deviation, DeviationKind};
use super::effect::{KeyChange, Turn};
use super::effect_words::{clause_name, condition_lines, key_lines, labels, receiver};
use super::fact::Topic;
use super::render::with;
use super::say::{cited, key, list, say, word};

impl Deviation {
    /// What is weaker or missing, in one sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        let (id, recipient, topic, change) = match &self.kind {
            DeviationKind::DatasetMissing => ("deviation-dataset-missing", None, Topic::Dataset, None),
            DeviationKind::AccessMissing { recipient, .. } => {
                ("deviation-access-missing", Some(recipient), Topic::Dataset, None)
            }
            DeviationKind::ProtectionWeaker { recipient, .. } => {
                ("deviation-protection-weaker", Some(recipient), Topic::Dataset, None)
            }
            DeviationKind::ProtectionOther { recipient, .. } => {
                ("deviation-protection-other", Some(recipient), Topic::Dataset, None)
            }
            DeviationKind::ClauseWeaker { topic, key } => {
                ("deviation-clause-weaker", None, *topic, Some(key))
            }
            DeviationKind::RuleMissing => ("deviation-rule-missing", None, Topic::Rule, None),
            DeviationKind::RuleLooser { key } => ("deviation-rule-looser", None, Topic::Rule, Some(key)),
        };
        let said = |change: &KeyChange| key(lang, topic, &change.key).0;
        let message = Message::new(id)
            .with("subject", clause_name(lang, topic, &self.subject))
            .with("recipient", recipient.map_or_else(String::new, |one| receiver(lang, one)))
            .with("topic", word(lang, &topic.caption()))
            .with("key", change.map_or_else(String::new, said));
        say(lang, &message)
    }

    /// The lines that say it whole: variables, purposes, conditions or values of the cadre, then of the convention.
    pub fn details(&self, lang: Lang) -> Vec<String> {
        match &self.kind {
            DeviationKind::DatasetMissing | DeviationKind::RuleMissing => Vec::new(),
            DeviationKind::AccessMissing { variables, purposes, .. } => vec![
                say(lang, &Message::new("detail-variables").with("names", list(lang, variables))),
                say(lang, &Message::new("detail-purposes").with("text", labels(lang, purposes))),
            ],
            DeviationKind::ProtectionWeaker { variables, .. }
            | DeviationKind::ProtectionOther { variables, .. } => {
                let names: Vec<&str> = variables.iter().map(|variable| variable.name.as_str()).collect();
                let mut lines =
                    vec![say(lang, &Message::new("detail-variables").with("names", list(lang, &names)))];
                lines.extend(condition_lines(lang, variables));
                lines
            }
            DeviationKind::ClauseWeaker { topic, key } => key_lines(lang, *topic, Turn::Changed, key),
            DeviationKind::RuleLooser { key } => key_lines(lang, Topic::Rule, Turn::Changed, key),
        }
    }

    /// Both articles.
    pub fn articles(&self, lang: Lang) -> String {
        let id = if self.cited_local.is_empty() { "deviation-cited-cadre" } else { "deviation-cited" };
        let message = Message::new(id)
            .with("local", cited(lang, &self.cited_local))
            .with("cadre", cited(lang, &self.cited_cadre));
        say(lang, &message)
    }
}

/// The departures as text for a terminal.
pub fn render_conformance(deviations: &[Deviation], lang: Lang) -> String {
    let mut text = String::new();
    write_all(&mut text, deviations, lang).expect("writing to a string cannot fail");
    text
}

fn write_all(text: &mut String, deviations: &[Deviation], lang: Lang) -> std::fmt::Result {
    if deviations.is_empty() {
        return writeln!(text, "{}", word(lang, "deviation-none"));
    }
    writeln!(
        text,
        "{}",
        say(lang, &Message::new("deviation-count").count("count", deviations.len() as u64))
    )?;
    for deviation in deviations {
        writeln!(text, "- {}", deviation.sentence(lang))?;
        for line in deviation.details(lang) {
            writeln!(text, "    {line}")?;
        }
        writeln!(text, "    {}", deviation.articles(lang))?;
    }
    Ok(())
}

/// The departures as JSON: codes in English, sentences in `lang` beside the data.
pub fn conformance_json(deviations: &[Deviation], lang: Lang) -> Json {
    let one = |deviation: &Deviation| {
        with(
            deviation,
            &[("sentence", deviation.sentence(lang).into()), ("details", deviation.details(lang).into())],
        )
    };
    json!(deviations.iter().map(one).collect::<Vec<Json>>())
}
