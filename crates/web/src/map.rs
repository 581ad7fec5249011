//! A map without tiles: points of establishments and, where the user loaded some, outlines of territories, as SVG that the
//! server draws. It needs no script, asks nothing of anybody else, and its table stands beside it.
//!
//! Longitudes are shrunk by the cosine of the latitude: shapes are right enough at the scale of a département or of France.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use entente_model::{InstitutionRecord, Position, TerritoryOutline};

/// Width of a frame; its height follows from what it shows.
const WIDTH: f64 = 640.0;
const HEIGHT_MAX: f64 = 720.0;
const MARGIN: f64 = 12.0;

/// A part of the world, drawn apart: mainland France, or an overseas département.
pub(crate) struct MapFrame {
    /// Département overseas, nothing for the mainland.
    pub(crate) departement: Option<String>,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Outlines as SVG paths.
    pub(crate) paths: Vec<String>,
    pub(crate) points: Vec<MapPoint>,
    /// Establishments that it shows.
    pub(crate) total: usize,
}

/// Establishments at one place.
pub(crate) struct MapPoint {
    pub(crate) x: i32,
    pub(crate) y: i32,
    /// Grows with their number.
    pub(crate) radius: u32,
    pub(crate) title: String,
}

/// What a frame shows, in degrees.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    pub(crate) west: f64,
    pub(crate) east: f64,
    pub(crate) south: f64,
    pub(crate) north: f64,
}

impl Extent {
    pub(crate) fn of(positions: impl Iterator<Item = Position>) -> Self {
        let none = Self { west: 180.0, east: -180.0, south: 90.0, north: -90.0 };
        let extent = positions.fold(none, |extent, position| Self {
            west: extent.west.min(position.longitude),
            east: extent.east.max(position.longitude),
            south: extent.south.min(position.latitude),
            north: extent.north.max(position.latitude),
        });
        // A single point would fill the frame: about 10 km around are shown at least.
        let room = 0.1;
        Self {
            west: extent.west - room,
            east: extent.east + room,
            south: extent.south - room,
            north: extent.north + room,
        }
    }
    fn meets(&self, ring: &[(i32, i32)]) -> bool {
        let degrees = |hundredths: i32| f64::from(hundredths) / 100.0;
        let bounds = ring.iter().fold(None, |bounds: Option<Self>, &(longitude, latitude)| {
            let (x, y) = (degrees(longitude), degrees(latitude));
            Some(bounds.map_or(Self { west: x, east: x, south: y, north: y }, |b| Self {
                west: b.west.min(x),
                east: b.east.max(x),
                south: b.south.min(y),
                north: b.north.max(y),
            }))
        });
        bounds.is_some_and(|b| {
            b.west <= self.east && self.west <= b.east && b.south <= self.north && self.south <= b.north
        })
    }
}

/// From degrees to the units of the drawing.
pub(crate) struct Projection {
    extent: Extent,
    shrink: f64,
    scale: f64,
}

impl Projection {
    pub(crate) fn new(extent: Extent) -> Self {
        let shrink = f64::midpoint(extent.south, extent.north).to_radians().cos().max(0.1);
        let (wide, high) = ((extent.east - extent.west) * shrink, extent.north - extent.south);
        let scale = ((WIDTH - 2.0 * MARGIN) / wide).min((HEIGHT_MAX - 2.0 * MARGIN) / high);
        Self { extent, shrink, scale }
    }
    pub(crate) fn point(&self, longitude: f64, latitude: f64) -> (i32, i32) {
        let x = MARGIN + (longitude - self.extent.west) * self.shrink * self.scale;
        let y = MARGIN + (self.extent.north - latitude) * self.scale;
        (x.round() as i32, y.round() as i32)
    }
    pub(crate) fn size(&self) -> (u32, u32) {
        let (x, y) = self.point(self.extent.east, self.extent.south);
        ((f64::from(x) + MARGIN) as u32, (f64::from(y) + MARGIN) as u32)
    }
}

/// One frame for the mainland and one for each overseas département, those without a position left out.
pub(crate) fn frames(records: &[&InstitutionRecord], outlines: &[TerritoryOutline]) -> Vec<MapFrame> {
    let mut parts: BTreeMap<Option<String>, Vec<(&InstitutionRecord, Position)>> = BTreeMap::new();
    for record in records {
        if let Some(position) = record.position {
            let departement = &record.institution.departement;
            let overseas = departement.starts_with("97") || departement.starts_with("98");
            parts.entry(overseas.then(|| departement.clone())).or_default().push((record, position));
        }
    }
    parts.into_iter().map(|(departement, part)| frame(departement, &part, outlines)).collect()
}

