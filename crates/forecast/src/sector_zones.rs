//! Sectors drawn from points whose school is known: each place belongs to the school of the nearest point.
//!
//! An approximation, for a map and as a beginning for whoever draws new sectors: the true boundaries are in nobody's counts.

use std::collections::{BTreeMap, BTreeSet};

use crate::sector::{ResidentPoint, Ring, SectorShape};

/// Squares on the longer side.
const SQUARES: usize = 80;
/// Room around the points, as a share of their extent.
const ROOM: f64 = 0.06;

/// A corner of the squares: column, then line from the south.
type Corner = (usize, usize);

/// The sectors of points, each with its school, in the order of the schools.
pub fn nearest_sectors(points: &[ResidentPoint], schools: &[String]) -> Vec<SectorShape> {
    let Some(grid) = Grid::of(points) else { return Vec::new() };
    let mut squares: BTreeMap<&str, BTreeSet<Corner>> = BTreeMap::new();
    for column in 0..grid.columns {
        for line in 0..grid.lines {
            let [x, y] = grid.at(column as f64 + 0.5, line as f64 + 0.5);
            let away = |point: &ResidentPoint| {
                let [px, py] = point.position;
                ((px - x) * grid.shrink).powi(2) + (py - y).powi(2)
            };
            let nearest = points.iter().zip(schools).min_by(|a, b| away(a.0).total_cmp(&away(b.0)));
            if let Some((_, school)) = nearest {
                squares.entry(school).or_default().insert((column, line));
            }
        }
    }
    squares
        .into_iter()
        .map(|(school, own)| SectorShape::new(school.to_owned(), grid.polygons(&own)))
        .collect()
}

/// Squares over the extent of the points.
struct Grid {
    west: f64,
    south: f64,
    side: [f64; 2],
    columns: usize,
    lines: usize,
    /// A degree of longitude, in degrees of latitude.
    shrink: f64,
}

impl Grid {
    fn of(points: &[ResidentPoint]) -> Option<Self> {
        let bound = |axis: usize, from: f64, pick: fn(f64, f64) -> f64| {
            points.iter().map(|point| point.position[axis]).fold(from, pick)
        };
        let low = [0, 1].map(|axis| bound(axis, f64::INFINITY, f64::min));
        let high = [0, 1].map(|axis| bound(axis, f64::NEG_INFINITY, f64::max));
        if !low.iter().chain(&high).all(|bound| bound.is_finite()) {
            return None;
        }
        let shrink = f64::midpoint(low[1], high[1]).to_radians().cos().max(0.1);
        let wide =
            [(high[0] - low[0]) * shrink, high[1] - low[1]].map(|side| side.max(0.02) * (1.0 + 2.0 * ROOM));
        let side = wide[0].max(wide[1]) / SQUARES as f64;
        let count = |wide: f64| ((wide / side).ceil() as usize).clamp(1, SQUARES);
        let middle = [0, 1].map(|axis| f64::midpoint(low[axis], high[axis]));
        Some(Self {
            west: middle[0] - wide[0] / shrink / 2.0,
            south: middle[1] - wide[1] / 2.0,
            side: [side / shrink, side],
            columns: count(wide[0]),
            lines: count(wide[1]),
            shrink,
        })
    }

    /// Degrees, to a tenth of a metre or so.
    fn at(&self, column: f64, line: f64) -> [f64; 2] {
        let rounded = |value: f64| (value * 1e6).round() / 1e6;
        [rounded(self.west + column * self.side[0]), rounded(self.south + line * self.side[1])]
    }

    /// The outlines of squares: sides that two of them share are inside, and go away.
    fn polygons(&self, squares: &BTreeSet<Corner>) -> Vec<Vec<Ring>> {
        let mut sides: BTreeMap<Corner, Vec<Corner>> = BTreeMap::new();
        for &(x, y) in squares {
            let has = |dx: isize, dy: isize| {
                let near = x.checked_add_signed(dx).zip(y.checked_add_signed(dy));
                near.is_some_and(|near| squares.contains(&near))
            };
            // Anticlockwise: what is inside stands on the left.
            let own = [
                (has(0, -1), (x, y), (x + 1, y)),
                (has(1, 0), (x + 1, y), (x + 1, y + 1)),
                (has(0, 1), (x + 1, y + 1), (x, y + 1)),
                (has(-1, 0), (x, y + 1), (x, y)),
            ];
            for (_, from, to) in own.into_iter().filter(|(is_inside, ..)| !is_inside) {
                sides.entry(from).or_default().push(to);
            }
        }
        let mut rings: Vec<Vec<Corner>> = Vec::new();
        while let Some((&start, _)) = sides.first_key_value() {
            rings.push(walk(&mut sides, start));
        }
        let (outer, holes): (Vec<_>, Vec<_>) = rings.into_iter().partition(|ring| surface(ring) > 0);
        let mut polygons: Vec<Vec<Vec<Corner>>> = outer.into_iter().map(|ring| vec![ring]).collect();
        for hole in holes {
            let Some(&corner) = hole.first() else { continue };
            if let Some(around) = polygons.iter_mut().find(|polygon| holds(&polygon[0], corner)) {
                around.push(hole);
            }
        }
        let placed = |ring: Vec<Corner>| -> Ring {
            ring.into_iter().map(|(x, y)| self.at(x as f64, y as f64)).collect()
        };
        polygons.into_iter().map(|polygon| polygon.into_iter().map(placed).collect()).collect()
    }
}

