//! Uniqueness: rows whose key already stands in the file, found by their 64-bit keyed hashes.
//!
//! Two different keys share a hash with a probability of about n²/2^65: 4 in a million for 12 million rows. The space of
//! hashes has 256 shares; workers put those of a chunk by share, so that each share is looked through by itself, in a set
//! that the processor's cache holds. Memory is bounded: beyond 16 million rows hashes go to an unnamed temporary file.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::hash::{BuildHasherDefault, Hasher};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use entente_model::FindingGroup;

use super::keys::NO_KEY;
use super::tally::RowBits;

const SHARES: usize = 256;
/// Rows of which all keys together are held in memory; 9 bytes each.
const ROWS_IN_MEMORY_MAX: usize = 16 << 20;
/// Bytes read or written at a time.
const BLOCK_BYTES: usize = 1 << 19;
/// Repeats kept before all but the first ones are dropped.
const KEPT_MAX: usize = 1024;

/// The share of a hash: of bits by which a set tells its places apart last.
fn share_of(hash: u64) -> u8 {
    (hash >> 48) as u8
}

/// The hashes of one key in one chunk, put by share; those of a share keep the order of their rows.
pub(super) struct ChunkKeys {
    hashes: Vec<u64>,
    /// Where each share starts, and the last one ends.
    starts: [u32; SHARES + 1],
    /// The share of each row: what tells the rows of a share's hashes.
    shares: Vec<u8>,
}

impl ChunkKeys {
    /// Those of the rows in order.
    pub(super) fn new(of_rows: &[u64]) -> Self {
        let shares: Vec<u8> = of_rows.iter().map(|hash| share_of(*hash)).collect();
        let mut starts = [0; SHARES + 1];
        shares.iter().for_each(|share| starts[usize::from(*share) + 1] += 1);
        (0..SHARES).for_each(|share| starts[share + 1] += starts[share]);
        let mut ends = starts;
        let mut hashes = vec![NO_KEY; of_rows.len()];
        for (hash, share) in of_rows.iter().zip(&shares) {
            let end = &mut ends[usize::from(*share)];
            hashes[*end as usize] = *hash;
            *end += 1;
        }
        Self { hashes, starts, shares }
    }

    fn of_share(&self, share: u8) -> &[u64] {
        let share = usize::from(share);
        &self.hashes[self.starts[share] as usize..self.starts[share + 1] as usize]
    }
}

/// The hashes of one key, of all rows.
pub(super) struct KeyIndex {
    recent: Vec<ChunkKeys>,
    recent_rows: usize,
    recent_rows_max: usize,
    file: Option<Mutex<File>>,
    spills: Vec<Spill>,
}

/// What was written at one time: the hashes of each share in turn, then the share of each row.
struct Spill {
    offset: u64,
    first_row: u64,
    /// Where each share starts, in hashes from `offset`; the last one ends at the number of rows.
    starts: Vec<u64>,
}

/// Rows that repeat a key.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Repeats {
    /// How many rows repeat a key that stands above them.
    pub(super) count: u64,
    /// The first of them, and where their key stands first.
    pub(super) first: Vec<Repeat>,
    /// The keys that are repeated most: one of their rows, and how many rows repeat it.
    pub(super) most: Vec<(u64, u64)>,
    /// All the rows that repeat a key.
    pub(super) rows: RowBits,
}

/// A row that repeats the key of a former one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Repeat {
    pub(super) row: u64,
    pub(super) first_row: u64,
}

/// Hashes are told apart by themselves.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, _: &[u8]) {
        unreachable!("only hashes, which are whole numbers, are put in the sets");
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

type Hashes = HashSet<u64, BuildHasherDefault<AsItIs>>;

/// A key that stands several times.
struct Repeated {
    first_row: u64,
    second_row: u64,
    count: u64,
}

impl KeyIndex {
    /// One of that many, which share the memory.
    pub(super) fn new(keys: usize) -> Self {
        let recent_rows_max = ROWS_IN_MEMORY_MAX / keys.max(1);
        Self { recent: Vec::new(), recent_rows: 0, recent_rows_max, file: None, spills: Vec::new() }
    }

    /// Adds those of the next chunk.
    pub(super) fn add(&mut self, chunk: ChunkKeys) -> io::Result<()> {
        self.recent_rows += chunk.shares.len();
        self.recent.push(chunk);
        if self.recent_rows >= self.recent_rows_max { self.spill() } else { Ok(()) }
    }

    fn first_recent_row(&self) -> u64 {
        self.spills.last().map_or(0, |spill| spill.first_row + spill.rows())
    }

