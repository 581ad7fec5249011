//! Parquet pages of one column of one row group, from the codes that the check has given to its distinct values.
//!
//! Nothing is interned again: codes become the indices of a dictionary page. Page headers, row groups and the footer are
//! the crate `parquet`'s work. Layout: Parquet format, data pages v1, `RLE_DICTIONARY` or `PLAIN`, zstd.

use bytes::Bytes;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::column::page::{CompressedPage, Page, PageWriter};
use parquet::column::writer::ColumnCloseResult;
use parquet::data_type::{ByteArray, FixedLenByteArray};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::statistics::{Statistics, ValueStatistics};
use parquet::file::writer::{SerializedPageWriter, TrackedWrite};
use parquet::schema::types::ColumnDescPtr;

/// Longer texts are no use as bounds of a row group.
const BOUND_BYTES_MAX: usize = 64;
/// A run of equal codes at least that long is written as a run.
const RUN_MIN: usize = 16;
/// A dictionary larger than this share of the rows is not worth its indices.
const DICTIONARY_SHARE: (usize, usize) = (1, 2);

/// The distinct values of a column, by code.
pub(super) enum Values<'a> {
    /// Texts one after the other: text `c` is `bytes[offsets[c]..offsets[c + 1]]`.
    Texts { bytes: &'a [u8], offsets: &'a [u32] },
    /// Whole numbers of 64 bits.
    Longs(&'a [i64]),
    /// Years and days.
    Ints(&'a [i32]),
    /// Decimals in 16 bytes, most significant first.
    Decimals(&'a [i128]),
    /// Yes or no.
    Flags(&'a [bool]),
}

/// One column to encode.
pub(super) struct ColumnToEncode<'a> {
    pub(super) values: Values<'a>,
    /// Which codes stand for an absent value; empty where none does.
    pub(super) absent: &'a [bool],
    /// The code of each row.
    pub(super) codes: &'a [u32],
    /// Whether every value is that of a row: bounds are then exact.
    pub(super) all_used: bool,
}

/// A column of a row group, as it goes into the file.
pub(super) struct EncodedColumn {
    pub(super) bytes: Bytes,
    pub(super) close: ColumnCloseResult,
}

/// What a worker keeps from one column to the next: memory, and the compressor's own.
pub(super) struct PageEncoder {
    compressor: zstd::bulk::Compressor<'static>,
    page: Vec<u8>,
    present: Vec<u32>,
}

impl PageEncoder {
    pub(super) fn new(level: ZstdLevel) -> std::io::Result<Self> {
        let compressor = zstd::bulk::Compressor::new(level.compression_level())?;
        Ok(Self { compressor, page: Vec::new(), present: Vec::new() })
    }

    /// A column without any value.
    pub(super) fn encode_absent(&mut self, descr: &ColumnDescPtr, rows: usize) -> Result<EncodedColumn> {
        let codes = vec![0; rows];
        let column = ColumnToEncode {
            values: Values::Texts { bytes: &[], offsets: &[0, 0] },
            absent: &[true],
            codes: &codes,
            all_used: true,
        };
        self.encode(descr, &column)
    }

    /// Encodes the column.
    pub(super) fn encode(
        &mut self,
        descr: &ColumnDescPtr,
        column: &ColumnToEncode<'_>,
    ) -> Result<EncodedColumn> {
        let rows = column.codes.len();
        let mut present = std::mem::take(&mut self.present);
        present.clear();
        let codes: &[u32] = if column.absent.is_empty() {
            column.codes
        } else {
            present.extend(column.codes.iter().copied().filter(|code| !column.absent[*code as usize]));
            &present
        };
        let distinct = column.values.len();
        let flags = matches!(column.values, Values::Flags(_));
        let dictionary = !flags && distinct * DICTIONARY_SHARE.1 <= rows.max(2) * DICTIONARY_SHARE.0;
        let mut sink = TrackedWrite::new(Vec::with_capacity(rows));
        let mut written = Written::default();
        if dictionary {
            self.page.clear();
            column.values.write_all(&mut self.page);
            let page = self.compressed(|buf| Page::DictionaryPage {
                buf,
                num_values: distinct as u32,
                encoding: Encoding::PLAIN,
                is_sorted: false,
            })?;
            written.add(&mut SerializedPageWriter::new(&mut sink), page)?;
        }
        let data_page_offset = sink.bytes_written();
        self.page.clear();
        levels(&mut self.page, column);
        if dictionary {
            let width = width_of(distinct);
            self.page.push(width as u8);
            hybrid(codes, width, &mut self.page);
        } else {
            column.values.write_rows(codes, &mut self.page);
        }
        let encoding = if dictionary { Encoding::RLE_DICTIONARY } else { Encoding::PLAIN };
        let page = self.compressed(|buf| Page::DataPage {
            buf,
            num_values: rows as u32,
            encoding,
            def_level_encoding: Encoding::RLE,
            rep_level_encoding: Encoding::RLE,
            statistics: None,
        })?;
        written.add(&mut SerializedPageWriter::new(&mut sink), page)?;
        let nulls = (rows - codes.len()) as u64;
        let statistics = column.statistics(nulls, codes.is_empty());
        self.present = present;
        let mut encodings = vec![Encoding::PLAIN, Encoding::RLE];
        if dictionary {
            encodings.push(Encoding::RLE_DICTIONARY);
        }
        let metadata = ColumnChunkMetaData::builder(descr.clone())
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_encodings(encodings)
            .set_num_values(rows as i64)
            .set_total_compressed_size(written.compressed)
            .set_total_uncompressed_size(written.uncompressed)
            .set_data_page_offset(data_page_offset as i64)
            .set_dictionary_page_offset(dictionary.then_some(0))
            .set_statistics(statistics)
            .build()?;
        let bytes = Bytes::from(sink.into_inner()?);
        let close = ColumnCloseResult {
            bytes_written: bytes.len() as u64,
            rows_written: rows as u64,
            metadata,
            bloom_filter: None,
            column_index: None,
            offset_index: None,
        };
        Ok(EncodedColumn { bytes, close })
    }

    fn compressed(&mut self, page: impl FnOnce(Bytes) -> Page) -> Result<CompressedPage> {
        let compressed =
            self.compressor.compress(&self.page).map_err(|error| ParquetError::External(Box::new(error)))?;
        Ok(CompressedPage::new(page(Bytes::from(compressed)), self.page.len()))
    }
}

#[derive(Default)]
struct Written {
    compressed: i64,
    uncompressed: i64,
}

impl Written {
    fn add<W: std::io::Write + Send>(
        &mut self,
        writer: &mut SerializedPageWriter<'_, W>,
        page: CompressedPage,
    ) -> Result<()> {
        let spec = writer.write_page(page)?;
        self.compressed += spec.compressed_size as i64;
        self.uncompressed += spec.uncompressed_size as i64;
        Ok(())
    }
}

impl Values<'_> {
    fn len(&self) -> usize {
        match self {
            Self::Texts { offsets, .. } => offsets.len() - 1,
            Self::Longs(values) => values.len(),
            Self::Ints(values) => values.len(),
            Self::Decimals(values) => values.len(),
            Self::Flags(values) => values.len(),
        }
    }

    fn text(&self, code: usize) -> &[u8] {
        match self {
            Self::Texts { bytes, offsets } => &bytes[offsets[code] as usize..offsets[code + 1] as usize],
            _ => &[],
        }
    }

    /// All the values, `PLAIN`.
    fn write_all(&self, page: &mut Vec<u8>) {
        let codes = 0..self.len() as u32;
        match self {
            Self::Flags(_) => {}
            Self::Texts { bytes, .. } => {
                page.reserve(bytes.len() + 4 * codes.len());
                codes.for_each(|code| self.write(code, page));
            }
            _ => codes.for_each(|code| self.write(code, page)),
        }
    }

    fn write(&self, code: u32, page: &mut Vec<u8>) {
        let code = code as usize;
        match self {
            Self::Texts { .. } => {
                let text = self.text(code);
                page.extend_from_slice(&(text.len() as u32).to_le_bytes());
                page.extend_from_slice(text);
            }
            Self::Longs(values) => page.extend_from_slice(&values[code].to_le_bytes()),
            Self::Ints(values) => page.extend_from_slice(&values[code].to_le_bytes()),
            Self::Decimals(values) => page.extend_from_slice(&values[code].to_be_bytes()),
            Self::Flags(_) => {}
        }
    }

    /// The value of each row, `PLAIN`.
    fn write_rows(&self, codes: &[u32], page: &mut Vec<u8>) {
        match self {
            Self::Flags(flags) => {
                for eight in codes.chunks(8) {
                    let bits = eight.iter().enumerate();
                    page.push(
                        bits.fold(0, |byte, (rank, code)| byte | (u8::from(flags[*code as usize]) << rank)),
                    );
                }
            }
            Self::Texts { bytes, .. } => {
                page.reserve(bytes.len() + 4 * codes.len());
                codes.iter().for_each(|code| self.write(*code, page));
            }
            _ => codes.iter().for_each(|code| self.write(*code, page)),
        }
    }
}

impl ColumnToEncode<'_> {
    /// Lowest and highest value, where they are known exactly and are worth keeping.
    fn statistics(&self, nulls: u64, empty: bool) -> Statistics {
        let nulls = Some(nulls);
        let present =
            || (0..self.values.len()).filter(|code| !self.absent.get(*code).copied().unwrap_or(false));
        let wanted = self.all_used && !empty;
        fn bounds<T: Copy + Ord>(
            values: &[T],
            codes: impl Iterator<Item = usize>,
            wanted: bool,
        ) -> Option<(T, T)> {
            if !wanted {
                return None;
            }
            codes.map(|code| values[code]).fold(None, |bounds, value| match bounds {
                None => Some((value, value)),
                Some((least, most)) => Some((value.min(least), value.max(most))),
            })
        }
        match &self.values {
            Values::Longs(values) => {
                let bounds = bounds(values, present(), wanted);
                ValueStatistics::new(bounds.map(|b| b.0), bounds.map(|b| b.1), None, nulls, false).into()
            }
            Values::Ints(values) => {
                let bounds = bounds(values, present(), wanted);
                ValueStatistics::new(bounds.map(|b| b.0), bounds.map(|b| b.1), None, nulls, false).into()
            }
            Values::Decimals(values) => {
                let fixed = |value: i128| FixedLenByteArray::from(value.to_be_bytes().to_vec());
                let bounds = bounds(values, present(), wanted);
                Statistics::FixedLenByteArray(ValueStatistics::new(
                    bounds.map(|b| fixed(b.0)),
                    bounds.map(|b| fixed(b.1)),
                    None,
                    nulls,
                    false,
                ))
            }
            Values::Flags(values) => {
                let bounds = bounds(values, present(), wanted);
                ValueStatistics::new(bounds.map(|b| b.0), bounds.map(|b| b.1), None, nulls, false).into()
            }
            Values::Texts { .. } => {
                let mut bounds: Option<(&[u8], &[u8])> = None;
                if wanted {
                    for text in present().map(|code| self.values.text(code)) {
                        bounds = Some(
                            bounds.map_or((text, text), |(least, most)| (least.min(text), most.max(text))),
                        );
                    }
                }
                let bounds = bounds.filter(|(least, most)| least.len().max(most.len()) <= BOUND_BYTES_MAX);
                let bytes = |text: &[u8]| ByteArray::from(text.to_vec());
                Statistics::ByteArray(ValueStatistics::new(
                    bounds.map(|b| bytes(b.0)),
                    bounds.map(|b| bytes(b.1)),
                    None,
                    nulls,
                    false,
                ))
            }
        }
    }
}

