//! Effects on who receives what: every combination of variable, purpose and channel that comes, goes or changes,
//! gathered into as few sentences as say exactly that.

use std::collections::{BTreeMap, BTreeSet};

use entente_model::{ArticleRef, Channel};

use super::access::{ATOMS_MAX, Access, Given, Grants, Key, Names, To, recipients, recipients_by_role};
use super::clause_effects::cite;
use super::condition::{Condition, Trend, trend};
use super::effect::{AccessVariable, Effect, EffectSubject, Reach, Recipient, Turn, weigh};
use super::side::{Named, Side, Sides};

/// Effects, and whether everything was compared.
pub(super) struct AccessEffects {
    pub effects: Vec<Effect>,
    pub complete: bool,
}

/// Recipients are organisations, and roles that none holds.
pub(super) fn access_effects(before: Side<'_>, after: Side<'_>) -> AccessEffects {
    let (grants_before, grants_after) = (Grants::new(before), Grants::new(after));
    let (names_before, names_after) = recipients([(&grants_before, before), (&grants_after, after)]);
    Comparison { before: (before, &grants_before), after: (after, &grants_after) }
        .run(&names_before, &names_after)
}

/// Recipients are roles: for two conventions between different organisations.
pub(super) fn access_effects_by_role(before: Side<'_>, after: Side<'_>) -> AccessEffects {
    let (grants_before, grants_after) = (Grants::new(before), Grants::new(after));
    let (names_before, names_after) =
        (recipients_by_role(&grants_before, before), recipients_by_role(&grants_after, after));
    Comparison { before: (before, &grants_before), after: (after, &grants_after) }
        .run(&names_before, &names_after)
}

/// Calls for each combination that a convention gives of some datasets, by role and dataset.
pub(super) fn each_by_role<'a>(
    side: Side<'a>,
    of: &BTreeSet<&str>,
    mut call: impl FnMut(&'a str, &'a str, Key<'a>, &Given<'a>),
) {
    let grants = Grants::new(side);
    let mut budget = ATOMS_MAX;
    for (to, names) in recipients_by_role(&grants, side) {
        let (To::Role(id) | To::Party(id)) = to;
        for dataset in grants.datasets_of(&names).into_iter().filter(|dataset| of.contains(dataset)) {
            let access = grants.access(dataset, &grants.of(&names, dataset), &mut budget);
            for (key, given) in &access.given {
                call(id, dataset, *key, given);
            }
        }
    }
}

#[derive(Clone, Copy)]
struct Comparison<'c, 'a> {
    before: (Side<'a>, &'c Grants<'a>),
    after: (Side<'a>, &'c Grants<'a>),
}

/// What happens to one combination; equal ones go into one sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fate {
    turn: Turn,
    reach: Reach,
    before: BTreeSet<Condition>,
    after: BTreeSet<Condition>,
}

/// Purposes and channels that have the same fate.
type Uses<'a> = BTreeSet<(&'a str, Channel)>;

impl<'a> Comparison<'_, 'a> {
    fn run(self, names_before: &Names<'a>, names_after: &Names<'a>) -> AccessEffects {
        let none = BTreeSet::new();
        let mut budget = ATOMS_MAX;
        let mut effects = Vec::new();
        let same_rules = self.before.1.same_rules(self.after.1);
        let to: BTreeSet<&To<'a>> = names_before.keys().chain(names_after.keys()).collect();
        for to in to {
            let names = [names_before.get(to).unwrap_or(&none), names_after.get(to).unwrap_or(&none)];
            let mut datasets = self.before.1.datasets_of(names[0]);
            datasets.extend(self.after.1.datasets_of(names[1]));
            for dataset in datasets {
                let here = self.before.1.of(names[0], dataset);
                let there = self.after.1.of(names[1], dataset);
                if same_rules && self.before.1.same_grants(self.after.1, dataset, &here, &there) {
                    continue;
                }
                let before = self.before.1.access(dataset, &here, &mut budget);
                let after = self.after.1.access(dataset, &there, &mut budget);
                let pair = Pair { sides: self, to: *to, dataset, before: &before, after: &after };
                effects.extend(pair.effects());
            }
        }
        AccessEffects { effects, complete: budget > 0 }
    }
}

