//! Indivisible blocks: cells of a grid put together until none tells a small count, then moved from a sector to another as a
//! whole.
//!
//! Whoever moves a boundary again and again sees differences. Here any difference is a sum of blocks, and each block has no
//! pupil of a group or at least as many as the threshold: whatever is asked, in whatever order, nothing under the threshold
//! can be told. Blocks depend on the cells alone, never on the sectors that are proposed; so does the point that stands for
//! a block, the middle of its cells without regard to how many live in each.

use crate::sector::ResidentPoint;

/// Pupils of a cell of a grid, in the sector of a school.
#[derive(Clone, Debug, PartialEq)]
pub struct SectorCell {
    /// The middle of the cell: longitude and latitude.
    pub position: [f64; 2],
    /// The school of its sector.
    pub school: String,
    /// Pupils by group, in the order of the groups.
    pub groups: Vec<u64>,
    /// Mean social position index (IPS) of its pupils, where known.
    pub ips: Option<f64>,
}

/// The blocks of a territory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SectorBlocks {
    /// What moves as a whole.
    pub blocks: Vec<ResidentPoint>,
    /// The school of the sector of each block.
    pub schools: Vec<String>,
    /// Schools whose whole sector has too few pupils of a group: none of their pupils is counted.
    pub left_out: Vec<String>,
}

impl SectorBlocks {
    /// Makes the blocks of each sector, as small as the threshold lets them be.
    pub fn new(mut cells: Vec<SectorCell>, threshold: u32) -> Self {
        let threshold = u64::from(threshold);
        cells.retain(|cell| cell.groups.iter().any(|count| *count > 0));
        cells.sort_by(|a, b| {
            let key = |cell: &SectorCell| {
                (cell.school.clone(), cell.position[0].to_bits(), cell.position[1].to_bits())
            };
            key(a).cmp(&key(b))
        });
        let mut made = Self::default();
        for sector in cells.chunk_by(|a, b| a.school == b.school) {
            let Some(first) = sector.first() else { continue };
            let whole: Vec<&SectorCell> = sector.iter().collect();
            if !is_safe(&whole, threshold) {
                made.left_out.push(first.school.clone());
                continue;
            }
            for block in divide(whole, threshold) {
                made.blocks.push(point(&block, threshold));
                made.schools.push(first.school.clone());
            }
        }
        made
    }

    /// Whether each block has nobody of a group or at least the threshold: what everything shown rests on.
    pub fn hold(&self, threshold: u32) -> bool {
        let is_sound = |count: &f64| *count == 0.0 || *count >= f64::from(threshold);
        self.blocks.iter().all(|block| {
            let pupils: f64 = block.groups.iter().sum();
            pupils >= f64::from(threshold) && block.groups.iter().all(is_sound)
        })
    }
}

fn sums(cells: &[&SectorCell]) -> Vec<u64> {
    let width = cells.first().map_or(0, |cell| cell.groups.len());
    let mut sums = vec![0; width];
    for cell in cells {
        sums.iter_mut().zip(&cell.groups).for_each(|(sum, count)| *sum += count);
    }
    sums
}

fn is_sound(sums: &[u64], threshold: u64) -> bool {
    sums.iter().sum::<u64>() >= threshold.max(1)
        && sums.iter().all(|count| *count == 0 || *count >= threshold)
}

fn is_safe(cells: &[&SectorCell], threshold: u64) -> bool {
    is_sound(&sums(cells), threshold)
}

/// Cuts in two where it can be done, across the longer side first, as near the middle as both halves hold.
fn divide(whole: Vec<&SectorCell>, threshold: u64) -> Vec<Vec<&SectorCell>> {
    let mut done = Vec::new();
    let mut waiting = vec![whole];
    while let Some(cells) = waiting.pop() {
        match cut(&cells, threshold) {
            Some((first, second)) => waiting.extend([second, first]),
            None => done.push(cells),
        }
    }
    done
}

type Halves<'a> = (Vec<&'a SectorCell>, Vec<&'a SectorCell>);

fn cut<'a>(cells: &[&'a SectorCell], threshold: u64) -> Option<Halves<'a>> {
    let extent = |axis: usize| {
        let values = || cells.iter().map(|cell| cell.position[axis]);
        values().fold(f64::NEG_INFINITY, f64::max) - values().fold(f64::INFINITY, f64::min)
    };
    let longer = usize::from(extent(1) > extent(0));
    [longer, 1 - longer].into_iter().find_map(|axis| cut_across(cells, axis, threshold))
}

fn cut_across<'a>(cells: &[&'a SectorCell], axis: usize, threshold: u64) -> Option<Halves<'a>> {
    let mut sorted = cells.to_vec();
    sorted.sort_by(|a, b| {
        a.position[axis]
            .total_cmp(&b.position[axis])
            .then(a.position[1 - axis].total_cmp(&b.position[1 - axis]))
    });
    let all = sums(&sorted);
    let middle = all.iter().sum::<u64>() / 2;
    let mut before = vec![0; all.len()];
    let mut best: Option<(u64, usize)> = None;
    for (place, cell) in sorted.iter().enumerate() {
        before.iter_mut().zip(&cell.groups).for_each(|(sum, count)| *sum += count);
        let after: Vec<u64> = all.iter().zip(&before).map(|(all, before)| all - before).collect();
        if is_sound(&before, threshold) && is_sound(&after, threshold) {
            let away = before.iter().sum::<u64>().abs_diff(middle);
            if best.is_none_or(|(known, _)| away < known) {
                best = Some((away, place + 1));
            }
        }
    }
    let (_, place) = best?;
    let second = sorted.split_off(place);
    Some((sorted, second))
}

