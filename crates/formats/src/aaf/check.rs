//! A validator for integrators: names of files, grammar, attributes, `$` counts, values, duplicates, references, encodings.
//!
//! It reads each file once, whatever its size; of the records it keeps 64 bits an identifier.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::Hasher;
use std::io::Read;
use std::path::Path;

use entente_model::{Message, Uai};
use serde::Serialize;
use siphasher::sip::SipHasher13;

use super::attribute::{Attribute, Category, Dialect, Form, Notion};
use super::file_name::{AafFileName, DeliveryKind};
use super::read::AafReader;
use super::record::{Operation, Record};
use crate::bordereau::{Bordereau, BordereauError, bordereaux_beside};
use crate::error::FormatError;
use crate::finding::{Fault, Findings, FormatFinding, FormatFindingCode as Code};
use crate::limits::Limits;
use crate::source::{SourceFile, visit_files};

/// What a check gives.
#[derive(Clone, Debug, Serialize)]
pub struct AafReport {
    /// XML files read.
    pub files: u64,
    /// Records read.
    pub records: u64,
    /// What was found, blocking first.
    pub findings: Vec<FormatFinding>,
}

/// Checks a folder or an archive. The form is that of the first record where it is not given.
pub fn check_files(path: &Path, dialect: Option<Dialect>, limits: &Limits) -> Result<AafReport, FormatError> {
    let mut checker = Checker { dialect, ..Checker::default() };
    visit_files(path, limits, &mut |file| {
        checker.file(file, limits);
        Ok(())
    })?;
    for (name, bordereau) in bordereaux_beside(path)? {
        checker.bordereau(&name, bordereau);
    }
    checker.end();
    Ok(AafReport { files: checker.files, records: checker.records, findings: checker.findings.list() })
}

