//! Growing the tree: entries go in, tiles to write come out.
//!
//! Memory is the right edge: one partial tile for each level. Writing the tiles, and only then the checkpoint, is the caller's: a
//! crash in between leaves tiles that the next run writes again, byte for byte.

use super::read::{bytes_of, hashes_of};
use super::tile::{count, write_hashes};
use super::{
    TILE_WIDTH, TileKind, TilePath, Tiles, TreeError, leaf_hash, read_entries, root_of, root_of_edge,
};
use crate::Hash;

/// An entry of more than 65,535 bytes, which no tile can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the entry has {size_bytes} bytes; an entry of the log has at most 65535")]
pub struct EntryLengthError {
    /// Its size.
    pub size_bytes: usize,
}

/// A tile to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileFile {
    /// Where.
    pub path: TilePath,
    /// What.
    pub bytes: Vec<u8>,
}

/// A tree that entries are added to.
#[derive(Clone, Debug, Default)]
pub struct GrowingTree {
    size: u64,
    /// The partial tile of each level; empty where its level ends with a full one.
    edge: Vec<Vec<Hash>>,
    /// The partial tile of entries.
    entries: Vec<u8>,
    full: Vec<TileFile>,
}

impl GrowingTree {
    /// A tree without entry.
    pub fn new() -> Self {
        Self::default()
    }

    /// The tree of that size and root, from its tiles.
    ///
    /// # Errors
    /// A tile of its edge is absent or malformed, or they do not give that root: adding to it would sign a fork.
    pub fn resume(tiles: &dyn Tiles, size: u64, root: Hash) -> Result<Self, TreeError> {
        let mut tree = Self { size, ..Self::default() };
        let mut level = 0;
        while count(TileKind::Hashes(level), size) > 0 {
            let kind = TileKind::Hashes(level);
            let held = count(kind, size);
            let partial = TilePath::in_tree(kind, held / TILE_WIDTH, size);
            tree.edge.push(partial.map_or(Ok(Vec::new()), |path| hashes_of(tiles, path))?);
            level += 1;
        }
        if let Some(path) = TilePath::in_tree(TileKind::Entries, size / TILE_WIDTH, size) {
            tree.entries = bytes_of(tiles, path, 0)?;
            let entries = read_entries(&tree.entries).ok_or(TreeError::Malformed { path })?;
            // A full tile may stand where the partial one was.
            let kept = entries.get(..usize::from(path.width)).ok_or(TreeError::Malformed { path })?;
            let length = kept.iter().map(|entry| entry.len() + 2).sum();
            if !kept.iter().map(|entry| leaf_hash(entry)).eq(tree.edge[0].iter().copied()) {
                return Err(TreeError::WrongRoot { size });
            }
            tree.entries.truncate(length);
        }
        if tree.root() == root { Ok(tree) } else { Err(TreeError::WrongRoot { size }) }
    }

    /// How many entries.
    pub fn size(&self) -> u64 {
        self.size
    }
    /// The root.
    pub fn root(&self) -> Hash {
        root_of_edge(&self.edge)
    }

    /// Adds an entry; gives its rank, from 0.
    ///
    /// # Errors
    /// It is too long for a tile; the tree stays as it was.
    pub fn append(&mut self, entry: &[u8]) -> Result<u64, EntryLengthError> {
        let too_long = EntryLengthError { size_bytes: entry.len() };
        let length = u16::try_from(entry.len()).map_err(|_| too_long)?;
        self.entries.extend_from_slice(&length.to_be_bytes());
        self.entries.extend_from_slice(entry);
        let index = self.size;
        self.size += 1;
        if self.size.is_multiple_of(TILE_WIDTH) {
            let path = full(TileKind::Entries, index / TILE_WIDTH);
            self.full.push(TileFile { path, bytes: std::mem::take(&mut self.entries) });
        }
        self.push(0, leaf_hash(entry));
        Ok(index)
    }

    fn push(&mut self, first: u8, hash: Hash) {
        let (mut level, mut hash) = (first, hash);
        loop {
            if self.edge.len() <= usize::from(level) {
                self.edge.push(Vec::new());
            }
            let tile = &mut self.edge[usize::from(level)];
            tile.push(hash);
            if (tile.len() as u64) < TILE_WIDTH {
                return;
            }
            hash = root_of(tile);
            let index = count(TileKind::Hashes(level), self.size) / TILE_WIDTH - 1;
            self.full
                .push(TileFile { path: full(TileKind::Hashes(level), index), bytes: write_hashes(tile) });
            tile.clear();
            level += 1;
        }
    }

    /// The tiles to write: those that were filled since the last time, then the partial ones as they stand.
    pub fn take(&mut self) -> Vec<TileFile> {
        let mut files = std::mem::take(&mut self.full);
        let partial = |kind| TilePath::in_tree(kind, count(kind, self.size) / TILE_WIDTH, self.size);
        if let Some(path) = partial(TileKind::Entries) {
            files.push(TileFile { path, bytes: self.entries.clone() });
        }
        for (tile, level) in self.edge.iter().zip(0..) {
            if let Some(path) = partial(TileKind::Hashes(level)) {
                files.push(TileFile { path, bytes: write_hashes(tile) });
            }
        }
        files
    }

    /// The tiles that were filled since the last time, and no partial one: for whoever adds many before a checkpoint.
    pub fn take_full(&mut self) -> Vec<TileFile> {
        std::mem::take(&mut self.full)
    }
}

fn full(kind: TileKind, index: u64) -> TilePath {
    TilePath { kind, index, width: TILE_WIDTH as u16 }
}
