//! Numbers drawn from a seed: the same for the same person, whatever the order in which they are asked for.

/// A series of drawings about one thing.
pub(super) struct Draw(u64);

impl Draw {
    pub(super) fn new(seed: u64, number: u32, topic: u64) -> Self {
        let mut draw = Self(seed ^ topic.rotate_left(40) ^ u64::from(number).rotate_left(8));
        draw.next();
        draw
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014): the shortest generator that is even enough for names and classes.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below the bound.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        (self.next() % u64::from(bound.max(1))) as u32
    }

    /// True once in that many.
    pub(super) fn one_in(&mut self, times: u32) -> bool {
        self.below(times) == 0
    }

    pub(super) fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len() as u32) as usize]
    }

    /// A day of the history on which something happens once in that many; never otherwise.
    pub(super) fn day_one_in(&mut self, times: u32) -> Option<u16> {
        let day = 1 + self.below(60) as u16;
        self.one_in(times).then_some(day)
    }
}
