//! Paths of tiles, and the bytes of tiles of hashes and of entries (C2SP tlog-tiles).

use std::fmt;
use std::str::FromStr;

use super::TILE_WIDTH;
use crate::Hash;

/// What a tile holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TileKind {
    /// Entries, each after its length in two bytes.
    Entries,
    /// Hashes of that level: 0 for the leaves, each further one for full tiles of the level below.
    Hashes(u8),
}

/// Which tile: `tile/0/x001/067`, `tile/entries/000.p/12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TilePath {
    /// What it holds.
    pub kind: TileKind,
    /// Its rank in its level, from 0.
    pub index: u64,
    /// How many it holds: 256, or fewer for a partial one.
    pub width: u16,
}

/// The text is not the path of a tile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{text}` is not the path of a tile: it is written like `tile/0/x001/067` or `tile/entries/000.p/12`"
)]
pub struct TilePathError {
    /// The text as given, cut at 80 characters.
    pub text: String,
}

impl TilePath {
    /// The tile of that kind and rank in a tree of `size` entries; `None` where that tree has none.
    pub fn in_tree(kind: TileKind, index: u64, size: u64) -> Option<Self> {
        let first = index.checked_mul(TILE_WIDTH)?;
        let left = count(kind, size).checked_sub(first)?;
        let width = u16::try_from(left.min(TILE_WIDTH)).ok().filter(|width| *width > 0)?;
        Some(Self { kind, index, width })
    }
    /// Whether it is full, and so never changes.
    pub fn is_full(&self) -> bool {
        u64::from(self.width) == TILE_WIDTH
    }
    /// The full tile of that place.
    pub(crate) fn full(self) -> Self {
        Self { width: TILE_WIDTH as u16, ..self }
    }
}

/// How many hashes, or entries, the tiles of that kind hold together.
pub(crate) fn count(kind: TileKind, size: u64) -> u64 {
    match kind {
        TileKind::Entries => size,
        TileKind::Hashes(level) => size.checked_shr(8 * u32::from(level)).unwrap_or(0),
    }
}

impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TileKind::Entries => f.write_str("tile/entries/")?,
            TileKind::Hashes(level) => write!(f, "tile/{level}/")?,
        }
        let mut groups = vec![self.index % 1_000];
        let mut rest = self.index / 1_000;
        while rest > 0 {
            groups.push(rest % 1_000);
            rest /= 1_000;
        }
        for group in groups[1..].iter().rev() {
            write!(f, "x{group:03}/")?;
        }
        write!(f, "{:03}", groups[0])?;
        if self.is_full() { Ok(()) } else { write!(f, ".p/{}", self.width) }
    }
}

impl FromStr for TilePath {
    type Err = TilePathError;
    fn from_str(text: &str) -> Result<Self, TilePathError> {
        let wrong = || TilePathError { text: text.chars().take(80).collect() };
        let read = || {
            let (kind, rest) = text.strip_prefix("tile/")?.split_once('/')?;
            let kind = match kind {
                "entries" => TileKind::Entries,
                level => TileKind::Hashes(level.parse().ok().filter(|level| *level < 64)?),
            };
            let (groups, width) = match rest.split_once(".p/") {
                Some((groups, width)) => (groups, width.parse().ok()?),
                None => (rest, TILE_WIDTH as u16),
            };
            let mut index: u64 = 0;
            for group in groups.split('/') {
                let digits: u64 = group.strip_prefix('x').unwrap_or(group).parse().ok()?;
                index = index.checked_mul(1_000)?.checked_add(digits)?;
            }
            let path = Self { kind, index, width };
            // One way only to write a path.
            (width > 0 && width <= TILE_WIDTH as u16 && path.to_string() == text).then_some(path)
        };
        read().ok_or_else(wrong)
    }
}

/// The bytes of a tile of hashes.
pub(crate) fn write_hashes(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| *hash.as_bytes()).collect()
}

/// The hashes of a tile; `None` where the bytes are not those of so many.
pub(crate) fn read_hashes(bytes: &[u8], width: u16) -> Option<Vec<Hash>> {
    let (hashes, rest) = bytes.as_chunks::<32>();
    let whole = rest.is_empty() && hashes.len() == usize::from(width);
    whole.then(|| hashes.iter().map(|hash| Hash::from_bytes(*hash)).collect())
}

/// The entries of a tile of entries; `None` where the bytes are cut or are not of that form.
pub fn read_entries(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut entries = Vec::new();
    let mut rest = bytes;
    while let Some((length, after)) = rest.split_first_chunk::<2>() {
        let (entry, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        entries.push(entry);
        rest = after;
    }
    rest.is_empty().then_some(entries)
}
