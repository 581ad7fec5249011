//! A pyramid: the same levels of two places, or of two rentrées, back to back.

use entente_text::Lang;

use super::scale::{Scale, round_bounds};
use super::svg::{Caption, Svg, fitting};
use crate::show::decimals;

const WIDTH: f64 = 720.0;
const MIDDLE: f64 = 160.0;
const EDGE: f64 = 56.0;
const ROW: f64 = 26.0;
const TOP: f64 = 34.0;

/// A level, and its value on each side; absent where there is none or where it is hidden.
pub(crate) struct PyramidRow {
    pub(crate) name: String,
    pub(crate) left: Option<f64>,
    pub(crate) right: Option<f64>,
}

/// What is drawn.
pub(crate) struct PyramidChart {
    pub(crate) caption: Caption,
    pub(crate) lang: Lang,
    pub(crate) left: String,
    pub(crate) right: String,
    pub(crate) rows: Vec<PyramidRow>,
}

/// Draws both sides on one scale, names in the middle.
pub(crate) fn pyramid_chart(chart: &PyramidChart) -> String {
    let height = TOP + ROW * chart.rows.len() as f64 + 8.0;
    let high = chart.rows.iter().flat_map(|row| [row.left, row.right]).flatten().fold(0.0, f64::max);
    let (_, high, _) = round_bounds(0.0, high, 3);
    let centre = WIDTH / 2.0;
    let (inner_left, inner_right) = (centre - MIDDLE / 2.0, centre + MIDDLE / 2.0);
    let to_left = Scale::new((0.0, high), (inner_left, EDGE));
    let to_right = Scale::new((0.0, high), (inner_right, WIDTH - EDGE));
    let mut svg = Svg::new(&chart.caption, WIDTH, height);
    svg.text((inner_left, 18.0), "key end", &fitting(&chart.left, 46));
    svg.text((inner_right, 18.0), "key start", &fitting(&chart.right, 46));
    for (place, row) in chart.rows.iter().enumerate() {
        let top = TOP + ROW * place as f64;
        svg.text((centre, top + 17.0), "axis middle", &fitting(&row.name, 22));
        if let Some(value) = row.left {
            let end = to_left.at(value);
            svg.rect((end, top + 4.0), (inner_left - end, ROW - 9.0), "b1");
            svg.text((end - 6.0, top + 17.0), "value end", &decimals(chart.lang, value, 0));
        }
        if let Some(value) = row.right {
            let end = to_right.at(value);
            svg.rect((inner_right, top + 4.0), (end - inner_right, ROW - 9.0), "b3");
            svg.text((end + 6.0, top + 17.0), "value start", &decimals(chart.lang, value, 0));
        }
    }
    svg.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_share_a_scale() {
        let row = |name: &str, left, right| PyramidRow { name: name.into(), left, right };
        let chart = PyramidChart {
            caption: Caption { id: "p".into(), title: "Niveaux".into(), text: "Deux collèges.".into() },
            lang: Lang::Fr,
            left: "Collège A".into(),
            right: "Collège B".into(),
            rows: vec![row("6e", Some(100.0), Some(200.0)), row("5e", None, Some(150.0))],
        };
        let svg = pyramid_chart(&chart);
        insta::assert_snapshot!(svg.replace("><", ">\n<"));
        assert_eq!(svg.matches("<rect").count(), 3);
    }
}
