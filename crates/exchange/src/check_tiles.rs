//! Looks at the tiles that no checkpoint speaks of any more, or not yet: shorter ones that a longer one replaced, and longer ones that a node
//! which stopped had written before it signed. Each must say what the tree says, as far as both go.
//!
//! The tiles of the tree itself are `check_tree` of `entente-audit`. A file whose name is no tile's is nobody's evidence and is left alone.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use entente_audit::{TileKind, TilePath, Tiles as _, read_entries};

use crate::log_folder::LogFolder;

/// How the tiles on the disk are, beside those of the tree.
#[derive(Debug, Default)]
pub(crate) struct OtherTiles {
    /// Those that contradict the tree, or hold what no tile holds.
    pub(crate) wrong: Vec<String>,
    /// Tiles of entries that are there, at least in part.
    pub(crate) entries: HashSet<u64>,
}

/// Looks at all of them; `size` is that of the signed tree.
pub(crate) fn other_tiles(folder: &LogFolder, size: u64) -> OtherTiles {
    let mut found = OtherTiles::default();
    let mut former: Option<(TilePath, Option<Vec<Vec<u8>>>)> = None;
    for path in tile_paths(folder.root()) {
        if path.kind == TileKind::Entries {
            found.entries.insert(path.index);
        }
        // Beyond the tree nothing is signed: it will be written again.
        let Some(own) = TilePath::in_tree(path.kind, path.index, size).filter(|own| *own != path) else {
            continue;
        };
        if former.as_ref().is_none_or(|(known, _)| *known != own) {
            former = Some((own, parts(folder, &own)));
        }
        // A tile of the tree that cannot be read is named where the tree is checked.
        let Some((_, Some(expected))) = &former else { continue };
        let same = parts(folder, &path)
            .is_some_and(|read| read.iter().zip(expected).all(|(one, other)| one == other));
        if !same {
            found.wrong.push(path.to_string());
        }
    }
    found
}

/// What a tile holds, one after the other; `None` where it does not hold so many, or cannot be read.
fn parts(folder: &LogFolder, path: &TilePath) -> Option<Vec<Vec<u8>>> {
    let bytes = folder.read(path).ok()??;
    let parts: Vec<Vec<u8>> = match path.kind {
        TileKind::Entries => read_entries(&bytes)?.into_iter().map(<[u8]>::to_vec).collect(),
        TileKind::Hashes(_) if bytes.len() % 32 == 0 => bytes.chunks(32).map(<[u8]>::to_vec).collect(),
        TileKind::Hashes(_) => return None,
    };
    (parts.len() == usize::from(path.width)).then_some(parts)
}

/// The tiles that are there, those of one place together.
fn tile_paths(root: &Path) -> Vec<TilePath> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.join("tile")];
    while let Some(folder) = folders.pop() {
        // What cannot be listed is absent to the check of the tree, which names it.
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else if let Some(tile) =
                path.strip_prefix(root).ok().and_then(|name| name.to_str()?.parse().ok())
            {
                found.push(tile);
            }
        }
    }
    found.sort_by_key(|tile: &TilePath| (tile.kind, tile.index, tile.width));
    found
}
