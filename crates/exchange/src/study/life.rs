//! Where a version of a study is in its life, and who may do what with it: nothing is published that a party did not approve.

use std::collections::BTreeSet;

use entente_audit::StudyActKind;
use entente_model::PartyId;
use entente_store::StudyAct;
use serde::Serialize;

/// Where a version is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum StudyState {
    /// Its author party alone sees it.
    Draft,
    /// The other parties look at it; those that have not approved it yet.
    Proposed {
        /// Who has not.
        awaited: BTreeSet<PartyId>,
    },
    /// All approved it.
    Approved,
    /// All parties stand by it.
    Published,
    /// A later version is published.
    Superseded {
        /// Its number.
        by: u32,
    },
    /// A party took it back.
    Withdrawn,
}

impl StudyState {
    /// Id of its word.
    pub fn message_id(&self) -> &'static str {
        match self {
            Self::Draft => "study-state-draft",
            Self::Proposed { .. } => "study-state-proposed",
            Self::Approved => "study-state-approved",
            Self::Published => "study-state-published",
            Self::Superseded { .. } => "study-state-superseded",
            Self::Withdrawn => "study-state-withdrawn",
        }
    }
}

/// What the acts on a version come to. `later` is the number of a later version that was published and not withdrawn.
pub fn state_of(
    author: &PartyId,
    parties: &BTreeSet<PartyId>,
    acts: &[StudyAct],
    later: Option<u32>,
) -> StudyState {
    let has = |what: StudyActKind| acts.iter().any(|act| act.what == what);
    if has(StudyActKind::Withdrawn) {
        return StudyState::Withdrawn;
    }
    if has(StudyActKind::Published) {
        return later.map_or(StudyState::Published, |by| StudyState::Superseded { by });
    }
    if !has(StudyActKind::Proposed) {
        return StudyState::Draft;
    }
    let approved: BTreeSet<&PartyId> =
        acts.iter().filter(|act| act.what == StudyActKind::Approved).map(|act| &act.party).collect();
    let is_awaited = |party: &&PartyId| *party != author && !approved.contains(party);
    let awaited: BTreeSet<PartyId> = parties.iter().filter(is_awaited).cloned().collect();
    if awaited.is_empty() { StudyState::Approved } else { StudyState::Proposed { awaited } }
}

/// Whether a party may do that now.
pub fn may_act(
    what: StudyActKind,
    state: &StudyState,
    party: &PartyId,
    author: &PartyId,
    parties: &BTreeSet<PartyId>,
) -> bool {
    if !parties.contains(party) {
        return false;
    }
    match (what, state) {
        (StudyActKind::Proposed, StudyState::Draft) => party == author,
        (StudyActKind::Approved, StudyState::Proposed { awaited }) => awaited.contains(party),
        (StudyActKind::Published, StudyState::Approved) => true,
        // Before it is published it is its author's; then each party may take back what is in its name.
        (StudyActKind::Withdrawn, StudyState::Published | StudyState::Superseded { .. }) => true,
        (StudyActKind::Withdrawn, StudyState::Draft | StudyState::Proposed { .. } | StudyState::Approved) => {
            party == author
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use entente_audit::{StudyActId, StudyVersionId};
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::*;

    const PARTIES: [&str; 3] = ["rectorat", "region", "departement"];
    const ACTS: [StudyActKind; 4] =
        [StudyActKind::Proposed, StudyActKind::Approved, StudyActKind::Published, StudyActKind::Withdrawn];

    fn act(rank: usize, what: StudyActKind, party: &PartyId) -> StudyAct {
        StudyAct {
            id: StudyActId::new(rank as u64 + 1),
            seq: rank as u64 + 1,
            version: StudyVersionId::new(1),
            what,
            party: party.clone(),
            acted_at: Timestamp::UNIX_EPOCH,
            acted_by: "system".to_owned(),
        }
    }

    proptest! {
        /// Whatever the parties try, and in whatever order: what is published was approved by each of them but its author.
        #[test]
        fn nothing_is_published_without_every_party(
            tries in prop::collection::vec((0_usize..4, 0_usize..4), 0..30),
            count in 2_usize..4,
        ) {
            let all: Vec<PartyId> = PARTIES.iter().map(|party| PartyId::new(*party)).collect();
            let parties: BTreeSet<PartyId> = all.iter().take(count).cloned().collect();
            let author = &all[0];
            let stranger = PartyId::new("ailleurs");
            let mut acts: Vec<StudyAct> = Vec::new();
            for (rank, (what, party)) in tries.into_iter().enumerate() {
                let party = all.get(party).unwrap_or(&stranger);
                let state = state_of(author, &parties, &acts, None);
                if may_act(ACTS[what], &state, party, author, &parties) {
                    acts.push(act(rank, ACTS[what], party));
                }
            }
            prop_assert!(acts.iter().all(|act| parties.contains(&act.party)));
            if acts.iter().any(|act| act.what == StudyActKind::Published) {
                for party in parties.iter().filter(|party| *party != author) {
                    let approved = acts.iter().any(|act| act.what == StudyActKind::Approved && act.party == *party);
                    prop_assert!(approved, "{} did not approve", party);
                }
            }
        }
    }
}
