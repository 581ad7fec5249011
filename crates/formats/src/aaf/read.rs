//! Reads one AAF file, request after request, in bounded memory; the record lent is filled again by the next.

use std::io::Read;

use super::attribute::Category;
use super::grammar::Grammar;
use super::record::{Operation, Record};
use crate::error::FormatError;
use crate::finding::{Fault, Findings, FormatFindingCode};
use crate::limits::Limits;
use crate::source::decode::EncodingReport;
use crate::xml::{PlainElement, PlainStart, StartTag, XmlEvent, XmlReader};

const VALUE: PlainElement = PlainElement { start: b"<value>", end: b"</value>", empty: b"<value/>" };
const ATTRIBUTE: PlainStart = PlainStart { name: "attr", until_value: b"<attr name=\"" };

/// Reads an AAF or GPEI file, of any type, complete or delta.
pub struct AafReader<R> {
    xml: XmlReader<R>,
    limits: Limits,
    record: Record,
    /// Value of `operationalAttributes`.
    category: String,
    state: State,
    is_operational: bool,
    infos: Vec<(String, String)>,
    line: u64,
    /// Where the file is held to its DTD.
    grammar: Option<Grammar>,
}

/// What text belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Between,
    /// In `value` of `operationalAttributes`.
    Category,
    /// In `id`.
    Id,
    /// In `value` of an attribute.
    Value,
    /// In `value` of a `param` of `InfosEducNat`.
    Info,
}

/// What an element of the grammar is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Request(Operation),
    Section,
    Operational,
    Id,
    Attribute,
    Value,
    Param,
    Unknown,
}

impl<R: Read> AafReader<R> {
    /// Opens it; the root is checked at the first record.
    pub fn new(input: R, limits: Limits) -> Self {
        Self {
            xml: XmlReader::new(input, limits),
            limits,
            record: Record::default(),
            category: String::new(),
            state: State::Between,
            is_operational: false,
            infos: Vec::new(),
            line: 0,
            grammar: None,
        }
    }

    /// The same, holding the file to its DTD.
    pub(super) fn validating(input: R, limits: Limits) -> Self {
        Self { grammar: Some(Grammar::default()), ..Self::new(input, limits) }
    }

    /// Version that the file states in a comment: `AAF-VE2003`.
    pub fn version(&self) -> Option<&str> {
        self.xml.version()
    }

    /// Its encoding, declared and found.
    pub fn encoding(&self) -> &EncodingReport {
        self.xml.encoding()
    }

    /// Whether it names its DTD.
    pub fn has_doctype(&self) -> bool {
        self.xml.has_doctype()
    }

    /// Parameters of an `InfosEducNat` file, once it is read.
    pub fn infos(&self) -> &[(String, String)] {
        &self.infos
    }

    /// Line on which the last record begins.
    pub fn record_line(&self) -> u64 {
        self.line
    }

    /// The next record, or `None` at the end. What is wrong in it goes to the findings; a record whose category is
    /// not known is passed over.
    pub fn next_record(&mut self, findings: &mut Findings) -> Result<Option<&Record>, FormatError> {
        let is_there = self.advance(findings)?;
        Ok(is_there.then_some(&self.record))
    }

    /// Takes the record that was read last; [`AafReader::give_back`] returns its buffers.
    pub(super) fn take(&mut self) -> Record {
        std::mem::take(&mut self.record)
    }

    /// The record that was read last.
    pub fn record(&self) -> &Record {
        &self.record
    }

    pub(super) fn give_back(&mut self, record: Record) {
        self.record = record;
    }

    /// Reads on to the end of a record; `false` at the end of the file.
    pub fn advance(&mut self, findings: &mut Findings) -> Result<bool, FormatError> {
        loop {
            self.read_plain()?;
            match self.xml.next()? {
                XmlEvent::Start(tag) => {
                    if let Some(grammar) = &mut self.grammar {
                        grammar.start(&tag);
                    }
                    let kind = kind(&tag);
                    match kind {
                        Kind::Attribute => {
                            let name = tag.attribute("name").unwrap_or_default();
                            self.record.begin_attribute(&name);
                        }
                        Kind::Param => {
                            let name = tag.attribute("name").unwrap_or_default().into_owned();
                            self.infos.push((name, String::new()));
                        }
                        _ => {}
                    }
                    self.tell_grammar(findings);
                    self.enter(kind, findings)?;
                }
                XmlEvent::End => {
                    if let Some(grammar) = &mut self.grammar {
                        grammar.end();
                    }
                    self.tell_grammar(findings);
                    if self.leave(findings) {
                        return Ok(true);
                    }
                }
                XmlEvent::Text(text) => match self.state {
                    State::Between => {
                        if let Some(grammar) = &mut self.grammar {
                            grammar.text(&text);
                            self.tell_grammar(findings);
                        }
                    }
                    State::Category => self.category.push_str(&text),
                    State::Id => self.record.id.push_str(&text),
                    State::Value => self.record.cells.push_text(&text),
                    State::Info => {
                        if let Some((_, value)) = self.infos.last_mut() {
                            value.push_str(&text);
                        }
                    }
                },
                XmlEvent::EndOfDocument => {
                    self.end(findings);
                    return Ok(false);
                }
            }
        }
    }

