//! When a convention ends, and why: every way that its text allows, the first to come wins.

use std::collections::BTreeMap;

use entente_model::{Agreement, EndingGround, EndsFor, LifeEvent, LifeFact, Notice, PartyId, RenewalMode};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::course::Course;
use super::delay::{
    Letter, ending_after_conciliation_last_day, force_majeure_opens_on, formal_notice_last_day,
    notice_last_day,
};
use super::remark::Remark;

/// Why a convention ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndCause {
    /// Its own text gives the day (`ends_on`).
    Text,
    /// A court ended it.
    Court,
    /// Its parties ended it together.
    Consent,
    /// A party gave notice.
    Notice,
    /// A party ended it for a fault.
    Fault,
    /// A party ended it after conciliation failed.
    Conciliation,
    /// A party ended it because force majeure lasted.
    ForceMajeure,
    /// Fewer than two parties are left.
    Parties,
    /// Its term is over, and was not renewed.
    Term,
    /// The convention that it follows ends.
    Followed,
}

/// The end of a convention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct End {
    /// Last day in force.
    pub last_day: Date,
    /// Why.
    pub cause: EndCause,
    /// Day on which the end was set going: receipt of the letter, decision. Absent where it comes of itself.
    pub set_on: Option<Date>,
    /// Who set it going, where one party did.
    pub by: Option<PartyId>,
    /// Number of the article that says so.
    #[serde(skip)]
    pub(super) article: Option<String>,
}

/// A party that leaves while the others go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Departure {
    pub party: PartyId,
    pub set_on: Date,
    pub last_day: Date,
}

/// A notice that counts.
struct Given<'a> {
    by: &'a PartyId,
    received_on: Date,
    last_day: Date,
}

/// What ends the convention, and who leaves it before.
pub(super) struct Endings {
    pub end: Option<End>,
    pub departures: Vec<Departure>,
}

/// Computes the end from all the facts of the course; `followed` is the last day of the convention that this one follows.
pub(super) fn endings(course: &mut Course<'_>, followed: Option<Date>) -> Endings {
    let Some(begins_on) = course.begins_on else { return Endings { end: None, departures: Vec::new() } };
    let mut remarks = std::mem::take(&mut course.remarks);
    let mut ends: Vec<End> = Vec::new();
    let mut departures = Vec::new();
    ends.extend(of_term(course, begins_on));
    ends.extend(
        followed.map(|last_day| plain(last_day, EndCause::Followed, course.agreement.term.article.clone())),
    );
    ends.extend(of_text(course.agreement));
    ends.extend(together(&course.facts));
    for given in notices(course, begins_on, &mut remarks) {
        let Some(notice) = &course.agreement.term.notice else { continue };
        match notice.ends_for {
            EndsFor::All => ends.push(End {
                last_day: given.last_day,
                cause: EndCause::Notice,
                set_on: Some(given.received_on),
                by: Some(given.by.clone()),
                article: notice.article.clone(),
            }),
            EndsFor::Author => departures.push(Departure {
                party: given.by.clone(),
                set_on: given.received_on,
                last_day: given.last_day,
            }),
        }
    }
    ends.extend(by_departures(course, &departures));
    ends.extend(by_one(course, &mut remarks));
    course.remarks = remarks;
    ends.retain(|end| end.last_day >= begins_on);
    let end = ends.into_iter().min_by(|a, b| (a.last_day, a.cause, &a.by).cmp(&(b.last_day, b.cause, &b.by)));
    if let Some(end) = &end {
        departures.retain(|departure| departure.last_day < end.last_day);
    }
    // A party that gives notice twice leaves once, on the first of its last days.
    departures.sort_by(|a, b| (&a.party, a.last_day).cmp(&(&b.party, b.last_day)));
    departures.dedup_by(|later, first| later.party == first.party);
    departures.sort_by_key(|departure| departure.last_day);
    Endings { end, departures }
}

fn plain(last_day: Date, cause: EndCause, article: Option<String>) -> End {
    End { last_day, cause, set_on: None, by: None, article }
}

