//! Cuts a chunk of text into cells: positions only, no copy.
//!
//! The quoting rules are here once, for the reader that cuts chunks and for the workers that cut cells. What the
//! bytes of a cell mean is `text`.
// Long because the tests beside it walk text byte by byte another way.

use memchr::{memchr, memchr2};

use super::positions::Positions;

/// A quoted cell may not be longer: a quote that never closes must not swallow the file. Excel's own limit is
/// 32,767 characters.
const QUOTED_BYTES_MAX: usize = 128 * 1024;

/// How a cell that begins with a quote ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quoted {
    /// Its quote closes before a separator or a line end; `end` is just after the quote.
    Closed { end: usize },
    /// Text follows the closing quote, at `close`, on the same line; `end` is where the cell ends.
    Loose { close: usize, end: usize },
    /// Its quote never closes: it is a character like another, and lines end where they seem to.
    Unclosed,
    /// More bytes are needed to know.
    Incomplete,
}

/// Follows the cell whose opening quote is at `open`.
pub(super) fn skip_quoted(bytes: &[u8], open: usize, delimiter: u8, terminator: u8, ended: bool) -> Quoted {
    let more = |at_end: Quoted| if ended { at_end } else { Quoted::Incomplete };
    let mut position = open + 1;
    loop {
        let Some(found) = memchr(b'"', &bytes[position..]) else {
            let long = bytes.len() - open > QUOTED_BYTES_MAX;
            return if long { Quoted::Unclosed } else { more(Quoted::Unclosed) };
        };
        let quote = position + found;
        if quote - open > QUOTED_BYTES_MAX {
            return Quoted::Unclosed;
        }
        let closed = Quoted::Closed { end: quote + 1 };
        match bytes.get(quote + 1) {
            None => return more(closed),
            Some(b'"') => {
                position = quote + 2;
                continue;
            }
            Some(next) if *next == delimiter || *next == terminator => return closed,
            Some(b'\r') => match bytes.get(quote + 2) {
                None => return more(closed),
                Some(next) if *next == terminator => return closed,
                Some(_) => {}
            },
            Some(_) => {}
        }
        if memchr(terminator, &bytes[open..quote]).is_some() {
            return Quoted::Unclosed;
        }
        return match memchr2(delimiter, terminator, &bytes[quote + 1..]) {
            Some(length) => Quoted::Loose { close: quote, end: quote + 1 + length },
            None => more(Quoted::Loose { close: quote, end: bytes.len() }),
        };
    }
}

/// What a quote is in a cell that one opened.
enum QuoteIs {
    /// The first of two that stand for one.
    Doubled,
    Closing,
    /// Neither, or what follows is not there: see [`skip_quoted`].
    Odd,
}

#[inline]
fn quote_at(bytes: &[u8], opened: usize, at: usize, delimiter: u8, terminator: u8) -> QuoteIs {
    match bytes.get(at + 1) {
        _ if at - opened > QUOTED_BYTES_MAX => QuoteIs::Odd,
        Some(b'"') => QuoteIs::Doubled,
        Some(next) if *next == delimiter || *next == terminator => QuoteIs::Closing,
        Some(b'\r') if bytes.get(at + 2) == Some(&terminator) => QuoteIs::Closing,
        _ => QuoteIs::Odd,
    }
}

/// A cell as it was walked over.
struct Walked {
    start: usize,
    /// Position of the separator or of the line end after it.
    end: usize,
    /// Line ends between its quotes.
    lines: u32,
    quoted: bool,
}

/// Why a walk ends.
enum WalkEnd {
    /// Whoever looks at the cells has seen enough.
    Stopped,
    /// The quotes of the cell that begins there are not as they should be, or their end is not there: see [`skip_quoted`].
    Odd { start: usize },
    /// No separator follows the cell that begins there.
    End { start: usize },
}