/// Definition levels of an optional column: length on four bytes, then runs and packed bits.
fn levels(page: &mut Vec<u8>, column: &ColumnToEncode<'_>) {
    let rows = column.codes.len();
    let at = page.len();
    page.extend_from_slice(&[0; 4]);
    if column.absent.iter().any(|absent| *absent) {
        let level = |code: &u32| u32::from(!column.absent[*code as usize]);
        let levels: Vec<u32> = column.codes.iter().map(level).collect();
        hybrid(&levels, 1, page);
    } else {
        run(1, rows, 1, page);
    }
    let length = (page.len() - at - 4) as u32;
    page[at..at + 4].copy_from_slice(&length.to_le_bytes());
}

/// Bits of the largest of so many codes.
fn width_of(distinct: usize) -> u32 {
    usize::BITS - distinct.saturating_sub(1).leading_zeros()
}

/// Parquet's hybrid of runs and packed groups of eight.
fn hybrid(codes: &[u32], width: u32, page: &mut Vec<u8>) {
    let (mut at, mut from) = (0, 0);
    while at < codes.len() {
        let code = codes[at];
        let length = codes[at..].iter().take_while(|other| **other == code).count();
        if length >= RUN_MIN {
            packed(&codes[from..at], width, page);
            run(code, length, width, page);
            at += length;
            from = at;
        } else {
            at = (at + 8).min(codes.len());
        }
    }
    packed(&codes[from..], width, page);
}