fn frame(
    departement: Option<String>,
    part: &[(&InstitutionRecord, Position)],
    outlines: &[TerritoryOutline],
) -> MapFrame {
    let projection = Projection::new(Extent::of(part.iter().map(|(_, position)| *position)));
    let mut places: BTreeMap<(i32, i32), (usize, &str)> = BTreeMap::new();
    for (record, position) in part {
        let place = projection.point(position.longitude, position.latitude);
        let (count, _) = places.entry(place).or_insert((0, &record.institution.name));
        *count += 1;
    }
    let point = |((x, y), (count, name)): ((i32, i32), (usize, &str))| MapPoint {
        x,
        y,
        radius: 3 + (count as f64).log2().round() as u32,
        title: if count == 1 { name.to_owned() } else { format!("{name} (+ {})", count - 1) },
    };
    let (width, height) = projection.size();
    MapFrame {
        departement,
        width,
        height,
        paths: paths(&projection, outlines),
        points: places.into_iter().map(point).collect(),
        total: part.len(),
    }
}

/// Outlines that come into the frame.
fn paths(projection: &Projection, outlines: &[TerritoryOutline]) -> Vec<String> {
    outlines.iter().filter_map(|outline| path_of(projection, outline)).collect()
}

/// An outline as an SVG path, where it comes into the frame.
pub(crate) fn path_of(projection: &Projection, outline: &TerritoryOutline) -> Option<String> {
    let mut path = String::new();
    for ring in outline.rings.iter().filter(|ring| projection.extent.meets(ring)) {
        let mut last = None;
        for &(longitude, latitude) in ring {
            let point = projection.point(f64::from(longitude) / 100.0, f64::from(latitude) / 100.0);
            if last != Some(point) {
                let mark = if last.is_none() { 'M' } else { 'L' };
                let _ = write!(path, "{mark}{} {}", point.0, point.1);
            }
            last = Some(point);
        }
        path.push('Z');
    }
    (!path.is_empty()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use entente_model::{Institution, Sector, TerritoryKey, TerritoryKind, Uai};

    fn record(number: u32, departement: &str, position: Option<(f64, f64)>) -> InstitutionRecord {
        let mut record = InstitutionRecord::from(Institution {
            uai: Uai::from_number(number).unwrap(),
            name: format!("École {number}"),
            nature: "ECOLE".into(),
            sector: Sector::Public,
            commune: "99001".into(),
            departement: departement.into(),
            academie: "99".into(),
            region: "99".into(),
            opened_on: None,
            closed_on: None,
        });
        record.position = position.and_then(|(latitude, longitude)| Position::new(latitude, longitude));
        record
    }

    #[test]
    fn the_mainland_and_each_overseas_departement_have_their_frame() {
        let records = [
            record(990_001, "035", Some((48.1, -1.6))),
            record(990_002, "035", Some((48.1, -1.6))),
            record(990_003, "075", Some((48.8, 2.3))),
            record(990_004, "974", Some((-21.1, 55.5))),
            record(990_005, "075", None),
        ];
        let outline = TerritoryOutline {
            key: TerritoryKey::new(TerritoryKind::Departement, "035"),
            name: "Essai".into(),
            rings: vec![vec![(-200, 4780), (-100, 4780), (-100, 4850), (-200, 4780)]],
        };
        let found = frames(&records.iter().collect::<Vec<_>>(), &[outline]);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].departement.as_deref(), found[0].total, found[0].points.len()), (None, 3, 2));
        assert_eq!((found[1].departement.as_deref(), found[1].total), (Some("974"), 1));
        assert_eq!((found[0].paths.len(), found[1].paths.len()), (1, 0));
        for frame in &found {
            for point in &frame.points {
                assert!(point.x >= 0 && point.x <= frame.width as i32, "{}", point.x);
                assert!(point.y >= 0 && point.y <= frame.height as i32, "{}", point.y);
            }
        }
        assert!(found[0].points.iter().any(|point| point.title.ends_with("(+ 1)")));
    }
}
