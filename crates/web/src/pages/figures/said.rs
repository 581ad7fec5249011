//! What parties said of a forecast, on its page: the figures of each, the one that was agreed, the history, the forms.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use entente_exchange::views::OpenProposal;
use entente_exchange::{ExchangeError, ForecastAct, ForecastActKind, ForecastOrder};
use entente_forecast::EnrolmentEvent;
use entente_model::Message;

use super::forecast::{self, Subject, Wanted, event_word};
use super::forecast_figures::csv_of;
use super::said_form::{deed_of, event_of};
use crate::App;
use crate::chart::{ChartTable, Figure};
use crate::form::{Fields, check_csrf, value};
use crate::page::Page;
use crate::pager::address;
use crate::pages::figures::shown::address_of;
use crate::problem::Problem;
use crate::visitor::Signed;

/// An act, in words.
pub(super) struct SaidLine {
    pub(super) text: String,
    /// Reason or comment, as the party wrote it.
    pub(super) words: String,
}

/// A proposal that waits for this party's answer.
pub(super) struct AnswerLine {
    pub(super) text: String,
    pub(super) proposal: String,
}

/// An event that this party may take back.
pub(super) struct OwnEvent {
    pub(super) text: String,
    pub(super) event: String,
    pub(super) year: i32,
}

/// What the page shows of it, and its forms.
pub(super) struct SaidPart {
    pub(super) history: Vec<SaidLine>,
    pub(super) waiting: Vec<String>,
    pub(super) answers: Vec<AnswerLine>,
    pub(super) own_events: Vec<OwnEvent>,
    /// Rentrées that can be spoken of; none where the party may say nothing.
    pub(super) years: Vec<i32>,
    /// Kinds of events that can be declared here, with their words.
    pub(super) kinds: Vec<(&'static str, String)>,
    pub(super) fault: Option<String>,
}

impl SaidPart {
    pub(super) fn new(p: &Page, subject: &Subject, signed: &Signed, fault: Option<String>) -> Self {
        let party = &signed.session.party;
        let said = &subject.said;
        let may_say = signed.session.may_act() && !said.agreements.is_empty();
        let points = subject.view.forecast(&subject.place, subject.grade.as_deref());
        let years: Vec<i32> = points.iter().filter(|_| may_say).map(|point| point.year).collect();
        let is_mine = |one: &&OpenProposal| may_say && one.awaited.contains(party);
        let answers = said.open.iter().filter(is_mine).map(|one| AnswerLine {
            text: p.say(&proposal_message(p, one)),
            proposal: one.proposal.to_string(),
        });
        let waiting = said.open.iter().filter(|one| !one.awaited.contains(party));
        let kinds: &[&'static str] = match subject.place.is_institution() {
            true => &["closing", "merger", "sector", "housing"],
            false => &["opening"],
        };
        let own = said.events.iter().filter(|event| may_say && event.party == *party);
        Self {
            history: said.acts.iter().rev().map(|act| line(p, subject, act)).collect(),
            waiting: waiting.map(|one| p.say(&proposal_message(p, one))).collect(),
            answers: answers.collect(),
            own_events: own
                .map(|event| OwnEvent {
                    text: line(p, subject, event).text,
                    event: event.id.to_string(),
                    year: event.year,
                })
                .collect(),
            kinds: kinds.iter().map(|kind| (*kind, p.t(format!("figures-event-{kind}")))).collect(),
            years,
            fault,
        }
    }

