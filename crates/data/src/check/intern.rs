//! Gives each distinct cell of a column, in one chunk, a small number.

use std::hash::{BuildHasher, RandomState};

/// Cells are numbered in order of first appearance; a chunk is forgotten before the next.
pub(super) struct Interner {
    /// Slot to number plus one; 0 is free. Its length is a power of two.
    slots: Vec<u32>,
    hashes: Vec<u32>,
    /// Where each distinct cell first stands in the chunk.
    places: Vec<(u32, u32)>,
    /// So that a file cannot be written to make all its cells collide.
    seed: u64,
}

impl Interner {
    pub(super) fn new() -> Self {
        let seed = RandomState::new().hash_one(0u8);
        Self { slots: vec![0; 1024], hashes: Vec::new(), places: Vec::new(), seed }
    }

    /// Forgets the column before.
    pub(super) fn clear(&mut self) {
        self.slots.fill(0);
        self.hashes.clear();
        self.places.clear();
    }

    /// Distinct cells, in order of their numbers.
    pub(super) fn places(&self) -> &[(u32, u32)] {
        &self.places
    }

    /// The number of the cell `start..end` of the chunk.
    pub(super) fn number(&mut self, bytes: &[u8], place: (u32, u32)) -> u32 {
        let cell = &bytes[place.0 as usize..place.1 as usize];
        let hash = hash_cell(cell, self.seed);
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while let Some(number) = self.slots[slot].checked_sub(1) {
            if self.hashes[number as usize] == hash {
                let (start, end) = self.places[number as usize];
                if &bytes[start as usize..end as usize] == cell {
                    return number;
                }
            }
            slot = (slot + 1) & mask;
        }
        let number = self.places.len() as u32;
        self.slots[slot] = number + 1;
        self.hashes.push(hash);
        self.places.push(place);
        if self.places.len() * 2 > self.slots.len() {
            self.grow();
        }
        number
    }

    /// Numbers every cell by itself, without looking for equal ones: for columns where nearly all differ.
    pub(super) fn number_apart(&mut self, place: (u32, u32)) -> u32 {
        self.places.push(place);
        self.places.len() as u32 - 1
    }

    fn grow(&mut self) {
        let length = self.slots.len() * 4;
        self.slots.clear();
        self.slots.resize(length, 0);
        for (number, hash) in self.hashes.iter().enumerate() {
            let mut slot = *hash as usize & (length - 1);
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (length - 1);
            }
            self.slots[slot] = number as u32 + 1;
        }
    }
}

/// Multiply and fold, eight bytes at a time.
fn hash_cell(cell: &[u8], seed: u64) -> u32 {
    let fold = |state: u64, word: u64| {
        let product = u128::from(state ^ word) * 0x9E37_79B9_7F4A_7C15;
        (product as u64) ^ ((product >> 64) as u64)
    };
    let (words, rest) = cell.as_chunks::<8>();
    let mut state = seed ^ (cell.len() as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    for word in words {
        state = fold(state, u64::from_le_bytes(*word)).wrapping_add(0x2545_F491_4F6C_DD1D);
    }
    let last = rest.iter().rev().fold(0u64, |last, byte| (last << 8) | u64::from(*byte));
    let hash = fold(fold(state, last), seed.rotate_left(32) | 1);
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_cells_share_a_number_through_growth() {
        let text: Vec<u8> = (0..5000u32).flat_map(|number| (number % 2500).to_le_bytes()).collect();
        let mut interner = Interner::new();
        for round in 0..2 {
            interner.clear();
            for cell in 0..5000u32 {
                let number = interner.number(&text, (cell * 4, cell * 4 + 4));
                assert_eq!(number, cell % 2500, "round {round}");
            }
        }
        assert_eq!(interner.places().len(), 2500);
    }
}
