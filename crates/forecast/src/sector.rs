//! Sectors of schools as GeoJSON, pupils as points: what moving a boundary does to enrolment, to the IPS and to H.
//!
//! Points are whatever the convention allows: a dwelling, a block, a cell of a grid, each with its pupils by group. Pupils
//! who do not follow their sector (derogations, private schools) are not known here.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::sector_fault::{SectorError, SectorFault};
use crate::segregation::entropy_index;

/// Positions of a file that a command reads: more is refused.
const POSITIONS_MAX: usize = 20_000_000;

/// Positions one after the other, the first one again at the end.
pub(crate) type Ring = Vec<[f64; 2]>;

/// A sector: the school that it belongs to, and its shape.
#[derive(Clone, Debug, PartialEq)]
pub struct SectorShape {
    /// Number of the school.
    pub school: String,
    /// Polygons, each an outer ring and its holes, in longitude and latitude.
    polygons: Vec<Vec<Ring>>,
    /// West, south, east, north.
    bounds: [f64; 4],
    /// The geometry as it was read.
    geometry: Value,
    /// Its other properties.
    properties: Map<String, Value>,
}

/// Pupils who live at a point.
#[derive(Clone, Debug, PartialEq)]
pub struct ResidentPoint {
    /// Longitude and latitude.
    pub position: [f64; 2],
    /// Pupils by group, in the order of the groups.
    pub groups: Vec<f64>,
    /// Mean social position index (IPS) of its pupils, where known.
    pub ips: Option<f64>,
}

/// A sector before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SectorEffect {
    /// Number of the school.
    pub school: String,
    /// Before.
    pub before: SectorState,
    /// After.
    pub after: SectorState,
}

/// What a sector holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SectorState {
    /// Pupils.
    pub pupils: f64,
    /// Pupils by group.
    pub groups: Vec<f64>,
    /// Mean IPS of the pupils whose IPS is known.
    pub ips: Option<f64>,
}

/// What a change of sectors does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SectorSimulation {
    /// Each school, in order of its number.
    pub sectors: Vec<SectorEffect>,
    /// Entropy index over the schools before; absent where not defined.
    pub h_before: Option<f64>,
    /// Entropy index over the schools after.
    pub h_after: Option<f64>,
    /// Pupils whose sector changes.
    pub pupils_moved: f64,
    /// Pupils in no sector, before and after.
    pub pupils_outside: [f64; 2],
    /// Pupils in several sectors, before and after: the first one takes them.
    pub pupils_overlapping: [f64; 2],
}

fn features(text: &str) -> Result<Vec<Value>, SectorError> {
    let mut collection: Value = serde_json::from_str(text)?;
    if collection["type"] != "FeatureCollection" {
        return Err(SectorError::Collection);
    }
    match collection["features"].take() {
        Value::Array(features) => Ok(features),
        _ => Err(SectorError::Collection),
    }
}

/// Reads sectors: features `Polygon` or `MultiPolygon` whose property `property` is the school's number.
///
/// # Errors
/// Where the file is not GeoJSON of that kind.
pub fn read_sectors(text: &str, property: &str) -> Result<Vec<SectorShape>, SectorError> {
    read_sectors_within(text, property, POSITIONS_MAX)
}

/// The same, with at most so many positions.
///
/// # Errors
/// Where the file is not GeoJSON of that kind, or has more positions.
pub fn read_sectors_within(
    text: &str,
    property: &str,
    positions_max: usize,
) -> Result<Vec<SectorShape>, SectorError> {
    let mut sectors = Vec::new();
    let mut positions = 0;
    for (position, mut feature) in features(text)?.into_iter().enumerate() {
        let wrong = |cause: SectorFault| SectorError::Feature { feature: position + 1, cause };
        let school = match &feature["properties"][property] {
            Value::String(school) if !school.is_empty() => school.clone(),
            Value::Number(number) => number.to_string(),
            _ => return Err(wrong(SectorFault::Property { property: property.to_owned() })),
        };
        let geometry = feature["geometry"].take();
        let polygons: Vec<Vec<Ring>> = match geometry["type"].as_str() {
            Some("Polygon") => vec![rings(&geometry["coordinates"]).map_err(wrong)?],
            Some("MultiPolygon") => {
                let parts = geometry["coordinates"].as_array().map(Vec::as_slice).unwrap_or_default();
                parts.iter().map(rings).collect::<Result<_, _>>().map_err(wrong)?
            }
            other => {
                return Err(wrong(SectorFault::Geometry { found: other.unwrap_or_default().to_owned() }));
            }
        };
        positions += polygons.iter().flatten().map(Vec::len).sum::<usize>();
        if positions > positions_max {
            return Err(SectorError::TooLarge { positions_max });
        }
        let properties = feature["properties"].as_object().cloned().unwrap_or_default();
        let bounds = bounds(&polygons);
        sectors.push(SectorShape { school, polygons, bounds, geometry, properties });
    }
    Ok(sectors)
}

