//! One request of an AAF file: an operation on something, and the attributes that it gives.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::attribute::{Category, Dialect, Notion};
use crate::cells::Cells;

/// What is done with the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    /// `addRequest`.
    Add,
    /// `modifyRequest`: the attributes given replace those that the consumer has; an empty one clears.
    Modify,
    /// `deleteRequest`: no attribute.
    Delete,
}

/// A request. It is a buffer too: readers lend one and fill it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// What is done.
    pub operation: Operation,
    /// The file that it is of.
    pub category: Category,
    /// `identifier/id`, which is also its first attribute (`…Jointure`).
    pub id: String,
    pub(crate) cells: Cells,
    /// Values that held a `$` or a control character, replaced by a space: they cannot be written.
    pub(crate) replaced: u32,
    variable: (u32, u32),
}

impl Default for Record {
    fn default() -> Self {
        Self {
            operation: Operation::Add,
            category: Category::Structure,
            id: String::new(),
            cells: Cells::default(),
            replaced: 0,
            variable: (0, 0),
        }
    }
}

impl Record {
    /// The attributes as variables and values, in the order of the file.
    pub fn cells(&self) -> &Cells {
        &self.cells
    }

    /// Fills this record with an addition of the entity, every attribute of the form in order, those not selected apart.
    ///
    /// An attribute without value is there, empty: consumers expect it, and a later delta may clear one.
    pub fn fill<E: Entity>(&mut self, entity: &E, dialect: Dialect, selection: &Selection) {
        self.begin(Operation::Add, E::CATEGORY, entity.id());
        for attribute in dialect.attributes(E::CATEGORY) {
            if attribute.notion == Notion::Id || selection.keeps(attribute.name) {
                self.begin_attribute(attribute.name);
                let before = self.cells.len();
                entity.put(attribute.notion, dialect, self);
                if self.cells.len() == before {
                    self.parts(&[""]);
                }
            }
        }
    }

    pub(crate) fn begin(&mut self, operation: Operation, category: Category, id: &str) {
        self.operation = operation;
        self.category = category;
        id.clone_into(&mut self.id);
        self.cells.clear(0);
        self.replaced = 0;
    }

    pub(crate) fn begin_attribute(&mut self, name: &str) {
        self.variable = self.cells.begin_variable(name);
    }

    pub(super) fn variable(&self) -> (u32, u32) {
        self.variable
    }

    /// Adds a value as it is, `$` and all: it comes from a file.
    pub(crate) fn raw_value(&mut self, value: &str) {
        self.cells.begin_value(self.variable, 0, 0);
        self.cells.push_text(value);
    }

    /// Adds a value of several parts.
    pub(crate) fn parts(&mut self, parts: &[&str]) {
        self.cells.begin_value(self.variable, 0, 0);
        for (position, part) in parts.iter().enumerate() {
            if position > 0 {
                self.cells.push_text("$");
            }
            self.push_part(part);
        }
    }

    /// Adds a value of one part, where there is one.
    pub(crate) fn text(&mut self, value: &str) {
        if !value.is_empty() {
            self.parts(&[value]);
        }
    }

    pub(crate) fn date(&mut self, date: Option<Date>) {
        if let Some(date) = date {
            self.text(&crate::date::french(date));
        }
    }

    pub(crate) fn flag(&mut self, flag: bool) {
        self.text(if flag { "O" } else { "N" });
    }

    /// `$` has no escape and control characters are not XML: a space instead, and the record says so.
    fn push_part(&mut self, part: &str) {
        let is_bad = |byte: u8| byte == b'$' || byte < b' ';
        if !part.bytes().any(is_bad) {
            self.cells.push_text(part);
            return;
        }
        self.replaced += 1;
        let clean: String = part.chars().map(|c| if c == '$' || c < ' ' { ' ' } else { c }).collect();
        self.cells.push_text(clean.trim());
    }

    /// The attributes: each name with its values.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
        self.cells.by_variable()
    }

    /// The entity that the record gives; values that do not read are left out ([`super::check_files`] tells them).
    pub fn entity<E: Entity>(&self, dialect: Dialect) -> E {
        let mut entity = E::with_id(&self.id);
        let table = dialect.attributes(E::CATEGORY);
        let mut hint = 0;
        for cell in self.cells.iter().filter(|cell| !cell.value.is_empty()) {
            // The order is that of the table as a rule: the next one is tried first.
            let attribute = match table[hint.min(table.len())..].iter().position(|a| a.name == cell.variable)
            {
                Some(found) => {
                    hint += found;
                    table.get(hint)
                }
                None => dialect.attribute(E::CATEGORY, cell.variable),
            };
            if let Some(attribute) = attribute {
                entity.take(attribute.notion, dialect, cell.value);
            }
        }
        entity
    }
}

/// Something that AAF files describe: it writes and reads itself, one notion after the other.
pub trait Entity: Default {
    /// The file that describes it.
    const CATEGORY: Category;
    /// Its identifier (`…Jointure`).
    fn id(&self) -> &str;
    /// An empty one.
    fn with_id(id: &str) -> Self;
    /// Adds the values of that notion, as the form writes them.
    fn put(&self, notion: Notion, dialect: Dialect, record: &mut Record);
    /// Takes one value of that notion.
    fn take(&mut self, notion: Notion, dialect: Dialect, value: &str);
}

/// The attributes that are written: all, or those of a list of variables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Those that are not written.
    without: BTreeSet<String>,
    /// Those that are, where a list was given.
    only: Option<BTreeSet<String>>,
}

impl Selection {
    /// Every attribute of the form.
    pub fn everything() -> Self {
        Self::default()
    }

    /// Every attribute but the national pupil number, which does not leave (architecture, invariant 5).
    pub fn without_ine() -> Self {
        Self::everything().without(["ENTEleveINE", "GPEIElvINE"])
    }

    /// All but these.
    #[must_use]
    pub fn without<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        self.without.extend(names.into_iter().map(str::to_owned));
        self
    }

    /// These only; identifiers are written all the same, nothing holds together without them.
    #[must_use]
    pub fn only<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        self.only = Some(names.into_iter().map(str::to_owned).collect());
        self
    }

    /// Whether an attribute is written.
    pub fn keeps(&self, name: &str) -> bool {
        !self.without.contains(name) && self.only.as_ref().is_none_or(|only| only.contains(name))
    }
}
