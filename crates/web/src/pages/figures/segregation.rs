//! Mixité: how unevenly groups of pupils are spread over the establishments of a territory, and how much of it chance gives.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::views::{self, EnrolmentView, FigurePlace, SegregationUnit, SegregationView};
use entente_forecast::{GroupIndices, SegregationReport};
use entente_model::Message;
use serde::Deserialize;

use crate::App;
use crate::chart::{Bar, BarChart, Caption, ChartTable, Figure, bar_chart};
use crate::page::{Page, html};
use crate::pager::address;
use crate::pages::figures::shown::{Filters, Select, SourceLine, csv_file, named_place};
use crate::problem::Problem;
use crate::visitor::Signed;

/// What the form asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// `level:code`.
    place: String,
    nature: String,
}

#[derive(Template)]
#[template(path = "figures_mixity.html")]
struct MixityPage {
    p: Page,
    view: Arc<EnrolmentView>,
    filters: Filters,
    is_there: bool,
    lead: String,
    figures: Vec<Figure>,
    sources: Vec<SourceLine>,
}

struct Subject {
    view: Arc<EnrolmentView>,
    found: Option<SegregationView>,
    natures: Vec<String>,
}

async fn subject(app: &App, signed: &Signed, wanted: &Wanted) -> Result<Subject, Problem> {
    let view = views::enrolment(&app.node, &signed.session).await?;
    let chosen = (!wanted.place.is_empty()).then(|| named_place(&view, &wanted.place)).transpose()?;
    let nature = (!wanted.nature.is_empty()).then_some(wanted.nature.as_str());
    let found = views::segregation(&app.node, &signed.session, &view, chosen.as_ref(), None).await?;
    let mut natures: Vec<String> =
        found.iter().flat_map(|found| &found.units).filter_map(|unit| unit.nature.clone()).collect();
    natures.sort();
    natures.dedup();
    let found = match nature {
        None => found,
        some => views::segregation(&app.node, &signed.session, &view, chosen.as_ref(), some).await?,
    };
    Ok(Subject { view, found, natures })
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let Subject { view, found, natures } = subject(&app, &signed, &wanted).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let any = || Some(p.t("filter-any"));
    let natures = natures.into_iter().map(|nature| (nature.clone(), nature)).collect();
    let select = |id, word: &str, choices, chosen: &str| Select {
        id,
        label: p.t(word),
        any: any(),
        choices,
        chosen: chosen.to_owned(),
    };
    let page = MixityPage {
        filters: Filters {
            action: "/figures/mixity",
            selects: vec![
                select("place", "mixity-place", p.territory_choices(&view), &wanted.place),
                select("nature", "ref-nature", natures, &wanted.nature),
            ],
            act: p.t("figures-show"),
        },
        is_there: found.is_some(),
        lead: found.as_ref().map_or(String::new(), |found| lead(&p, found)),
        figures: found.as_ref().map(|found| figures(&p, &view, &wanted, found)).unwrap_or_default(),
        sources: found
            .as_ref()
            .map(|found| p.source_lines(std::slice::from_ref(&found.source)))
            .unwrap_or_default(),
        view,
        p,
    };
    Ok(html(StatusCode::OK, &page))
}

/// A table of the page as a file, by its id.
pub(crate) async fn csv(
    State(app): State<App>,
    signed: Signed,
    axum::extract::Path(table): axum::extract::Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let Subject { view, found, .. } = subject(&app, &signed, &wanted).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let found = found.ok_or(Problem::NotFound)?;
    let id = table.strip_suffix(".csv").ok_or(Problem::NotFound)?;
    let figure = figures(&p, &view, &wanted, &found).into_iter().find(|figure| figure.id == id);
    Ok(csv_file(&p, &figure.ok_or(Problem::NotFound)?, &format!("mixite_{id}")))
}

fn lead(p: &Page, found: &SegregationView) -> String {
    let units = found.units.len();
    let mut text = p.count("mixity-units", units);
    if found.left_out > 0 {
        text.push(' ');
        text.push_str(&p.count("mixity-left-out", found.left_out));
    }
    if let Some(report) = &found.report {
        text.push(' ');
        text.push_str(&p.with("mixity-h", "h", p.decimals(report.h, 4)));
    }
    text
}

