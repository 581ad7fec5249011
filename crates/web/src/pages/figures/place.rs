//! The identity card of an establishment and the dashboard of a territory: the same page by field of the annex, the same
//! figures for both sides, each with its date and its source.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::views::{
    self, CapacityView, CardGroup, CardLine, CardValue, EnrolmentView, FigurePlace, FigureSource,
    OverflowLine,
};
use entente_model::{Field, InstitutionRecord, Message, Sector};

use crate::App;
use crate::chart::{ChartTable, Figure};
use crate::page::{Page, html};
use crate::pages::figures::shown::{SourceLine, address_of, csv_file, place};
use crate::problem::Problem;
use crate::visitor::Signed;

/// Fields of the annex, in the order of the page.
const FIELDS: [Field; 4] = [Field::Statistiques, Field::Scolarite, Field::Numerique, Field::BatiScolaire];

/// A field of the page: its tables.
struct FieldPart {
    title: String,
    figures: Vec<Figure>,
}

#[derive(Template)]
#[template(path = "figures_place.html")]
struct PlacePage {
    p: Page,
    view: Arc<EnrolmentView>,
    place: FigurePlace,
    name: String,
    record: Option<InstitutionRecord>,
    fields: Vec<FieldPart>,
    schools: Vec<(String, String)>,
    sources: Vec<SourceLine>,
}

/// What the tables of the page are made of.
struct Subject {
    view: Arc<EnrolmentView>,
    capacity: CapacityView,
    groups: Vec<CardGroup>,
    place: FigurePlace,
}

