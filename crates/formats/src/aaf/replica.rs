//! The directory as a consumer has it: one complete export, then every delta in order (formats, section 1.6).
//!
//! It tells when a delta does not follow: a change of what it does not have, or another state than the one announced.

use std::collections::BTreeMap;

use super::attribute::Category;
use super::index::{Fingerprint, RecordKey, record_fingerprint};
use super::record::{Operation, Record};
use crate::finding::{Fault, Findings, FormatFindingCode};

/// What deliveries are put together into: whole records, or their fingerprints.
pub(super) trait Assembled {
    /// A complete export begins.
    fn forget(&mut self);
    /// The next delta begins from that state.
    fn expect(&mut self, before: Fingerprint, findings: &mut Findings);
    /// A record that stands on that line of its file.
    fn apply(&mut self, record: &Record, line: u64, findings: &mut Findings);
}

/// Tells that a delta begins from another state than the one reached.
pub(super) fn missed(here: Fingerprint, before: Fingerprint, findings: &mut Findings) {
    if here != before {
        let (expected, value) = (before.to_string(), here.to_string());
        let fault = Fault { expected: &expected, value: &value, ..Fault::default() };
        findings.add(FormatFindingCode::DeltaMissed, &fault, 0, "");
    }
}

pub(super) fn fault_of(record: &Record) -> Fault<'_> {
    Fault { variable: record.category.file_type(), value: &record.id, ..Fault::default() }
}

impl Assembled for Replica {
    fn forget(&mut self) {
        self.clear();
    }

    fn expect(&mut self, before: Fingerprint, findings: &mut Findings) {
        Self::expect(self, before, findings);
    }

    fn apply(&mut self, record: &Record, line: u64, findings: &mut Findings) {
        Self::apply(self, record, line, findings);
    }
}

type Attributes = BTreeMap<String, Vec<String>>;

/// Records by identifier, attributes by name; one that is empty is not kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replica {
    records: BTreeMap<RecordKey, Attributes>,
}

impl Replica {
    /// Number of records.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Number of records of one file.
    pub fn count(&self, category: Category) -> usize {
        self.records.keys().filter(|key| key.category == category).count()
    }

    /// Values of an attribute.
    pub fn values(&self, key: &RecordKey, name: &str) -> &[String] {
        self.records.get(key).and_then(|attributes| attributes.get(name)).map_or(&[], Vec::as_slice)
    }

    /// Every record as an addition, in read order.
    pub fn for_each_record<E>(&self, mut each: impl FnMut(&Record) -> Result<(), E>) -> Result<(), E> {
        let mut record = Record::default();
        for (key, attributes) in &self.records {
            record.begin(Operation::Add, key.category, &key.id);
            for (name, values) in attributes {
                record.begin_attribute(name);
                values.iter().for_each(|value| record.raw_value(value));
            }
            each(&record)?;
        }
        Ok(())
    }

    /// Forgets everything: a complete export begins.
    pub fn clear(&mut self) {
        self.records.clear();
    }

    /// Fingerprint of the state, the one that bordereaux state.
    pub fn fingerprint(&self) -> Fingerprint {
        let mut whole = Fingerprint::default();
        let added = self.for_each_record(|record| {
            whole.add(record.category, &record.id, record_fingerprint(record));
            Ok::<(), std::convert::Infallible>(())
        });
        let Ok(()) = added;
        whole
    }

    /// Tells whether a delta that begins from that state follows this one.
    pub fn expect(&self, before: Fingerprint, findings: &mut Findings) {
        missed(self.fingerprint(), before, findings);
    }

    /// Applies a record that stands on that line of its file.
    pub fn apply(&mut self, record: &Record, line: u64, findings: &mut Findings) {
        let key = RecordKey { category: record.category, id: record.id.clone() };
        let is_known = self.records.contains_key(&key);
        let fault = || fault_of(record);
        match record.operation {
            Operation::Add => {
                if is_known {
                    findings.add(FormatFindingCode::DeltaKnown, &fault(), line, "");
                }
                let attributes = self.records.entry(key).or_default();
                attributes.clear();
                replace(attributes, record);
            }
            Operation::Modify => {
                if !is_known {
                    findings.add(FormatFindingCode::DeltaUnknown, &fault(), line, "");
                }
                replace(self.records.entry(key).or_default(), record);
            }
            Operation::Delete => {
                if self.records.remove(&key).is_none() {
                    findings.add(FormatFindingCode::DeltaUnknown, &fault(), line, "");
                }
            }
        }
    }
}

fn replace(attributes: &mut Attributes, record: &Record) {
    for (name, values) in record.attributes() {
        let values: Vec<String> = values.map(str::to_owned).collect();
        if values.iter().all(String::is_empty) {
            attributes.remove(name);
        } else {
            attributes.insert(name.to_owned(), values);
        }
    }
}
