//! Nomenclatures in XML: SIECLE `Nomenclature.xml` (BEE_NOMENCLATURES) and the AAF files of matières and MEF.
//!
//! Streamed: no tree is built. A DTD is never fetched and no entity of a document is ever expanded; one that declares
//! some is refused. These files hold no persons, and elements of other kinds are passed over.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8};
use entente_model::Code;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::bcn::{CodesRead, one_line};
use super::{
    ReferenceError, ReferenceFile, ReferenceNote, ReferencePart, date, failed, first_day_without, malformed,
};

/// The largest nomenclature seen is of 3 MB; a text of a document is never longer than the document.
const SIZE_BYTES_MAX: u64 = 64 << 20;
/// Elements inside elements: nomenclatures have six.
const DEPTH_MAX: usize = 64;

/// Lists of SIECLE by the element of one of their lines.
const SIECLE: [(&str, &str); 16] = [
    ("MEF", "mef"),
    ("MATIERE", "matieres"),
    ("REGIME", "regimes"),
    ("LIEN_PARENTE", "liens-parente"),
    ("PROFESSION", "pcs"),
    ("STATUT_ELEVE", "statuts-eleve"),
    ("CONTRAT", "contrats"),
    ("TYPE_ETABLISSEMENT", "types-etablissement"),
    ("MOTIF_SORTIE", "motifs-sortie"),
    ("PROVENANCE", "provenances"),
    ("BOURSE", "bourses"),
    ("CIVILITE", "civilites"),
    ("MODALITE_ELECTION", "modalites-election"),
    ("MODALITE_COURS", "modalites-cours"),
    ("N_NIVEAU_RESPONSABILITE", "niveaux-responsabilite"),
    ("N_PERSONNALISATION_PARCOURS", "personnalisations-parcours"),
];

/// A line while its element is open.
#[derive(Default)]
struct OpenCode {
    list: &'static str,
    code: String,
    label_long: String,
    label: String,
    group: String,
    opens: String,
    closes: String,
}

pub(super) fn read(path: &Path) -> Result<ReferenceFile, ReferenceError> {
    let input = File::open(path).map_err(failed(path))?;
    if input.metadata().map_err(failed(path))?.len() > SIZE_BYTES_MAX {
        return Err(ReferenceError::TooLarge { path: path.to_owned(), max_bytes: SIZE_BYTES_MAX });
    }
    let text = DecodedRead::new(BufReader::new(input.take(SIZE_BYTES_MAX))).map_err(failed(path))?;
    let mut walk = Walk::new(path);
    let mut reader = Reader::from_reader(BufReader::new(text));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader
            .read_event_into(&mut buffer)
            .map_err(|error| malformed(path, &format!("byte {}: {error}", reader.error_position())))?;
        match event {
            Event::Start(start) => walk.start(&start)?,
            Event::Empty(start) => {
                walk.start(&start)?;
                walk.end()?;
            }
            Event::End(_) => walk.end()?,
            Event::Text(text) => walk.text.push_str(&text),
            Event::CData(text) => walk.text.push_str(&text),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(character)) => walk.text.push(character),
                Ok(None) => walk.text.push_str(resolve_xml_entity(&reference).unwrap_or_default()),
                Err(error) => return Err(malformed(path, &error)),
            },
            // An internal subset may declare entities: none of these files has one.
            Event::DocType(doctype) if doctype.contains('[') => {
                return Err(malformed(path, &"the document declares its own entities or elements"));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    walk.finish()
}

/// Where the walk stands in the document.
struct Walk<'p> {
    path: &'p Path,
    elements: Vec<String>,
    text: String,
    /// Name of the `<attr>` of AAF that is open.
    attribute: String,
    open: Option<OpenCode>,
    lists: Vec<(&'static str, CodesRead)>,
    file: ReferenceFile,
    root_seen: bool,
    rank: u64,
}

