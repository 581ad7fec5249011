//! What a clearance is on a day: what its steps add up to.

use entente_audit::{ClearanceActId, ClearanceStep, UserId};
use entente_model::{AgreementId, PartyId, PurposeId};
use entente_store::ClearanceAct;
use jiff::civil::Date;

/// What a clearance is today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClearanceState {
    /// Asked for, not answered.
    Requested,
    /// Not given.
    Declined,
    /// Given; the person has not undertaken yet.
    ToSign,
    /// It opens what it is for.
    Valid,
    /// Its last day is past.
    Expired,
    /// Taken back, or given up.
    Withdrawn,
}

impl ClearanceState {
    /// Its name in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Declined => "declined",
            Self::ToSign => "to-sign",
            Self::Valid => "valid",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether something can still be done with it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Requested | Self::ToSign | Self::Valid)
    }
}

/// A clearance: what its steps add up to on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clearance {
    /// Number.
    pub id: ClearanceActId,
    /// Whose.
    pub person: UserId,
    /// Her organisation.
    pub party: PartyId,
    /// The convention under which data are read.
    pub agreement: AgreementId,
    /// What for.
    pub purpose: PurposeId,
    /// What it is that day.
    pub state: ClearanceState,
    /// Its last day, once given.
    pub until: Option<Date>,
    /// Its steps, in their order.
    pub acts: Vec<ClearanceAct>,
}

/// What steps add up to on a day, in the order of the first ones.
pub(crate) fn fold(acts: Vec<ClearanceAct>, today: Date) -> Vec<Clearance> {
    let mut clearances: Vec<Clearance> = Vec::new();
    for act in acts {
        let position = clearances.iter().position(|one| one.id == act.clearance).unwrap_or_else(|| {
            clearances.push(Clearance {
                id: act.clearance,
                person: act.person,
                party: act.party.clone(),
                agreement: act.agreement.clone(),
                purpose: act.purpose.clone(),
                state: ClearanceState::Requested,
                until: None,
                acts: Vec::new(),
            });
            clearances.len() - 1
        });
        let clearance = &mut clearances[position];
        clearance.until = act.until.or(clearance.until);
        clearance.state = match act.step {
            ClearanceStep::Requested => ClearanceState::Requested,
            ClearanceStep::Declined => ClearanceState::Declined,
            ClearanceStep::Granted => ClearanceState::ToSign,
            ClearanceStep::Undertaken if clearance.state == ClearanceState::ToSign => ClearanceState::Valid,
            ClearanceStep::Undertaken | ClearanceStep::Renewed => clearance.state,
            ClearanceStep::Withdrawn => ClearanceState::Withdrawn,
        };
        clearance.acts.push(act);
    }
    for clearance in &mut clearances {
        let is_over = clearance.until.is_some_and(|until| until < today);
        if is_over && matches!(clearance.state, ClearanceState::ToSign | ClearanceState::Valid) {
            clearance.state = ClearanceState::Expired;
        }
    }
    clearances
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn act(step: ClearanceStep, until: Option<Date>) -> ClearanceAct {
        ClearanceAct {
            id: ClearanceActId::new(1),
            seq: 1,
            clearance: ClearanceActId::new(1),
            step,
            person: UserId::new(1),
            party: "region-exemple".into(),
            agreement: "exemple-2024".into(),
            purpose: "pilotage".into(),
            until,
            reason: None,
            undertaking: None,
            recorded_at: "2026-11-01T10:00:00Z".parse().unwrap(),
            recorded_by: "system".to_owned(),
        }
    }

    proptest! {
        /// Whatever the steps: only what was given, undertaken since, not withdrawn and not over opens anything.
        #[test]
        fn nothing_opens_that_was_not_given_and_undertaken(
            steps in proptest::collection::vec((0..6_usize, -40..400_i32), 0..8),
        ) {
            let today = date(2026, 11, 21);
            let acts: Vec<ClearanceAct> = steps
                .iter()
                .map(|(step, days)| {
                    let step = ClearanceStep::ALL[*step];
                    let says = matches!(step, ClearanceStep::Granted | ClearanceStep::Renewed);
                    act(step, says.then(|| today.checked_add(jiff::Span::new().days(*days)).unwrap()))
                })
                .collect();
            let (mut given, mut undertaken, mut until) = (false, false, None);
            for act in &acts {
                until = act.until.or(until);
                match act.step {
                    ClearanceStep::Requested | ClearanceStep::Declined | ClearanceStep::Withdrawn => {
                        (given, undertaken) = (false, false);
                    }
                    ClearanceStep::Granted => (given, undertaken) = (true, false),
                    ClearanceStep::Undertaken => undertaken = given,
                    ClearanceStep::Renewed => {}
                }
            }
            let folded = fold(acts, today);
            if folded.first().is_some_and(|one| one.state == ClearanceState::Valid) {
                prop_assert!(given && undertaken && until.is_none_or(|until| until >= today));
            }
            if given && undertaken && until.is_some_and(|until| until >= today) {
                prop_assert_eq!(folded[0].state, ClearanceState::Valid);
            }
        }
    }
}
