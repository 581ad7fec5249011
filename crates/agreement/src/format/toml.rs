//! TOML with its comments, as a tree: what `layout` writes again.
//!
//! The text was read by the compiler's own reader before: here it is known to be sound, and not nested too deep.

use toml_parser::Source;
use toml_parser::parser::{Event, EventKind, parse_document};

/// Comments that stand before something, one a line.
pub(super) type Lead<'t> = Vec<&'t str>;

/// A value.
#[derive(Debug)]
pub(super) enum Node<'t> {
    /// As written.
    Scalar(&'t str),
    Array(Vec<Item<'t>>, Lead<'t>),
    Table(Vec<Entry<'t>>, Lead<'t>),
}

/// A value of an array; `trail` is the comment on its line.
#[derive(Debug)]
pub(super) struct Item<'t> {
    pub lead: Lead<'t>,
    pub node: Node<'t>,
    pub trail: Option<&'t str>,
}

/// A key and its value.
#[derive(Debug)]
pub(super) struct Entry<'t> {
    pub lead: Lead<'t>,
    /// Between the dots, as written.
    pub key: Vec<&'t str>,
    pub node: Node<'t>,
    pub trail: Option<&'t str>,
}

/// What stands under a header; the first one has none.
#[derive(Debug, Default)]
pub(super) struct Section<'t> {
    pub lead: Lead<'t>,
    /// `[` or `[[`; empty for the first one.
    pub open: &'static str,
    pub key: Vec<&'t str>,
    pub trail: Option<&'t str>,
    pub entries: Vec<Entry<'t>>,
}

/// A whole text.
#[derive(Debug, Default)]
pub(super) struct Document<'t> {
    /// Comments at the top, apart from the first key.
    pub head: Lead<'t>,
    pub sections: Vec<Section<'t>>,
    /// Comments after the last key.
    pub end: Lead<'t>,
}

/// Reads a text that the compiler's reader accepts.
pub(super) fn read(text: &str) -> Document<'_> {
    let tokens = Source::new(text).lex().into_vec();
    let mut events: Vec<Event> = Vec::with_capacity(tokens.len());
    parse_document(&tokens, &mut events, &mut ());
    Reader { text, events, at: 0 }.document()
}

struct Reader<'t> {
    text: &'t str,
    events: Vec<Event>,
    at: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<EventKind> {
        self.events.get(self.at).map(Event::kind)
    }

    fn take(&mut self) -> &'t str {
        let span = self.events[self.at].span();
        self.at += 1;
        &self.text[span.start()..span.end()]
    }

    /// Skips blanks and separators, and keeps comments; says how many of them stand apart, before an empty line.
    fn lead(&mut self) -> (Lead<'t>, usize) {
        let (mut lead, mut apart, mut newlines) = (Vec::new(), 0, 0);
        while let Some(kind) = self.peek() {
            match kind {
                EventKind::Comment => {
                    lead.push(self.take().trim_end());
                    newlines = 0;
                }
                EventKind::Newline => {
                    self.at += 1;
                    newlines += 1;
                    if newlines > 1 {
                        apart = lead.len();
                    }
                }
                EventKind::Whitespace | EventKind::ValueSep | EventKind::Error => self.at += 1,
                _ => break,
            }
        }
        (lead, apart)
    }

    /// The comment on the rest of the line.
    fn trail(&mut self) -> Option<&'t str> {
        while matches!(self.peek(), Some(EventKind::Whitespace | EventKind::ValueSep)) {
            self.at += 1;
        }
        (self.peek() == Some(EventKind::Comment)).then(|| self.take().trim_end())
    }

    fn document(mut self) -> Document<'t> {
        let mut document = Document::default();
        let mut section = Section::default();
        loop {
            let (mut lead, apart) = self.lead();
            let first = document.sections.is_empty() && section.entries.is_empty() && section.open.is_empty();
            if first {
                document.head = lead.drain(..apart).collect();
            }
            match self.peek() {
                Some(EventKind::SimpleKey) => {
                    let entry = self.entry(lead);
                    section.entries.push(entry);
                }
                Some(kind @ (EventKind::StdTableOpen | EventKind::ArrayTableOpen)) => {
                    document.sections.push(section);
                    section = self.header(lead, kind);
                }
                Some(_) => self.at += 1,
                None => {
                    document.sections.push(section);
                    document.end = lead;
                    return document;
                }
            }
        }
    }

    fn header(&mut self, lead: Lead<'t>, kind: EventKind) -> Section<'t> {
        self.at += 1;
        let mut key = Vec::new();
        while let Some(kind) = self.peek() {
            match kind {
                EventKind::SimpleKey => key.push(self.take()),
                EventKind::StdTableClose | EventKind::ArrayTableClose => {
                    self.at += 1;
                    break;
                }
                _ => self.at += 1,
            }
        }
        let open = if kind == EventKind::ArrayTableOpen { "[[" } else { "[" };
        Section { lead, open, key, trail: self.trail(), entries: Vec::new() }
    }

    fn entry(&mut self, lead: Lead<'t>) -> Entry<'t> {
        let mut key = Vec::new();
        while let Some(kind) = self.peek() {
            match kind {
                EventKind::SimpleKey => key.push(self.take()),
                EventKind::KeyValSep => {
                    self.at += 1;
                    break;
                }
                _ => self.at += 1,
            }
        }
        let node = self.value();
        Entry { lead, key, node, trail: self.trail() }
    }

    fn value(&mut self) -> Node<'t> {
        while let Some(kind) = self.peek() {
            match kind {
                EventKind::Scalar => return Node::Scalar(self.take()),
                EventKind::ArrayOpen => {
                    self.at += 1;
                    return self.array();
                }
                EventKind::InlineTableOpen => {
                    self.at += 1;
                    return self.table();
                }
                _ => self.at += 1,
            }
        }
        Node::Scalar("")
    }

    fn array(&mut self) -> Node<'t> {
        let mut items = Vec::new();
        loop {
            let (lead, _) = self.lead();
            match self.peek() {
                Some(EventKind::ArrayClose) | None => {
                    self.at += 1;
                    return Node::Array(items, lead);
                }
                Some(_) => {
                    let node = self.value();
                    items.push(Item { lead, node, trail: self.trail() });
                }
            }
        }
    }

    fn table(&mut self) -> Node<'t> {
        let mut entries = Vec::new();
        loop {
            let (lead, _) = self.lead();
            match self.peek() {
                Some(EventKind::InlineTableClose) | None => {
                    self.at += 1;
                    return Node::Table(entries, lead);
                }
                Some(EventKind::SimpleKey) => {
                    let entry = self.entry(lead);
                    entries.push(entry);
                }
                Some(_) => self.at += 1,
            }
        }
    }
}
