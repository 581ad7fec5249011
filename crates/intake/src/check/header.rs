//! Finds the separator and the header, and which column of the file holds which variable.
//!
//! A header that is written a little differently is matched all the same; what is said about headers is
//! `outcome::header_groups`' work.

use entente_model::{Dataset, VariableName};
use memchr::memchr2;

use super::chunks::Marks;
use super::split::{Quoted, skip_quoted};
use super::survey::TextEncoding;
use super::text::{CellForm, read_cell};
pub(super) use crate::read::fold;

/// A header is in the first bytes of the file, or the file is no table.
pub(super) const HEAD_BYTES: usize = 1 << 20;
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];
const SAMPLE_ROWS: usize = 50;
/// Lines above a header at most.
const TITLE_LINES_MAX: u64 = 20;
/// Likeness from which a name is proposed.
const LIKENESS_MIN: f64 = 0.7;

/// The header line and what follows from it.
#[derive(Debug)]
pub(super) struct Header {
    /// Separator; `None` where the file has one column.
    pub(super) delimiter: Option<u8>,
    pub(super) marks: Marks,
    /// Whether rows end with a separator that the header does not have.
    pub(super) trailing: bool,
    /// Number of columns of the file.
    pub(super) columns: usize,
    /// Column of each variable of the dataset.
    pub(super) column_of: Vec<Option<usize>>,
    /// What each column of the file is, in order.
    pub(super) labels: Vec<Label>,
    /// Line of the header, from 1.
    pub(super) line: u64,
    /// Line and position in the first bytes where the rows begin.
    pub(super) rows_line: u64,
    pub(super) rows_offset: usize,
    /// Blank lines above it.
    pub(super) blank_lines: Vec<u64>,
    /// Other lines above it: a title, a date of extraction.
    pub(super) title_lines: Vec<u64>,
}

/// A column's header, as written, and what it was taken for.
#[derive(Debug)]
pub(super) struct Label {
    pub(super) text: String,
    pub(super) meaning: Meaning,
}

/// What a header was taken for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The variable at that position, written as expected.
    Variable(usize),
    /// The variable at that position, written differently.
    Respelt(usize),
    /// Once more the variable at that position.
    Repeated(usize),
    /// The excluded variable at that position of the dataset's list.
    Excluded(usize),
    /// Nothing known; perhaps meant as that variable, which is missing.
    Unknown { near: Option<usize> },
}

impl Header {
    /// Whether at least one name is known: otherwise the first line may be somebody's data, never to be shown.
    pub(super) fn is_recognised(&self) -> bool {
        self.labels.iter().any(|label| !matches!(label.meaning, Meaning::Unknown { .. }))
    }

    /// Reads the header at the beginning of the text; `None` where nothing but blanks is there.
    pub(super) fn read(
        head: &[u8],
        ended: bool,
        encoding: TextEncoding,
        terminator: u8,
        dataset: &Dataset,
        declared: Option<u8>,
    ) -> Option<Self> {
        let mut start = 0;
        let mut line = 1;
        let mut blank_lines = Vec::new();
        let mut announced = None;
        loop {
            let rest = head.get(start..).filter(|rest| !rest.is_empty())?;
            let length = memchr::memchr(terminator, rest).unwrap_or(rest.len());
            let content = rest[..length].trim_ascii();
            if content.is_empty() {
                blank_lines.push(line);
            } else if let Some(mark) = separator_line(content) {
                announced = Some(mark);
            } else {
                break;
            }
            start += length + 1;
            line += 1;
        }
        let mut title_lines = Vec::new();
        if let Some((skipped, lines)) = lines_above(&head[start..], ended, encoding, terminator, dataset) {
            title_lines.extend((0..lines).map(|above| line + above));
            start += skipped;
            line += lines;
        }
        let text = &head[start..];
        let sampled = |delimiter| Sample::read(text, ended, delimiter, terminator);
        let sample = match declared.or(announced) {
            Some(delimiter) => sampled(delimiter),
            None => {
                DELIMITERS.map(sampled).into_iter().max_by_key(|sample| sample.score(encoding, dataset))?
            }
        };
        let mut names = sample.names(encoding);
        // A separator at the end of the header alone is no column.
        if sample.shorter > sample.consistent && names.last().is_some_and(|name| name.trim().is_empty()) {
            names.pop();
        }
        let (column_of, labels) = match_names(names, dataset);
        let delimiter = (labels.len() > 1).then_some(sample.delimiter);
        let header_lines = memchr::memchr_iter(terminator, &text[..sample.header_end]).count() as u64;
        Some(Self {
            delimiter,
            marks: Marks { delimiter: delimiter.unwrap_or(terminator), terminator },
            trailing: sample.trailing > sample.consistent,
            columns: labels.len(),
            column_of,
            labels,
            line,
            rows_line: line + header_lines,
            rows_offset: start + sample.header_end,
            blank_lines,
            title_lines,
        })
    }
}

