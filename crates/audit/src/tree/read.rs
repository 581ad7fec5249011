//! Reading nodes of the tree out of its tiles, and the proofs that are made of them.

use std::collections::BTreeMap;
use std::io;

use super::tile::read_hashes;
use super::{TileKind, TilePath, empty_root, node_hash, root_of, split};
use crate::Hash;

/// Tiles that a reader keeps: those of one path through a large tree, several times over.
const KEPT_TILES_MAX: usize = 64;

/// Where tiles are: a folder, a database, the memory.
pub trait Tiles {
    /// The bytes of a tile; `None` where it is absent.
    ///
    /// # Errors
    /// It is there and cannot be read.
    fn read(&self, path: &TilePath) -> io::Result<Option<Vec<u8>>>;
}

/// What keeps a node from being read.
#[derive(Debug, thiserror::Error)]
pub enum TreeError {
    /// A tile is absent.
    #[error("the tile `{path}` is absent")]
    Missing {
        /// Which.
        path: TilePath,
    },
    /// Its bytes are not those of a tile.
    #[error("the tile `{path}` does not hold {width} hashes", width = path.width)]
    Malformed {
        /// Which.
        path: TilePath,
    },
    /// It cannot be read.
    #[error("the tile `{path}` cannot be read")]
    Unreadable {
        /// Which.
        path: TilePath,
        /// Why.
        source: io::Error,
    },
    /// The tree has no such entry or no such former size.
    #[error("{asked} is beyond the {size} entries of the tree")]
    Beyond {
        /// What was asked for.
        asked: u64,
        /// Entries of the tree.
        size: u64,
    },
    /// What is stored does not give the root that was signed.
    #[error("the tiles of {size} entries do not give the root of the checkpoint")]
    WrongRoot {
        /// Entries of the tree.
        size: u64,
    },
}

/// A tree of some size, read from tiles.
pub struct TreeReader<'a> {
    tiles: &'a dyn Tiles,
    size: u64,
    kept: BTreeMap<(u8, u64), Vec<Hash>>,
}

impl<'a> TreeReader<'a> {
    /// Of the first `size` entries.
    pub fn new(tiles: &'a dyn Tiles, size: u64) -> Self {
        Self { tiles, size, kept: BTreeMap::new() }
    }

    /// Its root.
    ///
    /// # Errors
    /// A tile is absent, malformed or unreadable.
    pub fn root(&mut self) -> Result<Hash, TreeError> {
        if self.size == 0 { Ok(empty_root()) } else { self.range(0, self.size) }
    }

    /// The root that it had at `size` entries.
    ///
    /// # Errors
    /// As [`Self::root`], and where the tree is smaller.
    pub fn root_at(&mut self, size: u64) -> Result<Hash, TreeError> {
        if size > self.size {
            return Err(TreeError::Beyond { asked: size, size: self.size });
        }
        if size == 0 { Ok(empty_root()) } else { self.range(0, size) }
    }

    /// Proof that the entry of that rank, from 0, is in the tree: RFC 6962, section 2.1.1.
    ///
    /// # Errors
    /// As [`Self::root`], and where there is no such entry.
    pub fn prove_inclusion(&mut self, index: u64) -> Result<Vec<Hash>, TreeError> {
        if index >= self.size {
            return Err(TreeError::Beyond { asked: index, size: self.size });
        }
        let (mut from, mut to) = (0, self.size);
        let mut path = Vec::new();
        while to - from > 1 {
            let middle = from + split(to - from);
            if index < middle {
                path.push(self.range(middle, to)?);
                to = middle;
            } else {
                path.push(self.range(from, middle)?);
                from = middle;
            }
        }
        path.reverse();
        Ok(path)
    }

    /// Proof that the tree continues the one that it was at `size` entries: RFC 6962, section 2.1.2.
    ///
    /// # Errors
    /// As [`Self::root`], and where it never had that size or that size is 0, which proves nothing.
    pub fn prove_consistency(&mut self, size: u64) -> Result<Vec<Hash>, TreeError> {
        if size == 0 || size > self.size {
            return Err(TreeError::Beyond { asked: size, size: self.size });
        }
        let (mut from, mut to) = (0, self.size);
        let mut path = Vec::new();
        while to != size {
            let middle = from + split(to - from);
            if size <= middle {
                path.push(self.range(middle, to)?);
                to = middle;
            } else {
                path.push(self.range(from, middle)?);
                from = middle;
            }
        }
        // The old root itself is known to whoever verifies.
        if from > 0 {
            path.push(self.range(from, to)?);
        }
        path.reverse();
        Ok(path)
    }

    /// The root of the leaves from `from` to before `to`, as the tree holds it.
    fn range(&mut self, from: u64, to: u64) -> Result<Hash, TreeError> {
        let count = to - from;
        if count.is_power_of_two() {
            return self.node(count.ilog2(), from / count);
        }
        let middle = from + split(count);
        let left = self.range(from, middle)?;
        Ok(node_hash(&left, &self.range(middle, to)?))
    }

    /// The root of the whole subtree of height `height` and rank `rank`.
    fn node(&mut self, height: u32, rank: u64) -> Result<Hash, TreeError> {
        let level = (height / 8) as u8;
        let width = 1u64 << (height % 8);
        let (tile, first) = (rank * width / 256, (rank * width % 256) as usize);
        let hashes = self.tile(level, tile)?;
        let Some(hashes) = hashes.get(first..first + width as usize) else {
            return Err(TreeError::Beyond { asked: rank, size: self.size });
        };
        Ok(root_of(hashes))
    }

    fn tile(&mut self, level: u8, index: u64) -> Result<&[Hash], TreeError> {
        if self.kept.len() >= KEPT_TILES_MAX && !self.kept.contains_key(&(level, index)) {
            self.kept.clear();
        }
        match self.kept.entry((level, index)) {
            std::collections::btree_map::Entry::Occupied(kept) => Ok(kept.into_mut()),
            std::collections::btree_map::Entry::Vacant(place) => {
                let size = self.size;
                let path = TilePath::in_tree(TileKind::Hashes(level), index, size)
                    .ok_or(TreeError::Beyond { asked: index, size })?;
                Ok(place.insert(hashes_of(self.tiles, path)?))
            }
        }
    }
}

/// The hashes of a tile; a partial one may be read out of the full one that took its place.
pub(crate) fn hashes_of(tiles: &dyn Tiles, path: TilePath) -> Result<Vec<Hash>, TreeError> {
    let bytes = bytes_of(tiles, path, 32)?;
    read_hashes(&bytes, path.width).ok_or(TreeError::Malformed { path })
}

/// The bytes of a tile; out of a full tile of hashes only those of the partial one.
pub(crate) fn bytes_of(tiles: &dyn Tiles, path: TilePath, bytes_each: usize) -> Result<Vec<u8>, TreeError> {
    let read = |path| tiles.read(&path).map_err(|source| TreeError::Unreadable { path, source });
    if let Some(bytes) = read(path)? {
        return Ok(bytes);
    }
    let full = if path.is_full() { None } else { read(path.full())? };
    let mut bytes = full.ok_or(TreeError::Missing { path })?;
    if bytes_each > 0 {
        bytes.truncate(bytes_each * usize::from(path.width));
    }
    Ok(bytes)
}