async fn subject(app: &App, signed: &Signed, level: &str, code: &str) -> Result<Subject, Problem> {
    let view = views::enrolment(&app.node, &signed.session).await?;
    let place = place(&view, level, code)?;
    let capacity = views::capacity_view(&app.node, &signed.session, &view).await?;
    let groups = views::card(&app.node, &signed.session, &view, &place).await?;
    Ok(Subject { view, capacity, groups, place })
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path((level, code)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let subject = subject(&app, &signed, &level, &code).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let Subject { view, place, .. } = &subject;
    let mut sources = view.sources.clone();
    sources.extend(subject.capacity.sources.iter().cloned());
    sources.extend(subject.groups.iter().map(|group| group.source.clone()));
    let mut schools: Vec<(String, String)> = view
        .institutions_of(place)
        .into_iter()
        .map(FigurePlace::institution)
        .map(|one| (view.name(&one), address_of(&one, "")))
        .collect();
    schools.sort();
    let page = PlacePage {
        name: p.place_name(view, place),
        record: view.record(&place.code).filter(|_| place.is_institution()).cloned(),
        fields: fields(&p, &subject),
        schools,
        sources: p.source_lines(&sources),
        place: place.clone(),
        view: Arc::clone(view),
        p,
    };
    Ok(html(StatusCode::OK, &page))
}

/// A table of the page as a file, by its id.
pub(crate) async fn csv(
    State(app): State<App>,
    signed: Signed,
    Path((level, code, table)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let subject = subject(&app, &signed, &level, &code).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let id = table.strip_suffix(".csv").ok_or(Problem::NotFound)?;
    let figures = fields(&p, &subject).into_iter().flat_map(|field| field.figures);
    let figure = figures.into_iter().find(|figure| figure.id == id).ok_or(Problem::NotFound)?;
    Ok(csv_file(&p, &figure, &format!("{level}_{code}_{id}")))
}

fn fields(p: &Page, subject: &Subject) -> Vec<FieldPart> {
    let part = |field: Field| {
        let (word, mut figures) = match field {
            Field::Statistiques => ("field-statistiques", vec![enrolment(p, subject)]),
            Field::Scolarite => ("field-scolarite", places(p, subject).into_iter().collect()),
            Field::Numerique => ("field-numerique", Vec::new()),
            Field::BatiScolaire => ("field-bati-scolaire", Vec::new()),
        };
        let groups = subject.groups.iter().filter(|group| group.field == field);
        figures.extend(groups.map(|group| indicators(p, subject, group)));
        FieldPart { title: p.t(word), figures }
    };
    FIELDS.map(part).into_iter().collect()
}

fn figure(p: &Page, subject: &Subject, id: &str, table: ChartTable, sources: &[FigureSource]) -> Figure {
    Figure {
        id: id.to_owned(),
        svg: String::new(),
        table,
        source: p.figure_mention(sources),
        csv: address_of(&subject.place, &format!("/tables/{id}.csv")),
    }
}

/// Pupils by level: the last rentrée, the one before, the next one.
fn enrolment(p: &Page, subject: &Subject) -> Figure {
    let Subject { view, place, .. } = subject;
    let last = view.years().map_or(0, |(_, last)| last);
    let row = |name: String, grade: Option<&str>| {
        let next = view.forecast(place, grade).into_iter().next();
        let next = match next.map(|point| point.figure) {
            None => "–".to_owned(),
            Some(None) => p.t("figures-hidden"),
            Some(Some(figure)) => p.decimals(figure.forecast, 0),
        };
        let count = |year: i32| p.shown(view.count(place, year, grade));
        vec![name, count(last - 1), count(last), next]
    };
    let levels = view.grades_of(place).into_iter();
    let mut rows: Vec<Vec<String>> =
        levels.map(|grade| row(view.grade_name(grade).to_owned(), Some(grade))).collect();
    rows.push(row(p.t("figures-all-levels"), None));
    let head = vec![
        p.t("figures-level"),
        p.with("figures-counted-in", "year", last - 1),
        p.with("figures-counted-in", "year", last),
        p.with("figures-forecast-for", "year", last + 1),
    ];
    let caption = p.with("figures-enrolment-title", "name", p.place_name(view, place));
    figure(p, subject, "pupils", ChartTable { caption, head, rows }, &view.sources)
}

/// Places against pupils.
fn places(p: &Page, subject: &Subject) -> Option<Figure> {
    let Subject { view, capacity, place, .. } = subject;
    let lines: Vec<&OverflowLine> = match place.is_institution() {
        true => capacity.line(&place.code).into_iter().collect(),
        false => view.institutions_of(place).into_iter().filter_map(|uai| capacity.line(uai)).collect(),
    };
    let places: u64 = lines.iter().filter_map(|line| line.places).sum();
    if places == 0 {
        return None;
    }
    let dash = || "–".to_owned();
    let fact = |id: &str, value: String| vec![p.t(id), value];
    let mut rows = vec![fact("overflow-places", p.number(places))];
    match lines.as_slice() {
        [line] if place.is_institution() => {
            rows.push(fact("figures-pupils", p.shown(line.pupils)));
            rows.push(fact(
                "overflow-occupancy",
                line.occupancy().map_or_else(dash, |share| p.percent(share, 1)),
            ));
            let balance = line.balance().map_or_else(dash, |balance| p.decimals(balance as f64, 0));
            rows.push(fact("overflow-balance", balance));
            let first = line.first_overflow.map_or_else(dash, |first| first.year.to_string());
            rows.push(fact("overflow-first", first));
            rows.push(fact(
                "overflow-chance",
                line.chance().map_or_else(dash, |chance| p.percent(chance, 0)),
            ));
        }
        lines => {
            let full = |line: &&&OverflowLine| line.balance().is_some_and(|balance| balance < 0);
            let later = |line: &&&OverflowLine| line.first_overflow.is_some();
            rows.push(fact("place-overflowing", p.number(lines.iter().filter(full).count())));
            rows.push(fact("place-overflowing-later", p.number(lines.iter().filter(later).count())));
        }
    }
    let table = ChartTable {
        caption: p.with("place-places-title", "name", p.place_name(view, place)),
        head: vec![p.t("place-indicator"), p.t("place-value")],
        rows,
    };
    let mut sources = capacity.sources.clone();
    sources.extend(view.sources.iter().cloned());
    Some(figure(p, subject, "places", table, &sources))
}

/// The indicators of a dataset.
fn indicators(p: &Page, subject: &Subject, group: &CardGroup) -> Figure {
    let is_institution = subject.place.is_institution();
    let mut head = vec![p.t("place-indicator")];
    match is_institution {
        true => head.push(p.t("place-value")),
        false => head.extend(["place-middle", "place-low", "place-high", "place-told"].map(|id| p.t(id))),
    }
    let row = |line: &CardLine| {
        let mut row = vec![line.title.clone(), value(p, line.value.as_ref(), &line.variable)];
        if !is_institution {
            let (low, high, told) = line.spread.unwrap_or_default();
            row.extend([number(p, low, &line.variable), number(p, high, &line.variable), p.number(told)]);
        }
        row
    };
    let caption =
        Message::new("place-indicators-title").with("title", &group.source.title).with("year", group.year);
    let table = ChartTable { caption: p.say(&caption), head, rows: group.lines.iter().map(row).collect() };
    figure(p, subject, group.source.dataset.as_str(), table, std::slice::from_ref(&group.source))
}

fn value(p: &Page, value: Option<&CardValue>, variable: &str) -> String {
    match value {
        None => "–".to_owned(),
        Some(CardValue::Hidden) => p.t("figures-hidden"),
        Some(CardValue::Text(text)) => text.clone(),
        Some(CardValue::Number(value)) => number(p, *value, variable),
    }
}

/// A year has no separator; a whole number has no decimal.
fn number(p: &Page, value: f64, variable: &str) -> String {
    if variable.starts_with("annee") {
        return format!("{value:.0}");
    }
    p.decimals(value, usize::from(value.fract() != 0.0))
}

impl PlacePage {
    fn forecast(&self) -> String {
        address_of(&self.place, "/forecast")
    }
    fn compare(&self) -> String {
        format!("/figures/compare?a={}:{}", self.place.level, self.place.code)
    }
    fn sector(&self, record: &InstitutionRecord) -> String {
        let id = match record.institution.sector {
            Sector::Public => "sector-public",
            Sector::Prive => "sector-prive",
        };
        self.p.t(id)
    }
}
