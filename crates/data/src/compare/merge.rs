//! Puts the records of two parts side by side, in the order of their keys, and counts.

use std::cmp::Ordering;

use super::rows::{HEAD_BYTES, KEY_BYTES, RecordLayout, VALUE_BYTES};

/// The counts so far.
pub(super) struct Tally {
    pub(super) added: u64,
    pub(super) gone: u64,
    pub(super) changed: u64,
    pub(super) same: u64,
    /// Rows whose value differs, by compared variable.
    pub(super) variables: Vec<u64>,
}

impl Tally {
    pub(super) fn new(variables: usize) -> Self {
        Self { added: 0, gone: 0, changed: 0, same: 0, variables: vec![0; variables] }
    }

    /// Counts the records of two parts of the same keys.
    pub(super) fn merge(&mut self, former: &[u8], latter: &[u8], layout: &RecordLayout) {
        let (former, latter) = (in_order(former, layout), in_order(latter, layout));
        let (mut left, mut right) = (0, 0);
        while left < former.len() && right < latter.len() {
            match key(former[left]).cmp(key(latter[right])) {
                Ordering::Less => {
                    self.gone += 1;
                    left += 1;
                }
                Ordering::Greater => {
                    self.added += 1;
                    right += 1;
                }
                Ordering::Equal => {
                    let (rows, others) = (run(&former[left..]), run(&latter[right..]));
                    self.of_one_key(rows, others);
                    left += rows.len();
                    right += others.len();
                }
            }
        }
        self.gone += (former.len() - left) as u64;
        self.added += (latter.len() - right) as u64;
    }

    /// Rows of one key. The check lets none stand twice, save in a dataset without key, whose rows are their own key.
    fn of_one_key(&mut self, former: &[&[u8]], latter: &[&[u8]]) {
        // Rows that are the same on both sides first; the others are paired in order.
        let (former_left, latter_left) = self.without_equals(former, latter);
        for (old, new) in former_left.iter().zip(&latter_left) {
            self.changed += 1;
            let values = old[HEAD_BYTES..].chunks_exact(VALUE_BYTES);
            for (rank, (old, new)) in values.zip(new[HEAD_BYTES..].chunks_exact(VALUE_BYTES)).enumerate() {
                self.variables[rank] += u64::from(old != new);
            }
        }
        self.gone += former_left.len().saturating_sub(latter_left.len()) as u64;
        self.added += latter_left.len().saturating_sub(former_left.len()) as u64;
    }

    fn without_equals<'r>(
        &mut self,
        former: &[&'r [u8]],
        latter: &[&'r [u8]],
    ) -> (Vec<&'r [u8]>, Vec<&'r [u8]>) {
        let (mut former_left, mut latter_left) = (Vec::new(), Vec::new());
        let (mut left, mut right) = (0, 0);
        while left < former.len() && right < latter.len() {
            match head(former[left]).cmp(head(latter[right])) {
                Ordering::Less => {
                    former_left.push(former[left]);
                    left += 1;
                }
                Ordering::Greater => {
                    latter_left.push(latter[right]);
                    right += 1;
                }
                Ordering::Equal => {
                    self.same += 1;
                    left += 1;
                    right += 1;
                }
            }
        }
        former_left.extend_from_slice(&former[left..]);
        latter_left.extend_from_slice(&latter[right..]);
        (former_left, latter_left)
    }
}

fn key(record: &[u8]) -> &[u8] {
    &record[..KEY_BYTES]
}

/// The key, and the hash of all the values.
fn head(record: &[u8]) -> &[u8] {
    &record[..HEAD_BYTES]
}

fn in_order<'r>(records: &'r [u8], layout: &RecordLayout) -> Vec<&'r [u8]> {
    let mut records: Vec<&[u8]> = records.chunks_exact(layout.record_bytes()).collect();
    records.sort_unstable_by(|left, right| head(left).cmp(head(right)));
    records
}

/// The first records that have one key.
fn run<'a, 'r>(records: &'a [&'r [u8]]) -> &'a [&'r [u8]] {
    let first = key(records[0]);
    let length = records.iter().take_while(|record| key(record) == first).count();
    &records[..length]
}
