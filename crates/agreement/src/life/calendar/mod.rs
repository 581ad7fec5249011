//! What the life of a convention will bring: what is due, what ends, what opens, day by day, between two days.
//!
//! Computed from the text and from the facts known on a day, never stored. The entries between two days are those before a day
//! between them and those after it: what is found doesn't depend on the window that is looked through.

mod clauses;
mod deposits;
mod milestones;
mod timed;

use entente_model::{ArticleRef, Message};
use entente_text::Lang;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::Life;
use super::course::Course;
use super::ending::End;
use crate::IcalEvent;

/// Entries of one calendar at most: beyond, nobody reads it.
pub const ENTRIES_MAX: usize = 100_000;
/// School years are counted within these days, and so are calendars.
const FIRST_DAY: Date = date(1950, 9, 1);
const LAST_DAY: Date = date(2200, 8, 31);

/// Periods that are looked at in a window, at most: more than a day's renewal over two hundred years.
const PERIODS_MAX: u32 = 100_000;

pub use timed::due_on;

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// The convention takes effect.
    Begins,
    /// It is renewed.
    Renewal,
    /// Last day to agree to renew it.
    RenewalToAgree,
    /// Last day for a notice to end it with its term.
    NoticeDeadline,
    /// A meeting to hold before it is renewed.
    Review,
    /// The annex is to be updated.
    AnnexUpdate,
    /// An amendment takes effect.
    Amendment,
    /// A delay ends: to mend a fault, to hold a conciliation, to let a party go.
    DelayEnds,
    /// Something opens: to end it, to ask the court.
    Opens,
    /// A deposit is due.
    Deposit,
    /// A duty is due.
    Duty,
    /// Something is to be destroyed: the end of its retention.
    Destruction,
    /// A body is to be called together.
    Convocation,
    /// A body meets.
    Meeting,
    /// An action of the plan is due.
    Action,
    /// An indicator is due.
    Indicator,
    /// A project of secure access opens.
    ProjectOpens,
    /// Last day of a project of secure access.
    ProjectCloses,
    /// Its last day.
    Ends,
    /// Last day of what goes on after its end.
    GoesOnEnds,
}

impl EntryKind {
    /// Whether somebody owes it, and a suspension suspends it; what is to be destroyed is destroyed all the same.
    pub fn is_duty(self) -> bool {
        matches!(
            self,
            Self::Review
                | Self::AnnexUpdate
                | Self::Deposit
                | Self::Duty
                | Self::Convocation
                | Self::Meeting
                | Self::Action
                | Self::Indicator
        )
    }

    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Begins => "begins",
            Self::Renewal => "renewal",
            Self::RenewalToAgree => "renewal-to-agree",
            Self::NoticeDeadline => "notice-deadline",
            Self::Review => "review",
            Self::AnnexUpdate => "annex-update",
            Self::Amendment => "amendment",
            Self::DelayEnds => "delay-ends",
            Self::Opens => "opens",
            Self::Deposit => "deposit",
            Self::Duty => "duty",
            Self::Destruction => "destruction",
            Self::Convocation => "convocation",
            Self::Meeting => "meeting",
            Self::Action => "action",
            Self::Indicator => "indicator",
            Self::ProjectOpens => "project-opens",
            Self::ProjectCloses => "project-closes",
            Self::Ends => "ends",
            Self::GoesOnEnds => "goes-on-ends",
        }
    }
}

/// An entry of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CalendarEntry {
    /// The day.
    pub on: Date,
    /// What it is.
    pub kind: EntryKind,
    /// What makes it the same entry from one computation to the next, although its day may move: unique in the convention.
    pub key: String,
    /// Who has something to do: parties, or roles that no party holds here; empty where all do, or nobody does.
    pub who: Vec<String>,
    /// What, in a sentence: see `Life::say`.
    pub what: Message,
    /// The article, with the line of its clause where there is one.
    pub place: Option<ArticleRef>,
    /// Position of the clause among those of its convention, where there is one.
    pub clause: Option<usize>,
    /// Whether it is a duty that force majeure or an agreement suspends that day, as far as is known.
    pub suspended: bool,
}

/// The part of the life that a calendar looks at.
#[derive(Clone, Copy)]
struct Window<'w, 'a> {
    life: &'w Life<'a>,
    course: &'w Course<'a>,
    end: Option<&'w End>,
    begins_on: Date,
    from: Date,
    until: Date,
}

impl Window<'_, '_> {
    /// Whether the day is looked at.
    fn holds(&self, on: Date) -> bool {
        (self.from..=self.until).contains(&on)
    }

    /// Whether the convention is in force that day, as far as is known.
    fn in_force(&self, on: Date) -> bool {
        self.begins_on <= on && self.end.is_none_or(|end| on <= end.last_day)
    }

    fn entry(&self, on: Date, kind: EntryKind, key: impl Into<String>, what: Message) -> CalendarEntry {
        let stretches = self.course.force_majeure.iter().chain(&self.course.suspended);
        CalendarEntry {
            on,
            kind,
            key: key.into(),
            who: Vec::new(),
            what,
            place: None,
            clause: None,
            suspended: kind.is_duty() && stretches.into_iter().any(|stretch| stretch.holds(on)),
        }
    }
}

impl Life<'_> {
    /// What happens from a day to another, both included, as known on a third; in order, [`ENTRIES_MAX`] at most.
    ///
    /// Days before 1 September 1950 and after 31 August 2200 are not looked at.
    pub fn calendar(&self, from: Date, until: Date, known: Date) -> Vec<CalendarEntry> {
        let (course, endings) = self.course(Date::MAX, known);
        let Some(begins_on) = course.begins_on else { return Vec::new() };
        let window = Window {
            life: self,
            course: &course,
            end: endings.end.as_ref(),
            begins_on,
            from: from.max(FIRST_DAY),
            until: until.min(LAST_DAY),
        };
        if window.until < window.from {
            return Vec::new();
        }
        let mut entries = Vec::new();
        milestones::add(&window, &endings.departures, &mut entries);
        deposits::add(&window, &mut entries);
        clauses::add(&window, &mut entries);
        entries.retain(|entry| window.holds(entry.on));
        entries.sort_by(|a, b| (a.on, a.kind, &a.key).cmp(&(b.on, b.kind, &b.key)));
        entries.truncate(ENTRIES_MAX);
        entries
    }
}

impl Life<'_> {
    /// The entry as an event of a calendar file: see [`crate::icalendar`]. Its name doesn't change where its day moves.
    pub fn event(&self, entry: &CalendarEntry, lang: Lang, reminded_days_before: &[u16]) -> IcalEvent {
        let cited = entry.place.as_ref().map(|place| {
            Message::new("life-event-place")
                .with("convention", &place.convention)
                .with("article", &place.article)
                .with("title", &self.agreement.title)
        });
        let who = Message::new("life-event-who").with("who", self.names(&entry.who).join(", "));
        let mut lines: Vec<String> = cited.iter().map(|message| self.say(lang, message)).collect();
        if !entry.who.is_empty() {
            lines.push(self.say(lang, &who));
        }
        if entry.suspended {
            lines.push(self.say(lang, &Message::new("life-event-suspended")));
        }
        IcalEvent {
            uid: format!("{}-{}", self.agreement.id, entry.key),
            on: entry.on,
            summary: self.say(lang, &entry.what),
            description: lines.join("\n"),
            categories: vec![entry.kind.name().to_owned()],
            reminded_days_before: reminded_days_before.to_vec(),
        }
    }
}
