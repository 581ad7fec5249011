//! Places against pupils: which establishments overflow, when, and how likely it is; as a list, a map, a cloud and a file.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::fold;
use entente_exchange::views::{self, CapacityView, EnrolmentView, FigurePlace, OverflowLine};
use entente_model::{Message, TerritoryKind, TerritoryOutline};
use serde::Deserialize;

use crate::App;
use crate::chart::{
    Caption, ChartTable, Figure, MapMark, PointMap, ScatterChart, ScatterPoint, point_map, scatter_chart,
};
use crate::page::{Page, html};
use crate::pager::address;
use crate::pages::figures::shown::{Filters, Select, SourceLine, address_of, csv_file};
use crate::problem::Problem;
use crate::visitor::Signed;

/// Ways of sorting, the first one where none is asked.
const SORTS: [&str; 5] = ["first", "chance", "occupancy", "balance", "name"];
/// Bounds of the classes of occupancy of a territory, in hundredths.
const CLASSES: [f64; 4] = [0.8, 0.9, 0.95, 1.0];

/// What the form asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    sort: String,
    departement: String,
    only: String,
}

impl Wanted {
    fn query(&self) -> [(&str, &str); 3] {
        [("sort", &self.sort), ("departement", &self.departement), ("only", &self.only)]
    }

    fn sort(&self) -> &str {
        SORTS.iter().find(|sort| **sort == self.sort).unwrap_or(&SORTS[0])
    }
}

/// A line of the list, as it is shown.
struct ShownLine {
    href: String,
    name: String,
    uai: String,
    pupils: String,
    places: String,
    occupancy: String,
    balance: String,
    first: String,
    chance: String,
    overflows: bool,
}

#[derive(Template)]
#[template(path = "figures_overflow.html")]
struct OverflowPage {
    p: Page,
    filters: Filters,
    csv: String,
    view: Arc<EnrolmentView>,
    capacity: CapacityView,
    lines: Vec<ShownLine>,
    map: Option<String>,
    map_note: String,
    cloud: Option<String>,
    lead: String,
    mention: String,
    sources: Vec<SourceLine>,
}

struct Subject {
    view: Arc<EnrolmentView>,
    capacity: CapacityView,
    /// Positions of the lines that are kept, in the order asked for.
    kept: Vec<usize>,
}

impl Subject {
    async fn read(app: &App, signed: &Signed, wanted: &Wanted) -> Result<Self, Problem> {
        let view = views::enrolment(&app.node, &signed.session).await?;
        let capacity = views::capacity_view(&app.node, &signed.session, &view).await?;
        let keeps = |line: &OverflowLine| {
            let lies = wanted.departement.is_empty()
                || view
                    .territories_of(&line.uai)
                    .iter()
                    .any(|place| place.level == "departement" && place.code == wanted.departement);
            // Without places or without pupils there is nothing to compare.
            let told = line.places.is_some() && line.pupils.is_some();
            lies && told && (wanted.only.is_empty() || overflows(line))
        };
        let mut kept: Vec<usize> =
            (0..capacity.lines.len()).filter(|at| keeps(&capacity.lines[*at])).collect();
        sort(&capacity.lines, &mut kept, wanted.sort());
        Ok(Self { view, capacity, kept })
    }

    fn lines(&self) -> impl Iterator<Item = &OverflowLine> {
        self.kept.iter().map(|at| &self.capacity.lines[*at])
    }
}

/// Whether it has more pupils than places, or will have.
fn overflows(line: &OverflowLine) -> bool {
    line.first_overflow.is_some() || line.balance().is_some_and(|balance| balance < 0)
}

