//! What charts over rentrées share: their size, the rules across them, and a legend that wraps.

use entente_text::Lang;

use super::scale::Scale;
use super::svg::{At, Svg};
use crate::show::decimals;

pub(super) const WIDTH: f64 = 720.0;
pub(super) const HEIGHT: f64 = 340.0;
pub(super) const LEFT: f64 = 58.0;
pub(super) const RIGHT: f64 = 18.0;
pub(super) const BOTTOM: f64 = 30.0;
/// Height of a row of the legend, and about how wide a letter is.
const LEGEND_ROW: f64 = 20.0;
const LETTER: f64 = 6.6;

/// A rule across the drawing at each tick, with its value.
pub(super) fn draw_rules(svg: &mut Svg, lang: Lang, ticks: &[f64], y: &Scale) {
    for tick in ticks {
        svg.line((LEFT, y.at(*tick)), (WIDTH - RIGHT, y.at(*tick)), "rule");
        svg.text((LEFT - 8.0, y.at(*tick) + 4.0), "axis end", &decimals(lang, *tick, 0));
    }
}

/// A legend above a drawing: entries side by side, on as many rows as they need.
pub(super) struct Legend<'a> {
    names: Vec<&'a str>,
    /// Room for what stands before a name.
    room: f64,
}

impl<'a> Legend<'a> {
    pub(super) fn new(names: impl Iterator<Item = &'a str>, room: f64) -> Self {
        Self { names: names.collect(), room }
    }

    /// Where each entry begins.
    pub(super) fn places(&self) -> Vec<At> {
        let (mut left, mut top) = (LEFT, 14.0);
        let mut places = Vec::with_capacity(self.names.len());
        for name in &self.names {
            let width = self.room + LETTER * name.chars().count() as f64;
            if left > LEFT && left + width > WIDTH - RIGHT {
                left = LEFT;
                top += LEGEND_ROW;
            }
            places.push((left, top));
            left += width;
        }
        places
    }

    /// Height of all of it.
    pub(super) fn height(&self) -> f64 {
        let rows = self.places().last().map_or(0.0, |(_, top)| (top - 14.0) / LEGEND_ROW);
        (rows + 1.0) * LEGEND_ROW
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_wraps_where_its_names_do_not_fit() {
        let legend =
            Legend::new(["court", "x".repeat(60).as_str(), "y".repeat(60).as_str()].into_iter(), 40.0)
                .places();
        assert_eq!(legend.iter().map(|(_, top)| *top).collect::<Vec<f64>>(), [14.0, 14.0, 34.0]);
        assert_eq!(Legend::new(std::iter::empty(), 40.0).height(), 20.0);
    }
}
