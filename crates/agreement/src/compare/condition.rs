//! Under which conditions a variable is handed over, and which of two conditions protects persons better.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use entente_model::{
    AnonymityRule, ConsentRule, Delay, DisclosureRule, Protection, PseudonymStability, Retention, Scope,
    TableClause, share_of,
};
use serde::{Deserialize, Serialize};

/// Under which conditions a variable is handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// Which rows.
    pub scope: Scope,
    /// What is done to the variable; nothing where absent.
    pub protection: Option<Protection>,
    /// How far each person is hidden among others; not at all where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anonymity: Option<AnonymityRule>,
    /// The table that is handed over; rows where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<TableClause>,
    /// What protects the cells of a table; nothing where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disclosure: Option<DisclosureRule>,
    /// Consent needed before; none where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ConsentRule>,
    /// How long it is kept; as long as one likes where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Retention>,
}

impl Ord for Condition {
    fn cmp(&self, other: &Self) -> Ordering {
        let first = (self.scope, &self.protection).cmp(&(other.scope, &other.protection));
        let terms = |one: &Self| {
            (
                one.anonymity.clone(),
                one.table.clone(),
                one.disclosure.clone(),
                one.consent.clone(),
                one.retention.clone(),
            )
        };
        // An order like any other, for lists that are always the same; these are rare, and costly to write out.
        first.then_with(|| {
            if terms(self) == terms(other) {
                Ordering::Equal
            } else {
                format!("{:?}", terms(self)).cmp(&format!("{:?}", terms(other)))
            }
        })
    }
}

impl PartialOrd for Condition {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// How a change bears on persons and commitments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Trend {
    /// It protects less, or commits to less.
    Weaker,
    /// Neither, or not comparable.
    Neutral,
    /// It protects more, or commits to more.
    Stronger,
}

impl Trend {
    /// The same change, read from the other side.
    pub fn reversed(self) -> Self {
        match self {
            Self::Weaker => Self::Stronger,
            Self::Neutral => Self::Neutral,
            Self::Stronger => Self::Weaker,
        }
    }
}

impl Condition {
    /// Whether whoever has this has all that the other one gives.
    pub(super) fn includes(&self, other: &Self) -> bool {
        let rows = self.scope == other.scope || self.scope == Scope::All;
        // Whoever has the rows makes the table himself, whatever protects its cells.
        let cells = match (&self.table, &other.table) {
            (None, Some(_)) => true,
            (one, another) => {
                one == another && publishes(self.disclosure.as_ref(), other.disclosure.as_ref())
            }
        };
        rows && cells
            && tells(self.anonymity.as_ref(), other.anonymity.as_ref())
            && shows(self.protection.as_ref(), other.protection.as_ref())
            && (self.consent.is_none() || self.consent == other.consent)
            && keeps(self.retention.as_ref(), other.retention.as_ref())
    }
}

/// Whether values under `one` tell at least what they tell under `other`.
fn shows(one: Option<&Protection>, other: Option<&Protection>) -> bool {
    use Protection::{Drop, Pseudonym};
    match (one, other) {
        _ if one == other => true,
        (None, _) | (_, Some(Drop)) => true,
        (Some(Pseudonym(PseudonymStability::Stable)), Some(Pseudonym(PseudonymStability::Yearly))) => true,
        _ => false,
    }
}

/// Whether rows recoded under `one` tell at least what they tell under `other`.
fn tells(one: Option<&AnonymityRule>, other: Option<&AnonymityRule>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return one.is_none() };
    let rest = |rule: &AnonymityRule| AnonymityRule { k: 0, l: None, t: None, ..rule.clone() };
    let looser = |one: &Option<String>, other: &Option<String>| {
        let share = |text: &String| share_of(text).unwrap_or(1.0);
        one.as_ref().map_or(1.0, share) >= other.as_ref().map_or(1.0, share)
    };
    rest(one) == rest(other) && one.k <= other.k && one.l <= other.l && looser(&one.t, &other.t)
}

/// Whether cells under `one` tell at least what they tell under `other`.
fn publishes(one: Option<&DisclosureRule>, other: Option<&DisclosureRule>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return one.is_none() };
    let rest = |rule: &DisclosureRule| DisclosureRule { threshold: None, ..rule.clone() };
    rest(one) == rest(other) && one.threshold <= other.threshold
}

/// Whether what is kept under `one` is kept at least as long as under `other`.
fn keeps(one: Option<&Retention>, other: Option<&Retention>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return one.is_none() };
    one.from == other.from && hours(one.lasts) >= hours(other.lasts)
}

