//! The draws of the search: the same table and seed give the same pattern on every machine.
//!
//! SplitMix64: no secret depends on it. Keys and noise take theirs from the system's source.

/// A stream of numbers.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to `bound` less 1; 0 where `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for position in (1..list.len()).rev() {
            list.swap(position, self.below(position + 1));
        }
    }

    /// Keeps at most `kept` elements, drawn.
    pub fn keep_some<T>(&mut self, list: &mut Vec<T>, kept: usize) {
        if list.len() > kept {
            for position in 0..kept {
                let other = position + self.below(list.len() - position);
                list.swap(position, other);
            }
            list.truncate(kept);
        }
    }
}