fn sort(lines: &[OverflowLine], kept: &mut [usize], by: &str) {
    let name = |at: &usize| (fold(&lines[*at].name), lines[*at].uai.clone());
    kept.sort_by_cached_key(name);
    let descending = |value: Option<f64>| value.map_or(f64::INFINITY, |value| -value);
    let key = |at: &usize| -> f64 {
        let line = &lines[*at];
        match by {
            "chance" => descending(line.chance()),
            "occupancy" => descending(line.occupancy()),
            "balance" => line.balance().map_or(f64::INFINITY, |balance| balance as f64),
            "name" => 0.0,
            // Full today first, then by the rentrée in which it fills, the likeliest first.
            _ if line.balance().is_some_and(|balance| balance < 0) => -1.0,
            _ => line.first_overflow.map_or(f64::INFINITY, |first| {
                f64::from(first.year) - first.probability.unwrap_or_default() / 2.0
            }),
        }
    };
    kept.sort_by(|a, b| key(a).total_cmp(&key(b)));
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let subject = Subject::read(&app, &signed, &wanted).await?;
    let outlines = views::outlines(&app.node).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let map = point_map(&map_of(&p, &subject, &outlines));
    let placed = subject.lines().filter(|line| line.position.is_some()).count();
    let without = subject.kept.len() - placed;
    let mut sources = p.source_lines(&subject.view.sources);
    sources.extend(p.source_lines(&subject.capacity.sources));
    let page = OverflowPage {
        filters: filters(&p, &subject.view, &wanted),
        csv: address("/figures/overflow.csv", &wanted.query()),
        lines: subject.lines().map(|line| shown(&p, line)).collect(),
        map_note: if without > 0 { p.count("map-without", without) } else { String::new() },
        map,
        cloud: cloud(&p, &subject),
        lead: lead(&p, &subject),
        mention: mention(&p, &subject),
        sources,
        capacity: subject.capacity.clone(),
        view: Arc::clone(&subject.view),
        p,
    };
    Ok(html(StatusCode::OK, &page))
}

/// The list as a file, sorted and filtered in the same way.
pub(crate) async fn csv(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let subject = Subject::read(&app, &signed, &wanted).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let head = [
        "figures-institution",
        "overflow-uai",
        "figures-pupils",
        "overflow-places",
        "overflow-occupancy",
        "overflow-balance",
        "overflow-first",
        "overflow-chance",
    ];
    let rows = subject.lines().map(|line| {
        let ShownLine { name, uai, pupils, places, occupancy, balance, first, chance, .. } = shown(&p, line);
        vec![name, uai, pupils, places, occupancy, balance, first, chance]
    });
    let table = ChartTable {
        caption: p.t("overflow-title"),
        head: head.map(|id| p.t(id)).to_vec(),
        rows: rows.collect(),
    };
    let figure = Figure {
        id: String::new(),
        svg: String::new(),
        table,
        source: mention(&p, &subject),
        csv: String::new(),
    };
    Ok(csv_file(&p, &figure, "places"))
}

fn mention(p: &Page, subject: &Subject) -> String {
    let mut sources = subject.view.sources.clone();
    sources.extend(subject.capacity.sources.iter().cloned());
    p.figure_mention(&sources)
}

fn lead(p: &Page, subject: &Subject) -> String {
    let now = subject.lines().filter(|line| line.balance().is_some_and(|balance| balance < 0)).count();
    let later = subject.lines().filter(|line| overflows(line)).count() - now;
    let last = subject.view.years().map_or(0, |(_, last)| last);
    let message = Message::new("overflow-lead")
        .count("all", subject.kept.len() as u64)
        .count("now", now as u64)
        .count("later", later as u64)
        .with("year", last);
    p.say(&message)
}

fn shown(p: &Page, line: &OverflowLine) -> ShownLine {
    let dash = || "–".to_owned();
    let chance = |chance: Option<f64>| chance.map_or_else(dash, |chance| p.percent(chance, 0));
    ShownLine {
        href: address_of(&FigurePlace::institution(line.uai.clone()), "/forecast"),
        name: line.name.clone(),
        uai: line.uai.clone(),
        pupils: p.shown(line.pupils),
        places: line.places.map_or_else(dash, |places| p.number(places)),
        occupancy: line.occupancy().map_or_else(dash, |share| p.percent(share, 1)),
        balance: line.balance().map_or_else(dash, |balance| p.decimals(balance as f64, 0)),
        first: line.first_overflow.map_or_else(dash, |first| {
            first.probability.map_or(first.year.to_string(), |likely| {
                let message = Message::new("overflow-year")
                    .with("year", first.year)
                    .with("chance", p.percent(likely, 0));
                p.say(&message)
            })
        }),
        chance: chance(line.chance()),
        overflows: overflows(line),
    }
}

