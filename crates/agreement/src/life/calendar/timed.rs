//! On which days something falls that a clause dates with `within`, `from`, `before`, `every`, `on`, `by`.
//!
//! Events that nobody can foresee (an incident, a request) have no day here: see `Life::opened_by`.

use entente_model::{Delay, LifeEvent, Recurrence, SchoolYear, Timing, Trigger};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::Window;
use super::milestones::periods_from;

/// A day on which something falls, and what tells it from the others of its clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub on: Date,
    pub key: String,
}

/// The last day of a delay that an event opens. Hours count as the days that they fill, the last one begun being whole: 48
/// hours after an incident known on the 3rd end on the 5th.
pub fn due_on(within: Delay, event_on: Date) -> Option<Date> {
    let span = within.span();
    let hours = i64::from(span.get_hours());
    let days = hours / 24 + i64::from(hours % 24 > 0);
    let calendar = Span::new()
        .years(span.get_years())
        .months(span.get_months())
        .weeks(span.get_weeks())
        .days(span.get_days());
    event_on.checked_add(calendar).ok()?.checked_add(days.days()).ok()
}

/// The days of the window on which it falls, in the order in which its keys say it: a day at the latest, days of the year, the
/// event that it follows or comes before, a rhythm counted from the first day in force.
///
/// `survives` keeps them after the end of the convention.
pub(super) fn occurrences(window: &Window<'_, '_>, when: &Timing, survives: bool) -> Vec<Occurrence> {
    let mut found = if let Some(by) = when.by {
        vec![Occurrence { on: by, key: "by".to_owned() }]
    } else if !when.on.is_empty() {
        days_of_years(window, when)
    } else if let Some(from) = when.from {
        after(window, when, from)
    } else if let Some(before) = when.before {
        eves(window, when.within, before)
    } else {
        rhythm(window, when, window.begins_on)
    };
    found.retain(|one| window.holds(one.on) && window.begins_on <= one.on);
    // What an event opened while the convention was in force is still due after its end.
    let opened = when.by.is_none() && when.on.is_empty() && when.from.is_some();
    if !survives && !opened {
        found.retain(|one| window.in_force(one.on));
    }
    found
}

fn days_of_years(window: &Window<'_, '_>, when: &Timing) -> Vec<Occurrence> {
    let mut found = Vec::new();
    for year in school_years(window.from, window.until) {
        for (rank, day) in when.on.iter().enumerate() {
            if let Some(on) = year.day((day.month, day.day)) {
                found.push(Occurrence { on, key: format!("{year}-{}", rank + 1) });
            }
        }
    }
    found
}

fn school_years(from: Date, until: Date) -> impl Iterator<Item = SchoolYear> {
    let last = SchoolYear::of(until);
    std::iter::successors(SchoolYear::of(from.max(super::FIRST_DAY)), |year| year.next())
        .take_while(move |year| last.is_none_or(|last| *year <= last))
}

fn after(window: &Window<'_, '_>, when: &Timing, from: Trigger) -> Vec<Occurrence> {
    let within = when.within.unwrap_or(Delay::AtOnce);
    let days = trigger_days(window, from, within);
    // « Each month from signature »: a rhythm that the event begins, where it happens once.
    if when.within.is_none() && !comes_back(from) && when.every.is_some_and(|every| period(every).is_some()) {
        return days.first().map(|first| rhythm(window, when, *first)).unwrap_or_default();
    }
    let found = days.into_iter().filter_map(|day| {
        Some(Occurrence { on: due_on(within, day)?, key: format!("{}-{day}", from.name()) })
    });
    found.collect()
}

/// The eve of each event, or so long before it.
fn eves(window: &Window<'_, '_>, within: Option<Delay>, before: Trigger) -> Vec<Occurrence> {
    let margin = within.unwrap_or(Delay::AtOnce);
    let found = trigger_days(window, before, margin).into_iter().filter_map(|day| {
        let on = match within {
            None => day.yesterday().ok()?,
            Some(within) => day.checked_sub(within.span()).ok()?,
        };
        Some(Occurrence { on, key: format!("before-{}-{day}", before.name()) })
    });
    found.collect()
}

