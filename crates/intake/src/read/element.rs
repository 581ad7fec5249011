//! Records of the ministry's XML (SIECLE, STS, AAF, GPEI) as rows: an element, its parts as cells.
//!
//! Reading the documents is `entente-formats`; which element makes a row is said by the dataset (`entente.record`). A cell is
//! the value of a part of the element, under its path in it (`SCOLARITE_AN_DERNIER/CODE_MEF`, `@ELEVE_ID`); several values
//! stand between bars. Parts that are no variable of the dataset are not read.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use entente_formats::aaf::{AafReader, Operation};
use entente_formats::{
    Cells as Parts, EncodingReport, Findings, FlatReader, FormatError, Limits, RecognisedFormat,
};
use entente_model::{Dataset, FindingCode, FindingGroup, Message, Place, Severity};

use super::fault::{ReadFault, group, system, unreadable};
use super::names::fold;
use super::{CellReader, Cells, SheetHeader};

/// Bytes in which a document shows its root.
const HEAD_BYTES: u64 = 8192;

/// Which element makes a row, and the columns that it may have.
#[derive(Clone, Debug, Default)]
pub(super) struct ElementShape {
    element: Arc<str>,
    /// Variables, as the dataset writes them: an element leaves out what is empty, so each is a column.
    variables: Vec<String>,
    /// Variables that must not be there: a column where one is met.
    excluded: Vec<String>,
}

impl ElementShape {
    /// The one that the dataset declares.
    pub(super) fn of(dataset: &Dataset) -> Option<Self> {
        let element = dataset.record.as_deref()?.into();
        let variables = dataset.variables.iter().map(|variable| variable.name.to_string()).collect();
        let excluded = dataset.excluded.iter().map(|variable| variable.name.to_string()).collect();
        Some(Self { element, variables, excluded })
    }
}

/// A document, one of whose elements makes the rows.
#[derive(Debug)]
pub(super) struct Elements {
    path: PathBuf,
    element: Arc<str>,
    is_aaf: bool,
    columns: Vec<String>,
}

impl Elements {
    /// Opens a document that this crate's formats know and that has such an element, with what its encoding hides; `None` for any
    /// other file.
    pub(super) fn open(
        path: &Path,
        shape: &ElementShape,
    ) -> Result<Option<(Self, Vec<FindingGroup>)>, ReadFault> {
        let mut head = Vec::new();
        File::open(path).and_then(|file| file.take(HEAD_BYTES).read_to_end(&mut head)).map_err(system)?;
        let format = RecognisedFormat::of_head(&head);
        if !format.is_xml() || format == RecognisedFormat::OtherXml {
            return Ok(None);
        }
        let mut elements = Self {
            path: path.to_owned(),
            element: Arc::clone(&shape.element),
            is_aaf: format == RecognisedFormat::Aaf,
            columns: shape.variables.clone(),
        };
        let mut source = elements.source()?;
        let mut met: HashSet<String> = HashSet::new();
        let mut has_element = false;
        while source.next(&mut |_, parts| {
            has_element = true;
            for part in parts.iter() {
                if !met.contains(part.variable) {
                    met.insert(part.variable.to_owned());
                }
            }
        })? {}
        let met: HashSet<String> = met.iter().map(|name| fold(name)).collect();
        elements.columns.extend(shape.excluded.iter().filter(|name| met.contains(&fold(name))).cloned());
        let lies = lies_of(source.document.encoding());
        Ok(has_element.then(|| (elements, lies.into_iter().collect())))
    }

    /// Reads the document.
    pub(super) fn cells(&self) -> Result<Box<dyn CellReader>, ReadFault> {
        let column_of = self.columns.iter().enumerate().map(|(column, name)| (fold(name), column)).collect();
        Ok(Box::new(ElementReader {
            source: self.source()?,
            columns: self.columns.clone(),
            column_of,
            places: HashMap::new(),
            row: vec![None; self.columns.len()],
        }))
    }

    fn source(&self) -> Result<Source, ReadFault> {
        let file = File::open(&self.path).map_err(system)?;
        let limits = Limits::default();
        let document = if self.is_aaf {
            Document::Aaf(Box::new(AafReader::new(file, limits)))
        } else {
            Document::Flat(Box::new(FlatReader::new(file, limits).map_err(fault)?))
        };
        Ok(Source { document, element: Arc::clone(&self.element) })
    }
}

