//! Passage matrices: of the pupils of a level, how many go to each level the year after, as a table whose shades repeat what
//! its cells say.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::views::{
    self, ENTRY, EXIT, FigurePlace, PassageChoice, PassageField, PassageView, PlaceName, ShownCount,
    ShownMatrix,
};
use entente_model::Message;
use serde::Deserialize;

use crate::App;
use crate::chart::{ChartTable, Figure};
use crate::page::{Page, html};
use crate::pager::address;
use crate::pages::figures::shown::{Filters, Select, SourceLine, csv_file, place_key};
use crate::problem::Problem;
use crate::visitor::Signed;

/// Rates from which a cell is darker, and the last one written in bold.
const SHADES: [f64; 5] = [0.01, 0.05, 0.2, 0.5, 0.8];

/// What the form asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// `level:code`.
    place: String,
    field: String,
    year: String,
}

/// A cell: its count, its rate, how dark it is.
struct HeatCell {
    class: String,
    count: String,
    rate: String,
}

struct HeatRow {
    name: String,
    base: String,
    cells: Vec<HeatCell>,
}

#[derive(Template)]
#[template(path = "figures_passages.html")]
struct PassagesPage {
    p: Page,
    filters: Filters,
    view: PassageView,
    title: String,
    lead: String,
    heads: Vec<String>,
    rows: Vec<HeatRow>,
    arrivals: Vec<String>,
    mention: String,
    csv: String,
    sources: Vec<SourceLine>,
}

async fn subject(app: &App, signed: &Signed, wanted: &Wanted) -> Result<PassageView, Problem> {
    let place = match wanted.place.split_once(':') {
        None => None,
        Some((level, code)) => Some(FigurePlace::territory(level, code).ok_or(Problem::NotFound)?),
    };
    let field = PassageField::ALL.into_iter().find(|field| field.code() == wanted.field).unwrap_or_default();
    let year = match wanted.year.as_str() {
        "" => None,
        year => Some(year.parse().map_err(|_| Problem::NotFound)?),
    };
    let choice = PassageChoice { place: place.clone(), field, year };
    let view = views::passages(&app.node, &signed.session, &choice).await?;
    // Which territories another party has is not said.
    let is_known = |place: &FigurePlace| view.places.iter().any(|named| named.place == *place);
    if place.is_some_and(|place| !is_known(&place)) || year.is_some_and(|year| !view.years.contains(&year)) {
        return Err(Problem::NotFound);
    }
    Ok(view)
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let view = subject(&app, &signed, &wanted).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let matrix = view.matrix.as_ref();
    let page = PassagesPage {
        filters: filters(&p, &view, &wanted),
        title: matrix.map_or_else(String::new, |matrix| title(&p, &view, matrix)),
        lead: matrix.map_or_else(String::new, |matrix| lead(&p, matrix)),
        heads: matrix
            .map(|matrix| matrix.to.iter().map(|to| level(&p, &view, to)).collect())
            .unwrap_or_default(),
        rows: matrix.map(|matrix| rows(&p, &view, matrix)).unwrap_or_default(),
        arrivals: matrix
            .map(|matrix| matrix.to.iter().map(|to| p.shown(matrix.arrivals(to))).collect())
            .unwrap_or_default(),
        mention: p.figure_mention(&view.sources),
        csv: address("/figures/passages.csv", &wanted.query()),
        sources: p.source_lines(&view.sources),
        view,
        p,
    };
    Ok(html(StatusCode::OK, &page))
}

/// The matrix as a file, a line a flow.
pub(crate) async fn csv(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let view = subject(&app, &signed, &wanted).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let matrix = view.matrix.as_ref().ok_or(Problem::NotFound)?;
    let head = ["passages-from", "passages-to", "passages-base", "passages-count", "passages-rate"];
    let flows = matrix.from.iter().flat_map(|from| matrix.to.iter().map(move |to| (from, to)));
    let rows = flows.filter(|(from, to)| matrix.flow(from, to).is_some()).map(|(from, to)| {
        vec![
            level(&p, &view, from),
            level(&p, &view, to),
            p.shown(matrix.base(from)),
            p.shown(matrix.flow(from, to)),
            matrix.rate(from, to).map_or_else(String::new, |rate| p.percent(rate, 2)),
        ]
    });
    let table = ChartTable {
        caption: title(&p, &view, matrix),
        head: head.map(|id| p.t(id)).to_vec(),
        rows: rows.collect(),
    };
    let figure = Figure {
        id: String::new(),
        svg: String::new(),
        table,
        source: p.figure_mention(&view.sources),
        csv: String::new(),
    };
    Ok(csv_file(
        &p,
        &figure,
        &format!("passages_{}_{}_{}", matrix.place.level, matrix.place.code, matrix.year),
    ))
}

