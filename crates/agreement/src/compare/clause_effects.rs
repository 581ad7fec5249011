//! Effects of what clauses state: a clause that comes or goes is one effect, each key that changes another.

use std::collections::{BTreeMap, BTreeSet};

use entente_model::ArticleRef;

use super::condition::Trend;
use super::effect::{Effect, EffectSubject, KeyChange, Turn, weigh};
use super::fact::{Fact, Topic, facts};
use super::key_trend::key_trend;
use super::side::{Cited, Named, Side, Sides};
use crate::show::clause_json;

/// The keys of one clause on both sides, by path.
type Keys<'f> = BTreeMap<&'f str, (Option<&'f Fact>, Option<&'f Fact>)>;

/// Every difference between what both sides state, grants apart.
pub(super) fn clause_effects(before: Side<'_>, after: Side<'_>) -> Vec<Effect> {
    let (facts_before, facts_after) = (facts(before), facts(after));
    let mut clauses: BTreeMap<(Topic, &str), Keys<'_>> = BTreeMap::new();
    for ((topic, subject, path), fact) in &facts_before {
        clauses.entry((*topic, subject)).or_default().entry(path).or_default().0 = Some(fact);
    }
    for ((topic, subject, path), fact) in &facts_after {
        clauses.entry((*topic, subject)).or_default().entry(path).or_default().1 = Some(fact);
    }
    let sides = Sides { before, after };
    clauses.iter().flat_map(|((topic, subject), keys)| sides.effects(*topic, subject, keys)).collect()
}

impl Sides<'_> {
    fn name_in_text(self, topic: Topic, subject: &str) -> Option<String> {
        own_name(self.after, topic, subject).or_else(|| own_name(self.before, topic, subject))
    }

    fn effects(self, topic: Topic, subject: &str, keys: &Keys<'_>) -> Vec<Effect> {
        // The convention itself is on both sides: only its keys come and go.
        let turn = match keys.get("") {
            Some((Some(_), None)) => Turn::Lost,
            Some((None, Some(_))) => Turn::Gained,
            _ => Turn::Changed,
        };
        let changed = keys.iter().filter(|(path, (before, after))| {
            let stated = |fact: &Option<&Fact>| fact.map(|fact| fact.stated.clone());
            !path.is_empty() && stated(before) != stated(after)
        });
        let change = |(path, (before, after)): (&&str, &(Option<&Fact>, Option<&Fact>))| KeyChange {
            key: (*path).to_owned(),
            before: before.map(|fact| fact.stated.clone()),
            after: after.map(|fact| fact.stated.clone()),
        };
        if turn != Turn::Changed {
            let changes = changed.map(change).collect();
            return vec![self.effect(topic, subject, turn, changes, keys)];
        }
        changed.map(|one| self.effect(topic, subject, turn, vec![change(one)], keys)).collect()
    }

    fn effect(
        self,
        topic: Topic,
        subject: &str,
        turn: Turn,
        changes: Vec<KeyChange>,
        keys: &Keys<'_>,
    ) -> Effect {
        let trend = trend(topic, turn, &changes);
        let paths = || changes.iter().map(|change| change.key.as_str()).chain([""]);
        let places = |fact: Option<&Fact>| fact.map(|fact| fact.places.clone());
        let cited_before: BTreeSet<ArticleRef> =
            paths().find_map(|path| places(keys.get(path)?.0)).unwrap_or_default();
        let cited_after: BTreeSet<ArticleRef> =
            paths().find_map(|path| places(keys.get(path)?.1)).unwrap_or_default();
        let subject =
            EffectSubject::Clause { topic, subject: self.clause_named(topic, subject), keys: changes };
        Effect {
            weight: weigh(&subject, turn, trend),
            subject,
            turn,
            trend,
            cited_before: cite(self.before, &cited_before),
            cited_after: cite(self.after, &cited_after),
        }
    }

    pub(super) fn clause_named(self, topic: Topic, subject: &str) -> Named {
        match topic {
            Topic::Dataset => self.named(subject, |side, id| side.dataset(id)),
            Topic::Party => self.named(subject, |side, id| side.party(id)),
            Topic::Rule => {
                let purpose = subject.strip_prefix("forbid-purpose:");
                let label = purpose.map(|id| self.named(id, |side, id| side.purpose(id)));
                let known = label.filter(|named| named.label != named.id);
                Named::new(subject, known.as_ref().map(|named| named.label.as_str()))
            }
            _ => Named::new(subject, self.name_in_text(topic, subject).as_deref()),
        }
    }
}

/// How a text names one of its own clauses: its `name`, else what it says in words.
fn own_name(side: Side<'_>, topic: Topic, subject: &str) -> Option<String> {
    let clauses = side.agreements().flat_map(|agreement| &agreement.clauses);
    let clause = clauses.map(|clause| &clause.kind).find(|kind| {
        kind.name() == super::fact::code(&topic) && kind.id().is_some_and(|id| id.as_str() == subject)
    })?;
    let written = clause_json(clause);
    ["name", "what", "domain"].iter().find_map(|key| Some(written.get(key)?.as_str()?.to_owned()))
}

pub(super) fn cite<'p>(side: Side<'_>, places: impl IntoIterator<Item = &'p ArticleRef>) -> Vec<Cited> {
    places.into_iter().map(|place| side.cite(place)).collect()
}

/// How a change bears on persons and commitments.
fn trend(topic: Topic, turn: Turn, changes: &[KeyChange]) -> Trend {
    match (topic, turn, changes) {
        (Topic::Rule, Turn::Gained, _) => Trend::Stronger,
        (Topic::Rule, Turn::Lost, _) => Trend::Weaker,
        (_, Turn::Changed, [change]) => key_trend(topic, change),
        _ => Trend::Neutral,
    }
}