/// Walks over whole cells whose quotes are sound, from the start of one: every byte is looked at once, many at a time.
#[inline]
fn walk(
    bytes: &[u8],
    from: usize,
    delimiter: u8,
    terminator: u8,
    mut cell: impl FnMut(Walked) -> bool,
) -> WalkEnd {
    let mut start = from;
    let (mut open, mut doubled, mut lines) = (None, usize::MAX, 0);
    let mut quoted = false;
    for at in Positions::new(bytes, from, [b'"', delimiter, terminator]) {
        let byte = bytes[at];
        match open {
            None if byte == b'"' => {
                if at == start {
                    (open, quoted, lines) = (Some(at), true, 0);
                }
            }
            None => {
                if !cell(Walked { start, end: at, lines, quoted }) {
                    return WalkEnd::Stopped;
                }
                (start, quoted, lines) = (at + 1, false, 0);
            }
            Some(_) if byte != b'"' => lines += u32::from(byte == terminator),
            Some(_) if at == doubled => {}
            Some(opened) => match quote_at(bytes, opened, at, delimiter, terminator) {
                QuoteIs::Doubled => doubled = at + 1,
                QuoteIs::Closing => open = None,
                QuoteIs::Odd => return WalkEnd::Odd { start },
            },
        }
    }
    if open.is_some() { WalkEnd::Odd { start } } else { WalkEnd::End { start } }
}

/// What stands somewhere in a text, or may: less care is taken of a text without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Holds {
    pub(super) quotes: bool,
    pub(super) nul: bool,
}

impl Holds {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { quotes: memchr(b'"', bytes).is_some(), nul: memchr(0, bytes).is_some() }
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self { quotes: self.quotes || other.quotes, nul: self.nul || other.nul }
    }
}

/// End of the last record of which every byte is there; `None` where not even one is.
pub(super) fn last_record_end(bytes: &[u8], delimiter: u8, terminator: u8) -> Option<usize> {
    if memchr(b'"', bytes).is_none() {
        return memchr::memrchr(terminator, bytes).map(|at| at + 1);
    }
    let mut last = None;
    let mut position = 0;
    loop {
        let (mut open, mut doubled) = (None, usize::MAX);
        for at in Positions::new(bytes, position, [b'"', terminator]) {
            let opens = || at == position || bytes[at - 1] == delimiter || bytes[at - 1] == terminator;
            match open {
                None if bytes[at] == b'"' => open = opens().then_some(at),
                None => last = Some(at + 1),
                Some(_) if bytes[at] != b'"' || at == doubled => {}
                Some(opened) => match quote_at(bytes, opened, at, delimiter, terminator) {
                    QuoteIs::Doubled => doubled = at + 1,
                    QuoteIs::Closing => open = None,
                    QuoteIs::Odd => break,
                },
            }
        }
        let Some(start) = open else { return last };
        let cell_end = match skip_quoted(bytes, start, delimiter, terminator, false) {
            Quoted::Closed { end } | Quoted::Loose { end, .. } => end,
            Quoted::Unclosed => start,
            Quoted::Incomplete => return last,
        };
        let Some(length) = memchr2(delimiter, terminator, &bytes[cell_end..]) else { return last };
        let end = cell_end + length;
        position = end + 1;
        if bytes[end] == terminator {
            last = Some(position);
        }
    }
}

/// Where the last line that is not blank begins.
pub(super) fn last_record_start(bytes: &[u8], terminator: u8) -> usize {
    let end = bytes.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n' | b' ' | b'\t' | 0x1A));
    let end = end.map_or(0, |end| end + 1);
    memchr::memrchr(terminator, &bytes[..end]).map_or(0, |at| at + 1)
}

/// The cells of some rows, and what is wrong with their structure. Lines are counted from the chunk's first.
#[derive(Debug, Default)]
pub(crate) struct Split {
    /// Data rows, irregular ones included, blank lines not.
    pub(super) rows: u32,
    /// Line of each row.
    pub(super) lines: Vec<u32>,
    /// Where each row begins in the chunk.
    pub(super) starts: Vec<u32>,
    /// Rows whose cells are certain: as many as in the header, quotes closed.
    pub(super) regular: Vec<u32>,
    /// Cells in the header.
    pub(super) columns: usize,
    /// For each regular row of the current block, `columns + 1` positions: cell `c` is `bounds[c]..bounds[c + 1] - 1`.
    bounds: Vec<u32>,
    /// Length of `bounds` before the current row.
    base: usize,
    /// Rows with another number of cells, and that number.
    pub(super) ragged: Vec<(u32, u32)>,
    /// Lines without a value.
    pub(super) blank_lines: Vec<u32>,
    /// Rows and columns of faulty quotes.
    pub(super) quote_faults: Vec<(u32, u32)>,
    /// Rows with a NUL byte.
    pub(super) nul_rows: Vec<u32>,
    /// Rows that ended with one empty cell too many, which was taken off.
    pub(super) trailing: u32,
}

