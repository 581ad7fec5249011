//! The forecast of an establishment or of a territory: what was counted, what is forecast and how surely, the methods compared,
//! the other side's forecast, how it was made.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::views::{
    self, EnrolmentView, FigurePlace, FigureSource, ForecastSaidView, OtherForecastView,
    TerritoryForecastView,
};
use entente_forecast::{DeclaredEvent, EnrolmentEvent};
use entente_model::{Message, PartyId};
use serde::Deserialize;

use super::forecast_figures as drawn;
use super::projected::projected;
use super::said::{SaidPart, settled};
use crate::App;
use crate::chart::Figure;
use crate::page::{Page, html};
use crate::pages::figures::shown::{SourceLine, address_of, csv_file, place};
use crate::problem::Problem;
use crate::visitor::Signed;

/// What the form asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    pub(crate) grade: String,
}

impl Wanted {
    pub(crate) fn grade(&self) -> Option<&str> {
        (!self.grade.is_empty()).then_some(self.grade.as_str())
    }
}

/// What all the figures of the page are drawn from.
pub(crate) struct Subject {
    pub(crate) view: Arc<EnrolmentView>,
    pub(crate) other: OtherForecastView,
    pub(crate) place: FigurePlace,
    pub(crate) grade: Option<String>,
    /// Places of the establishment, all levels together, and where they come from.
    pub(crate) places: Option<(u64, Vec<FigureSource>)>,
    /// What the parties said of it.
    pub(crate) said: ForecastSaidView,
    /// Of a territory, the projections of its académie.
    pub(crate) projection: TerritoryForecastView,
    /// By establishment of a territory, what was agreed for the next rentrée.
    pub(crate) agreed: BTreeMap<String, u32>,
}

/// A fact of the run, and its value.
type Fact = (String, String);

#[derive(Template)]
#[template(path = "figures_forecast.html")]
struct ForecastPage {
    p: Page,
    subject: Subject,
    name: String,
    lead: String,
    grades: Vec<(String, String)>,
    enrolment: Figure,
    levels: Option<Figure>,
    methods: Option<Figure>,
    compared: Option<Figure>,
    projected: Option<Figure>,
    settled: Option<Figure>,
    said: SaidPart,
    /// How the forecast of a year ago did here.
    last_error: Option<String>,
    reasons: Vec<String>,
    events: Vec<String>,
    facts: Vec<Fact>,
    hash: String,
    hidden: usize,
    sources: Vec<SourceLine>,
}

pub(super) async fn subject(
    app: &App,
    signed: &Signed,
    (level, code): (String, String),
    wanted: &Wanted,
) -> Result<Subject, Problem> {
    let view = views::enrolment(&app.node, &signed.session).await?;
    let place = place(&view, &level, &code)?;
    if wanted.grade().is_some_and(|grade| !view.grades_of(&place).contains(&grade)) {
        return Err(Problem::NotFound);
    }
    let other = views::other_forecast(&app.node, &signed.session).await?;
    // Places are those of the whole establishment: they say nothing of one level, nor of a territory.
    let mut places = None;
    if place.is_institution() && wanted.grade().is_none() {
        let capacity = views::capacity_view(&app.node, &signed.session, &view).await?;
        let told = capacity.line(&place.code).and_then(|line| line.places);
        places = told.map(|told| (told, capacity.sources));
    }
    let said = views::forecast_said(&app.node, &signed.session, &view, &place, wanted.grade()).await?;
    let (mut projection, mut agreed) = (TerritoryForecastView::default(), BTreeMap::new());
    if !place.is_institution() {
        projection = views::territory_forecast(&app.node, &signed.session).await?;
        if let Some(made) = view.made() {
            agreed = views::agreed_figures(&app.node, &signed.session, &view, made.origin() + 1).await?;
        }
    }
    let grade = wanted.grade().map(str::to_owned);
    Ok(Subject { view, other, place, grade, places, said, projection, agreed })
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(of): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    page(&app, &signed, of, &wanted, None).await
}

