//! What a document is made of before anybody knows where it stands on a page.

/// A stretch of text of one appearance. A line feed breaks the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
}

impl Run {
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
    pub(crate) fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: true, italic: false }
    }
    pub(crate) fn italic(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: false, italic: true }
    }
}

/// How a paragraph looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// The text of the convention.
    Body,
    /// Remarks, in smaller grey letters.
    Small,
    /// The line above a clause or a table.
    Label,
}

/// A part of the document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Block {
    /// Level 1 is the title.
    Heading {
        level: u8,
        text: Vec<Run>,
    },
    Paragraph {
        runs: Vec<Run>,
        style: Style,
    },
    /// Numbered from that number, or with dots.
    List {
        from: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    Table(Table),
    /// Room to sign by hand, so high in points.
    Room(f32),
    NewPage,
}

impl Block {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Paragraph { runs: vec![Run::plain(text)], style: Style::Body }
    }
    pub(crate) fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading { level, text: vec![Run::plain(text)] }
    }
}

/// Rows of cells; as many cells in each as there are columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Table {
    /// What it is, said above it.
    pub caption: Option<String>,
    /// Names of the columns; empty where the first cell of each row says what the row is.
    pub header: Vec<Vec<Run>>,
    pub rows: Vec<Vec<Vec<Run>>>,
    /// Whether the first cell of each row is its name.
    pub named_rows: bool,
    /// Shares of the width; by content where it is empty.
    pub widths: Vec<f32>,
}
