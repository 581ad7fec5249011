//! Two establishments or two territories side by side: their levels back to back, and what changes between rentrées.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::fold;
use entente_exchange::views::{self, EnrolmentView, FigurePlace};
use entente_model::Message;
use serde::Deserialize;

use crate::App;
use crate::chart::{Caption, ChartTable, Figure, PyramidChart, PyramidRow, pyramid_chart};
use crate::page::{Page, html};
use crate::pager::address;
use crate::pages::agreements::Choices;
use crate::pages::figures::shown::{
    Filters, Select, SourceLine, address_of, csv_file, named_place, place_key,
};
use crate::problem::Problem;
use crate::visitor::Signed;

/// What the form asks for: `level:code` twice.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    a: String,
    b: String,
}

#[derive(Template)]
#[template(path = "figures_compare.html")]
struct ComparePage {
    p: Page,
    view: Arc<EnrolmentView>,
    filters: Filters,
    figure: Option<Figure>,
    sides: Vec<(String, String)>,
    sources: Vec<SourceLine>,
}

/// Both places, where both are chosen.
///
/// # Errors
/// Where one of them is not one that the party sees.
fn sides(view: &EnrolmentView, wanted: &Wanted) -> Result<Option<[FigurePlace; 2]>, Problem> {
    if wanted.a.is_empty() || wanted.b.is_empty() {
        return Ok(None);
    }
    Ok(Some([named_place(view, &wanted.a)?, named_place(view, &wanted.b)?]))
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let view = views::enrolment(&app.node, &signed.session).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let both = sides(&view, &wanted)?;
    let named = |place: &FigurePlace| (p.place_name(&view, place), address_of(place, "/forecast"));
    let choices = choices(&p, &view);
    let select = |id, word: &str, chosen: &str| Select {
        id,
        label: p.t(word),
        any: None,
        choices: choices.clone(),
        chosen: chosen.to_owned(),
    };
    let page = ComparePage {
        filters: Filters {
            action: "/figures/compare",
            selects: vec![select("a", "compare-a", &wanted.a), select("b", "compare-b", &wanted.b)],
            act: p.t("compare-act"),
        },
        figure: both.as_ref().map(|both| figure(&p, &view, &wanted, both)),
        sides: both.iter().flatten().map(named).collect(),
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
    let view = views::enrolment(&app.node, &signed.session).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let both = sides(&view, &wanted)?.ok_or(Problem::NotFound)?;
    Ok(csv_file(&p, &figure(&p, &view, &wanted, &both), "comparaison"))
}

/// Every place, territories first.
fn choices(p: &Page, view: &EnrolmentView) -> Choices {
    let schools = view.institutions().map(FigurePlace::institution);
    let named = |place: FigurePlace| (place_key(&place), format!("{} ({})", view.name(&place), place.code));
    let mut schools: Choices = schools.map(named).collect();
    schools.sort_by_cached_key(|(_, name)| fold(name));
    let mut choices = p.territory_choices(view);
    choices.extend(schools);
    choices
}

fn figure(p: &Page, view: &EnrolmentView, wanted: &Wanted, [a, b]: &[FigurePlace; 2]) -> Figure {
    let last = view.years().map_or(0, |(_, last)| last);
    let count = |place: &FigurePlace, year: i32, grade: Option<&str>| view.count(place, year, grade);
    let pupils = |place: &FigurePlace, grade: &str| {
        count(place, last, Some(grade)).and_then(|count| count.pupils()).map(|count| count as f64)
    };
    let taught: Vec<&String> = view
        .grades()
        .iter()
        .filter(|grade| [a, b].iter().any(|place| count(place, last, Some(grade)).is_some()))
        .collect();
    let rows = taught.iter().map(|grade| PyramidRow {
        name: view.grade_name(grade).to_owned(),
        left: pupils(a, grade),
        right: pupils(b, grade),
    });
    let names = Message::new("compare-figure")
        .with("a", p.place_name(view, a))
        .with("b", p.place_name(view, b))
        .with("year", last);
    let caption = p.say(&names);
    let svg = pyramid_chart(&PyramidChart {
        caption: Caption { id: "compare".to_owned(), title: caption.clone(), text: p.t("compare-text") },
        lang: p.lang,
        left: p.place_name(view, a),
        right: p.place_name(view, b),
        rows: rows.collect(),
    });
    let next = |place: &FigurePlace, grade: Option<&str>| match view
        .forecast(place, grade)
        .first()
        .map(|point| point.figure)
    {
        None => "–".to_owned(),
        Some(None) => p.t("figures-hidden"),
        Some(Some(figure)) => p.decimals(figure.forecast, 0),
    };
    let row = |name: String, grade: Option<&str>| {
        vec![
            name,
            p.shown(count(a, last, grade)),
            next(a, grade),
            p.shown(count(b, last, grade)),
            next(b, grade),
        ]
    };
    let mut rows: Vec<Vec<String>> =
        taught.iter().map(|grade| row(view.grade_name(grade).to_owned(), Some(grade))).collect();
    rows.push(row(p.t("figures-all-levels"), None));
    let head = |id: &str, place: &FigurePlace, year: i32| {
        let message = Message::new("compare-head").with("name", p.place_name(view, place));
        p.say(&message.with("what", p.with(id, "year", year)))
    };
    let head = vec![
        p.t("figures-level"),
        head("figures-counted-in", a, last),
        head("figures-forecast-for", a, last + 1),
        head("figures-counted-in", b, last),
        head("figures-forecast-for", b, last + 1),
    ];
    Figure {
        id: "compare".to_owned(),
        svg,
        table: ChartTable { caption, head, rows },
        source: p.figure_mention(&view.sources),
        csv: address("/figures/compare.csv", &[("a", &wanted.a), ("b", &wanted.b)]),
    }
}
