//! The state of a convention on a day, as known on another: what it is, since when, until when, and by which article.
// Long because what a state is and all that follows from it are read together.

use entente_model::{
    ArticleRef, Clause, ClauseKind, EndingGround, GoesOn, LifeEvent, Message, PartyId, RenewalMode,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Life;
use super::course::Course;
use super::delay::{
    conciliation_last_day, court_opens_on, force_majeure_opens_on, goes_on_last_day, last_day_to_give_notice,
};
use super::ending::{Departure, End, EndCause, Endings, conciliation_failed_on, fault_open, formal_notices};
use super::remark::Remark;

/// Where a convention is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Its text is being written.
    Draft,
    /// It was sent for signature, or somebody has signed.
    UnderSignature,
    /// All have signed; it waits for its notification.
    Signed,
    /// Some of its parties were notified; it waits for the others.
    Notified,
    /// In force.
    InForce,
    /// In force, its duties suspended.
    Suspended,
    /// In force, its end set going.
    Ending,
    /// Ended.
    Ended,
}

impl Phase {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::UnderSignature,
        Self::Signed,
        Self::Notified,
        Self::InForce,
        Self::Suspended,
        Self::Ending,
        Self::Ended,
    ];

    /// Its name in reports and sentences.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::UnderSignature => "under-signature",
            Self::Signed => "signed",
            Self::Notified => "notified",
            Self::InForce => "in-force",
            Self::Suspended => "suspended",
            Self::Ending => "ending",
            Self::Ended => "ended",
        }
    }
    /// Whether the convention binds its parties: in force, suspended or ending.
    pub fn is_in_force(self) -> bool {
        matches!(self, Self::InForce | Self::Suspended | Self::Ending)
    }
}

/// The term under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CurrentTerm {
    /// 0 for the first term, 1 for its first renewal.
    pub renewals: u32,
    /// Its first day.
    pub begins_on: Date,
    /// Its last day; absent where it has none.
    pub last_day: Option<Date>,
    /// Last day on which a notice is over by the end of the term; absent where the text has none, or that day is past.
    pub last_day_for_notice: Option<Date>,
}

/// A delay under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Running {
    /// What it leads to.
    pub cause: EndCause,
    /// The letter that opened it.
    pub opened_on: Date,
    /// Its last day.
    pub last_day: Date,
    /// Who opened it.
    pub by: Option<PartyId>,
    /// The article.
    pub article: Option<ArticleRef>,
}

/// Something that a party may do now and could not always.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Opening {
    /// What for.
    pub kind: OpeningKind,
    /// Since when.
    pub since: Date,
    /// Who may; all parties where absent.
    pub by: Option<PartyId>,
    /// The article.
    pub article: Option<ArticleRef>,
}

/// What is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpeningKind {
    /// To end it for a fault.
    Fault,
    /// To end it, conciliation having failed.
    Conciliation,
    /// To ask the court.
    Court,
    /// To end it, force majeure having lasted.
    ForceMajeure,
}

/// What goes on after the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GoingOn {
    /// What, in the words of the text.
    pub what: String,
    /// Articles whose clauses go on.
    pub articles: Vec<String>,
    /// Position of the clause, where it is one that survives by itself.
    pub clause: Option<usize>,
    /// Its last day; absent where it has no end.
    pub last_day: Option<Date>,
    /// The article.
    pub article: Option<ArticleRef>,
}

/// The text in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TextVersion {
    /// 0 for the text as signed, then the number of the amendment.
    pub amendment: u32,
    /// Its first day.
    pub since: Option<Date>,
    /// SHA-256 of its text, where known: that of the convention as compiled for number 0.
    pub sha256: Option<String>,
    /// Day on which the annex was last updated by the body that has its charge.
    pub annex_updated_on: Option<Date>,
}

/// The state of a convention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LifeState {
    /// The day that it is about.
    pub on: Date,
    /// The day on which this was known.
    pub known: Date,
    /// Where it is in its life.
    pub phase: Phase,
    /// Since when, where a fact says so.
    pub since: Option<Date>,
    /// Why, in a sentence: see `say`.
    pub reason: Message,
    /// The article that founds it.
    pub article: Option<ArticleRef>,
    /// First day in force.
    pub begins_on: Option<Date>,
    /// Its end as known: a renewal of itself is not an end.
    pub end: Option<End>,
    /// The term under way.
    pub term: Option<CurrentTerm>,
    /// The text in force.
    pub version: TextVersion,
    /// Its parties that day.
    pub parties: Vec<PartyId>,
    /// Delays under way.
    pub running: Vec<Running>,
    /// What is open to the parties.
    pub openings: Vec<Opening>,
    /// What goes on although it ended, or will once it has.
    pub goes_on: Vec<GoingOn>,
    /// What deserves a word.
    pub remarks: Vec<Remark>,
}

