//! The log as a Merkle tree in tiles: how it grows, what it proves, whether what is stored still holds.
//!
//! Hashes are those of RFC 6962, section 2.1; tiles and their paths those of C2SP tlog-tiles, 256 hashes wide. Nothing is read or
//! written here: the caller gives [`Tiles`] and writes what [`GrowingTree::take`] hands over. Who signed the root is `note`.

mod check;
mod grow;
mod proof;
mod read;
mod tile;

use sha2::{Digest, Sha256};

use crate::Hash;

pub use check::{TreeFault, TreeReport, check_tree};
pub use grow::{EntryLengthError, GrowingTree, TileFile};
pub(crate) use proof::roots_of_consistency;
pub use proof::{ProofError, verify_consistency, verify_inclusion};
pub use read::{Tiles, TreeError, TreeReader};
pub use tile::{TileKind, TilePath, TilePathError, read_entries};

/// Hashes of a full tile.
pub(crate) const TILE_WIDTH: u64 = 256;
/// Entries of a tree at most: sizes come from outside, and no log of ours has a hundredth of it.
pub(crate) const SIZE_MAX: u64 = 1 << 48;

/// The hash of an entry as a leaf: SHA-256 of 0 and its bytes.
pub fn leaf_hash(entry: &[u8]) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update([0]);
    hasher.update(entry);
    Hash::from_bytes(hasher.finalize().into())
}

/// The hash of two subtrees: SHA-256 of 1, the left and the right.
pub(crate) fn node_hash(left: &Hash, right: &Hash) -> Hash {
    let mut bytes = [1; 65];
    bytes[1..33].copy_from_slice(left.as_bytes());
    bytes[33..].copy_from_slice(right.as_bytes());
    crate::digest(&bytes)
}

/// The root of a tree without entry.
pub fn empty_root() -> Hash {
    crate::digest(b"")
}

/// The root of a whole subtree; the number of hashes is a power of two.
pub(crate) fn root_of(hashes: &[Hash]) -> Hash {
    debug_assert!(hashes.len().is_power_of_two());
    let mut level = hashes.to_vec();
    while level.len() > 1 {
        for pair in 0..level.len() / 2 {
            level[pair] = node_hash(&level[2 * pair], &level[2 * pair + 1]);
        }
        level.truncate(level.len() / 2);
    }
    level.first().copied().unwrap_or_else(empty_root)
}

/// The root of the tree whose partial tiles are these, from level 0 up.
pub(crate) fn root_of_edge(edge: &[Vec<Hash>]) -> Hash {
    let mut root: Option<Hash> = None;
    // From right to left: the lowest level holds the last leaves, the lowest bit of its count the last of them.
    for tile in edge {
        let mut end = tile.len();
        while end > 0 {
            let width = 1 << end.trailing_zeros();
            let peak = root_of(&tile[end - width..end]);
            root = Some(root.map_or(peak, |right| node_hash(&peak, &right)));
            end -= width;
        }
    }
    root.unwrap_or_else(empty_root)
}

/// The largest power of two below a number that is at least 2.
pub(crate) fn split(count: u64) -> u64 {
    1 << (count - 1).ilog2()
}