impl<'p> Walk<'p> {
    fn new(path: &'p Path) -> Self {
        Self {
            path,
            elements: Vec::new(),
            text: String::new(),
            attribute: String::new(),
            open: None,
            lists: Vec::new(),
            file: ReferenceFile::default(),
            root_seen: false,
            rank: 0,
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), ReferenceError> {
        let name = start.name().0.to_owned();
        if !self.root_seen {
            self.root_seen = true;
            if !matches!(name.as_str(), "BEE_NOMENCLATURES" | "ficAlimMENESR") {
                return Err(ReferenceError::Unknown {
                    path: self.path.to_owned(),
                    header: format!("<{name}>"),
                });
            }
        }
        if self.elements.len() == DEPTH_MAX {
            return Err(malformed(self.path, &"its elements are too deep"));
        }
        self.text.clear();
        match name.as_str() {
            "addRequest" | "modifyRequest" => self.open = Some(OpenCode::default()),
            "attr" => self.attribute = attribute(start, |found| found == "name").unwrap_or_default(),
            _ => {
                let is_line = self.elements.len() == 3 && self.elements[0] == "BEE_NOMENCLATURES";
                if let Some((_, list)) = SIECLE.iter().find(|(element, _)| is_line && *element == name) {
                    let code =
                        attribute(start, |found| found.contains("CODE") || found == "NIVEAU_RESPONSABILITE");
                    self.open =
                        Some(OpenCode { list, code: code.unwrap_or_default(), ..OpenCode::default() });
                }
            }
        }
        self.elements.push(name);
        Ok(())
    }

    fn end(&mut self) -> Result<(), ReferenceError> {
        let Some(name) = self.elements.pop() else { return Ok(()) };
        let text = one_line(&std::mem::take(&mut self.text));
        match name.as_str() {
            "addRequest" | "modifyRequest" => self.close(),
            "value" => self.aaf(text),
            _ if self.elements.first().is_none_or(|root| root != "BEE_NOMENCLATURES") => {}
            _ if self.elements.len() == 3 && self.open.is_some() => self.close(),
            _ => {
                if let Some(open) = self.open.as_mut().filter(|_| self.elements.len() == 4) {
                    siecle(open, &name, text);
                }
            }
        }
        Ok(())
    }

    fn aaf(&mut self, text: String) {
        let Some(open) = &mut self.open else { return };
        match self.attribute.as_str() {
            "categorieMatiere" => open.list = "matieres",
            "categorieMef" => open.list = "mef",
            "ENTMatJointure" | "ENTMefJointure" => open.code = text,
            "ENTLibelleMatiere" | "ENTLibelleMef" => open.label = text,
            "ENTMEFSTAT11" => open.group = text,
            _ => {}
        }
    }

    fn close(&mut self) {
        self.rank += 1;
        let Some(open) = self.open.take().filter(|open| !open.list.is_empty()) else { return };
        if open.code.is_empty() || open.code.len() > 40 || open.code.contains([';', '"']) {
            return self.file.note(ReferenceNote::BadCode { code: open.code, line: self.rank });
        }
        let mut opens_on = date(&open.opens);
        let closes_on = first_day_without(&open.closes);
        if opens_on.zip(closes_on).is_some_and(|(opens, closes)| closes <= opens) {
            self.file.note(ReferenceNote::ReversedDates { code: open.code.clone(), line: self.rank });
            opens_on = None;
        }
        let label = if open.label.is_empty() { open.label_long } else { open.label };
        let group = Some(open.group).filter(|group| !group.is_empty());
        let code = Code { code: open.code, label, opens_on, closes_on, group };
        let place = self.lists.iter().position(|(list, _)| *list == open.list).unwrap_or_else(|| {
            self.lists.push((open.list, CodesRead::default()));
            self.lists.len() - 1
        });
        if let Some(note) = self.lists[place].1.add(code, self.rank) {
            self.file.note(note);
        }
    }

    fn finish(mut self) -> Result<ReferenceFile, ReferenceError> {
        if !self.elements.is_empty() {
            return Err(malformed(self.path, &"the document is cut"));
        }
        self.file.parts = self
            .lists
            .into_iter()
            .map(|(list, read)| ReferencePart::CodeList(list.into(), read.codes))
            .collect();
        if self.file.parts.is_empty() {
            return Err(malformed(self.path, &"it holds no nomenclature"));
        }
        Ok(self.file)
    }
}

/// The value of the first attribute whose name fits.
fn attribute(start: &BytesStart<'_>, fits: impl Fn(&str) -> bool) -> Option<String> {
    let found = start.attributes().flatten().find(|attribute| fits(attribute.key.0))?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| one_line(&value))
}

