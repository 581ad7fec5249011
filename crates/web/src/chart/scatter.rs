//! A cloud of points: one thing across, another up, and the line where both are equal.

use entente_text::Lang;

use super::scale::{Scale, round_bounds};
use super::svg::{Caption, Shape, Svg};
use crate::show::decimals;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 66.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = 52.0;

/// A point.
pub(crate) struct ScatterPoint {
    pub(crate) name: String,
    pub(crate) across: f64,
    pub(crate) up: f64,
    /// Drawn as a triangle rather than as a circle.
    pub(crate) stands_out: bool,
}

/// What is drawn.
pub(crate) struct ScatterChart {
    pub(crate) caption: Caption,
    pub(crate) lang: Lang,
    pub(crate) across: String,
    pub(crate) up: String,
    /// What the line of equal values means.
    pub(crate) equal: String,
    pub(crate) points: Vec<ScatterPoint>,
}

/// Draws points from zero on both axes.
pub(crate) fn scatter_chart(chart: &ScatterChart) -> String {
    let high = chart.points.iter().flat_map(|point| [point.across, point.up]).fold(0.0, f64::max);
    let (_, high, ticks) = round_bounds(0.0, high, 5);
    let x = Scale::new((0.0, high), (LEFT, WIDTH - RIGHT));
    let y = Scale::new((0.0, high), (HEIGHT - BOTTOM, TOP));
    let mut svg = Svg::new(&chart.caption, WIDTH, HEIGHT);
    for tick in ticks {
        let shown = decimals(chart.lang, tick, 0);
        svg.line((LEFT, y.at(tick)), (WIDTH - RIGHT, y.at(tick)), "rule");
        svg.text((LEFT - 8.0, y.at(tick) + 4.0), "axis end", &shown);
        svg.text((x.at(tick), HEIGHT - BOTTOM + 18.0), "axis middle", &shown);
    }
    svg.line((x.at(0.0), y.at(0.0)), (x.at(high), y.at(high)), "s3 long");
    svg.text((x.at(high * 0.72), y.at(high * 0.72) - 10.0), "key end", &chart.equal);
    svg.text((LEFT, 16.0), "key start", &chart.up);
    svg.text((WIDTH - RIGHT, HEIGHT - 10.0), "key end", &chart.across);
    for point in &chart.points {
        let (shape, class) =
            if point.stands_out { (Shape::Triangle, "m2") } else { (Shape::Circle, "m1 hollow") };
        let title = format!(
            "{}\u{a0}: {} / {}",
            point.name,
            decimals(chart.lang, point.up, 0),
            decimals(chart.lang, point.across, 0)
        );
        svg.mark((x.at(point.across), y.at(point.up)), shape, 4.2, class, &title);
    }
    svg.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_out_has_another_shape() {
        let point =
            |name: &str, across, up, stands_out| ScatterPoint { name: name.into(), across, up, stands_out };
        let chart = ScatterChart {
            caption: Caption { id: "c".into(), title: "Places".into(), text: "Un sur deux déborde.".into() },
            lang: Lang::Fr,
            across: "Places".into(),
            up: "Élèves".into(),
            equal: "plein".into(),
            points: vec![point("A", 500.0, 520.0, true), point("B", 400.0, 300.0, false)],
        };
        let svg = scatter_chart(&chart);
        insta::assert_snapshot!(svg.replace("><", ">\n<"));
        assert_eq!((svg.matches("<circle").count(), svg.matches("<polygon").count()), (1, 1));
    }
}
