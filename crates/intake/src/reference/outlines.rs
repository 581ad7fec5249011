//! GeoJSON: outlines of territories for maps, and points of establishments. A user loads it; the program ships none.
//!
//! Outlines are kept at a hundredth of a degree: a map of points needs no more, and a page stays light.

use std::path::Path;

use entente_model::{Position, TerritoryKey, TerritoryKind, TerritoryOutline, Uai};
use serde::Deserialize;
use serde_json::Value;

use super::{ReferenceError, ReferenceFile, ReferenceNote, ReferencePart, malformed, three_positions};

/// A GeoJSON is read whole: beyond this one asks for a simplified version.
pub(super) const SIZE_BYTES_MAX: u64 = 64 << 20;

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    properties: Value,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Point(Vec<f64>),
    Polygon(Vec<Vec<Vec<f64>>>),
    MultiPolygon(Vec<Vec<Vec<Vec<f64>>>>),
}

pub(super) fn read(path: &Path, text: &str) -> Result<ReferenceFile, ReferenceError> {
    let collection: Collection = serde_json::from_str(text).map_err(|error| malformed(path, &error))?;
    let regions = collection.features.len() < 25;
    let mut file = ReferenceFile::default();
    let (mut outlines, mut positions) = (Vec::new(), Vec::new());
    for (rank, feature) in (1..).zip(collection.features) {
        let property = |names: &[&str]| {
            names.iter().find_map(|name| feature.properties[*name].as_str()).unwrap_or_default().to_owned()
        };
        let polygons = match feature.geometry {
            None => continue,
            Some(Geometry::Point(point)) => {
                let uai = property(&["Code_UAI", "numero_uai", "uai"]);
                match (uai.parse::<Uai>(), point.as_slice()) {
                    (Ok(uai), [longitude, latitude, ..]) => {
                        positions
                            .extend(Position::new(*latitude, *longitude).map(|position| (uai, position)));
                    }
                    _ => file.note(ReferenceNote::BadUai { uai, line: rank }),
                }
                continue;
            }
            Some(Geometry::Polygon(rings)) => vec![rings],
            Some(Geometry::MultiPolygon(polygons)) => polygons,
        };
        let (kind, code) = match (property(&["code_academie"]), property(&["code", "code_insee"])) {
            (academie, _) if !academie.is_empty() => (TerritoryKind::Academie, academie),
            (_, code) if code.len() == 5 => (TerritoryKind::Commune, code),
            // Codes of régions and of départements are alike: only their number tells them apart.
            (_, code) if regions && !code.is_empty() => (TerritoryKind::Region, code),
            (_, code) => (TerritoryKind::Departement, three_positions(&code)),
        };
        let rings: Vec<Vec<(i32, i32)>> =
            polygons.into_iter().flatten().filter_map(|ring| coarse(&ring)).collect();
        if code.is_empty() || rings.is_empty() {
            file.note(ReferenceNote::BadCode { code, line: rank });
            continue;
        }
        outlines.push(TerritoryOutline {
            key: TerritoryKey::new(kind, code),
            name: property(&["nom", "name"]),
            rings,
        });
    }
    if !outlines.is_empty() {
        file.parts.push(ReferencePart::Outlines(outlines));
    }
    if !positions.is_empty() {
        file.parts.push(ReferencePart::Positions(positions));
    }
    Ok(file)
}

/// The ring at a hundredth of a degree; nothing where nothing is left of it.
fn coarse(ring: &[Vec<f64>]) -> Option<Vec<(i32, i32)>> {
    let mut points: Vec<(i32, i32)> = Vec::with_capacity(ring.len() / 4);
    for point in ring {
        let [longitude, latitude, ..] = point.as_slice() else { return None };
        Position::new(*latitude, *longitude)?;
        let point = ((longitude * 100.0).round() as i32, (latitude * 100.0).round() as i32);
        if points.last() != Some(&point) {
            points.push(point);
        }
    }
    (points.len() >= 4).then_some(points)
}
