//! What follows from the facts of a life: when it was signed and notified, when it began, what suspended it.
//!
//! Facts that the text does not allow are left out, each with a remark; nothing here depends on the order in which they came.

use std::collections::BTreeMap;

use entente_model::{Agreement, LifeEvent, LifeFact, PartyId, RenewalMode, TermStart};
use jiff::civil::Date;

use super::remark::Remark;

/// Between two days: `ends_on` is the first one after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub begins_on: Date,
    pub ends_on: Option<Date>,
}

impl Stretch {
    pub(super) fn holds(self, day: Date) -> bool {
        self.begins_on <= day && self.ends_on.is_none_or(|ends_on| day < ends_on)
    }
}

/// The life of a convention as far as it is known.
pub(super) struct Course<'a> {
    pub agreement: &'a Agreement,
    pub facts: Vec<&'a LifeFact>,
    /// First day on which anything is known of it.
    pub drafted_on: Option<Date>,
    pub sent_on: Option<Date>,
    pub first_signed_on: Option<Date>,
    pub signed_on: Option<Date>,
    pub first_notified_on: Option<Date>,
    pub notified_on: Option<Date>,
    /// First day in force.
    pub begins_on: Option<Date>,
    /// Renewals that were agreed to; counted for an express renewal only.
    pub renewals_agreed: u32,
    pub force_majeure: Vec<Stretch>,
    pub suspended: Vec<Stretch>,
    pub remarks: Vec<Remark>,
}

impl<'a> Course<'a> {
    /// `facts` as known, in order: see `known`. What the text itself says of its signature and notification is known on those
    /// days; it counts by this day. `first` is the text as first signed, where that is another one.
    pub(super) fn new(
        agreement: &'a Agreement,
        first: Option<&'a Agreement>,
        facts: Vec<&'a LifeFact>,
        by: Date,
    ) -> Self {
        let mut course = Self {
            agreement,
            drafted_on: None,
            sent_on: None,
            first_signed_on: None,
            signed_on: None,
            first_notified_on: None,
            notified_on: None,
            begins_on: None,
            renewals_agreed: 0,
            force_majeure: stretches(&facts, &LifeEvent::ForceMajeureBegan, &LifeEvent::ForceMajeureEnded),
            suspended: stretches(&facts, &LifeEvent::Suspended, &LifeEvent::Resumed),
            remarks: Vec::new(),
            facts,
        };
        course.begin(first.unwrap_or(agreement), by);
        course.count_renewals();
        course
    }

    /// The days on which something happened, in order.
    pub(super) fn days_of(&self, wanted: impl Fn(&LifeEvent) -> bool) -> impl Iterator<Item = Date> {
        self.facts.iter().filter(move |fact| wanted(&fact.event)).map(|fact| fact.happened_on)
    }

    /// All who have been its parties: those of its text, and those who joined it.
    pub(super) fn parties(&self) -> Vec<&'a PartyId> {
        let joined = self.facts.iter().filter_map(|fact| match &fact.event {
            LifeEvent::Adhered { party } => Some(party),
            _ => None,
        });
        let mut parties: Vec<&'a PartyId> = Vec::new();
        for party in self.agreement.parties.iter().chain(joined) {
            if !parties.contains(&party) {
                parties.push(party);
            }
        }
        parties
    }

    fn begin(&mut self, first_text: &Agreement, by: Date) {
        let one_by_one = |wanted: fn(&LifeEvent) -> Option<&PartyId>| {
            let mut days: BTreeMap<&str, Date> = BTreeMap::new();
            for fact in &self.facts {
                if let Some(party) = wanted(&fact.event) {
                    days.entry(party.as_str()).or_insert(fact.happened_on);
                }
            }
            days
        };
        let signatures = one_by_one(|event| match event {
            LifeEvent::SignedBy { party } => Some(party),
            _ => None,
        });
        let notifications = one_by_one(|event| match event {
            LifeEvent::NotifiedTo { party } => Some(party),
            _ => None,
        });
        let all = |days: &BTreeMap<&str, Date>| {
            let each = first_text.parties.iter().map(|party| days.get(party.as_str()).copied());
            each.collect::<Option<Vec<Date>>>().and_then(|days| days.into_iter().max())
        };
        let first = |event: &LifeEvent| self.days_of(|found| found == event).next();
        let written = |on: Option<Date>| on.filter(|on| *on <= by);
        let signed_on = first(&LifeEvent::SignedByAll)
            .or_else(|| all(&signatures))
            .or_else(|| written(first_text.signed_on));
        let notified_on = first(&LifeEvent::NotifiedToAll)
            .or_else(|| all(&notifications))
            .or_else(|| written(first_text.notified_on))
            // Nothing is notified that isn't signed: it counts from the signature.
            .and_then(|notified_on| Some(notified_on.max(signed_on?)));
        let first_signed_on = signatures.values().min().copied().into_iter().chain(signed_on).min();
        let first_notified_on = notifications.values().min().copied().into_iter().chain(notified_on).min();
        let (drafted_on, sent_on) = (first(&LifeEvent::Drafted), first(&LifeEvent::SentForSignature));
        (self.drafted_on, self.sent_on) = (drafted_on, sent_on);
        (self.first_signed_on, self.signed_on) = (first_signed_on, signed_on);
        (self.first_notified_on, self.notified_on) = (first_notified_on, notified_on);
        self.begins_on = match first_text.term.from {
            TermStart::Signature => signed_on,
            TermStart::Notification => notified_on,
        };
    }

    fn count_renewals(&mut self) {
        let term = &self.agreement.term;
        let express = term.renewal.as_ref().filter(|renewal| renewal.mode == RenewalMode::Express);
        let (Some(begins_on), Some(_)) = (self.begins_on, express) else { return };
        let most = term.renewals_at_most(begins_on);
        let agreed: Vec<Date> = self.days_of(|event| *event == LifeEvent::RenewalAgreed).collect();
        for day in agreed {
            let last_day = term.last_day(begins_on, self.renewals_agreed);
            if last_day.is_some_and(|last_day| day > last_day) {
                self.remarks
                    .push(Remark::RenewedTooLate { agreed_on: day, last_day: last_day.unwrap_or(day) });
            } else if most.is_some_and(|most| self.renewals_agreed >= most) {
                self.remarks.push(Remark::RenewedTooOften { agreed_on: day });
            } else {
                self.renewals_agreed += 1;
            }
        }
    }
}

/// Stretches between the facts that open them and those that close them; a second opening changes nothing.
fn stretches(facts: &[&LifeFact], opens: &LifeEvent, closes: &LifeEvent) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for fact in facts {
        let open = found.last_mut().filter(|stretch| stretch.ends_on.is_none());
        if fact.event == *opens && open.is_none() {
            found.push(Stretch { begins_on: fact.happened_on, ends_on: None });
        } else if fact.event == *closes
            && let Some(open) = open
        {
            open.ends_on = Some(fact.happened_on);
        }
    }
    found
}
