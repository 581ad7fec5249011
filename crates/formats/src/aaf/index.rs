//! What a recipient has, as fingerprints: enough to know what changed, and not a name in it.
//!
//! A daily delta needs the state that was delivered last. Keeping it whole would be a second directory of minors to
//! protect; this keeps 64 bits an attribute. It is built as records are written, saved, and read the next day.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hasher;
use std::io::{Read, Write};
use std::str::FromStr;

use siphasher::sip::SipHasher13;
use siphasher::sip128::{Hasher128, SipHasher13 as SipHasher128};

use serde::{Serialize, Serializer};

use super::attribute::Category;
use super::record::{Operation, Record};
use super::replica::{Assembled, fault_of, missed};
use crate::finding::{Findings, FormatFindingCode};

/// Which record: its file and its identifier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey {
    /// The file.
    pub category: Category,
    /// The identifier.
    pub id: String,
}

/// Identifiers are numbers as a rule: 16 bytes instead of a text on the heap.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum CompactId {
    Number(u64),
    Text(Box<str>),
}

impl CompactId {
    fn new(id: &str) -> Self {
        let is_plain =
            !id.is_empty() && id.len() < 19 && id.bytes().all(|b| b.is_ascii_digit()) && !id.starts_with('0');
        match id.parse() {
            Ok(number) if is_plain => Self::Number(number),
            _ => Self::Text(id.into()),
        }
    }
}

impl fmt::Display for CompactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    fingerprint: u64,
    first: u32,
    count: u8,
    is_seen: bool,
}

/// A number that says whether two states are the same, whatever the order of their records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// Adds a record to the state that this stands for.
    pub(super) fn add(&mut self, category: Category, id: &str, fingerprint: u64) {
        let mut hasher = SipHasher128::new();
        hasher.write_u8(category as u8);
        hasher.write(id.as_bytes());
        hasher.write_u64(fingerprint);
        self.0 = self.0.wrapping_add(hasher.finish128().as_u128());
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// As bordereaux state it: JSON has no number of 128 bits.
impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Fingerprint {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u128::from_str_radix(text, 16).map(Self)
    }
}

/// Fingerprint of an attribute; `None` where it has no value: an empty attribute is an absent one.
pub(super) fn attribute_fingerprint<'a>(name: &str, values: impl Iterator<Item = &'a str>) -> Option<u64> {
    let mut hasher = SipHasher13::new();
    hasher.write(name.as_bytes());
    let mut is_empty = true;
    for value in values {
        is_empty &= value.is_empty();
        // A byte that UTF-8 does not have parts the values.
        hasher.write(&[0xff]);
        hasher.write(value.as_bytes());
    }
    (!is_empty).then(|| hasher.finish())
}

/// Fingerprint of a record: the order of its attributes does not count.
pub(super) fn record_fingerprint(record: &Record) -> u64 {
    record
        .attributes()
        .filter_map(|(name, values)| attribute_fingerprint(name, values))
        .fold(1, u64::wrapping_add)
}

/// How an indexed record stands against the one of today.
pub(super) enum Standing {
    Absent,
    Same,
    Changed,
}

/// The fingerprints of a state.
#[derive(Clone, Debug, Default)]
pub struct StateIndex {
    entries: [HashMap<CompactId, Entry>; 6],
    /// Fingerprint and name of each attribute of each record; none where only whole records are compared.
    hashes: Vec<u64>,
    names: Vec<u8>,
    known_names: Vec<String>,
}

impl StateIndex {
    /// Adds a record, or replaces it.
    pub fn insert(&mut self, record: &Record) {
        let entry = self.entry(record);
        self.entries[record.category as usize].insert(CompactId::new(&record.id), entry);
    }

