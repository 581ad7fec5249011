//! Horizontal bars: one value for each name, the ones that stand out marked by their edge as well as by their colour.

use entente_text::Lang;

use super::scale::{Scale, round_bounds};
use super::svg::{Caption, Svg, fitting};
use crate::show::decimals;

const WIDTH: f64 = 720.0;
const LEFT: f64 = 250.0;
const RIGHT: f64 = 66.0;
const ROW: f64 = 26.0;
const TOP: f64 = 12.0;
const LABEL_LETTERS: usize = 36;

/// A bar.
pub(crate) struct Bar {
    pub(crate) name: String,
    pub(crate) value: f64,
    /// Whether it is the one to look at.
    pub(crate) stands_out: bool,
}

/// What is drawn.
pub(crate) struct BarChart {
    pub(crate) caption: Caption,
    pub(crate) lang: Lang,
    pub(crate) decimals: usize,
    /// Written after each value: `\u{a0}%`.
    pub(crate) unit: String,
    pub(crate) bars: Vec<Bar>,
}

/// Draws bars from zero, in the order given.
pub(crate) fn bar_chart(chart: &BarChart) -> String {
    let height = TOP * 2.0 + ROW * chart.bars.len() as f64;
    let high = chart.bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let (_, high, _) = round_bounds(0.0, high, 4);
    let x = Scale::new((0.0, high), (LEFT, WIDTH - RIGHT));
    let mut svg = Svg::new(&chart.caption, WIDTH, height);
    for (place, bar) in chart.bars.iter().enumerate() {
        let top = TOP + ROW * place as f64;
        let end = x.at(bar.value.max(0.0));
        let class = if bar.stands_out { "b1 chosen" } else { "b2" };
        svg.rect((LEFT, top + 4.0), (end - LEFT, ROW - 9.0), class);
        svg.text((LEFT - 8.0, top + 17.0), "axis end", &fitting(&bar.name, LABEL_LETTERS));
        let shown = format!("{}{}", decimals(chart.lang, bar.value, chart.decimals), chart.unit);
        let value = if bar.stands_out { "value start strong" } else { "value start" };
        svg.text((end + 6.0, top + 17.0), value, &shown);
    }
    svg.line((LEFT, TOP), (LEFT, height - TOP), "base");
    svg.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_begin_at_zero_and_carry_their_value() {
        let bar = |name: &str, value, stands_out| Bar { name: name.into(), value, stands_out };
        let chart = BarChart {
            caption: Caption {
                id: "b".into(),
                title: "Erreur".into(),
                text: "La plus basse est retenue.".into(),
            },
            lang: Lang::Fr,
            decimals: 2,
            unit: "\u{a0}%".into(),
            bars: vec![bar("Naïve", 3.5, false), bar("Retenue", 3.07, true), bar("Nulle", 0.0, false)],
        };
        insta::assert_snapshot!(bar_chart(&chart).replace("><", ">\n<"));
    }
}
