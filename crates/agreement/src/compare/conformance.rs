//! Whether a local convention keeps what its cadre asks (C8): the minimal socle is there, nothing in it is weaker or
//! contradictory; what it adds is its own business (CC15 1, CC24 2, IG 3.1.2).
//!
//! A convention that applies its cadre has the cadre's clauses without copying them; one that does not must state them.

use std::collections::{BTreeMap, BTreeSet};

use entente_model::{ArticleRef, DatasetClause, DutyLevel};
use serde::{Deserialize, Serialize};

use super::access_effects::{access_effects_by_role, each_by_role};
use super::clause_effects::cite;
use super::condition::{Condition, Trend};
use super::effect::{AccessVariable, Effect, EffectSubject, KeyChange, Reach, Recipient, Turn};
use super::fact::{Fact, FactKey, Topic, facts, facts_of};
use super::key_trend::key_trend;
use super::side::{Cited, Named, Side, Sides};

/// How a local convention departs from its cadre.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum DeviationKind {
    /// A dataset of the socle is not in it.
    DatasetMissing,
    /// It does not give all that the cadre gives of a dataset of the socle.
    AccessMissing {
        /// To whom.
        recipient: Recipient,
        /// How far.
        reach: Reach,
        /// Variables that are not given.
        variables: Vec<String>,
        /// Purposes for which they are not.
        purposes: Vec<Named>,
    },
    /// It hands over variables with less protection than the cadre does to the same role.
    ProtectionWeaker {
        /// To whom.
        recipient: Recipient,
        /// Which variables, with the conditions of the cadre before, those of the convention after.
        variables: Vec<AccessVariable>,
    },
    /// It hands over variables under conditions that cannot be compared with those of the cadre.
    ProtectionOther {
        /// To whom.
        recipient: Recipient,
        /// Which variables, with the conditions of the cadre before, those of the convention after.
        variables: Vec<AccessVariable>,
    },
    /// A clause says less than the cadre's: lower level, later day, longer delay, other producer.
    ClauseWeaker {
        /// What kind of clause.
        topic: Topic,
        /// The key, with the value of the cadre before, that of the convention after.
        key: KeyChange,
    },
    /// A rule of the cadre is not in it.
    RuleMissing,
    /// A rule says less than the cadre's, which binds all the same.
    RuleLooser {
        /// The key, with the value of the cadre before, that of the convention after.
        key: KeyChange,
    },
}

/// One departure of a local convention from its cadre, with both articles.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Deviation {
    /// What is weaker or missing.
    #[serde(flatten)]
    pub kind: DeviationKind,
    /// The dataset or the rule that it is about.
    pub subject: Named,
    /// Where the convention says it; nothing where it says nothing.
    pub cited_local: Vec<Cited>,
    /// Where the cadre says it.
    pub cited_cadre: Vec<Cited>,
}

/// Every departure of a local convention from a cadre, in the order of their kinds.
pub fn conformance(local: Side<'_>, cadre: Side<'_>) -> Vec<Deviation> {
    let cadre = cadre.alone();
    let applies = local.agreement.applies.as_ref() == Some(&cadre.agreement.id);
    // What the convention has: with the cadre's clauses where it applies it.
    let whole = Side { cadre: applies.then_some(cadre.agreement), ..local };
    let check = Check { cadre, local, whole, applies };
    let mut deviations = check.access();
    deviations.extend(check.clauses());
    deviations.sort();
    deviations.dedup();
    deviations
}

#[derive(Clone, Copy)]
struct Check<'a> {
    cadre: Side<'a>,
    /// The convention by itself.
    local: Side<'a>,
    /// With what it takes from its cadre.
    whole: Side<'a>,
    applies: bool,
}

