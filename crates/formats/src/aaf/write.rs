//! Writes AAF files: one for each type, split by number of records, UTF-8, valid against the DTD.
//!
//! The strictest consumer reads UTF-8 whatever is declared, and undoes entities over the whole text before it parses
//! (formats, section 1.2): so `&`, `<` and `>` are escaped, and nothing else is. Packing them is [`crate::pack`].

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;

use super::attribute::{Category, Dialect};
use super::dtd::{DTD, DTD_NAME};
use super::file_name::{AafFileName, DeliveryKind};
use super::record::{Entity, Operation, Record, Selection};
use crate::error::{FormatError, Unwritable};

/// What to write, and under which names.
#[derive(Clone, Debug)]
pub struct WriteOptions {
    /// Beginning of the file names, as the recipient asked.
    pub prefix: String,
    /// Complete or delta.
    pub kind: DeliveryKind,
    /// Day of the export.
    pub on: Date,
    /// Form.
    pub dialect: Dialect,
    /// Attributes written, where entities are.
    pub selection: Selection,
    /// Records in one file; a fixed rule does not exist, real deliveries have some 3,000.
    pub records_max: u64,
    /// Whether the DTD goes along: some consumers look for it beside the files.
    pub has_dtd: bool,
    /// Files that a complete delivery has, be they empty.
    pub categories: Vec<Category>,
}

