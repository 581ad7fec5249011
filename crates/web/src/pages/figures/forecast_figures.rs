//! The figures of a forecast page: each a drawing and its table, from what may be shown.

use std::collections::BTreeMap;

use entente_exchange::views::{ForecastPoint, ShownCount};
use entente_forecast::{ComparedFigure, Method};
use entente_model::Message;

use super::forecast::Subject;
use super::shown::address_of;
use crate::chart::{
    Bar, BarChart, Caption, ChartTable, FanBand, Figure, LineChart, LineKind, LineSeries, StackedChart,
    StackedPart, bar_chart, line_chart, stacked_chart,
};
use crate::page::Page;
use crate::pager::address;

/// Years ahead whose back-test is shown.
const HORIZONS: [usize; 3] = [1, 2, 3];

pub(super) fn csv_of(subject: &Subject, table: &str) -> String {
    let grade = subject.grade.as_deref().unwrap_or_default();
    address(&address_of(&subject.place, &format!("/forecast/{table}.csv")), &[("grade", grade)])
}

/// The name of what the figure is about: « Collège des Tilleuls, Sixième ».
fn about(p: &Page, subject: &Subject) -> String {
    let name = p.place_name(&subject.view, &subject.place);
    match &subject.grade {
        None => name,
        Some(grade) => format!("{name}, {}", subject.view.grade_name(grade)),
    }
}

/// Counted, forecast with its interval, and the other side's: line with fan.
pub(crate) fn enrolment(p: &Page, subject: &Subject) -> Figure {
    let Subject { view, place, grade, other, places, .. } = subject;
    let history = view.history(place, grade.as_deref());
    let forecast = view.forecast(place, grade.as_deref());
    let is_shown = forecast.iter().all(|point| point.figure.is_some());
    // The other side's figure of a level that is hidden would tell it.
    let theirs = if is_shown { other.of(view, place, grade.as_deref()) } else { BTreeMap::new() };
    let caption = Caption {
        id: "enrolment".to_owned(),
        title: p.with("figures-enrolment-title", "name", about(p, subject)),
        text: enrolment_text(p, &history, &forecast),
    };
    let svg = line_chart(&LineChart {
        lang: p.lang,
        series: series(p, &history, &forecast, &theirs, places.as_ref().map(|(places, _)| *places))
            .into_iter()
            .chain(agreed_line(p, subject, is_shown))
            .collect(),
        fan: fan(p, &history, &forecast),
        caption,
    });
    let mut sources = view.sources.clone();
    sources.extend(other.source.clone().filter(|_| !theirs.is_empty()));
    sources.extend(places.iter().flat_map(|(_, sources)| sources.iter().cloned()));
    Figure {
        id: "enrolment".to_owned(),
        svg,
        table: enrolment_table(p, subject, &history, &forecast, &theirs),
        source: p.figure_mention(&sources),
        csv: csv_of(subject, "enrolment"),
    }
}

fn enrolment_text(p: &Page, history: &[(i32, ShownCount)], forecast: &[ForecastPoint]) -> String {
    let counted: Vec<(i32, u64)> =
        history.iter().filter_map(|(year, count)| Some((*year, count.pupils()?))).collect();
    let mut message = Message::new("figures-enrolment-text");
    let ends = counted.first().zip(counted.last());
    for (prefix, end) in [("from", ends.map(|ends| ends.0)), ("to", ends.map(|ends| ends.1))] {
        message = message
            .with(
                format!("{prefix}-count").as_str(),
                end.map_or("–".to_owned(), |(_, count)| p.number(count)),
            )
            .with(
                format!("{prefix}-year").as_str(),
                end.map_or("–".to_owned(), |(year, _)| year.to_string()),
            );
    }
    let last = forecast.last().and_then(|point| Some((point.year, point.figure?)));
    let ahead = last.map_or(String::new(), |(year, figure)| {
        let said = Message::new("figures-enrolment-ahead")
            .with("forecast", p.decimals(figure.forecast, 0))
            .with("year", year)
            .with("low", figure.low90.map_or("–".to_owned(), |low| p.decimals(low, 0)))
            .with("high", figure.high90.map_or("–".to_owned(), |high| p.decimals(high, 0)));
        p.say(&said)
    });
    p.say(&message.with("ahead", ahead))
}

fn series(
    p: &Page,
    history: &[(i32, ShownCount)],
    forecast: &[ForecastPoint],
    theirs: &BTreeMap<i32, f64>,
    places: Option<u64>,
) -> Vec<LineSeries> {
    let counted: Vec<(i32, f64)> =
        history.iter().filter_map(|(year, count)| Some((*year, count.pupils()? as f64))).collect();
    let start = last_count(history).into_iter();
    let ahead = forecast.iter().filter_map(|point| Some((point.year, point.figure?.forecast)));
    let ours: Vec<(i32, f64)> = start.chain(ahead).collect();
    let mut series =
        vec![LineSeries { name: p.t("figures-counted"), kind: LineKind::Counted, points: counted }];
    if forecast.iter().any(|point| point.figure.is_some()) {
        series.push(LineSeries { name: p.t("figures-forecast"), kind: LineKind::Forecast, points: ours });
    }
    if !theirs.is_empty() {
        let points = theirs.iter().map(|(year, pupils)| (*year, *pupils)).collect();
        series.push(LineSeries { name: p.t("figures-other"), kind: LineKind::Other, points });
    }
    let ends = history.first().zip(forecast.last()).map(|(first, last)| [first.0, last.year]);
    if let (Some(places), Some(ends)) = (places, ends) {
        let name = p.with("figures-places", "places", p.number(places));
        let points = ends.map(|year| (year, places as f64)).to_vec();
        series.push(LineSeries { name, kind: LineKind::Places, points });
    }
    series
}