    fn spill(&mut self) -> io::Result<()> {
        let first_row = self.first_recent_row();
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(Mutex::new(tempfile::tempfile()?)),
        };
        let file = file.get_mut().expect("no thread panics while it reads");
        let offset = file.seek(SeekFrom::End(0))?;
        let mut writer = BufWriter::with_capacity(BLOCK_BYTES, file);
        let mut starts = vec![0];
        for share in 0..=u8::MAX {
            for chunk in &self.recent {
                for hash in chunk.of_share(share) {
                    writer.write_all(&hash.to_le_bytes())?;
                }
            }
            let hashes: usize = self.recent.iter().map(|chunk| chunk.of_share(share).len()).sum();
            starts.push(starts[usize::from(share)] + hashes as u64);
        }
        for chunk in &self.recent {
            writer.write_all(&chunk.shares)?;
        }
        writer.flush()?;
        drop(writer);
        self.spills.push(Spill { offset, first_row, starts });
        self.recent.clear();
        self.recent_rows = 0;
        Ok(())
    }

    /// Finds the repeats and marks their rows: two threads, a share at a time.
    pub(super) fn repeats(self, blocked: &mut RowBits) -> io::Result<Repeats> {
        let next = AtomicUsize::new(0);
        let look = || {
            let (mut seen, mut repeats) = (Hashes::default(), Repeats::default());
            while let Ok(share) = u8::try_from(next.fetch_add(1, Ordering::Relaxed)) {
                self.look_through(share, &mut seen, &mut repeats)?;
            }
            Ok::<_, io::Error>(repeats)
        };
        let (repeats, others) = thread::scope(|scope| {
            let other = scope.spawn(look);
            let mine = look();
            (mine, other.join().expect("looking through a share does not panic"))
        });
        let (mut repeats, others) = (repeats?, others?);
        repeats.add(others);
        blocked.add(&repeats.rows, 0);
        Ok(repeats)
    }

    /// Adds the rows of one share that repeat a key.
    fn look_through(&self, share: u8, seen: &mut Hashes, repeats: &mut Repeats) -> io::Result<()> {
        seen.clear();
        let mut repeated: HashMap<u64, Option<Repeated>, BuildHasherDefault<AsItIs>> = HashMap::default();
        self.each_hash(share, &mut |hash| {
            if hash != NO_KEY && !seen.insert(hash) {
                repeated.insert(hash, None);
            }
        })?;
        if repeated.is_empty() {
            return Ok(());
        }
        self.each_row(share, &mut |row, hash| match repeated.get_mut(&hash) {
            None => {}
            Some(new @ None) => *new = Some(Repeated { first_row: row, second_row: row, count: 0 }),
            Some(Some(known)) => {
                known.count += 1;
                if known.count == 1 {
                    known.second_row = row;
                }
                repeats.add_row(row, known.first_row);
            }
        })?;
        for known in repeated.into_values().flatten() {
            repeats.add_key(known.second_row, known.count);
        }
        repeats.keep_first();
        Ok(())
    }

    /// Tells the hashes of a share, in the order of their rows.
    fn each_hash(&self, share: u8, tell: &mut dyn FnMut(u64)) -> io::Result<()> {
        for spill in &self.spills {
            self.each_spilled(spill, share, tell)?;
        }
        self.recent.iter().flat_map(|chunk| chunk.of_share(share)).for_each(|hash| tell(*hash));
        Ok(())
    }

    /// Tells the rows of a share and their hashes, in order.
    fn each_row(&self, share: u8, tell: &mut dyn FnMut(u64, u64)) -> io::Result<()> {
        let mut block = Vec::new();
        for spill in &self.spills {
            let mut rows = Vec::new();
            let (mut read, all) = (0, spill.rows());
            while read < all {
                block.resize(BLOCK_BYTES.min((all - read) as usize), 0);
                self.read_at(spill.offset + 8 * all + read, &mut block)?;
                rows.extend(memchr::memchr_iter(share, &block).map(|at| read as u32 + at as u32));
                read += block.len() as u64;
            }
            let mut rows = rows.into_iter();
            self.each_spilled(spill, share, &mut |hash| {
                let row = rows.next().expect("each hash of a share has its row");
                tell(spill.first_row + u64::from(row), hash);
            })?;
        }
        let mut first_row = self.first_recent_row();
        for chunk in &self.recent {
            let rows = memchr::memchr_iter(share, &chunk.shares);
            rows.zip(chunk.of_share(share)).for_each(|(row, hash)| tell(first_row + row as u64, *hash));
            first_row += chunk.shares.len() as u64;
        }
        Ok(())
    }

    fn each_spilled(&self, spill: &Spill, share: u8, tell: &mut dyn FnMut(u64)) -> io::Result<()> {
        let share = usize::from(share);
        let (mut at, end) = (8 * spill.starts[share], 8 * spill.starts[share + 1]);
        let mut block = Vec::new();
        while at < end {
            block.resize(BLOCK_BYTES.min((end - at) as usize), 0);
            self.read_at(spill.offset + at, &mut block)?;
            block.as_chunks().0.iter().for_each(|word| tell(u64::from_le_bytes(*word)));
            at += block.len() as u64;
        }
        Ok(())
    }

    fn read_at(&self, offset: u64, block: &mut [u8]) -> io::Result<()> {
        let file = self.file.as_ref().expect("what is spilled has a file");
        let mut file = file.lock().expect("no thread panics while it reads");
        file.seek(SeekFrom::Start(offset))?;
        file.read_exact(block)
    }
}

