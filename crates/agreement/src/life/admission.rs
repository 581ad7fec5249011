//! Whether a new fact may be recorded: the transitions that the text allows.
//!
//! The state itself never fails: a fact that was recorded elsewhere and is not allowed is left out of it with a remark.

use entente_model::{Approval, EndingGround, LifeEvent, LifeFact, PartyId, Proposal, RenewalMode, RoleId};
use jiff::civil::Date;

use super::course::Course;
use super::ending::{End, conciliation_failed_on, fault_open, force_majeure_open, formal_notices};
use super::{Life, LifeRefusal};

impl Life<'_> {
    /// Whether the fact may be added to those that are known on the day on which it is known.
    ///
    /// # Errors
    /// Why the text, or what has happened, does not allow it.
    pub fn admits(&self, fact: &LifeFact) -> Result<(), LifeRefusal> {
        if self.facts.iter().any(|one| one.id == fact.id) {
            return Err(LifeRefusal::FactTwice { id: fact.id.clone() });
        }
        if let Some(replaced) = &fact.replaces
            && !self.facts.iter().any(|one| one.id == *replaced)
        {
            return Err(LifeRefusal::FactUnknown { id: replaced.clone() });
        }
        if fact.event == LifeEvent::Retracted {
            return if fact.replaces.is_some() { Ok(()) } else { Err(LifeRefusal::NothingToRetract) };
        }
        let takes_effect = matches!(fact.event, LifeEvent::AmendmentInForce { .. });
        if fact.happened_on > fact.known_on && !takes_effect {
            return Err(LifeRefusal::NotYet { happened_on: fact.happened_on });
        }
        // A correction takes the place of the fact that it replaces: that one doesn't count.
        let kept: Vec<LifeFact> = match &fact.replaces {
            None => self.facts.to_vec(),
            Some(_) => {
                let retraction = LifeFact { event: LifeEvent::Retracted, ..fact.clone() };
                self.facts.iter().cloned().chain([retraction]).collect()
            }
        };
        let life = Life {
            agreement: self.agreement,
            facts: &kept,
            cadre: self.cadre,
            followed: self.followed.clone(),
            first: self.first,
        };
        let (course, endings) = life.course(fact.happened_on, fact.known_on);
        Admission { course: &course, end: endings.end.as_ref(), fact }.check()
    }
}

/// The facts before, and the new one.
struct Admission<'c, 'a> {
    course: &'c Course<'a>,
    end: Option<&'c End>,
    fact: &'c LifeFact,
}

impl Admission<'_, '_> {
    fn on(&self) -> Date {
        self.fact.happened_on
    }