/// One recipient and one dataset, on both sides.
struct Pair<'p, 'c, 'a> {
    sides: Comparison<'c, 'a>,
    to: To<'a>,
    dataset: &'a str,
    before: &'p Access<'a>,
    after: &'p Access<'a>,
}

/// Variables of which the same becomes for the same uses, with the fate of each.
type Together<'f, 'a> = BTreeMap<(Turn, Reach, Option<&'f Fate>, Uses<'a>), Vec<(&'f Fate, &'f str)>>;

impl<'a> Pair<'_, '_, 'a> {
    fn effects(&self) -> Vec<Effect> {
        let mut effects = Vec::new();
        let fates = self.fates();
        let mut by_variable: BTreeMap<(&Fate, &str), Uses<'a>> = BTreeMap::new();
        for ((variable, purpose, channel), fate) in &fates {
            by_variable.entry((fate, variable)).or_default().insert((purpose, *channel));
        }
        // Variables with the same uses go together; what is gained or lost may leave under several conditions.
        let mut together: Together<'_, 'a> = BTreeMap::new();
        for ((fate, variable), uses) in by_variable {
            let conditions = (fate.turn == Turn::Changed).then_some(fate);
            together.entry((fate.turn, fate.reach, conditions, uses)).or_default().push((fate, variable));
        }
        for ((turn, reach, _, uses), variables) in &together {
            for (purposes, channels) in rectangles(uses) {
                effects.push(self.effect(*turn, *reach, variables, &purposes, &channels));
            }
        }
        effects.extend(self.basis());
        effects
    }

    /// What happens to each combination that is not the same on both sides.
    fn fates(&self) -> BTreeMap<Key<'a>, Fate> {
        let keys: BTreeSet<&Key<'a>> = self.before.given.keys().chain(self.after.given.keys()).collect();
        let (known_before, known_after) = (Known::of(self.before), Known::of(self.after));
        let mut fates = BTreeMap::new();
        for key in keys {
            let conditions = |given: Option<&Given<'a>>| given.map(|given| given.conditions.clone());
            let (before, after) =
                (conditions(self.before.given.get(key)), conditions(self.after.given.get(key)));
            if before == after {
                continue;
            }
            let (turn, reach) = match (&before, &after) {
                (None, _) => (Turn::Gained, known_before.reach(key)),
                (_, None) => (Turn::Lost, known_after.reach(key)),
                _ => (Turn::Changed, Reach::Conditions),
            };
            let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
            fates.insert(*key, Fate { turn, reach, before, after });
        }
        fates
    }

    fn effect(
        &self,
        turn: Turn,
        reach: Reach,
        variables: &[(&Fate, &str)],
        purposes: &BTreeSet<&'a str>,
        channels: &BTreeSet<Channel>,
    ) -> Effect {
        let keys: Vec<Key<'_>> = variables
            .iter()
            .flat_map(|(_, variable)| {
                purposes
                    .iter()
                    .flat_map(|purpose| channels.iter().map(|channel| (*variable, *purpose, *channel)))
            })
            .collect();
        let personal = |name: &str| {
            let of = |access: &Access<'a>| {
                let mut given =
                    keys.iter().filter(|key| key.0 == name).filter_map(|key| access.given.get(key));
                given.any(|given| given.personal)
            };
            of(self.before) || of(self.after)
        };
        let mut listed: Vec<AccessVariable> = variables
            .iter()
            .map(|(fate, name)| AccessVariable {
                name: (*name).to_owned(),
                personal: personal(name),
                before: fate.before.iter().cloned().collect(),
                after: fate.after.iter().cloned().collect(),
            })
            .collect();
        listed.sort();
        let trend = match turn {
            Turn::Changed => {
                variables.first().map_or(Trend::Neutral, |(fate, _)| trend(&fate.before, &fate.after))
            }
            Turn::Gained | Turn::Lost => Trend::Neutral,
        };
        let subject = EffectSubject::Access {
            recipient: self.receiver(),
            dataset: self.both().named(self.dataset, |side, id| side.dataset(id)),
            reach,
            variables: listed,
            purposes: purposes.iter().map(|id| self.both().named(id, |side, id| side.purpose(id))).collect(),
            channels: channels.iter().copied().collect(),
        };
        Effect {
            weight: weigh(&subject, turn, trend),
            subject,
            turn,
            trend,
            cited_before: cite(self.sides.before.0, places(self.before, &keys)),
            cited_after: cite(self.sides.after.0, places(self.after, &keys)),
        }
    }

    /// The legal basis, where it is all that changes.
    fn basis(&self) -> Vec<Effect> {
        type Bases<'b> = (Vec<&'b str>, Vec<&'b str>);
        let mut changes: BTreeMap<Bases<'a>, (BTreeSet<&'a str>, Vec<Key<'a>>)> = BTreeMap::new();
        for (key, before) in &self.before.given {
            let Some(after) = self.after.given.get(key) else { continue };
            if before.bases != after.bases {
                let bases = |given: &Given<'a>| given.bases.iter().copied().collect::<Vec<&str>>();
                let (purposes, keys) = changes.entry((bases(before), bases(after))).or_default();
                purposes.insert(key.1);
                keys.push(*key);
            }
        }
        let effect = |((before, after), (purposes, keys)): (Bases<'a>, (BTreeSet<&'a str>, Vec<Key<'a>>))| {
            let own = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect();
            let subject = EffectSubject::Basis {
                recipient: self.receiver(),
                dataset: self.both().named(self.dataset, |side, id| side.dataset(id)),
                purposes: purposes
                    .iter()
                    .map(|id| self.both().named(id, |side, id| side.purpose(id)))
                    .collect(),
                before: own(before),
                after: own(after),
            };
            Effect {
                weight: weigh(&subject, Turn::Changed, Trend::Neutral),
                subject,
                turn: Turn::Changed,
                trend: Trend::Neutral,
                cited_before: cite(self.sides.before.0, places(self.before, &keys)),
                cited_after: cite(self.sides.after.0, places(self.after, &keys)),
            }
        };
        changes.into_iter().map(effect).collect()
    }

    fn both(&self) -> Sides<'a> {
        Sides { before: self.sides.before.0, after: self.sides.after.0 }
    }

    fn receiver(&self) -> Recipient {
        match self.to {
            To::Party(id) => {
                Recipient { named: self.both().named(id, |side, id| side.party(id)), is_role: false }
            }
            To::Role(id) => Recipient { named: Named::new(id, None), is_role: true },
        }
    }
}

