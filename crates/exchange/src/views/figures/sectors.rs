//! Where pupils live, for simulations of sectors: cells of a grid put together in blocks that move as a whole.
//!
//! Whoever simulates sees blocks and sums of blocks, never a cell: what no question may tell is settled before the first one
//! (`entente-forecast`, `SectorBlocks`).

use entente_data::each_figure_row;
use entente_forecast::{SectorBlocks, SectorCell};

use super::protection::threshold;
use super::read_enrolment::unreadable;
use super::source::{ClosedSource, FigureFile, FigureSource, ReadableFiles, readable_files};
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

/// The dataset of pupils by cell, and its columns.
const DATASET: &str = "eleves-carreaux";
const COLUMNS: [&str; 11] = [
    "annee_rentree",
    "ordre",
    "uai_secteur",
    "longitude",
    "latitude",
    "pcs_tres_favorisee",
    "pcs_favorisee",
    "pcs_moyenne",
    "pcs_non_renseignee",
    "pcs_defavorisee",
    "ips",
];

/// Groups of pupils whose mixing is measured: of a favoured origin, of a middle or an unknown one, of a disadvantaged one.
pub const SECTOR_GROUPS: [&str; 3] = ["favoured", "middle", "disadvantaged"];

/// The schools whose sectors are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SectorOrder {
    /// Collèges, whose sectors the département sets (article L. 213-1 of the code of education).
    #[default]
    College,
    /// Lycées, whose districts the région and the State set (article L. 214-5).
    Lycee,
}

impl SectorOrder {
    /// Both.
    pub const ALL: [Self; 2] = [Self::College, Self::Lycee];

    /// Its code in the files.
    pub fn code(self) -> &'static str {
        match self {
            Self::College => "COL",
            Self::Lycee => "LGT",
        }
    }
}

/// The pupils of a territory by block, as a party may see them.
#[derive(Clone, Debug)]
pub struct SectorGround {
    /// Where they come from.
    pub source: FigureSource,
    /// The rentrée.
    pub year: i32,
    /// Blocks have nobody of a group, or at least as many.
    pub threshold: u32,
    /// What moves as a whole.
    pub blocks: SectorBlocks,
}

/// The pupils of the last rentrée that the session's party may read; nothing where it may read none. What is no longer open to
/// it is beside.
///
/// # Errors
/// Where a file that it may read cannot be read.
pub async fn sector_ground(
    node: &Node,
    session: &Session,
    order: SectorOrder,
) -> Result<(Option<SectorGround>, Vec<ClosedSource>), ExchangeError> {
    let ReadableFiles { mut files, closed } = readable_files(node, session, DATASET).await?;
    let Some(file) = files.pop() else { return Ok((None, closed)) };
    let threshold = threshold(node, DATASET);
    let made = tokio::task::spawn_blocking(move || {
        let (year, cells) = read(&file, order)?;
        let blocks = SectorBlocks::new(cells, threshold);
        // Everything that is shown rests on it: looked at again rather than believed.
        if !blocks.hold(threshold) {
            return Err(unreadable(DATASET, &"its blocks tell a small count"));
        }
        Ok(year.map(|year| SectorGround { source: file.source, year, threshold, blocks }))
    });
    let ground = made.await.map_err(|error| unreadable(DATASET, &error))??;
    Ok((ground, closed))
}

/// The cells of the last rentrée of a file.
fn read(file: &FigureFile, order: SectorOrder) -> Result<(Option<i32>, Vec<SectorCell>), ExchangeError> {
    let mut last = None;
    let mut cells: Vec<(i32, SectorCell)> = Vec::new();
    let mut fault = None;
    each_figure_row(&file.path, file.format, &COLUMNS, &mut |row| {
        if row.get(1).copied().flatten() != Some(order.code()) {
            return;
        }
        match cell(row) {
            Some((year, cell)) => {
                last = last.max(Some(year));
                cells.push((year, cell));
            }
            None => fault = Some("a row lacks its place or its counts"),
        }
    })
    .map_err(|error| unreadable(DATASET, &error))?;
    if let Some(fault) = fault {
        return Err(unreadable(DATASET, &fault));
    }
    let of_last = cells.into_iter().filter(|(year, _)| Some(*year) == last);
    Ok((last, of_last.map(|(_, cell)| cell).collect()))
}

fn cell(row: &[Option<&str>]) -> Option<(i32, SectorCell)> {
    let [year, _, school, longitude, latitude, counts @ .., ips] = row else { return None };
    let number = |cell: &Option<&str>| cell.and_then(|text| text.replace(',', ".").parse::<f64>().ok());
    let counts: Vec<u64> = counts
        .iter()
        .map(|cell| cell.and_then(|text| text.parse::<u32>().ok()).map(u64::from))
        .collect::<Option<_>>()?;
    let [best, good, middle, unknown, disadvantaged] = counts.as_slice() else { return None };
    let cell = SectorCell {
        position: [number(longitude)?, number(latitude)?],
        school: (*school)?.to_owned(),
        groups: vec![best + good, middle + unknown, *disadvantaged],
        ips: number(ips),
    };
    Some((year.and_then(|year| year.parse().ok())?, cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_whatever_its_decimal_mark() {
        let row = |x: &'static str| {
            [
                Some("2026"),
                Some("COL"),
                Some("0990001N"),
                Some(x),
                Some("46,2"),
                Some("1"),
                Some("2"),
                Some("3"),
                Some("4"),
                Some("5"),
                None,
            ]
        };
        let (year, found) = cell(&row("2,505")).unwrap();
        assert_eq!(
            (year, found.position, found.groups.clone(), found.ips),
            (2026, [2.505, 46.2], vec![3, 7, 5], None)
        );
        assert_eq!(cell(&row("2.505")).unwrap().1, found);
        assert_eq!(cell(&row("x")), None);
    }
}
