//! Lines over rentrées, with the fan of an interval: what was counted, what is forecast, what others forecast.

use entente_text::Lang;

use super::axes::{BOTTOM, HEIGHT, LEFT, Legend, RIGHT, WIDTH, draw_rules};
use super::scale::{Scale, around, round_bounds};
use super::svg::{Caption, Shape, Svg};
use crate::show::decimals;

/// Room of an entry of the legend, its line before its name.
const ENTRY: f64 = 52.0;

/// What a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// Counted.
    Counted,
    /// Forecast.
    Forecast,
    /// Forecast by another.
    Other,
    /// Agreed by both sides.
    Agreed,
    /// Places.
    Places,
}

impl LineKind {
    fn class(self) -> &'static str {
        match self {
            Self::Counted => "s1",
            Self::Forecast => "s1 dashed",
            Self::Other => "s2 dotted",
            Self::Agreed => "s3 dashed",
            Self::Places => "s3 long",
        }
    }

    fn mark(self) -> Option<(Shape, &'static str)> {
        match self {
            Self::Counted => Some((Shape::Circle, "m1")),
            Self::Forecast => Some((Shape::Circle, "m1 hollow")),
            Self::Other => Some((Shape::Square, "m2")),
            Self::Agreed => Some((Shape::Triangle, "m3")),
            Self::Places => None,
        }
    }
}

/// A line: a value by rentrée.
pub(crate) struct LineSeries {
    pub(crate) name: String,
    pub(crate) kind: LineKind,
    pub(crate) points: Vec<(i32, f64)>,
}

/// An interval by rentrée.
pub(crate) struct FanBand {
    pub(crate) name: String,
    /// Rentrée, low and high bounds.
    pub(crate) points: Vec<(i32, f64, f64)>,
}

/// What is drawn.
pub(crate) struct LineChart {
    pub(crate) caption: Caption,
    pub(crate) lang: Lang,
    pub(crate) series: Vec<LineSeries>,
    pub(crate) fan: Option<FanBand>,
}

/// Draws lines and their fan. Values are printed on what was counted and forecast.
pub(crate) fn line_chart(chart: &LineChart) -> String {
    let years = chart.series.iter().flat_map(|series| series.points.iter().map(|(year, _)| *year));
    let (first, last) = years.fold((i32::MAX, i32::MIN), |(low, high), year| (low.min(year), high.max(year)));
    let (first, last) = if first > last { (0, 1) } else { (first, last) };
    let legend = legend_of(chart);
    let top = legend.height() + 16.0;
    let values = chart.series.iter().flat_map(|series| series.points.iter().map(|(_, value)| *value));
    let bounds = chart.fan.iter().flat_map(|fan| fan.points.iter().flat_map(|(_, low, high)| [*low, *high]));
    let (low, high) = around(values.chain(bounds));
    let (low, high, ticks) = round_bounds(low, high, 5);
    let x = Scale::new((f64::from(first), f64::from(last)), (LEFT + 14.0, WIDTH - RIGHT - 14.0));
    let y = Scale::new((low, high), (HEIGHT - BOTTOM, top));
    let mut svg = Svg::new(&chart.caption, WIDTH, HEIGHT);
    draw_rules(&mut svg, chart.lang, &ticks, &y);
    for year in first..=last {
        svg.text((x.at(f64::from(year)), HEIGHT - 8.0), "axis middle", &year.to_string());
    }
    if let Some(fan) = &chart.fan {
        draw_fan(&mut svg, fan, &x, &y);
    }
    for series in &chart.series {
        draw_series(&mut svg, chart.lang, series, &x, &y);
    }
    draw_legend(&mut svg, chart, &legend);
    svg.finish()
}

