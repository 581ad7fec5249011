//! What a convention will bring, what happened to it, and the same days as a calendar file.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use entente_agreement::icalendar;
use entente_agreement::life::{CalendarEntry, LifeState};
use entente_exchange::views::{self, CalendarWindow};
use entente_exchange::{AgreementFolder, Clock};
use entente_model::{Arg, LifeFact, Message};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

use super::head::Head;
use crate::App;
use crate::page::{ArticleLink, Page, html};
use crate::pager::address;
use crate::pages::deposit::attachment;
use crate::pages::references::day;
use crate::problem::Problem;
use crate::visitor::Signed;

/// Months that are looked at unless asked otherwise.
const MONTHS_SHOWN: i32 = 24;
/// Entries shown at most; the file has them all.
const ENTRIES_SHOWN: usize = 300;

/// The days asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    until: String,
    known_on: String,
}

#[derive(Template)]
#[template(path = "agreement_calendar.html")]
struct CalendarPage {
    p: Page,
    head: Head,
    window: CalendarWindow,
    today: Date,
    facts_now: Vec<(String, String)>,
    remarks: Vec<String>,
    entries: Vec<EntryLine>,
    more: usize,
    facts: Vec<FactLine>,
}

/// A day to come.
struct EntryLine {
    on: Date,
    kind: String,
    sentence: String,
    who: String,
    article: Option<ArticleLink>,
    suspended: bool,
}

/// Something that happened.
struct FactLine {
    happened_on: Date,
    known_on: Date,
    sentence: String,
    /// Number of a letter or of minutes, for those whom it concerns.
    reference: Option<String>,
    corrected: bool,
}

impl Wanted {
    fn window(&self, today: Date) -> Result<CalendarWindow, Problem> {
        let later = today.checked_add(MONTHS_SHOWN.months()).unwrap_or(Date::MAX);
        let until = day(&self.until)?.unwrap_or(later);
        Ok(CalendarWindow { from: None, until, known: day(&self.known_on)? })
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let p = Page::new(&app, &signed.visitor, "agreements");
    let folder = app.node.agreement_folder();
    let head = Head::new(&p, &folder, &id, "calendar")?;
    let window = wanted.window(folder.today())?;
    let found = views::agreement_calendar(&folder, &id, window)?;
    let state = views::agreement_state(&folder, &id, None, window.known)?;
    let concerned = views::agreement_concerns(&app.node, &id, &signed.session.party)?;
    let agreement = folder.agreement(&id)?;
    let known = window.known.unwrap_or(Date::MAX);
    let facts = folder.facts(agreement).iter().filter(|fact| fact.known_on <= known);
    let mut facts: Vec<FactLine> =
        facts.map(|fact| fact_line(&p, &folder, &id, fact, concerned)).collect::<Result<_, _>>()?;
    facts.sort_by_key(|fact| std::cmp::Reverse((fact.happened_on, fact.known_on)));
    let shown = found.iter().take(ENTRIES_SHOWN);
    let entries = shown.map(|entry| entry_line(&p, &folder, &id, entry)).collect::<Result<_, _>>()?;
    let page = CalendarPage {
        more: found.len().saturating_sub(ENTRIES_SHOWN),
        today: folder.today(),
        facts_now: facts_now(&p, &state),
        remarks: state.remarks.iter().map(|one| folder.say(agreement, p.lang, &one.message())).collect(),
        p,
        head,
        window,
        entries,
        facts,
    };
    Ok(html(StatusCode::OK, &page))
}

/// Where it stands: term, notice, end, delays under way, what goes on.
fn facts_now(p: &Page, state: &LifeState) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut add = |id: &str, text: String| facts.push((p.t(id), text));
    if let Some(day) = &state.begins_on {
        add("life-begins", p.date(day));
    }
    if let Some(term) = &state.term {
        if let Some(day) = &term.last_day {
            add("life-term", p.date(day));
        }
        if let Some(day) = &term.last_day_for_notice {
            add("life-notice", p.date(day));
        }
    }
    if let Some(day) = state.ends_on() {
        add("life-ends", p.date(&day));
    }
    for one in &state.running {
        add("life-running", p.date(&one.last_day));
    }
    for one in &state.openings {
        let kind = serde_json::to_value(one.kind).unwrap_or_default();
        let id = format!("opening-{}", kind.as_str().unwrap_or_default());
        add(&id, p.with("life-since", "date", p.date(&one.since)));
    }
    for one in &state.goes_on {
        let until = one
            .last_day
            .as_ref()
            .map_or_else(|| p.t("life-no-end"), |day| p.with("life-until", "date", p.date(day)));
        add("life-goes-on", format!("{} ({until})", one.what));
    }
    facts
}

