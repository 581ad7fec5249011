//! Keys of a study in TOML: its front matter, and the keys of a figure, each with its line.

use std::collections::{BTreeMap, BTreeSet};

use entente_model::{AgreementId, PartyId};
use jiff::civil::Date;
use toml::{Table, Value};

use super::fault::{StudyFault, StudyFaultKind};
use super::text::{StudyText, is_name};

/// Keys and values of a block, and where they stand.
pub(super) struct Keys<'t> {
    table: Table,
    text: &'t str,
    /// Number of the first line of the text.
    first: usize,
}

impl<'t> Keys<'t> {
    /// Nothing where the text is not TOML, which is then a fault.
    pub(super) fn read(text: &'t str, first: usize, faults: &mut Vec<StudyFault>) -> Option<Self> {
        match text.parse::<Table>() {
            Ok(table) => Some(Self { table, text, first }),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start).min(text.len());
                let before = text.get(..at).unwrap_or_default();
                // At the end of the text, the last line is the one to mend.
                let rank = before.matches('\n').count().min(text.lines().count().saturating_sub(1));
                let line = text.lines().nth(rank).unwrap_or_default().trim();
                faults.push(StudyFault::new(first + rank, StudyFaultKind::NotToml, line));
                None
            }
        }
    }

    /// The line of a key; that before the block where it is not there.
    pub(super) fn line(&self, key: &str) -> usize {
        let is_key = |line: &str| {
            let line = line.trim_start().trim_start_matches(['[', '"']);
            let rest = line.strip_prefix(key);
            rest.is_some_and(|rest| rest.trim_start_matches('"').trim_start().starts_with(['=', ']']))
        };
        self.text.lines().position(is_key).map_or(self.first.saturating_sub(1).max(1), |at| self.first + at)
    }

    /// A fault for each other key.
    pub(super) fn only(&self, known: &[&str], faults: &mut Vec<StudyFault>) {
        for key in self.table.keys().filter(|key| !known.contains(&key.as_str())) {
            faults.push(StudyFault::new(self.line(key), StudyFaultKind::KeyUnknown, key));
        }
    }

    /// A text that must be there.
    pub(super) fn text(&self, key: &str, faults: &mut Vec<StudyFault>) -> Option<(String, usize)> {
        if !self.table.contains_key(key) {
            faults.push(StudyFault::new(self.line(key), StudyFaultKind::KeyMissing, key));
            return None;
        }
        self.optional(key, faults)
    }

    /// A text that may be there.
    pub(super) fn optional(&self, key: &str, faults: &mut Vec<StudyFault>) -> Option<(String, usize)> {
        let line = self.line(key);
        match self.table.get(key)? {
            Value::String(text) if !text.trim().is_empty() => Some((text.trim().to_owned(), line)),
            other => {
                faults.push(StudyFault::new(line, StudyFaultKind::ValueForm, other));
                None
            }
        }
    }

    /// A list of texts that must be there.
    fn texts(&self, key: &str, faults: &mut Vec<StudyFault>) -> Vec<String> {
        let Some(value) = self.table.get(key) else {
            faults.push(StudyFault::new(self.line(key), StudyFaultKind::KeyMissing, key));
            return Vec::new();
        };
        texts_of(value).unwrap_or_else(|| {
            faults.push(StudyFault::new(self.line(key), StudyFaultKind::ValueForm, value));
            Vec::new()
        })
    }

    /// A day that may be there.
    fn day(&self, key: &str, faults: &mut Vec<StudyFault>) -> Option<Date> {
        let value = self.table.get(key)?;
        let text = match value {
            Value::Datetime(day) => day.to_string(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let day = text.parse::<Date>().ok().filter(|_| text.len() == 10);
        if day.is_none() {
            faults.push(StudyFault::new(self.line(key), StudyFaultKind::ValueForm, text));
        }
        day
    }

    /// Beginnings of digests by dataset.
    fn pins(&self, faults: &mut Vec<StudyFault>) -> BTreeMap<String, Vec<String>> {
        let mut pins = BTreeMap::new();
        let Some(value) = self.table.get("data") else { return pins };
        let Some(table) = value.as_table() else {
            faults.push(StudyFault::new(self.line("data"), StudyFaultKind::ValueForm, value));
            return pins;
        };
        for (dataset, value) in table {
            let found = value.as_str().map(|one| vec![one.to_owned()]).or_else(|| texts_of(value));
            match found.filter(|all| !all.is_empty() && all.iter().all(|one| is_digest(one))) {
                Some(all) => {
                    pins.insert(dataset.clone(), all);
                }
                None => faults.push(StudyFault::new(self.line(dataset), StudyFaultKind::ValueForm, value)),
            }
        }
        pins
    }
}

fn texts_of(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|one| one.as_str().map(str::to_owned)).collect()
}

/// Twelve positions at least: fewer could be those of another file.
fn is_digest(text: &str) -> bool {
    (12..=64).contains(&text.len())
        && text.chars().all(|letter| letter.is_ascii_digit() || ('a'..='f').contains(&letter))
}

/// What the front matter says; nothing where it does not hold together.
pub(super) fn read_front(text: &str, faults: &mut Vec<StudyFault>) -> Option<StudyText> {
    let keys = Keys::read(text, 2, faults)?;
    let before = faults.len();
    const KNOWN: [&str; 6] = ["id", "title", "convention", "parties", "as_of", "data"];
    keys.only(&KNOWN, faults);
    let id = keys.text("id", faults);
    if let Some((id, line)) = id.as_ref().filter(|(id, _)| !is_name(id)) {
        faults.push(StudyFault::new(*line, StudyFaultKind::ValueForm, id));
    }
    let title = keys.text("title", faults);
    let agreement = keys.text("convention", faults);
    let parties: BTreeSet<PartyId> = keys.texts("parties", faults).into_iter().map(PartyId::new).collect();
    if parties.len() < 2 && keys.table.contains_key("parties") {
        faults.push(StudyFault::new(keys.line("parties"), StudyFaultKind::PartiesFew, parties.len()));
    }
    let (as_of, pins) = (keys.day("as_of", faults), keys.pins(faults));
    let mut lines: BTreeMap<String, usize> =
        KNOWN.iter().map(|key| ((*key).to_owned(), keys.line(key))).collect();
    lines.extend(pins.keys().map(|dataset| (dataset.clone(), keys.line(dataset))));
    if faults.len() > before {
        return None;
    }
    Some(StudyText {
        id: id?.0,
        title: title?.0,
        agreement: AgreementId::new(agreement?.0),
        parties,
        as_of,
        pins,
        lines,
        parts: Vec::new(),
    })
}