/// The page; `fault` is what was wrong in the form that led to it.
pub(super) async fn page(
    app: &App,
    signed: &Signed,
    of: (String, String),
    wanted: &Wanted,
    fault: Option<String>,
) -> Result<Response, Problem> {
    let status = if fault.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let subject = subject(app, signed, of, wanted).await?;
    let p = Page::new(app, &signed.visitor, "figures");
    let Subject { view, other, place, .. } = &subject;
    let grades = view.grades_of(place).into_iter();
    let grades = grades.map(|grade| (grade.to_owned(), view.grade_name(grade).to_owned())).collect();
    let origin = view.made().map(entente_forecast::Forecast::origin);
    let mut sources = p.source_lines(&view.sources);
    sources.extend(p.source_lines(other.source.as_slice()));
    sources.extend(p.source_lines(subject.projection.source.as_slice()));
    sources.extend(subject.places.iter().flat_map(|(_, places)| p.source_lines(places)));
    let page = ForecastPage {
        name: p.place_name(view, place),
        lead: lead(&p, &subject),
        grades,
        enrolment: drawn::enrolment(&p, &subject),
        levels: drawn::levels(&p, &subject),
        methods: drawn::methods(&p, &subject),
        compared: drawn::compared(&p, &subject),
        projected: projected(&p, &subject, true),
        settled: settled(&p, &subject),
        said: SaidPart::new(&p, &subject, signed, fault),
        last_error: last_error(&p, &subject),
        reasons: other.reasons(&place.code).into_iter().map(str::to_owned).collect(),
        events: events(&p, &subject),
        facts: facts(&p, &subject),
        hash: view.made().map(|made| made.run.data_version.clone()).unwrap_or_default(),
        hidden: origin.map_or(0, |year| view.hidden_in(year)),
        sources,
        subject,
        p,
    };
    Ok(html(status, &page))
}

/// A table of the page as a file: `enrolment`, `levels`, `methods`, `compared`, `projected`, `settled`.
pub(crate) async fn csv(
    State(app): State<App>,
    signed: Signed,
    Path((level, code, table)): Path<(String, String, String)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let subject = subject(&app, &signed, (level, code), &wanted).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let figure = match table.as_str() {
        "enrolment.csv" => Some(drawn::enrolment(&p, &subject)),
        "levels.csv" => drawn::levels(&p, &subject),
        "methods.csv" => drawn::methods(&p, &subject),
        "compared.csv" => drawn::compared(&p, &subject),
        "projected.csv" => projected(&p, &subject, false),
        "settled.csv" => settled(&p, &subject),
        _ => None,
    };
    let figure = figure.ok_or(Problem::NotFound)?;
    let name = format!("{}_{}_{}", subject.place.level, subject.place.code, table.trim_end_matches(".csv"));
    Ok(csv_file(&p, &figure, &name))
}

/// The message in one sentence.
fn lead(p: &Page, subject: &Subject) -> String {
    let Subject { view, place, grade, .. } = subject;
    let Some((_, last)) = view.years() else { return String::new() };
    let counted = p.shown(view.count(place, last, grade.as_deref()));
    let next = view.forecast(place, grade.as_deref()).into_iter().next();
    let Some(figure) = next.and_then(|point| point.figure) else {
        return p.say(&Message::new("figures-lead-counted").with("count", counted).with("year", last));
    };
    let mut message = Message::new("figures-lead-forecast")
        .with("count", counted)
        .with("year", last)
        .with("forecast", p.decimals(figure.forecast, 0))
        .with("next", last + 1);
    let bounds = figure.low90.zip(figure.high90);
    let text = bounds.map_or(String::new(), |(low, high)| {
        let bounds = Message::new("figures-lead-bounds")
            .with("low", p.decimals(low, 0))
            .with("high", p.decimals(high, 0));
        format!(" {}", p.say(&bounds))
    });
    message = message.with("bounds", text);
    p.say(&message)
}

fn last_error(p: &Page, subject: &Subject) -> Option<String> {
    if !subject.place.is_institution() || subject.grade.is_some() {
        return None;
    }
    let made = subject.view.made()?;
    let error = made.last_error(&subject.place.code)?;
    // The count is said only where it is shown.
    subject.view.count(&subject.place, made.origin(), None)?.pupils()?;
    let share = error.forecast / error.actual - 1.0;
    let sign = if share > 0.0 { "+" } else { "" };
    let message = Message::new("figures-last-error")
        .with("year", made.origin())
        .with("forecast", p.decimals(error.forecast, 0))
        .with("actual", p.decimals(error.actual, 0))
        .with("share", format!("{sign}{}", p.percent(share, 1)));
    Some(p.say(&message))
}

/// Events that concern the place, in words.
fn events(p: &Page, subject: &Subject) -> Vec<String> {
    let Some(made) = subject.view.made() else { return Vec::new() };
    let here: Vec<&str> = match subject.place.is_institution() {
        true => vec![&subject.place.code],
        false => subject.view.institutions_of(&subject.place),
    };
    let opens_here = |event: &DeclaredEvent| match &event.change {
        EnrolmentEvent::Opening { levels, .. } => {
            levels.get(&subject.place.level).is_some_and(|code| *code == subject.place.code)
        }
        _ => false,
    };
    let concerns = |event: &&DeclaredEvent| {
        opens_here(event) || schools_of(&event.change).iter().any(|uai| here.contains(uai))
    };
    let say = |event: &DeclaredEvent| {
        let schools: Vec<String> = schools_of(&event.change)
            .into_iter()
            .map(|uai| subject.view.name(&FigurePlace::institution(uai)))
            .collect();
        let message = Message::new("figures-event")
            .with("kind", p.t(event_word(&event.change)))
            .with("schools", schools.join(", "))
            .with("year", event.year)
            .with("author", p.party(&PartyId::new(event.author.as_str())))
            .with("date", p.date(&event.declared_on));
        let said = p.say(&message);
        if event.reason.is_empty() { said } else { format!("{said} – {}", event.reason) }
    };
    made.run.events.iter().filter(concerns).map(say).collect()
}

