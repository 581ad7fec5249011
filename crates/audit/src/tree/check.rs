//! Whether the stored tiles and entries are those of a signed root, with the place of each fault.
//!
//! Each hash is compared with what lies under it; each full tile with the hash that the level above has of it; the right edge with
//! the root. A hash that disagrees with what is under it is at fault itself where its tile disagrees with the level above too; where
//! its tile agrees with it, what is under it was changed. Memory is one tile for each level.

use std::collections::BTreeSet;

use entente_model::Message;
use serde::{Deserialize, Serialize};

use super::read::{bytes_of, hashes_of};
use super::tile::count;
use super::{
    SIZE_MAX, TILE_WIDTH, TileKind, TilePath, Tiles, TreeError, leaf_hash, read_entries, root_of,
    root_of_edge,
};
use crate::Hash;

/// Faults kept: a log that was wholly rewritten must not fill the memory.
const FAULTS_MAX: usize = 1_000;
/// Faults after which the check stops: a checkpoint may claim more entries than anybody could look for.
const LEFT_OFF_MAX: u64 = 1_000_000;

/// A fault of the stored tree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum TreeFault {
    /// A tile is absent.
    MissingTile {
        /// Its path.
        path: String,
    },
    /// A tile does not hold what its path says: it is cut, or longer, or cannot be read.
    MalformedTile {
        /// Its path.
        path: String,
    },
    /// An entry is not the one that the tree holds.
    ChangedEntry {
        /// Its rank, from 0.
        index: u64,
        /// The tile of entries where it stands.
        path: String,
    },
    /// A hash of a tile is not that of what is under it.
    ChangedTile {
        /// Path of the tile.
        path: String,
        /// Rank of the first wrong hash; absent where the whole tile was rewritten with what is under it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        position: Option<u64>,
    },
    /// Tiles and entries agree with each other, and not with the signed root: another log, or one rewritten whole.
    WrongRoot {
        /// Entries of the tree.
        size: u64,
    },
}

impl TreeFault {
    /// What to say of it; entries have their number, from 1.
    pub fn message(&self) -> Message {
        match self {
            Self::MissingTile { path } => Message::new("tree-missing-tile").with("path", path),
            Self::MalformedTile { path } => Message::new("tree-malformed-tile").with("path", path),
            Self::ChangedEntry { index, path } => {
                Message::new("tree-changed-entry").with("seq", index + 1).with("path", path)
            }
            Self::ChangedTile { path, position: Some(position) } => {
                Message::new("tree-changed-tile").with("path", path).with("position", position)
            }
            Self::ChangedTile { path, position: None } => {
                Message::new("tree-rewritten-tile").with("path", path)
            }
            Self::WrongRoot { size } => Message::new("tree-wrong-root").count("count", *size),
        }
    }
}

/// What the check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TreeReport {
    /// Entries that hold.
    pub entries: u64,
    /// Faults, in the order in which they were met.
    pub faults: Vec<TreeFault>,
    /// Faults beyond the first thousand.
    pub left_off: u64,
}

impl TreeReport {
    /// Whether all holds.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }
    fn fault(&mut self, fault: TreeFault) {
        if self.faults.len() < FAULTS_MAX {
            self.faults.push(fault);
        } else {
            self.left_off += 1;
        }
    }
}

/// Checks the tree of `size` entries against its signed root; `each` is given every entry that holds, with its rank.
pub fn check_tree(tiles: &dyn Tiles, size: u64, root: Hash, each: &mut dyn FnMut(u64, &[u8])) -> TreeReport {
    if size > SIZE_MAX {
        return TreeReport { faults: vec![TreeFault::WrongRoot { size }], ..TreeReport::default() };
    }
    let mut check = Check::new(tiles, size, root);
    check.leaves(each);
    let mut level = 0;
    while count(TileKind::Hashes(level), size) >= TILE_WIDTH {
        check.level(level);
        level += 1;
    }
    check.finish()
}

/// Whether a tile agrees with what stands above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Above {
    Agrees,
    Differs,
    Unknown,
}

struct Check<'a> {
    tiles: &'a dyn Tiles,
    size: u64,
    edge: Above,
    /// The last tile read of each level.
    kept: Vec<Option<(u64, Option<Vec<Hash>>)>>,
    /// Tiles found at fault, missing ones too.
    blamed: BTreeSet<(u8, u64)>,
    report: TreeReport,
}

impl<'a> Check<'a> {
    fn new(tiles: &'a dyn Tiles, size: u64, root: Hash) -> Self {
        let (kept, blamed, report) = (Vec::new(), BTreeSet::new(), TreeReport::default());
        let mut check = Self { tiles, size, edge: Above::Unknown, kept, blamed, report };
        let mut edge = Vec::new();
        let mut level = 0;
        while count(TileKind::Hashes(level), size) > 0 {
            let kind = TileKind::Hashes(level);
            let index = count(kind, size) / TILE_WIDTH;
            let partial = TilePath::in_tree(kind, index, size);
            edge.push(partial.map_or(Some(Vec::new()), |_| check.tile(level, index)));
            level += 1;
        }
        if let Some(edge) = edge.into_iter().collect::<Option<Vec<_>>>() {
            check.edge = if root_of_edge(&edge) == root { Above::Agrees } else { Above::Differs };
        }
        check
    }

