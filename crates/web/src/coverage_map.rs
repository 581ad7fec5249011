//! The map of académies that have a convention: a mark at the seat of each, over the outlines that the user loaded, as SVG that
//! the server draws. What a mark says by its colour it says by its shape too, and the table stands beside it.
//!
//! The map of establishments is `map`, whose projection this one shares.

use entente_agreement::compare::Named;
use entente_model::TerritoryOutline;

use crate::map::{Extent, Projection, path_of};

/// Where each rectorat of mainland France and Corsica sits, in tenths of a degree (longitude, latitude): near enough for a
/// mark on a map of France.
const SEATS: [(&str, i32, i32); 25] = [
    ("01", 23, 489),
    ("02", 54, 435),
    ("03", 60, 472),
    ("04", -6, 448),
    ("06", 31, 458),
    ("07", 50, 473),
    ("08", 57, 452),
    ("09", 31, 506),
    ("10", 48, 458),
    ("11", 39, 436),
    ("12", 62, 487),
    ("13", 3, 466),
    ("14", -17, 481),
    ("15", 78, 486),
    ("16", 14, 436),
    ("17", -16, 472),
    ("18", 19, 479),
    ("19", 40, 493),
    ("20", 23, 499),
    ("22", 13, 458),
    ("23", 73, 437),
    ("24", 29, 485),
    ("25", 18, 486),
    ("27", 87, 419),
    ("70", -1, 491),
];
/// Beyond this longitude and latitude lies no part of mainland France.
const MAINLAND: Extent = Extent { west: -5.3, east: 9.8, south: 41.2, north: 51.2 };

/// The map.
pub(crate) struct CoverageMap {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Outlines as SVG paths, and whether their académie has a convention.
    pub(crate) paths: Vec<(String, bool)>,
    pub(crate) marks: Vec<CoverageMark>,
    /// Académies that it has no place for: overseas, or not known to it.
    pub(crate) elsewhere: Vec<(Named, usize)>,
}

/// An académie at its seat.
pub(crate) struct CoverageMark {
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) name: String,
    /// Its conventions.
    pub(crate) count: usize,
}

/// Draws the académies with the number of their conventions; each outline comes with the code of its académie.
pub(crate) fn coverage_map(
    academies: &[(Named, usize)],
    outlines: &[(String, TerritoryOutline)],
) -> CoverageMap {
    let projection = Projection::new(MAINLAND);
    let seat = |code: &str| SEATS.iter().find(|(known, ..)| *known == code);
    let mut map = CoverageMap {
        width: projection.size().0,
        height: projection.size().1,
        paths: Vec::new(),
        marks: Vec::new(),
        elsewhere: Vec::new(),
    };
    for (academy, count) in academies {
        let Some((_, longitude, latitude)) = seat(&academy.id) else {
            map.elsewhere.push((academy.clone(), *count));
            continue;
        };
        let (x, y) = projection.point(f64::from(*longitude) / 10.0, f64::from(*latitude) / 10.0);
        map.marks.push(CoverageMark { x, y, name: academy.label.clone(), count: *count });
    }
    // Marks of académies without a convention never hide one that has some.
    map.marks.sort_by_key(|mark| mark.count);
    for (code, outline) in outlines {
        let covered = academies.iter().any(|(academy, count)| academy.id == *code && *count > 0);
        map.paths.extend(path_of(&projection, outline).map(|path| (path, covered)));
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_academie_has_its_mark_or_is_named_beside() {
        let named = |id: &str| Named { id: id.into(), label: format!("Académie {id}") };
        let map = coverage_map(&[(named("14"), 2), (named("15"), 0), (named("28"), 1)], &[]);
        assert_eq!((map.marks.len(), map.elsewhere.len()), (2, 1));
        let at = |name: &str| map.marks.iter().find(|mark| mark.name.ends_with(name)).unwrap();
        assert!(at("14").x < at("15").x, "Rennes lies west of Strasbourg");
        for mark in &map.marks {
            assert!(mark.x > 0 && mark.x < map.width as i32 && mark.y > 0 && mark.y < map.height as i32);
        }
        assert_eq!(map.marks.last().unwrap().count, 2, "what is covered is drawn last");
    }
}