/// The last day of each period.
fn rhythm(window: &Window<'_, '_>, when: &Timing, from: Date) -> Vec<Occurrence> {
    let Some(every) = when.every.and_then(period) else { return Vec::new() };
    let periods = periods_from(window, from, every).into_iter();
    periods.map(|(rank, on)| Occurrence { on, key: format!("period-{rank}") }).collect()
}

/// The length of a period; none for what is done all the time, each day or each week: a calendar would only hold that.
fn period(every: Recurrence) -> Option<Span> {
    match every {
        Recurrence::Month => Some(1.month()),
        Recurrence::Quarter => Some(3.months()),
        Recurrence::HalfYear => Some(6.months()),
        Recurrence::Year => Some(1.year()),
        Recurrence::Always
        | Recurrence::Day
        | Recurrence::Week
        | Recurrence::Several
        | Recurrence::Request
        | Recurrence::Need => None,
    }
}

fn comes_back(trigger: Trigger) -> bool {
    matches!(trigger, Trigger::SchoolYearStart | Trigger::SchoolYearEnd | Trigger::Renewal | Trigger::Meeting)
}

/// The days on which an event happened or will, while the convention is in force. Those that come back each year are only those
/// that are near enough to the window for a delay of that length to reach it.
fn trigger_days(window: &Window<'_, '_>, trigger: Trigger, within: Delay) -> Vec<Date> {
    let margin = within.span();
    let from =
        window.from.checked_sub(margin).and_then(|day| day.checked_sub(31.days())).unwrap_or(Date::MIN);
    let until =
        window.until.checked_add(margin).and_then(|day| day.checked_add(31.days())).unwrap_or(Date::MAX);
    let course = window.course;
    let happened = |wanted: fn(&LifeEvent) -> bool| course.days_of(wanted).collect::<Vec<Date>>();
    let term = &window.life.agreement.term;
    let mut days = match trigger {
        Trigger::Signature => course.signed_on.into_iter().collect(),
        Trigger::Notification => course.notified_on.into_iter().collect(),
        Trigger::Amendment => happened(|event| matches!(event, LifeEvent::AmendmentInForce { .. })),
        Trigger::Renewal => renewals(window, from, until),
        Trigger::NoticeReceived => happened(|event| matches!(event, LifeEvent::NoticeReceived { .. })),
        Trigger::FormalNoticeReceived => {
            happened(|event| matches!(event, LifeEvent::FormalNoticeReceived { .. }))
        }
        Trigger::FormalNoticeSent => super::super::ending::formal_notices(course)
            .iter()
            .map(|notice| notice.letter.counted_from(entente_model::CountedFrom::Sending))
            .collect(),
        Trigger::ConciliationFailed => happened(|event| *event == LifeEvent::ConciliationFailed),
        Trigger::ForceMajeure => course.force_majeure.iter().map(|stretch| stretch.begins_on).collect(),
        Trigger::End => window.end.map(|end| end.last_day).into_iter().collect(),
        Trigger::SchoolYearStart => school_years(from, until).map(SchoolYear::reference_date).collect(),
        Trigger::SchoolYearEnd => {
            school_years(from, until).filter_map(|year| term.school_year_end.of(year)).collect()
        }
        Trigger::Meeting => happened(|event| matches!(event, LifeEvent::MeetingHeld { .. })),
        _ => Vec::new(),
    };
    // A signature comes before the first day in force; everything else belongs to the life of the convention.
    let early = matches!(trigger, Trigger::Signature | Trigger::Notification);
    days.retain(|day| early || window.in_force(*day));
    days.sort_unstable();
    days.dedup();
    days
}

/// The first days of renewals.
fn renewals(window: &Window<'_, '_>, from: Date, until: Date) -> Vec<Date> {
    let term = &window.life.agreement.term;
    let first = term.renewals_by(window.begins_on, from);
    let last = term.renewals_by(window.begins_on, until).min(first.saturating_add(super::PERIODS_MAX));
    let days = (first.max(1)..=last)
        .filter_map(|renewal| term.last_day(window.begins_on, renewal - 1)?.tomorrow().ok());
    days.filter(|day| window.in_force(*day)).collect()
}
