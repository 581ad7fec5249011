//! A map without tiles: establishments as points whose size and shape say what matters, over territories filled by classes
//! where their outlines were loaded.

use entente_model::{Position, TerritoryOutline};

use super::svg::{Caption, Shape, Svg};
use crate::map::{Extent, Projection, path_of};

/// Classes of a territory, from the palest; their hatching grows with them.
pub(crate) const CLASSES: usize = 5;

/// A point.
pub(crate) struct MapMark {
    pub(crate) position: Position,
    pub(crate) title: String,
    /// Radius, in units of the drawing.
    pub(crate) radius: f64,
    /// Drawn as a triangle rather than as a circle.
    pub(crate) stands_out: bool,
}

/// What is drawn.
pub(crate) struct PointMap<'a> {
    pub(crate) caption: Caption,
    pub(crate) marks: Vec<MapMark>,
    /// Outlines, and the class of each from 0 to [`CLASSES`] less 1; none where nothing is known of it.
    pub(crate) areas: Vec<(&'a TerritoryOutline, Option<usize>)>,
}

/// Draws the map of what the points show; nothing where there is no point.
pub(crate) fn point_map(map: &PointMap<'_>) -> Option<String> {
    if map.marks.is_empty() {
        return None;
    }
    let projection = Projection::new(Extent::of(map.marks.iter().map(|mark| mark.position)));
    let (width, height) = projection.size();
    let mut svg = Svg::new(&map.caption, f64::from(width), f64::from(height));
    svg.rect((0.5, 0.5), (f64::from(width) - 1.0, f64::from(height) - 1.0), "frame");
    for (outline, class) in &map.areas {
        if let Some(path) = path_of(&projection, outline) {
            let class =
                class.map_or("area none".to_owned(), |class| format!("area a{}", class.min(CLASSES - 1) + 1));
            svg.path(&path, &class);
        }
    }
    // What stands out is drawn last: nothing hides it.
    let (others, first): (Vec<&MapMark>, Vec<&MapMark>) = map.marks.iter().partition(|mark| !mark.stands_out);
    for mark in others.into_iter().chain(first) {
        let (x, y) = projection.point(mark.position.longitude, mark.position.latitude);
        let (shape, class) =
            if mark.stands_out { (Shape::Triangle, "m2") } else { (Shape::Circle, "m1 hollow") };
        svg.mark((f64::from(x), f64::from(y)), shape, mark.radius, class, &mark.title);
    }
    Some(svg.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use entente_model::{TerritoryKey, TerritoryKind};

    #[test]
    fn points_stand_over_areas_and_what_stands_out_comes_last() {
        let mark = |latitude, longitude, stands_out| MapMark {
            position: Position { latitude, longitude },
            title: "Lycée".into(),
            radius: 5.0,
            stands_out,
        };
        let outline = TerritoryOutline {
            key: TerritoryKey::new(TerritoryKind::Departement, "099"),
            name: "Exemple".into(),
            rings: vec![vec![(250, 4620), (350, 4620), (350, 4690), (250, 4690), (250, 4620)]],
        };
        let map = PointMap {
            caption: Caption { id: "m".into(), title: "Carte".into(), text: "Deux lycées.".into() },
            marks: vec![mark(46.5, 3.0, true), mark(46.6, 3.1, false)],
            areas: vec![(&outline, Some(9)), (&outline, None)],
        };
        let svg = point_map(&map).unwrap();
        assert!(svg.contains("area a5") && svg.contains("area none"), "{svg}");
        assert!(svg.find("<path").unwrap() < svg.find("<circle").unwrap());
        assert!(svg.find("<circle").unwrap() < svg.find("m2").unwrap());
        assert!(point_map(&PointMap { marks: Vec::new(), ..map }).is_none());
    }
}
