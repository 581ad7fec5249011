//! Named columns of delimited text as numbered values, read by two threads.
//!
//! Whole lines of plain text are cut eight bytes at a time, each thread numbering the values that it meets; numbers
//! are then made one, in the order in which values stand in the file, whatever the machine. From the first block that
//! holds a quote or a lone carriage return, the `csv` crate reads: slower, and it knows every case.

use std::io::{self, Read};
use std::sync::mpsc::sync_channel;
use std::thread;

use super::column::{MicrodataError, QuickMap, VariableCodes, places};

/// Bytes read at a time.
const BLOCK: usize = 1 << 21;
/// Threads that number.
const LANES: usize = 2;
/// Blocks waiting for each.
const WAITING: usize = 2;
/// A column of the file that nobody asked for.
const UNWANTED: usize = usize::MAX;

/// Reads the named columns of delimited text.
///
/// # Errors
/// A variable is not in the header, or the text is not a table.
pub fn read_columns(
    input: impl Read,
    delimiter: u8,
    names: &[String],
) -> Result<Vec<VariableCodes>, MicrodataError> {
    let mut blocks = Blocks { input, rest: Vec::new(), ended: false };
    let first = blocks.next()?.unwrap_or_default();
    let (header, used) = header(&first, delimiter)?;
    let shape = Shape::new(&header, names, delimiter)?;
    let lines = first[..used].iter().filter(|byte| **byte == b'\n').count() as u64;
    let mut lanes = number_all(&mut blocks, first[used..].to_vec(), &shape)?;
    let mut parts: Vec<(usize, Part)> = Vec::new();
    for (lane, own) in lanes.iter_mut().enumerate() {
        parts.extend(std::mem::take(&mut own.parts).into_iter().map(|part| (lane, part)));
    }
    parts.sort_by_key(|(_, part)| part.block);
    let mut line = lines + 1;
    for (_, part) in &parts {
        if let Some((at, fields)) = part.wrong {
            return Err(MicrodataError::Row { line: line + at, fields, header_fields: header.len() });
        }
        line += part.lines;
    }
    let columns = (0..shape.wanted).map(|column| joined(&mut lanes, &mut parts, column)).collect::<Vec<_>>();
    let named = names.iter().zip(&shape.column_of_name);
    Ok(named
        .map(|(name, &column)| {
            let (values, codes) = columns[column].clone();
            VariableCodes { name: name.clone(), values, codes }
        })
        .collect())
}

/// The header, and how many bytes it takes.
fn header(first: &[u8], delimiter: u8) -> Result<(csv::ByteRecord, usize), MicrodataError> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(first);
    let header = reader.byte_headers()?.clone();
    Ok((header, usize::try_from(reader.position().byte()).unwrap_or(usize::MAX).min(first.len())))
}

/// Where the wanted columns stand.
struct Shape {
    delimiter: u8,
    /// For each field of a line, the number of the wanted column, or `UNWANTED`.
    slots: Vec<usize>,
    /// For each name asked for, its wanted column: a variable may be asked for twice.
    column_of_name: Vec<usize>,
    wanted: usize,
}

impl Shape {
    fn new(header: &csv::ByteRecord, names: &[String], delimiter: u8) -> Result<Self, MicrodataError> {
        let mut slots = vec![UNWANTED; header.len()];
        let mut wanted = 0;
        let mut column_of_name = Vec::with_capacity(names.len());
        for place in places(header, names)? {
            if slots[place] == UNWANTED {
                slots[place] = wanted;
                wanted += 1;
            }
            column_of_name.push(slots[place]);
        }
        Ok(Self { delimiter, slots, column_of_name, wanted })
    }
}

/// Reads whole lines, a block at a time.
struct Blocks<R> {
    input: R,
    rest: Vec<u8>,
    ended: bool,
}

