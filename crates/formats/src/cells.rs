//! Variables and values of one record, end to end in one text: nothing is allocated once the buffer has grown.
//!
//! Every reader gives them, whatever the format: intake reads no other shape. What a variable means is the format's.

use std::fmt;

/// One value of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Name of the variable: of an AAF attribute, of an element (`SCOLARITE_AN_DERNIER/CODE_MEF`), of an XML attribute
    /// (`@ELEVE_ID`) or of a column.
    pub variable: &'a str,
    /// The value; several cells of one variable are its several values.
    pub value: &'a str,
    /// Line of the file on which it stands.
    pub line: u64,
    /// Rank, in the record, of the element that holds the value: those of one `OPTIONS_ELEVE` share theirs.
    pub holder: u32,
}

#[derive(Clone, Copy, Debug)]
struct Span {
    variable: (u32, u32),
    value: (u32, u32),
    line: u32,
    holder: u32,
}

/// The cells of a record, in the order of the file.
#[derive(Clone, Default)]
pub struct Cells {
    text: String,
    spans: Vec<Span>,
    /// Line from which those of the spans count.
    first_line: u64,
}

impl Cells {
    /// Empties it for the next record, which begins on that line.
    pub(crate) fn clear(&mut self, first_line: u64) {
        self.text.clear();
        self.spans.clear();
        self.first_line = first_line;
    }

    /// Number of values.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there is no value.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Bytes of names and values.
    pub(crate) fn size_bytes(&self) -> usize {
        self.text.len()
    }

    /// The values in order.
    pub fn iter(&self) -> impl Iterator<Item = Cell<'_>> + '_ {
        self.spans.iter().map(|span| self.cell(span))
    }

    /// The values of one variable, in order.
    pub fn values<'a>(&'a self, variable: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.iter().filter(move |cell| cell.variable == variable).map(|cell| cell.value)
    }

    /// The first value of a variable, where it is not empty.
    pub fn first(&self, variable: &str) -> Option<&str> {
        self.iter().find(|cell| cell.variable == variable).map(|cell| cell.value).filter(|v| !v.is_empty())
    }

    /// Each variable with its values: values of one variable that follow each other are together.
    pub(crate) fn by_variable(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
        self.spans.chunk_by(|a, b| a.variable == b.variable).map(|spans| {
            let name = &self.text[spans[0].variable.0 as usize..spans[0].variable.1 as usize];
            (name, spans.iter().map(|span| &self.text[span.value.0 as usize..span.value.1 as usize]))
        })
    }

    fn cell(&self, span: &Span) -> Cell<'_> {
        Cell {
            variable: &self.text[span.variable.0 as usize..span.variable.1 as usize],
            value: &self.text[span.value.0 as usize..span.value.1 as usize],
            line: self.first_line + u64::from(span.line),
            holder: span.holder,
        }
    }

    /// Adds a variable; [`Cells::begin_value`] then gives its values.
    pub(crate) fn begin_variable(&mut self, name: &str) -> (u32, u32) {
        let start = self.text.len() as u32;
        self.text.push_str(name);
        (start, self.text.len() as u32)
    }

    /// Opens an empty value of a variable that was begun; [`Cells::push_text`] fills it.
    pub(crate) fn begin_value(&mut self, variable: (u32, u32), line: u64, holder: u32) {
        let start = self.text.len() as u32;
        let line = line.saturating_sub(self.first_line) as u32;
        self.spans.push(Span { variable, value: (start, start), line, holder });
    }

    /// Adds to the last value.
    pub(crate) fn push_text(&mut self, text: &str) {
        self.text.push_str(text);
        if let Some(span) = self.spans.last_mut() {
            span.value.1 = self.text.len() as u32;
        }
    }

    /// Adds a variable with one value.
    pub(crate) fn push(&mut self, variable: &str, value: &str, line: u64, holder: u32) {
        let variable = self.begin_variable(variable);
        self.begin_value(variable, line, holder);
        self.push_text(value);
    }
}

impl fmt::Debug for Cells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter().map(|cell| (cell.variable, cell.value))).finish()
    }
}

/// The same variables with the same values in the same order; lines apart.
impl PartialEq for Cells {
    fn eq(&self, other: &Self) -> bool {
        let pairs = |cells: &Self| cells.len();
        pairs(self) == pairs(other)
            && self.iter().zip(other.iter()).all(|(a, b)| a.variable == b.variable && a.value == b.value)
    }
}

impl Eq for Cells {}