/// What a recipient already has on one side: it tells how far a gain goes.
struct Known<'a> {
    variables: BTreeSet<&'a str>,
    purposes: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Known<'a> {
    fn of(access: &Access<'a>) -> Self {
        Self {
            variables: access.given.keys().map(|(variable, ..)| *variable).collect(),
            purposes: access.given.keys().map(|(variable, purpose, _)| (*variable, *purpose)).collect(),
        }
    }

    fn reach(&self, (variable, purpose, _): &Key<'a>) -> Reach {
        if self.variables.is_empty() {
            Reach::Dataset
        } else if !self.variables.contains(variable) {
            Reach::Variables
        } else if !self.purposes.contains(&(*variable, *purpose)) {
            Reach::Purposes
        } else {
            Reach::Channels
        }
    }
}

/// Uses as sets of purposes that have all the same channels: what a sentence can say.
fn rectangles<'a>(uses: &Uses<'a>) -> Vec<(BTreeSet<&'a str>, BTreeSet<Channel>)> {
    let mut channels: BTreeMap<&str, BTreeSet<Channel>> = BTreeMap::new();
    for (purpose, channel) in uses {
        channels.entry(purpose).or_default().insert(*channel);
    }
    let mut purposes: BTreeMap<BTreeSet<Channel>, BTreeSet<&str>> = BTreeMap::new();
    for (purpose, channels) in channels {
        purposes.entry(channels).or_default().insert(purpose);
    }
    purposes.into_iter().map(|(channels, purposes)| (purposes, channels)).collect()
}

/// Where it is given, and where a rule forbids what a grant would give.
fn places<'p, 'a: 'p>(access: &Access<'a>, keys: &[Key<'p>]) -> BTreeSet<&'a ArticleRef> {
    let mut places = BTreeSet::new();
    for key in keys {
        places.extend(access.given.get(key).into_iter().flat_map(|given| given.places.iter().copied()));
        places.extend(access.forbidden.get(key).into_iter().flatten().copied());
    }
    places
}