    pub(super) fn may_say(&self) -> bool {
        !self.years.is_empty()
    }
}

fn proposal_message(p: &Page, one: &OpenProposal) -> Message {
    let awaited: Vec<String> = one.awaited.iter().map(|party| p.party(party)).collect();
    Message::new("said-open")
        .with("party", p.party(&one.proposed_by))
        .with("pupils", p.number(one.pupils))
        .with("year", one.year)
        .with("awaited", awaited.join(", "))
}

fn line(p: &Page, subject: &Subject, act: &ForecastAct) -> SaidLine {
    let id = match act.what {
        ForecastActKind::Adjusted => "said-adjusted",
        ForecastActKind::Commented => "said-commented",
        ForecastActKind::FigureProposed => "said-proposed",
        ForecastActKind::FigureAgreed => "said-agreed",
        ForecastActKind::FigureDeclined => "said-declined",
        ForecastActKind::EventDeclared => "said-declared",
        ForecastActKind::EventWithdrawn => "said-withdrawn",
    };
    let change: Option<EnrolmentEvent> =
        act.change.as_deref().and_then(|change| serde_json::from_str(change).ok());
    let pupils = act.pupils.map_or_else(|| p.t("figures-hidden"), |pupils| p.number(pupils));
    let answered = act.answers.and_then(|id| subject.said.acts.iter().find(|one| one.id == id));
    let agreed = answered.and_then(|one| one.pupils).map_or_else(String::new, |pupils| p.number(pupils));
    let message = Message::new(id)
        .with("party", p.party(&act.party))
        .with("date", p.instant(&act.acted_at))
        .with("year", act.year)
        .with("pupils", if act.pupils.is_none() && !agreed.is_empty() { agreed } else { pupils })
        .with("event", change.map(|change| p.t(event_word(&change))).unwrap_or_default());
    SaidLine { text: p.say(&message), words: act.words.clone() }
}

/// Each party's figure, the other side's forecast and what was agreed, by rentrée; nothing where nobody said a figure.
pub(super) fn settled(p: &Page, subject: &Subject) -> Option<Figure> {
    let said = &subject.said;
    if said.adjusted.is_empty() && said.settled.is_empty() && said.open.is_empty() {
        return None;
    }
    let points = subject.view.forecast(&subject.place, subject.grade.as_deref());
    if points.iter().any(|point| point.figure.is_none()) {
        return None;
    }
    let theirs = subject.other.of(&subject.view, &subject.place, subject.grade.as_deref());
    let mut head = vec![p.t("figures-rentree"), p.t("figures-ours")];
    head.extend((!theirs.is_empty()).then(|| p.t("figures-other")));
    head.extend(said.adjusted.keys().map(|party| p.with("said-adjusted-by", "party", p.party(party))));
    head.extend([p.t("said-proposed-figure"), p.t("figures-agreed"), p.t("said-agreed-on")]);
    let number = |value: Option<f64>| value.map_or("–".to_owned(), |value| p.decimals(value, 0));
    let rows = points.iter().map(|point| {
        let year = point.year;
        let mut row = vec![year.to_string(), number(point.figure.map(|figure| figure.forecast))];
        if !theirs.is_empty() {
            row.push(number(theirs.get(&year).copied()));
        }
        row.extend(said.adjusted.values().map(|own| number(own.get(&year).map(|n| f64::from(*n)))));
        let open = said.open.iter().find(|one| one.year == year);
        let agreed = said.settled.get(&year);
        row.push(number(open.map(|one| f64::from(one.pupils))));
        row.push(number(agreed.map(|one| f64::from(one.pupils))));
        row.push(agreed.map_or("–".to_owned(), |one| p.instant(&one.agreed_at)));
        row
    });
    let mut sources = subject.view.sources.clone();
    sources.extend(subject.other.source.clone().filter(|_| !theirs.is_empty()));
    Some(Figure {
        id: "settled".to_owned(),
        svg: String::new(),
        table: ChartTable { caption: p.t("said-table"), rows: rows.collect(), head },
        source: p.figure_mention(&sources),
        csv: csv_of(subject, "settled"),
    })
}

/// Adjusts, comments, proposes, agrees or declines.
pub(crate) async fn act(
    State(app): State<App>,
    signed: Signed,
    Path(of): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    match deed_of(&fields) {
        Ok(found) => {
            let (deed, year) = found;
            say(&app, &signed, of, &fields, year, deed).await
        }
        Err(missing) => fault(&app, &signed, of, &fields, missing).await,
    }
}

/// Declares an event.
pub(crate) async fn declare(
    State(app): State<App>,
    signed: Signed,
    Path(of): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    let wanted = Wanted::default();
    let subject = forecast::subject(&app, &signed, of.clone(), &wanted).await?;
    match event_of(&fields, &subject.view, &subject.place) {
        Ok((deed, year)) => say(&app, &signed, of, &fields, year, deed).await,
        Err(missing) => fault(&app, &signed, of, &fields, missing).await,
    }
}

async fn say(
    app: &App,
    signed: &Signed,
    of: (String, String),
    fields: &[(String, String)],
    year: i32,
    deed: entente_exchange::ForecastDeed,
) -> Result<Response, Problem> {
    let wanted = Wanted { grade: value(fields, "grade").to_owned() };
    let place = forecast::subject(app, signed, of.clone(), &wanted).await?.place;
    let order = ForecastOrder {
        place: place.clone(),
        grade: wanted.grade().map(str::to_owned),
        year,
        deed,
        words: value(fields, "words").to_owned(),
    };
    match app.node.act_on_forecast(&signed.session, order).await {
        Ok(_) => {
            let to = address(&address_of(&place, "/forecast"), &[("grade", wanted.grade.as_str())]);
            Ok(Redirect::to(&format!("{to}#said")).into_response())
        }
        Err(error) if is_of_form(&error) => {
            let p = Page::new(app, &signed.visitor, "figures");
            let text = entente_exchange::words().say(p.lang, &error.message());
            forecast::page(app, signed, of, &wanted, Some(text)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether the person can mend it in the form.
fn is_of_form(error: &ExchangeError) -> bool {
    error.is_for_user() && !error.is_refused() && !error.is_not_found()
}

async fn fault(
    app: &App,
    signed: &Signed,
    of: (String, String),
    fields: &[(String, String)],
    missing: &'static str,
) -> Result<Response, Problem> {
    let wanted = Wanted { grade: value(fields, "grade").to_owned() };
    let text = Page::new(app, &signed.visitor, "figures").t(missing);
    forecast::page(app, signed, of, &wanted, Some(text)).await
}
