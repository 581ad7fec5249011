//! What the mandate of a contractor is on a day: what its steps add up to.

use entente_audit::{DeliveryId, MandateActId, MandateStep};
use entente_model::{AgreementId, PartyId, PurposeId};
use entente_store::MandateAct;
use jiff::civil::Date;

/// What a mandate is today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MandateState {
    /// The study runs.
    Running,
    /// The study is over, and nothing was handed over.
    Over,
    /// The study is over: the attestation is waited for.
    Awaited,
    /// It did not come: those who produced the data were told.
    Escalated,
    /// The files are destroyed, as attested.
    Certified,
}

impl MandateState {
    /// Its name in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Over => "over",
            Self::Awaited => "awaited",
            Self::Escalated => "escalated",
            Self::Certified => "certified",
        }
    }
}

/// The mandate of a contractor: what its steps add up to on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate {
    /// Number.
    pub id: MandateActId,
    /// Who commissions the study.
    pub party: PartyId,
    /// The convention that lets it.
    pub agreement: AgreementId,
    /// What for.
    pub purpose: PurposeId,
    /// Name of the contractor.
    pub contractor: String,
    /// Its SIREN.
    pub siren: String,
    /// Title of the study.
    pub study: String,
    /// Last day of the study.
    pub until: Date,
    /// What it is that day.
    pub state: MandateState,
    /// Deliveries of which a copy was handed over, once each.
    pub deliveries: Vec<DeliveryId>,
    /// Its steps, in their order.
    pub acts: Vec<MandateAct>,
}

impl Mandate {
    pub(crate) fn has(&self, step: MandateStep) -> bool {
        self.acts.iter().any(|act| act.step == step)
    }
}

/// What steps add up to on a day, in the order of the first ones.
pub(crate) fn fold(acts: Vec<MandateAct>, today: Date) -> Vec<Mandate> {
    let mut mandates: Vec<Mandate> = Vec::new();
    for act in acts {
        let position = mandates.iter().position(|one| one.id == act.mandate).unwrap_or_else(|| {
            mandates.push(Mandate {
                id: act.mandate,
                party: act.party.clone(),
                agreement: act.agreement.clone(),
                purpose: act.purpose.clone(),
                contractor: act.contractor.clone().unwrap_or_default(),
                siren: act.siren.clone().unwrap_or_default(),
                study: act.study.clone().unwrap_or_default(),
                until: act.until.unwrap_or(Date::MIN),
                state: MandateState::Running,
                deliveries: Vec::new(),
                acts: Vec::new(),
            });
            mandates.len() - 1
        });
        let mandate = &mut mandates[position];
        mandate.until = act.until.unwrap_or(mandate.until);
        if let Some(delivery) = act.delivery.filter(|delivery| !mandate.deliveries.contains(delivery)) {
            mandate.deliveries.push(delivery);
        }
        mandate.acts.push(act);
    }
    for mandate in &mut mandates {
        mandate.state = match mandate.until >= today && !mandate.has(MandateStep::Ended) {
            _ if mandate.has(MandateStep::Certified) => MandateState::Certified,
            true => MandateState::Running,
            false if mandate.deliveries.is_empty() => MandateState::Over,
            false if mandate.has(MandateStep::Escalated) => MandateState::Escalated,
            false => MandateState::Awaited,
        };
    }
    mandates
}
