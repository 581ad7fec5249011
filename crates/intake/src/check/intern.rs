//! Gives each distinct cell of a column, in one chunk, a small number.

use std::hash::{BuildHasher, RandomState};

/// Cells up to that length are their own key.
const SHORT_BYTES: usize = 15;
/// The last byte of the key of a longer cell.
const LONG: u128 = 0xFF << 120;
/// The key of no cell.
const NONE: u128 = 0x7F << 120;

/// Cells are numbered in order of first appearance; a chunk is forgotten before the next.
pub(super) struct Interner {
    /// Slot to number plus one; 0 is free. Its length is a power of two.
    slots: Vec<u32>,
    /// Of each distinct cell: itself and its length where it is short, otherwise its hash.
    keys: Vec<u128>,
    /// Where each distinct cell first stands in the chunk.
    places: Vec<(u32, u32)>,
    /// So that a file cannot be written to make all its cells collide.
    seed: u64,
    /// The cell before: columns often repeat themselves.
    last: (u128, u32),
}

impl Interner {
    pub(super) fn new() -> Self {
        let seed = RandomState::new().hash_one(0u8) | 1;
        Self { slots: vec![0; 256], keys: Vec::new(), places: Vec::new(), seed, last: (NONE, 0) }
    }

    /// Forgets the chunk before.
    pub(super) fn clear(&mut self) {
        self.slots.fill(0);
        self.keys.clear();
        self.places.clear();
        self.last = (NONE, 0);
    }

    /// Distinct cells, in order of their numbers.
    pub(super) fn places(&self) -> &[(u32, u32)] {
        &self.places
    }

    /// The number of the cell `start..end` of the chunk.
    pub(super) fn number(&mut self, bytes: &[u8], place: (u32, u32)) -> u32 {
        let key = key_of(bytes, place, self.seed);
        if key == self.last.0 {
            return self.last.1;
        }
        let long = key & LONG == LONG;
        let mask = self.slots.len() - 1;
        let mut slot = spread(key, self.seed) as usize & mask;
        let number = loop {
            let Some(number) = self.slots[slot].checked_sub(1) else { break self.add(slot, key, place) };
            if self.keys[number as usize] == key && (!long || self.is_same(bytes, number, place)) {
                break number;
            }
            slot = (slot + 1) & mask;
        };
        if !long {
            self.last = (key, number);
        }
        number
    }

    fn is_same(&self, bytes: &[u8], number: u32, place: (u32, u32)) -> bool {
        let (start, end) = self.places[number as usize];
        bytes[start as usize..end as usize] == bytes[place.0 as usize..place.1 as usize]
    }

    /// Numbers every cell by itself, without looking for equal ones: for columns where nearly all differ.
    pub(super) fn number_apart(&mut self, place: (u32, u32)) -> u32 {
        self.places.push(place);
        self.places.len() as u32 - 1
    }

    fn add(&mut self, slot: usize, key: u128, place: (u32, u32)) -> u32 {
        let number = self.places.len() as u32;
        self.slots[slot] = number + 1;
        self.keys.push(key);
        self.places.push(place);
        if self.places.len() * 2 > self.slots.len() {
            self.grow();
        }
        number
    }

    fn grow(&mut self) {
        let length = self.slots.len() * 4;
        self.slots.clear();
        self.slots.resize(length, 0);
        for (number, key) in self.keys.iter().enumerate() {
            let mut slot = spread(*key, self.seed) as usize & (length - 1);
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (length - 1);
            }
            self.slots[slot] = number as u32 + 1;
        }
    }
}

#[inline]
fn key_of(bytes: &[u8], place: (u32, u32), seed: u64) -> u128 {
    let (start, end) = (place.0 as usize, place.1 as usize);
    let length = end - start;
    if length > SHORT_BYTES {
        return u128::from(hash_cell(&bytes[start..end], seed)) | LONG;
    }
    let word = match bytes.get(start..start + 16) {
        Some(word) => u128::from_le_bytes(word.try_into().expect("sixteen bytes")),
        None => bytes[start..end].iter().rev().fold(0, |word, byte| (word << 8) | u128::from(*byte)),
    };
    (word & !(u128::MAX << (length * 8))) | ((length as u128) << 120)
}

#[inline]
fn fold(state: u64, word: u64) -> u64 {
    let product = u128::from(state ^ word) * 0x9E37_79B9_7F4A_7C15;
    (product as u64) ^ ((product >> 64) as u64)
}

#[inline]
fn spread(key: u128, seed: u64) -> u64 {
    fold(fold(key as u64, seed), (key >> 64) as u64 ^ seed.rotate_left(29))
}

/// Multiply and fold, eight bytes at a time.
fn hash_cell(cell: &[u8], seed: u64) -> u64 {
    let (words, rest) = cell.as_chunks::<8>();
    let mut state = seed ^ (cell.len() as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    for word in words {
        state = fold(state, u64::from_le_bytes(*word)).wrapping_add(0x2545_F491_4F6C_DD1D);
    }
    let last = rest.iter().rev().fold(0u64, |last, byte| (last << 8) | u64::from(*byte));
    fold(fold(state, last), seed.rotate_left(32) | 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_cells_share_a_number_through_growth() {
        for length in [4u32, 12, 20] {
            let cell = |number: u32| {
                let mut bytes = vec![b'x'; length as usize];
                bytes[..4].copy_from_slice(&(number % 2500).to_le_bytes());
                bytes
            };
            let text: Vec<u8> = (0..5000).flat_map(cell).collect();
            let mut interner = Interner::new();
            for round in 0..2 {
                interner.clear();
                for cell in 0..5000u32 {
                    let number = interner.number(&text, (cell * length, (cell + 1) * length));
                    assert_eq!(number, cell % 2500, "round {round}");
                }
            }
            assert_eq!(interner.places().len(), 2500);
        }
    }

    #[test]
    fn short_cells_differ_by_length_and_content() {
        let text = b"\0\0ab";
        let mut interner = Interner::new();
        let mut number = |start, end| interner.number(text, (start, end));
        assert_eq!(
            [
                number(0, 0),
                number(0, 1),
                number(0, 2),
                number(2, 3),
                number(3, 4),
                number(2, 3),
                number(4, 4)
            ],
            [0, 1, 2, 3, 4, 3, 0]
        );
    }
}
