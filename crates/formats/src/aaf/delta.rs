//! What changed between the state that a recipient has and the one of today: the least that brings it there.

use serde::{Deserialize, Serialize};

use super::index::{Fingerprint, Standing, StateIndex, attribute_fingerprint};
use super::record::{Operation, Record};

/// How a modification is sent: both are met among consumers (formats, section 1.6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ModifyForm {
    /// All the attributes again, whatever changed.
    #[default]
    Full,
    /// Those that changed.
    Partial,
}

/// A state being compared, record after record, with the index of the one delivered before.
///
/// The index follows: once finished it is that of today. Memory is that of the index, whatever the size of the state.
pub struct Comparison {
    index: StateIndex,
    form: ModifyForm,
    before: Fingerprint,
    change: Record,
}

impl Comparison {
    /// Begins from what the recipient has; from an empty index everything is an addition.
    pub fn new(mut index: StateIndex, form: ModifyForm) -> Self {
        let before = index.fingerprint();
        index.begin_comparison();
        Self { index, form, before, change: Record::default() }
    }

    /// Fingerprint of the state that the delta begins from.
    pub fn before(&self) -> Fingerprint {
        self.before
    }

    /// The change that a record of today makes, if it makes one.
    pub fn compare<'a>(&'a mut self, record: &'a Record) -> Option<&'a Record> {
        match self.index.look_up(record) {
            Standing::Same => None,
            Standing::Absent => {
                self.index.insert(record);
                Some(record)
            }
            Standing::Changed => {
                self.modification(record);
                self.index.insert(record);
                Some(&self.change)
            }
        }
    }

    fn modification(&mut self, record: &Record) {
        self.change.begin(Operation::Modify, record.category, &record.id);
        let mut cleared: Vec<&str> = Vec::new();
        let before: Vec<(u64, &str)> = self.index.attributes_of(record).collect();
        for (name, values) in record.attributes() {
            let values: Vec<&str> = values.collect();
            let hash = attribute_fingerprint(name, values.iter().copied());
            let is_same = match hash {
                Some(hash) => before.iter().any(|&(known, _)| known == hash),
                None => !before.iter().any(|&(_, known)| known == name),
            };
            if self.form == ModifyForm::Full || !is_same {
                self.change.begin_attribute(name);
                values.iter().for_each(|value| self.change.raw_value(value));
            }
        }
        // INVARIANT: a modification holds an attribute, the DTD asks for one. A change that no attribute shows cannot
        // be told apart by it: everything is sent again.
        if self.change.cells.is_empty() {
            for (name, values) in record.attributes() {
                self.change.begin_attribute(name);
                values.for_each(|value| self.change.raw_value(value));
            }
        }
        // What was delivered and is no longer spoken of: an empty value clears it.
        for &(_, name) in &before {
            if !name.is_empty()
                && !cleared.contains(&name)
                && !record.attributes().any(|(now, _)| now == name)
            {
                cleared.push(name);
                self.change.begin_attribute(name);
                self.change.raw_value("");
            }
        }
    }

    /// The deletions, in read order, of what was not met: to call once the whole state was compared.
    pub fn deletions(&mut self) -> impl Iterator<Item = Record> + use<> {
        self.index.take_unseen().into_iter().map(|key| {
            let mut record = Record::default();
            record.begin(Operation::Delete, key.category, &key.id);
            record
        })
    }

    /// Fingerprint of the state reached, once the deletions were taken.
    pub fn fingerprint(&self) -> Fingerprint {
        self.index.fingerprint()
    }

    /// The index of today, to keep until the next delivery.
    pub fn finish(self) -> StateIndex {
        self.index
    }
}
