//! A figure of a study as a drawing and a table in the reader's language, from its numbers as they were kept.

use entente_exchange::study::{
    FigureCell, FigureHead, FigureOrigin, NamedPlace, StudyFigure, StudyFigureKind,
};
use entente_model::Message;

use crate::chart::{
    Bar, BarChart, Caption, ChartTable, FanBand, Figure, LineChart, LineKind, LineSeries, PyramidChart,
    PyramidRow, bar_chart, line_chart, pyramid_chart,
};
use crate::page::Page;
use crate::words::words;

/// Bars of one drawing; the table has every row.
const BARS_MAX: usize = 30;

/// The figure; `csv` is where its table is as a file.
pub(super) fn drawn(p: &Page, figure: &StudyFigure, csv: String) -> Figure {
    let caption = title(p, figure);
    let table = ChartTable {
        caption: caption.clone(),
        head: figure.columns.iter().map(|column| head(p, column)).collect(),
        rows: figure.rows.iter().map(|row| row.iter().map(|cell| said(p, cell)).collect()).collect(),
    };
    let caption = Caption { id: figure.id.clone(), title: caption, text: p.t("study-figure-text") };
    let svg = match figure.kind {
        StudyFigureKind::Forecast => lines(p, figure, caption),
        StudyFigureKind::Occupancy => bars(p, figure, caption, "overflow-occupancy"),
        StudyFigureKind::Mixity => bars(p, figure, caption, "place-value"),
        StudyFigureKind::Comparison => pyramid(p, figure, caption),
        StudyFigureKind::Card | StudyFigureKind::Territory => String::new(),
    };
    Figure { id: figure.id.clone(), svg, table, source: mention(p, &figure.origins), csv }
}

fn name(place: &NamedPlace) -> &str {
    &place.name
}

/// The title that the study gives, or what the figure shows.
fn title(p: &Page, figure: &StudyFigure) -> String {
    if let Some(title) = &figure.title {
        return title.clone();
    }
    let beside = figure.beside.as_ref().map(name).unwrap_or_default();
    let message = Message::new(format!("study-figure-{}", figure.kind.code()))
        .with("name", name(&figure.place))
        .with("beside", beside);
    let title = p.say(&message);
    match &figure.grade {
        None => title,
        Some(grade) => format!("{title}, {grade}"),
    }
}

/// A word, or its id where a later program no longer has it.
fn word(p: &Page, id: &str, year: Option<i32>) -> String {
    match year {
        _ if !words().has(p.lang, id) => id.to_owned(),
        None => p.t(id),
        Some(year) => p.with(id, "year", year),
    }
}

fn head(p: &Page, column: &FigureHead) -> String {
    let what = word(p, &column.what, column.year);
    match &column.name {
        None => what,
        Some(name) => p.say(&Message::new("compare-head").with("name", name).with("what", what)),
    }
}

fn said(p: &Page, cell: &FigureCell) -> String {
    match cell {
        FigureCell::None => "–".to_owned(),
        FigureCell::Hidden => p.t("figures-hidden"),
        FigureCell::Number(value, decimals) => p.decimals(*value, usize::from(*decimals)),
        FigureCell::Share(share) => p.percent(*share, 1),
        FigureCell::Year(year) => year.to_string(),
        FigureCell::Text(text) => text.clone(),
        FigureCell::Word(id) => word(p, id, None),
    }
}

/// « Sources : producteur, système », as under every figure.
pub(super) fn mention(p: &Page, origins: &[FigureOrigin]) -> String {
    let mut texts: Vec<String> = Vec::new();
    for origin in origins {
        let message = Message::new("figures-mention")
            .with("producer", p.party(&origin.producer))
            .with("system", &origin.system)
            .with("title", &origin.title)
            .with("version", origin.version)
            .with("date", p.instant(&origin.received_at));
        let text = p.say(&message);
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.join(" ")
}

fn at(figure: &StudyFigure, what: &str) -> Option<usize> {
    figure.columns.iter().position(|column| column.what == what)
}

/// Values of a column by rentrée.
fn by_year(figure: &StudyFigure, what: &str) -> Vec<(i32, f64)> {
    let Some(at) = at(figure, what) else { return Vec::new() };
    let point = |row: &Vec<FigureCell>| match row.first() {
        Some(FigureCell::Year(year)) => Some((*year, row.get(at)?.value()?)),
        _ => None,
    };
    figure.rows.iter().filter_map(point).collect()
}

fn lines(p: &Page, figure: &StudyFigure, caption: Caption) -> String {
    let counted = by_year(figure, "figures-counted");
    let start = counted.last().copied();
    let mut series = Vec::new();
    let kinds = [
        ("figures-counted", LineKind::Counted),
        ("figures-forecast", LineKind::Forecast),
        ("figures-other", LineKind::Other),
        ("figures-agreed", LineKind::Agreed),
    ];
    for (what, kind) in kinds {
        let mut points = by_year(figure, what);
        if points.is_empty() {
            continue;
        }
        if kind == LineKind::Forecast {
            points.splice(0..0, start);
        }
        series.push(LineSeries { name: p.t(what), kind, points });
    }
    let (low, high) = (by_year(figure, "figures-low"), by_year(figure, "figures-high"));
    let bounds = low.iter().zip(&high).map(|((year, low), (_, high))| (*year, *low, *high));
    let points: Vec<(i32, f64, f64)> =
        start.map(|(year, count)| (year, count, count)).into_iter().chain(bounds).collect();
    let fan = (points.len() > 1).then(|| FanBand { name: p.t("figures-interval"), points });
    if series.is_empty() {
        return String::new();
    }
    line_chart(&LineChart { caption, lang: p.lang, series, fan })
}

fn bars(p: &Page, figure: &StudyFigure, caption: Caption, what: &str) -> String {
    let Some(at) = at(figure, what) else { return String::new() };
    let is_share = figure.rows.iter().any(|row| matches!(row.get(at), Some(FigureCell::Share(_))));
    let mut bars: Vec<Bar> = figure
        .rows
        .iter()
        .filter_map(|row| {
            let value = match row.get(at)? {
                FigureCell::Share(share) => share * 100.0,
                // Indices have four decimals; numbers of pupils in the same column are of another scale.
                FigureCell::Number(value, 4) => value.max(0.0),
                _ => return None,
            };
            let stands_out = value > 100.0 || row[0] == FigureCell::Word("mixity-index-h".to_owned());
            Some(Bar { name: said(p, &row[0]), value, stands_out })
        })
        .collect();
    if is_share {
        bars.sort_by(|a, b| b.value.total_cmp(&a.value));
    }
    bars.truncate(BARS_MAX);
    if bars.is_empty() {
        return String::new();
    }
    let unit = if is_share { p.t("figures-percent-unit") } else { String::new() };
    bar_chart(&BarChart { caption, lang: p.lang, decimals: if is_share { 1 } else { 4 }, unit, bars })
}

fn pyramid(p: &Page, figure: &StudyFigure, caption: Caption) -> String {
    // The last row is all levels together.
    let rows = figure.rows.split_last().map_or(&[][..], |(_, rows)| rows);
    let value = |row: &Vec<FigureCell>, at: usize| row.get(at).and_then(FigureCell::value);
    let rows: Vec<PyramidRow> = rows
        .iter()
        .map(|row| PyramidRow { name: said(p, &row[0]), left: value(row, 1), right: value(row, 3) })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let right = figure.beside.as_ref().map(name).unwrap_or_default().to_owned();
    pyramid_chart(&PyramidChart { caption, lang: p.lang, left: name(&figure.place).to_owned(), right, rows })
}