fn entry_line(
    p: &Page,
    folder: &AgreementFolder,
    id: &str,
    entry: &CalendarEntry,
) -> Result<EntryLine, Problem> {
    let agreement = folder.agreement(id)?;
    Ok(EntryLine {
        on: entry.on,
        kind: p.t(format!("entry-{}", entry.kind.name())),
        sentence: folder.say(agreement, p.lang, &entry.what),
        who: who(p, folder, id, &entry.who)?,
        article: entry.place.as_ref().map(|place| p.article(place)),
        suspended: entry.suspended,
    })
}

/// Parties and bodies by their names; a role that nobody holds by its word.
fn who(p: &Page, folder: &AgreementFolder, id: &str, who: &[String]) -> Result<String, Problem> {
    let names = folder.life(folder.agreement(id)?).names(who);
    let named =
        names.into_iter().zip(who).map(|(name, id)| if name == *id { p.named("role", id) } else { name });
    Ok(named.collect::<Vec<_>>().join(", "))
}

fn fact_line(
    p: &Page,
    folder: &AgreementFolder,
    id: &str,
    fact: &LifeFact,
    concerned: bool,
) -> Result<FactLine, Problem> {
    let agreement = folder.agreement(id)?;
    let corrected = folder.facts(agreement).iter().any(|other| other.replaces.as_ref() == Some(&fact.id));
    Ok(FactLine {
        happened_on: fact.happened_on,
        known_on: fact.known_on,
        sentence: p.say(&fact_message(p, fact)),
        reference: fact.reference.clone().filter(|_| concerned),
        corrected,
    })
}

/// What happened, in a sentence: one for each kind of fact, with the fields that it has.
fn fact_message(p: &Page, fact: &LifeFact) -> Message {
    let value = serde_json::to_value(&fact.event).unwrap_or_default();
    let what = value["event"].as_str().unwrap_or_default();
    let mut message = Message::new(format!("fact-{what}"));
    let named = ["party", "by", "against"];
    for (name, value) in value.as_object().into_iter().flatten().filter(|(name, _)| *name != "event") {
        let text = match value {
            Value::String(text) if named.contains(&name.as_str()) => p.party(&text.as_str().into()),
            Value::String(text) if name == "ground" => p.named("ground", text),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        message.args.insert(name.clone(), Arg::Text(text));
    }
    message
}

impl CalendarPage {
    fn known(&self) -> String {
        self.window.known.map(|day| day.to_string()).unwrap_or_default()
    }
    fn file(&self) -> String {
        let until = self.window.until.to_string();
        let query = [("until", until.as_str()), ("known_on", &self.known())];
        address(&format!("/agreements/{}/calendar.ics", self.head.id), &query)
    }
}

pub(crate) async fn file(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let folder = app.node.agreement_folder();
    let entries = views::agreement_calendar(&folder, &id, wanted.window(folder.today())?)?;
    let agreement = folder.agreement(&id)?;
    let events = views::calendar_events(&folder, agreement, &entries, signed.visitor.lang);
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, attachment(&format!("{id}.ics"))),
    ];
    Ok((headers, icalendar(&agreement.title, &events, Clock::System.now())).into_response())
}
