//! Verification of proofs of inclusion and of consistency, for whoever holds two roots and no log.
//!
//! The arithmetic is that of the crate `ct-merkle` (docs/decisions/0012). What a fork needs beside, both roots that a consistency
//! proof gives, is RFC 9162, section 2.1.4.2.

use ct_merkle::{ConsistencyProof, InclusionProof, RootHash};
use sha2::Sha256;

use super::{SIZE_MAX, node_hash, split};
use crate::Hash;

/// The proof does not show what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the proof does not lead from what it should prove to the root")]
pub struct ProofError;

fn root(size: u64, root: &Hash) -> RootHash<Sha256> {
    RootHash::new((*root.as_bytes()).into(), size)
}

fn bytes(path: &[Hash]) -> Vec<u8> {
    path.iter().flat_map(|hash| *hash.as_bytes()).collect()
}

/// Verifies that the entry of rank `index` (from 0) is in the tree of `size` entries with that root.
///
/// # Errors
/// [`ProofError`] where it is not shown.
pub fn verify_inclusion(
    entry: &[u8],
    index: u64,
    size: u64,
    tree: &Hash,
    path: &[Hash],
) -> Result<(), ProofError> {
    if index >= size || size > SIZE_MAX {
        return Err(ProofError);
    }
    let proof = InclusionProof::try_from_bytes(bytes(path)).map_err(|_| ProofError)?;
    root(size, tree).verify_inclusion(&entry, index, &proof).map_err(|_| ProofError)
}

/// Verifies that the tree of `size` entries continues the one of `former_size`; an empty tree is continued by any.
///
/// # Errors
/// [`ProofError`] where it is not shown.
pub fn verify_consistency(
    former_size: u64,
    former: &Hash,
    size: u64,
    tree: &Hash,
    path: &[Hash],
) -> Result<(), ProofError> {
    if former_size > size || size > SIZE_MAX {
        return Err(ProofError);
    }
    if former_size == 0 {
        return if path.is_empty() && *former == super::empty_root() { Ok(()) } else { Err(ProofError) };
    }
    let proof = ConsistencyProof::try_from_bytes(bytes(path)).map_err(|_| ProofError)?;
    root(size, tree).verify_consistency(&root(former_size, former), &proof).map_err(|_| ProofError)
}

/// The two roots that a consistency proof gives: of the former tree, and of the tree. Where the former size is a power of two
/// the proof begins with the former root, as RFC 9162 puts it there.
///
/// Where the second is the root of a signed checkpoint, the first is what that log had at the former size, whoever made the proof.
pub(crate) fn roots_of_consistency(former_size: u64, size: u64, path: &[Hash]) -> Option<(Hash, Hash)> {
    if former_size == 0 || former_size >= size || size > SIZE_MAX {
        return None;
    }
    // Each step down from the root: whether the former tree ends in the left half.
    let mut lefts = Vec::new();
    let (mut from, mut to) = (0, size);
    while to != former_size {
        let middle = from + split(to - from);
        lefts.push(former_size <= middle);
        if former_size <= middle { to = middle } else { from = middle }
    }
    let (first, rest) = path.split_first()?;
    if rest.len() != lefts.len() {
        return None;
    }
    let (mut former, mut tree) = (*first, *first);
    for (sibling, left) in rest.iter().zip(lefts.iter().rev()) {
        if *left {
            tree = node_hash(&tree, sibling);
        } else {
            former = node_hash(sibling, &former);
            tree = node_hash(sibling, &tree);
        }
    }
    Some((former, tree))
}
