//! Any of the XML files as a flat stream: one record after the other, each a list of variables and values with lines.
//!
//! This is what intake consumes: the same rules and the same report as for a table, with the path and the line of the
//! element. SIECLE and STS records are read from it; AAF has its own reader, which gives the same [`Cells`].

use std::io::Read;

use crate::aaf::{AafReader, Operation};
use crate::cells::Cells;
use crate::delimited::DelimitedReader;
use crate::error::FormatError;
use crate::finding::{Fault, Findings, FormatFindingCode};
use crate::limits::Limits;
use crate::recognise::RecognisedFormat;
use crate::source::decode::EncodingReport;
use crate::xml::{XmlEvent, XmlReader};

/// A record lent by a reader until it reads the next.
#[derive(Clone, Copy, Debug)]
pub struct FlatRecord<'a> {
    /// What it is: name of its element, type of an AAF file, or the format of a table.
    pub kind: &'a str,
    /// Path of its element in the document; empty in a table.
    pub path: &'a str,
    /// Line on which it begins.
    pub line: u64,
    /// Its variables and values.
    pub cells: &'a Cells,
}

/// Elements that are a record, by root. A `*` is any one element.
const RECORDS: [(&str, &[&str]); 6] = [
    ("BEE_ELEVES", &["PARAMETRES", "DONNEES/*/*"]),
    ("BEE_STRUCTURES", &["PARAMETRES", "DONNEES/*/*"]),
    ("BEE_NOMENCLATURES", &["PARAMETRES", "DONNEES/*/*"]),
    ("BEE_RESPONSABLES", &["PARAMETRES", "DONNEES/*/*"]),
    (
        "STS_EDT",
        &[
            "PARAMETRES",
            "NOMENCLATURES/*/*",
            "DONNEES/INDIVIDUS/*",
            "DONNEES/SUPPLEANTS/*",
            "DONNEES/STRUCTURE/*/*",
        ],
    ),
    (
        "EDT_STS",
        &[
            "PARAMETRES",
            "DONNEES/HORAIRES/*",
            "DONNEES/ALTERNANCES/*",
            "DONNEES/SALLES_COURS/*",
            "DONNEES/INDIVIDUS/*",
            "DONNEES/STRUCTURE/*/*",
        ],
    ),
];

/// An element open inside a record.
struct Level {
    /// Length of `name` before it.
    mark: usize,
    rank: u32,
    has_child: bool,
}

/// Reads SIECLE and STS documents as flat records.
pub struct FlatReader<R> {
    xml: XmlReader<R>,
    limits: Limits,
    patterns: &'static [&'static str],
    root: String,
    version: String,
    path: String,
    line: u64,
    cells: Cells,
    levels: Vec<Level>,
    /// Name of the variable: open elements below the record.
    name: String,
    leaf: String,
    ranks: u32,
}

impl<R: Read> FlatReader<R> {
    /// Opens a document and reads its root, which says what its records are.
    pub fn new(input: R, limits: Limits) -> Result<Self, FormatError> {
        let mut xml = XmlReader::new(input, limits);
        let (root, version) = match xml.next()? {
            XmlEvent::Start(tag) => {
                (tag.name.to_owned(), tag.attribute("VERSION").unwrap_or_default().into_owned())
            }
            _ => (String::new(), String::new()),
        };
        let Some((_, patterns)) = RECORDS.iter().find(|(name, _)| *name == root) else {
            let expected = RECORDS.map(|(name, _)| name).join(", ");
            return Err(FormatError::WrongRoot { line: xml.line(), found: root, expected });
        };
        Ok(Self {
            xml,
            limits,
            patterns,
            root,
            version,
            path: String::new(),
            line: 0,
            cells: Cells::default(),
            levels: Vec::new(),
            name: String::new(),
            leaf: String::new(),
            ranks: 0,
        })
    }

    /// Name of the root: `BEE_ELEVES`, `STS_EDT`…
    pub fn root(&self) -> &str {
        &self.root
    }