fn filters(p: &Page, view: &PassageView, wanted: &Wanted) -> Filters {
    let select =
        |id, word: &str, choices, chosen: String| Select { id, label: p.t(word), any: None, choices, chosen };
    let shown = view.matrix.as_ref();
    let places = view.places.iter().map(|named| (place_key(&named.place), place_name(p, named))).collect();
    let fields = PassageField::ALL.map(|field| (field.code().to_owned(), p.t(field_word(field)))).to_vec();
    let years = view.years.iter().rev().map(|year| (year.to_string(), year.to_string())).collect();
    let place = shown.map_or_else(|| wanted.place.clone(), |matrix| place_key(&matrix.place));
    let field = shown.map_or(wanted.field.as_str(), |matrix| matrix.field.code()).to_owned();
    let year = shown.map_or_else(|| wanted.year.clone(), |matrix| matrix.year.to_string());
    Filters {
        action: "/figures/passages",
        selects: vec![
            select("place", "mixity-place", places, place),
            select("field", "passages-field", fields, field),
            select("year", "figures-rentree", years, year),
        ],
        act: p.t("figures-show"),
    }
}

fn field_word(field: PassageField) -> &'static str {
    match field {
        PassageField::Public => "passages-public",
        PassageField::PublicAndPrivate => "passages-both",
    }
}

/// A territory by its name and its level, by its level and code where nothing names it.
fn place_name(p: &Page, named: &PlaceName) -> String {
    let code = format!("{} {}", p.place_level(&named.place), named.place.code);
    if named.name == named.place.code { code } else { format!("{} ({code})", named.name) }
}

fn level(p: &Page, view: &PassageView, code: &str) -> String {
    match code {
        ENTRY => p.t("passages-entry"),
        EXIT => p.t("passages-exit"),
        code => view.grade_names.get(code).map_or(code, String::as_str).to_owned(),
    }
}

fn title(p: &Page, view: &PassageView, matrix: &ShownMatrix) -> String {
    let name = view.places.iter().find(|named| named.place == matrix.place).map(|named| place_name(p, named));
    let message = Message::new("passages-of")
        .with("name", name.unwrap_or_default())
        .with("before", matrix.year - 1)
        .with("year", matrix.year)
        .with("field", p.t(field_word(matrix.field)));
    p.say(&message)
}

fn lead(p: &Page, matrix: &ShownMatrix) -> String {
    let mut text = match matrix.is_consolidated {
        true => p.t("passages-consolidated"),
        false => p.t("passages-given"),
    };
    if matrix.hidden() > 0 {
        text.push(' ');
        text.push_str(&p.count("passages-hidden", matrix.hidden()));
    }
    text
}

fn rows(p: &Page, view: &PassageView, matrix: &ShownMatrix) -> Vec<HeatRow> {
    let cell = |from: &str, to: &str| {
        let (flow, rate) = (matrix.flow(from, to), matrix.rate(from, to));
        let shade = rate.map_or(0, |rate| SHADES.iter().filter(|least| rate >= **least).count());
        // The diagonal is told by a frame, as well as by both names.
        let same = if from == to { " same" } else { "" };
        HeatCell {
            class: format!("h{shade}{same}"),
            count: if flow.is_none() { String::new() } else { p.shown(flow) },
            rate: match (flow, rate) {
                (Some(ShownCount::Count(_)), Some(rate)) => p.percent(rate, 1),
                _ => String::new(),
            },
        }
    };
    let row = |from: &String| HeatRow {
        name: level(p, view, from),
        base: p.shown(matrix.base(from)),
        cells: matrix.to.iter().map(|to| cell(from, to)).collect(),
    };
    matrix.from.iter().map(row).collect()
}

impl Wanted {
    fn query(&self) -> [(&str, &str); 3] {
        [("place", &self.place), ("field", &self.field), ("year", &self.year)]
    }
}