    /// The tile, read once as long as its level is read in order; its absence is a fault, said once.
    fn tile(&mut self, level: u8, index: u64) -> Option<Vec<Hash>> {
        let place = usize::from(level);
        if self.kept.len() <= place {
            self.kept.resize(place + 1, None);
        }
        if let Some((kept, hashes)) = &self.kept[place]
            && *kept == index
        {
            return hashes.clone();
        }
        let path = TilePath::in_tree(TileKind::Hashes(level), index, self.size)?;
        let hashes = match hashes_of(self.tiles, path) {
            Ok(hashes) => Some(hashes),
            Err(error) => {
                if self.blamed.insert((level, index)) {
                    self.report.fault(unread(&error, path));
                }
                None
            }
        };
        self.kept[place] = Some((index, hashes.clone()));
        hashes
    }

    /// Whether a tile agrees with the level above, or the right edge with the root.
    fn above(&mut self, level: u8, index: u64, hashes: &[Hash]) -> Above {
        if (hashes.len() as u64) < TILE_WIDTH {
            return self.edge;
        }
        match self.tile(level + 1, index / TILE_WIDTH) {
            None => Above::Unknown,
            Some(parent) if parent.get((index % TILE_WIDTH) as usize) == Some(&root_of(hashes)) => {
                Above::Agrees
            }
            Some(_) => Above::Differs,
        }
    }

    /// Compares entries with the leaves.
    fn leaves(&mut self, each: &mut dyn FnMut(u64, &[u8])) {
        for index in 0..self.size.div_ceil(TILE_WIDTH) {
            if self.report.left_off > LEFT_OFF_MAX {
                return;
            }
            let hashes = self.tile(0, index);
            let Some(path) = TilePath::in_tree(TileKind::Entries, index, self.size) else { continue };
            let bytes = match bytes_of(self.tiles, path, 0) {
                Ok(bytes) => bytes,
                Err(error) => {
                    self.report.fault(unread(&error, path));
                    continue;
                }
            };
            let entries = read_entries(&bytes).filter(|entries| entries.len() >= usize::from(path.width));
            let Some(entries) = entries else {
                self.report.fault(TreeFault::MalformedTile { path: path.to_string() });
                continue;
            };
            if let Some(hashes) = hashes {
                self.leaves_of(index, path, &hashes, &entries[..usize::from(path.width)], each);
            }
        }
    }

    fn leaves_of(
        &mut self,
        index: u64,
        path: TilePath,
        hashes: &[Hash],
        entries: &[&[u8]],
        each: &mut dyn FnMut(u64, &[u8]),
    ) {
        for ((hash, entry), position) in hashes.iter().zip(entries).zip(0..) {
            let rank = index * TILE_WIDTH + position;
            if leaf_hash(entry) == *hash {
                self.report.entries += 1;
                each(rank, entry);
            } else if self.above(0, index, hashes) == Above::Differs {
                self.blame(0, index, Some(position));
            } else {
                self.report.fault(TreeFault::ChangedEntry { index: rank, path: path.to_string() });
            }
        }
    }

    /// Compares each full tile of a level with the level above.
    fn level(&mut self, level: u8) {
        for index in 0..count(TileKind::Hashes(level), self.size) / TILE_WIDTH {
            if self.report.left_off > LEFT_OFF_MAX {
                return;
            }
            if self.blamed.contains(&(level, index)) {
                continue;
            }
            let Some(hashes) = self.tile(level, index) else { continue };
            if self.above(level, index, &hashes) != Above::Differs {
                continue;
            }
            let (parent, position) = (index / TILE_WIDTH, index % TILE_WIDTH);
            let Some(of_parent) = self.tile(level + 1, parent) else { continue };
            match self.above(level + 1, parent, &of_parent) {
                Above::Agrees => self.blame(level, index, None),
                _ => self.blame(level + 1, parent, Some(position)),
            }
        }
    }

    fn blame(&mut self, level: u8, index: u64, position: Option<u64>) {
        self.blamed.insert((level, index));
        if let Some(path) = TilePath::in_tree(TileKind::Hashes(level), index, self.size) {
            self.report.fault(TreeFault::ChangedTile { path: path.to_string(), position });
        }
    }

    fn finish(mut self) -> TreeReport {
        let is_partial = |(level, index): &(u8, u64)| {
            let path = TilePath::in_tree(TileKind::Hashes(*level), *index, self.size);
            path.is_some_and(|path| !path.is_full())
        };
        if self.edge == Above::Differs && !self.blamed.iter().any(is_partial) {
            self.report.fault(TreeFault::WrongRoot { size: self.size });
        }
        self.report
    }
}

fn unread(error: &TreeError, path: TilePath) -> TreeFault {
    let path = path.to_string();
    match error {
        TreeError::Missing { .. } => TreeFault::MissingTile { path },
        _ => TreeFault::MalformedTile { path },
    }
}
