//! Checks of time: what is due has a moment, and what is said of it holds together.

use entente_model::{ClauseKind, Recurrence, Timing, Trigger};
use jiff::civil::Date;

use super::View;
use crate::DiagnosticCode as Code;
use crate::diagnostic::{Fault, Reports};

pub(super) fn check(view: View<'_, '_>, reports: &mut Reports) {
    for (clause, one) in view.agreement.clauses.iter().enumerate() {
        let check = TimeCheck { view, clause };
        match &one.kind {
            ClauseKind::Duty(duty) => {
                check.moment(&duty.when, Code::DutyWithoutTime, reports);
                check.timing(&duty.when, reports);
            }
            ClauseKind::Action(action) => {
                if action.year.is_none() {
                    check.moment(&action.when, Code::DutyWithoutTime, reports);
                }
                check.timing(&action.when, reports);
                if let (Some(year), Some(by)) = (action.year, action.when.by)
                    && i32::from(by.year()) != i32::from(year)
                {
                    check.contradicts("by", "year", reports);
                }
            }
            ClauseKind::Indicator(indicator) => check.rhythm("every", indicator.every, reports),
            ClauseKind::Ent(ent) => {
                if let Some(delta) = ent.delta {
                    check.rhythm("delta", delta, reports);
                }
            }
            ClauseKind::Grant(grant) => {
                if let Some(consent) = &grant.consent {
                    check.rhythm("consent.every", consent.every, reports);
                }
            }
            ClauseKind::SecureSpace(space) => {
                if let (Some(opens_on), Some(closes_on)) = (space.opens_on, space.closes_on)
                    && closes_on <= opens_on
                {
                    check.contradicts("closes_on", "opens_on", reports);
                }
                for (path, day) in [("opens_on", space.opens_on), ("closes_on", space.closes_on)] {
                    check.within_term(path, day, reports);
                }
            }
            _ => {}
        }
    }
}

struct TimeCheck<'v, 'w> {
    view: View<'v, 'w>,
    clause: usize,
}

impl TimeCheck<'_, '_> {
    fn report(&self, path: &str, fault: Fault, reports: &mut Reports) {
        self.view.report(reports, self.view.spot(self.clause, path), fault);
    }

    /// Something says when: an event alone does not say how long after it.
    fn moment(&self, when: &Timing, code: Code, reports: &mut Reports) {
        let said = when.within.is_some()
            || when.every.is_some()
            || when.by.is_some()
            || when.before.is_some()
            || !when.on.is_empty();
        if !said {
            self.report("what", Fault::new(code), reports);
        }
    }

    fn timing(&self, when: &Timing, reports: &mut Reports) {
        // Before an event, a delay says how long before.
        if when.within.is_some() && when.from.is_none() && when.before.is_none() {
            self.report("within", Fault::new(Code::DelayWithoutEvent), reports);
        }
        if when.from.is_some() && when.from == when.before {
            self.contradicts("before", "from", reports);
        }
        if when.until.is_some() && when.until == when.from {
            self.contradicts("until", "from", reports);
        }
        let days_without_rhythm =
            matches!(when.every, Some(Recurrence::Always | Recurrence::Request | Recurrence::Need));
        if days_without_rhythm && !when.on.is_empty() {
            self.contradicts("on", "every", reports);
        }
        if when.every == Some(Recurrence::Always) && when.within.is_some() {
            self.contradicts("within", "every", reports);
        }
        if when.by.is_some() && when.every.is_some() {
            self.contradicts("by", "every", reports);
        }
        self.within_term("by", when.by, reports);
        for (path, trigger) in [("from", when.from), ("before", when.before), ("until", when.until)] {
            if let Some(trigger) = trigger {
                self.can_happen(path, trigger, reports);
            }
        }
    }

    fn contradicts(&self, path: &'static str, other: &'static str, reports: &mut Reports) {
        let fault = Fault::new(Code::TimingContradictory).with("key", path).with("other", other);
        self.report(path, fault, reports);
    }

    fn rhythm(&self, path: &'static str, every: Recurrence, reports: &mut Reports) {
        if !every.is_regular() || every == Recurrence::Several {
            let key = path.rsplit('.').next().unwrap_or(path);
            self.report(path, Fault::new(Code::RhythmIrregular).with("key", key), reports);
        }
    }

    /// A day before the convention begins, or once it has ended, is never lived under it.
    fn within_term(&self, path: &'static str, day: Option<Date>, reports: &mut Reports) {
        let agreement = self.view.agreement;
        let Some(day) = day else { return };
        let early = agreement.signed_on.is_some_and(|signed| day < signed);
        let late = agreement.ends_on.is_some_and(|ends| day > ends);
        if early || late {
            let fault = Fault::new(Code::DayOutsideTerm).with("day", day.to_string());
            self.report(path, fault, reports);
        }
    }

    /// An event that nothing in the convention can bring about makes a dead clause.
    fn can_happen(&self, path: &'static str, trigger: Trigger, reports: &mut Reports) {
        let needs = match trigger {
            Trigger::ProjectOpened | Trigger::ProjectClosed => "secure-space",
            Trigger::AccountChange | Trigger::AccountClosed => "ent",
            _ => return,
        };
        let kinds = [Some(self.view.index), self.view.cadre.map(|cadre| cadre.index)];
        let there = kinds.into_iter().flatten().any(|index| index.kinds.contains(needs));
        let attached = self.view.agreement.attached_to.is_some();
        let agreement_says = matches!(
            (needs, self.view.agreement.kind),
            ("ent", entente_model::AgreementKind::Annuaire | entente_model::AgreementKind::PartenariatEnt)
                | ("ent", entente_model::AgreementKind::ResponsabiliteConjointe)
                | ("secure-space", entente_model::AgreementKind::AccesProjet)
                | (_, entente_model::AgreementKind::Cadre)
        );
        if !there && !agreement_says && !attached && !self.view.incomplete() {
            let fault = Fault::new(Code::EventNever).with("event", trigger.name()).with("kind", needs);
            self.report(path, fault, reports);
        }
    }
}
