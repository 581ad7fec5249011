//! Who may see what and why: every access that some clause speaks of, decided; and what changes between two states of the conventions.
//!
//! Each line is a decision like any other ([`Decider::decide_knowing`]), so that the table never says more than a request would be
//! answered. A combination that no clause names isn't there: it is not covered.

use std::collections::{BTreeMap, BTreeSet};

use entente_model::{
    AccessRequest, AgreementId, ArticleRef, DatasetId, PartyId, Protection, PurposeId, VariableName,
};
use jiff::civil::Date;

use crate::decider::Decider;
use crate::decision::Decision;
use crate::permit::Permit;
use crate::standing::Standings;

/// A party, a dataset and a purpose that a clause brings together, and what is decided.
#[derive(Clone, Debug)]
pub struct AccessLine {
    /// The party that would receive.
    pub recipient: PartyId,
    /// Its name on pages.
    pub recipient_name: String,
    /// The dataset.
    pub dataset: DatasetId,
    /// What for.
    pub purpose: PurposeId,
    /// The convention in application whose clause it is: that of the permit, else the first that speaks of it.
    pub agreement: AgreementId,
    /// The clause.
    pub clause: ArticleRef,
    /// The decision on all that the clause hands over.
    pub decision: Decision,
}

/// What becomes of an access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccessTurn {
    /// Permitted after only.
    Gained,
    /// Permitted before only.
    Lost,
    /// Permitted in both, and not the same.
    Changed,
}

impl AccessTurn {
    /// `gained`, `lost` or `changed`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gained => "gained",
            Self::Lost => "lost",
            Self::Changed => "changed",
        }
    }
}

/// How a variable leaves in both states; `None` where it leaves as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtectionChange {
    /// The variable.
    pub variable: VariableName,
    /// How it left.
    pub before: Option<Protection>,
    /// How it leaves.
    pub after: Option<Protection>,
}

/// An access that is not the same in two states of the conventions.
#[derive(Clone, Debug)]
pub struct AccessChange {
    /// What becomes of it.
    pub turn: AccessTurn,
    /// What was decided, where a clause spoke of it.
    pub before: Option<AccessLine>,
    /// What is decided, where a clause speaks of it.
    pub after: Option<AccessLine>,
    /// Variables that leave after only.
    pub variables_gained: Vec<VariableName>,
    /// Variables that left before only.
    pub variables_lost: Vec<VariableName>,
    /// Variables that leave in both, otherwise protected.
    pub protections: Vec<ProtectionChange>,
    /// Whether the table that leaves instead of rows, the territory or the channels are not the same.
    pub conditions: bool,
}

impl Decider {
    /// Every access that a clause speaks of, decided on that day: by party, dataset and purpose.
    pub fn accesses(&self, on: Date, standings: &Standings) -> Vec<AccessLine> {
        let mut lines: BTreeMap<(PartyId, DatasetId, PurposeId), AccessLine> = BTreeMap::new();
        for slice in &self.index.slices {
            for party in slice.parties() {
                let for_party = slice.grants().filter(|placed| slice.is_for(placed.grant, &party.id));
                for (placed, purpose) in
                    for_party.flat_map(|placed| placed.grant.purposes.iter().map(move |one| (placed, one)))
                {
                    let key = (party.id.clone(), placed.grant.dataset.clone(), purpose.clone());
                    lines.entry(key).or_insert_with_key(|(recipient, dataset, purpose)| {
                        let request = AccessRequest {
                            recipient: recipient.clone(),
                            purpose: purpose.clone(),
                            dataset: dataset.clone(),
                            variables: Vec::new(),
                            on,
                        };
                        let decision = self.decide_knowing(&request, standings);
                        let permit = decision.permit();
                        AccessLine {
                            recipient: recipient.clone(),
                            recipient_name: party.name.clone(),
                            dataset: dataset.clone(),
                            purpose: purpose.clone(),
                            agreement: permit.map_or(slice.id(), Permit::agreement).clone(),
                            clause: permit.and_then(Permit::clause).unwrap_or(placed.place).clone(),
                            decision,
                        }
                    });
                }
            }
        }
        lines.into_values().collect()
    }
}

/// What changes from one state to the other, by party, dataset and purpose; nothing where no decision differs.
pub fn compare_accesses(before: &[AccessLine], after: &[AccessLine]) -> Vec<AccessChange> {
    let key = |line: &AccessLine| (line.recipient.clone(), line.dataset.clone(), line.purpose.clone());
    let (before, after): (BTreeMap<_, _>, BTreeMap<_, _>) = (
        before.iter().map(|line| (key(line), line)).collect(),
        after.iter().map(|line| (key(line), line)).collect(),
    );
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    keys.into_iter().filter_map(|key| change(before.get(key).copied(), after.get(key).copied())).collect()
}

fn change(before: Option<&AccessLine>, after: Option<&AccessLine>) -> Option<AccessChange> {
    let permit = |line: Option<&AccessLine>| line.and_then(|line| line.decision.permit().cloned());
    let (was, is) = (permit(before), permit(after));
    let turn = match (&was, &is) {
        (None, None) => return None,
        (None, Some(_)) => AccessTurn::Gained,
        (Some(_), None) => AccessTurn::Lost,
        (Some(_), Some(_)) => AccessTurn::Changed,
    };
    let variables =
        |permit: &Option<Permit>| permit.as_ref().map(Permit::variables).unwrap_or_default().to_vec();
    let (had, has) = (variables(&was), variables(&is));
    let (protections, conditions) = match (&was, &is) {
        (Some(was), Some(is)) => (protections(was, is), conditions_differ(was, is)),
        _ => (Vec::new(), false),
    };
    let change = AccessChange {
        turn,
        before: before.cloned(),
        after: after.cloned(),
        variables_gained: has.iter().filter(|name| !had.contains(name)).cloned().collect(),
        variables_lost: had.iter().filter(|name| !has.contains(name)).cloned().collect(),
        protections,
        conditions,
    };
    let same = change.variables_gained.is_empty()
        && change.variables_lost.is_empty()
        && change.protections.is_empty()
        && !change.conditions;
    (turn != AccessTurn::Changed || !same).then_some(change)
}

fn protections(was: &Permit, is: &Permit) -> Vec<ProtectionChange> {
    let of = |permit: &Permit, name: &VariableName| {
        permit.protections().iter().find(|one| one.variable == *name).map(|one| one.protection.clone())
    };
    let both = was.variables().iter().filter(|name| is.variables().contains(name));
    both.map(|name| ProtectionChange { variable: name.clone(), before: of(was, name), after: of(is, name) })
        .filter(|change| change.before != change.after)
        .collect()
}

fn conditions_differ(was: &Permit, is: &Permit) -> bool {
    was.table() != is.table()
        || was.anonymity() != is.anonymity()
        || was.scope() != is.scope()
        || was.recipient_territory() != is.recipient_territory()
        || was.channels() != is.channels()
}