impl Spill {
    fn rows(&self) -> u64 {
        self.starts[SHARES]
    }
}

impl Repeats {
    fn add_row(&mut self, row: u64, first_row: u64) {
        self.count += 1;
        self.rows.set(row);
        self.first.push(Repeat { row, first_row });
        if self.first.len() > KEPT_MAX {
            self.keep_first();
        }
    }

    fn add_key(&mut self, row: u64, count: u64) {
        self.most.push((row, count));
        if self.most.len() > KEPT_MAX {
            self.keep_first();
        }
    }

    fn add(&mut self, others: Self) {
        self.count += others.count;
        self.first.extend(others.first);
        self.most.extend(others.most);
        self.rows.add(&others.rows, 0);
        self.keep_first();
    }

    fn keep_first(&mut self) {
        self.first.sort_unstable();
        self.first.truncate(FindingGroup::PLACES_MAX);
        self.most.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        self.most.truncate(FindingGroup::EXAMPLES_MAX);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn index_of(chunks: &[Vec<u64>], rows_max: usize) -> KeyIndex {
        let mut index = KeyIndex { recent_rows_max: rows_max, ..KeyIndex::new(1) };
        for chunk in chunks {
            index.add(ChunkKeys::new(chunk)).expect("it is kept");
        }
        index
    }

    #[test]
    fn finds_the_rows_that_repeat_a_key() {
        let mut blocked = RowBits::default();
        let index = index_of(&[vec![7, NO_KEY, 9, 7], vec![NO_KEY, 9, 7, 8]], 4);
        let repeats = index.repeats(&mut blocked).expect("they are found");
        let repeat = |row, first_row| Repeat { row, first_row };
        assert_eq!(repeats.count, 3);
        assert_eq!(repeats.first, [repeat(3, 0), repeat(5, 2), repeat(6, 0)]);
        assert_eq!(repeats.most, [(3, 2), (5, 1)]);
        assert_eq!(blocked.count(), 3);
    }

    /// Those found by comparing each row with all the former ones.
    fn naive(hashes: &[u64]) -> Repeats {
        let mut repeats = Repeats::default();
        for (row, hash) in hashes.iter().enumerate().filter(|(_, hash)| **hash != NO_KEY) {
            let first = hashes.iter().position(|other| other == hash).expect("it holds itself");
            let before = hashes[..row].iter().filter(|other| *other == hash).count();
            if before > 0 {
                repeats.add_row(row as u64, first as u64);
            }
            if before == 1 {
                let count = hashes.iter().filter(|other| *other == hash).count() - 1;
                repeats.add_key(row as u64, count as u64);
            }
        }
        repeats.keep_first();
        repeats
    }

    proptest! {
        #[test]
        fn finds_what_comparing_all_rows_finds(
            chunks in prop::collection::vec(prop::collection::vec(0_u64..12, 0..30), 0..12),
            spread in prop::sample::select(vec![1_u64, 1 << 47, 1 << 48, 0x9E37_79B9_7F4A_7C15]),
            rows_max in 1_usize..80,
        ) {
            let spread = |chunk: &Vec<u64>| chunk.iter().map(|hash| hash.wrapping_mul(spread)).collect();
            let chunks: Vec<Vec<u64>> = chunks.iter().map(spread).collect();
            let mut blocked = RowBits::default();
            let found = index_of(&chunks, rows_max).repeats(&mut blocked).expect("they are found");
            prop_assert_eq!(&found, &naive(&chunks.concat()));
            prop_assert_eq!(&blocked, &found.rows);
        }
    }
}