impl Split {
    /// No row yet, under a header of that many cells.
    pub(crate) fn new(columns: usize) -> Self {
        Self { columns, ..Self::default() }
    }

    /// Puts memory aside for so many rows.
    pub(super) fn expect(&mut self, rows: usize) {
        for positions in [&mut self.lines, &mut self.starts, &mut self.regular] {
            positions.reserve_exact(rows.saturating_sub(positions.len()));
        }
    }

    /// The block that is there: one slice of positions for each regular row.
    pub(super) fn block(&self) -> &[u32] {
        &self.bounds
    }

    /// Where one cell of the regular row at that position of the block is.
    pub(super) fn cell(&self, position: usize, column: usize) -> (usize, usize) {
        let row = &self.bounds[position * (self.columns + 1)..];
        (row[column] as usize, row[column + 1] as usize - 1)
    }

    /// A cell begins at that byte.
    pub(crate) fn push_cell(&mut self, start: usize) {
        if self.bounds.len() == self.base {
            self.starts.push(start as u32);
        }
        self.bounds.push(start as u32);
    }

    /// The row ends before that byte.
    pub(crate) fn end_row(&mut self, end: usize, line: u64) {
        if self.bounds.len() == self.base {
            self.starts.push(end as u32);
        }
        self.close_row(end as u32, line as u32, false);
    }

    /// A row without a value stands on that line.
    pub(crate) fn blank_row(&mut self, line: u64) {
        self.blank_lines.push(line as u32);
    }

    fn close_row(&mut self, end: u32, line: u32, doubtful: bool) {
        let cells = self.bounds.len() - self.base;
        if doubtful {
            // What its cells are is a guess: one cause, one finding.
            self.bounds.truncate(self.base);
        } else if cells == self.columns {
            self.bounds.push(end);
            self.regular.push(self.rows);
        } else {
            self.bounds.truncate(self.base);
            self.ragged.push((self.rows, cells as u32));
        }
        self.base = self.bounds.len();
        self.lines.push(line);
        self.rows += 1;
    }
}

/// Cuts whole records, a block of rows at a time. Without separator, the delimiter is the line end itself.
pub(super) struct Splitter<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    terminator: u8,
    /// Whether every row may end with one separator more than the header.
    trailing: bool,
    holds: Holds,
    record_start: usize,
    record_line: u32,
    line: u32,
    record_quoted: bool,
    /// Whether a quote of the current record is faulty.
    record_doubtful: bool,
}

impl<'a> Splitter<'a> {
    pub(super) fn new(bytes: &'a [u8], delimiter: u8, terminator: u8, trailing: bool) -> Self {
        Self::knowing(Holds::of(bytes), bytes, delimiter, terminator, trailing)
    }

    /// The same, where what the text holds is known.
    pub(super) fn knowing(
        holds: Holds,
        bytes: &'a [u8],
        delimiter: u8,
        terminator: u8,
        trailing: bool,
    ) -> Self {
        Self {
            bytes,
            delimiter,
            terminator,
            trailing,
            holds,
            record_start: 0,
            record_line: 0,
            line: 0,
            record_quoted: false,
            record_doubtful: false,
        }
    }

    /// Forgets the block before and cuts the next one, of about that many rows; false when nothing is left.
    pub(super) fn next_block(&mut self, split: &mut Split, rows: usize) -> bool {
        split.bounds.clear();
        split.base = 0;
        if self.record_start >= self.bytes.len() {
            return false;
        }
        let last_row = split.rows as usize + rows;
        if self.holds.quotes {
            self.quoted(split, last_row);
        } else {
            self.plain(split, last_row);
        }
        true
    }

    /// About how many rows there are in all, where so many were cut.
    pub(super) fn expected_rows(&self, rows: usize) -> usize {
        let share = self.bytes.len() as f64 / self.record_start.max(1) as f64;
        // A little more: what is put aside for nothing costs nothing, what is moved does.
        (rows as f64 * share * 1.02) as usize + 64
    }

    fn plain(&mut self, split: &mut Split, last_row: usize) {
        let bytes = self.bytes;
        let mut start = self.record_start as u32;
        for end in Positions::new(bytes, self.record_start, [self.delimiter, self.terminator]) {
            split.bounds.push(start);
            start = end as u32 + 1;
            if bytes[end] == self.terminator {
                self.line += 1;
                self.end_record(split, end);
                if split.rows as usize >= last_row {
                    return;
                }
            }
        }
        if self.record_start < bytes.len() {
            split.bounds.push(start);
            self.end_record(split, bytes.len());
        }
    }

