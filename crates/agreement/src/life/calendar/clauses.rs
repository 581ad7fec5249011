//! What the clauses bring besides deposits: duties, meetings of bodies, actions, indicators, projects, destructions.

use entente_model::{
    Act, Agreement, BodyClause, Clause, ClauseKind, Delay, Message, Retention, RoleId, SecureSpaceClause,
    Timing, Trigger,
};
use jiff::civil::Date;

use super::timed::{Occurrence, due_on, occurrences};
use super::{CalendarEntry, EntryKind, Life, Window};

/// A clause, and where it stands.
#[derive(Clone, Copy)]
struct Spoken<'c> {
    agreement: &'c Agreement,
    clause: &'c Clause,
    position: usize,
    /// Whether it stands in the convention itself, not in its cadre.
    own: bool,
}

impl Spoken<'_> {
    /// A name for it that is the same from one computation to the next.
    fn name(&self) -> String {
        let kind = self.clause.kind.name();
        let id = match self.clause.kind.id() {
            Some(id) => id.to_string(),
            None => self.position.to_string(),
        };
        if self.own { format!("{kind}-{id}") } else { format!("{}/{kind}-{id}", self.agreement.id) }
    }
}

fn spoken<'c>(life: &Life<'c>) -> impl Iterator<Item = Spoken<'c>> {
    let own = life.agreement;
    life.agreements().flat_map(move |agreement| {
        agreement.clauses.iter().enumerate().map(move |(position, clause)| Spoken {
            agreement,
            clause,
            position,
            own: std::ptr::eq(agreement, own),
        })
    })
}

pub(super) fn add(window: &Window<'_, '_>, entries: &mut Vec<CalendarEntry>) {
    for spoken in spoken(window.life) {
        match &spoken.clause.kind {
            ClauseKind::Duty(duty) => {
                let kind = if duty.act == Act::Destroy { EntryKind::Destruction } else { EntryKind::Duty };
                let what = Message::new(duty_id(duty.act)).with("what", &duty.what);
                let found = occurrences(window, &duty.when, duty.survives);
                push(window, spoken, kind, &duty.who, &what, found, entries);
            }
            ClauseKind::Body(body) => add_body(window, spoken, body, entries),
            ClauseKind::Action(action) => {
                let what = Message::new("life-entry-action").with("what", &action.what);
                let found = planned(window, &action.when, action.year);
                push(window, spoken, EntryKind::Action, &action.who, &what, found, entries);
            }
            ClauseKind::Indicator(indicator) => {
                let what = Message::new("life-entry-indicator").with("what", &indicator.what);
                let when = Timing { every: Some(indicator.every), ..Timing::default() };
                let found = occurrences(window, &when, false);
                push(window, spoken, EntryKind::Indicator, &indicator.who, &what, found, entries);
            }
            ClauseKind::SecureSpace(space) => add_space(window, spoken, space, entries),
            ClauseKind::Grant(grant) => {
                if let Some(retention) = &grant.retention {
                    let what = Message::new("life-entry-retention").with("what", &grant.dataset);
                    let found = retained(window, retention);
                    push(
                        window,
                        spoken,
                        EntryKind::Destruction,
                        std::slice::from_ref(&grant.to),
                        &what,
                        found,
                        entries,
                    );
                }
            }
            ClauseKind::Processing(processing) => {
                let what = Message::new("life-entry-retention").with("what", &processing.name);
                let found = retained(window, &processing.retention);
                push(window, spoken, EntryKind::Destruction, &processing.controllers, &what, found, entries);
            }
            ClauseKind::Ent(ent) => {
                let what = Message::new("life-entry-retention").with("what", &ent.name);
                let found = retained(window, &ent.retention);
                push(
                    window,
                    spoken,
                    EntryKind::Destruction,
                    std::slice::from_ref(&ent.exploitant),
                    &what,
                    found,
                    entries,
                );
            }
            ClauseKind::Party(_)
            | ClauseKind::Dataset(_)
            | ClauseKind::Rule(_)
            | ClauseKind::Right(_)
            | ClauseKind::Competence(_) => {}
        }
    }
}

fn duty_id(act: Act) -> &'static str {
    if act == Act::Destroy { "life-entry-destruction" } else { "life-entry-duty" }
}

