//! Flows of pupils between académies: who leaves an académie and for which one, who comes from those whose file is known.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::views::{self, MigrationLine, MigrationView, ShownCount};
use entente_model::Message;
use serde::Deserialize;

use crate::App;
use crate::chart::{Bar, BarChart, Caption, ChartTable, Figure, bar_chart};
use crate::page::{Page, html};
use crate::pager::address;
use crate::pages::figures::shown::{Filters, Select, SourceLine, csv_file};
use crate::problem::Problem;
use crate::visitor::Signed;

/// What the form asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    academie: String,
    year: String,
}

#[derive(Template)]
#[template(path = "figures_migrations.html")]
struct MigrationsPage {
    p: Page,
    filters: Filters,
    view: MigrationView,
    lead: String,
    figure: Option<Figure>,
    sources: Vec<SourceLine>,
}

/// What is shown, and the académie that it is about.
async fn subject(app: &App, signed: &Signed, wanted: &Wanted) -> Result<(MigrationView, String), Problem> {
    let year = match wanted.year.as_str() {
        "" => None,
        year => Some(year.parse().map_err(|_| Problem::NotFound)?),
    };
    let view = views::migrations(&app.node, &signed.session, year).await?;
    let is_known = wanted.academie.is_empty() || view.told.contains(&wanted.academie);
    if !is_known || year.is_some_and(|year| !view.years.contains(&year)) {
        return Err(Problem::NotFound);
    }
    let academie = match wanted.academie.as_str() {
        "" => view.told.first().cloned().unwrap_or_default(),
        chosen => chosen.to_owned(),
    };
    Ok((view, academie))
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let (view, academie) = subject(&app, &signed, &wanted).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let page = MigrationsPage {
        filters: filters(&p, &view, &academie),
        lead: lead(&p, &view, &academie),
        figure: figure(&p, &view, &academie, &wanted),
        sources: p.source_lines(&view.sources),
        view,
        p,
    };
    Ok(html(StatusCode::OK, &page))
}

pub(crate) async fn csv(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let (view, academie) = subject(&app, &signed, &wanted).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let figure = figure(&p, &view, &academie, &wanted).ok_or(Problem::NotFound)?;
    Ok(csv_file(&p, &figure, &format!("flux_{academie}_{}", view.year)))
}

fn filters(p: &Page, view: &MigrationView, academie: &str) -> Filters {
    let select =
        |id, word: &str, choices, chosen: String| Select { id, label: p.t(word), any: None, choices, chosen };
    let academies = view.told.iter().map(|code| (code.clone(), view.name(code).to_owned())).collect();
    let years = view.years.iter().rev().map(|year| (year.to_string(), year.to_string())).collect();
    Filters {
        action: "/figures/migrations",
        selects: vec![
            select("academie", "migrations-academie", academies, academie.to_owned()),
            select("year", "figures-rentree", years, view.year.to_string()),
        ],
        act: p.t("figures-show"),
    }
}

fn lead(p: &Page, view: &MigrationView, academie: &str) -> String {
    let Some(departures) = view.departures(academie) else { return String::new() };
    let message = Message::new("migrations-lead-counts")
        .with("count", p.shown(Some(departures)))
        .with("name", view.name(academie))
        .with("year", view.year);
    p.say(&message)
}

/// Nothing where no flow is known, or where none may be shown.
fn figure(p: &Page, view: &MigrationView, academie: &str, wanted: &Wanted) -> Option<Figure> {
    let lines = view.lines(academie);
    if lines.is_empty() {
        return None;
    }
    let bars: Vec<Bar> = lines
        .iter()
        .filter_map(|line| {
            let value = line.departures.and_then(ShownCount::pupils)? as f64;
            Some(Bar { name: view.name(line.other).to_owned(), value, stands_out: false })
        })
        .filter(|bar| bar.value > 0.0)
        .collect();
    let title =
        p.say(&Message::new("migrations-of").with("name", view.name(academie)).with("year", view.year));
    let caption = Caption { id: "migrations".to_owned(), title: title.clone(), text: p.t("migrations-text") };
    let svg = match bars.is_empty() {
        true => String::new(),
        false => bar_chart(&BarChart { caption, lang: p.lang, decimals: 0, unit: String::new(), bars }),
    };
    let head = ["migrations-other", "migrations-departures", "migrations-arrivals", "migrations-balance"];
    let row = |line: &MigrationLine<'_>| {
        vec![
            view.name(line.other).to_owned(),
            p.shown(line.departures),
            p.shown(line.arrivals),
            line.balance.map_or("–".to_owned(), |balance| p.decimals(balance as f64, 0)),
        ]
    };
    let mut rows: Vec<Vec<String>> = lines.iter().map(row).collect();
    rows.push(vec![
        p.t("migrations-all"),
        p.shown(view.departures(academie)),
        p.shown(view.arrivals(academie)),
        "–".to_owned(),
    ]);
    Some(Figure {
        id: "migrations".to_owned(),
        svg,
        table: ChartTable { caption: title, head: head.map(|id| p.t(id)).to_vec(), rows },
        source: p.figure_mention(&view.sources),
        csv: address("/figures/migrations.csv", &[("academie", &wanted.academie), ("year", &wanted.year)]),
    })
}
