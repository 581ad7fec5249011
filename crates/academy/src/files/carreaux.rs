//! `eleves-carreaux`: pupils by cell of a grid and establishment of their sector, with their social origin.
//!
//! Public collèges and lycées généraux have sectors; a cell belongs to the nearest one. Establishments that stand at the same
//! place share its cells in turn.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::{SCHOOL_YEAR, Visit, push_tenths};
use crate::academy::{Academy, thousandths};
use crate::csv::Row;
use crate::draw::{Draw, Stream};
use crate::school::{School, SchoolKind};

/// Side of a cell, in thousandths of a degree.
const SIDE: i32 = 10;
/// Cells on each side of an establishment.
const REACH: i32 = 6;
/// Social origins, in the order of the file: how much each adds to the mean IPS of a cell, in tenths.
const IPS: [u64; 5] = [1480, 1210, 1010, 790, 900];

/// A cell: its place on the grid, longitude first.
type Cell = (i32, i32);

pub(super) fn visit_rows<B>(academy: &Academy, visit: Visit<'_, B>) -> ControlFlow<B> {
    let mut row = Row::default();
    for (code, is_of) in [("COL", is_college as fn(&School) -> bool), ("LGT", is_general)] {
        let schools: Vec<&School> =
            academy.schools.iter().filter(|school| !school.private && is_of(school)).collect();
        let sectors = sectors(&schools);
        for school in &schools {
            let Some(cells) = sectors.get(&school.index) else { continue };
            for (cell, origins) in homes(academy, school, cells) {
                let pupils: u64 = origins.iter().sum();
                let ips: u64 = origins.iter().zip(IPS).map(|(pupils, ips)| pupils * ips).sum();
                row.clear();
                row.push(SCHOOL_YEAR);
                row.push(&format!("E{:03}N{:04}", cell.0, cell.1));
                row.push(&degrees(cell.0));
                row.push(&degrees(cell.1));
                row.push(code);
                row.push(school.uai.as_str());
                row.push_number(pupils);
                for origin in origins {
                    row.push_number(origin);
                }
                push_tenths(&mut row, ips / pupils.max(1));
                visit(&row)?;
            }
        }
    }
    ControlFlow::Continue(())
}

fn is_college(school: &School) -> bool {
    school.kind == SchoolKind::College
}

fn is_general(school: &School) -> bool {
    matches!(school.kind, SchoolKind::General | SchoolKind::Mixed)
}

/// The middle of a cell, in degrees.
fn degrees(cell: i32) -> String {
    let middle = cell * SIDE + SIDE / 2;
    format!("{},{:03}", middle / 1000, middle % 1000)
}

/// The cells of each establishment, by its index.
fn sectors(schools: &[&School]) -> BTreeMap<u32, Vec<Cell>> {
    let mut places: BTreeMap<Cell, Vec<u32>> = BTreeMap::new();
    for school in schools {
        let place = thousandths(usize::from(school.commune), school.index as usize);
        places.entry(place).or_default().push(school.index);
    }
    let mut sectors: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    for (place, sharing) in &places {
        let (x, y) = (place.0 / SIDE, place.1 / SIDE);
        let window = (-REACH..=REACH).flat_map(|dx| (-REACH..=REACH).map(move |dy| (x + dx, y + dy)));
        let own = window.filter(|cell| nearest(*cell, places.keys()) == Some(*place));
        for (rank, cell) in own.enumerate() {
            sectors.entry(sharing[rank % sharing.len()]).or_default().push(cell);
        }
    }
    sectors
}

/// The nearest place to the middle of a cell; a degree of longitude is shorter than one of latitude.
fn nearest<'a>(cell: Cell, places: impl Iterator<Item = &'a Cell>) -> Option<Cell> {
    let away = |place: &&Cell| {
        let dx = i64::from(place.0 - cell.0 * SIDE - SIDE / 2) * 69 / 100;
        let dy = i64::from(place.1 - cell.1 * SIDE - SIDE / 2);
        (dx * dx + dy * dy, **place)
    };
    places.min_by_key(away).copied()
}

/// Pupils of a sector by cell and social origin; cells without pupils are left out.
fn homes(academy: &Academy, school: &School, cells: &[Cell]) -> BTreeMap<Cell, [u64; 5]> {
    let mut draw = Draw::new(academy.seed, Stream::Homes, u64::from(school.index));
    let mut homes: BTreeMap<Cell, [u64; 5]> = BTreeMap::new();
    // The first cells are poorer: a boundary that moves then changes the mixing too.
    let reached = cells.len() as u32;
    for _ in 0..school.pupils {
        let rank = draw.below(reached);
        let level = (u32::from(school.social) + rank * 3 / reached.max(1)).saturating_sub(1).min(4);
        let origin = origin(academy.society.pcs(academy.society.draw_pcs(&mut draw, level as u8)));
        homes.entry(cells[rank as usize]).or_default()[origin] += 1;
    }
    homes
}

/// The social origin of a profession, in the order of the file: the groups of the statistical service of the ministry.
fn origin(pcs: &str) -> usize {
    match pcs {
        "23" | "31" | "33" | "34" | "35" | "37" | "38" | "42" => 0,
        "43" | "44" | "45" | "46" | "47" | "48" | "74" | "75" => 1,
        "10" | "21" | "22" | "52" | "53" | "54" | "55" | "56" | "71" | "72" => 2,
        "99" => 4,
        _ => 3,
    }
}
