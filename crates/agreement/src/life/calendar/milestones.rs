//! The milestones of the convention itself: its beginning, its renewals, its notices, its delays, its end.

use std::collections::BTreeSet;

use entente_model::{CountedFrom, LifeEvent, Message, RenewalMode, period_last_day, renewed_last_day};
use jiff::Span;
use jiff::civil::Date;

use super::super::delay::{
    conciliation_last_day, court_opens_on, force_majeure_opens_on, last_day_to_give_notice,
};
use super::super::ending::{Departure, formal_notices};
use super::super::state::{going_on, is_conciliation, letters_after_conciliation};
use super::{CalendarEntry, EntryKind, PERIODS_MAX, Window};

pub(super) fn add(window: &Window<'_, '_>, departures: &[Departure], entries: &mut Vec<CalendarEntry>) {
    let term = &window.life.agreement.term;
    if window.in_force(window.begins_on) {
        let what = Message::new("life-entry-begins");
        entries.push(cited(window, window.entry(window.begins_on, EntryKind::Begins, "begins", what), None));
    }
    terms(window, entries);
    annex(window, entries);
    delays(window, entries);
    for departure in departures {
        let what = Message::new("life-entry-departure").with("by", &departure.party);
        let key = format!("departure-{}", departure.party);
        let mut entry = window.entry(departure.last_day, EntryKind::DelayEnds, key, what);
        entry.who = vec![departure.party.to_string()];
        let article = term.notice.as_ref().and_then(|notice| notice.article.as_deref());
        entries.push(cited(window, entry, article));
    }
    if let Some(end) = window.end {
        let what = Message::new("life-entry-ends").with("cause", super::super::state::cause_word(end.cause));
        let entry = window.entry(end.last_day, EntryKind::Ends, "ends", what);
        entries.push(cited(window, entry, end.article.as_deref()));
        for (rank, one) in going_on(window.life, end).into_iter().enumerate() {
            let Some(last_day) = one.last_day else { continue };
            let what = Message::new("life-entry-goes-on-ends").with("what", &one.what);
            let mut entry = window.entry(last_day, EntryKind::GoesOnEnds, format!("goes-on-{rank}"), what);
            entry.place = one.article;
            entries.push(entry);
        }
    }
    let mut amended = BTreeSet::new();
    for fact in &window.course.facts {
        if let LifeEvent::AmendmentInForce { number, .. } = &fact.event
            && window.in_force(fact.happened_on)
            && amended.insert(number)
        {
            let what = Message::new("life-entry-amendment").count("number", u64::from(*number));
            let entry =
                window.entry(fact.happened_on, EntryKind::Amendment, format!("amendment-{number}"), what);
            entries.push(cited(window, entry, window.life.agreement.amending.article.as_deref()));
        }
    }
}

fn cited(window: &Window<'_, '_>, mut entry: CalendarEntry, article: Option<&str>) -> CalendarEntry {
    entry.place = window.life.cite(article);
    entry
}

/// Each term that the window touches: its renewal, the meeting before, the last day for a notice.
fn terms(window: &Window<'_, '_>, entries: &mut Vec<CalendarEntry>) {
    let term = &window.life.agreement.term;
    let begins_on = window.begins_on;
    let mode = term.renewal.as_ref().map(|renewal| renewal.mode);
    let most = match mode {
        None => 0,
        Some(RenewalMode::Express) => window.course.renewals_agreed,
        Some(RenewalMode::Tacit) => term.renewals_at_most(begins_on).unwrap_or(u32::MAX),
    };
    // A notice that may end the term after this one is received in this one: terms are looked at beyond the window.
    let first = term.renewals_by(begins_on, window.from).min(most);
    for renewals in (first..=most).take(PERIODS_MAX as usize) {
        let Some(last_day) = term.last_day(begins_on, renewals) else { return };
        let first_day = match renewals.checked_sub(1).map(|before| term.last_day(begins_on, before)) {
            None => begins_on,
            Some(Some(before)) => before.tomorrow().unwrap_or(before),
            Some(None) => return,
        };
        if renewals > 0 && window.in_force(first_day) {
            entries.push(renewal(window, renewals, first_day, last_day));
        }
        notice(window, renewals, last_day, entries);
        before_renewal(window, renewals, last_day, most, entries);
        let earliest = term.notice.as_ref().and_then(|notice| last_day_to_give_notice(notice, last_day));
        if first_day > window.until && earliest.is_none_or(|day| day > window.until) {
            return;
        }
    }
}