enum Document {
    /// SIECLE, STS.
    Flat(Box<FlatReader<File>>),
    /// AAF, GPEI.
    Aaf(Box<AafReader<File>>),
}

impl Document {
    fn encoding(&self) -> &EncodingReport {
        match self {
            Self::Flat(reader) => reader.encoding(),
            Self::Aaf(reader) => reader.encoding(),
        }
    }
}

/// The finding on a document, read to its end, that is not in the encoding that it declares: it is read as it is, and others may not.
fn lies_of(encoding: &EncodingReport) -> Option<FindingGroup> {
    if encoding.lies == 0 {
        return None;
    }
    let place = Place::line(encoding.lie_line.unwrap_or(1));
    let told = |id: &str| {
        Message::new(id)
            .with("declared", encoding.declared.as_deref().unwrap_or("UTF-8"))
            .with("encoding", encoding.actual())
            .with("line", place.line)
            .count("count", encoding.lies)
    };
    let (message, remedy) = (told("finding-encoding-declared"), told("remedy-encoding-declared"));
    Some(group(FindingCode::Encoding, Severity::Warning, encoding.lies, vec![place.clone()], message, remedy))
}

struct Source {
    document: Document,
    element: Arc<str>,
}

impl Source {
    /// Gives the next element that makes a row, with its line; `false` after the last.
    fn next(&mut self, take: &mut dyn FnMut(u64, &Parts)) -> Result<bool, ReadFault> {
        match &mut self.document {
            Document::Flat(reader) => {
                while let Some(record) = reader.next_record().map_err(fault)? {
                    if record.kind == &*self.element {
                        take(record.line, record.cells);
                        return Ok(true);
                    }
                }
            }
            Document::Aaf(reader) => {
                // What is wrong with an attribute is found by the checks of its variable.
                let mut findings = Findings::default();
                while reader.advance(&mut findings).map_err(fault)? {
                    let line = reader.record_line();
                    let record = reader.record();
                    if record.operation == Operation::Add && record.category.file_type() == &*self.element {
                        take(line, record.cells());
                        return Ok(true);
                    }
                }
            }
        }
        Ok(false)
    }
}

struct ElementReader {
    source: Source,
    columns: Vec<String>,
    /// By folded name.
    column_of: HashMap<String, usize>,
    /// By the names of the document, once met.
    places: HashMap<String, Option<usize>>,
    row: Vec<Option<String>>,
}

impl CellReader for ElementReader {
    fn header(&mut self) -> Result<Option<SheetHeader>, ReadFault> {
        Ok(Some(SheetHeader { names: self.columns.clone(), line: 1 }))
    }

    fn next(&mut self, target_bytes: usize) -> Result<Option<Cells>, ReadFault> {
        let Self { source, columns, column_of, places, row } = self;
        let mut cells = Cells::new(columns.len());
        let mut rows = 0;
        while cells.len() < target_bytes.max(1) {
            let found = source.next(&mut |line, parts| {
                row.iter_mut().for_each(|cell| *cell = None);
                for part in parts.iter() {
                    if !places.contains_key(part.variable) {
                        let place = column_of.get(&fold(part.variable)).copied();
                        places.insert(part.variable.to_owned(), place);
                    }
                    let Some(column) = places.get(part.variable).copied().flatten() else { continue };
                    match &mut row[column] {
                        Some(text) => {
                            text.push('|');
                            text.push_str(part.value);
                        }
                        empty => *empty = Some(part.value.to_owned()),
                    }
                }
                for cell in row.iter() {
                    cells.push(cell.as_deref().unwrap_or_default().as_bytes());
                }
                cells.end_row(line);
            })?;
            if !found {
                break;
            }
            rows += 1;
        }
        Ok((rows > 0).then_some(cells))
    }
}

