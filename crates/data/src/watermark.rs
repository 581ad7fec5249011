//! Marks a copy for whoever it is handed to, by the order of its rows: no value changes, and a leaked copy tells from whom it comes.
//!
//! Rows are put, a block at a time, in the order of a keyed hash of their cells, with a key of one recipient alone. In a copy, or in any part
//! of one that kept the order, each row ranks after the one before under that key, and by chance only half of the time under another. Sorting the rows
//! or changing the columns removes the mark: it tells of a careless leak, it is no lock.

use std::io;
use std::path::Path;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::figure_rows::{FigureRowsError, each_figure_row, figure_columns};
use crate::produce::DeliveryFormat;

/// Rows of one block, which are in memory together.
const BLOCK_ROWS: usize = 20_000;
/// Pairs of rows under which nothing can be said.
const PAIRS_MIN: u64 = 40;
/// Standard deviations from a half above which the order is no chance: once in a thousand million.
const DEVIATIONS_MIN: f64 = 6.0;

/// The key of one recipient. It is not shown.
#[derive(Clone, Copy)]
pub struct WatermarkKey([u8; 32]);

impl std::fmt::Debug for WatermarkKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WatermarkKey")
    }
}

impl WatermarkKey {
    /// The key of a recipient, from the secret of those who hand over and the recipient's name.
    pub fn derive(secret: &[u8; 32], name: &str) -> Self {
        let mut mac = mac(secret);
        mac.update(b"entente/watermark/v1\n");
        mac.update(name.as_bytes());
        Self(mac.finalize().into_bytes().into())
    }

    fn rank(&self, cells: &[Option<&str>]) -> [u8; 32] {
        let mut mac = mac(&self.0);
        for cell in cells {
            let cell = cell.unwrap_or_default().trim();
            mac.update(&(cell.len() as u64).to_le_bytes());
            mac.update(cell.as_bytes());
        }
        mac.finalize().into_bytes().into()
    }
}

fn mac(key: &[u8; 32]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes a key of any length")
}

/// How the rows of a file stand under a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WatermarkScore {
    /// Rows that differ from the one before.
    pub pairs: u64,
    /// Those that rank after it.
    pub ascending: u64,
}

impl WatermarkScore {
    /// Whether there are rows enough to tell.
    pub fn is_told(self) -> bool {
        self.pairs >= PAIRS_MIN
    }

    /// Whether the order is that of the key: no chance makes it.
    pub fn is_marked(self) -> bool {
        let deviations = (2.0 * self.ascending as f64 - self.pairs as f64) / (self.pairs as f64).sqrt();
        self.is_told() && deviations >= DEVIATIONS_MIN
    }
}

/// Writes the rows of a delivery as CSV (`;`, UTF-8 with its mark), in the order of the key; gives how many.
///
/// # Errors
/// Where the file cannot be read to its end, or the other one cannot be written.
pub fn write_marked(
    input: &Path,
    format: DeliveryFormat,
    key: &WatermarkKey,
    output: &mut dyn io::Write,
) -> Result<u64, FigureRowsError> {
    let columns = figure_columns(input, format)?;
    let names: Vec<&str> = columns.iter().map(String::as_str).collect();
    let unwritten = |source: csv::Error| FigureRowsError::Unreadable {
        path: input.to_owned(),
        reason: source.to_string(),
    };
    let mut bytes = Vec::from("\u{feff}");
    let mut rows = 0;
    let mut block: Vec<([u8; 32], Vec<String>)> = Vec::new();
    let mut fault = None;
    {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(&mut bytes);
        writer.write_record(&names).map_err(unwritten)?;
    }
    let mut flush = |block: &mut Vec<([u8; 32], Vec<String>)>, bytes: &mut Vec<u8>| -> io::Result<()> {
        block.sort_unstable();
        {
            let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(&mut *bytes);
            for (_, cells) in block.drain(..) {
                writer.write_record(&cells)?;
            }
            writer.flush()?;
        }
        output.write_all(bytes)?;
        bytes.clear();
        Ok(())
    };
    each_figure_row(input, format, &names, &mut |cells| {
        // Nothing is kept for a file that cannot be written any more.
        if fault.is_some() {
            return;
        }
        rows += 1;
        block.push((key.rank(cells), cells.iter().map(|cell| cell.unwrap_or_default().to_owned()).collect()));
        if block.len() == BLOCK_ROWS {
            fault = flush(&mut block, &mut bytes).err();
        }
    })?;
    if fault.is_none() {
        fault = flush(&mut block, &mut bytes).err();
    }
    match fault {
        Some(source) => Err(FigureRowsError::File { path: input.to_owned(), source }),
        None => Ok(rows),
    }
}

/// How the rows of a file stand under each key.
///
/// # Errors
/// Where the file cannot be read to its end.
pub fn trace_marks(
    input: &Path,
    format: DeliveryFormat,
    keys: &[WatermarkKey],
) -> Result<Vec<WatermarkScore>, FigureRowsError> {
    let columns = figure_columns(input, format)?;
    let names: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut scores = vec![WatermarkScore::default(); keys.len()];
    let mut before: Vec<Option<[u8; 32]>> = vec![None; keys.len()];
    each_figure_row(input, format, &names, &mut |cells| {
        for ((score, before), key) in scores.iter_mut().zip(&mut before).zip(keys) {
            let rank = key.rank(cells);
            if let Some(last) = before.filter(|last| *last != rank) {
                score.pairs += 1;
                score.ascending += u64::from(rank > last);
            }
            *before = Some(rank);
        }
    })?;
    Ok(scores)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<&str> {
        let mut lines: Vec<&str> = text.lines().skip(1).collect();
        lines.sort_unstable();
        lines
    }

    #[test]
    fn a_marked_copy_holds_the_same_rows_and_tells_whose_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let mut text = String::from("\u{feff}uai;niveau;effectif\n");
        for number in 0..500 {
            text.push_str(&format!("099{number:04}N;\"a;b\";{}\n", number % 7));
        }
        std::fs::write(&path, &text).unwrap();
        let secret = [7; 32];
        let keys: Vec<WatermarkKey> =
            ["pre-000001", "pre-000002", "pre-000003"].map(|name| WatermarkKey::derive(&secret, name)).into();
        let mut marked = Vec::new();
        assert_eq!(write_marked(&path, DeliveryFormat::Csv, &keys[1], &mut marked).unwrap(), 500);
        let marked = String::from_utf8(marked).unwrap();
        assert_eq!(rows(&marked), rows(&text), "no value changes");
        assert_ne!(marked, text);
        // A tenth of it is enough.
        let part: String = marked.lines().take(61).map(|line| format!("{line}\n")).collect();
        for leaked in [marked, part] {
            let path = folder.path().join("leaked.csv");
            std::fs::write(&path, leaked).unwrap();
            let scores = trace_marks(&path, DeliveryFormat::Csv, &keys).unwrap();
            assert_eq!(
                scores.iter().map(|score| score.is_marked()).collect::<Vec<_>>(),
                [false, true, false]
            );
        }
        let scores = trace_marks(&path, DeliveryFormat::Csv, &keys).unwrap();
        assert!(scores.iter().all(|score| score.is_told() && !score.is_marked()), "the original: {scores:?}");
    }
}