    fn quoted(&mut self, split: &mut Split, last_row: usize) {
        let (bytes, delimiter, terminator) = (self.bytes, self.delimiter, self.terminator);
        let mut position = self.record_start;
        while self.record_start < bytes.len() {
            let ended = walk(bytes, position, delimiter, terminator, |cell| {
                split.bounds.push(cell.start as u32);
                self.record_quoted |= cell.quoted;
                self.line += cell.lines;
                if bytes[cell.end] != terminator {
                    return true;
                }
                self.line += 1;
                self.end_record(split, cell.end);
                (split.rows as usize) < last_row
            });
            match ended {
                WalkEnd::Stopped => return,
                WalkEnd::Odd { start } => position = self.odd_cell(split, start),
                WalkEnd::End { start } => {
                    if self.record_start < bytes.len() {
                        split.bounds.push(start as u32);
                        self.end_record(split, bytes.len());
                    }
                    return;
                }
            }
            if split.rows as usize >= last_row && self.record_start == position {
                return;
            }
        }
    }

    /// A cell whose quotes are not as they should be; gives where the next one begins.
    fn odd_cell(&mut self, split: &mut Split, start: usize) -> usize {
        let bytes = self.bytes;
        split.bounds.push(start as u32);
        self.record_quoted = true;
        let quoted = skip_quoted(bytes, start, self.delimiter, self.terminator, true);
        let cell_end = match quoted {
            Quoted::Closed { end } | Quoted::Loose { end, .. } => end,
            Quoted::Unclosed | Quoted::Incomplete => start,
        };
        if !matches!(quoted, Quoted::Closed { .. }) {
            let column = split.bounds.len() - split.base - 1;
            split.quote_faults.push((split.rows, column as u32));
            self.record_doubtful = true;
        }
        self.line += memchr::memchr_iter(self.terminator, &bytes[start..cell_end]).count() as u32;
        let end = memchr2(self.delimiter, self.terminator, &bytes[cell_end..])
            .map_or(bytes.len(), |length| cell_end + length);
        if end == bytes.len() || bytes[end] == self.terminator {
            self.line += u32::from(end < bytes.len());
            self.end_record(split, end);
        }
        end + 1
    }

    /// Closes the record that ends before `end`, the position of its line end.
    fn end_record(&mut self, split: &mut Split, end: usize) {
        let record = &self.bytes[self.record_start..end];
        let returned = self.terminator == b'\n' && record.last() == Some(&b'\r');
        let content = &record[..record.len() - usize::from(returned)];
        let mut content_end = self.record_start + content.len();
        let cells = split.bounds.len() - split.base;
        if self.holds.nul && memchr(0, record).is_some() {
            split.nul_rows.push(split.rows);
        }
        if self.is_blank(content, cells, split.columns) {
            split.bounds.truncate(split.base);
            split.blank_lines.push(self.record_line);
        } else {
            if self.trailing
                && cells == split.columns + 1
                && split.bounds.last() == Some(&(content_end as u32))
            {
                split.bounds.pop();
                split.trailing += 1;
                content_end -= 1;
            }
            split.starts.push(self.record_start as u32);
            split.close_row(content_end as u32 + 1, self.record_line, self.record_doubtful);
        }
        self.record_start = end + 1;
        self.record_line = self.line;
        self.record_quoted = false;
        self.record_doubtful = false;
    }

