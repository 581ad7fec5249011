//! Under which conditions a variable is handed over, and which of two conditions protects persons better.

use std::collections::BTreeSet;

use entente_model::{Protection, PseudonymStability, Scope};
use serde::{Deserialize, Serialize};

/// Rows and protection of a variable that is handed over.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Condition {
    /// Which rows.
    pub scope: Scope,
    /// What is done to the variable; nothing where absent.
    pub protection: Option<Protection>,
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
        rows && shows(self.protection.as_ref(), other.protection.as_ref())
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
        Condition { scope, protection }
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
        let narrow = condition(Scope::Territory, None);
        let wide = condition(Scope::All, None);
        assert_eq!(trend(&set(narrow.clone()), &set(wide.clone())), Trend::Weaker);
        assert_eq!(widest(BTreeSet::from([narrow, wide.clone()])), set(wide));
        let mixed = BTreeSet::from([condition(Scope::Territory, None), condition(Scope::All, stable)]);
        assert_eq!(widest(mixed.clone()), mixed, "neither includes the other");
    }
}