/// Bytes and number of the lines above a header that does not stand on the first line: `None` where the first one names
/// a variable, or where none of the next ones names two.
fn lines_above(
    text: &[u8],
    ended: bool,
    encoding: TextEncoding,
    terminator: u8,
    dataset: &Dataset,
) -> Option<(usize, u64)> {
    let wanted = dataset.variables.len().min(2);
    let known = |text: &[u8]| {
        DELIMITERS
            .iter()
            .map(|mark| Sample::read(text, ended, *mark, terminator).known(encoding, dataset))
            .max()
    };
    if known(text) != Some(0) {
        return None;
    }
    let mut start = 0;
    for lines in 1..=TITLE_LINES_MAX {
        start += memchr::memchr(terminator, &text[start..])? + 1;
        if start >= text.len() {
            return None;
        }
        if known(&text[start..]) >= Some(wanted) {
            return Some((start, lines));
        }
    }
    None
}

impl Header {
    /// The header of a part whose columns have names already.
    pub(super) fn of_names(names: Vec<String>, line: u64, dataset: &Dataset) -> Self {
        let (column_of, labels) = match_names(names, dataset);
        Self {
            delimiter: None,
            marks: Marks { delimiter: b'\n', terminator: b'\n' },
            trailing: false,
            columns: labels.len(),
            column_of,
            labels,
            line,
            rows_line: line + 1,
            rows_offset: 0,
            blank_lines: Vec::new(),
            title_lines: Vec::new(),
        }
    }

    /// The names as written.
    pub(super) fn names(&self) -> Vec<String> {
        self.labels.iter().map(|label| label.text.clone()).collect()
    }
}

/// Excel's own first line, `sep=;`.
fn separator_line(content: &[u8]) -> Option<u8> {
    let mark = content.strip_prefix(b"sep=")?;
    DELIMITERS.into_iter().find(|delimiter| mark == [*delimiter])
}

/// The first records as a separator would cut them.
struct Sample<'a> {
    delimiter: u8,
    /// Cells of the header.
    header: Vec<&'a [u8]>,
    header_end: usize,
    /// How many of the first rows have as many cells.
    consistent: usize,
    /// How many have one cell more, which is empty.
    trailing: usize,
    /// How many have one cell less.
    shorter: usize,
}

impl<'a> Sample<'a> {
    fn read(text: &'a [u8], ended: bool, delimiter: u8, terminator: u8) -> Self {
        let (header, header_end) = record(text, ended, delimiter, terminator);
        let mut position = header_end;
        let (mut consistent, mut trailing, mut shorter) = (0, 0, 0);
        for _ in 0..SAMPLE_ROWS {
            if position >= text.len() {
                break;
            }
            let (cells, length) = record(&text[position..], ended, delimiter, terminator);
            consistent += usize::from(cells.len() == header.len());
            let empty_end = cells.last().is_some_and(|cell| cell.is_empty());
            trailing += usize::from(cells.len() == header.len() + 1 && empty_end);
            shorter += usize::from(cells.len() + 1 == header.len());
            position += length;
        }
        Self { delimiter, header, header_end, consistent, trailing, shorter }
    }

    fn names(&self, encoding: TextEncoding) -> Vec<String> {
        self.header.iter().map(|raw| read_cell(raw, encoding, CellForm::Quoted).text.into_owned()).collect()
    }

    /// How many names are known.
    fn known(&self, encoding: TextEncoding, dataset: &Dataset) -> usize {
        let (_, labels) = match_names(self.names(encoding), dataset);
        labels.iter().filter(|label| !matches!(label.meaning, Meaning::Unknown { .. })).count()
    }