    /// Number of records.
    pub fn len(&self) -> usize {
        self.entries.iter().map(HashMap::len).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Fingerprint of the whole state.
    pub fn fingerprint(&self) -> Fingerprint {
        let mut whole = Fingerprint::default();
        for (category, entries) in Category::ALL.into_iter().zip(&self.entries) {
            for (id, entry) in entries {
                whole.add(category, &id.to_string(), entry.fingerprint);
            }
        }
        whole
    }

    /// Number of records of one file.
    pub fn count(&self, category: Category) -> usize {
        self.entries[category as usize].len()
    }

    /// Applies a record of a delta, or of a complete export, as a consumer does.
    pub fn apply_record(&mut self, record: &Record, line: u64, findings: &mut Findings) {
        self.apply(record, line, findings);
    }

    /// What a modification makes of an indexed record: the attributes that it does not name stay.
    fn modify(&mut self, record: &Record) {
        let named: Vec<&str> = record.attributes().map(|(name, _)| name).collect();
        let stay: Vec<(u64, u8)> = match self.entries[record.category as usize]
            .get(&CompactId::new(&record.id))
        {
            None => Vec::new(),
            Some(entry) => {
                let range = entry.first as usize..entry.first as usize + usize::from(entry.count);
                let kept = |number: &u8| {
                    let name = self.known_names.get(usize::from(*number)).map_or("", String::as_str);
                    !named.contains(&name)
                };
                let both = self.hashes[range.clone()].iter().copied().zip(self.names[range].iter().copied());
                both.filter(|(_, number)| kept(number)).collect()
            }
        };
        let mut entry = self.entry(record);
        for (hash, name) in stay {
            entry.fingerprint = entry.fingerprint.wrapping_add(hash);
            entry.count = entry.count.saturating_add(1);
            self.hashes.push(hash);
            self.names.push(name);
        }
        self.entries[record.category as usize].insert(CompactId::new(&record.id), entry);
    }

    fn entry(&mut self, record: &Record) -> Entry {
        let first = self.hashes.len() as u32;
        let mut fingerprint: u64 = 1;
        for (name, values) in record.attributes() {
            let Some(hash) = attribute_fingerprint(name, values) else { continue };
            fingerprint = fingerprint.wrapping_add(hash);
            self.hashes.push(hash);
            let name = self.name_number(name);
            self.names.push(name);
        }
        let count = u8::try_from(self.hashes.len() - first as usize).unwrap_or(u8::MAX);
        Entry { fingerprint, first, count, is_seen: true }
    }

    /// Number of an attribute's name; the forms have fewer than 100, the last number is for all those beyond.
    fn name_number(&mut self, name: &str) -> u8 {
        if let Some(found) = self.known_names.iter().position(|known| known == name) {
            return found as u8;
        }
        if self.known_names.len() >= usize::from(u8::MAX) {
            return u8::MAX;
        }
        self.known_names.push(name.to_owned());
        (self.known_names.len() - 1) as u8
    }

    /// Forgets which records were seen.
    pub(super) fn begin_comparison(&mut self) {
        for entry in self.entries.iter_mut().flat_map(HashMap::values_mut) {
            entry.is_seen = false;
        }
    }

    /// Compares a record of today with what is indexed, and marks it as seen.
    pub(super) fn look_up(&mut self, record: &Record) -> Standing {
        let fingerprint = record_fingerprint(record);
        match self.entries[record.category as usize].get_mut(&CompactId::new(&record.id)) {
            None => Standing::Absent,
            Some(entry) => {
                entry.is_seen = true;
                if entry.fingerprint == fingerprint { Standing::Same } else { Standing::Changed }
            }
        }
    }

    /// Fingerprints of the attributes of an indexed record, with their names.
    pub(super) fn attributes_of(&self, record: &Record) -> impl Iterator<Item = (u64, &str)> {
        let entry = self.entries[record.category as usize].get(&CompactId::new(&record.id));
        let range = entry.map_or(0..0, |entry| {
            let first = entry.first as usize;
            first..first + usize::from(entry.count)
        });
        let name = |&number: &u8| self.known_names.get(usize::from(number)).map_or("", String::as_str);
        self.hashes[range.clone()].iter().copied().zip(self.names[range].iter().map(name))
    }

    /// Takes out the records that were not seen since the comparison began, in read order.
    pub(super) fn take_unseen(&mut self) -> Vec<RecordKey> {
        let mut gone = Vec::new();
        for (category, entries) in Category::ALL.into_iter().zip(&mut self.entries) {
            entries.retain(|id, entry| {
                if !entry.is_seen {
                    gone.push(RecordKey { category, id: id.to_string() });
                }
                entry.is_seen
            });
        }
        gone.sort();
        gone
    }

    /// Writes it. The bytes are the same for the same state.
    pub fn save(&self, output: &mut impl Write) -> std::io::Result<()> {
        output.write_all(MAGIC)?;
        write_count(output, self.known_names.len())?;
        for name in &self.known_names {
            write_text(output, name)?;
        }
        for entries in &self.entries {
            let mut sorted: Vec<(String, &Entry)> =
                entries.iter().map(|(id, entry)| (id.to_string(), entry)).collect();
            sorted.sort_by(|a, b| a.0.cmp(&b.0));
            write_count(output, sorted.len())?;
            for (id, entry) in sorted {
                let first = entry.first as usize;
                write_text(output, &id)?;
                output.write_all(&entry.fingerprint.to_le_bytes())?;
                output.write_all(&[entry.count])?;
                for position in first..first + usize::from(entry.count) {
                    output.write_all(&[self.names[position]])?;
                    output.write_all(&self.hashes[position].to_le_bytes())?;
                }
            }
        }
        Ok(())
    }

    /// Reads what [`StateIndex::save`] wrote.
    pub fn load(input: &mut impl Read) -> std::io::Result<Self> {
        if &read_bytes::<8>(input)? != MAGIC {
            return Err(std::io::Error::other("this is not an index of a delivered state"));
        }
        let mut index = Self::default();
        for _ in 0..read_count(input)?.min(255) {
            index.known_names.push(read_text(input)?);
        }
        for category in 0..index.entries.len() {
            for _ in 0..read_count(input)? {
                let id = CompactId::new(&read_text(input)?);
                let fingerprint = u64::from_le_bytes(read_bytes(input)?);
                let [count] = read_bytes(input)?;
                let first = index.hashes.len() as u32;
                for _ in 0..count {
                    let [name] = read_bytes(input)?;
                    index.names.push(name);
                    index.hashes.push(u64::from_le_bytes(read_bytes(input)?));
                }
                let entry = Entry { fingerprint, first, count, is_seen: true };
                index.entries[category].insert(id, entry);
            }
        }
        Ok(index)
    }
}

/// What a consumer has, as fingerprints only: enough to tell a delta that does not follow, in bounded memory.
impl Assembled for StateIndex {
    fn forget(&mut self) {
        *self = Self::default();
    }

