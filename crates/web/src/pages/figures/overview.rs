//! Where one chooses what to look at: territories and establishments, their last count, what is forecast next.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::fold;
use entente_exchange::views::{self, EnrolmentView, FigurePlace};
use serde::Deserialize;

use crate::App;
use crate::page::{Page, html};
use crate::pager::Pager;
use crate::pages::figures::shown::{SourceLine, TERRITORY_LEVELS, address_of};
use crate::problem::Problem;
use crate::visitor::Signed;

/// Rows of one page.
const PAGE_ROWS: usize = 50;

/// What the form asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    q: String,
    page: usize,
}

/// A place and its figures.
struct PlaceLine {
    href: String,
    name: String,
    code: String,
    counted: String,
    forecast: String,
    change: String,
}

#[derive(Template)]
#[template(path = "figures.html")]
struct OverviewPage {
    p: Page,
    wanted: Wanted,
    view: Arc<EnrolmentView>,
    territories: Vec<PlaceLine>,
    institutions: Vec<PlaceLine>,
    pager: Pager,
    years: Option<(i32, i32)>,
    sources: Vec<SourceLine>,
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let view = views::enrolment(&app.node, &signed.session).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    // Communes are on the pages of their département.
    let territories = TERRITORY_LEVELS[..3].iter().flat_map(|level| view.territories(level));
    let territories = territories.map(|named| line(&p, &view, &named.place)).collect();
    let sought = fold(&wanted.q);
    let mut named: Vec<(String, FigurePlace)> = view
        .institutions()
        .map(FigurePlace::institution)
        .map(|place| (view.name(&place), place))
        .filter(|(name, place)| fold(name).contains(&sought) || fold(&place.code).contains(&sought))
        .collect();
    named.sort_by(|a, b| (fold(&a.0), &a.1).cmp(&(fold(&b.0), &b.1)));
    let pager = Pager::new("/figures", &[("q", &wanted.q)], wanted.page, named.len(), PAGE_ROWS);
    let shown = named.iter().skip(pager.offset()).take(PAGE_ROWS);
    let institutions = shown.map(|(_, place)| line(&p, &view, place)).collect();
    let page = OverviewPage {
        sources: p.source_lines(&view.sources),
        years: view.years(),
        territories,
        institutions,
        pager,
        wanted,
        view,
        p,
    };
    Ok(html(StatusCode::OK, &page))
}

fn line(p: &Page, view: &EnrolmentView, place: &FigurePlace) -> PlaceLine {
    let last = view.years().map(|(_, last)| last);
    let counted = last.and_then(|year| view.count(place, year, None));
    let next = view.forecast(place, None).first().and_then(|point| point.figure);
    let change = counted.and_then(|count| count.pupils()).zip(next).filter(|(count, _)| *count > 0);
    PlaceLine {
        href: address_of(place, ""),
        name: match (place.is_institution(), view.known_name(place)) {
            (false, Some(name)) => format!("{name} ({})", p.place_level(place)),
            _ => p.place_name(view, place),
        },
        code: place.code.clone(),
        counted: p.shown(counted),
        forecast: next.map_or("–".to_owned(), |figure| p.decimals(figure.forecast, 0)),
        change: change.map_or("–".to_owned(), |(count, figure)| {
            let share = figure.forecast / count as f64 - 1.0;
            let sign = if share > 0.0 { "+" } else { "" };
            format!("{sign}{}", p.percent(share, 1))
        }),
    }
}

impl OverviewPage {
    fn last(&self) -> i32 {
        self.years.map_or(0, |(_, last)| last)
    }
}
