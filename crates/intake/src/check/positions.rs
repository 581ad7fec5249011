//! Where some bytes stand in a text, eight bytes at a time.
//!
//! In a table they stand so close together that looking each one up from the last costs more than looking at all bytes.

const LOW_BITS: u64 = 0x7F7F_7F7F_7F7F_7F7F;

/// The positions, in order, of every byte that is one of `N`.
pub(super) struct Positions<'a, const N: usize> {
    bytes: &'a [u8],
    /// Each sought byte, eight times.
    sought: [u64; N],
    /// Where the word at hand begins.
    at: usize,
    /// The high bit of each byte of that word that is sought and was not given yet.
    flags: u64,
}

impl<'a, const N: usize> Positions<'a, N> {
    /// Those at or after `from`, which may be the end.
    pub(super) fn new(bytes: &'a [u8], from: usize, sought: [u8; N]) -> Self {
        let mut positions =
            Self { bytes, sought: sought.map(|byte| u64::from_ne_bytes([byte; 8])), at: from, flags: 0 };
        positions.flags = positions.look();
        positions
    }

    /// The flags of the word at hand; those beyond the end are not set.
    #[inline]
    fn look(&self) -> u64 {
        let rest = self.bytes.get(self.at..).unwrap_or(&[]);
        match rest.first_chunk::<8>() {
            Some(word) => self.flags_of(u64::from_le_bytes(*word)),
            None => {
                let word = rest.iter().rev().fold(0, |word, byte| (word << 8) | u64::from(*byte));
                self.flags_of(word) & !(u64::MAX << (rest.len() * 8))
            }
        }
    }

    #[inline]
    fn flags_of(&self, word: u64) -> u64 {
        self.sought.iter().fold(0, |flags, sought| {
            let differs = word ^ sought;
            // The high bit of a byte stays 0 there where all of its bits are.
            flags | !(((differs & LOW_BITS) + LOW_BITS) | differs | LOW_BITS)
        })
    }
}

impl<const N: usize> Iterator for Positions<'_, N> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.flags == 0 {
            self.at += 8;
            if self.at >= self.bytes.len() {
                return None;
            }
            self.flags = self.look();
        }
        let position = self.at + (self.flags.trailing_zeros() / 8) as usize;
        self.flags &= self.flags - 1;
        Some(position)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn gives_each_of_them(bytes in prop::collection::vec(prop_oneof![Just(b';'), Just(b'\n'), Just(0u8), any::<u8>()], 0..60), from in 0..60usize) {
            let from = from.min(bytes.len());
            let expected: Vec<usize> =
                (from..bytes.len()).filter(|at| matches!(bytes[*at], b';' | b'\n' | 0)).collect();
            let found: Vec<usize> = Positions::new(&bytes, from, [b';', b'\n', 0]).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
