//! What a change of text does: one effect for each thing that somebody gains, loses, or has otherwise.
//!
//! Effects are derived from what both sides give and state, never from how it is worded: two texts that do the same
//! have none, and the effects of going back are the same ones, reversed. Sentences are `effect_words`' work.

use entente_model::Channel;
use serde::{Deserialize, Serialize};

use super::condition::{Condition, Trend};
use super::fact::{Stated, Topic};
use super::side::{Cited, Named};

/// Whether something comes, goes, or stays and changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Turn {
    /// It is in the text after only.
    Gained,
    /// It is in the text before only.
    Lost,
    /// It is in both, and not the same.
    Changed,
}

/// How much an effect matters: the order of a report, the first ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Somebody gains data about persons.
    PersonalDataGained,
    /// Data about persons are less protected, or kept longer.
    ProtectionWeaker,
    /// A rule of use is gone or looser.
    RuleLooser,
    /// Somebody gains other data.
    DataGained,
    /// Somebody loses data.
    DataLost,
    /// Data about persons are better protected.
    ProtectionStronger,
    /// A rule of use is new or stricter.
    RuleStricter,
    /// Who owes what, and by when.
    Commitment,
    /// The life of the convention: term, notice, ending, amending.
    Life,
    /// Who takes part.
    Parties,
    /// Names, titles, mailboxes.
    Details,
}

/// What a recipient gains or loses, from the most to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// A dataset of which it had nothing.
    Dataset,
    /// Variables that it did not have.
    Variables,
    /// Purposes for which it could not use them.
    Purposes,
    /// Channels by which it could not receive them.
    Channels,
    /// The same variables, under other conditions.
    Conditions,
}

/// A variable of an effect.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AccessVariable {
    /// Its name; `*` where all those of a dataset that no folder describes are meant.
    pub name: String,
    /// Whether it says something of persons, as handed over.
    pub personal: bool,
    /// Conditions before; none where it was not given.
    pub before: Vec<Condition>,
    /// Conditions after; none where it is no longer given.
    pub after: Vec<Condition>,
}

/// Who receives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Recipient {
    /// Its id and name.
    #[serde(flatten)]
    pub named: Named,
    /// Whether it is a role, that no organisation holds here.
    pub is_role: bool,
}

/// A key of a clause that changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct KeyChange {
    /// Path of the key, as in `due.on`.
    pub key: String,
    /// Its value before.
    pub before: Option<Stated>,
    /// Its value after.
    pub after: Option<Stated>,
}

/// What an effect is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum EffectSubject {
    /// What somebody receives.
    Access {
        /// Who.
        recipient: Recipient,
        /// Of which dataset.
        dataset: Named,
        /// How far.
        reach: Reach,
        /// Which variables, by name.
        variables: Vec<AccessVariable>,
        /// For which purposes.
        purposes: Vec<Named>,
        /// By which channels.
        channels: Vec<Channel>,
    },
    /// The legal basis on which somebody receives.
    Basis {
        /// Who.
        recipient: Recipient,
        /// Which dataset.
        dataset: Named,
        /// For which purposes.
        purposes: Vec<Named>,
        /// Bases before.
        before: Vec<String>,
        /// Bases after.
        after: Vec<String>,
    },
    /// What a clause states: the whole clause, or one of its keys.
    Clause {
        /// What kind of clause.
        topic: Topic,
        /// What it is about; an empty id for the convention itself.
        subject: Named,
        /// Its keys: all where the clause is new or gone, one where it changes.
        keys: Vec<KeyChange>,
    },
}

/// One effect, with the articles that make it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Effect {
    /// Its place in a report.
    pub weight: Weight,
    /// What it is about.
    #[serde(flatten)]
    pub subject: EffectSubject,
    /// Whether it comes, goes or changes.
    pub turn: Turn,
    /// How it bears on persons and commitments.
    pub trend: Trend,
    /// Articles that say it before, or forbade it.
    pub cited_before: Vec<Cited>,
    /// Articles that say it after, or forbid it.
    pub cited_after: Vec<Cited>,
}

impl Turn {
    /// The same change, read from the other side.
    pub fn reversed(self) -> Self {
        match self {
            Self::Gained => Self::Lost,
            Self::Lost => Self::Gained,
            Self::Changed => Self::Changed,
        }
    }
}