fn siecle(open: &mut OpenCode, element: &str, text: String) {
    match element {
        // Written for people, with its accents; the long one is in capitals.
        "LIBELLE_EDITION" => open.label = text,
        "LIBELLE_LONG" | "LIBELLE_LONG_PCS" => open.label_long = text,
        "LIBELLE_COURT" | "LIBELLE_COURT_PCS" if open.label_long.is_empty() => open.label_long = text,
        "CODE_MEFSTAT" => open.group = text,
        "DATE_OUVERTURE" => open.opens = text,
        "DATE_FERMETURE" => open.closes = text,
        _ => {}
    }
}

/// UTF-8 out of the encoding that the XML declaration names; without one, UTF-8.
struct DecodedRead<R> {
    input: R,
    decoder: Decoder,
    ended: bool,
}

impl<R: BufRead> DecodedRead<R> {
    fn new(mut input: R) -> io::Result<Self> {
        let start = input.fill_buf()?;
        let declaration = String::from_utf8_lossy(&start[..start.len().min(200)]).into_owned();
        let named = declaration.split("?>").next().and_then(|head| head.split_once("encoding="));
        let label = named.map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
        let label = label.and_then(|rest| rest.split(['"', '\'']).next()).unwrap_or("utf-8");
        let encoding = Encoding::for_label(label.as_bytes()).unwrap_or(UTF_8);
        Ok(Self { input, decoder: encoding.new_decoder(), ended: false })
    }
}

impl<R: BufRead> Read for DecodedRead<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !self.ended {
            let source = self.input.fill_buf()?;
            let last = source.is_empty();
            let (result, read, written, _) = self.decoder.decode_to_utf8(source, out, last);
            self.input.consume(read);
            self.ended = last && result == CoderResult::InputEmpty;
            if written > 0 || (result == CoderResult::OutputFull && read == 0) {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn read_text(bytes: &[u8]) -> Result<ReferenceFile, ReferenceError> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        read(file.path())
    }

    #[test]
    fn reads_both_forms_in_their_encodings() {
        let siecle = b"<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?><BEE_NOMENCLATURES><DONNEES><MATIERES>\
            <MATIERE CODE_MATIERE=\"990100\"><LIBELLE_LONG>ESSAI</LIBELLE_LONG><LIBELLE_EDITION>\xc9tude &amp; \xa4</LIBELLE_EDITION>\
            </MATIERE></MATIERES></DONNEES></BEE_NOMENCLATURES>";
        let ReferencePart::CodeList(id, codes) = &read_text(siecle).unwrap().parts[0] else { panic!() };
        assert_eq!((id.as_str(), codes[0].label.as_str()), ("matieres", "Étude & €"));
        let aaf = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE ficAlimMENESR SYSTEM \"ficAlimMENESR.dtd\"><ficAlimMENESR>\
            <addRequest><operationalAttributes><attr name=\"categorieMef\"><value>MefEducNat</value></attr></operationalAttributes>\
            <identifier><id>99010001110</id></identifier><attributes><attr name=\"ENTMefJointure\"><value>99010001110</value></attr>\
            <attr name=\"ENTLibelleMef\"><value>CLASSE D'ESSAI</value></attr><attr name=\"ENTMEFSTAT11\"><value>29910010001</value></attr>\
            </attributes></addRequest></ficAlimMENESR>";
        let ReferencePart::CodeList(id, codes) = &read_text(aaf.as_bytes()).unwrap().parts[0] else {
            panic!()
        };
        assert_eq!((id.as_str(), codes[0].group.as_deref()), ("mef", Some("29910010001")));
    }

    #[test]
    fn refuses_entities_and_what_is_cut() {
        for text in [
            "<!DOCTYPE a [<!ENTITY x \"y\">]><BEE_NOMENCLATURES></BEE_NOMENCLATURES>",
            "<BEE_NOMENCLATURES><DONNEES>",
            "<html></html>",
            "<BEE_NOMENCLATURES></BEE_NOMENCLATURES>",
        ] {
            assert!(read_text(text.as_bytes()).is_err(), "{text}");
        }
        let deep = "<BEE_NOMENCLATURES>".repeat(100);
        assert!(read_text(deep.as_bytes()).is_err());
    }
}