impl WriteOptions {
    /// Every attribute, 3,000 records a file, with the DTD.
    pub fn new(prefix: impl Into<String>, kind: DeliveryKind, on: Date, dialect: Dialect) -> Self {
        let selection = Selection::everything();
        let categories = dialect.categories().collect();
        Self {
            prefix: prefix.into(),
            kind,
            on,
            dialect,
            selection,
            records_max: 3_000,
            has_dtd: true,
            categories,
        }
    }
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WrittenFile {
    /// Its name.
    pub name: String,
    /// Lines, as the bordereau states.
    pub lines: u64,
    /// Size.
    pub size_bytes: u64,
    /// Records.
    pub records: u64,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Manifest {
    /// XML files, in read order.
    pub files: Vec<WrittenFile>,
    /// Additions.
    pub added: u64,
    /// Modifications.
    pub modified: u64,
    /// Deletions.
    pub deleted: u64,
    /// Values in which a `$` or a control character became a space.
    pub replaced: u64,
    /// Whether the DTD is beside the files.
    pub has_dtd: bool,
}

/// Writes a delivery into a folder. Nothing has its final name before [`AafWriter::finish`].
pub struct AafWriter {
    folder: PathBuf,
    options: WriteOptions,
    open: BTreeMap<Category, OpenFile>,
    numbers: BTreeMap<Category, u32>,
    done: Vec<(PathBuf, (Option<Category>, u32), WrittenFile)>,
    manifest: Manifest,
    text: String,
    record: Record,
}

struct OpenFile {
    output: BufWriter<File>,
    part: PathBuf,
    number: u32,
    written: WrittenFile,
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE ficAlimMENESR SYSTEM \"ficAlimMENESR.dtd\">\n<ficAlimMENESR>\n<!-- versionAF=\"AAF-VE2003\" -->\n";
const FOOT: &str = "\n</ficAlimMENESR>\n";

impl AafWriter {
    /// Prepares a delivery into an existing folder.
    pub fn new(folder: &Path, options: WriteOptions) -> Result<Self, FormatError> {
        let is_ok = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let prefix = &options.prefix;
        if prefix.is_empty() || prefix.len() > 80 || !prefix.chars().all(is_ok) || prefix.starts_with('.') {
            return Err(FormatError::Unwritable(Unwritable::Prefix(prefix.clone())));
        }
        Ok(Self {
            folder: folder.to_owned(),
            options,
            open: BTreeMap::new(),
            numbers: BTreeMap::new(),
            done: Vec::new(),
            manifest: Manifest::default(),
            text: String::new(),
            record: Record::default(),
        })
    }

    /// Adds an entity, with the attributes selected.
    pub fn add<E: Entity>(&mut self, entity: &E) -> Result<(), FormatError> {
        let mut record = std::mem::take(&mut self.record);
        record.fill(entity, self.options.dialect, &self.options.selection);
        let written = self.write(&record);
        self.record = record;
        written
    }

    /// Writes a record as it is.
    pub fn write(&mut self, record: &Record) -> Result<(), FormatError> {
        let category = record.category;
        if self.options.kind == DeliveryKind::Complete && record.operation != Operation::Add {
            return Err(FormatError::Unwritable(Unwritable::ChangeInComplete(record.id.clone())));
        }
        if self.options.dialect.attributes(category).is_empty() {
            let (category, dialect) = (category.file_type(), self.options.dialect.name());
            return Err(FormatError::Unwritable(Unwritable::NoSuchFile { category, dialect }));
        }
        let is_full = |file: &OpenFile| file.written.records >= self.options.records_max.max(1);
        if self.open.get(&category).is_some_and(is_full) {
            self.close(category)?;
        }
        if !self.open.contains_key(&category) {
            self.open(category)?;
        }
        self.text.clear();
        write_record(record, &mut self.text);
        let Some(file) = self.open.get_mut(&category) else { return Ok(()) };
        file.output.write_all(self.text.as_bytes()).map_err(FormatError::io(&file.part))?;
        file.written.add(&self.text);
        file.written.records += 1;
        self.manifest.replaced += u64::from(record.replaced);
        match record.operation {
            Operation::Add => self.manifest.added += 1,
            Operation::Modify => self.manifest.modified += 1,
            Operation::Delete => self.manifest.deleted += 1,
        }
        Ok(())
    }

    /// Writes the description of the delivery, where the recipient asks for it (`InfosEducNat`).
    pub fn write_infos(&mut self, infos: &[(String, String)]) -> Result<(), FormatError> {
        // The DTD knows no `param`: this file does not name it.
        let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ficAlimMENESR>\n".to_owned();
        for (name, value) in infos {
            text.push_str("<param name=\"");
            escape(&name.replace('"', "'"), &mut text);
            text.push_str("\"><value>");
            escape(value, &mut text);
            text.push_str("</value></param>\n");
        }
        text.push_str("</ficAlimMENESR>\n");
        let name = self.file_name(None, 0);
        let part = self.folder.join(format!(".{name}.part"));
        let mut file = File::create(&part).map_err(FormatError::io(&part))?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(FormatError::io(&part))?;
        let mut written = WrittenFile { name, lines: 0, size_bytes: 0, records: infos.len() as u64 };
        written.add(&text);
        self.done.push((part, (None, 0), written));
        Ok(())
    }

    /// Ends the files and gives them their names. A complete delivery has all its files, be they empty.
    pub fn finish(mut self) -> Result<Manifest, FormatError> {
        if self.options.kind == DeliveryKind::Complete {
            for category in std::mem::take(&mut self.options.categories) {
                if !self.numbers.contains_key(&category) {
                    self.open(category)?;
                }
            }
        }
        for category in Category::ALL {
            self.close(category)?;
        }
        self.done.sort_by_key(|(_, order, _)| *order);
        for (part, _, written) in std::mem::take(&mut self.done) {
            let path = self.folder.join(&written.name);
            std::fs::rename(&part, &path).map_err(FormatError::io(&path))?;
            self.manifest.files.push(written);
        }
        if self.options.has_dtd {
            let part = self.folder.join(format!(".{DTD_NAME}.part"));
            let path = self.folder.join(DTD_NAME);
            std::fs::write(&part, DTD).map_err(FormatError::io(&part))?;
            std::fs::rename(&part, &path).map_err(FormatError::io(&path))?;
            self.manifest.has_dtd = true;
        }
        Ok(std::mem::take(&mut self.manifest))
    }

    fn file_name(&self, category: Option<Category>, number: u32) -> String {
        let WriteOptions { prefix, kind, on, .. } = &self.options;
        AafFileName { prefix: prefix.clone(), kind: *kind, on: *on, category, number }.to_string()
    }

    fn open(&mut self, category: Category) -> Result<(), FormatError> {
        let next = self.numbers.entry(category).or_insert(0);
        let number = *next;
        *next += 1;
        if number > 9_999 {
            return Err(FormatError::Unwritable(Unwritable::TooManyFiles));
        }
        let name = self.file_name(Some(category), number);
        let part = self.folder.join(format!(".{name}.part"));
        let file = File::create(&part).map_err(FormatError::io(&part))?;
        let mut output = BufWriter::with_capacity(256 << 10, file);
        output.write_all(HEAD.as_bytes()).map_err(FormatError::io(&part))?;
        let mut written = WrittenFile { name, lines: 0, size_bytes: 0, records: 0 };
        written.add(HEAD);
        self.open.insert(category, OpenFile { output, part, number, written });
        Ok(())
    }

    fn close(&mut self, category: Category) -> Result<(), FormatError> {
        let Some(mut file) = self.open.remove(&category) else { return Ok(()) };
        let io = |error| FormatError::io(&file.part)(error);
        file.output.write_all(FOOT.as_bytes()).map_err(io)?;
        file.written.add(FOOT);
        let output = file.output.into_inner().map_err(|error| io(error.into_error()))?;
        output.sync_all().map_err(io)?;
        self.done.push((file.part, (Some(category), file.number), file.written));
        Ok(())
    }
}

impl Drop for AafWriter {
    /// What was not finished leaves nothing behind.
    fn drop(&mut self) {
        let parts = self.open.values().map(|file| &file.part).chain(self.done.iter().map(|(part, ..)| part));
        for part in parts {
            let _ = std::fs::remove_file(part);
        }
    }
}

impl WrittenFile {
    fn add(&mut self, text: &str) {
        self.size_bytes += text.len() as u64;
        self.lines += memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64;
    }
}

fn write_record(record: &Record, out: &mut String) {
    let (request, list, item) = match record.operation {
        Operation::Add => ("addRequest", "attributes", "attr"),
        Operation::Modify => ("modifyRequest", "modifications", "modification"),
        Operation::Delete => ("deleteRequest", "", ""),
    };
    let (name, value) = record.category.operational();
    for text in ["\n<", request, ">\n<operationalAttributes><attr name=\"", name, "\"><value>", value] {
        out.push_str(text);
    }
    out.push_str("</value></attr></operationalAttributes>\n<identifier><id>");
    escape(&record.id, out);
    out.push_str("</id></identifier>\n");
    if record.operation != Operation::Delete {
        for text in ["<", list, ">\n"] {
            out.push_str(text);
        }
        for (name, values) in record.attributes() {
            for text in ["<", item, " name=\""] {
                out.push_str(text);
            }
            escape(name, out);
            out.push_str(if record.operation == Operation::Modify {
                "\" operation=\"replace\">"
            } else {
                "\">"
            });
            for value in values {
                if value.is_empty() {
                    out.push_str("<value/>");
                } else {
                    out.push_str("<value>");
                    escape(value, out);
                    out.push_str("</value>");
                }
            }
            for text in ["</", item, ">\n"] {
                out.push_str(text);
            }
        }
        for text in ["</", list, ">\n"] {
            out.push_str(text);
        }
    }
    for text in ["</", request, ">\n"] {
        out.push_str(text);
    }
}

/// `&`, `<`, `>`; a carriage return, which would be lost; other control characters are not XML and are left out.
fn escape(text: &str, out: &mut String) {
    let special =
        |byte: u8| matches!(byte, b'&' | b'<' | b'>') || byte < b' ' && !matches!(byte, b'\n' | b'\t');
    let mut rest = text;
    while let Some(found) = rest.bytes().position(special) {
        out.push_str(&rest[..found]);
        match rest.as_bytes()[found] {
            b'&' => out.push_str("&amp;"),
            b'<' => out.push_str("&lt;"),
            b'>' => out.push_str("&gt;"),
            b'\r' => out.push_str("&#13;"),
            _ => {}
        }
        rest = &rest[found + 1..];
    }
    out.push_str(rest);
}