fn renewal(window: &Window<'_, '_>, renewals: u32, first_day: Date, last_day: Date) -> CalendarEntry {
    // A notice that runs on ends it before its term.
    let last_day = window.end.map_or(last_day, |end| last_day.min(end.last_day));
    let what = Message::new("life-entry-renewal").with("last_day", last_day);
    let entry = window.entry(first_day, EntryKind::Renewal, format!("renewal-{renewals}"), what);
    let renewal = window.life.agreement.term.renewal.as_ref();
    cited(window, entry, renewal.and_then(|renewal| renewal.article.as_deref()))
}

/// The last day on which a notice ends the convention with this term; none once its end is set going.
fn notice(window: &Window<'_, '_>, renewals: u32, last_day: Date, entries: &mut Vec<CalendarEntry>) {
    let Some(notice) = &window.life.agreement.term.notice else { return };
    let Some(day) = last_day_to_give_notice(notice, last_day) else { return };
    let set = window.end.and_then(|end| end.set_on).is_some_and(|set_on| set_on <= day);
    // Where the convention ends with this term anyway, no notice is needed for it.
    let over = window.end.is_some_and(|end| end.last_day <= last_day);
    if set || over || !window.in_force(day) {
        return;
    }
    let id = match notice.from {
        CountedFrom::Receipt => "life-entry-notice-deadline-received",
        CountedFrom::Sending => "life-entry-notice-deadline-sent",
    };
    let what = Message::new(id).with("last_day", last_day);
    let entry = window.entry(day, EntryKind::NoticeDeadline, format!("notice-{renewals}"), what);
    entries.push(cited(window, entry, notice.article.as_deref()));
}

/// What must be done by the last day of a term for it to be renewed.
fn before_renewal(
    window: &Window<'_, '_>,
    renewals: u32,
    last_day: Date,
    most: u32,
    entries: &mut Vec<CalendarEntry>,
) {
    let term = &window.life.agreement.term;
    let Some(renewal) = &term.renewal else { return };
    let agreed = renewal.mode == RenewalMode::Tacit || renewals < most;
    let bound = term.renewals_at_most(window.begins_on).is_some_and(|bound| renewals >= bound);
    // An end that comes earlier, or that was set going, leaves nothing to renew.
    let ends = window.end.is_some_and(|end| {
        end.last_day < last_day || end.last_day == last_day && (agreed || end.set_on.is_some())
    });
    if bound || ends || !window.in_force(last_day) {
        return;
    }
    if !agreed {
        let what = Message::new("life-entry-renewal-to-agree");
        let entry = window.entry(last_day, EntryKind::RenewalToAgree, format!("to-agree-{renewals}"), what);
        entries.push(cited(window, entry, renewal.article.as_deref()));
    }
    if let Some(meeting) = &renewal.after {
        let what = Message::new("life-entry-review").with("meeting", meeting);
        let entry = window.entry(last_day, EntryKind::Review, format!("review-{renewals}"), what);
        entries.push(cited(window, entry, renewal.article.as_deref()));
    }
}

/// The annex is updated once in each period, counted from the first day in force: the entry is its last day.
fn annex(window: &Window<'_, '_>, entries: &mut Vec<CalendarEntry>) {
    let Some(annex) = &window.life.agreement.amending.annex else { return };
    let Some(every) = annex.every else { return };
    for (rank, last_day) in periods_from(window, window.begins_on, every) {
        let what = Message::new("life-entry-annex-update").with("body", &annex.by);
        let mut entry = window.entry(last_day, EntryKind::AnnexUpdate, format!("annex-{rank}"), what);
        entry.who = vec![annex.by.clone()];
        entries.push(cited(window, entry, annex.article.as_deref()));
    }
}