fn push(
    window: &Window<'_, '_>,
    spoken: Spoken<'_>,
    kind: EntryKind,
    who: &[RoleId],
    what: &Message,
    found: Vec<Occurrence>,
    entries: &mut Vec<CalendarEntry>,
) {
    let who: Vec<String> = who.iter().flat_map(|role| window.life.holders(role)).collect();
    for one in found {
        let key = format!("{}-{}-{}", kind.name(), spoken.name(), one.key);
        let mut entry = window.entry(one.on, kind, key, what.clone());
        entry.who.clone_from(&who);
        entry.place = Some(spoken.clause.place.clone());
        entry.clause = spoken.own.then_some(spoken.position);
        entries.push(entry);
    }
}

/// The meetings of a body, and the day by which it is called together where the day of the meeting is known.
fn add_body(
    window: &Window<'_, '_>,
    spoken: Spoken<'_>,
    body: &BodyClause,
    entries: &mut Vec<CalendarEntry>,
) {
    let found = occurrences(window, &body.meets, false);
    let what = Message::new("life-entry-meeting").with("body", &body.name);
    push(window, spoken, EntryKind::Meeting, &body.chair, &what, found, entries);
    let Some(convened) = body.convened.as_ref().filter(|_| !body.meets.on.is_empty()) else { return };
    let Some(within) = convened.within else { return };
    // The call comes before the meeting: meetings after the window are called within it.
    let until = window.until.checked_add(within.span()).unwrap_or(Date::MAX).min(super::LAST_DAY);
    let wider = Window { until, ..*window };
    let calls = occurrences(&wider, &body.meets, false).into_iter().filter_map(|meeting| {
        let on = meeting.on.checked_sub(within.span()).ok()?;
        (window.holds(on) && window.in_force(on)).then_some(Occurrence { on, key: meeting.key })
    });
    let what = Message::new("life-entry-convocation").with("body", &body.name);
    push(
        window,
        spoken,
        EntryKind::Convocation,
        std::slice::from_ref(&convened.who),
        &what,
        calls.collect(),
        entries,
    );
}

/// An action is planned for its days, in its year; for the last day of the year where the plan says no more.
fn planned(window: &Window<'_, '_>, when: &Timing, year: Option<u16>) -> Vec<Occurrence> {
    let year = year.and_then(|year| i16::try_from(year).ok());
    let last_day = year.and_then(|year| Date::new(year, 12, 31).ok());
    if let (true, Some(on)) = (when.is_empty(), last_day) {
        let kept = window.holds(on) && window.in_force(on);
        return kept.then(|| Occurrence { on, key: "year".to_owned() }).into_iter().collect();
    }
    let mut found = occurrences(window, when, false);
    found.retain(|one| year.is_none_or(|year| one.on.year() == year));
    found
}

/// What is kept, until the end of its time, where the event that it is counted from has a day here.
fn retained(window: &Window<'_, '_>, retention: &Retention) -> Vec<Occurrence> {
    let Some(from) = retention.from else { return Vec::new() };
    let when = Timing { within: Some(retention.lasts), from: Some(from), ..Timing::default() };
    occurrences(window, &when, true)
}

fn add_space(
    window: &Window<'_, '_>,
    spoken: Spoken<'_>,
    space: &SecureSpaceClause,
    entries: &mut Vec<CalendarEntry>,
) {
    let once = |on: Option<Date>, key: &str| -> Vec<Occurrence> {
        let on = on.filter(|on| window.holds(*on));
        on.map(|on| Occurrence { on, key: key.to_owned() }).into_iter().collect()
    };
    let who = std::slice::from_ref(&space.who);
    let name = |id: &str| Message::new(id).with("what", &space.name);
    let opens = once(space.opens_on.filter(|on| window.in_force(*on)), "opens");
    push(window, spoken, EntryKind::ProjectOpens, who, &name("life-entry-project-opens"), opens, entries);
    let last_day = space.closes_on.and_then(|on| on.yesterday().ok());
    let closes = once(last_day.filter(|on| window.in_force(*on)), "closes");
    push(window, spoken, EntryKind::ProjectCloses, who, &name("life-entry-project-closes"), closes, entries);
    let found = match space.retention.from {
        Some(Trigger::ProjectClosed) => {
            once(last_day.and_then(|on| due_on(space.retention.lasts, on)), "retention")
        }
        _ => retained(window, &space.retention),
    };
    push(window, spoken, EntryKind::Destruction, who, &name("life-entry-retention"), found, entries);
}