pub(super) fn schools_of(event: &EnrolmentEvent) -> Vec<&str> {
    match event {
        EnrolmentEvent::Merger { schools, into } => {
            schools.iter().map(String::as_str).chain([into.as_str()]).collect()
        }
        EnrolmentEvent::SectorChange { from, to, .. } => vec![from, to],
        EnrolmentEvent::Opening { school, .. }
        | EnrolmentEvent::Closing { school, .. }
        | EnrolmentEvent::GradeOpening { school, .. }
        | EnrolmentEvent::GradeClosing { school, .. }
        | EnrolmentEvent::Housing { school, .. }
        | EnrolmentEvent::EntryChange { school, .. }
        | EnrolmentEvent::Places { school, .. } => vec![school],
    }
}

pub(super) fn event_word(event: &EnrolmentEvent) -> &'static str {
    match event {
        EnrolmentEvent::Opening { .. } => "figures-event-opening",
        EnrolmentEvent::Closing { .. } => "figures-event-closing",
        EnrolmentEvent::Merger { .. } => "figures-event-merger",
        EnrolmentEvent::GradeOpening { .. } => "figures-event-grade-opening",
        EnrolmentEvent::GradeClosing { .. } => "figures-event-grade-closing",
        EnrolmentEvent::SectorChange { .. } => "figures-event-sector",
        EnrolmentEvent::Housing { .. } => "figures-event-housing",
        EnrolmentEvent::EntryChange { .. } => "figures-event-entry",
        EnrolmentEvent::Places { .. } => "figures-event-places",
    }
}

/// What must be known to make the same figures again.
fn facts(p: &Page, subject: &Subject) -> Vec<Fact> {
    let Some(made) = subject.view.made() else { return Vec::new() };
    let run = &made.run;
    let fact = |id: &str, value: String| (p.t(id), value);
    let size = Message::new("figures-run-size-text")
        .count("schools", run.size[0] as u64)
        .count("years", run.size[1] as u64)
        .count("grades", run.size[2] as u64);
    let mut facts = vec![
        fact("figures-run-origin", p.with("period", "year", run.origin)),
        fact("figures-run-first", p.with("period", "year", run.first_year)),
        fact("figures-run-size", p.say(&size)),
        fact("figures-run-method", run.method_version.clone()),
        fact("figures-run-scenario", p.t(run.scenario.kind.message_id())),
        fact("figures-run-coverage", p.percent(run.coverage, 0)),
    ];
    let measured = subject.view.backtest(&subject.place, subject.grade.as_deref(), 1);
    if let Some(coverage) = measured.and_then(|result| result.accuracy.coverage) {
        facts.push(fact("figures-run-measured", p.percent(coverage / 100.0, 1)));
    }
    let is_shown = subject.view.forecast(&subject.place, None).iter().all(|point| point.figure.is_some());
    if is_shown && let Some(correction) = made.correction(&subject.place.level, &subject.place.code, 1) {
        let text = Message::new("figures-run-correction-text")
            .with("sum", p.decimals(correction.sum, 0))
            .with("own", correction.own.map_or("–".to_owned(), |own| p.decimals(own, 0)))
            .with("settled", p.decimals(correction.settled, 0));
        facts.push(fact("figures-run-correction", p.say(&text)));
    }
    facts
}

impl ForecastPage {
    fn back(&self) -> String {
        address_of(&self.subject.place, "/forecast")
    }
    fn is_chosen(&self, grade: &str) -> bool {
        self.subject.grade.as_deref() == Some(grade)
    }
    /// The establishments of a territory, with their own forecast.
    fn schools(&self) -> Vec<(String, String)> {
        let mut named: Vec<(String, String)> = self
            .subject
            .view
            .institutions_of(&self.subject.place)
            .into_iter()
            .map(FigurePlace::institution)
            .map(|place| (self.subject.view.name(&place), address_of(&place, "/forecast")))
            .collect();
        named.sort();
        named
    }
    /// The territories that an establishment lies in.
    fn around(&self) -> Vec<(String, String)> {
        let territories = self.subject.view.territories_of(&self.subject.place.code).into_iter();
        let named = territories.map(|place| {
            let name = self.p.place_among(&self.subject.view, &place);
            (name, address_of(&place, "/forecast"))
        });
        named.collect()
    }
}
