//! Where the values of a clause stand, by the path of their key: `to.party`, `cells.accountable`.

use toml::de::{DeTable, DeValue};

use crate::definitions::{Key, KeyType};
use crate::source::Spot;

/// Keys from the block down; the language nests three deep at most.
type Path = [&'static str; 3];

/// A value: its path, its row where it stands in one, its rank where it stands in a list.
#[derive(Debug)]
struct Found {
    path: Path,
    row: u32,
    rank: u32,
    spot: Spot,
}

/// Where the values of a clause stand.
#[derive(Debug, Default)]
pub(crate) struct Spots {
    opening: Spot,
    found: Vec<Found>,
}

impl Spots {
    /// All values of the table that the definitions know, `base` being where its text begins in the file.
    pub(crate) fn of_table(table: &DeTable<'_>, keys: &'static [Key], base: usize, opening: Spot) -> Self {
        let mut spots = Self { opening, found: Vec::with_capacity(table.len() * 2) };
        spots.walk(table, keys, Cursor { base, path: [""; 3], depth: 0, row: 0 });
        spots.found.sort_unstable_by_key(|found| (found.path, found.row, found.rank));
        spots
    }

    fn walk(&mut self, table: &DeTable<'_>, keys: &'static [Key], at: Cursor) {
        for (name, value) in table {
            let Some(key) = keys.iter().find(|key| key.name == name.get_ref()) else { continue };
            let mut path = at.path;
            let Some(last) = path.get_mut(at.depth) else { continue };
            *last = key.name;
            let below = Cursor { path, depth: at.depth + 1, ..at };
            let mut add = |row, rank, range: std::ops::Range<usize>| {
                let spot = Spot::shifted(&range, at.base);
                self.found.push(Found { path, row, rank: rank as u32, spot });
            };
            match (key.value, value.get_ref()) {
                (KeyType::Rows(keys), DeValue::Array(rows)) => {
                    for (row, one) in rows.iter().enumerate() {
                        self.found.push(Found {
                            path,
                            row: row as u32,
                            rank: 0,
                            spot: Spot::shifted(&one.span(), at.base),
                        });
                        if let DeValue::Table(table) = one.get_ref() {
                            self.walk(table, keys, Cursor { row: row as u32, ..below });
                        }
                    }
                }
                (_, DeValue::Array(items)) => {
                    items.iter().enumerate().for_each(|(rank, item)| add(at.row, rank, item.span()));
                }
                (KeyType::Table(keys), DeValue::Table(table)) => {
                    add(at.row, 0, value.span());
                    self.walk(table, keys, below);
                }
                _ => add(at.row, 0, value.span()),
            }
        }
    }

    /// The line that opens the block.
    pub(crate) fn opening(&self) -> Spot {
        self.opening
    }

    /// The value of that path, the first one where it is a list; the line that opens the block where it isn't written.
    pub(crate) fn of(&self, path: &str) -> Spot {
        self.at(path, 0, 0)
    }

    /// The value of that rank in a list, or in the row of that rank.
    pub(crate) fn nth(&self, path: &str, rank: usize) -> Spot {
        self.find(path, 0, rank).unwrap_or_else(|| self.at(path, rank, 0))
    }

    /// The value of that rank in that row.
    pub(crate) fn at(&self, path: &str, row: usize, rank: usize) -> Spot {
        self.find(path, row, rank).unwrap_or(self.opening)
    }

    fn find(&self, path: &str, row: usize, rank: usize) -> Option<Spot> {
        let wanted = (split(path), row as u32, rank as u32);
        let place = self
            .found
            .binary_search_by(|found| (comparable(&found.path), found.row, found.rank).cmp(&wanted));
        place.ok().map(|place| self.found[place].spot)
    }

    /// Whether the key is written.
    pub(crate) fn has(&self, path: &str) -> bool {
        let wanted = split(path);
        self.found.iter().any(|found| comparable(&found.path) == wanted)
    }
}

/// Where the walk is.
#[derive(Clone, Copy)]
struct Cursor {
    base: usize,
    path: Path,
    depth: usize,
    row: u32,
}

fn split(path: &str) -> [&str; 3] {
    let mut parts = path.split('.');
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

fn comparable(path: &Path) -> [&str; 3] {
    *path
}