fn run(code: u32, length: usize, width: u32, page: &mut Vec<u8>) {
    if length == 0 {
        return;
    }
    varint((length as u64) << 1, page);
    page.extend_from_slice(&code.to_le_bytes()[..width.div_ceil(8) as usize]);
}

fn packed(codes: &[u32], width: u32, page: &mut Vec<u8>) {
    if codes.is_empty() {
        return;
    }
    varint(((codes.len().div_ceil(8) as u64) << 1) | 1, page);
    let bytes = width as usize;
    page.reserve(codes.len().div_ceil(8) * bytes);
    for eight in codes.chunks(8) {
        if width <= 16 {
            let mut bits = 0u128;
            for (rank, code) in eight.iter().enumerate() {
                bits |= u128::from(*code) << (rank as u32 * width);
            }
            page.extend_from_slice(&bits.to_le_bytes()[..bytes]);
        } else {
            let (mut bits, mut filled, mut left) = (0u64, 0, bytes);
            for rank in 0..8 {
                bits |= u64::from(eight.get(rank).copied().unwrap_or(0)) << filled;
                filled += width;
                while filled >= 8 {
                    page.push(bits as u8);
                    bits >>= 8;
                    filled -= 8;
                    left -= 1;
                }
            }
            debug_assert_eq!(left, 0, "eight codes of `width` bits fill `width` bytes");
        }
    }
}

fn varint(mut number: u64, page: &mut Vec<u8>) {
    while number >= 0x80 {
        page.push(number as u8 | 0x80);
        number >>= 7;
    }
    page.push(number as u8);
}