    fn expect(&mut self, before: Fingerprint, findings: &mut Findings) {
        missed(self.fingerprint(), before, findings);
    }

    fn apply(&mut self, record: &Record, line: u64, findings: &mut Findings) {
        let id = CompactId::new(&record.id);
        let is_known = self.entries[record.category as usize].contains_key(&id);
        match record.operation {
            Operation::Add => {
                if is_known {
                    findings.add(FormatFindingCode::DeltaKnown, &fault_of(record), line, "");
                }
                self.insert(record);
            }
            Operation::Modify => {
                if !is_known {
                    findings.add(FormatFindingCode::DeltaUnknown, &fault_of(record), line, "");
                }
                self.modify(record);
            }
            Operation::Delete => {
                if self.entries[record.category as usize].remove(&id).is_none() {
                    findings.add(FormatFindingCode::DeltaUnknown, &fault_of(record), line, "");
                }
            }
        }
    }
}

pub(super) const MAGIC: &[u8; 8] = b"EntAAF1\n";

fn write_count(output: &mut impl Write, count: usize) -> std::io::Result<()> {
    output.write_all(&(count as u64).to_le_bytes())
}

fn write_text(output: &mut impl Write, text: &str) -> std::io::Result<()> {
    let length = u16::try_from(text.len()).map_err(|_| std::io::Error::other("an identifier is too long"))?;
    output.write_all(&length.to_le_bytes())?;
    output.write_all(text.as_bytes())
}

fn read_bytes<const N: usize>(input: &mut impl Read) -> std::io::Result<[u8; N]> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn read_count(input: &mut impl Read) -> std::io::Result<u64> {
    Ok(u64::from_le_bytes(read_bytes(input)?))
}

fn read_text(input: &mut impl Read) -> std::io::Result<String> {
    let mut bytes = vec![0; usize::from(u16::from_le_bytes(read_bytes(input)?))];
    input.read_exact(&mut bytes)?;
    String::from_utf8(bytes).map_err(std::io::Error::other)
}