fn figures(p: &Page, view: &EnrolmentView, wanted: &Wanted, found: &SegregationView) -> Vec<Figure> {
    let figure = |id: &str, svg: String, table: ChartTable| Figure {
        id: id.to_owned(),
        svg,
        table,
        source: p.figure_mention(std::slice::from_ref(&found.source)),
        csv: address(
            &format!("/figures/mixity/{id}.csv"),
            &[("place", &wanted.place), ("nature", &wanted.nature)],
        ),
    };
    let mut figures = Vec::new();
    if let Some(report) = &found.report {
        let (svg, table) = indices(p, report);
        figures.push(figure("indices", svg, table));
        figures.push(figure("groups", String::new(), groups(p, report)));
    }
    figures.push(figure("units", String::new(), units(p, view, found)));
    figures
}

/// H beside what chance alone would give, and its parts.
fn indices(p: &Page, report: &SegregationReport) -> (String, ChartTable) {
    let mut values: Vec<(&str, f64)> = vec![("mixity-index-h", report.h)];
    if let Some(chance) = &report.chance {
        values
            .extend([("mixity-index-chance", chance.expected), ("mixity-index-corrected", chance.corrected)]);
    }
    values.push(("mixity-index-d", report.d));
    if let Some(parts) = &report.decomposition {
        values.push(("mixity-index-between", parts.between));
    }
    let title = p.t("mixity-indices");
    let bars = values.iter().map(|(id, value)| Bar {
        name: p.t(id),
        value: value.max(0.0),
        stands_out: *id == "mixity-index-h",
    });
    let svg = bar_chart(&BarChart {
        caption: Caption { id: "indices".to_owned(), title: title.clone(), text: p.t("mixity-indices-text") },
        lang: p.lang,
        decimals: 4,
        unit: String::new(),
        bars: bars.collect(),
    });
    let mut rows: Vec<Vec<String>> =
        values.iter().map(|(id, value)| vec![p.t(id), p.decimals(*value, 4)]).collect();
    if let Some(chance) = &report.chance {
        rows.push(vec![p.t("mixity-index-p"), p.decimals(chance.p_value, 3)]);
    }
    rows.push(vec![p.t("figures-pupils"), p.decimals(report.pupils, 0)]);
    (svg, ChartTable { caption: title, head: vec![p.t("mixity-index"), p.t("place-value")], rows })
}

fn groups(p: &Page, report: &SegregationReport) -> ChartTable {
    let head = [
        "mixity-group",
        "mixity-share",
        "mixity-d",
        "mixity-gini",
        "mixity-isolation",
        "mixity-exposure",
        "mixity-normalised",
    ];
    let row = |group: &GroupIndices| {
        let value = |of: &dyn Fn(&entente_forecast::PairValues) -> f64| {
            group.indices.as_ref().map_or("–".to_owned(), |pair| p.decimals(of(pair), 3))
        };
        vec![
            p.named("mixity-group", &group.group),
            p.percent(group.share, 1),
            value(&|pair| pair.d),
            value(&|pair| pair.gini),
            value(&|pair| pair.isolation_of_a),
            value(&|pair| pair.exposure_of_a_to_b),
            value(&|pair| pair.normalised_exposure),
        ]
    };
    ChartTable {
        caption: p.t("mixity-groups"),
        head: head.map(|id| p.t(id)).to_vec(),
        rows: report.groups.iter().map(row).collect(),
    }
}

/// Pupils by establishment and group, as the table was handed over.
fn units(p: &Page, view: &EnrolmentView, found: &SegregationView) -> ChartTable {
    let mut head = vec![p.t("figures-institution")];
    head.extend(found.groups.iter().map(|group| p.named("mixity-group", group)));
    let row = |unit: &SegregationUnit| {
        let counts = unit.counts.iter().map(|count| match count {
            None => p.t("figures-hidden"),
            Some(count) => p.number(count),
        });
        [view.name(&FigurePlace::institution(unit.uai.clone()))].into_iter().chain(counts).collect()
    };
    let message = Message::new("mixity-table").with("title", &found.source.title);
    ChartTable { caption: p.say(&message), head, rows: found.units.iter().map(row).collect() }
}
