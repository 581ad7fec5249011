//! Draws from a seeded stream.
//!
//! The arithmetic on top of ChaCha8 is our own: a new version of a random library may draw other numbers from the
//! same stream, and the same seed must give the same file for years.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What a stream of draws is for: no two purposes share one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Stream {
    /// Kind, size and divisions of an establishment.
    Structure,
    /// Pupils of an establishment.
    Pupils,
    /// Rows that receive a fault.
    Faults,
    /// Cohorts of an establishment over the years.
    History,
    /// Indicators of an establishment.
    Indicators,
    /// Its connection.
    Connections,
    /// Its premises.
    Premises,
    /// Where pupils of a sector live.
    Homes,
    /// Who leaves for another académie.
    Departures,
}

/// A stream of draws.
#[derive(Clone, Debug)]
pub(crate) struct Draw(ChaCha8Rng);

impl Draw {
    /// The stream of one thing: it depends on nothing that was drawn for another.
    pub(crate) fn new(seed: u64, stream: Stream, index: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        key[8..16].copy_from_slice(&index.to_le_bytes());
        key[16] = stream as u8 + 1;
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A number under `bound`; 0 where `bound` is 0.
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        ((u64::from(self.0.next_u32()) * u64::from(bound)) >> 32) as u32
    }

    /// A number under `bound`; 0 where `bound` is 0.
    pub(crate) fn below_u64(&mut self, bound: u64) -> u64 {
        ((u128::from(self.0.next_u64()) * u128::from(bound)) >> 64) as u64
    }

    /// True `per_mille` times in 1000.
    pub(crate) fn chance(&mut self, per_mille: u32) -> bool {
        self.below(1000) < per_mille
    }

    /// One of the items.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len() as u32) as usize]
    }

    /// A position of a table, by its weights.
    pub(crate) fn weighted(&mut self, table: &Table) -> u8 {
        table.0[(self.0.next_u32() >> (32 - Table::BITS)) as usize]
    }
}

/// Weights turned into slots, so that a weighted draw is one look-up.
#[derive(Clone, Debug)]
pub(crate) struct Table(Vec<u8>);

impl Table {
    const BITS: u32 = 12;

    /// A table over the positions of `weights`. A weight under 1/4096 of the sum may have no slot.
    pub(crate) fn new(weights: &[u32]) -> Self {
        let sum: u64 = weights.iter().map(|&weight| u64::from(weight)).sum();
        let slots = 1u64 << Self::BITS;
        let mut table = Vec::with_capacity(slots as usize);
        let mut reached = 0;
        for (position, &weight) in weights.iter().enumerate() {
            reached += u64::from(weight);
            table.resize((reached * slots / sum.max(1)) as usize, position as u8);
        }
        table.resize(slots as usize, 0);
        Self(table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_stay_under_their_bound_and_streams_differ() {
        let mut draw = Draw::new(1, Stream::Pupils, 0);
        assert!((0..1000).all(|_| draw.below(7) < 7));
        assert_eq!(draw.below(0), 0);
        let first = |stream, index| Draw::new(1, stream, index).below_u64(u64::MAX);
        assert_ne!(first(Stream::Pupils, 0), first(Stream::Pupils, 1));
        assert_ne!(first(Stream::Pupils, 0), first(Stream::Faults, 0));
    }

    #[test]
    fn a_table_follows_its_weights() {
        let table = Table::new(&[1, 0, 3]);
        assert_eq!(table.0.iter().filter(|&&position| position == 0).count(), 1024);
        assert_eq!(table.0.iter().filter(|&&position| position == 1).count(), 0);
        assert_eq!(table.0.iter().filter(|&&position| position == 2).count(), 3072);
    }
}