/// A block as one point.
fn point(cells: &[&SectorCell], threshold: u64) -> ResidentPoint {
    let middle =
        |axis: usize| cells.iter().map(|cell| cell.position[axis]).sum::<f64>() / cells.len().max(1) as f64;
    let (mut known, mut ips) = (0, 0.0);
    for cell in cells {
        if let Some(value) = cell.ips {
            let pupils: u64 = cell.groups.iter().sum();
            known += pupils;
            ips += pupils as f64 * value;
        }
    }
    ResidentPoint {
        position: [middle(0), middle(1)],
        groups: sums(cells).into_iter().map(|count| count as f64).collect(),
        ips: (known >= threshold.max(1)).then(|| ips / known as f64),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sector::{SectorAssignment, compare_assignments};

    const THRESHOLD: u32 = 5;

    fn cells() -> impl Strategy<Value = Vec<SectorCell>> {
        let cell = (0u32..20, 0u32..20, 0usize..3, prop::collection::vec(0u64..9, 3)).prop_map(
            |(x, y, school, groups)| SectorCell {
                position: [f64::from(x) / 100.0, f64::from(y) / 100.0],
                school: ["a", "b", "c"][school].to_owned(),
                groups,
                ips: Some(f64::from(80 + x)),
            },
        );
        prop::collection::vec(cell, 0..120)
    }

    /// Pupils by group on each side of a boundary at that longitude.
    fn sides(blocks: &SectorBlocks, boundary: f64) -> Vec<Vec<f64>> {
        let side = |point: &ResidentPoint| if point.position[0] < boundary { "west" } else { "east" };
        let is = SectorAssignment::declared(blocks.blocks.iter().map(|one| side(one).to_owned()).collect());
        let was = SectorAssignment::declared(vec!["west".to_owned(); blocks.blocks.len()]);
        let simulation = compare_assignments(&was, &is, &blocks.blocks);
        simulation.sectors.into_iter().map(|sector| sector.after.groups).collect()
    }

    proptest! {
        /// However a boundary moves, what is seen to cross it is nobody or at least the threshold, in each group.
        #[test]
        fn no_difference_tells_a_small_count(cells in cells(), a in 0u32..20, b in 0u32..20) {
            let blocks = SectorBlocks::new(cells, THRESHOLD);
            prop_assert!(blocks.hold(THRESHOLD));
            let west = |at: u32| sides(&blocks, f64::from(at) / 100.0).pop().unwrap_or_default();
            let (one, other) = (west(a.min(b)), west(a.max(b)));
            for (fewer, more) in one.iter().zip(&other) {
                let moved = (more - fewer).abs();
                prop_assert!(moved == 0.0 || moved >= f64::from(THRESHOLD), "{moved}");
            }
        }

        /// Nobody is lost or counted twice, but in sectors that are left out whole.
        #[test]
        fn blocks_hold_every_pupil_of_the_sectors_that_are_kept(cells in cells()) {
            let made = SectorBlocks::new(cells.clone(), THRESHOLD);
            for school in ["a", "b", "c"] {
                let all: u64 = cells.iter().filter(|cell| cell.school == school).flat_map(|cell| &cell.groups).sum();
                let own = made.blocks.iter().zip(&made.schools).filter(|(_, of)| *of == school);
                let kept: f64 = own.flat_map(|(block, _)| &block.groups).sum();
                let is_left_out = made.left_out.iter().any(|one| one == school);
                prop_assert_eq!(kept, if is_left_out { 0.0 } else { all as f64 });
            }
        }

        /// The order in which cells come changes nothing: nor does anything else than the cells.
        #[test]
        fn blocks_are_those_of_the_cells(mut cells in cells()) {
            // Two rows about one cell of one sector are not told apart.
            let mut seen = std::collections::HashSet::new();
            cells.retain(|cell| seen.insert((cell.school.clone(), cell.position.map(f64::to_bits))));
            let made = SectorBlocks::new(cells.clone(), THRESHOLD);
            cells.reverse();
            prop_assert_eq!(SectorBlocks::new(cells, THRESHOLD), made);
        }
    }

    #[test]
    fn a_large_sector_is_cut_fine_and_a_small_one_left_out() {
        let cell = |x: u32, school: &str, groups: [u64; 2]| SectorCell {
            position: [f64::from(x), 0.0],
            school: school.into(),
            groups: groups.to_vec(),
            ips: None,
        };
        let mut cells: Vec<SectorCell> = (0..40).map(|x| cell(x, "a", [6, 7])).collect();
        cells.push(cell(50, "b", [4, 30]));
        let made = SectorBlocks::new(cells, THRESHOLD);
        assert_eq!((made.blocks.len(), made.left_out), (40, vec!["b".to_owned()]));
        assert_eq!(made.blocks[0].ips, None);
    }
}
