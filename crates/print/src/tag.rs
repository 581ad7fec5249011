//! The logical structure of the document, built while it is laid out: what a reader of screens follows.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

/// A part of the structure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Role {
    Section,
    Heading(u16, String),
    Paragraph,
    Quote,
    List { ordered: bool },
    Item,
    Label,
    Body,
    Table,
    Caption,
    Head,
    Rows,
    Row,
    ColumnName,
    RowName,
    Cell,
}

/// Position of a part in [`Structure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part(usize);

/// Position of a drawn text among those that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark(pub usize);

enum Child {
    Part(Part),
    Mark(Mark),
}

struct Entry {
    role: Role,
    children: Vec<Child>,
}

/// The parts, and the drawn texts of each, in reading order.
pub(crate) struct Structure {
    entries: Vec<Entry>,
    marks: usize,
}

impl Structure {
    pub(crate) fn new() -> Self {
        Self { entries: vec![Entry { role: Role::Section, children: Vec::new() }], marks: 0 }
    }
    /// The whole document.
    pub(crate) fn root(&self) -> Part {
        Part(0)
    }
    pub(crate) fn add(&mut self, parent: Part, role: Role) -> Part {
        let part = Part(self.entries.len());
        self.entries.push(Entry { role, children: Vec::new() });
        self.entries[parent.0].children.push(Child::Part(part));
        part
    }
    /// A text of that part is about to be drawn.
    pub(crate) fn mark(&mut self, part: Part) -> Mark {
        let mark = Mark(self.marks);
        self.marks += 1;
        self.entries[part.0].children.push(Child::Mark(mark));
        mark
    }
    /// How many texts were drawn.
    pub(crate) fn marks(&self) -> usize {
        self.marks
    }

    /// The tree for the file, where each mark has become an identifier.
    pub(crate) fn tree(&self, identifiers: &mut [Option<Identifier>], lang: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
        if let Some(group) = self.group(self.root(), identifiers) {
            tree.push(group);
        }
        tree
    }

    /// A part with nothing in it is none.
    fn group(&self, part: Part, identifiers: &mut [Option<Identifier>]) -> Option<TagGroup> {
        let entry = &self.entries[part.0];
        let mut children: Vec<Node> = Vec::new();
        for child in &entry.children {
            match child {
                Child::Part(part) => children.extend(self.group(*part, identifiers).map(Node::from)),
                Child::Mark(Mark(mark)) => {
                    children.extend(identifiers.get_mut(*mark).and_then(Option::take).map(Node::from));
                }
            }
        }
        // A cell keeps its place in the row, though nothing is in it.
        let keeps_place = matches!(entry.role, Role::Cell | Role::RowName | Role::ColumnName);
        (keeps_place || !children.is_empty()).then(|| TagGroup::with_children(kind(&entry.role), children))
    }
}

fn kind(role: &Role) -> TagKind {
    match role {
        Role::Section => Tag::Section.into(),
        Role::Heading(level, title) => {
            Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(title.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::Quote => Tag::BlockQuote.into(),
        Role::List { ordered: true } => Tag::L(ListNumbering::Decimal).into(),
        Role::List { ordered: false } => Tag::L(ListNumbering::Disc).into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::Caption => Tag::Caption.into(),
        Role::Head => Tag::THead.into(),
        Role::Rows => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnName => Tag::TH(TableHeaderScope::Column).into(),
        Role::RowName => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
    }
}