    /// Reads attributes and values as long as they are as programs write them; whatever else comes is left for the events. A file that is held
    /// to its grammar is read by events alone.
    fn read_plain(&mut self) -> Result<(), FormatError> {
        if self.grammar.is_some() || self.is_operational || self.state != State::Between {
            return Ok(());
        }
        loop {
            match self.xml.depth() {
                3 => match self.xml.plain_start(&ATTRIBUTE) {
                    Some(name) => self.record.begin_attribute(name),
                    None => return Ok(()),
                },
                4 => {
                    while let Some((line, value)) = self.xml.plain_element(&VALUE) {
                        self.record.value_on(line, value);
                        self.check_size()?;
                    }
                    if !self.xml.plain_end() {
                        return Ok(());
                    }
                }
                _ => return Ok(()),
            }
        }
    }

    fn tell_grammar(&mut self, findings: &mut Findings) {
        if let Some(grammar) = self.grammar.as_mut().filter(|grammar| grammar.has_told()) {
            grammar.tell_all(self.xml.line(), findings);
        }
    }

    fn enter(&mut self, kind: Kind, findings: &mut Findings) -> Result<(), FormatError> {
        match (self.xml.depth(), kind) {
            (1, _) => return self.check_root(),
            (2, Kind::Request(operation)) => {
                self.line = self.xml.line();
                self.category.clear();
                self.record.begin(operation, Category::Structure, "");
                self.record.cells.clear(self.line);
            }
            (3, Kind::Section) => self.is_operational = false,
            (3, Kind::Operational) => self.is_operational = true,
            (4, Kind::Id) => self.state = State::Id,
            (4, Kind::Attribute) | (_, Kind::Param) => {}
            (5, Kind::Value) if self.is_operational => self.state = State::Category,
            (5, Kind::Value) => {
                let line = self.xml.line();
                self.record.cells_value(line);
                self.state = State::Value;
                self.check_size()?;
            }
            (_, Kind::Value) if !self.infos.is_empty() => self.state = State::Info,
            // The grammar tells it, where there is one.
            _ if self.grammar.is_some() => {}
            _ => {
                let (line, path) = (self.xml.line(), self.xml.path());
                findings.add(FormatFindingCode::ElementUnexpected, &Fault::default(), line, &path);
            }
        }
        Ok(())
    }

    fn check_root(&mut self) -> Result<(), FormatError> {
        let found = self.xml.path();
        if found == "ficAlimMENESR" {
            return Ok(());
        }
        Err(FormatError::WrongRoot { line: self.xml.line(), found, expected: "ficAlimMENESR".to_owned() })
    }

    fn check_size(&mut self) -> Result<(), FormatError> {
        if self.record.cells.len() > self.limits.record_values_max {
            return Err(self.xml.too_much("values", self.limits.record_values_max));
        }
        if self.record.cells.size_bytes() > self.limits.record_bytes_max {
            return Err(self.xml.too_much("bytes", self.limits.record_bytes_max));
        }
        Ok(())
    }

    /// Closes an element; `true` where a whole record is read.
    fn leave(&mut self, findings: &mut Findings) -> bool {
        match self.xml.depth() {
            // Depth after the closing: an attribute (3), a value (4) or whatever was not expected.
            4 | 3 => self.state = State::Between,
            1 if self.line > 0 => {
                let stated = self.category.trim_ascii();
                if let Some(category) = Category::of_operational(stated) {
                    self.record.category = category;
                    if self.record.id.trim_ascii().len() != self.record.id.len() {
                        self.record.id = self.record.id.trim_ascii().to_owned();
                    }
                    return true;
                }
                let fault = Fault { value: stated, ..Fault::default() };
                findings.add(FormatFindingCode::Category, &fault, self.line, "ficAlimMENESR");
            }
            2 | 1 => self.state = State::Between,
            _ => {}
        }
        false
    }

    fn end(&mut self, findings: &mut Findings) {
        let encoding = self.xml.encoding();
        if encoding.lies > 0 {
            let declared = encoding.declared.as_deref().unwrap_or_default();
            let fault = Fault {
                expected: declared,
                value: encoding.actual(),
                count: encoding.lies,
                ..Fault::default()
            };
            findings.add(FormatFindingCode::Encoding, &fault, encoding.lie_line.unwrap_or(1), "");
        }
        if let Some((line, count)) = self.xml.unknown_entities() {
            findings.add(FormatFindingCode::EntityUnknown, &Fault { count, ..Fault::default() }, line, "");
        }
    }
}

impl Record {
    /// Opens a value of the attribute that was begun, which stands on that line of a file.
    fn cells_value(&mut self, line: u64) {
        let variable = self.variable();
        self.cells.begin_value(variable, line, 0);
    }

    /// Adds a whole value of that attribute.
    fn value_on(&mut self, line: u64, value: &str) {
        let variable = self.variable();
        self.cells.begin_value(variable, line, 0);
        self.cells.push_text(value);
    }
}

fn kind(tag: &StartTag<'_>) -> Kind {
    match tag.name {
        "value" => Kind::Value,
        "attr" | "modification" => Kind::Attribute,
        "attributes" | "modifications" | "identifier" => Kind::Section,
        "operationalAttributes" => Kind::Operational,
        "id" => Kind::Id,
        "addRequest" => Kind::Request(Operation::Add),
        "modifyRequest" => Kind::Request(Operation::Modify),
        "deleteRequest" => Kind::Request(Operation::Delete),
        "param" => Kind::Param,
        _ => Kind::Unknown,
    }
}