    fn check(&self) -> Result<(), LifeRefusal> {
        match &self.fact.event {
            LifeEvent::Drafted | LifeEvent::SentForSignature => self.once(),
            LifeEvent::SignedBy { party } => {
                self.party(party)?;
                self.done(self.course.signed_on.filter(|on| *on <= self.on()))?;
                self.once()
            }
            LifeEvent::SignedByAll => self.done(self.course.signed_on),
            LifeEvent::NotifiedTo { party } => {
                self.party(party)?;
                self.signed()?;
                self.once()
            }
            LifeEvent::NotifiedToAll => {
                self.signed()?;
                self.done(self.course.notified_on)
            }
            LifeEvent::Adhered { party } => {
                self.signed()?;
                self.not_ended()?;
                let joined = self.course.parties().contains(&party);
                if joined { Err(LifeRefusal::AlreadyDone { on: self.on() }) } else { Ok(()) }
            }
            LifeEvent::MeetingHeld { .. } | LifeEvent::Retracted => Ok(()),
            LifeEvent::RenewalAgreed => self.renewal(),
            LifeEvent::NoticeReceived { by, sent_on, .. } => self.notice(by, *sent_on),
            LifeEvent::NoticeWithdrawn { by } => self.notice_withdrawn(by),
            LifeEvent::FormalNoticeReceived { by, against, sent_on } => {
                self.formal_notice(by, against, *sent_on)
            }
            LifeEvent::BreachCured { by } => self.cured(by),
            LifeEvent::ConciliationOpened => {
                self.in_force()?;
                self.conciliation()
            }
            LifeEvent::ConciliationFailed | LifeEvent::ConciliationSucceeded => self.conciliation_over(),
            LifeEvent::EndedBy { by, ground, sent_on } => {
                self.sent_before(*sent_on)?;
                self.ended_by(by, *ground)
            }
            LifeEvent::EndedByConsent { .. } | LifeEvent::EndedByCourt { .. } => self.in_force(),
            LifeEvent::ForceMajeureBegan => self.force_majeure_began(),
            LifeEvent::ForceMajeureEnded => self.open(&self.course.force_majeure),
            LifeEvent::Suspended => self.suspended(),
            LifeEvent::Resumed => self.open(&self.course.suspended),
            LifeEvent::AmendmentProposed { number, by } => self.amendment_proposed(*number, by),
            LifeEvent::AmendmentApproved { number, by } => self.amendment_approved(*number, by),
            LifeEvent::AmendmentInForce { number, .. } => self.amendment_in_force(*number),
            LifeEvent::AnnexUpdated { .. } => {
                self.in_force()?;
                if self.course.agreement.amending.annex.is_none() {
                    return Err(LifeRefusal::NoAnnexUpdate);
                }
                Ok(())
            }
        }
    }

    fn done(&self, on: Option<Date>) -> Result<(), LifeRefusal> {
        on.map_or(Ok(()), |on| Err(LifeRefusal::AlreadyDone { on }))
    }

    /// The very same event was not recorded before.
    fn once(&self) -> Result<(), LifeRefusal> {
        self.done(self.course.days_of(|event| *event == self.fact.event).next())
    }

    fn party(&self, party: &PartyId) -> Result<(), LifeRefusal> {
        if self.course.parties().contains(&party) {
            return Ok(());
        }
        Err(LifeRefusal::NotAParty { party: party.clone() })
    }

    fn signed(&self) -> Result<(), LifeRefusal> {
        self.course.signed_on.map_or(Err(LifeRefusal::NotSigned), |_| Ok(()))
    }

    fn not_ended(&self) -> Result<(), LifeRefusal> {
        match self.end.filter(|end| end.last_day < self.on()) {
            Some(end) => Err(LifeRefusal::Ended { last_day: end.last_day }),
            None => Ok(()),
        }
    }

    fn in_force(&self) -> Result<(), LifeRefusal> {
        if self.course.begins_on.is_none_or(|begins_on| self.on() < begins_on) {
            return Err(LifeRefusal::NotBegun);
        }
        self.not_ended()
    }

    fn sent_before(&self, sent_on: Option<Date>) -> Result<(), LifeRefusal> {
        match sent_on.filter(|sent_on| *sent_on > self.on()) {
            Some(sent_on) => Err(LifeRefusal::ReceivedBeforeSent { sent_on }),
            None => Ok(()),
        }
    }

    fn renewal(&self) -> Result<(), LifeRefusal> {
        let term = &self.course.agreement.term;
        if term.renewal.as_ref().is_none_or(|renewal| renewal.mode != RenewalMode::Express) {
            return Err(LifeRefusal::NoExpressRenewal);
        }
        let begins_on = self.course.begins_on.ok_or(LifeRefusal::NotBegun)?;
        let agreed = self.course.renewals_agreed;
        match term.last_day(begins_on, agreed) {
            Some(last_day) if last_day < self.on() => Err(LifeRefusal::RenewalTooLate { last_day }),
            _ if term.renewals_at_most(begins_on).is_some_and(|most| agreed >= most) => {
                Err(LifeRefusal::RenewalTooOften)
            }
            _ => self.in_force(),
        }
    }

    fn notice(&self, by: &PartyId, sent_on: Option<Date>) -> Result<(), LifeRefusal> {
        self.in_force()?;
        self.party(by)?;
        self.sent_before(sent_on)?;
        self.course.agreement.term.notice.as_ref().map_or(Err(LifeRefusal::NoNotice), |_| Ok(()))
    }