    /// Nothing, blanks only, or (as Excel leaves below a table) separators only.
    fn is_blank(&self, content: &[u8], cells: usize, columns: usize) -> bool {
        if self.record_quoted {
            return false;
        }
        let expected = cells == columns || (self.trailing && cells == columns + 1);
        let separators = expected && content.len() + 1 == cells;
        separators || (cells == 1 && content.iter().all(|byte| matches!(byte, b' ' | b'\t' | 0x1A)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cut in blocks of one row and in one block: the same.
    fn cells(bytes: &[u8], columns: usize) -> (Vec<Vec<&str>>, Split) {
        let cut = |block_rows| {
            let (mut rows, mut split) = (Vec::new(), Split::new(columns));
            let mut splitter = Splitter::new(bytes, b';', b'\n', false);
            while splitter.next_block(&mut split, block_rows) {
                for row in 0..split.block().len() / (columns + 1) {
                    let cell = |column| {
                        let (start, end) = split.cell(row, column);
                        std::str::from_utf8(&bytes[start..end]).unwrap()
                    };
                    rows.push((0..columns).map(cell).collect::<Vec<_>>());
                }
            }
            (rows, split)
        };
        assert_eq!(cut(1).0, cut(1000).0);
        cut(1000)
    }

    #[test]
    fn a_separator_at_the_end_of_every_row_is_taken_off() {
        let mut split = Split::new(2);
        let bytes = b"1;2;\r\n3;4\n5;6;7\n";
        assert!(Splitter::new(bytes, b';', b'\n', true).next_block(&mut split, 10));
        assert_eq!((split.trailing, split.rows, &split.ragged[..]), (1, 3, &[(2, 3)][..]));
        assert_eq!((split.cell(0, 1), split.cell(1, 1)), ((2, 3), (8, 9)));
    }

    #[test]
    fn cuts_plain_and_quoted_records() {
        let (rows, split) = cells(b"a;b\r\n\r\n1;\"x;\r\ny\"\n;;\n;2\n\n3;4", 2);
        assert_eq!(rows, [["a", "b"], ["1", "\"x;\r\ny\""], ["", "2"], ["3", "4"]]);
        assert_eq!(split.lines, [0, 2, 4, 5, 7]);
        assert_eq!(split.ragged, [(2, 3)]);
        assert_eq!(split.blank_lines, [1, 6]);
        assert!(split.quote_faults.is_empty());
    }

    #[test]
    fn a_quote_that_never_closes_costs_one_line() {
        let (rows, split) = cells(b"1;\"abc\n2;\"d\"\n3;e\"f\n", 2);
        assert_eq!(rows, [["2", "\"d\""], ["3", "e\"f"]]);
        assert_eq!((split.rows, &split.regular[..]), (3, &[1, 2][..]));
        assert_eq!(split.quote_faults, [(0, 1)]);
        let (rows, split) = cells(b"1;\"ab\"c\n2;\"d\n", 2);
        assert!(rows.is_empty() && split.ragged.is_empty());
        assert_eq!(split.quote_faults, [(0, 1), (1, 1)]);
    }

    /// The rules of quotes, a cell at a time: what the walk must give.
    fn cut_slowly(splitter: &mut Splitter<'_>, split: &mut Split) {
        let (bytes, mut position) = (splitter.bytes, 0);
        while splitter.record_start < bytes.len() {
            if bytes.get(position) == Some(&b'"') {
                position = splitter.odd_cell(split, position);
                continue;
            }
            split.bounds.push(position as u32);
            let end = memchr2(splitter.delimiter, splitter.terminator, &bytes[position..])
                .map_or(bytes.len(), |length| position + length);
            position = end + 1;
            if end == bytes.len() || bytes[end] == splitter.terminator {
                splitter.line += u32::from(end < bytes.len());
                splitter.end_record(split, end);
            }
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2000))]
        #[test]
        fn a_walk_cuts_as_the_rules_say(text in "[a;\"\r\n]{0,40}", columns in 1..4usize) {
            let text = format!("\"{text}");
            let (mut slow, mut fast) = (Split::new(columns), Split::new(columns));
            cut_slowly(&mut Splitter::new(text.as_bytes(), b';', b'\n', false), &mut slow);
            Splitter::new(text.as_bytes(), b';', b'\n', false).next_block(&mut fast, usize::MAX >> 1);
            proptest::prop_assert_eq!(format!("{slow:?}"), format!("{fast:?}"));
            // A chunk that is cut there is read as the whole would be.
            if let Some(end) = last_record_end(text.as_bytes(), b';', b'\n') {
                let mut first = Split::new(columns);
                Splitter::new(&text.as_bytes()[..end], b';', b'\n', false).next_block(&mut first, usize::MAX >> 1);
                proptest::prop_assert!(slow.lines.starts_with(&first.lines));
            }
        }
    }

    #[test]
    fn records_end_where_the_workers_will_end_them() {
        let bytes = b"1;\"a\nb\"\n2;\"c\n";
        assert_eq!(last_record_end(bytes, b';', b'\n'), Some(8));
        assert_eq!(last_record_end(b"1;2", b';', b'\n'), None);
        assert_eq!(last_record_end(b"1;2\n3", b';', b'\n'), Some(4));
    }
}