impl Effect {
    /// The effect of going back.
    pub fn reversed(&self) -> Self {
        let subject = match self.subject.clone() {
            EffectSubject::Access { recipient, dataset, reach, variables, purposes, channels } => {
                let back =
                    |one: AccessVariable| AccessVariable { before: one.after, after: one.before, ..one };
                let variables = variables.into_iter().map(back).collect();
                EffectSubject::Access { recipient, dataset, reach, variables, purposes, channels }
            }
            EffectSubject::Basis { recipient, dataset, purposes, before, after } => {
                EffectSubject::Basis { recipient, dataset, purposes, before: after, after: before }
            }
            EffectSubject::Clause { topic, subject, keys } => {
                let back = |one: KeyChange| KeyChange { before: one.after, after: one.before, ..one };
                EffectSubject::Clause { topic, subject, keys: keys.into_iter().map(back).collect() }
            }
        };
        let turn = self.turn.reversed();
        let trend = self.trend.reversed();
        Self {
            weight: weigh(&subject, turn, trend),
            subject,
            turn,
            trend,
            cited_before: self.cited_after.clone(),
            cited_after: self.cited_before.clone(),
        }
    }
}

/// How much an effect matters.
pub(super) fn weigh(subject: &EffectSubject, turn: Turn, trend: Trend) -> Weight {
    match subject {
        EffectSubject::Access { variables, .. } => {
            match (turn, trend, variables.iter().any(|variable| variable.personal)) {
                (Turn::Gained, _, true) => Weight::PersonalDataGained,
                (Turn::Gained, _, false) => Weight::DataGained,
                (Turn::Lost, ..) => Weight::DataLost,
                (Turn::Changed, Trend::Stronger, _) => Weight::ProtectionStronger,
                (Turn::Changed, Trend::Weaker | Trend::Neutral, _) => Weight::ProtectionWeaker,
            }
        }
        EffectSubject::Basis { .. } => Weight::Commitment,
        EffectSubject::Clause { topic, keys, .. } => of_clause(*topic, keys, turn, trend),
    }
}

fn of_clause(topic: Topic, keys: &[KeyChange], turn: Turn, trend: Trend) -> Weight {
    let only = |names: &[&str]| {
        let first = |key: &str| key.split(['.', '[']).next().is_some_and(|first| names.contains(&first));
        turn == Turn::Changed && keys.iter().all(|change| first(&change.key))
    };
    let gained = |names: &[&str]| {
        keys.iter().any(|change| {
            let grows =
                change.after.iter().flat_map(Stated::values).any(|value| {
                    !change.before.iter().flat_map(Stated::values).any(|before| before == value)
                });
            grows && names.contains(&change.key.as_str())
        })
    };
    match topic {
        Topic::Rule if trend == Trend::Weaker => Weight::RuleLooser,
        Topic::Rule => Weight::RuleStricter,
        // Detailed data, and the directory of an ENT, are data about persons.
        Topic::SecureSpace if gained(&["datasets", "to", "purposes"]) => Weight::PersonalDataGained,
        Topic::Ent if gained(&["exploitant", "categories", "schools", "territory"]) => {
            Weight::PersonalDataGained
        }
        Topic::Processing if gained(&["recipients", "processors", "data", "purposes", "transfers"]) => {
            Weight::PersonalDataGained
        }
        Topic::SecureSpace | Topic::Ent if turn == Turn::Lost => Weight::DataLost,
        Topic::SecureSpace | Topic::Ent | Topic::Processing | Topic::Right => match trend {
            Trend::Weaker => Weight::ProtectionWeaker,
            Trend::Neutral => Weight::Commitment,
            Trend::Stronger => Weight::ProtectionStronger,
        },
        Topic::Dataset | Topic::Duty | Topic::Body | Topic::Competence | Topic::Action | Topic::Indicator => {
            Weight::Commitment
        }
        Topic::Party
            if only(&[
                "name",
                "called",
                "siren",
                "uai",
                "dpo",
                "contacts",
                "signatories",
                "deliberation",
            ]) =>
        {
            Weight::Details
        }
        Topic::Party => Weight::Parties,
        Topic::Agreement if only(&["title"]) => Weight::Details,
        Topic::Agreement if only(&["parties"]) => Weight::Parties,
        Topic::Agreement | Topic::Term | Topic::Ending | Topic::Amending => Weight::Life,
    }
}