impl LifeState {
    /// First day on which it is no longer in force, as far as is known.
    pub fn ends_on(&self) -> Option<Date> {
        self.end.as_ref()?.last_day.tomorrow().ok()
    }
    /// Whether the duties of its clauses are owed that day.
    pub fn duties_run(&self) -> bool {
        matches!(self.phase, Phase::InForce | Phase::Ending)
    }
    /// Whether a clause still holds that day: its article does, or it survives by itself.
    pub fn holds_clause(&self, article: &str, clause: usize) -> bool {
        let survives = self.goes_on.iter().any(|one| one.clause == Some(clause));
        self.holds(article) || self.phase == Phase::Ended && survives
    }
    /// Whether clauses of an article still hold that day: it is in force, or they go on after the end.
    pub fn holds(&self, article: &str) -> bool {
        let goes_on = |one: &GoingOn| {
            one.articles.iter().any(|number| number == article)
                && one.last_day.is_none_or(|day| self.on <= day)
        };
        self.phase.is_in_force() || self.phase == Phase::Ended && self.goes_on.iter().any(goes_on)
    }
}

/// Puts the state together from what follows from the facts.
pub(super) fn state(
    life: &Life<'_>,
    course: &mut Course<'_>,
    endings: Endings,
    on: Date,
    known: Date,
) -> LifeState {
    let Endings { end, departures } = endings;
    let term = current_term(course, end.as_ref(), on);
    let (phase, since) = phase(course, end.as_ref(), on);
    if phase.is_in_force() {
        course.remarks.extend(meeting_remark(course, term.as_ref()));
    }
    let cause = end.as_ref().filter(|_| matches!(phase, Phase::Ending | Phase::Ended));
    LifeState {
        on,
        known,
        phase,
        since,
        reason: reason(course, phase, end.as_ref(), term.as_ref(), since),
        article: cause.map_or_else(|| life.cite_term(phase), |end| life.cite(end.article.as_deref())),
        begins_on: course.begins_on,
        version: version(course, on),
        parties: parties(course, &departures, on),
        running: if phase.is_in_force() {
            running(life, course, end.as_ref(), &departures, on)
        } else {
            Vec::new()
        },
        openings: if phase.is_in_force() { openings(life, course, on) } else { Vec::new() },
        goes_on: end.as_ref().map(|end| going_on(life, end)).unwrap_or_default(),
        remarks: std::mem::take(&mut course.remarks),
        term: term.filter(|_| phase.is_in_force()),
        end,
    }
}

fn phase(course: &Course<'_>, end: Option<&End>, on: Date) -> (Phase, Option<Date>) {
    if let Some(end) = end.filter(|end| end.last_day < on) {
        return (Phase::Ended, end.last_day.tomorrow().ok());
    }
    let Some(begins_on) = course.begins_on.filter(|begins_on| *begins_on <= on) else {
        return before_force(course);
    };
    let stretch = course.force_majeure.iter().chain(&course.suspended).find(|stretch| stretch.holds(on));
    if let Some(stretch) = stretch {
        return (Phase::Suspended, Some(stretch.begins_on.max(begins_on)));
    }
    match end.and_then(|end| end.set_on).filter(|set_on| *set_on <= on) {
        Some(set_on) => (Phase::Ending, Some(set_on)),
        None => (Phase::InForce, Some(begins_on)),
    }
}

fn before_force(course: &Course<'_>) -> (Phase, Option<Date>) {
    if course.signed_on.is_some() {
        return match course.first_notified_on {
            Some(first) => (Phase::Notified, Some(first)),
            None => (Phase::Signed, course.signed_on),
        };
    }
    let under_signature = course.sent_on.into_iter().chain(course.first_signed_on).min();
    match under_signature {
        Some(since) => (Phase::UnderSignature, Some(since)),
        None => (Phase::Draft, course.drafted_on),
    }
}

fn current_term(course: &Course<'_>, end: Option<&End>, on: Date) -> Option<CurrentTerm> {
    let term = &course.agreement.term;
    let begins_on = course.begins_on?;
    // Once it has ended, its last term; before that, the one that the day falls in, never beyond those that were agreed.
    let day = end.map_or(on, |end| on.min(end.last_day));
    let mode = term.renewal.as_ref().map(|renewal| renewal.mode);
    let most = match mode {
        None => Some(0),
        Some(RenewalMode::Express) => Some(course.renewals_agreed),
        Some(RenewalMode::Tacit) => term.renewals_at_most(begins_on),
    };
    let renewals = term.renewals_by(begins_on, day).min(most.unwrap_or(u32::MAX));
    let first_day = match renewals.checked_sub(1) {
        None => Some(begins_on),
        Some(before) => term.last_day(begins_on, before).and_then(|day| day.tomorrow().ok()),
    }?;
    let last_day = term.last_day(begins_on, renewals);
    let for_notice = term.notice.as_ref().zip(last_day).and_then(|(notice, last_day)| {
        last_day_to_give_notice(notice, last_day).filter(|day| *day >= on.max(begins_on))
    });
    Some(CurrentTerm { renewals, begins_on: first_day, last_day, last_day_for_notice: for_notice })
}

