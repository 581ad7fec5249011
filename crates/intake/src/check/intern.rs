//! Gives each distinct cell of a column, in one chunk, a small number.

use std::hash::{BuildHasher, RandomState};

/// Cells up to that length are their own key.
const SHORT_BYTES: usize = 15;
/// The last byte of the key of a longer cell.
const LONG: u128 = 0xFF << 120;
/// The key of no cell.
const NONE: u128 = 0x7F << 120;
/// Cells that are looked up side by side.
const BATCH: usize = 64;
const SLOTS_MIN: usize = 256;

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
}

/// The distinct cells of a former chunk, and what was said of each: most stand in the next one too.
pub(super) struct Former<T> {
    slots: Vec<u32>,
    keys: Vec<u128>,
    said: Vec<T>,
}

impl<T> Former<T> {
    pub(super) fn new() -> Self {
        Self { slots: vec![0; SLOTS_MIN], keys: Vec::new(), said: Vec::new() }
    }

    pub(super) fn clear(&mut self) {
        self.slots.fill(0);
        self.keys.clear();
        self.said.clear();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

impl Interner {
    pub(super) fn new() -> Self {
        let seed = RandomState::new().hash_one(0u8) | 1;
        Self { slots: vec![0; SLOTS_MIN], keys: Vec::new(), places: Vec::new(), seed }
    }

    /// Forgets the chunk before.
    pub(super) fn clear(&mut self) {
        self.slots.fill(0);
        self.keys.clear();
        self.places.clear();
    }

    /// Hands over the chunk before and what was said of its cells, unless fewer than what is known of a former one.
    /// No more than `left` cells are kept, which is lowered by as many.
    pub(super) fn hand_over<T>(&mut self, said: &mut Vec<T>, former: &mut Former<T>, left: &mut usize) {
        if (former.keys.len()..=*left).contains(&self.keys.len()) {
            std::mem::swap(&mut self.slots, &mut former.slots);
            std::mem::swap(&mut self.keys, &mut former.keys);
            std::mem::swap(said, &mut former.said);
        }
        if former.keys.len() > *left {
            *former = Former::new();
        }
        *left -= former.keys.len();
    }

    /// What was said in a former chunk of the cell of that number; of long cells it is not known.
    pub(super) fn said_before<'f, T>(&self, number: usize, former: &'f Former<T>) -> Option<&'f T> {
        let key = *self.keys.get(number).filter(|key| !is_long(**key))?;
        let mask = former.slots.len() - 1;
        let mut slot = spread(key, self.seed) as usize & mask;
        loop {
            let number = former.slots[slot].checked_sub(1)? as usize;
            if former.keys[number] == key {
                return former.said.get(number);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Distinct cells, in order of their numbers.
    pub(super) fn places(&self) -> &[(u32, u32)] {
        &self.places
    }

    /// Appends the numbers of these cells of the chunk.
    ///
    /// A batch at a time, each step for all its cells: what one cell waits for in memory is fetched while others are looked at.
    pub(super) fn number(
        &mut self,
        bytes: &[u8],
        mut cells: impl Iterator<Item = (u32, u32)>,
        codes: &mut Vec<u32>,
    ) {
        let mut places = [(0, 0); BATCH];
        let mut keys = [NONE; BATCH];
        let mut known = [0; BATCH];
        loop {
            let mut count = 0;
            for (place, key) in places.iter_mut().zip(&mut keys) {
                let Some(next) = cells.next() else { break };
                *place = next;
                *key = key_of(bytes, next, self.seed);
                count += 1;
            }
            let mask = self.slots.len() - 1;
            for (number, key) in known.iter_mut().zip(&keys[..count]) {
                *number = self.slots[spread(*key, self.seed) as usize & mask];
            }
            for ((place, key), number) in places.iter().zip(&keys).zip(&known).take(count) {
                // A number stays that of its cell, even where the slots have grown since it was looked up.
                let found = number.checked_sub(1).filter(|number| self.keys[*number as usize] == *key);
                codes.push(match found {
                    Some(number) if !is_long(*key) || self.is_same(bytes, number, *place) => number,
                    _ => self.find_or_add(bytes, *place, *key),
                });
            }
            if count < BATCH {
                return;
            }
        }
    }

    #[inline(never)]
    fn find_or_add(&mut self, bytes: &[u8], place: (u32, u32), key: u128) -> u32 {
        let mask = self.slots.len() - 1;
        let mut slot = spread(key, self.seed) as usize & mask;
        loop {
            let Some(number) = self.slots[slot].checked_sub(1) else { return self.add(slot, key, place) };
            let same = self.keys[number as usize] == key;
            if same && (!is_long(key) || self.is_same(bytes, number, place)) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
    }

    fn is_same(&self, bytes: &[u8], number: u32, place: (u32, u32)) -> bool {
        let (start, end) = self.places[number as usize];
        bytes[start as usize..end as usize] == bytes[place.0 as usize..place.1 as usize]
    }

    /// Puts memory aside for so many distinct cells.
    pub(super) fn expect(&mut self, distinct: usize) {
        self.places.reserve_exact(distinct.saturating_sub(self.places.len()));
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
fn is_long(key: u128) -> bool {
    key & LONG == LONG
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
                let mut numbers = Vec::new();
                let cells = (0..5000u32).map(|cell| (cell * length, (cell + 1) * length));
                interner.number(&text, cells, &mut numbers);
                let expected: Vec<u32> = (0..5000).map(|cell| cell % 2500).collect();
                assert_eq!(numbers, expected, "round {round}");
            }
            assert_eq!(interner.places().len(), 2500);
        }
    }

    #[test]
    fn no_more_is_kept_of_former_chunks_than_allowed() {
        let text: Vec<u8> = (0..40_u8).collect();
        let (mut interner, mut former) = (Interner::new(), Former::new());
        for (cells, left, kept) in
            [(40, 40, 40), (20, 40, 40), (30, 35, 0), (30, 35, 30), (40, 35, 30), (0, 29, 0), (10, 9, 0)]
        {
            interner.number(&text, (0..cells).map(|cell| (cell, cell + 1)), &mut Vec::new());
            let mut allowed = left;
            interner.hand_over(&mut (0..cells).collect(), &mut former, &mut allowed);
            interner.clear();
            assert_eq!(
                (former.keys.len(), former.said.len(), left - allowed),
                (kept, kept, kept),
                "{cells} of {left}"
            );
        }
    }

    #[test]
    fn short_cells_differ_by_length_and_content() {
        let text = b"\0\0ab";
        let mut interner = Interner::new();
        let cells = [(0, 0), (0, 1), (0, 2), (2, 3), (3, 4), (2, 3), (4, 4)];
        let mut numbers = Vec::new();
        interner.number(text, cells.into_iter(), &mut numbers);
        assert_eq!(numbers, [0, 1, 2, 3, 4, 3, 0]);
    }
}
