//! Work on schools in blocks, on several threads, with results in the order of the blocks.
//!
//! Blocks have a fixed size, whatever the number of threads: sums are made in the same order on every machine, and the
//! same data give the same figures to the last bit.

use std::ops::Range;
use std::sync::Mutex;

/// Schools in a block.
const BLOCK: usize = 2048;

/// Calls `work` for each block of rows, `width` values of `values` a row, and gives the results in order.
pub(crate) fn in_blocks<T: Send>(
    values: &mut [f64],
    width: usize,
    threads: usize,
    work: impl Fn(Range<usize>, &mut [f64]) -> T + Sync,
) -> Vec<T> {
    let rows = values.len().checked_div(width).unwrap_or(0);
    let mut results: Vec<Option<T>> = (0..rows.div_ceil(BLOCK)).map(|_| None).collect();
    let blocks = values.chunks_mut(BLOCK * width.max(1)).zip(results.iter_mut()).enumerate();
    let queue = Mutex::new(blocks);
    let run = || {
        loop {
            let next = match queue.lock() {
                Ok(mut queue) => queue.next(),
                Err(_) => None,
            };
            let Some((block, (slice, result))) = next else { break };
            let first = block * BLOCK;
            *result = Some(work(first..first + slice.len() / width.max(1), slice));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.clamp(1, 64) {
            scope.spawn(run);
        }
        run();
    });
    results.into_iter().flatten().collect()
}

/// Calls `work` for each block of rows and gives the results in order.
pub(crate) fn over_blocks<T: Send>(
    rows: usize,
    threads: usize,
    work: impl Fn(Range<usize>) -> T + Sync,
) -> Vec<T> {
    let mut results: Vec<Option<T>> = (0..rows.div_ceil(BLOCK)).map(|_| None).collect();
    let queue = Mutex::new(results.iter_mut().enumerate());
    let run = || {
        loop {
            let next = match queue.lock() {
                Ok(mut queue) => queue.next(),
                Err(_) => None,
            };
            let Some((block, result)) = next else { break };
            *result = Some(work(block * BLOCK..rows.min((block + 1) * BLOCK)));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.clamp(1, 64) {
            scope.spawn(run);
        }
        run();
    });
    results.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_come_back_in_order_whatever_the_threads() {
        for threads in [0, 1, 3] {
            let mut values = vec![0.0; 2 * 5000];
            let firsts = in_blocks(&mut values, 2, threads, |rows, slice| {
                slice.iter_mut().for_each(|value| *value = rows.start as f64);
                (rows.start, rows.end)
            });
            assert_eq!(firsts, [(0, 2048), (2048, 4096), (4096, 5000)]);
            assert_eq!(values[2 * 4999], 4096.0);
        }
        assert!(in_blocks(&mut [], 3, 2, |_, _| ()).is_empty());
    }
}