    /// Version that the root states, empty where it states none.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Encoding, declared and found.
    pub fn encoding(&self) -> &EncodingReport {
        self.xml.encoding()
    }

    /// The next record, or `None` at the end.
    pub fn next_record(&mut self) -> Result<Option<FlatRecord<'_>>, FormatError> {
        loop {
            match self.xml.next()? {
                XmlEvent::Start(tag) if self.levels.is_empty() => {
                    let attributes: Vec<(String, String)> = tag
                        .attributes()
                        .map(|(name, value)| (format!("@{name}"), value.into_owned()))
                        .collect();
                    let path = self.xml.path();
                    if is_record(self.patterns, &path) {
                        self.begin(path, &attributes);
                    }
                }
                XmlEvent::Start(tag) => {
                    if let Some(level) = self.levels.last_mut() {
                        level.has_child = true;
                    }
                    let mark = self.name.len();
                    if !self.name.is_empty() {
                        self.name.push('/');
                    }
                    self.name.push_str(tag.name);
                    self.ranks += 1;
                    self.levels.push(Level { mark, rank: self.ranks, has_child: false });
                    self.leaf.clear();
                    let attributes: Vec<(String, String)> = tag
                        .attributes()
                        .map(|(name, value)| (format!("{}/@{name}", self.name), value.into_owned()))
                        .collect();
                    let line = self.xml.line();
                    for (name, value) in &attributes {
                        self.cells.push(name, value.trim_ascii(), line, self.ranks);
                    }
                    self.check_size()?;
                }
                XmlEvent::Text(text) if !self.levels.is_empty() => self.leaf.push_str(&text),
                XmlEvent::Text(_) => {}
                XmlEvent::End => {
                    if self.close() {
                        let kind = self.path.rsplit('/').next().unwrap_or_default();
                        let (path, line) = (self.path.as_str(), self.line);
                        return Ok(Some(FlatRecord { kind, path, line, cells: &self.cells }));
                    }
                }
                XmlEvent::EndOfDocument => return Ok(None),
            }
        }
    }

    fn begin(&mut self, path: String, attributes: &[(String, String)]) {
        self.path = path;
        self.line = self.xml.line();
        self.cells.clear(self.line);
        self.name.clear();
        self.leaf.clear();
        self.ranks = 0;
        self.levels.push(Level { mark: 0, rank: 0, has_child: false });
        for (name, value) in attributes {
            self.cells.push(name, value.trim_ascii(), self.line, 0);
        }
    }

    /// Closes an element of a record; `true` where it is the record itself.
    fn close(&mut self) -> bool {
        let Some(level) = self.levels.pop() else { return false };
        let holder = self.levels.last().map_or(0, |above| above.rank);
        let is_record = self.levels.is_empty();
        if !level.has_child && !is_record {
            let line = self.xml.line();
            self.cells.push(&self.name, self.leaf.trim_ascii(), line, holder);
        }
        self.leaf.clear();
        self.name.truncate(level.mark);
        is_record
    }

    fn check_size(&mut self) -> Result<(), FormatError> {
        if self.cells.len() > self.limits.record_values_max {
            return Err(self.xml.too_much("values", self.limits.record_values_max));
        }
        if self.cells.size_bytes() + self.leaf.len() > self.limits.record_bytes_max {
            return Err(self.xml.too_much("bytes", self.limits.record_bytes_max));
        }
        Ok(())
    }

    /// Notes where the file is not in the encoding that it declares: to call at its end.
    pub fn note_encoding(&self, findings: &mut Findings) {
        let encoding = self.encoding();
        if encoding.lies > 0 {
            let expected = encoding.declared.as_deref().unwrap_or_default();
            let fault =
                Fault { expected, value: encoding.actual(), count: encoding.lies, ..Fault::default() };
            findings.add(FormatFindingCode::Encoding, &fault, encoding.lie_line.unwrap_or(1), "");
        }
    }
}