/// The figures that all parties agreed on.
fn agreed_line(p: &Page, subject: &Subject, is_shown: bool) -> Option<LineSeries> {
    let settled = subject.said.settled.values().filter(|_| is_shown);
    let points: Vec<(i32, f64)> = settled.map(|figure| (figure.year, f64::from(figure.pupils))).collect();
    (!points.is_empty()).then(|| LineSeries { name: p.t("figures-agreed"), kind: LineKind::Agreed, points })
}

/// The last rentrée, where its count is shown: the forecast begins there.
fn last_count(history: &[(i32, ShownCount)]) -> Option<(i32, f64)> {
    history.last().and_then(|(year, count)| Some((*year, count.pupils()? as f64)))
}

fn fan(p: &Page, history: &[(i32, ShownCount)], forecast: &[ForecastPoint]) -> Option<FanBand> {
    let start = last_count(history).map(|(year, count)| (year, count, count));
    let ahead = forecast.iter().filter_map(|point| {
        let figure = point.figure?;
        Some((point.year, figure.low90?, figure.high90?))
    });
    let points: Vec<(i32, f64, f64)> = start.into_iter().chain(ahead).collect();
    (points.len() > 1).then(|| FanBand { name: p.t("figures-interval"), points })
}

fn enrolment_table(
    p: &Page,
    subject: &Subject,
    history: &[(i32, ShownCount)],
    forecast: &[ForecastPoint],
    theirs: &BTreeMap<i32, f64>,
) -> ChartTable {
    let mut head = vec![
        p.t("figures-rentree"),
        p.t("figures-counted"),
        p.t("figures-forecast"),
        p.t("figures-low"),
        p.t("figures-high"),
    ];
    let with_other = !theirs.is_empty();
    if with_other {
        head.extend([p.t("figures-other"), p.t("figures-difference")]);
    }
    let with_agreed = !subject.said.settled.is_empty();
    if with_agreed {
        head.push(p.t("figures-agreed"));
    }
    let dash = || "–".to_owned();
    let past = history.iter().map(|(year, count)| {
        let mut row = vec![year.to_string(), p.shown(Some(*count)), dash(), dash(), dash()];
        row.resize(head.len(), dash());
        row
    });
    let ahead = forecast.iter().map(|point| {
        let number = |value: Option<f64>| value.map_or_else(dash, |value| p.decimals(value, 0));
        let ours = point.figure.map(|figure| figure.forecast);
        let shown = if point.figure.is_some() { number(ours) } else { p.t("figures-hidden") };
        let bounds = [point.figure.and_then(|f| f.low90), point.figure.and_then(|f| f.high90)];
        let mut row = vec![point.year.to_string(), dash(), shown, number(bounds[0]), number(bounds[1])];
        if with_other {
            let their = theirs.get(&point.year).copied();
            let difference = their.zip(ours).map(|(their, ours)| their - ours);
            row.extend([number(their), number(difference)]);
        }
        if with_agreed {
            let agreed = subject.said.settled.get(&point.year).map(|figure| f64::from(figure.pupils));
            row.push(if point.figure.is_some() { number(agreed) } else { dash() });
        }
        row
    });
    ChartTable {
        caption: p.with("figures-enrolment-title", "name", about(p, subject)),
        rows: past.chain(ahead).collect(),
        head,
    }
}