/// The term: without renewal, after those that were agreed, or after the last that the text allows.
fn of_term(course: &Course<'_>, begins_on: Date) -> Option<End> {
    let term = &course.agreement.term;
    let renewals = match term.renewal.as_ref().map(|renewal| renewal.mode) {
        None => 0,
        Some(RenewalMode::Tacit) => term.renewals_at_most(begins_on)?,
        Some(RenewalMode::Express) => course.renewals_agreed,
    };
    let article = term.renewal.as_ref().and_then(|renewal| renewal.article.clone());
    Some(plain(term.last_day(begins_on, renewals)?, EndCause::Term, article))
}

fn of_text(agreement: &Agreement) -> Option<End> {
    Some(plain(agreement.ends_on?.yesterday().ok()?, EndCause::Text, None))
}

/// Ended by all of the parties, or by a court: no article is needed for it (code civil, 1193).
fn together(facts: &[&LifeFact]) -> impl Iterator<Item = End> {
    facts.iter().filter_map(|fact| {
        let (cause, effect_on) = match &fact.event {
            LifeEvent::EndedByConsent { effect_on } => (EndCause::Consent, effect_on),
            LifeEvent::EndedByCourt { effect_on } => (EndCause::Court, effect_on),
            _ => return None,
        };
        let last_day = match effect_on {
            Some(effect_on) => effect_on.yesterday().ok()?,
            None => fact.happened_on,
        };
        Some(End { last_day, cause, set_on: Some(fact.happened_on), by: None, article: None })
    })
}

/// The notices that count: provided by the text, received while it is in force, not withdrawn.
fn notices<'a>(course: &Course<'a>, begins_on: Date, remarks: &mut Vec<Remark>) -> Vec<Given<'a>> {
    let mut given = Vec::new();
    for fact in &course.facts {
        let LifeEvent::NoticeReceived { by, sent_on, effect_on } = &fact.event else { continue };
        let received_on = fact.happened_on;
        let Some(notice) = &course.agreement.term.notice else {
            remarks.push(Remark::NoticeNotProvided { received_on });
            continue;
        };
        if received_on < begins_on {
            remarks.push(Remark::NoticeTooEarly { received_on });
            continue;
        }
        let letter = Letter { received_on, sent_on: *sent_on };
        let Some(last_day) = last_day_of(notice, letter, *effect_on) else { continue };
        let withdrawn = course.facts.iter().any(|other| {
            matches!(&other.event, LifeEvent::NoticeWithdrawn { by: who } if who == by)
                && (received_on..=last_day).contains(&other.happened_on)
        });
        if !withdrawn {
            given.push(Given { by, received_on, last_day });
        }
    }
    given
}

/// The delay, or longer where the author asks for it; never shorter.
fn last_day_of(notice: &Notice, letter: Letter, effect_on: Option<Date>) -> Option<Date> {
    let wished = effect_on.and_then(|effect_on| effect_on.yesterday().ok());
    Some(notice_last_day(notice, letter)?.max(wished.unwrap_or(Date::MIN)))
}

/// A convention of fewer than two parties is none.
fn by_departures(course: &Course<'_>, departures: &[Departure]) -> Option<End> {
    let mut leaving: BTreeMap<&str, &Departure> = BTreeMap::new();
    for departure in departures {
        let kept = leaving.entry(departure.party.as_str()).or_insert(departure);
        if departure.last_day < kept.last_day {
            *kept = departure;
        }
    }
    let mut days: Vec<Date> = leaving.values().map(|departure| departure.last_day).collect();
    days.sort_unstable();
    let parties = course.parties().len();
    // The departure after which one party is left.
    let last_day = *days.get(parties.checked_sub(2)?)?;
    let set_on = leaving.values().filter(|one| one.last_day <= last_day).map(|one| one.set_on).max();
    let article = course.agreement.term.notice.as_ref().and_then(|notice| notice.article.clone());
    Some(End { last_day, cause: EndCause::Parties, set_on, by: None, article })
}

