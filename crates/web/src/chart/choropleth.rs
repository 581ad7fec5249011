//! A choropleth: zones filled by class, each with its number, its value in words under a pointer, and its line in a table.
//!
//! Zones come in longitude and latitude, whoever drew them. Those over which establishments stand are `map`'s.

use std::fmt::Write as _;

use super::map::CLASSES;
use super::svg::{Caption, Svg};
use crate::map::{Extent, Projection};

/// A zone.
pub(crate) struct Zone<'a> {
    /// Its rings; holes are told by the even-odd rule.
    pub(crate) rings: Vec<&'a [[f64; 2]]>,
    /// From 0 to [`CLASSES`] less 1; none where nothing is known of it.
    pub(crate) class: Option<usize>,
    /// What is written in it: the number of its line in the table.
    pub(crate) mark: String,
    /// What a pointer that rests on it reads.
    pub(crate) title: String,
}

/// What is drawn.
pub(crate) struct Choropleth<'a> {
    pub(crate) caption: Caption,
    pub(crate) zones: Vec<Zone<'a>>,
    /// What the drawing shows: the same for two that are compared.
    pub(crate) extent: Extent,
}

/// Draws zones, then their numbers over all of them.
pub(crate) fn choropleth(chart: &Choropleth<'_>) -> String {
    let projection = Projection::new(chart.extent);
    let (width, height) = projection.size();
    let mut svg = Svg::new(&chart.caption, f64::from(width), f64::from(height));
    svg.rect((0.5, 0.5), (f64::from(width) - 1.0, f64::from(height) - 1.0), "frame");
    for zone in &chart.zones {
        let class = match zone.class {
            None => "area none".to_owned(),
            Some(class) => format!("area a{}", class.min(CLASSES - 1) + 1),
        };
        svg.zone(&path(&projection, zone), &class, &zone.title);
    }
    for zone in &chart.zones {
        if let Some((x, y)) = middle(&projection, zone) {
            svg.text((x, y + 4.0), "inside middle strong", &zone.mark);
        }
    }
    svg.finish()
}

fn path(projection: &Projection, zone: &Zone<'_>) -> String {
    let mut path = String::new();
    for ring in &zone.rings {
        let mut last = None;
        for [longitude, latitude] in *ring {
            let point = projection.point(*longitude, *latitude);
            if last != Some(point) {
                let mark = if last.is_none() { 'M' } else { 'L' };
                let _ = write!(path, "{mark}{} {}", point.0, point.1);
            }
            last = Some(point);
        }
        path.push('Z');
    }
    path
}

/// The middle of the longest ring.
fn middle(projection: &Projection, zone: &Zone<'_>) -> Option<(f64, f64)> {
    let ring = zone.rings.iter().max_by_key(|ring| ring.len())?;
    let places: Vec<(i32, i32)> = ring.iter().map(|[x, y]| projection.point(*x, *y)).collect();
    let bounds = |axis: fn(&(i32, i32)) -> i32| {
        let values = || places.iter().map(axis);
        Some(f64::midpoint(f64::from(values().min()?), f64::from(values().max()?)))
    };
    Some((bounds(|place| place.0)?, bounds(|place| place.1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_have_their_class_their_number_and_their_words() {
        let ring =
            |west: f64, east: f64| vec![[west, 46.0], [east, 46.0], [east, 46.4], [west, 46.4], [west, 46.0]];
        let (a, b) = (ring(2.0, 2.5), ring(2.5, 3.0));
        let zone = |ring, class, mark: &str| Zone {
            rings: vec![ring],
            class,
            mark: mark.into(),
            title: format!("Collège {mark}"),
        };
        let chart = Choropleth {
            caption: Caption { id: "z".into(), title: "Secteurs".into(), text: "Deux secteurs.".into() },
            zones: vec![zone(a.as_slice(), Some(9), "1"), zone(b.as_slice(), None, "2")],
            extent: Extent { west: 2.0, east: 3.0, south: 46.0, north: 46.4 },
        };
        insta::assert_snapshot!(choropleth(&chart).replace("><", ">\n<"));
    }
}