impl Life<'_> {
    /// What an event of a day opens: duties, answers and transmissions of requests, destructions, each with the day by which it
    /// is due; the day of the event where the text gives no delay. Nothing where the clauses don't hold that day.
    ///
    /// For events that a calendar cannot foresee: an incident that becomes known, a request that is received.
    pub fn opened_by(&self, event: Trigger, event_on: Date, known: Date) -> Vec<CalendarEntry> {
        let (course, endings) = self.course(event_on, known);
        let Some(begins_on) = course.begins_on else { return Vec::new() };
        let window = Window {
            life: self,
            course: &course,
            end: endings.end.as_ref(),
            begins_on,
            from: Date::MIN,
            until: Date::MAX,
        };
        let state = self.state(event_on, known);
        let mut entries = Vec::new();
        for spoken in spoken(self) {
            for opened in opened(spoken.clause, event) {
                let holds = state.phase.is_in_force()
                    || state.phase == super::super::Phase::Ended
                        && (opened.survives || state.holds(&spoken.clause.place.article));
                let Some(on) = due_on(opened.within, event_on).filter(|_| holds) else { continue };
                let found =
                    vec![Occurrence { on, key: format!("{}{}-{event_on}", opened.part, event.name()) }];
                push(&window, spoken, opened.kind, &opened.who, &opened.what, found, &mut entries);
            }
        }
        entries.sort_by(|a, b| (a.on, a.kind, &a.key).cmp(&(b.on, b.kind, &b.key)));
        entries
    }
}

/// What a clause opens on an event.
struct Opened {
    within: Delay,
    kind: EntryKind,
    who: Vec<RoleId>,
    what: Message,
    survives: bool,
    /// Which part of the clause, where it opens several things.
    part: String,
}

fn opened(clause: &Clause, event: Trigger) -> Vec<Opened> {
    let one = |within, kind, who: &[RoleId], what, survives| Opened {
        within,
        kind,
        who: who.to_vec(),
        what,
        survives,
        part: String::new(),
    };
    let kept = |retention: &Retention, who: &[RoleId], name: &str| {
        let what = Message::new("life-entry-retention").with("what", name);
        (retention.from == Some(event)).then(|| one(retention.lasts, EntryKind::Destruction, who, what, true))
    };
    match &clause.kind {
        ClauseKind::Duty(duty) if duty.when.from == Some(event) => {
            let kind = if duty.act == Act::Destroy { EntryKind::Destruction } else { EntryKind::Duty };
            let what = Message::new(duty_id(duty.act)).with("what", &duty.what);
            vec![one(duty.when.within.unwrap_or(Delay::AtOnce), kind, &duty.who, what, duty.survives)]
        }
        ClauseKind::Right(right) => {
            let mut found = Vec::new();
            if right.from.unwrap_or(Trigger::RequestReceived) == event
                && let Some(within) = right.within
            {
                found.push(one(within, EntryKind::Duty, &right.who, Message::new("life-entry-answer"), true));
            }
            if event == Trigger::RequestReceived {
                for (rank, forwarding) in right.forward.iter().enumerate() {
                    let what = Message::new("life-entry-forward").with("to", &forwarding.to);
                    let part = format!("forward-{rank}-");
                    found.push(Opened {
                        part,
                        ..one(forwarding.within, EntryKind::Duty, &forwarding.who, what, true)
                    });
                }
            }
            found
        }
        ClauseKind::Grant(grant) => grant
            .retention
            .iter()
            .filter_map(|retention| kept(retention, std::slice::from_ref(&grant.to), grant.dataset.as_str()))
            .collect(),
        ClauseKind::Processing(processing) => {
            kept(&processing.retention, &processing.controllers, &processing.name).into_iter().collect()
        }
        ClauseKind::Ent(ent) => {
            kept(&ent.retention, std::slice::from_ref(&ent.exploitant), &ent.name).into_iter().collect()
        }
        ClauseKind::SecureSpace(space) => {
            kept(&space.retention, std::slice::from_ref(&space.who), &space.name).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