/// Levels of the place, counted then forecast: stacked columns. Of one level alone there is nothing to stack.
pub(crate) fn levels(p: &Page, subject: &Subject) -> Option<Figure> {
    let Subject { view, place, grade, .. } = subject;
    let grades = view.grades_of(place);
    if grade.is_some() || grades.len() < 2 {
        return None;
    }
    let (first, last) = view.years()?;
    let ahead: Vec<Vec<ForecastPoint>> =
        grades.iter().map(|grade| view.forecast(place, Some(grade))).collect();
    let horizon = view.made().map_or(0, entente_forecast::Forecast::horizons);
    let until = last + i32::try_from(horizon).unwrap_or(0);
    let figure = |rank: usize, year: i32| ahead[rank].iter().find(|point| point.year == year);
    let value = |rank: usize, year: i32| match year <= last {
        true => view.count(place, year, Some(grades[rank])).and_then(|c| c.pupils()).map(|n| n as f64),
        false => figure(rank, year)?.figure.map(|figure| figure.forecast),
    };
    let years: Vec<i32> = (first..=until).collect();
    let parts = grades.iter().enumerate().map(|(rank, grade)| StackedPart {
        name: view.grade_name(grade).to_owned(),
        values: years.iter().map(|year| value(rank, *year)).collect(),
    });
    let title = p.with("figures-levels-title", "name", about(p, subject));
    let svg = stacked_chart(&StackedChart {
        caption: Caption {
            id: "levels".to_owned(),
            title: title.clone(),
            text: p.with("figures-levels-text", "year", last),
        },
        lang: p.lang,
        columns: years.iter().map(i32::to_string).collect(),
        parts: parts.collect(),
    });
    let cell = |rank: usize, year: i32| match year <= last {
        true => p.shown(view.count(place, year, Some(grades[rank]))),
        false => match figure(rank, year).map(|point| point.figure) {
            None => "–".to_owned(),
            Some(None) => p.t("figures-hidden"),
            Some(Some(figure)) => p.decimals(figure.forecast, 0),
        },
    };
    let mut head = vec![p.t("figures-level")];
    head.extend(years.iter().map(i32::to_string));
    let rows = grades.iter().enumerate().map(|(rank, grade)| {
        let name = view.grade_name(grade).to_owned();
        [name].into_iter().chain(years.iter().map(|year| cell(rank, *year))).collect()
    });
    Some(Figure {
        id: "levels".to_owned(),
        svg,
        table: ChartTable { caption: title, rows: rows.collect(), head },
        source: p.figure_mention(&view.sources),
        csv: csv_of(subject, "levels"),
    })
}

/// Each method and its error at the origins before, those that were not kept included: bars, and by horizon in the table.
pub(crate) fn methods(p: &Page, subject: &Subject) -> Option<Figure> {
    let Subject { view, place, grade, .. } = subject;
    let at = |horizon: usize| view.backtest(place, grade.as_deref(), horizon);
    let next = at(1)?;
    let wape = |method: Method, horizon: usize| {
        let results = at(horizon)?;
        Some(results.methods.iter().find(|one| one.method == method)?.accuracy.wape)
    };
    let mut ranked: Vec<(Method, f64)> =
        next.methods.iter().map(|one| (one.method, one.accuracy.wape)).collect();
    ranked.sort_by(|a, b| a.1.total_cmp(&b.1));
    let published = Method::Reconciled;
    let naive = wape(Method::Naive, 1)?;
    let text = Message::new("figures-methods-text")
        .with("published", p.decimals(wape(published, 1)?, 2))
        .with("naive", p.decimals(naive, 2));
    let title = p.with("figures-methods-title", "level", p.place_level(place));
    let svg = bar_chart(&BarChart {
        caption: Caption { id: "methods".to_owned(), title: title.clone(), text: p.say(&text) },
        lang: p.lang,
        decimals: 2,
        unit: p.t("figures-percent-unit"),
        bars: ranked
            .iter()
            .map(|(method, value)| Bar {
                name: p.t(method.message_id()),
                value: *value,
                stands_out: *method == published,
            })
            .collect(),
    });
    let mut head = vec![p.t("figures-method")];
    head.extend(HORIZONS.map(|horizon| p.count("figures-years-ahead", horizon)));
    let rows = ranked.iter().map(|(method, _)| {
        let errors = HORIZONS
            .map(|horizon| wape(*method, horizon).map_or("–".to_owned(), |wape| p.decimals(wape, 2)));
        [p.t(method.message_id())].into_iter().chain(errors).collect()
    });
    Some(Figure {
        id: "methods".to_owned(),
        svg,
        table: ChartTable { caption: title, rows: rows.collect(), head },
        source: p.figure_mention(&view.sources),
        csv: csv_of(subject, "methods"),
    })
}

/// Both sides' forecasts by establishment for the next rentrée, the widest differences first.
pub(crate) fn compared(p: &Page, subject: &Subject) -> Option<Figure> {
    let Subject { view, place, other, .. } = subject;
    let year = view.made()?.origin() + 1;
    let lines = other.compared(view, place, year);
    if lines.is_empty() || place.is_institution() {
        return None;
    }
    let head = [
        "figures-institution",
        "figures-ours",
        "figures-other",
        "figures-difference",
        "figures-standing",
        "figures-agreed",
        "figures-reason",
    ];
    let row = |line: &ComparedFigure| {
        let number = |value: Option<f64>| value.map_or("–".to_owned(), |value| p.decimals(value, 0));
        vec![
            view.name(&entente_exchange::views::FigurePlace::institution(line.school.clone())),
            number(line.ours),
            number(Some(line.theirs)),
            number(line.difference),
            p.t(line.standing.message_id()),
            number(subject.agreed.get(&line.school).map(|pupils| f64::from(*pupils))),
            other.reasons(&line.school).join(" ; "),
        ]
    };
    let mut sources = view.sources.clone();
    sources.extend(other.source.clone());
    Some(Figure {
        id: "compared".to_owned(),
        svg: String::new(),
        table: ChartTable {
            caption: p.with("figures-compared-title", "year", year),
            head: head.map(|id| p.t(id)).to_vec(),
            rows: lines.iter().map(row).collect(),
        },
        source: p.figure_mention(&sources),
        csv: csv_of(subject, "compared"),
    })
}
