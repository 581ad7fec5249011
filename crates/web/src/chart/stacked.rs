//! Stacked columns over rentrées: levels of an establishment, one on the other. A part that is hidden leaves no trace, and
//! neither does the height of its column: nothing can be measured on the drawing that the table does not say.

use entente_text::Lang;

use super::axes::{BOTTOM, HEIGHT, LEFT, Legend, RIGHT, WIDTH, draw_rules};
use super::scale::{Scale, round_bounds};
use super::svg::{Caption, Svg};
use crate::show::decimals;

/// Room of an entry of the legend, its square before its name.
const ENTRY: f64 = 40.0;
/// Classes of the parts; their hatching comes back after as many.
const FILLS: usize = 8;
/// Height under which a value does not fit in its part.
const VALUE_HEIGHT: f64 = 15.0;

/// A part of every column.
pub(crate) struct StackedPart {
    pub(crate) name: String,
    /// One for each column; absent where there is none, or where it is hidden.
    pub(crate) values: Vec<Option<f64>>,
}

/// What is drawn.
pub(crate) struct StackedChart {
    pub(crate) caption: Caption,
    pub(crate) lang: Lang,
    pub(crate) columns: Vec<String>,
    pub(crate) parts: Vec<StackedPart>,
}

/// Draws columns from zero, the first part at the bottom.
pub(crate) fn stacked_chart(chart: &StackedChart) -> String {
    let legend = Legend::new(chart.parts.iter().map(|part| part.name.as_str()), ENTRY);
    let top = legend.height() + 12.0;
    let sum = |column: usize| -> f64 {
        chart.parts.iter().filter_map(|part| part.values.get(column).copied().flatten()).sum()
    };
    let high = (0..chart.columns.len()).map(sum).fold(0.0, f64::max);
    let (_, high, ticks) = round_bounds(0.0, high, 5);
    let y = Scale::new((0.0, high), (HEIGHT - BOTTOM, top));
    let mut svg = Svg::new(&chart.caption, WIDTH, HEIGHT);
    draw_rules(&mut svg, chart.lang, &ticks, &y);
    let room = (WIDTH - LEFT - RIGHT) / chart.columns.len().max(1) as f64;
    for (place, name) in chart.columns.iter().enumerate() {
        let left = LEFT + room * (place as f64 + 0.14);
        let mut reached = 0.0;
        for (rank, part) in chart.parts.iter().enumerate() {
            let Some(value) = part.values.get(place).copied().flatten() else { continue };
            let (from, to) = (y.at(reached), y.at(reached + value));
            reached += value;
            svg.rect((left, to), (room * 0.72, from - to), &format!("f{}", rank % FILLS + 1));
            if from - to >= VALUE_HEIGHT {
                let at = (left + room * 0.36, f64::midpoint(from, to) + 4.0);
                svg.text(at, "inside middle", &decimals(chart.lang, value, 0));
            }
        }
        svg.text((left + room * 0.36, HEIGHT - 8.0), "axis middle", name);
    }
    for ((rank, part), (left, top)) in chart.parts.iter().enumerate().zip(legend.places()) {
        svg.rect((left, top - 7.0), (16.0, 14.0), &format!("f{}", rank % FILLS + 1));
        svg.text((left + 22.0, top + 4.0), "key start", &part.name);
    }
    svg.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_part_leaves_no_trace() {
        let part =
            |name: &str, values: [Option<f64>; 2]| StackedPart { name: name.into(), values: values.to_vec() };
        let chart = |hidden: Option<f64>| StackedChart {
            caption: Caption { id: "s".into(), title: "Niveaux".into(), text: "Deux rentrées.".into() },
            lang: Lang::En,
            columns: vec!["2025".into(), "2026".into()],
            parts: vec![part("6e", [Some(140.0), Some(150.0)]), part("5e", [hidden, Some(130.0)])],
        };
        insta::assert_snapshot!(stacked_chart(&chart(None)).replace("><", ">\n<"));
        assert_eq!(stacked_chart(&chart(Some(120.0))).matches("<rect").count(), 6);
    }
}