fn rings(coordinates: &Value) -> Result<Vec<Ring>, SectorFault> {
    let rings = coordinates.as_array().ok_or(SectorFault::Coordinates)?;
    rings.iter().enumerate().map(|(place, ring)| read_ring(place + 1, ring)).collect()
}

fn read_ring(number: usize, ring: &Value) -> Result<Ring, SectorFault> {
    let positions = ring.as_array().ok_or(SectorFault::Coordinates)?;
    if positions.len() < 4 {
        return Err(SectorFault::ShortRing { ring: number, positions: positions.len() });
    }
    let mut read = Ring::with_capacity(positions.len());
    for (place, position) in positions.iter().enumerate() {
        let value = || shortened(position);
        let Some(found) = self::place(position) else {
            return Err(SectorFault::Position { ring: number, position: place + 1, value: value() });
        };
        if found[0].abs() > 180.0 || found[1].abs() > 90.0 {
            return Err(SectorFault::Degrees { ring: number, position: place + 1, value: value() });
        }
        read.push(found);
    }
    if read.first() != read.last() {
        return Err(SectorFault::OpenRing { ring: number });
    }
    Ok(read)
}

/// What stands there, as far as a sentence can hold it.
fn shortened(value: &Value) -> String {
    const LETTERS_MAX: usize = 60;
    let text = value.to_string();
    match text.char_indices().nth(LETTERS_MAX) {
        None => text,
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

fn place(position: &Value) -> Option<[f64; 2]> {
    let number = |axis: usize| position.get(axis).and_then(Value::as_f64).filter(|number| number.is_finite());
    Some([number(0)?, number(1)?])
}

fn bounds(polygons: &[Vec<Ring>]) -> [f64; 4] {
    let mut bounds = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    for [x, y] in polygons.iter().flatten().flatten() {
        bounds = [bounds[0].min(*x), bounds[1].min(*y), bounds[2].max(*x), bounds[3].max(*y)];
    }
    bounds
}

/// Reads pupils: features `Point` with a property for each group (pupils) and, if known, `ips`.
///
/// # Errors
/// Where the file is not GeoJSON of that kind, or a count is not a number from 0.
pub fn read_residents(text: &str, groups: &[&str]) -> Result<Vec<ResidentPoint>, SectorError> {
    let mut residents = Vec::new();
    for (position, feature) in features(text)?.iter().enumerate() {
        let wrong = |cause: SectorFault| SectorError::Feature { feature: position + 1, cause };
        if feature["geometry"]["type"] != "Point" {
            return Err(wrong(SectorFault::Point));
        }
        let coordinates = &feature["geometry"]["coordinates"];
        let position = place(coordinates).ok_or_else(|| {
            wrong(SectorFault::Position { ring: 1, position: 1, value: shortened(coordinates) })
        })?;
        let count = |group: &&str| match &feature["properties"][*group] {
            Value::Null => Ok(0.0),
            value => value.as_f64().filter(|count| (0.0..=1e7).contains(count)).ok_or_else(|| {
                wrong(SectorFault::Count { property: (*group).to_owned(), value: shortened(value) })
            }),
        };
        let groups = groups.iter().map(count).collect::<Result<_, _>>()?;
        residents.push(ResidentPoint { position, groups, ips: feature["properties"]["ips"].as_f64() });
    }
    Ok(residents)
}

impl SectorShape {
    /// A sector from its polygons, each an outer ring and its holes.
    pub(crate) fn new(school: String, polygons: Vec<Vec<Ring>>) -> Self {
        let geometry = json!({ "type": "MultiPolygon", "coordinates": polygons });
        let bounds = bounds(&polygons);
        Self { school, polygons, bounds, geometry, properties: Map::new() }
    }

    /// Its rings, holes included: the even-odd rule tells what is inside.
    pub fn rings(&self) -> impl Iterator<Item = &[[f64; 2]]> {
        self.polygons.iter().flatten().map(Vec::as_slice)
    }

    /// West, south, east, north.
    pub fn bounds(&self) -> [f64; 4] {
        self.bounds
    }

    /// Whether the point is inside (even-odd rule: holes are outside).
    pub fn contains(&self, [x, y]: [f64; 2]) -> bool {
        let [west, south, east, north] = self.bounds;
        if x < west || x > east || y < south || y > north {
            return false;
        }
        self.polygons.iter().any(|rings| rings.iter().filter(|ring| crosses(ring, x, y)).count() % 2 == 1)
    }
}

fn crosses(ring: &[[f64; 2]], x: f64, y: f64) -> bool {
    let mut inside = false;
    for pair in ring.windows(2) {
        let ([x1, y1], [x2, y2]) = (pair[0], pair[1]);
        if (y1 > y) != (y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 {
            inside = !inside;
        }
    }
    inside
}

/// The sector of each point of a list, and what is left of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SectorAssignment {
    /// The school of each point.
    schools: Vec<Option<String>>,
    /// Pupils in no sector.
    outside: f64,
    /// Pupils in several sectors.
    overlapping: f64,
}

impl SectorAssignment {
    /// By shapes: a point in several sectors is in the first one.
    pub fn of_shapes(sectors: &[SectorShape], residents: &[ResidentPoint]) -> Self {
        let mut assigned =
            Self { schools: Vec::with_capacity(residents.len()), outside: 0.0, overlapping: 0.0 };
        for resident in residents {
            let pupils: f64 = resident.groups.iter().sum();
            let mut holding = sectors.iter().filter(|sector| sector.contains(resident.position));
            let first = holding.next().map(|sector| sector.school.clone());
            if first.is_none() {
                assigned.outside += pupils;
            }
            if holding.any(|other| Some(&other.school) != first.as_ref()) {
                assigned.overlapping += pupils;
            }
            assigned.schools.push(first);
        }
        assigned
    }

    /// By what is said of each point.
    pub fn declared(schools: Vec<String>) -> Self {
        Self { schools: schools.into_iter().map(Some).collect(), outside: 0.0, overlapping: 0.0 }
    }
}

/// Compares two sets of sectors over the same pupils.
pub fn simulate_sectors(
    before: &[SectorShape],
    after: &[SectorShape],
    residents: &[ResidentPoint],
) -> SectorSimulation {
    let [was, is] = [before, after].map(|sectors| SectorAssignment::of_shapes(sectors, residents));
    compare_assignments(&was, &is, residents)
}

/// Compares two assignments of the same points.
pub fn compare_assignments(
    was: &SectorAssignment,
    is: &SectorAssignment,
    residents: &[ResidentPoint],
) -> SectorSimulation {
    let named = was.schools.iter().chain(&is.schools).flatten();
    let mut schools: Vec<&str> = named.map(String::as_str).collect();
    schools.sort_unstable();
    schools.dedup();
    let sectors: Vec<SectorEffect> = schools
        .iter()
        .map(|&school| SectorEffect {
            school: school.to_owned(),
            before: state(school, was, residents),
            after: state(school, is, residents),
        })
        .collect();
    let index = |state: fn(&SectorEffect) -> &SectorState| {
        entropy_index(&sectors.iter().map(|sector| state(sector).groups.clone()).collect::<Vec<_>>())
    };
    let moved = was.schools.iter().zip(&is.schools).zip(residents).filter(|((was, is), _)| was != is);
    SectorSimulation {
        h_before: index(|sector| &sector.before),
        h_after: index(|sector| &sector.after),
        pupils_moved: moved.map(|(_, resident)| resident.groups.iter().sum::<f64>()).sum(),
        pupils_outside: [was.outside, is.outside],
        pupils_overlapping: [was.overlapping, is.overlapping],
        sectors,
    }
}

fn state(school: &str, assigned: &SectorAssignment, residents: &[ResidentPoint]) -> SectorState {
    let mut state = SectorState {
        pupils: 0.0,
        groups: vec![0.0; residents.first().map_or(0, |r| r.groups.len())],
        ips: None,
    };
    let (mut ips, mut with_ips) = (0.0, 0.0);
    let here = residents.iter().zip(&assigned.schools).filter(|(_, of)| of.as_deref() == Some(school));
    for (resident, _) in here {
        let pupils: f64 = resident.groups.iter().sum();
        state.pupils += pupils;
        state.groups.iter_mut().zip(&resident.groups).for_each(|(sum, count)| *sum += count);
        if let Some(value) = resident.ips {
            ips += pupils * value;
            with_ips += pupils;
        }
    }
    state.ips = (with_ips > 0.0).then(|| ips / with_ips);
    state
}

/// The sectors as GeoJSON, each with what the simulation says of it: `pupils_before`, `pupils_after`, `ips_before`,
/// `ips_after`.
pub fn sectors_to_geojson(sectors: &[SectorShape], property: &str, simulation: &SectorSimulation) -> Value {
    let features: Vec<Value> = sectors
        .iter()
        .map(|sector| {
            let mut properties = sector.properties.clone();
            properties.insert(property.to_owned(), json!(sector.school));
            if let Some(effect) = simulation.sectors.iter().find(|effect| effect.school == sector.school) {
                properties.insert("pupils_before".to_owned(), json!(effect.before.pupils));
                properties.insert("pupils_after".to_owned(), json!(effect.after.pupils));
                properties.insert("ips_before".to_owned(), json!(effect.before.ips));
                properties.insert("ips_after".to_owned(), json!(effect.after.ips));
            }
            json!({ "type": "Feature", "properties": properties, "geometry": sector.geometry })
        })
        .collect();
    json!({ "type": "FeatureCollection", "features": features })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sectors(boundary: f64) -> Vec<SectorShape> {
        let polygon = |school: &str, west: f64, east: f64| {
            json!({"type":"Feature","properties":{"uai":school,"nom":"x"},"geometry":{"type":"Polygon",
                "coordinates":[[[west,0],[east,0],[east,1],[west,1],[west,0]]]}})
        };
        let text = json!({"type":"FeatureCollection","features":[polygon("0990001A", 0.0, boundary), polygon("0990002B", boundary, 4.0)]});
        read_sectors(&text.to_string(), "uai").unwrap()
    }

    fn residents() -> Vec<ResidentPoint> {
        let point = |x: f64, fav: u32, defav: u32| json!({"type":"Feature","properties":{"fav":fav,"defav":defav,"ips":90 + fav},"geometry":{"type":"Point","coordinates":[x,0.5]}});
        let text = json!({"type":"FeatureCollection","features":[point(0.5,40,10),point(1.5,30,20),point(2.5,10,40),point(9.0,1,1)]});
        read_residents(&text.to_string(), &["fav", "defav"]).unwrap()
    }

    #[test]
    fn moving_a_boundary_moves_pupils_and_the_index() {
        let simulation = simulate_sectors(&sectors(2.0), &sectors(1.0), &residents());
        let pupils: Vec<(f64, f64)> =
            simulation.sectors.iter().map(|sector| (sector.before.pupils, sector.after.pupils)).collect();
        assert_eq!(pupils, [(100.0, 50.0), (50.0, 100.0)]);
        assert_eq!((simulation.pupils_moved, simulation.pupils_outside), (50.0, [2.0, 2.0]));
        assert_eq!(simulation.sectors[0].after.ips, Some(130.0));
        assert!(simulation.h_after.unwrap() < simulation.h_before.unwrap());
        let written = sectors_to_geojson(&sectors(1.0), "uai", &simulation);
        assert_eq!(written["features"][0]["properties"]["pupils_after"], 50.0);
        // What was written can be read again.
        assert_eq!(read_sectors(&written.to_string(), "uai").unwrap().len(), 2);
    }

    #[test]
    fn a_hole_is_outside() {
        let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"uai":"a"},"geometry":{"type":"MultiPolygon",
            "coordinates":[[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[2,1],[2,2],[1,2],[1,1]]]]}}]}"#;
        let sector = &read_sectors(text, "uai").unwrap()[0];
        assert!(sector.contains([3.0, 3.0]) && !sector.contains([1.5, 1.5]) && !sector.contains([5.0, 1.0]));
    }

    #[test]
    fn a_file_that_is_not_of_sectors_says_why() {
        let refused = |text: &str| read_sectors(text, "uai").unwrap_err().to_string();
        insta::assert_snapshot!(refused("{}"), @"the file is not a GeoJSON `FeatureCollection`");
        let feature = |inner: &str| format!(r#"{{"type":"FeatureCollection","features":[{inner}]}}"#);
        insta::assert_snapshot!(refused(&feature("{}")), @"feature 1: no property `uai`");
        let point = feature(r#"{"properties":{"uai":"a"},"geometry":{"type":"Point","coordinates":[1,2]}}"#);
        insta::assert_snapshot!(refused(&point), @"feature 1: `Point` is not a Polygon or a MultiPolygon");
        let short =
            feature(r#"{"properties":{"uai":"a"},"geometry":{"type":"Polygon","coordinates":[[[1,2]]]}}"#);
        insta::assert_snapshot!(refused(&short), @"feature 1: ring 1 has 1 positions, and 4 are needed");
        assert!(refused("[").starts_with("the file is not GeoJSON"));
        assert!(read_residents(&point.replace("uai\":\"a", "fav\":-1,\"x\":\""), &["fav"]).is_err());
    }
}