impl<R: Read> Blocks<R> {
    fn next(&mut self) -> Result<Option<Vec<u8>>, MicrodataError> {
        let mut block = std::mem::take(&mut self.rest);
        while !self.ended {
            let before = block.len();
            block.reserve(BLOCK);
            let read =
                (&mut self.input).take(BLOCK as u64).read_to_end(&mut block).map_err(csv::Error::from)?;
            self.ended = read < BLOCK;
            if let Some(end) = block[before..].iter().rposition(|&byte| byte == b'\n') {
                self.rest = block.split_off(before + end + 1);
                return Ok(Some(block));
            }
        }
        if !block.is_empty() && block.last() != Some(&b'\n') {
            block.push(b'\n');
        }
        Ok((!block.is_empty()).then_some(block))
    }
}

/// What a thread found.
#[derive(Default)]
struct Lane {
    numberings: Vec<Numbering>,
    parts: Vec<Part>,
}

/// The rows of a block, numbered as its lane numbers.
struct Part {
    block: u64,
    lines: u64,
    /// The first line that has not as many fields as the header: its place in the block, and its fields.
    wrong: Option<(u64, usize)>,
    codes: Vec<Vec<u32>>,
}

impl Lane {
    fn new(shape: &Shape) -> Self {
        Self { numberings: (0..shape.wanted).map(|_| Numbering::default()).collect(), parts: Vec::new() }
    }

    fn part(&self, block: u64, rows: usize) -> Part {
        let codes = self.numberings.iter().map(|_| Vec::with_capacity(rows)).collect();
        Part { block, lines: 0, wrong: None, codes }
    }

    /// Cuts a block of plain lines.
    fn cut(&mut self, number: u64, block: &[u8], shape: &Shape) {
        let rows = self.parts.last().map_or(0, |part| part.codes.first().map_or(0, Vec::len) + 1_000);
        let mut part = self.part(number, rows);
        let (line_end, field_end) = (pattern(b'\n'), pattern(shape.delimiter));
        let (mut start, mut field) = (0, 0);
        for (position, chunk) in block.chunks(8).enumerate() {
            let mut bytes = [0; 8];
            bytes[..chunk.len()].copy_from_slice(chunk);
            let word = u64::from_le_bytes(bytes);
            let mut ends = places_of(word, line_end) | places_of(word, field_end);
            while ends != 0 {
                let at = position * 8 + (ends.trailing_zeros() / 8) as usize;
                ends &= ends - 1;
                if at >= block.len() {
                    break;
                }
                let is_line = block[at] == b'\n';
                let mut end = at;
                if is_line && end > start && block[end - 1] == b'\r' {
                    end -= 1;
                }
                let blank = is_line && field == 0 && end == start;
                if !blank {
                    if let Some(&slot) = shape.slots.get(field).filter(|slot| **slot != UNWANTED) {
                        let met = (number << 32) | part.codes[slot].len() as u64;
                        part.codes[slot].push(self.numberings[slot].number_at(block, start, end, met));
                    }
                    field += 1;
                }
                start = at + 1;
                if is_line {
                    if !blank && field != shape.slots.len() {
                        part.wrong = Some((part.lines, field));
                        self.parts.push(part);
                        return;
                    }
                    part.lines += 1;
                    field = 0;
                }
            }
        }
        self.parts.push(part);
    }

    /// Reads everything that is left with the `csv` crate.
    fn read_rest(&mut self, number: u64, rest: impl Read, shape: &Shape) -> Result<(), MicrodataError> {
        let mut part = self.part(number, 0);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(shape.delimiter)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(1 << 20)
            .from_reader(rest);
        let mut record = csv::ByteRecord::new();
        let mut row = 0_u64;
        while reader.read_byte_record(&mut record)? {
            if record.len() != shape.slots.len() {
                let line = record.position().map_or(1, csv::Position::line);
                part.wrong = Some((line.saturating_sub(1), record.len()));
                break;
            }
            for (value, &slot) in record.iter().zip(&shape.slots).filter(|(_, slot)| **slot != UNWANTED) {
                let met = (number << 32).saturating_add(row);
                part.codes[slot].push(self.numberings[slot].number_at(value, 0, value.len(), met));
            }
            row += 1;
        }
        self.parts.push(part);
        Ok(())
    }
}