fn fault(error: FormatError) -> ReadFault {
    match error {
        FormatError::Io { source, .. } => system(source),
        FormatError::EntityDeclaration { line } => unreadable("xml-entity").at(line),
        FormatError::Malformed { line, path, .. } | FormatError::TooMuch { line, path, .. } => {
            unreadable("xml").with("path", path).at(line)
        }
        other => unreadable("xml").with("path", "").at(other.line().unwrap_or(1)),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn open(text: &str, record: &str, names: &[&str]) -> Result<Option<Elements>, ReadFault> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        let path = file.into_temp_path().keep().unwrap();
        let variables = names.iter().map(|name| (*name).to_owned()).collect();
        let shape = ElementShape { element: record.into(), variables, excluded: vec!["SECRET".into()] };
        let opened = Elements::open(&path, &shape);
        if !matches!(opened, Ok(Some(_))) {
            std::fs::remove_file(&path).unwrap();
        }
        Ok(opened?.map(|(elements, _)| elements))
    }

    fn rows(elements: &Elements) -> Vec<(u64, Vec<String>)> {
        let mut reader = elements.cells().unwrap();
        let mut rows = Vec::new();
        while let Some(cells) = reader.next(1).unwrap() {
            rows.extend(cells.seen.rows.clone());
        }
        std::fs::remove_file(&elements.path).unwrap();
        rows
    }

    #[test]
    fn an_element_is_a_row_with_its_line() {
        let text = "<?xml version='1.0'?><BEE_ELEVES VERSION='4.0'><PARAMETRES><UAJ>0990001N</UAJ></PARAMETRES><DONNEES>\
            <ELEVES><ELEVE ELEVE_ID='1'><PRENOM>A</PRENOM><PRENOM>B</PRENOM><SECRET>x</SECRET></ELEVE>\n\
            <ELEVE ELEVE_ID='2'/></ELEVES><OPTIONS><OPTION ELEVE_ID='1'/></OPTIONS></DONNEES></BEE_ELEVES>";
        let elements = open(text, "ELEVE", &["ELEVE_ID", "PRENOM", "NOM"]).unwrap().unwrap();
        assert_eq!(elements.columns, ["ELEVE_ID", "PRENOM", "NOM", "SECRET"]);
        let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
        let expected = [(1, row(["1", "A|B", "", "x"])), (2, row(["2", "", "", ""]))];
        assert_eq!(rows(&elements), expected);
    }

    #[test]
    fn an_addition_of_an_aaf_file_is_a_row_of_its_category() {
        let request = |name: &str, category: &str, id: &str| {
            format!(
                "<{name}><operationalAttributes><attr name='categoriePersonne'><value>{category}</value></attr>\
                 </operationalAttributes><identifier><id>{id}</id></identifier><attributes>\
                 <attr name='ENTPersonJointure'><value>{id}</value></attr><attr name='sn'><value>ESSAI</value></attr>\
                 </attributes></{name}>"
            )
        };
        let text = format!(
            "<ficAlimMENESR>{}\n{}</ficAlimMENESR>",
            request("addRequest", "Eleve", "7"),
            request("addRequest", "PersEducNat", "8")
        );
        let elements = open(&text, "PersEducNat", &["ENTPersonJointure", "sn"]).unwrap().unwrap();
        assert_eq!(rows(&elements), [(2, vec!["8".to_owned(), "ESSAI".into()])]);
    }

    #[test]
    fn other_files_are_left_and_hostile_ones_refused() {
        assert!(open("<html/>", "ELEVE", &["prenom"]).unwrap().is_none());
        assert!(open("prenom;nom\nA;B\n", "ELEVE", &["prenom"]).unwrap().is_none());
        let without = "<BEE_ELEVES><DONNEES><OPTIONS><OPTION/></OPTIONS></DONNEES></BEE_ELEVES>";
        assert!(open(without, "ELEVE", &["prenom"]).unwrap().is_none());
        let bomb = "<!DOCTYPE x [<!ENTITY a 'b'>]><BEE_ELEVES/>";
        let id = |text| open(text, "ELEVE", &["prenom"]).unwrap_err().message.id;
        assert_eq!(id(bomb), "finding-unreadable-xml-entity");
        assert_eq!(id("<BEE_ELEVES><DONNEES><ELEVES><ELEVE>"), "finding-unreadable-xml");
    }
}
