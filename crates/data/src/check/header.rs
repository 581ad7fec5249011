//! Finds the separator and the header, and which column of the file holds which variable.
//!
//! A header that is written a little differently is matched all the same; what is said about headers is
//! `outcome::header_groups`' work.

use entente_model::{Dataset, VariableName};
use memchr::memchr2;

use super::chunks::Marks;
use super::split::{Quoted, skip_quoted};
use super::survey::TextEncoding;
use super::text::read_cell;

/// A header is in the first bytes of the file, or the file is no table.
pub(super) const HEAD_BYTES: usize = 1 << 20;
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];
const SAMPLE_ROWS: usize = 50;
/// Likeness from which a name is proposed.
const LIKENESS_MIN: f64 = 0.7;

/// The header line and what follows from it.
#[derive(Debug)]
pub(super) struct Header {
    /// Separator; `None` where the file has one column.
    pub(super) delimiter: Option<u8>,
    pub(super) marks: Marks,
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
        let text = &head[start..];
        let sampled = |delimiter| Sample::read(text, ended, delimiter, terminator);
        let sample = match announced {
            Some(delimiter) => sampled(delimiter),
            None => {
                DELIMITERS.map(sampled).into_iter().max_by_key(|sample| sample.score(encoding, dataset))?
            }
        };
        let names = sample.names(encoding);
        let (column_of, labels) = match_names(names, dataset);
        let delimiter = (labels.len() > 1).then_some(sample.delimiter);
        let header_lines = memchr::memchr_iter(terminator, &text[..sample.header_end]).count() as u64;
        Some(Self {
            delimiter,
            marks: Marks { delimiter: delimiter.unwrap_or(terminator), terminator },
            columns: labels.len(),
            column_of,
            labels,
            line,
            rows_line: line + header_lines,
            rows_offset: start + sample.header_end,
            blank_lines,
        })
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
}

impl<'a> Sample<'a> {
    fn read(text: &'a [u8], ended: bool, delimiter: u8, terminator: u8) -> Self {
        let (header, header_end) = record(text, ended, delimiter, terminator);
        let mut position = header_end;
        let mut consistent = 0;
        for _ in 0..SAMPLE_ROWS {
            if position >= text.len() {
                break;
            }
            let (cells, length) = record(&text[position..], ended, delimiter, terminator);
            consistent += usize::from(cells.len() == header.len());
            position += length;
        }
        Self { delimiter, header, header_end, consistent }
    }

    fn names(&self, encoding: TextEncoding) -> Vec<String> {
        self.header.iter().map(|raw| read_cell(raw, encoding).text.into_owned()).collect()
    }

    /// Known names first: they say more than counts.
    fn score(&self, encoding: TextEncoding, dataset: &Dataset) -> (usize, usize, usize) {
        let columns = self.header.len();
        if columns == 1 {
            return (0, 0, 1);
        }
        let (_, labels) = match_names(self.names(encoding), dataset);
        let known = labels.iter().filter(|label| !matches!(label.meaning, Meaning::Unknown { .. })).count();
        (known, self.consistent, columns)
    }
}

/// Cells of the first record, and where the next one begins.
fn record(text: &[u8], ended: bool, delimiter: u8, terminator: u8) -> (Vec<&[u8]>, usize) {
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

/// A name without what people write differently: case, accents, blanks of all kinds, `_` and `-`.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => folded.push('a'),
            'ç' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => folded.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
            'ÿ' => folded.push('y'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            _ if character.is_alphanumeric() => folded.push(character),
            _ => {}
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_people_write_differently() {
        for text in ["Année rentrée", "annee_rentree", " ANNÉE\u{a0}RENTRÉE ", "anne\u{301}e-rentre\u{301}e"]
        {
            assert_eq!(fold(text), "anneerentree", "{text}");
        }
    }
}