/// A renewal « after a meeting » without a trace of the meeting in the term before.
fn meeting_remark(course: &Course<'_>, term: Option<&CurrentTerm>) -> Option<Remark> {
    let meeting = course.agreement.term.renewal.as_ref()?.after.as_ref()?;
    let term = term.filter(|term| term.renewals > 0)?;
    let before = match term.renewals - 1 {
        0 => course.begins_on?,
        renewals => course.agreement.term.last_day(course.begins_on?, renewals - 1)?.tomorrow().ok()?,
    };
    let held = course
        .days_of(|event| matches!(event, LifeEvent::MeetingHeld { body } if body == meeting))
        .any(|on| (before..=term.begins_on).contains(&on));
    (!held).then(|| Remark::RenewedWithoutMeeting { renewed_on: term.begins_on, meeting: meeting.clone() })
}

fn reason(
    course: &Course<'_>,
    phase: Phase,
    end: Option<&End>,
    term: Option<&CurrentTerm>,
    since: Option<Date>,
) -> Message {
    let day = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    match (phase, end) {
        (Phase::Ending | Phase::Ended, Some(end)) => {
            Message::new(if phase == Phase::Ending { "life-reason-ending" } else { "life-reason-ended" })
                .with("cause", cause_word(end.cause))
                .with("set_on", day(end.set_on))
                .with("by", end.by.as_ref().map_or("", |by| by.as_str()))
                .with("last_day", end.last_day)
        }
        (Phase::Suspended, _) => {
            let force = course.force_majeure.iter().any(|stretch| {
                Some(stretch.begins_on) <= since && stretch.ends_on.is_none_or(|end| Some(end) > since)
            });
            Message::new("life-reason-suspended")
                .with("cause", if force { "force-majeure" } else { "consent" })
                .with("since", day(since))
        }
        (Phase::InForce, _) => match term {
            Some(CurrentTerm { renewals: 0, last_day: Some(last_day), .. }) => {
                Message::new("life-reason-first-term").with("since", day(since)).with("last_day", last_day)
            }
            Some(CurrentTerm { renewals, last_day: Some(last_day), begins_on, .. }) => {
                Message::new("life-reason-renewed")
                    .with("since", day(since))
                    .count("renewals", u64::from(*renewals))
                    .with("renewed_on", begins_on)
                    .with("last_day", last_day)
            }
            _ => Message::new("life-reason-in-force").with("since", day(since)),
        },
        _ => Message::new(format!("life-reason-{}", phase.name())).with("since", day(since)),
    }
}

/// The cause, as sentences choose by it.
pub(super) fn cause_word(cause: EndCause) -> &'static str {
    match cause {
        EndCause::Text => "text",
        EndCause::Court => "court",
        EndCause::Consent => "consent",
        EndCause::Notice => "notice",
        EndCause::Fault => "fault",
        EndCause::Conciliation => "conciliation",
        EndCause::ForceMajeure => "force-majeure",
        EndCause::Parties => "parties",
        EndCause::Term => "term",
        EndCause::Followed => "followed",
    }
}

fn parties(course: &Course<'_>, departures: &[Departure], on: Date) -> Vec<PartyId> {
    let gone = |party: &PartyId| departures.iter().any(|one| one.party == *party && one.last_day < on);
    course.parties().into_iter().filter(|party| !gone(party)).cloned().collect()
}

fn version(course: &Course<'_>, on: Date) -> TextVersion {
    let mut version = TextVersion {
        amendment: 0,
        since: course.begins_on.filter(|begins_on| *begins_on <= on),
        sha256: Some(course.agreement.sha256.clone()),
        annex_updated_on: None,
    };
    // Facts come by day, then by name: of two amendments of one day, the higher number is the last word.
    for fact in course.facts.iter().filter(|fact| fact.happened_on <= on) {
        match &fact.event {
            LifeEvent::AmendmentInForce { number, sha256 }
                if (Some(fact.happened_on), *number) >= (version.since, version.amendment) =>
            {
                version.amendment = *number;
                version.since = Some(fact.happened_on);
                version.sha256.clone_from(sha256);
            }
            LifeEvent::AnnexUpdated { sha256 } => {
                version.annex_updated_on = Some(fact.happened_on);
                version.sha256.clone_from(sha256);
            }
            _ => {}
        }
    }
    version
}