impl Check<'_> {
    fn sides(&self) -> Sides<'_> {
        Sides { before: self.cadre, after: self.whole }
    }

    /// The lines of the cadre that every convention has at least.
    fn socle(&self) -> BTreeMap<&str, (&ArticleRef, &DatasetClause)> {
        let lines = self.cadre.agreement.dataset_clauses();
        let owed = lines.filter(|(_, line)| line.duty != DutyLevel::Desirable);
        owed.map(|(place, line)| (line.id.as_str(), (place, line))).collect()
    }

    fn access(&self) -> Vec<Deviation> {
        let socle = self.socle();
        let effects = access_effects_by_role(self.cadre, self.whole).effects;
        let of_cadre = conditions_of_cadre(self.cadre, &effects);
        effects.iter().flat_map(|effect| self.of_effect(effect, &socle, &of_cadre)).collect()
    }

    fn of_effect(
        &self,
        effect: &Effect,
        socle: &BTreeMap<&str, (&ArticleRef, &DatasetClause)>,
        of_cadre: &OfCadre<'_>,
    ) -> Vec<Deviation> {
        let EffectSubject::Access { recipient, dataset, reach, variables, purposes, .. } = &effect.subject
        else {
            return Vec::new();
        };
        let recipient = recipient.clone();
        if effect.turn == Turn::Lost {
            let missing = socle.contains_key(dataset.id.as_str()).then(|| DeviationKind::AccessMissing {
                recipient,
                reach: *reach,
                variables: variables.iter().map(|variable| variable.name.clone()).collect(),
                purposes: purposes.clone(),
            });
            return missing.into_iter().map(|kind| self.deviation(kind, dataset.clone(), effect)).collect();
        }
        let known = of_cadre.get(&(recipient.named.id.as_str(), dataset.id.as_str()));
        let (weaker, other): (Vec<_>, Vec<_>) =
            departing(variables, known).into_iter().partition(|(_, trend)| *trend == Trend::Weaker);
        let only = |list: Vec<(AccessVariable, Trend)>| -> Vec<AccessVariable> {
            list.into_iter().map(|(variable, _)| variable).collect()
        };
        let mut kinds = Vec::new();
        if !weaker.is_empty() {
            let recipient = recipient.clone();
            kinds.push(DeviationKind::ProtectionWeaker { recipient, variables: only(weaker) });
        }
        if !other.is_empty() {
            kinds.push(DeviationKind::ProtectionOther { recipient, variables: only(other) });
        }
        kinds.into_iter().map(|kind| self.deviation(kind, dataset.clone(), effect)).collect()
    }

    fn deviation(&self, kind: DeviationKind, subject: Named, effect: &Effect) -> Deviation {
        let convention = &self.local.agreement.id;
        let own = effect.cited_after.iter().filter(|cited| cited.place.convention == *convention);
        let of_cadre = match effect.cited_before.as_slice() {
            // Given for another purpose in the cadre: its line says the protection all the same.
            [] => {
                let grants = self.cadre.agreement.grant_clauses();
                let mut lines = grants.filter(|(_, grant)| grant.dataset.as_str() == subject.id);
                cite(self.cadre, lines.next().map(|(place, _)| place))
            }
            cited => cited.to_vec(),
        };
        Deviation { kind, subject, cited_local: own.cloned().collect(), cited_cadre: of_cadre }
    }

    /// Lines, rules and other clauses that both state, key by key; and what only the cadre states, where it is not applied.
    fn clauses(&self) -> Vec<Deviation> {
        let own = facts(self.local.alone());
        let stated: BTreeSet<(Topic, &str)> =
            own.keys().map(|(topic, subject, _)| (*topic, subject.as_str())).collect();
        // What the cadre alone states holds where it is applied: it is not even looked at.
        let of_cadre =
            facts_of(self.cadre, |topic, subject| !self.applies || stated.contains(&(topic, subject)));
        let socle = self.socle();
        let mut deviations = Vec::new();
        for (key, fact) in &of_cadre {
            let (topic, subject, path) = key;
            let clause = (*topic, subject.clone(), String::new());
            let Some(here) = own.get(&clause) else {
                let owed =
                    *topic == Topic::Rule || *topic == Topic::Dataset && socle.contains_key(subject.as_str());
                if path.is_empty() && owed && !self.applies {
                    deviations.push(self.missing(*topic, subject, fact));
                }
                continue;
            };
            if let Some(change) = weaker(key, Some(fact), own.get(key)) {
                deviations.push(self.weaker(*topic, subject, change, here, fact));
            }
        }
        // A key that only the convention writes may loosen too: an exception that the cadre does not make.
        for (key, fact) in own.iter().filter(|(key, _)| !of_cadre.contains_key(*key)) {
            let (topic, subject, _) = key;
            let clause = (*topic, subject.clone(), String::new());
            if let (Some(in_cadre), Some(change)) = (of_cadre.get(&clause), weaker(key, None, Some(fact))) {
                deviations.push(self.weaker(*topic, subject, change, fact, in_cadre));
            }
        }
        deviations
    }

    fn missing(&self, topic: Topic, subject: &str, fact: &Fact) -> Deviation {
        let kind =
            if topic == Topic::Rule { DeviationKind::RuleMissing } else { DeviationKind::DatasetMissing };
        let subject = self.sides().clause_named(topic, subject);
        Deviation { kind, subject, cited_local: Vec::new(), cited_cadre: cite(self.cadre, &fact.places) }
    }

    fn weaker(&self, topic: Topic, subject: &str, key: KeyChange, here: &Fact, there: &Fact) -> Deviation {
        let kind = match topic {
            Topic::Rule => DeviationKind::RuleLooser { key },
            _ => DeviationKind::ClauseWeaker { topic, key },
        };
        Deviation {
            kind,
            subject: self.sides().clause_named(topic, subject),
            cited_local: cite(self.local, &here.places),
            cited_cadre: cite(self.cadre, &there.places),
        }
    }
}