/// The last days of the periods of that length, counted from a first day, that fall in the window and while the convention is
/// in force; each with its rank, from 1.
pub(super) fn periods_from(window: &Window<'_, '_>, first_day: Date, every: Span) -> Vec<(u32, Date)> {
    let Some(first) = period_last_day(first_day, every).filter(|first| *first >= first_day) else {
        return Vec::new();
    };
    // About as many as went by before the window: a little fewer, then counted one by one.
    let days = |from: Date, to: Date| i64::from((to - from).get_days()).max(0);
    let length = days(first_day, first) + 1;
    let skipped = days(first_day, window.from) / (length + 4);
    let skipped = u32::try_from(skipped).unwrap_or(0);
    let mut found = Vec::new();
    for rank in (skipped..).take(PERIODS_MAX as usize) {
        let Some(last_day) = renewed_last_day(first_day, every, every, rank) else { break };
        if last_day > window.until || window.end.is_some_and(|end| end.last_day < last_day) {
            break;
        }
        if last_day >= window.from && window.in_force(last_day) {
            found.push((rank + 1, last_day));
        }
    }
    found
}

/// Delays that letters opened, and what is open once they are over.
fn delays(window: &Window<'_, '_>, entries: &mut Vec<CalendarEntry>) {
    let ending = &window.life.agreement.ending;
    let mut push = |on: Option<Date>,
                    kind: EntryKind,
                    key: String,
                    what: Message,
                    by: Option<&str>,
                    article: Option<&str>| {
        let Some(on) = on.filter(|on| window.in_force(*on)) else { return };
        let mut entry = window.entry(on, kind, key, what);
        entry.who = by.map(str::to_owned).into_iter().collect();
        entries.push(cited(window, entry, article));
    };
    for (rank, notice) in formal_notices(window.course).iter().enumerate() {
        let open = |on: &Date| notice.cured_on.is_none_or(|cured_on| cured_on > *on);
        if let Some(fault) = ending.fault.as_ref().filter(|fault| fault.after.is_some()) {
            let article = fault.article.as_deref();
            let last_day = notice.last_day.filter(open);
            let what = Message::new("life-entry-fault-delay").with("by", notice.by);
            push(
                last_day,
                EntryKind::DelayEnds,
                format!("fault-{rank}"),
                what,
                Some(notice.against.as_str()),
                article,
            );
            let what = Message::new("life-entry-opens-fault");
            push(
                notice.opens_on(),
                EntryKind::Opens,
                format!("opens-fault-{rank}"),
                what,
                Some(notice.by.as_str()),
                article,
            );
        }
        if let Some(conciliation) = &ending.conciliation {
            let held = |last_day: &Date| {
                window
                    .course
                    .days_of(is_conciliation)
                    .any(|on| (notice.letter.received_on..=*last_day).contains(&on))
            };
            let last_day = conciliation_last_day(conciliation, notice.letter);
            let last_day = last_day.filter(|last_day| open(last_day) && !held(last_day));
            let what = Message::new("life-entry-conciliation-delay");
            let article = conciliation.article.as_deref();
            push(last_day, EntryKind::DelayEnds, format!("conciliation-{rank}"), what, None, article);
        }
    }
    if let Some(force) = &ending.force_majeure {
        for (rank, stretch) in window.course.force_majeure.iter().enumerate() {
            let opens_on = force_majeure_opens_on(force, stretch.begins_on).filter(|on| stretch.holds(*on));
            let what = Message::new("life-entry-opens-force-majeure");
            push(
                opens_on,
                EntryKind::Opens,
                format!("opens-force-{rank}"),
                what,
                None,
                force.article.as_deref(),
            );
        }
    }
    // The court stays open once the convention has ended.
    let Some(conciliation) = &ending.conciliation else { return };
    for (rank, letter) in letters_after_conciliation(window.course).into_iter().enumerate() {
        let Some(opens_on) = court_opens_on(conciliation, letter) else { continue };
        let court = conciliation.court.as_deref().unwrap_or_default();
        let known = if court.is_empty() { "no" } else { "yes" };
        let what = Message::new("life-entry-opens-court").with("court", court).with("known", known);
        let entry = window.entry(opens_on, EntryKind::Opens, format!("opens-court-{rank}"), what);
        entries.push(cited(window, entry, conciliation.article.as_deref()));
    }
}