fn map_of<'o>(p: &Page, subject: &Subject, outlines: &'o [TerritoryOutline]) -> PointMap<'o> {
    let mark = |line: &OverflowLine| {
        let position = line.position?;
        let one = shown(p, line);
        let message = Message::new("overflow-mark")
            .with("name", &one.name)
            .with("occupancy", &one.occupancy)
            .with("first", &one.first);
        let pupils = line.pupils?.pupils().unwrap_or(0) as f64;
        // The surface of a point follows the pupils.
        let radius = 3.5 + (pupils / 90.0).sqrt();
        Some(MapMark { position, title: p.say(&message), radius, stands_out: overflows(line) })
    };
    let areas = outlines.iter().map(|outline| (outline, class_of(subject, outline)));
    PointMap {
        caption: Caption {
            id: "overflow-map".to_owned(),
            title: p.t("overflow-map"),
            text: p.t("overflow-map-text"),
        },
        marks: subject.lines().filter_map(mark).collect(),
        areas: areas.collect(),
    }
}

/// The class of the occupancy of a territory, where places and pupils of all its establishments are shown.
fn class_of(subject: &Subject, outline: &TerritoryOutline) -> Option<usize> {
    let level = match outline.key.kind {
        TerritoryKind::Departement => "departement",
        TerritoryKind::Academie => "academie",
        TerritoryKind::Region => "region",
        _ => return None,
    };
    let place = FigurePlace::territory(level, outline.key.code.clone())?;
    let (mut pupils, mut places) = (0, 0);
    for uai in subject.view.institutions_of(&place) {
        let line = subject.capacity.line(uai)?;
        pupils += line.pupils?.pupils()?;
        places += line.places?;
    }
    let share = (places > 0).then(|| pupils as f64 / places as f64)?;
    Some(CLASSES.iter().filter(|bound| share >= **bound).count())
}

fn cloud(p: &Page, subject: &Subject) -> Option<String> {
    let point = |line: &OverflowLine| {
        Some(ScatterPoint {
            name: line.name.clone(),
            across: line.places? as f64,
            up: line.pupils?.pupils()? as f64,
            stands_out: overflows(line),
        })
    };
    let points: Vec<ScatterPoint> = subject.lines().filter_map(point).collect();
    if points.is_empty() {
        return None;
    }
    Some(scatter_chart(&ScatterChart {
        caption: Caption {
            id: "overflow-cloud".to_owned(),
            title: p.t("overflow-cloud"),
            text: p.t("overflow-cloud-text"),
        },
        lang: p.lang,
        across: p.t("overflow-places"),
        up: p.t("figures-pupils"),
        equal: p.t("overflow-full"),
        points,
    }))
}

fn filters(p: &Page, view: &EnrolmentView, wanted: &Wanted) -> Filters {
    let departements = view.territories("departement").into_iter();
    let any = Some(p.t("filter-any"));
    let choice = |code: &str, word: String| (code.to_owned(), word);
    let select = |id, word: &str, any, choices, chosen: &str| Select {
        id,
        label: p.t(word),
        any,
        choices,
        chosen: chosen.to_owned(),
    };
    let departements =
        departements.map(|named| (named.place.code.clone(), p.place_name(view, &named.place))).collect();
    let only = if wanted.only.is_empty() { "" } else { "overflow" };
    let sorts = SORTS.map(|sort| choice(sort, p.t(format!("overflow-sort-{sort}")))).to_vec();
    Filters {
        action: "/figures/overflow",
        selects: vec![
            select("departement", "ref-departement", any.clone(), departements, &wanted.departement),
            select("only", "overflow-which", any, vec![choice("overflow", p.t("overflow-only"))], only),
            select("sort", "overflow-sort", None, sorts, wanted.sort()),
        ],
        act: p.t("figures-show"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use entente_exchange::views::ShownCount;

    fn line(uai: &str, pupils: u64, places: u64) -> OverflowLine {
        OverflowLine {
            uai: uai.to_owned(),
            name: uai.to_owned(),
            commune: None,
            position: None,
            places: Some(places),
            pupils: Some(ShownCount::Count(pupils)),
            years: Vec::new(),
            first_overflow: None,
        }
    }

    #[test]
    fn what_overflows_comes_first_and_each_order_is_its_own() {
        let lines = [line("b", 90, 100), line("a", 110, 100), line("c", 50, 200)];
        let order = |by: &str| {
            let mut kept = vec![0, 1, 2];
            sort(&lines, &mut kept, by);
            kept.iter().map(|at| lines[*at].uai.as_str()).collect::<String>()
        };
        assert_eq!(order("first"), "abc");
        assert_eq!(order("occupancy"), "abc");
        assert_eq!(order("balance"), "abc");
        assert_eq!(order("name"), "abc");
        let wanted = Wanted { sort: "nothing".into(), ..Wanted::default() };
        assert_eq!(wanted.sort(), "first");
    }
}