/// By role and dataset: under which conditions the cadre hands over each variable, whatever the purpose.
type OfCadre<'a> = BTreeMap<(&'a str, &'a str), BTreeMap<&'a str, BTreeSet<Condition>>>;

/// Of the datasets of which somebody has something else than in the cadre.
fn conditions_of_cadre<'a>(cadre: Side<'a>, effects: &[Effect]) -> OfCadre<'a> {
    let given = effects.iter().filter(|effect| effect.turn != Turn::Lost);
    let datasets: BTreeSet<&str> = given
        .filter_map(|effect| match &effect.subject {
            EffectSubject::Access { dataset, .. } => Some(dataset.id.as_str()),
            _ => None,
        })
        .collect();
    let mut all: OfCadre<'_> = BTreeMap::new();
    each_by_role(cadre, &datasets, |role, dataset, (variable, ..), given| {
        let of = all.entry((role, dataset)).or_default();
        of.entry(variable).or_default().extend(given.conditions.iter().cloned());
    });
    all
}

/// Variables that the convention hands over otherwise than the cadre does, whatever the purpose: with less protection, or
/// with one that cannot be compared. What the cadre does not hand over to that role is an addition.
fn departing(
    variables: &[AccessVariable],
    of_cadre: Option<&BTreeMap<&str, BTreeSet<Condition>>>,
) -> Vec<(AccessVariable, Trend)> {
    let departs = |variable: &AccessVariable| {
        let before = of_cadre.and_then(|of| of.get(variable.name.as_str()))?;
        let added = variable.after.iter().filter(|one| !before.iter().any(|known| known.includes(one)));
        let added: Vec<&Condition> = added.collect();
        let weaker = added.iter().any(|one| before.iter().any(|known| one.includes(known)));
        let trend = if weaker { Trend::Weaker } else { Trend::Neutral };
        let before: Vec<Condition> = before.iter().cloned().collect();
        let variable =
            AccessVariable { before, after: added.iter().copied().cloned().collect(), ..variable.clone() };
        (!added.is_empty()).then_some((variable, trend))
    };
    variables.iter().filter_map(departs).collect()
}

/// The change from the cadre to the convention, where it is for the weaker.
fn weaker((topic, _, path): &FactKey, cadre: Option<&Fact>, own: Option<&Fact>) -> Option<KeyChange> {
    let stated = |fact: Option<&Fact>| fact.map(|fact| fact.stated.clone());
    let change = KeyChange { key: path.clone(), before: stated(cadre), after: stated(own) };
    // The line's producer is part of the socle: another one contradicts it.
    let contradicts = *topic == Topic::Dataset && path == "producer" && own.is_some();
    let differs = change.before != change.after && !path.is_empty();
    (differs && (contradicts || key_trend(*topic, &change) == Trend::Weaker)).then_some(change)
}