/// Sends plain blocks to the lanes in turn, then reads what is left.
fn number_all<R: Read>(
    blocks: &mut Blocks<R>,
    first: Vec<u8>,
    shape: &Shape,
) -> Result<Vec<Lane>, MicrodataError> {
    let mut next = Some(first);
    let mut number = 0_u64;
    let lanes: Result<Vec<Lane>, MicrodataError> = thread::scope(|scope| {
        let mut senders = Vec::new();
        let mut workers = Vec::new();
        for _ in 0..LANES {
            let (sender, receiver) = sync_channel::<(u64, Vec<u8>)>(WAITING);
            senders.push(sender);
            workers.push(scope.spawn(move || {
                let mut lane = Lane::new(shape);
                for (number, block) in receiver {
                    lane.cut(number, &block, shape);
                }
                lane
            }));
        }
        while let Some(block) = next.take_if(|block| is_plain(block, shape.delimiter)) {
            if senders[number as usize % LANES].send((number, block)).is_err() {
                break;
            }
            number += 1;
            next = blocks.next()?;
        }
        drop(senders);
        let ended = |_| io::Error::other("a reading thread ended");
        workers
            .into_iter()
            .map(|worker| Ok(worker.join().map_err(ended).map_err(csv::Error::from)?))
            .collect()
    });
    let mut lanes = lanes?;
    if let Some(block) = next {
        let mut last = Lane::new(shape);
        let tail = std::mem::take(&mut blocks.rest);
        last.read_rest(number, block.chain(tail.as_slice()).chain(&mut blocks.input), shape)?;
        lanes.push(last);
    }
    Ok(lanes)
}

/// Whether lines and fields end where their bytes say.
fn is_plain(block: &[u8], delimiter: u8) -> bool {
    let lone = |at: usize| block.get(at + 1) != Some(&b'\n');
    delimiter != 0
        && !block.contains(&b'"')
        && (!block.contains(&b'\r') || !(0..block.len()).any(|at| block[at] == b'\r' && lone(at)))
}

/// One byte in each place of a word.
fn pattern(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The high bit of each byte that is the pattern's.
fn places_of(word: u64, pattern: u64) -> u64 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let other = word ^ pattern;
    !(((other & LOW) + LOW) | other | LOW)
}

/// Gives each value of a column its number. Short values, nearly all, are held in one word.
#[derive(Default)]
struct Numbering {
    words: QuickMap<u64, u32>,
    longer: QuickMap<Box<[u8]>, u32>,
    values: Vec<String>,
    /// Block and row where each was first met.
    met: Vec<u64>,
}

impl Numbering {
    fn number_at(&mut self, block: &[u8], start: usize, end: usize, met: u64) -> u32 {
        let length = end - start;
        if length > 7 {
            return self.longer(&block[start..end], met);
        }
        let word = match block.get(start..start + 8).and_then(|bytes| bytes.try_into().ok()) {
            Some(bytes) => u64::from_le_bytes(bytes) & ((1 << (8 * length)) - 1),
            None => block[start..end].iter().rev().fold(0, |word, &byte| (word << 8) | u64::from(byte)),
        };
        let key = word | (length as u64) << 56;
        if let Some(&number) = self.words.get(&key) {
            return number;
        }
        let number = self.values.len() as u32;
        self.words.insert(key, number);
        self.new_value(&block[start..end], met)
    }

    fn longer(&mut self, value: &[u8], met: u64) -> u32 {
        if let Some(&number) = self.longer.get(value) {
            return number;
        }
        self.longer.insert(value.into(), self.values.len() as u32);
        self.new_value(value, met)
    }

    fn new_value(&mut self, value: &[u8], met: u64) -> u32 {
        self.values.push(String::from_utf8_lossy(value).into_owned());
        self.met.push(met);
        self.values.len() as u32 - 1
    }
}