/// Follows sides from a corner until it comes back; corners on a straight line are left out.
fn walk(sides: &mut BTreeMap<Corner, Vec<Corner>>, start: Corner) -> Vec<Corner> {
    let mut ring = vec![start];
    let mut at = start;
    while let Some(ends) = sides.get_mut(&at) {
        let came = ring.len().checked_sub(2).map(|before| ring[before]);
        // Where squares touch by a corner two ways go on: the one to the left stays with the same squares.
        let turn = |to: &Corner| came.map_or(0, |came| cross(came, at, *to));
        let chosen = (0..ends.len()).max_by_key(|place| turn(&ends[*place])).unwrap_or(0);
        let next = ends.swap_remove(chosen);
        if ends.is_empty() {
            sides.remove(&at);
        }
        if came.is_some_and(|came| cross(came, at, next) == 0) {
            ring.pop();
        }
        ring.push(next);
        at = next;
        if at == start {
            break;
        }
    }
    ring
}

fn cross(a: Corner, b: Corner, c: Corner) -> i64 {
    let of = |corner: Corner| (corner.0 as i64, corner.1 as i64);
    let ((ax, ay), (bx, by), (cx, cy)) = (of(a), of(b), of(c));
    (bx - ax) * (cy - by) - (by - ay) * (cx - bx)
}

/// Twice the surface, above 0 where it turns anticlockwise.
fn surface(ring: &[Corner]) -> i64 {
    let of = |corner: Corner| (corner.0 as i64, corner.1 as i64);
    let pair = |pair: &[Corner]| {
        let ((ax, ay), (bx, by)) = (of(pair[0]), of(pair[1]));
        ax * by - bx * ay
    };
    ring.windows(2).map(pair).sum()
}

/// Whether a corner stands inside of a ring, or on its west or south side.
fn holds(ring: &[Corner], (x, y): Corner) -> bool {
    let crossed = ring.windows(2).filter(|pair| {
        let ((ax, ay), (bx, by)) = (pair[0], pair[1]);
        ax == bx && ax > x && (ay > y) != (by > y)
    });
    crossed.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sector::{SectorAssignment, compare_assignments, read_sectors, sectors_to_geojson};

    fn points(places: &[(f64, f64, &str)]) -> (Vec<ResidentPoint>, Vec<String>) {
        let point = |(x, y, _): &(f64, f64, &str)| ResidentPoint {
            position: [*x, *y],
            groups: vec![10.0, 12.0],
            ips: Some(100.0),
        };
        (places.iter().map(point).collect(), places.iter().map(|one| one.2.to_owned()).collect())
    }

    #[test]
    fn each_point_is_in_the_sector_of_its_school() {
        let (points, schools) = points(&[
            (2.50, 46.20, "a"),
            (2.55, 46.22, "a"),
            (2.60, 46.20, "b"),
            (2.52, 46.26, "c"),
            // An enclave.
            (2.525, 46.21, "d"),
        ]);
        let sectors = nearest_sectors(&points, &schools);
        assert_eq!(sectors.iter().map(|sector| sector.school.as_str()).collect::<String>(), "abcd");
        for (point, school) in points.iter().zip(&schools) {
            let holding: Vec<&str> = sectors
                .iter()
                .filter(|sector| sector.contains(point.position))
                .map(|sector| sector.school.as_str())
                .collect();
            assert_eq!(holding, [school], "{point:?}");
        }
    }

    #[test]
    fn what_is_drawn_can_be_read_again() {
        let (points, schools) = points(&[(2.5, 46.2, "a"), (2.6, 46.2, "b"), (2.6, 46.3, "a")]);
        let sectors = nearest_sectors(&points, &schools);
        let was = SectorAssignment::declared(schools);
        let simulation = compare_assignments(&was, &was, &points);
        let text = sectors_to_geojson(&sectors, "uai", &simulation).to_string();
        let read = read_sectors(&text, "uai").unwrap();
        let is = SectorAssignment::of_shapes(&read, &points);
        let again = compare_assignments(&was, &is, &points);
        assert_eq!(
            (again.pupils_moved, again.pupils_outside, again.pupils_overlapping),
            (0.0, [0.0; 2], [0.0; 2])
        );
    }

    #[test]
    fn no_point_gives_no_sector() {
        assert!(nearest_sectors(&[], &[]).is_empty());
        let (points, schools) = points(&[(2.5, 46.2, "a")]);
        assert_eq!(nearest_sectors(&points, &schools)[0].rings().count(), 1);
    }
}