/// Whether the path, its root apart, is one of the patterns.
fn is_record(patterns: &[&str], path: &str) -> bool {
    let Some((_, inner)) = path.split_once('/') else { return false };
    patterns.iter().any(|pattern| {
        let mut names = inner.split('/');
        pattern.split('/').all(|part| names.next().is_some_and(|name| part == "*" || part == name))
            && names.next().is_none()
    })
}

/// Reads any file that this crate knows as flat records; gives their number.
///
/// AAF records have `@operation` and `@id` before their attributes.
pub fn for_each_flat_record(
    name: &str,
    content: &mut dyn Read,
    limits: Limits,
    findings: &mut Findings,
    each: &mut dyn FnMut(FlatRecord<'_>) -> Result<(), FormatError>,
) -> Result<u64, FormatError> {
    let (format, content) = RecognisedFormat::of_stream(name, content)?;
    findings.enter_file(name);
    let mut count = 0;
    if format == RecognisedFormat::Aaf {
        let mut reader = AafReader::new(content, limits);
        let mut cells = Cells::default();
        while reader.advance(findings)? {
            let line = reader.record_line();
            let record = reader.record();
            cells.clear(line);
            let operation = match record.operation {
                Operation::Add => "add",
                Operation::Modify => "modify",
                Operation::Delete => "delete",
            };
            cells.push("@operation", operation, line, 0);
            cells.push("@id", &record.id, line, 0);
            for cell in record.cells().iter() {
                cells.push(cell.variable, cell.value, cell.line, 0);
            }
            let (kind, path) = (record.category.file_type(), "ficAlimMENESR/*Request");
            each(FlatRecord { kind, path, line, cells: &cells })?;
            count += 1;
        }
    } else if format.is_xml() {
        let mut reader = FlatReader::new(content, limits)?;
        while let Some(record) = reader.next_record()? {
            each(record)?;
            count += 1;
        }
        reader.note_encoding(findings);
    } else {
        let mut reader = DelimitedReader::new(content, limits)?;
        while let Some((line, cells)) = reader.next_record(findings)? {
            each(FlatRecord { kind: format.name(), path: "", line, cells })?;
            count += 1;
        }
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_nested_elements_with_their_holder() {
        let document = "<BEE_ELEVES VERSION='4.0'>\n<PARAMETRES><UAJ>0990001N</UAJ></PARAMETRES><DONNEES><OPTIONS>\n\
            <OPTION ELEVE_ID='1'><OPTIONS_ELEVE><CODE_MATIERE>030201</CODE_MATIERE><X/></OPTIONS_ELEVE>\n\
            <OPTIONS_ELEVE><CODE_MATIERE> 020700 </CODE_MATIERE></OPTIONS_ELEVE></OPTION></OPTIONS></DONNEES></BEE_ELEVES>";
        let mut reader = FlatReader::new(document.as_bytes(), Limits::default()).unwrap();
        assert_eq!((reader.root(), reader.version()), ("BEE_ELEVES", "4.0"));
        assert_eq!(reader.next_record().unwrap().unwrap().cells.first("UAJ"), Some("0990001N"));
        let record = reader.next_record().unwrap().unwrap();
        assert_eq!(
            (record.kind, record.path, record.line),
            ("OPTION", "BEE_ELEVES/DONNEES/OPTIONS/OPTION", 3)
        );
        let cells: Vec<String> = record
            .cells
            .iter()
            .map(|cell| format!("{}={} l{} h{}", cell.variable, cell.value, cell.line, cell.holder))
            .collect();
        assert_eq!(
            cells,
            [
                "@ELEVE_ID=1 l3 h0",
                "OPTIONS_ELEVE/CODE_MATIERE=030201 l3 h1",
                "OPTIONS_ELEVE/X= l3 h1",
                "OPTIONS_ELEVE/CODE_MATIERE=020700 l4 h4"
            ]
        );
        assert!(reader.next_record().unwrap().is_none());
    }

    #[test]
    fn another_document_is_refused() {
        let error = FlatReader::new(&b"<html/>"[..], Limits::default()).err().unwrap().to_string();
        assert!(error.contains("the document is a `html`"), "{error}");
    }
}
