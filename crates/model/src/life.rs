//! What a convention says of its own life: how long it lasts, how it is renewed, ended and amended.
//!
//! Types only. What follows from them and from what happened is `life` in `entente-agreement`; how days are counted is `delay`.

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{AgreementId, Count, RoleId, SchoolYear, SchoolYearEnd, period_last_day, renewed_last_day};

/// Renewals that are counted at most: a day's renewal over ten thousand years.
const RENEWALS_MAX: u32 = 4_000_000;

/// What the first term is counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TermStart {
    /// Its notification to the parties.
    #[default]
    Notification,
    /// Its signature by the last party.
    Signature,
}

/// How long the first term lasts.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TermLength {
    /// So long.
    Lasts(Span),
    /// To the end of this school year.
    SchoolYear(SchoolYear),
    /// To this day included.
    Until(Date),
    /// As long as another convention.
    Follows(AgreementId),
}

/// How a term is renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RenewalMode {
    /// Of itself.
    Tacit,
    /// By a written act.
    Express,
}

/// Renewal of a convention.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Renewal {
    /// Tacit or express.
    pub mode: RenewalMode,
    /// Length of each renewal.
    pub every: Span,
    /// What must happen before (`bilan`).
    pub after: Option<String>,
    /// How long the convention lasts at most, first term and renewals together.
    #[serde(default)]
    pub at_most: Option<Span>,
    /// Number of the article that says so.
    #[serde(default)]
    pub article: Option<String>,
}

/// Form of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeForm {
    /// Registered letter with acknowledgement of receipt.
    RegisteredLetter,
}

/// Which day of a letter opens the delay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CountedFrom {
    /// The day on which it was received.
    #[default]
    Receipt,
    /// The day on which it was sent.
    Sending,
}

/// For whom a notice ends the convention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EndsFor {
    /// All of its parties.
    #[default]
    All,
    /// The party that gave it; the others go on as long as they are two.
    Author,
}

/// Notice to end a convention.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Notice {
    /// Delay before it takes effect.
    pub lasts: Span,
    /// Form, where the text says one.
    pub form: Option<NoticeForm>,
    /// Day from which it is counted.
    #[serde(default)]
    pub from: CountedFrom,
    /// How its months are counted.
    #[serde(default)]
    pub count: Count,
    /// For whom it ends the convention.
    #[serde(default)]
    pub ends_for: EndsFor,
    /// Number of the article that says so.
    #[serde(default)]
    pub article: Option<String>,
}

/// Duration of a convention.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Term {
    /// What it is counted from.
    #[serde(default)]
    pub from: TermStart,
    /// First term.
    pub length: TermLength,
    /// Renewal, where there is one.
    pub renewal: Option<Renewal>,
    /// Notice, where there is one.
    pub notice: Option<Notice>,
    /// Last day of school years for this convention.
    #[serde(default)]
    pub school_year_end: SchoolYearEnd,
    /// Number of the article that says so.
    #[serde(default)]
    pub article: Option<String>,
}

impl Term {
    /// A term that lasts so long from notification, without renewal or notice.
    pub fn lasting(lasts: Span) -> Self {
        Self {
            from: TermStart::Notification,
            length: TermLength::Lasts(lasts),
            renewal: None,
            notice: None,
            school_year_end: SchoolYearEnd::default(),
            article: None,
        }
    }

    /// Last day of the first term; `None` where it depends on another convention, or lies out of the calendar.
    pub fn first_last_day(&self, begins_on: Date) -> Option<Date> {
        match &self.length {
            TermLength::Lasts(lasts) => period_last_day(begins_on, *lasts),
            TermLength::SchoolYear(year) => self.school_year_end.of(*year),
            TermLength::Until(day) => Some(*day),
            TermLength::Follows(_) => None,
        }
    }

    /// Last day of the term once it was renewed so many times; `None` as for the first term, or without renewal.
    pub fn last_day(&self, begins_on: Date, renewals: u32) -> Option<Date> {
        let first_last_day = self.first_last_day(begins_on)?;
        if renewals == 0 {
            return Some(first_last_day);
        }
        let every = self.renewal.as_ref()?.every;
        match self.length {
            TermLength::Lasts(first) => renewed_last_day(begins_on, first, every, renewals),
            _ => renewed_last_day(first_last_day.tomorrow().ok()?, Span::new(), every, renewals),
        }
    }

    /// How many renewals the text allows at most, whoever agrees to them; `None` where it sets no bound.
    pub fn renewals_at_most(&self, begins_on: Date) -> Option<u32> {
        let Some(renewal) = &self.renewal else { return Some(0) };
        let bound = period_last_day(begins_on, renewal.at_most?)?;
        Some(self.renewals_within(begins_on, |last_day| last_day <= bound))
    }

    /// How many renewals it takes for a day to be within the term; 0 for the first term.
    pub fn renewals_by(&self, begins_on: Date, day: Date) -> u32 {
        if self.first_last_day(begins_on).is_none_or(|first| day <= first) || self.renewal.is_none() {
            return 0;
        }
        self.renewals_within(begins_on, |last_day| last_day < day).saturating_add(1).min(RENEWALS_MAX)
    }