    /// Known names first: they say more than counts.
    fn score(&self, encoding: TextEncoding, dataset: &Dataset) -> (usize, usize, usize) {
        let columns = self.header.len();
        if columns == 1 {
            return (0, 0, 1);
        }
        (self.known(encoding, dataset), self.consistent.max(self.trailing), columns)
    }
}

/// Cells of the first record, and where the next one begins.
pub(super) fn record(text: &[u8], ended: bool, delimiter: u8, terminator: u8) -> (Vec<&[u8]>, usize) {
    let mut cells = Vec::new();
    let mut position = 0;
    loop {
        let mut end = position;
        if text.get(position) == Some(&b'"')
            && let Quoted::Closed { end: closed } | Quoted::Loose { end: closed, .. } =
                skip_quoted(text, position, delimiter, terminator, ended)
        {
            end = closed;
        }
        end = memchr2(delimiter, terminator, &text[end..]).map_or(text.len(), |length| end + length);
        let cell = &text[position..end];
        if end == text.len() || text[end] == terminator {
            let returned = terminator == b'\n' && cell.last() == Some(&b'\r');
            cells.push(&cell[..cell.len() - usize::from(returned)]);
            return (cells, (end + 1).min(text.len()));
        }
        cells.push(cell);
        position = end + 1;
    }
}

fn match_names(names: Vec<String>, dataset: &Dataset) -> (Vec<Option<usize>>, Vec<Label>) {
    let mut column_of = vec![None; dataset.variables.len()];
    let exact = |name: &str| dataset.variables.iter().position(|variable| variable.name.as_str() == name);
    for (column, name) in names.iter().enumerate() {
        if let Some(variable) = exact(name) {
            column_of[variable].get_or_insert(column);
        }
    }
    let mut labels: Vec<Label> = Vec::with_capacity(names.len());
    for (column, text) in names.into_iter().enumerate() {
        let meaning = match exact(&text) {
            Some(variable) if column_of[variable] == Some(column) => Meaning::Variable(variable),
            Some(variable) => Meaning::Repeated(variable),
            None => meaning_of(&text, column, dataset, &mut column_of),
        };
        labels.push(Label { text, meaning });
    }
    for label in &mut labels {
        if let Meaning::Unknown { near } = &mut label.meaning {
            *near = nearest(&label.text, dataset, &column_of);
        }
    }
    (column_of, labels)
}

fn meaning_of(text: &str, column: usize, dataset: &Dataset, column_of: &mut [Option<usize>]) -> Meaning {
    let folded = fold(text);
    let is_named = |name: &VariableName, title: &str| {
        !folded.is_empty() && (fold(name.as_str()) == folded || fold(title) == folded)
    };
    if let Some(excluded) =
        dataset.excluded.iter().position(|excluded| is_named(&excluded.name, &excluded.title))
    {
        return Meaning::Excluded(excluded);
    }
    let mut alike = (0..dataset.variables.len()).filter(|position| {
        let variable = &dataset.variables[*position];
        is_named(&variable.name, &variable.title)
    });
    match (alike.next(), alike.next()) {
        (Some(variable), None) if column_of[variable].is_none() => {
            column_of[variable] = Some(column);
            Meaning::Respelt(variable)
        }
        (Some(variable), None) => Meaning::Repeated(variable),
        _ => Meaning::Unknown { near: None },
    }
}

/// The missing variable whose name looks most like this one.
fn nearest(text: &str, dataset: &Dataset, column_of: &[Option<usize>]) -> Option<usize> {
    let folded: String = fold(text).chars().take(80).collect();
    let likeness = |name: &str| strsim::normalized_damerau_levenshtein(&folded, &fold(name));
    let missing = dataset.variables.iter().enumerate().filter(|(position, _)| column_of[*position].is_none());
    missing
        .map(|(position, variable)| (position, likeness(variable.name.as_str())))
        .filter(|(_, likeness)| *likeness >= LIKENESS_MIN)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(position, _)| position)
}

/// Words without case and accents, blanks kept.
pub(super) fn fold_words(text: &str) -> String {
    text.split_whitespace().map(fold_letters).collect::<Vec<_>>().join(" ")
}

/// Letters without case and accents; other characters as they are.
fn fold_letters(word: &str) -> String {
    word.chars()
        .map(|character| {
            let mut folded = fold(character.encode_utf8(&mut [0; 4]));
            if folded.is_empty() {
                folded.push(character);
            }
            folded
        })
        .collect()
}