#[derive(Default)]
struct Checker {
    dialect: Option<Dialect>,
    files: u64,
    records: u64,
    findings: Findings,
    /// Files of the set: prefix, kind, day and type, with the numbers met.
    numbers: BTreeMap<(String, DeliveryKind, String, &'static str), BTreeSet<u32>>,
    ids: HashSet<(Category, u64)>,
    categories: BTreeSet<Category>,
    /// Classes and groups that structures have.
    classes: HashSet<u64>,
    /// What is spoken of, until it is met: file, line, attribute and value of the first place.
    awaited: HashMap<Awaited, (String, u64, &'static str, String)>,
    has_delta: bool,
    /// Lines of each file, as bordereaux count them; none where it could not be read.
    lines: BTreeMap<String, Option<u64>>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Awaited {
    Record(Category, u64),
    Class(u64),
}

fn hash(parts: &[&str]) -> u64 {
    let mut hasher = SipHasher13::new();
    for part in parts {
        hasher.write(part.as_bytes());
        hasher.write(&[0xff]);
    }
    hasher.finish()
}

impl Checker {
    fn file(&mut self, file: SourceFile<'_>, limits: &Limits) {
        let SourceFile { name, content } = file;
        if !name.ends_with(".xml") {
            // The DTD, a bordereau, a checksum.
            return;
        }
        self.files += 1;
        self.findings.enter_file(name);
        let parsed = AafFileName::parse(name);
        match &parsed {
            None => self.findings.add(Code::FileName, &Fault { value: name, ..Fault::default() }, 0, ""),
            Some(parsed) => {
                let file_type = parsed.category.map_or("InfosEducNat", Category::file_type);
                let key = (parsed.prefix.clone(), parsed.kind, parsed.on.to_string(), file_type);
                self.numbers.entry(key).or_default().insert(parsed.number);
                self.has_delta |= parsed.kind == DeliveryKind::Delta;
            }
        }
        let mut counted = CountedLines { content, lines: 0 };
        let mut reader = AafReader::validating(&mut counted, *limits);
        if let Err(error) = self.read(name, parsed.as_ref(), &mut reader) {
            self.findings.unreadable(&error);
            self.lines.insert(name.to_owned(), None);
            return;
        }
        let is_infos = parsed.as_ref().is_some_and(|parsed| parsed.category.is_none());
        if !reader.has_doctype() && !is_infos {
            self.findings.note(Code::DoctypeMissing, super::dtd::DTD_NAME, 1);
        }
        if let Some(declared) =
            reader.encoding().declared.as_deref().filter(|d| !d.eq_ignore_ascii_case("utf-8"))
        {
            self.findings.add(Code::EncodingNotUtf8, &Fault { value: declared, ..Fault::default() }, 1, "");
        }
        drop(reader);
        self.lines.insert(name.to_owned(), Some(counted.lines));
    }

    /// The files that a bordereau names, with their lines.
    fn bordereau(&mut self, name: &str, bordereau: Result<Bordereau, BordereauError>) {
        self.findings.enter_file(name);
        let bordereau = match bordereau {
            Ok(bordereau) => bordereau,
            Err(error) => {
                let message = Message::new("format-bordereau").with("text", &error.text);
                self.findings.unreadable_because(message, error.line as u64);
                return;
            }
        };
        for (file, stated) in &bordereau.files {
            let (expected, found) = match self.lines.get(file) {
                None => {
                    self.findings.add(Code::FileMissing, &Fault { value: file, ..Fault::default() }, 0, "");
                    continue;
                }
                // What is wrong with one that could not be read is told already.
                Some(None) => continue,
                Some(Some(lines)) if lines == stated => continue,
                Some(Some(lines)) => (stated.to_string(), lines.to_string()),
            };
            let fault = Fault { variable: file, expected: &expected, value: &found, ..Fault::default() };
            self.findings.add(Code::LineCount, &fault, 0, "");
        }
    }

    fn read<R: std::io::Read>(
        &mut self,
        name: &str,
        parsed: Option<&AafFileName>,
        reader: &mut AafReader<R>,
    ) -> Result<(), FormatError> {
        loop {
            if !reader.advance(&mut self.findings)? {
                return Ok(());
            }
            let record = reader.take();
            let line = reader.record_line();
            self.records += 1;
            self.record(name, parsed, &record, line);
            reader.give_back(record);
        }
    }

    fn record(&mut self, file: &str, parsed: Option<&AafFileName>, record: &Record, line: u64) {
        let category = record.category;
        let dialect = *self.dialect.get_or_insert_with(|| guess(record));
        self.categories.insert(category);
        if let Some(parsed) = parsed {
            if parsed.category != Some(category) {
                let fault = Fault { value: category.file_type(), ..Fault::default() };
                self.findings.add(Code::Category, &fault, line, "ficAlimMENESR");
            }
            if parsed.kind == DeliveryKind::Complete && record.operation != Operation::Add {
                self.findings.add(
                    Code::ChangeInComplete,
                    &Fault { value: &record.id, ..Fault::default() },
                    line,
                    "",
                );
            }
        }
        let key = hash(&[&record.id]);
        if record.operation == Operation::Add && !self.ids.insert((category, key)) {
            let fault = Fault { variable: category.file_type(), value: &record.id, ..Fault::default() };
            self.findings.add(Code::IdTwice, &fault, line, "identifier/id");
        }
        if record.operation != Operation::Delete {
            self.attributes(file, dialect, record, line);
        }
    }

    fn attributes(&mut self, file: &str, dialect: Dialect, record: &Record, line: u64) {
        let mut seen: Vec<&'static str> = Vec::new();
        let mut last = "";
        for cell in record.cells.iter() {
            let Some(attribute) = dialect.attribute(record.category, cell.variable) else {
                if cell.variable != last {
                    last = cell.variable;
                    let fault =
                        Fault { variable: cell.variable, expected: dialect.name(), ..Fault::default() };
                    self.findings.add(
                        Code::AttributeUnknown,
                        &fault,
                        cell.line,
                        &place(record, cell.variable),
                    );
                }
                continue;
            };
            if seen.contains(&attribute.name) && !attribute.is_multiple && !cell.value.is_empty() {
                let fault = Fault { variable: attribute.name, ..Fault::default() };
                self.findings.add(Code::AttributeTwice, &fault, cell.line, &place(record, attribute.name));
            }
            if seen.last() != Some(&attribute.name) {
                seen.push(attribute.name);
            }
            if !cell.value.is_empty() {
                self.value(file, attribute, record, cell.value, cell.line);
            }
        }
        if record.operation == Operation::Add {
            for attribute in dialect.attributes(record.category) {
                let is_needed = matches!(
                    attribute.notion,
                    Notion::Id | Notion::LastName | Notion::FirstName | Notion::Uai
                );
                if is_needed && record.cells.first(attribute.name).is_none() {
                    let fault = Fault { variable: attribute.name, ..Fault::default() };
                    self.findings.add(Code::AttributeMissing, &fault, line, &place(record, ""));
                }
            }
        }
    }

    fn value(&mut self, file: &str, attribute: &'static Attribute, record: &Record, value: &str, line: u64) {
        let fault = |expected| Fault {
            variable: attribute.name,
            expected,
            value,
            is_personal: attribute.is_personal,
            count: 1,
        };
        let parts = memchr::memchr_iter(b'$', value.as_bytes()).count() + 1;
        let (min, max) = (usize::from(attribute.parts.min), usize::from(attribute.parts.max));
        if parts < min || parts > max {
            let expected = if min == max { format!("{}", min - 1) } else { format!("≥ {}", min - 1) };
            self.findings.add(Code::Parts, &fault(&expected), line, &place(record, attribute.name));
            return;
        }
        let wrong = match attribute.form {
            Form::Text => None,
            Form::Date => crate::date::parse(value).is_none().then_some(Code::Date),
            Form::Flag => (!matches!(value, "O" | "N")).then_some(Code::Flag),
            Form::Uai => value.parse::<Uai>().is_err().then_some(Code::Uai),
            Form::Siret => (!crate::identifier::is_siret(value)).then_some(Code::Siret),
            Form::Ine => (!crate::identifier::is_ine(value)).then_some(Code::Ine),
            Form::Mef => (!crate::identifier::is_code(value, 11)).then_some(Code::Code),
            Form::TaughtSubject => (!crate::identifier::is_code(value, 6)).then_some(Code::Code),
        };
        if let Some(code) = wrong {
            let expected = if attribute.form == Form::Mef { "11" } else { "6" };
            self.findings.add(code, &fault(expected), line, &place(record, attribute.name));
        }
        if attribute.notion == Notion::Id && value != record.id {
            self.findings.add(Code::IdMismatch, &fault(""), line, &place(record, attribute.name));
        }
        self.references(file, attribute, record, value, line);
    }

    /// Notes what the value speaks of.
    fn references(
        &mut self,
        file: &str,
        attribute: &'static Attribute,
        record: &Record,
        value: &str,
        line: u64,
    ) {
        let part = |rank: usize| value.split('$').nth(rank).unwrap_or_default();
        let record_of = |category, rank| Some(Awaited::Record(category, hash(&[part(rank)])));
        let is_person = record.category != Category::Structure;
        let class = || (attribute.parts.min == 2).then(|| Awaited::Class(hash(&[part(0), part(1)])));
        let spoken = match attribute.notion {
            Notion::Divisions | Notion::PupilGroups => {
                self.classes.insert(hash(&[&record.id, part(0)]));
                [None, None]
            }
            Notion::Structure => [record_of(Category::Structure, 0), None],
            Notion::Relatives | Notion::AddressOf => [record_of(Category::Relative, 0), None],
            Notion::Pupils => [record_of(Category::Pupil, 0), None],
            Notion::Mef if record.category == Category::Pupil => [record_of(Category::Mef, 0), None],
            Notion::SubjectCodes if attribute.parts.max == 1 => [record_of(Category::TaughtSubject, 0), None],
            Notion::Classes | Notion::Groups | Notion::MainClasses if is_person => {
                [record_of(Category::Structure, 0), class()]
            }
            Notion::Functions => [record_of(Category::Structure, 0), None],
            Notion::StaffMefs => [record_of(Category::Structure, 0), record_of(Category::Mef, 1)],
            Notion::ClassSubjects | Notion::GroupSubjects => {
                [record_of(Category::Structure, 0), record_of(Category::TaughtSubject, 2)]
            }
            _ => [None, None],
        };
        for awaited in spoken.into_iter().flatten() {
            if let Awaited::Record(category, key) = awaited
                && self.ids.contains(&(category, key))
            {
                continue;
            }
            self.awaited
                .entry(awaited)
                .or_insert_with(|| (file.to_owned(), line, attribute.name, part(0).to_owned()));
        }
    }

    fn end(&mut self) {
        for ((prefix, kind, day, file_type), numbers) in std::mem::take(&mut self.numbers) {
            let last = numbers.last().copied().unwrap_or(0);
            for missing in (0..last).filter(|number| !numbers.contains(number)).take(10) {
                let day: String = day.split('-').collect();
                let name = format!("{prefix}_{}_{day}_{file_type}_{missing:04}.xml", kind.name());
                self.findings.enter_file(&name);
                self.findings.add(Code::FileMissing, &Fault { value: &name, ..Fault::default() }, 0, "");
            }
        }
        // A delta speaks of records that the consumer has already.
        if self.has_delta {
            return;
        }
        let mut awaited: Vec<_> = std::mem::take(&mut self.awaited).into_iter().collect();
        awaited.sort_by(|a, b| (&a.1.0, a.1.1, a.0).cmp(&(&b.1.0, b.1.1, b.0)));
        for (what, (file, line, attribute, value)) in awaited {
            let (is_met, expected) = match what {
                Awaited::Record(category, key) => (
                    self.ids.contains(&(category, key)) || !self.categories.contains(&category),
                    category.file_type(),
                ),
                // Where structures state no class at all, the form has none (1D).
                Awaited::Class(key) => {
                    (self.classes.contains(&key) || self.classes.is_empty(), "ENTStructureClasses")
                }
            };
            if !is_met {
                self.findings.enter_file(&file);
                let fault =
                    Fault { variable: attribute, expected, value: &value, is_personal: false, count: 1 };
                self.findings.add(Code::ReferenceMissing, &fault, line, "");
            }
        }
    }
}

/// Counts lines as they are read.
struct CountedLines<'a> {
    content: &'a mut dyn Read,
    lines: u64,
}

impl Read for CountedLines<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.content.read(buffer)?;
        self.lines += memchr::memchr_iter(b'\n', &buffer[..read]).count() as u64;
        Ok(read)
    }
}

fn place(record: &Record, attribute: &str) -> String {
    let (request, list) = match record.operation {
        Operation::Add => ("addRequest", "attributes/attr"),
        Operation::Modify => ("modifyRequest", "modifications/modification"),
        Operation::Delete => ("deleteRequest", ""),
    };
    if attribute.is_empty() {
        return format!("ficAlimMENESR/{request}");
    }
    format!("ficAlimMENESR/{request}/{list}[@name='{attribute}']/value")
}

/// The form whose attributes the record has most of.
pub(super) fn guess(record: &Record) -> Dialect {
    let known = |dialect: Dialect| {
        record.cells.iter().filter(|cell| dialect.attribute(record.category, cell.variable).is_some()).count()
    };
    // The last of equals is taken: the second degree, where nothing tells.
    [Dialect::Gpei, Dialect::FirstDegree, Dialect::SecondDegree]
        .into_iter()
        .max_by_key(|&dialect| known(dialect))
        .unwrap_or(Dialect::SecondDegree)
}