/// One column of all lanes: values in the order of the file, codes in the order of rows.
fn joined(lanes: &mut [Lane], parts: &mut [(usize, Part)], column: usize) -> (Vec<String>, Vec<u32>) {
    let numberings: Vec<Numbering> =
        lanes.iter_mut().map(|lane| std::mem::take(&mut lane.numberings[column])).collect();
    let mut order: Vec<(u64, usize, usize)> = Vec::new();
    for (lane, numbering) in numberings.iter().enumerate() {
        order.extend(numbering.met.iter().enumerate().map(|(number, &met)| (met, lane, number)));
    }
    order.sort_unstable();
    let mut known: QuickMap<&[u8], u32> = QuickMap::default();
    let mut values: Vec<String> = Vec::new();
    let mut numbers: Vec<Vec<u32>> =
        numberings.iter().map(|numbering| vec![0; numbering.values.len()]).collect();
    for (_, lane, number) in order {
        let value = &numberings[lane].values[number];
        let next = values.len() as u32;
        let own = *known.entry(value.as_bytes()).or_insert(next);
        if own == next {
            values.push(value.clone());
        }
        numbers[lane][number] = own;
    }
    let rows = parts.iter().map(|(_, part)| part.codes[column].len()).sum();
    let mut codes = Vec::with_capacity(rows);
    for (lane, part) in parts.iter_mut() {
        let own = std::mem::take(&mut part.codes[column]);
        let numbers = &numbers[*lane];
        codes.extend(own.into_iter().map(|code| numbers[code as usize]));
    }
    (values, codes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    /// The same by the `csv` crate alone.
    fn plainly(text: &[u8], wanted: &[String]) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text);
        let places = places(reader.byte_headers().unwrap(), wanted).unwrap();
        let mut columns = vec![Vec::new(); wanted.len()];
        for record in reader.byte_records() {
            let record = record.unwrap();
            for (column, place) in columns.iter_mut().zip(&places) {
                column.push(String::from_utf8_lossy(&record[*place]).into_owned());
            }
        }
        columns
    }

    fn ours(text: &[u8], wanted: &[String]) -> Vec<Vec<String>> {
        let columns = read_columns(text, b';', wanted).unwrap();
        let value = |column: &VariableCodes| {
            column.codes.iter().map(|&code| column.values[code as usize].clone()).collect()
        };
        columns.iter().map(value).collect()
    }

    proptest! {
        #[test]
        fn plain_and_quoted_text_is_read_as_the_csv_crate_reads_it(
            rows in prop::collection::vec(("[a-é ]{0,9}", "[0-9]{0,12}", prop::bool::weighted(0.1), "\n|\r\n|\n\n"), 0..80),
        ) {
            let mut text = "nom;code;nom2\n".to_owned();
            for (name, code, quoted, end) in &rows {
                let quote = if *quoted { "\"" } else { "" };
                text += &format!("{quote}{name}{quote};{code};{name}x{end}");
            }
            let wanted = names(&["code", "nom", "nom2", "code"]);
            prop_assert_eq!(ours(text.as_bytes(), &wanted), plainly(text.as_bytes(), &wanted));
        }
    }

    #[test]
    fn several_blocks_give_one_numbering_in_the_order_of_the_file() {
        let mut text = "a;b\n".to_owned();
        let mut row = 0_u64;
        while text.len() < 3 * BLOCK + 1_000 {
            text += &format!("valeur longue {};{}\n", row * row % 1_009, row * 7 % 97);
            row += 1;
        }
        text += "\"la\ndernière\";1";
        let wanted = names(&["a", "b"]);
        assert_eq!(ours(text.as_bytes(), &wanted), plainly(text.as_bytes(), &wanted));
        let columns = read_columns(text.as_bytes(), b';', &wanted).unwrap();
        assert_eq!(columns[1].values[..3], ["0", "7", "14"]);
        let first: Vec<u32> = columns[0].codes.iter().copied().take(2).collect();
        assert_eq!(first, [0, 1]);
    }

    #[test]
    fn a_line_of_another_length_is_named() {
        let wrong = |text: &str| read_columns(text.as_bytes(), b';', &names(&["a"])).unwrap_err().to_string();
        assert!(wrong("a;b\n1;2\n\n1\n").contains("line 4 has 1 field"), "{}", wrong("a;b\n1;2\n\n1\n"));
        assert!(wrong("a;b\n1;2;3\n").contains("line 2 has 3 fields"));
        assert!(wrong("a;b\n\"1\";2\n1\n").contains("line 3 has 1 field"));
    }
}