/// A delay in hours, a month counted as 30 days and 10 hours, a year as 365 days: enough to say which one is longer.
pub(super) fn hours(delay: Delay) -> u64 {
    match delay {
        Delay::AtOnce => 0,
        Delay::Lasts { years, months, weeks, days, hours } => {
            let parts = [(years, 8760), (months, 730), (weeks, 168), (days, 24), (hours, 1)];
            parts.iter().map(|(count, hours)| u64::from(*count) * hours).sum()
        }
    }
}

/// Keeps the conditions that no other one includes.
pub(super) fn widest(conditions: BTreeSet<Condition>) -> BTreeSet<Condition> {
    if conditions.len() < 2 {
        return conditions;
    }
    let kept = |one: &&Condition| !conditions.iter().any(|other| other != *one && other.includes(one));
    conditions.iter().filter(kept).cloned().collect()
}

/// Whether all that `other` gives is given by `one` too.
pub(super) fn covers(one: &BTreeSet<Condition>, other: &BTreeSet<Condition>) -> bool {
    other.iter().all(|condition| one.iter().any(|wider| wider.includes(condition)))
}

/// What going from `before` to `after` does to the protection of persons.
pub(super) fn trend(before: &BTreeSet<Condition>, after: &BTreeSet<Condition>) -> Trend {
    match (covers(after, before), covers(before, after)) {
        (true, false) => Trend::Weaker,
        (false, true) => Trend::Stronger,
        _ => Trend::Neutral,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn condition(scope: Scope, protection: Option<Protection>) -> Condition {
        Condition {
            scope,
            protection,
            anonymity: None,
            table: None,
            disclosure: None,
            consent: None,
            retention: None,
        }
    }

    #[test]
    fn what_protects_better() {
        let stable = Some(Protection::Pseudonym(PseudonymStability::Stable));
        let yearly = Some(Protection::Pseudonym(PseudonymStability::Yearly));
        let grouped = Some(Protection::Generalise("nationalites".into()));
        let set = |one: Condition| BTreeSet::from([one]);
        for (before, after, expected) in [
            (None, stable.clone(), Trend::Stronger),
            (stable.clone(), yearly.clone(), Trend::Stronger),
            (yearly.clone(), None, Trend::Weaker),
            (stable.clone(), grouped.clone(), Trend::Neutral),
            (grouped, None, Trend::Weaker),
        ] {
            let (before, after) = (set(condition(Scope::All, before)), set(condition(Scope::All, after)));
            assert_eq!(trend(&before, &after), expected);
            assert_eq!(trend(&after, &before), expected.reversed());
        }
        let kept = |lasts: &str| Condition {
            retention: Some(Retention { lasts: lasts.parse().unwrap(), from: None, why: None }),
            ..condition(Scope::All, None)
        };
        assert_eq!(trend(&set(kept("P1Y")), &set(kept("P36M"))), Trend::Weaker);
        assert_eq!(trend(&set(kept("P36M")), &set(condition(Scope::All, None))), Trend::Weaker);
        let threshold = |threshold| Condition {
            disclosure: Some(DisclosureRule { threshold, ..DisclosureRule::default() }),
            ..condition(Scope::All, None)
        };
        assert_eq!(trend(&set(threshold(Some(5))), &set(threshold(Some(11)))), Trend::Stronger);
        let hidden = |k, t: Option<&str>| Condition {
            anonymity: Some(AnonymityRule { k, t: t.map(str::to_owned), ..AnonymityRule::default() }),
            ..condition(Scope::All, None)
        };
        assert_eq!(trend(&set(condition(Scope::All, None)), &set(hidden(5, None))), Trend::Stronger);
        assert_eq!(trend(&set(hidden(11, None)), &set(hidden(5, None))), Trend::Weaker);
        assert_eq!(trend(&set(hidden(5, Some("30 %"))), &set(hidden(5, Some("20 %")))), Trend::Stronger);
        let narrow = condition(Scope::Territory, None);
        let wide = condition(Scope::All, None);
        assert_eq!(trend(&set(narrow.clone()), &set(wide.clone())), Trend::Weaker);
        assert_eq!(widest(BTreeSet::from([narrow, wide.clone()])), set(wide));
        let mixed = BTreeSet::from([condition(Scope::Territory, None), condition(Scope::All, stable)]);
        assert_eq!(widest(mixed.clone()), mixed, "neither includes the other");
    }
}