/// Ended by one party on a ground that the text opens.
fn by_one(course: &Course<'_>, remarks: &mut Vec<Remark>) -> Vec<End> {
    let mut ends = Vec::new();
    for fact in &course.facts {
        let LifeEvent::EndedBy { by, ground, sent_on } = &fact.event else { continue };
        let letter = Letter { received_on: fact.happened_on, sent_on: *sent_on };
        let ending = &course.agreement.ending;
        let (cause, last_day, article) = match ground {
            EndingGround::Fault => (
                EndCause::Fault,
                fault_open(course, by, fact.happened_on).then_some(fact.happened_on),
                ending.fault.as_ref().and_then(|fault| fault.article.clone()),
            ),
            EndingGround::Conciliation => (
                EndCause::Conciliation,
                after_conciliation(course, letter),
                ending.conciliation.as_ref().and_then(|one| one.article.clone()),
            ),
            EndingGround::ForceMajeure => (
                EndCause::ForceMajeure,
                force_majeure_open(course, fact.happened_on).then_some(fact.happened_on),
                ending.force_majeure.as_ref().and_then(|one| one.article.clone()),
            ),
        };
        match last_day {
            Some(last_day) => ends.push(End {
                last_day,
                cause,
                set_on: Some(fact.happened_on),
                by: Some(by.clone()),
                article,
            }),
            None => remarks.push(Remark::GroundNotOpen { ground: *ground, ended_on: fact.happened_on }),
        }
    }
    ends
}

/// A formal notice that was not mended in time, or will not have been.
pub(super) struct FormalNotice<'a> {
    pub by: &'a PartyId,
    pub against: &'a PartyId,
    pub letter: Letter,
    /// Last day left to mend it; absent where the text knows no ending for a fault.
    pub last_day: Option<Date>,
    pub cured_on: Option<Date>,
}

/// All formal notices, with what became of them.
pub(super) fn formal_notices<'a>(course: &Course<'a>) -> Vec<FormalNotice<'a>> {
    let fault = course.agreement.ending.fault.as_ref();
    let notices = course.facts.iter().filter_map(|fact| {
        let LifeEvent::FormalNoticeReceived { by, against, sent_on } = &fact.event else { return None };
        let letter = Letter { received_on: fact.happened_on, sent_on: *sent_on };
        let last_day = fault.and_then(|fault| formal_notice_last_day(fault, letter));
        let cured_on = course
            .facts
            .iter()
            .filter(|other| matches!(&other.event, LifeEvent::BreachCured { by } if by == against))
            .map(|other| other.happened_on)
            .find(|on| *on >= letter.received_on.min(letter.sent_on.unwrap_or(letter.received_on)));
        Some(FormalNotice { by, against, letter, last_day, cured_on })
    });
    notices.collect()
}

impl FormalNotice<'_> {
    /// Day from which its author may end the convention, where it wasn't mended in time.
    pub(super) fn opens_on(&self) -> Option<Date> {
        let last_day = self.last_day?;
        if self.cured_on.is_some_and(|cured_on| cured_on <= last_day) {
            return None;
        }
        last_day.tomorrow().ok()
    }
}

/// Whether a party may end the convention for a fault that day. Where the text gives no delay it asks for no formal notice
/// either (RA 7.2).
pub(super) fn fault_open(course: &Course<'_>, by: &PartyId, on: Date) -> bool {
    let Some(fault) = &course.agreement.ending.fault else { return false };
    fault.after.is_none()
        || formal_notices(course)
            .iter()
            .any(|notice| notice.by == by && notice.opens_on().is_some_and(|opens_on| opens_on <= on))
}

fn after_conciliation(course: &Course<'_>, letter: Letter) -> Option<Date> {
    let conciliation = course.agreement.ending.conciliation.as_ref()?;
    let failed_on = conciliation_failed_on(course)?;
    (failed_on <= letter.received_on)
        .then(|| ending_after_conciliation_last_day(conciliation, letter))
        .flatten()
}

/// The day on which a conciliation failed first.
pub(super) fn conciliation_failed_on(course: &Course<'_>) -> Option<Date> {
    course.days_of(|event| *event == LifeEvent::ConciliationFailed).next()
}

/// Whether force majeure has lasted so long that each party may end the convention that day.
pub(super) fn force_majeure_open(course: &Course<'_>, on: Date) -> bool {
    let Some(force) = &course.agreement.ending.force_majeure else { return false };
    course.force_majeure.iter().any(|stretch| {
        stretch.holds(on)
            && force_majeure_opens_on(force, stretch.begins_on).is_some_and(|opens_on| opens_on <= on)
    })
}