    fn notice_withdrawn(&self, by: &PartyId) -> Result<(), LifeRefusal> {
        self.in_force()?;
        let gave =
            |event: &LifeEvent| matches!(event, LifeEvent::NoticeReceived { by: who, .. } if who == by);
        self.course.days_of(gave).next().map_or(Err(LifeRefusal::NoNoticeGiven), |_| Ok(()))
    }

    fn formal_notice(
        &self,
        by: &PartyId,
        against: &PartyId,
        sent_on: Option<Date>,
    ) -> Result<(), LifeRefusal> {
        self.in_force()?;
        self.party(by)?;
        self.party(against)?;
        self.sent_before(sent_on)?;
        let ending = &self.course.agreement.ending;
        if by == against {
            Err(LifeRefusal::AgainstItself)
        } else if ending.fault.is_none() && ending.conciliation.is_none() {
            Err(LifeRefusal::NoFormalNotice)
        } else {
            Ok(())
        }
    }

    fn cured(&self, by: &PartyId) -> Result<(), LifeRefusal> {
        let complained = formal_notices(self.course)
            .iter()
            .any(|notice| notice.against == by && notice.cured_on.is_none());
        if complained { Ok(()) } else { Err(LifeRefusal::NothingToCure) }
    }

    fn conciliation(&self) -> Result<(), LifeRefusal> {
        self.course
            .agreement
            .ending
            .conciliation
            .as_ref()
            .map_or(Err(LifeRefusal::NoConciliation), |_| Ok(()))
    }

    fn conciliation_over(&self) -> Result<(), LifeRefusal> {
        self.conciliation()?;
        let opened = |event: &LifeEvent| *event == LifeEvent::ConciliationOpened;
        let over = |event: &LifeEvent| {
            matches!(event, LifeEvent::ConciliationFailed | LifeEvent::ConciliationSucceeded)
        };
        if self.course.days_of(opened).count() > self.course.days_of(over).count() {
            return Ok(());
        }
        Err(LifeRefusal::ConciliationNotOpen)
    }

    fn ended_by(&self, by: &PartyId, ground: EndingGround) -> Result<(), LifeRefusal> {
        self.in_force()?;
        self.party(by)?;
        let (open, opens_on) = match ground {
            EndingGround::Fault => {
                let opens = formal_notices(self.course)
                    .iter()
                    .filter(|notice| notice.by == by)
                    .filter_map(super::ending::FormalNotice::opens_on)
                    .min();
                (fault_open(self.course, by, self.on()), opens)
            }
            EndingGround::Conciliation => {
                self.conciliation()?;
                (conciliation_failed_on(self.course).is_some(), None)
            }
            EndingGround::ForceMajeure => {
                let force = self.course.agreement.ending.force_majeure.as_ref();
                let opens = self
                    .course
                    .force_majeure
                    .iter()
                    .filter(|stretch| stretch.holds(self.on()))
                    .filter_map(|stretch| super::delay::force_majeure_opens_on(force?, stretch.begins_on))
                    .min();
                (force_majeure_open(self.course, self.on()), opens)
            }
        };
        if open { Ok(()) } else { Err(LifeRefusal::GroundNotOpen { ground, opens_on }) }
    }

    fn force_majeure_began(&self) -> Result<(), LifeRefusal> {
        self.in_force()?;
        if self.course.agreement.ending.force_majeure.is_none() {
            return Err(LifeRefusal::NoForceMajeure);
        }
        if self.course.force_majeure.iter().any(|stretch| stretch.ends_on.is_none()) {
            return Err(LifeRefusal::AlreadySuspended);
        }
        Ok(())
    }

    fn suspended(&self) -> Result<(), LifeRefusal> {
        self.in_force()?;
        if self.course.suspended.iter().any(|stretch| stretch.ends_on.is_none()) {
            return Err(LifeRefusal::AlreadySuspended);
        }
        Ok(())
    }