fn draw_fan(svg: &mut Svg, fan: &FanBand, x: &Scale, y: &Scale) {
    let upper = fan.points.iter().map(|(year, _, high)| (x.at(f64::from(*year)), y.at(*high)));
    let lower = fan.points.iter().rev().map(|(year, low, _)| (x.at(f64::from(*year)), y.at(*low)));
    let points: Vec<_> = upper.chain(lower).collect();
    if fan.points.len() > 1 {
        svg.polygon(&points, "fan");
    }
}

fn draw_series(svg: &mut Svg, lang: Lang, series: &LineSeries, x: &Scale, y: &Scale) {
    let points: Vec<_> =
        series.points.iter().map(|(year, value)| (x.at(f64::from(*year)), y.at(*value))).collect();
    svg.polyline(&points, series.kind.class());
    let Some((shape, class)) = series.kind.mark() else { return };
    // The line of a forecast begins at the last count, which has its mark and its value already.
    let skip = usize::from(series.kind == LineKind::Forecast);
    for ((year, value), at) in series.points.iter().zip(&points).skip(skip) {
        let shown = decimals(lang, *value, 0);
        svg.mark(*at, shape, 3.6, class, &format!("{year}, {}\u{a0}: {shown}", series.name));
        if series.kind != LineKind::Other {
            svg.text((at.0, at.1 - 9.0), "value middle", &shown);
        }
    }
}

/// Name, and how it is drawn.
fn entries(chart: &LineChart) -> Vec<(&str, Option<LineKind>)> {
    let series = chart.series.iter().map(|series| (series.name.as_str(), Some(series.kind)));
    series.chain(chart.fan.iter().map(|fan| (fan.name.as_str(), None))).collect()
}

fn legend_of(chart: &LineChart) -> Legend<'_> {
    Legend::new(entries(chart).into_iter().map(|(name, _)| name), ENTRY)
}

fn draw_legend(svg: &mut Svg, chart: &LineChart, legend: &Legend<'_>) {
    for ((name, kind), (left, top)) in entries(chart).into_iter().zip(legend.places()) {
        match kind {
            Some(kind) => {
                svg.line((left, top), (left + 26.0, top), kind.class());
                if let Some((shape, class)) = kind.mark() {
                    svg.mark((left + 13.0, top), shape, 3.6, class, "");
                }
            }
            None => svg.rect((left, top - 6.0), (26.0, 12.0), "fan"),
        }
        svg.text((left + 32.0, top + 4.0), "key start", name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart() -> LineChart {
        LineChart {
            caption: Caption { id: "f".into(), title: "Effectif".into(), text: "De 100 à 130.".into() },
            lang: Lang::Fr,
            series: vec![
                LineSeries {
                    name: "Constaté".into(),
                    kind: LineKind::Counted,
                    points: vec![(2025, 1000.0), (2026, 1100.0)],
                },
                LineSeries {
                    name: "Prévu".into(),
                    kind: LineKind::Forecast,
                    points: vec![(2026, 1100.0), (2027, 1130.4)],
                },
            ],
            fan: Some(FanBand {
                name: "Intervalle".into(),
                points: vec![(2026, 1100.0, 1100.0), (2027, 1080.0, 1180.0)],
            }),
        }
    }

    #[test]
    fn values_stand_on_the_marks_and_the_fan_is_under_the_lines() {
        let svg = line_chart(&chart());
        insta::assert_snapshot!(svg.replace("><", ">\n<"));
    }

    #[test]
    fn an_empty_chart_is_still_a_drawing() {
        let chart = LineChart { series: Vec::new(), fan: None, ..chart() };
        let svg = line_chart(&chart);
        assert!(svg.ends_with("</svg>") && !svg.contains("NaN"), "{svg}");
    }

    #[test]
    fn a_long_legend_takes_more_rows() {
        let mut chart = chart();
        assert_eq!(legend_of(&chart).height(), 20.0);
        for series in &mut chart.series {
            series.name = "x".repeat(80);
        }
        assert_eq!(legend_of(&chart).height(), 60.0);
    }
}