    /// How many renewals there are before the first whose last day doesn't hold: their last days only grow.
    fn renewals_within(&self, begins_on: Date, holds: impl Fn(Date) -> bool) -> u32 {
        let (mut sound, mut beyond) = (0, RENEWALS_MAX);
        while beyond - sound > 1 {
            let middle = sound + (beyond - sound) / 2;
            match self.last_day(begins_on, middle) {
                Some(last_day) if holds(last_day) => sound = middle,
                _ => beyond = middle,
            }
        }
        sound
    }
}

/// Ending for a fault of the other party.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FaultEnding {
    /// Delay left to mend it after the formal notice; none where the text gives none.
    pub after: Option<Span>,
    /// Form of the formal notice, where the text says one.
    pub form: Option<NoticeForm>,
    /// Day from which the delay is counted.
    #[serde(default)]
    pub from: CountedFrom,
    /// Number of the article that says so.
    pub article: Option<String>,
}

/// Conciliation before a court.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Conciliation {
    /// Delay, after the letter of grievances, in which it is held.
    pub within: Option<Span>,
    /// Once it has failed: delay between the letter that ends the convention and the end.
    pub then: Option<Span>,
    /// Delay, after that letter, from which the court may be asked.
    pub court_after: Option<Span>,
    /// The court, where the text names one.
    pub court: Option<String>,
    /// Number of the article that says so.
    pub article: Option<String>,
}

/// Force majeure: it suspends the duties as long as it lasts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ForceMajeure {
    /// Beyond this, each party may end the convention at once.
    pub beyond: Option<Span>,
    /// Number of the article that says so.
    pub article: Option<String>,
}

/// Until when something goes on after the end.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GoesOnUntil {
    /// The end of the school year under way.
    SchoolYearEnd,
    /// So long after the end.
    Lasts(Span),
    /// Without end.
    Always,
}

/// What goes on after the end: a service that stays open, a duty that survives.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GoesOn {
    /// What, in a few words.
    pub what: String,
    /// Numbers of the articles whose clauses go on.
    pub articles: Vec<String>,
    /// Until when.
    pub until: GoesOnUntil,
    /// Number of the article that says so.
    pub article: Option<String>,
}

/// How a convention may end besides its term and its notice.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Ending {
    /// For a fault, where the text says so.
    pub fault: Option<FaultEnding>,
    /// Conciliation, where the text says so.
    pub conciliation: Option<Conciliation>,
    /// Force majeure, where the text says so.
    pub force_majeure: Option<ForceMajeure>,
    /// What goes on after the end.
    pub goes_on: Vec<GoesOn>,
}

/// How an amendment is proposed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Proposal {
    /// By any of those who may propose.
    #[default]
    Any,
    /// By all of them together.
    Together,
}

/// How an amendment is approved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Approval {
    /// By all of those who approve.
    #[default]
    All,
    /// By any of them.
    Any,
}

/// Revision of the technical annex on its own calendar.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AnnexUpdate {
    /// The body that revises and validates it.
    pub by: String,
    /// How often.
    pub every: Option<Span>,
    /// Number of the article that says so.
    pub article: Option<String>,
}

/// Who may amend a convention, and how.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Amending {
    /// Any of them, or all together.
    pub proposed: Proposal,
    /// Roles (or ids) of those who may propose; empty for all parties.
    pub proposed_by: Vec<RoleId>,
    /// All of them, or any.
    pub approved: Approval,
    /// Roles (or ids) of those who approve; empty for all parties.
    pub approved_by: Vec<RoleId>,
    /// What an amendment cannot call into question.
    pub keeps: Option<String>,
    /// Revision of the annex, where it has its own rule.
    pub annex: Option<AnnexUpdate>,
    /// Number of the article that says so.
    pub article: Option<String>,
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    fn yearly(length: TermLength, at_most: Option<Span>) -> Term {
        let renewal =
            Renewal { mode: RenewalMode::Tacit, every: 1.year(), after: None, at_most, article: None };
        Term { length, renewal: Some(renewal), ..Term::lasting(1.year()) }
    }

    #[test]
    fn renewals_follow_each_other() {
        let term = yearly(TermLength::Lasts(1.year()), Some(6.years()));
        let begins_on = date(2015, 8, 27);
        for (day, renewals) in [
            (date(2015, 8, 27), 0),
            (date(2016, 8, 26), 0),
            (date(2016, 8, 27), 1),
            (date(2017, 8, 26), 1),
            (date(2024, 11, 5), 9),
        ] {
            assert_eq!(term.renewals_by(begins_on, day), renewals, "{day}");
        }
        assert_eq!(term.renewals_at_most(begins_on), Some(5));
        assert_eq!(term.last_day(begins_on, 5), Some(date(2021, 8, 26)));
        let year = "2026-2027".parse().unwrap();
        let school = yearly(TermLength::SchoolYear(year), None);
        assert_eq!(school.last_day(date(2026, 9, 14), 0), Some(date(2027, 8, 31)));
        assert_eq!(school.last_day(date(2026, 9, 14), 2), Some(date(2029, 8, 31)));
        assert_eq!(school.renewals_at_most(date(2026, 9, 14)), None);
    }
}