    fn open(&self, stretches: &[super::course::Stretch]) -> Result<(), LifeRefusal> {
        if stretches.iter().any(|stretch| stretch.ends_on.is_none()) {
            return Ok(());
        }
        Err(LifeRefusal::NotSuspended)
    }

    /// The number of an amendment is the next one, or one that was proposed.
    fn amendment(&self, number: u32, proposed: bool) -> Result<(), LifeRefusal> {
        self.in_force()?;
        let mut next = 1;
        let mut seen = false;
        for fact in &self.course.facts {
            if let LifeEvent::AmendmentInForce { number, .. } = &fact.event {
                next = next.max(number.saturating_add(1));
            }
            seen |=
                matches!(&fact.event, LifeEvent::AmendmentProposed { number: known, .. } if *known == number);
        }
        if number == next || proposed && seen && number > next {
            return Ok(());
        }
        Err(LifeRefusal::AmendmentNumber { next })
    }

    fn amendment_proposed(&self, number: u32, by: &PartyId) -> Result<(), LifeRefusal> {
        self.amendment(number, false)?;
        self.party(by)?;
        self.once()?;
        if self.is_of(by, &self.course.agreement.amending.proposed_by) {
            return Ok(());
        }
        Err(LifeRefusal::MayNotPropose { party: by.clone() })
    }

    fn amendment_approved(&self, number: u32, by: &PartyId) -> Result<(), LifeRefusal> {
        self.amendment(number, true)?;
        self.party(by)?;
        self.once()?;
        if self.is_of(by, &self.course.agreement.amending.approved_by) {
            return Ok(());
        }
        Err(LifeRefusal::MayNotApprove { party: by.clone() })
    }

    fn amendment_in_force(&self, number: u32) -> Result<(), LifeRefusal> {
        self.amendment(number, true)?;
        let amending = &self.course.agreement.amending;
        let did = |party: &PartyId, wanted: fn(&LifeEvent) -> Option<(u32, &PartyId)>| {
            self.course.facts.iter().any(|fact| wanted(&fact.event) == Some((number, party)))
        };
        let parties = self.course.parties();
        let of = |roles: &[RoleId]| -> Vec<&PartyId> {
            parties.iter().copied().filter(|party| self.is_of(party, roles)).collect()
        };
        let (proposers, approvers) = (of(&amending.proposed_by), of(&amending.approved_by));
        let lacking = |asked: &[&PartyId], every: bool, wanted: fn(&LifeEvent) -> Option<(u32, &PartyId)>| {
            let missing: Vec<String> =
                asked.iter().filter(|party| !did(party, wanted)).map(|party| party.to_string()).collect();
            if every || missing.len() == asked.len() { missing } else { Vec::new() }
        };
        let mut missing = lacking(&approvers, amending.approved == Approval::All, approved);
        if amending.proposed == Proposal::Together {
            missing.extend(lacking(&proposers, true, proposed));
        }
        missing.sort();
        missing.dedup();
        if missing.is_empty() { Ok(()) } else { Err(LifeRefusal::AmendmentNotApproved { missing }) }
    }

    /// Whether a party holds one of these roles, or bears one of these names; all do where none is named.
    fn is_of(&self, party: &PartyId, roles: &[RoleId]) -> bool {
        roles.is_empty()
            || roles.iter().any(|role| {
                role.as_str() == party.as_str()
                    || self
                        .course
                        .agreement
                        .party_clauses()
                        .any(|(_, clause)| clause.id == *party && clause.role == *role)
            })
    }
}

fn proposed(event: &LifeEvent) -> Option<(u32, &PartyId)> {
    match event {
        LifeEvent::AmendmentProposed { number, by } => Some((*number, by)),
        _ => None,
    }
}

fn approved(event: &LifeEvent) -> Option<(u32, &PartyId)> {
    match event {
        LifeEvent::AmendmentApproved { number, by } => Some((*number, by)),
        _ => None,
    }
}