fn running(
    life: &Life<'_>,
    course: &Course<'_>,
    end: Option<&End>,
    departures: &[Departure],
    on: Date,
) -> Vec<Running> {
    let ending = &course.agreement.ending;
    let notice_article = course.agreement.term.notice.as_ref().and_then(|notice| notice.article.as_deref());
    let mut running = Vec::new();
    let mut run = |cause, opened_on: Date, last_day: Date, by: Option<PartyId>, article: Option<&str>| {
        if (opened_on..=last_day).contains(&on) {
            running.push(Running { cause, opened_on, last_day, by, article: life.cite(article) });
        }
    };
    if let Some(end) = end
        && let Some(set_on) = end.set_on
    {
        run(end.cause, set_on, end.last_day, end.by.clone(), end.article.as_deref());
    }
    for one in departures {
        run(EndCause::Notice, one.set_on, one.last_day, Some(one.party.clone()), notice_article);
    }
    for notice in formal_notices(course) {
        let by = Some(notice.by.clone());
        let opened_on = notice.letter.received_on;
        if notice.cured_on.is_some_and(|cured_on| cured_on <= on) {
            continue;
        }
        if let (Some(fault), Some(last_day)) = (&ending.fault, notice.last_day) {
            run(EndCause::Fault, opened_on, last_day, by.clone(), fault.article.as_deref());
        }
        if let Some(conciliation) = &ending.conciliation
            && let Some(last_day) = conciliation_last_day(conciliation, notice.letter)
            && !course.days_of(is_conciliation).any(|day| day >= opened_on && day <= on)
        {
            run(EndCause::Conciliation, opened_on, last_day, by, conciliation.article.as_deref());
        }
    }
    running
}

/// Whether something happened to a conciliation: it was then held.
pub(super) fn is_conciliation(event: &LifeEvent) -> bool {
    matches!(
        event,
        LifeEvent::ConciliationOpened | LifeEvent::ConciliationFailed | LifeEvent::ConciliationSucceeded
    )
}

fn openings(life: &Life<'_>, course: &Course<'_>, on: Date) -> Vec<Opening> {
    let ending = &course.agreement.ending;
    let mut openings = Vec::new();
    let mut open = |kind, since: Date, by: Option<PartyId>, article: Option<&str>| {
        if since <= on {
            openings.push(Opening { kind, since, by, article: life.cite(article) });
        }
    };
    if let Some(fault) = &ending.fault {
        for notice in formal_notices(course).iter().filter(|notice| fault_open(course, notice.by, on)) {
            if let Some(since) = notice.opens_on() {
                open(OpeningKind::Fault, since, Some(notice.by.clone()), fault.article.as_deref());
            }
        }
    }
    if let Some(conciliation) = &ending.conciliation {
        let article = conciliation.article.as_deref();
        if let Some(failed_on) = conciliation_failed_on(course) {
            open(OpeningKind::Conciliation, failed_on, None, article);
        }
        for letter in letters_after_conciliation(course) {
            if let Some(since) = court_opens_on(conciliation, letter) {
                open(OpeningKind::Court, since, None, article);
            }
        }
    }
    if let Some(force) = &ending.force_majeure {
        for stretch in course.force_majeure.iter().filter(|stretch| stretch.holds(on)) {
            if let Some(since) = force_majeure_opens_on(force, stretch.begins_on) {
                open(OpeningKind::ForceMajeure, since, None, force.article.as_deref());
            }
        }
    }
    openings
}

/// The letters by which a party ended the convention after conciliation.
pub(super) fn letters_after_conciliation(course: &Course<'_>) -> Vec<super::delay::Letter> {
    let letters = course.facts.iter().filter_map(|fact| match &fact.event {
        LifeEvent::EndedBy { ground: EndingGround::Conciliation, sent_on, .. } => {
            Some(super::delay::Letter { received_on: fact.happened_on, sent_on: *sent_on })
        }
        _ => None,
    });
    letters.collect()
}

/// What goes on after this end.
pub(super) fn going_on(life: &Life<'_>, end: &End) -> Vec<GoingOn> {
    let school_year_end = life.agreement.term.school_year_end;
    let going_on = |one: &GoesOn| GoingOn {
        what: one.what.clone(),
        articles: one.articles.clone(),
        clause: None,
        last_day: goes_on_last_day(one, end.last_day, school_year_end),
        article: life.cite(one.article.as_deref()),
    };
    let surviving = |(position, clause): (usize, &Clause)| match &clause.kind {
        ClauseKind::Duty(duty) if duty.survives => Some(GoingOn {
            what: duty.what.clone(),
            articles: Vec::new(),
            clause: Some(position),
            last_day: None,
            article: Some(clause.place.clone()),
        }),
        _ => None,
    };
    let survivors = life.agreement.clauses.iter().enumerate().filter_map(surviving);
    life.agreement.ending.goes_on.iter().map(going_on).chain(survivors).collect()
}
